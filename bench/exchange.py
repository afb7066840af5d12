"""The exchange: importing, exporting and sealing, against raw SQLite doing only the rows.

Two offices with real keys; the township's commits are made by hand, so that there can be many.
"""

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.result import Result
from npcdesk import paths, sync, vault
from npcdesk.job import finish
from npcdesk.models import HandlingUnit, Level, new_ids
from npcdesk.office import delegates, offices, stations, suggestions, visits
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store, opening, unlocking
from npcdesk.sync import commits, incoming, joining, ledger, machine, outgoing, trusted
from npcdesk.sync.bundle import gathering, writing
from npcdesk.sync.commits import Sealed
from npcdesk.sync.rights import SCHEMA
from npcdesk.sync.trust.keys import Domain

ROWS, OPS = 100_000, 5
DAY = date(2026, 11, 22)
COUNTY, TOWN = "330102", "330102003"
WORDS = "村民反映村口路灯不亮晚上出行不便希望尽快修复学校门前道路拥堵建议增设停车位"


@dataclass(frozen=True)
class Pair:
    """A county and a township that know each other, and a folder to work in."""

    county: Store
    town: Store
    folder: Path


def run() -> list[Result]:
    """Measure each once, the raw writes in the same run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths.tokens = lambda: folder / "tokens"
        pair = _pair(folder)
        rows = list(_rows(ROWS))
        stream = _Stream(pair.town)
        made = [("visit", row[0], _said(row)) for row in rows]
        later = [("visit", row[0], {"note": _text(9)}) for row in rows[: ROWS // 2]]
        first = _bundle(pair, list(stream.commits(made)))
        raw = _raw_insert(folder / "raw.db", rows)
        took = _timed(lambda: _bring_in(pair, first))
        found = [Result("import, 100,000 rows in 20,000 commits", took, "s", raw, "raw", 5.0)]
        second = _bundle(pair, list(stream.commits(later)))
        raw = _raw_update(folder / "raw.db", later)
        took = _timed(lambda: _bring_in(pair, second))
        found.append(Result("import, 50,000 updates", took, "s", raw, "raw", 6.0))
        asked = outgoing.Order(TOWN, DAY, full=True)
        took = _timed(lambda: finish(outgoing.export(pair.county, folder, folder, asked)))
        found.append(Result("export, 100,000 rows", took, "s", bound=1.0))
        found.append(_capture(pair))
        found.append(_month(_pair(folder / "month")))
        pair.county.close()
        pair.town.close()
    return found


class _Stream:
    """Commits by the township's machine, in its own scope."""

    def __init__(self, store: Store) -> None:
        with store.reading() as session:
            here = machine.current(session)
            books = ledger.load(session)
        assert here is not None
        self.own = here.own
        self.scope = f"T:{TOWN}"
        self.n, self.prev = books.head(books.sids[self.scope], here.rid)
        self.start = self.n

    def commits(self, ops: list[tuple[str, str, dict[str, commits.Value]]]) -> Iterator[Sealed]:
        """Seal the operations, some to a commit."""
        for at in range(0, len(ops), OPS):
            body = commits.write(
                scope=self.scope,
                inc=self.own.inc,
                n=self.n + 1,
                prev=self.prev,
                hlc=(time.time_ns() // 1_000_000 << 16) + self.n,
                ctx={self.own.inc: self.n} if self.n else {},
                tx=os.urandom(16).hex(),
                what="登记接待",
                by="一号",
                ops=ops[at : at + OPS],
                schema=SCHEMA,
            )
            sealed = Sealed(body, self.own.sign(Domain.COMMIT, body))
            self.n, self.prev = self.n + 1, sealed.hash
            yield sealed


def _rows(count: int) -> Iterator[tuple[str, str, str, str, int, str]]:
    dice = random.Random(7)
    places = new_ids(40)
    for row_id in new_ids(count):
        held_on = f"20{dice.randint(20, 26)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        yield row_id, dice.choice(places), held_on, "李四", dice.randint(1, 30), _text(24, dice)


def _text(length: int, dice: random.Random = random.Random(8)) -> str:  # noqa: B008
    return "".join(dice.choices(WORDS, k=length))


def _said(row: tuple[str, str, str, str, int, str]) -> dict[str, commits.Value]:
    names = ("station_id", "held_on", "staff", "received", "note")
    return {"id": True, **dict(zip(names, row[1:], strict=True))}


def _raw_insert(path: Path, rows: list[tuple[str, str, str, str, int, str]]) -> float:
    raw = _raw(path)
    raw.execute(
        "CREATE TABLE visit (id TEXT PRIMARY KEY, deleted BOOLEAN NOT NULL, station_id TEXT, "
        "held_on TEXT, kind TEXT, staff TEXT, received INTEGER, note TEXT)"
    )
    for column in ("station_id", "held_on"):
        raw.execute(f"CREATE INDEX visit_{column} ON visit ({column})")
    whole = [(i, 0, s, on, "reception", staff, n, note) for i, s, on, staff, n, note in rows]
    put = "INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    return _timed(lambda: _many(raw, put, whole))


def _raw_update(path: Path, later: list[tuple[str, str, dict[str, commits.Value]]]) -> float:
    values = [(of["note"], row_id) for _, row_id, of in later]
    return _timed(lambda: _many(_raw(path), "UPDATE visit SET note = ? WHERE id = ?", values))


def _raw(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _many(raw: sqlite3.Connection, statement: str, values: list[tuple[object, ...]]) -> None:
    raw.execute("BEGIN")
    raw.executemany(statement, values)
    raw.execute("COMMIT")


def _pair(folder: Path) -> Pair:
    folder.mkdir(exist_ok=True)
    county = _office(folder / "county", Level.COUNTY, COUNTY)
    town = _office(folder / "town", Level.TOWNSHIP, TOWN)
    with county.writing("开始") as session:
        finish(joining.begin(session, nick="县", day=DAY))
    with town.writing("申请") as session:
        asked = joining.ask(session, nick="镇", day=DAY)
    with county.reading() as session:
        answered = joining.answer(session, asked, day=DAY)
    with county.writing("答复") as session:
        joining.believe(session, asked, answered.reply)
    with town.reading() as session:
        waiting = joining.read_reply(session, answered.reply)
    with town.writing("加入") as session:
        finish(joining.accept(session, waiting))
        session.add(HandlingUnit(name="镇政府"))
    delegate = DelegateDraft(name="周启明")
    with town.writing("登记") as session:
        delegates.enrol(session, delegate)
    pair = Pair(county, town, folder)
    asked_for = outgoing.Order(COUNTY, DAY)
    _bring_in(pair, list(finish(outgoing.export(town, folder, folder, asked_for)).paths))
    return pair


def _office(folder: Path, level: Level, code: str) -> Store:
    office = OfficeFolder(folder)
    folder.mkdir()
    key = vault.create(office.slots, "bench-passphrase", vault.Cost(8192, 1, 1)).key
    store = opening.create(office, unlocking.file_key(key))
    with store.writing("新建单位") as session:
        offices.begin(session, name=f"{code}人大", level=level, code=code, term=19)
    sync.attach(store)
    return store


def _bundle(pair: Pair, some: list[Sealed]) -> list[Path]:
    with pair.town.reading() as session:
        here, known = machine.current(session), trusted.load(session)
    with pair.county.reading() as session:
        there = machine.current(session)
    assert here is not None
    assert known is not None
    assert there is not None
    plan = writing.Plan(
        writing.Ends(here.own, TOWN, "镇", COUNTY, "县", [there.own.enc_recipient]),
        writing.Says(
            app="0",
            hlc=time.time_ns() // 1_000_000 << 16,
            schema=SCHEMA,
            min_reader=1,
            vector={},
            digest={},
        ),
        writing.Cargo(certs=known.certificate_texts(), commits=some),
        DAY,
    )
    return finish(writing.write(pair.folder, pair.folder, plan))


def _bring_in(pair: Pair, parts: list[Path]) -> None:
    found = finish(gathering.assemble(parts, pair.folder / "inbox"))
    assert found.ciphertext is not None
    with finish(incoming.open_bundle(pair.county, found.ciphertext, pair.folder)) as opened:
        finish(incoming.bring_in(pair.county, opened))


def _capture(pair: Pair) -> Result:
    """A one-row write in an office that exchanges, against one that does not."""
    alone = _office(pair.folder / "alone", Level.TOWNSHIP, "330102009")
    took: dict[str, list[float]] = {"alone": [], "sealed": []}
    for turn in range(200):
        for name, store in (("alone", alone), ("sealed", pair.town)):
            took[name].append(_timed(lambda s=store, t=turn: _one_row(s, t)))  # type: ignore[misc]
    alone.close()
    usual = statistics.median(took["alone"])
    return Result(
        "a one-row write, sealed", statistics.median(took["sealed"]), "s", usual, "not sealed", 2.0
    )


def _one_row(store: Store, turn: int) -> None:
    with store.writing("登记单位") as session:
        session.add(HandlingUnit(name=f"第{turn}单位"))


def _month(pair: Pair) -> Result:
    """A township's ordinary month: 200 visits and 30 suggestions, as one bundle."""
    with pair.town.reading() as session:
        lead = delegates.find(session, "周启明")[0].id
    with pair.town.writing("登记站点") as session:
        station = stations.add(session, name="沙河镇代表之家")
    for at in range(200):
        _visit(pair.town, station, lead, at)
    for at in range(30):
        with pair.town.writing("登记建议") as session:
            new = suggestions.NewSuggestion(
                title=f"关于修复{_text(6)}的建议",
                body=_text(300),
                lead_id=lead,
                raised_on=DAY,
                term=19,
                session=1,
            )
            paper = suggestions.take_in(session, new, today=DAY)
            suggestions.file(session, paper, number=str(at + 1), on=DAY, today=DAY)
    heard = outgoing.Order(TOWN, DAY, receipt=True)
    receipt = list(finish(outgoing.export(pair.county, pair.folder, pair.folder, heard)).paths)
    del receipt
    whole = finish(
        outgoing.export(pair.town, pair.folder, pair.folder, outgoing.Order(COUNTY, DAY))
    )
    size = sum(path.stat().st_size for path in whole.paths) / 1000
    return Result("bundle of a township's month", size, "KB", bound=200.0)


def _visit(store: Store, station: str, who: str, at: int) -> None:
    with store.writing("登记接待") as session:
        visits.log(
            session,
            visits.NewVisit(
                station_id=station,
                held_on=DAY,
                delegate_ids=(who,),
                received=3,
                opinions=(visits.NewOpinion(words=_text(40), speaker=f"村民{at}"),),
            ),
            today=DAY,
        )


def _timed(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start
