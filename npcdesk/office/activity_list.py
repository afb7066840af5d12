"""Activities as lists and pages show them, and what a year of them came to."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, col

from npcdesk.errors import NotFound, Unclear
from npcdesk.models import (
    Activity,
    ActivityOutcome,
    ActivityPart,
    Attendance,
    OutcomeKind,
    Person,
    RosterLine,
    Standing,
    Station,
    Team,
)
from npcdesk.office import activities
from npcdesk.office.windows import Window
from npcdesk.rules.activity_life import Days, State, overdue


@dataclass(frozen=True, slots=True)
class Filter:
    """Which activities are wanted. Empty means: all."""

    text: str = ""
    kind: str = ""
    year: int = 0
    state: str = ""
    team_id: str = ""
    person_id: str = ""
    station_id: str = ""
    days: tuple[date, date] | None = None  # from the first to the last, both in


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity in a list: `called` counts who was called or came, `present` who was there."""

    id: str
    kind: str
    title: str
    on: date | None  # held, else planned
    planned_on: date | None
    noticed_on: date | None
    held_on: date | None
    place: str
    team: str
    station: str
    organiser: str
    state: str
    overdue: bool
    called: int
    present: int
    leave: int
    absent: int
    suggestions: int
    reports: int


@dataclass(frozen=True, slots=True)
class PartLine:
    """One delegate's part; `votes` are 满意, 基本满意, 不满意 of 述职测评."""

    person_id: str
    mandate_id: str
    name: str
    delegation: str
    attendance: str
    times: int
    role: str
    note: str
    told_on: date | None
    votes: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One thing that came of an activity."""

    id: str
    kind: str
    on: date | None
    title: str
    words: str
    suggestion_id: str
    number: str
    state: str


@dataclass(frozen=True, slots=True)
class ActivityFile:
    """One activity whole."""

    line: ActivityLine
    team_id: str
    station_id: str
    notice: str
    record: str
    term: int
    session: int
    parts: tuple[PartLine, ...]
    outcomes: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class Yield:
    """What activities came to: how many were held, and what they led to."""

    held: int
    suggestions: int
    reports: int
    persons: int  # 人次

    @property
    def words(self) -> str:
        """56 次活动，形成建议 19 件、调研报告 11 篇."""
        found = f"{self.held} 次活动，{self.persons} 人次"
        came = [f"建议 {self.suggestions} 件"] * bool(self.suggestions)
        came += [f"调研报告 {self.reports} 篇"] * bool(self.reports)
        return f"{found}，形成{'、'.join(came)}" if came else found


_DAY = func.coalesce(col(Activity.held_on), col(Activity.planned_on))
_OWN = (~col(Activity.deleted), col(Activity.unit) == "")
_PART = (~col(ActivityPart.deleted), col(ActivityPart.unit) == "")
_CAME = (~col(ActivityOutcome.deleted), col(ActivityOutcome.unit) == "")
ORDERS = {"on": _DAY, "kind": col(Activity.kind), "title": col(Activity.title)}


def count(session: Session, wanted: Filter) -> int:
    """Return how many activities fit."""
    query = select(func.count()).select_from(Activity).where(*_where(wanted))
    return int(session.execute(query).scalar_one())


def lines(
    session: Session,
    wanted: Filter,
    today: date,
    *,
    order: str = "on",
    descending: bool = True,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[ActivityLine]:
    """Return a window of the activities that fit, the newest first unless told otherwise."""
    by: Any = ORDERS[order]
    way = [by.desc(), col(Activity.id).desc()] if descending else [by, col(Activity.id)]
    # the ids first: what was written of forty thousand is not carried through their order
    some = select(col(Activity.id)).where(*_where(wanted)).order_by(*way)
    few = some.limit(window.limit).offset(window.offset).subquery()
    rows = session.execute(
        select(Activity, col(Team.name), col(Station.name))
        .join(few, few.c.id == col(Activity.id))
        .outerjoin(Team, col(Team.id) == col(Activity.team_id))
        .outerjoin(Station, col(Station.id) == col(Activity.station_id))
        .order_by(*way)
    ).all()
    ids = [row[0].id for row in rows]
    came, made = _attendance(session, ids), _outcomes(session, ids)
    return [_line(row, came[row[0].id], made, today) for row in rows]


def came_to(session: Session, wanted: Filter) -> Yield:
    """Return what the activities that fit and were held came to."""
    held = [*_where(wanted), col(Activity.held_on).is_not(None)]
    held.append(col(Activity.cancelled_on).is_(None))
    ids = select(col(Activity.id)).where(*held)
    outcomes = session.execute(
        select(col(ActivityOutcome.kind), func.count())
        .where(*_CAME, col(ActivityOutcome.activity_id).in_(ids))
        .group_by(col(ActivityOutcome.kind))
    )
    of = {row[0]: row[1] for row in outcomes}
    there = col(ActivityPart.attendance) == Attendance.PRESENT
    persons = (
        select(func.count())
        .select_from(ActivityPart)
        .where(*_PART, there, col(ActivityPart.activity_id).in_(ids))
    )
    return Yield(
        held=int(session.execute(select(func.count()).select_from(ids.subquery())).scalar_one()),
        suggestions=of.get(OutcomeKind.SUGGESTION, 0),
        reports=of.get(OutcomeKind.REPORT, 0),
        persons=int(session.execute(persons).scalar_one()),
    )


def file(session: Session, activity_id: str, today: date) -> ActivityFile:
    """Return one activity whole, or raise `NotFound`."""
    activity = activities.own(session, activity_id)
    row = session.execute(
        select(Activity, col(Team.name), col(Station.name))
        .outerjoin(Team, col(Team.id) == col(Activity.team_id))
        .outerjoin(Station, col(Station.id) == col(Activity.station_id))
        .where(col(Activity.id) == activity_id)
    ).one()
    made = _outcomes(session, [activity_id])
    return ActivityFile(
        line=_line(row, _attendance(session, [activity_id])[activity_id], made, today),
        team_id=activity.team_id or "",
        station_id=activity.station_id or "",
        notice=activity.notice,
        record=activity.record,
        term=activity.term,
        session=activity.session,
        parts=tuple(_parts(session, activity_id)),
        outcomes=tuple(_outcome_lines(session, activity_id)),
    )


def named(session: Session, name: str, today: date) -> ActivityLine:
    """Return the one activity that `name` means: its title, a part of it, or the end of its id.

    Raises:
        NotFound: none does.
        Unclear: several do.
    """
    plain = name.strip()
    some = lines(session, Filter(text=plain), today, window=Window(0, 6)) if plain else []
    exact = [line for line in some if line.title == plain]
    if not some and plain:
        ends = col(Activity.id).endswith(plain, autoescape=True)
        ids = session.execute(select(col(Activity.id)).where(*_OWN, ends).limit(2)).scalars().all()
        some = [file(session, ids[0], today).line] if len(ids) == 1 else []
    if len(exact or some) == 1:
        return (exact or some)[0]
    if some:
        known = "、".join(f"{line.title}（{line.id[-8:]}）" for line in (exact or some)[:5])
        msg = f"“{name}”可能是{known}，请写全名，或者写括号里的编号。"
        raise Unclear(msg)
    msg = f"没有叫“{name}”的活动，请先用 activities plan 登记。"
    raise NotFound(msg)


def _where(wanted: Filter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = list(_OWN)
    if wanted.text.strip():
        words = wanted.text.strip()
        some = [c.contains(words, autoescape=True) for c in (Activity.title, Activity.record)]  # type: ignore[attr-defined]
        where.append(or_(*some))
    if wanted.kind:
        where.append(col(Activity.kind) == wanted.kind)
    if wanted.team_id:
        where.append(col(Activity.team_id) == wanted.team_id)
    if wanted.station_id:
        where.append(col(Activity.station_id) == wanted.station_id)
    if wanted.year:
        where.append(_DAY.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.days:
        planned = col(Activity.held_on).is_(None) & col(Activity.planned_on).between(*wanted.days)
        where.append(col(Activity.held_on).between(*wanted.days) | planned)  # each by an index
    if wanted.person_id:
        mine = select(col(ActivityPart.activity_id)).where(
            *_PART, col(ActivityPart.person_id) == wanted.person_id
        )
        where.append(col(Activity.id).in_(mine))
    return [*where, *_STATES.get(wanted.state, ())]


_HELD, _OFF = col(Activity.held_on).is_not(None), col(Activity.cancelled_on).is_not(None)
_STATES: dict[str, tuple[ColumnElement[bool], ...]] = {
    State.PLANNED.value: (~_OFF, ~_HELD, col(Activity.noticed_on).is_(None)),
    State.NOTICED.value: (~_OFF, ~_HELD, col(Activity.noticed_on).is_not(None)),
    State.HELD.value: (~_OFF, _HELD, col(Activity.closed_on).is_(None)),
    State.CLOSED.value: (~_OFF, _HELD, col(Activity.closed_on).is_not(None)),
    State.CANCELLED.value: (_OFF,),
}


def _attendance(session: Session, ids: list[str]) -> dict[str, Counter[str]]:
    rows = session.execute(
        select(col(ActivityPart.activity_id), col(ActivityPart.attendance), func.count())
        .where(*_PART, col(ActivityPart.activity_id).in_(ids))
        .group_by(col(ActivityPart.activity_id), col(ActivityPart.attendance))
    )
    found: dict[str, Counter[str]] = {each: Counter() for each in ids}
    for activity_id, attendance, n in rows:
        found[activity_id][attendance.value] = n
    return found


def _outcomes(session: Session, ids: list[str]) -> dict[tuple[str, str], int]:
    rows = session.execute(
        select(col(ActivityOutcome.activity_id), col(ActivityOutcome.kind), func.count())
        .where(*_CAME, col(ActivityOutcome.activity_id).in_(ids))
        .group_by(col(ActivityOutcome.activity_id), col(ActivityOutcome.kind))
    )
    return {(row[0], row[1].value): row[2] for row in rows}


def _line(
    row: Any, came: Counter[str], made: dict[tuple[str, str], int], today: date
) -> ActivityLine:
    activity: Activity = row[0]
    now = activities.state(activity)
    days = Days(activity.planned_on, activity.noticed_on, activity.held_on)
    return ActivityLine(
        id=activity.id,
        kind=activity.kind.value,
        title=activity.title,
        on=activity.held_on or activity.planned_on,
        planned_on=activity.planned_on,
        noticed_on=activity.noticed_on,
        held_on=activity.held_on,
        place=activity.place,
        team=row[1] or "",
        station=row[2] or "",
        organiser=activity.organiser,
        state=now.value,
        overdue=now is not State.CANCELLED and overdue(days, today),
        called=came.total(),
        present=came[Attendance.PRESENT.value],
        leave=came[Attendance.LEAVE.value],
        absent=came[Attendance.ABSENT.value],
        suggestions=made.get((activity.id, OutcomeKind.SUGGESTION.value), 0),
        reports=made.get((activity.id, OutcomeKind.REPORT.value), 0),
    )


def _parts(session: Session, activity_id: str) -> list[PartLine]:
    line = RosterLine.__table__  # type: ignore[attr-defined]
    rows = session.execute(
        select(ActivityPart, col(Person.name), line.c.mandate_id, line.c.delegation)
        .join(Person, col(Person.id) == col(ActivityPart.person_id))
        .outerjoin(line, line.c.person_id == col(ActivityPart.person_id))
        .where(*_PART, col(ActivityPart.activity_id) == activity_id)
        .order_by(line.c.strokes, col(Person.name), line.c.term.desc())
    )
    once: dict[str, PartLine] = {}
    for part, name, mandate_id, delegation in rows:
        votes = part.satisfied, part.mostly, part.dissatisfied
        once.setdefault(
            part.id,
            PartLine(
                part.person_id,
                mandate_id or "",
                name,
                delegation or "",
                part.attendance.value,
                part.times,
                part.role,
                part.note,
                part.told_on,
                votes,
            ),
        )
    return list(once.values())


def _outcome_lines(session: Session, activity_id: str) -> list[OutcomeLine]:
    now = Standing.__table__  # type: ignore[attr-defined]
    rows = session.execute(
        select(ActivityOutcome, now.c.number, now.c.title, now.c.state)
        .outerjoin(now, now.c.suggestion_id == col(ActivityOutcome.suggestion_id))
        .where(*_CAME, col(ActivityOutcome.activity_id) == activity_id)
        .order_by(col(ActivityOutcome.on), col(ActivityOutcome.id))
    )
    return [
        OutcomeLine(
            made.id,
            made.kind.value,
            made.on,
            made.title or title or "",
            made.words,
            made.suggestion_id or "",
            number or "",
            state or "",
        )
        for made, number, title, state in rows
    ]
