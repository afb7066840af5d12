"""Merges commits into the rows, whatever the order in which they come.

A commit is taken when all that it follows from is here, else it is parked. Each cell keeps every
value that was written without knowledge of another; which of them shows is decided by the
column's writer, the clock and the machine's id, the same on every machine. A commit beyond its
author's rights, or beyond the end of its machine, is kept and counted, but writes nothing (`void`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from sqlmodel import Session

from npcdesk.errors import BundleRefused
from npcdesk.job import uncollected
from npcdesk.store import journal
from npcdesk.sync import capture, commits
from npcdesk.sync.behind import Behind
from npcdesk.sync.commits import Commit, Sealed
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.rows import Chunk, Coming, Merged

CHUNK = 1000  # commits applied at a time


class Forked(BundleRefused):
    """One machine gave two contents to the same number: two copies of it are at work."""

    def __init__(self, inc: str, scope: str, n: int) -> None:
        self.inc, self.scope, self.n = inc, scope, n
        super().__init__(
            "有一台电脑的记录和这里已有的对不上，可能有两份相同的数据在同时使用。"
            "没有导入，原来的数据没有改动。请打电话问对方是否恢复过备份或拷贝过文件夹。"
        )


class _Ready(Enum):
    YES = auto()
    KNOWN = auto()
    EARLY = auto()
    NEEDLESS = auto()  # nothing follows from it, and what it follows from is not here


class Read(NamedTuple):
    """A commit as it travels, and what it says."""

    said: Commit
    sealed: Sealed
    hash: bytes


def read(sealed: Sealed) -> Read:
    """Read a commit. See `commits.read` for what raises."""
    return Read(commits.read(sealed.body), sealed, sealed.hash)


def merge(
    session: Session, books: Ledger, some: Iterable[Sealed | Read], run_id: str | None = None
) -> Merged:
    """Take in what is ready and park the rest; the authors must be in `books` already.

    The caller's write is not sealed again.

    Raises:
        Forked: nothing may be kept: the caller's transaction must be rolled back.
        BundleRefused: a commit cannot be read; likewise.
    """
    session.info["applying"] = True
    merging = _Merging(session, books, run_id)
    with uncollected(), merging.behind:
        for one in some:
            merging.take(one if isinstance(one, Read) else read(one))
        merging.settle()
        while merging.retry():
            merging.settle()
    books.save()
    if merging.done.taken:
        capture.note_brought_in(session)
    merging.done.parked = merging.count_parked()
    _note_whose(session, merging.done)
    return merging.done


def _note_whose(session: Session, done: Merged) -> None:
    """Tell of which tables this write touches other offices' rows alone; once, or not at all."""
    sure = journal.OTHERS not in session.info and not done.usurped
    others = (table for table, alone in done.wrote.items() if alone)
    session.info[journal.OTHERS] = frozenset(others if sure else ())


@dataclass(slots=True)
class _Merging:
    session: Session
    books: Ledger
    run_id: str | None
    done: Merged = field(default_factory=Merged)
    chunk: list[Coming] = field(default_factory=list)
    recent: dict[tuple[int, int, int], bytes] = field(default_factory=dict)
    behind: Behind = field(default_factory=Behind)
    judged: Chunk | None = None  # not written yet

    def take(self, one: Read) -> bool:
        """Take a commit in or park it; return whether it was ready."""
        said, sealed, digest = one
        if said.scope not in self.books.sids:
            self.behind.wait()
        sid, rid = self.books.sid(said.scope), self.books.rids[said.inc]
        ready = self._ready(said, digest, sid, rid)
        if ready is _Ready.YES:
            self.books.advance(sid, rid, (said.n, digest))
            self.recent[sid, rid, said.n] = digest
            self.chunk.append(Coming(said, sealed, digest, sid, rid))
            if len(self.chunk) >= CHUNK:
                self.flush()
        elif ready is _Ready.KNOWN:
            self.done.known += 1
        elif ready is _Ready.EARLY:
            self._park(said, sealed, digest)
        return ready is not _Ready.EARLY

    def flush(self) -> None:
        """Judge what has been taken, while what was judged before is written."""
        self.behind.wait()
        before = self.judged
        coming = Chunk(
            self.session,
            self.books,
            self.done,
            self.run_id,
            behind=self.behind,
            some=self.chunk,
        )
        if before is not None and not before.ids.isdisjoint(coming.ids):
            before.write()
            before = None
        coming.look()
        if before is not None:
            self.behind.start(before.write)
        coming.judge()
        self.judged = coming
        self.chunk = []
        self.recent.clear()

    def settle(self) -> None:
        """Judge and write all that has been taken."""
        if self.chunk:
            self.flush()
        self._write()

    def _write(self) -> None:
        """Let all that was judged be in the file."""
        self.behind.wait()
        if self.judged is not None:
            self.judged.write()
        self.judged = None

    def retry(self) -> bool:
        """Try the parked commits again; return whether any was ready.

        One that contradicts what came meanwhile is let go: nothing rests on it here, its author
        sends it again as long as nobody has it, and is then refused to the face.
        """
        moved = []
        for digest, body, sig in self._waiting():
            try:
                if self.take(read(Sealed(body, sig))):
                    moved.append((digest,))
            except Forked as fork:
                self.done.forked.add(fork.inc)
                moved.append((digest,))
        self.behind.wait()
        if moved:
            away = "DELETE FROM parked WHERE hash = ?"
            self.session.connection().exec_driver_sql(away, moved)
        return bool(moved)

    def _waiting(self) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Give the parked commits by stream and number, some at a time: there may be very many."""
        self.behind.wait()
        ask = self.session.connection().exec_driver_sql
        every = ask("SELECT hash FROM parked ORDER BY scope, inc, n").scalars().all()
        query = "SELECT hash, body, sig FROM parked WHERE hash IN "
        for at in range(0, len(every), CHUNK):
            self.behind.wait()
            some = tuple(every[at : at + CHUNK])
            found = ask(f"{query} ({', '.join('?' * len(some))})", some)
            texts = {digest: (body, sig) for digest, body, sig in found}
            yield from ((digest, *texts[digest]) for digest in some)

    def count_parked(self) -> int:
        """Return how many commits wait for others."""
        query = "SELECT count(*) FROM parked"
        return int(self.session.connection().exec_driver_sql(query).scalar_one())

    def _ready(self, said: Commit, digest: bytes, sid: int, rid: int) -> _Ready:
        n, head = self.books.head(sid, rid)
        void = self.books.is_beyond(sid, rid, (said.n, digest))
        if said.n <= n:
            if self._hash_of(sid, rid, said.n) != digest and not void:
                raise Forked(said.inc, said.scope, said.n)
            return _Ready.KNOWN
        if said.n > n + 1 or not self._follows(said, sid):
            return _Ready.NEEDLESS if void else _Ready.EARLY
        if said.prev != head.hex():
            if void:
                return _Ready.NEEDLESS
            raise Forked(said.inc, said.scope, said.n)
        return _Ready.YES

    def _follows(self, said: Commit, sid: int) -> bool:
        """Return whether all that the author knew, and that counts, is here.

        Nobody knows what they write themselves later: an end lets no such commit in either.
        """
        heads, rids, books = self.books.heads[sid], self.books.rids, self.books
        return said.ctx.get(said.inc, 0) < said.n and all(
            inc in rids
            and heads.get(rids[inc], (0, b""))[0]
            >= (books.counting(sid, rids[inc], n) if books.cuts else n)
            for inc, n in said.ctx.items()
        )

    def _hash_of(self, sid: int, rid: int, n: int) -> bytes:
        if (sid, rid, n) in self.recent:
            return self.recent[sid, rid, n]
        self._write()
        query = "SELECT hash FROM commit_log WHERE sid = ? AND rid = ? AND n = ?"
        found = self.session.connection().exec_driver_sql(query, (sid, rid, n)).scalar_one()
        return bytes(found)

    def _park(self, said: Commit, sealed: Sealed, digest: bytes) -> None:
        self.behind.wait()
        put = "INSERT INTO parked (hash, scope, inc, n, sig, body) VALUES (?, ?, ?, ?, ?, ?) "
        put += "ON CONFLICT DO NOTHING"
        line = (digest, said.scope, said.inc, said.n, sealed.sig, sealed.body)
        self.session.connection().exec_driver_sql(put, line)
