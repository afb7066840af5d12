"""Attachments: scans, letters, pictures of a suggestion, a promise of it, or a group's step."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Attachment, EventKind, GroupEvent, SuggestionEvent
from npcdesk.office import addressed, group_events, suggestion_events
from npcdesk.rules import dated_events
from npcdesk.rules.suggestion_states import OF_PROMISE
from npcdesk.store.blobs import Blobs

SUGGESTION, GROUP_STEP, PROMISED = "suggestion", "group_event", "suggestion_event"
EVIDENCE = frozenset({EventKind.PROMISE, *OF_PROMISE})
"""The entries of a promise that files hang on: what was agreed, and what became of it."""
_FORBIDDEN = dict.fromkeys(map(ord, '/\\:*?"<>|'), "_")


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One attachment; `name` is safe to give to a file."""

    id: str
    name: str
    caption: str
    size_bytes: int


class KeptAlready(NotAllowed):
    """The same content is kept there already."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many files were kept, and in words those that had been kept already."""

    added: int
    again: str


def attach(
    session: Session, blobs: Blobs, suggestion_id: str, source: Path, caption: str = ""
) -> str:
    """Keep a file with a suggestion; return the attachment's id.

    Raises:
        KeptAlready: the paper has a file of the same content.
        NotAllowed: see `Blobs.put`.
    """
    unit = suggestion_events.paper(session, suggestion_id).unit
    return _keep_once(session, blobs, (SUGGESTION, suggestion_id), source, caption, unit=unit)


def attach_each(sources: Sequence[Path], keep_one: Callable[[Path], object]) -> Taken:
    """Keep files one after another; those that are there already are left out and told.

    See `keep_one` for other refusals: one of them keeps all out.
    """
    added, again = 0, list[str]()
    for source in sources:
        try:
            keep_one(source)
        except KeptAlready as told:
            again.append(str(told))
        else:
            added += 1
    return Taken(added, "".join(again))


def attach_to_step(
    session: Session, blobs: Blobs, event_id: str, source: Path, caption: str = ""
) -> str:
    """Keep a file with a step of a group's work, as minutes or pictures; return its id.

    It stays in this office and with those above it: the step alone is sent to the offices below.

    Raises:
        NotFound: this office has no such step.
        KeptAlready: the step has a file of the same content.
        NotAllowed: the step was taken back, or see `Blobs.put`.
    """
    group_events.standing_step(session, event_id)
    return _keep_once(session, blobs, (GROUP_STEP, event_id), source, caption)


def attach_to_promise(
    session: Session, blobs: Blobs, event_id: str, source: Path, caption: str = ""
) -> str:
    """Keep a file as evidence with an entry of a promise, as its 落实; return its id.

    Raises:
        NotFound: this office has no such entry.
        KeptAlready: the entry has a file of the same content.
        NotAllowed: the entry was taken back, or see `Blobs.put`.
    """
    event = session.get(SuggestionEvent, event_id)
    if event is None or event.deleted or event.kind not in EVIDENCE:
        msg = "这里没有这一条承诺记录，附件请放到承诺、进展、落实或不能落实的记录里。"
        raise NotFound(msg)
    unit = suggestion_events.paper(session, event.suggestion_id).unit
    told = suggestion_events.events(session, event.suggestion_id)
    if event not in dated_events.in_order(told):
        msg = "这一条已经更正，附件请放到别的记录里。"
        raise NotAllowed(msg)
    return _keep_once(session, blobs, (PROMISED, event_id), source, caption, unit=unit)


def _keep_once(
    session: Session,
    blobs: Blobs,
    owner: tuple[str, str],
    source: Path,
    caption: str,
    *,
    unit: str = "",
) -> str:
    name, _ = blobs.put(source)
    table, row_id = owner
    same = select(Attachment.name).where(  # type: ignore[call-overload]
        col(Attachment.owner_id) == row_id,
        col(Attachment.owner) == table,
        col(Attachment.unit) == unit,
        col(Attachment.sha256) == name,
        ~col(Attachment.deleted),
    )
    kept = session.execute(same.limit(1)).scalar()
    if kept is not None:
        here = safe_name(kept)
        also = f"“{source.name}”已经在附件里" if here == source.name else ""
        raise KeptAlready(f"{also or f'“{source.name}”和附件“{here}”内容一样'}，没有再添加。")
    return keep(session, blobs, owner, source, caption, unit=unit)


def keep(
    session: Session,
    blobs: Blobs,
    owner: tuple[str, str],
    source: Path,
    caption: str = "",
    *,
    unit: str = "",
) -> str:
    """Keep a file with a row, `owner` its table and id; return the attachment's id.

    The caller has made sure of the row. See `Blobs.put` for refusals.
    """
    table, row_id = owner
    sha256, size = blobs.put(source)
    kept = Attachment(
        owner=table,
        owner_id=row_id,
        sha256=sha256,
        size_bytes=size,
        name=source.name,
        caption=caption,
        unit=unit,
    )
    session.add(kept)
    session.flush()
    return kept.id


def lines(session: Session, suggestion_id: str) -> list[AttachmentLine]:
    """Return the attachments of a suggestion, in the order they came."""
    return kept_with(session, [suggestion_id], addressed.unit_of(suggestion_id))


def kept_with(session: Session, row_ids: Sequence[str], unit: str = "") -> list[AttachmentLine]:
    """Return the attachments of some rows of whatever table, in the order they came."""
    kept = session.execute(
        select(Attachment)
        .where(
            col(Attachment.owner_id).in_(row_ids),
            ~col(Attachment.deleted),
            col(Attachment.unit) == unit,
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


def of_promises(session: Session, suggestion_id: str) -> dict[str, list[AttachmentLine]]:
    """Return the evidence of a suggestion's promises, by the entry that it hangs on."""
    kept = session.execute(
        select(Attachment)
        .join(SuggestionEvent, col(SuggestionEvent.id) == col(Attachment.owner_id))
        .where(
            col(Attachment.owner) == PROMISED,
            col(SuggestionEvent.suggestion_id) == suggestion_id,
            ~col(Attachment.deleted),
            col(Attachment.unit) == addressed.unit_of(suggestion_id),
        )
        .order_by(col(Attachment.id))
    ).scalars()
    found: dict[str, list[AttachmentLine]] = defaultdict(list)
    for each in kept:
        found[each.owner_id].append(_line(each))
    return found


def of_promise(session: Session, suggestion_id: str, promise_id: str) -> list[AttachmentLine]:
    """Return the evidence of one promise, in the order it came."""
    about = {
        event.id
        for event in suggestion_events.events(session, suggestion_id)
        if promise_id in (event.id, event.about_id)
    }
    by_entry = of_promises(session, suggestion_id)
    found = [line for entry, some in by_entry.items() if entry in about for line in some]
    return sorted(found, key=lambda line: line.id)


def _line(kept: Attachment) -> AttachmentLine:
    return AttachmentLine(kept.id, safe_name(kept.name), kept.caption, kept.size_bytes)


def content(session: Session, blobs: Blobs, attachment_id: str) -> bytes:
    """Return an attachment's content, or raise `NotFound` or `StoreDamaged` in words."""
    return blobs.get(_kept(session, attachment_id).sha256)


def describe(session: Session, attachment_id: str, caption: str) -> None:
    """Keep what an attachment is, in a few words (说明), or raise `NotFound`."""
    kept = _kept(session, attachment_id)
    kept.caption = caption.strip()
    session.add(kept)


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
        entry = session.get(SuggestionEvent, kept.owner_id) if kept.owner == PROMISED else None
        suggestion_events.paper(session, entry.suggestion_id if entry else kept.owner_id)
    return kept
