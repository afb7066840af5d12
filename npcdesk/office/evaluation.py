"""承办单位得分: each unit's score of a year, and the suggestions behind every point of it.

A year's suggestions are those handed over in it; a unit's are those that it leads, alone or beside
others, in the handing-over in force. 协办 is told beside, and earns nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk import labels, shipped
from npcdesk.errors import NotAllowed
from npcdesk.models import HandlingUnit, RulePack
from npcdesk.office import offices
from npcdesk.rules import scoring, scoring_text
from npcdesk.rules.scoring import Facts, Parts, Scheme

OWN = "evaluation-"
"""Before the year from which on an office's own scheme holds: the code of its row."""
_SCOPE = """
WHERE s.handed_on BETWEEN :first AND :last AND s.state NOT IN ('草稿', '待交办', '终止')
    AND (s.state <> '已归档' OR s.closed_on IS NOT NULL)
"""
_UNITS = "JOIN handler h ON h.event_id = s.handed_id AND NOT h.deleted AND h.unit = ''"
FACTS = """
s.received_on IS NOT NULL AS received,
coalesce(s.received_on, :today) <= date(s.handed_on, :days) AS in_days, s.met,
s.replied_on IS NOT NULL AS answered, s.replied_late > 0 OR s.due_order < :today AS late,
min(s.extended, 100) AS extended, min(s.urged, 100) AS urged, s.reply_class, s.current_class,
s.rating
"""
SHOWN = """
s.suggestion_id, s.number, s.title, s.term, s.session, s.lead_name, s.lead_unit, s.handed_on,
s.received_on AS received_day, s.replied_on, s.due_on, s.replied_late, s."key"
"""


def _own(words: str) -> str:
    """Return SQL where the reply is the unit's own, of a suggestion whose units answer apart."""
    on, late, awaited, graded = (
        f"json_extract(s.part_replies, '$.\"' || h.unit_id || '\".{name}')"
        for name in ("on", "late", "awaited", "class")
    )
    of_part = {
        "s.replied_on IS NOT NULL AS": (f"{on} IS NOT NULL", "AS"),
        "s.replied_late > 0 OR s.due_order < :today AS": (
            f"coalesce({late}, 0) OR (coalesce({awaited}, 0) AND s.due_order < :today)",
            "AS",
        ),
        "s.replied_on,": (on, "AS replied_on,"),
        "s.reply_class,": (f"coalesce({graded}, '')", "AS reply_class,"),
        "s.current_class,": (
            f"iif(s.current_class = s.reply_class, coalesce({graded}, ''), s.current_class)",
            "AS current_class,",
        ),
    }
    for whole, (part, name) in of_part.items():
        one = whole.removesuffix(",").removesuffix(" AS")
        words = words.replace(
            whole, f"CASE s.part_replies WHEN '' THEN {one} ELSE {part} END {name}"
        )
    return words


_RANKING = f"""
SELECT h.unit_id, h.role = 'co' AS co, count(*) AS n, {_own(FACTS)}
FROM standing s {_UNITS} {_SCOPE} GROUP BY 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
"""  # noqa: S608 - made of constants
_TRACE = f"""
SELECT {_own(SHOWN)}, {_own(FACTS)} FROM standing s {_UNITS} {_SCOPE}
AND h.unit_id = :unit AND h.role <> 'co' ORDER BY s.number_order, s.seq
"""  # noqa: S608 - as above
_YEARS = """
SELECT DISTINCT substr(handed_on, 1, 4) FROM standing WHERE handed_on IS NOT NULL ORDER BY 1 DESC
"""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit's score of a year. Equal ones share a `rank`, 0 until every part is counted."""

    id: str
    name: str
    unit_kind: str
    papers: int  # 主办, 分办
    co_papers: int
    parts: Parts
    score: Fraction | None
    complete: bool  # every part is counted
    rank: int = 0


@dataclass(frozen=True, slots=True)
class PaperScore:
    """A suggestion behind a unit's score: what it earned, with the days and steps behind it."""

    id: str
    number: str
    title: str
    session: str
    lead: str
    lead_unit: str
    handed_on: date
    received_on: date | None
    replied_on: date | None
    due_on: date | None
    key: bool
    facts: Facts
    parts: Parts
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """A year's units by their scores, and the scheme they were scored by."""

    year: int
    scheme: Scheme
    units: tuple[UnitScore, ...]

    def candidates(self) -> tuple[UnitScore, ...]:
        """Return 先进承办单位候选: enough suggestions, every part counted, a score high enough."""
        return tuple(unit for unit in self.units if not self.short_of(unit))

    def short_of(self, unit: UnitScore) -> list[str]:
        """Return in words what a unit lacks to be a candidate: 主办 2 件，不到 3 件."""
        rules, found = self.scheme.handling, []
        if unit.papers < rules.least_papers:
            found.append(f"主办、分办 {unit.papers} 件，不到 {rules.least_papers} 件")
        if not unit.complete:
            found.append("五项不全")
        if (unit.score or 0) < rules.least:
            found.append(f"得分 {scoring.tenths(unit.score)}，不到 {rules.least} 分")
        return found


def years(session: Session, today: date) -> list[int]:
    """Return the years in which something was handed over, this one among them, latest first."""
    known = {int(year) for year in session.execute(text(_YEARS)).scalars()}
    return sorted(known | {today.year}, reverse=True)


def ranking(session: Session, year: int, *, today: date) -> Ranking:
    """Return the score of every unit that leads or helps with a suggestion of the year."""
    wanted = scheme(session, year)
    solved = solved_classes(session)
    parts: dict[str, list[Parts]] = defaultdict(list)
    papers: dict[tuple[str, bool], int] = defaultdict(int)
    known: dict[Facts, Parts] = {}
    for row in session.execute(text(_RANKING), _asked(wanted, year, today)).mappings():
        papers[row["unit_id"], bool(row["co"])] += row["n"]
        if row["co"]:
            continue
        facts = _facts(row)
        if facts not in known:
            known[facts] = scoring.earned(facts, wanted.handling, solved)
        parts[row["unit_id"]].append(
            {part: each.times(row["n"]) for part, each in known[facts].items()}
        )
    names = select(HandlingUnit.id, HandlingUnit.name, HandlingUnit.kind).where(
        ~col(HandlingUnit.deleted), HandlingUnit.unit == ""
    )
    weights = wanted.handling.weights
    found = []
    for unit_id, name, kind in session.exec(names):
        led, helped = papers[unit_id, False], papers[unit_id, True]
        if led or helped:
            made = scoring.together(parts[unit_id])
            whole = scoring.complete(made, weights)
            score = scoring.score(made, weights)
            found.append(UnitScore(unit_id, name, kind, led, helped, made, score, whole))
    return Ranking(year, wanted, tuple(_ranked(found)))


def trace(session: Session, year: int, unit_id: str, *, today: date) -> list[PaperScore]:
    """Return the suggestions behind a unit's score, by number."""
    wanted, solved = scheme(session, year), solved_classes(session)
    asked = _asked(wanted, year, today) | {"unit": unit_id}
    rows = session.execute(text(_TRACE), asked).mappings()
    return [paper_score(row, wanted, solved) for row in rows]


def paper_score(row: Mapping[Any, Any], wanted: Scheme, solved: frozenset[str]) -> PaperScore:
    """Return one suggestion with what it earns, from a row of `SHOWN` and `FACTS`."""
    facts = _facts(row)
    parts = scoring.earned(facts, wanted.handling, solved)
    return PaperScore(
        id=row["suggestion_id"],
        number=row["number"],
        title=row["title"],
        session=labels.session_short(row["term"], row["session"]) if row["term"] else "",
        lead=row["lead_name"],
        lead_unit=row["lead_unit"],
        handed_on=date.fromisoformat(row["handed_on"]),
        received_on=_day(row["received_day"]),
        replied_on=_day(row["replied_on"]),
        due_on=_day(row["due_on"]),
        key=bool(row["key"]),
        facts=facts,
        parts=parts,
        score=scoring.score(parts, wanted.handling.weights),
    )


def within(wanted: Scheme, year: int, today: date) -> tuple[str, dict[str, Any]]:
    """Return SQL for the suggestions `s` of a year, and what it and `FACTS` are asked with."""
    return _SCOPE, _asked(wanted, year, today)


def solved_classes(session: Session) -> frozenset[str]:
    """Return the classes that count as 办成 by the office's rules."""
    return frozenset(c.code for c in offices.pack(session).classes if c.counts_as_solved)


def scheme(session: Session, year: int) -> Scheme:
    """Return the scheme that holds for a year: the office's own, else the one that ships."""
    rows = select(RulePack.code, RulePack.text).where(
        col(RulePack.code).startswith(OWN), ~col(RulePack.deleted), RulePack.unit == ""
    )
    kept = sorted((code, said) for code, said in session.exec(rows) if code <= f"{OWN}{year:04}")
    return scoring_text.read(kept[-1][1]) if kept else shipped.scheme()


def keep_scheme(session: Session, year: int, wanted: Scheme) -> None:
    """Keep the office's own scheme, which holds from `year` on; earlier years keep theirs.

    Raises:
        NotAllowed: the year cannot be one.
        DeskError: the points do not add up to 100.
    """
    if not 1990 <= year <= 2100:
        msg = f"没有 {year} 这一年的建议，请核对年份。"
        raise NotAllowed(msg)
    said = scoring_text.write(scoring_text.checked(wanted))
    scoring_text.read(said)
    code = f"{OWN}{year:04}"
    kept = select(RulePack).where(
        RulePack.code == code, ~col(RulePack.deleted), RulePack.unit == ""
    )
    row = session.exec(kept).first() or RulePack(code=code, name="", text="")
    row.name, row.text = f"{year}年起的双评价办法", said
    session.add(row)
    session.flush()


def _asked(wanted: Scheme, year: int, today: date) -> dict[str, Any]:
    days = f"+{wanted.handling.receive_days} days"
    first, last = f"{year:04}-01-01", f"{year:04}-12-31"
    return {"first": first, "last": last, "today": today.isoformat(), "days": days}


def _facts(row: Mapping[Any, Any]) -> Facts:
    return Facts(
        received=bool(row["received"]),
        in_days=bool(row["in_days"]),
        met=frozenset(row["met"].split()),
        answered=bool(row["answered"]),
        late=bool(row["late"]),
        extended=row["extended"],
        urged=row["urged"],
        reply_class=row["reply_class"],
        current_class=row["current_class"],
        rating=row["rating"],
    )


def _ranked(units: Iterable[UnitScore]) -> Iterable[UnitScore]:
    """Give ranks to those whose parts are all counted; the others follow, by what they have."""
    listed = sorted(
        units,
        key=lambda u: (not u.complete, u.score is None, -(u.score or 0), -u.papers, u.name),
    )
    rank, before = 0, None
    for place, unit in enumerate(listed, 1):
        if not unit.complete:
            yield unit
            continue
        rank = rank if unit.score == before else place
        before = unit.score
        yield replace(unit, rank=rank)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
