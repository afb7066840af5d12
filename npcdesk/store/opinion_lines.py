"""The lines of the projection `opinion_line`: each opinion with where it stands."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk.models import Disposition, OpinionEvent, OpinionLine
from npcdesk.rules import opinion_life
from npcdesk.rules.opinion_life import Kept
from npcdesk.store import search

__all__ = ["EVERYTHING", "TOUCHED", "OpinionLine", "kept", "lines"]

# What other offices send comes in any order: an opinion before its visit; the reply to the
# suggestion that it became is what the person who raised it is to be told.
TOUCHED = """
WITH hit(tbl, row_id) AS (SELECT tbl, row_id FROM changed WHERE write_id = :id),
    old(tbl, before) AS (
        SELECT tbl, before FROM changed WHERE write_id = :id AND before IS NOT NULL
    ),
    paper(id) AS (
        SELECT row_id FROM hit WHERE tbl = 'suggestion'
        UNION SELECT suggestion_id FROM suggestion_event
            WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'suggestion_event')
    )
SELECT row_id FROM hit WHERE tbl = 'opinion'
UNION SELECT opinion_id FROM opinion_event
    WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'opinion_event')
UNION SELECT json_extract(before, '$.opinion_id') FROM old WHERE tbl = 'opinion_event'
UNION SELECT id FROM opinion
    WHERE visit_id IN (SELECT row_id FROM hit WHERE tbl = 'visit')
UNION SELECT id FROM opinion WHERE suggestion_id IN (SELECT id FROM paper)
"""
EVERYTHING = (
    "SELECT o.id FROM opinion o JOIN visit v ON v.id = o.visit_id "
    "WHERE NOT o.deleted AND NOT v.deleted AND o.unit = '' AND v.unit = ''"
)
_ROWS = """
SELECT o.*, v.station_id, v.held_on,
    coalesce((SELECT s.replied_on FROM standing s WHERE s.suggestion_id = o.suggestion_id), '')
        AS replied_on
FROM opinion o JOIN visit v ON v.id = o.visit_id
WHERE o.id IN (SELECT value FROM json_each(:ids))
    AND NOT o.deleted AND NOT v.deleted AND o.unit = '' AND v.unit = ''
ORDER BY v.held_on, o.id
"""


def lines(session: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return one line for each opinion of `ids` that is not put away and this office's own."""
    told: dict[str, list[OpinionEvent]] = defaultdict(list)
    events = select(OpinionEvent).where(
        col(OpinionEvent.opinion_id).in_(ids),
        ~col(OpinionEvent.deleted),
        OpinionEvent.unit == "",
    )
    for event in session.exec(events):
        told[event.opinion_id].append(event)
    rows = session.execute(text(_ROWS), {"ids": json.dumps(list(ids))})
    return [_line(row, told.get(row.id, [])) for row in rows]


def kept(row: Any) -> Kept:
    """Return what an opinion says of its way itself."""
    due = row.due_on
    return Kept(
        way=Disposition(row.disposition),
        unit_id=row.unit_id or "",
        due_on=date.fromisoformat(due) if isinstance(due, str) else due,
    )


def _line(row: Any, events: list[OpinionEvent]) -> dict[str, Any]:
    now = opinion_life.standing(events, kept(row))
    replied_on = date.fromisoformat(row.replied_on) if row.replied_on else None
    waits, next_due = opinion_life.awaited(now, replied_on)
    of_paper = now.state is opinion_life.State.SUGGESTION
    open_still = now.state is opinion_life.State.OPEN
    return {
        "opinion_id": row.id,
        "visit_id": row.visit_id,
        "station_id": row.station_id,
        "held_on": date.fromisoformat(row.held_on),
        "words": row.words,
        "speaker": row.speaker,
        "category": row.category,
        "state": now.state.value,
        "way": now.way.value,
        "waits": "way" if open_still else waits.value if waits else "",
        "next_due": next_due,
        "unit_id": now.unit_id,
        "due_on": now.due_on,
        "settled_on": now.settled_on or (replied_on if of_paper else None),
        "told_on": now.told_on,
        "rating": now.rating.value if now.rating else "",
        "closed_on": now.closed_on,
        "suggestion_id": row.suggestion_id or "",
        "matter_id": row.matter_id or "",
        "odd": len(now.odd),
        "words_found": search.pairs(row.words, row.speaker),
    }
