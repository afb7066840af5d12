"""One number for all that a scope holds: two offices with equal numbers have equal papers.

It is compared and never adopted.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
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


def digests(session: Session, books: Ledger) -> dict[str, str]:
    """Return the digest of every scope, as 64 hex digits, by the scope's name."""
    return {name: digest(session, books, sid) for name, sid in sorted(books.sids.items())}


def digest(session: Session, books: Ledger, sid: int) -> str:
    """Return the digest of one scope: every cell of it, with all its values and their authors."""
    connection = session.connection()
    several, hidden = _several(connection, books, sid), _hidden(connection, books, sid)
    held = set(connection.exec_driver_sql(_HELD, (sid,)).scalars())
    whole = sha256(f"npcdesk/digest/2 {SCHEMA}".encode())
    wrote = lru_cache(maxsize=CHUNK)(partial(_wrote, books))  # a commit writes many rows alike
    for table in sorted(TABLES):
        whole.update(table.encode())
        shown = _shown(connection, sid, table) if table in held else iter(())
        if table in hidden:
            shown = iter([sorted([*chain.from_iterable(shown), *hidden[table]])])
        for rows in shown:
            lines = [
                _told(row, wrote(row[3]), several[table, row[0]], table)
                if (table, row[0]) in several
                else (*row[:3], wrote(row[3]), *row[4:])
                if row[3]
                else row
                for row in rows
            ]
            whole.update(_JSON.encode(lines)[1:-1].encode() + b",")
    return whole.hexdigest()


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_HELD = "SELECT DISTINCT tbl FROM row_meta WHERE sid = ?"
CHUNK = 2000  # rows told at a time


def _shown(connection: Connection, sid: int, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Give the rows: id, maker, its commit's number, who wrote cells later, and the cells."""
    columns = ", ".join(f't."{name}"' for name in cells.names(table))
    query = (
        f"SELECT m.row_id, r.inc, m.n, m.later, {columns} FROM row_meta m "
        f"JOIN {table} t ON t.id = m.row_id CROSS JOIN replica r ON r.rid = m.rid "
        "WHERE m.sid = ? AND m.tbl = ? ORDER BY m.row_id"
    )
    # to the driver as it is: SQLAlchemy's rows would cost more than the rest of it
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
    heads = sorted((books.incs[rid], n, head.hex()) for rid, (n, head) in books.heads[sid].items())
    reach = sha256(json.dumps([SCHEMA, heads]).encode()).hexdigest()
    key = f"digest {sid}"
    row = session.get(Meta, key)
    if row is not None and row.value.startswith(reach):
        return row.value[len(reach) :]
    found = digest(session, books, sid)
    if session.info.get("write"):
        session.merge(Meta(key=key, value=reach + found))
        session.flush()
    return found
