"""What each handling unit has in its hands: the rows of the list it is sent (交办清单)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotFound
from npcdesk.models import (
    EventKind,
    Handler,
    HandlerRole,
    HandlingUnit,
    Standing,
    Suggestion,
)
from npcdesk.office import offices
from npcdesk.rules.row_code import row_code
from npcdesk.rules.suggestion_life import RUNNING
from npcdesk.rules.unit_lists import AnswerClass, ListedSuggestion, UnitList


@dataclass(frozen=True, slots=True)
class UnitInHand:
    """A unit that has suggestions to handle; `due_on` is the nearest last day for a reply."""

    id: str
    name: str
    contact: str
    phone: str
    answering: int  # 主办 and 分办
    helping: int  # 协办
    late: int
    due_on: date | None

    @property
    def count(self) -> int:
        """How many suggestions are in its hands."""
        return self.answering + self.helping


def in_hand(session: Session, today: date) -> list[UnitInHand]:
    """Return the units that have suggestions whose reply is awaited, the fullest hands first."""
    found: dict[str, list[Any]] = defaultdict(list)
    for part in _parts(session):
        found[part.unit_id].append(part)
    known = {unit.id: unit for unit in _units(session, found)}
    lines = [_line(known[unit_id], parts, today) for unit_id, parts in found.items()]
    return sorted(lines, key=lambda line: (-line.count, line.name))


def unit_list(session: Session, unit_id: str, *, today: date) -> UnitList:
    """Return all that a unit has in its hands, in the order of the numbers.

    Raises:
        NotFound: this office has no such unit, or the unit has nothing in its hands.
    """
    unit = session.get(HandlingUnit, unit_id)
    if unit is None or unit.deleted:
        msg = "这个承办单位不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    parts = [part for part in _parts(session) if part.unit_id == unit_id]
    if not parts:
        msg = f"{unit.name}手上没有在办的建议，没有清单可发。"
        raise NotFound(msg)
    here = offices.here(session)
    return UnitList(
        unit_id=unit.id,
        unit=unit.name,
        contact=unit.contact,
        phone=unit.phone,
        office=here.name,
        office_phone=here.phone,
        on=today,
        classes=_classes(session, parts),
        rows=tuple(_row(session, part) for part in parts),
    )


def _parts(session: Session) -> list[Any]:
    """Return each unit's part in the suggestions whose reply is awaited, by their numbers.

    A suggestion handed over twice is in the hands of those who were handed it last; of 分办 it is
    out of the hands of a unit that answered, or was not asked to answer again.
    """
    s, h = Standing.__table__.c, Handler.__table__.c  # type: ignore[attr-defined]
    rows = session.execute(
        select(s.suggestion_id, s.number, s.title, s.term, s.session, s.lead_name, s.signers)
        .add_columns(s.handed_on, s.due_on, s.part_replies, h.event_id, h.unit_id, h.role)
        .add_columns(h.due_on.label("opinion_due"))
        .join(Handler.__table__, h.suggestion_id == s.suggestion_id)  # type: ignore[attr-defined]
        .where(s.state.in_([state.value for state in RUNNING]), ~h.deleted, h.unit == "")
        .where(s.step != EventKind.REDO.value)  # the office has not asked for it yet
        .order_by(s.term, s.session, s.number_order, s.seq, h.id)
    ).all()
    current = handed_by(session)
    return [row for row in rows if current.get(row.suggestion_id) == row.event_id and _awaited(row)]


def _awaited(part: Any) -> bool:
    """Return whether a unit has still to do its part."""
    if part.role is HandlerRole.CO or not part.part_replies:
        return True
    told = json.loads(part.part_replies).get(part.unit_id)
    return told is None or bool(told["awaited"])


def handed_by(session: Session) -> dict[str, str]:
    """Return the event by which each suggestion was handed to those who have it now."""
    s = Standing.__table__.c  # type: ignore[attr-defined]
    rows = session.execute(select(s.suggestion_id, s.handed_id).where(s.handed_id != ""))
    return {row[0]: row[1] for row in rows}


def _units(session: Session, ids: Iterable[str]) -> list[HandlingUnit]:
    return list(
        session.execute(select(HandlingUnit).where(col(HandlingUnit.id).in_(list(ids)))).scalars()
    )


def _line(unit: HandlingUnit, parts: Sequence[Any], today: date) -> UnitInHand:
    answering = [part for part in parts if part.role is not HandlerRole.CO]
    days = [part.due_on for part in answering if part.due_on is not None]
    return UnitInHand(
        id=unit.id,
        name=unit.name,
        contact=unit.contact,
        phone=unit.phone,
        answering=len(answering),
        helping=len(parts) - len(answering),
        late=sum(day < today for day in days),
        due_on=min(days, default=None),
    )


def _row(session: Session, part: Any) -> ListedSuggestion:
    paper = session.get_one(Suggestion, part.suggestion_id)
    due_on = part.due_on
    if part.role is HandlerRole.CO:
        due_on = part.opinion_due or due_on
    return ListedSuggestion(
        suggestion_id=part.suggestion_id,
        code=row_code(part.event_id, part.unit_id),
        number=part.number,
        session=labels.session_short(part.term, part.session) if part.term else "",
        title=part.title,
        lead=part.lead_name,
        signers=part.signers,
        role=labels.HANDLER_ROLE[part.role.value],
        answers=part.role is not HandlerRole.CO,
        others=_others(session, part),
        handed_on=part.handed_on,
        due_on=due_on,
        body=paper.body,
    )


def _others(session: Session, part: Any) -> str:
    """Return the units beside this one with their roles: 主办县财政局，协办沙河镇人民政府."""
    beside = session.execute(
        select(col(Handler.role), col(HandlingUnit.name))
        .join(HandlingUnit, col(HandlingUnit.id) == col(Handler.unit_id))
        .where(
            col(Handler.event_id) == part.event_id,
            col(Handler.unit_id) != part.unit_id,
            ~col(Handler.deleted),
            col(Handler.unit) == "",
        )
        .order_by(col(Handler.id))
    )
    named: dict[str, list[str]] = defaultdict(list)
    for role, name in beside:
        named[labels.HANDLER_ROLE[role.value]].append(name)
    return "，".join(f"{role}{'、'.join(names)}" for role, names in named.items())


def _classes(session: Session, parts: Sequence[Any]) -> tuple[AnswerClass, ...]:
    """Return the classes of the rules that the unit's suggestions were taken in under."""
    papers = {part.suggestion_id for part in parts}
    codes = session.execute(
        select(col(Suggestion.pack_code)).where(col(Suggestion.id).in_(papers)).distinct()
    ).scalars()
    found = {
        each.code: AnswerClass(each.code, each.wording, each.needs_promise, each.needs_reason)
        for code in sorted(codes)
        for each in offices.pack(session, code).classes
    }
    return tuple(found[code] for code in sorted(found))
