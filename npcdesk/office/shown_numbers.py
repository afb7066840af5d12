"""Whole telephones and identity numbers: shown one by one or written out, and each time noted."""

import getpass
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from npcdesk.clock import now_ms
from npcdesk.models import Person, ShownNumber
from npcdesk.office import delegates, mandate_events, opinion_files

WHAT = ("phone", "id_number")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One showing. `count` is how many people a file had; `name` is empty then."""

    id: str
    at_ms: int
    who: str
    what: str
    name: str
    count: int
    how: str
    file: str


def reveal(session: Session, mandate_id: str, what: str, *, how: str) -> str:
    """Return a delegate's whole `phone` or `id_number`, and note that it was shown.

    `how` is window or command.
    """
    number = delegates.reveal(session, mandate_id, what)
    person = session.get_one(Person, mandate_events.own(session, mandate_id).person_id)
    session.add(
        ShownNumber(
            at_ms=now_ms(), who=_who(), what=what, person_id=person.id, name=person.name, how=how
        )
    )
    session.flush()
    return number


def reveal_speaker(session: Session, opinion_id: str, *, how: str) -> str:
    """Return the whole phone of who raised an opinion, to be told of the result; and note it.

    The note names the opinion alone: it outlives the person's name.
    """
    number = opinion_files.reveal(session, opinion_id)
    name = f"群众（{opinion_id[-8:]}）"
    session.add(ShownNumber(at_ms=now_ms(), who=_who(), what="phone", name=name, how=how))
    session.flush()
    return number


def exported(session: Session, what: Iterable[str], *, count: int, file: str) -> None:
    """Note that so many people's whole numbers were written into a file."""
    session.add_all(
        ShownNumber(at_ms=now_ms(), who=_who(), what=each, count=count, how="export", file=file)
        for each in what
    )
    session.flush()


def count(session: Session) -> int:
    """Return how many showings were noted on this computer."""
    return int(session.exec(select(func.count()).select_from(ShownNumber)).one())


def lines(session: Session, *, limit: int = 1000) -> list[ShownLine]:
    """Return what was shown on this computer, the newest first."""
    rows = session.exec(select(ShownNumber).order_by(col(ShownNumber.id).desc()).limit(limit))
    return [
        ShownLine(str(r.id), r.at_ms, r.who, r.what, r.name, r.count, r.how, r.file) for r in rows
    ]


def _who() -> str:
    """Return the person as the computer knows them; some systems know nobody."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
