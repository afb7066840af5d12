"""The list of opinions with where each stands: counted, narrowed, a window at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal_column, select, text
from sqlmodel import Session, col

from npcdesk.models import HandlingUnit, OpinionLine, Station
from npcdesk.office import windows
from npcdesk.office.windows import Window
from npcdesk.rules.opinion_life import VERB, State
from npcdesk.rules.suggestion_states import SOON_DAYS
from npcdesk.store import search

MOST = 100_000  # lines counted, and so shown: who has more narrows them
NEVER = "9999"  # sorts after every day


class Due(StrEnum):
    """Which days are wanted."""

    LATE = "late"  # past the last day for the awaited step
    SOON = "soon"  # that day comes within `SOON_DAYS`
    TELL = "tell"  # the person is to be told of a result or of the reply


@dataclass(frozen=True, slots=True)
class Filter:
    """Which opinions are wanted. Empty means: all. `open`: those whose life is not over."""

    text: str = ""
    state: str = ""
    category: str = ""
    station_id: str = ""
    unit_id: str = ""
    matter_id: str = ""
    year: int = 0
    due: Due | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One opinion in a list. `days_left` until the awaited step is due; negative: late."""

    id: str
    visit_id: str
    held_on: date
    station: str
    words: str
    speaker: str
    category: str
    state: str
    way: str
    waits: str  # the awaited step; `way` where none was decided
    due_on: date | None  # the last day for it
    days_left: int | None
    unit: str
    rating: str
    suggestion_id: str
    matter_id: str


ORDERS = {
    "held_on": ("held_on",),
    "state": ("state", "held_on"),
    "category": ("category", "held_on"),
    "due_on": ("next_due", "waits"),
}


def count(session: Session, wanted: Filter, today: date) -> int:
    """Return how many opinions fit, at most `MOST`."""
    where = _where(session, wanted, today)
    return min(windows.count(session, OpinionLine, where, most=MOST), MOST)


def cut(session: Session, wanted: Filter) -> str:
    """Return in words that only the newest hits of the search are looked through; "" if all."""
    return windows.cut(session, search.OPINIONS, wanted.text)


def total(session: Session) -> int:
    """Return how many opinions there are."""
    return windows.count(session, OpinionLine, [])


def lines(
    session: Session,
    wanted: Filter,
    today: date,
    *,
    order: str = "",
    descending: bool = True,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[OpinionRow]:
    """Return a window of the opinions that fit: the newest first, by their day where one is asked.

    Only what has a day can be ordered by it (`due_on`).
    """
    where = _where(session, wanted, today)
    if not order:
        order, descending = ("due_on", False) if wanted.due else ("held_on", True)
    if order == "due_on":
        where.append(col(OpinionLine.next_due) < NEVER)
    order_by = windows.ordered(OpinionLine, ORDERS[order], descending=descending)
    return told(session, windows.page(session, OpinionLine, where, order_by, window), today)


def told(session: Session, rows: Iterable[Any], today: date) -> list[OpinionRow]:
    """Return rows of the projection as lines, with the names of stations and units."""
    known = list(rows)
    stations = names(session, Station, {row.station_id for row in known})
    units = names(session, HandlingUnit, {row.unit_id for row in known if row.unit_id})
    return [_row(row, stations, units, today) for row in known]


def by_id(session: Session, ids: Iterable[str], today: date) -> list[OpinionRow]:
    """Return the lines of some opinions, the newest first."""
    table: Any = OpinionLine.__table__  # type: ignore[attr-defined]
    rows = select(table).where(table.c.opinion_id.in_(list(ids)))
    return told(session, session.execute(rows.order_by(table.c.held_on.desc())), today)


def names(session: Session, model: Any, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of some stations or units of this office by their ids."""
    wanted = select(model.id, model.name).where(model.id.in_(list(ids)), model.unit == "")
    return {row[0]: row[1] for row in session.execute(wanted)}


def categories(session: Session) -> list[str]:
    """Return the categories in use."""
    return windows.distinct(session, OpinionLine, "category")


def _row(row: Any, stations: dict[str, str], units: dict[str, str], today: date) -> OpinionRow:
    due_on = date.fromisoformat(row.next_due) if row.next_due < NEVER else None
    return OpinionRow(
        id=row.opinion_id,
        visit_id=row.visit_id,
        held_on=row.held_on,
        station=stations.get(row.station_id, ""),
        words=row.words,
        speaker=row.speaker or "匿名",
        category=row.category,
        state=row.state,
        way=row.way,
        waits=row.waits,
        due_on=due_on,
        days_left=(due_on - today).days if due_on else None,
        unit=units.get(row.unit_id, ""),
        rating=row.rating,
        suggestion_id=row.suggestion_id,
        matter_id=row.matter_id,
    )


def awaits(waits: str) -> str:
    """Return the awaited step in words."""
    if waits == "way":
        return "定处理方式"
    return next((VERB[kind] for kind in VERB if kind.value == waits), "")


def _where(session: Session, wanted: Filter, today: date) -> list[ColumnElement[bool]]:
    """Return what the lines of a filter fulfil, so written that one index is left to be read.

    What has a plus before it cannot lead to an index. One matter or one unit has few lines; else
    what is open or has a day is in a small index; else a station's index knows category and state,
    a category's knows the state.
    """
    line = OpinionLine
    few = "matter_id" if wanted.matter_id else "unit_id" if wanted.unit_id else ""
    small = bool(wanted.open or wanted.due)
    known = (name for name in ("station_id", "category", "state") if getattr(wanted, name))
    lead = few or ("" if small else next(known, ""))
    where: list[Any] = [
        _read(name, plus=name != lead) == getattr(wanted, name)
        for name in ("state", "category", "station_id", "unit_id", "matter_id")
        if getattr(wanted, name)
    ]
    if few:
        where.append(text(f"{few} <> ''"))  # word for word as the partial index has it
    if wanted.year:
        days = date(wanted.year, 1, 1).isoformat(), date(wanted.year, 12, 31).isoformat()
        where.append(_read("held_on", plus=bool(wanted.due)).between(*days))
    if wanted.open:
        where.append(text("+waits <> ''" if few else "waits <> ''"))
    where += _due(wanted.due, today, plus=bool(few))
    if wanted.text.strip():
        where += windows.newest_holding(session, line, search.OPINIONS, wanted.text)
    return where


def _read(name: str, *, plus: bool) -> Any:
    return literal_column(f"{'+' if plus else ''}opinion_line.{name}")


def _due(due: Due | None, today: date, *, plus: bool) -> list[ColumnElement[bool]]:
    next_due, day = _read("next_due", plus=plus), today.isoformat()
    # literal: the partial index is for these
    dated: list[Any] = [text("+next_due < '9999'" if plus else "next_due < '9999'")]
    if due is Due.LATE:
        return [*dated, next_due < day]
    if due is Due.SOON:
        return [*dated, next_due.between(day, (today + timedelta(days=SOON_DAYS)).isoformat())]
    if due is Due.TELL:
        return [*dated, _read("waits", plus=plus) == "feedback"]
    return []


STATES = tuple(state.value for state in State)
"""The states, as a filter offers them."""
