"""Gathering what a paper says: from the records to `rules.papers`, ready to be set in type."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import (
    EventKind,
    Handler,
    HandlerRole,
    HandlingUnit,
    Rating,
    SuggestionEvent,
)
from npcdesk.office import offices, suggestion_list, suggestions, wordings
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules import dated_events, disclosing, suggestion_life
from npcdesk.rules.pack import ATTITUDE, NOT_OF_GOVERNMENT, CopyTo, Pack, Unreturned
from npcdesk.rules.papers import FeedbackForm, ReplyLetter
from npcdesk.rules.return_code import return_code
from npcdesk.rules.suggestion_life import State

GIVEN = (EventKind.HAND_OVER, EventKind.ASSIGN_ON)
"""The steps by which a suggestion comes to those who answer it."""

PUBLIC = {"open": "此件公开发布", "on_request": "此件依申请公开", "closed": "此件不予公开", "": ""}
"""附注 of a reply by its 公开属性."""


def reply_letter(
    session: Session, suggestion_id: str, *, today: date, unit_id: str = ""
) -> ReplyLetter:
    """Return the reply letter (答复函) of a suggestion's newest reply.

    Before the reply is entered, the draft of it: dated today, without class and number. Where
    units answer apart (分办) it is that of `unit_id`.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it has not been handed over, so that nobody can have replied, it is the paper
            of a congress above, or it is not said whose letter of several.
    """
    paper = own_paper(session, suggestion_id, today, "答复函")
    units = answering(session, suggestion_id, today=today)
    meant = [each for each in units if unit_id in ("", each.id)]
    if len(meant) != 1:
        names = "、".join(each.name for each in units)
        msg = f"这件建议分别答复，请写明打印哪个单位的答复函：{names}。"
        raise NotAllowed(msg)
    now = suggestions.standing(session, suggestion_id)
    own = (each for each in now.replies if each.unit_id in (None, meant[0].id))
    return _letter(session, paper, meant[0], next(own, None), today)


def _letter(
    session: Session, paper: Paper, unit: HandlingUnit, reply: SuggestionEvent | None, today: date
) -> ReplyLetter:
    here, line = offices.here(session), paper.line
    now = suggestions.standing(session, line.id)
    public = disclosing.disclosure(now.public, unit.id) or ("open" if paper.may_publish else "")
    return ReplyLetter(
        unit=full_name(here, unit.name),
        document_number=reply.document_number if reply else "",
        reply_class=reply.reply_class if reply else "",
        congress=offices.congress(here.area, paper.term or here.term),
        session=labels.session_name(paper.ordinal) if paper.ordinal else "",
        number=line.number,
        title=line.title,
        lead=line.lead,
        signers=line.signers,
        body=tuple(map(str.strip, reply.body.strip().splitlines())) if reply else (),
        on=reply.on if reply else today,
        contact=unit.contact,
        contact_phone=unit.phone,
        copies=_copies(here, offices.pack(session, paper.pack_code), unit),
        disclosure=PUBLIC[public] if reply else "",
        said=wordings.own(session),
    )


def every_letter(session: Session, suggestion_id: str, *, today: date) -> list[ReplyLetter]:
    """Return the letter of every reply that was given, round after round, unit after unit.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it is the paper of a congress above.
    """
    paper = own_paper(session, suggestion_id, today, "答复函")
    found, handed = [], ""
    for event in dated_events.in_order(suggestions.events(session, suggestion_id)):
        if event.kind in GIVEN:
            handed = event.id
        if event.kind is EventKind.REPLY:
            units = _units(session, handed, HandlerRole.LEAD, HandlerRole.SEPARATE)
            unit = next((each for each in units if event.unit_id in (None, each.id)), None)
            if unit is not None:
                found.append(_letter(session, paper, unit, event, today))
    return found


def answering(session: Session, suggestion_id: str, *, today: date) -> list[HandlingUnit]:
    """Return the units that answer a suggestion with letters of their own: several are 分办.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it has not been handed over.
    """
    told = suggestions.events(session, suggestion_id)
    now = suggestion_life.standing(told)
    before = (e for e in reversed(dated_events.in_order(told)) if e.kind in GIVEN)
    handed = now.assigned_by or next(before, None)
    if handed is None:
        state = suggestion_list.paper(session, suggestion_id, today).line.state
        raise NotAllowed(too_early(state.value, "答复函"))
    units = _units(session, handed.id, HandlerRole.LEAD, HandlerRole.SEPARATE)
    return units if now.shares.units else units[:1]


def feedback_form(session: Session, suggestion_id: str, *, today: date) -> FeedbackForm:
    """Return the form on which the delegate judges the handling (征询意见表).

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it has not been handed over, or it is the paper of a congress above.
    """
    here = offices.here(session)
    paper = own_paper(session, suggestion_id, today, "征询意见表")
    told = dated_events.in_order(suggestions.events(session, suggestion_id))
    now = suggestion_life.standing(told)
    again = now.state is State.AGAIN and not now.studied  # of what is done anew
    reply = None if again else now.reply
    line = paper.line
    if not line.lead_unit:
        raise NotAllowed(too_early(line.state.value, "征询意见表"))
    term, ordinal = paper.term or here.term, paper.ordinal
    round_number = now.round if again else _round_of(told, reply)
    pack = offices.pack(session, paper.pack_code)
    return FeedbackForm(
        office=here.name,
        congress=offices.congress(here.area, term),
        session=labels.session_name(paper.ordinal) if paper.ordinal else "",
        number=line.number,
        title=line.title,
        lead=line.lead,
        lead_unit=line.lead_unit,
        co_units=tuple(filter(None, line.co_units.split("、"))),
        replied_on=reply.on if reply else None,
        reply_class="" if again else now.reply_class,
        return_by=max((e.due_on for e in now.delivered if e.due_on), default=reply.due_on)
        if reply
        else None,
        rated=_rated(told, reply),
        round=round_number,
        return_code=return_code(line.id, term, ordinal, line.number, round_number),
        ratings=tuple(r.label for r in pack.ratings),
        questions=tuple(q.label for q in pack.questions) if pack.asks(ATTITUDE) else (),
        excluded=pack.unreturned is Unreturned.EXCLUDED,
        address=here.address,
        phone=here.phone,
        said=wordings.own(session),
    )


def own_paper(session: Session, suggestion_id: str, today: date, form: str) -> Paper:
    """Return a paper of this congress; for one of a congress above, `form` is printed there.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it is the paper of a congress above.
    """
    paper = suggestion_list.paper(session, suggestion_id, today)
    if paper.submitted_to:
        msg = f"这件建议已提交{paper.submitted_to}，{form}由{paper.submitted_to}打印。"
        raise NotAllowed(msg)
    return paper


def too_early(state: str, form: str) -> str:
    """Say that a form cannot be printed before the suggestion is handed over."""
    return f"这件建议现在是“{state}”，还没有交办，没有{form}可打印。请先交办。"


def _rated(told: list[SuggestionEvent], reply: SuggestionEvent | None) -> str:
    """Return how and when the delegate rated this reply; "" while that is awaited."""
    after = told[told.index(reply) :] if reply else []
    rate = next((event for event in reversed(after) if event.rating), None)
    return (
        f"{labels.day(rate.on)}{labels.RATING[rate.rating.value]}" if rate and rate.rating else ""
    )


def _round_of(told: list[SuggestionEvent], reply: SuggestionEvent | None) -> int:
    before = told[: told.index(reply)] if reply else []
    return 1 + sum(event.rating is Rating.DISSATISFIED for event in before)


def _copies(here: offices.Here, pack: Pack, unit: HandlingUnit) -> tuple[str, ...]:
    """Return who gets a copy of a unit's reply; the government's office, of its own units'."""
    names = {
        CopyTo.OFFICE: here.name,
        CopyTo.GOVERNMENT: "" if unit.kind in NOT_OF_GOVERNMENT else f"{here.area}人民政府办公室",
    }
    return tuple(names[each] for each in pack.copy_to if names[each])


def full_name(here: offices.Here, unit: str) -> str:
    """Return a unit's name as its letterhead says it: 县水利局 is 示例县水利局."""
    tail = here.area[-1:]
    return here.area + unit[1:] if tail and unit.startswith(tail) else unit


def _units(session: Session, event_id: str, *roles: HandlerRole) -> list[HandlingUnit]:
    wanted = (
        select(HandlingUnit)
        .join(Handler, col(Handler.unit_id) == col(HandlingUnit.id))
        .where(col(Handler.event_id) == event_id, col(Handler.role).in_(roles))
        .where(col(Handler.unit) == "")
        .order_by(col(Handler.id))
    )
    return list(session.execute(wanted).scalars())
