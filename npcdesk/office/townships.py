"""乡镇对比: what the offices below have sent, side by side: a line each, and a sum.

`townships` counts a year of each unit whose rows came here; `ids` gives what a `Pick` counts, and
`counted_of` says whether that is suggestions, delegates, stations, visits or opinions. Suggestions
are those of each unit's own congress; what it handed in to this one stands apart (`handed_in`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal_column, or_, text
from sqlmodel import Session, col, select

from npcdesk.models import Level, Suggestion
from npcdesk.office import addressed, counted, offices, statistics
from npcdesk.office.figures import Pick
from npcdesk.rules import indicators, shares, suggestion_facts
from npcdesk.rules.indicators import Terms
from npcdesk.rules.shares import Rounding
from npcdesk.rules.suggestion_facts import Facts
from npcdesk.store import standings

CHUNK = 500  # papers folded at once
RATES = ("concluded", "solved", "satisfied")
BELOW = {Level.NATION: "省份", Level.PROVINCE: "市州", Level.CITY: "区县"}
COLUMNS = {
    "suggestions": "建议",
    "answered": "已答复",
    **{name: indicators.BY_NAME[name].label for name in RATES},
    "handed_in": "提交本级",
    "delegates": "代表",
    "came": "进站参与率",
    "stations": "站点",
    "visits": "接待",
    "opinions": "群众意见",
}
"""The figures, each with its heading."""
counted_of = {
    **dict.fromkeys(("suggestions", "answered", *RATES), "their_suggestion"),
    "handed_in": "suggestion",
    **dict.fromkeys(("delegates", "came"), "their_mandate"),
    "stations": "station",
    "visits": "their_visit",
    "opinions": "their_opinion",
}
"""What the ids of a pick are of, by its figure: kinds of `figure_rows`."""
# each with the unit first; `unit` narrows to one, "" is all of them
_ROWS = {
    "delegates": """
        SELECT m.unit, m.id FROM mandate m WHERE m.unit <> '' AND NOT m.deleted
        AND m.status IN ('in_office', 'suspended') AND :unit IN ('', m.unit) {came}
    """,
    "stations": """
        SELECT s.unit, s.id FROM station s WHERE s.unit <> '' AND NOT s.deleted
        AND :unit IN ('', s.unit)
    """,
    "visits": """
        SELECT v.unit, v.id FROM visit v INDEXED BY visit_of_others
        WHERE v.unit <> '' AND NOT v.deleted AND :unit IN ('', v.unit)
        AND v.held_on BETWEEN :first AND :last
    """,
    "opinions": """
        SELECT v.unit, o.id FROM visit v INDEXED BY visit_of_others
        CROSS JOIN opinion o ON o.visit_id = v.id AND o.unit = v.unit AND NOT o.deleted
        WHERE v.unit <> '' AND NOT v.deleted AND :unit IN ('', v.unit)
        AND v.held_on BETWEEN :first AND :last
    """,
}
_ORDER = {
    **dict.fromkeys(("delegates", "came"), "m.delegation, m.id"),
    "stations": "s.township, s.name, s.id",
    "visits": "v.held_on DESC, v.id",
    "opinions": "v.held_on DESC, v.id, o.id",
}
_CAME = """
    AND EXISTS (SELECT 1 FROM visit_delegate d JOIN visit v ON v.id = d.visit_id
        WHERE d.person_id = m.person_id AND d.\"on\" BETWEEN :first AND :last
        AND NOT d.deleted AND d.unit = m.unit AND NOT v.deleted AND v.unit = m.unit
        AND v.kind IN ('reception', 'work'))
"""
_HANDED = "SELECT suggestion_id, source, told FROM standing WHERE source <> '' ORDER BY source, seq"
# DISTINCT in each: so its index is leapt through, not read
_UNITS = """
SELECT DISTINCT unit FROM mandate WHERE unit <> '' AND NOT deleted
UNION SELECT DISTINCT unit FROM suggestion WHERE unit <> '' AND NOT deleted
UNION SELECT DISTINCT unit FROM visit WHERE unit <> '' AND NOT deleted
UNION SELECT DISTINCT unit FROM station WHERE unit <> '' AND NOT deleted
UNION SELECT DISTINCT source FROM standing WHERE source <> ''
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which year: of raising, of receptions; whoever is in office now is in office."""

    year: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as printed; of a rate its two sides too. `count` records lie behind it."""

    count: int
    denominator: int
    printed: str
    rate: bool = False


@dataclass(frozen=True, slots=True)
class TownshipLine:
    """One unit, or all of them: then `unit` is empty. `cells` are by the names of `COLUMNS`."""

    unit: str
    name: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Townships:
    """The units by their code, and their sum."""

    scope: Scope
    words: str
    called: str  # what they are: 乡镇, of a city 区县
    as_of: date
    lines: tuple[TownshipLine, ...]
    whole: TownshipLine


@dataclass(frozen=True, slots=True)
class _Counts:
    """What was counted of every unit, by unit."""

    papers: Counter[tuple[str, str]]  # by unit and packed facts
    others: dict[str, Counter[str]]  # by figure


def townships(
    session: Session, scope: Scope, *, today: date, how: Rounding = shares.USUAL
) -> Townships:
    """Return a line for each unit below whose rows are here."""
    key = ("townships", scope, today, how)
    return counted.kept(session, key, lambda: _townships(session, scope, today, how))


def ids(session: Session, pick: Pick) -> list[str]:
    """Return the records that a figure counts: of the unit in `pick.part`, of all without one."""
    scope: Scope = pick.scope
    known, figure = _below(session), pick.figure
    if figure in _ROWS or figure == "came":
        return [id_ for unit, id_ in _rows(session, figure, scope, pick.part) if unit in known]
    if figure == "handed_in":
        return [id_ for unit, id_ in _handed(session, scope) if pick.part in {"", unit}]
    terms = statistics.known_of(session).terms
    return [
        id_
        for unit, id_, facts in _papers(session, scope, pick.part)
        if unit in known and _asked(figure, facts, terms)
    ]


def _townships(session: Session, scope: Scope, today: date, how: Rounding) -> Townships:
    terms = statistics.known_of(session).terms
    papers = Counter((unit, facts.word) for unit, _, facts in _papers(session, scope))
    others = {name: _many(session, name, scope) for name in (*_ROWS, "came")}
    others["handed_in"] = Counter(unit for unit, _ in _handed(session, scope))
    found, known = _Counts(papers, others), _below(session)
    return Townships(
        scope=scope,
        words=f"{scope.year}年",
        called=below(session),
        as_of=today,
        lines=tuple(
            TownshipLine(unit, name, _cells(found, (unit,), terms, how))
            for unit, name in sorted(known.items())
        ),
        whole=TownshipLine("", "合计", _cells(found, tuple(known), terms, how)),
    )


def below(session: Session) -> str:
    """Return what the units below this office are called."""
    return BELOW.get(offices.here(session).level, "乡镇")


def _below(session: Session) -> dict[str, str]:
    """Return the units below whose rows are here, with their names."""
    above = {each.code for each in addressed.above(session)}
    codes = {*session.execute(text(_UNITS)).scalars()} - above
    return {code: addressed.name(session, code) for code in codes}


def _cells(found: _Counts, units: tuple[str, ...], terms: Terms, how: Rounding) -> dict[str, Cell]:
    some = [
        (suggestion_facts.read(word), n)
        for (unit, word), n in found.papers.items()
        if unit in units
    ]
    many = {name: sum(each[unit] for unit in units) for name, each in found.others.items()}
    total = sum(n for facts, n in some if facts.counted)
    answered = sum(n for facts, n in some if _asked("answered", facts, terms))
    cells = {"suggestions": _count(total), "answered": _count(answered)}
    for name in RATES:
        hit, inside = indicators.counts(indicators.BY_NAME[name], some, terms)
        cells[name] = Cell(hit, inside, shares.ratio(hit, inside, how), rate=True)
    came, delegates = many.pop("came"), many["delegates"]
    cells |= {name: _count(n) for name, n in many.items()}
    cells["came"] = Cell(came, delegates, shares.ratio(came, delegates, how), rate=True)
    return {name: cells[name] for name in COLUMNS}


def _count(number: int) -> Cell:
    return Cell(number, 0, str(number))


def _asked(figure: str, facts: Facts, terms: Terms) -> bool:
    if figure in RATES:
        asks = indicators.BY_NAME[figure]
        return asks.inside(facts, terms) and asks.hit(facts, terms)
    return facts.counted and (figure == "suggestions" or facts.answered)


def _sql(figure: str) -> str:
    asked = _ROWS["delegates" if figure == "came" else figure]
    return asked.replace("{came}", _CAME if figure == "came" else "")


def _days(scope: Scope, unit: str = "") -> dict[str, str]:
    return {"unit": unit, "first": f"{scope.year}-01-01", "last": f"{scope.year}-12-31"}


def _rows(session: Session, figure: str, scope: Scope, unit: str) -> Iterable[Any]:
    """Return unit and id of what a figure counts."""
    asked = f"{_sql(figure)} ORDER BY {_ORDER[figure]}"
    return session.execute(text(asked), _days(scope, unit))


def _many(session: Session, figure: str, scope: Scope) -> Counter[str]:
    """Return how many of a figure each unit has."""
    rows = session.execute(
        text(f"SELECT unit, count(*) FROM ({_sql(figure)}) GROUP BY unit"),  # noqa: S608 - ours
        _days(scope),
    )
    return Counter({row[0]: row[1] for row in rows})


def _handed(session: Session, scope: Scope) -> Iterator[tuple[str, str]]:
    for paper, source, word in session.execute(text(_HANDED)):
        facts = suggestion_facts.read(word)
        if facts.state != "ENDED" and facts.year == scope.year:  # filed here or not yet
            yield source, paper


def _papers(session: Session, scope: Scope, unit: str = "") -> Iterator[tuple[str, str, Facts]]:
    """Return unit, id and facts of the suggestions of a year, worked out from what was sent."""
    foreign = col(Suggestion.unit) != literal_column("''")  # as the index says it
    wanted = select(Suggestion).where(foreign, ~col(Suggestion.deleted))
    if unit:
        wanted = wanted.where(Suggestion.unit == unit)
    first, last = date(scope.year, 1, 1), date(scope.year, 12, 31)
    raised = col(Suggestion.raised_on)
    wanted = wanted.where(or_(raised.is_(None), raised.between(first, last)))
    wanted = wanted.order_by(raised.desc(), col(Suggestion.id))
    for some in session.exec(wanted).partitions(CHUNK):
        units = {paper.id: paper.unit for paper in some}
        for line in standings.told(session, list(some)):
            facts = suggestion_facts.read(line["told"])
            if facts.year == scope.year:
                yield units[line["suggestion_id"]], line["suggestion_id"], facts
