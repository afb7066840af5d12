"""The stations where delegates meet people (代表之家)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import Person, Station, VisitLine
from npcdesk.rules import phones


@dataclass(frozen=True, slots=True)
class StationLine:
    """One station with this year's figures."""

    id: str
    name: str
    kind: str
    township: str
    address: str
    manager: str
    phone: str
    reception_day: str
    visits: int = 0
    opinions: int = 0
    open_opinions: int = 0
    last_on: date | None = None
    delegates: int = 0


def add(
    session: Session,
    name: str,
    *,
    kind: str = "代表之家",
    township: str = "",
    address: str = "",
    manager: str = "",
    phone: str = "",
    reception_day: str = "",
) -> str:
    """Enter a station and return its id; `NotAllowed` without a name or when it is taken."""
    plain = name.strip()
    taken = select(col(Station.id)).where(
        col(Station.name) == plain, ~col(Station.deleted), col(Station.unit) == ""
    )
    if not plain or session.execute(taken).first():
        msg = f"站点“{plain}”已经有了。" if plain else "请填写站点的名称。"
        raise NotAllowed(msg)
    station = Station(
        name=plain,
        kind=kind,
        township=township,
        address=address,
        manager=manager,
        phone=phones.checked(phone),
        reception_day=reception_day,
    )
    session.add(station)
    session.flush()
    return station.id


def amend(session: Session, station_id: str, **facts: str) -> None:
    """Change facts of a station, by the names of its columns; `NotFound` when it is unknown."""
    station = session.get(Station, station_id)
    if station is None or station.unit:
        msg = "这个站点不在本单位的数据中。"
        raise NotFound(msg)
    if facts.get("phone", station.phone) != station.phone:
        phones.checked(facts["phone"])
    for name, value in facts.items():
        setattr(station, name, value)
    session.add(station)


def lines(session: Session, year: int) -> list[StationLine]:
    """Return every station with its visits of `year`, by township and name."""
    rows = session.execute(
        select(
            col(Station.id),
            func.count(),
            func.sum(col(VisitLine.opinions)),
            func.sum(col(VisitLine.open_opinions)),
            func.max(col(VisitLine.held_on)),
        )
        .join(VisitLine, col(VisitLine.station_id) == col(Station.id))
        .where(col(VisitLine.held_on).between(date(year, 1, 1), date(year, 12, 31)))
        .group_by(col(Station.id))
    )
    figures: dict[str, tuple[Any, ...]] = {row[0]: tuple(row)[1:] for row in rows}
    none: tuple[Any, ...] = (0, 0, 0, None)
    belong = select(col(Person.station_id), func.count()).where(
        col(Person.station_id).is_not(None), ~col(Person.deleted), col(Person.unit) == ""
    )
    members = {row[0]: row[1] for row in session.execute(belong.group_by(col(Person.station_id)))}
    stations = session.execute(
        select(Station)
        .where(~col(Station.deleted), col(Station.unit) == "")
        .order_by(col(Station.township), col(Station.name))
    ).scalars()
    return [_line(s, figures.get(s.id, none), members.get(s.id, 0)) for s in stations]


def _line(station: Station, figures: tuple[Any, ...], delegates: int) -> StationLine:
    visits, opinions, waiting, last_on = figures
    return StationLine(
        id=station.id,
        name=station.name,
        kind=station.kind,
        township=station.township,
        address=station.address,
        manager=station.manager,
        phone=station.phone,
        reception_day=station.reception_day,
        visits=visits,
        opinions=opinions,
        open_opinions=waiting,
        last_on=last_on,
        delegates=delegates,
    )


def find(session: Session, text: str, *, limit: int = 8) -> list[tuple[str, str, str]]:
    """Return (id, name, township) of the stations whose name holds `text`."""
    rows = session.execute(
        select(col(Station.id), col(Station.name), col(Station.township))
        .where(~col(Station.deleted), col(Station.unit) == "")
        .where(col(Station.name).contains(text.strip(), autoescape=True))
        .order_by(col(Station.name))
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def named(session: Session, name: str) -> str:
    """Return the id of the one station that `name` means.

    Raises:
        NotFound: none is called so.
        Unclear: several are.
    """
    some = find(session, name, limit=5)
    exact = [found for found in some if found[1] == name.strip()]
    if len(exact or some) == 1:
        return (exact or some)[0][0]
    if some:
        msg = f"“{name}”可能是{'、'.join(found[1] for found in some)}，请写全名。"
        raise Unclear(msg)
    msg = f"没有叫“{name}”的站点，请先登记这个站点。"
    raise NotFound(msg)
