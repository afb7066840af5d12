"""Who is on duty at the stations when, and what is changed of it by hand.

That a duty was done is told by the visits: one at the station, on the day, with the delegate.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, exists, func, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Duty, Person, Station, Visit, VisitDelegate
from npcdesk.office import in_office
from npcdesk.rules import rota
from npcdesk.rules.station_papers import clock


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One delegate on duty on one day; an empty `person_id` is a seat that stays empty.

    `done`: a visit on the day names the delegate.
    """

    id: str
    station_id: str
    station: str
    on: date
    nominal_on: date
    starts: str
    ends: str
    venue: str
    person_id: str
    name: str
    by_hand: bool
    posted_on: date | None
    done: bool

    @property
    def moved(self) -> str:
        """In words, from which day a holiday or a hand moved it."""
        return f"原定{labels.day_short(self.nominal_on)}" if self.on != self.nominal_on else ""


@dataclass(frozen=True, slots=True)
class DutyDate:
    """A station's duty of one day: its seats, and what is to be done about it."""

    station_id: str
    station: str
    on: date
    lines: tuple[DutyLine, ...]

    @property
    def names(self) -> str:
        """Who is on duty, in words."""
        return "、".join(line.name for line in self.lines if line.name)

    @property
    def hours(self) -> str:
        """From when to when."""
        return f"{clock(self.lines[0].starts)}–{clock(self.lines[0].ends)}"

    @property
    def venue(self) -> str:
        """Where."""
        return self.lines[0].venue

    @property
    def held(self) -> bool:
        """Whether somebody was there."""
        return any(line.done for line in self.lines)

    @property
    def post_by(self) -> date:
        """By when the notice hangs."""
        return rota.post_by(self.on)

    @property
    def posted_on(self) -> date | None:
        """When the notice was put up."""
        return self.lines[0].posted_on


def between(
    session: Session, first: date, last: date, *, station_id: str = "", person_id: str = ""
) -> list[DutyLine]:
    """Return the duties from `first` to `last`, both in, by day, station and turn.

    Two offices' computers may have written the same turn: it is told once.
    """
    was_there = (
        exists()
        .where(col(VisitDelegate.person_id) == col(Duty.person_id))
        .where(col(VisitDelegate.on) == col(Duty.on), ~col(VisitDelegate.deleted))
        .where(col(VisitDelegate.unit) == "", col(Visit.id) == col(VisitDelegate.visit_id))
        .where(col(Visit.station_id) == col(Duty.station_id), ~col(Visit.deleted))
        .correlate(Duty)
    )
    some = (
        select(Duty, col(Station.name), col(Station.address), col(Person.name), was_there)
        .join(Station, and_(col(Station.id) == col(Duty.station_id), ~col(Station.deleted)))
        .outerjoin(Person, col(Person.id) == col(Duty.person_id))
        .where(col(Duty.on).between(first, last), ~col(Duty.deleted), col(Duty.unit) == "")
        .order_by(col(Duty.on), col(Station.name), col(Duty.station_id), col(Duty.id))
    )
    if station_id:
        some = some.where(col(Duty.station_id) == station_id)
    if person_id:
        some = some.where(col(Duty.person_id) == person_id)
    seen: set[tuple[str, date, str]] = set()
    found = []
    for duty, station, address, name, done in session.execute(some):
        key = (duty.station_id, duty.on, duty.person_id or duty.id)
        if key not in seen:
            seen.add(key)
            found.append(_line(duty, station, address, name or "", done=done))
    return found


def _line(duty: Duty, station: str, address: str, name: str, *, done: bool) -> DutyLine:
    return DutyLine(
        id=duty.id,
        station_id=duty.station_id,
        station=station,
        on=duty.on,
        nominal_on=duty.nominal_on,
        starts=duty.starts,
        ends=duty.ends,
        venue=duty.venue or address,
        person_id=duty.person_id or "",
        name=name,
        by_hand=duty.by_hand,
        posted_on=duty.posted_on,
        done=bool(done),
    )


def dates(lines: Iterable[DutyLine]) -> list[DutyDate]:
    """Return duties as the days they are of, in their order."""
    found: dict[tuple[date, str], list[DutyLine]] = {}
    for line in lines:
        found.setdefault((line.on, line.station_id), []).append(line)
    return [
        DutyDate(station_id, some[0].station, on, tuple(some))
        for (on, station_id), some in found.items()
    ]


def one_date(session: Session, station_id: str, on: date) -> DutyDate:
    """Return a station's duty of one day, or raise `NotFound`."""
    found = dates(between(session, on, on, station_id=station_id))
    if not found:
        msg = f"{labels.day(on)}这个站点没有排值班。"
        raise NotFound(msg)
    return found[0]


def line(session: Session, duty_id: str) -> DutyLine:
    """Return one duty, or raise `NotFound`."""
    duty = _own(session, duty_id)
    some = between(session, duty.on, duty.on, station_id=duty.station_id)
    found = next((each for each in some if each.id == duty_id), None)
    if found is None:
        msg = "这个班次不在本单位的数据中，可能已经重新排过。"
        raise NotFound(msg)
    return found


def seat(session: Session, station_id: str, on: date, name: str) -> str:
    """Return the id of a delegate's duty by day and name, or raise `NotFound`."""
    day = one_date(session, station_id, on)
    found = [line.id for line in day.lines if line.name == name.strip()]
    if not found:
        msg = f"{labels.day(on)}值班的是{day.names or '（空）'}，没有“{name.strip()}”，请核对。"
        raise NotFound(msg)
    return found[0]


def upcoming(session: Session, today: date, *, station_id: str, count: int = 4) -> list[DutyDate]:
    """Return the next `count` duty days of a station, today's among them."""
    days = (
        select(col(Duty.on))
        .where(col(Duty.station_id) == station_id, col(Duty.on) >= today, ~col(Duty.deleted))
        .where(col(Duty.unit) == "")
        .distinct()
        .order_by(col(Duty.on))
        .limit(count)
    )
    known = list(session.execute(days).scalars())
    return dates(between(session, known[0], known[-1], station_id=station_id)) if known else []


def next_days(session: Session, today: date) -> dict[str, tuple[date, date | None]]:
    """Return each station's next duty day, and when its notice was put up."""
    own = (col(Duty.on) >= today, ~col(Duty.deleted), col(Duty.unit) == "")
    next_on = func.min(col(Duty.on)).label("next_on")
    first = (
        select(col(Duty.station_id), next_on).where(*own).group_by(col(Duty.station_id)).subquery()
    )
    rows = session.execute(
        select(col(Duty.station_id), col(Duty.on), col(Duty.posted_on))
        .join(
            first, and_(first.c.station_id == col(Duty.station_id), first.c.next_on == col(Duty.on))
        )
        .where(*own)
    )
    return {station_id: (on, posted_on) for station_id, on, posted_on in rows}


# what is changed by hand


def replace(session: Session, duty_id: str, person_id: str) -> None:
    """Put another delegate on duty in this seat (换人).

    Raises:
        NotFound: the duty or the delegate is not in this file.
        NotAllowed: the delegate is not in office on the day, or is on duty then already.
    """
    duty = _own(session, duty_id)
    _may_serve(session, person_id, duty.on)
    duty.person_id, duty.by_hand = person_id, True
    session.add(duty)


def swap(session: Session, duty_id: str, other_id: str) -> None:
    """Let two delegates change their turns (调班). Raises like `replace`."""
    one, other = _own(session, duty_id), _own(session, other_id)
    if not one.person_id or not other.person_id:
        msg = "空着的班次不能对调，请用换人。"
        raise NotAllowed(msg)
    if one.on != other.on:
        _may_serve(session, other.person_id, one.on)
        _may_serve(session, one.person_id, other.on)
    one.person_id, other.person_id = other.person_id, one.person_id
    for each in (one, other):
        each.by_hand = True
        session.add(each)


def leave_empty(session: Session, duty_id: str) -> None:
    """Leave a seat empty: planning anew does not fill it again. Raises `NotFound`."""
    duty = _own(session, duty_id)
    duty.person_id, duty.by_hand = None, True
    session.add(duty)


def add(session: Session, station_id: str, on: date, person_id: str) -> str:
    """Put one more delegate on duty on a day that is planned; return the duty's id.

    Raises like `replace`.
    """
    day = one_date(session, station_id, on)
    _may_serve(session, person_id, on)
    known = _own(session, day.lines[0].id)
    return _added(session, known, person_id)


def _added(session: Session, beside: Duty, person_id: str) -> str:
    duty = Duty(
        station_id=beside.station_id,
        on=beside.on,
        nominal_on=beside.nominal_on,
        starts=beside.starts,
        ends=beside.ends,
        venue=beside.venue,
        person_id=person_id,
        by_hand=True,
        posted_on=beside.posted_on,
    )
    session.add(duty)
    session.flush()
    return duty.id


def move(session: Session, station_id: str, on: date, to: date) -> None:
    """Hold a duty day on another day (改日子).

    Raises:
        NotFound: nothing is planned on that day.
        NotAllowed: the station has a duty day then, or somebody is not in office.
    """
    day = one_date(session, station_id, on)
    if between(session, to, to, station_id=station_id):
        msg = f"{labels.day(to)}这个站点已经有值班，请换一天。"
        raise NotAllowed(msg)
    for line in day.lines:
        if line.person_id:
            _may_serve(session, line.person_id, to)
        duty = _own(session, line.id)
        duty.on, duty.by_hand, duty.posted_on = to, True, None
        session.add(duty)


def post(session: Session, station_id: str, on: date, posted_on: date) -> None:
    """Say that the notice of a duty day hangs (已经贴出); planning anew leaves such a day."""
    for line in one_date(session, station_id, on).lines:
        duty = _own(session, line.id)
        duty.posted_on = posted_on
        session.add(duty)


def _own(session: Session, duty_id: str) -> Duty:
    duty = session.get(Duty, duty_id)
    if duty is None or duty.unit or duty.deleted:
        msg = "这个班次不在本单位的数据中，可能已经重新排过。"
        raise NotFound(msg)
    return duty


def _may_serve(session: Session, person_id: str, on: date) -> None:
    person = session.get(Person, person_id)
    if person is None or person.unit or person.deleted:
        msg = "这位代表不在名册里，请先登记。"
        raise NotFound(msg)
    held = in_office.spans(session, [person_id])[person_id]
    if not any(first <= on <= last for first, last in held):
        msg = f"{person.name}在{labels.day(on)}不在任，不能排值班。"
        raise NotAllowed(msg)
    here = between(session, on, on, person_id=person_id)
    if here:
        msg = f"{person.name}{labels.day_short(on)}已经在{here[0].station}值班，请换一位。"
        raise NotAllowed(msg)
