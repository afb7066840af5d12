"""代表之家: what a year brought to the stations, and what became of what people said there.

`stations` returns the figures of a `Scope`: its visits divided by township and by kind of station,
its opinions by category and by where they stand, rates, means, and a line for each station. `ids`
gives what a `Pick` counts; `counted_of` says whether that is visits, opinions, stations or persons.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from npcdesk.office import counted, figures
from npcdesk.office.figures import Called, Mean, Partition, Pick, Rate, Way
from npcdesk.rules import shares
from npcdesk.rules.opinion_life import State
from npcdesk.rules.shares import Rounding

_VISITS = """
SELECT s.id, s.name, s.township, s.kind, coalesce(sum(q.visits), 0), coalesce(sum(q.opinions), 0)
FROM station s LEFT JOIN station_quarter q ON q.station_id = s.id AND q.year = :year
WHERE NOT s.deleted AND s.unit = '' GROUP BY s.id
"""
# stations first, whatever the planner thinks: each one's year lies together in the index
_OPINIONS = """
SELECT o.station_id, o.state, o.category, count(*)
FROM station s CROSS JOIN opinion_line o INDEXED BY opinion_by_station
    ON o.station_id = s.id AND o.held_on BETWEEN :first AND :last
WHERE NOT s.deleted AND s.unit = '' GROUP BY o.station_id, o.state, o.category
"""
_MEMBERS = "SELECT station_id, delegates FROM station_members"
_CAME = "SELECT station_id, came FROM station_year WHERE year = :year"
_VISIT_IDS = """
SELECT visit_id FROM visit_line WHERE station_id IN (SELECT value FROM json_each(:stations))
    AND held_on BETWEEN :first AND :last ORDER BY held_on DESC, seq DESC
"""
_OPINION_IDS = """
SELECT opinion_id, state, category FROM opinion_line
WHERE station_id IN (SELECT value FROM json_each(:stations))
    AND held_on BETWEEN :first AND :last ORDER BY held_on DESC, seq DESC
"""
_MEMBER_IDS = """
SELECT id FROM person WHERE station_id IN (SELECT value FROM json_each(:stations))
    AND station_id IS NOT NULL AND NOT deleted AND unit = '' ORDER BY id
"""
_CAME_IDS = """
SELECT id FROM person WHERE station_id IN (SELECT value FROM json_each(:stations))
    AND station_id IS NOT NULL AND NOT deleted AND unit = ''
    AND EXISTS (SELECT 1 FROM person_year y WHERE y.person_id = person.id AND y.year = :year
        AND y.kind IN ('reception', 'work')) ORDER BY id
"""
WORKING = frozenset({State.OPEN, State.STATION, State.TRANSFERRED, State.RAISED})
TOLD = frozenset({State.TOLD, State.RATED, State.CLOSED})
ORDER = tuple(state.value for state in State)
TOWNSHIP = Called("township", "各乡镇的接待", "全年接待")
KIND = Called("station_kind", "各类站点的接待", "全年接待")
CATEGORY = Called("opinion_category", "群众意见的内容", "全年意见")
STATE = Called("opinion_state", "群众意见的办理", "全年意见")
CAME = Called("came", "进站率", "站点所属代表", "今年接待过群众或进站履职")
OPENED = Called("opened", "站点开展率", "站点", "今年有接待")
SETTLED = Called("settled", "意见办理率", "全年意见", "已有办理结果")
ANSWERED = Called("told", "意见反馈率", "全年意见", "已反馈群众")
BECAME = Called("became", "转为建议占比", "全年意见", "转为代表建议")
PER_STATION = Called("visits_per_station", "每站接待", "站点", "次")
PER_VISIT = Called("opinions_per_visit", "每次收集意见", "全年接待", "条")
counted_of = {
    **dict.fromkeys((figures.TOTAL, TOWNSHIP.name, KIND.name, "station"), "visit"),
    **dict.fromkeys(
        (each.name for each in (CATEGORY, STATE, SETTLED, ANSWERED, BECAME)), "opinion"
    ),
    OPENED.name: "station",
    CAME.name: "person",
}
"""What the ids of a pick are of, by its figure."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which visits: of a year, at all stations or those of a township."""

    year: int
    township: str = ""


@dataclass(frozen=True, slots=True)
class StationLine:
    """What a year brought to one station."""

    id: str
    name: str
    township: str
    kind: str
    visits: int
    opinions: int
    came: Rate
    settled: Rate
    pick: Pick


@dataclass(frozen=True, slots=True)
class StationFigures:
    """All figures of the stations in a year. `total` counts the visits."""

    scope: Scope
    words: str
    as_of: date
    total: int
    pick: Pick
    partitions: tuple[Partition, ...]
    rates: tuple[Rate, ...]
    means: tuple[Mean, ...]
    stations: tuple[StationLine, ...]  # those with the most visits first


@dataclass(frozen=True, slots=True)
class _Station:
    id: str
    name: str
    township: str
    kind: str
    visits: int
    opinions: int


@dataclass(frozen=True, slots=True)
class _Year:
    """All that was read of a year."""

    stations: tuple[_Station, ...]
    opinions: dict[str, list[tuple[str, str, int]]]  # by station: state, category, how many
    members: dict[str, int]
    came: dict[str, int]


def stations(
    session: Session, scope: Scope, *, today: date, how: Rounding = shares.USUAL
) -> StationFigures:
    """Return every figure of the stations in a year."""
    asked = ("stations", scope, today, how)
    return counted.kept(session, asked, lambda: _stations(session, scope, today, how))


def _stations(session: Session, scope: Scope, today: date, how: Rounding) -> StationFigures:
    year, way = _read(session, scope), Way(scope, in_words(scope), how)
    total = sum(each.visits for each in year.stations)
    said = [told for each in year.stations for told in year.opinions[each.id]]
    opened = sum(each.visits > 0 for each in year.stations)
    heard = sum(n for _, _, n in said)
    of_states = ((SETTLED, _settled), (ANSWERED, TOLD.__contains__), (BECAME, _became))
    return StationFigures(
        scope=scope,
        words=way.words,
        as_of=today,
        total=total,
        pick=Pick(scope, figures.TOTAL),
        partitions=(
            _divided(TOWNSHIP, [(each.township, each.visits) for each in year.stations], way),
            _divided(KIND, [(each.kind, each.visits) for each in year.stations], way),
            _divided(CATEGORY, [(category, n) for _, category, n in said], way),
            _divided(STATE, [(state, n) for state, _, n in said], way, ORDER),
        ),
        rates=(
            _came(year, year.stations, way),
            figures.ratio(OPENED, opened, len(year.stations), way),
            *(_of_states(called, asked, said, way) for called, asked in of_states),
        ),
        means=(
            figures.mean(PER_STATION, total, len(year.stations), way),
            figures.mean(PER_VISIT, heard, total, way),
        ),
        stations=tuple(_line(each, year, way) for each in sorted(year.stations, key=_busiest)),
    )


def ids(session: Session, pick: Pick) -> list[str]:
    """Return what a count is of: visits, opinions, stations or persons, as `counted_of` says."""
    scope: Scope = pick.scope
    year = _read(session, scope)
    of = _stations_of(pick, year)
    kind = counted_of[pick.figure]
    asked = {"stations": json.dumps([each.id for each in of]), **_days(scope)}
    if kind == "station":
        return [each.id for each in of if each.visits or pick.part == figures.INSIDE]
    if kind == "visit":
        return list(session.execute(text(_VISIT_IDS), asked).scalars())
    if kind == "person":
        wanted = _CAME_IDS if pick.part == figures.HIT else _MEMBER_IDS
        return list(session.execute(text(wanted), asked | {"year": scope.year}).scalars())
    counts = _question(pick)
    rows = session.execute(text(_OPINION_IDS), asked)
    return [opinion for opinion, state, category in rows if counts(state, category)]


def in_words(scope: Scope) -> str:
    """Return 2026年，沙河镇的站点."""
    return f"{scope.year}年，{scope.township or '全部'}{'的' if scope.township else ''}站点"


def _read(session: Session, scope: Scope) -> _Year:
    whose = {"year": scope.year}
    rows = (_Station(*row) for row in counted.rows(session, _VISITS, whose))
    some = tuple(each for each in rows if scope.township in ("", each.township))
    opinions: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for station, state, category, n in counted.rows(session, _OPINIONS, _days(scope)):
        opinions[station].append((state, category, n))
    came = {row[0]: row[1] for row in counted.rows(session, _CAME, whose)}
    members = {row[0]: row[1] for row in counted.rows(session, _MEMBERS)}
    return _Year(some, opinions, members, came)


def _days(scope: Scope) -> dict[str, str]:
    return {"first": f"{scope.year}-01-01", "last": f"{scope.year}-12-31"}


def _divided(
    called: Called, some: Sequence[tuple[str, int]], way: Way, order: tuple[str, ...] = ()
) -> Partition:
    many: dict[str, int] = defaultdict(int)
    for value, n in some:
        if n:
            many[value] += n
    places = {value: place for place, value in enumerate(order)}

    def place(value: str) -> tuple[bool, int, int, str]:
        return value == "", places.get(value, 0), -many[value], value

    told = [(value, value or "未填", many[value]) for value in sorted(many, key=place)]
    return figures.divided(called, told, way)


def _settled(state: str) -> bool:
    return state not in WORKING


def _became(state: str) -> bool:
    return state == State.SUGGESTION


def _of_states(
    called: Called, asked: Callable[[str], bool], said: Sequence[tuple[str, str, int]], way: Way
) -> Rate:
    hit = sum(n for state, _, n in said if asked(state))
    return figures.ratio(called, hit, sum(n for _, _, n in said), way)


def _came(year: _Year, some: Sequence[_Station], way: Way) -> Rate:
    hit = sum(year.came.get(each.id, 0) for each in some)
    return figures.ratio(CAME, hit, sum(year.members.get(each.id, 0) for each in some), way)


def _line(station: _Station, year: _Year, way: Way) -> StationLine:
    return StationLine(
        id=station.id,
        name=station.name,
        township=station.township,
        kind=station.kind,
        visits=station.visits,
        opinions=station.opinions,
        came=_came(year, [station], way),
        settled=_of_states(SETTLED, _settled, year.opinions[station.id], way),
        pick=Pick(way.scope, "station", station.id),
    )


def _busiest(station: _Station) -> tuple[int, str, str]:
    return -station.visits, station.name, station.id


def _stations_of(pick: Pick, year: _Year) -> list[_Station]:
    by: dict[str, Callable[[_Station], Any]] = {
        TOWNSHIP.name: lambda each: each.township,
        KIND.name: lambda each: each.kind,
        "station": lambda each: each.id,
    }
    if pick.figure not in by:
        return list(year.stations)
    return [each for each in year.stations if by[pick.figure](each) == pick.part]


def _question(pick: Pick) -> Callable[[str, str], bool]:
    if pick.figure == CATEGORY.name:
        return lambda _, category: category == pick.part
    if pick.figure == STATE.name:
        return lambda state, _: state == pick.part
    if pick.part == figures.INSIDE:
        return lambda *_: True
    asked = {SETTLED.name: _settled, ANSWERED.name: TOLD.__contains__, BECAME.name: _became}
    return lambda state, _: bool(asked[pick.figure](state))
