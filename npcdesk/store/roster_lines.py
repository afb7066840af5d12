"""The lines of the projection `roster_line`: each mandate with what the roster sorts by."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from npcdesk import shipped
from npcdesk.models import Mandate, Person, RosterLine
from npcdesk.rules import name_order, pinyin
from npcdesk.store import search

__all__ = ["TOUCHED", "RosterLine", "lines"]

TOUCHED = """
SELECT row_id FROM changed WHERE write_id = :id AND tbl = 'mandate'
UNION SELECT m.id FROM mandate m
    JOIN changed c ON c.row_id = m.person_id AND c.tbl = 'person' AND c.write_id = :id
"""


def lines(session: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return one line for each mandate of `ids` that is not put away."""
    strokes, surnames = shipped.strokes(), shipped.surname_readings()
    mandate, person = Mandate.__table__, Person.__table__  # type: ignore[attr-defined]
    rows = session.execute(
        sa.select(
            mandate.c.id,
            mandate.c.person_id,
            mandate.c.level,
            mandate.c.term,
            mandate.c.delegation,
            mandate.c.occupation_class,
            mandate.c.delegate_number,
            mandate.c.status,
            person.c.name,
            person.c.sex,
            person.c.phone,
            person.c.work_unit,
        )
        .join(person, person.c.id == mandate.c.person_id)
        .where(mandate.c.id.in_(ids), ~mandate.c.deleted, ~person.c.deleted)
    )
    found = []
    for row in rows:
        read = pinyin.reading(row.name, surnames)
        found.append(
            {
                "mandate_id": row.id,
                "person_id": row.person_id,
                "name": row.name,
                "strokes": name_order.stroke_key(row.name, strokes),
                "pinyin": read.full,
                "initials": read.initials,
                "sex": row.sex.value,
                "level": row.level.value,
                "term": row.term,
                "delegation": row.delegation,
                "occupation_class": row.occupation_class,
                "delegate_number": row.delegate_number,
                "status": row.status.value,
                "words_found": search.words(
                    row.name, read.full, read.initials, row.delegation, row.work_unit
                )
                + f" {row.delegate_number} {row.phone} {row.phone[-4:]}",
            }
        )
    return found
