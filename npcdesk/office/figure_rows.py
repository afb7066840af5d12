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
    "their_suggestion": (
        "SELECT id, title AS name, (SELECT group_concat(g.name, '、') FROM signer g "
        "WHERE g.suggestion_id = suggestion.id AND g.role = 'lead' AND NOT g.deleted "
        "AND g.unit = suggestion.unit) AS note FROM suggestion WHERE id"
    ),
    "their_mandate": (
        "SELECT m.id, p.name AS name, m.delegation AS note FROM mandate m "
        "JOIN person p ON p.id = m.person_id WHERE m.id"
    ),
    "their_visit": (
        "SELECT v.id, v.held_on || '　' || coalesce(s.name, '') AS name, (SELECT o.words "
        "FROM opinion o WHERE o.visit_id = v.id AND NOT o.deleted AND o.unit = v.unit "
        "ORDER BY o.id LIMIT 1) AS note FROM visit v "
        "LEFT JOIN station s ON s.id = v.station_id WHERE v.id"
    ),
    "their_opinion": (
        "SELECT o.id, v.held_on || '　' || coalesce(s.name, '') AS name, o.words AS note "
        "FROM opinion o JOIN visit v ON v.id = o.visit_id "
        "LEFT JOIN station s ON s.id = v.station_id WHERE o.id"
    ),
    "suggestion": (
        "SELECT suggestion_id AS id, CASE number WHEN '' THEN '' ELSE '第' || number || '号　' END "
        "|| title AS name, lead_unit AS note FROM standing WHERE suggestion_id"
    ),
}
KINDS = tuple(_ASKED)
"""What a list may be of; what is theirs came from another office."""


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
