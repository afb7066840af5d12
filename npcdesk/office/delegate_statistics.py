"""代表结构 and 履职: what a congress is made of, who proposes, who comes to the stations.

`delegates` returns the figures of a `Scope` (one level and term, one year of activity): its
delegates divided by the official rows, each row as a rate of all, rates of activity, means, and a
line for each delegation. Every `Pick` gives its mandates by `ids`, in the order of the roster.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from sqlmodel import Session

from npcdesk import labels
from npcdesk.office import counted, figures, offices
from npcdesk.office.figures import Called, Mean, Partition, Pick, Rate, Way
from npcdesk.rules import delegate_structure as structure
from npcdesk.rules import shares
from npcdesk.rules.delegate_structure import Seat
from npcdesk.rules.numbered import by_number
from npcdesk.rules.shares import Rounding

# in the order of the table, in which persons, mandates and years lie too: by the index of names
# each row would be a page of its own
_MEMBERS = """
SELECT r.mandate_id, r.person_id, p.sex, p.nation, p.birth, p.party, p.education,
    r.occupation_class, m.grassroots, m.terms_served, r.delegation,
    coalesce(sum(y.times * (y.kind IN ('reception', 'work'))), 0) AS came,
    coalesce(sum(y.times * (y.kind = 'call')), 0) AS called,
    coalesce(sum(y.times * (y.kind NOT IN ('reception', 'work', 'call', 'contact')
        AND instr(y.kind, '.') = 0)), 0) AS activities
FROM roster_line r NOT INDEXED CROSS JOIN person p ON p.id = r.person_id
    CROSS JOIN mandate m ON m.id = r.mandate_id
    LEFT JOIN person_year y INDEXED BY person_year_by_year
        ON y.year = :year AND y.person_id = r.person_id
WHERE r.level = :level AND r.term = :term AND r.status IN ('in_office', 'suspended')
GROUP BY r.seq ORDER BY r.strokes, r.seq
"""
_SIGNED = """
SELECT g.person_id, sum(g.role = 'lead') AS led, sum(g.role = 'co') AS co
FROM standing s JOIN signer g ON g.suggestion_id = s.suggestion_id
WHERE s.raised_on BETWEEN :first AND :last AND s.state NOT IN ('草稿', '终止')
    AND NOT g.deleted AND g.unit = '' AND g.person_id IS NOT NULL GROUP BY g.person_id
"""
UNTOLD = "未填"
LED = ((0, "没有领衔"), (1, "领衔1件"), (3, "领衔2—3件"), (10**6, "领衔4件以上"))
EVERYBODY = "本届代表"
_SEAT = ("sex", "nation", "party", "education", "occupation", "grassroots", "terms_served")
_COUNTED_BY = attrgetter(*_SEAT)  # the rows of the table, which ask neither birth nor delegation


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures: the delegates of a level and term, all or of a delegation; "" means ours.

    `term` 0 is the present one of this congress; of another level it is every delegate there is.

    `year` is that of what they did.
    """

    level: str = ""
    term: int = 0
    year: int = 0
    delegation: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One delegate with what is counted: the seat, and what was done in the year."""

    mandate_id: str
    person_id: str
    seat: Seat
    came: int = 0
    called: int = 0
    activities: int = 0
    led: int = 0
    co: int = 0


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """What the delegates of one delegation did in the year."""

    name: str
    count: int
    share: str
    came: Rate
    proposed: Rate
    visits: int
    led: int
    pick: Pick


@dataclass(frozen=True, slots=True)
class DelegateFigures:
    """All figures of the delegates of a scope, as of a day."""

    scope: Scope
    words: str
    as_of: date
    total: int
    pick: Pick
    partitions: tuple[Partition, ...]
    rates: tuple[Rate, ...]
    means: tuple[Mean, ...]
    delegations: tuple[DelegationLine, ...]


Valued = Callable[[Member], str]
Order = tuple[str, ...] | Callable[[str], int]
_DIVISIONS: tuple[tuple[Called, Valued, Order], ...] = (
    (Called("sex", "性别", EVERYBODY), lambda m: labels.SEX.get(m.seat.sex, ""), ("男", "女")),
    (Called("nation", "民族", EVERYBODY), lambda m: structure.people(m.seat.nation), ()),
    (Called("party", "政治面貌", EVERYBODY), lambda m: m.seat.party, ()),
    (Called("education", "学历", EVERYBODY), lambda m: m.seat.education, structure.schooling),
    (
        Called("occupation_class", "职业构成", EVERYBODY),
        lambda m: m.seat.occupation,
        structure.OCCUPATIONS,
    ),
    (
        Called("led", "领衔建议", EVERYBODY),
        lambda m: next(words for most, words in LED if m.led <= most),
        tuple(words for _, words in LED),
    ),
    (Called("delegation", "代表团", EVERYBODY), lambda m: m.seat.delegation, ()),
)
AGE = Called("age", "年龄", EVERYBODY)
Deed = tuple[Called, Callable[[Member], bool]]
_DEEDS: tuple[Deed, ...] = (
    (
        Called("came", "进站参与率", EVERYBODY, "接待过群众或进站履职", "一年里至少一次。"),
        lambda m: m.came > 0,
    ),
    (Called("called", "走访率", EVERYBODY, "走访过选民"), lambda m: m.called > 0),
    (Called("active", "活动参加率", EVERYBODY, "参加过活动"), lambda m: m.activities > 0),
    (Called("leading", "领衔率", EVERYBODY, "领衔提过建议"), lambda m: m.led > 0),
    (
        Called("proposed", "提建议参与率", EVERYBODY, "领衔或联名提过建议"),
        lambda m: m.led + m.co > 0,
    ),
)
_MEANS: tuple[tuple[Called, Callable[[Member], int]], ...] = (
    (Called("visits", "人均进站", EVERYBODY, "次"), lambda m: m.came),
    (Called("activities", "人均活动", EVERYBODY, "次"), lambda m: m.activities),
    (Called("suggestions", "人均领衔建议", EVERYBODY, "件"), lambda m: m.led),
)


def delegates(
    session: Session, scope: Scope, *, today: date, how: Rounding = shares.USUAL
) -> DelegateFigures:
    """Return every figure of the delegates of a scope."""
    whole = _settled(session, scope, today)
    asked = ("delegates", whole, today, how)
    return counted.kept(session, asked, lambda: _delegates(session, whole, today, how))


def _delegates(session: Session, whole: Scope, today: date, how: Rounding) -> DelegateFigures:
    some = members(session, whole)
    way = Way(whole, in_words(whole), how)
    alike = Counter(map(_COUNTED_BY, (each.seat for each in some)))
    seats = Counter({Seat(**dict(zip(_SEAT, told, strict=True))): n for told, n in alike.items()})
    band = cache(lambda birth: structure.band(birth, today))
    by_age: Valued = lambda m: band(m.seat.birth)  # noqa: E731
    bands = tuple(words for _, words in structure.AGES)
    divisions = (*_DIVISIONS, (AGE, by_age, bands))
    return DelegateFigures(
        scope=whole,
        words=way.words,
        as_of=today,
        total=len(some),
        pick=Pick(whole, figures.TOTAL),
        partitions=tuple(_divided(called, some, by, order, way) for called, by, order in divisions),
        rates=(
            *(_of_row(row, seats, way) for row in structure.ROWS),
            *(_deed(each, some, way) for each in _DEEDS),
        ),
        means=tuple(
            figures.mean(called, sum(map(times, some)), len(some), way, decimals=2)
            for called, times in _MEANS
        ),
        delegations=_delegations(some, way),
    )


def ids(session: Session, pick: Pick, *, today: date) -> list[str]:
    """Return the mandates that a count is of, in the order of the roster."""
    asked = _question(pick, today)
    some = members(session, pick.scope)
    row = structure.BY_NAME.get(pick.figure)
    if row and not any(row.told(each.seat) for each in some):
        return []  # of nobody is it known, as the rate says by its “—”
    return [each.mandate_id for each in some if asked(each)]


def members(session: Session, scope: Scope) -> list[Member]:
    """Return the delegates of a scope with what they did in its year, in the roster's order."""
    whose = {"level": scope.level, "term": scope.term, "year": scope.year}
    days = {"first": f"{scope.year}-01-01", "last": f"{scope.year}-12-31"}
    signed = {row[0]: row[1:] for row in counted.rows(session, _SIGNED, days)}
    none = (0, 0)
    return [
        Member(row[0], row[1], Seat(*row[2:11]), *row[11:], *signed.get(row[1], none))
        for row in counted.rows(session, _MEMBERS, whose)
        if scope.delegation in ("", row[10])
    ]


def in_words(scope: Scope) -> str:
    """Return whose figures they are: 第十九届县级代表，沙河镇代表团，2026年履职."""
    term = labels.term_name(scope.term) if scope.term else ""
    said = (f"{term}{labels.LEVEL.get(scope.level, '')}代表", scope.delegation)
    return "，".join(filter(None, (*said, f"{scope.year}年履职")))


def _settled(session: Session, scope: Scope, today: date) -> Scope:
    here = offices.here(session)
    level = scope.level or here.level.value
    own = level == here.level.value  # of another congress the roster does not keep the term
    term = scope.term or (here.term if own else 0)
    return Scope(level, term, scope.year or today.year, scope.delegation)


def _question(pick: Pick, today: date) -> Callable[[Member], bool]:
    """Return what a pick asks of each delegate of its scope."""
    if pick.figure == AGE.name:
        return lambda m: structure.band(m.seat.birth, today) == pick.part
    for called, by, _ in _DIVISIONS:
        if called.name == pick.figure:
            return lambda m: by(m) == pick.part
    if pick.part == figures.HIT:
        if pick.figure in structure.BY_NAME:
            row = structure.BY_NAME[pick.figure]
            return lambda m: row.hit(m.seat)
        return next(did for called, did in _DEEDS if called.name == pick.figure)
    return lambda _: True


def _divided(
    called: Called, some: Sequence[Member], by: Valued, order: Order, way: Way
) -> Partition:
    many: dict[str, int] = defaultdict(int)
    for each in some:
        many[by(each)] += 1
    rank = order if callable(order) else _places(order)

    def place(value: str) -> tuple[bool, int, int, str]:
        return value == "", rank(value), -many[value], value

    told = [(value, value or UNTOLD, many[value]) for value in sorted(many, key=place)]
    return figures.divided(called, told, way)


def _places(order: tuple[str, ...]) -> Callable[[str], int]:
    places = {value: place for place, value in enumerate(order)}
    return lambda value: places.get(value, len(places))


def _of_row(row: structure.Row, seats: Counter[Seat], way: Way) -> Rate:
    untold = sum(n for seat, n in seats.items() if not row.told(seat))
    note = f"名册上有{untold}名没有填。" if untold else ""
    called = Called(row.name, row.label, EVERYBODY, row.of, note)
    hit = sum(n for seat, n in seats.items() if row.hit(seat))
    of = 0 if untold == seats.total() else seats.total()
    return figures.ratio(called, hit, of, way)


def _deed(deed: Deed, some: Sequence[Member], way: Way) -> Rate:
    called, did = deed
    return figures.ratio(called, sum(map(did, some)), len(some), way)


def _delegations(some: Sequence[Member], way: Way) -> tuple[DelegationLine, ...]:
    apart: dict[str, list[Member]] = defaultdict(list)
    for each in some:
        apart[each.seat.delegation].append(each)
    names = sorted(apart, key=lambda name: (name == "", -len(apart[name]), by_number(name)))
    printed = shares.printed([len(apart[name]) for name in names], way.how)
    deeds = {called.name: (called, did) for called, did in _DEEDS}
    return tuple(
        DelegationLine(
            name=name or UNTOLD,
            count=len(apart[name]),
            share=share,
            came=_deed(deeds["came"], apart[name], way),
            proposed=_deed(deeds["proposed"], apart[name], way),
            visits=sum(each.came for each in apart[name]),
            led=sum(each.led for each in apart[name]),
            pick=Pick(way.scope, "delegation", name),
        )
        for name, share in zip(names, printed, strict=True)
    )
