"""换届 as one act: the new term, who continues, and the end of all mandates of the old term."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.clock import now_ms
from npcdesk.errors import NotAllowed
from npcdesk.job import Job, Step
from npcdesk.models import (
    Mandate,
    MandateEvent,
    MandateKind,
    MandateReason,
    MandateStatus,
    RosterLine,
    Term,
    new_ids,
)
from npcdesk.office import offices, roster_import
from npcdesk.office.roster_import import Action, Plan
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.rules.numbered import by_number
from npcdesk.store import bulk

CHUNK = 2000
CARRIED = (
    "delegation",
    "electoral_unit",
    "occupation_class",
    "group_name",
    "grassroots",
    "also_serves",
)
"""What goes on with a delegate who continues; the card's number is given anew."""
_EVENT, _MANDATE = MandateEvent.__table__, Mandate.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate of the term that ends."""

    id: str
    person_id: str
    name: str
    delegation: str
    electoral_unit: str
    status: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said of a 换届. `on` is the day on which the old mandates end."""

    term: int
    on: date
    elected_on: date | None = None
    opened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """What a 换届 did."""

    ended: int
    continued: int
    new: int


def next_term(session: Session) -> int:
    """Return the number of the term that would follow."""
    return offices.here(session).term + 1


def holders(session: Session) -> list[Held]:
    """Return the mandates of this office's congress that have not ended, by 代表团 and strokes."""
    here = offices.here(session)
    rows = session.execute(
        select(RosterLine, Mandate.electoral_unit)
        .join(Mandate, col(Mandate.id) == col(RosterLine.mandate_id))
        .where(
            RosterLine.level == here.level.value,
            col(RosterLine.term).in_((0, here.term)),
            RosterLine.status != MandateStatus.ENDED.value,
        )
        .order_by(RosterLine.strokes, col(RosterLine.seq))
    ).all()
    return [
        Held(line.mandate_id, line.person_id, line.name, line.delegation, place, line.status)
        for line, place in sorted(rows, key=lambda row: by_number(row[0].delegation))
    ]


def plan(session: Session, sheet: RosterSheet) -> Job[Plan]:
    """Compare the roster of the new term with the people known; write nothing.

    Who is known already continues; what the sheet leaves empty is carried over from the old term.
    """
    term = next_term(session)
    made = yield from roster_import.plan(session, sheet, term=term)
    old = {held.person_id: held for held in holders(session)}
    kept = _carried(session, [held.id for held in old.values()])
    rows = tuple(
        row._replace(draft=_filled(row.draft, kept[old[row.person_id].id]))
        if row.person_id in old and not row.mandate_id
        else row
        for row in made.rows
    )
    return Plan(made.sheet, rows, made.counts)


def turn(session: Session, said: Turn, continues: Collection[str], *, today: date) -> Turned:
    """Begin the new term with those mandates that go on, and end all of the old term.

    Raises:
        NotAllowed: the term is not the next, a day has not come, or nobody is there to end.
    """
    old = _begin(session, said, today)
    _end(session, [held.id for held in old], said)
    going = [held for held in old if held.id in continues]
    _continue(session, going, said)
    return Turned(len(old), len(going), 0)


def turn_with(session: Session, said: Turn, planned: Plan, *, today: date) -> Job[Turned]:
    """As `turn`, with the roster of the new term: who is in it continues or is new.

    Raises:
        NotAllowed: as `turn`.
    """
    old = _begin(session, said, today)
    yield Step(0, len(planned.rows), "届满")
    _end(session, [held.id for held in old], said)
    people = {held.person_id for held in old}
    on = said.elected_on.isoformat() if said.elected_on else ""
    rows = tuple(
        row._replace(draft=_elected(row.draft, on)) if not row.mandate_id else row
        for row in planned.rows
    )
    yield from roster_import.apply(session, Plan(planned.sheet, rows, planned.counts), today=today)
    going = sum(row.action is Action.CHANGE and row.person_id in people for row in rows)
    return Turned(len(old), going, sum(row.action is Action.NEW for row in rows))


def _elected(draft: DelegateDraft, on: str) -> DelegateDraft:
    how = draft.elected_how or "换届"
    return draft._replace(elected_on=draft.elected_on or on, elected_how=how)


def _begin(session: Session, said: Turn, today: date) -> list[Held]:
    here = offices.here(session)
    if said.term != here.term + 1:
        msg = f"现在是{labels.term_name(here.term)}，下一届是{labels.term_name(here.term + 1)}。"
        raise NotAllowed(msg)
    if said.on > today:
        msg = f"届满的日子（{labels.day(said.on)}）还没有到，请到那一天再换届。"
        raise NotAllowed(msg)
    old = holders(session)
    terms = select(Term).where(Term.unit == "", ~col(Term.deleted))
    for term in session.exec(terms.where(Term.ordinal == here.term)):
        term.ends_on = said.on
        session.add(term)
    offices.open_session(session, term=said.term, ordinal=1, opened_on=said.opened_on)
    for term in session.exec(terms.where(Term.ordinal == said.term)):
        term.starts_on = said.opened_on or said.elected_on or said.on
        session.add(term)
    session.flush()
    return old


def _end(session: Session, mandate_ids: Sequence[str], said: Turn) -> None:
    """Enter 任期届满 of every mandate, many at once."""
    connection, now = session.connection(), now_ms()
    ended, day = MandateStatus.ENDED.value, said.on.isoformat()
    names = ("id", "deleted", "mandate_id", "kind", "on", "written_ms", "reason", "status",
             "announcement", "body", "by")  # fmt: skip
    for start in range(0, len(mandate_ids), CHUNK):
        part = mandate_ids[start : start + CHUNK]
        kind, why = MandateKind.EXPIRED.value, MandateReason.UNSAID.value
        rows = [
            (made, False, of, kind, day, now, why, "", "", "", "")
            for made, of in zip(new_ids(len(part)), part, strict=True)
        ]
        bulk.insert_tuples(connection, _EVENT, names, rows)
        bulk.update_tuples(
            connection, _MANDATE, ("status", "status_on"), [(ended, day, of) for of in part]
        )
    session.expire_all()


def _continue(session: Session, going: Sequence[Held], said: Turn) -> None:
    here = offices.here(session)
    kept = _carried(session, [held.id for held in going])
    ids = new_ids(len(going))
    names = ("id", "deleted", "person_id", "level", "term", "status", "delegate_number", "terms",
             "elected_how", "elected_on", "terms_served", *CARRIED)  # fmt: skip
    on = said.elected_on.isoformat() if said.elected_on else ""
    rows = [
        (made, False, held.person_id, here.level.value, said.term, "in_office", "", "", "换届", on,
         _once_more(kept[held.id]["terms_served"]), *(kept[held.id][name] for name in CARRIED))
        for made, held in zip(ids, going, strict=True)
    ]  # fmt: skip
    bulk.insert_tuples(session.connection(), _MANDATE, names, rows)


def _once_more(served: str) -> str:
    """Return 连任届数 after one more term: 2 of who had served one."""
    return str(int(served) + 1) if served.isdecimal() else "2"


def _carried(session: Session, mandate_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    columns = [_MANDATE.c[name] for name in (*CARRIED, "terms_served")]
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(mandate_ids), CHUNK):
        part = mandate_ids[start : start + CHUNK]
        rows = session.execute(sa.select(_MANDATE.c.id, *columns).where(_MANDATE.c.id.in_(part)))
        found |= {
            row[0]: dict(zip((*CARRIED, "terms_served"), row[1:], strict=True)) for row in rows
        }
    return found


def _filled(draft: DelegateDraft, kept: dict[str, str]) -> DelegateDraft:
    """Return a row of the new roster with what it leaves empty carried over."""
    fields = {"group" if name == "group_name" else name: kept[name] for name in CARRIED}
    fields["terms_served"] = _once_more(kept["terms_served"])
    empty: dict[str, Any] = {n: v for n, v in fields.items() if v and not getattr(draft, n)}
    return draft._replace(**empty)
