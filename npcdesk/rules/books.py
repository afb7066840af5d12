"""What a workbook of ledgers and figures says, before anybody writes it down.

A number is a number, so that it can be summed; everything else is text and stays it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

Cell = str | int


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a ledger: its words, its width in characters, whether it is summed below."""

    words: str
    width: float = 12
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """One sheet of lines. `chunks` come as they are read: there may be very many.

    `foot` is the line of sums where they are no sums of the lines above: shares, means.
    """

    sheet: str
    title: str
    told: str
    headings: Sequence[Heading]
    chunks: Iterable[Sequence[Sequence[Cell]]]
    foot: Sequence[Cell] = ()


class Shape(StrEnum):
    """How a division is drawn."""

    BARS = "bars"
    WHOLE = "whole"  # one bar of all
    LINE = "line"  # over the years
    RISE = "rise"  # over months, each with all before it: not to be summed


@dataclass(frozen=True, slots=True)
class Division:
    """Something divided: the words, how many, and the share as printed of each line."""

    title: str
    base: str
    lines: Sequence[tuple[str, int, str]]
    note: str = ""
    shape: Shape = Shape.BARS


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rate as it is printed, with its two sides and what they are of."""

    label: str
    hit: int
    inside: int
    printed: str
    of: str
    base: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Any other table of figures: one row a unit, a station, a year."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """One sheet of figures: what they are of, then the divisions, the rates, other tables."""

    sheet: str
    title: str
    told: str
    divisions: Sequence[Division] = ()
    ratios: Sequence[Ratio] = ()
    means: Sequence[tuple[str, str]] = ()
    grids: Sequence[Grid] = ()
