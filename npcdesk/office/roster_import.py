"""Bringing a roster in: who is new, who is known and what changed, then one write for all.

A known person is recognised by identity number, else by name with what else agrees. An empty cell
never erases what is kept. Who stands in a sheet at several levels is one person.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session

from npcdesk.job import Job, Step, uncollected
from npcdesk.models import Mandate, MandateStatus, Person, RosterLine, Sex, Station, new_ids
from npcdesk.office import delegates, mandate_events, offices
from npcdesk.office.delegate_facts import MANDATE_FIELDS, PERSON_FIELDS
from npcdesk.rules.drafts import DelegateDraft, Problem, RosterSheet
from npcdesk.store import bulk

CHUNK = 2000
NO_IDS = "本单位不登记身份证号，这一列没有收。要登记，请先在代表名册的“更多”里打开。"
_PERSON, _MANDATE = Person.__table__, Mandate.__table__  # type: ignore[attr-defined]
_STATION = Station.__table__  # type: ignore[attr-defined]
_LINE = RosterLine.__table__  # type: ignore[attr-defined]
_SEAT = ("level", "term", "group_name", "status")
OTHER_FIELDS = ("group", "station", "level", "status")  # kept under other names
TELLING = ("delegate_number", "birth", "phone", "delegation", "work_unit", "nation", "sex")


class Action(StrEnum):
    """What the import will do with a row."""

    NEW = "new"
    CHANGE = "change"
    SAME = "same"
    UNCLEAR = "unclear"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a row changes."""

    field: str
    before: str
    after: str


class PlannedRow(NamedTuple):
    """One row of the sheet and what will become of it. `why` says so when it stays out.

    `also`: counted from 1, the row above that has the same new person, at another level.
    """

    draft: DelegateDraft
    action: Action
    person_id: str = ""
    mandate_id: str = ""
    changes: tuple[Change, ...] = ()
    why: str = ""
    also: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole import, before anything is written."""

    sheet: RosterSheet
    rows: tuple[PlannedRow, ...]
    counts: dict[Action, int] = field(default_factory=dict)

    @property
    def writes(self) -> int:
        """How many rows will change the roster."""
        return self.counts.get(Action.NEW, 0) + self.counts.get(Action.CHANGE, 0)


class _Seat(NamedTuple):
    """The congress and the term of which the rows are that say none."""

    level: str
    terms: tuple[int, ...]

    def fits(self, known: "_Known", level: str) -> bool:
        """Tell whether a mandate is the one that a row of `level` means."""
        said = known.facts["level"]
        return said == level and (level != self.level or known.term in self.terms)


@dataclass(frozen=True, slots=True)
class _Known:
    """A mandate that the roster holds, with all its facts."""

    person_id: str
    mandate_id: str
    facts: dict[str, str]
    term: int


def plan(session: Session, sheet: RosterSheet, *, term: int = 0) -> Job[Plan]:
    """Compare a sheet with the roster; write nothing.

    A row of this congress is compared with the mandates of `term`, 0 being the present one: who
    held one before gets another. Without `Here.keeps_ids` no identity number is taken in.
    """
    with uncollected():
        rows = yield from _plan(session, _lawful(session, sheet), term)
    return Plan(sheet, tuple(rows), dict(Counter(row.action for row in rows)))


def _lawful(session: Session, sheet: RosterSheet) -> RosterSheet:
    """Return the sheet without identity numbers when the office does not keep any."""
    if offices.here(session).keeps_ids or not any(draft.id_number for draft in sheet.found):
        return sheet
    found = tuple(draft._replace(id_number="") for draft in sheet.found)
    heading = _id_heading(sheet)
    first = next(draft for draft in sheet.found if draft.id_number)
    told = Problem(first.row, heading, "", "", NO_IDS, grave=False)
    problems = tuple(each for each in sheet.problems if each.column != heading)
    return replace(sheet, found=found, problems=(told, *problems))


def _id_heading(sheet: RosterSheet) -> str:
    return next((each.heading for each in sheet.columns if each.meaning == "id_number"), "")


def _plan(session: Session, sheet: RosterSheet, term: int) -> Job[list[PlannedRow]]:
    here = offices.here(session)
    own = _Seat(here.level.value, (term,) if term else (0, here.term))
    by_name, by_number = _known(session)
    refused = {p.row: p.text for p in sheet.problems if p.grave}
    names = Counter(draft.name for draft in sheet.found)
    claimed: set[str] = set()
    people: dict[str, list[tuple[int, DelegateDraft]]] = defaultdict(list)
    rows: list[PlannedRow] = []
    for done, draft in enumerate(sheet.found):
        if draft.row in refused:
            rows.append(PlannedRow(draft, Action.REFUSED, why=refused[draft.row]))
            continue
        same = by_number.get(draft.id_number, []) if draft.id_number else []
        some = same or _alike(draft, by_name.get(draft.name, []), alone=names[draft.name] == 1)
        row = _planned(draft, [k for k in some if k.mandate_id not in claimed], own)
        claimed.add(row.mandate_id)
        if row.action is Action.NEW and names[draft.name] > 1:
            above = people[draft.name]
            row = row._replace(also=_above(draft, above, own))
            above.append((row.also or done + 1, draft))
        rows.append(row)
        if done % CHUNK == 0:
            yield Step(done, len(sheet.found), draft.name)
    return rows


def _above(draft: DelegateDraft, namesakes: list[tuple[int, DelegateDraft]], own: _Seat) -> int:
    """Return which row above, counted from 1, is of the same person at another level, or 0."""
    level = draft.level or own.level
    for at in dict.fromkeys(at for at, other in namesakes if _one_person(draft, other)):
        if level not in {other.level or own.level for its, other in namesakes if its == at}:
            return at
    return 0


def _one_person(one: DelegateDraft, other: DelegateDraft) -> bool:
    """Tell whether two rows of one name say the same person: nothing that is sure may differ."""
    if one.id_number and other.id_number:
        return one.id_number == other.id_number
    births = bool(one.birth and other.birth)
    phones = bool(one.phone and other.phone)
    if births and one.birth[:7] != other.birth[:7]:
        return False
    if phones and one.phone != other.phone:
        return False
    return (births or phones) and one.sex == other.sex


def apply(session: Session, planned: Plan, *, today: date) -> Job[int]:
    """Write the plan in the caller's transaction; return how many rows it wrote.

    The status of a mandate that is known already changes by an event of `today`.
    """
    with uncollected():
        return (yield from _apply(session, planned, today))


def _apply(session: Session, planned: Plan, today: date) -> Job[int]:
    own = offices.here(session)
    stations = {name: "" for name in sorted({r.draft.station for r in planned.rows}) if name}
    for name in stations:
        stations[name] = delegates.station_id(session, name) or ""
    writes = [row for row in _joined(planned.rows) if row.action in (Action.NEW, Action.CHANGE)]
    people: dict[int, str] = {}  # who stands in several rows, by the place of the first
    with bulk.untriggered(session.connection(), len(writes), _PERSON, _MANDATE):
        for start in range(0, len(writes), CHUNK):
            part = writes[start : start + CHUNK]
            _write_part(session, part, own, stations, people)
            yield Step(start + len(part), len(writes), part[-1].draft.name)
    _state(session, planned, today)
    return len(writes)


def _state(session: Session, planned: Plan, today: date) -> None:
    why = f"按导入的名册 {planned.sheet.file_name}"
    for row in planned.rows:
        for each in row.changes if row.mandate_id else ():
            if each.field == "status":
                said = MandateStatus(each.after)
                mandate_events.state(session, [row.mandate_id], said, on=today, why=why)


def _joined(rows: Sequence[PlannedRow]) -> Sequence[PlannedRow]:
    """Return the rows with what a person's other rows say filled in the first, and marked `also`.

    The first of a person has `also` too then: its own place.
    """
    joined = list(rows)
    for row in rows:
        if row.also:
            first = joined[row.also - 1]
            said = {
                name: getattr(row.draft, name)
                for name in (*PERSON_FIELDS, "station")
                if not getattr(first.draft, name)
            }
            draft = first.draft._replace(**said)
            joined[row.also - 1] = first._replace(draft=draft, also=row.also)
    return joined


def _write_part(
    session: Session,
    part: list[PlannedRow],
    own: offices.Here,
    stations: dict[str, str],
    people: dict[int, str],
) -> None:
    new: dict[str, DelegateDraft] = {}
    seats: list[tuple[str, DelegateDraft]] = []
    for row, made in zip(part, new_ids(len(part)), strict=True):
        if row.action is Action.NEW:
            person_id = people.get(row.also) or made
            if person_id is made:
                new[made] = row.draft
                people |= {row.also: made} if row.also else {}
            seats.append((person_id, row.draft))
        elif row.action is Action.CHANGE:
            _change(session, row, stations)
            if not row.mandate_id:
                seats.append((row.person_id, row.draft))
    connection = session.connection()
    names, facts = _said(_PERSON, PERSON_FIELDS, list(new.values()))
    persons = [
        (person_id, False, stations.get(draft.station) or None, *facts(draft))
        for person_id, draft in new.items()
    ]
    bulk.insert_tuples(connection, _PERSON, ("id", "deleted", "station_id", *names), persons)
    ids = new_ids(len(seats))
    names, facts = _said(_MANDATE, MANDATE_FIELDS, [draft for _, draft in seats])
    mandates = [
        (mandate_id, False, person_id, *_seat(draft, own), *facts(draft))
        for mandate_id, (person_id, draft) in zip(ids, seats, strict=True)
    ]
    bulk.insert_tuples(
        connection, _MANDATE, ("id", "deleted", "person_id", *_SEAT, *names), mandates
    )


def _said(
    table: sa.Table, names: Sequence[str], drafts: Sequence[DelegateDraft]
) -> tuple[list[str], Callable[[DelegateDraft], tuple[Any, ...]]]:
    """Return the columns to insert, and how they are read: what no draft says has its default."""
    said = [
        name
        for name in names
        if table.c[name].server_default is None or any(map(attrgetter(name), drafts))
    ]
    return said, attrgetter(*said)


def _known(session: Session) -> tuple[dict[str, list[_Known]], dict[str, list[_Known]]]:
    columns = [_PERSON.c[name] for name in PERSON_FIELDS]
    columns += [_MANDATE.c[name] for name in MANDATE_FIELDS]
    columns += [_MANDATE.c.group_name, _STATION.c.name.label("station")]
    columns += [_MANDATE.c.level, _LINE.c.status]
    first = _PERSON.c.id.label("pid"), _MANDATE.c.id.label("mid"), _MANDATE.c.term
    rows = session.execute(
        sa.select(*first, *columns)
        .join(_MANDATE, _MANDATE.c.person_id == _PERSON.c.id)
        .join(_LINE, _LINE.c.mandate_id == _MANDATE.c.id)
        .outerjoin(_STATION, _STATION.c.id == _PERSON.c.station_id)
        .where(~_PERSON.c.deleted, ~_MANDATE.c.deleted)
        .where(_MANDATE.c.unit == "")
    )
    names = (*PERSON_FIELDS, *MANDATE_FIELDS, *OTHER_FIELDS)
    by_name: dict[str, list[_Known]] = defaultdict(list)
    by_number: dict[str, list[_Known]] = defaultdict(list)
    for row in rows:
        facts = {n: getattr(v, "value", v) or "" for n, v in zip(names, row[3:], strict=True)}
        known = _Known(row[0], row[1], facts, row[2])
        by_name[facts["name"]].append(known)
        if facts["id_number"]:
            by_number[facts["id_number"]].append(known)
    return by_name, by_number


def _alike(draft: DelegateDraft, namesakes: list[_Known], *, alone: bool) -> list[_Known]:
    """Return those of the same name who may be the same person, the likeliest only."""
    scored: list[tuple[int, _Known]] = []
    for known in namesakes:
        agree = differ = 0
        for name in TELLING:
            said, kept = getattr(draft, name), known.facts[name]
            if said and kept:
                same = said == kept or (name == "birth" and said[:7] == kept[:7])
                agree, differ = agree + same, differ + (not same)
        numbers = draft.id_number, known.facts["id_number"]
        if all(numbers) and numbers[0] != numbers[1]:
            continue
        sure = alone and len({k.person_id for k in namesakes}) == 1 and agree >= differ
        if agree > differ or sure:
            scored.append((agree - differ, known))
    best = max((score for score, _ in scored), default=0)
    return [known for score, known in scored if score == best]


def _planned(draft: DelegateDraft, some: list[_Known], own: _Seat) -> PlannedRow:
    if not some:
        return PlannedRow(draft, Action.NEW)
    if len({known.person_id for known in some}) > 1:
        why = f"名册里有 {len(some)} 位“{draft.name}”都像，请补上代表证号或出生年月再导入。"
        return PlannedRow(draft, Action.UNCLEAR, why=why)
    level = draft.level or own.level
    person_id = some[0].person_id
    of_level = next((known for known in some if own.fits(known, level)), None)
    if of_level is None:
        of_person = _changes(draft, some[0].facts, (*PERSON_FIELDS, "station"))
        fresh = (Change("level", "", level), *of_person)
        return PlannedRow(draft, Action.CHANGE, person_id, changes=fresh)
    every = (*PERSON_FIELDS, *MANDATE_FIELDS, "group", "station", "status")
    changes = tuple(_changes(draft, of_level.facts, every))
    action = Action.CHANGE if changes else Action.SAME
    return PlannedRow(draft, action, person_id, of_level.mandate_id, changes)


def _changes(draft: DelegateDraft, kept: dict[str, str], names: Iterable[str]) -> Iterable[Change]:
    for name in names:
        said = getattr(draft, name)
        if said and said != kept[name] and said != " ".join(kept[name].split()):
            yield Change(name, kept[name], said)


def _change(
    session: Session,
    row: PlannedRow,
    stations: dict[str, str],
) -> None:
    after = {c.field: c.after for c in row.changes}
    person: dict[str, Any] = {name: after[name] for name in PERSON_FIELDS if name in after}
    if "sex" in person:
        person["sex"] = Sex(person["sex"])
    if "station" in after:
        person["station_id"] = stations[after["station"]]
    if person:
        session.execute(sa.update(_PERSON).where(_PERSON.c.id == row.person_id).values(**person))
    mandate: dict[str, Any] = {name: after[name] for name in MANDATE_FIELDS if name in after}
    if "group" in after:
        mandate["group_name"] = after["group"]
    if mandate and row.mandate_id:
        session.execute(
            sa.update(_MANDATE).where(_MANDATE.c.id == row.mandate_id).values(**mandate)
        )


def _seat(draft: DelegateDraft, own: offices.Here) -> tuple[str, int, str, str]:
    """Return what the columns `_SEAT` say of a new mandate."""
    level = draft.level or own.level.value
    term = own.term if level == own.level.value else 0
    return level, term, draft.group, draft.status or MandateStatus.IN_OFFICE.value
