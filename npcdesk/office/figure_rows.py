"""The records behind a figure, in a line each: what they are called, and what more is known."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

_ASKED = {
    "mandate": (
        "SELECT mandate_id AS id, name, delegation AS note FROM roster_line WHERE mandate_id"
    ),
    "person": "SELECT person_id AS id, name, delegation AS note FROM roster_line WHERE person_id",
    "station": "SELECT id, name, township AS note FROM station WHERE id",
    "visit": (
        "SELECT visit_id AS id, held_on || '　' || station AS name, words AS note "
        "FROM visit_line WHERE visit_id"
    ),
    "opinion": (
        "SELECT opinion_id AS id, held_on || '　' || state AS name, words AS note "
        "FROM opinion_line WHERE opinion_id"
    ),
    "group": "SELECT id, name, committee AS note FROM supervision_group WHERE id",
    "suggestion": (
        "SELECT suggestion_id AS id, CASE number WHEN '' THEN '' ELSE '第' || number || '号　' END "
        "|| title AS name, lead_unit AS note FROM standing WHERE suggestion_id"
    ),
}
KINDS = tuple(_ASKED)
"""What a list may be of."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One record; `id` is what opens it."""

    id: str
    name: str
    note: str


def rows(session: Session, kind: str, ids: Sequence[str]) -> list[FigureRow]:
    """Return a row for each id of a kind of `KINDS`, in their order; one counted twice twice."""
    asked = text(f"{_ASKED[kind]} IN (SELECT value FROM json_each(:ids))")  # noqa: S608
    found = {
        row.id: FigureRow(row.id, row.name, row.note or "")
        for row in session.execute(asked, {"ids": json.dumps(list(ids))})
    }
    return [found[each] for each in ids if each in found]
