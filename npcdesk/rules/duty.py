"""What a delegate does in a year against what is asked, and what it counts (履职要求、积分).

The law asks that it be recorded (代表法 第五十八条), not how often: that the office says, as data
(sources.md 1.9, 2.8). Counts come by kind: of visits and activities; `lead`, `co` of suggestions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models.activity import ActivityKind, Attendance
from npcdesk.rules.station_tree import KINDS as KINDS_OF_STATIONS
from npcdesk.rules.station_tree import rank

VISITS = ("reception", "work", "call", "contact")
PAPERS = ("lead", "co")
MISSED = {each.value for each in Attendance} - {Attendance.PRESENT.value}
KINDS = frozenset(
    {*VISITS, *PAPERS, *(kind.value for kind in ActivityKind), *(MISSED - {Attendance.DUE.value})}
)
"""What a target or a point may count."""


@dataclass(frozen=True, slots=True)
class Target:
    """How often something is to be done in a year. `least` None: every time one was called."""

    name: str
    kinds: tuple[str, ...]
    least: int | None
    unit: str = "次"
    source: str = ""
    levels: tuple[str, ...] = ()  # of the mandate; none: all


@dataclass(frozen=True, slots=True)
class Point:
    """What one time counts (积分); leave and absence count down."""

    name: str
    kinds: tuple[str, ...]
    worth: Fraction
    unit: str = "次"


@dataclass(frozen=True, slots=True)
class StationLeast:
    """How often a station of a kind receives people in a quarter, at least."""

    kind: str  # 联络总站, 联络分站, 代表之家, 联络点
    least: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """An office's rules of a year. `ranked`: delegates are told their place among the others."""

    name: str
    source: str
    targets: tuple[Target, ...]
    points: tuple[Point, ...]
    ranked: bool = False
    stations: tuple[StationLeast, ...] = ()

    def asked_of_station(self, kind: str) -> int:
        """Return how often a station receives people in a quarter, at least; 0: it is not asked."""
        meant = kind if kind in KINDS_OF_STATIONS else KINDS_OF_STATIONS[rank(kind)]
        return next((each.least for each in self.stations if each.kind == meant), 0)

    def asked_of(self, level: str) -> tuple[Target, ...]:
        """Return what is asked of the delegates of a level."""
        return tuple(each for each in self.targets if not each.levels or level in each.levels)


@dataclass(frozen=True, slots=True)
class Measure:
    """One target and how far a delegate is: `due` is what should be done by today."""

    target: Target
    done: int
    least: int
    due: int
    missed: int = 0  # 缺席, of a target that counts every time

    @property
    def behind(self) -> int:
        """How much less was done than should be by today; 0 when not."""
        return self.missed if self.target.least is None else max(0, self.due - self.done)

    @property
    def words(self) -> str:
        """What stands beside the bar."""
        unit = self.target.unit
        if self.target.least is None:
            if not self.least:
                return "今年还没有"
            return f"缺席 {self.missed} {unit}" if self.missed else "没有缺席"
        if self.behind:
            return f"落后 {self.behind} {unit}"
        if self.done < self.least:
            return f"还差 {self.least - self.done} {unit}"
        return "已超过" if self.done > self.least else "已完成"


@dataclass(frozen=True, slots=True)
class Earned:
    """One line of the points: `times` × worth."""

    point: Point
    times: int

    @property
    def points(self) -> Fraction:
        """What the line comes to."""
        return self.point.worth * self.times


def with_target(scheme: Scheme, new: Target) -> Scheme:
    """Return the rules with one more requirement, or raise `NotAllowed` in words."""
    name = new.name.strip()
    if not name or not new.kinds:
        msg = "加一项要求，请写名称，再选数什么，例如：接访，数接待群众。"
        raise NotAllowed(msg)
    if any(each.name == name for each in scheme.targets):
        msg = f"已经有“{name}”这项要求，请改它的次数，或者换一个名称。"
        raise NotAllowed(msg)
    return replace(scheme, targets=(*scheme.targets, replace(new, name=name)))


def without_target(scheme: Scheme, name: str) -> Scheme:
    """Return the rules without a requirement, or raise `NotFound` when it is not among them."""
    left = tuple(each for each in scheme.targets if each.name != name)
    if len(left) == len(scheme.targets):
        known = "、".join(each.name for each in scheme.targets)
        msg = f"没有“{name}”这项要求，现在有：{known}。"
        raise NotFound(msg)
    return replace(scheme, targets=left)


def due_by(least: int, year: int, today: date) -> int:
    """Return how often it should have been done by today, of `least` spread over the year."""
    return due_within(least, (date(year, 1, 1), date(year, 12, 31)), today)


def due_within(least: int, span: tuple[date, date], today: date) -> int:
    """Return how often it should have been done by today, of `least` spread over some time.

    Whole times only, rounded down: one a year is due on the last day. All of it once the time is
    over, none before it begins.
    """
    first, last = span
    gone = min(max((today - first).days + 1, 0), (last - first).days + 1)
    return least * gone // ((last - first).days + 1)


def quarter(day: date) -> tuple[date, date]:
    """Return the first and the last day of a day's quarter."""
    month = (day.month - 1) // 3 * 3 + 1
    last = date(day.year + month // 10, (month + 2) % 12 + 1, 1) - timedelta(days=1)
    return date(day.year, month, 1), last


def counted_kinds(kinds: Iterable[str]) -> frozenset[str]:
    """Return the kinds of `person_year` that a target or point counts: `leave` is of any kind."""
    found: set[str] = set()
    for kind in kinds:
        found |= {f"{each.value}.{kind}" for each in ActivityKind} if kind in MISSED else {kind}
    return frozenset(found)


def measure(target: Target, counts: Mapping[str, int], year: int, today: date) -> Measure:
    """Return how far somebody with these counts is."""
    done = _sum(counts, target.kinds)
    if target.least is not None:
        return Measure(target, done, target.least, due_by(target.least, year, today))
    called = done + sum(_sum(counts, [f"{k}.{how}"]) for k in target.kinds for how in MISSED)
    absent = sum(_sum(counts, [f"{k}.{Attendance.ABSENT.value}"]) for k in target.kinds)
    return Measure(target, done, called, called, absent)


def earned(points: Iterable[Point], counts: Mapping[str, int]) -> tuple[Earned, ...]:
    """Return what was earned, the lines that came to something."""
    lines = (Earned(point, _sum(counts, counted_kinds(point.kinds))) for point in points)
    return tuple(line for line in lines if line.times)


def total(lines: Iterable[Earned]) -> Fraction:
    """Return the points in all."""
    return sum((line.points for line in lines), Fraction(0))


def plain(number: Fraction) -> str:
    """Return 6, 0.5, −1: at most two decimals, none that are not needed, a true minus."""
    said = f"{float(abs(number)):.2f}".rstrip("0").rstrip(".")
    return f"−{said}" if number < 0 else said


def _sum(counts: Mapping[str, int], kinds: Iterable[str]) -> int:
    return sum(counts.get(kind, 0) for kind in kinds)
