"""交叉统计: suggestions of a scope by two divisions, with whatever the clerk wants in the cells.

`pivot` counts a table of `rules.pivot.Asked`. `Pivot.pick` tells what a cell counts, for
`statistics.ids`; `named` says it in words. Tables that were given a name are in `saved_pivots`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from npcdesk.models import HandlingUnit
from npcdesk.office import counted, figures, statistics
from npcdesk.office.figures import Pick, Way
from npcdesk.office.statistic_units import by_unit, facts_of, waited
from npcdesk.office.statistics import NOBODY, Known, Scope
from npcdesk.rules import pivot as rules
from npcdesk.rules import shares
from npcdesk.rules.pivot import AXES, MEASURES, Asked, Place
from npcdesk.rules.shares import Mode, Rounding

APART = "合计行、合计列和各格分别凑整到100%，个别处相加会差末位。"
OWN = "改办过的，各单位从交给它的那天算起；不按单位时从第一次交办算起。"
Tally = dict[tuple[str, str], list[int]]
"""By row and column: how many suggestions, numerator, denominator, of how many it is known."""
_N, _UP, _DOWN, _KNOWN = range(4)


@dataclass(frozen=True, slots=True)
class Head:
    """One row or column: the value behind it, and its words."""

    key: str
    label: str


SUM = Head("", "合计")
"""The last row, and the last column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: as printed, and what was divided; `count` suggestions lie behind it.

    Of mean days the numerator is their sum. A count has nothing to divide by: 0.
    """

    count: int
    numerator: int
    denominator: int
    printed: str


@dataclass(frozen=True, slots=True)
class Pivot:
    """A table as it is printed; the last row of `cells`, and the last of each row, are the sums."""

    asked: Asked
    scope: Scope
    words: str  # the scope in words
    as_of: date
    base: str  # what it is of, in words
    total: int
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def pick(self, row: int, column: int) -> Pick:
        """Return what the cell at a place of `cells` counts."""
        at = Place(
            self.asked,
            self.rows[row].key if row < len(self.rows) else None,
            self.columns[column].key if column < len(self.columns) else None,
        )
        return Pick(self.scope, rules.NAME, at.text())


def pivot(
    session: Session, scope: Scope, asked: Asked, *, today: date, how: Rounding = shares.USUAL
) -> Pivot:
    """Return a table of the suggestions of a scope."""
    key = ("pivot", scope, asked, today, how)
    return counted.kept(session, key, lambda: _pivot(session, scope, asked, today, how))


def named(session: Session, pick: Pick) -> str:
    """Return what a cell is of: 承办单位：县住建局，办理结果：A类，满意率：满意和基本满意."""
    at, known = rules.read(pick.part), statistics.known_of(session)
    asked = at.asked
    said = [
        f"{AXES[axis].label}：{_labels(session, axis, [value], known)[value]}"
        for axis, value in ((asked.rows, at.row), (asked.columns, at.column))
        if axis and value is not None
    ]
    measure = MEASURES[asked.measure]
    if measure.rate is not None:
        said.append(f"{measure.label}：{measure.rate.of}")
    return "，".join(said) or f"{rules.base_of(asked)}合计"


def _pivot(session: Session, scope: Scope, asked: Asked, today: date, how: Rounding) -> Pivot:
    known = statistics.known_of(session)
    tally = _tallied(session, scope, asked, known)
    rows = _heads(session, asked.rows, _sums(tally, 0), known)
    columns = _heads(session, asked.columns, _sums(tally, 1), known) if asked.columns else ()
    numbers = _numbers(tally, rows, columns)
    cells = _cells(numbers, asked, how)
    way = Way(scope, statistics.in_words(session, scope), how)
    if MEASURES[asked.measure].rate is not None:
        cells[-1][-1] = _as_elsewhere(session, cells[-1][-1], asked, way, today)
    return Pivot(
        asked=asked,
        scope=scope,
        words=way.words,
        as_of=today,
        base=rules.base_of(asked),
        total=numbers[-1][-1][_N],
        rows=rows,
        columns=columns,
        cells=tuple(map(tuple, cells)),
        note=_note(session, scope, asked, how),
    )


def _note(session: Session, scope: Scope, asked: Asked, how: Rounding) -> str:
    if asked.measure == rules.SHARE and asked.columns and how.mode is Mode.BALANCED:
        return APART
    of_units = asked.measure == rules.DAYS and asked.rows == rules.UNIT
    return OWN if of_units and waited(session, scope) else ""


def _tallied(session: Session, scope: Scope, asked: Asked, known: Known) -> Tally:
    """Return what each cell comes to. What a word says is asked once, not for each unit anew."""
    days = asked.measure == rules.DAYS
    places: dict[str, tuple[str, str, bool, bool, bool] | None] = {}
    tally: Tally = defaultdict(lambda: [0, 0, 0, 0])
    for unit, word, n, spent, timed in _read(session, scope, asked):
        if word not in places:
            places[word] = _place(word, scope, asked, known)
        place = places[word]
        if place is None:
            continue
        row, column, up, down, known_of_it = place
        cell = tally[unit or NOBODY if asked.rows == rules.UNIT else row, column]
        cell[_N] += n
        cell[_UP] += spent if days else n * up
        cell[_DOWN] += timed if days else n * down
        cell[_KNOWN] += n * known_of_it
    return tally


def _read(session: Session, scope: Scope, asked: Asked) -> Iterable[Any]:
    """Return unit, word, how many, their days and how many have days."""
    if asked.rows == rules.UNIT and not scope.unit_id:
        kept, before = by_unit(session, scope).items(), waited(session, scope)
        return (
            (unit, word, n, (days or 0) - before.get((unit, word), 0), timed)
            for word, some in kept
            for unit, n, days, timed in some
        )
    groups = statistics.groups_of(session, scope)
    return ((scope.unit_id, each.word, each.n, each.days, each.timed) for each in groups)


def _place(
    word: str, scope: Scope, asked: Asked, known: Known
) -> tuple[str, str, bool, bool, bool] | None:
    """Return the row and column of a word, and what `rules.counts` says of it."""
    facts = facts_of(word)
    if not (scope.holds(facts) and rules.inside(asked, facts, known.terms)):
        return None
    column = AXES[asked.columns].by(facts) if asked.columns else ""
    return AXES[asked.rows].by(facts), column, *rules.counts(asked, facts, known.terms)


def _sums(tally: Tally, side: int) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for at, cell in tally.items():
        found[at[side]] += cell[_N]
    return found


def _heads(session: Session, axis: str, many: Mapping[str, int], known: Known) -> tuple[Head, ...]:
    """Return the lines of a division in their order: of time, of rank, or the largest first."""
    said = _labels(session, axis, many, known)
    words = known.words.get(axis) or rules.WORDS.get(axis)
    if axis in rules.BY_TIME:
        order = rules.in_time(many)
    elif axis == rules.UNIT:
        order = sorted(many, key=lambda unit: (unit == NOBODY, -many[unit], said[unit], unit))
    else:
        ranked = axis in statistics.RANKED or axis in rules.WORDS
        order = statistics.in_order(many, words or {}, ranked=ranked)
    return tuple(Head(key, said[key]) for key in order)


def _labels(session: Session, axis: str, some: Iterable[str], known: Known) -> dict[str, str]:
    """Return the words of values of a division."""
    none = AXES[axis].none
    if axis == rules.UNIT:
        names = sa.select(col(HandlingUnit.id), col(HandlingUnit.name))
        units = {row[0]: row[1] for row in session.execute(names)}
        return {key: units.get(key, none) for key in some}
    if axis in rules.BY_TIME:
        return {key: rules.time_said(axis, key) if key else none for key in some}
    words = known.words.get(axis) or rules.WORDS.get(axis, {})
    return {key: words.get(key, key) or none for key in some}


def _numbers(tally: Tally, rows: Sequence[Head], columns: Sequence[Head]) -> list[list[list[int]]]:
    """Return the cells in order, with a sum at the end of each row and of each column."""
    nothing = [0, 0, 0, 0]
    across = columns or (Head("", ""),)
    table = [[tally.get((r.key, c.key), nothing) for c in across] for r in rows]
    lines = [[*(line if columns else ()), _added(line)] for line in table]
    return [*lines, [_added(line) for line in zip(*lines, strict=True)] or [nothing]]


def _added(some: Iterable[Sequence[int]]) -> list[int]:
    return [sum(each) for each in zip(*some, strict=True)] or [0, 0, 0, 0]


def _cells(numbers: list[list[list[int]]], asked: Asked, how: Rounding) -> list[list[Cell]]:
    counts = [[cell[_N] for cell in line] for line in numbers]
    if asked.measure == rules.COUNT:
        return [[Cell(n, n, 0, str(n)) for n in line] for line in counts]
    if asked.measure in (rules.ROW_SHARE, rules.COLUMN_SHARE, rules.SHARE):
        return _shared(counts, asked.measure, how)
    if asked.measure == rules.DAYS:
        return [
            [Cell(down, up, down, shares.quotient(up, down)) for _, up, down, _ in line]
            for line in numbers
        ]
    rates = [[(up, down if known else 0) for _, up, down, known in line] for line in numbers]
    return [
        [Cell(up, up, down, shares.ratio(up, down, how)) for up, down in line] for line in rates
    ]


def _shared(counts: list[list[int]], measure: str, how: Rounding) -> list[list[Cell]]:
    """Return shares: whatever is divided completely, sums among it, is balanced by itself."""
    if measure == rules.COLUMN_SHARE:
        turned = _shared([list(line) for line in zip(*counts, strict=True)], rules.ROW_SHARE, how)
        return [list(line) for line in zip(*turned, strict=True)]
    if measure == rules.ROW_SHARE:
        return [_line(line[:-1], line[-1], how) for line in counts]
    whole = counts[-1][-1]
    inner = [line[:-1] for line in counts[:-1]]
    flat = _line([n for line in inner for n in line], whole, how)[:-1]
    wide = len(counts[0]) - 1
    lines = [flat[at * wide : (at + 1) * wide] for at in range(len(inner))]
    ends = _line([line[-1] for line in counts[:-1]], whole, how)[:-1]
    return [
        *([*line, end] for line, end in zip(lines, ends, strict=True)),
        _line(counts[-1][:-1], whole, how),
    ]


def _line(parts: Sequence[int], whole: int, how: Rounding) -> list[Cell]:
    printed = [*shares.printed(parts, how), *shares.printed([whole], how)]
    return [Cell(n, n, whole, said) for n, said in zip((*parts, whole), printed, strict=True)]


def _as_elsewhere(session: Session, cell: Cell, asked: Asked, way: Way, today: date) -> Cell:
    """Return the rate of the whole as it is printed elsewhere: one figure is not told two ways."""
    found = statistics.suggestions(session, way.scope, today=today, how=way.how, units=False)
    rate = figures.named(found.rates, asked.measure)
    same = (rate.numerator, rate.denominator) == (cell.numerator, cell.denominator)
    return replace(cell, printed=rate.printed) if same else cell
