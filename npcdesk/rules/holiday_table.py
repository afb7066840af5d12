"""A year's holiday table (国务院办公厅 节假日安排) from a file, and a calendar with it in place.

Two forms are read: JSON as the public project holiday-cn keeps it (`{"year": 2027, "days":
[{"date": "2027-01-01", "isOffDay": true}, …]}`), and rows of a day with 休 or 班.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from npcdesk import labels
from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import SATURDAY, Calendar

OFF_WORDS = frozenset({"休", "休息", "放假", "假", "是"})
WORKED_WORDS = frozenset({"班", "上班", "调休", "调休上班", "补班", "否"})
ALWAYS_OFF = ((1, 1, "元旦"), (5, 1, "劳动节"), (10, 1, "国庆节"))  # 全国年节及纪念日放假办法
NEW_YEARS_EVE_MONTH = 12
FIRST, LAST = 2000, 2100
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00:00)?")


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The days declared free and the weekend days declared worked of one year's notice.

    A notice may begin in the last December days of the year before.
    """

    year: int
    off: frozenset[date]
    worked: frozenset[date]


def read_json(text: str) -> HolidayYear:
    """Return the table in a JSON text, or raise `DeskError` that says what is wrong with it."""
    try:
        table = json.loads(text)
        marks = [(_day(each["date"]), each["isOffDay"], each["date"]) for each in table["days"]]
        year = int(table["year"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        msg = "没认出节假日安排。请用 holiday-cn 的 JSON，或两栏（日期、休或班）的表格。"
        raise DeskError(msg) from error
    days = []
    for at, (day, off, said) in enumerate(marks, 1):
        if day is None or not isinstance(off, bool):
            msg = f"第 {at} 天写的是“{said}”，没认出是哪一天、休还是班。请核对后再导入。"
            raise DeskError(msg)
        days.append((day, off))
    return _checked(year, days)


def read_rows(rows: Iterable[Sequence[object]]) -> HolidayYear:
    """Return the table in rows of a day and 休 or 班, or raise `DeskError` with the row.

    A heading above and empty rows between are passed over.
    """
    days = []
    for at, row in enumerate(rows, 1):
        cells = [cell for cell in row if str(cell).strip()]
        if not cells:
            continue
        day = _day(cells[0])
        mark = _mark(cells[1]) if len(cells) > 1 else None
        if day is not None and mark is not None:
            days.append((day, mark))
        elif days or day is not None:
            msg = (
                f"第 {at} 行没认出来，应是两栏：日期（如 2027-01-01）、休或班。请改好这一行再导入。"
            )
            raise DeskError(msg)
    years = [day.year for day, _ in days]
    return _checked(max(years, key=years.count) if years else 0, days)


def write_json(table: HolidayYear) -> str:
    """Return a table as text that `read_json` gives back."""
    days = sorted([*((d, True) for d in table.off), *((d, False) for d in table.worked)])
    told = [{"date": day.isoformat(), "isOffDay": off} for day, off in days]
    return json.dumps({"year": table.year, "days": told})


def _day(cell: object) -> date | None:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    found = _DAY.fullmatch(str(cell).strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _mark(cell: object) -> bool | None:
    word = str(cell).strip()
    return True if word in OFF_WORDS else False if word in WORKED_WORDS else None


def _checked(year: int, days: Sequence[tuple[date, bool]]) -> HolidayYear:
    """Return the table, or raise `DeskError` when it cannot be a year's notice."""
    if not days or not FIRST <= year <= LAST:
        msg = "这个文件里没有节假日安排。应是两栏：日期（如 2027-01-01）、休或班。"
        raise DeskError(msg)
    off = frozenset(day for day, free in days if free)
    worked = frozenset(day for day, free in days if not free)
    for said in (
        _twice(off & worked, len(days) - len(off | worked)),
        _elsewhere(year, off | worked),
        _worked_anyway(worked),
        _missing(year, off),
    ):
        if said:
            raise DeskError(said)
    return HolidayYear(year, off, worked)


def _twice(both: frozenset[date], more: int) -> str:
    if both:
        return f"{labels.day(min(both))}又写休又写班。请对照国务院办公厅的通知改好再导入。"
    return "有的日子写了两遍。请删去重复的行再导入。" if more else ""


def _elsewhere(year: int, days: frozenset[date]) -> str:
    def fits(day: date) -> bool:
        eve = day.year == year - 1 and day.month == NEW_YEARS_EVE_MONTH
        return day.year == year or eve

    other = [day for day in days if not fits(day)]
    return f"{labels.day(min(other))}不在{year}年。一个文件只写一年，请分开导入。" if other else ""


def _worked_anyway(worked: frozenset[date]) -> str:
    odd = [day for day in worked if day.weekday() < SATURDAY]
    week = "一二三四五"[min(odd).weekday()] if odd else ""
    return (
        f"{labels.day(min(odd))}是星期{week}，本来就上班，不用写“班”。请核对年份和日期。"
        if odd
        else ""
    )


def _missing(year: int, off: frozenset[date]) -> str:
    lost = [f"{name}（{m}月{d}日）" for m, d, name in ALWAYS_OFF if date(year, m, d) not in off]
    return f"{year}年的安排里没有{'、'.join(lost)}，不像是完整的一年。请核对。" if lost else ""


@lru_cache(maxsize=16)
def with_tables(shipped: Calendar, texts: tuple[str, ...]) -> Calendar:
    """Return a calendar in which an office's own tables (JSON texts) stand for their years."""
    off, worked, years = set(shipped.off), set(shipped.worked), set(shipped.years)
    for table in map(read_json, texts):
        off = {day for day in off if day.year != table.year} - table.worked | table.off
        worked = {day for day in worked if day.year != table.year} - table.off | table.worked
        years.add(table.year)
    return Calendar(frozenset(off), frozenset(worked), frozenset(years))
