"""Gathering the list of all that was handed over together (交办清单)."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select, text
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import Standing
from npcdesk.office import offices, wordings
from npcdesk.rules.hand_over_papers import HandedRow, HandOverList

NAME = "交办清单"
_ROWS = """
SELECT s.number, s.title, s.lead_name, s.signers, s.lead_unit, s.co_units, s.handed_on, s.due_on,
    s.term, s.session, e.how,
    (SELECT min(h.due_on) FROM handler h WHERE h.event_id = s.handed_id AND h.role = 'co'
        AND NOT h.deleted AND h.unit = '') AS co_due_on,
    (SELECT g.leader FROM group_suggestion k JOIN supervision_group g ON g.id = k.group_id
        WHERE k.suggestion_id = s.suggestion_id AND NOT k.deleted AND k.unit = ''
        AND NOT g.deleted AND g.unit = '' ORDER BY k.id DESC LIMIT 1) AS watched_by
FROM json_each(:ids) i JOIN standing s ON s.suggestion_id = i.value
JOIN suggestion_event e ON e.id = s.handed_id
ORDER BY s.term, s.session, s.number_order, s.seq
"""


def listed(session: Session, ids: Collection[str]) -> HandOverList:
    """Return the list of some suggestions; those that nobody was handed are left out.

    Raises:
        NotFound: none of them was handed over.
    """
    rows: Any = session.execute(text(_ROWS), {"ids": json.dumps(list(ids))}).all()
    if not rows:
        msg = f"这些建议还没有交办，没有{NAME}可打印。请先交办。"
        raise NotFound(msg)
    here = offices.here(session)
    first = rows[0]
    sessions = {(row.term, row.session) for row in rows}
    meetings = {row.how for row in rows}
    return HandOverList(
        said=wordings.own(session),
        office=here.name,
        congress=offices.congress(here.area, first.term or here.term),
        session=labels.session_name(first.session) if len(sessions) == 1 and first.session else "",
        meeting=first.how if len(meetings) == 1 else "",
        on=max(date.fromisoformat(row.handed_on) for row in rows),
        rows=tuple(map(_row, rows)),
    )


def handed_on(session: Session, on: date | None = None) -> list[str]:
    """Return what was handed over on a day and nobody else got since; without it on the last day.

    Raises:
        NotFound: nothing was.
    """
    last = select(func.max(col(Standing.handed_on))).scalar_subquery()
    same = col(Standing.handed_on) == (on or last)
    ids = session.execute(select(col(Standing.suggestion_id)).where(same)).scalars().all()
    if not ids:
        msg = f"{labels.day(on)}没有交办的建议。请看一看日期。" if on else "还没有交办过建议。"
        raise NotFound(msg)
    return list(ids)


def _row(row: Any) -> HandedRow:
    many = f"等{row.signers}名" if row.signers > 1 else ""
    return HandedRow(
        number=row.number,
        title=row.title,
        lead=f"{row.lead_name}{many}",
        units=row.lead_unit,
        co_units=row.co_units,
        due_on=_day(row.due_on),
        co_due_on=_day(row.co_due_on),
        watched_by=row.watched_by or "",
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
