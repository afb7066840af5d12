"""Until when a year's handling is reported on (年度办理情况报告), where a rule pack fixes it."""

from datetime import date

from npcdesk.rules import deadlines
from npcdesk.rules.deadlines import Calendar, Due, FixedDay
from npcdesk.rules.pack import BASE_WORDS, Level, Pack

AHEAD_DAYS = 30  # so long before its day it is told


def due(pack: Pack, year: int, started: date, calendar: Calendar) -> tuple[Due, str] | None:
    """Return the last day for the report on a year with its reason; None where none is fixed.

    Args:
        pack: the rules the office works by.
        year: the year that is reported on.
        started: the day from which a period runs, as the year's first 交办.
        calendar: the official calendar.
    """
    rule = pack.report_by
    if rule is None:
        return None
    fixed = isinstance(rule.period, FixedDay)
    start = date(year - 1, 12, 31) if fixed else started  # the day of the start is not counted
    found = deadlines.due(start, rule.period, calendar, roll=pack.roll)
    if not fixed:
        base = BASE_WORDS[rule.base]
        why = deadlines.explain(start, rule.period, found, rule.article, calendar, base=base)
        return found, why
    moved = found.effective != found.nominal
    rolled = f"，顺延至 {found.effective.month}月{found.effective.day}日" if moved else ""
    return found, f"{rule.article}，{rule.period}前{rolled}"


def heard_by(level: Level) -> str:
    """Return who hears the report (代表法 第五十一条第三款)."""
    return "乡镇人民代表大会" if level is Level.TOWNSHIP else "本级人大常委会"
