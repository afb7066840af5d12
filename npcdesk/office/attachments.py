"""Attachments of a suggestion: scans of the original, letters, minutes, pictures."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotFound
from npcdesk.models import Attachment
from npcdesk.office import addressed, suggestion_events
from npcdesk.store.blobs import Blobs

SUGGESTION = "suggestion"
_FORBIDDEN = dict.fromkeys(map(ord, '/\\:*?"<>|'), "_")


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One attachment; `name` is safe to give to a file."""

    id: str
    name: str
    caption: str
    size_bytes: int


def attach(
    session: Session, blobs: Blobs, suggestion_id: str, source: Path, caption: str = ""
) -> str:
    """Keep a file with a suggestion; return the attachment's id. See `Blobs.put` for refusals."""
    sha256, size = blobs.put(source)
    kept = Attachment(
        owner=SUGGESTION,
        owner_id=suggestion_id,
        sha256=sha256,
        size_bytes=size,
        name=source.name,
        caption=caption,
        unit=suggestion_events.paper(session, suggestion_id).unit,
    )
    session.add(kept)
    session.flush()
    return kept.id


def lines(session: Session, suggestion_id: str) -> list[AttachmentLine]:
    """Return the attachments of a suggestion, in the order they came."""
    kept = session.execute(
        select(Attachment)
        .where(
            col(Attachment.owner) == SUGGESTION,
            col(Attachment.owner_id) == suggestion_id,
            ~col(Attachment.deleted),
            col(Attachment.unit) == addressed.unit_of(suggestion_id),
        )
        .order_by(col(Attachment.id))
    ).scalars()
    return [AttachmentLine(a.id, safe_name(a.name), a.caption, a.size_bytes) for a in kept]


def content(session: Session, blobs: Blobs, attachment_id: str) -> bytes:
    """Return an attachment's content, or raise `NotFound` or `StoreDamaged` in words."""
    return blobs.get(_kept(session, attachment_id).sha256)


def put_away(session: Session, attachment_id: str) -> None:
    """Take an attachment off its suggestion; the content stays on disk for 撤销."""
    kept = _kept(session, attachment_id)
    kept.deleted = True
    session.add(kept)


def safe_name(name: str) -> str:
    """Return a sender's file name without separators, control and bidirectional characters."""
    plain = "".join(c for c in name.translate(_FORBIDDEN) if c.isprintable()).strip(" .")
    return plain or "附件"


def _kept(session: Session, attachment_id: str) -> Attachment:
    kept = session.get(Attachment, attachment_id)
    if kept is None or kept.deleted:
        msg = "这个附件不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    if kept.unit:
        suggestion_events.paper(session, kept.owner_id)
    return kept
