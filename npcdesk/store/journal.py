"""The journal of writes: triggers note every row that a write touches, so that it can be undone.

The triggers catch whatever wrote the row (session, bulk statement, console). What a write touched
also tells which standings to work out again, and which pages to reload.
"""

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from itertools import groupby

from sqlalchemy import Connection, Table, text, update
from sqlmodel import Session, SQLModel, col, select

from npcdesk.clock import now_ms
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import Job, Step, finish
from npcdesk.models import Changed, CurrentWrite, Row, Written, load_all

load_all()  # every table has its triggers, and any may be written to
KEPT_WRITES = 500  # how far back 撤销 reaches
MANY = 3000  # rows from which on taking a write back is told step by step
AT_ONCE = 1000
BACK, SETTLED = "逐条退回", "更新清单并存盘"
UNDO_STAGES = (BACK, SETTLED)
AUDITED = ("suggestion", "signer", "suggestion_event", "handler", "group_suggestion", "attachment")
"""Tables of whose rows every change is kept for ever, to be read in 修改记录."""
OTHERS = "others_tables"
"""In `session.info`: tables of which the write touched no row that is or was this office's own."""
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


def is_large(session: Session, write_id: int) -> bool:
    """Tell whether taking a write back is long work: it touched many rows."""
    some = "SELECT count(*) FROM (SELECT 1 FROM changed WHERE write_id = :id LIMIT :most)"
    counted = session.execute(text(some), {"id": write_id, "most": MANY})
    return int(counted.scalar_one()) == MANY


def undoing(session: Session, write_id: int, undoing: int) -> Job[str]:
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
    yield Step(0, 0, stage=BACK)
    if later := session.execute(text(_LATER), {"id": write_id, "undoing": undoing}).first():
        msg = f"这以后又有“{later[0]}”，改的是同一份材料。请先撤销后面的。"
        raise NotAllowed(msg)
    found = select(Changed.tbl, Changed.row_id, Changed.before).where(Changed.write_id == write_id)
    changes = session.exec(found.order_by(Changed.tbl)).all()
    done = 0
    for name, of in groupby(changes, key=lambda change: change[0]):
        rows = [(row_id, before) for _, row_id, before in of]
        for at in range(0, len(rows), AT_ONCE):
            part = rows[at : at + AT_ONCE]
            _restore(session, SQLModel.metadata.tables[name], part)
            done += len(part)
            yield Step(done, len(changes), stage=BACK)
    session.execute(
        update(Written).where(col(Written.id).in_([write_id, undoing])).values(undone=True)
    )
    yield Step(0, 0, stage=SETTLED)
    return written.what


def undo(session: Session, write_id: int, mine: int) -> str:
    """Put every row of a write back as `undoing` does, without telling how far it is."""
    return finish(undoing(session, write_id, mine))


_LATER = """
SELECT w.what FROM changed mine
JOIN changed later ON later.tbl = mine.tbl AND later.row_id = mine.row_id
    AND later.write_id > mine.write_id AND later.write_id <> :undoing
JOIN written w ON w.id = later.write_id AND NOT w.undone
WHERE mine.write_id = :id ORDER BY w.id DESC LIMIT 1
"""


def _restore(session: Session, table: Table, rows: Sequence[tuple[str, str | None]]) -> None:
    connection = session.connection()
    with noted_at_once(connection, table, [row_id for row_id, _ in rows], made=False):
        if made := [row_id for row_id, before in rows if before is None]:
            away = f"UPDATE {_quoted(table.name)} SET deleted = 1 {_AMONG}"
            connection.exec_driver_sql(away, (json.dumps(made),))
        were = [json.loads(before) for _, before in rows if before is not None]
        for names, alike in groupby(were, key=tuple):  # an older write may lack a column
            known = [name for name in names if name in table.c]
            sets = ", ".join(f"{_quoted(name)} = :{name}" for name in known)
            back = f"UPDATE {_quoted(table.name)} SET {sets} WHERE id = :id"
            connection.execute(text(back), [{name: row[name] for name in known} for row in alike])


_AMONG = "WHERE id IN (SELECT value FROM json_each(?))"


def _image(table: Table) -> str:
    """Return SQL for a whole row as it was."""
    columns = ", ".join(f"'{c.name}', OLD.{_quoted(c.name)}" for c in table.columns)
    return f"json_object({columns})"


def _quoted(name: str) -> str:
    return f'"{name}"'
