"""Cells that two offices wrote at once and a clerk is to settle; commits that wrote nothing.

Both are worked out from what is here, so a settlement made anywhere clears the item everywhere.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlmodel import Session

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.sync import capture, cells, commits, hlc, machine, registers, rights, states
from npcdesk.sync.commits import Value
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.machine import Machine
from npcdesk.sync.registers import MADE
from npcdesk.sync.trusted import Trusted, fact, keep

REJECTED = "exchange_rejected"
DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the values: whose, when by the author's clock, and what."""

    inc: str
    unit: str
    unit_name: str
    nick: str
    at_ms: int
    value: Value
    shown: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """One cell with several values.

    `mine`: this office may write the column, so its clerk settles it; otherwise `keeper` does.
    """

    table: str
    row_id: str
    column: str
    scope: str
    voices: tuple[Voice, ...]
    mine: bool
    keeper: str
    keeper_name: str


def authors(item: Conflict, here: str = "") -> list[str]:
    """Return what to call each voice: its office, and its computer where an office spoke twice.

    `here`: the code of the office that reads it, which is called 本单位.
    """
    units = ["本单位" if voice.unit == here else voice.unit_name for voice in item.voices]
    machines = [f"{u} {v.nick}" for u, v in zip(units, item.voices, strict=True)]
    return [
        (f"{machine}（{voice.inc[:8]}）" if machines.count(machine) > 1 else machine)
        if units.count(unit) > 1
        else unit
        for unit, machine, voice in zip(units, machines, item.voices, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Void:
    """A commit that wrote nothing; its values can be taken over.

    It is beyond its author's rights, or `ended`: written after its machine had been ended.
    `adopted`: this office has taken it over.
    """

    seq: int
    unit: str
    unit_name: str
    nick: str
    at_ms: int
    scope: str
    what: str
    ops: tuple[tuple[str, str, dict[str, Value]], ...]
    rejected: bool
    ended: bool = False
    adopted: bool = False


def listed(session: Session, books: Ledger, known: Trusted | None) -> list[Conflict]:
    """Return the cells with several values, the latest first: this office's to settle or not."""
    found: dict[tuple[str, str, str, int, int], list[registers.Written]] = defaultdict(list)
    connection, here = session.connection(), machine.unit(session)
    rows = connection.exec_driver_sql(
        "SELECT s.tbl, s.row_id, s.col, m.sid, m.rid, s.rid, s.n, s.hlc, s.value, s.implied "
        "FROM sibling s JOIN row_meta m ON m.row_id = s.row_id WHERE s.col <> ?",
        (MADE,),
    )
    for table, row_id, name, sid, maker, rid, n, time, value, implied in rows:
        if rights.asks(table, name):
            one = registers.Written((rid, n), time, json.loads(value), bool(implied))
            found[table, row_id, name, sid, maker].append(one)
    away = {row_id for _, row_id, name, *_ in found if name == DELETED}
    items = []
    for (table, row_id, name, sid, maker), some in found.items():
        if len({json.dumps(one.value) for one in some}) < 2:
            continue
        shown = _shown(connection, table, row_id, name)
        voices = [_voice(books, known, one, shown) for one in some]
        voices.sort(key=lambda voice: voice.at_ms)
        written = {name, DELETED} if row_id in away else {name}  # an edit says the row is there
        keepers = _keepers(books, here, (sid, maker), table, written)
        keeper = here if here in keepers else next(iter(keepers), books.scopes[sid].owner)
        keeper_name = known.name(keeper) if known else keeper
        scope = str(books.scopes[sid])
        said = (table, row_id, name, scope, tuple(voices))
        items.append(Conflict(*said, here in keepers, keeper, keeper_name))
    return sorted(items, key=lambda item: item.voices[-1].at_ms, reverse=True)


def base(session: Session, books: Ledger, item: Conflict) -> Value:
    """Return what the cell held before the values came apart, or None when it held nothing.

    The commit that brought the row says nothing of a cell that holds what new rows do.
    """
    connection = session.connection()
    sid = books.sids[item.scope]
    query = "SELECT rid, n FROM sibling WHERE row_id = ? AND col = ?"
    dots = {(rid, n) for rid, n in connection.exec_driver_sql(query, (item.row_id, item.column))}
    said: list[tuple[registers.Dot, dict[str, int], Value]] = []
    query = "SELECT rid, n, body FROM commit_log WHERE sid = ? AND instr(body, ?) "
    query += "AND status <> 'void' ORDER BY seq"
    known_to: list[dict[int, int]] = []
    needle = item.row_id.encode()
    for rid, n, body in connection.exec_driver_sql(query, (sid, needle)):
        commit = commits.read(body)
        context = {books.rids[inc]: m for inc, m in commit.ctx.items()}
        if (rid, n) in dots:
            known_to.append(registers.knowing(context, (rid, n)))
        for _, row_id, values in commit.ops:
            if row_id == item.row_id and (item.column in values or not said):
                value = values.get(item.column, cells.of(item.table)[item.column].default)
                said.append(((rid, n), commit.ctx, value))
    shared = [v for dot, _, v in said if all(registers.covers(k, dot) for k in known_to)]
    return shared[-1] if shared else None


def settle(session: Session, table: str, row_id: str, column: str, value: Value) -> None:
    """Write the value on which a clerk has decided; it clears the item on every machine.

    Raises:
        NotFound: there is nothing to settle here any more.
        NotAllowed: the value cannot stand there, or another office keeps the column.
    """
    query = "SELECT 1 FROM sibling WHERE row_id = ? AND col = ?"
    connection = session.connection()
    if connection.exec_driver_sql(query, (row_id, column)).first() is None:
        msg = "这一处已经处理好了，不用再选。"
        raise NotFound(msg)
    cell = cells.of(table)[column]
    if not cell.fits(value):
        msg = "这个值填不进这一栏。请换一个。"
        raise NotAllowed(msg)
    connection.exec_driver_sql(
        f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (cell.stored(value), row_id)
    )
    session.info.setdefault(capture.SETTLED, set()).add((row_id, column))


def voids(session: Session, books: Ledger, known: Trusted | None) -> list[Void]:
    """Return the commits that wrote nothing, the latest first."""
    rejected = set(json.loads(fact(session, REJECTED) or "[]"))
    query = "SELECT seq, sid, rid, hash, body FROM commit_log WHERE status = 'void' "
    query += "ORDER BY seq DESC"
    found = []
    for seq, sid, rid, mark, body in session.execute(text(query)):
        said = commits.read(body)
        unit, nick = books.units[rid], _nick(known, books.incs[rid])
        ops = tuple((table, row_id, dict(values)) for table, row_id, values in said.ops)
        name = known.name(unit) if known else unit
        at_ms = hlc.wall_ms(said.hlc)
        ended = books.is_beyond(sid, rid, (said.n, mark))
        told = (seq, unit, name, nick, at_ms, said.scope, said.what, ops, seq in rejected, ended)
        found.append(Void(*told))
    return found


def may_adopt(session: Session, books: Ledger, here: Machine, item: Void) -> bool:
    """Return whether this office keeps what a void commit wrote, so that its clerk may judge it."""
    sid = books.sids[item.scope]
    relation = books.relation(here.rid, sid)
    query = "SELECT rid FROM row_meta WHERE row_id = ?"
    connection = session.connection()
    makes = {row_id for _, row_id, values in item.ops if MADE in values}
    for table, row_id, values in item.ops:
        maker = connection.exec_driver_sql(query, (row_id,)).scalar()
        if maker is None and row_id not in makes:
            return False  # whoever made the row comes first
        made_it = None if maker is None else books.units[maker] == here.unit
        said = {name: value for name, value in values.items() if name != MADE}
        if not rights.allowed(books.scopes[sid], relation, table, said, made_it=made_it):
            return False
    return True


def adopt(session: Session, item: Void) -> int:
    """Write the values of a void commit as this office's own; return how many rows.

    Raises:
        NotAllowed: another office keeps these columns here too.
    """
    connection = session.connection()
    for table, row_id, values in item.ops:
        columns = cells.of(table) if cells.known(table) else {}
        said = {k: v for k, v in values.items() if k in columns and columns[k].fits(v)}
        query = f"SELECT 1 FROM {table} WHERE id = ?"
        if not columns:
            continue
        if (row_id, table) in states.unmade(connection, [row_id]):
            states.made_again(connection, [(row_id, table)])
            said = {**cells.defaults(table), **said}
        if connection.exec_driver_sql(query, (row_id,)).first() is None:
            _insert(connection, table, row_id, said)
        elif said:
            sets = ", ".join(f'"{name}" = ?' for name in said)
            stored = [columns[name].stored(value) for name, value in said.items()]
            connection.exec_driver_sql(f"UPDATE {table} SET {sets} WHERE id = ?", (*stored, row_id))
    return len(item.ops)


def reject(session: Session, item: Void) -> None:
    """Note that a void commit has been looked at and is not taken over."""
    rejected = set(json.loads(fact(session, REJECTED) or "[]"))
    keep(session, REJECTED, json.dumps(sorted(rejected | {item.seq})))


def _insert(connection: Connection, table: str, row_id: str, said: dict[str, Value]) -> None:
    columns = cells.of(table)
    names: Sequence[str] = ("id", *columns)
    values = [
        row_id,
        *(cell.stored(said.get(name, cell.default)) for name, cell in columns.items()),
    ]
    listed_names = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({listed_names}) VALUES ({marks})", tuple(values)
    )


def _keepers(
    books: Ledger, here: str, row: tuple[int, int], table: str, names: set[str]
) -> list[str]:
    """Return which of the offices about a row, by scope and maker, may write these columns."""
    scope, made = books.scopes[row[0]], books.units[row[1]]
    above = books.above(scope.owner)
    return [
        unit
        for unit in dict.fromkeys((scope.owner, scope.to, here))
        if unit
        and rights.allowed(
            scope,
            rights.relation(scope, unit, above),
            table,
            dict.fromkeys(names),
            made_it=made == unit,
        )
    ]


def _shown(connection: Connection, table: str, row_id: str, name: str) -> Value:
    query = f'SELECT "{name}" FROM {table} WHERE id = ?'
    return cells.of(table)[name].said(connection.exec_driver_sql(query, (row_id,)).scalar())


def _voice(books: Ledger, known: Trusted | None, one: registers.Written, shown: Value) -> Voice:
    unit = books.units[one.dot[0]]
    return Voice(
        inc=books.incs[one.dot[0]],
        unit=unit,
        unit_name=known.name(unit) if known else unit,
        nick=_nick(known, books.incs[one.dot[0]]),
        at_ms=hlc.wall_ms(one.hlc),
        value=one.value,
        shown=one.value == shown,
    )


def _nick(known: Trusted | None, inc: str) -> str:
    one = known.tree.by_inc.get(inc) if known else None
    return one.nick if one else ""
