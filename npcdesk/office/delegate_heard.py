"""接待的群众: whom a delegate received or called on in a year, and what they said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

_VISITS = """
SELECT v.id, v.held_on, v.kind, v.received, s.name AS station
FROM visit_delegate d JOIN visit v ON v.id = d.visit_id LEFT JOIN station s ON s.id = v.station_id
WHERE d.person_id = :person AND d."on" BETWEEN :first AND :last AND NOT d.deleted AND d.unit = ''
    AND NOT v.deleted AND v.unit = '' ORDER BY v.held_on DESC, v.id
"""
_SAID = """
SELECT o.id, o.visit_id, o.words, o.speaker, l.state, o.suggestion_id FROM opinion o
LEFT JOIN opinion_line l ON l.opinion_id = o.id
WHERE o.visit_id IN (SELECT visit_id FROM visit_delegate WHERE person_id = :person
    AND "on" BETWEEN :first AND :last AND NOT deleted AND unit = '')
    AND NOT o.deleted AND o.unit = '' ORDER BY o.id
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person said, in the own words, and where it stands. `speaker`: 匿名 for nobody."""

    id: str
    words: str
    speaker: str
    state: str
    suggestion_id: str


@dataclass(frozen=True, slots=True)
class Reception:
    """One visit at which the delegate was; `received` counts people, of a call households."""

    id: str
    on: date
    kind: str
    station: str
    received: int
    voices: tuple[Voice, ...]


def receptions(session: Session, person_id: str, year: int) -> list[Reception]:
    """Return the visits of a delegate in a year at which somebody was met, the newest first."""
    asked = {"person": person_id, "first": f"{year:04}-01-01", "last": f"{year:04}-12-31"}
    said: dict[str, list[Voice]] = {}
    for row in session.execute(text(_SAID), asked):
        said.setdefault(row.visit_id, []).append(_voice(row))
    return [
        Reception(
            row.id,
            date.fromisoformat(row.held_on),
            row.kind,
            row.station or "",
            row.received,
            tuple(said.get(row.id, ())),
        )
        for row in session.execute(text(_VISITS), asked)
        if row.received or row.id in said
    ]


def _voice(row: Any) -> Voice:
    return Voice(row.id, row.words, row.speaker or "匿名", row.state or "", row.suggestion_id or "")
