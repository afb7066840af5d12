"""The journal of writes: triggers note every row that a write touches, so that it can be undone.

The triggers catch whatever wrote the row (session, bulk statement, console). What a write touched
also tells which standings to work out again, and which pages to reload.
"""

import json
from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, bindparam, text, update
from sqlmodel import Session, SQLModel, col, select

from npcdesk.clock import now_ms
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Changed, CurrentWrite, Row, Written, load_all

load_all()  # every table has its triggers, and any may be written to
KEPT_WRITES = 500  # how far back 撤销 reaches
AUDITED = ("suggestion", "signer", "suggestion_event", "handler", "group_suggestion", "attachment")
"""Tables of whose rows every change is kept for ever, to be read in 修改记录."""
_FORGET = (  # one write grows too old with each new one; what is audited can no more be undone
    f"DELETE FROM changed WHERE write_id = :old AND (before IS NULL OR tbl NOT IN {AUDITED})",
    "UPDATE written SET undone = 1 WHERE id = :old",
    "DELETE FROM written WHERE id = :old AND id NOT IN (SELECT write_id FROM changed)",
)


def kept_tables() -> list[Table]:
    """Return the tables of records that are kept and exchanged, in the order of their names."""
    tables = {cls.__tablename__ for cls in Row.__subclasses__()}
    return [table for name, table in sorted(SQLModel.metadata.tables.items()) if name in tables]


def install(connection: Connection) -> None:
    """Make the triggers anew, after the tables were made or altered."""
    for table in kept_tables():
        note = "INSERT INTO changed VALUES ((SELECT write_id FROM current_write), "
        skip = " ON CONFLICT DO NOTHING"
        name, quoted = table.name, _quoted(table.name)
        for event, action in {
            "INSERT": f"{note}'{name}', NEW.id, NULL){skip}",
            "UPDATE": f"{note}'{name}', OLD.id, {_image(table)}){skip}",
            "DELETE": "SELECT RAISE(ABORT, 'records are put away, never deleted')",
        }.items():
            trigger = f"journal_{name}_{event.lower()}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
            connection.exec_driver_sql(
                f"CREATE TRIGGER {trigger} AFTER {event} ON {quoted} {_WHEN.get(event, '')} "
                f"BEGIN {action}; END"
            )


_WHEN = dict.fromkeys(("INSERT", "UPDATE"), "WHEN (SELECT bulk FROM current_write) IS NOT 1")


@contextmanager
def noted_at_once(
    connection: Connection, table: Table, ids: Sequence[str], *, made: bool = True
) -> Generator[None]:
    """Note the rows that the block inserts, or else updates, at once, instead of one by one."""
    if table.name not in {kept.name for kept in kept_tables()}:
        yield
        return
    asked = (json.dumps(sorted(ids)),)
    if not made:  # before they change
        before = (
            f"INSERT INTO changed SELECT write_id, '{table.name}', OLD.id, {_image(table)} "
            f"FROM current_write, {_quoted(table.name)} OLD "
            "WHERE OLD.id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING"
        )
        connection.exec_driver_sql(before, asked)
    connection.exec_driver_sql("UPDATE current_write SET bulk = 1")
    yield
    connection.exec_driver_sql("UPDATE current_write SET bulk = 0")
    if made:
        note = (
            f"INSERT INTO changed SELECT write_id, '{table.name}', value, NULL "
            "FROM current_write, json_each(?)"
        )
        connection.exec_driver_sql(note, asked)


def begin(session: Session, what: str) -> int:
    """Open the journal for one write, said in words; return its number."""
    written = Written(at_ms=now_ms(), what=what)
    session.add(written)
    session.flush()
    session.add(CurrentWrite(write_id=written.id or 0))
    session.flush()
    return written.id or 0


def end(session: Session, write_id: int) -> frozenset[str]:
    """Close the journal and return the tables that were touched.

    An empty write cannot be taken back. Its number stays taken: given again, it would be that of
    another write, and whoever noted it would mean the wrong one.
    """
    session.execute(text("DELETE FROM current_write"))
    touched = session.exec(select(Changed.tbl).where(Changed.write_id == write_id).distinct()).all()
    if not touched:
        session.execute(text("UPDATE written SET undone = 1 WHERE id = :id"), {"id": write_id})
    else:
        for forget in _FORGET:
            session.execute(text(forget), {"old": write_id - KEPT_WRITES})
    return frozenset(touched)


def last(session: Session) -> Written | None:
    """Return the newest write that 撤销 can still take back."""
    newest = select(Written).where(col(Written.undone).is_(False))
    return session.exec(newest.order_by(col(Written.id).desc()).limit(1)).first()


def undo(session: Session, write_id: int, undoing: int) -> str:
    """Put every row that a write touched back as it was, as part of the write `undoing`.

    Rows that the write made are put away, not removed, so that other offices hear of it.

    Returns: what the write was, in words.

    Raises:
        NotFound: the write is too old, or was undone already.
        NotAllowed: a later write touched one of its rows.
    """
    written = session.get(Written, write_id)
    if written is None or written.undone:
        msg = "这一步已经撤销过，或者隔得太久，不能再撤销。"
        raise NotFound(msg)
    if later := session.execute(text(_LATER), {"id": write_id, "undoing": undoing}).first():
        msg = f"这以后又有“{later[0]}”，改的是同一份材料。请先撤销后面的。"
        raise NotAllowed(msg)
    changes = session.exec(select(Changed).where(Changed.write_id == write_id)).all()
    by_table: dict[str, list[Changed]] = defaultdict(list)
    for change in changes:
        by_table[change.tbl].append(change)
    for name, rows in by_table.items():
        _restore(session, SQLModel.metadata.tables[name], rows)
    session.execute(
        update(Written).where(col(Written.id).in_([write_id, undoing])).values(undone=True)
    )
    return written.what


_LATER = """
SELECT w.what FROM changed mine
JOIN changed later ON later.tbl = mine.tbl AND later.row_id = mine.row_id
    AND later.write_id > mine.write_id AND later.write_id <> :undoing
JOIN written w ON w.id = later.write_id AND NOT w.undone
WHERE mine.write_id = :id ORDER BY w.id DESC LIMIT 1
"""


def _restore(session: Session, table: Table, rows: list[Changed]) -> None:
    made = [{"row": row.row_id} for row in rows if row.before is None]
    if made:
        away = update(table).where(table.c.id == bindparam("row")).values(deleted=True)
        session.connection().execute(away, made)
    for row in rows:
        if row.before is not None:
            before: dict[str, Any] = json.loads(row.before)
            known = {name: value for name, value in before.items() if name in table.c}
            sets = ", ".join(f"{_quoted(name)} = :{name}" for name in known)
            back = f"UPDATE {_quoted(table.name)} SET {sets} WHERE id = :id"
            session.execute(text(back), known)


def _image(table: Table) -> str:
    """Return SQL for a whole row as it was."""
    columns = ", ".join(f"'{c.name}', OLD.{_quoted(c.name)}" for c in table.columns)
    return f"json_object({columns})"


def _quoted(name: str) -> str:
    return f'"{name}"'
