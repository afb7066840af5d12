"""What each unit did with the suggestions it leads: a line a unit, of a scope of `statistics`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from npcdesk.models import HandlingUnit
from npcdesk.office import counted, figures, reassigning, statistic_scope
from npcdesk.office.figures import Called, Mean, Pick, Rate, Way
from npcdesk.office.statistic_scope import NOBODY, Scope
from npcdesk.rules import indicators, shares, suggestion_facts
from npcdesk.rules.indicators import Indicator, Terms
from npcdesk.rules.suggestion_facts import LATE, Facts

OF_UNITS = """
SELECT told, lead_unit_id, suggestions, days, timed FROM standing_sum
"""
_OF_UNITS_OF_PLACE = """
SELECT told, lead_unit_id, count(*) AS n, sum(reply_days) AS days, count(reply_days) AS timed
FROM standing INDEXED BY standing_by_place WHERE {where} GROUP BY lead_unit_id, told
"""
# those few first: by their place there are many
_WAITED = """
WITH again AS MATERIALIZED (
    SELECT told, lead_unit_id, delegation, lead_person_id, handed_on, handed_first FROM standing
    WHERE handed_on <> handed_first AND reply_days IS NOT NULL
)
SELECT told, lead_unit_id, sum(julianday(handed_on) - julianday(handed_first)) AS days
FROM again WHERE {where} GROUP BY lead_unit_id, told
"""
UNIT = Called("unit", "承办单位", "建议总数")
DAYS = Called("days", "平均办理天数", "交办后已答复", "天")
_OF_EACH = ("concluded", "on_time", "solved", "satisfied")
_LATE, _RATES = 3, 4  # how many, days, of how many, replied late; then of each rate three
_TALLY = _RATES + 3 * len(_OF_EACH)  # numerator, denominator, of how many it is known
facts_of = cache(suggestion_facts.read)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What a unit did with the suggestions it leads. `id` is `NOBODY` for what no unit has."""

    id: str
    name: str
    kind: str
    count: int
    share: str
    answered: int
    late: int  # replied after the day
    on_time: Rate
    solved: Rate
    satisfied: Rate
    days: Mean
    pick: Pick


def by_unit(session: Session, scope: Scope) -> dict[str, list[tuple[Any, ...]]]:
    """Return unit, how many, their days and how many have days, by the word of their facts."""
    if not scope.placed:
        return counted.by_word(session, OF_UNITS)
    where, facts = statistic_scope.where(scope)
    return counted.by_word(session, _OF_UNITS_OF_PLACE.format(where=where), facts)


def waited(session: Session, scope: Scope) -> dict[tuple[str, str], int]:
    """Return by unit and word how many days passed before what it answered was handed to it.

    After 改办 a unit is counted from its own 交办, sources.md 4.1; {} where the office keeps the
    day of the first one. `reply_days` are from the first, as all that is not of one unit is.
    """
    if reassigning.keeps_clock(session):
        return {}
    where, facts = statistic_scope.where(scope) if scope.placed else ("TRUE", {})
    rows = counted.rows(session, _WAITED.format(where=where), facts)
    return {(unit, word): round(days) for word, unit, days in rows}


def of_units(session: Session, terms: Terms, way: Way) -> tuple[UnitLine, ...]:
    """Return a line for each unit. What a word says is asked once, not for each unit anew."""
    scope = way.scope
    asked = [indicators.BY_NAME[name] for name in _OF_EACH]
    tallies: dict[str, list[int]] = {}
    before = waited(session, scope)
    for word, of_word in by_unit(session, scope).items():
        places = _places(facts_of(word), scope, asked, terms)
        if places is None:
            continue
        for unit, n, days, timed in of_word:
            if scope.unit_id not in ("", unit or NOBODY):
                continue
            tally = tallies.setdefault(unit, [0] * _TALLY)
            tally[0] += n
            tally[1] += (days or 0) - before.get((unit, word), 0)
            tally[2] += timed
            for place in places:
                tally[place] += n
    names = sa.select(col(HandlingUnit.id), col(HandlingUnit.name), col(HandlingUnit.kind))
    known = {id_: (name, kind) for id_, name, kind in session.execute(names)}
    known[""] = ("未交办", "")
    order = sorted(tallies, key=lambda unit: (unit == "", -tallies[unit][0], known[unit], unit))
    printed = shares.printed([tallies[unit][0] for unit in order], way.how)
    return tuple(
        _unit(unit or NOBODY, known[unit], tallies[unit], share, way)
        for unit, share in zip(order, printed, strict=True)
    )


def _places(
    facts: Facts, scope: Any, asked: Sequence[Indicator], terms: Terms
) -> tuple[int, ...] | None:
    """Return where in a tally a suggestion counts; None when it is not in the scope."""
    if not (facts.counted and scope.holds(facts)):
        return None
    places = [_LATE] if facts.on_time == LATE else []
    for at, each in enumerate(asked):
        if each.inside(facts, terms):
            place = _RATES + 3 * at
            hit, known = each.hit(facts, terms), each.known is None or each.known(facts, terms)
            places += [place] * hit + [place + 1] + [place + 2] * known
    return tuple(places)


def _unit(
    unit: str, called: tuple[str, str], tally: Sequence[int], share: str, way: Way
) -> UnitLine:
    own = Way(replace(way.scope, unit_id=unit), called[0], way.how)
    concluded, on_time, solved, satisfied = (
        _rate(name, tally[_RATES + 3 * at :], own) for at, name in enumerate(_OF_EACH)
    )
    return UnitLine(
        id=unit,
        name=called[0],
        kind=called[1],
        count=tally[0],
        share=share,
        answered=concluded.numerator,
        late=tally[_LATE],
        on_time=on_time,
        solved=solved,
        satisfied=satisfied,
        days=figures.mean(DAYS, tally[1], tally[2], own),
        pick=Pick(way.scope, UNIT.name, unit),
    )


def _rate(name: str, tally: Sequence[int], own: Way) -> Rate:
    hit, inside, known = tally[:3]
    return figures.asked(indicators.BY_NAME[name], *((hit, inside) if known else (0, 0)), way=own)
