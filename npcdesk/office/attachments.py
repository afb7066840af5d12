"""Attachments: scans, letters, minutes, pictures of a suggestion or of a step of a group's work."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotFound
from npcdesk.models import Attachment, GroupEvent
from npcdesk.office import addressed, group_events, suggestion_events
from npcdesk.store.blobs import Blobs

SUGGESTION, GROUP_STEP = "suggestion", "group_event"
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
    unit = suggestion_events.paper(session, suggestion_id).unit
    of = Attachment(owner=SUGGESTION, owner_id=suggestion_id, unit=unit, **_file(blobs, source))
    return _keep(session, of, caption)


def attach_to_step(
    session: Session, blobs: Blobs, event_id: str, source: Path, caption: str = ""
) -> str:
    """Keep a file with a step of a group's work, as minutes or pictures; return its id.

    It stays in this office and with those above it: the step alone is sent to the offices below.

    Raises:
        NotFound: this office has no such step.
        NotAllowed: the step was taken back, or see `Blobs.put`.
    """
    group_events.standing_step(session, event_id)
    of = Attachment(owner=GROUP_STEP, owner_id=event_id, **_file(blobs, source))
    return _keep(session, of, caption)


def _file(blobs: Blobs, source: Path) -> dict[str, Any]:
    sha256, size = blobs.put(source)
    return {"sha256": sha256, "size_bytes": size, "name": source.name}


def _keep(session: Session, kept: Attachment, caption: str) -> str:
    kept.caption = caption
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
    return [_line(each) for each in kept]


def of_group(session: Session, group_id: str) -> dict[str, list[AttachmentLine]]:
    """Return the attachments of a group's steps, by step, in the order they came."""
    kept = session.execute(
        select(Attachment)
        .join(GroupEvent, col(GroupEvent.id) == col(Attachment.owner_id))
        .where(
            col(Attachment.owner) == GROUP_STEP,
            col(GroupEvent.group_id) == group_id,
            ~col(Attachment.deleted),
            col(Attachment.unit) == "",
        )
        .order_by(col(Attachment.id))
    ).scalars()
    found: dict[str, list[AttachmentLine]] = defaultdict(list)
    for each in kept:
        found[each.owner_id].append(_line(each))
    return found


def _line(kept: Attachment) -> AttachmentLine:
    return AttachmentLine(kept.id, safe_name(kept.name), kept.caption, kept.size_bytes)


def content(session: Session, blobs: Blobs, attachment_id: str) -> bytes:
    """Return an attachment's content, or raise `NotFound` or `StoreDamaged` in words."""
    return blobs.get(_kept(session, attachment_id).sha256)


def put_away(session: Session, attachment_id: str) -> None:
    """Take an attachment off what it belongs to; the content stays on disk for 撤销."""
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
