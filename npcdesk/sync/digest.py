"""One number for all that a scope holds: two offices with equal numbers have equal papers.

It is compared and never adopted.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from hashlib import sha256
from itertools import chain
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from npcdesk.models import Meta
from npcdesk.sync import cells
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.registers import MADE
from npcdesk.sync.rights import SCHEMA, TABLES

KEPT = "digest "  # and the scope's number: the fact that keeps it


def digests(session: Session, books: Ledger) -> dict[str, str]:
    """Return the digest of every scope, as 64 hex digits, by the scope's name."""
    return {name: digest(session, books, sid) for name, sid in sorted(books.sids.items())}


def digest(session: Session, books: Ledger, sid: int) -> str:
    """Return the digest of one scope: every cell of it, with all its values and their authors."""
    connection = session.connection()
    several, hidden = _several(connection, books, sid), _hidden(connection, books, sid)
    held = set(connection.exec_driver_sql(_HELD, (sid,)).scalars())
    told = {table for table, _ in several} | hidden.keys()
    whole = sha256(f"npcdesk/digest/2 {SCHEMA}".encode())
    for table in sorted(TABLES):
        whole.update(table.encode())
        texts: Iterator[bytes] = iter(())
        if table in told:
            texts = _told_here(connection, books, (sid, table), several, hidden.get(table, []))
        elif table in held:
            texts = _told_by_file(connection, (sid, table))
        for text in texts:
            whole.update(text)
            whole.update(b",")
    return whole.hexdigest()


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_HELD = "SELECT DISTINCT tbl FROM row_meta WHERE sid = ?"
CHUNK = 2000  # rows told at a time
# What most rows have is one cell written later: its text, as states.py and capture.py write it,
# is taken apart without a look through all that JSON may be.
_ONE = """substr(later, 3, instr(later, '":') - 3), """
_ONE += "(SELECT inc FROM replica "
_ONE += "WHERE rid = CAST(substr(later, instr(later, '[') + 1) AS INTEGER)), "
_ONE += "CAST(substr(later, instr(later, ',') + 1) AS INTEGER)"
_LATER = (
    "CASE WHEN later IS NULL THEN NULL "
    f"WHEN instr(later, '],') = 0 THEN json_array(json_array({_ONE})) "
    "ELSE json((SELECT json_group_array(json_array(name, inc, n)) FROM "
    "(SELECT w.key AS name, a.inc, json_extract(w.value, '$[1]') AS n FROM json_each(later) w "
    "JOIN replica a ON a.rid = json_extract(w.value, '$[0]') ORDER BY w.key))) END"
)


def _told_by_file(connection: Connection, of: tuple[int, str]) -> Iterator[bytes]:
    """Tell the rows of a table of which no cell has several values.

    SQLite writes the very JSON that `_told_here` would, several times as fast, and lets other
    threads work meanwhile.
    """
    sid, table = of
    names = cells.names(table)
    columns = ", ".join(f't."{name}" AS c{at}' for at, name in enumerate(names))
    values = ", ".join(f"c{at}" for at in range(len(names)))
    query = (
        "SELECT max(row_id), CAST(json_group_array(json_array("
        f"row_id, inc, made, {_LATER}, {values})) AS BLOB) FROM "
        f"(SELECT m.row_id, r.inc, m.n AS made, m.later, {columns} FROM row_meta m "
        f"JOIN {table} t ON t.id = m.row_id CROSS JOIN replica r ON r.rid = m.rid "
        "WHERE m.sid = ? AND m.tbl = ? AND m.row_id > ? ORDER BY m.row_id LIMIT ?)"
    )
    last = ""
    while True:
        last, text = connection.exec_driver_sql(query, (sid, table, last, CHUNK)).one()
        if last is None:
            return
        yield text[1:-1]


def _told_here(
    connection: Connection,
    books: Ledger,
    of: tuple[int, str],
    several: dict[tuple[str, str], dict[str, list[Any]]],
    hidden: list[tuple[Any, ...]],
) -> Iterator[bytes]:
    """Tell the rows of a table whatever is known of them; `hidden` are those that do not show."""
    sid, table = of
    shown = _shown(connection, sid, table)
    if hidden:
        shown = iter([sorted([*chain.from_iterable(shown), *hidden])])
    wrote = lru_cache(maxsize=CHUNK)(partial(_wrote, books))  # a commit writes many rows alike
    for rows in shown:
        lines = [
            _told(row, wrote(row[3]), several[table, row[0]], table)
            if (table, row[0]) in several
            else (*row[:3], wrote(row[3]), *row[4:])
            if row[3]
            else row
            for row in rows
        ]
        yield _JSON.encode(lines)[1:-1].encode()


def _shown(connection: Connection, sid: int, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Give the rows: id, maker, its commit's number, who wrote cells later, and the cells."""
    columns = ", ".join(f't."{name}"' for name in cells.names(table))
    query = (
        f"SELECT m.row_id, r.inc, m.n, m.later, {columns} FROM row_meta m "
        f"JOIN {table} t ON t.id = m.row_id CROSS JOIN replica r ON r.rid = m.rid "
        "WHERE m.sid = ? AND m.tbl = ? ORDER BY m.row_id"
    )
    cursor = connection.connection.cursor()
    cursor.execute(query, (sid, table))
    while rows := cursor.fetchmany(CHUNK):
        yield list(rows)


def _wrote(books: Ledger, later: str | None) -> list[Any]:
    """Return who wrote which cell later, in an order and with names that all machines share."""
    return sorted(
        [name, books.incs[rid], n] for name, (rid, n) in json.loads(later or "{}").items()
    )


def _told(
    row: tuple[Any, ...], wrote: list[Any], several: dict[str, list[Any]], table: str
) -> list[Any]:
    """Return a row of which some cells were written at once by several."""
    row_id, inc, n, _, *values = row
    makers = sorted([[inc, n], *several.get(MADE, [])])
    once = [
        (name, value)
        for name, value in zip(cells.names(table), values, strict=True)
        if name not in several
    ]
    later = [line for line in wrote if line[0] not in several]
    at_once = sorted((name, some) for name, some in several.items() if name != MADE)
    return [row_id, makers, once, later, at_once]


def _hidden(connection: Connection, books: Ledger, sid: int) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows whose id another claims with a better right, like those that show."""
    query = "SELECT tbl, row_id, rid, n, later, cells FROM claim WHERE sid = ?"
    found = defaultdict(list)
    for table, row_id, rid, n, later, values in connection.exec_driver_sql(query, (sid,)):
        said, columns = json.loads(values), cells.of(table)
        stored = [columns[name].stored(said[name]) for name in cells.names(table)]
        found[table].append((row_id, books.incs[rid], n, later, *stored))
    return found


def _several(
    connection: Any, books: Ledger, sid: int
) -> dict[tuple[str, str], dict[str, list[Any]]]:
    found: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    rows = connection.exec_driver_sql(
        "SELECT m.tbl, s.row_id, s.col, s.rid, s.n, s.value, s.implied FROM sibling s "
        "JOIN row_meta m ON m.row_id = s.row_id WHERE m.sid = ?",
        (sid,),
    ).all()
    query = "SELECT tbl, row_id, several FROM claim WHERE sid = ? AND several <> '[]'"
    for table, row_id, several in connection.exec_driver_sql(query, (sid,)):
        rows += [
            (table, row_id, name, rid, n, value, implied)
            for name, rid, n, _, value, implied in json.loads(several)
        ]
    for table, row_id, name, rid, n, value, implied in rows:
        one = [books.incs[rid], n] + ([] if name == MADE else [value, bool(implied)])
        found[table, row_id][name].append(one)
    return {key: {name: sorted(of) for name, of in cols.items()} for key, cols in found.items()}


def kept(session: Session, books: Ledger, sid: int) -> str:
    """Return the digest of one scope, worked out again only when a commit has come since."""
    found = known(session, books, sid)
    if found is None:
        found = digest(session, books, sid)
        if session.info.get("write"):
            keep(session, books, {sid: found})
    return found


def known(session: Session, books: Ledger, sid: int) -> str | None:
    """Return the digest of one scope that is kept; None when a commit has come since."""
    row, reach = session.get(Meta, f"{KEPT}{sid}"), _reach(books, sid)
    return row.value[len(reach) :] if row and row.value.startswith(reach) else None


def keep(session: Session, books: Ledger, found: Mapping[int, str]) -> None:
    """Keep the digests of scopes as `books` has them."""
    for sid, of in found.items():
        session.merge(Meta(key=f"{KEPT}{sid}", value=_reach(books, sid) + of))
    session.flush()


def _reach(books: Ledger, sid: int) -> str:
    ended = {rid: head for rid, head in books.heads[sid].items() if rid in books.cuts}
    heads = sorted((books.incs[rid], n, head.hex()) for rid, (n, head) in books.heads[sid].items())
    cuts = sorted((books.incs[rid], books.counting(sid, rid, n)) for rid, (n, _) in ended.items())
    return sha256(json.dumps([SCHEMA, heads, cuts]).encode()).hexdigest()
