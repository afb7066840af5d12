"""Gathering what is printed when suggestions are handed to units: 交办单, 交办通知."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    Handler,
    HandlerRole,
    HandlingUnit,
    Standing,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.office import offices, papers, unit_side, wordings
from npcdesk.rules.hand_over_papers import HandedLine, HandOverNotice, HandOverSlip
from npcdesk.store.projection import chunks

SLIP, NOTICE = "交办单", "交办通知"


def slips(session: Session, suggestion_id: str, *, today: date) -> list[tuple[str, HandOverSlip]]:
    """Return the slip of each unit that a suggestion was handed to last, with the unit's id.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it has not been handed over, or it is the paper of a congress above.
    """
    found = papers.own_paper(session, suggestion_id, today, SLIP)
    event = _handed(session, suggestion_id)
    if event is None:
        raise NotAllowed(papers.too_early(found.line.state.value, SLIP))
    here = offices.here(session)
    classes = _classes(session, [found.pack_code])
    handed = _handed_to(session, event.id)
    made = []
    for part, unit in handed:
        answers = part.role is not HandlerRole.CO
        give_back = unit_side.give_back_by(session, suggestion_id, unit.id)
        slip = HandOverSlip(
            office=here.name,
            document_number=event.document_number,
            unit=papers.full_name(here, unit.name),
            role=labels.HANDLER_ROLE[part.role.value],
            answers=answers,
            others=_others(handed, unit.id),
            congress=offices.congress(here.area, found.term or here.term),
            session=labels.session_name(found.ordinal) if found.ordinal else "",
            number=found.line.number,
            title=found.line.title,
            lead=found.line.lead,
            signers=found.line.signers,
            handed_on=event.on,
            due_on=event.due_on if answers else part.due_on or event.due_on,
            due_why=event.due_why if answers else part.due_why,
            give_back_by=give_back.on if give_back else None,
            classes=classes,
            contact=here.contact,
            phone=here.phone,
            said=wordings.own(session),
        )
        made.append((unit.id, slip))
    return made


def notices(
    session: Session, suggestion_id: str, *, today: date
) -> list[tuple[str, HandOverNotice]]:
    """Return what each unit of a suggestion was handed on the same day, with the unit's id.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it has not been handed over, or it is the paper of a congress above.
    """
    found = papers.own_paper(session, suggestion_id, today, NOTICE)
    event = _handed(session, suggestion_id)
    if event is None:
        raise NotAllowed(papers.too_early(found.line.state.value, NOTICE))
    return [
        (unit.id, notice(session, unit.id, event.on)) for _, unit in _handed_to(session, event.id)
    ]


def meeting(session: Session, ids: Collection[str]) -> list[tuple[str, HandOverNotice]]:
    """Return one notice a unit and day for all of a 交办会, with the unit's id; those that fit."""
    found = [
        row
        for some in chunks(ids)
        for row in session.execute(
            select(col(Handler.unit_id), col(Standing.handed_on))
            .join(Standing, col(Standing.handed_id) == col(Handler.event_id))
            .where(col(Standing.suggestion_id).in_(some))
            .where(~col(Handler.deleted), col(Handler.unit) == "")
            .order_by(col(Standing.number_order), col(Standing.seq), col(Handler.id))
        )
    ]
    return [(unit, notice(session, unit, on)) for unit, on in dict.fromkeys(map(tuple, found))]


def notice(session: Session, unit_id: str, on: date) -> HandOverNotice:
    """Return the notice of all that a unit was handed on a day and that nobody else got since.

    Raises:
        NotFound: there is no such unit, or it was handed nothing on that day.
    """
    unit = session.get(HandlingUnit, unit_id)
    events = _events(session, unit_id, on)
    if unit is None or not events:
        msg = f"{unit.name if unit else '这个单位'}在{labels.day(on)}没有交办的建议。请看一看日期。"
        raise NotFound(msg)
    here = offices.here(session)
    kept = [session.get_one(Suggestion, event.suggestion_id) for event in events]
    backs = [unit_side.give_back_by(session, paper.id, unit_id) for paper in kept]
    return HandOverNotice(
        office=here.name,
        document_number=_one_of(event.document_number for event in events),
        unit=papers.full_name(here, unit.name),
        congress=offices.congress(here.area, kept[0].term or here.term),
        session=_one_of(labels.session_name(each.session) if each.session else "" for each in kept),
        meeting=_one_of(event.how for event in events),
        on=on,
        give_back_by=min((back.on for back in backs if back), default=None),
        classes=_classes(session, (paper.pack_code for paper in kept)),
        lines=tuple(_line(session, event, unit_id) for event in events),
        contact=here.contact,
        phone=here.phone,
        said=wordings.own(session),
    )


def _handed(session: Session, suggestion_id: str) -> SuggestionEvent | None:
    """Return the step by which a suggestion came to those who have it, or had it last."""
    of = select(col(Standing.handed_id)).where(col(Standing.suggestion_id) == suggestion_id)
    return session.get(SuggestionEvent, session.execute(of).scalar_one_or_none() or "")


def _handed_to(session: Session, event_id: str) -> list[tuple[Handler, HandlingUnit]]:
    rows = session.execute(
        select(Handler, HandlingUnit)
        .join(HandlingUnit, col(HandlingUnit.id) == col(Handler.unit_id))
        .where(col(Handler.event_id) == event_id, ~col(Handler.deleted), col(Handler.unit) == "")
        .order_by(col(Handler.id))
    )
    return [(part, unit) for part, unit in rows]


def _events(session: Session, unit_id: str, on: date) -> list[SuggestionEvent]:
    """Return the steps of a day by which a unit got what it has, in the order of the numbers."""
    rows = session.execute(
        select(SuggestionEvent)
        .join(Handler, col(Handler.event_id) == col(SuggestionEvent.id))
        .join(Standing, col(Standing.handed_id) == col(SuggestionEvent.id))
        .where(col(Handler.unit_id) == unit_id, ~col(Handler.deleted), col(Handler.unit) == "")
        .where(col(SuggestionEvent.on) == on)
        .order_by(col(Standing.term), col(Standing.session), col(Standing.number_order))
        .order_by(col(Standing.seq))
    )
    return list(rows.scalars())


def _line(session: Session, event: SuggestionEvent, unit_id: str) -> HandedLine:
    of = select(Standing).where(col(Standing.suggestion_id) == event.suggestion_id)
    standing = session.execute(of).scalar_one()
    handed = _handed_to(session, event.id)
    part = next(part for part, unit in handed if unit.id == unit_id)
    many = f"等{standing.signers}名" if standing.signers > 1 else ""
    co = part.role is HandlerRole.CO
    return HandedLine(
        number=standing.number,
        title=standing.title,
        lead=f"{standing.lead_name}{many}",
        role=labels.HANDLER_ROLE[part.role.value],
        others=_others(handed, unit_id),
        due_on=(part.due_on if co else None) or event.due_on,
    )


def _others(handed: Sequence[tuple[Handler, HandlingUnit]], unit_id: str) -> str:
    """Return the units beside one with their roles: 县财政局协办."""
    beside = [(unit.name, part.role) for part, unit in handed if unit.id != unit_id]
    return "，".join(
        "、".join(name for name, its in beside if its is role) + labels.HANDLER_ROLE[role.value]
        for role in dict.fromkeys(role for _, role in beside)
    )


def _classes(session: Session, packs: Iterable[str]) -> tuple[str, ...]:
    """Return the letters of the results that the rule packs know."""
    found = (each.code for code in set(packs) for each in offices.pack(session, code).classes)
    return tuple(sorted(set(found)))


def _one_of(said: Iterable[str]) -> str:
    """Return what all say; nothing where they differ."""
    found = set(said)
    return found.pop() if len(found) == 1 else ""
