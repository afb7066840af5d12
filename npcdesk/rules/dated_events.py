"""Which of the dated events of a life stand, in what order, and on which day one may come."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from npcdesk import labels
from npcdesk.errors import NotAllowed

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


def require_come(verb: str, on: date, today: date) -> None:
    """Raise `NotAllowed` when the day of a step is still to come."""
    if on > today:
        msg = f"{verb}的日期（{labels.day(on)}）还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)


def out_of_order(verb: str, on: date, later: tuple[str, date] | None = None) -> str:
    """Return the words for a step that does not fit between those before and after its day.

    `later` is the first step after that day, where it is known: what it is called, and its day.
    """
    if later is not None:
        name, day = later
        return f"{labels.day(on)}还不能{verb}，“{name}”是{labels.day(day)}，请核对日期。"
    return f"{labels.day(on)}还不能{verb}，它前后的步骤对不上，请核对日期。"
