"""Gathering what reminds a handling unit: of one suggestion (催办单), or of all that press."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Standing
from npcdesk.office import holidays, offices, papers, suggestion_list, wordings
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules import deadlines
from npcdesk.rules.deadlines import Period, Unit
from npcdesk.rules.papers import UrgedLine, UrgeList, UrgeSlip
from npcdesk.rules.suggestion_life import NEXT

SLIP, LIST = "催办单", "催办清单"
WRITTEN = "书面"
WITHIN = 15  # days before the due day: from then on a unit is reminded, sources.md 4.2
URGED = [now.value for now, kind in NEXT if kind is EventKind.URGE]
SAY_WITHIN = Period(3, Unit.WORKDAY)  # to say how far it is, sources.md 4.2


def urge_slip(session: Session, suggestion_id: str, *, today: date) -> UrgeSlip:
    """Return the slip that urges the unit to answer a suggestion (催办单), dated today.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: nobody is at work on it, or it is the paper of a congress above.
    """
    here = offices.here(session)
    paper = papers.own_paper(session, suggestion_id, today, SLIP)
    line = paper.line
    if line.handed_on is None:
        raise NotAllowed(papers.too_early(line.state.value, SLIP))
    if EventKind.URGE not in paper.allowed:
        now = "等本单位研究，还没有要求重办" if line.studied else f"现在是“{line.state.value}”"
        msg = f"这件建议{now}，不用催办。正在办理的建议才有催办单。"
        raise NotAllowed(msg)
    return UrgeSlip(
        office=here.name,
        units=tuple(
            papers.full_name(here, name) for name in (line.owing or line.lead_unit).split("、")
        ),
        congress=offices.congress(here.area, paper.term or here.term),
        session=labels.session_name(paper.ordinal) if paper.ordinal else "",
        number=line.number,
        title=line.title,
        lead=line.lead,
        signers=line.signers,
        handed_on=line.handed_on,
        on=today,
        say_by=_say_by(session, today),
        due_on=line.reply_due,
        due_why=paper.due_why,
        round=line.round,
        urged=_before(paper, today),
        contact=here.contact,
        phone=here.phone,
        address=here.address,
        said=wordings.own(session),
    )


def _before(paper: Paper, today: date) -> int:
    """Return how often the unit was urged before: 书面 of the same day is this slip itself."""
    itself = any(
        step.kind is EventKind.URGE
        and (step.how, step.on) == (WRITTEN, today)
        and not step.taken_back
        and not step.odd
        for step in paper.history
    )
    return max(paper.line.urged - itself, 0)


def leads(session: Session, suggestion_id: str, *, today: date) -> tuple[str, ...]:
    """Return the names of the units that answer a suggestion; of 分办 those still awaited.

    Raises:
        NotFound: no such suggestion.
        NotAllowed: it has not been handed over, or it is the paper of a congress above.
    """
    line = papers.own_paper(session, suggestion_id, today, LIST).line
    if not line.lead_unit:
        raise NotAllowed(papers.too_early(line.state.value, LIST))
    return tuple((line.owing or line.lead_unit).split("、"))


def urge_list(session: Session, unit: str, *, today: date) -> UrgeList:
    """Return all that a unit of this name has late or due within `WITHIN` days (催办清单)."""
    here = offices.here(session)
    last = (today + timedelta(days=WITHIN)).isoformat()
    t = Standing.__table__.c  # type: ignore[attr-defined]
    pressing = (
        select(Standing.__table__)  # type: ignore[attr-defined]
        .where(t.due_order <= last, t.state.in_(URGED))
        .order_by(t.due_order, t.number_order, t.seq)
    )
    lines = [suggestion_list.line(row, today) for row in session.execute(pressing)]
    return UrgeList(
        said=wordings.own(session),
        office=here.name,
        unit=papers.full_name(here, unit),
        on=today,
        say_by=_say_by(session, today),
        within=WITHIN,
        lines=tuple(
            UrgedLine(
                number=line.number,
                session=line.session,
                title=line.title,
                lead=line.lead,
                signers=line.signers,
                handed_on=line.handed_on,
                due_on=line.reply_due,
                days_left=line.days_left,
                urged=line.urged,
            )
            for line in lines
            if unit in (line.owing or line.lead_unit).split("、")
            and line.reply_due is not None
            and line.days_left is not None
        ),
        contact=here.contact,
        phone=here.phone,
        address=here.address,
    )


def _say_by(session: Session, today: date) -> date:
    return deadlines.due(today, SAY_WITHIN, holidays.calendar(session)).effective
