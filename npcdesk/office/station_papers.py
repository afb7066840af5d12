"""What goes on paper, on a calendar and to the public about a station's duty."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import Audience, Level, Mandate, Person, Station
from npcdesk.office import duties, in_office, offices, rota, rota_rules
from npcdesk.office.duties import DutyDate
from npcdesk.rules import rota as rules
from npcdesk.rules.station_papers import (
    DutyEvent,
    DutyNotice,
    Receiver,
    RotaRow,
    RotaTable,
    StationPage,
    clock,
    landline,
)

AHEAD = 6  # duty days that the public page tells
_NARROWER = frozenset({Audience.INTERNAL.value, Audience.VOTERS.value})


def notice(session: Session, station_id: str, on: date, *, today: date) -> DutyNotice:
    """Return the notice of a duty day, dated when it was put up, else by when it is to be.

    Raises:
        NotFound: nothing is planned on that day.
    """
    day = duties.one_date(session, station_id, on)
    station = _own(session, station_id)
    here = offices.here(session)
    names = [line.person_id for line in day.lines if line.person_id]
    return DutyNotice(
        station=station.name,
        on=on,
        starts=clock(day.lines[0].starts),
        ends=clock(day.lines[0].ends),
        venue=day.venue,
        receivers=tuple(_receivers(session, names, on, here.level)),
        phone=landline(station.phone, here.phone),
        office=here.name,
        posted_on=day.posted_on or min(max(rules.post_by(on), today), on),
    )


def table(session: Session, station_id: str, first: date, last: date, *, today: date) -> RotaTable:
    """Return a station's rota from `first` to `last`; `NotFound` when none is planned."""
    station = _own(session, station_id)
    dates = duties.dates(duties.between(session, first, last, station_id=station_id))
    if not dates:
        msg = f"{station.name}这段时间还没有排值班，请先排值班表。"
        raise NotFound(msg)
    office = offices.here(session).name
    return RotaTable(station.name, first, last, tuple(map(row, dates)), office, today)


def row(day: DutyDate) -> RotaRow:
    """Return one duty day as tables have it."""
    return RotaRow(
        on=day.on,
        moved=day.lines[0].moved,
        hours=day.hours,
        venue=day.venue,
        names=day.names,
        done="已接待" if day.held else "",
    )


def events(
    session: Session, first: date, last: date, *, station_id: str = "", person_id: str = ""
) -> list[DutyEvent]:
    """Return the duty days for a calendar, of a station, of a delegate, or all."""
    lines = duties.between(session, first, last, station_id=station_id, person_id=person_id)
    if person_id:
        theirs = {(line.station_id, line.on) for line in lines}
        lines = [
            line
            for line in duties.between(session, first, last)
            if (line.station_id, line.on) in theirs
        ]
    return [
        DutyEvent(
            id=f"{day.station_id}-{day.lines[0].nominal_on:%Y%m%d}",
            on=day.on,
            starts=day.lines[0].starts,
            ends=day.lines[0].ends,
            words=f"{day.station}接待群众：{day.names}" if day.names else f"{day.station}接待群众",
            venue=day.venue,
        )
        for day in duties.dates(lines)
    ]


def page(session: Session, station_id: str, *, today: date) -> StationPage:
    """Return what the public may know of a station.

    A delegate's name and electoral unit are public (代表法 第五十八条); whoever the office keeps to
    itself, or to the voters, is left out. Of telephones only an office's own is told.

    Raises:
        NotFound: the station is not this office's.
    """
    station = _own(session, station_id)
    here = offices.here(session)
    people = [person for person, _ in rota.members(session, station_id)]
    said = rota_rules.lines(session, station_id)
    hours = f" {clock(said[0].facts.starts)}–{clock(said[0].facts.ends)}" if said else ""
    days = duties.upcoming(session, today, station_id=station_id, count=AHEAD)
    shown = _receivers(session, people, today, here.level, public=True)
    names = {receiver.name for receiver in shown}
    return StationPage(
        station=station.name,
        kind=station.kind,
        office=here.name,
        address=station.address,
        phone=landline(station.phone, here.phone),
        web=station.web,
        reception="；".join(line.facts.days for line in said) + hours or station.reception_day,
        receivers=tuple(shown),
        days=tuple(_public(day, names) for day in days),
        on=today,
    )


def _public(day: DutyDate, names: set[str]) -> RotaRow:
    told = row(day)
    shown = "、".join(line.name for line in day.lines if line.name in names)
    return RotaRow(told.on, told.moved, told.hours, told.venue, shown, "")


def _receivers(
    session: Session, person_ids: Sequence[str], on: date, level: Level, *, public: bool = False
) -> list[Receiver]:
    """Return delegates in the order given, those in office on the day."""
    held = in_office.spans(session, list(person_ids))
    found = []
    for person_id in person_ids:
        person = session.get(Person, person_id)
        serves = any(first <= on <= last for first, last in held[person_id])
        if person is None or not serves or (public and person.publish in _NARROWER):
            continue
        found.append(Receiver(person.name, *_seat(session, person_id, level)))
    return found


def _seat(session: Session, person_id: str, level: Level) -> tuple[str, str]:
    """Return whose deputy a person is, all congresses, and the electoral unit of this one."""
    some = select(Mandate).where(
        col(Mandate.person_id) == person_id, ~col(Mandate.deleted), col(Mandate.unit) == ""
    )
    held = [m for m in session.execute(some).scalars() if m.status.value == "in_office"]
    order = list(Level)
    held.sort(key=lambda m: (order.index(m.level), -m.term, m.id))
    levels = dict.fromkeys(labels.LEVEL[m.level.value].removesuffix("级") for m in held)
    own = [m for m in held if m.level is level] or held
    unit = own[0].electoral_unit or own[0].delegation if own else ""
    return (f"{'、'.join(levels)}人大代表" if levels else ""), unit


def _own(session: Session, station_id: str) -> Station:
    station = session.get(Station, station_id)
    if station is None or station.unit or station.deleted:
        msg = "这个站点不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return station
