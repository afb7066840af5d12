"""Ways to break what carries commits from office to office; see tests/sync/mutants.py."""

from typing import Any

from sqlmodel import Session

from npcdesk.sync import checking, guard, hlc, incoming, ledger, outgoing, peers
from npcdesk.sync.bundle import opening
from npcdesk.sync.trust import roster, standing, token, tree


def marked_as_sent() -> None:
    """Send nothing twice, as though whatever was exported had arrived."""
    sent: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    said, export = peers.has, outgoing.export

    def has(session: Session, known: Any, unit: str) -> Any:
        more = sent.get((str(session.get_bind().engine.url), unit), {})
        return {**said(session, known, unit), **more}

    def mark(store: Any, folder: Any, spill: Any, order: Any) -> Any:
        done = yield from export(store, folder, spill, order)
        with store.reading() as session:
            vector = ledger.load(session).vector()
            reach = {(scope, inc): n for scope, of in vector.items() for inc, n, _ in of}
            sent[str(session.get_bind().engine.url), order.unit] = reach
        return done

    peers.has, outgoing.export = has, mark


def older_word_counts() -> None:
    """Let a late bundle's word for what its sender has replace a newer one."""
    heard = peers.hear

    def hear(session: Session, *, inc: str, **said: Any) -> None:
        if (known := session.get(peers.Peer, inc)) is not None:
            known.hlc = -1
        heard(session, inc=inc, **said)

    peers.hear = hear


def word_never_goes_down() -> None:
    """Keep the most that a machine ever said to have."""
    reach, most = peers._reach, {}

    def kept(peer: Any) -> Any:
        now = most.setdefault(peer.inc, {})
        for stream, n in reach(peer).items():
            now[stream] = max(n, now.get(stream, 0))
        return now

    peers._reach = kept


def anybody_s_bundle() -> None:
    """Open what is addressed to another office."""

    class Everywhere(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, _: object) -> bool:
            return True

        def __ne__(self, _: object) -> bool:
            return False

    checked = opening._checked
    opening._checked = lambda plain, own, *more: checked(plain, Everywhere(own), *more)


def sender_unproved() -> None:
    """Believe whoever a bundle says to be from."""
    opening._prove_sender = lambda *_: None


def authors_unproved() -> None:
    """Believe whoever a commit says to be by."""
    checking.Checking.prove = lambda _: None


def ends_alone_proved() -> None:
    """Look at no signature but the last of a stream, though the run before it is broken."""
    proved = checking.Checking.prove

    def prove(self: Any) -> None:
        self.closed.clear()
        proved(self)

    checking.Checking.prove = prove


def readers_unasked() -> None:
    """Take in what this office may not read."""
    checking.Checking._may_be_here = lambda *_: True


def everything_sent() -> None:
    """Send what the neighbour may not read."""
    kept = outgoing.export

    def export(*words: Any) -> Any:
        was, tree.Tree.may_read = tree.Tree.may_read, lambda *_: True
        try:
            return (yield from kept(*words))
        finally:
            tree.Tree.may_read = was

    outgoing.export = export


def ended_goes_on() -> None:
    """Take the commits of machines that were ended."""
    standing.Standings.is_valid = lambda *_: standing.Standing.OK


def roster_goes_back() -> None:
    """Let the roster that comes last count, be it older."""
    added = roster.Rosters.add

    def add(self: Any, one: Any, grown: Any) -> Any:
        left = frozenset(kept for kept in self.kept if kept.issuer != one.issuer)
        return added(roster.Rosters(self.root, left), one, grown)

    roster.Rosters.add = add


def copies_unseen() -> None:
    """Go on as the same incarnation, whatever the computer remembers of the file."""
    token.compare = lambda *_: token.Verdict.SAME


def rollback_unheard() -> None:
    """Pass over a neighbour that has more of this machine than is here."""
    incoming._claims_more = lambda *_: False


def digests_unread() -> None:
    """Take for equal what has the same vector."""
    incoming._agreement = lambda *_: (True, "")


def heads_unread() -> None:
    """Look at how far a neighbour's streams go, and not at what their last commits are."""
    incoming.refuse_fork = lambda *_: None


def clock_believed() -> None:
    """Take in whatever a neighbour's clock says."""
    hlc.AHEAD_MS = 2**40


def bundle_not_counted() -> None:
    """Export and import without counting, so that a copy put back passes for the file."""
    guard.count = lambda _: None


def deaf_digest_believed() -> None:
    """Compare with what a neighbour says that has not heard of a machine's end."""
    incoming._sure = lambda _, __, opened: opened.manifest.digest
