"""What is to be done about opinions: results past their day, and people to be told. Plain SQL.

It is read for the first page at every start, as `office.today` is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.office.due_tasks import Task

ANY = "SELECT 1 FROM opinion_line WHERE next_due < '9999' AND next_due <= :soon LIMIT 1"
_FIGURES = """
SELECT count(*) FILTER (WHERE next_due < :day) AS late,
    count(*) FILTER (WHERE next_due = :day) AS today, count(*) AS every
FROM opinion_line WHERE next_due < '9999' AND next_due <= :soon
"""
_LINES = """
SELECT l.opinion_id, l.next_due, l.waits, l.words, l.held_on, l.settled_on, l.suggestion_id,
    (SELECT name FROM station s WHERE s.id = l.station_id) AS station,
    (SELECT name FROM handling_unit u WHERE u.id = l.unit_id) AS unit
FROM opinion_line l WHERE next_due < '9999' AND next_due >= :start AND next_due <= :end
ORDER BY next_due, seq LIMIT :n
"""
_VERBS = {"result": "登记结果", "feedback": "反馈群众"}
SHOWN = 22  # characters of what was said


@dataclass(frozen=True, slots=True)
class Figures:
    """How many opinions wait: `soon` within the days that are told ahead, today not among them."""

    late: int = 0
    today: int = 0
    soon: int = 0


def figures(session: Session, facts: Mapping[str, str | int]) -> Figures:
    """Return how many wait for their result, or for the person to be told; `facts` of today."""
    if session.execute(text(ANY), facts).first() is None:
        return Figures()
    found = session.execute(text(_FIGURES), facts).one()
    return Figures(found.late, found.today, found.every - found.late - found.today)


def tasks(session: Session, on: date, start: str, end: str, limit: int) -> list[Task]:
    """Return the opinions whose day is from `start` to `end` (ISO), the first ones first."""
    rows = session.execute(text(_LINES), {"start": start, "end": end, "n": limit}).all()
    return [_task(row, on) for row in rows]


def _task(row: Any, on: date) -> Task:
    from npcdesk.models import OpinionKind  # noqa: PLC0415 - an office without any pays nothing

    said, due_on = row.words, date.fromisoformat(row.next_due)
    return Task(
        suggestion_id="",
        kind=OpinionKind(row.waits),
        verb=_VERBS[row.waits],
        number="",
        title=said if len(said) <= SHOWN else f"{said[:SHOWN]}…",
        why="·".join(filter(None, _why(row))),
        due_on=due_on,
        days_left=(due_on - on).days,
        opinion_id=row.opinion_id,
    )


def _why(row: Any) -> tuple[str, ...]:
    heard = f"{labels.day_short(date.fromisoformat(row.held_on))}{row.station or ''}"
    if row.waits == "result":
        return heard, row.unit or "", "还没有办理结果"
    on = labels.day_short(date.fromisoformat(row.settled_on))
    done = f"转成的建议{on}答复" if row.suggestion_id else f"{on}办完"
    return heard, f"{done}，群众还没有得到反馈"
