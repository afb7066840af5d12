"""The stations of this office and of those around it as one tree, 联络总站 down to 联络点.

A county's tree ends in the townships' stations, which their offices sent; so rows of others are
read here, each with the unit whose it is.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.models import Station
from npcdesk.rules import station_tree
from npcdesk.rules.numbered import by_number


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One station in the tree; `unit` is the code of the office whose it is, empty for this one."""

    id: str
    name: str
    kind: str
    township: str
    depth: int
    unit: str


def tree(session: Session) -> list[TreeLine]:
    """Return the stations as a tree, parents first, else by kind, township and name."""
    found = session.execute(select(Station).where(~col(Station.deleted))).scalars()
    ordered = sorted(found, key=place)
    stations = {each.id: each for each in ordered}
    rows = station_tree.rows({each: station.parent_id for each, station in stations.items()})
    return [
        TreeLine(s.id, s.name, s.kind, s.township, depth, s.unit)
        for s, depth in ((stations[each], depth) for each, depth in rows)
    ]


def place(station: Station) -> tuple[int, str, tuple[int, str], str]:
    """Return where a station stands among others that are as deep."""
    kind, name = station_tree.rank(station.kind), by_number(station.name)
    return kind, station.township, name, station.id
