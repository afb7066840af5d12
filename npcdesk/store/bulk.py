"""Many rows at once: straight to the driver, a statement for each table."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Date, Table

from npcdesk.store import journal


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
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
    with journal.noted_at_once(connection, table, [row.get("id", "") for row in rows]):
        connection.exec_driver_sql(statement, list(map(itemgetter(*names), rows)))
