"""What the own file counts of one session or year, for a report to be compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.office import offices, statistics
from npcdesk.office.statistics import NOBODY, Figures, Scope
from npcdesk.rules.report_own import RATES, Known, Of

_OF_PARTITION = {"class": Of.CLASS, "category": Of.CATEGORY, "rating": Of.RATING}
_OTHERWISE = {"satisfied": "satisfied_returned", "solved": "solved_now"}
"""Rates that offices print in two ways: either is as right."""


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What is known, and of which suggestions as of which day, in words."""

    known: tuple[Known, ...]
    words: str


def known(session: Session, scope: Scope, *, today: date) -> OwnFigures:
    """Return the figures of a scope; `NotFound` where it has no suggestions."""
    found = statistics.suggestions(session, scope, today=today)
    if not found.total:
        msg = f"本机没有{found.words}的建议，没有可以比的数。请换一次会议或年份。"
        raise NotFound(msg)
    words = f"{found.words}（截至{labels.day(found.as_of)}）"
    return OwnFigures((*_counts(found), *_nothing(session, found), *_rates(found)), words)


def choices(session: Session) -> list[tuple[Scope, str]]:
    """Return the sessions and years there are suggestions of, the newest first."""
    spans = statistics.spans(session)
    sessions = list(dict.fromkeys((term, ordinal) for term, ordinal, _ in spans))
    years = sorted({year for _, _, year in spans}, reverse=True)
    return [
        *((Scope(term=t, session=s), labels.session_short(t, s)) for t, s in sessions),
        *((Scope(year=year), f"{year}年提出的") for year in years),
    ]


def _counts(found: Figures) -> Iterator[Known]:
    yield Known(Of.TOTAL, "", "建议总数", Decimal(found.total))
    yield Known(Of.ANSWERED, "", "已答复", Decimal(found.rate("concluded").numerator))
    yield Known(Of.KEY, "", "重点督办", Decimal(found.rate("key").numerator))
    units = sum(unit.id != NOBODY for unit in found.units)
    yield Known(Of.UNITS, "", "主办单位", Decimal(units))
    today = {part.key: part.count for part in found.partition("current_class").parts}
    for name, of in _OF_PARTITION.items():
        for part in found.partition(name).parts:
            if part.key:
                now = (Decimal(today.get(part.key, 0)),) if of is Of.CLASS else ()
                called = part.label if of is Of.RATING else part.key
                said = f"{part.key}类" if of is Of.CLASS else part.label
                yield Known(of, called, said, Decimal(part.count), now)


def _nothing(session: Session, found: Figures) -> Iterator[Known]:
    """Return the classes and ratings that no suggestion has: a report may say otherwise."""
    classes = {part.key for part in found.partition("class").parts}
    for each in offices.pack(session).classes:
        if each.code not in classes:
            yield Known(Of.CLASS, each.code, f"{each.code}类", Decimal(0))
    ratings = {part.label for part in found.partition("rating").parts}
    for said in labels.RATING.values():
        if said and said not in ratings:
            yield Known(Of.RATING, said, said, Decimal(0))


def _rates(found: Figures) -> Iterator[Known]:
    for name in dict.fromkeys(RATES.values()):
        rate = found.rate(name)
        ways = [rate, *([found.rate(_OTHERWISE[name])] if name in _OTHERWISE else [])]
        exact = [Decimal(100 * w.numerator) / w.denominator for w in ways if w.denominator]
        if exact:
            yield Known(Of.RATE, name, rate.label, exact[0], tuple(exact[1:]))
