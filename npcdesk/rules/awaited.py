"""What the dated events of a life await by a day, and what met it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar


class Asking(Protocol):
    """What an event has that asks for something by a day, or says that it was done."""

    id: str
    on: date
    due_on: date | None
    about_id: str | None


E = TypeVar("E", bound=Asking)


@dataclass(frozen=True)
class Point(Generic[E]):
    """What is awaited by a day: a node of a plan, or the answer to an item of a list."""

    event: E
    met: E | None = None  # what says that it was done or answered

    @property
    def due_on(self) -> date:
        """Its day; the day it was entered when none was given."""
        return self.event.due_on or self.event.on

    def late(self, today: date) -> bool:
        """Tell whether its day has passed and it is not met."""
        return self.met is None and self.due_on < today


def met(points: Sequence[Point[E]], event: E) -> tuple[Point[E], ...] | None:
    """Return the points with the one that `event` meets, None when it meets none."""
    for at, point in enumerate(points):
        if point.event.id == event.about_id and point.met is None:
            return (*points[:at], Point(point.event, event), *points[at + 1 :])
    return None
