"""The standing projections: what lists sort and filter by, worked out from the kept records.

They hold this office's own records alone (`unit` is empty), so that lists, figures and search are
its own, whatever other offices have sent. Refreshed in the transaction of every write, for what it
touched; never exchanged; `differences` proves them equal to the records.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, text
from sqlmodel import Session, SQLModel, select

from npcdesk.job import Job, Step, uncollected
from npcdesk.models import Tally
from npcdesk.store import (
    bulk,
    journal,
    opinion_lines,
    person_years,
    roster_lines,
    search,
    standing_sums,
    standings,
    station_sums,
    visit_lines,
    windows,
)
from npcdesk.store.windows import Window

CHUNK = 2000  # ids in one statement
SORTED = 150_000  # lines at most that are sorted to make indexes anew, where there is little room
AT_ONCE = 256  # lines in one statement, likewise: SQLite holds all pages as they were before it
INDEXED = 10_000  # lines whose words wait together, some 20 MB of them
OF_OWN = frozenset(
    [
        "visit",
        "visit_delegate",
        "opinion",
        "opinion_event",
        "activity",
        "activity_part",
        "contact_pair",
        "contact_entry",
    ]
)
"""Tables of which no line or sum tells another office's rows."""


@dataclass(frozen=True, slots=True)
class Projection:
    """One projection: its table, the column that names the record, and how lines are made.

    `touched` is SQL for the ids of the records, in the table `kept`, that the write `:id` touched;
    in `order` (of `k`) those that stand together in indexes are written one after another.
    """

    table: type[SQLModel]
    key: str
    kept: str
    found: str
    touched: str
    everything: str
    lines: Callable[[Session, Sequence[str]], list[dict[str, Any]]]
    order: str = "k.id"


# the roster first: a suggestion's line tells its lead's delegation, an opinion's the reply
ALL = (
    Projection(
        roster_lines.RosterLine,
        "mandate_id",
        "mandate",
        search.DELEGATES,
        roster_lines.TOUCHED,
        "SELECT m.id FROM mandate m JOIN person p ON p.id = m.person_id "
        "WHERE NOT m.deleted AND NOT p.deleted AND m.unit = '' AND p.unit = ''",
        roster_lines.lines,
    ),
    Projection(
        standings.Standing,
        "suggestion_id",
        "suggestion",
        search.SUGGESTIONS,
        standings.TOUCHED,
        "SELECT id FROM suggestion WHERE NOT deleted AND unit = ''",
        standings.lines,
    ),
    Projection(
        visit_lines.VisitLine,
        "visit_id",
        "visit",
        search.VISITS,
        visit_lines.TOUCHED,
        "SELECT id FROM visit WHERE NOT deleted AND unit = ''",
        visit_lines.lines,
        order="k.held_on, k.id",
    ),
    Projection(
        opinion_lines.OpinionLine,
        "opinion_id",
        "opinion",
        search.OPINIONS,
        opinion_lines.TOUCHED,
        opinion_lines.EVERYTHING,
        opinion_lines.lines,
        order="(SELECT v.held_on FROM visit v WHERE v.id = k.visit_id), k.id",
    ),
)


def refresh(session: Session, write_id: int) -> None:
    """Work out again the lines of every record that the write touched."""
    session.flush()
    with _others_aside(session):
        parts = windows.of(session, write_id)
        person_years.refresh(session, write_id, parts)
        for projection in ALL:
            _refresh(session, projection, parts)
        station_sums.refresh(session, write_id, parts)


def _refresh(session: Session, projection: Projection, parts: Sequence[Window]) -> None:
    table: Any = projection.table.__table__  # type: ignore[attr-defined]
    ids = _ids(session, projection, parts[0])
    lines = max(len(ids), sum(part.rows for part in parts if part.tbl == projection.kept))
    if not ids and len(parts) == 1:
        return
    tally = select(Tally.lines).where(Tally.tbl == table.name)
    kept = session.execute(tally).scalar() or 0
    with _loaded_at_once(session, table, lines, many=lines > kept):
        for part in parts:
            with uncollected():  # in between, the collector clears what statements held
                ids = ids if part is parts[0] else _ids(session, projection, part)
                for _ in _written(session, projection, ids):
                    pass


def _ids(session: Session, projection: Projection, window: Window) -> list[str]:
    """Return the records whose lines are to be worked out again."""
    query = text(_touched(projection, window))
    return list(session.execute(query, window.asked).scalars())


@contextmanager
def _others_aside(session: Session) -> Generator[None]:
    """Let `changed` be without the rows of other offices of which nothing here tells.

    A township's hundred thousand visits are not to be looked through for the county's own.
    """
    aside = OF_OWN & session.info.get(journal.OTHERS, frozenset())
    if not aside:
        yield
        return
    rest = ", ".join(f"'{kept.name}'" for kept in journal.kept_tables() if kept.name not in aside)
    connection = session.connection()
    narrowed = f"SELECT * FROM main.changed WHERE tbl IN ({rest})"
    connection.exec_driver_sql(f"CREATE TEMP VIEW changed AS {narrowed}")
    yield
    connection.exec_driver_sql("DROP VIEW temp.changed")


def _touched(projection: Projection, window: Window) -> str:
    """Return SQL for the touched records that are this office's own, or have a line here.

    A record that the write touched itself is of the part where that is noted, and of no other.
    """
    name = projection.table.__tablename__
    elsewhere = (
        f"AND NOT EXISTS (SELECT 1 FROM main.changed o WHERE o.write_id = :id "
        f"AND o.tbl = '{projection.kept}' AND o.row_id = k.id)"
        if window.tbl not in {"", projection.kept}
        else ""
    )
    return (
        f"{window.within}"
        f"SELECT k.id FROM {projection.kept} k WHERE k.id IN ({projection.touched}) {elsewhere} "
        f"AND (k.unit = '' OR EXISTS (SELECT 1 FROM {name} WHERE {projection.key} = k.id)) "
        + (f"ORDER BY {projection.order}" if window.tbl else "")
    )


@contextmanager
def _loaded_at_once(session: Session, table: Any, lines: int, *, many: bool) -> Generator[None]:
    """Make indexes and the count anew after a large load, where `many` lines are new."""
    connection, room_kb = session.connection(), session.info.get(bulk.ROOM, bulk.ROOM_KB)
    many = many and lines >= bulk.MANY
    sorts = many and (lines <= SORTED or bulk.ROOM not in session.info)
    indexes = list(table.indexes) if sorts else []
    for index in indexes:
        index.drop(connection)
    with bulk.untriggered(connection, lines, *([table] if many else []), room_kb=room_kb):
        yield
    for index in indexes:
        index.create(connection)
    if many:
        _count(connection, table.name)
        if table.name == standings.Standing.__tablename__:
            standing_sums.add_up(connection)


def install(connection: Connection) -> None:
    """Make the triggers that count the lines of each projection, and add some of them up."""
    standing_sums.install(connection)
    for projection in ALL:
        table: Any = projection.table.__table__  # type: ignore[attr-defined]
        name = table.name
        _count(connection, name)
        for event, sign in (("INSERT", "+"), ("DELETE", "-")):
            trigger = f"tally_{name}_{event.lower()}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
            connection.exec_driver_sql(
                f"CREATE TRIGGER {trigger} AFTER {event} ON {name} BEGIN "
                f"UPDATE tally SET lines = lines {sign} 1 WHERE tbl = '{name}'; END"
            )


def _count(connection: Connection, name: str) -> None:
    start = f"INSERT INTO tally SELECT '{name}', count(*) FROM {name} WHERE true"
    connection.exec_driver_sql(f"{start} ON CONFLICT DO UPDATE SET lines = excluded.lines")


def rebuild(session: Session, of: Sequence[str] = search.TABLES) -> Job[int]:
    """Empty the projections and work everything out again; return how many lines there are.

    `of` names the full-text tables of those that are meant.
    """
    done = 0
    person_years.rebuild(session)
    for projection in ALL:
        if projection.found not in of:
            continue
        table: Any = projection.table.__table__  # type: ignore[attr-defined]
        ids = session.execute(text(projection.everything)).scalars().all()
        with _loaded_at_once(session, table, len(ids), many=True):
            session.execute(table.delete())
            session.execute(text(f"DELETE FROM {projection.found}"))
            for chunk in _written(session, projection, ids):
                done += len(chunk)
                yield Step(done, done, "重新整理清单")
    standing_sums.add_up(session.connection())
    station_sums.rebuild(session)
    return done


def differences(session: Session) -> Job[list[str]]:
    """Compare every line with what the records say; return what differs, in words."""
    found = [
        *person_years.differences(session),
        *station_sums.differences(session),
        *standing_sums.differences(session),
    ]
    for projection in ALL:
        table: Any = projection.table.__table__  # type: ignore[attr-defined]
        ids = session.execute(text(projection.everything)).scalars().all()
        kept = session.execute(text(f"SELECT count(*) FROM {table.name}")).scalar_one()
        if kept != len(ids):
            found.append(f"{table.name}：应有 {len(ids)} 行，实有 {kept} 行")
        for done, chunk in enumerate(chunks(ids)):
            key = table.c[projection.key]
            rows = session.execute(table.select().where(key.in_(chunk))).mappings()
            stored = {row[projection.key]: dict(row) for row in rows}
            for line in projection.lines(session, chunk):
                line.pop("words_found", None)
                was = stored.get(line[projection.key], {})
                wrong = [name for name, value in line.items() if was.get(name) != value]
                if wrong:
                    found.append(f"{table.name} {line[projection.key]}：{'、'.join(wrong)}")
            yield Step(min((done + 1) * CHUNK, len(ids)), len(ids), table.name)
    return found


def _written(
    session: Session, projection: Projection, ids: Iterable[str]
) -> Iterator[Sequence[str]]:
    """Replace the lines of `ids`; yield them in chunks.

    Their words go into the index many at once: the next statement for several rows closes a
    segment of it, and many small segments are merged again and again.
    """
    waiting: list[tuple[int, str]] = []
    for chunk in chunks(ids):
        waiting += _write(session, projection, chunk)
        if len(waiting) >= INDEXED:
            search.put(session, projection.found, waiting)
            waiting = []
        yield chunk
    search.put(session, projection.found, waiting)


def _write(session: Session, projection: Projection, ids: Sequence[str]) -> list[tuple[int, str]]:
    """Replace the lines of `ids`: those of records that are put away go.

    Returns: their numbers, with the words to find them by, which are not in the index yet.
    """
    table: Any = projection.table.__table__  # type: ignore[attr-defined]
    key = table.c[projection.key]
    connection = session.connection()
    old = text(
        f"SELECT {projection.key}, seq FROM {table.name} "
        f"WHERE {projection.key} IN (SELECT value FROM json_each(:ids))"
    )
    rows = connection.execute(old, {"ids": json.dumps(list(ids))}).all()
    numbers = {row[0]: int(row[1]) for row in rows}
    search.forget(session, projection.found, numbers.values())
    lines = projection.lines(session, ids)
    gone = [numbers[name] for name in numbers.keys() - {line[projection.key] for line in lines}]
    if gone:
        connection.execute(table.delete().where(table.c.seq.in_(gone)))
    words = [line.pop("words_found") for line in lines]
    fresh = [line for line in lines if line[projection.key] not in numbers]
    top = connection.execute(sa.select(sa.func.max(table.c.seq))).scalar() or 0
    for seq, line in enumerate(fresh, top + 1):
        numbers[line[projection.key]] = line["seq"] = seq
    size = AT_ONCE if bulk.ROOM in session.info else CHUNK
    for at in range(0, len(fresh), size):
        bulk.insert(connection, table, fresh[at : at + size])
    known = [line for line in lines if "seq" not in line]
    if known:
        put = table.update().where(key == sa.bindparam("of"))
        connection.execute(put, [line | {"of": line[projection.key]} for line in known])
    return list(zip((numbers[line[projection.key]] for line in lines), words, strict=True))


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield `ids` in lists short enough for one statement."""
    listed = list(ids)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
