"""What is to be done today (今日要办): what is late, due, or waits for this office.

Late (已逾期) is whatever is past the day of the step that is awaited: a reply, a hand-over, a
rating. The figures, the groups and the count beside the tab all count these days. Only the papers
of a session are counted by the reply's day, and say so (答复逾期).

It is the first page, read at every start: so its questions are plain SQL, which needs neither the
mappers to be configured nor a dozen statements to be compiled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import EventKind, GroupKind
from npcdesk.rules.suggestion_life import RUNNING, SOON_DAYS, VERB, State

LIMIT = 60  # tasks shown at once; the counts tell how many there are in all
CONTACT_DAYS = 30  # so long a first contact that is late is told; then the reply is near
NEVER = "9999"  # sorts after every day


class Only(StrEnum):
    """Which tasks are wanted."""

    ALL = "every"
    LATE = "late"  # past the day of the awaited step
    SOON = "soon"  # that day comes within `SOON_DAYS`
    TO_HAND_OVER = "to_hand_over"
    AWAITING_RATING = "awaiting_rating"


_WHERE = {
    Only.ALL: "true",
    Only.LATE: "next_due < :day",
    Only.SOON: "next_due BETWEEN :day AND :soon",
    Only.TO_HAND_OVER: "state = :filed",
    Only.AWAITING_RATING: "state = :answered AND rating = ''",
}
_UNDATED = "state IN (:filed, :draft) AND next_due >= '9999'"
_COLUMNS = (
    "suggestion_id, state, round, number, title, category, lead_name, signers, lead_unit, "
    "co_units, next_due, handed_on, replied_on, urged_on, term, session, next_due AS day"
)
# What else is to be done beside the awaited step: an opinion that is late (协办意见), a day on
# which the unit was to be asked again (催办); a paper that is late itself is urged anyway; the
# first contact with the delegate (for a month) and publication, from their last day on.
_BESIDE = f"""
SELECT {_COLUMNS.removesuffix("next_due AS day")} co_due AS day, 'co_opinion' AS kind
FROM standing WHERE co_due < :day AND co_due < '9999'
UNION ALL
SELECT {_COLUMNS.removesuffix("next_due AS day")} urge_next AS day, 'urge' AS kind
FROM standing WHERE urge_next <= :day AND next_due >= :day
UNION ALL
SELECT {_COLUMNS.removesuffix("next_due AS day")} contact_due AS day, 'contact' AS kind
FROM standing WHERE contact_due BETWEEN :contact AND :day AND next_due >= :day
UNION ALL
SELECT {_COLUMNS.removesuffix("next_due AS day")} publish_due AS day, 'publish' AS kind
FROM standing WHERE publish_due <= :day AND publish_due < '9999'
"""
_LATE_BESIDE = f"(SELECT count(*) FROM ({_BESIDE}) WHERE day < :day)"
_NEWEST_SESSION = (
    "SELECT t.ordinal, s.ordinal FROM congress_session s JOIN term t ON t.id = s.term_id "
    "WHERE s.unit = '' AND t.unit = '' AND NOT s.deleted AND NOT t.deleted "
    "ORDER BY t.ordinal DESC, s.ordinal DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the verb, the paper, why, and the days left (negative: late).

    A paper may have two: the step that is awaited, and a co-handler's opinion or a call agreed on.

    `due_on` and `days_left` are None for what waits without a day set by rule. What a supervision
    group has due has a `group_id`, and the id of its node or list item, instead of a paper.
    """

    suggestion_id: str
    kind: EventKind | GroupKind
    verb: str
    number: str
    title: str
    why: str
    due_on: date | None
    days_left: int | None
    group_id: str = ""
    event_id: str = ""


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
    """Where the papers of the newest session stand. `late`: the reply's day has passed."""

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
    lines = {row.tbl: row.lines for row in _asked(session, "SELECT tbl, lines FROM tally")}
    (stations,) = _asked(
        session, "SELECT count(*) AS n FROM station WHERE NOT deleted AND unit = ''"
    )
    return Begun(
        delegates=lines.get("roster_line", 0),
        stations=stations.n,
        suggestions=lines.get("standing", 0),
    )


def today(session: Session, on: date, only: Only = Only.ALL) -> Today:
    """Return what is to be done as of the day `on`; `only` narrows the tasks and their counts."""
    facts = _facts(on)
    figures = ", ".join(
        f"(SELECT count(*) FROM standing WHERE {_WHERE[each]}) AS {each.value}"
        for each in Only
        if each is not Only.ALL
    )
    opinions = "SELECT sum(open_opinions) FROM visit_line WHERE open_opinions > 0"
    asked = f"SELECT {figures}, ({opinions}) AS opinions, {_LATE_BESIDE} AS beside"
    (found,) = _asked(session, asked, facts)
    newest = next(iter(_asked(session, _NEWEST_SESSION)), None)
    of_groups = _of_groups(session, on)
    late, soon = _late_and_soon(of_groups)
    return Today(
        late=found.late + found.beside + late,
        soon=found.soon + soon,
        to_hand_over=found.to_hand_over,
        awaiting_rating=found.awaiting_rating,
        open_opinions=found.opinions or 0,
        tasks=_merged(_tasks(session, only, on, newest), of_groups, only),
        counts=_with_groups(_counts(session, only, facts), of_groups, only),
        papers=_papers(session, facts, newest),
    )


def pressing(session: Session, on: date) -> tuple[int, int]:
    """Return how many papers are late, and how many are due within `SOON_DAYS`."""
    late, soon = (
        f"(SELECT count(*) FROM standing WHERE {_WHERE[each]})" for each in (Only.LATE, Only.SOON)
    )
    asked = f"SELECT {late} + {_LATE_BESIDE} AS late, {soon} AS soon"
    (found,) = _asked(session, asked, _facts(on))
    more = _late_and_soon(_of_groups(session, on))
    return found.late + more[0], found.soon + more[1]


def _of_groups(session: Session, on: date) -> list[Task]:
    """Return what supervision groups have late, or due within `SOON_DAYS`."""
    if _asked(session, "SELECT 1 FROM group_event LIMIT 1") == []:
        return []  # an office without groups pays nothing for them at the start
    from npcdesk.office import group_dues  # noqa: PLC0415 - as said above
    from npcdesk.rules import group_life  # noqa: PLC0415 - likewise

    return [
        Task(
            suggestion_id="",
            kind=due.kind,
            verb=group_life.VERB[due.kind],
            number="",
            title=f"{due.group}：{due.words}",
            why=due.why,
            due_on=due.due_on,
            days_left=(due.due_on - on).days,
            group_id=due.group_id,
            event_id=due.event_id,
        )
        for due in group_dues.dues(session, on, on + timedelta(days=SOON_DAYS))
    ]


def _late_and_soon(of_groups: list[Task]) -> tuple[int, int]:
    late = sum((task.days_left or 0) < 0 for task in of_groups)
    return late, len(of_groups) - late


def _narrowed(of_groups: list[Task], only: Only) -> list[Task]:
    if only is Only.ALL:
        return of_groups
    late = [task for task in of_groups if (task.days_left or 0) < 0]
    soon = [task for task in of_groups if task not in late]
    return {Only.LATE: late, Only.SOON: soon}.get(only, [])


def _merged(tasks: tuple[Task, ...], of_groups: list[Task], only: Only) -> tuple[Task, ...]:
    more = _narrowed(of_groups, only)
    if not more:
        return tasks
    both = sorted([*tasks, *more], key=lambda task: task.due_on or date.max)
    return tuple(both[:LIMIT])


def _with_groups(counts: Counts, of_groups: list[Task], only: Only) -> Counts:
    more = _narrowed(of_groups, only)
    late, soon = _late_and_soon(more)
    today = sum(task.days_left == 0 for task in more)
    return replace(
        counts,
        late=counts.late + late,
        today=counts.today + today,
        soon=counts.soon + soon - today,
    )


def _asked(
    session: Session, words: str, facts: Mapping[str, str | int] = MappingProxyType({})
) -> Any:
    return session.execute(text(words), facts).all()


def _facts(on: date) -> dict[str, str | int]:
    return {
        "day": on.isoformat(),
        "soon": (on + timedelta(days=SOON_DAYS)).isoformat(),
        "contact": (on - timedelta(days=CONTACT_DAYS)).isoformat(),
        "draft": State.DRAFT.value,
        "filed": State.FILED.value,
        "answered": State.ANSWERED.value,
    }


def _tasks(session: Session, only: Only, on: date, newest: Any) -> tuple[Task, ...]:
    dated = (
        f"SELECT {_COLUMNS} FROM standing WHERE next_due < '9999' AND {_WHERE[only]} "
        "ORDER BY next_due, seq LIMIT :n"
    )
    rows = _asked(session, dated, _facts(on) | {"n": LIMIT})
    if len(rows) < LIMIT:
        undated = (
            f"SELECT {_COLUMNS} FROM standing WHERE {_UNDATED} AND {_WHERE[only]} "
            "ORDER BY number_order, seq LIMIT :n"
        )
        rows = [*rows, *_asked(session, undated, _facts(on) | {"n": LIMIT - len(rows)})]
    tasks = [_task(row, on, newest) for row in rows]
    if only in (Only.ALL, Only.LATE):
        within = "WHERE day < :day" if only is Only.LATE else ""
        more = f"SELECT * FROM ({_BESIDE}) {within} ORDER BY day LIMIT :n"
        tasks += [
            _task(row, on, newest) for row in _asked(session, more, _facts(on) | {"n": LIMIT})
        ]
        tasks.sort(key=lambda task: task.due_on or date.max)  # stable: the steps come first
    return tuple(tasks[:LIMIT])


def _counts(session: Session, only: Only, facts: dict[str, str | int]) -> Counts:
    when = (
        "CASE WHEN next_due < :day THEN 'late' WHEN next_due = :day THEN 'today' "
        "WHEN next_due <= :soon THEN 'soon' ELSE 'later' END"
    )
    dated = (
        f"SELECT {when} AS due, count(*) AS n FROM standing "
        f"WHERE next_due < '9999' AND {_WHERE[only]} GROUP BY due"
    )
    found = {row.due: row.n for row in _asked(session, dated, facts)}
    if only in (Only.ALL, Only.LATE):
        asked = f"SELECT {_LATE_BESIDE} AS late, (SELECT count(*) FROM ({_BESIDE})) AS n"
        (beside,) = _asked(session, asked, facts)
        found["late"] = found.get("late", 0) + beside.late
        if only is Only.ALL:
            found["today"] = found.get("today", 0) + beside.n - beside.late
    undated = f"SELECT count(*) AS n FROM standing WHERE {_UNDATED} AND {_WHERE[only]}"
    (waiting,) = _asked(session, undated, facts)
    return Counts(**found, undated=waiting.n)


def _papers(session: Session, facts: dict[str, str | int], newest: Any) -> SessionPapers:
    if not newest:
        return SessionPapers("", {}, 0)
    term, ordinal = newest
    rows = _asked(
        session,
        "SELECT state, count(*) AS n, sum(due_order < :day) AS late FROM standing "
        "WHERE term = :term AND session = :ordinal GROUP BY state",
        facts | {"term": term, "ordinal": ordinal},
    )
    return SessionPapers(
        labels.session_short(term, ordinal),
        {State(row.state): row.n for row in rows},
        sum(row.late for row in rows),
    )


def _task(row: Any, on: date, newest: Any) -> Task:
    state = State(row.state)
    due = date.fromisoformat(row.day) if row.day < NEVER else None
    left = (due - on).days if due else None
    beside = getattr(row, "kind", "")
    kind = EventKind(beside) if beside else _kind(state, left or 0)
    return Task(
        suggestion_id=row.suggestion_id,
        kind=kind,
        verb=VERB[kind],
        number=row.number,
        title=row.title,
        why="·".join(filter(None, (_older(row, newest), *_why(row, state, kind)))),
        due_on=due,
        days_left=left,
    )


def _day(text_of: str | None) -> str:
    return labels.day_short(date.fromisoformat(text_of)) if text_of else ""


def _kind(state: State, days_left: int) -> EventKind:
    if state is not State.GIVEN_BACK and state in RUNNING:
        return EventKind.URGE if days_left < 0 else EventKind.REPLY
    steps = {
        State.GIVEN_BACK: EventKind.REASSIGN,
        State.DRAFT: EventKind.FILE,
        State.FILED: EventKind.HAND_OVER,
        State.ANSWERED: EventKind.RATE,
    }
    return steps.get(state, EventKind.CLOSE)


def _older(row: Any, newest: Any) -> str:
    """Return the session of a paper that is not of the newest: numbers begin again with each."""
    if not (row.number and row.term) or (row.term, row.session) == tuple(newest or ()):
        return ""
    return labels.session_short(row.term, row.session)


def _why(row: Any, state: State, kind: EventKind) -> tuple[str, ...]:
    handed, replied, urged = (_day(on) for on in (row.handed_on, row.replied_on, row.urged_on))
    beside = {
        EventKind.CO_OPINION: (f"协办{row.co_units}", f"主办{row.lead_unit}在等"),
        EventKind.CONTACT: (f"{row.lead_unit}还没有联系代表",),
        EventKind.PUBLISH: (row.lead_unit, f"{replied}答复，还没有公开"),
    }
    if kind in beside:
        return *beside[kind][:1], handed and f"{handed}交办", *beside[kind][1:]
    if state is State.GIVEN_BACK:
        return f"{row.lead_unit}申请退办", handed and f"{handed}交办"
    if state in RUNNING:
        last = f"上次催办 {urged}" if urged else "还没有催办过"
        last += "，约定这天再催" if getattr(row, "kind", "") else ""
        again = f"第 {row.round} 轮办理" if state is State.AGAIN else ""
        return row.lead_unit, handed and f"{handed}交办", again, last
    if state is State.ANSWERED and replied:
        return row.lead_unit, f"{replied}答复，等代表寄回意见"
    lead: str = row.lead_name
    who = f"{lead}等{row.signers}名代表" if row.signers > 1 else f"{lead}代表" if lead else ""
    return who, row.category
