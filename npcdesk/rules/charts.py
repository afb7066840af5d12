"""Charts as shapes: worked out once, drawn alike on the screen, on paper and in a file.

    bars(rows, wide, em) -> Chart        a line each: name, bar, count, share
    whole(parts, wide, em) -> Chart      one bar of all parts, what each is below it
    curves(series, places, wide, em)     lines over the months, each named at its end

Lengths are in the unit of `em`, the height of a line of text. A shape's `token` is a colour of the
desk's table; its `part` is what opens when it is pressed. Bars and one-bar wholes with words and
numbers at the parts, lines named at their end; never pies, depth, or a second axis.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise

SMALL, TEXT = 0.62, 0.68  # sizes of letters, in em
THIN, BOLD = 400, 500
BAR, ROW = 0.62, 1.5  # a bar and the line it stands in
GAP = 0.4
STEPS = (1, 2, 5)
PAPER = {
    "surface": "#FFFFFF",
    "line": "#E3E6EB",
    "line2": "#CCD2DA",
    "text": "#1B2330",
    "text2": "#465160",
    "off": "#9AA3AF",
    "late": "#A3211F",
    "void": "#566070",
    "chart": "#3A78C3",
    "part_a": "#357A49",
    "part_b": "#2F6DB8",
    "part_c": "#6B7585",
}
"""The colours of a chart on paper: those of the screen by day."""
TOKENS = ("part_a", "part_b", "part_c", "void", "off")
"""Of the parts of a whole, in their order."""


class Anchor(StrEnum):
    """Which end of its words a text stands at."""

    LEFT = "start"
    MIDDLE = "middle"
    RIGHT = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with rounded corners."""

    left: float
    top: float
    wide: float
    high: float
    token: str
    part: str = ""
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; with `dots`, a ring at each."""

    points: tuple[tuple[float, float], ...]
    token: str
    weight: float = 1.0
    dashed: bool = False
    dots: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a base line."""

    left: float
    base: float
    words: str
    size: float
    token: str = "text"  # noqa: S105 - a colour
    weight: int = THIN
    anchor: Anchor = Anchor.LEFT
    part: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Shapes on a sheet of this size, the lowest first; `hits` are the places of the parts."""

    wide: float
    high: float
    shapes: tuple[Box | Path | Text, ...]
    hits: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: its words, its count, what of it is told apart at its end, its share as printed.

    Bars are as long as their counts; that of a rate, which says what it is `of`, as its share.
    """

    part: str
    words: str
    count: int
    share: str
    apart: int = 0
    of: int | None = None

    @property
    def length(self) -> float:
        """How long the bar is beside others of its kind; 0 where there is nothing to divide by."""
        if self.of is None:
            return self.count
        return min(self.count / self.of, 1) if self.of else 0


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a whole."""

    part: str
    words: str
    count: int
    share: str
    token: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line over the months, and its name."""

    words: str
    counts: tuple[int, ...]
    token: str
    dashed: bool = False


def width(words: str, size: float) -> float:
    """Return about how wide words are: a Chinese character is as wide as it is high."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in words)
    return wide * size


def shortened(words: str, size: float, room: float) -> str:
    """Return words that fit, cut with … where they do not."""
    if width(words, size) <= room:
        return words
    ends = accumulate(width(c, size) for c in words)
    fits = sum(end <= room - size for end in ends)
    return f"{words[:fits]}…"


def bars(rows: Sequence[Row], wide: float, em: float) -> Chart:
    """Return a bar for each row, the longest as long as there is room."""
    size, most = TEXT * em, max((row.length for row in rows), default=0)
    most = 1 if any(row.of is not None for row in rows) else most
    names = min(max((width(row.words, size) for row in rows), default=0), wide * 0.34)
    left = names + GAP * em
    shares = max((width(row.share, size) for row in rows), default=0)
    counts = max((width(str(row.count), size) for row in rows), default=0)
    room = max(wide - left - counts - shares - 3 * GAP * em, em)
    shapes: list[Box | Path | Text] = []
    hits = []
    for at, row in enumerate(rows):
        top = at * ROW * em
        base = top + ROW * em / 2 + size * 0.36
        words = shortened(row.words, size, names)
        shapes.append(Text(names, base, words, size, anchor=Anchor.RIGHT, part=row.part))
        long = room * row.length / most if most else 0
        shapes += _bar(row, left, top, long, em)
        count = Text(left + long + GAP * em, base, str(row.count), size, weight=BOLD, part=row.part)
        share = Text(wide, base, row.share, size, "text2", anchor=Anchor.RIGHT, part=row.part)
        shapes += [count, share]
        hits.append(Box(0, top, wide, ROW * em, "", row.part))
    high = len(rows) * ROW * em
    shapes.append(Path(((left, 0), (left, high)), "line2"))
    return Chart(wide, high, tuple(shapes), tuple(hits))


def _bar(row: Row, left: float, top: float, long: float, em: float) -> Iterable[Box]:
    high, gap = BAR * em, 0.08 * em
    above = top + (ROW * em - high) / 2
    apart = long * row.apart / row.count if row.count else 0
    main = max(long - apart - (gap if apart else 0), 0)
    yield Box(left, above, main, high, "chart", row.part)
    if apart:
        yield Box(left + long - apart, above, apart, high, "late", row.part)


def whole(slices: Sequence[Slice], wide: float, em: float, unit: str = "件") -> Chart:
    """Return one bar of all slices, and below it what each is, counted in `unit`."""
    shown = [each for each in slices if each.count]
    total, high, gap = sum(each.count for each in shown), 1.5 * em, 0.1 * em
    size, small = TEXT * em, SMALL * em
    free = wide - gap * max(len(shown) - 1, 0)
    shapes: list[Box | Path | Text] = []
    hits, left, line = [], 0.0, 0.0
    below = high + 1.1 * em
    for each in shown:
        long = free * each.count / total
        shapes.append(Box(left, 0, long, high, each.token, each.part, 0.15 * em))
        if width(each.share, size) + em * 0.8 <= long:
            base = high / 2 + size * 0.36
            at = left + 0.5 * em
            shapes.append(Text(at, base, each.share, size, "surface", BOLD, part=each.part))
        hits.append(Box(left, 0, long, high, "", each.part))
        left += long + gap
    for each in shown:
        words = f"{each.words} {each.count} {unit} {each.share}"
        long = width(words, small) + 1.6 * em
        if line and line + long > wide:
            line, below = 0.0, below + 1.2 * em
        mark = Box(line, below - small * 0.75, small * 0.8, small * 0.8, each.token, each.part)
        shapes += [mark, Text(line + small * 1.3, below, words, small, part=each.part)]
        hits.append(Box(line, below - em * 0.9, long, 1.2 * em, "", each.part))
        line += long
    return Chart(wide, below + 0.4 * em, tuple(shapes), tuple(hits))


def scale(most: int, lines: int = 4) -> list[int]:
    """Return round numbers from 0 to at least `most`, about so many of them."""
    step = 1
    while step * lines < most:
        power, place = 10 ** (len(str(step)) - 1), step // 10 ** (len(str(step)) - 1)
        step = next((s * power for s in STEPS if s > place), 10 * power)
    return [step * at for at in range(max(-(-most // step), 1) + 1)]


def curves(
    series: Sequence[Series], places: Sequence[str], wide: float, high: float, em: float
) -> Chart:
    """Return lines over places that stand evenly, each named with its last count at its end."""
    small = SMALL * em
    marks = scale(max((max(each.counts, default=0) for each in series), default=0))
    left = width(str(marks[-1]), small) + 0.5 * em
    ends = [f"{each.words} {each.counts[-1]}" for each in series if each.counts]
    right = wide - max((width(end, small) for end in ends), default=0) - 0.8 * em
    bottom = high - 1.1 * em
    top = 0.5 * em

    def across(at: int) -> float:
        return left + (right - left) * (at / (len(places) - 1) if len(places) > 1 else 1)

    def up(count: int) -> float:
        return bottom - (bottom - top) * count / marks[-1]

    shapes: list[Box | Path | Text] = []
    for mark in marks:
        token = "line" if mark else "line2"
        base = up(mark) + small * 0.36
        shapes.append(Path(((left, up(mark)), (right, up(mark))), token))
        shapes.append(Text(left - 0.4 * em, base, str(mark), small, "text2", anchor=Anchor.RIGHT))
    each_of = -(-len(places) // 8) or 1  # so many months to a word that they do not touch
    for at, place in enumerate(places):
        if at % each_of == 0 or at == len(places) - 1:
            middle = Anchor.MIDDLE
            shapes.append(Text(across(at), high - 0.2 * em, place, small, "text2", anchor=middle))
    lowest = _apart([up(each.counts[-1]) for each in series if each.counts], 1.1 * em)
    for each, words, base in zip((s for s in series if s.counts), ends, lowest, strict=True):
        points = tuple((across(at), up(count)) for at, count in enumerate(each.counts))
        shapes.append(Path(points, each.token, 0.1 * em, each.dashed, 0.16 * em))
        end = points[-1][0] + 0.5 * em
        shapes.append(Text(end, base + small * 0.36, words, small, each.token))
    return Chart(wide, high, tuple(shapes))


def _apart(bases: Sequence[float], least: float) -> list[float]:
    """Return heights of words pushed down until none stands on another, in the given order."""
    order = sorted(range(len(bases)), key=bases.__getitem__)
    found = list(bases)
    for above, here in pairwise(order):
        found[here] = max(found[here], found[above] + least)
    return found
