"""往年汇总数: what former years came to whose papers are not here, so that trends reach back.

`plan` says what would become of each line of a sheet, `apply` writes it, `of_years` are the counts
that this office keeps. A year that has papers is counted from them, never from here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from sqlmodel import Session, col, select

from npcdesk.models import YearSummary
from npcdesk.office import statistics
from npcdesk.office.statistics import Scope
from npcdesk.rules import year_counts
from npcdesk.rules.year_counts import COUNTS, YearCounts


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


FATES = {
    Fate.NEW: "新增",
    Fate.CHANGED: "更新",
    Fate.SAME: "已经有了",
    Fate.REFUSED: "不导入",
}


@dataclass(frozen=True, slots=True)
class PlannedYear:
    """One line, what becomes of it, and why it is refused."""

    counts: YearCounts
    fate: Fate
    why: str = ""

    @property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return self.fate in (Fate.NEW, Fate.CHANGED)


def plan(session: Session, rows: Sequence[YearCounts], *, today: date) -> list[PlannedYear]:
    """Return what would become of each line; nothing is written."""
    known, filed = of_years(session), _with_papers(session, {row.year for row in rows}, today)
    met: dict[int, int] = {}
    planned = []
    for row in rows:
        why = year_counts.refusal(row, today.year)
        if not why and row.year in filed:
            why = f"{row.year}年有建议在册，各项数字从建议里统计，不用汇总数。"
        if not why and row.year in met:
            why = f"{row.year}年在第 {met[row.year]} 行写过了，请只留一行。"
        met.setdefault(row.year, row.row)
        planned.append(PlannedYear(row, _fate(row, known, why), why))
    return planned


def apply(session: Session, planned: Iterable[PlannedYear]) -> int:
    """Enter what is new, change what is different; return how many years were written."""
    kept = _rows(session)
    some = [each.counts for each in planned if each.writes]
    for counts in some:
        row = kept.get(counts.year) or YearSummary(year=counts.year, total=counts.total)
        for name, count in counts.counts.items():
            setattr(row, name, count)
        session.add(row)
    session.flush()
    return len(some)


def of_years(session: Session) -> dict[int, YearCounts]:
    """Return the counts that are kept, by year."""
    names = [each.name for each in fields(YearCounts) if each.name != "row"]
    return {
        year: YearCounts(row=0, **{name: getattr(row, name) for name in names})
        for year, row in sorted(_rows(session).items())
    }


def _rows(session: Session) -> dict[int, YearSummary]:
    """Return the rows by year; of two that two computers entered, the later one."""
    wanted = select(YearSummary).where(~col(YearSummary.deleted), YearSummary.unit == "")
    return {row.year: row for row in session.exec(wanted.order_by(col(YearSummary.id)))}


def _with_papers(session: Session, years: Iterable[int], today: date) -> set[int]:
    there = {year for *_, year in statistics.spans(session)} & set(years)
    return {year for year in there if _total(session, year, today)}


def _total(session: Session, year: int, today: date) -> int:
    return statistics.suggestions(session, Scope(year=year), today=today, units=False).total


def _fate(row: YearCounts, known: dict[int, YearCounts], why: str) -> Fate:
    if why:
        return Fate.REFUSED
    if row.year not in known:
        return Fate.NEW
    same = all(known[row.year].counts[name] == row.counts[name] for name in COUNTS)
    return Fate.SAME if same else Fate.CHANGED
