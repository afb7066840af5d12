"""Judges the tables of a report: 合计 against its column, 占比 against the counts beside it.

A table is lines of cells with tabs between, as a .docx gives them. What else stands in its cells
(满意率, 平均天数) is of sums that the table does not show, and is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from npcdesk.rules import report_numbers, report_ratios
from npcdesk.rules.report_findings import Finding, Looked, Mend, Verdict
from npcdesk.rules.report_ratios import HUNDRED, fits, number, telling_slip

LEAST_LINES = 3
_COUNT = re.compile(r"\s*(\d+|\d{1,3}(?:,\d{3})+) ?[件人名条项次票份户个家]?\s*")
_PERCENT = re.compile(r"\s*(\d+(?:\.\d+)?) ?%\s*")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计|总\s*数)\s*")
_SHARE = re.compile("占比|比例|比重|占总")
_NO_SUM = re.compile("平均|人均|天数|名次|排名|序号|年|率|得分|分数")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and where they stand."""

    start: int
    words: str

    @property
    def count(self) -> Decimal | None:
        """The count in it; None where it has none."""
        found = _COUNT.fullmatch(self.words)
        return Decimal(found[1].replace(",", "")) if found else None

    @property
    def percent(self) -> str:
        """The digits of the per cent in it; "" where it has none."""
        found = _PERCENT.fullmatch(self.words)
        return found[1] if found else ""

    @property
    def place(self) -> tuple[int, int]:
        """Where its words begin and end, without the blanks around them."""
        bare = self.words.strip()
        start = self.start + self.words.index(bare)
        return start, start + len(bare)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells; where it begins and ends in the text."""

    start: int
    end: int
    rows: tuple[Row, ...]


def tables(text: str) -> list[Table]:
    """Return the tables of a text."""
    if "\t" not in text:
        return []
    found: list[Table] = []
    run: list[Row] = []
    start = at = 0
    for line in (*text.splitlines(keepends=True), ""):
        row = _row(line, at)
        if run and len(row) != len(run[0]):
            if len(run) >= LEAST_LINES:
                found.append(Table(start, at, tuple(run)))
            run = []
        if len(row) > 1:
            start = start if run else at
            run.append(row)
        at += len(line)
    return found


def without(text: str, some: Sequence[Table]) -> str:
    """Return a text with blanks where its tables are, every other sign in its place."""
    for table in some:
        blank = re.sub(r"[^\n]", " ", text[table.start : table.end])
        text = text[: table.start] + blank + text[table.end :]
    return text


def judge(table: Table, looked: Looked) -> None:
    """Judge the sums of a table, and its shares."""
    head, body, total = _cut(table)
    if any(row[0].words.strip().startswith("其中") for row in body):
        return  # a row is a part of another: what is summed is for a person to say
    for at in range(1, len(table.rows[0])):
        said = head[at].words.strip() if head else ""
        if _SHARE.search(said):
            _shares(at, body, total, looked)
        elif total is not None and not _NO_SUM.search(said):
            _sum(said, [row[at] for row in body], total[at], looked)


def _row(line: str, at: int) -> Row:
    cells: list[Cell] = []
    for words in line.rstrip("\r\n").split("\t"):
        cells.append(Cell(at, report_numbers.plain(words)))
        at += len(words) + 1
    while cells and not cells[-1].words.strip():
        cells.pop()
    return tuple(cells)


def _cut(table: Table) -> tuple[Row | None, tuple[Row, ...], Row | None]:
    """Return heading, rows, and the row of sums, where there are such."""
    first, *rest = table.rows
    headed = not any(cell.count is not None or cell.percent for cell in first)
    rows = rest if headed else list(table.rows)
    sums = [row for row in rows if _TOTAL.fullmatch(row[0].words)]
    body = tuple(row for row in rows if row not in sums)
    return (first if headed else None), body, sums[0] if len(sums) == 1 else None


def _sum(said: str, cells: Sequence[Cell], total: Cell, looked: Looked) -> None:
    """Judge the sum below a column in which every cell has a count."""
    counts = [cell.count for cell in cells]
    known = [each for each in counts if each is not None]
    printed = total.count
    if printed is None or len(known) < len(counts) or len(known) < 2:
        return
    right = sum(known, Decimal(0))
    if right == printed:
        looked.agrees(*total.place)
        return
    meant = [
        (cell, cell.count + printed - right)
        for cell in cells
        if cell.count is not None
        and report_ratios.swapped(number(cell.count), number(cell.count + printed - right))
    ]
    how = telling_slip(number(printed), number(right))
    hint = f"多半是 {number(right)} {how}。" if how else "多半有一项改过，合计没有跟着改。"
    if len(meant) == 1 and not how:
        cell, then = meant[0]
        hint = f"多半是 {number(then)} 写成了 {cell.words.strip()}（数字写颠倒了）。"
    looked.found(
        Finding(
            *(*total.place, Verdict.WRONG),
            f"表里{said}合计不是 {number(printed)}",
            *(number(printed), number(right)),
            f"{len(known)} 行相加是 {number(right)}，合计写的是 {number(printed)}。",
            hint,
        )
    )


def _shares(at: int, body: Sequence[Row], total: Row | None, looked: Looked) -> None:
    """Judge a column of shares against the counts to its left."""
    left = next(
        (n for n in range(at - 1, 0, -1) if body and all(r[n].count is not None for r in body)), 0
    )
    if not left or not all(row[at].percent for row in body):
        return
    counts = [row[left].count or Decimal(0) for row in body]
    added = sum(counts, Decimal(0))
    printed = (total[left].count if total is not None else None) or added
    judged = [
        _judged(body, at, counts, whole) for whole in dict.fromkeys((printed, added)) if whole
    ]
    best = max(judged, key=lambda each: sum(right for *_, right in each), default=())
    for row, exact, right in best:
        if right:
            looked.agrees(*row[at].place)
        else:
            _misprinted(row, at, exact, looked)


def _judged(
    body: Sequence[Row], at: int, counts: Sequence[Decimal], whole: Decimal
) -> tuple[tuple[Row, Decimal, bool], ...]:
    """Return each row with its exact share of a whole, and whether it is printed so."""
    places = max(len(row[at].percent.partition(".")[2]) for row in body)
    evened = report_ratios.balanced(counts, places) if sum(counts) == whole else []
    made = []
    for n, (row, count) in enumerate(zip(body, counts, strict=True)):
        printed, exact = Decimal(row[at].percent), count * HUNDRED / whole
        own = len(row[at].percent.partition(".")[2])
        right = fits(printed, own, "", exact) or (bool(evened) and printed == evened[n])
        made.append((row, exact, right))
    return tuple(made)


def _misprinted(row: Row, at: int, exact: Decimal, looked: Looked) -> None:
    cell, digits = row[at], row[at].percent
    places = len(digits.partition(".")[2])
    right = str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    near = report_ratios.beside(Decimal(digits), places, exact)
    how = telling_slip(digits, right)
    looked.found(
        Finding(
            *(*cell.place, Verdict.DOUBT if near else Verdict.WRONG),
            f"{row[0].words.strip()}：占比不是 {digits}%",
            *(f"{digits}%", f"{right}%"),
            f"按表里的数算是 {right}%{'，差在末位' if near else ''}。",
            f"多半是 {right}% {how}。" if how and not near else "请核对件数和占比。",
            Mend(*cell.place, f"{right}%"),
        )
    )
