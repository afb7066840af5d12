"""Reads the tables that ship with the program: rule packs, holidays, strokes, surnames."""

from functools import cache

from npcdesk.rules.deadlines import Calendar


@cache
def calendar() -> Calendar:
    """Return every holiday table the program knows.

    From the `chinesecalendar` package, which follows 国务院办公厅's yearly notice (节假日安排).
    """
    from chinese_calendar import constants  # noqa: PLC0415 - 4 ms that the first window can spare

    off, worked = frozenset(constants.holidays), frozenset(constants.workdays)
    return Calendar(off, worked, frozenset(day.year for day in off))
