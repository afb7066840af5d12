"""One number for all that a scope holds: two offices with equal numbers have equal papers.

It is compared and never adopted.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

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
    several, hidden = _several(connection, books, sid), _hidden(connection, sid)
    whole = sha256(f"npcdesk/digest/1 {SCHEMA}".encode())
    held = set(connection.exec_driver_sql(_HELD, (sid,)).scalars())
    for table in sorted(TABLES):
        whole.update(table.encode())
        if table not in held and table not in hidden:
            continue
        columns = ", ".join(f't."{name}"' for name in cells.names(table))
        rows: Iterable[Any] = connection.exec_driver_sql(
            f"SELECT m.row_id, m.rid, m.n, m.later, {columns} FROM row_meta m "
            f"JOIN {table} t ON t.id = m.row_id WHERE m.sid = ? AND m.tbl = ? ORDER BY m.row_id",
            (sid, table),
        )
        if table in hidden:
            rows = sorted([*map(tuple, rows), *hidden[table]], key=lambda row: str(row[0]))
        for row_id, rid, n, later, *values in rows:
            line = [row_id, books.incs[rid], n, *values]
            if later or (table, row_id) in several:
                line = _told(books, line, later, several.get((table, row_id), {}), table)
            whole.update(json.dumps(line, ensure_ascii=False).encode())
    return whole.hexdigest()


_HELD = "SELECT DISTINCT tbl FROM row_meta WHERE sid = ?"


def _told(
    books: Ledger, line: list[Any], later: str | None, several: dict[str, list[Any]], table: str
) -> list[Any]:
    """Return a row of which some cells were written later, or at once by several."""
    row_id, inc, n, *values = line
    wrote = {name: [books.incs[rid], m] for name, (rid, m) in json.loads(later or "{}").items()}
    for name in several:
        wrote.pop(name, None)
    makers = sorted([[inc, n], *several.pop(MADE, [])])
    shown = dict(zip(cells.names(table), values, strict=True))
    once = {name: value for name, value in shown.items() if name not in several}
    return [row_id, makers, sorted(once.items()), sorted(wrote.items()), sorted(several.items())]


def _hidden(connection: Any, sid: int) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows whose id another claims with a better right, like those that show."""
    query = "SELECT tbl, row_id, rid, n, later, cells FROM claim WHERE sid = ?"
    found = defaultdict(list)
    for table, row_id, rid, n, later, values in connection.exec_driver_sql(query, (sid,)):
        said, columns = json.loads(values), cells.of(table)
        stored = [columns[name].stored(said[name]) for name in cells.names(table)]
        found[table].append((row_id, rid, n, later, *stored))
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
