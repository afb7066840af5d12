"""How the exchange stands, for whoever shows it: this machine, its neighbours, the last import.

Also the answers to requests that wait for their phone call, and what became of void commits.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk.clock import now_ms
from npcdesk.models import (
    CommitLog,
    ExchangeEvent,
    ImportRun,
    Office,
    OwnKey,
    Parked,
    Peer,
    Written,
)
from npcdesk.sync import conflicts, hlc, incoming, joining, ledger, machine, peers, trusted
from npcdesk.sync.conflicts import Conflict, Void
from npcdesk.sync.ledger import Ledger
from npcdesk.sync.machine import Machine
from npcdesk.sync.peers import Neighbour
from npcdesk.sync.trust import pairing
from npcdesk.sync.trust.certificates import Certificate
from npcdesk.sync.trusted import Trusted

ANSWERS, ADOPTED = "exchange_answers", "exchange_adopted"
QUIET = ("import", "export", "undo")  # events that a copy put back need not know of


@dataclass(frozen=True, slots=True)
class Line:
    """One neighbour. `place` is what it is to this office; `sent_ms` the last export, 0: never.

    `former` are the machines in it that this one was before its file was restored or copied, that
    have been silent since and that it may retire; `alone`, that it has no other machine.
    """

    of: Neighbour
    place: Literal["own", "above", "below"]
    sent_ms: int
    former: tuple[Certificate, ...] = ()
    alone: bool = False

    @property
    def id(self) -> str:
        """The code of the office."""
        return self.of.unit


@dataclass(frozen=True, slots=True)
class Last:
    """The newest import in force, and how it can be taken back.

    `by_copy`: nothing was written since, so the copy made before it can be put back whole.
    """

    bundle: str
    unit_name: str
    at_ms: int
    counts: Mapping[str, Mapping[str, int]]
    copy_name: str
    write_id: int
    by_copy: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply that was written and whose code is still to be compared on the phone."""

    inc: str
    unit_name: str
    nick: str
    request: bytes = field(repr=False)
    reply: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Status:
    """How the exchange stands. Before the office has joined only `asked` can be true."""

    unit: str = ""
    unit_name: str = ""
    nick: str = ""
    joined: bool = False
    asked: bool = False  # a request is with the office above
    certified: bool = False  # this machine may export
    answers: bool = False  # this machine may answer requests
    lines: tuple[Line, ...] = ()
    conflicts: tuple[Conflict, ...] = ()  # this office's to settle
    elsewhere: tuple[Conflict, ...] = ()  # those that another office settles
    voids: int = 0  # not yet looked at
    ended: int = 0  # of them, what was written after its machine had been ended
    parked: int = 0
    waiting: tuple[Answer, ...] = ()
    clock_behind: bool = False
    last: Last | None = None


def status(session: Session) -> Status:
    """Return how the exchange stands."""
    asked = bool(trusted.fact(session, joining.ASKED))
    here, known = machine.current(session), trusted.load(session)
    if here is None or known is None:
        return Status(asked=asked)
    books = ledger.load(session)
    mine = known.tree.by_inc.get(here.own.inc)
    disputed = conflicts.listed(session, books, known)
    open_ = [item for item, waits in voids(session, books, known) if waits]
    return Status(
        unit=here.unit,
        unit_name=known.name(here.unit),
        nick=here.nick,
        joined=True,
        asked=asked,
        certified=known.standings.is_active(here.own.inc),
        answers=mine is not None and "enroll" in mine.caps,
        lines=_lines(session, books, known, here),
        conflicts=tuple(item for item in disputed if item.mine),
        elsewhere=tuple(item for item in disputed if not item.mine),
        voids=len(open_),
        ended=sum(item.ended for item in open_),
        parked=len(session.exec(select(Parked.hash)).all()),
        waiting=tuple(answers_waiting(session)),
        clock_behind=hlc.is_behind(session, now_ms()),
        last=_last(session, known),
    )


def to_decide(session: Session) -> int:
    """Return how many conflicts and void commits wait for this office's clerk."""
    return sum(waiting(session))


def waiting(session: Session) -> tuple[int, int]:
    """Return how many conflicts wait for this office's clerk, and how many void commits."""
    books, known = books_and_known(session)
    open_ = sum(waits for _, waits in voids(session, books, known))
    return sum(item.mine for item in conflicts.listed(session, books, known)), open_


def books_and_known(session: Session) -> tuple[Ledger, Trusted | None]:
    """Return what the lists of conflicts and voids ask for."""
    return ledger.load(session), trusted.load(session)


def unit_here(session: Session) -> str:
    """Return the code of this machine's office, "" before it has joined."""
    here = machine.current(session)
    return here.unit if here else ""


def _lines(session: Session, books: Ledger, known: Trusted, here: Machine) -> tuple[Line, ...]:
    exports = select(ExchangeEvent).where(ExchangeEvent.kind == "export")
    sent = {event.unit: event.at_ms for event in session.exec(exports)}
    above = known.tree.parent(here.unit)
    found = []
    for each in peers.neighbours(session, books, known, here.unit):
        place: Literal["own", "above", "below"] = "below"
        if each.unit in (here.unit, above):
            place = "own" if each.unit == here.unit else "above"
        former = _former(session, known, here) if place == "own" else ()
        alone = bool(former) and len(former) == each.machines - 1
        found.append(Line(each, place, sent.get(each.unit, 0), former, alone))
    return tuple(found)


def _former(session: Session, known: Trusted, here: Machine) -> tuple[Certificate, ...]:
    """Return what this machine was before: one that is heard of is at work in a copy elsewhere."""
    mine = known.tree.by_inc.get(here.own.inc)
    if mine is None or "enroll" not in mine.caps or not known.standings.is_active(mine.inc):
        return ()
    own = set(session.exec(select(OwnKey.inc)).all()) - {mine.inc}
    own -= set(session.exec(select(Peer.inc)).all())
    return tuple(one for one in known.standings.active(here.unit) if one.inc in own)


# the last import


def _last(session: Session, known: Trusted) -> Last | None:
    run = incoming.last_run(session)
    if run is None or run.write_id is None:
        return None
    return Last(
        bundle=run.id,
        unit_name=known.name(run.unit),
        at_ms=run.at_ms,
        counts=json.loads(run.counts),
        copy_name=run.copy_name,
        write_id=run.write_id,
        by_copy=_untouched_since(session, run),
    )


def _untouched_since(session: Session, run: ImportRun) -> bool:
    """Return whether putting the copy back would lose nothing but the import.

    An import that gave this machine new keys stays: with the old ones it would write other
    commits under numbers that others have seen.
    """
    began = session.exec(select(Written.at_ms).where(Written.id == run.write_id)).first()
    renewed = session.exec(select(OwnKey.inc).where(OwnKey.made_ms >= (began or run.at_ms))).first()
    later = select(ExchangeEvent.id).where(
        ExchangeEvent.at_ms > run.at_ms, col(ExchangeEvent.kind).not_in(QUIET)
    )
    return (
        bool(run.copy_name)
        and renewed is None
        and incoming.written_here(session) == run.commits_here
        and session.exec(later).first() is None
    )


def imported(session: Session, bundles: list[str]) -> frozenset[str]:
    """Return which of some bundles were imported, and not taken back."""
    query = select(ImportRun.id).where(col(ImportRun.id).in_(bundles), ~col(ImportRun.undone))
    return frozenset(session.exec(query).all())


def taken_back(session: Session, last: Last) -> None:
    """Note that an import was taken back."""
    run = session.get(ImportRun, last.bundle)
    if run is not None:
        run.undone = True
    note(session, "undo", f"撤销了{last.unit_name}的数据包", run.unit if run else "")


# pairing


def keep_answer(session: Session, asked: bytes, answered: joining.Answered) -> None:
    """Keep a reply that was handed over, until its code has been compared."""
    inc = pairing.read_request(asked).says.inc
    kept = json.loads(trusted.fact(session, ANSWERS) or "{}")
    kept[inc] = {
        "unit_name": answered.unit_name,
        "nick": answered.nick,
        "request": asked.decode(),
        "reply": answered.reply.decode(),
    }
    trusted.keep(session, ANSWERS, json.dumps(kept, ensure_ascii=False))


def answers_waiting(session: Session) -> list[Answer]:
    """Return the replies whose codes are still to be compared."""
    kept = json.loads(trusted.fact(session, ANSWERS) or "{}")
    return [
        Answer(inc, of["unit_name"], of["nick"], of["request"].encode(), of["reply"].encode())
        for inc, of in kept.items()
    ]


def drop_answer(session: Session, inc: str) -> None:
    """Forget a reply: its code was compared, or did not agree."""
    kept = json.loads(trusted.fact(session, ANSWERS) or "{}")
    kept.pop(inc, None)
    trusted.keep(session, ANSWERS, json.dumps(kept, ensure_ascii=False))


def drop_request(session: Session) -> None:
    """Forget the request that was handed out: the code of its reply did not agree."""
    for key in (joining.ASKED, joining.ASKED_AS):
        trusted.keep(session, key, "")


# void commits


def voids(session: Session, books: Ledger, known: Trusted | None) -> list[tuple[Void, bool]]:
    """Return the void commits, the latest first, and whether each waits for this office."""
    taken: dict[str, int] = json.loads(trusted.fact(session, ADOPTED) or "{}")
    taken_back = {write for write in taken.values() if _undone(session, write)}
    here = machine.current(session)
    found = []
    for item in conflicts.voids(session, books, known):
        write = taken.get(str(item.seq))
        adopted = write is not None and write not in taken_back
        mine = here is not None and conflicts.may_adopt(session, books, here, item)
        waits = mine and not item.rejected and not adopted
        found.append((replace(item, adopted=adopted), waits))
    return found


def adopt(session: Session, item: Void) -> int:
    """Take the values of a void commit over, and note it; return how many rows.

    Raises:
        NotAllowed: another office keeps these columns here too.
    """
    adopted: dict[str, int] = json.loads(trusted.fact(session, ADOPTED) or "{}")
    adopted[str(item.seq)] = session.info["write"]
    trusted.keep(session, ADOPTED, json.dumps(adopted))
    return conflicts.adopt(session, item)


def reject(session: Session, item: Void) -> None:
    """Note that a void commit is not taken over."""
    conflicts.reject(session, item)
    note(session, "reject", f"没有采纳{item.unit_name}的“{item.what}”", item.unit)


def _undone(session: Session, write: int) -> bool:
    return bool(session.exec(select(Written.undone).where(Written.id == write)).first())


# what was done


def note(session: Session, kind: str, words: str, unit: str = "") -> None:
    """Write a line into the log of the exchange."""
    session.add(ExchangeEvent(at_ms=now_ms(), kind=kind, unit=unit, text=words))
    session.flush()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log."""

    id: str
    at_ms: int
    kind: str
    words: str


def log(session: Session, most: int = 500) -> list[Event]:
    """Return what the exchange did, the latest first."""
    latest = select(ExchangeEvent).order_by(col(ExchangeEvent.id).desc()).limit(most)
    return [Event(str(e.id), e.at_ms, e.kind, e.text) for e in session.exec(latest)]


def code_of_office(session: Session) -> str:
    """Return the office's 行政区划代码, "" while it has none."""
    return session.exec(select(Office.code).where(Office.mine)).first() or ""


def log_size(session: Session) -> int:
    """Return how many commits are kept here."""
    return int(
        session.execute(text(f"SELECT count(*) FROM {CommitLog.__tablename__}")).scalar_one()
    )
