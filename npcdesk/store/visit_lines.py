"""The lines of the projection `visit_line`: each visit with who was there and what was said."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from npcdesk.models import (
    Disposition,
    Opinion,
    Person,
    Station,
    Visit,
    VisitDelegate,
    VisitLine,
)
from npcdesk.store import search

__all__ = ["TOUCHED", "VisitLine", "lines"]

# What other offices send comes in any order: a station after the visit that was there.
TOUCHED = """
WITH hit(tbl, row_id) AS (SELECT tbl, row_id FROM changed WHERE write_id = :id)
SELECT row_id FROM hit WHERE tbl = 'visit'
UNION SELECT visit_id FROM visit_delegate
    WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'visit_delegate')
UNION SELECT visit_id FROM opinion WHERE id IN (SELECT row_id FROM hit WHERE tbl = 'opinion')
UNION SELECT json_extract(before, '$.visit_id') FROM changed
    WHERE write_id = :id AND tbl IN ('visit_delegate', 'opinion')
UNION SELECT id FROM visit
    WHERE station_id IN (SELECT row_id FROM hit WHERE tbl = 'station')
UNION SELECT visit_id FROM visit_delegate
    WHERE person_id IN (SELECT row_id FROM hit WHERE tbl = 'person')
"""


def lines(session: Session, ids: Sequence[str], unit: str = "") -> list[dict[str, Any]]:
    """Return one line for each visit of `ids` that is not put away and this office's own.

    With `unit`: each that is of that unit.
    """
    names: dict[str, list[str]] = defaultdict(list)
    present = (
        select(VisitDelegate.visit_id, Person.name)
        .join(Person, col(Person.id) == col(VisitDelegate.person_id))
        .where(
            col(VisitDelegate.visit_id).in_(ids),
            ~col(VisitDelegate.deleted),
            VisitDelegate.unit == unit,
        )
        .order_by(col(VisitDelegate.id))
    )
    for visit_id, name in session.exec(present):
        names[visit_id].append(name)
    said: dict[str, list[Opinion]] = defaultdict(list)
    opinions = select(Opinion).where(
        col(Opinion.visit_id).in_(ids), ~col(Opinion.deleted), Opinion.unit == unit
    )
    for opinion in session.exec(opinions.order_by(col(Opinion.id))):
        said[opinion.visit_id].append(opinion)
    visits = (
        select(Visit, Station.name)
        .outerjoin(Station, col(Station.id) == col(Visit.station_id))
        .where(col(Visit.id).in_(ids), ~col(Visit.deleted), Visit.unit == unit)
    )
    return [
        _line(visit, station or "", names[visit.id], said[visit.id])
        for visit, station in session.exec(visits)
    ]


def _line(visit: Visit, station: str, names: list[str], said: list[Opinion]) -> dict[str, Any]:
    return {
        "visit_id": visit.id,
        "station_id": visit.station_id,
        "station": station,
        "held_on": visit.held_on,
        "kind": visit.kind.value,
        "delegates": "、".join(names),
        "received": visit.received,
        "opinions": len(said),
        "open_opinions": sum(o.disposition is Disposition.OPEN for o in said),
        "words": said[0].words if said else "",
        "words_found": search.words(station, *names, *(o.words for o in said)),
    }
