"""Many rows at once: straight to the driver, a statement for each table."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Date, Table

from npcdesk.store import journal

ROOM_KB = 65_536  # of memory for pages while much is loaded: none is encrypted twice
ROOM = "room_kb"
"""In `session.info`: of a write that is to take little memory, how much for pages."""
MOST_ROWS, MOST_VALUES = 1024, 32_000  # in one statement
MANY = 5000  # rows from which on it pays to set triggers and indexes aside


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all name the same columns, several times as fast as the session.

    Stored enumerations are texts, so the driver takes them as they are; days become ISO texts.
    """
    if not rows:
        return
    names = list(rows[0])
    days = [name for name in names if isinstance(table.c[name].type, Date)]
    for row in rows if days else ():
        for name in days:
            row[name] = row[name] and row[name].isoformat()
    insert_tuples(connection, table, names, list(map(itemgetter(*names), rows)))


def insert_tuples(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows of values, as the driver has them, in the order of the columns `names`."""
    if not rows:
        return
    columns = ", ".join(f'"{name}"' for name in names)
    place = names.index("id") if "id" in names else None
    ids = [] if place is None else [row[place] for row in rows]
    with journal.noted_at_once(connection, table, ids):
        put(connection, f'INSERT INTO "{table.name}" ({columns})', rows)


def put(connection: Connection, start: str, rows: Sequence[tuple[Any, ...]], end: str = "") -> None:
    """Carry out `start VALUES (…), (…), … end` for all rows, as many in a statement as fit.

    The driver lets go of the interpreter once for each statement: `executemany` does so for each
    row, and would wait for its turn each time while another thread works. The numbers of rows are
    powers of two, so that the driver keeps few statements.
    """
    if not rows:
        return
    marks = f"({', '.join('?' * len(rows[0]))})"
    at, size = 0, MOST_ROWS
    while size * len(rows[0]) > MOST_VALUES:
        size //= 2
    while at < len(rows):
        while size > len(rows) - at:
            size //= 2
        some = tuple(chain.from_iterable(rows[at : at + size]))
        connection.exec_driver_sql(f"{start} VALUES {', '.join([marks] * size)}{end}", some)
        at += size


def update_tuples(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Update the columns `names` of rows: values as the driver has them, the row's id last."""
    if not rows:
        return
    sets = ", ".join(f'"{name}" = said.column{n}' for n, name in enumerate(names, 1))
    change = f'UPDATE "{table.name}" SET {sets} FROM said WHERE id = said.column{len(names) + 1}'
    with journal.noted_at_once(connection, table, [row[-1] for row in rows], made=False):
        put(connection, "WITH said AS (", rows, f") {change}")


@contextmanager
def untriggered(
    connection: Connection,
    rows: int,
    *tables: Table,
    updates: bool = False,
    room_kb: int = ROOM_KB,
) -> Generator[None]:
    """Set the INSERT triggers of some tables aside while a block loads `rows` rows by `insert`.

    With `updates` the UPDATE triggers too: the block changes rows by `update_tuples` alone.

    A trigger costs a third of an encrypted insert even when it has nothing to do. What the block
    breaks off with rolls the triggers back together with the rows.
    """
    marks = ", ".join("?" * len(tables))
    kinds = "(name LIKE '%_insert' OR name LIKE '%_update')" if updates else "name LIKE '%_insert'"
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
        f"AND {kinds} AND tbl_name IN ({marks})",
        tuple(table.name for table in tables),
    )
    aside = found.all() if rows >= MANY else []
    for name, _ in aside:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    if aside:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{room_kb}")
    yield
    for _, made in aside:
        connection.exec_driver_sql(made)
