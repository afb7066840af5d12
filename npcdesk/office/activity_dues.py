"""What activities have due (今日要办): word that one was held, its notice, a warning after absence.

It is asked at every start: plain SQL over an index that holds only what is planned.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import absences
from npcdesk.office.due_tasks import OfYear, Task
from npcdesk.rules.activity_life import ABSENCES_THAT_END
from npcdesk.rules.suggestion_states import SOON_DAYS

_PLANNED = """
SELECT id, kind, title, planned_on, noticed_on FROM activity
WHERE held_on IS NULL AND cancelled_on IS NULL AND planned_on <= :soon AND NOT deleted
    AND unit = '' ORDER BY planned_on, id
"""


def tasks(session: Session, on: date) -> list[Task]:
    """Return the activities whose day went by or comes within a week, and who is to be warned."""
    soon = (on + timedelta(days=SOON_DAYS)).isoformat()
    rows = session.execute(text(_PLANNED), {"soon": soon})
    return [*(_planned(row, on) for row in rows if _waits(row, on)), *_absent(session)]


def _waits(row: Any, on: date) -> bool:
    """Return whether anything is to be done: told of and still ahead, there is not."""
    return row.planned_on < on.isoformat() or row.noticed_on is None


def _planned(row: Any, on: date) -> Task:
    due = date.fromisoformat(row.planned_on)
    late = due < on
    told = f"{labels.day_short(date.fromisoformat(row.noticed_on))}通知" if row.noticed_on else ""
    return Task(
        suggestion_id="",
        kind=OfYear.HOLD if late else OfYear.CALL,
        verb="登记开展" if late else "登记通知",
        number="",
        title=row.title,
        why="·".join(filter(None, (labels.ACTIVITY_KIND[row.kind], told or "还没有通知代表"))),
        due_on=due,
        days_left=(due - on).days,
        event_id=row.id,
    )


def _absent(session: Session) -> list[Task]:
    return [
        Task(
            suggestion_id="",
            kind=OfYear.ENDS if each.absences >= ABSENCES_THAT_END else OfYear.ABSENT,
            verb="看代表" if each.absences >= ABSENCES_THAT_END else "登记提醒",
            number="",
            title=f"{each.name}缺席大会 {each.absences} 次",
            why=each.words,
            due_on=None,
            days_left=None,
            event_id=each.mandate_id,
        )
        for each in absences.untold(session)
    ]
