"""What records are called where offices compare what they wrote: 周启明, 第35号 关于…的建议."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.sync import cells
from npcdesk.sync.commits import Value
from npcdesk.sync.registers import MADE

LONGEST = 48  # characters that stand for a long text
QUIET = frozenset(
    [
        MADE,
        "written_ms",
        "sha256",
        "size_bytes",
        "owner",
        "owner_id",
        "event_id",
        "term_id",
        "office_id",
        "code",
        "text",
    ]
)
"""Columns that tell a clerk nothing where a whole record is shown."""
REFERENCES = {
    "person_id": "person",
    "station_id": "station",
    "unit_id": "handling_unit",
    "visit_id": "visit",
    "suggestion_id": "suggestion",
    "group_id": "supervision_group",
    "term_id": "term",
    "event_id": "suggestion_event",
    "about_id": "suggestion_event",
    "group_event.about_id": "group_event",
    "topic_event.about_id": "topic_event",
    "topic_event.part_id": "topic_part",
    "topic_id": "topic",
    "project_event.about_id": "project_event",
    "project_event.other_id": "project",
    "project_id": "project",
    "project.group_id": "project_group",
    "project_member.group_id": "project_group",
    "poll_id": "project_poll",
    "project_poll.after_id": "project_poll",
    "batch_id": "poll_batch",
    "quality_mark.about_id": "quality_mark",
    "mandate_event.about_id": "mandate_event",
    "mandate_id": "mandate",
    "pair_id": "contact_pair",
    "to_person_id": "person",
    "photo_id": "attachment",
    "opinion_event.about_id": "opinion_event",
    "opinion_id": "opinion",
    "matter_id": "matter",
    "team_id": "team",
    "activity_id": "activity",
    "convener_id": "person",
    "leader_id": "person",
    "placed_after": "mandate",
    "other_id": "suggestion",
    "parent_id": "station",
}
"""Columns that hold the id of another record, by which; `table.column` where it differs."""


def reference(table: str, column: str) -> str:
    """Return the table whose ids a column holds, "" when it holds none."""
    return REFERENCES.get(f"{table}.{column}") or REFERENCES.get(column, "")


_NUMBER = (
    "(SELECT e.number FROM suggestion_event e WHERE e.suggestion_id = {0} AND e.kind = 'file' "
    'AND NOT e.deleted ORDER BY e."on" DESC LIMIT 1)'
)
_PAPER = f"'第' || {_NUMBER.format('s.id')} || '号 '"
_SUGGESTION = f"coalesce({_PAPER}, '') || s.title"
_OF_PAPER = "JOIN suggestion s ON s.id = t.suggestion_id"
_QUERIES = {
    "person": "SELECT t.id, t.name FROM person t",
    "mandate": "SELECT t.id, p.name FROM mandate t JOIN person p ON p.id = t.person_id",
    "mandate_event": "SELECT t.id, t.kind || '\x1f' || t.\"on\" || '，' || p.name "
    "FROM mandate_event t JOIN mandate m ON m.id = t.mandate_id "
    "JOIN person p ON p.id = m.person_id",
    "publish_rule": "SELECT t.id, t.field FROM publish_rule t",
    "contact_pair": "SELECT t.id, p.name || '—' || coalesce(q.name, t.to_name) FROM contact_pair t "
    "JOIN person p ON p.id = t.person_id LEFT JOIN person q ON q.id = t.to_person_id",
    "contact_entry": "SELECT t.id, t.\"on\" || ' ' || p.name FROM contact_entry t "
    "JOIN contact_pair c ON c.id = t.pair_id JOIN person p ON p.id = c.person_id",
    "station": "SELECT t.id, t.name FROM station t",
    "station_staff": "SELECT t.id, t.name || '，' || s.name FROM station_staff t "
    "JOIN station s ON s.id = t.station_id",
    "rota_rule": "SELECT t.id, t.days || '，' || s.name FROM rota_rule t "
    "JOIN station s ON s.id = t.station_id",
    "duty": "SELECT t.id, t.\"on\" || '，' || s.name || coalesce('，' || p.name, '') FROM duty t "
    "JOIN station s ON s.id = t.station_id LEFT JOIN person p ON p.id = t.person_id",
    "visit": "SELECT t.id, t.held_on || ' ' || s.name FROM visit t "
    "JOIN station s ON s.id = t.station_id",
    "visit_delegate": "SELECT t.id, t.\"on\" || ' ' || p.name FROM visit_delegate t "
    "JOIN person p ON p.id = t.person_id",
    "opinion": "SELECT t.id, t.words FROM opinion t",
    "opinion_event": "SELECT t.id, t.kind || '\x1f' || t.\"on\" || '，' || o.words "
    "FROM opinion_event t JOIN opinion o ON o.id = t.opinion_id",
    "matter": "SELECT t.id, t.title FROM matter t",
    "team": "SELECT t.id, t.name FROM team t",
    "team_member": "SELECT t.id, p.name || '，' || g.name FROM team_member t "
    "JOIN team g ON g.id = t.team_id JOIN person p ON p.id = t.person_id",
    "activity": "SELECT t.id, t.title FROM activity t",
    "activity_part": "SELECT t.id, p.name || '，' || a.title FROM activity_part t "
    "JOIN activity a ON a.id = t.activity_id JOIN person p ON p.id = t.person_id",
    "activity_outcome": "SELECT t.id, coalesce(nullif(t.title, ''), a.title) "
    "FROM activity_outcome t JOIN activity a ON a.id = t.activity_id",
    "suggestion": f"SELECT s.id, {_SUGGESTION} FROM suggestion s",
    "signer": f"SELECT t.id, t.name || '，' || {_SUGGESTION} FROM signer t {_OF_PAPER}",
    "suggestion_event": f"SELECT t.id, t.kind || '\x1f' || t.\"on\" || '，' || "
    f"{_SUGGESTION} FROM suggestion_event t {_OF_PAPER}",
    "handler": f"SELECT t.id, u.name || '，' || {_SUGGESTION} FROM handler t {_OF_PAPER} "
    "LEFT JOIN handling_unit u ON u.id = t.unit_id",
    "quality_mark": f"SELECT t.id, t.by || '，' || t.\"on\" || '，' || {_SUGGESTION} "
    f"FROM quality_mark t {_OF_PAPER}",
    "year_report": "SELECT t.id, t.year || ' 年度' FROM year_report t",
    "year_summary": "SELECT t.id, t.year || ' 年' FROM year_summary t",
    "saved_pivot": "SELECT t.id, t.name FROM saved_pivot t",
    "honour": f"SELECT t.id, t.year || ' 年，' || coalesce(u.name, {_SUGGESTION}, '') "
    "FROM honour t LEFT JOIN suggestion s ON s.id = t.suggestion_id "
    "LEFT JOIN handling_unit u ON u.id = t.unit_id",
    "handling_unit": "SELECT t.id, t.name FROM handling_unit t",
    "supervision_group": "SELECT t.id, t.name FROM supervision_group t",
    "group_member": "SELECT t.id, t.name FROM group_member t",
    "group_suggestion": f"SELECT t.id, {_SUGGESTION} FROM group_suggestion t {_OF_PAPER}",
    "group_event": "SELECT t.id, t.kind || '\x1f' || t.\"on\" || '，' || g.name "
    "FROM group_event t JOIN supervision_group g ON g.id = t.group_id",
    "topic": "SELECT t.id, t.title FROM topic t",
    "topic_part": "SELECT t.id, t.who || '，' || o.title FROM topic_part t "
    "JOIN topic o ON o.id = t.topic_id",
    "topic_event": "SELECT t.id, t.kind || '\x1f' || t.\"on\" || '，' || o.title "
    "FROM topic_event t JOIN topic o ON o.id = t.topic_id",
    "topic_link": "SELECT t.id, coalesce(nullif(t.title, ''), o.title) FROM topic_link t "
    "JOIN topic o ON o.id = t.topic_id",
    "project": "SELECT t.id, t.title FROM project t",
    "project_event": "SELECT t.id, t.kind || '\x1f' || t.\"on\" || '，' || p.title "
    "FROM project_event t JOIN project p ON p.id = t.project_id",
    "project_group": "SELECT t.id, t.name FROM project_group t",
    "project_member": "SELECT t.id, t.name || '，' || g.name FROM project_member t "
    "JOIN project_group g ON g.id = t.group_id",
    "project_poll": "SELECT t.id, t.meeting FROM project_poll t",
    "poll_batch": "SELECT t.id, t.name || '，' || p.meeting FROM poll_batch t "
    "JOIN project_poll p ON p.id = t.poll_id",
    "poll_tally": "SELECT t.id, p.title || '，' || b.name FROM poll_tally t "
    "JOIN project p ON p.id = t.project_id JOIN poll_batch b ON b.id = t.batch_id",
    "term": "SELECT t.id, '第' || t.ordinal || '届' FROM term t",
    "congress_session": "SELECT t.id, '第' || t.ordinal || '次会议' FROM congress_session t",
    "rule_pack": "SELECT t.id, t.name FROM rule_pack t",
    "attachment": "SELECT t.id, t.name FROM attachment t",
}


def called(session: Session, table: str, ids: Iterable[str]) -> dict[str, str]:
    """Return what some records of one table are called, by their ids; those that are here."""
    query = _QUERIES.get(table)
    if query is None:
        return {}
    own = "s.id" if table == "suggestion" else "t.id"
    some = text(f"{query} WHERE {own} IN (SELECT value FROM json_each(:ids))")
    found = session.execute(some, {"ids": json.dumps(sorted(set(ids)))})
    return {row_id: _worded(name or "") for row_id, name in found}


def one(session: Session, table: str, row_id: str) -> str:
    """Return what a record is called, or its kind and short number when it is not here."""
    known = called(session, table, [row_id]).get(row_id)
    return known or f"{labels.TABLE.get(table, table)} {labels.short_id(row_id)}"


def said(session: Session, table: str, column: str, value: Value) -> str:
    """Return a cell's value in words; what a reference points to is called by its name."""
    referred = reference(table, column)
    if isinstance(value, str) and value and referred:
        return one(session, referred, value)
    return labels.cell(table, column, value)


def present(session: Session, table: str, row_id: str) -> dict[str, str]:
    """Return what the cells of a record hold now, in words; nothing when it is not here."""
    if not cells.known(table):
        return {}
    row = _now(session, table, [row_id]).get(row_id, {})
    columns = cells.of(table)
    return {
        name: said(session, table, name, columns[name].said(value)) for name, value in row.items()
    }


@dataclass(frozen=True, slots=True)
class Touch:
    """One row that a write touches: what it is called, and its cells before and after in words."""

    id: str
    table: str
    name: str
    kind: Literal["new", "changed", "away"]
    cells: tuple[tuple[str, str, str], ...]


def touched(session: Session, most: int, write_id: int | None = None) -> list[Touch]:
    """Return what a write has touched, the present one unless said, in words.

    `most` rows of each table.
    """
    write = {"id": session.info["write"] if write_id is None else write_id, "most": most}
    tables = session.execute(_TABLES, write).scalars().all()
    found: list[Touch] = []
    for table in sorted(tables, key=list(labels.TABLE).index):
        rows = session.execute(_ROWS, {**write, "tbl": table}).all()
        names = called(session, table, [row_id for row_id, _ in rows])
        now = _now(session, table, [row_id for row_id, _ in rows])
        for row_id, before in rows:
            was = json.loads(before) if before else None
            kind, differs = _touch(session, table, was, now[row_id])
            name = names.get(row_id) or one(session, table, row_id)
            found.append(Touch(row_id, table, name, kind, differs))
    return found


def _touch(
    session: Session, table: str, was: Mapping[str, Value] | None, now: Mapping[str, Value]
) -> tuple[Literal["new", "changed", "away"], tuple[tuple[str, str, str], ...]]:
    columns = cells.of(table)
    differs = []
    for column, value in now.items():
        before = columns[column].default if was is None else was.get(column, value)
        old, new = columns[column].said(before), columns[column].said(value)
        if old != new and column not in QUIET:
            first = "" if was is None else said(session, table, column, old)
            differs.append((labels.column(table, column), first, said(session, table, column, new)))
    if was is None:
        return "new", tuple(differs)
    gone = bool(now["deleted"]) and not was.get("deleted")
    return "away" if gone else "changed", tuple(differs)


def _now(session: Session, table: str, ids: list[str]) -> dict[str, dict[str, Value]]:
    columns = cells.names(table)
    listed = ", ".join(f'"{name}"' for name in ("id", *columns))
    query = f"SELECT {listed} FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"
    found = session.execute(text(query), {"ids": json.dumps(ids)})
    return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in found}


def _worded(name: str) -> str:
    kind, mark, rest = name.rpartition("\x1f")
    with suppress(ValueError):
        rest = labels.day_dotted(date.fromisoformat(rest[:10])) + rest[10:]
    steps = (labels.EVENT, labels.GROUP_EVENT, labels.MANDATE_KIND)
    name = f"{next((each[kind] for each in steps if kind in each), kind)} {rest}" if mark else rest
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"


_TABLES = text("SELECT DISTINCT tbl FROM changed WHERE write_id = :id")
_ROWS = text(
    "SELECT row_id, before FROM changed WHERE write_id = :id AND tbl = :tbl "
    "ORDER BY before IS NOT NULL, row_id LIMIT :most"
)
