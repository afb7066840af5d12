"""Days and months as clerks write them: 1978.05, 78年5月, 197805, Excel's day numbers."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from npcdesk.rules import day_entry
from npcdesk.workbooks.cells import NOTHING, Cell, Reader, Reading, plain, text

EPOCH = dt.date(1899, 12, 30)  # Excel's day 0, so that 1900-03-01 and later come out right
EARLIEST_SERIAL, LATEST_SERIAL = 5_480, 60_000  # 1915 to 2064
MARK = r"[年月.\-/、,·。]"
WRITTEN = re.compile(
    rf"(?P<y>\d{{4}}|\d{{2}}){MARK}(?P<m>\d{{1,2}})(?:{MARK}(?P<d>\d{{1,2}})[日号]?)?月?[.。]?"
    r"(?:出?生)?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})?")
SHORT = re.compile(r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})")
TENTH = re.compile(r"(?:\d{4}|\d{2})\.1")
YEAR = re.compile(r"(?:19|20)\d{2}年?")


class Found(NamedTuple):
    """A day, or a month when `day` is 0; `inferred` when the cell does not plainly say it."""

    year: int
    month: int
    day: int
    inferred: bool


@dataclass(frozen=True, slots=True)
class Manner:
    """How a column writes its days.

    `pivot` is the last two-digit year of this century. `padded` says what the number 1978.1 is:
    October where the column writes 1978.05, since Excel drops the last nought of 1978.10; None
    where nothing tells October from January. As a text it is January where others write 1978.5.
    """

    pivot: int
    padded: bool | None = None


def manner(cells: Iterable[Cell], pivot: int) -> Manner:
    """Return how a column writes its days."""
    decimals = {text(cell).partition(".")[2] for cell in cells if isinstance(cell, float | str)}
    padded = any(len(digits) == 2 and digits[0] == "0" for digits in decimals)
    bare = any(len(digits) == 1 and digits in "23456789" for digits in decimals)
    return Manner(pivot, padded=True if padded and not bare else None)


def month_reader(manner: Manner, *, grave: bool, keep_day: bool = False) -> Reader:
    """Return a reader of months: `YYYY-MM`, or `YYYY-MM-DD` where a day is told and kept.

    A day that the cell holds as a date is kept unless it is the first: clerks who type 1978-5
    get that from Excel.
    """

    def read(cell: Cell) -> Reading:
        said = text(cell)
        if said in NOTHING:
            return Reading()
        if TENTH.fullmatch(said) and manner.padded is (True if isinstance(cell, str) else None):
            year = said.partition(".")[0]
            return Reading(
                problem=f"{said} 可能是 1 月，也可能是 10 月，请写成 {year}-01 或 {year}-10。",
                grave=grave,
            )
        found = find(cell, manner)
        if found is None:
            if YEAR.fullmatch(said):
                return Reading(
                    problem=f"“{said}”只有年份，请补上月份，例如 {said[:4]}.05。", grave=grave
                )
            problem = f"没认出“{said}”是哪年哪月，请写成 1978.05 这样。"
            return Reading(problem=_lacking(cell, manner) or problem, grave=grave)
        first = found.day == 1 and isinstance(cell, dt.date)
        day = found.day if keep_day and not first else 0
        value = f"{found.year}-{found.month:02}" + (f"-{day:02}" if day else "")
        return Reading(value, converted=_spoken(found, day) if found.inferred else "")

    return read


def day_reader(manner: Manner) -> Reader:
    """Return a reader of days: `YYYY-MM-DD`. A month alone is a grave problem."""

    def read(cell: Cell) -> Reading:
        said = text(cell)
        if said in NOTHING:
            return Reading()
        found = find(cell, manner)
        if found is None:
            problem = f"没认出“{said}”是哪天，请写成 2026-5-6。"
            return Reading(problem=_lacking(cell, manner) or problem, grave=True)
        if not found.day:
            return Reading(problem=f"“{said}”没有写到哪一天，请写成 2026-5-6。", grave=True)
        value = f"{found.year}-{found.month:02}-{found.day:02}"
        return Reading(value, converted=_spoken(found, found.day) if found.inferred else "")

    return read


def find(cell: Cell, manner: Manner) -> Found | None:
    """Return the day or month that a cell says, or None."""
    if isinstance(cell, dt.date):
        return _found(cell.year, cell.month, cell.day, inferred=False)
    if isinstance(cell, float | int):
        return _in_number(float(cell), manner)
    said = plain(cell)
    if match := WRITTEN.fullmatch(said):
        short = len(match["y"]) == 2
        year = _full_year(int(match["y"]), manner) if short else int(match["y"])
        return _found(year, int(match["m"]), int(match["d"] or 0), inferred=short)
    return _compact(said, manner)


def _lacking(cell: Cell, manner: Manner) -> str:
    """Say which month has no such day, where that is why a cell tells none."""
    if isinstance(cell, float | int):
        said = str(int(cell)) if cell == cell // 1 else ""
    else:
        said = plain(cell) if isinstance(cell, str) else ""
    match = WRITTEN.fullmatch(said) or COMPACT.fullmatch(said) or SHORT.fullmatch(said)
    if match is None:
        return ""
    short = len(match["y"]) == 2
    year = _full_year(int(match["y"]), manner) if short else int(match["y"])
    lacks = day_entry.lacking(int(match["m"]), int(match["d"] or 1), year)
    return f"{lacks}，请核对“{text(cell)}”。" if lacks else ""


def _in_number(number: float, manner: Manner) -> Found | None:
    whole = int(number) if number == number // 1 else None
    if EARLIEST_SERIAL <= number <= LATEST_SERIAL:
        day = EPOCH + dt.timedelta(days=int(number))
        return _found(day.year, day.month, day.day, inferred=True)
    if whole is not None:
        return _compact(str(whole), manner)
    written = f"{number:.2f}"
    if abs(float(written) - number) > 1e-6:
        return None
    year, _, month = written.partition(".")
    if month.endswith("0") and month != "10":
        month = month[0]
    if len(year) not in {2, 4}:
        return None
    full = int(year) if len(year) == 4 else _full_year(int(year), manner)
    return _found(full, int(month), 0, inferred=month == "10" or len(year) == 2)


def _compact(digits: str, manner: Manner) -> Found | None:
    if match := COMPACT.fullmatch(digits):
        return _found(int(match["y"]), int(match["m"]), int(match["d"] or 0), inferred=True)
    if match := SHORT.fullmatch(digits):
        year = _full_year(int(match["y"]), manner)
        return _found(year, int(match["m"]), int(match["d"]), inferred=True)
    return None


def _full_year(short: int, manner: Manner) -> int:
    return short + (2000 if short <= manner.pivot else 1900)


def _found(year: int, month: int, day: int, *, inferred: bool) -> Found | None:
    try:
        dt.date(year, month, day or 1)
    except ValueError:
        return None
    return Found(year, month, day, inferred) if 1900 <= year <= 2100 else None


def _spoken(found: Found, day: int) -> str:
    return f"读作 {found.year}年{found.month}月" + (f"{day}日。" if day else "。")
