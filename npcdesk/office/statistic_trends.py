"""Figures side by side over years, sessions or terms, and how far each went up or down.

`trend` returns a line for each year (or session, or term) in which there are suggestions, the
oldest first, and for each former year of which only the counts are kept (往年汇总数); `against`
puts two figures into the words of a report: 由46.7%上升为69.6%.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import counted, figures, offices, statistics, year_figures, year_summaries
from npcdesk.office.figures import Rate
from npcdesk.office.statistics import Figures, Scope
from npcdesk.rules import shares
from npcdesk.rules.shares import Rounding


class By(StrEnum):
    """What the lines of a trend are of."""

    YEAR = "year"
    SESSION = "session"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One year, session or term: all its figures but units, and each beside the one before."""

    label: str
    scope: Scope
    found: Figures
    growth: str  # of the total, — for the first
    changes: dict[str, str]  # by the name of the rate: 上升2.9个百分点
    summed: bool = False  # from 往年汇总数: there is no list behind it

    @property
    def words(self) -> str:
        """The label, marked where only the counts are known: 2021年（汇总数）."""
        return f"{self.label}（汇总数）" if self.summed else self.label


def trend(
    session: Session, by: By, *, today: date, how: Rounding = shares.USUAL
) -> list[TrendLine]:
    """Return a line for each year, session or term in which there are suggestions."""
    return counted.kept(session, ("trend", by, today, how), lambda: _trend(session, by, today, how))


def _trend(session: Session, by: By, today: date, how: Rounding) -> list[TrendLine]:
    lines: list[TrendLine] = []
    summaries = year_summaries.of_years(session) if by is By.YEAR else {}
    solved = frozenset(each.code for each in offices.pack(session).classes if each.counts_as_solved)
    scopes = {*_scopes(session, by), *(Scope(year=year) for year in summaries)}
    for scope in sorted(scopes, key=_place):
        found = statistics.suggestions(session, scope, today=today, how=how, units=False)
        summed = not found.total and scope.year in summaries
        if summed:
            found = year_figures.of(summaries[scope.year], found, solved, how)
        if not found.total:
            continue
        before = lines[-1].found if lines else None
        changes = {rate.name: _change(rate, before, how) for rate in found.rates}
        growth = shares.growth(found.total, before.total if before else 0, how)
        lines.append(TrendLine(_label(scope, by), scope, found, growth, changes, summed))
    return lines


def before(session: Session, scope: Scope) -> tuple[str, Scope] | None:
    """Return what a scope is compared with, in words and whole: the meeting or year before it."""
    if scope.year:
        return "上年", replace(scope, year=scope.year - 1)
    if not scope.term or scope.session is None:
        return None
    spans = {(term, ordinal) for term, ordinal, _ in statistics.spans(session) if term and ordinal}
    earlier = [span for span in spans if span < (scope.term, scope.session)]
    if not earlier:
        return None
    term, ordinal = max(earlier)
    return "上次会议", replace(scope, term=term, session=ordinal)


def _scopes(session: Session, by: By) -> list[Scope]:
    spans = statistics.spans(session)
    if by is By.YEAR:
        return [Scope(year=year) for year in {year for *_, year in spans if year}]
    if by is By.TERM:
        return [Scope(term=term) for term in {term for term, *_ in spans if term}]
    met = {(term, ordinal) for term, ordinal, _ in spans if term}
    return [Scope(term=term, session=ordinal) for term, ordinal in met]


def _place(scope: Scope) -> tuple[int, int, int]:
    return scope.year, scope.term, scope.session or 99


def _label(scope: Scope, by: By) -> str:
    if by is By.YEAR:
        return f"{scope.year}年"
    if by is By.TERM:
        return labels.term_name(scope.term)
    return labels.session_short(scope.term, scope.session)


def _change(rate: Rate, before: Figures | None, how: Rounding) -> str:
    if before is None:
        return shares.NONE
    old = figures.named(before.rates, rate.name)
    return shares.difference(
        (rate.numerator, rate.denominator), (old.numerator, old.denominator), how
    )
