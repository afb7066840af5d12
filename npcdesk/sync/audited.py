"""Who changed what of a suggestion, and when (修改记录): every row of it, made, altered, put away.

What a row was before each change stands in the journal, which keeps it for ever; see
`store.journal.AUDITED`. What another office changed came in a bundle, and is told as that office's.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.store.journal import AUDITED
from npcdesk.sync import called, cells, machine, trusted

HERE = "本单位"
_LINK = {"suggestion": "id", "attachment": "owner_id"}  # by which a table's rows are found
_MORE = {  # the evidence of its promises
    "attachment": " OR owner_id IN (SELECT id FROM suggestion_event WHERE suggestion_id = :id)"
}
_MS_DIGITS = 12  # of an id: the milliseconds since 1970


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One cell that was changed, or one row that was made. `who` is an office or a person."""

    at: datetime
    who: str
    kind: Literal["new", "changed"]
    table: str
    name: str  # of the record: 建议, 提出人 周启明, 交办 2026.02.03
    field: str
    before: str
    after: str
    what: str  # the write, in the words of the journal; "" when it is not known any more


@dataclass(frozen=True, slots=True)
class _Change:
    at_ms: int
    what: str
    unit: str | None  # the office whose bundle brought it; None: written here
    before: dict[str, Any]


def audit(session: Session, suggestion_id: str) -> list[AuditLine]:
    """Return everything that was done to a suggestion, the newest first."""
    found: list[AuditLine] = []
    offices = _Offices(session)
    for table in AUDITED:
        rows = _rows(session, table, suggestion_id)
        names = {row["id"]: _named(session, table, row) for row in rows}
        changes, writes = _changes(session, table, list(names)), _writes(session, table, names)
        for row in rows:
            made = _made(table, row, names[row["id"]], offices)
            found.append(replace(made, what=writes.get(row["id"], "")))
            for change, was, now in _states(changes[row["id"]], row):
                told = _altered(session, table, names[row["id"]], was, now)
                who = offices.called(change.unit)
                found += [
                    AuditLine(_moment(change.at_ms), who, "changed", *each, change.what)
                    for each in told
                ]
    return sorted(found, key=lambda line: line.at, reverse=True)


class _Offices:
    """What the offices are called; this one is 本单位, with its computer where it has several."""

    def __init__(self, session: Session) -> None:
        self.session, self.here = session, machine.unit(session)
        self.known = trusted.load(session)

    def of_row(self, row_id: str) -> str:
        query = "SELECT r.unit FROM row_meta m JOIN replica r ON r.rid = m.rid WHERE m.row_id = :id"
        return self.called(self.session.execute(text(query), {"id": row_id}).scalar())

    def called(self, unit: str | None) -> str:
        if not unit or unit == self.here:
            return HERE
        return self.known.name(unit) if self.known else unit


def _rows(session: Session, table: str, suggestion_id: str) -> list[dict[str, Any]]:
    link = _LINK.get(table, "suggestion_id")
    columns = ", ".join(f'"{name}"' for name in ("id", *cells.names(table)))
    query = f"SELECT {columns} FROM {table} WHERE {link} = :id{_MORE.get(table, '')} ORDER BY id"
    return [dict(row) for row in session.execute(text(query), {"id": suggestion_id}).mappings()]


def _changes(session: Session, table: str, ids: list[str]) -> Mapping[str, list[_Change]]:
    found: dict[str, list[_Change]] = defaultdict(list)
    rows = session.execute(_CHANGES, {"tbl": table, "ids": json.dumps(ids)})
    for row_id, at_ms, what, unit, before in rows:
        found[row_id].append(_Change(at_ms, what, unit, json.loads(before)))
    return found


def _writes(session: Session, table: str, ids: Iterable[str]) -> dict[str, str]:
    """Return by which write each row was made, of those that the journal still knows."""
    rows = session.execute(_MADE_BY, {"tbl": table, "ids": json.dumps(list(ids))})
    return {row.row_id: row.what for row in rows}


def _made(table: str, row: Mapping[str, Any], name: str, offices: _Offices) -> AuditLine:
    at_ms = row.get("written_ms") or int(row["id"][:_MS_DIGITS], 16)
    who = row.get("by") or offices.of_row(row["id"])
    said = row.get("body", "") if table == "suggestion_event" else ""
    return AuditLine(_moment(at_ms), who, "new", table, name, "", "", said, "")


Values = Mapping[str, Any]


def _states(changes: list[_Change], row: Values) -> Iterator[tuple[_Change, Values, Values]]:
    """Return each change with what the row was before it and after it."""
    for at, change in enumerate(changes, start=1):
        yield change, change.before, changes[at].before if at < len(changes) else row


def _altered(
    session: Session, table: str, name: str, was: Values, now: Values
) -> Iterator[tuple[str, str, str, str, str]]:
    """Tell each cell that differs between one state of a row and the next."""
    for column, cell in cells.of(table).items():
        before, after = cell.said(was.get(column)), cell.said(now.get(column))
        if before == after or column not in was or column in called.QUIET:
            continue
        words = [called.said(session, table, column, each) for each in (before, after)]
        yield table, name, labels.column(table, column), words[0], words[1]


def _named(session: Session, table: str, row: Mapping[str, Any]) -> str:
    kind = labels.TABLE[table]
    if table == "suggestion":
        return kind
    if table == "suggestion_event":
        on = labels.cell(table, "on", row["on"])
        return f"{labels.EVENT.get(row['kind'], row['kind'])}（{on}）"
    if table == "handler":
        role = labels.HANDLER_ROLE.get(row["role"], "")
        return f"{role}{called.said(session, table, 'unit_id', row['unit_id'])}"
    if table == "group_suggestion":
        return f"列入{called.said(session, table, 'group_id', row['group_id'])}"
    return f"{kind} {row['name']}"


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000)  # noqa: DTZ006 - the wall clock


_MADE_BY = text(
    "SELECT c.row_id, w.what FROM changed c JOIN written w ON w.id = c.write_id "
    "WHERE c.before IS NULL AND c.tbl = :tbl "
    "AND c.row_id IN (SELECT value FROM json_each(:ids))"
)
_CHANGES = text(
    "SELECT c.row_id, w.at_ms, w.what, i.unit, c.before FROM changed c "
    "JOIN written w ON w.id = c.write_id LEFT JOIN import_run i ON i.write_id = c.write_id "
    "WHERE c.before IS NOT NULL AND c.tbl = :tbl "
    "AND c.row_id IN (SELECT value FROM json_each(:ids)) ORDER BY c.write_id"
)
