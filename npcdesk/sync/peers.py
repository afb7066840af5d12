"""What the neighbours said they have, and what follows: what to send them, whether we agree."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from npcdesk.clock import now_ms
from npcdesk.models import Parked, Peer
from npcdesk.sync import digest, hlc
from npcdesk.sync.bundle import limits
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.trusted import Trusted

UNSURE = ""
"""In place of a digest: said by somebody who does not know yet which machines were ended."""

Has = Mapping[tuple[str, str], int]
"""How far the streams of a machine go: (scope, incarnation) → number of the last commit."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One office that this one exchanges with.

    `heard_ms` is when a bundle of theirs last came, 0 for never; `unsent` how many commits they
    have not said to have; `agreed` whether all that both read is equal, None while that cannot be
    known; `behind` how many of their commits are not here; `alarm` what is wrong, in words;
    `taken_back` that their newest bundle was imported and the import undone.
    """

    unit: str
    name: str
    machines: int
    heard_ms: int
    unsent: int
    behind: int
    agreed: bool | None
    alarm: str = ""
    taken_back: bool = False


def hear(
    session: Session,
    *,
    inc: str,
    unit: str,
    hlc: int,
    vector: Mapping[str, object],
    digests: Mapping[str, str],
    blobs: tuple[str, ...] = (),
) -> None:
    """Take a machine's word for what it has: a newer word replaces the old one, also downwards."""
    known = session.get(Peer, inc)
    if known is not None and known.hlc >= hlc:
        return
    if known is not None and len(blobs) >= limits.BLOBS_HELD:  # the newest: older ones stay said
        blobs += _said_before(session, known, blobs)
    facts: dict[str, Any] = {
        "unit": unit,
        "hlc": hlc,
        "seen_ms": now_ms(),
        "vector": json.dumps(vector),
        "digest": json.dumps(digests),
        "blobs": json.dumps(blobs),
    }
    if known is None:
        session.add(Peer(inc=inc, **facts))
    else:
        for name, value in facts.items():
            setattr(known, name, value)
    session.flush()


def _said_before(session: Session, known: Peer, newest: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a machine said earlier to have of attachments older than those it names now."""
    query = "SELECT sha256, max(id) FROM attachment GROUP BY sha256"
    found = session.connection().exec_driver_sql(query)
    rows: dict[str, str] = {mark: row_id for mark, row_id in found}  # noqa: C416
    oldest = min((rows[mark] for mark in newest if mark in rows), default="")
    named = set(newest)
    before: list[str] = json.loads(known.blobs)
    return tuple(mark for mark in before if mark not in named and rows.get(mark, "") < oldest)


def was_ahead(session: Session, inc: str) -> bool:
    """Return whether a machine's clock was days ahead already when it was last heard.

    Its clock of commits stays there once it was, also after the computer's was put right.
    """
    known = session.get(Peer, inc)
    return known is not None and hlc.wall_ms(known.hlc) > known.seen_ms + hlc.AHEAD_MS


def doubt(session: Session, scopes: Collection[str]) -> None:
    """Forget what neighbours said of scopes that were judged anew: they said it before that."""
    for peer in session.exec(select(Peer)).all() if scopes else ():
        said: dict[str, str] = json.loads(peer.digest)
        peer.digest = json.dumps(said | dict.fromkeys(said.keys() & set(scopes), UNSURE))
    session.flush()


def has(session: Session, known: Trusted, unit: str) -> Has:
    """Return what every machine of an office has, of those that said anything."""
    machines = [_reach(peer) for peer in _words(session, known, unit)]
    if not machines:
        return {}
    shared = set(machines[0]).intersection(*machines[1:])
    return {stream: min(one[stream] for one in machines) for stream in shared}


def blobs_of(session: Session, known: Trusted, unit: str) -> frozenset[str]:
    """Return the attachments that every machine of an office has, of those that said anything."""
    machines = [frozenset(json.loads(peer.blobs)) for peer in _words(session, known, unit)]
    return machines[0].intersection(*machines[1:]) if machines else frozenset()


def _words(session: Session, known: Trusted, unit: str) -> list[Peer]:
    """Return the last word of each active machine of an office that is still heard of.

    A file that was restored goes on as another incarnation, and the old one never speaks again:
    its word ends with the first commit of the new one. Where the file was copied, and both go on,
    the old one speaks after that too, and counts. A machine that never spoke here hears from its
    colleagues; once it speaks, what it lacks goes to it again.
    """
    said = {peer.inc: peer for peer in session.exec(select(Peer).where(Peer.unit == unit))}
    speak = [one for one in known.standings.active(unit) if one.inc in said]
    files = Counter(one.recovery_recipient for one in speak if one.recovery_recipient)
    return [
        said[one.inc]
        for one in speak
        if files[one.recovery_recipient] < 2
        or not any(
            other.recovery_recipient == one.recovery_recipient
            and _born(session, other.inc) > said[one.inc].hlc
            for other in speak
        )
    ]


def _born(session: Session, inc: str) -> int:
    """Return the time of a machine's first commit; 0 while there is none."""
    found = session.execute(_FIRST, {"inc": inc}).scalar()
    return int(found or 0)


_FIRST = text(
    "SELECT min(l.hlc) FROM replica r JOIN stream s ON s.rid = r.rid "
    "JOIN commit_log l ON l.sid = s.sid AND l.rid = s.rid AND l.n = 1 WHERE r.inc = :inc"
)


def digests_of(session: Session, known: Trusted, unit: str) -> Mapping[str, str]:
    """Return the digests in an office's last word, by scope; those of ended machines are past."""
    words = _words(session, known, unit)
    last = max(words, key=lambda one: (one.seen_ms, one.hlc), default=None)
    said: dict[str, str] = json.loads(last.digest) if last else {}
    return said


def parked(session: Session, books: Ledger) -> Counter[str]:
    """Return how many commits wait for others, by the office that wrote them."""
    incs = session.exec(select(Parked.inc)).all()
    return Counter(books.units[books.rids[inc]] for inc in incs if inc in books.rids)


def neighbours(session: Session, books: Ledger, known: Trusted, own_unit: str) -> list[Neighbour]:
    """Return the offices to exchange with, this one's further machines among them."""
    mine = {(scope, inc): n for scope, of in books.vector().items() for inc, n, _ in of}
    units = [*known.tree.neighbours(own_unit)]
    if len(known.standings.active(own_unit)) > 1:
        units.insert(0, own_unit)
    return [_line(session, books, known, unit, mine) for unit in units]


def _line(session: Session, books: Ledger, known: Trusted, unit: str, mine: Has) -> Neighbour:
    theirs = has(session, known, unit)
    read = {scope for scope, _ in mine if known.tree.may_read(unit, scope)}
    theirs_count, mine_count = _counting(books, theirs), _counting(books, mine)
    unsent = sum(
        max(0, n - theirs_count.get(stream, 0))
        for stream, n in mine_count.items()
        if stream[0] in read
    )
    behind = sum(max(0, n - mine_count.get(stream, 0)) for stream, n in theirs_count.items())
    heard = session.exec(select(Peer.seen_ms).where(Peer.unit == unit)).all()
    said = digests_of(session, known, unit)
    agreed: bool | None = None
    alarm = ""
    taken_back = session.execute(_TAKEN_BACK, {"unit": unit}).first() is not None
    if taken_back:
        agreed = False
    elif said and not unsent and not behind:
        if UNSURE not in said.values():
            agreed = all(
                digest.kept(session, books, books.sids[scope]) == said[scope]
                for scope in sorted(said.keys() & books.sids.keys())
            )
        if agreed is False:
            alarm = "双方收到的记录一样，内容却对不上。请重新全量导出一次；仍不一致请联系上级。"
    return Neighbour(
        unit=unit,
        name=known.name(unit),
        machines=len(known.standings.active(unit)),
        heard_ms=max(heard, default=0),
        unsent=unsent,
        behind=behind,
        agreed=agreed,
        alarm=alarm,
        taken_back=taken_back,
    )


# Undone by the copy, so that nothing of it is here; and no word of that machine came after it.
_TAKEN_BACK = text(
    "SELECT 1 FROM import_run r LEFT JOIN peer p ON p.inc = r.inc WHERE r.unit = :unit "
    "AND r.undone AND r.at_ms > coalesce(p.seen_ms, 0) "
    "AND NOT EXISTS (SELECT 1 FROM commit_log c WHERE c.run_id = r.id) LIMIT 1"
)


def _counting(books: Ledger, reach: Has) -> Has:
    """Return how far streams go, those of ended machines to where they were cut."""
    return {
        (scope, inc): books.counting(books.sids[scope], books.rids[inc], n)
        if scope in books.sids and inc in books.rids
        else n
        for (scope, inc), n in reach.items()
    }


def _reach(peer: Peer) -> dict[tuple[str, str], int]:
    vector: dict[str, list[tuple[str, int, str]]] = json.loads(peer.vector)
    return {(scope, inc): n for scope, of in vector.items() for inc, n, _ in of}
