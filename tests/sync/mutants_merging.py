"""Ways to break what captures, judges and merges commits; see tests/sync/mutants.py."""

from collections.abc import Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from npcdesk.store import journal, windows
from npcdesk.sync import (
    capture,
    deletions,
    hlc,
    ledger,
    merge,
    registers,
    rejudging,
    rights,
    rows,
)


class Everything(dict[int, int]):
    """A context that knows all."""

    def get(self, _key: int, _default: int = 0) -> int:  # type: ignore[override]
        return 2**60


def ignore_context() -> None:
    """Whatever comes last wins, as though it knew all that is here."""
    rows.Chunk._numbered = lambda *_: Everything()


def winner_only() -> None:
    """Keep of a cell the value with the latest clock."""
    kept = registers.put

    def put(values: Any, new: Any, known: Any) -> Any:
        return [max(kept(values, new, known), key=lambda one: (one.hlc, one.dot))]

    registers.put = put


def drop_losers() -> None:
    """Throw a value away that has lost when it arrives."""
    kept = registers.put

    def put(values: Any, new: Any, known: Any) -> Any:
        some = kept(values, new, known)
        if any(one.hlc > new.hlc for one in some):
            return [one for one in some if one is not new]
        return some

    registers.put = put


def no_causes() -> None:
    """Take a commit before what its author knew."""
    merge._Merging._follows = lambda *_: True


def gap_jump() -> None:
    """Take a commit though some of its stream are missing before it."""

    def ready(self: Any, said: Any, digest: bytes, sid: int, rid: int) -> Any:
        n, _ = self.books.head(sid, rid)
        if said.n <= n:
            return merge._Ready.KNOWN
        return merge._Ready.YES if self._follows(said, sid) else merge._Ready.EARLY

    merge._Merging._ready = ready


def no_rights() -> None:
    """Let everybody write everything."""
    rights.allowed = lambda *_, **__: True


def no_judgement() -> None:
    """Take every commit as it is."""

    def allowed(_: Any, one: Any, __: Any) -> Any:
        return [
            (
                table,
                row,
                {name: value for name, value in said.items() if name != "id"},
                "id" in said,
            )
            for table, row, said in one.said.ops
        ]

    rows.Chunk._allowed = allowed


def judge_by_arrival() -> None:
    """Judge a commit by all that is here, instead of by what its author knew."""
    judged = rows.Chunk._allowed
    rows.Chunk._allowed = lambda self, one, _: judged(self, one, Everything())


def blind_to_bulk() -> None:
    """Capture no more what is inserted in one statement."""

    @contextmanager
    def unnoted(connection: Any, *_: Any, **__: Any) -> Any:
        connection.exec_driver_sql("UPDATE current_write SET bulk = 1")
        yield
        connection.exec_driver_sql("UPDATE current_write SET bulk = 0")

    journal.noted_at_once = unnoted


def blind_to_statements() -> None:
    """Capture only what the session knows of."""

    def remember(session: Any, *_: Any) -> None:
        known = session.info.setdefault("orm", set())
        known |= {one.id for one in (*session.new, *session.dirty) if hasattr(one, "id")}

    event.listen(Session, "before_flush", remember)
    taken = capture._Sealing.take

    def take(self: Any, table: str, changed: Mapping[str, Any]) -> None:
        known = self.session.info.get("orm", set())
        taken(self, table, {row: was for row, was in changed.items() if row in known})

    capture._Sealing.take = take


def forgetful_author() -> None:
    """Seal commits that claim to know of nothing."""
    ledger.Ledger.context = lambda *_: {}


def no_own_meta() -> None:
    """Forget which cells a local write has written."""
    kept = capture._Sealing._keep_metas

    def keep(self: Any, sid: int, numbers: Any) -> None:
        self.later[sid].clear()
        kept(self, sid, numbers)

    capture._Sealing._keep_metas = keep


def never_retry() -> None:
    """Park for ever."""
    merge._Merging.retry = lambda _: False


def fork_unseen() -> None:
    """Take a number with another content for one that is known."""
    seen = merge._Merging._ready

    def ready(self: Any, said: Any, digest: bytes, sid: int, rid: int) -> Any:
        known = said.n <= self.books.head(sid, rid)[0]
        return merge._Ready.KNOWN if known else seen(self, said, digest, sid, rid)

    merge._Merging._ready = ready


def fork_beyond_the_end() -> None:
    """Refuse two contents of one number, though its machine was ended before it."""
    seen = ledger.Ledger.is_beyond
    ready = merge._Merging._ready

    def strict(self: Any, said: Any, digest: bytes, sid: int, rid: int) -> Any:
        ledger.Ledger.is_beyond = lambda *_: False
        try:
            return ready(self, said, digest, sid, rid)
        finally:
            ledger.Ledger.is_beyond = seen

    merge._Merging._ready = strict


def deletion_wins() -> None:
    """Let a deletion stand though somebody still worked on the row."""
    deletions.weigh = lambda *_: None


def latest_arrival_shows() -> None:
    """Show what came last."""
    registers.winner = lambda values, _: list(values)[-1]


def first_claim_shows() -> None:
    """Show the claim to an id that came first."""
    rows.Chunk.order = lambda *_: (0, "", "")


def clock_runs_back() -> None:
    """Give commits the time of the computer, whatever was written before."""

    def tick(session: Session, now_ms: int) -> int:
        return now_ms << hlc.COUNTER_BITS

    hlc.tick = tick


def seal_imports() -> None:
    """Seal again what an import wrote."""
    capture.note_sealed = lambda *_: None
    kept = capture.seal

    def seal(session: Session, write_id: int) -> None:
        session.info.pop("applying", None)
        kept(session, write_id)

    capture.seal = seal


def ended_stays() -> None:
    """Let stand what an ended machine wrote beyond its cut, when it came before the news."""
    rejudging.again = lambda *_: rows.Merged()


def ended_comes_late() -> None:
    """Let stand what an ended machine wrote beyond its cut, when it comes after the news."""
    ledger.Ledger.is_beyond = lambda *_: False


def cut_by_number_alone() -> None:
    """Let stand at the cut whatever has its number."""

    def is_beyond(self: Any, sid: int, rid: int, head: Any) -> bool:
        cut = self.cut(sid, rid)
        return cut is not None and head[0] > cut[0]

    ledger.Ledger.is_beyond = is_beyond


def below_speaks_against_above() -> None:
    """Let an office keep in sight what the office above it put away."""
    kept = ledger.Ledger.relation
    weigh = deletions.weigh

    def relation(self: Any, rid: int, sid: int) -> Any:
        found = kept(self, rid, sid)
        return found and deletions.Writer.OWN

    def alike(*words: Any) -> None:
        ledger.Ledger.relation = relation
        try:
            weigh(*words)
        finally:
            ledger.Ledger.relation = kept

    deletions.weigh = alike


def a_part_left_out() -> None:
    """Leave a part of a large import out of the lists."""
    parts = windows.of
    windows.of = lambda *words: parts(*words)[1:] or parts(*words)


def waits_for_the_ended() -> None:
    """Park for ever what follows from commits that count for nothing and are lost."""
    ledger.Ledger.counting = lambda _, __, ___, n: n


def unmade_comes_back() -> None:
    """Let an undoing bring back what only void commits made."""
    capture.states.unmade = lambda *_: set()


def own_passed_over() -> None:
    """Take every row that an import touches for another office's where the lists are made."""
    noted = rows.Chunk._note_whose

    def note(chunk: rows.Chunk) -> None:
        noted(chunk)
        chunk.done.wrote = dict.fromkeys(chunk.done.wrote, True)

    rows.Chunk._note_whose = note
