"""Who works at a station, and which delegates belong to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Person, Station, StationStaff
from npcdesk.rules import identity, phones


@dataclass(frozen=True, slots=True)
class StaffLine:
    """Somebody who works at a station. The phone is masked."""

    id: str
    name: str
    duty: str
    phone: str
    from_on: date | None
    to_on: date | None

    def works(self, on: date) -> bool:
        """Return whether the person works there that day."""
        return (self.from_on or on) <= on <= (self.to_on or on)


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """Somebody who works at a station, as entered."""

    name: str
    duty: str = ""
    phone: str = ""
    from_on: date | None = None
    to_on: date | None = None


def add(session: Session, station_id: str, facts: StaffFacts) -> str:
    """Enter somebody who works at a station and return the row's id.

    Raises:
        NotFound: the station is not this office's.
        NotAllowed: there is no name, the phone is none, or the days are the wrong way round.
    """
    station = session.get(Station, station_id)
    if station is None or station.unit or station.deleted:
        msg = "这个站点不在本单位的数据中，请先登记站点。"
        raise NotFound(msg)
    _check(facts)
    staff = StationStaff(
        station_id=station_id,
        name=facts.name.strip(),
        duty=facts.duty.strip(),
        phone=phones.checked(facts.phone),
        from_on=facts.from_on,
        to_on=facts.to_on,
    )
    session.add(staff)
    session.flush()
    return staff.id


def amend(session: Session, staff_id: str, facts: StaffFacts) -> None:
    """Change what is kept of somebody who works at a station. Raises like `add`."""
    staff = _own(session, staff_id)
    _check(facts)
    if facts.phone != staff.phone:
        phones.checked(facts.phone)
    for name in StaffFacts.__dataclass_fields__:
        setattr(staff, name, getattr(facts, name))
    session.add(staff)


def leave(session: Session, staff_id: str, to_on: date) -> None:
    """Say until when somebody works there; `NotFound`, or `NotAllowed` before the first day."""
    staff = _own(session, staff_id)
    if staff.from_on and staff.from_on > to_on:
        msg = f"{staff.name}的止日在起日之前，请核对日期。"
        raise NotAllowed(msg)
    staff.to_on = to_on
    session.add(staff)


def drop(session: Session, staff_id: str) -> None:
    """Put a row away that was entered by mistake, or raise `NotFound`."""
    staff = _own(session, staff_id)
    staff.deleted = True
    session.add(staff)


def facts(session: Session, staff_id: str) -> StaffFacts:
    """Return what is kept of somebody, the phone whole: to be edited. Raises `NotFound`."""
    staff = _own(session, staff_id)
    return StaffFacts(**{name: getattr(staff, name) for name in StaffFacts.__dataclass_fields__})


def lines(session: Session, station_id: str) -> list[StaffLine]:
    """Return who works at a station, those who left among them, in the order they came."""
    some = select(StationStaff).where(
        col(StationStaff.station_id) == station_id,
        ~col(StationStaff.deleted),
        col(StationStaff.unit) == "",
    )
    found = session.execute(some.order_by(col(StationStaff.from_on), col(StationStaff.id)))
    return [
        StaffLine(s.id, s.name, s.duty, identity.mask_phone(s.phone), s.from_on, s.to_on)
        for s in found.scalars()
    ]


def assign(session: Session, station_id: str | None, person_ids: Iterable[str]) -> None:
    """Let delegates belong to a station, or to none (所属站点).

    Raises:
        NotFound: the station or a delegate is not this office's.
    """
    station = session.get(Station, station_id) if station_id else None
    if station_id and (station is None or station.unit or station.deleted):
        msg = "这个站点不在本单位的数据中，请先登记站点。"
        raise NotFound(msg)
    for person_id in person_ids:
        person = session.get(Person, person_id)
        if person is None or person.unit or person.deleted:
            msg = "名册里没有这位代表，可能已经移走。"
            raise NotFound(msg)
        person.station_id = station_id
        session.add(person)


def _check(facts: StaffFacts) -> None:
    if not facts.name.strip():
        msg = "请填写工作人员的姓名。"
        raise NotAllowed(msg)
    if facts.from_on and facts.to_on and facts.from_on > facts.to_on:
        msg = "止日在起日之前，请核对两个日期。"
        raise NotAllowed(msg)


def _own(session: Session, staff_id: str) -> StationStaff:
    staff = session.get(StationStaff, staff_id)
    if staff is None or staff.unit or staff.deleted:
        msg = "这位工作人员不在本单位的数据中，可能已经去掉。"
        raise NotFound(msg)
    return staff
