"""Which of the dated events of a life stand, and in what order; every life asks here."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

TAKE_BACK = "take_back"
"""The value of the kind by which an event takes another back, the same in every life."""


class Dated(Protocol):
    """What an event of any life has."""

    id: str
    kind: Any
    on: date
    written_ms: int
    about_id: str | None
    deleted: bool


E = TypeVar("E", bound=Dated)


def in_order(events: Iterable[E]) -> list[E]:
    """Return the events that stand, in the order of their days; those taken back are left out."""
    kept = [event for event in events if not event.deleted]
    gone = {event.about_id for event in kept if event.kind == TAKE_BACK}
    stands = (event for event in kept if event.kind != TAKE_BACK and event.id not in gone)
    return sorted(stands, key=lambda event: (event.on, event.written_ms, event.id))
