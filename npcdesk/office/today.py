"""What is to be done today (今日要办): what is late, due, or waits for this office."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import EventKind, Standing, VisitLine
from npcdesk.rules.suggestion_life import RUNNING, VERB, State

_TABLE = Standing.__table__  # type: ignore[attr-defined]
LIMIT = 60  # tasks shown at once; the tiles tell how many there are in all
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the verb, the paper, why, and the days left (negative: late)."""

    suggestion_id: str
    kind: EventKind
    verb: str
    number: str
    title: str
    why: str
    due_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class Today:
    """The first page: figures, tasks in the order of their days, and the session's papers."""

    late: int
    soon: int
    to_hand_over: int
    awaiting_rating: int
    open_opinions: int
    tasks: tuple[Task, ...]
    by_state: tuple[tuple[str, int], ...]
    late_running: int


def today(session: Session, on: date) -> Today:
    """Return what is to be done as of the day `on`."""
    day = on.isoformat()
    soon = (on + timedelta(days=SOON_DAYS)).isoformat()
    due = col(Standing.due_order)
    states = dict(
        session.execute(
            select(col(Standing.state), func.count()).group_by(col(Standing.state))
        ).all()
    )
    late = _count(session, due < day)
    rows = session.execute(
        select(_TABLE)
        .where(col(Standing.next_due) < "9999")
        .order_by(col(Standing.next_due), col(Standing.seq))
        .limit(LIMIT)
    ).all()
    tasks = [_task(row, on) for row in rows]
    if len(tasks) < LIMIT:
        tasks += _undated(session, on, LIMIT - len(tasks))
    return Today(
        late=late,
        soon=_count(session, due >= day, due <= soon),
        to_hand_over=states.get(State.FILED.value, 0),
        awaiting_rating=_count(
            session, col(Standing.state) == State.ANSWERED.value, col(Standing.rating) == ""
        ),
        open_opinions=int(
            session.execute(
                select(func.coalesce(func.sum(col(VisitLine.open_opinions)), 0)).where(
                    col(VisitLine.open_opinions) > 0
                )
            ).scalar_one()
        ),
        tasks=tuple(tasks),
        by_state=tuple((state.value, states.get(state.value, 0)) for state in State),
        late_running=late,
    )


def _undated(session: Session, on: date, limit: int) -> list[Task]:
    """Return papers that wait for this office without a day set by rule: 待交办 of a session."""
    rows = session.execute(
        select(_TABLE)
        .where(
            col(Standing.state).in_([State.FILED.value, State.DRAFT.value]),
            col(Standing.next_due) >= "9999",
        )
        .order_by(col(Standing.number_order), col(Standing.seq))
        .limit(limit)
    )
    return [_task(row, on) for row in rows]


def _count(session: Session, *where: ColumnElement[bool]) -> int:
    return int(session.execute(select(func.count()).select_from(_TABLE).where(*where)).scalar_one())


def _task(row: Any, on: date) -> Task:
    state = State(row.state)
    due_text: str = row.next_due
    due = date.fromisoformat(due_text) if due_text < "9999" else on + timedelta(days=9999)
    left = (due - on).days
    kind = _kind(state, left)
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
