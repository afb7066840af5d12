"""What goes to a neighbour: all that it has not said to have, and may read.

Nothing is ever marked as sent. So a bundle that is lost, late or twice there does no harm: the
next one holds the same again, until the neighbour's own word says otherwise.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlmodel import Session, func, select

from npcdesk import __version__
from npcdesk.clock import now_ms
from npcdesk.errors import NotFound, TrustRefused
from npcdesk.job import Job
from npcdesk.models import ExchangeEvent
from npcdesk.store import Store
from npcdesk.sync import commits, digest, enclosed, guard, hlc, ledger, machine, peers, trusted
from npcdesk.sync.bundle import writing
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.commits import Sealed
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.machine import Machine
from npcdesk.sync.peers import Has
from npcdesk.sync.rights import SCHEMA
from npcdesk.sync.trusted import Trusted

DRAWN = 2000  # commits read from the log at a time


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks for.

    `full`: everything, whatever the neighbour said to have. `receipt`: only what is here, no
    papers. `blobs`: with the attachments that the neighbour lacks.
    """

    unit: str
    day: date
    slice_bytes: int = SliceBytes.ONE_FILE
    full: bool = False
    receipt: bool = False
    blobs: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written: the part files, and how many commits and attachments are in them.

    `later` attachments wait for the next bundle, `damaged` ones could not be read here.
    """

    paths: tuple[Path, ...]
    commits: int
    blobs: int
    later: int = 0
    damaged: int = 0

    @property
    def left(self) -> str:
        """What to say of the attachments that did not go along; "" when all did."""
        later = f"还有 {self.later} 件附件装不下，收到对方的回执以后再导出，就会带上。"
        damaged = (
            f"{self.damaged} 件附件的原件坏了或丢了，没有带上；有备份的请补拷 attachments 文件夹。"
        )
        return (later if self.later else "") + (damaged if self.damaged else "")


def handed_over(store: Store, order: Order) -> None:
    """Note that a bundle is where it was to go: on the stick and read back, or sent."""
    with store.writing("记下导出") as session:
        _, known = _here(session)
        word = f"导出给{known.name(order.unit)}" + ("（回执）" if order.receipt else "")
        session.add(ExchangeEvent(at_ms=now_ms(), kind="export", unit=order.unit, text=word))


def export(store: Store, folder: Path, spill: Path, order: Order) -> Job[Sent]:
    """Write a bundle for a neighbour; once it is where it was to go, see `handed_over`.

    Args:
        store: this office's file.
        folder: where the parts go.
        spill: an own folder for what is kept meanwhile, sealed.
        order: what to write, and for whom.

    Raises:
        TrustRefused: this machine or the neighbour has not joined the exchange.
        NotFound: the office is no neighbour.
        StoreDamaged: the stick is full, was pulled, or does not give back what was written.
    """
    guard.look(store)
    with store.writing("导出数据包") as session:
        here, known = _here(session)
        if not known.standings.is_active(here.own.inc):
            msg = "本机换了新钥匙，还没有得到上级的证明。请先导出配对申请，取回配对回复。"
            raise TrustRefused(msg)
        if order.unit != here.unit and order.unit not in known.tree.neighbours(here.unit):
            msg = f"{known.name(order.unit)}不是直接的上级或下级，不能直接交换。"
            raise NotFound(msg)
        guard.count(session)
        time = hlc.tick(session, now_ms())
    guard.remember(store)
    with ThreadPoolExecutor(1) as beside, store.reading() as session:
        books = ledger.load(session)
        readable = {
            name: sid for name, sid in books.sids.items() if known.tree.may_read(order.unit, name)
        }
        sids = [sid for _, sid in sorted(readable.items()) if books.heads[sid]]
        digests = _Digests(session, books, sids, beside.submit(_beside, store, books, sids))
        theirs = {} if order.full else peers.has(session, known, order.unit)
        count = 0 if order.receipt else pending(books, readable, theirs)
        has = frozenset[str]() if order.full else peers.blobs_of(session, known, order.unit)
        wanted = readable.values() if order.blobs and not order.receipt else ()
        files = enclosed.choose(session, store, wanted, has)
        plan = writing.Plan(
            ends=_ends(here, known, order.unit),
            says=writing.Says(
                app=__version__,
                hlc=time,
                schema=SCHEMA,
                min_reader=commits.FORMAT,
                vector={name: of for name, of in books.vector().items() if name in readable},
                digest=digests.by_scope,
                roster_version=max((r.version for r in known.rosters.kept), default=0),
                blobs_held=enclosed.held(session, store, readable.values()),
                receipt=order.receipt,
            ),
            cargo=writing.Cargo(
                certs=known.certificate_texts(),
                rosters=known.roster_texts(),
                commits=() if order.receipt else _drawn(session, books, readable, theirs),
                blobs=files.contents(),
            ),
            day=order.day,
            number=_sent(session, order.unit) + 1,
            slice_bytes=order.slice_bytes,
        )
        paths = yield from writing.write(folder, spill, plan)
        fresh = digests.fresh()
    if fresh:
        with store.writing("记下摘要") as session:
            digest.keep(session, books, fresh)
    return Sent(tuple(paths), count, files.count, files.later, files.damaged)


def _sent(session: Session, unit: str) -> int:
    """Return how many bundles were handed over for an office, by this machine."""
    gone = select(func.count()).where(ExchangeEvent.kind == "export", ExchangeEvent.unit == unit)
    return session.exec(gone).one()


def pending(books: Ledger, readable: dict[str, int], theirs: Has) -> int:
    """Return how many commits of some scopes are beyond what a neighbour has."""
    vector = books.vector()
    return sum(
        max(0, n - theirs.get((scope, inc), 0))
        for scope in readable
        for inc, n, _ in vector.get(scope, ())
    )


@dataclass(slots=True)
class _Digests:
    """The digests of what is sent, worked out on a thread of their own while it is packed."""

    session: Session
    books: Ledger
    sids: Sequence[int]
    beside: Future[dict[int, str] | None]
    found: dict[int, str] = field(default_factory=dict)

    def by_scope(self) -> dict[str, str]:
        """Wait for them. Were the file written to meanwhile, they are of what was packed."""
        found = self.beside.result()
        if found is None:
            found = _worked_out(self.session, self.books, self.sids)
        self.found = found
        return {str(self.books.scopes[sid]): of for sid, of in found.items()}

    def fresh(self) -> dict[int, str]:
        """Return those that the file does not keep yet."""
        was = {sid: digest.known(self.session, self.books, sid) for sid in self.found}
        return {sid: of for sid, of in self.found.items() if was[sid] != of}


def _beside(store: Store, books: Ledger, sids: Sequence[int]) -> dict[int, str] | None:
    with store.reading() as session:
        same = ledger.load(session).vector() == books.vector()
        return _worked_out(session, books, sids) if same else None


def _worked_out(session: Session, books: Ledger, sids: Sequence[int]) -> dict[int, str]:
    return {sid: digest.kept(session, books, sid) for sid in sids}


def _drawn(
    session: Session, books: Ledger, readable: dict[str, int], theirs: Has
) -> Iterator[Sealed]:
    """Give the commits in the order of their arrival here, in which each follows what it knows."""
    names = {sid: name for name, sid in readable.items()}
    floor = {
        (sid, rid): theirs.get((name, books.incs[rid]), 0)
        for sid, name in names.items()
        for rid in books.heads[sid]
    }
    query = "SELECT seq, sid, rid, n, body, sig FROM commit_log WHERE seq > ? ORDER BY seq LIMIT ?"
    last = 0
    while rows := session.connection().exec_driver_sql(query, (last, DRAWN)).all():
        last = rows[-1][0]
        for _, sid, rid, n, body, sig in rows:
            if n > floor.get((sid, rid), n):
                yield Sealed(body, sig)


def _ends(here: Machine, known: Trusted, unit: str) -> writing.Ends:
    machines = [one for one in known.standings.active(unit) if one.inc != here.own.inc]
    if not machines:
        msg = f"{known.name(unit)}还没有能收数据包的电脑。请先请对方配对。"
        raise TrustRefused(msg)
    recipients = {one.enc_recipient for one in machines}
    recipients |= {one.recovery_recipient for one in machines if one.recovery_recipient}
    return writing.Ends(
        own=here.own,
        from_unit=here.unit,
        from_name=known.name(here.unit),
        to_unit=unit,
        to_name=known.name(unit),
        recipients=sorted(recipients),
    )


def _here(session: Session) -> tuple[Machine, Trusted]:
    here, known = machine.current(session), trusted.load(session)
    if here is None or known is None:
        msg = "本单位还没有加入数据交换。请先与上级配对，或作为最上级单位开始。"
        raise TrustRefused(msg)
    return here, known
