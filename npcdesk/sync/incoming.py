"""Bringing a bundle in: opened and checked, shown as it would be, then in one transaction or not.

What is shown beforehand is exact: it is the import itself, taken back.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk.clock import now_ms
from npcdesk.errors import BundleRefused
from npcdesk.job import Job, Step
from npcdesk.models import ExchangeEvent, ImportRun, OwnKey
from npcdesk.store import Store, bulk, journal
from npcdesk.sync import (
    conflicts,
    digest,
    doubts,
    guard,
    hlc,
    joining,
    ledger,
    machine,
    merge,
    peers,
    rejudging,
    trusted,
)
from npcdesk.sync.bundle import envelope, gathering, opening
from npcdesk.sync.bundle.gathering import Found
from npcdesk.sync.bundle.manifest import COMMITS, Manifest
from npcdesk.sync.bundle.opening import Opened, Papers
from npcdesk.sync.checking import Checking, refuse_fork
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.machine import Machine
from npcdesk.sync.rights import SCHEMA
from npcdesk.sync.trust import keys, roster
from npcdesk.sync.trusted import Trusted

BYTES_A_ROW = 250  # in commits, as offices write them
LONG = 100_000  # rows, from which on an import's own lists take more of the memory
ROOM_KB, ROOM_WHEN_LONG_KB = 49_152, 32_768  # of pages: an import takes less than 200 MB in all


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do. Counts are rows by table, unless they say otherwise."""

    bundle: str
    unit: str
    unit_name: str
    nick: str
    receipt: bool
    taken: int  # commits
    known: int  # commits that were here already
    parked: int  # commits that wait for others
    void: int  # commits beyond their authors' rights
    partial: int  # commits of which a newer version knows more
    ended: int  # commits that count no longer, or never did: their machines were ended before them
    conflicts: int  # cells for this office to settle that were not before
    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    put_away: dict[str, int] = field(default_factory=dict)
    waiting: tuple[tuple[str, int], ...] = ()  # cells that others are to settle: by whom, how many
    blobs: int = 0
    agreed: bool | None = None
    alarms: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()  # what must be confirmed, in words

    @property
    def rows(self) -> int:
        """How many rows it touches."""
        return sum(sum(of.values()) for of in (self.new, self.changed, self.put_away))


def open_bundle(store: Store, ciphertext: Path, into: Path, room: int | None = None) -> Job[Opened]:
    """Open an assembled bundle that is addressed to this office.

    Raises:
        BundleRefused: it is damaged, for somebody else, or from somebody unknown.
    """
    with store.reading() as session:
        here, _ = _here(session)
        identities = _identities(session)
    sender = ""

    def sign_key_of(inc: str, papers: Papers) -> bytes | None:
        nonlocal sender
        with store.reading() as session:
            known = trusted.with_more(session, papers.certs, papers.rosters)
        one = known.tree.by_inc.get(inc)
        if one is not None and inc in known.standings.ended:
            msg = (
                f"这是{one.unit_name}的“{one.nick}”（{inc[:8]}）发出的，它已经停用或吊销，没有导入。"
                "请打电话告诉对方：电脑没有丢的，请换新身份重新申请配对。"
            )
            raise BundleRefused(msg)
        near = (here.unit, *known.tree.neighbours(here.unit))
        if one is None or one.unit not in near or not known.standings.is_active(inc):
            return None
        sender = one.unit
        return bytes.fromhex(one.sign_pk)

    room_for = {} if room is None else {"room": room}
    opened = yield from opening.open_bundle(
        ciphertext, identities, here.unit, into, sign_key_of, **room_for
    )
    if opened.manifest.from_unit != sender:
        opened.close()
        msg = "数据包写的单位和它的电脑证明对不上，没有导入。请打电话问清是谁导出的。"
        raise BundleRefused(msg)
    return opened


def addressed(store: Store, found: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Part bundles into those that may be this office's and those for others; nothing is copied."""
    with store.reading() as session:
        identities = _identities(session)
    ours, others = list[Found](), list[Found]()
    for one in found:
        start = gathering.start_of(one) if identities else b""
        (ours if not start or envelope.is_for(start, identities) else others).append(one)
    return ours, others


def _identities(session: Session) -> list[str]:
    """Return the keys that open what is sent to this office, of former incarnations too."""
    privates = session.exec(select(OwnKey.private)).all()
    recovery = trusted.fact(session, joining.RECOVERY)
    found = [str(keys.from_private(one).identity) for one in privates]
    return [*found, recovery] if recovery else found


def preview(
    store: Store, opened: Opened, look: Callable[[Session], object] = lambda _session: None
) -> Report:
    """Return what importing would do; nothing is kept. `look` may look at it meanwhile.

    Raises:
        BundleRefused: it cannot be imported.
    """
    report: Report | None = None
    with suppress(_TakenBack), store.writing("预演导入") as session:
        report = _apply(session, opened)
        look(session)
        raise _TakenBack
    assert report is not None  # noqa: S101 - `_apply` returned
    return report


def bring_in(store: Store, opened: Opened, copy_name: str = "") -> Job[Report]:
    """Import a bundle in one transaction; the copy of the file was made before.

    Raises:
        BundleRefused: it cannot be imported; nothing was kept.
        StoreDamaged: the disk is full.
    """
    guard.look(store)
    kept = 0
    if store.blobs is not None:
        for content in opened.blobs():
            store.blobs.keep(content)
            kept += 1
            yield Step(kept, 0, "附件")
    yield Step(0, 0, "正在写入")
    name = _sender_name(store, opened.manifest)
    with store.writing(f"导入{name}的数据包") as session:
        report = _apply(session, opened, copy_name)
        guard.count(session)
    guard.remember(store)
    return replace(report, blobs=kept)


def last_run(session: Session) -> ImportRun | None:
    """Return the newest import that is still in force; one that changed nothing is none."""
    in_force = ~col(ImportRun.undone) & col(ImportRun.write_id).is_not(None)
    newest = select(ImportRun).where(in_force).order_by(col(ImportRun.at_ms).desc())
    return session.exec(newest.limit(1)).first()


def written_here(session: Session) -> int:
    """Return how many commits this file's own machine has written, in all its incarnations."""
    query = (
        "SELECT coalesce(sum(s.n), 0) FROM stream s JOIN replica r ON r.rid = s.rid "
        "JOIN own_key k ON k.inc = r.inc"
    )
    return int(session.execute(text(query)).scalar_one())


class _TakenBack(Exception):
    """Rolls a trial back."""


def _apply(session: Session, opened: Opened, copy_name: str = "") -> Report:
    says, papers = opened.manifest, opened.papers
    here, _ = _here(session)
    books = ledger.load(session)
    known = trusted.learn(session, books, papers.certs, papers.rosters)
    books = ledger.load(session)
    alarms: list[str] = []
    before = {(c.row_id, c.column) for c in conflicts.listed(session, books, known)}
    refuse_fork(session, books, says)
    behind_own = _claims_more(books, here, says)
    anew = rejudging.again(session, books)
    rejudging.understand(session, books)
    commits_here = written_here(session)
    checking = Checking(here, known, says)
    rows, tables = _rows_about(says), journal.kept_tables()
    room_kb = session.info[bulk.ROOM] = ROOM_KB if rows < LONG else ROOM_WHEN_LONG_KB
    with bulk.untriggered(session.connection(), rows, *tables, updates=True, room_kb=room_kb):
        done = merge.merge(session, books, checking.checked(opened), says.bundle)
    checking.prove()
    disputed = conflicts.listed(session, books, known)
    fresh = [c for c in disputed if (c.row_id, c.column) not in before]
    others = Counter(c.keeper_name for c in fresh if not c.mine)
    if hlc.hear(session, says.hlc, now_ms()) and not peers.was_ahead(session, says.from_inc):
        alarms.append("对方电脑的时间比本机快了两天以上，请提醒对方核对。数据照常收下。")
    if done.usurped:
        alarms.append(f"有 {len(done.usurped)} 条记录被两个单位同时认作自己的，已按上级的保留。")
    said = _sure(books, known, opened)
    peers.hear(
        session,
        inc=says.from_inc,
        unit=says.from_unit,
        hlc=says.hlc,
        vector=says.vector,
        digests=said,
        blobs=says.blobs_held,
    )
    if here.rid in books.cuts:
        joining.renew(session)
        alarms.append("这台电脑已被停用，以后写的要重新配对才算数。请另存一份配对申请，交给上级。")
    elif behind_own:
        joining.renew(session)
        alarms.append("本机的数据曾经退回到以前，已从对方找回，并换了新的身份继续。")
    agreed, alarm = _agreement(session, books, says, said)
    alarms += [alarm] if alarm else []
    new, changed, away = _touched(session, done.away | anew.away)
    report = Report(
        bundle=says.bundle,
        unit=says.from_unit,
        unit_name=known.name(says.from_unit),
        nick=known.tree.by_inc[says.from_inc].nick,
        receipt=says.receipt,
        taken=done.taken,
        known=done.known,
        parked=done.parked,
        void=done.void - done.ended,
        partial=done.partial,
        ended=done.ended + anew.ended,
        conflicts=sum(c.mine for c in fresh),
        waiting=tuple(others.items()),
        new=new,
        changed=changed,
        put_away=away,
        agreed=agreed,
        alarms=tuple(alarms),
        asks=tuple(doubts.asks(session, len(fresh), away)),
    )
    _keep_run(session, says, report, copy_name, commits_here)
    return report


def _rows_about(says: Manifest) -> int:
    """Return about how many rows a bundle writes, by its size."""
    return sum(one.raw_length for one in says.chunks if one.kind == COMMITS) // BYTES_A_ROW


def _claims_more(books: Ledger, here: Machine, says: Manifest) -> bool:
    """Return whether the sender has commits of this machine that are no longer here."""
    return any(
        inc == here.own.inc and n > books.head(books.sid(scope), here.rid)[0]
        for scope, of in says.vector.items()
        for inc, n, _ in of
    )


def _sure(books: Ledger, known: Trusted, opened: Opened) -> dict[str, str]:
    """Return the digests that the sender says, but of what it judges by other endings than here."""
    theirs = {one for text in opened.papers.rosters for one in roster.read(text).endings}
    ours = {one for kept in known.rosters.kept for one in kept.endings}
    if ours <= theirs:
        return opened.manifest.digest
    beyond = {
        str(books.scopes[sid])
        for sid, heads in books.heads.items()
        if any(books.is_beyond(sid, rid, head) for rid, head in heads.items())
    }
    return {
        scope: peers.UNSURE if scope in beyond else of
        for scope, of in opened.manifest.digest.items()
    }


def _counting(
    books: Ledger, scope: str, of: Iterable[tuple[str, int, str]]
) -> set[tuple[str, int, str]]:
    """Return a vector without what is beyond the ends of machines."""
    sid, found = books.sid(scope), set()
    for inc, n, mark in of:
        head = (n, bytes.fromhex(mark))
        cut = books.cut(sid, books.rids[inc]) if inc in books.rids else None
        if cut is not None and books.is_beyond(sid, books.rids[inc], head):
            head = cut
        found.add((inc, head[0], head[1].hex()))
    return {one for one in found if one[1]}


def _agreement(
    session: Session, books: Ledger, says: Manifest, said: Mapping[str, str]
) -> tuple[bool | None, str]:
    vector = books.vector()
    if peers.UNSURE in said.values() or any(
        _counting(books, scope, of) != _counting(books, scope, vector.get(scope, []))
        for scope, of in says.vector.items()
    ):
        return None, ""
    agreed = all(digest.kept(session, books, books.sids[scope]) == of for scope, of in said.items())
    if agreed or says.schema_ != SCHEMA:
        return agreed, ""
    return False, "双方收到的记录一样，内容却对不上。请让对方全量导出一次；仍不一致请联系上级。"


def _touched(
    session: Session, may_be_away: set[str]
) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    new: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    away: Counter[str] = Counter()
    write = {"id": session.info["write"]}
    for table, made, every in session.execute(_TABLES, write).all():
        query = (
            f"SELECT count(*) FROM changed c JOIN {table} t ON t.id = c.row_id AND t.deleted "
            "WHERE c.write_id = :id AND c.tbl = :tbl AND c.before IS NOT NULL "
            "AND NOT json_extract(c.before, '$.deleted')"
        )
        new[table] = made
        if made < every and table in may_be_away:
            away[table] = session.execute(text(query), {**write, "tbl": table}).scalar_one()
        changed[table] = every - new[table] - away[table]
    drop = [{name: n for name, n in of.items() if n} for of in (new, changed, away)]
    return drop[0], drop[1], drop[2]


def _keep_run(
    session: Session, says: Manifest, report: Report, copy_name: str, commits_here: int
) -> None:
    write = session.info["write"]
    run = session.get(ImportRun, says.bundle)
    touched = session.execute(_ANY_TOUCHED, {"id": write}).first()
    if touched or run is None or run.undone:  # what changes nothing leaves what is known of it
        run = run or ImportRun(id=says.bundle, inc=says.from_inc, unit=says.from_unit, at_ms=0)
        run.at_ms, run.write_id = now_ms(), write if touched else None
        run.copy_name, run.commits_here, run.undone = copy_name, commits_here, False
        counts = {"new": report.new, "changed": report.changed, "away": report.put_away}
        run.counts = json.dumps(counts)
        session.add(run)
    word = f"导入{report.unit_name}的数据包，{report.rows} 条有变化"
    session.add(ExchangeEvent(at_ms=now_ms(), kind="import", unit=says.from_unit, text=word))
    session.flush()


def _sender_name(store: Store, says: Manifest) -> str:
    with store.reading() as session:
        known = trusted.load(session)
    return known.name(says.from_unit) if known else says.from_unit


def _here(session: Session) -> tuple[Machine, Trusted]:
    here, known = machine.current(session), trusted.load(session)
    if here is None or known is None:
        msg = "本单位还没有加入数据交换。请先与上级配对，或作为最上级单位开始。"
        raise BundleRefused(msg)
    return here, known


_ANY_TOUCHED = text("SELECT 1 FROM changed WHERE write_id = :id LIMIT 1")
_TABLES = text(
    "SELECT tbl, sum(before IS NULL), count(*) FROM changed WHERE write_id = :id GROUP BY tbl"
)
