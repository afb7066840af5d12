"""The steps of an opinion's life: entered on their days, taken back with a reason (更正)."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    HandlingUnit,
    Opinion,
    OpinionEvent,
    OpinionKind,
    Rating,
    Suggestion,
    Visit,
)
from npcdesk.office import holidays
from npcdesk.rules import dated_events, deadlines, opinion_life
from npcdesk.rules.opinion_life import Kept, Standing


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one step; `OpinionEvent` tells which kind says what."""

    on: date
    unit_id: str | None = None
    due_on: date | None = None
    words: str = ""
    how: str = ""
    rating: Rating | None = None


def own(session: Session, opinion_id: str) -> Opinion:
    """Return an opinion of this office, or raise `NotFound`."""
    opinion = session.get(Opinion, opinion_id)
    if opinion is None or opinion.deleted or opinion.unit:
        msg = "这条意见不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return opinion


def heard_on(session: Session, opinion: Opinion) -> date:
    """Return the day on which an opinion was voiced, or raise `NotFound`."""
    visit = session.get(Visit, opinion.visit_id)
    if visit is None or visit.unit:
        msg = "这条意见的接待登记不在本单位的数据中。"
        raise NotFound(msg)
    return visit.held_on


def events(session: Session, opinion_id: str) -> list[OpinionEvent]:
    """Return every event of an opinion, those taken back among them, in the order of entry."""
    told = select(OpinionEvent).where(
        col(OpinionEvent.opinion_id) == opinion_id,
        ~col(OpinionEvent.deleted),
        OpinionEvent.unit == "",
    )
    order = (col(OpinionEvent.on), col(OpinionEvent.written_ms), col(OpinionEvent.id))
    return list(session.exec(told.order_by(*order)))


def last(session: Session, opinion_id: str) -> OpinionEvent | None:
    """Return the last step of an opinion that was not taken back; None when it has none."""
    told = dated_events.in_order(events(session, opinion_id))
    return told[-1] if told else None


def kept(opinion: Opinion) -> Kept:
    """Return what an opinion says of its way itself."""
    return Kept(opinion.disposition, opinion.unit_id or "", opinion.due_on)


def standing(session: Session, opinion_id: str) -> Standing:
    """Return where an opinion is."""
    return opinion_life.standing(events(session, opinion_id), kept(own(session, opinion_id)))


def due(session: Session, on: date) -> date:
    """Return the day by which a result is due where none is said: 15 工作日 from the day `on`."""
    calendar = holidays.calendar(session)
    return deadlines.due(on, opinion_life.PERIOD, calendar).effective


def enter(
    session: Session, opinion_id: str, kind: OpinionKind, said: Said, *, today: date, by: str = ""
) -> str:
    """Enter a step of an opinion's life; return the event's id.

    What is transferred, coordinated or raised without a due day gets that of `due`.

    Raises:
        NotFound: this office has no such opinion, or no such unit.
        NotAllowed: the step does not fit where the opinion stood that day, or lacks what it must
            say.
    """
    opinion, told = own(session, opinion_id), events(session, opinion_id)
    due_on = said.due_on
    if kind in opinion_life.DATED and due_on is None:
        due_on = due(session, said.on)
    event = OpinionEvent(
        opinion_id=opinion_id,
        kind=kind,
        on=said.on,
        unit_id=said.unit_id if kind is OpinionKind.TRANSFER else None,
        due_on=due_on if kind in opinion_life.DATED else None,
        words=said.words.strip(),
        how=said.how.strip(),
        rating=said.rating,
        by=by,
    )
    heard = heard_on(session, opinion)
    opinion_life.require(told, kept(opinion), event, heard_on=heard, today=today)
    if event.unit_id:
        _require_unit(session, event.unit_id)
    session.add(event)
    session.flush()
    _keep_in_step(session, opinion, opinion_life.standing([*told, event], kept(opinion)))
    return event.id


def take_back(session: Session, event_id: str, *, reason: str, today: date, by: str = "") -> str:
    """Enter that a step did not happen (更正), with the reason; the opinion stands as before it.

    Raises:
        NotFound: no such step.
        NotAllowed: later steps rest on it, no reason is given, or it became a suggestion that is
            still there.
    """
    event = session.get(OpinionEvent, event_id)
    if event is None or event.deleted or event.unit:
        msg = "这一步不在本单位的数据中。"
        raise NotFound(msg)
    opinion, told = own(session, event.opinion_id), events(session, event.opinion_id)
    if not reason.strip():
        msg = "请写明更正的理由，办理经过里会留下。"
        raise NotAllowed(msg)
    opinion_life.require_take_back(told, kept(opinion), event)
    if event.kind is OpinionKind.SUGGEST:
        _let_go(session, opinion)
    back = OpinionEvent(
        opinion_id=opinion.id,
        kind=OpinionKind.TAKE_BACK,
        on=today,
        about_id=event.id,
        words=reason.strip(),
        by=by,
    )
    session.add(back)
    session.flush()
    _keep_in_step(session, opinion, opinion_life.standing([*told, back], kept(opinion)))
    return back.id


def _let_go(session: Session, opinion: Opinion) -> None:
    paper = session.get(Suggestion, opinion.suggestion_id) if opinion.suggestion_id else None
    if paper is not None and not paper.deleted:
        msg = "这条意见已经转为建议，要改请先撤销那件建议。"
        raise NotAllowed(msg)
    opinion.suggestion_id = None


def _require_unit(session: Session, unit_id: str) -> None:
    unit = session.get(HandlingUnit, unit_id)
    if unit is None or unit.deleted or unit.unit:
        msg = "转办的单位不在本单位的单位名录里，请先登记。"
        raise NotFound(msg)


def _keep_in_step(session: Session, opinion: Opinion, now: Standing) -> None:
    """Let the opinion itself say what its events chose."""
    opinion.disposition = now.way
    opinion.unit_id, opinion.due_on = now.unit_id or None, now.due_on
    session.add(opinion)
