"""How a suggestion begins: 提出 by its delegates, 立案 with a number of its session."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    EventKind,
    Origin,
    Person,
    Signer,
    SignerRole,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.office import addressed, offices, visits
from npcdesk.office.dues import Resolved, pack_of, resolve
from npcdesk.office.suggestion_events import add, standing
from npcdesk.office.suggestion_events import paper as _paper
from npcdesk.rules import paper_number, suggestion_life


@dataclass(frozen=True, slots=True)
class NewSuggestion:
    """What is entered when a suggestion is taken in. `session` 0: between sessions (闭会期间)."""

    title: str
    lead_id: str
    raised_on: date
    term: int
    session: int
    body: str = ""
    category: str = ""
    origin: Origin = Origin.UNSAID
    co_signer_ids: tuple[str, ...] = ()
    wanted_unit: str = ""
    may_publish: bool = False  # only what the delegate agreed to is published
    opinion_ids: tuple[str, ...] = field(default=())
    delegation: str = ""  # 代表团建议: raised by it, and `lead_id` is its head; else empty
    motion_number: str = ""  # 议案转建议: the motion's number, and the meeting that turned it
    motion_meeting: str = ""
    to_code: str = ""  # the office above whose congress it is addressed to; empty: this one's


def take_in(session: Session, new: NewSuggestion, *, today: date, by: str = "") -> str:
    """Enter a suggestion that a delegate has raised (提出); return its id.

    Raises:
        NotAllowed: it has no title or no lead, its day has not come, or it was raised before
            the visit at which it was voiced, or it is for an office not above this one.
        NotFound: a signer or an opinion is not in this file.
    """
    if not new.title.strip():
        msg = "请填写建议的题目，一事一议。"
        raise NotAllowed(msg)
    if new.delegation.strip() and new.co_signer_ids:
        msg = "代表团建议由代表团提出，只写负责人，不写联名代表。"
        raise NotAllowed(msg)
    if new.motion_number.strip() and not new.motion_meeting.strip():
        msg = "请写把议案转为建议的会议，例如 第一次会议主席团会议。"
        raise NotAllowed(msg)
    if new.raised_on > today:
        msg = "提出日期还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)
    if new.to_code and new.to_code not in {each.code for each in addressed.above(session)}:
        msg = "本单位没有和这个上级单位配对，不能把建议提交给它。请先在“数据交换”里配对。"
        raise NotAllowed(msg)
    paper = Suggestion(
        title=new.title.strip(),
        body=new.body.strip(),
        category=new.category,
        origin=new.origin,
        term=new.term,
        session=new.session,
        raised_on=new.raised_on,
        wanted_unit=new.wanted_unit,
        may_publish=new.may_publish,
        delegation=new.delegation.strip(),
        motion_number=new.motion_number.strip(),
        motion_meeting=new.motion_meeting.strip(),
        pack_code="" if new.to_code else offices.here(session).pack_code,
        to_code=new.to_code,
        unit=new.to_code,
    )
    session.add(paper)
    _sign(session, paper, new.lead_id, new.co_signer_ids)
    add(session, paper.id, EventKind.RAISE, new.raised_on, _waits_from(session, paper), by=by)
    for opinion_id in new.opinion_ids:
        visits.turn(session, opinion_id, paper.id, raised_on=new.raised_on)
    session.flush()
    return paper.id


def _waits_from(session: Session, paper: Suggestion) -> Resolved | None:
    """Return until when it is to be handed over, where that runs from its first day (闭会期间)."""
    if paper.session or paper.to_code or paper.raised_on is None:
        return None
    rule = pack_of(session, paper).assign_rule(between_sessions=True)
    return resolve(session, paper, rule, paper.raised_on) if rule else None


def _sign(session: Session, paper: Suggestion, lead_id: str, co_signers: Sequence[str]) -> None:
    if lead_id in co_signers or len(set(co_signers)) < len(co_signers):
        msg = "同一位代表只能署一次名，请核对领衔和联名代表。"
        raise NotAllowed(msg)
    for place, person_id in enumerate((lead_id, *co_signers)):
        person = session.get(Person, person_id)
        if person is None or person.deleted or person.unit:
            msg = "署名的代表不在名册里，请先登记这位代表。"
            raise NotFound(msg)
        first = SignerRole.HEAD if paper.delegation else SignerRole.LEAD
        role = SignerRole.CO if place else first
        session.add(
            Signer(
                suggestion_id=paper.id,
                person_id=person_id,
                name=person.name,
                role=role,
                place=place,
                unit=paper.unit,
            )
        )


def file(session: Session, suggestion_id: str, *, number: str, on: date, today: date) -> str:
    """Admit a suggestion and give it its number (立案编号); return the event's id.

    Equal numbers are allowed here: two offices may have minted them. `next_number` avoids them.

    Raises:
        NotFound: this office has no such suggestion.
        NotAllowed: it may not be filed now, or there is no number.
    """
    now = standing(session, suggestion_id, EventKind.FILE)
    suggestion_life.require(now, EventKind.FILE, on, today)
    number = paper_number.plain(number)
    if not number.strip("0"):
        msg = "请填写建议号，例如 35。"
        raise NotAllowed(msg)
    paper = _paper(session, suggestion_id)
    if not paper.pack_code:  # collected by another office, which does not know our rules
        here = offices.here(session)
        paper.pack_code, paper.term = here.pack_code, paper.term or here.term
    rule = pack_of(session, paper).assign_rule(between_sessions=not paper.session)
    due = resolve(session, paper, rule, on) if rule else None
    return add(session, suggestion_id, EventKind.FILE, on, due, number=number)


def next_number(session: Session, term: int, ordinal: int) -> str:
    """Return the number after the greatest one given in a session (建议号, one series each).

    Without a term, as for a paper from an office that does not know ours: the newest one.
    """
    term = term or offices.here(session).term
    given = session.exec(
        select(SuggestionEvent.number)
        .join(Suggestion, col(Suggestion.id) == col(SuggestionEvent.suggestion_id))
        .where(
            SuggestionEvent.kind == EventKind.FILE,
            ~col(SuggestionEvent.deleted),
            SuggestionEvent.unit == "",
            Suggestion.unit == "",
            Suggestion.term == term,
            Suggestion.session == ordinal,
        )
    )
    numbers = [int(number) for number in given if number.isdecimal()]
    return str(max(numbers, default=0) + 1)
