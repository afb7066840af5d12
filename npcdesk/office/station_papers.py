"""What goes on paper, on a calendar and to the public about a station's duty."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import Audience, Level, Mandate, Person, Station
from npcdesk.office import (
    delegate_files,
    duties,
    in_office,
    offices,
    publishing,
    rota,
    rota_rules,
    wordings,
)
from npcdesk.office.duties import DutyDate
from npcdesk.rules import portrait
from npcdesk.rules import rota as rules
from npcdesk.rules.station_papers import (
    DutyEvent,
    DutyNotice,
    Receiver,
    RotaRow,
    RotaTable,
    ShownDelegate,
    StationPage,
    clock,
    landline,
)
from npcdesk.store.blobs import Blobs

AHEAD = 6  # duty days that the public page tells
_SPOKEN = ("sex", "nation", "party", "education", "degree")
"""Facts that say what they are without their heading."""
_ELSEWHERE = frozenset({"name", "photo", "level", "electoral_unit", "station", "work_unit", "post"})
"""Facts that stand in another place of the page than under their heading."""


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
        said=wordings.own(session),
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
    office, own = offices.here(session).name, wordings.own(session)
    return RotaTable(station.name, first, last, tuple(map(row, dates)), office, today, own)


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


def page(
    session: Session, station_id: str, *, today: date, blobs: Blobs | None = None
) -> StationPage:
    """Return what the public may know of a station.

    Of its delegates (代表法 第五十八条) each fact that the office tells everybody (`publishing`);
    whoever it keeps to itself, or to the voters, is left out. `blobs` hold their pictures.

    Raises:
        NotFound: the station is not this office's.
    """
    station = _own(session, station_id)
    here = offices.here(session)
    said = rota_rules.lines(session, station_id)
    hours = f" {clock(said[0].facts.starts)}–{clock(said[0].facts.ends)}" if said else ""
    days = duties.upcoming(session, today, station_id=station_id, count=AHEAD)
    shown = _shown(session, station_id, today, here.level, blobs)
    return StationPage(
        station=station.name,
        kind=station.kind,
        office=here.name,
        address=station.address,
        phone=landline(station.phone, here.phone),
        web=station.web,
        reception="；".join(line.facts.days for line in said) + hours or station.reception_day,
        receivers=tuple(shown.values()),
        days=tuple(_public(day, shown) for day in days),
        on=today,
    )


def _public(day: DutyDate, known: Mapping[str, ShownDelegate]) -> RotaRow:
    told = row(day)
    shown = "、".join(line.name for line in day.lines if line.person_id in known)
    return RotaRow(told.on, told.moved, told.hours, told.venue, shown, "")


def _shown(
    session: Session, station_id: str, on: date, level: Level, blobs: Blobs | None
) -> dict[str, ShownDelegate]:
    """Return those of a station's delegates in office who may be named, by person."""
    ids = [person for person, _ in rota.members(session, station_id)]
    held = in_office.spans(session, ids)
    found = {}
    for person_id in ids:
        seats = _seats(session, person_id, level)
        if not seats or not any(first <= on <= last for first, last in held[person_id]):
            continue
        facts = publishing.facts(session, seats[0].id, Audience.PUBLIC)
        if "name" in facts:
            photo = delegate_files.photo(session, blobs, person_id) if "photo" in facts else b""
            found[person_id] = _delegate(facts, seats, portrait.small(photo) if photo else b"")
    return found


def _delegate(facts: Mapping[str, str], seats: Sequence[Mandate], photo: bytes) -> ShownDelegate:
    congress = _congress(seats) if "level" in facts else ""
    works = " ".join(filter(None, (facts.get("work_unit"), facts.get("post"))))
    about = "，".join(_said(each, facts[each]) for each in _SPOKEN if each in facts)
    headed = [
        (_heading(each), _said(each, words))
        for each, words in facts.items()
        if each not in _ELSEWHERE and each not in _SPOKEN
    ]
    return ShownDelegate(
        Receiver(facts["name"], congress, facts.get("electoral_unit", "")),
        about,
        (*((("单位职务", works),) if works else ()), *headed),
        photo,
    )


def _said(field: str, value: str) -> str:
    if field in {"birth", "joined_party", "began_work", "elected_on"}:
        return labels.month_dotted(value)
    return labels.CHOICES.get(field, {}).get(value, value)


def _heading(field: str) -> str:
    return labels.COLUMN["group_name" if field == "group" else field]


def _receivers(
    session: Session, person_ids: Sequence[str], on: date, level: Level
) -> list[Receiver]:
    """Return delegates in the order given, those in office on the day."""
    held = in_office.spans(session, list(person_ids))
    found = []
    for person_id in person_ids:
        person = session.get(Person, person_id)
        if person is None or not any(first <= on <= last for first, last in held[person_id]):
            continue
        seats = _seats(session, person_id, level)
        unit = seats[0].electoral_unit or seats[0].delegation if seats else ""
        found.append(Receiver(person.name, _congress(seats), unit))
    return found


def _seats(session: Session, person_id: str, level: Level) -> list[Mandate]:
    """Return the mandates that a person holds, those of this office's congress first."""
    some = select(Mandate).where(
        col(Mandate.person_id) == person_id, ~col(Mandate.deleted), col(Mandate.unit) == ""
    )
    held = [m for m in session.execute(some).scalars() if m.status.value == "in_office"]
    order = list(Level)
    return sorted(held, key=lambda m: (m.level is not level, order.index(m.level), -m.term, m.id))


def _congress(seats: Sequence[Mandate]) -> str:
    """Return whose deputy somebody is, all congresses, the highest first."""
    order = [level.value for level in Level]
    levels = sorted({seat.level.value for seat in seats}, key=order.index)
    named = "、".join(labels.LEVEL[level].removesuffix("级") for level in levels)
    return f"{named}人大代表" if named else ""


def _own(session: Session, station_id: str) -> Station:
    station = session.get(Station, station_id)
    if station is None or station.unit or station.deleted:
        msg = "这个站点不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return station
