"""The roster (代表名册) as lists show it: lines of mandates, filtered and ordered in SQL."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlmodel import Session, col

from npcdesk.job import Job, Step
from npcdesk.models import (
    Mandate,
    Person,
    RosterLine,
    Sex,
    Station,
    Term,
    VisitDelegate,
)
from npcdesk.office import (
    absences,
    delegate_facts,
    delegation_order,
    roster_order,
    windows,
)
from npcdesk.office.windows import Window
from npcdesk.rules import identity
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import search

CHUNK = 500


@dataclass(frozen=True, slots=True)
class DelegateLine:
    """One mandate in the roster. `phone` is masked; `visits` are this year's at the stations."""

    id: str  # of the mandate
    person_id: str
    name: str
    sex: str
    nation: str
    birth: str
    party: str
    level: str
    delegation: str
    electoral_unit: str
    occupation_class: str
    work_unit: str
    post: str
    phone: str
    delegate_number: str
    visits: int
    status: str
    absences: int = 0  # from the congress of the term, without leave
    photo_id: str = ""  # of the portrait's attachment


@dataclass(frozen=True, slots=True)
class Filter:
    """Which mandates are wanted. Empty means: all."""

    text: str = ""
    level: str = ""
    delegation: str = ""
    occupation_class: str = ""
    sex: str = ""
    status: str = ""
    term: str = ""  # now: not of a former term; else the number of one
    place: str = ""  # unsure: a character's place is not known; placed: given by hand


def count(session: Session, wanted: Filter) -> int:
    """Return how many mandates fit."""
    return windows.count(session, RosterLine, _where(wanted))


def totals(session: Session, wanted: Filter) -> tuple[int, int]:
    """Return how many mandates fit, and how many of them women hold."""
    women = func.count().filter(col(RosterLine.sex) == Sex.FEMALE.value)
    counted = select(func.count(), women).select_from(RosterLine).where(*_where(wanted))
    every, of_women = session.execute(counted).one()
    return int(every), int(of_women)


def lines(
    session: Session,
    wanted: Filter,
    *,
    year: int,
    order: str = "",
    descending: bool = False,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[DelegateLine]:
    """Return a window of the mandates that fit, in one of `roster_order.ORDERS`, "" the usual.

    Visits are counted within `year`.
    """
    names = roster_order.columns(session, order)
    where, order_by = _where(wanted), windows.ordered(RosterLine, names, descending=descending)
    if names[0] == "delegation":
        where, order_by, window = delegation_order.near(
            session, where, names, window, descending=descending
        )
    rows = windows.page(session, RosterLine, where, order_by, window)
    facts = _facts(session, [row.mandate_id for row in rows])
    visits = visits_of(session, [row.person_id for row in rows], year)
    missed = {each.mandate_id: each.absences for each in absences.warned(session)}
    return [
        _line(
            *facts[row.mandate_id],
            visits.get(row.person_id, 0),
            missed.get(row.mandate_id, 0),
        )
        for row in rows
        if row.mandate_id in facts
    ]


def ids(
    session: Session, wanted: Filter, *, order: str = "", descending: bool = False
) -> list[str]:
    """Return the ids of every mandate that fits, in the order of the list."""
    names = roster_order.columns(session, order)
    order_by = windows.ordered(RosterLine, names, descending=descending)
    if names[0] == "delegation":
        order_by = delegation_order.order(session, names, descending=descending)
    some = select(col(RosterLine.mandate_id)).where(*_where(wanted)).order_by(*order_by).subquery()
    # one text, not a row each: sixty thousand come in half the time
    every: list[str] = json.loads(
        session.execute(select(func.json_group_array(some.c.mandate_id))).scalar_one()
    )
    return every


def rule(session: Session, wanted: Filter, order: str = "", *, descending: bool = False) -> str:
    """Return in words by which rule a list is ordered: printed under it."""
    return roster_order.rule(session, order, _where(wanted), descending=descending)


def unsure(session: Session, wanted: Filter) -> int:
    """Return how many names of a list have a character whose place is not known exactly."""
    return roster_order.unsure(session, _where(wanted))


def drafts(
    session: Session, mandate_ids: Sequence[str], *, whole: bool
) -> Job[list[DelegateDraft]]:
    """Return the facts of mandates for a workbook, in the order asked for.

    Telephones and identity numbers are masked unless `whole`; the caller notes that they leave.
    """
    stations: dict[str | None, str] = {
        row[0]: row[1] for row in session.execute(select(col(Station.id), col(Station.name)))
    }
    found: list[DelegateDraft] = []
    for start in range(0, len(mandate_ids), CHUNK):
        part = list(mandate_ids[start : start + CHUNK])
        facts = _facts(session, part)
        some = [
            delegate_facts.draft_of(person, mandate, stations.get(person.station_id, ""), status)
            for mandate, person, status in (facts[each] for each in part if each in facts)
        ]
        found += some if whole else map(_masked, some)
        yield Step(len(found), len(mandate_ids))
    return found


def former_terms(session: Session) -> list[int]:
    """Return the terms of this office's congress before the present one, the newest first."""
    known = select(col(Term.ordinal)).where(col(Term.unit) == "", ~col(Term.deleted))
    return sorted(set(session.execute(known).scalars()), reverse=True)[1:]


def delegations(session: Session) -> list[str]:
    """Return the delegations (代表团), in the order of their names, 第二 before 第三."""
    return delegation_order.delegations(session)


def classes(session: Session) -> list[str]:
    """Return the occupation classes (职业构成), in the order of their names."""
    return windows.distinct(session, RosterLine, "occupation_class")


def visits_of(session: Session, person_ids: list[str], year: int) -> dict[str, int]:
    """Return how many visits within `year` each of the persons has."""
    rows = session.execute(
        select(col(VisitDelegate.person_id), func.count())
        .where(
            col(VisitDelegate.person_id).in_(person_ids),
            col(VisitDelegate.on).between(date(year, 1, 1), date(year, 12, 31)),
            ~col(VisitDelegate.deleted),
            col(VisitDelegate.unit) == "",
        )
        .group_by(col(VisitDelegate.person_id))
    )
    return {row[0]: row[1] for row in rows}


def _masked(draft: DelegateDraft) -> DelegateDraft:
    return draft._replace(
        phone=identity.mask_phone(draft.phone),
        id_number=identity.mask_id(draft.id_number) if draft.id_number else "",
    )


def _facts(session: Session, mandate_ids: list[str]) -> dict[str, tuple[Any, Any, str]]:
    mandate, person = Mandate.__table__, Person.__table__  # type: ignore[attr-defined]
    rows = session.execute(
        select(Mandate, Person, col(RosterLine.status))
        .join(person, person.c.id == mandate.c.person_id)
        .join(RosterLine, col(RosterLine.mandate_id) == mandate.c.id)
        .where(mandate.c.id.in_(mandate_ids))
    )
    return {row[0].id: (row[0], row[1], row[2]) for row in rows}


def _line(mandate: Mandate, person: Person, status: str, visits: int, missed: int) -> DelegateLine:
    return DelegateLine(
        id=mandate.id,
        person_id=person.id,
        name=person.name,
        sex=person.sex.value,
        nation=person.nation,
        birth=person.birth,
        party=person.party,
        level=mandate.level.value,
        delegation=mandate.delegation,
        electoral_unit=mandate.electoral_unit,
        occupation_class=mandate.occupation_class,
        work_unit=person.work_unit,
        post=person.post,
        phone=identity.mask_phone(person.phone),
        delegate_number=mandate.delegate_number,
        visits=visits,
        status=status,
        absences=missed,
        photo_id=person.photo_id or "",
    )


def _where(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return what the lines of a filter fulfil.

    A plus before a column keeps its index out: of a sex or level there are so many that reading
    the order's index, or all lines as they lie, costs less than looking each up. A delegation's
    lines are few, and in their order.
    """
    where: list[ColumnElement[bool]] = [
        literal_column(f"{'' if name == 'delegation' else '+'}roster_line.{name}")
        == getattr(wanted, name)
        for name in ("level", "delegation", "occupation_class", "sex", "status")
        if getattr(wanted, name)
    ]
    term: ColumnElement[int] = literal_column("+roster_line.term")
    if wanted.term == "now":
        newest = select(func.max(col(Term.ordinal))).where(col(Term.unit) == "", ~col(Term.deleted))
        where.append((term == 0) | (term >= newest.scalar_subquery()))
    elif wanted.term:
        where.append(term == int(wanted.term))
    if wanted.place:
        where.append(roster_order.PLACED if wanted.place == "placed" else roster_order.UNSURE)
    return where + windows.holding(RosterLine, search.DELEGATES, wanted.text)
