"""What stations have due on 今日要办: a notice that must hang, today's duty. Plain SQL.

It is read for the first page at every start, as `office.today` is.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.office.due_tasks import OfYear, Task
from npcdesk.rules.suggestion_states import SOON_DAYS

NOTICE_DAYS = 3  # as `rules.rota` has it; the planner is not needed for the first page
_DAYS = """
SELECT d.station_id, d."on", s.name AS station, d.posted_on, d.names, EXISTS (
    SELECT 1 FROM visit v WHERE v.station_id = d.station_id AND v.held_on = d."on"
        AND NOT v.deleted AND v.unit = '') AS held
FROM (SELECT station_id, "on", max(posted_on) AS posted_on, group_concat(name, '、') AS names FROM (
        SELECT t.station_id, t."on", t.posted_on, p.name FROM duty t
        LEFT JOIN person p ON p.id = t.person_id
        WHERE t."on" BETWEEN :day AND :until AND NOT t.deleted AND t.unit = ''
        ORDER BY t.id)
    GROUP BY station_id, "on") d
JOIN station s ON s.id = d.station_id AND NOT s.deleted
ORDER BY d."on", s.name
"""


def tasks(session: Session, on: date) -> list[Task]:
    """Return the duty days whose notice must hang within `SOON_DAYS`, and those of today."""
    span = {"day": on.isoformat(), "until": _far(on).isoformat()}
    rows = session.execute(text(_DAYS), span).all()
    return [task for row in rows if (task := _task(row, on)) is not None]


def _far(on: date) -> date:
    return on + timedelta(days=SOON_DAYS + NOTICE_DAYS)


def _task(row: Any, on: date) -> Task | None:
    day = date.fromisoformat(row.on)
    kind = OfYear.DUTY if day == on else OfYear.NOTICE
    if (kind is OfYear.DUTY and row.held) or (kind is OfYear.NOTICE and row.posted_on):
        return None
    due = day if kind is OfYear.DUTY else day - timedelta(days=NOTICE_DAYS)
    return Task(
        suggestion_id="",
        kind=kind,
        verb="登记接待" if kind is OfYear.DUTY else "打印公告",
        number="",
        title=f"{row.station}{labels.day_short(day)}{labels.weekday(day)}",
        why=f"值班 {row.names}" if row.names else "班次空着",
        due_on=due,
        days_left=(due - on).days,
        event_id=f"{row.station_id}:{day}",
    )
