"""What is known of a row: who made it, who wrote each cell since, and what was written at once.

Kept beside the rows, in `row_meta` and `sibling`. Should two scopes, or two tables, claim one id,
as a copied folder or a hostile hand can bring about, one of them shows, and the other is kept
whole in `claim`: every office holds the same of each scope, whichever else it reads.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlmodel import SQLModel

from npcdesk.store import bulk
from npcdesk.sync import cells
from npcdesk.sync.commits import Value
from npcdesk.sync.registers import MADE, Dot, Written

Key: TypeAlias = tuple[str, str, int]  # the row's id, its table, its scope's number


@dataclass(slots=True)
class Row:
    """A row of one scope. `shown` is False while another claims its id with a better right."""

    table: str
    sid: int
    made: list[Dot]
    later: dict[str, Dot] = field(default_factory=dict)
    cells: dict[str, list[Written]] = field(default_factory=dict)  # those with several values
    shown: bool = True
    new: bool = False
    touched: bool = False
    was_disputed: bool = False  # `sibling` holds something of it
    values: dict[str, Value] = field(default_factory=dict)  # to be written; all, when not shown

    def dot(self, name: str) -> Dot:
        """Return who wrote a cell that has one value."""
        return self.later.get(name, self.made[0])


def fresh(table: str, sid: int, dot: Dot, values: dict[str, Value]) -> Row:
    """Return a row that a commit makes. Said place by place: there are many."""
    return Row(table, sid, [dot], {}, {}, True, True, False, False, values)  # noqa: FBT003


def read(connection: Connection, ids: Iterable[str]) -> dict[Key, Row]:
    """Return what is known of the rows with these ids."""
    asked = (json.dumps(sorted(ids)),)
    disputes, claims = connection.exec_driver_sql(_ANY).one()  # mostly there are none
    some = "row_id IN (SELECT value FROM json_each(?))"
    rows: dict[Key, Row] = {}
    shown: dict[str, Row] = {}
    query = f"SELECT row_id, tbl, sid, rid, n, later FROM row_meta WHERE {some}"
    for row_id, table, sid, rid, n, later in connection.exec_driver_sql(query, asked).all():
        row = Row(table, sid, [(rid, n)], _dots(later), {}, True, False, False, False, {})  # noqa: FBT003
        shown[row_id] = rows[row_id, table, sid] = row
    if disputes:
        query = f"SELECT row_id, col, rid, n, hlc, value, implied FROM sibling WHERE {some}"
        for row_id, *line in connection.exec_driver_sql(query, asked).all():
            shown[row_id].was_disputed = True
            _add(shown[row_id], line)
    if claims:
        rows |= _claims(connection, some, asked)
    return rows


_ANY = "SELECT EXISTS (SELECT 1 FROM sibling), EXISTS (SELECT 1 FROM claim)"


def _claims(connection: Connection, some: str, asked: tuple[str]) -> dict[Key, Row]:
    rows: dict[Key, Row] = {}
    query = f"SELECT row_id, tbl, sid, rid, n, later, cells, several FROM claim WHERE {some}"
    for row_id, table, sid, rid, n, later, values, several in connection.exec_driver_sql(
        query, asked
    ):
        row = Row(table, sid, [(rid, n)], _dots(later), shown=False, values=json.loads(values))
        for line in json.loads(several):
            _add(row, line)
        rows[row_id, table, sid] = row
    return rows


def unmade(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    """Return which of the rows with these ids only void commits made: they are in their tables."""
    if connection.exec_driver_sql("SELECT 1 FROM unmade LIMIT 1").first() is None:
        return set()
    query = "SELECT row_id, tbl FROM unmade WHERE row_id IN (SELECT value FROM json_each(?))"
    found = connection.exec_driver_sql(query, (json.dumps(sorted(ids)),)).all()
    return {(row_id, table) for row_id, table in found}


def made_again(connection: Connection, some: Iterable[tuple[str, str]]) -> None:
    """Note that rows which only void commits had made were made by another."""
    _many(connection, "DELETE FROM unmade WHERE row_id = ? AND tbl = ?", sorted(some))


def give_way(connection: Connection, row_id: str, was: Row, row: Row) -> bool:
    """Make room for the claim that shows from now on; return whether its row is to be inserted."""
    for table in ("sibling", "row_meta"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE row_id = ?", (row_id,))
    if was.table == row.table:
        return was.new
    if not was.new:
        known = SQLModel.metadata.tables[was.table]
        bulk.update_tuples(connection, known, ("deleted",), [(1, row_id)])
    query = f"SELECT 1 FROM {row.table} WHERE id = ?"
    return connection.exec_driver_sql(query, (row_id,)).first() is None


def write(connection: Connection, rows: Mapping[Key, Row], units: Mapping[int, str]) -> None:
    """Write what changed: the rows that show, and what is known of all.

    `units` says whose rows each scope holds (see `scopes.whose`).
    """
    _write_rows(connection, rows, units)
    shown = [(key[0], row) for key, row in rows.items() if row.shown]
    put = "INSERT INTO row_meta (row_id, tbl, sid, rid, n)"
    fresh = [(i, row.table, row.sid, *row.made[0]) for i, row in shown if row.new]
    bulk.put(connection, put, fresh)
    several = [(i, row) for i, row in shown if row.touched]
    put = "INSERT INTO row_meta (row_id, tbl, sid, rid, n, later)"
    touched = [(i, r.table, r.sid, *r.made[0], _json(r.later)) for i, r in several]
    again = " ON CONFLICT (row_id) DO UPDATE SET later = excluded.later"
    bulk.put(connection, put, touched, again)
    settled = [(i,) for i, row in several if row.was_disputed]
    _many(connection, "DELETE FROM sibling WHERE row_id = ?", settled)
    put = "INSERT INTO sibling (row_id, tbl, col, rid, n, hlc, value, implied) "
    put += "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    lines = [
        (i, row.table, *line)
        for i, row in several
        if row.cells or len(row.made) > 1
        for line in _lines(row)
    ]
    _many(connection, put, lines)
    put = "INSERT INTO claim (row_id, tbl, sid, rid, n, later, cells, several) "
    put += "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (row_id, tbl, sid) DO UPDATE "
    put += "SET later = excluded.later, cells = excluded.cells, several = excluded.several"
    hidden = [(key, row) for key, row in rows.items() if row.touched and not row.shown]
    claims = [
        (*key, *row.made[0], _json(row.later), json.dumps(row.values), json.dumps(_lines(row)))
        for key, row in hidden
    ]
    _many(connection, put, claims)


def keep_unknown(connection: Connection, lines: Sequence[tuple[Any, ...]]) -> None:
    """Keep values of newer versions aside."""
    put = "INSERT INTO unknown_cell (row_id, col, sid, rid, n, tbl, value) "
    put += "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    _many(connection, put, lines)


def _write_rows(connection: Connection, rows: Mapping[Key, Row], units: Mapping[int, str]) -> None:
    fresh: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    changed: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
    for (row_id, table, sid), row in rows.items():
        columns = cells.of(table)
        if row.shown and row.new:
            values = {**cells.defaults(table), **row.values}.values()
            fresh[table].append((row_id, units[sid], *values))
        elif row.shown and row.values:
            names, stored = tuple(row.values), row.values.values()
            if len(names) == len(columns):  # written whole: it may be of another scope than before
                changed[table, (*names, "unit")].append((*stored, units[sid], row_id))
            else:
                changed[table, names].append((*stored, row_id))
    for table, some in fresh.items():
        known = SQLModel.metadata.tables[table]
        bulk.insert_tuples(connection, known, ("id", "unit", *cells.names(table)), some)
    for (table, names), some in changed.items():
        bulk.update_tuples(connection, SQLModel.metadata.tables[table], names, some)


def _many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def _add(row: Row, line: Sequence[Any]) -> None:
    name, rid, n, hlc, value, implied = line
    if name == MADE:
        row.made.append((rid, n))
    else:
        one = Written((rid, n), hlc, json.loads(value), bool(implied))
        row.cells.setdefault(name, []).append(one)


def _lines(row: Row) -> list[tuple[Any, ...]]:
    """Return what was written at once, as `sibling` has it."""
    lines: list[tuple[Any, ...]] = [(MADE, *dot, 0, "null", False) for dot in row.made[1:]]
    for name, values in row.cells.items():
        for one in values:
            value = json.dumps(one.value, ensure_ascii=False)
            lines.append((name, *one.dot, one.hlc, value, one.implied))
    return lines


def _dots(later: str | None) -> dict[str, Dot]:
    return {name: (d[0], d[1]) for name, d in json.loads(later).items()} if later else {}


def _json(later: Mapping[str, Dot]) -> str | None:
    """Return what `json.dumps` would, at a fifth of its cost: names and numbers need no care."""
    cells_later = ", ".join(f'"{name}": [{rid}, {n}]' for name, (rid, n) in later.items())
    return f"{{{cells_later}}}" if later else None
