"""Gathering what co-handling units write to the lead (协办意见函)."""

from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, HandlerRole, HandlingUnit, SuggestionEvent
from npcdesk.office import offices, papers, suggestions, wordings
from npcdesk.office.unit_side import PartInHand
from npcdesk.rules import co_handling
from npcdesk.rules.hand_over_papers import CoOpinionLetter

NAME = "协办意见函"


def letters(
    session: Session, suggestion_id: str, *, today: date
) -> list[tuple[str, CoOpinionLetter]]:
    """Return the letter of each co-handling unit with the unit's id; blank until its opinion came.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: nobody has it, no unit handles it beside another, or it is the paper of a
            congress above.
    """
    found = papers.own_paper(session, suggestion_id, today, NAME)
    if not found.parts:
        raise NotAllowed(papers.too_early(found.line.state.value, NAME))
    here = offices.here(session)
    leads = [part.unit for part in found.parts if part.role is not HandlerRole.CO]
    own, made = wordings.own(session), []
    for part in found.parts:
        if part.role is not HandlerRole.CO:
            continue
        unit, said = (
            session.get_one(HandlingUnit, part.unit_id),
            _opinion(session, found.line.id, part),
        )
        letter = CoOpinionLetter(
            unit=papers.full_name(here, part.unit),
            to="、".join(papers.full_name(here, each) for each in leads),
            document_number=said.document_number if said else "",
            congress=offices.congress(here.area, found.term or here.term),
            session=labels.session_name(found.ordinal) if found.ordinal else "",
            number=found.line.number,
            title=found.line.title,
            body=tuple(p.strip() for p in said.body.splitlines() if p.strip()) if said else (),
            on=said.on if said else None,
            due_on=part.opinion_due,
            copies=(here.name,),
            contact=unit.contact,
            phone=unit.phone,
            said=own,
        )
        made.append((part.unit_id, letter))
    if not made:
        msg = f"这件建议由{'、'.join(leads)}办理，没有协办单位，不用打印{NAME}。"
        raise NotAllowed(msg)
    return made


def _opinion(session: Session, suggestion_id: str, part: PartInHand) -> SuggestionEvent | None:
    """Return the opinion that a unit gave, if it has content."""
    every = suggestions.standing(session, suggestion_id).from_units
    own = (
        each
        for each in reversed(every)
        if each.kind is EventKind.CO_OPINION and each.unit_id == part.unit_id
    )
    last = next(own, None)
    hollow = last is not None and co_handling.HOLLOW in last.grounds.split()
    return None if hollow else last
