"""The counts `person_year`: how often each person did what, by year, worked out from the records.

Refreshed for the persons a write touched; another spelling of a projection, without words to find.
"""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.store import windows
from npcdesk.store.windows import Window

PERSONS = 1000  # counted at once

# 走访 counts households (户): one that nobody counted is one.
_MADE = """
SELECT d.person_id, CAST(substr(v.held_on, 1, 4) AS INTEGER) AS year, v.kind,
    CASE v.kind WHEN 'call' THEN max(1, v.received) ELSE 1 END AS times
FROM visit_delegate d JOIN visit v ON v.id = d.visit_id
WHERE NOT d.deleted AND d.unit = '' AND NOT v.deleted AND v.unit = '' {of_visits}
UNION ALL
SELECT p.person_id, CAST(substr(a.held_on, 1, 4) AS INTEGER),
    a.kind || CASE p.attendance WHEN 'present' THEN '' ELSE '.' || p.attendance END, p.times
FROM activity_part p JOIN activity a ON a.id = p.activity_id
WHERE NOT p.deleted AND p.unit = '' AND NOT a.deleted AND a.unit = ''
    AND a.held_on IS NOT NULL AND a.cancelled_on IS NULL {of_parts}
UNION ALL
SELECT c.person_id, CAST(substr(e."on", 1, 4) AS INTEGER), 'contact', 1
FROM contact_pair c JOIN contact_entry e ON e.pair_id = c.id
WHERE NOT e.deleted AND e.unit = '' AND NOT c.deleted AND c.unit = ''
    AND c.kind <> 'delegate' {of_pairs}
"""
_SUMS = "SELECT person_id, year, kind, sum(times) AS times FROM ({}) GROUP BY 1, 2, 3"
_WITHIN = "IN (SELECT value FROM json_each(:some))"
_SOME = _SUMS.format(
    _MADE.format(
        of_visits=f"AND d.person_id {_WITHIN}",
        of_parts=f"AND p.person_id {_WITHIN}",
        of_pairs=f"AND c.person_id {_WITHIN}",
    )
)
_EVERY = _SUMS.format(_MADE.format(of_visits="", of_parts="", of_pairs=""))
_TABLES = (
    "('visit', 'visit_delegate', 'activity', 'activity_part', 'contact_pair', 'contact_entry')"
)
_HIT = f"SELECT 1 FROM changed WHERE write_id = :id AND tbl IN {_TABLES} LIMIT 1"
_TOUCHED = """
WITH hit(tbl, row_id, before) AS (
    SELECT tbl, row_id, before FROM changed WHERE write_id = :id
)
SELECT person_id FROM visit_delegate
    WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'visit_delegate')
UNION SELECT person_id FROM visit_delegate
    WHERE visit_id IN (SELECT row_id FROM hit WHERE tbl = 'visit')
UNION SELECT person_id FROM activity_part
    WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'activity_part')
UNION SELECT person_id FROM activity_part
    WHERE activity_id IN (SELECT row_id FROM hit WHERE tbl = 'activity')
UNION SELECT person_id FROM contact_pair
    WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'contact_pair')
UNION SELECT person_id FROM contact_pair WHERE id IN (
    SELECT pair_id FROM contact_entry
    WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'contact_entry'))
UNION SELECT person_id FROM contact_pair WHERE id IN (
    SELECT json_extract(before, '$.pair_id') FROM hit WHERE tbl = 'contact_entry')
UNION SELECT json_extract(before, '$.person_id') FROM hit
    WHERE tbl IN ('visit_delegate', 'activity_part', 'contact_pair')
    AND json_extract(before, '$.person_id') IS NOT NULL
"""


def refresh(session: Session, write_id: int, parts: Sequence[Window]) -> None:
    """Count anew the years of every person that a write touched in its `parts`."""
    if session.execute(text(_HIT), {"id": write_id}).first() is None:
        return
    for some in _batches(session, windows.gathered(session, parts, _TOUCHED)):
        asked = {"some": json.dumps(some)}
        session.execute(text(f"DELETE FROM person_year WHERE person_id {_WITHIN}"), asked)
        session.execute(text(f"INSERT INTO person_year {_SOME}"), asked)


def _batches(session: Session, touched: Sequence[str]) -> Iterator[list[str]]:
    """Part persons so that few visits are counted at once."""
    for at in range(0, len(touched), PERSONS):
        some = touched[at : at + PERSONS]
        counts = session.execute(text(_VISITS), {"some": json.dumps(some)})
        visits = {row[0]: int(row[1]) for row in counts}
        batch, count = list[str](), 0
        for person in some:
            count += visits.get(person, 0)
            if batch and count > windows.MOST:
                yield batch
                batch, count = [], visits.get(person, 0)
            batch.append(person)
        yield batch


_VISITS = f"SELECT person_id, count(*) FROM visit_delegate WHERE person_id {_WITHIN} GROUP BY 1"


def rebuild(session: Session) -> None:
    """Count everything anew."""
    session.execute(text("DELETE FROM person_year"))
    session.execute(text(f"INSERT INTO person_year {_EVERY}"))


def differences(session: Session) -> list[str]:
    """Compare the counts with what the records say; return what differs, in words."""
    counts = "SELECT person_id, year, kind, times FROM person_year"
    apart = (
        f"SELECT count(*) FROM (SELECT * FROM ({_EVERY}) EXCEPT {counts}) "
        f"UNION ALL SELECT count(*) FROM ({counts} EXCEPT SELECT * FROM ({_EVERY}))"
    )
    wanting, over = session.execute(text(apart)).scalars()
    return [f"person_year：少 {wanting} 行，多 {over} 行"] if wanting or over else []
