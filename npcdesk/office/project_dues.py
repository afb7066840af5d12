"""What projects have late or due: nodes of the plan, answers to inspections, days of completion."""

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.models import ProjectKind
from npcdesk.office.due_tasks import OfProject, Task

_STANDS = """NOT EXISTS (SELECT 1 FROM project_event b WHERE b.project_id = {0}.project_id
    AND b.about_id = {0}.id AND b.kind = 'take_back' AND b.unit = '' AND NOT b.deleted)"""
_DUE = """
SELECT e.id, e.kind, e.body, e.who, e.due_on, e.project_id, p.title, p.responsible
FROM project_event e JOIN project p ON p.id = e.project_id AND p.unit = '' AND NOT p.deleted
WHERE e.due_on IS NOT NULL AND e.due_on <= :until AND e.unit = '' AND NOT e.deleted
    AND e.kind IN ('node', 'item') AND <e>
    AND NOT EXISTS (SELECT 1 FROM project_event d WHERE d.project_id = e.project_id
        AND d.about_id = e.id AND d.unit = ''
        AND NOT d.deleted AND d.kind IN ('node_done', 'answer') AND <d>)
    AND NOT (e.kind = 'node' AND EXISTS (SELECT 1 FROM project_event f WHERE f.kind = 'finish'
        AND f.project_id = e.project_id AND f.unit = '' AND NOT f.deleted
        AND <f>))
UNION ALL
SELECT p.id, 'finish', '', p.responsible, p.finish_on, p.id, p.title, p.responsible FROM project p
WHERE p.finish_on <= :until AND p.unit = '' AND NOT p.deleted AND p.number > 0
    AND NOT EXISTS (SELECT 1 FROM project_event f WHERE f.kind = 'finish'
        AND f.project_id = p.id AND f.unit = '' AND NOT f.deleted AND <f>)
ORDER BY 5, 1
"""
for _name in "edf":
    _DUE = _DUE.replace(f"<{_name}>", _STANDS.format(_name))
_VERBS = {
    "node": ("完成节点", OfProject.NODE),
    "item": ("登记反馈", OfProject.ITEM),
    ProjectKind.FINISH.value: ("登记完成情况", OfProject.FINISH),
}


def tasks(session: Session, today: date, until: date) -> list[Task]:
    """Return what is late or due until a day, the earliest first."""
    rows = session.execute(text(_DUE), {"until": until.isoformat()}).all()
    return [_task(row, today) for row in rows]


def _task(row: Any, today: date) -> Task:
    due_on = date.fromisoformat(row.due_on)
    verb, kind = _VERBS[row.kind]
    return Task(
        suggestion_id="",
        kind=kind,
        verb=verb,
        number="",
        title=f"{row.title}：{row.body}" if row.body else row.title,
        why="·".join(filter(None, ("民生实事", row.who or row.responsible))),
        due_on=due_on,
        days_left=(due_on - today).days,
        event_id=row.id,
        project_id=row.project_id,
    )
