"""The sums of each station: of its visits, of its delegates, and of those of them who came.

`station_quarter`, `station_members` and `station_year`. Refreshed for the stations a write touched,
after the lines they are added up from: a city's list of stations is opened without reading
the fifty thousand visits of a year and sixty thousand delegates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.store.windows import Window, gathered


@dataclass(frozen=True, slots=True)
class _Sum:
    """A table of sums: what touches it, whose stations a write touched, and how it is made.

    With `too` the stations of the sum before it count as touched as well.
    """

    table: str
    touched_by: str
    stations: str
    made: str
    too: bool = False


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
_YEARS = _Sum(
    "station_year",
    "('visit', 'visit_delegate')",
    """
    SELECT p.station_id FROM (
        SELECT person_id FROM visit_delegate
            WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'visit_delegate')
        UNION SELECT person_id FROM visit_delegate
            WHERE visit_id IN (SELECT row_id FROM hit WHERE tbl = 'visit')
        UNION SELECT json_extract(before, '$.person_id') FROM hit
            WHERE tbl = 'visit_delegate' AND before IS NOT NULL
    ) came CROSS JOIN person p ON p.id = came.person_id WHERE p.station_id IS NOT NULL
    """,
    """
    SELECT p.station_id, y.year, count(DISTINCT y.person_id) AS came
    FROM person p CROSS JOIN person_year y
        ON y.person_id = p.id AND y.kind IN ('reception', 'work')
    WHERE p.station_id IS NOT NULL AND NOT p.deleted AND p.unit = '' {within} GROUP BY 1, 2
    """,
    too=True,
)
_ALL = (_QUARTERS, _MEMBERS, _YEARS)
_OF = "station_id = :of"


def refresh(session: Session, write_id: int, parts: Sequence[Window]) -> None:
    """Add up anew every station that a write touched in its `parts`."""
    touched: list[str] = []
    for each in _ALL:
        hit = f"FROM changed WHERE write_id = :id AND tbl IN {each.touched_by}"
        found = session.execute(text(f"SELECT 1 {hit} LIMIT 1"), {"id": write_id}).first()
        asked = f"WITH hit AS (SELECT tbl, row_id, before {hit}) {each.stations}"
        fresh = gathered(session, parts, asked) if found else []
        touched = list(dict.fromkeys([*touched, *fresh] if each.too else fresh))
        if not touched:
            continue
        stations = [{"of": station} for station in touched]
        session.execute(text(f"DELETE FROM {each.table} WHERE {_OF}"), stations)
        some = each.made.format(within=f"AND {_OF}")
        session.execute(text(f"INSERT INTO {each.table} {some}"), stations)


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
