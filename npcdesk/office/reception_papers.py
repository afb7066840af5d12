"""Gathering what the register of a reception prints (接待群众登记表)."""

from datetime import date

from sqlmodel import Session

from npcdesk import labels
from npcdesk.models import OpinionKind, Visit, VisitKind
from npcdesk.office import offices, opinion_files, visits, wordings
from npcdesk.office.opinion_files import OpinionFile, Step
from npcdesk.rules.opinion_life import WAYS
from npcdesk.rules.reception import ReceptionForm, ReceptionSlip

TITLES = {
    VisitKind.RECEPTION: "接待群众登记表",
    VisitKind.CALL: "人大代表走访选民记录表",
    VisitKind.WORK: "人大代表接待选民记录表",
}


def reception_form(
    session: Session, visit_id: str, *, today: date, opinion_id: str = ""
) -> ReceptionForm:
    """Return the pages of a visit, or that of one opinion voiced there; `NotFound` without it."""
    whole = visits.file(session, visit_id)
    visit = session.get_one(Visit, visit_id)
    said = [each.id for each in whole.opinions if opinion_id in ("", each.id)]
    return ReceptionForm(
        said=wordings.own(session),
        title=TITLES[visit.kind],
        office=offices.here(session).name,
        station=whole.row.station,
        held_on=visit.held_on,
        hours=visit.hours,
        delegates=tuple(name for _, name in whole.delegates),
        staff=visit.staff,
        slips=tuple(_slip(opinion_files.file(session, each, today)) for each in said),
    )


def _slip(file: OpinionFile) -> ReceptionSlip:
    now = {step.kind: step for step in reversed(file.steps) if not step.taken_back}
    way = next((step for step in file.steps if step.kind in WAYS and not step.taken_back), None)
    told = way is not None and way.kind in (OpinionKind.RAISE, OpinionKind.REFUSE)
    feedback, rated = now.get(OpinionKind.FEEDBACK), now.get(OpinionKind.RATE)
    answered = now.get(OpinionKind.ANSWER)
    return ReceptionSlip(
        number=labels.short_id(file.row.id),
        speaker=file.row.speaker,
        sex=file.sex,
        phone=file.phone,
        address=file.address,
        voter=file.voter,
        words=file.row.words,
        category=file.row.category,
        comment=file.comment,
        way=labels.DISPOSITION[file.row.way] if file.row.way != "open" else "",
        unit=file.row.unit,
        moved_on=way.on if way and way.kind is OpinionKind.TRANSFER else None,
        due_on=way.due_on if way else None,
        told=way.words if way and told else "",
        result=_words(now.get(OpinionKind.RESULT) or answered),
        feedback_on=feedback.on if feedback else answered.on if answered else None,
        how=feedback.how if feedback else "当场" if answered else "",
        rating=labels.RATING[rated.rating.value] if rated and rated.rating else "",
        suggestion=file.chain.suggestion,
    )


def _words(step: Step | None) -> str:
    return step.words if step else ""
