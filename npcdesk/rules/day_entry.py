"""Days as clerks type them: 5.6, 0506, 26/5/6, 明天, +7."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from npcdesk.errors import Unclear

Expects = Literal["past", "future", "near"]

WORDS = {"前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2}
STOPS = str.maketrans("。、－–—−", "..----")  # what a Chinese keyboard puts for the full stop, dash
SHIFT = re.compile(r"([+-]\d{1,4})")
DAY = re.compile(r"(\d{1,2})[日号]?")
MONTH_DAY = re.compile(r"(\d{1,2})[./月-](\d{1,2})[日号]?|(\d\d)(\d\d)")
YEAR_MONTH_DAY = re.compile(
    r"(\d{4}|\d\d)[./年-](\d{1,2})[./月-](\d{1,2})[日号]?|(\d{4}|\d\d)(\d\d)(\d\d)"
)
LEAP = 2024
LEAP_YEARS = 8  # the longest wait for a 29th of February (1896 to 1904)


def read_day(text: str, *, today: date, expects: Expects) -> date:
    """Return the day that `text` means, or raise `Unclear`.

    Understood are 5.6 5-6 5/6 5月6日 0506, with a year 2026.5.6 26/5/6 20260506 260506, a day of
    this month 6, 今天 明天 昨天 后天 前天, and days from today +7 -3; full-width or half-width.

    Args:
        text: as typed.
        today: the day it is.
        expects: which year is meant when none is said: `past` the last one in which the day is
            not after today (deeds), `future` the first in which it is not before today
            (promises), `near` the one in which it is nearest to today.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).translate(STOPS)
    found = _with_year(plain) or _without_year(plain, today, expects) or _from_today(plain, today)
    if found is None:
        if lacks := _lacking(plain, today):
            raise Unclear(f"{lacks}，请核对“{text.strip()}”。")
        day = _example(today, expects)
        how = f"{day.month}.{day.day} 或 {day.year}-{day.month}-{day.day}"
        msg = f"没认出“{text.strip()}”是哪天，请写成 {how}。"
        raise Unclear(msg)
    return found


def lacking(month: int, day: int, year: int = 0) -> str:
    """Return 2026年2月没有30日 where a month has no such day, "" where it has or none has."""
    most = monthrange(year or LEAP, month)[1] if 1 <= month <= 12 else 31
    return f"{f'{year}年' if year else ''}{month}月没有{day}日" if most < day <= 31 else ""


def _lacking(plain: str, today: date) -> str:
    if match := YEAR_MONTH_DAY.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups() if part)
        return lacking(month, day, year + 2000 * (year < 100))
    if match := MONTH_DAY.fullmatch(plain):
        month, day = (int(part) for part in match.groups() if part)
        return lacking(month, day)
    match = DAY.fullmatch(plain)
    return lacking(today.month, int(match[1]), today.year) if match else ""


def _example(today: date, expects: Expects) -> date:
    """Return a day that might be meant: deeds lie before today, promises after it."""
    return today + timedelta(days={"past": -1, "near": 0, "future": 30}[expects])


def _with_year(plain: str) -> date | None:
    match = YEAR_MONTH_DAY.fullmatch(plain)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    year += 2000 * (year < 100)
    return _day(year, month, day) if 1900 <= year < 2200 else None


def _without_year(plain: str, today: date, expects: Expects) -> date | None:
    match = MONTH_DAY.fullmatch(plain)
    if not match:
        return None
    month, day = (int(part) for part in match.groups() if part)
    days = list(_in_years_about(today.year, month, day))
    if expects == "past":
        days = [found for found in days if found <= today]
    elif expects == "future":
        days = [found for found in days if found >= today]
    return min(days, key=lambda found: abs(found - today), default=None)


def _in_years_about(year: int, month: int, day: int) -> Iterator[date]:
    for other in range(year - LEAP_YEARS, year + LEAP_YEARS + 1):
        if found := _day(other, month, day):
            yield found


def _from_today(plain: str, today: date) -> date | None:
    if match := DAY.fullmatch(plain):
        return _day(today.year, today.month, int(match[1]))
    shift = SHIFT.fullmatch(plain)
    days = int(shift[1]) if shift else WORDS.get(plain)
    return None if days is None else today + timedelta(days=days)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
