"""Parts of topics that are late or due within some days. Plain SQL, read at every start.

An office is told of the parts that it is to do, and of those of its own topics, whoever does them.
"""

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.office.due_tasks import OfTopic, Task

_DUE = """
SELECT p.id, p.topic_id, p.who, p.task, p.due_on, t.title,
    EXISTS (SELECT 1 FROM topic_event e WHERE e.part_id = p.id AND e.kind = 'claim'
        AND NOT e.deleted AND NOT EXISTS (SELECT 1 FROM topic_event b WHERE b.about_id = e.id
            AND b.topic_id = e.topic_id AND b.unit = e.unit AND NOT b.deleted)) AS claimed
FROM topic_part p JOIN topic t ON t.id = p.topic_id AND NOT t.deleted
WHERE p.due_on <= :until AND NOT p.deleted
AND (p.unit = '' OR (p.unit = t.unit AND p.office_code <> '' AND p.office_code =
    (SELECT code FROM office WHERE mine AND NOT deleted)))
AND NOT EXISTS (SELECT 1 FROM topic_event e WHERE e.topic_id = p.topic_id AND NOT e.deleted
    AND ((e.kind = 'close' AND e.unit = t.unit) OR (e.kind = 'result'
        AND e.part_id = p.id))
    AND NOT EXISTS (SELECT 1 FROM topic_event b WHERE b.about_id = e.id
        AND b.topic_id = e.topic_id AND b.unit = e.unit AND NOT b.deleted))
ORDER BY p.due_on, p.id
"""


def tasks(session: Session, today: date, until: date) -> list[Task]:
    """Return the parts without a result that are late or due until a day, the earliest first."""
    rows = session.execute(text(_DUE), {"until": until.isoformat()}).all()
    return [_task(row, today) for row in rows]


def _task(row: Any, today: date) -> Task:
    due_on = date.fromisoformat(row.due_on)
    kind = OfTopic.RESULT if row.claimed else OfTopic.CLAIM
    return Task(
        suggestion_id="",
        kind=kind,
        verb="登记成果" if row.claimed else "认领",
        number="",
        title=row.title,
        why="·".join(filter(None, (row.who, row.task))),
        due_on=due_on,
        days_left=(due_on - today).days,
        event_id=row.id,
        topic_id=row.topic_id,
    )
