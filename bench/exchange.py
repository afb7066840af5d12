"""The exchange: importing, exporting and sealing, against raw SQLite doing only the rows.

Two offices with real keys; the township's commits are made by hand, so that there can be many.
The floor is `executemany` by Python's own `sqlite3` into an unencrypted file: the same rows, as
they stand in the county's file afterwards, in the same table with the same indexes; no triggers,
no journal, no log, no signatures. The bundles carry no digest, so none is compared. Both are done
three times, in turn, and the least time counts. Updates come in two orders: anyhow, as papers are
worked on, and in the order in which their rows were made, as a sweep over a list writes them.
"""

import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from bench.result import Result
from npcdesk import paths, sync, vault
from npcdesk.job import finish
from npcdesk.models import HandlingUnit, Level, Visit, new_ids
from npcdesk.office import delegates, offices, raising, stations, visits
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store, opening, unlocking
from npcdesk.sync import cells, commits, incoming, joining, ledger, machine, outgoing, trusted
from npcdesk.sync.bundle import gathering, writing
from npcdesk.sync.commits import Sealed
from npcdesk.sync.rights import SCHEMA
from npcdesk.sync.trust.keys import Domain

ROWS, OPS, TURNS = 100_000, 5, 3
MANY_ROWS = 1_000_000
PASSPHRASE = "bench-passphrase"
DAY = date(2026, 11, 22)
COUNTY, TOWN = "330102", "330102003"
WORDS = "村民反映村口路灯不亮晚上出行不便希望尽快修复学校门前道路拥堵建议增设停车位"


@dataclass(frozen=True)
class Pair:
    """A county and another machine, mostly a township's, that know each other, and a folder."""

    county: Store
    town: Store
    folder: Path
    unit: str = TOWN  # the other machine's


def run() -> list[Result]:
    """Measure all, the raw writes in turn with ours."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths.tokens = lambda: folder / "tokens"
        pair = _pair(folder)
        found = _imports(pair)
        found.append(_capture(pair))
        pair.county.close()
        pair.town.close()
        found.append(_month(_pair(folder / "month")))
        for unit, whose in ((TOWN, "others'"), (COUNTY, "own")):
            found.append(_memory(_pair(folder / f"large-{unit}", unit), whose))
    return found


def _imports(pair: Pair) -> list[Result]:
    """Import the rows, then two new notes for half of them, then export all; `TURNS` times."""
    rows = list(_rows(ROWS))
    anyhow = random.Random(11).sample(rows, ROWS // 2)
    notes = {
        name: [("visit", row[0], {"note": _text(9)}) for row in some]
        for name, some in (("anyhow", anyhow), ("in order", rows[: ROWS // 2]))
    }
    stream = _Stream(pair)
    first = _bundle(pair, stream.commits([("visit", row[0], _said(row)) for row in rows]))
    later = {name: _bundle(pair, stream.commits(some)) for name, some in notes.items()}
    took: dict[str, list[float]] = defaultdict(list)
    office, raw = pair.county.path.parent, pair.folder / "raw.db"
    pair.county.close()
    before = {place: pair.folder / f"{place.name}-before" for place in (office, paths.tokens())}
    for place, aside in before.items():
        shutil.copytree(place, aside)
    for _ in range(TURNS):
        for place, aside in before.items():
            shutil.rmtree(place)
            shutil.copytree(aside, place)
        raw.unlink(missing_ok=True)
        took["raw rows"].append(_raw_insert(raw, rows))
        for name, some in notes.items():
            took[f"raw {name}"].append(_raw_update(raw, some))
        county = Store(pair.county.path, _key(office))
        sync.attach(county)
        for name, deed in _deeds(Pair(county, pair.town, pair.folder), first, later).items():
            took[name].append(_timed(deed))
        county.close()
    least = {name: min(some) for name, some in took.items()}
    return [
        Result(
            "import, 100,000 rows in 20,000 commits",
            least["rows"],
            "s",
            least["raw rows"],
            "raw",
            5,
        ),
        *(
            Result(
                f"import, 50,000 updates {name}", least[name], "s", least[f"raw {name}"], "raw", 6
            )
            for name in notes
        ),
        Result("export, 100,000 rows", least["export"], "s", bound=1.0),
    ]


def _deeds(
    pair: Pair, first: list[Path], later: dict[str, list[Path]]
) -> dict[str, Callable[[], object]]:
    asked = outgoing.Order(TOWN, DAY, full=True)
    return {
        "rows": lambda: _bring_in(pair, first),
        **{name: partial(_bring_in, pair, some) for name, some in later.items()},
        "export": lambda: finish(outgoing.export(pair.county, pair.folder, pair.folder, asked)),
    }


def _memory(pair: Pair, whose: str) -> Result:
    """The most that importing a million rows takes, in a process that does nothing else.

    Of a township's rows no list tells here; those from the office's second machine are in all.
    """
    ops = (("visit", row[0], _said(row)) for row in _rows(MANY_ROWS))
    parts = _bundle(pair, _Stream(pair).commits(ops))
    office = pair.county.path.parent
    pair.county.close()
    pair.town.close()
    said = subprocess.run(
        [sys.executable, "-m", "bench.child_import", office, paths.tokens(), *parts],
        input=_key(office).hex(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return Result(
        f"memory of importing 1,000,000 {whose} rows", int(said) / 1024, "MB", bound=200.0
    )


def _key(office: Path) -> bytes:
    return unlocking.file_key(unlocking.key_of(OfficeFolder(office), PASSPHRASE))


class _Stream:
    """Commits by the other machine, in its own scope."""

    def __init__(self, pair: Pair) -> None:
        with pair.town.reading() as session:
            here = machine.current(session)
            books = ledger.load(session)
        assert here is not None
        self.own = here.own
        self.scope = f"T:{pair.unit}"
        self.n, self.prev = books.head(books.sids[self.scope], here.rid)
        self.start = self.n

    def commits(self, ops: Iterable[tuple[str, str, dict[str, commits.Value]]]) -> Iterator[Sealed]:
        """Seal the operations, some to a commit."""
        left = iter(ops)
        while some := list(islice(left, OPS)):
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
                ops=some,
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
    raw, table = _raw(path), Visit.metadata.tables["visit"]
    for made in (CreateTable(table), *map(CreateIndex, sorted(table.indexes, key=str))):
        raw.execute(str(made.compile(dialect=sqlite.dialect())))
    usual = cells.defaults("visit")
    names = ("id", "unit", *usual)
    whole = [
        tuple({**usual, **_said(row), "id": row[0], "unit": TOWN}[n] for n in names) for row in rows
    ]
    put = f"INSERT INTO visit ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
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


def _pair(folder: Path, unit: str = TOWN) -> Pair:
    folder.mkdir(exist_ok=True)
    county = _office(folder / "county", Level.COUNTY, COUNTY)
    town = _office(folder / "town", Level.COUNTY if unit == COUNTY else Level.TOWNSHIP, unit)
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
    pair = Pair(county, town, folder, unit)
    asked_for = outgoing.Order(COUNTY, DAY)
    _bring_in(pair, list(finish(outgoing.export(town, folder, folder, asked_for)).paths))
    return pair


def _office(folder: Path, level: Level, code: str) -> Store:
    office = OfficeFolder(folder)
    folder.mkdir()
    key = vault.create(office.slots, PASSPHRASE, vault.Cost(8192, 1, 1)).key
    store = opening.create(office, unlocking.file_key(key))
    with store.writing("新建单位") as session:
        offices.begin(session, name=f"{code}人大", level=level, code=code, term=19)
    sync.attach(store)
    return store


def _bundle(pair: Pair, some: Iterable[Sealed]) -> list[Path]:
    with pair.town.reading() as session:
        here, known = machine.current(session), trusted.load(session)
    with pair.county.reading() as session:
        there = machine.current(session)
    assert here is not None
    assert known is not None
    assert there is not None
    plan = writing.Plan(
        writing.Ends(here.own, pair.unit, "镇", COUNTY, "县", [there.own.enc_recipient]),
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
            new = raising.NewSuggestion(
                title=f"关于修复{_text(6)}的建议",
                body=_text(300),
                lead_id=lead,
                raised_on=DAY,
                term=19,
                session=1,
            )
            paper = raising.take_in(session, new, today=DAY)
            raising.file(session, paper, number=str(at + 1), on=DAY, today=DAY)
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
