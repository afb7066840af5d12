"""The official calendar as this office counts by it: shipped tables, and those it took in itself.

Own tables stay in this office's file and are not exchanged: see docs/decisions/009.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from npcdesk import shipped
from npcdesk.errors import NotFound
from npcdesk.models import Meta
from npcdesk.rules import holiday_table
from npcdesk.rules.holiday_table import HolidayYear

if TYPE_CHECKING:
    from npcdesk.rules.deadlines import Calendar

KEY = "holidays:"


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year whose holidays are known: how many days free and worked, and from where."""

    year: int
    off: int
    worked: int
    own: bool  # taken in from a file by this office; else shipped with the program


def calendar(session: Session) -> "Calendar":
    """Return the calendar that this office's days are counted by; read once a session."""
    found: Calendar | None = session.info.get(KEY)
    if found is None:
        texts = select(Meta.value).where(col(Meta.key).startswith(KEY)).order_by(Meta.key)
        own = tuple(session.exec(texts))
        found = holiday_table.with_tables(shipped.calendar(), own) if own else shipped.calendar()
        session.info[KEY] = found
    return found


def years(session: Session) -> list[YearLine]:
    """Return the years whose holidays are known, the newest first."""
    known, own = calendar(session), _own_years(session)
    return [
        YearLine(
            year,
            sum(day.year == year for day in known.off),
            sum(day.year == year for day in known.worked),
            year in own,
        )
        for year in sorted(known.years, reverse=True)
    ]


def take_in(session: Session, table: HolidayYear) -> None:
    """Count by a year's table from now on, in place of the one that was there."""
    key = f"{KEY}{table.year}"
    row = session.get(Meta, key) or Meta(key=key, value="")
    row.value = holiday_table.write_json(table)
    session.add(row)
    session.flush()
    session.info.pop(KEY, None)


def drop(session: Session, year: int) -> None:
    """Count by the shipped table of a year again, or by weekends where none ships.

    Raises:
        NotFound: this office took in no table of that year.
    """
    row = session.get(Meta, f"{KEY}{year}")
    if row is None:
        msg = f"{year}年的节假日不是本单位导入的，不用去掉。"
        raise NotFound(msg)
    session.delete(row)
    session.flush()
    session.info.pop(KEY, None)


def _own_years(session: Session) -> set[int]:
    keys = session.exec(select(Meta.key).where(col(Meta.key).startswith(KEY)))
    return {int(key.removeprefix(KEY)) for key in keys}


def unknown_from(session: Session, today: date) -> int | None:
    """Return the first year from this one or the next whose holidays are not known yet.

    The notice for a year comes out in November of the year before.
    """
    known = calendar(session).years
    soon = today + timedelta(days=365)
    return next((year for year in (today.year, soon.year) if year not in known), None)
