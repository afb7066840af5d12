"""The sums of each station: `station_quarter` of its visits, `station_members` of its delegates.

Refreshed for the stations a write touched, after the lines they are added up from: a city's list of
stations is opened without reading the fifty thousand visits of a year and sixty thousand delegates.
"""

from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class _Sum:
    """A table of sums: what touches it, whose stations a write touched, and how it is made."""

    table: str
    touched_by: str
    stations: str
    made: str


_QUARTERS = _Sum(
    "station_quarter",
    "('visit', 'opinion')",
    """
    SELECT station_id FROM visit WHERE id IN (
        SELECT row_id FROM hit WHERE tbl = 'visit'
        UNION SELECT visit_id FROM opinion
            WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'opinion')
        UNION SELECT json_extract(before, '$.visit_id') FROM hit WHERE tbl = 'opinion')
    UNION SELECT json_extract(before, '$.station_id') FROM hit WHERE tbl = 'visit'
    """,
    """
    SELECT station_id, CAST(substr(held_on, 1, 4) AS INTEGER) AS year,
        (CAST(substr(held_on, 6, 2) AS INTEGER) + 2) / 3 AS quarter,
        count(*) AS visits, sum(opinions) AS opinions, sum(open_opinions) AS open_opinions,
        max(held_on) AS last_on
    FROM visit_line WHERE held_on IS NOT NULL {within} GROUP BY 1, 2, 3
    """,
)
_MEMBERS = _Sum(
    "station_members",
    "('person')",
    """
    SELECT station_id FROM person
        WHERE id IN (SELECT row_id FROM hit) AND station_id IS NOT NULL
    UNION SELECT json_extract(before, '$.station_id') FROM hit WHERE before IS NOT NULL
    """,
    """
    SELECT station_id, count(*) AS delegates FROM person
    WHERE station_id IS NOT NULL AND NOT deleted AND unit = '' {within} GROUP BY 1
    """,
)
_ALL = (_QUARTERS, _MEMBERS)
_WITHIN = "station_id IN (SELECT station_id FROM touched_station)"


def refresh(session: Session, write_id: int) -> None:
    """Add up anew every station that a write touched."""
    asked = {"id": write_id}
    for each in _ALL:
        hit = f"FROM changed WHERE write_id = :id AND tbl IN {each.touched_by}"
        if session.execute(text(f"SELECT 1 {hit} LIMIT 1"), asked).first() is None:
            continue
        session.execute(text("CREATE TEMP TABLE IF NOT EXISTS touched_station (station_id TEXT)"))
        session.execute(text("DELETE FROM touched_station"))
        touched = f"WITH hit AS (SELECT tbl, row_id, before {hit}) {each.stations}"
        session.execute(text(f"INSERT INTO touched_station {touched}"), asked)
        session.execute(text(f"DELETE FROM {each.table} WHERE {_WITHIN}"))
        some = each.made.format(within=f"AND {_WITHIN}")
        session.execute(text(f"INSERT INTO {each.table} {some}"))


def rebuild(session: Session) -> None:
    """Add up everything anew."""
    for each in _ALL:
        session.execute(text(f"DELETE FROM {each.table}"))
        session.execute(text(f"INSERT INTO {each.table} {each.made.format(within='')}"))


def differences(session: Session) -> list[str]:
    """Compare the sums with what they are added up from; return what differs, in words."""
    found = []
    for each in _ALL:
        kept, right = (
            f"SELECT * FROM {each.table}",
            f"SELECT * FROM ({each.made.format(within='')})",
        )
        apart = (
            f"SELECT count(*) FROM ({right} EXCEPT {kept}) "
            f"UNION ALL SELECT count(*) FROM ({kept} EXCEPT {right})"
        )
        wanting, over = session.execute(text(apart)).scalars()
        if wanting or over:
            found.append(f"{each.table}：少 {wanting} 行，多 {over} 行")
    return found
