"""Delegates of one name: what is told of each so that one can be named, and who is meant by it."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import Person, RosterLine
from npcdesk.office import short_ids
from npcdesk.rules import naming


def by_id(text: str) -> ColumnElement[bool] | None:
    """Return the condition that a mandate or its person has the short id `text`; None when not."""
    mandate, person = (
        short_ids.of(col(each), text) for each in (RosterLine.mandate_id, RosterLine.person_id)
    )
    return None if mandate is None or person is None else or_(mandate, person)


def meant(session: Session, some: Sequence[RosterLine], by: str) -> list[RosterLine]:
    """Return those of some delegates of one name that have what stands in the brackets."""
    fit = [
        line
        for line, signs in zip(some, _signs(session, some), strict=True)
        if by in {*signs, "，".join(signs)}
    ]
    fits = by_id(by)
    if fit or fits is None:
        return fit
    theirs = col(RosterLine.person_id).in_([line.person_id for line in some])
    owners = set(session.execute(select(col(RosterLine.person_id)).where(fits, theirs)).scalars())
    return [line for line in some if line.person_id in owners]


def told_apart(session: Session, some: Sequence[RosterLine]) -> str:
    """Return each of some delegates of one name as it can be typed: 刘刚（第一代表团）.

    In the brackets stands the first that no other of them has, else the short id.
    """
    signs = _signs(session, some)
    every = Counter(sign for theirs in signs for sign in set(theirs))
    by = (
        next((sign for sign in theirs if every[sign] == 1), labels.short_id(line.mandate_id))
        for line, theirs in zip(some, signs, strict=True)
    )
    return "、".join(f"“{line.name}（{sign}）”" for line, sign in zip(some, by, strict=True))


def _signs(session: Session, some: Sequence[RosterLine]) -> list[list[str]]:
    """Return what tells each from another: delegation, number, month of birth."""
    theirs = col(Person.id).in_([line.person_id for line in some])
    born = dict(session.execute(select(col(Person.id), col(Person.birth)).where(theirs)).all())
    facts = (
        (line.delegation, line.delegate_number, born[line.person_id].replace("-", "."))
        for line in some
    )
    return [[naming.clean(each) for each in said if each] for said in facts]
