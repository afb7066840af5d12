"""Applies commits that are ready to the rows: a chunk is read at once and written at once."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, SQLModel

from npcdesk.store import bulk
from npcdesk.sync import cells, deletions, registers, rights
from npcdesk.sync.commits import Commit, Sealed, Value
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.registers import MADE, Dot, Written


@dataclass(frozen=True, slots=True)
class Coming:
    """A commit that is ready: all that it follows from is here."""

    said: Commit
    sealed: Sealed
    hash: bytes
    sid: int
    rid: int


@dataclass(slots=True)
class Merged:
    """What a merge did."""

    taken: int = 0
    known: int = 0
    parked: int = 0
    void: int = 0
    partial: int = 0
    made: Counter[str] = field(default_factory=Counter)
    usurped: set[str] = field(default_factory=set)  # rows that two scopes claim
    forked: set[str] = field(default_factory=set)  # machines of which a parked commit was let go


@dataclass(slots=True)
class Row:
    """What is known of a row: where it is, who made it, and who wrote each cell since."""

    table: str
    sid: int
    made: list[Dot]
    later: dict[str, Dot] = field(default_factory=dict)
    cells: dict[str, list[Written]] = field(default_factory=dict)  # those with several values
    new: bool = False
    touched: bool = False
    values: dict[str, Value] = field(default_factory=dict)  # to be written

    def dot(self, name: str) -> Dot:
        """Return who wrote a cell that has one value."""
        return self.later.get(name, self.made[0])


class Chunk:
    """Some commits in an order in which each follows those that it knows."""

    def __init__(self, session: Session, books: Ledger, done: Merged, run_id: str | None) -> None:
        self.connection = session.connection()
        self.books = books
        self.done = done
        self.run_id = run_id
        self.rows: dict[str, Row] = {}
        self.logged: dict[tuple[int, int, int], Coming] = {}
        self.unknown: list[tuple[Any, ...]] = []
        self.disputed: set[str] = set()

    def write(self, some: Sequence[Coming]) -> None:
        """Judge and apply the commits, then write rows, books and log."""
        self._read({op[1] for one in some for op in one.said.ops})
        log = []
        for one in some:
            self.logged[one.sid, one.rid, one.said.n] = one
            status = self._apply(one) if self._allowed(one) else "void"
            self.done.void += status == "void"
            self.done.partial += status == "partial"
            said, sealed = one.said, one.sealed
            log.append(
                (one.sid, one.rid, said.n, said.hlc, status, one.hash, sealed.sig, sealed.body)
            )
        put = "INSERT INTO commit_log (sid, rid, n, hlc, status, hash, sig, body, run_id) "
        put += f"VALUES ({', '.join('?' * 9)})"
        self.connection.exec_driver_sql(put, [(*row, self.run_id) for row in log])
        for row_id in sorted(self.disputed):
            deletions.weigh(self, row_id, self.rows[row_id])
        self._write_rows()
        self._write_metas()
        self.done.taken += len(some)

    def current(self, row_id: str, row: Row, name: str) -> Value:
        """Return what a cell shows now."""
        if name in row.values:
            return row.values[name]
        cell = cells.of(row.table)[name]
        if row.new:
            return cell.default
        query = f'SELECT "{name}" FROM {row.table} WHERE id = ?'
        return cell.said(self.connection.exec_driver_sql(query, (row_id,)).scalar())

    def hlc(self, sid: int, dot: Dot) -> int:
        """Return the time of a commit."""
        if (sid, *dot) in self.logged:
            return self.logged[sid, *dot].said.hlc
        query = "SELECT hlc FROM commit_log WHERE sid = ? AND rid = ? AND n = ?"
        return int(self.connection.exec_driver_sql(query, (sid, *dot)).scalar_one())

    def known_to(self, sid: int, dot: Dot) -> dict[int, int]:
        """Return what the author of a commit knew when writing it."""
        if (sid, *dot) in self.logged:
            context: Mapping[str, int] = self.logged[sid, *dot].said.ctx
        else:
            query = "SELECT body FROM commit_log WHERE sid = ? AND rid = ? AND n = ?"
            body = self.connection.exec_driver_sql(query, (sid, *dot)).scalar_one()
            context = json.loads(body)["ctx"]
        return self._numbered(context, dot)

    def show(self, row: Row, name: str, values: list[Written]) -> None:
        """Keep the values of a cell and let the winner show."""
        first = registers.winner(values, lambda one: self._weight(row, name, one))
        if len(values) > 1:
            row.cells[name] = values
        else:
            row.cells.pop(name, None)
        row.later[name] = first.dot
        row.values[name] = first.value
        row.touched = True

    def _numbered(self, context: Mapping[str, int], dot: Dot) -> dict[int, int]:
        numbered = {self.books.rids[inc]: n for inc, n in context.items()}
        return registers.knowing(numbered, dot)

    def _weight(self, row: Row, name: str, one: Written) -> tuple[int, str]:
        relation = self.books.relation(one.dot[0], row.sid)
        return rights.weight(row.table, name, relation), self.books.incs[one.dot[0]]

    def _allowed(self, one: Coming) -> bool:
        scope, relation = self.books.scopes[one.sid], self.books.relation(one.rid, one.sid)
        known = self._numbered(one.said.ctx, (one.rid, one.said.n))
        made_here: set[str] = set()
        for table, row_id, values in one.said.ops:
            row = self.rows.get(row_id)
            makes = MADE in values
            made_it: bool | None = None
            if row_id in made_here:
                makers = [(one.rid, one.said.n)]
            elif row is None or row.sid != one.sid or row.table != table:
                makers = []
            else:
                makers = [dot for dot in row.made if registers.covers(known, dot)]
            if makes == bool(makers) and not (row and row.sid != one.sid):
                return False  # makes a row that is known, or writes to one that is not
            if makers and not makes:
                first = min(makers, key=lambda dot: (self.books.incs[dot[0]], dot[1]))
                made_it = self.books.units[first[0]] == self.books.units[one.rid]
            if makes:
                made_here.add(row_id)
            said = {name: value for name, value in values.items() if name != MADE}
            fit = all(_fits(one.said, table, name, value) for name, value in said.items())
            if not fit or not rights.allowed(
                scope, relation, table, said, made_it=made_it, schema=one.said.schema_
            ):
                return False
        return True

    def _apply(self, one: Coming) -> str:
        known = self._numbered(one.said.ctx, (one.rid, one.said.n))
        status = "ok"
        for table, row_id, values in one.said.ops:
            said = {}
            columns = cells.of(table) if cells.known(table) else {}
            for name, value in values.items():
                if name in columns and columns[name].fits(value):
                    said[name] = value
                elif name != MADE or not columns:
                    status = "partial"
                    text = json.dumps(value, ensure_ascii=False)
                    self.unknown.append((row_id, name, one.sid, one.rid, one.said.n, table, text))
            if columns:
                self._apply_to_row(one, table, row_id, said, known, makes=MADE in values)
        return status

    def _apply_to_row(
        self,
        one: Coming,
        table: str,
        row_id: str,
        said: Mapping[str, Value],
        known: Mapping[int, int],
        *,
        makes: bool,
    ) -> None:
        row, dot = self.rows.get(row_id), (one.rid, one.said.n)
        if row is not None and row.sid != one.sid:
            self.done.usurped.add(row_id)
            if not makes or self._first(row.sid, one.sid) == row.sid:
                return
            blank = {name: cell.default for name, cell in cells.of(row.table).items()}
            self._forget(row_id)
            row = Row(table, one.sid, [dot], values={**blank, **said}, touched=True)
            self.rows[row_id] = row
            return
        if row is None:
            self.rows[row_id] = Row(table, one.sid, [dot], values=dict(said), new=True)
            self.done.made[table] += 1
            return
        if makes:  # made by two machines at once: every cell was written by both
            row.made.append(dot)
            row.touched = True
            said = {name: said.get(name, cell.default) for name, cell in cells.of(table).items()}
        for name, value in said.items():
            self._put(row_id, row, name, Written(dot, one.said.hlc, value), known)
        if "deleted" in row.later:
            self.disputed.add(row_id)

    def _put(
        self, row_id: str, row: Row, name: str, new: Written, known: Mapping[int, int]
    ) -> None:
        several = row.cells.get(name)
        if several is None and registers.covers({**known, new.dot[0]: new.dot[1]}, row.dot(name)):
            row.later[name] = new.dot
            row.values[name] = new.value
            row.touched = True
            return
        if several is None:
            dot = row.dot(name)
            value = self.current(row_id, row, name)
            several = [Written(dot, self.hlc(row.sid, dot), value)]
        self.show(row, name, registers.put(several, new, known))

    def _first(self, one: int, other: int) -> int:
        """Return which of two scopes a row belongs to that both claim: the higher office's."""

        def order(sid: int) -> tuple[int, str]:
            scope = self.books.scopes[sid]
            return len(self.books.above(scope.owner)), str(scope)

        return min(one, other, key=order)

    def _read(self, ids: set[str]) -> None:
        asked = (json.dumps(sorted(ids)),)
        some = "row_id IN (SELECT value FROM json_each(?))"
        query = f"SELECT row_id, tbl, sid, rid, n, later FROM row_meta WHERE {some}"
        for row_id, table, sid, rid, n, later in self.connection.exec_driver_sql(query, asked):
            dots = {name: (d[0], d[1]) for name, d in json.loads(later).items()} if later else {}
            self.rows[row_id] = Row(table, sid, [(rid, n)], dots)
        query = f"SELECT row_id, col, rid, n, hlc, value, implied FROM sibling WHERE {some}"
        found: dict[str, dict[str, list[Written]]] = defaultdict(lambda: defaultdict(list))
        for row_id, name, rid, n, hlc, value, implied in self.connection.exec_driver_sql(
            query, asked
        ):
            one = Written((rid, n), hlc, json.loads(value), bool(implied))
            found[row_id][name].append(one)
        for row_id, of in found.items():
            makers = of.pop(MADE, [])
            self.rows[row_id].made += [one.dot for one in makers]
            self.rows[row_id].cells = dict(of)

    def _forget(self, row_id: str) -> None:
        for table in ("sibling", "row_meta"):
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE row_id = ?", (row_id,))

    def _write_rows(self) -> None:
        fresh: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        changed: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        for row_id, row in self.rows.items():
            columns = cells.of(row.table)
            if row.new:
                values = [
                    cell.stored(row.values.get(name, cell.default))
                    for name, cell in columns.items()
                ]
                fresh[row.table].append((row_id, *values))
            elif row.values:
                names = tuple(sorted(row.values))
                stored = [columns[name].stored(row.values[name]) for name in names]
                changed[row.table, names].append((*stored, row_id))
        for table, some in fresh.items():
            known = SQLModel.metadata.tables[table]
            bulk.insert_tuples(self.connection, known, ("id", *cells.names(table)), some)
        for (table, names), some in changed.items():
            sets = ", ".join(f'"{name}" = ?' for name in names)
            self.connection.exec_driver_sql(f"UPDATE {table} SET {sets} WHERE id = ?", some)

    def _write_metas(self) -> None:
        touched = [(i, row) for i, row in self.rows.items() if row.new or row.touched]
        put = "INSERT INTO row_meta (row_id, tbl, sid, rid, n, later) VALUES (?, ?, ?, ?, ?, ?) "
        put += "ON CONFLICT (row_id) DO UPDATE SET later = excluded.later"
        self._many(put, [(i, r.table, r.sid, *r.made[0], _json(r.later)) for i, r in touched])
        several = [(i, row) for i, row in touched if row.touched]
        self._many("DELETE FROM sibling WHERE row_id = ?", [(i,) for i, _ in several])
        put = "INSERT INTO sibling (row_id, tbl, col, rid, n, hlc, value, implied) "
        put += "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._many(put, [line for i, row in several for line in _siblings(i, row)])
        put = "INSERT INTO unknown_cell (row_id, col, sid, rid, n, tbl, value) "
        put += "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        self._many(put, self.unknown)

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self.connection.exec_driver_sql(statement, list(rows))


def _fits(said: Commit, table: str, name: str, value: Value) -> bool:
    """Return whether a value may stand where its author's version puts it."""
    if said.schema_ > rights.SCHEMA or not cells.known(table):
        return True  # of a newer version: what is not understood is kept aside
    cell = cells.of(table).get(name)
    return cell is not None and cell.fits(value)


def _json(later: Mapping[str, Dot]) -> str | None:
    return json.dumps(later) if later else None


def _siblings(row_id: str, row: Row) -> Iterable[tuple[Any, ...]]:
    for dot in row.made[1:]:
        yield row_id, row.table, MADE, *dot, 0, "null", False
    for name, values in row.cells.items():
        for one in values:
            value = json.dumps(one.value, ensure_ascii=False)
            yield row_id, row.table, name, *one.dot, one.hlc, value, one.implied
