"""One opinion whole: who said it, what became of it, and the chain to the look-back."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, text
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import (
    HandlingUnit,
    Matter,
    OpinionEvent,
    OpinionKind,
    OpinionLine,
    Person,
    Rating,
    Standing,
    Visit,
    VisitDelegate,
)
from npcdesk.office import opinion_events, opinion_list
from npcdesk.office.opinion_list import OpinionRow
from npcdesk.rules import identity, look_back, opinion_life


@dataclass(frozen=True, slots=True)
class Step:
    """One step of its life, as entered. `taken_back` says why it was."""

    id: str
    kind: OpinionKind
    on: date
    words: str
    how: str
    unit: str
    due_on: date | None
    rating: Rating | None
    by: str
    taken_back: str = ""
    odd: bool = False
    free: bool = False  # no later step rests on it


@dataclass(frozen=True, slots=True)
class Chain:
    """What the opinion led to: 建议 → 答复 → 回头看. Days are None where it is not so far."""

    suggestion_id: str = ""
    suggestion: str = ""  # 第35号 关于…
    state: str = ""
    raised_on: date | None = None
    handed_on: date | None = None
    lead_unit: str = ""
    replied_on: date | None = None
    reply_class: str = ""
    current_class: str = ""
    look_backs: tuple[tuple[int, str], ...] = ()  # year, answers in words


@dataclass(frozen=True, slots=True)
class OpinionFile:
    """One opinion whole. The phone is masked; `shown_numbers.reveal_speaker` shows it."""

    row: OpinionRow
    held_on: date
    hours: str
    station_id: str
    delegates: tuple[str, ...]
    sex: str
    phone: str
    address: str
    voter: str
    comment: str
    steps: tuple[Step, ...]  # the newest first
    allowed: frozenset[OpinionKind]
    next_step: OpinionKind | None
    chain: Chain
    matter: str = ""  # of the same kind
    matter_id: str = ""
    alike: int = 0  # opinions of it, this one among them


def file(session: Session, opinion_id: str, today: date) -> OpinionFile:
    """Return one opinion whole, or raise `NotFound`."""
    said = opinion_events.own(session, opinion_id)
    (row,) = opinion_list.by_id(session, [opinion_id], today)
    visit = session.get_one(Visit, said.visit_id)
    events = opinion_events.events(session, opinion_id)
    kept = opinion_events.kept(said)
    now = opinion_life.standing(events, kept)
    return OpinionFile(
        row=row,
        held_on=visit.held_on,
        hours=visit.hours,
        station_id=visit.station_id,
        delegates=_delegates(session, visit.id),
        sex=labels.SEX.get(said.speaker_sex, ""),
        phone=identity.mask_phone(said.speaker_phone),
        address=said.speaker_address,
        voter=labels.VOTER.get(said.voter, ""),
        comment=said.comment,
        steps=_steps(session, events, now, opinion_life.free(events, kept)),
        allowed=opinion_life.allowed(now),
        next_step=opinion_life.LEADS_ON.get(now.state),
        chain=_chain(session, said.suggestion_id or ""),
        matter=_matter(session, said.matter_id or ""),
        matter_id=said.matter_id or "",
        alike=_alike(session, said.matter_id or ""),
    )


def reveal(session: Session, opinion_id: str) -> str:
    """Return the whole phone of who raised it. The caller notes that it was shown."""
    return opinion_events.own(session, opinion_id).speaker_phone


def _delegates(session: Session, visit_id: str) -> tuple[str, ...]:
    people = (
        select(col(Person.name))
        .join(VisitDelegate, col(VisitDelegate.person_id) == col(Person.id))
        .where(col(VisitDelegate.visit_id) == visit_id, ~col(VisitDelegate.deleted))
        .where(col(VisitDelegate.unit) == "")
        .order_by(col(VisitDelegate.id))
    )
    return tuple(session.execute(people).scalars())


def _steps(
    session: Session,
    events: list[OpinionEvent],
    now: opinion_life.Standing,
    free: frozenset[str],
) -> tuple[Step, ...]:
    units = opinion_list.names(session, HandlingUnit, {e.unit_id for e in events if e.unit_id})
    gone = {e.about_id: e.words for e in events if e.kind is OpinionKind.TAKE_BACK}
    odd = {event.id for event in now.odd}
    return tuple(
        Step(
            id=event.id,
            kind=event.kind,
            on=event.on,
            words=event.words,
            how=event.how,
            unit=units.get(event.unit_id or "", ""),
            due_on=event.due_on,
            rating=event.rating,
            by=event.by,
            taken_back=gone.get(event.id, ""),
            odd=event.id in odd,
            free=event.id in free,
        )
        for event in reversed(events)
        if event.kind is not OpinionKind.TAKE_BACK
    )


def _chain(session: Session, suggestion_id: str) -> Chain:
    now = (
        session.execute(
            select(Standing).where(col(Standing.suggestion_id) == suggestion_id)
        ).scalar_one_or_none()
        if suggestion_id
        else None
    )
    if now is None:
        return Chain(suggestion_id)
    backs = json.loads(now.look_backs) if now.look_backs else []
    return Chain(
        suggestion_id=suggestion_id,
        suggestion=f"第{now.number}号 {now.title}" if now.number else now.title,
        state=now.state,
        raised_on=now.raised_on,
        handed_on=now.handed_on,
        lead_unit=now.lead_unit,
        replied_on=now.replied_on,
        reply_class=now.reply_class,
        current_class=now.current_class,
        look_backs=tuple((each["year"], _answers(each)) for each in backs),
    )


def _answers(told: dict[str, str]) -> str:
    return look_back.Answers(told["solved"], told["kept"], told["follow"]).in_words


def _matter(session: Session, matter_id: str) -> str:
    matter = session.get(Matter, matter_id) if matter_id else None
    return matter.title if matter and not matter.deleted and not matter.unit else ""


def _alike(session: Session, matter_id: str) -> int:
    if not matter_id:
        return 0
    of = select(col(OpinionLine.seq)).where(
        col(OpinionLine.matter_id) == matter_id, text("matter_id <> ''")
    )
    return len(session.execute(of).all())
