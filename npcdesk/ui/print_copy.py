"""One sheet of what is printed."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Copy:
    """One sheet: who gets it and why, and what it says. `wanted` is ticked from the start.

    `about` is the suggestion or the unit that it is about.
    """

    id: str
    words: str
    note: str
    paper: Any
    about: str
    wanted: bool = True
