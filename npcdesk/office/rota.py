"""A station's duty rota, made from its rules: looked at first, then written in one piece."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlmodel import Session, col

from npcdesk import shipped
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Duty, Person, RotaRule, Station
from npcdesk.office import holidays, in_office, rota_rules
from npcdesk.rules import name_order, rota
from npcdesk.rules.rota import Behind, DutyDay, Kept, Rule, Server, Turn


@dataclass(frozen=True, slots=True)
class Seat:
    """One turn as planned; `kept` when it stands already and stays."""

    on: date
    nominal_on: date
    starts: str
    ends: str
    venue: str
    person_id: str
    name: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """How often a delegate is on duty at the station in the year of the plan."""

    person_id: str
    name: str
    times: int


@dataclass(frozen=True, slots=True)
class StationPlan:
    """What would be written for one station, and what is to be said about it.

    `behind` are those who are on duty less often than the rules ask; with `needed` seats a day
    each would reach it.
    """

    station_id: str
    station: str
    first: date
    last: date
    seats: tuple[Seat, ...]
    loads: tuple[Load, ...]
    behind: tuple[tuple[str, Behind], ...]  # (name, how far)
    needed: int
    short: tuple[date, ...]  # days with fewer delegates than the rule wants

    @property
    def spread(self) -> int:
        """By how many turns the most and the least loaded differ."""
        times = [load.times for load in self.loads]
        return max(times) - min(times) if times else 0

    def told(self) -> list[str]:
        """Return in words what a clerk should know before it is written."""
        said = []
        if not self.loads:
            said.append(f"{self.station}还没有在任的代表，请先在名册里填“所属站点”。")
        if self.behind:
            (_, one), names = self.behind[0], dict.fromkeys(name for name, _ in self.behind)
            each = "半年" if "-" in one.period else "全年"
            said.append(
                f"按现在的规则，{len(names)} 名代表{each}不到 {one.least} 次；"
                f"每天排 {self.needed} 名就够了。"
            )
        if self.short and self.loads:
            said.append(f"有 {len(self.short)} 天排不满，站点的代表不够。")
        return said


def preview(
    session: Session, station_ids: Sequence[str], first: date, last: date, *, today: date
) -> list[StationPlan]:
    """Return the rota of some stations for the days whose rule falls from `first` to `last`.

    What is past, changed by hand or announced already stays; nothing is written.

    Raises:
        NotAllowed: the span is the wrong way round, or a station has no rule.
        NotFound: a station is not this office's.
    """
    if first > last:
        msg = "排班的止日在起日之前，请核对两个日期。"
        raise NotAllowed(msg)
    return [_one(session, station_id, (first, last), today) for station_id in station_ids]


def write(session: Session, plans: Iterable[StationPlan], *, today: date) -> int:
    """Write plans in place of what was planned for their days; return how many turns are new.

    Turns that stay the same are left as they are, so that little travels to other offices.
    """
    new = 0
    for plan in plans:
        wanted = {_key(seat): seat for seat in plan.seats if not seat.kept}
        for duty in _replaced(session, plan.station_id, (plan.first, plan.last), today):
            if wanted.pop(_key(duty), None) is None:
                duty.deleted = True
                session.add(duty)
        for seat in wanted.values():
            session.add(
                Duty(
                    station_id=plan.station_id,
                    on=seat.on,
                    nominal_on=seat.nominal_on,
                    starts=seat.starts,
                    ends=seat.ends,
                    venue=seat.venue,
                    person_id=seat.person_id,
                )
            )
        new += len(wanted)
    session.flush()
    return new


def with_rules(session: Session) -> list[str]:
    """Return the ids of the stations that have a rule."""
    some = (
        select(col(RotaRule.station_id))
        .join(Station, col(Station.id) == col(RotaRule.station_id))
        .where(~col(RotaRule.deleted), col(RotaRule.unit) == "")
        .where(~col(Station.deleted), col(Station.unit) == "")
        .distinct()
        .order_by(col(RotaRule.station_id))
    )
    return list(session.execute(some).scalars())


def half_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the half-year of a day."""
    first = date(day.year, 1 if day.month < rota.HALVES[1] else rota.HALVES[1], 1)
    return first, date(day.year, 6, 30) if first.month == 1 else date(day.year, 12, 31)


def members(session: Session, station_id: str) -> list[tuple[str, str]]:
    """Return (id, name) of the delegates of a station by the strokes of their names."""
    some = select(col(Person.id), col(Person.name)).where(
        col(Person.station_id) == station_id, ~col(Person.deleted), col(Person.unit) == ""
    )
    strokes = shipped.strokes()
    found = [(row[0], row[1]) for row in session.execute(some)]
    return sorted(found, key=lambda one: (name_order.stroke_key(one[1], strokes), one[0]))


def _key(turn: Seat | Duty) -> tuple[object, ...]:
    return (turn.on, turn.nominal_on, turn.starts, turn.ends, turn.venue, turn.person_id)


def _stays(duty: Duty, station_id: str, span: tuple[date, date], today: date) -> bool:
    """Return whether planning anew leaves a duty."""
    ours = duty.station_id == station_id and span[0] <= duty.nominal_on <= span[1]
    return not ours or duty.on <= today or duty.by_hand or duty.posted_on is not None


def _standing(session: Session, station_id: str, first: date, last: date) -> list[Duty]:
    """Return the duties at the station, and those of its delegates elsewhere."""
    ours = select(col(Person.id)).where(col(Person.station_id) == station_id, ~col(Person.deleted))
    some = select(Duty).where(
        or_(col(Duty.station_id) == station_id, col(Duty.person_id).in_(ours)),
        col(Duty.on).between(first, last),
        ~col(Duty.deleted),
        col(Duty.unit) == "",
    )
    return list(session.execute(some.order_by(col(Duty.on), col(Duty.id))).scalars())


def _replaced(
    session: Session, station_id: str, span: tuple[date, date], today: date
) -> list[Duty]:
    some = select(Duty).where(
        col(Duty.station_id) == station_id,
        col(Duty.nominal_on).between(*span),
        ~col(Duty.deleted),
        col(Duty.unit) == "",
    )
    rows = session.execute(some.order_by(col(Duty.id))).scalars()
    return [duty for duty in rows if not _stays(duty, station_id, span, today)]


@dataclass(frozen=True, slots=True)
class _Given:
    """What one station's rota is made of."""

    station: Station
    span: tuple[date, date]
    rules: Sequence[Rule]
    names: dict[str, str]
    servers: Sequence[Server]
    kept: Sequence[Duty]  # at the station, and of its delegates elsewhere

    @property
    def per(self) -> str:
        """The time within which loads are evened first."""
        return "half" if any(rule.least and rule.per == "half" for rule in self.rules) else "year"

    @property
    def least(self) -> int:
        """How often each delegate must be on duty within that time."""
        return max((rule.least for rule in self.rules if rule.per == self.per), default=0)


def _one(session: Session, station_id: str, span: tuple[date, date], today: date) -> StationPlan:
    station = session.get(Station, station_id)
    if station is None or station.unit or station.deleted:
        msg = "这个站点不在本单位的数据中。"
        raise NotFound(msg)
    rules = [rota_rules.pure(line.facts) for line in rota_rules.lines(session, station_id)]
    if not rules:
        msg = f"{station.name}还没有值班规则，请先填写，例如“每单月15日”。"
        raise NotAllowed(msg)
    names = dict(members(session, station_id))
    free = in_office.spans(session, list(names))
    about = date(span[0].year, 1, 1), date(span[1].year + 1, 1, 31)
    standing = _standing(session, station_id, *about)
    given = _Given(
        station,
        span,
        rules,
        names,
        [Server(person, tuple(free[person])) for person in names if free[person]],
        [duty for duty in standing if _stays(duty, station_id, span, today)],
    )
    days = rota.duty_days(rules, *span, holidays.calendar(session))
    return _planned(given, [d for d in days if d.on > today and not _moved_away(given, d)])


def _moved_away(given: _Given, day: DutyDay) -> bool:
    """Return whether a hand moved the day of this rule elsewhere: it is not held twice."""
    return any(
        duty.by_hand and duty.nominal_on == day.nominal and duty.on != day.on
        for duty in given.kept
        if duty.station_id == given.station.id
    )


def _planned(given: _Given, days: Sequence[DutyDay]) -> StationPlan:
    here = [duty for duty in given.kept if duty.station_id == given.station.id]
    known = [Kept(d.on, d.person_id, here=d.station_id == given.station.id) for d in given.kept]
    turns = rota.plan(days, given.servers, known, given.per)
    first, last = given.span
    seats = [_seat(turn, given.names) for turn in turns]
    seats += [_kept_seat(d, given.names) for d in here if first <= d.nominal_on <= last]
    duties = [(turn.day.on, turn.person_id) for turn in turns]
    duties += [(duty.on, duty.person_id) for duty in here if duty.person_id]
    times = rota.loads((on, person) for on, person in duties if on.year == last.year)
    least, per = given.least, given.per
    behind = rota.behind(given.servers, duties, least, per, until=last)
    dates = {on for on, _ in duties}
    filled = Counter(seat.on for seat in seats)
    return StationPlan(
        station_id=given.station.id,
        station=given.station.name,
        first=first,
        last=last,
        seats=tuple(sorted(seats, key=lambda seat: (seat.on, not seat.kept))),
        loads=tuple(Load(s.id, given.names[s.id], times.get(s.id, 0)) for s in given.servers),
        behind=tuple((given.names[each.person_id], each) for each in behind),
        needed=rota.seats_needed(len(given.servers), least, dates, per),
        short=tuple(day.on for day in days if filled[day.on] < day.seats),
    )


def _seat(turn: Turn, names: dict[str, str]) -> Seat:
    day = turn.day
    return Seat(
        on=day.on,
        nominal_on=day.nominal,
        starts=day.starts,
        ends=day.ends,
        venue=day.venue,
        person_id=turn.person_id,
        name=names[turn.person_id],
    )


def _kept_seat(duty: Duty, names: dict[str, str]) -> Seat:
    return Seat(
        on=duty.on,
        nominal_on=duty.nominal_on,
        starts=duty.starts,
        ends=duty.ends,
        venue=duty.venue,
        person_id=duty.person_id or "",
        name=names.get(duty.person_id or "", ""),
        kept=True,
    )
