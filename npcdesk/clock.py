"""The only module that asks what time it is."""

import time
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the day and the moment. Given to whoever needs it, so that tests can stop it."""

    def today(self) -> date:
        """Return the local calendar day."""

    def now(self) -> datetime:
        """Return the local moment, without a time zone: what the clerk's wall clock says."""


class SystemClock:
    """The computer's own clock."""

    def today(self) -> date:
        """Return the local calendar day."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the local moment."""
        return datetime.now().astimezone().replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that has stopped, for tests and for the demonstration."""

    moment: datetime

    def today(self) -> date:
        """Return the day at which the clock stopped."""
        return self.moment.date()

    def now(self) -> datetime:
        """Return the moment at which the clock stopped."""
        return self.moment


def now_ms() -> int:
    """Return milliseconds since 1970-01-01 UTC, as the computer believes."""
    return time.time_ns() // 1_000_000
