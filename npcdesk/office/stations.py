"""The stations where delegates meet people (代表之家)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import Station, StationMembers, StationQuarter, StationYear
from npcdesk.office import all_stations, duties, duty
from npcdesk.rules import duty as duty_rules
from npcdesk.rules import phones, shares, station_tree
from npcdesk.rules.numbered import by_number

_FACTS = (
    *("id", "name", "kind", "township", "address", "manager", "phone"),
    *("reception_day", "parent_id", "web"),
)


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
    parent_id: str = ""
    parent: str = ""
    depth: int = 0  # below how many others it stands
    web: str = ""
    next_on: date | None = None  # its next duty day
    next_posted: date | None = None  # when the notice of that day was put up
    quarter: int = 0  # visits of this quarter
    least: int = 0  # so many are asked of its kind in a quarter
    due: int = 0  # of those by today
    came: int | None = (
        None  # of its delegates, those who came this year; None: not counted (`came`)
    )

    @property
    def rate(self) -> int | None:
        """进站率: the percentage of its delegates who came this year, whole; None without any."""
        if self.came is None or not self.delegates:
            return None
        return shares.units(self.came, self.delegates, 0)

    @property
    def behind(self) -> int:
        """How many visits of the quarter are missing today."""
        return max(0, self.due - self.quarter)


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
    parent_id: str = "",
    web: str = "",
) -> str:
    """Enter a station and return its id; `NotAllowed` without a name or when it is taken.

    Raises `NotFound` when the station above it is not in this file.
    """
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
        parent_id=parent_id or None,
        web=web.strip(),
    )
    _check_parent(session, station)
    session.add(station)
    session.flush()
    return station.id


def amend(session: Session, station_id: str, **facts: str) -> None:
    """Change facts of a station, by the names of its columns.

    Raises:
        NotFound: it is unknown, or the station above it is.
        NotAllowed: the station above it would stand below it.
    """
    station = session.get(Station, station_id)
    if station is None or station.unit:
        msg = "这个站点不在本单位的数据中。"
        raise NotFound(msg)
    if facts.get("phone", station.phone) != station.phone:
        phones.checked(facts["phone"])
    for name, value in facts.items():
        setattr(station, name, (value or None) if name == "parent_id" else value)
    _check_parent(session, station)
    session.add(station)


def _check_parent(session: Session, station: Station) -> None:
    if not station.parent_id:
        return
    rows = session.execute(
        select(col(Station.id), col(Station.parent_id)).where(~col(Station.deleted))
    )
    parents = {row[0]: row[1] for row in rows}  # those of other offices among them
    if station.parent_id not in parents:
        msg = "上级站点不在这份数据中，请先登记上级站点。"
        raise NotFound(msg)
    if station_tree.would_circle(parents, station.id, station.parent_id):
        msg = f"上级站点本身在{station.name}下面，不能这样挂。请另选一个上级。"
        raise NotAllowed(msg)


def _every(session: Session) -> list[Any]:
    """Return rows of this office's stations, the highest kinds first."""
    columns = (getattr(Station, name) for name in _FACTS)
    some = select(*columns).where(~col(Station.deleted), col(Station.unit) == "")
    return sorted(session.execute(some), key=all_stations.place)


def _members(session: Session) -> dict[str, int]:
    """Return how many delegates belong to each station."""
    rows = session.execute(select(col(StationMembers.station_id), col(StationMembers.delegates)))
    return {row[0]: row[1] for row in rows}


def came(session: Session, year: int) -> dict[str, int]:
    """Return how many delegates of each station received people or worked at one in a year."""
    of_year = select(col(StationYear.station_id), col(StationYear.came))
    rows = session.execute(of_year.where(col(StationYear.year) == year))
    return {row[0]: row[1] for row in rows}


def _this_quarter(session: Session, today: date) -> dict[str, int]:
    rows = session.execute(
        select(col(StationQuarter.station_id), col(StationQuarter.visits)).where(
            col(StationQuarter.year) == today.year,
            col(StationQuarter.quarter) == (today.month + 2) // 3,
        )
    )
    return {row[0]: row[1] for row in rows}


def _of_year(session: Session, year: int) -> dict[str, tuple[Any, ...]]:
    """Return visits, opinions, those that wait and the last day of each station that had any."""
    sums = (StationQuarter.visits, StationQuarter.opinions, StationQuarter.open_opinions)
    rows = session.execute(
        select(
            col(StationQuarter.station_id),
            *(func.sum(col(each)) for each in sums),
            func.max(col(StationQuarter.last_on)),
        )
        .where(col(StationQuarter.year) == year)
        .group_by(col(StationQuarter.station_id))
    )
    return {row[0]: tuple(row)[1:] for row in rows}


def counts(session: Session, year: int) -> tuple[int, int]:
    """Return how many stations this office has, and the visits of `year` at them."""
    figures = _of_year(session, year)
    every = [each.id for each in _every(session)]
    return len(every), sum(figures[each][0] for each in every if each in figures)


def lines(session: Session, year: int, today: date | None = None) -> list[StationLine]:
    """Return every station with its visits of `year`, as a tree: by kind, township and name.

    With `today`: and its next duty day, and how its quarter stands against what is asked.
    """
    figures = _of_year(session, year)
    none: tuple[Any, ...] = (0, 0, 0, None)
    members = _members(session)
    own = {each.id: each for each in _every(session)}
    stand = _as_of(session, today) if today else lambda _station: {}
    found = []
    for each, depth in station_tree.rows({each: s.parent_id for each, s in own.items()}):
        station = own[each]
        visits, opinions, waiting, last_on = figures.get(each, none)
        above = own.get(station.parent_id or "")
        found.append(
            StationLine(
                id=each,
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
                delegates=members.get(each, 0),
                parent_id=station.parent_id or "",
                parent=above.name if above else "",
                depth=depth,
                web=station.web,
                **stand(station),
            )
        )
    return found


def _as_of(session: Session, today: date) -> Callable[[Any], dict[str, Any]]:
    """Return what tells of a station what is next, and how this quarter stands."""
    ahead, received = duties.next_days(session, today), _this_quarter(session, today)
    rules, span = duty.scheme(session, today.year), duty_rules.quarter(today)
    asked: dict[str, tuple[int, int]] = {}  # by kind: in the quarter, and of those by today

    def stand(station: Any) -> dict[str, Any]:
        if station.kind not in asked:
            least = rules.asked_of_station(station.kind)
            asked[station.kind] = least, duty_rules.due_within(least, span, today)
        least, due = asked[station.kind]
        next_on, posted = ahead.get(station.id, (None, None))
        quarter = received.get(station.id, 0)
        return {
            "next_on": next_on,
            "next_posted": posted,
            "quarter": quarter,
            "least": least,
            "due": due,
        }

    return stand


def called(session: Session, station_id: str) -> str:
    """Return the name of a station of this office, or raise `NotFound`."""
    station = session.get(Station, station_id)
    if station is None or station.unit or station.deleted:
        msg = "这个站点不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return station.name


def find(session: Session, words: str, *, limit: int = 8) -> list[tuple[str, str, str]]:
    """Return (id, name, township) of the stations whose name holds `words`."""
    rows = session.execute(
        select(col(Station.id), col(Station.name), col(Station.township))
        .where(~col(Station.deleted), col(Station.unit) == "")
        .where(col(Station.name).contains(words.strip(), autoescape=True))
    ).all()
    some = sorted(rows, key=lambda row: by_number(row.name))[:limit]
    return [(row[0], row[1], row[2]) for row in some]


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
