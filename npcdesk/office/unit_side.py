"""The units' side of a suggestion's life: 签收、退办、改办、延期、协办意见."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import (
    EventKind,
    Handler,
    HandlerRole,
    HandlingUnit,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.office import addressed, reassigning
from npcdesk.office.dues import Resolved, from_hand_over, pack_of, resolve
from npcdesk.office.suggestion_events import add, events, paper, standing
from npcdesk.rules import co_handling, disclosing, suggestion_life
from npcdesk.rules.pack import Base, Rule
from npcdesk.rules.suggestion_life import Standing, State


@dataclass(frozen=True, slots=True)
class PartInHand:
    """A unit that has a suggestion now, and what came from it."""

    unit_id: str
    unit: str
    role: HandlerRole
    received_on: date | None  # 签收
    opinion_on: date | None  # 协办意见 with content
    opinion_due: date | None  # until when it is awaited; None where no rule says, or it came
    hollow: bool  # the opinion that came had no content: a better one is awaited
    replied_on: date | None = None  # 分办: the latest reply of the unit's own
    reply_class: str = ""  # of that reply
    owing: bool = False  # 分办: its reply is awaited in this round
    disclosure: str = ""  # 分办: 公开属性 of that reply, a value of `labels.DISCLOSURE`
    published_on: date | None = None

    @property
    def apart(self) -> bool:
        """Whether the unit answers for itself alone (分办)."""
        return self.role is HandlerRole.SEPARATE


def missing_opinions(in_hand: Sequence[PartInHand]) -> str:
    """Return what is said at the end of units whose opinion (协办意见) never came; else nothing."""
    return f"{said}，办结以后不再等。" if (said := awaited_opinions(in_hand)) else ""


def awaited_opinions(in_hand: Sequence[PartInHand]) -> str:
    """Return whose opinion (协办意见) has not come, and whose has no content; else nothing."""
    waited = [p for p in in_hand if p.role is HandlerRole.CO and not p.opinion_on]
    empty = "、".join(p.unit for p in waited if p.hollow)
    none = "、".join(p.unit for p in waited if not p.hollow)
    said = (
        f"{none}的协办意见还没有收到" if none else "",
        f"{empty}交来的协办意见没有实质内容" if empty else "",
    )
    return "，".join(filter(None, said))


def parts(session: Session, suggestion_id: str) -> list[PartInHand]:
    """Return the units that have a suggestion now, those that must answer first."""
    now = standing(session, suggestion_id)
    in_force = _in_force(session, suggestion_id, now)
    due = {each.unit_id: each for each in co_handling.awaited(now, in_force)}
    ids = [part.unit_id for part in in_force]
    of = select(HandlingUnit).where(col(HandlingUnit.id).in_(ids))
    names = {unit.id: unit.name for unit in session.exec(of)}
    replies = {each.unit_id: each for each in now.shares.replies}
    found = [
        PartInHand(
            part.unit_id,
            names.get(part.unit_id, ""),
            part.role,
            _day(now, EventKind.RECEIVE, part),
            _day(now, EventKind.CO_OPINION, part) if part.unit_id not in due else None,
            due[part.unit_id].due_on if part.unit_id in due else None,
            part.unit_id in due and due[part.unit_id].again,
            replies[part.unit_id].on if part.unit_id in replies else None,
            replies[part.unit_id].reply_class if part.unit_id in replies else "",
            part.unit_id in now.owing,
            disclosing.disclosure(now.public, part.unit_id) if part.unit_id in replies else "",
            disclosing.published_on(now.public, part.unit_id) if part.unit_id in replies else None,
        )
        for part in in_force
    ]
    return sorted(found, key=lambda part: part.role is HandlerRole.CO)


def receive(
    session: Session,
    suggestion_id: str,
    *,
    unit_id: str,
    on: date,
    today: date,
    signed_by: str = "",
    by: str = "",
) -> Resolved | None:
    """Enter that a unit signed for a suggestion (签收); return the due day that starts there.

    That is the reply's for a unit that answers, the opinion's for a co-handler, where the rule
    pack counts from 收到之日; else None. Of several units that answer the first one starts the
    clock.

    Raises:
        NotAllowed: the unit does not have the suggestion, signed already, or the day does not fit.
    """
    kept = paper(session, suggestion_id, EventKind.RECEIVE)
    told = events(session, suggestion_id)
    suggestion_life.require_beside(told, EventKind.RECEIVE, on, today)
    now = suggestion_life.standing(told)
    part = _part(session, suggestion_id, now, unit_id)
    if signed := _day(now, EventKind.RECEIVE, part):
        msg = f"这个单位 {labels.day(signed)}已经签收，要改请先更正原来的签收。"
        raise NotAllowed(msg)
    due = _started(session, kept, now, part, on)
    co = part.role is HandlerRole.CO
    add(
        session,
        suggestion_id,
        EventKind.RECEIVE,
        on,
        None if co else due,
        unit_id=unit_id,
        signed_by=signed_by,
        by=by,
        **({"wanted_until": due.on, "due_why": due.why} if co and due else {}),
        **({} if co else _first_contact(session, kept, now, on)),
    )
    return due


def _first_contact(
    session: Session, kept: Suggestion, now: Standing, on: date
) -> dict[str, object]:
    """Return until when the unit speaks with the delegate, where that runs from 收到."""
    rule, clock = pack_of(session, kept).first_contact, now.contact_clock
    if rule is None or rule.base is not Base.RECEIVED or clock is not now.handed_by:
        return {}
    due = resolve(session, kept, rule, on)
    return {"beside_on": due.on, "beside_why": due.why}


def give_back_by(session: Session, suggestion_id: str, unit_id: str) -> Resolved | None:
    """Return until when a unit may give a suggestion back (退办), None where no rule says."""
    kept, now = paper(session, suggestion_id), standing(session, suggestion_id)
    rule, start = pack_of(session, kept).withdraw, now.handed_on
    if rule is None or start is None:
        return None
    if rule.base is Base.RECEIVED:
        part = _part(session, suggestion_id, now, unit_id)
        if (signed := _day(now, EventKind.RECEIVE, part)) is not None:
            return resolve(session, kept, rule, signed)
    return from_hand_over(session, kept, rule, start)


def give_back(
    session: Session,
    suggestion_id: str,
    *,
    unit_id: str,
    on: date,
    today: date,
    reason: str,
    proposed: str = "",
    by: str = "",
) -> Resolved | None:
    """Enter that a unit asks to give a suggestion back (退办); return until when to decide on it.

    A request that comes after the window of the rule pack (`give_back_by`) is entered all the same.

    Raises:
        NotAllowed: nobody has the suggestion, or no reason is given.
    """
    now = standing(session, suggestion_id, EventKind.GIVE_BACK)
    suggestion_life.require(now, EventKind.GIVE_BACK, on, today)
    _part(session, suggestion_id, now, unit_id)
    _wanted(reason, "请写明退办的理由，退办要书面提出。")
    kept = paper(session, suggestion_id)
    rule = pack_of(session, kept).reassign
    due = resolve(session, kept, rule, on) if rule else None
    add(
        session,
        suggestion_id,
        EventKind.GIVE_BACK,
        on,
        due,
        unit_id=unit_id,
        body=reason.strip(),
        proposed=proposed.strip(),
        by=by,
    )
    return due


def reassign(
    session: Session, suggestion_id: str, *, on: date, today: date, reason: str = "", by: str = ""
) -> Resolved | None:
    """Agree that a suggestion is given back (同意改办); it waits to be handed over anew."""
    now = standing(session, suggestion_id, EventKind.REASSIGN)
    suggestion_life.require(now, EventKind.REASSIGN, on, today)
    due = _as_resolved(now.awaits)
    add(session, suggestion_id, EventKind.REASSIGN, on, due, body=reason.strip(), by=by)
    return due


def insist(
    session: Session, suggestion_id: str, *, on: date, today: date, reason: str, by: str = ""
) -> str:
    """Refuse that a suggestion is given back (不同意退办); the unit goes on, its day unchanged."""
    now = standing(session, suggestion_id, EventKind.INSIST)
    suggestion_life.require(now, EventKind.INSIST, on, today)
    _wanted(reason, "请写明不同意退办的理由，要告知承办单位。")
    return add(session, suggestion_id, EventKind.INSIST, on, None, body=reason.strip(), by=by)


def latest(session: Session, suggestion_id: str) -> Resolved:
    """Return the day to which the reply may be put off at most (代表法 第五十一条: 6 months).

    In another round no rule says; it may be put off by as long as the rules give for one.
    """
    now, kept = standing(session, suggestion_id), paper(session, suggestion_id)
    if now.state is State.AGAIN and now.due_on is not None:  # as long again as it was given
        return resolve(session, kept, pack_of(session, kept).rehandle, now.due_on)
    rule = pack_of(session, kept).reply_rule(between_sessions=not kept.session, longest=True)
    start = now.handed_on or date.min
    if reassigning.keeps_clock(session) and now.first_handed:
        start = now.first_handed
    elif rule.base is Base.RECEIVED:
        in_force = _in_force(session, suggestion_id, now)
        start = co_handling.received_on(now, in_force) or start
    return resolve(session, kept, rule, start)


def extend(
    session: Session,
    suggestion_id: str,
    *,
    on: date,
    today: date,
    until: date,
    reason: str,
    approved_by: str,
    asked_until: date | None = None,
    told_on: date | None = None,
    by: str = "",
) -> Resolved:
    """Put the reply's day off (延期) as was approved on the day `on`; return the new one.

    Raises:
        NotAllowed: no unit has it, the day is not later than the one in force or later than the
            rules allow, or it is not said why and by whom it was approved.
    """
    now = standing(session, suggestion_id, EventKind.EXTEND)
    suggestion_life.require(now, EventKind.EXTEND, on, today)
    _wanted(reason, "请写明延期的理由。")
    _wanted(approved_by, "请写明是谁批准的，延期要经交办机关同意。")
    if now.due_on is not None and until <= now.due_on:
        msg = f"现在的答复期限是 {labels.day(now.due_on)}，延期要晚于这一天。"
        raise NotAllowed(msg)
    most = latest(session, suggestion_id)
    if until > most.on:
        msg = f"最多可以延到 {labels.day(most.on)}（{most.why}），请改批准的日期。"
        raise NotAllowed(msg)
    suggestion_life.require_told(told_on, today)
    due = Resolved(until, until, f"{labels.day(on)}{approved_by.strip()}同意延期")
    add(
        session,
        suggestion_id,
        EventKind.EXTEND,
        on,
        due,
        body=reason.strip(),
        signed_by=approved_by.strip(),
        wanted_until=asked_until,
        told_on=told_on,
        by=by,
    )
    return due


def co_opinion(
    session: Session,
    suggestion_id: str,
    *,
    unit_id: str,
    on: date,
    today: date,
    body: str = "",
    hollow: bool = False,
    by: str = "",
) -> Resolved | None:
    """Enter a co-handler's opinion (协办意见); `hollow`: it has no content (无实质内容).

    A hollow one may be asked for again: return until when, where the rule pack says so.

    Raises:
        NotAllowed: the unit is no co-handler of it, or gave its opinion already.
    """
    kept = paper(session, suggestion_id, EventKind.CO_OPINION)
    told = events(session, suggestion_id)
    suggestion_life.require_beside(told, EventKind.CO_OPINION, on, today)
    now = suggestion_life.standing(told)
    if _part(session, suggestion_id, now, unit_id).role is not HandlerRole.CO:
        msg = "这个单位不是协办，它的意见请登记为答复。"
        raise NotAllowed(msg)
    in_force = _in_force(session, suggestion_id, now)
    if unit_id not in {each.unit_id for each in co_handling.awaited(now, in_force)}:
        msg = "这个单位已经交过协办意见，要改请先更正原来的。"
        raise NotAllowed(msg)
    if not hollow:
        _wanted(body, "请写协办意见的要点；没有实质内容的，选“无实质内容”。")
    rule = pack_of(session, kept).co_redo if hollow else None
    due = resolve(session, kept, rule, on) if rule else None
    add(
        session,
        suggestion_id,
        EventKind.CO_OPINION,
        on,
        None,
        unit_id=unit_id,
        body=body.strip(),
        grounds=co_handling.HOLLOW if hollow else "",
        by=by,
        **({"wanted_until": due.on, "due_why": due.why} if due else {}),
    )
    return due


def _wanted(said: str, msg: str) -> None:
    if not said.strip():
        raise NotAllowed(msg)


def _in_force(session: Session, suggestion_id: str, now: Standing) -> list[Handler]:
    of = select(Handler).where(Handler.suggestion_id == suggestion_id, ~col(Handler.deleted))
    mine = of.where(Handler.unit == addressed.unit_of(suggestion_id)).order_by(col(Handler.id))
    return co_handling.in_force(now, session.exec(mine))


def _part(session: Session, suggestion_id: str, now: Standing, unit_id: str) -> Handler:
    for part in _in_force(session, suggestion_id, now):
        if part.unit_id == unit_id:
            return part
    msg = "这件建议没有交办给这个单位，请核对单位。"
    raise NotAllowed(msg)


def _day(now: Standing, kind: EventKind, part: Handler) -> date | None:
    of = [e.on for e in now.from_units if e.kind is kind and e.unit_id == part.unit_id]
    return of[-1] if of else None


def _started(
    session: Session, kept: Suggestion, now: Standing, part: Handler, on: date
) -> Resolved | None:
    """Return the due day that a unit's signing starts, None where its rule counts otherwise."""
    if part.role is HandlerRole.CO:
        rule = pack_of(session, kept).co_opinion
    elif now.clock is now.handed_by and not _kept(session, now):
        rule = _rule_in_force(session, kept, now)
    else:  # put off, started by another unit, or kept from before
        rule = None
    return resolve(session, kept, rule, on) if rule and rule.base is Base.RECEIVED else None


def _kept(session: Session, now: Standing) -> bool:
    return now.first_handed != now.handed_on and reassigning.keeps_clock(session)


def _rule_in_force(session: Session, kept: Suggestion, now: Standing) -> Rule | None:
    """Return the rule by which the handing-over got its day: the ordinary one or the longer."""
    pack, handed = pack_of(session, kept), now.handed_by
    for longest in (False, True):
        rule = pack.reply_rule(between_sessions=not kept.session, longest=longest)
        if handed and resolve(session, kept, rule, handed.on).nominal == handed.due_nominal:
            return rule
    return None


def _as_resolved(event: SuggestionEvent | None) -> Resolved | None:
    if event is None or event.due_on is None:
        return None
    return Resolved(event.due_nominal or event.due_on, event.due_on, event.due_why)
