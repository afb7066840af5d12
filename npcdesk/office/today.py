"""What is to be done today (今日要办): what is late, due, or waits for this office."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import EventKind, RosterLine, Standing, Station, Tally, VisitLine
from npcdesk.office import offices
from npcdesk.rules.suggestion_life import RUNNING, VERB, State

_TABLE = Standing.__table__  # type: ignore[attr-defined]
LIMIT = 60  # tasks shown at once; the counts tell how many there are in all
SOON_DAYS = 7
NEVER = "9999"  # sorts after every day


class Only(StrEnum):
    """Which tasks are wanted."""

    ALL = "all"
    LATE = "late"  # past the reply's day
    SOON = "soon"  # the reply is due within `SOON_DAYS`
    TO_HAND_OVER = "to_hand_over"
    AWAITING_RATING = "awaiting_rating"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the verb, the paper, why, and the days left (negative: late).

    `due_on` and `days_left` are None for what waits without a day set by rule.
    """

    suggestion_id: str
    kind: EventKind
    verb: str
    number: str
    title: str
    why: str
    due_on: date | None
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks there are in all, by when they are due."""

    late: int = 0
    today: int = 0
    soon: int = 0
    later: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class SessionPapers:
    """Where the papers of the newest session stand. `late` are among those that run."""

    name: str
    by_state: dict[State, int]
    late: int

    @property
    def total(self) -> int:
        """How many papers the session has."""
        return sum(self.by_state.values())


@dataclass(frozen=True, slots=True)
class Today:
    """The first page: figures, tasks in the order of their days, and the session's papers."""

    late: int
    soon: int
    to_hand_over: int
    awaiting_rating: int
    open_opinions: int
    tasks: tuple[Task, ...]
    counts: Counts
    papers: SessionPapers


@dataclass(frozen=True, slots=True)
class Begun:
    """What the file holds already: the first day shows what comes next."""

    delegates: int
    stations: int
    suggestions: int


def begun(session: Session) -> Begun:
    """Return how far the office has come in setting up."""
    lines = dict(session.execute(select(col(Tally.tbl), col(Tally.lines))).all())
    stations = select(func.count()).select_from(Station).where(~col(Station.deleted))
    return Begun(
        delegates=lines.get(RosterLine.__tablename__, 0),
        stations=int(session.execute(stations).scalar_one()),
        suggestions=lines.get(Standing.__tablename__, 0),
    )


def today(session: Session, on: date, only: Only = Only.ALL) -> Today:
    """Return what is to be done as of the day `on`; `only` narrows the tasks and their counts."""
    where = _where(only, on)
    late, soon = pressing(session, on)
    return Today(
        late=late,
        soon=soon,
        to_hand_over=_count(session, col(Standing.state) == State.FILED.value),
        awaiting_rating=_count(session, *_where(Only.AWAITING_RATING, on)),
        open_opinions=_open_opinions(session),
        tasks=_tasks(session, where, on),
        counts=_counts(session, where, on),
        papers=_papers(session, on.isoformat()),
    )


def pressing(session: Session, on: date) -> tuple[int, int]:
    """Return how many replies are late, and how many are due within `SOON_DAYS`."""
    day, due = on.isoformat(), col(Standing.due_order)
    return _count(session, due < day), _count(session, due >= day, due <= _soon(on))


def _soon(on: date) -> str:
    return (on + timedelta(days=SOON_DAYS)).isoformat()


def _where(only: Only, on: date) -> list[ColumnElement[bool]]:
    day, due, state = on.isoformat(), col(Standing.due_order), col(Standing.state)
    wanted: dict[Only, list[ColumnElement[bool]]] = {
        Only.LATE: [due < day],
        Only.SOON: [due >= day, due <= _soon(on)],
        Only.TO_HAND_OVER: [state == State.FILED.value],
        Only.AWAITING_RATING: [state == State.ANSWERED.value, col(Standing.rating) == ""],
    }
    return wanted.get(only, [])


def _tasks(session: Session, where: list[ColumnElement[bool]], on: date) -> tuple[Task, ...]:
    rows = session.execute(
        select(_TABLE)
        .where(col(Standing.next_due) < NEVER, *where)
        .order_by(col(Standing.next_due), col(Standing.seq))
        .limit(LIMIT)
    ).all()
    tasks = [_task(row, on) for row in rows]
    if len(tasks) < LIMIT:
        tasks += _undated(session, where, on, LIMIT - len(tasks))
    return tuple(tasks)


def _counts(session: Session, where: list[ColumnElement[bool]], on: date) -> Counts:
    day, due = on.isoformat(), col(Standing.next_due)
    when = case(
        (due < day, "late"), (due == day, "today"), (due <= _soon(on), "soon"), else_="later"
    )
    dated = select(when, func.count()).where(due < NEVER, *where).group_by(when)
    found: dict[str, int] = dict(session.execute(dated).all())
    return Counts(**found, undated=_count(session, *_waiting(), *where))


def _papers(session: Session, day: str) -> SessionPapers:
    newest = offices.sessions(session)[:1]
    if not newest:
        return SessionPapers("", {}, 0)
    of_session = (
        col(Standing.term) == newest[0].term,
        col(Standing.session) == newest[0].session,
    )
    states = session.execute(
        select(col(Standing.state), func.count()).where(*of_session).group_by(col(Standing.state))
    )
    late = _count(session, *of_session, col(Standing.due_order) < day)
    return SessionPapers(newest[0].name, {State(state): n for state, n in states}, late)


def _open_opinions(session: Session) -> int:
    waiting = func.coalesce(func.sum(col(VisitLine.open_opinions)), 0)
    asked = select(waiting).where(col(VisitLine.open_opinions) > 0)
    return int(session.execute(asked).scalar_one())


def _waiting() -> list[ColumnElement[bool]]:
    return [
        col(Standing.state).in_([State.FILED.value, State.DRAFT.value]),
        col(Standing.next_due) >= NEVER,
    ]


def _undated(
    session: Session, where: list[ColumnElement[bool]], on: date, limit: int
) -> list[Task]:
    """Return papers that wait for this office without a day set by rule: 待交办 of a session."""
    rows = session.execute(
        select(_TABLE)
        .where(*_waiting(), *where)
        .order_by(col(Standing.number_order), col(Standing.seq))
        .limit(limit)
    )
    return [_task(row, on) for row in rows]


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    return int(session.execute(select(func.count()).select_from(_TABLE).where(*where)).scalar_one())


def _task(row: Any, on: date) -> Task:
    state = State(row.state)
    due_text: str = row.next_due
    due = date.fromisoformat(due_text) if due_text < NEVER else None
    left = (due - on).days if due else None
    kind = _kind(state, left or 0)
    return Task(
        suggestion_id=row.suggestion_id,
        kind=kind,
        verb=VERB[kind],
        number=row.number,
        title=row.title,
        why=_why(row, state),
        due_on=due,
        days_left=left,
    )


def _kind(state: State, days_left: int) -> EventKind:
    if state in RUNNING:
        return EventKind.URGE if days_left < 0 else EventKind.REPLY
    steps = {
        State.DRAFT: EventKind.FILE,
        State.FILED: EventKind.HAND_OVER,
        State.ANSWERED: EventKind.RATE,
    }
    return steps.get(state, EventKind.CLOSE)


def _why(row: Any, state: State) -> str:
    lead_unit: str = row.lead_unit
    handed: date | None = row.handed_on
    replied: date | None = row.replied_on
    urged: date | None = row.urged_on
    if state in RUNNING:
        since = f"{labels.day_short(handed)}交办" if handed else ""
        last = f"上次催办 {labels.day_short(urged)}" if urged else "还没有催办过"
        again = f"第 {row.round} 轮办理" if state is State.AGAIN else ""
        return "·".join(filter(None, (lead_unit, since, again, last)))
    if state is State.ANSWERED and replied:
        return f"{lead_unit}·{labels.day_short(replied)}答复，等代表寄回意见"
    signers: int = row.signers
    lead: str = row.lead_name
    who = f"{lead}等{signers}名代表" if signers > 1 else f"{lead}代表" if lead else ""
    return "·".join(filter(None, (who, row.category)))
