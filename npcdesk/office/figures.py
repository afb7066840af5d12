"""The shapes in which statistics are told: frozen, printed already, each count with its list.

`statistics` (suggestions) and its neighbours for delegates, stations and key supervision make them;
screens, reports and the command line show them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from npcdesk.rules import shares
from npcdesk.rules.indicators import Indicator
from npcdesk.rules.shares import Rounding

HIT, INSIDE = "hit", "inside"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Pick:
    """What a count is of, so that its list can be opened: a figure of a scope, and the part of it.

    Of a rate the part is `hit` (numerator) or `inside` (denominator); of a division the `key` of
    the line; of the total it is empty.
    """

    scope: Any
    figure: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a division: its words, the value behind them, how many, its share as printed."""

    label: str
    key: str
    count: int
    share: str
    pick: Pick


@dataclass(frozen=True, slots=True)
class Partition:
    """Something divided completely: the counts sum to `whole`, the shares to 100 if balanced.

    `base` are the words for the whole, `footnote` says why printed shares do not sum
    to 100, or what the parts leave out.
    """

    name: str
    label: str
    base: str
    whole: int
    parts: tuple[Part, ...]
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """One ratio as it is printed, with what it is a ratio of; — where there is nothing.

    `scope` tells in words of which records; `of` and `base` are the words for numerator and
    denominator; `note` says what is left out, or that the figure was balanced.
    """

    name: str
    label: str
    numerator: int
    denominator: int
    printed: str
    scope: str
    of: str
    base: str
    note: str
    hit: Pick
    inside: Pick


@dataclass(frozen=True, slots=True)
class Mean:
    """An average as it is printed: of what total, over how many (`base`), and counted in what."""

    name: str
    label: str
    printed: str
    total: int
    many: int
    scope: str
    counted_in: str
    base: str


@dataclass(frozen=True, slots=True)
class Way:
    """How figures are told: of which scope, in what words, and how they are rounded."""

    scope: Any
    words: str
    how: Rounding = shares.USUAL


@dataclass(frozen=True, slots=True)
class Called:
    """What a figure is called: its name in JSON, in print, and the words of its two sides."""

    name: str
    label: str
    base: str
    of: str = ""
    note: str = ""


UNEVEN = "各项占比四舍五入，相加不等于100%。"


def divided(called: Called, told: Sequence[tuple[str, str, int]], way: Way) -> Partition:
    """Return a division from its lines: the value, its words, how many."""
    counts = [n for _, _, n in told]
    printed = shares.printed(counts, way.how)
    parts = tuple(
        Part(words, key, n, share, Pick(way.scope, called.name, key))
        for (key, words, n), share in zip(told, printed, strict=True)
    )
    whole = sum(counts)
    exact = not whole or shares.sums_to(shares.parted(counts, way.how), way.how.decimals)
    footnote = "" if exact else UNEVEN
    return Partition(called.name, called.label, called.base, whole, parts, footnote)


def ratio(called: Called, hit: int, inside: int, way: Way) -> Rate:
    """Return a rate of so many among so many."""
    return Rate(
        name=called.name,
        label=called.label,
        numerator=hit,
        denominator=inside,
        printed=shares.ratio(hit, inside, way.how),
        scope=way.words,
        of=called.of,
        base=called.base,
        note=called.note,
        hit=Pick(way.scope, called.name, HIT),
        inside=Pick(way.scope, called.name, INSIDE),
    )


def asked(asks: Indicator, hit: int, inside: int, way: Way) -> Rate:
    """Return the rate of an indicator."""
    called = Called(asks.name, asks.label, asks.base, asks.of, asks.note)
    return ratio(called, hit, inside, way)


def mean(called: Called, total: int, many: int, way: Way, *, decimals: int = 1) -> Mean:
    """Return an average; `called.of` is what it is counted in."""
    printed = shares.quotient(total, many, decimals)
    return Mean(called.name, called.label, printed, total, many, way.words, called.of, called.base)


Named = TypeVar("Named", Partition, Rate, Mean)


def named(some: Iterable[Named], name: str) -> Named:
    """Return the figure of this name; `KeyError` when there is none."""
    for each in some:
        if each.name == name:
            return each
    raise KeyError(name)
