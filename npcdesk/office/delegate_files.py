"""Attachments of a delegate: certificates, forms, pictures; the portrait is one of them."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, StoreDamaged
from npcdesk.models import Attachment, Person
from npcdesk.office import attachments, mandate_events
from npcdesk.office.attachments import AttachmentLine
from npcdesk.store.blobs import Blobs

PERSON = "person"
MOST_BYTES = 10 * 1024 * 1024  # of a portrait
_BEGINS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM", b"GIF8", b"RIFF")


def attach(session: Session, blobs: Blobs, mandate_id: str, source: Path, caption: str = "") -> str:
    """Keep a file with the person who holds a mandate; return its id.

    Raises:
        NotFound: the mandate is not in this office's roster.
        NotAllowed: see `Blobs.put`.
    """
    person_id = mandate_events.own(session, mandate_id).person_id
    return attachments.keep(session, blobs, (PERSON, person_id), source, caption)


def lines(session: Session, person_id: str) -> list[AttachmentLine]:
    """Return the attachments of a person but for the portrait, in the order they came."""
    person = session.get(Person, person_id)
    portrait = person.photo_id if person else None
    return [line for line in attachments.kept_with(session, [person_id]) if line.id != portrait]


def keep_photo(session: Session, blobs: Blobs, mandate_id: str, source: Path) -> str:
    """Keep a picture as the portrait of who holds a mandate; return the attachment's id.

    Raises:
        NotAllowed: the file is no picture, or larger than 10 MB.
        NotFound: the mandate is not in this office's roster.
    """
    person = session.get_one(Person, mandate_events.own(session, mandate_id).person_id)
    _require_picture(source)
    made = attach(session, blobs, mandate_id, source, "照片")
    if person.photo_id:
        attachments.put_away(session, person.photo_id)
    person.photo_id = made
    session.add(person)
    return made


def take_photo_off(session: Session, mandate_id: str) -> None:
    """Take the portrait of a delegate off."""
    person = session.get_one(Person, mandate_events.own(session, mandate_id).person_id)
    if person.photo_id:
        attachments.put_away(session, person.photo_id)
    person.photo_id = None
    session.add(person)


def photo(session: Session, blobs: Blobs | None, person_id: str) -> bytes:
    """Return the portrait of a person, nothing when there is none or it is not here yet."""
    person = session.get(Person, person_id)
    kept = session.get(Attachment, person.photo_id) if person and person.photo_id else None
    if kept is None or kept.deleted or blobs is None or not blobs.has(kept.sha256):
        return b""
    return blobs.get(kept.sha256)


def portraits(session: Session, blobs: Blobs | None, photo_ids: Sequence[str]) -> dict[str, bytes]:
    """Return the portraits that are here and whole, by the attachment's id."""
    some = select(Attachment.id, Attachment.sha256).where(
        col(Attachment.id).in_(photo_ids), ~col(Attachment.deleted), Attachment.unit == ""
    )
    found: dict[str, bytes] = {}
    for photo, name in session.exec(some).all() if blobs else ():
        if blobs and blobs.has(name):
            with suppress(StoreDamaged):  # one that is damaged hides no other; 核对 tells of it
                found[photo] = blobs.get(name)
    return found


def _require_picture(source: Path) -> None:
    try:
        with source.open("rb") as file:
            begin = file.read(8)
        size = source.stat().st_size
    except OSError:
        return  # `Blobs.put` says it in words
    if not begin.startswith(_BEGINS):
        msg = f"{source.name} 不是照片，请用 JPG 或 PNG。"
        raise NotAllowed(msg)
    if size > MOST_BYTES:
        msg = f"{source.name} 超过 10 MB，请缩小以后再放进来。"
        raise NotAllowed(msg)
