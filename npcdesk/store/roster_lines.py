"""The lines of the projection `roster_line`: each mandate with what the roster sorts by."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from npcdesk import shipped
from npcdesk.models import MandateEvent, RosterLine
from npcdesk.rules import dated_events, mandate_life, name_order, pinyin
from npcdesk.store import search

__all__ = ["TOUCHED", "RosterLine", "lines"]

# with those that are placed after them, and so on
TOUCHED = """
WITH RECURSIVE hit(id) AS (
    SELECT row_id FROM changed WHERE write_id = :id AND tbl = 'mandate'
    UNION SELECT e.mandate_id FROM changed c CROSS JOIN mandate_event e
        WHERE c.write_id = :id AND c.tbl = 'mandate_event' AND e.id = c.row_id
    UNION SELECT m.id FROM mandate m
        JOIN changed c ON c.row_id = m.person_id AND c.tbl = 'person' AND c.write_id = :id
        WHERE c.before IS NOT NULL
    UNION SELECT f.id FROM mandate f JOIN hit ON f.placed_after = hit.id
        WHERE f.placed_after IS NOT NULL
)
SELECT id FROM hit
"""

# To the driver as it is: what SQLAlchemy does for each row costs more than the rest of it.
_FACTS = """
SELECT m.id, m.person_id, m.level, m.term, m.delegation, m.occupation_class, m.delegate_number,
    m.status, m.placed_after, p.name, p.sex, p.phone, p.work_unit
FROM mandate m JOIN person p ON p.id = m.person_id
WHERE m.id IN (SELECT value FROM json_each(?)) AND NOT m.deleted AND NOT p.deleted
    AND m.unit = '' AND p.unit = ''
"""
# Whoever has a place, or may be what another is placed after.
_PLACES = """
SELECT m.id, p.name, m.placed_after FROM mandate m JOIN person p ON p.id = m.person_id
WHERE m.id IN (
        SELECT id FROM mandate WHERE placed_after IS NOT NULL
        UNION SELECT placed_after FROM mandate WHERE placed_after IS NOT NULL
    ) AND NOT m.deleted AND NOT p.deleted AND m.unit = '' AND p.unit = ''
"""


def lines(session: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return one line for each mandate of `ids` that is this office's own and not put away."""
    strokes, surnames = shipped.strokes(), shipped.surname_readings()
    by_sound = shipped.pinyin_order()
    told = _told(session, ids)
    driver = session.connection().connection.cursor()
    found: list[dict[str, Any]] = []
    by_hand: dict[str, tuple[str, str | None]] = {}
    for (
        mandate,
        person,
        level,
        term,
        delegation,
        occupation,
        number,
        status,
        after,
        name,
        sex,
        phone,
        work_unit,
    ) in driver.execute(_FACTS, (json.dumps(list(ids)),)).fetchall():
        if after is not None and not by_hand:
            by_hand = {row[0]: row[1:] for row in driver.execute(_PLACES).fetchall()}
        key = (
            name_order.stroke_key(name, strokes)
            if after is None
            else name_order.placed_key(mandate, by_hand, strokes)
        )
        read = pinyin.reading(name, surnames)
        words = f"{search.name_words(name)} {read.full} {read.initials}"
        places = search.words(delegation, work_unit)
        found.append(
            {
                "mandate_id": mandate,
                "person_id": person,
                "name": name,
                "strokes": key,
                "pinyin": by_sound.key(name),
                "initials": read.initials,
                "sex": sex,
                "level": level,
                "term": term,
                "delegation": delegation,
                "occupation_class": occupation,
                "delegate_number": number,
                "status": told.get(mandate, status),
                "words_found": f"{words} {places} {number} {phone} {phone[-4:]}",
            }
        )
    return found


def _told(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Return the status of those mandates of `ids` that have events: what these say together."""
    connection = session.connection()
    if connection.exec_driver_sql(_ANY).first() is None:
        return {}
    wanted = select(MandateEvent).where(
        col(MandateEvent.mandate_id).in_(ids), ~col(MandateEvent.deleted), MandateEvent.unit == ""
    )
    events: dict[str, list[MandateEvent]] = defaultdict(list)
    for event in session.exec(wanted):
        events[event.mandate_id].append(event)
    return {
        mandate: mandate_life.standing(some).status.value
        for mandate, some in events.items()
        if dated_events.in_order(some)
    }


_ANY = "SELECT 1 FROM mandate_event LIMIT 1"
