"""The steps of a group's work: entered, planned, taken back with a reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Grade, GroupEvent, GroupKind, SupervisionGroup
from npcdesk.rules import dated_events, group_life


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one step; `GroupEvent` tells which kind says what."""

    on: date
    body: str = ""
    who: str = ""
    venue: str = ""
    how: str = ""
    due_on: date | None = None
    grade: Grade | None = None
    about_id: str | None = None


def own(session: Session, group_id: str) -> SupervisionGroup:
    """Return a group of this office, or raise `NotFound`."""
    group = session.get(SupervisionGroup, group_id)
    if group is None or group.deleted or group.unit:
        msg = "没有找到这个督办组。"
        raise NotFound(msg)
    return group


def events(session: Session, group_id: str) -> list[GroupEvent]:
    """Return every event of a group, those taken back among them."""
    return by_group(session, [group_id])[group_id]


def by_group(
    session: Session, group_ids: Sequence[str] | None = None, unit: str = ""
) -> dict[str, list[GroupEvent]]:
    """Return the events of some groups of a unit, or of all, by group."""
    wanted = select(GroupEvent).where(~col(GroupEvent.deleted), GroupEvent.unit == unit)
    if group_ids is not None:
        wanted = wanted.where(col(GroupEvent.group_id).in_(group_ids))
    found: dict[str, list[GroupEvent]] = defaultdict(list)
    for event in session.exec(wanted):
        found[event.group_id].append(event)
    return found


def standing(session: Session, group_id: str) -> group_life.Standing:
    """Return where one group is."""
    return group_life.standing(events(session, group_id))


def enter(
    session: Session, group_id: str, kind: GroupKind, said: Said, *, today: date, by: str = ""
) -> str:
    """Enter a step of a group's work; return the event's id.

    Raises:
        NotFound: this office has no such group.
        NotAllowed: the step does not fit where the group stood that day, or lacks what it must say.
    """
    own(session, group_id)
    event = GroupEvent(
        group_id=group_id,
        kind=kind,
        on=said.on,
        body=said.body.strip(),
        who=said.who.strip(),
        venue=said.venue.strip(),
        how=said.how.strip(),
        due_on=said.due_on,
        grade=said.grade,
        about_id=said.about_id,
        by=by,
    )
    group_life.require(events(session, group_id), event, today)
    if kind is GroupKind.ITEM:
        event.number = _next_number(session, said.on.year)
    session.add(event)
    session.flush()
    return event.id


def _next_number(session: Session, year: int) -> str:
    """Return the number after the greatest of a year's items, those taken back among them.

    It is kept with the item, so that what is printed never changes: two computers may mint the
    same one at once, which `doubt` tells.
    """
    return str(max((int(each.number or 0) for each in _items(session, year)), default=0) + 1)


def doubt(session: Session, event: GroupEvent) -> str:
    """Say that another slip has the number of this item's; "" for all other events."""
    of_year = _items(session, event.on.year) if event.number else []
    said = "；".join(
        f"{labels.day(each.on)}“{each.body}”"
        for each in of_year
        if each.number == event.number and each.id != event.id
    )
    if not said:
        return ""
    called = group_life.slip_number(event.on, event.number)
    return f"{called}还有一份：{said}。还没有发出的那份，可以更正后重新交办，得到新的编号。"


def _items(session: Session, year: int) -> list[GroupEvent]:
    wanted = select(GroupEvent).where(
        GroupEvent.kind == GroupKind.ITEM,
        GroupEvent.unit == "",
        col(GroupEvent.on).between(date(year, 1, 1), date(year, 12, 31)),
    )
    return list(session.exec(wanted))


def plan(
    session: Session,
    group_id: str,
    said: Said,
    nodes: Sequence[tuple[date, str]],
    *,
    today: date,
    by: str = "",
) -> str:
    """Enter the plan of a group (办理方案) with its dated nodes; return the plan's event."""
    made = enter(session, group_id, GroupKind.PLAN, said, today=today, by=by)
    for due_on, words in nodes:
        node = Said(said.on, body=words, due_on=due_on)
        enter(session, group_id, GroupKind.NODE, node, today=today, by=by)
    return made


def standing_step(session: Session, event_id: str) -> GroupEvent:
    """Return a step of this office that was not taken back.

    Raises:
        NotFound: there is no such step.
        NotAllowed: it was taken back.
    """
    event = _own_step(session, event_id)
    if event not in dated_events.in_order(events(session, event.group_id)):
        msg = "这一步已经更正，附件请放到别的步骤里。"
        raise NotAllowed(msg)
    return event


def _own_step(session: Session, event_id: str) -> GroupEvent:
    event = session.get(GroupEvent, event_id)
    if event is None or event.deleted or event.unit:
        msg = "这一步不在本单位的数据中。"
        raise NotFound(msg)
    own(session, event.group_id)
    return event


def take_back(session: Session, event_id: str, *, reason: str, today: date, by: str = "") -> str:
    """Enter that a step did not happen (更正), with the reason; the group stands as before it.

    Raises:
        NotFound: no such step.
        NotAllowed: later steps rest on it, or no reason is given.
    """
    event = _own_step(session, event_id)
    if not reason.strip():
        msg = "请写明更正的理由，督办经过里会留下。"
        raise NotAllowed(msg)
    group_life.require_take_back(events(session, event.group_id), event)
    back = GroupEvent(
        group_id=event.group_id,
        kind=GroupKind.TAKE_BACK,
        on=today,
        about_id=event.id,
        body=reason.strip(),
        by=by,
    )
    session.add(back)
    session.flush()
    return back.id
