"""What is counted of suggestions: divisions, rates and means, each with the list behind it.

`suggestions` returns all figures of a `Scope` in one reading: a `Partition` for each way to divide
them (`class`, `current_class`, `category`, `rating`, `origin`, `handler_kind`, `state`, `unit`), a
`Rate` for each indicator of sources.md 3.1, the means, and a line for each unit. All is frozen and
printed already (`figures`); `Rounding` says how: decimals, balanced or not, 19.0% written 19%.

Every count carries a `Pick`: give it to `ids` for exactly the suggestions that were counted, the
newest session first, in the order of their numbers, or to `lines` for a window of them as lists
show them. `in_words` tells a scope, `spans` which terms, sessions and years there are.

The figures stand as of now; which class is meant (答复时 or 当前) is part of a division's and a
rate's name. Drafts, and what was withdrawn, merged, refused or turned into a letter, are in none.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import text
from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import Standing
from npcdesk.office import (
    counted,
    figures,
    offices,
    several_leads,
    statistic_scope,
    suggestion_list,
)
from npcdesk.office.figures import Called, Mean, Partition, Pick, Rate, Way
from npcdesk.office.several_leads import Several
from npcdesk.office.statistic_scope import NOBODY, Scope, areas, class_labels, in_words, levels
from npcdesk.office.statistic_units import (
    DAYS,
    UNIT,
    UnitLine,
    by_unit,
    facts_of,
    of_units,
    waited,
)
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.office.windows import Window
from npcdesk.rules import indicators, pivot, shares
from npcdesk.rules.indicators import DIVIDED_BY, DIVISIONS, INDICATORS, Division, Indicator, Terms
from npcdesk.rules.shares import Rounding
from npcdesk.rules.suggestion_facts import Facts
from npcdesk.rules.suggestion_states import State

__all__ = [
    "NOBODY",
    "Figures",
    "Scope",
    "UnitLine",
    "areas",
    "ids",
    "in_words",
    "levels",
    "lines",
    "lines_of",
    "spans",
    "suggestions",
]

_GROUPS = """
SELECT told, sum(suggestions) AS n, sum(days) AS days, sum(timed) AS timed
FROM standing_sum GROUP BY told
"""
_IDS_OF_PLACE = """
SELECT suggestion_id FROM standing INDEXED BY standing_by_place
WHERE told IN (SELECT value FROM json_each(:words)) AND {where}
ORDER BY term DESC, session DESC, number_order, seq
"""
_OF_UNIT = """
SELECT told, suggestions AS n, days, timed FROM standing_sum WHERE lead_unit_id = :unit
"""
_IDS = """
SELECT suggestion_id FROM standing WHERE told IN (SELECT value FROM json_each(:words))
ORDER BY term DESC, session DESC, number_order, seq
"""
_IDS_OF_UNIT = """
SELECT suggestion_id FROM standing INDEXED BY standing_by_unit
WHERE lead_unit_id = :unit AND told IN (SELECT value FROM json_each(:words))
ORDER BY term DESC, session DESC, number_order, seq
"""
_DELEGATES = """
SELECT count(*) FROM roster_line
WHERE level = :level AND term = :term AND status IN ('in_office', 'suspended')
    AND :area IN ('', delegation)
"""
PER_DELEGATE = Called("per_delegate", "人均建议数", "本级代表", "件")
OTHERS = ("其他", "其它", "其他类", "其它类")  # come last, however many
RANKED = ("class", "current_class", "rating", "state")
"""Divisions whose lines have an order of their own; of the others the largest comes first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a scope, as of a day."""

    scope: Scope
    words: str  # the scope in words
    as_of: date
    total: int
    pick: Pick  # of the total
    partitions: tuple[Partition, ...]
    rates: tuple[Rate, ...]
    means: tuple[Mean, ...]
    units: tuple[UnitLine, ...]  # those with the most suggestions first
    several: Several  # whom `units` leave out

    def partition(self, name: str) -> Partition:
        """Return the division of this name, or raise `KeyError`."""
        return figures.named(self.partitions, name)

    def rate(self, name: str) -> Rate:
        """Return the rate of this name, or raise `KeyError`."""
        return figures.named(self.rates, name)


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions that are alike in all that is counted."""

    word: str
    facts: Facts
    n: int
    days: int
    timed: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the office's rules and words say: of classes, and of every value that is stored."""

    terms: Terms
    words: dict[str, dict[str, str]]  # by the name of the division


def suggestions(
    session: Session,
    scope: Scope,
    *,
    today: date,
    how: Rounding = shares.USUAL,
    units: bool = True,
) -> Figures:
    """Return every figure of a scope; a unit that is not known counts nothing.

    Without `units` they are left out, and the division by them: that is most of the work.
    """
    asked = ("suggestions", scope, today, how, units)
    return counted.kept(
        session, asked, lambda: _suggestions(session, scope, today, how, units=units)
    )


def _suggestions(
    session: Session, scope: Scope, today: date, how: Rounding, *, units: bool
) -> Figures:
    groups, known = groups_of(session, scope), known_of(session)
    way = Way(scope, in_words(session, scope), how)
    partitions = [_partition(groups, known, each, way) for each in DIVISIONS]
    by_class = figures.named(partitions, "class")
    rates = [_rate(each, groups, known.terms, way) for each in INDICATORS]
    by_unit = of_units(session, known.terms, way) if units else ()
    told = [(unit.id, unit.name, unit.count) for unit in by_unit]
    several = _several(session, scope, by_unit) if units else several_leads.NONE
    total = sum(group.n for group in groups if group.facts.counted)
    return Figures(
        scope=scope,
        words=way.words,
        as_of=today,
        total=total,
        pick=Pick(scope, figures.TOTAL),
        partitions=(*partitions, *([_divided_by_unit(told, several, way)] if units else ())),
        rates=tuple(_agreeing(rate, by_class, known.terms, how) for rate in rates),
        means=(_mean_days(groups, way), *_per_delegate(session, total, way)),
        units=by_unit,
        several=several,
    )


def ids(session: Session, pick: Pick) -> list[str]:
    """Return the suggestions that a count is of, the newest session first, in order of numbers."""
    unit = _unit_of(pick) or pick.scope.unit_id
    groups = groups_of(session, pick.scope)
    asked = _question(pick, groups, known_of(session).terms)
    words = [group.word for group in groups if asked(group.facts)]
    told = {"words": json.dumps(words), "unit": "" if unit == NOBODY else unit}
    asked_of = _IDS_OF_UNIT if unit else _IDS
    if pick.scope.placed:
        where, facts = statistic_scope.where(replace(pick.scope, unit_id=unit))
        asked_of, told = _IDS_OF_PLACE.format(where=where), told | facts
    return list(session.execute(text(asked_of), told).scalars())


def lines(
    session: Session,
    pick: Pick,
    *,
    today: date,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[SuggestionLine]:
    """Return a window of the suggestions that a count is of, as lists show them."""
    return lines_of(
        session, ids(session, pick)[window.offset : window.offset + window.limit], today
    )


def lines_of(session: Session, wanted: Sequence[str], today: date) -> list[SuggestionLine]:
    """Return suggestions as lists show them, in the order asked for."""
    table = Standing.__table__  # type: ignore[attr-defined]
    rows = session.execute(sa.select(table).where(table.c.suggestion_id.in_(wanted)))
    found = {row.suggestion_id: suggestion_list.line(row, today) for row in rows}
    return [found[each] for each in wanted]


def written(pick: Pick) -> str:
    """Return a pick of suggestions as text, to be kept or handed on."""
    return json.dumps(asdict(pick), ensure_ascii=False)


def read(said: str) -> Pick:
    """Return the pick that `written` wrote."""
    told = json.loads(said)
    return Pick(Scope(**told["scope"]), told["figure"], told["part"])


def spans(session: Session) -> list[tuple[int, int, int]]:
    """Return each (term, session, year) in which there are suggestions, the newest first."""
    found = {(g.facts.term, g.facts.session, g.facts.year) for g in groups_of(session, Scope())}
    return sorted(found, reverse=True)


def groups_of(session: Session, scope: Scope) -> list[Group]:
    """Return the suggestions of a scope, those together that are alike in all that is counted."""
    merged: dict[str, list[int]] = {}
    for word, n, days, timed in _counts_of(session, scope):
        held = merged.setdefault(word, [0, 0, 0])
        held[0] += n
        held[1] += days or 0
        held[2] += timed
    read = ((word, facts_of(word), told) for word, told in merged.items())
    return [Group(word, facts, *told) for word, facts, told in read if scope.holds(facts)]


def _counts_of(session: Session, scope: Scope) -> Iterable[Sequence[Any]]:
    """Return words, each with how many, their days and how many have days, some words again."""
    if not scope.placed and not scope.unit_id:
        return counted.rows(session, _GROUPS)
    unit = "" if scope.unit_id == NOBODY else scope.unit_id
    if scope.placed:
        kept = by_unit(session, scope).items()
        found = [(word, *told) for word, some in kept for _unit, *told in some]
    else:
        found = counted.rows(session, _OF_UNIT, {"unit": unit})
    before = waited(session, scope) if unit else {}
    return (
        (word, n, (days or 0) - before.get((unit, word), 0), timed)
        for word, n, days, timed in found
    )


def known_of(session: Session) -> Known:
    """Return what the office's rules and words say of what is counted."""
    pack = offices.pack(session)
    solved = frozenset(each.code for each in pack.classes if each.counts_as_solved)
    by_class = class_labels(pack)
    words = {
        "class": by_class,
        "current_class": by_class,
        "rating": {key: said for key, said in labels.RATING.items() if key},
        "origin": {key: said for key, said in labels.ORIGIN.items() if key},
        "state": {state.name: state.value for state in State},
        "handler_kind": {indicators.UNSAID: "未填类别"},
    }
    return Known(Terms(solved), words)


def _unit_of(pick: Pick) -> str:
    """Return the unit whose suggestions alone are counted by a pick; "" where it says none."""
    if pick.figure == pivot.NAME:
        return pivot.read(pick.part).unit
    return pick.part if pick.figure == UNIT.name else ""


def _question(pick: Pick, groups: Sequence[Group], terms: Terms) -> Callable[[Facts], bool]:
    """Return what a pick asks of each suggestion of its scope."""
    if pick.figure == pivot.NAME:
        return pivot.question(pivot.read(pick.part), terms)
    if pick.figure in DIVIDED_BY:
        division = DIVIDED_BY[pick.figure]
        return lambda f: division.inside(f, terms) and division.by(f) == pick.part
    if pick.figure in indicators.BY_NAME:
        asks = indicators.BY_NAME[pick.figure]
        if not indicators.tells(asks, (group.facts for group in groups), terms):
            return lambda _: False
        if pick.part == figures.INSIDE:
            return lambda f: asks.inside(f, terms)
        return lambda f: asks.inside(f, terms) and asks.hit(f, terms)
    return lambda f: f.counted


def _partition(groups: Sequence[Group], known: Known, division: Division, way: Way) -> Partition:
    counted: dict[str, int] = defaultdict(int)
    for group in groups:
        if division.inside(group.facts, known.terms):
            counted[division.by(group.facts)] += group.n
    words = known.words.get(division.name, {})
    told = [
        (key, words.get(key, key) or division.none, counted[key])
        for key in in_order(counted, words, ranked=division.name in RANKED)
    ]
    return figures.divided(Called(division.name, division.label, division.base), told, way)


def in_order(counts: Mapping[str, int], words: Mapping[str, str], *, ranked: bool) -> list[str]:
    """Return the values of a division as they are listed: by rank, or the largest first."""
    ranks = {key: place for place, key in enumerate(words) if ranked}

    def place(key: str) -> tuple[bool, int, bool, int, str]:
        said = words.get(key, key)
        return key == "", ranks.get(key, len(ranks)), said in OTHERS, -counts[key], said

    return sorted(counts, key=place)


def _several(session: Session, scope: Scope, lines: Iterable[UnitLine]) -> Several:
    first = frozenset(line.id for line in lines if line.id != NOBODY)
    return several_leads.of(session, scope, first)


def _divided_by_unit(told: Sequence[tuple[str, str, int]], several: Several, way: Way) -> Partition:
    found = figures.divided(UNIT, told, way)
    return replace(found, footnote=found.footnote + several.words)


def _rate(asks: Indicator, groups: Iterable[Group], terms: Terms, way: Way) -> Rate:
    hit, inside = indicators.counts(asks, ((g.facts, g.n) for g in groups), terms)
    return figures.asked(asks, hit, inside, way)


def _agreeing(rate: Rate, by_class: Partition, terms: Terms, how: Rounding) -> Rate:
    """Return 办成率 as the classes print it: one figure is not printed in two ways."""
    if rate.name != "solved" or rate.denominator != by_class.whole or not by_class.whole:
        return rate
    each = shares.parted([part.count for part in by_class.parts], how)
    solved = sum(n for n, p in zip(each, by_class.parts, strict=True) if p.key in terms.solved)
    printed = shares.written(solved, how)
    if printed == rate.printed:
        return rate
    note = f"与办理结果的占比取同一个数；单独四舍五入是{rate.printed}。"
    return replace(rate, printed=printed, note=note)


def _mean_days(groups: Iterable[Group], way: Way) -> Mean:
    timed = [group for group in groups if group.facts.counted]
    days, many = sum(group.days for group in timed), sum(group.timed for group in timed)
    return figures.mean(DAYS, days, many, way)


def _per_delegate(session: Session, total: int, way: Way) -> tuple[Mean, ...]:
    """Return 人均建议数, where the scope is of a term; nobody counts the delegates of several."""
    if not way.scope.term:
        return ()
    here, scope = offices.here(session).level.value, way.scope
    if scope.level not in ("", here):  # of another congress the roster does not keep the term
        return ()
    facts = {"level": here, "term": scope.term, "area": scope.area}
    many = session.execute(text(_DELEGATES), facts).scalar_one()
    return (figures.mean(PER_DELEGATE, total, many, way, decimals=2),)
