"""Absences from the congress without leave (代表法 第六十二条): after the first, a warning.

Asked at every start, so plain SQL over an index that holds absences alone.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.rules import activity_life

_WARNED = """
SELECT c.*, r.mandate_id, r.name, r.delegation FROM (
    SELECT p.person_id, a.term, count(DISTINCT a.session) AS n, max(a.held_on) AS last_on,
        max(p.told_on) AS told_on
    FROM activity_part p JOIN activity a ON a.id = p.activity_id
    WHERE p.attendance = 'absent' AND NOT p.deleted AND p.unit = ''
        AND a.kind = 'congress' AND NOT a.deleted AND a.unit = ''
        AND a.held_on IS NOT NULL AND a.cancelled_on IS NULL
    GROUP BY p.person_id, a.term
) c JOIN roster_line r ON r.person_id = c.person_id AND r.term = c.term AND r.status = 'in_office'
    AND r.level = (SELECT level FROM office WHERE mine LIMIT 1)
ORDER BY c.n DESC, c.last_on, r.strokes
"""


@dataclass(frozen=True, slots=True)
class Warned:
    """A delegate who missed sittings of one term's congress; `told_on` when last reminded of it."""

    person_id: str
    mandate_id: str
    name: str
    delegation: str
    absences: int
    last_on: date
    told_on: date | None

    @property
    def words(self) -> str:
        """What it means, in words."""
        return activity_life.absence_words(self.absences)


def warned(session: Session) -> list[Warned]:
    """Return the delegates in office who missed a session of the term they hold, worst first."""
    rows: Any = session.execute(text(_WARNED))
    return [
        Warned(
            row.person_id,
            row.mandate_id,
            row.name,
            row.delegation,
            row.n,
            date.fromisoformat(row.last_on),
            date.fromisoformat(row.told_on) if row.told_on else None,
        )
        for row in rows
    ]


def untold(session: Session) -> list[Warned]:
    """Return those who were not reminded since, and those whose mandate is to end."""
    ends = activity_life.ABSENCES_THAT_END
    return [
        each
        for each in warned(session)
        if each.absences >= ends or each.told_on is None or each.told_on < each.last_on
    ]


def sittings(session: Session, person_id: str) -> list[str]:
    """Return the ids of the congresses that a person missed without leave."""
    rows = session.execute(text(_SITTINGS), {"person": person_id})
    return list(rows.scalars())


_SITTINGS = """
SELECT a.id FROM activity_part p JOIN activity a ON a.id = p.activity_id
WHERE p.attendance = 'absent' AND p.person_id = :person AND NOT p.deleted AND p.unit = ''
    AND a.kind = 'congress' AND NOT a.deleted AND a.unit = '' ORDER BY a.held_on
"""
