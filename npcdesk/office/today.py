"""What is to be done today (今日要办): what is late, due, or waits for this office.

Late (已逾期) is whatever is past the day of the step that is awaited: a reply, a hand-over, a
rating. The figures, the groups and the count beside the tab all count these days. Only the papers
of a session are counted by the reply's day, and say so (答复逾期).

It is the first page, read at every start: so its questions are plain SQL, which needs neither the
mappers to be configured nor a dozen statements to be compiled.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import beside_papers, double_numbers, opinion_dues, strange_days
from npcdesk.office.due_tasks import Task, task
from npcdesk.office.opinion_dues import Figures
from npcdesk.rules.suggestion_states import SOON_DAYS, State

LIMIT = 60  # tasks shown at once; the counts tell how many there are in all
CONTACT_DAYS = 30  # so long a first contact that is late is told; then the reply is near
PROMISE_DAYS = 30  # so long before it is due a promise is told


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
# What waits for this office without a day: also what was rated and is only to be closed (办结).
# Each half has its index, which one condition with OR would not use; the plus keeps off that of
# the days: most papers have none left.
_UNDATED = (
    "seq IN (SELECT seq FROM standing WHERE state IN (:filed, :draft, :again) "
    "AND step <> 'reply' AND +next_due >= '9999' "
    "UNION ALL SELECT seq FROM standing WHERE step = 'close' AND +next_due >= '9999')"
)
_COLUMNS = (
    "suggestion_id, state, step, round, number, title, category, lead_name, signers, lead_unit, "
    "co_units, owing, rating, next_due, handed_on, replied_on, urged_on, term, session, "
)
_AWAITED = "next_due AS day, '' AS kind"
# What else is to be done beside the awaited step: an opinion that is late (协办意见), a day on
# which the unit was to be asked again (催办); a paper that is late itself is urged anyway; the
# first contact with the delegate (until a month after its day) and publication, from a week before
# their days; a promise of the reply (承诺事项) from a month before its day.
_BESIDE = f"""
SELECT {_COLUMNS} co_due AS day, 'co_opinion' AS kind
FROM standing WHERE co_due < :day AND co_due < '9999'
UNION ALL
SELECT {_COLUMNS} urge_next AS day, 'urge' AS kind
FROM standing WHERE urge_next <= :day AND next_due >= :day
UNION ALL
SELECT {_COLUMNS} contact_due AS day, 'contact' AS kind
FROM standing WHERE contact_due BETWEEN :contact AND :soon AND contact_due < '9999'
AND next_due >= :day
UNION ALL
SELECT {_COLUMNS} publish_due AS day, 'publish' AS kind
FROM standing WHERE publish_due <= :soon AND publish_due < '9999'
UNION ALL
SELECT {_COLUMNS} promise_due AS day, 'fulfil' AS kind
FROM standing WHERE promise_due <= :month AND promise_due < '9999'
"""
_WITHIN = {
    Only.ALL: "true",
    Only.LATE: "day < :day",
    Only.SOON: "day BETWEEN :day AND :soon AND kind IN ('fulfil', 'contact', 'publish')",
}
_LATE_BESIDE, _SOON_BESIDE = (
    f"(SELECT count(*) FROM ({_BESIDE}) WHERE {_WITHIN[each]})" for each in (Only.LATE, Only.SOON)
)
_BEGUN = (
    "SELECT (SELECT lines FROM tally WHERE tbl = 'roster_line') AS delegates, "
    "(SELECT count(*) FROM station WHERE NOT deleted AND unit = '') AS stations, "
    "(SELECT lines FROM tally WHERE tbl = 'standing') AS suggestions"
)
_DUE = (
    "CASE WHEN day < :day THEN 'late' WHEN day = :day THEN 'today' "
    "WHEN day <= :soon THEN 'soon' ELSE 'later' END"
)
_NEWEST_SESSION = (
    "SELECT t.ordinal, s.ordinal FROM congress_session s JOIN term t ON t.id = s.term_id "
    "WHERE s.unit = '' AND t.unit = '' AND NOT s.deleted AND NOT t.deleted "
    "ORDER BY t.ordinal DESC, s.ordinal DESC LIMIT 1"
)


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
    ahead: str = ""  # steps whose day has not come, in words
    doubles: str = ""  # numbers that two papers have, in words


@dataclass(frozen=True, slots=True)
class Begun:
    """What the file holds already: the first day shows what comes next."""

    delegates: int
    stations: int
    suggestions: int


def begun(session: Session) -> Begun:
    """Return how far the office has come in setting up."""
    (found,) = _asked(session, _BEGUN)
    return Begun(found.delegates or 0, found.stations, found.suggestions or 0)


def today(session: Session, on: date, only: Only = Only.ALL) -> Today:
    """Return what is to be done as of the day `on`; `only` narrows the tasks and their counts."""
    facts = _facts(on)
    figures = ", ".join(
        f"(SELECT count(*) FROM standing WHERE {_WHERE[each]}) AS {each.value}"
        for each in Only
        if each is not Only.ALL
    )
    opinions = "SELECT sum(open_opinions) FROM visit_line WHERE open_opinions > 0"
    beside = f"{_LATE_BESIDE} AS beside, {_SOON_BESIDE} AS more"
    asked = f"SELECT {figures}, ({opinions}) AS opinions, {beside}"
    (found,) = _asked(session, asked, facts)
    newest = next(iter(_asked(session, _NEWEST_SESSION)), None)
    of_groups = beside_papers.tasks(session, on)
    late, soon = _late_and_soon(of_groups)
    heard = opinion_dues.figures(session, facts)
    counts = _with_groups(_counts(session, only, facts), of_groups, only)
    others = _narrowed(of_groups, only) + _of_opinions(session, only, on, heard)
    return Today(
        late=found.late + found.beside + late + heard.late,
        soon=found.soon + found.more + soon + heard.today + heard.soon,
        to_hand_over=found.to_hand_over,
        awaiting_rating=found.awaiting_rating,
        open_opinions=found.opinions or 0,
        tasks=_merged(_tasks(session, only, on, newest), others),
        counts=_with_opinions(counts, heard, only),
        papers=_papers(session, facts, newest),
        ahead=strange_days.told(strange_days.ahead(session, on)),
        doubles=double_numbers.told(double_numbers.found(session, now=True)),
    )


def pressing(session: Session, on: date) -> tuple[int, int]:
    """Return how many papers are late, and how many are due within `SOON_DAYS`."""
    late, soon = (
        f"(SELECT count(*) FROM standing WHERE {_WHERE[each]})" for each in (Only.LATE, Only.SOON)
    )
    asked = f"SELECT {late} + {_LATE_BESIDE} AS late, {soon} + {_SOON_BESIDE} AS soon"
    (found,) = _asked(session, asked, _facts(on))
    more = _late_and_soon(beside_papers.tasks(session, on))
    heard = opinion_dues.figures(session, _facts(on))
    late = found.late + more[0] + heard.late
    return late, found.soon + more[1] + heard.today + heard.soon


def _of_opinions(session: Session, only: Only, on: date, heard: Figures) -> list[Task]:
    """Return the opinions that wait, no more than can be shown."""
    if only not in _WITHIN or heard == Figures():
        return []
    soon = (on + timedelta(days=SOON_DAYS)).isoformat()
    late = (on - timedelta(days=1)).isoformat()
    start, end = {Only.LATE: ("", late), Only.SOON: (on.isoformat(), soon)}.get(only, ("", soon))
    return opinion_dues.tasks(session, on, start, end, LIMIT)


def _with_opinions(counts: Counts, heard: Figures, only: Only) -> Counts:
    if only is not Only.ALL:
        late = heard.late if only is Only.LATE else 0
        some = (heard.today, heard.soon) if only is Only.SOON else (0, 0)
        heard = Figures(late, *some)
    return replace(
        counts,
        late=counts.late + heard.late,
        today=counts.today + heard.today,
        soon=counts.soon + heard.soon,
    )


def _late_and_soon(of_groups: list[Task]) -> tuple[int, int]:
    days = [task.days_left for task in of_groups if task.days_left is not None]
    return sum(left < 0 for left in days), sum(0 <= left <= SOON_DAYS for left in days)


def _narrowed(of_groups: list[Task], only: Only) -> list[Task]:
    if only is Only.ALL:
        return of_groups
    dated = [task for task in of_groups if task.days_left is not None]
    late = [task for task in dated if (task.days_left or 0) < 0]
    soon = [task for task in dated if 0 <= (task.days_left or 0) <= SOON_DAYS]
    return {Only.LATE: late, Only.SOON: soon}.get(only, [])


def _merged(tasks: tuple[Task, ...], more: list[Task]) -> tuple[Task, ...]:
    if not more:
        return tasks
    both = sorted([*tasks, *more], key=lambda task: task.due_on or date.max)
    return tuple(both[:LIMIT])


def _with_groups(counts: Counts, of_groups: list[Task], only: Only) -> Counts:
    more = _narrowed(of_groups, only)
    late, soon = _late_and_soon(more)
    today = sum(task.days_left == 0 for task in more)
    undated = sum(task.days_left is None for task in more)
    return replace(
        counts,
        late=counts.late + late,
        today=counts.today + today,
        soon=counts.soon + soon - today,
        later=counts.later + len(more) - late - soon - undated,
        undated=counts.undated + undated,
    )


def _asked(
    session: Session, words: str, facts: Mapping[str, str | int] = MappingProxyType({})
) -> Any:
    return session.connection().exec_driver_sql(words, dict(facts)).all()


def _facts(on: date) -> dict[str, str | int]:
    return {
        "day": on.isoformat(),
        "soon": (on + timedelta(days=SOON_DAYS)).isoformat(),
        "month": (on + timedelta(days=PROMISE_DAYS)).isoformat(),
        "contact": (on - timedelta(days=CONTACT_DAYS)).isoformat(),
        "draft": State.DRAFT.value,
        "filed": State.FILED.value,
        "again": State.AGAIN.value,
        "answered": State.ANSWERED.value,
    }


def _tasks(session: Session, only: Only, on: date, newest: Any) -> tuple[Task, ...]:
    dated = (
        f"SELECT {_COLUMNS} {_AWAITED} FROM standing WHERE next_due < '9999' AND {_WHERE[only]} "
        "ORDER BY next_due, seq LIMIT :n"
    )
    rows = _asked(session, dated, _facts(on) | {"n": LIMIT})
    if len(rows) < LIMIT:
        undated = (
            f"SELECT {_COLUMNS} {_AWAITED} FROM standing WHERE {_UNDATED} AND {_WHERE[only]} "
            "ORDER BY number_order, seq LIMIT :n"
        )
        rows = [*rows, *_asked(session, undated, _facts(on) | {"n": LIMIT - len(rows)})]
    tasks = [task(row, on, newest) for row in rows]
    if only in _WITHIN:
        more = f"SELECT * FROM ({_BESIDE}) WHERE {_WITHIN[only]} ORDER BY day LIMIT :n"
        beside = _asked(session, more, _facts(on) | {"n": LIMIT})
        tasks += [task(row, on, newest) for row in beside]
        tasks.sort(key=lambda each: each.due_on or date.max)  # stable: the steps come first
    return tuple(tasks[:LIMIT])


def _counts(session: Session, only: Only, facts: dict[str, str | int]) -> Counts:
    dated = f"SELECT next_due AS day FROM standing WHERE next_due < '9999' AND {_WHERE[only]}"
    beside = f"SELECT day FROM ({_BESIDE}) WHERE {_WITHIN[only]}" if only in _WITHIN else ""
    found: Counter[str] = Counter()
    for days in filter(None, (dated, beside)):
        asked = f"SELECT {_DUE} AS due, count(*) AS n FROM ({days}) GROUP BY due"
        found.update({row.due: row.n for row in _asked(session, asked, facts)})
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
