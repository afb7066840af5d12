"""The charts of written reports: worked out once, as wide as the text of official papers.

    bars(words, parts)          a bar each: counts that parts have
    whole(words, parts, unit)   one bar of all parts
    years(words, counts)        a line over the years
    rates(words, some)          a bar each: of how many, and the rate
    measured(words, some)       a bar each: how far things are

None where there is nothing to compare. `numbered` gives tables and charts their numbers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from npcdesk.rules import charts
from npcdesk.rules.charts import TOKENS, Chart, Row, Series, Slice
from npcdesk.rules.report_sentences import Part, Ratio

WIDE, EM, HIGH = 442.0, 15.0, 150.0  # points
MOST = 12  # bars
TABLE, FIGURE = "表", "图"
CAPTION = re.compile(r"(?:表|图)\d+　")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart and what it shows."""

    words: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of a division as a table of figures has it."""

    label: str
    count: int
    share: str


Said = str | Drawing
"""A line of a report: words, or a chart."""


def bars(words: str, parts: Sequence[Part]) -> list[Drawing]:
    """Return bars for the parts of a division, the first of many."""
    some = [part for part in parts if part.count]
    if len(some) < 2:
        return []
    if len(some) > MOST:
        words, some = f"{words}（前{MOST}位）", some[:MOST]
    rows = [Row("", part.label, part.count, part.share) for part in some]
    return [Drawing(words, charts.bars(rows, WIDE, EM))]


def whole(words: str, parts: Sequence[Part], unit: str = "件") -> list[Drawing]:
    """Return one bar of all parts."""
    some = [part for part in parts if part.count]
    if len(some) < 2:
        return []
    slices = [
        Slice("", part.label, part.count, part.share, TOKENS[min(at, len(TOKENS) - 1)])
        for at, part in enumerate(some)
    ]
    return [Drawing(words, charts.whole(slices, WIDE, EM, unit))]


def rates(words: str, some: Sequence[Ratio]) -> list[Drawing]:
    """Return a bar for how many each rate tells, beside the rate as printed."""
    known = [rate for rate in some if rate.denominator]
    if len(known) < 2:
        return []
    rows = [
        Row("", rate.label, rate.numerator, rate.printed, of=rate.denominator) for rate in known
    ]
    return [Drawing(words, charts.bars(rows, WIDE, EM))]


def measured(words: str, some: Sequence[tuple[str, int, str]]) -> list[Drawing]:
    """Return a bar for each of some things that are measured: its name, how far, what is told."""
    if len(some) < 2:
        return []
    rows = [Row("", name, count, told) for name, count, told in some[:MOST]]
    return [Drawing(words, charts.bars(rows, WIDE, EM))]


def years(words: str, counts: Sequence[tuple[str, int]]) -> list[Drawing]:
    """Return a line over years; two of them are told in words."""
    if len(counts) < 3:
        return []
    line = Series("件数", tuple(count for _, count in counts), "chart")
    chart = charts.curves([line], [year for year, _ in counts], WIDE, HIGH, EM)
    return [Drawing(words, chart)]


def captioned(words: str, table: Sequence[str]) -> list[str]:
    """Return a table with its caption above it; nothing without rows."""
    return [f"{TABLE}　{words}", *table] if table else []


def numbered(lines: Iterable[Said]) -> tuple[list[str], dict[str, Chart]]:
    """Return the lines with 表1, 图1 … before captions, and the charts by their captions."""
    made: list[str] = []
    drawn: dict[str, Chart] = {}
    tables = 0
    for line in lines:
        if isinstance(line, Drawing):
            caption = f"{FIGURE}{len(drawn) + 1}　{line.words}"
            drawn[caption] = line.chart
            made.append(caption)
        elif line.startswith(f"{TABLE}　"):
            tables += 1
            made.append(line.replace(TABLE, f"{TABLE}{tables}", 1))
        else:
            made.append(line)
    return made, drawn
