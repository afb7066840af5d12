"""Attachments on their way: which go along with a bundle, and which are said to be here.

One bundle takes so many; the rest goes with the next, once the neighbour has said to have these.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.errors import NotFound, StoreDamaged
from npcdesk.store import Store
from npcdesk.sync.bundle import limits

MOST = 1_000
MOST_BYTES = limits.GIB  # the other half of what a bundle may hold is for commits


@dataclass(slots=True)
class Enclosed:
    """What goes along. `later` wait for the next bundle, `damaged` could not be read here."""

    store: Store
    marks: tuple[str, ...] = ()
    later: int = 0
    damaged: int = 0

    def contents(self) -> Iterator[bytes]:
        """Give the attachments one by one; one that is damaged here stops no other."""
        for mark in self.marks:
            try:
                content = self.store.blobs.get(mark) if self.store.blobs else b""
            except (NotFound, StoreDamaged, OSError):
                self.damaged += 1
            else:
                yield content

    @property
    def count(self) -> int:
        """How many went along, once all have been given."""
        return len(self.marks) - self.damaged


def choose(session: Session, store: Store, sids: Collection[int], has: Collection[str]) -> Enclosed:
    """Return the oldest attachments of some scopes that are here and a neighbour has not."""
    if store.blobs is None:
        return Enclosed(store)
    query = _ROWS.format(sids=_listed(sids), which="AND NOT a.deleted", order="min(a.id)")
    marks = session.execute(text(query)).scalars().all()
    lacking = [mark for mark in marks if mark not in has and store.blobs.has(mark)]
    some, room = list[str](), MOST_BYTES
    for mark in lacking:
        room -= store.blobs.size_bytes(mark)
        if len(some) == MOST or room < 0:
            break
        some.append(mark)
    return Enclosed(store, tuple(some), len(lacking) - len(some))


def held(session: Session, store: Store, sids: Collection[int]) -> tuple[str, ...]:
    """Return the newest attachments of some scopes that are here, as many as a bundle names."""
    if store.blobs is None:
        return ()
    query = _ROWS.format(sids=_listed(sids), which="", order="max(a.id) DESC")
    marks = session.execute(text(query)).scalars().all()
    return tuple(sorted([mark for mark in marks if store.blobs.has(mark)][: limits.BLOBS_HELD]))


_ROWS = (
    "SELECT a.sha256 FROM attachment a JOIN row_meta m ON m.row_id = a.id "
    "WHERE m.sid IN ({sids}) {which} GROUP BY a.sha256 ORDER BY {order}"
)


def _listed(sids: Collection[int]) -> str:
    return ", ".join(map(str, sids)) or "0"
