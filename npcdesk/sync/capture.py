"""Seals every local write as signed commits, one for each scope, in the write's own transaction.

The journal's triggers already note every row that was touched and how it was before; what a
commit says is the difference. An office that exchanges with nobody seals nothing: its rows become
commits when it joins.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.clock import now_ms
from npcdesk.errors import BundleRefused, NotAllowed
from npcdesk.job import Job, Step
from npcdesk.models import Meta, new_id
from npcdesk.store import Store
from npcdesk.sync import cells, commits, hlc, ledger, machine, scopes, states, trusted
from npcdesk.sync.commits import Value
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.machine import Machine
from npcdesk.sync.registers import MADE
from npcdesk.sync.rights import SCHEMA, TABLES, allowed
from npcdesk.sync.trust.keys import Domain
from npcdesk.sync.writers import Place

CHUNK = 2000  # rows in one commit of many
ROOM = 3 * 1024 * 1024  # bytes of values in one commit, with room for what stands around them
SETTLED = "settled_cells"  # in `session.info`: cells that say something even when unchanged
SEALED = "sealed_write"  # the newest write that is in commits

Op = tuple[str, str, dict[str, Value]]


def attach(store: Store) -> None:
    """Let every write of this file be sealed from now on."""
    store.on_seal(seal)


def seal(session: Session, write_id: int) -> None:
    """Seal what a write touched, and any earlier write that is not sealed yet.

    Raises:
        NotAllowed: the write is in columns that another office keeps.
    """
    if session.info.get("applying"):
        return
    here = machine.current(session)
    if here is None:
        return
    changed: dict[str, dict[str, str | None]] = defaultdict(dict)
    for table, row_id, before in session.execute(_CHANGED, {"key": SEALED}):
        if table in TABLES:
            changed[table].setdefault(row_id, before)
    if not changed:
        return
    what = session.execute(_WHAT, {"id": write_id}).scalar_one()
    sealing = _Sealing(session, ledger.load(session), here, what)
    for table in TABLES:  # parents come before what belongs to them
        for some in _chunks(changed.get(table, {})):
            sealing.take(table, some)
    sealing.write()
    note_sealed(session, write_id)


def seal_everything(session: Session, here: Machine) -> Job[int]:
    """Seal every row that no commit has yet, as when an office joins; return how many."""
    done = 0
    for table in TABLES:
        unsealed = "NOT deleted AND id NOT IN (SELECT row_id FROM row_meta)"
        ids = session.execute(text(f"SELECT id FROM {table} WHERE {unsealed}")).scalars().all()
        for start in range(0, len(ids), CHUNK):
            some: dict[str, str | None] = dict.fromkeys(ids[start : start + CHUNK])
            sealing = _Sealing(session, ledger.load(session), here, "加入数据交换")
            sealing.take(table, some)
            sealing.write()
            done += len(some)
            yield Step(done, 0, "正在整理已有的材料")
    note_sealed(session, session.info["write"] - 1)  # of this one nothing is left to seal
    return done


def note_sealed(session: Session, write_id: int) -> None:
    """Note that this write, which touched rows, and all before it are in commits."""
    meta = session.get(Meta, SEALED)
    if meta is None:
        session.add(Meta(key=SEALED, value=str(write_id)))
    else:
        meta.value = str(write_id)
    session.flush()


def note_brought_in(session: Session) -> None:
    """Note that this write only brought in what commits say, if it touched rows at all."""
    write = session.info["write"]
    session.info["applying"] = True
    if session.execute(_TOUCHED, {"id": write}).first():
        note_sealed(session, write)


_TOUCHED = text("SELECT 1 FROM changed WHERE write_id = :id LIMIT 1")
_CHANGED = text(
    "SELECT tbl, row_id, before FROM changed "
    "WHERE write_id > coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = :key), 0) "
    "ORDER BY write_id"
)
_WHAT = text("SELECT what FROM written WHERE id = :id")


_UNFIT = (
    "有一处文字超过 65,536 个字，或者填的值不合格式，这一步没有保存。"
    "请改短或改正后再保存；长的材料可以作为附件。"
)


@dataclass(slots=True)
class _Meta:
    """What is kept of a row: its scope, the machine that made it, who wrote which cell since."""

    sid: int
    rid: int
    later: dict[str, list[int]]


@dataclass(slots=True)
class _Sealing:
    """One write on its way into commits."""

    session: Session
    books: Ledger
    here: Machine
    what: str
    ops: dict[int, list[Op]] = field(default_factory=lambda: defaultdict(list))
    new: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    later: dict[int, dict[str, dict[str, list[int]]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    placed: dict[str, int] = field(default_factory=dict)

    def take(self, table: str, changed: Mapping[str, str | None]) -> None:
        """Turn the touched rows of one table into operations."""
        metas, elsewhere = self._metas(table, changed)
        disputed = self._disputed(changed)
        settled = self.session.info.get(SETTLED, set())
        columns = cells.of(table)
        if elsewhere:
            self._hide(table, elsewhere)
        for row in self._rows(table, changed):
            row_id, now = row[0], dict(zip(columns, row[1:], strict=True))
            if row_id in elsewhere:
                continue
            meta = metas.get(row_id)
            before = changed[row_id]
            if meta is None:
                values = {
                    name: columns[name].said(value)
                    for name, value in now.items()
                    if columns[name].required or columns[name].said(value) != columns[name].default
                }
            else:
                was = json.loads(before) if before else {}
                values = {
                    name: columns[name].said(value)
                    for name, value in now.items()
                    if name not in was or was[name] != value or (row_id, name) in settled
                }
                if values and row_id in disputed:
                    values.setdefault("deleted", bool(now["deleted"]))
            if values or meta is None:
                self._add(table, row_id, values, meta, now)

    def _add(
        self, table: str, row_id: str, values: dict[str, Value], meta: _Meta | None, now: Any
    ) -> None:
        sid = meta.sid if meta else self._place(table, now)
        self.placed[row_id] = sid
        made_it = None if meta is None else self.books.units[meta.rid] == self.here.unit
        relation = self.books.relation(self.here.rid, sid)
        if not all(cells.of(table)[name].fits(value) for name, value in values.items()):
            raise NotAllowed(_UNFIT)
        if not allowed(self.books.scopes[sid], relation, table, values, made_it=made_it):
            keeper = self._keeper(sid, meta)
            msg = (
                f"这一处由{keeper}填写，本单位不能改。"
                "请在电话里告诉对方，由对方改好后随数据包送来。"
            )
            raise NotAllowed(msg)
        self.ops[sid].append((table, row_id, {**values, MADE: True} if meta is None else values))
        if meta is None:
            self.new[sid].append((row_id, table))
        else:
            self.later[sid][row_id] = meta.later | {name: [] for name in values}

    def _keeper(self, sid: int, meta: _Meta | None) -> str:
        """Return the office to ask about a row that this one may not write so."""
        scope = self.books.scopes[sid]
        units = [scope.owner, scope.to, self.books.units[meta.rid] if meta else ""]
        others = [unit for unit in units if unit not in ("", self.here.unit)]
        known = trusted.load(self.session)
        names = [known.name(unit) if known else unit for unit in others[:1]]
        return names[0] if names else "另一个单位"

    def _place(self, table: str, now: Mapping[str, Any]) -> int:
        rules, unit = TABLES[table], self.here.unit
        if rules.place is Place.PARENT:
            for of, column in rules.parents:
                if now.get("owner", of) != of:  # of an attachment: the table of its parent
                    continue
                parent = now[column]
                sid = self.placed.get(parent) or self._sid_of(parent)
                if sid:
                    return sid
        if rules.place is Place.PUBLIC:
            return self.books.sid(str(scopes.published(unit)))
        if rules.place is Place.ADDRESSED and now["to_code"]:
            return self.books.sid(str(scopes.addressed(unit, now["to_code"])))
        return self.books.sid(str(scopes.own(unit)))

    def _sid_of(self, row_id: str) -> int | None:
        query = "SELECT sid FROM row_meta WHERE row_id = ?"
        found = self.session.connection().exec_driver_sql(query, (row_id,)).scalar()
        return None if found is None else int(found)

    def write(self) -> None:
        """Sign the commits and keep them, with who wrote which cell."""
        tx = new_id()
        for sid, ops in self.ops.items():
            numbers = {}
            for some in _portions(ops):
                n = self._commit(sid, some, tx)
                numbers.update(dict.fromkeys((op[1] for op in some), n))
            self._keep_metas(sid, numbers)
        self.books.save()

    def _commit(self, sid: int, ops: Sequence[Op], tx: str) -> int:
        rid, own = self.here.rid, self.here.own
        n, prev = self.books.head(sid, rid)
        time = hlc.tick(self.session, now_ms())
        body = commits.write(
            scope=str(self.books.scopes[sid]),
            inc=own.inc,
            n=n + 1,
            prev=prev,
            hlc=time,
            ctx=self.books.context(sid),
            tx=tx,
            what=self.what,
            by=self.here.nick,
            ops=ops,
            schema=SCHEMA,
        )
        try:
            commits.read(body)
        except BundleRefused as cause:  # every other office would say so
            raise NotAllowed(_UNFIT) from cause
        sealed = commits.Sealed(body, own.sign(Domain.COMMIT, body))
        self.books.advance(sid, rid, (n + 1, sealed.hash))
        self.session.connection().exec_driver_sql(
            LOG, (sid, rid, n + 1, time, "ok", sealed.hash, sealed.sig, sealed.body, None)
        )
        return n + 1

    def _keep_metas(self, sid: int, numbers: Mapping[str, int]) -> None:
        connection, rid = self.session.connection(), self.here.rid
        if made := [(row, tbl, sid, rid, numbers[row]) for row, tbl in self.new[sid]]:
            put = "INSERT INTO row_meta (row_id, tbl, sid, rid, n) VALUES (?, ?, ?, ?, ?)"
            connection.exec_driver_sql(put, made)
            self._say_whose(sid)
        if later := self.later[sid]:
            written = [
                (row, name) for row, names in later.items() for name in names if not names[name]
            ]
            for row, names in later.items():
                names.update({name: [rid, numbers[row]] for name in names if not names[name]})
            put = "UPDATE row_meta SET later = ? WHERE row_id = ?"
            connection.exec_driver_sql(
                put, [(json.dumps(names), row) for row, names in later.items()]
            )
            settled = "DELETE FROM sibling WHERE row_id = ? AND col = ?"
            connection.exec_driver_sql(settled, written)

    def _say_whose(self, sid: int) -> None:
        """Note on new rows whose they are, as every machine that brings them in does."""
        unit = scopes.whose(self.books.scopes[sid], self.here.unit)
        ids: dict[str, list[str]] = defaultdict(list)
        for row_id, table in self.new[sid]:
            ids[table].append(row_id)
        for table, some in ids.items():
            put = f"UPDATE {table} SET unit = ? WHERE unit <> ? "
            put += "AND id IN (SELECT value FROM json_each(?))"
            self.session.connection().exec_driver_sql(put, (unit, unit, json.dumps(some)))

    def _rows(self, table: str, ids: Mapping[str, object]) -> Sequence[Any]:
        columns = ", ".join(f'"{name}"' for name in ("id", *cells.names(table)))
        query = f"SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        found = self.session.connection().exec_driver_sql(query, (json.dumps(list(ids)),))
        return found.all()

    def _metas(self, table: str, ids: Mapping[str, object]) -> tuple[dict[str, _Meta], set[str]]:
        """Return what is kept of the rows, and those to hide: void, or another table has the id."""
        query = "SELECT row_id, tbl, sid, rid, n, later FROM row_meta WHERE row_id IN "
        query += "(SELECT value FROM json_each(?))"
        asked = (json.dumps(list(ids)),)
        connection = self.session.connection()
        metas, makers = {}, {}
        elsewhere = {row_id for row_id, of in states.unmade(connection, ids) if of == table}
        for row_id, of, sid, rid, n, later in connection.exec_driver_sql(query, asked):
            if of == table:
                metas[row_id] = _Meta(sid, rid, json.loads(later) if later else {})
                makers[row_id] = (self.books.incs[rid], n)
            else:
                elsewhere.add(row_id)
        query = f"SELECT row_id, rid, n FROM sibling WHERE col = '{MADE}' AND row_id IN "
        query += "(SELECT value FROM json_each(?))"
        for row_id, rid, n in connection.exec_driver_sql(query, asked):
            if row_id in metas and (self.books.incs[rid], n) < makers[row_id]:
                metas[row_id].rid, makers[row_id] = rid, (self.books.incs[rid], n)
        return metas, elsewhere

    def _hide(self, table: str, elsewhere: Iterable[str]) -> None:
        """Put away again what is to be hidden: an undoing brings it back as it was."""
        put = f"UPDATE {table} SET deleted = 1 WHERE NOT deleted "
        put += "AND id IN (SELECT value FROM json_each(?))"
        self.session.connection().exec_driver_sql(put, (json.dumps(sorted(elsewhere)),))

    def _disputed(self, ids: Mapping[str, object]) -> set[str]:
        """Return the rows about whose deletion offices differ: an edit there settles it."""
        query = (
            "SELECT DISTINCT row_id FROM sibling WHERE col = 'deleted' "
            "AND row_id IN (SELECT value FROM json_each(?))"
        )
        found = self.session.connection().exec_driver_sql(query, (json.dumps(list(ids)),))
        return set(found.scalars())


LOG = (
    "INSERT INTO commit_log (sid, rid, n, hlc, status, hash, sig, body, run_id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _portions(ops: Sequence[Op]) -> Iterator[list[Op]]:
    """Yield operations in commits that keep to the limits of docs/bundle.md."""
    some: list[Op] = []
    size = 0
    for op in ops:
        weight = 64 + sum(len(name) + 8 + _weight(value) for name, value in op[2].items())
        if some and (size + weight > ROOM or len(some) >= CHUNK):
            yield some
            some, size = [], 0
        some.append(op)
        size += weight
    if some:
        yield some


def _weight(value: Value) -> int:
    return 6 * len(value) if isinstance(value, str) else 20


def _chunks(changed: Mapping[str, str | None]) -> Iterator[dict[str, str | None]]:
    items = list(changed.items())
    for start in range(0, len(items), CHUNK):
        yield dict(items[start : start + CHUNK])
