"""Who is on duty at a station when: made from rules, fairly, and alike for the same input.

Fair means: at every duty day those go who have been least often, first within the time for which
a least number is asked (半年), then within the year, then those whose last duty is longest ago.
So two delegates who may be on duty all the year differ by one day at most. Who joins later, or
comes back, begins with those who have been least often then: the days before are not made up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from npcdesk.rules.deadlines import Calendar, is_worked
from npcdesk.rules.rota_days import DutyDays, between

HALVES = (1, 7)  # the months in which a half-year begins
NOTICE_DAYS = 3  # 接待日三日前公告 (practice: 某街道接待制度)
LONGEST_ROLL = 31  # days: further than any holiday moves a day


class Shut(StrEnum):
    """What becomes of a duty day on which offices are shut; the values are those kept."""

    NEXT = "next"
    SKIP = "skip"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a station. `least` times each `per`: half or year; 0 asks for nothing."""

    days: DutyDays
    starts: str = "09:00"
    ends: str = "11:00"
    venue: str = ""
    shut: Shut = Shut.NEXT
    seats: int = 2
    least: int = 0
    per: str = "year"
    first: date = date.min
    last: date = date.max


@dataclass(frozen=True, slots=True)
class DutyDay:
    """A day on which a station receives people; `nominal` is as before a holiday moved it."""

    on: date
    nominal: date
    starts: str
    ends: str
    venue: str
    seats: int

    @property
    def moved(self) -> bool:
        """Whether a holiday moved it."""
        return self.on != self.nominal


@dataclass(frozen=True, slots=True)
class Server:
    """A delegate who may be on duty within `spans` (first and last day): while in office."""

    id: str
    spans: tuple[tuple[date, date], ...] = ((date.min, date.max),)

    def serves(self, on: date) -> bool:
        """Return whether the delegate may be on duty that day."""
        return any(first <= on <= last for first, last in self.spans)


@dataclass(frozen=True, slots=True)
class Kept:
    """A duty that stays as it is: past, changed by hand, or at another station (not `here`)."""

    on: date
    person_id: str | None
    here: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """One delegate on duty on one day."""

    day: DutyDay
    person_id: str


@dataclass(slots=True)
class _Counts:
    """How often each was on duty within the half-year and the year, with what it began at."""

    loads: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    joined: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    last: dict[str, date] = field(default_factory=dict)


def duty_days(rules: Sequence[Rule], first: date, last: date, calendar: Calendar) -> list[DutyDay]:
    """Return the days by the rules whose nominal day is from `first` to `last`, both in.

    A day on which offices are shut moves to the next worked one, or is left out, as its rule says
    (某街道接待制度: 每单月15日, 遇节假日顺延). Two that fall on the same day are one.
    """
    found: dict[date, DutyDay] = {}
    for rule in rules:
        for nominal in between(rule.days, max(first, rule.first), min(last, rule.last)):
            on = _moved(nominal, rule.shut, calendar)
            known = found.get(on) if on else None
            if on and (known is None or (known.moved and on == nominal)):
                day = DutyDay(on, nominal, rule.starts, rule.ends, rule.venue, rule.seats)
                found[on] = day
    return [found[on] for on in sorted(found)]


def _moved(nominal: date, shut: Shut, calendar: Calendar) -> date | None:
    if shut is Shut.STAY or is_worked(nominal, calendar):
        return nominal
    if shut is Shut.SKIP:
        return None
    later = (nominal + timedelta(days=n) for n in range(1, LONGEST_ROLL))
    return next((day for day in later if is_worked(day, calendar)), None)


def periods(on: date, per: str) -> tuple[str, ...]:
    """Return the times that a duty of that day counts in, the nearest first: 2026-1, 2026."""
    year = f"{on.year}"
    return (f"{year}-{1 if on.month < HALVES[1] else 2}", year) if per == "half" else (year,)


def period_begins(period: str) -> date:
    """Return the first day of a time as `periods` names it."""
    year, _, half = period.partition("-")
    return date(int(year), HALVES[int(half or 1) - 1], 1)


def period_ends(period: str) -> date:
    """Return the last day of a time as `periods` names it."""
    year, _, half = period.partition("-")
    return date(int(year), 6, 30) if half == "1" else date(int(year), 12, 31)


def plan(
    days: Sequence[DutyDay], servers: Sequence[Server], kept: Iterable[Kept] = (), per: str = "year"
) -> list[Turn]:
    """Return who is on duty on each day, in the order of the days and the turns.

    Args:
        days: the duty days, in their order.
        servers: who may be on duty; their order decides where nothing else does.
        kept: what stays. A seat that is kept here is not filled again, and nobody is on duty
            twice on a day, here or elsewhere; what is kept in these years counts as done.
        per: `half` or `year`: the time within which loads are evened first.
    """
    staying = list(kept)
    counts = _Counts()
    taken: dict[date, set[str]] = defaultdict(set)
    filled: dict[date, int] = defaultdict(int)
    for each in staying:
        filled[each.on] += each.here
        if each.person_id:
            taken[each.on].add(each.person_id)
            _count(counts, each.person_id, each.on, per)
    order = {server.id: place for place, server in enumerate(servers)}
    turns: list[Turn] = []
    for day in days:
        ready = [server for server in servers if server.serves(day.on)]
        _join(counts, ready, day.on, per)
        free = [server.id for server in ready if server.id not in taken[day.on]]
        free.sort(key=lambda person: (*_key(counts, person, day.on, per), order[person]))
        for person in free[: max(0, day.seats - filled[day.on])]:
            turns.append(Turn(day, person))
            taken[day.on].add(person)
            _count(counts, person, day.on, per)
    return turns


def _count(counts: _Counts, person: str, on: date, per: str) -> None:
    for period in periods(on, per):
        counts.loads[period, person] += 1
    counts.last[person] = max(on, counts.last.get(person, on))


def _join(counts: _Counts, ready: Sequence[Server], on: date, per: str) -> None:
    """Let those who were away begin with the least of those who were there."""
    here = {server.id for server in ready}
    for period in periods(on, per):
        joined, begins = counts.joined[period], period_begins(period)
        joined &= here
        new = [server for server in ready if server.id not in joined]
        joined |= {server.id for server in new if not joined or server.serves(begins)}
        least = min((counts.loads[period, person] for person in joined), default=0)
        for server in new:
            if server.id not in joined:
                counts.loads[period, server.id] = max(counts.loads[period, server.id], least)
                joined.add(server.id)


def _key(counts: _Counts, person: str, on: date, per: str) -> tuple[int, ...]:
    loads = (counts.loads[period, person] for period in periods(on, per))
    return (*loads, counts.last.get(person, date.min).toordinal())


@dataclass(frozen=True, slots=True)
class Behind:
    """A delegate who is on duty less often than is asked, within one time."""

    person_id: str
    period: str
    times: int
    least: int


def behind(
    servers: Sequence[Server],
    duties: Iterable[tuple[date, str]],
    least: int,
    per: str,
    *,
    until: date = date.max,
) -> list[Behind]:
    """Return who may be on duty all of a time and is less than `least` times.

    Only times are looked at that have a duty day and are over by `until`.
    """
    times: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for on, person in duties:
        times[periods(on, per)[0]][person] += 1
    return [
        Behind(server.id, period, found[server.id], least)
        for period, found in sorted(times.items())
        for server in servers
        if period_ends(period) <= until and _whole(server, period) and found[server.id] < least
    ]


def _whole(server: Server, period: str) -> bool:
    begins, ends = period_begins(period), period_ends(period)
    return any(first <= begins and ends <= last for first, last in server.spans)


def loads(duties: Iterable[tuple[date, str]]) -> Mapping[str, int]:
    """Return how often each person is on duty."""
    found: dict[str, int] = defaultdict(int)
    for _, person in duties:
        found[person] += 1
    return dict(found)


def seats_needed(people: int, least: int, duty_dates: Iterable[date], per: str) -> int:
    """Return how many must be on duty each day so that each of the people is `least` times."""
    days = Counter(periods(on, per)[0] for on in set(duty_dates))
    return max((-(-people * least // count) for count in days.values()), default=0)


def post_by(on: date) -> date:
    """Return by when the notice of a duty day hangs: three days before."""
    return on - timedelta(days=NOTICE_DAYS)
