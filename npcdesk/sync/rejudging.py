"""Judges anew what was merged already, once it is known that a machine was ended.

What a machine wrote beyond its cut is void everywhere, whether it came before the news of the end
or after. So the rows of a scope are worked out again from its commits, and those that differ are
put right: what a void commit had written gives way to what was there before, and a row that it
made goes out of sight, as does what others built on it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlmodel import Session, SQLModel

from npcdesk.store import bulk, journal
from npcdesk.sync import capture, cells, commits, peers, states
from npcdesk.sync.behind import Behind
from npcdesk.sync.commits import Sealed
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.registers import MADE
from npcdesk.sync.rows import Chunk, Coming, Merged
from npcdesk.sync.states import Key, Row


def again(session: Session, books: Ledger) -> Merged:
    """Judge anew whatever is beyond the end of its machine and counted until now.

    Return how many commits count no longer (`ended`), and the tables of which rows went away.
    The caller's write is not sealed again.
    """
    done = Merged()
    for sid in _concerned(session, books):
        session.info[journal.OTHERS] = frozenset[str]()
        _judge(session, books, sid, done)
        peers.doubt(session, [str(books.scopes[sid])])
    if done.ended:
        capture.note_brought_in(session)
    return done


def understand(session: Session, books: Ledger) -> None:
    """Judge anew where values of a newer version were kept aside that this version knows.

    The caller's write is not sealed again.
    """
    lines = session.connection().exec_driver_sql(_ASIDE)
    sids = {sid for sid, *line in lines if _is_known(*line)}
    for sid in sorted(sids):
        session.info[journal.OTHERS] = frozenset[str]()
        _judge(session, books, sid, Merged())
        peers.doubt(session, [str(books.scopes[sid])])
    if sids:
        capture.note_brought_in(session)


_ASIDE = "SELECT DISTINCT sid, tbl, col, value FROM unknown_cell"


def _is_known(table: str, name: str, value: str) -> bool:
    if not cells.known(table):
        return False
    column = cells.of(table).get(name)
    return name == MADE if column is None else column.fits(json.loads(value))


def _concerned(session: Session, books: Ledger) -> list[int]:
    """Return the scopes in which a commit counts that is beyond the end of its machine."""
    query = (
        "SELECT 1 FROM commit_log WHERE sid = ? AND rid = ? AND status <> 'void' "
        "AND (n > ? OR (n = ? AND hash <> ?)) LIMIT 1"
    )
    ask = session.connection().exec_driver_sql
    found = []
    for sid, heads in sorted(books.heads.items()):
        cuts = [(rid, books.cut(sid, rid)) for rid in heads]
        asked = [(sid, rid, cut[0], *cut) for rid, cut in cuts if cut is not None]
        if any(ask(query, one).first() for one in asked):
            found.append(sid)
    return found


def _judge(session: Session, books: Ledger, sid: int, done: Merged) -> None:
    ask = session.connection().exec_driver_sql
    query = "SELECT rid, body, sig, hash, status FROM commit_log WHERE sid = ? ORDER BY seq"
    some, said = [], []
    for rid, body, sig, mark, status in ask(query, (sid,)):
        some.append(Coming(commits.read(body), Sealed(body, sig), mark, sid, rid))
        said.append(status)
    chunk = Chunk(session, books, Merged(), None, behind=Behind(), some=some)
    chunk.look()
    was = {key: row for key, row in chunk.rows.items() if key[2] == sid}
    chunk.rows = {key: row for key, row in chunk.rows.items() if key[2] != sid}
    _let_others_show(chunk, was)
    chunk.judge()
    verdicts = [(line[4], line[0], line[1], line[2]) for line in chunk.log]
    changed = [new for new, old in zip(verdicts, said, strict=True) if new[0] != old]
    _many(session, "UPDATE commit_log SET status = ? WHERE sid = ? AND rid = ? AND n = ?", changed)
    done.ended += sum(new[0] == "void" for new in changed)
    done.away |= {row.table for row in was.values()}
    ask("DELETE FROM unknown_cell WHERE sid = ?", (sid,))
    states.keep_unknown(session.connection(), chunk.unknown)
    _put_right(session, chunk, was)


def _let_others_show(chunk: Chunk, was: dict[Key, Row]) -> None:
    """Let the next best claim to an id show while the scope's own has yet to be judged."""
    claims: dict[str, list[Key]] = defaultdict(list)
    for key in chunk.rows:
        claims[key[0]].append(key)
    for key, row in was.items():
        if row.shown and claims[key[0]]:
            best = min(claims[key[0]], key=chunk.order)
            chunk.rows[best].shown = chunk.rows[best].touched = True
    chunk.shown = {key[0]: key for key, row in chunk.rows.items() if row.shown}


def _put_right(session: Session, chunk: Chunk, was: dict[Key, Row]) -> None:
    """Write the rows that are not what they were, and hide those that nobody made."""
    every = was.keys() | chunk.rows.keys()
    claims = Counter(key[0] for key in every)  # what several claim was taken out meanwhile
    ids = {
        key[0]
        for key in every
        if claims[key[0]] > 1 or _told(was.get(key)) != _told(chunk.rows.get(key))
    }
    gone = [key for key, row in was.items() if key[0] in ids and row.shown]
    asked = [(row_id,) for row_id in sorted(ids)]
    for table in ("row_meta", "sibling", "claim"):
        _many(session, f"DELETE FROM {table} WHERE row_id = ?", asked)
    kept = {key: row for key, row in chunk.rows.items() if key[0] in ids}
    for key, row in kept.items():
        row.touched, row.was_disputed = True, False
        if row.shown and row.values:
            row.values = {**cells.defaults(row.table), **row.values}
            row.new = not _is_there(session, key)
    states.write(session.connection(), kept, chunk.units)
    _note_unmade(session, ids, ids - chunk.shown.keys())
    away: dict[str, list[str]] = defaultdict(list)
    for row_id, table, _ in gone:
        if chunk.shown.get(row_id, ("", ""))[1] != table:
            away[table].append(row_id)
    for table, some in away.items():
        known = SQLModel.metadata.tables[table]
        bulk.update_tuples(session.connection(), known, ("deleted",), [(1, one) for one in some])


def _note_unmade(session: Session, ids: set[str], nobodys: set[str]) -> None:
    """Note the rows with some of these ids that only void commits made, in whichever table.

    A row that gave its id away to another table's is among them, once neither claim counts.
    """
    ask = session.connection().exec_driver_sql
    among = "IN (SELECT value FROM json_each(?))"
    ask(f"DELETE FROM unmade WHERE row_id {among}", (json.dumps(sorted(ids)),))
    left = json.dumps(sorted(nobodys))
    for table in journal.kept_tables() if nobodys else ():
        find = f"SELECT id, '{table.name}' FROM \"{table.name}\" WHERE id {among}"
        ask(f"INSERT INTO unmade (row_id, tbl) {find}", (left,))


def _told(row: Row | None) -> object:
    """Return what is known of a row, to compare: the values follow from who wrote them."""
    if row is None:
        return None
    at_once = {name: sorted(map(repr, some)) for name, some in row.cells.items()}
    later = {name: dot for name, dot in row.later.items() if name not in at_once}
    return row.made[0], sorted(row.made), later, at_once, row.shown


def _is_there(session: Session, key: Key) -> bool:
    query = f"SELECT 1 FROM {key[1]} WHERE id = ?"
    return session.connection().exec_driver_sql(query, (key[0],)).first() is not None


def _many(session: Session, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        session.connection().exec_driver_sql(statement, list(rows))
