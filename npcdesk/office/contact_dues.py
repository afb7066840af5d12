"""What was raised in a 双联系 contact and waits for its answer (今日要办). Plain SQL.

It is asked at every start, over an index that holds only what waits.
"""

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.office.due_tasks import OfYear, Task
from npcdesk.rules.deadlines import CONTACT_ANSWER_MONTHS, same_day_later

SHOWN = 22  # characters of what was raised
_WAITING = """
SELECT e.id, e.pair_id, e."on", e.how, e.words, p.name AS who, coalesce(q.name, c.to_name) AS whom
FROM contact_entry e JOIN contact_pair c ON c.id = e.pair_id AND NOT c.deleted
JOIN person p ON p.id = c.person_id LEFT JOIN person q ON q.id = c.to_person_id
WHERE e.answered_on IS NULL AND e.words <> '' AND NOT e.deleted AND e.unit = ''
ORDER BY e."on", e.id
"""


def tasks(session: Session, on: date) -> list[Task]:
    """Return every question that has no answer yet, those first that are due first."""
    return [_task(row, on) for row in session.execute(text(_WAITING))]


def _task(row: Any, on: date) -> Task:
    raised = date.fromisoformat(row.on)
    due = same_day_later(raised, CONTACT_ANSWER_MONTHS)
    said = row.words if len(row.words) <= SHOWN else f"{row.words[:SHOWN]}…"
    return Task(
        suggestion_id="",
        kind=OfYear.ANSWER,
        verb="答复问题",
        number="",
        title=said,
        why=f"{labels.day_short(raised)}{row.how or '联系'}·{row.who}联系{row.whom}",
        due_on=due,
        days_left=(due - on).days,
        event_id=f"{row.pair_id}:{row.id}",
    )
