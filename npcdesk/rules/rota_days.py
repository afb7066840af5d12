"""On which days a station receives people, as its rules say it: 每单月15日, 每周三, 每月第二个周三.

What is kept is the phrase itself: a clerk can read it in a conflict, and a newer phrase is no new
column.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from npcdesk.errors import Unclear

EVERY_MONTH = tuple(range(1, 13))
LAST = -1  # the last such weekday, or the last day, of a month
LONGEST, MOST_WEEKS = 31, 5  # of a month
_WEEK = "一二三四五六日"
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_MONTHS = {
    "月": EVERY_MONTH,
    "单月": (1, 3, 5, 7, 9, 11),
    "双月": (2, 4, 6, 8, 10, 12),
    "季首月": (1, 4, 7, 10),
    "季末月": (3, 6, 9, 12),
}
_ALIKE = {  # in this order
    "星期": "周",
    "礼拜": "周",
    "周天": "周日",
    ",": "、",
    "和": "、",
    "每逢": "每",
    "每个": "每",
    "每季度": "每季",
    "每工作日": "周一、二、三、四、五",
}
_NAMED_MONTHS = re.compile(r"(单月|双月|季首月|季末月|月|[\d、月]*\d月)(.+)")
_MONTH_DAYS = re.compile(r"(\d{1,2})(?:日|号)?(?:、(\d{1,2})(?:日|号)?)*(?<=[日号])")
_NTH = re.compile(r"(?:第([一二三四五\d、]+)|(最后一))个?((?:周|、|[一二三四五六日])+)")
_WEEKLY = re.compile(r"(?:周|、|[一二三四五六日])+")


@dataclass(frozen=True, slots=True)
class DutyDays:
    """Days of a month, or weekdays (0 is Monday), each week or the `nths` of a month."""

    months: tuple[int, ...] = EVERY_MONTH
    month_days: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Return the phrase that is read as this."""
        said = next((word for word, some in _MONTHS.items() if some == self.months), "")
        months = f"每{said}" if said else f"每年{'、'.join(map(str, self.months))}月"
        weekdays = "、".join(f"周{_WEEK[day]}" for day in self.weekdays)
        if self.month_days:
            days = ["最后一日" if day == LAST else f"{day}日" for day in self.month_days]
            return months + "、".join(days)
        if not self.nths:
            return f"每{weekdays}"
        if self.nths == (LAST,):
            return f"{months}最后一个{weekdays}"
        return f"{months}第{'、'.join('一二三四五'[nth - 1] for nth in self.nths)}个{weekdays}"


def read(text: str) -> DutyDays:
    """Return the days that a phrase means, or raise `Unclear`.

    Understood are 每周三, 每周一、周四, 每月15日, 每月5日、20日, 每单月15日, 每双月10日,
    每季首月8日, 每年3、9月15日, 每月最后一日, 每月第二个周三, 每单月最后一个周五.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    for said, meant in _ALIKE.items():
        plain = plain.replace(said, meant)
    found = _found(plain.removeprefix("每年").removeprefix("逢").removeprefix("每"))
    if found is None:
        msg = (
            f"没认出“{text.strip()}”是哪些天，请写成 每月15日、每单月15日、每周三、每月第二个周三。"
        )
        raise Unclear(msg)
    return found


def _found(plain: str) -> DutyDays | None:
    if _WEEKLY.fullmatch(plain):
        weekdays = _weekdays(plain)
        return DutyDays(weekdays=weekdays) if weekdays else None
    named = _NAMED_MONTHS.fullmatch(plain)
    months = _months(named[1]) if named else ()
    if not named or not months:
        return None
    rest = named[2]
    if rest in {"最后一日", "最后一天", "末日"}:
        return DutyDays(months, month_days=(LAST,))
    if _MONTH_DAYS.fullmatch(rest):
        days = tuple(sorted({int(each) for each in re.findall(r"\d+", rest)}))
        return DutyDays(months, month_days=days) if days[0] >= 1 and days[-1] <= LONGEST else None
    nth = _NTH.fullmatch(rest)
    weekdays = _weekdays(nth[3]) if nth else ()
    if not nth or not weekdays:
        return None
    nths = (LAST,) if nth[2] else tuple(sorted({_number(each) for each in nth[1].split("、")}))
    return DutyDays(months, weekdays=weekdays, nths=nths) if all(nths) else None


def _months(said: str) -> tuple[int, ...]:
    if said in _MONTHS:
        return _MONTHS[said]
    some = tuple(sorted({int(each) for each in re.findall(r"\d+", said)}))
    return some if some[0] >= 1 and some[-1] <= len(EVERY_MONTH) else ()


def _weekdays(said: str) -> tuple[int, ...]:
    return tuple(sorted({_WEEK.index(each) for each in said if each in _WEEK}))


def _number(said: str) -> int:
    number = _NUMBERS.get(said) or (int(said) if said.isdecimal() else 0)
    return number if number <= MOST_WEEKS else 0


def between(days: DutyDays, first: date, last: date) -> list[date]:
    """Return the days from `first` to `last`, both in, in their order; holidays are not looked at.

    A month that lacks the day has its last instead (民法典 第二百零二条).
    """
    if days.weekdays and not days.nths:
        found = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in found if day.weekday() in days.weekdays]
    found_days = {
        day
        for year in range(first.year, last.year + 1)
        for month in days.months
        for day in _of_month(days, year, month)
    }
    return sorted(day for day in found_days if first <= day <= last)


def _of_month(days: DutyDays, year: int, month: int) -> Iterator[date]:
    begins, length = monthrange(year, month)
    for day in days.month_days:
        yield date(year, month, length if day == LAST else min(day, length))
    for weekday in days.weekdays:
        firsts = 1 + (weekday - begins) % 7
        every = list(range(firsts, length + 1, 7))
        for nth in days.nths:
            if nth <= len(every):
                yield date(year, month, every[nth if nth == LAST else nth - 1])
