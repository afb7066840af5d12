"""履职: what each delegate did in a year against what is asked, who is behind, and the points.

All of it is worked out in SQL from `person_year`, so that sixty thousand delegates are compared at
once; the rules are the office's own, from a year on, else those that ship.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk import shipped
from npcdesk.errors import NotAllowed
from npcdesk.models import RulePack
from npcdesk.office.windows import Window
from npcdesk.rules import duty, duty_text
from npcdesk.rules.duty import Earned, Measure, Scheme, Target

OWN = "duty-"
"""Before the year from which on an office's own rules hold: the code of their row."""
HUNDREDTHS = 100
# the index: one year of everybody lies together in it, the table has all years of each person
_OF_YEAR = (
    "SELECT person_id, kind, times FROM person_year INDEXED BY person_year_by_year "
    "WHERE year = :year"
)
_SIGNED = """
SELECT g.person_id, CASE g.role WHEN 'lead' THEN 'lead' ELSE 'co' END AS kind, count(*) AS times
FROM signer g JOIN standing s ON s.suggestion_id = g.suggestion_id
WHERE s.raised_on BETWEEN :first AND :last AND s.state NOT IN ('草稿', '终止')
    AND g.role IN ('lead', 'co') AND NOT g.deleted AND g.unit = ''
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Whose duties are wanted. Empty means: all. `behind` leaves those who are not."""

    level: str = ""
    delegation: str = ""
    team_id: str = ""
    target: str = ""  # the name of one target: behind in that
    behind: bool = False
    text: str = ""  # the beginning of a name


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One delegate's year; `behind` says in what, and by how much."""

    id: str  # of the mandate
    person_id: str
    name: str
    level: str
    delegation: str
    measures: tuple[Measure, ...]
    points: Fraction

    @property
    def behind(self) -> tuple[str, ...]:
        """What the delegate is behind in: 进站接待落后 1 次."""
        return tuple(f"{m.target.name}{m.words}" for m in self.measures if m.behind)


@dataclass(frozen=True, slots=True)
class Compared:
    """A delegate's points beside the average of those it is compared with."""

    name: str  # 本级, 沙河镇代表团, 沙河小组
    people: int
    average: Fraction
    place: int = 0  # among them, where the office ranks


def scheme(session: Session, year: int) -> Scheme:
    """Return the rules that hold for a year: the office's own, else those that ship."""
    rows = select(RulePack.code, RulePack.text).where(
        col(RulePack.code).startswith(OWN), ~col(RulePack.deleted), RulePack.unit == ""
    )
    kept = sorted((code, said) for code, said in session.exec(rows) if code <= f"{OWN}{year:04}")
    return duty_text.read(kept[-1][1]) if kept else shipped.duty()


def keep_scheme(session: Session, year: int, wanted: Scheme) -> None:
    """Keep the office's own rules, which hold from `year` on; earlier years keep theirs.

    Raises:
        NotAllowed: the year is before 1990 or after 2100.
    """
    if not 1990 <= year <= 2100:
        msg = f"没有 {year} 这一年的履职，请核对年份。"
        raise NotAllowed(msg)
    said = duty_text.write(wanted)
    duty_text.read(said)
    code = f"{OWN}{year:04}"
    kept = select(RulePack).where(
        RulePack.code == code, ~col(RulePack.deleted), RulePack.unit == ""
    )
    row = session.exec(kept).first() or RulePack(code=code, name="", text="")
    row.name, row.text = f"{year}年起的履职要求和积分办法", said
    session.add(row)
    session.flush()


def counts(session: Session, person_id: str, year: int) -> dict[str, int]:
    """Return how often a person did what in a year, suggestions among it, by kind."""
    asked = {"person": person_id, **_year(year)}
    rows = session.execute(
        text("SELECT kind, times FROM person_year WHERE person_id = :person AND year = :year"),
        asked,
    )
    signed = session.execute(text(f"{_SIGNED} AND g.person_id = :person GROUP BY 1, 2"), asked)
    return {row.kind: row.times for row in rows} | {row.kind: row.times for row in signed}


def years(session: Session, person_id: str, today: date) -> list[int]:
    """Return the years of which something is recorded, this one among them, latest first."""
    rows = session.execute(
        text(
            "SELECT DISTINCT year FROM person_year WHERE person_id = :person "
            "UNION SELECT CAST(substr(s.raised_on, 1, 4) AS INTEGER) FROM signer g "
            "JOIN standing s ON s.suggestion_id = g.suggestion_id "
            "WHERE g.person_id = :person AND NOT g.deleted AND g.unit = ''"
        ),
        {"person": person_id},
    )
    return sorted({year for year in rows.scalars() if year} | {today.year}, reverse=True)


def measures(session: Session, person_id: str, level: str, year: int, today: date) -> list[Measure]:
    """Return how far one delegate is in everything that is asked of the level."""
    did = counts(session, person_id, year)
    return [duty.measure(t, did, year, today) for t in scheme(session, year).asked_of(level)]


def points(session: Session, person_id: str, year: int) -> tuple[Earned, ...]:
    """Return what one delegate's year counts, line by line."""
    return duty.earned(scheme(session, year).points, counts(session, person_id, year))


def count(session: Session, wanted: Filter, year: int, today: date) -> int:
    """Return how many delegates in office fit."""
    query, asked = _query(scheme(session, year), wanted, year, today)
    return int(session.execute(text(f"SELECT count(*) FROM ({query})"), asked).scalar_one())  # noqa: S608


def lines(
    session: Session,
    wanted: Filter,
    year: int,
    today: date,
    *,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[DutyLine]:
    """Return a window of the delegates that fit, in the order of their names."""
    return found(session, wanted, year, today, window=window)[1]


def found(
    session: Session,
    wanted: Filter,
    year: int,
    today: date,
    *,
    window: Window = Window(),  # noqa: B008 - frozen
) -> tuple[int, list[DutyLine]]:
    """Return how many delegates fit and a window of them, from one look at the year.

    A window beyond the last line knows of none: the count is 0 then.
    """
    rules = scheme(session, year)
    query, asked = _query(rules, wanted, year, today)
    asked |= {"limit": window.limit, "offset": window.offset}
    rows = session.execute(text(_WINDOW.format(query)), asked).all()
    did = _counts_of(session, [row.person_id for row in rows], year)
    lines = [
        DutyLine(
            row.mandate_id,
            row.person_id,
            row.name,
            row.level,
            row.delegation,
            tuple(
                duty.measure(t, did[row.person_id], year, today) for t in rules.asked_of(row.level)
            ),
            duty.total(duty.earned(rules.points, did[row.person_id])),
        )
        for row in rows
    ]
    return (rows[0].found if rows else 0), lines


def compare(
    session: Session,
    mandate_id: str,
    year: int,
    *,
    teams: Mapping[str, str],
) -> list[Compared]:
    """Return a delegate's points beside those of the level, the delegation and the teams.

    `teams` are the names of the delegate's teams by id. A place is told only where the office
    ranks (design: delegates are ranked nowhere unless the office turns it on).
    """
    mine = session.execute(
        text("SELECT person_id, level, delegation FROM roster_line WHERE mandate_id = :m"),
        {"m": mandate_id},
    ).first()
    if mine is None:
        return []
    rules, members = scheme(session, year), {"本级": "true"}
    asked: dict[str, Any] = {"level": mine.level, "person": mine.person_id, **_year(year)}
    if mine.delegation:
        members[mine.delegation] = "delegation = :delegation"
        asked["delegation"] = mine.delegation
    for at, (team_id, name) in enumerate(teams.items()):
        members[name] = (
            f"person_id IN (SELECT person_id FROM team_member WHERE team_id = :team{at} "  # noqa: S608
            "AND NOT deleted AND unit = '' AND to_on IS NULL)"
        )
        asked[f"team{at}"] = team_id
    everybody = _POINTS.format(worth=_worth(rules), signed=_SIGNED)
    (row,) = session.execute(text(f"{everybody} SELECT {_summed(members.values())}"), asked).all()
    found = []
    for at, name in enumerate(members):
        people, total, above = row[3 * at : 3 * at + 3]
        average = Fraction(int(total), HUNDREDTHS * people) if people else Fraction(0)
        found.append(Compared(name, people, average, above + 1 if rules.ranked else 0))
    return found


# who did nothing has no row in either sum; each is read once, whatever is compared; nearly all of
# the roster is of one level, so that it is read through rather than looked up
_POINTS = """
WITH signed AS MATERIALIZED (
    SELECT person_id, sum(times * {worth}) AS points FROM ({signed} GROUP BY 1, 2) GROUP BY 1
), p AS MATERIALIZED (
    SELECT r.person_id, r.delegation, coalesce(s.points, 0) + coalesce((
        SELECT sum(d.times * {worth}) FROM person_year d INDEXED BY person_year_by_year
        WHERE d.year = :year AND d.person_id = r.person_id
    ), 0) AS points
    FROM roster_line r NOT INDEXED LEFT JOIN signed s ON s.person_id = r.person_id
    WHERE r.status = 'in_office' AND r.level = :level
)
"""


def _summed(members: Iterable[str]) -> str:
    """Return how many of each are members, their points, and how many have more than the person."""
    mine = "(SELECT max(points) FROM p WHERE person_id = :person)"
    each = (
        f"count(*) FILTER (WHERE {who}), total(points) FILTER (WHERE {who}), "
        f"count(*) FILTER (WHERE {who} AND points > {mine})"
        for who in members
    )
    return f"{', '.join(each)} FROM p"


def would_be_behind(
    session: Session,
    rules: Scheme,
    wanted: Filter,
    year: int,
    today: date,
    *,
    window: Window = Window(),  # noqa: B008 - frozen
) -> tuple[int, list[str]]:
    """Return how many would be behind by rules that are not kept yet, and the first names."""
    query, asked = _query(rules, replace(wanted, behind=True), year, today)
    asked |= {"limit": window.limit, "offset": window.offset}
    rows = session.execute(text(_WINDOW.format(query)), asked).all()
    return (rows[0].found if rows else 0), [row.name for row in rows]


# only what is ordered by is carried along for everybody, the rest is read for the window
_WINDOW = """
WITH hit AS MATERIALIZED ({})
SELECT r.mandate_id, r.person_id, r.name, r.level, r.delegation,
    (SELECT count(*) FROM hit) AS found
FROM (SELECT seq FROM hit ORDER BY strokes, seq LIMIT :limit OFFSET :offset) h
    JOIN roster_line r ON r.seq = h.seq
ORDER BY r.strokes, r.seq
"""


def _query(rules: Scheme, wanted: Filter, year: int, today: date) -> tuple[str, dict[str, Any]]:
    """Return SQL for the lines that fit and what orders them, and what it is asked with."""
    where, asked = _people(wanted)
    base = "SELECT r.seq, r.strokes FROM roster_line r"
    if not (wanted.behind or wanted.target):
        return f"{base} WHERE {where}", asked | _year(year)
    of = [t for t in rules.targets if t.name == wanted.target or not wanted.target]
    late = " OR ".join(filter(None, (_late(t, year, today) for t in of))) or "false"
    signs = any(set(duty.PAPERS) & set(target.kinds) for target in of)  # kept with the papers
    did = f"({_everything()})" if signs else f"({_OF_YEAR})"
    joined = (
        f"{base} LEFT JOIN {did} y ON y.person_id = r.person_id "
        f"WHERE {where} GROUP BY r.seq HAVING {late}"
    )
    return joined, asked | _year(year)


_TIMES = "total(y.times) FILTER (WHERE y.kind IN ({}))"


def _late(target: Target, year: int, today: date) -> str:
    """Return the condition of being behind in a target; "" where nobody can be yet."""
    levels = f"r.level IN ({_listed(target.levels)}) AND " if target.levels else ""
    if target.least is None:
        absent = _listed(f"{kind}.absent" for kind in target.kinds)
        return f"({levels}{_TIMES.format(absent)} > 0)"
    due = duty.due_by(target.least, year, today)
    kinds = _listed(target.kinds)
    return f"({levels}{_TIMES.format(kinds)} < {due})" if due else ""


def _people(wanted: Filter) -> tuple[str, dict[str, Any]]:
    where, asked = ["r.status = 'in_office'"], dict[str, Any]()
    for name in ("level", "delegation"):
        if value := getattr(wanted, name):
            where.append(f"r.{name} = :{name}")
            asked[name] = value
    if wanted.text.strip():
        where.append("(r.name LIKE :text || '%' OR r.initials LIKE :text || '%')")
        asked["text"] = wanted.text.strip().replace("%", "").replace("_", "")
    if wanted.team_id:
        where.append(
            "r.person_id IN (SELECT person_id FROM team_member WHERE team_id = :team "
            "AND NOT deleted AND unit = '' AND to_on IS NULL)"
        )
        asked["team"] = wanted.team_id
    return " AND ".join(where), asked


def _worth(rules: Scheme) -> str:
    """Return the hundredths of points of a row by its `kind`, as SQL; what was done comes first."""
    worth: dict[str, int] = defaultdict(int)
    for point in rules.points:
        for kind in duty.counted_kinds(point.kinds):
            worth[kind] += int(point.worth * HUNDREDTHS)
    known = sorted((kind for kind in worth if worth[kind]), key=lambda kind: ("." in kind, kind))
    cases = " ".join(f"WHEN '{kind}' THEN {worth[kind]}" for kind in known)
    return f"CASE kind {cases} ELSE 0 END" if cases else "0"


def _everything() -> str:
    return f"{_OF_YEAR} UNION ALL {_SIGNED} GROUP BY 1, 2"


def _counts_of(session: Session, people: list[str], year: int) -> dict[str, dict[str, int]]:
    some = "AND {}person_id IN (SELECT value FROM json_each(:people))"
    rows = session.execute(
        text(
            "SELECT person_id, kind, times FROM person_year WHERE year = :year "  # noqa: S608
            f"{some.format('')} UNION ALL {_SIGNED} {some.format('g.')} GROUP BY 1, 2"
        ),
        {"people": json.dumps(people), **_year(year)},
    )
    found: dict[str, dict[str, int]] = {person: {} for person in people}
    for row in rows:
        found[row.person_id][row.kind] = row.times
    return found


def _year(year: int) -> dict[str, Any]:
    return {"year": year, "first": f"{year:04}-01-01", "last": f"{year:04}-12-31"}


def _listed(words: Iterable[str]) -> str:
    """Return known words as SQL; they come from `rules.duty.KINDS` and `Level`, never typed."""
    return ", ".join(f"'{word}'" for word in words)
