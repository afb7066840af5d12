"""Six machines of four offices as files that are copied, and the bundles on their way between them.

The clock and the ids are the village's own, so that a failing walk can be walked again.
"""

import json
import random
import shutil
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from npcdesk.job import finish
from npcdesk.models import row
from npcdesk.office import offices
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store, cipher, opening, projection
from npcdesk.sync import capture, commits, digest, hlc, ledger, machine, merge, rejudging
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust import keys, texts
from npcdesk.sync.trust.keys import Domain, Incarnation
from tests import make
from tests.sync import oracle
from tests.sync.offices import CITY, COUNTY, LEVELS, OTHER_TOWN, PARENTS, TOWN

UNITS = {
    "city": CITY,
    "county1": COUNTY,
    "county2": COUNTY,
    "town1": TOWN,
    "town2": TOWN,
    "other": OTHER_TOWN,
}
SPARE = 4  # incarnations that a machine may start in one walk
START_MS = 1_778_000_000_000  # 2026-05
DAY_MS = 86_400_000
IDENTITY = (
    "AGE-SECRET-KEY-1C79KK33EF6E266CXD5S3CKRGFNGRE38CP96FH34P3XZLK8U6DZ6S9K7JT6"  # opens nothing
)
Stream = tuple[str, str]  # scope, incarnation
Vector = dict[Stream, int]
Ends = dict[str, dict[str, tuple[int, str]]]  # of ended incarnations the cut in each scope


def above(unit: str) -> list[str]:
    return oracle.Tree({}, PARENTS).above(unit)


def reads(unit: str, scope: str) -> bool:
    """Return whether a unit may have a scope."""
    owner = scope.split(":")[1].split(">", maxsplit=1)[0]
    below = scope.startswith("PUB:") and owner in above(unit)
    return unit == owner or unit in above(owner) or below


def near(one: str, other: str) -> bool:
    """Return whether two machines exchange: those of one office, and of neighbours in the tree."""
    a, b = UNITS[one], UNITS[other]
    return a == b or PARENTS[a] == b or PARENTS[b] == a


def edges(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return who exchanges with whom among some machines, each pair both ways."""
    some = sorted(names)
    return [(a, b) for a in some for b in some if a != b and near(a, b)]


class Time:
    """What the computers of the village believe; each is wrong in its own way."""

    def __init__(self, ms: int = START_MS) -> None:
        self.ms = ms
        self.chance = random.Random(ms)

    def tick(self) -> int:
        self.ms += 250
        return self.ms

    @contextmanager
    def kept(self) -> Generator[None]:
        """Give the ids of new rows this time and this chance."""
        was = row.time, row.os, row._last_tick
        row.time = SimpleNamespace(time_ns=lambda: self.tick() * 1_000_000)
        row.os = SimpleNamespace(urandom=self.chance.randbytes)
        row._last_tick = 0
        try:
            yield
        finally:
            row.time, row.os, row._last_tick = was


@dataclass
class Machine:
    """One machine: its file, and what it heard the others say they have."""

    name: str
    folder: Path
    own: Incarnation
    spare: list[Incarnation]
    reserve: Incarnation  # for when it learns that it was ended
    time: Time
    offset_ms: int = 0
    heard: dict[str, Vector] = field(default_factory=dict)
    store: Store = field(init=False)
    looking: Any = field(init=False)
    kept: list[tuple[Stream, int, Sealed]] = field(default_factory=list)
    seq: int = 0

    def __post_init__(self) -> None:
        self.store = opening.open_store(OfficeFolder(self.folder), make.KEY, make.CLOCK)
        capture.attach(self.store)
        self._look()

    @property
    def unit(self) -> str:
        return UNITS[self.name]

    def _look(self) -> None:
        self.looking = cipher.connect(self.store.path, make.KEY)  # quicker than a session
        self.kept, self.seq = [], 0

    def now_ms(self) -> int:
        return self.time.tick() + self.offset_ms

    @contextmanager
    def at_work(self) -> Generator[None]:
        was, capture.now_ms = capture.now_ms, self.now_ms
        try:
            yield
        finally:
            capture.now_ms = was

    @contextmanager
    def writing(self, what: str = "改") -> Generator[Any]:
        with self.at_work(), self.store.writing(what) as session:
            yield session

    def ask(self, query: str, *values: object) -> list[Any]:
        return list(self.looking.execute(query, values).fetchall())

    def log(self) -> list[tuple[Stream, int, Sealed]]:
        """Return all commits here in their order of arrival."""
        query = (
            "SELECT s.name, r.inc, l.n, l.body, l.sig, l.seq FROM commit_log l JOIN scope_name s "
            "ON s.sid = l.sid JOIN replica r ON r.rid = l.rid WHERE l.seq > ? ORDER BY l.seq"
        )
        for scope, inc, n, body, sig, seq in self.ask(query, self.seq):
            self.kept.append(((scope, inc), n, Sealed(bytes(body), bytes(sig))))
            self.seq = seq
        return self.kept

    def vector(self) -> Vector:
        return {stream: n for stream, n, _ in self.log()}

    def beyond(self, has: Vector, reader: str) -> list[Sealed]:
        """Return the commits that another machine may have and has not."""
        return [
            sealed
            for stream, n, sealed in self.log()
            if n > has.get(stream, 0) and reads(UNITS[reader], stream[0])
        ]

    def ends(self) -> Ends:
        """Return which machines this one knows to have been ended, and where."""
        known = self.ask("SELECT inc, cuts FROM replica WHERE cuts IS NOT NULL")
        return {
            inc: {scope: (n, mark) for scope, (n, mark) in json.loads(cuts).items()}
            for inc, cuts in known
        }

    def end(self, other: Incarnation) -> Ends:
        """Return the end of a machine: what is here of it counts, and nothing later."""
        last = {
            scope: (n, one.hash.hex()) for (scope, inc), n, one in self.log() if inc == other.inc
        }
        return {other.inc: last}

    def take(self, some: Iterable[Sealed], ends: Ends | None = None) -> merge.Merged:
        """Bring commits in, as an import does; all or nothing."""
        listed, known = list(some), self.ends()
        more = {inc: tightest(known.get(inc), cuts) for inc, cuts in (ends or {}).items()}
        with self.writing("导入") as session:
            books = ledger.load(session)
            for inc, cuts in more.items():
                books.end(books.rids[inc], cuts)
            anew = rejudging.again(session, books)
            done = merge.merge(session, books, listed)
            done.ended += anew.ended
            latest = max((json.loads(one.body)["hlc"] for one in listed), default=0)
            hlc.hear(session, latest, self.now_ms())
        if self.own.inc in more:
            self.go_on_as(self.reserve)
        return done

    def digests(self) -> dict[str, str]:
        with self.store.reading() as session:
            return digest.digests(session, ledger.load(session))

    def copy(self, target: Path) -> Path:
        self.store.copy_to(target)
        return target

    def put_back(self, copy: Path) -> None:
        """Let the file be what it once was; nothing in it knows."""
        path = self.store.path
        self.close()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        shutil.copy(copy, path)
        self._look()

    def begin_anew(self) -> bool:
        """Start a new incarnation, as after a restore that was noticed; False when none is left."""
        if not self.spare:
            return False
        self.go_on_as(self.spare.pop())
        return True

    def go_on_as(self, own: Incarnation) -> None:
        """Sign with other keys from now on."""
        self.own = own
        with self.store.writing("换新身份") as session:
            machine.join(session, ledger.load(session), self.own, self.unit, PARENTS[self.unit])

    def forge(self, scope: str, ops: list[Any], **said: Any) -> Sealed:
        """Sign whatever is wanted as this machine's next commit."""
        n, head = 0, bytes(32)
        context: Vector = {}
        for (of, inc), number, sealed in self.log():
            if of == scope:
                context[inc] = number
                if inc == self.own.inc:
                    n, head = number, sealed.hash
        facts = {"n": n + 1, "prev": head, "ctx": context, "hlc": self.now_ms() << 16, "schema": 1}
        facts |= {"scope": scope, "inc": self.own.inc, "ops": ops, "tx": "0" * 32}
        body = commits.write(what="改", by="某某", **(facts | said))
        return Sealed(body, self.own.sign(Domain.COMMIT, body))

    def check(self) -> list[str]:
        """Return in what the lists differ from the records."""
        with self.store.reading() as session:
            return finish(projection.differences(session))

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        self.looking.close()
        self.store._reader.dispose()

    def begin(self, copy: Path, own: Sequence[Incarnation], time: Time) -> None:
        """Begin a walk with a file as it was at the start.

        The store goes on: what SQLAlchemy has worked out of its statements costs more than they.
        """
        self.own, self.reserve, self.spare, self.time = own[0], own[1], list(own[2:]), time
        self.offset_ms, self.heard = 0, {}
        self.put_back(copy)


def build(folder: Path, new_file: bytes) -> dict[str, list[Incarnation]]:
    """Write a joined, empty file for every machine, each knowing of all; return their keys.

    The second machine of an office starts empty, as one that is paired later does.
    """
    own = {name: [_incarnation(name, one) for one in range(SPARE + 2)] for name in UNITS}
    time, was = Time(START_MS - 2 * DAY_MS), capture.now_ms
    with time.kept():
        capture.now_ms = time.tick
        try:
            _build(folder, new_file, own)
        finally:
            capture.now_ms = was
    return own


def _incarnation(name: str, number: int) -> Incarnation:
    sign_sk = sha256(f"{name} {number}".encode()).hexdigest()
    return keys.from_private(texts.canonical({"v": 1, "sign_sk": sign_sk, "age_sk": IDENTITY}))


def _build(folder: Path, new_file: bytes, own: dict[str, list[Incarnation]]) -> None:
    for name, unit in UNITS.items():
        place = OfficeFolder(folder / name)
        place.root.mkdir(parents=True)
        place.store.write_bytes(new_file)
        store = opening.open_store(place, make.KEY, make.CLOCK)
        with store.writing("新建单位") as session:
            offices.begin(session, name=f"{unit}人大", level=LEVELS[unit], code=unit, term=19)
        with store.writing("加入") as session:
            books = ledger.load(session)
            for other, of in own.items():
                for one in of:
                    books.rid(one.inc, UNITS[other], PARENTS[UNITS[other]])
            machine.join(session, books, own[name][0], unit, PARENTS[unit])
            here = machine.current(session)
            assert here is not None
            finish(capture.seal_everything(session, here))
        store.close()


def start(folder: Path, own: dict[str, list[Incarnation]], ms: int) -> dict[str, Machine]:
    """Open the files in a folder, at some time."""
    time = Time(ms)
    return {n: Machine(n, folder / n, of[0], list(of[2:]), of[1], time) for n, of in own.items()}


def tightest(one: Mapping[str, Any] | None, other: Mapping[str, Any]) -> dict[str, Any]:
    """Return where streams are cut when two say so: of two commits at one place neither counts."""
    if one is None:
        return dict(other)
    shared = {scope: (cut, other[scope]) for scope, cut in one.items() if scope in other}
    return {
        scope: (a[0], "") if a[0] == b[0] and a[1] != b[1] else min(a, b)
        for scope, (a, b) in shared.items()
    }


def meet(machines: dict[str, Machine]) -> None:
    """Let neighbours exchange until nobody has anything new for another."""
    for _ in range(60):
        moved = 0
        for one, other in edges(machines):
            some = machines[one].beyond(machines[other].vector(), other)
            ends, known = machines[one].ends(), machines[other].ends()
            news = any(known.get(inc) != tightest(known.get(inc), c) for inc, c in ends.items())
            if some or news:
                moved += news + machines[other].take(some, ends).taken
        if not moved:
            return
    msg = "the machines exchange for ever"
    raise AssertionError(msg)


def in_order(bodies: Iterable[bytes], ends: Ends) -> bool:
    """Return whether each commit comes after what it follows from, as far as that may count."""
    come: dict[str, dict[str, int]] = {}
    for said in map(json.loads, bodies):
        heads = come.setdefault(said["scope"], {})
        late = any(
            heads.get(inc, 0) < oracle.counting(ends, inc, said["scope"], n)
            for inc, n in said["ctx"].items()
        )
        if late or said["n"] != heads.get(said["inc"], 0) + 1:
            return False
        heads[said["inc"]] = said["n"]
    return True


def chained(log: Iterable[tuple[Stream, int, Sealed]]) -> bool:
    """Return whether every commit names the one before it."""
    streams: dict[Stream, list[Sealed]] = {}
    for stream, _, sealed in log:
        streams.setdefault(stream, []).append(sealed)
    return all(
        json.loads(later.body)["prev"] == earlier.hash.hex()
        for some in streams.values()
        for earlier, later in pairwise(some)
    )
