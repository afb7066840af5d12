"""批量修改: the same facts of many delegates at once, told beforehand, in one write.

Only what several delegates may have in common: what is one's own (姓名, 电话, 职务) is changed one
by one, the status by its dated events, the level by a new mandate.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import Job, Step
from npcdesk.models import Audience, Mandate, Person, Station
from npcdesk.office import addressed, delegates, teams
from npcdesk.store import bulk

OF_SEAT = {
    "delegation": "delegation",
    "electoral_unit": "electoral_unit",
    "occupation_class": "occupation_class",
    "group": "group_name",
    "elected_how": "elected_how",
    "elected_on": "elected_on",
    "terms": "terms",
    "grassroots": "grassroots",
}
OF_PERSON = {"station": "station_id", "nation": "nation", "party": "party", "publish": "publish"}
FIELDS = (*OF_SEAT, *OF_PERSON)
"""What can be changed of several at once, by the names of a draft's fields."""
CHOICES = {"grassroots": ("", "yes", "no"), "publish": ("", *Audience)}
CHUNK = 500
SHOWN = 3  # names in a refusal

_MANDATE: sa.Table = Mandate.__table__  # type: ignore[attr-defined]
_PERSON: sa.Table = Person.__table__  # type: ignore[attr-defined]
_STATION: sa.Table = Station.__table__  # type: ignore[attr-defined]


class Held(NamedTuple):
    """What is kept now of one of the chosen; `facts` are in the order of `FIELDS`."""

    mandate_id: str
    person_id: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What becomes of one field; `before` counts the values it has now, the commonest first."""

    field: str
    after: str
    before: tuple[tuple[str, int], ...]
    changes: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do: to how many of the chosen, and field by field."""

    chosen: int
    changed: int
    fields: tuple[FieldChange, ...]
    joins: str = ""  # the 代表小组 that those chosen are members of from the day of the change


def held(session: Session, mandate_ids: Sequence[str]) -> list[Held]:
    """Return what is kept of the chosen now, in their order.

    Raises:
        NotAllowed: some are another office's to change.
        NotFound: some are in the roster no longer.
    """
    once = list(dict.fromkeys(mandate_ids))
    columns = [_MANDATE.c[name] for name in OF_SEAT.values()]
    columns += [_STATION.c.name if n == "station_id" else _PERSON.c[n] for n in OF_PERSON.values()]
    found: dict[str, Held] = {}
    near = sorted(once)  # as they lie in the file: none of its pages is decrypted twice
    for start in range(0, len(near), CHUNK):
        rows = session.execute(
            sa.select(_MANDATE.c.id, _PERSON.c.id, *columns)
            .join(_PERSON, _PERSON.c.id == _MANDATE.c.person_id)
            .outerjoin(_STATION, _STATION.c.id == _PERSON.c.station_id)
            .where(_MANDATE.c.id.in_(near[start : start + CHUNK]), ~_MANDATE.c.deleted)
            .where(_MANDATE.c.unit == "", _PERSON.c.unit == "")
        ).all()
        found |= {row[0]: Held(row[0], row[1], tuple(v or "" for v in row[2:])) for row in rows}
    if gone := [each for each in once if each not in found]:
        _refuse(session, gone)
    return [found[each] for each in once]


def preview(session: Session, some: Sequence[Held], to: Mapping[str, str]) -> Preview:
    """Return what it would do to give the fields of `to` their values; write nothing.

    Raises:
        NotAllowed: a field cannot be changed of several at once, or a value of it cannot be.
    """
    _require(to)
    fields, touched = [], set()
    for field, after in to.items():
        at = FIELDS.index(field)
        counted = Counter(each.facts[at] for each in some)
        moved = [each.mandate_id for each in some if each.facts[at] != after]
        touched.update(moved)
        fields.append(FieldChange(field, after, tuple(counted.most_common()), len(moved)))
    joins = to["group"] if _team(session, to.get("group", "")) else ""
    return Preview(len(some), len(touched), tuple(fields), joins)


def change(
    session: Session, mandate_ids: Sequence[str], to: Mapping[str, str], *, today: date
) -> Job[Preview]:
    """Give the fields of `to` their values, in the caller's transaction; return what it did.

    A station that is not known is entered. Whoever gets a 代表小组 by its name joins the team of
    that name from today on; teams that they are in are not left.

    Raises:
        NotAllowed: see `held` and `preview`.
        NotFound: see `held`.
    """
    some = held(session, mandate_ids)
    told = preview(session, some, to)
    for done, field in enumerate(to, 1):
        after: Any = to[field]
        at = FIELDS.index(field)
        moved = [each for each in some if each.facts[at] != after]
        if field == "station":
            after = delegates.station_id(session, after)
        seat = field in OF_SEAT
        table, column = (_MANDATE, OF_SEAT[field]) if seat else (_PERSON, OF_PERSON[field])
        rows = {(after, m.mandate_id if seat else m.person_id) for m in moved}  # a person once
        bulk.update_tuples(
            session.connection(), table, [column], sorted(rows, key=lambda row: row[1])
        )
        yield Step(done, len(to))
    session.expire_all()
    if told.joins:
        people = [each.person_id for each in some]
        teams.join(session, _team(session, told.joins), people, on=today)
    return told


def _team(session: Session, name: str) -> str:
    """Return the id of the team that is called exactly so, or ""."""
    some = teams.find(session, name, limit=50) if name else []
    return next((team_id for team_id, called, _ in some if called == name), "")


def _require(to: Mapping[str, str]) -> None:
    if not to:
        msg = "还没有写要改的内容，请至少填一栏。"
        raise NotAllowed(msg)
    for field, value in to.items():
        if field not in FIELDS or value not in CHOICES.get(field, (value,)):
            msg = f"不能给多名代表一起改“{field}”，请逐个编辑。"
            raise NotAllowed(msg)


def _refuse(session: Session, gone: list[str]) -> None:
    """Say whose the delegates are that cannot be changed here."""
    rows = session.execute(
        sa.select(_PERSON.c.name, _MANDATE.c.unit)
        .join(_PERSON, _PERSON.c.id == _MANDATE.c.person_id)
        .where(_MANDATE.c.id.in_(gone[:CHUNK]), _MANDATE.c.unit != "", ~_MANDATE.c.deleted)
        .order_by(_MANDATE.c.id)
    ).all()
    if not rows:
        msg = f"选中的代表里有 {len(gone)} 名已经不在名册里，请重新选择。"
        raise NotFound(msg)
    names = "、".join(row[0] for row in rows[:SHOWN]) + ("等" if len(rows) > SHOWN else "")
    keeper = addressed.name(session, rows[0][1])
    msg = f"{names}这 {len(rows)} 名代表由{keeper}填写，不能在这里改。请不选这些代表再来。"
    raise NotAllowed(msg)
