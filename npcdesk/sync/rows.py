"""Applies commits that are ready to the rows: a chunk is read at once and written at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection
from sqlmodel import Session

from npcdesk.store import bulk
from npcdesk.sync import cells, deletions, machine, registers, rights, shapes, states
from npcdesk.sync.behind import Behind
from npcdesk.sync.commits import Commit, Sealed, Value
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.registers import MADE, Dot, Written
from npcdesk.sync.scopes import whose
from npcdesk.sync.shapes import Shape
from npcdesk.sync.states import Key, Row


class Coming(NamedTuple):
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
    ended: int = 0  # void because their machines were ended before them
    partial: int = 0
    away: set[str] = field(default_factory=set)  # tables of which rows may have been put away
    usurped: set[str] = field(default_factory=set)  # rows that two scopes claim
    wrote: dict[str, bool] = field(default_factory=dict)  # tables: whether others' rows alone
    forked: set[str] = field(default_factory=set)  # machines of which a parked commit was let go


_Write: TypeAlias = tuple[str, str, dict[str, Value], bool]
"""Table, row, columns, and whether it makes the row."""


class Chunk:
    """Some commits in an order in which each follows those that it knows."""

    def __init__(
        self,
        session: Session,
        books: Ledger,
        done: Merged,
        run_id: str | None,
        *,
        behind: Behind,
        some: Sequence[Coming],
    ) -> None:
        self.some = some
        self.ids = {op[1] for one in some for op in one.said.ops}
        self.log: list[tuple[Any, ...]] = []
        self._behind = behind
        self._connection = session.connection()
        self.books = books
        self.done = done
        self.run_id = run_id
        self.rows: dict[Key, Row] = {}
        self.shown: dict[str, Key] = {}
        self.unmade: set[tuple[str, str]] = set()
        self.logged: dict[tuple[int, int, int], Coming] = {}
        self.unknown: list[tuple[Any, ...]] = []
        self.disputed: set[Key] = set()
        self.shapes: dict[tuple[str, tuple[str, ...]], Shape] = {}
        here = machine.unit(session)
        self.units = {sid: whose(scope, here) for sid, scope in books.scopes.items()}

    @property
    def connection(self) -> Connection:
        """The file, once nothing is being written into it."""
        self._behind.wait()
        return self._connection

    def look(self) -> None:
        """Read what is known of the rows. All that touches one of them must be in the file."""
        self.rows = states.read(self.connection, self.ids)
        self.shown = {key[0]: key for key, row in self.rows.items() if row.shown}
        self.unmade = states.unmade(self.connection, self.ids)

    def judge(self) -> None:
        """Judge and apply the commits to what was read; nothing is written yet."""
        self.shapes = shapes.of(one.said for one in self.some)
        for one in self.some:
            said, (body, sig), mark, sid, rid = one
            self.logged[sid, rid, said.n] = one
            knew = self._numbered(said.ctx, (rid, said.n))
            ended = self.books.is_beyond(sid, rid, (said.n, mark))
            writes = None if ended else self._allowed(one, knew)
            status = "void" if writes is None else self._apply(one, writes, knew)
            self.done.void += status == "void"
            self.done.ended += ended
            self.done.partial += status == "partial"
            self.log.append((sid, rid, said.n, said.hlc, status, mark, sig, body, self.run_id))
        for key in sorted(self.disputed):
            deletions.weigh(self, key[0], self.rows[key])
        self.done.taken += len(self.some)

    def write(self) -> None:
        """Write log, rows, and what is known of them. On whichever thread has the file."""
        put = "INSERT INTO commit_log (sid, rid, n, hlc, status, hash, sig, body, run_id)"
        bulk.put(self._connection, put, self.log)
        states.write(self._connection, self.rows, self.units)
        if self.unmade:
            made = {key[0] for key in self.rows}  # in whichever table
            some = [one for one in self.unmade if one[0] in made]
            states.made_again(self._connection, some)
        away = (row.table for row in self.rows.values() if row.values.get("deleted"))
        self.done.away.update(away)
        states.keep_unknown(self._connection, self.unknown)
        self._note_whose()

    def _note_whose(self) -> None:
        """Note of which tables only other offices' rows were written."""
        written = {
            (row.table, self.units[row.sid], row.new or len(row.values) < len(cells.of(row.table)))
            for row in self.rows.values()
            if row.new or row.values
        }
        for table, unit, stays in written:  # one written whole may have been of another scope
            others = bool(unit) and stays
            self.done.wrote[table] = others and self.done.wrote.get(table, True)

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

    def _allowed(self, one: Coming, known: Mapping[int, int]) -> list[_Write] | None:
        """Return what a commit writes; None when its author may not write all of it."""
        said, sid, rid = one.said, one.sid, one.rid
        known_rows, known_shapes = self.rows, self.shapes
        made_here: set[tuple[str, str]] = set()
        writes: list[_Write] = []
        for table, row_id, values in said.ops:
            shape = known_shapes[table, tuple(values)]
            row = known_rows.get((row_id, table, sid))
            made_it: bool | None = None
            if (table, row_id) in made_here:
                made_it = True
            elif row is not None:
                made_it = self._made_it(row.made, rid, known)
            if shape.makes == (made_it is not None) and shape.known:
                return None  # makes a row that is known, or writes to one that is not
            says = values
            if shape.makes:
                made_here.add((table, row_id))
                says = values.copy()
                del says[MADE]
            kind = says.get("kind") if table == "suggestion_event" else None
            may = shape.may.get((sid, rid, said.schema_, kind, made_it))
            if may is None:
                may = self._may_write(one, shape, says, made_it=made_it)
            if not may or not (shape.fits or _fits(said, table, says)):
                return None
            writes.append((table, row_id, says, shape.makes))
        return writes

    def _may_write(
        self, one: Coming, shape: Shape, said: dict[str, Value], *, made_it: bool | None
    ) -> bool:
        """Return whether columns are the author's to write.

        Rights look at names alone, so one answer serves all rows of which the same is said.
        """
        schema = one.said.schema_
        kind = said.get("kind") if shape.table == "suggestion_event" else None
        scope, relation = self.books.scopes[one.sid], self.books.relation(one.rid, one.sid)
        may = rights.allowed(scope, relation, shape.table, said, made_it=made_it, schema=schema)
        shape.may[one.sid, one.rid, schema, kind, made_it] = may
        return may

    def _made_it(self, made: Sequence[Dot], rid: int, known: Mapping[int, int]) -> bool | None:
        """Return whether a machine's unit is taken for the maker of a row.

        Of the makers that the machine knows of the first counts; None when it knows of none.
        """
        units = self.books.units
        if len(made) == 1:  # nearly always
            return units[made[0][0]] == units[rid] if registers.covers(known, made[0]) else None
        makers = [dot for dot in made if registers.covers(known, dot)]
        if not makers:
            return None
        first = min(makers, key=lambda dot: (self.books.incs[dot[0]], dot[1]))
        return units[first[0]] == units[rid]

    def _apply(self, one: Coming, writes: list[_Write], known: Mapping[int, int]) -> str:
        status = "ok"
        sid, dot = one.sid, (one.rid, one.said.n)
        newer, knows = one.said.schema_ > rights.SCHEMA, {**known, one.rid: one.said.n}
        for table, row_id, values, makes in writes:
            said = values
            if newer or not cells.known(table):
                said = self._understood(one, table, row_id, values, makes=makes)
                if not cells.known(table) or said.keys() != values.keys():
                    status = "partial"
                if not cells.known(table):
                    continue
            key = (row_id, table, sid)
            row = self.rows.get(key)
            if row is None:
                self._make(key, states.fresh(table, sid, dot, said))
            elif makes:  # made by two machines at once: every cell was written by both
                row.made.append(dot)
                row.touched = True
                self._apply_to_row(one, key, {**cells.defaults(table), **said}, known, knows)
            else:
                self._apply_to_row(one, key, said, known, knows)
        return status

    def _understood(
        self, one: Coming, table: str, row_id: str, values: dict[str, Value], *, makes: bool
    ) -> dict[str, Value]:
        """Return what this version can keep of a newer one's row; the rest is kept aside."""
        columns = cells.of(table) if cells.known(table) else {}
        aside: dict[str, Value] = {MADE: True} if makes and not columns else {}
        said: dict[str, Value] = {}
        for name, value in values.items():
            fits = name in columns and columns[name].fits(value)
            (said if fits else aside)[name] = value
        for name, value in aside.items():
            text = json.dumps(value, ensure_ascii=False)
            self.unknown.append((row_id, name, one.sid, one.rid, one.said.n, table, text))
        return said

    def _apply_to_row(
        self,
        one: Coming,
        key: Key,
        said: dict[str, Value],
        known: Mapping[int, int],
        knows: Mapping[int, int],
    ) -> None:
        """Write cells of a row that is there; `knows` is `known` with the commit itself."""
        row, dot = self.rows[key], (one.rid, one.said.n)
        later = row.later
        for name, value in said.items():
            was = later.get(name) or row.made[0]
            if name not in row.cells and knows.get(was[0], 0) >= was[1]:
                later[name] = dot  # the author knew what it replaces
                row.values[name] = value
                row.touched = True
            else:
                self._put(key[0], row, name, Written(dot, one.said.hlc, value), known)
        if "deleted" in later:
            self.disputed.add(key)

    def _put(
        self, row_id: str, row: Row, name: str, new: Written, known: Mapping[int, int]
    ) -> None:
        several = row.cells.get(name)
        if several is None:
            dot = row.dot(name)
            value = self.current(row_id, row, name)
            several = [Written(dot, self.hlc(row.sid, dot), value)]
        self.show(row, name, registers.put(several, new, known))

    def _make(self, key: Key, row: Row) -> None:
        """Add a row; where its id is taken already, the higher office's shows and both are kept."""
        self.rows[key] = row
        other = self.shown.setdefault(key[0], key)
        if other == key:
            if key[:2] in self.unmade:
                row.values = {**cells.defaults(row.table), **row.values}
                row.new, row.touched = False, True
            return
        self.done.usurped.add(key[0])
        row.values = {**cells.defaults(row.table), **row.values}
        row.new, row.touched = False, True
        if min(key, other, key=self.order) == other:
            row.shown = False
            return
        was = self.rows[other]
        was.values = {name: self.current(key[0], was, name) for name in cells.of(was.table)}
        self.done.away.add(was.table)  # of another table, it goes out of sight
        row.new = states.give_way(self.connection, key[0], was, row)
        was.shown, was.new, was.touched = False, False, True
        self.shown[key[0]] = key

    def order(self, key: Key) -> tuple[int, str, str]:
        """Return which claim to an id comes first: the highest office's."""
        scope = self.books.scopes[key[2]]
        return len(self.books.above(scope.owner)), str(scope), key[1]


def _fits(commit: Commit, table: str, said: Mapping[str, Value]) -> bool:
    """Return whether values stand in their columns, or are a newer version's: kept aside then."""
    return commit.schema_ > rights.SCHEMA or cells.all_fit(table, said)
