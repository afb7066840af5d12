"""When something is due: periods of law counted on the official calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

UNKNOWN = "程序里还没有"
ONE_DAY = timedelta(days=1)
SATURDAY = 5
CONTACT_ANSWER_MONTHS = 1  # 青岛市人大代表建议办理条例 第三十二条


class Unit(StrEnum):
    """What a period is counted in. 日 and 工作日 differ; the congress rules use both."""

    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"


UNIT_WORDS = {Unit.DAY: "日", Unit.WORKDAY: "个工作日", Unit.MONTH: "个月"}


@dataclass(frozen=True, slots=True)
class Period:
    """How long, in its own unit. `count` is at least 1."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        """Return it as a clerk writes it: 3个月, 10个工作日."""
        return f"{self.count}{UNIT_WORDS[self.unit]}"


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day of every year, as some local rules fix it: the first one after the start."""

    month: int
    day: int

    def __str__(self) -> str:
        """Return it as a clerk writes it: 8月5日."""
        return f"{self.month}月{self.day}日"


Span: TypeAlias = Period | FixedDay
"""What a rule may fix."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The official holiday tables (国务院办公厅 节假日安排).

    `off` are weekdays or weekend days declared free, `worked` the weekend days declared worked
    (调休), `years` those whose table has been published. Any other year has only weekends.
    """

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]


@dataclass(frozen=True, slots=True)
class Due:
    """The last day in time: as counted, and as moved off a day when offices are shut."""

    nominal: date
    effective: date


def is_worked(day: date, calendar: Calendar) -> bool:
    """Return whether offices are open on `day`."""
    if day in calendar.worked:
        return True
    return day.weekday() < SATURDAY and day not in calendar.off


def known(day: date, calendar: Calendar) -> bool:
    """Return whether the holiday table of the year of `day` has been published."""
    return day.year in calendar.years


def due(start: date, period: Span, calendar: Calendar, *, roll: bool = True) -> Due:
    """Return the last day of `period`. The day of `start` itself is not counted.

    Months keep the day of the month; a month that lacks it ends the period on its last day.

    Args:
        start: the calendar day of the event that starts the clock (交办日, 收到日 …).
        period: how long, in its own unit, or the fixed day that follows `start`.
        calendar: the official calendar. A year it does not know has only weekends.
        roll: whether a last day that is not worked moves to the next worked one.

    Returns:
        Both days are still in time. They differ only when `roll` is asked for and the first is
        not worked; a period in working days always ends on a worked day.

    Source:
        民法典 第二百零一条 (不计开始的当日)、第二百零二条 (对应日、月末日)、第二百零三条
        (顺延至休假日次日). 代表法 does not say how to count; `roll` is the office's setting.
    """
    match period:
        case FixedDay(month, day):
            this_year = date(start.year, month, day)
            nominal = this_year if this_year > start else date(start.year + 1, month, day)
        case Period(count, Unit.MONTH):
            nominal = same_day_later(start, count)
        case Period(count, Unit.DAY):
            nominal = start + count * ONE_DAY
        case Period(count, Unit.WORKDAY):
            nominal = start
            for _ in range(count):
                nominal = _next_worked(nominal + ONE_DAY, calendar)
    return Due(nominal, _next_worked(nominal, calendar) if roll else nominal)


def explain(
    start: date, period: Span, due: Due, article: str, calendar: Calendar, *, base: str = "交办"
) -> str:
    """Return the sum in words, for beside the date.

    For example “交办 3月5日 + 3个月，代表法第五十一条，顺延至 6月8日”, or, for a fixed day,
    “交办 3月5日 后的8月5日，…”. A day of another year than `start` is written with its year.

    Args:
        start: the day that started the clock.
        period: how long.
        due: what `due` made of them.
        article: the law and article the period comes from.
        calendar: tells whether the holidays of the year are known here.
        base: what happened on `start`, in Chinese.
    """
    verb = "至" if due.effective == due.nominal else "顺延至"
    joint = " 后的" if isinstance(period, FixedDay) else " + "
    words = [f"{base} {_brief(start, 0)}{joint}{period}", article]
    words.append(f"{verb} {_brief(due.effective, start.year)}")
    if not known(due.effective, calendar):
        words.append(f"{UNKNOWN}{due.effective.year}年的节假日安排，先按周末算，可以在设置里导入")
    return "，".join(word for word in words if word)


def printed(why: str) -> str:
    """Return a sum in words as a paper prints it: what this program lacks concerns nobody else."""
    return why.partition(f"，{UNKNOWN}")[0]


def _brief(day: date, year: int) -> str:
    """Return 3月5日, with the year in front when it is not `year` (0: never)."""
    return f"{day.year}年" * (year not in {0, day.year}) + f"{day.month}月{day.day}日"


def same_day_later(start: date, months: int) -> date:
    """Return the corresponding day `months` later, or that month's last (民法典 第二百零二条)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _next_worked(day: date, calendar: Calendar) -> date:
    """Return `day`, or the first worked day after it."""
    while not is_worked(day, calendar):
        day += ONE_DAY
    return day
