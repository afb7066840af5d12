"""Visits to a station, and the opinions that people voiced there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    Disposition,
    Opinion,
    OpinionKind,
    Person,
    Standing,
    Station,
    Suggestion,
    Visit,
    VisitDelegate,
    VisitKind,
    VisitLine,
)
from npcdesk.models import OpinionLine as Line
from npcdesk.office import opinion_events, windows
from npcdesk.office.windows import Window
from npcdesk.rules import identity, opinion_life
from npcdesk.store import search


@dataclass(frozen=True, slots=True)
class NewOpinion:
    """What somebody said, as entered. An empty `speaker` stays anonymous."""

    words: str
    category: str = ""
    speaker: str = ""
    speaker_phone: str = ""
    speaker_sex: str = ""
    speaker_address: str = ""
    voter: str = ""
    comment: str = ""
    disposition: Disposition = Disposition.OPEN
    unit_id: str | None = None
    due_on: date | None = None
    told: str = ""  # the answer given, where it was raised, where the person was told to go
    matter_id: str | None = None


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit as entered. `received` counts people (人次)."""

    station_id: str
    held_on: date
    delegate_ids: tuple[str, ...]
    kind: VisitKind = VisitKind.RECEPTION
    staff: str = ""
    received: int = 0
    note: str = ""
    hours: str = ""
    opinions: tuple[NewOpinion, ...] = ()


def log(session: Session, new: NewVisit, *, today: date) -> str:
    """Enter a visit with what was said (代表法 第二十八条、第五十八条); return its id.

    Raises:
        NotFound: the station or a delegate is not in this file.
        NotAllowed: the day has not come, or nobody was there.
    """
    if new.held_on > today:
        msg = "走访的日期还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)
    if not new.delegate_ids:
        msg = "请至少填写一位到场的代表。"
        raise NotAllowed(msg)
    station = session.get(Station, new.station_id)
    if station is None or station.unit:
        msg = "这个站点不在本单位的数据中，请先登记站点。"
        raise NotFound(msg)
    visit = Visit(
        station_id=new.station_id,
        held_on=new.held_on,
        kind=new.kind,
        staff=new.staff,
        received=max(new.received, len(new.opinions)),
        note=new.note,
        hours=new.hours,
    )
    session.add(visit)
    session.flush()  # what is said there is not earlier than it
    for person_id in dict.fromkeys(new.delegate_ids):
        person = session.get(Person, person_id)
        if person is None or person.unit:
            msg = "到场的代表不在名册里，请先登记这位代表。"
            raise NotFound(msg)
        session.add(VisitDelegate(visit_id=visit.id, person_id=person_id, on=new.held_on))
    for opinion in new.opinions:
        voice(session, visit.id, opinion)
    session.flush()
    return visit.id


def voice(session: Session, visit_id: str, new: NewOpinion) -> str:
    """Add what somebody said to a visit; return the opinion's id; `NotAllowed` without words."""
    if not new.words.strip():
        msg = "请填写群众反映的问题，用原话。"
        raise NotAllowed(msg)
    opinion = Opinion(
        visit_id=visit_id,
        words=new.words.strip(),
        category=new.category,
        speaker=new.speaker,
        speaker_phone=new.speaker_phone,
        speaker_sex=new.speaker_sex,
        speaker_address=new.speaker_address,
        voter=new.voter,
        comment=new.comment,
        matter_id=new.matter_id,
    )
    session.add(opinion)
    if new.disposition is not Disposition.OPEN:
        session.flush()
        dispose(
            session,
            opinion.id,
            new.disposition,
            unit_id=new.unit_id,
            due_on=new.due_on,
            told=new.told,
        )
    return opinion.id


def dispose(
    session: Session,
    opinion_id: str,
    disposition: Disposition,
    *,
    unit_id: str | None = None,
    due_on: date | None = None,
    told: str = "",
) -> str:
    """Say what was decided at the visit itself (处理方式); return the event's id.

    Raises:
        NotAllowed: it was decided already, it became a suggestion (`turn` does that), or what the
            way asks for is not said.
        NotFound: the opinion is not in this file.
    """
    opinion = opinion_events.own(session, opinion_id)
    if opinion.suggestion_id:
        msg = "这条意见已经转为建议，要改请先撤销那件建议。"
        raise NotAllowed(msg)
    if disposition not in opinion_life.STEP_OF or disposition is Disposition.SUGGESTION:
        msg = "请选一种处理方式；转为建议请登记一件建议。"
        raise NotAllowed(msg)
    held_on = opinion_events.heard_on(session, opinion)
    said = opinion_events.Said(held_on, unit_id=unit_id, due_on=due_on, words=told)
    kind = opinion_life.STEP_OF[disposition]
    return opinion_events.enter(session, opinion_id, kind, said, today=held_on)


def turn(session: Session, opinion_id: str, suggestion_id: str, *, raised_on: date) -> None:
    """Turn an opinion into a suggestion raised on this day (转为建议).

    Raises:
        NotAllowed: the suggestion was raised before the visit at which this was said.
        NotFound: the opinion is not in this file.
    """
    opinion = session.get(Opinion, opinion_id)
    visit = session.get(Visit, opinion.visit_id) if opinion else None
    if opinion is None or opinion.deleted or visit is None or opinion.unit:
        msg = "要转为建议的意见不在本单位的数据中。"
        raise NotFound(msg)
    if visit.held_on > raised_on:
        heard, raised = labels.day(visit.held_on), labels.day(raised_on)
        msg = f"这条意见是{heard}听到的，提出日期（{raised}）不能更早，请核对两个日期。"
        raise NotAllowed(msg)
    said = opinion_events.Said(raised_on)
    opinion_events.enter(session, opinion_id, OpinionKind.SUGGEST, said, today=raised_on)
    opinion.suggestion_id = suggestion_id
    session.add(opinion)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in a list; `words` is the first opinion as said."""

    id: str
    held_on: date
    station: str
    kind: str
    delegates: str
    received: int
    opinions: int
    open_opinions: int
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which visits are wanted. Empty means: all. `waiting`: with an opinion not yet handled."""

    text: str = ""
    station_id: str = ""
    year: int = 0
    waiting: bool = False


ASKED_AT_ONCE = 1000
ORDERS = {
    "held_on": ("held_on",),
    "station": ("station", "held_on"),
    "received": ("received",),
    "opinions": ("opinions",),
}


def count(session: Session, wanted: Filter) -> int:
    """Return how many visits fit."""
    return windows.count(session, VisitLine, _where(session, wanted))


def cut(session: Session, wanted: Filter) -> str:
    """Return in words that only the newest hits of the search are looked through; "" if all."""
    return windows.cut(session, search.VISITS, wanted.text)


def lines(
    session: Session,
    wanted: Filter,
    *,
    order: str = "held_on",
    descending: bool = True,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[VisitRow]:
    """Return a window of the visits that fit, the newest first unless told otherwise."""
    order_by = windows.ordered(VisitLine, ORDERS[order], descending=descending)
    rows = windows.page(session, VisitLine, _where(session, wanted), order_by, window)
    return [
        VisitRow(
            r.visit_id,
            r.held_on,
            r.station,
            r.kind,
            r.delegates,
            r.received,
            r.opinions,
            r.open_opinions,
            r.words,
        )
        for r in rows
    ]


def opinion_ids(session: Session, visit_ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the ids of the opinions voiced at each of the visits, in the order they were."""
    found: dict[str, list[str]] = {visit_id: [] for visit_id in visit_ids}
    for start in range(0, len(visit_ids), ASKED_AT_ONCE):
        part = visit_ids[start : start + ASKED_AT_ONCE]
        rows = session.execute(
            select(col(Opinion.visit_id), col(Opinion.id))
            .where(col(Opinion.visit_id).in_(part), ~col(Opinion.deleted))
            .where(col(Opinion.unit) == "")
            .order_by(col(Opinion.id))
        )
        for visit_id, opinion_id in rows:
            found[visit_id].append(opinion_id)
    return found


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One opinion of a visit, and the suggestion it became. The speaker's phone is masked."""

    id: str
    words: str
    category: str
    speaker: str
    phone: str
    disposition: Disposition
    state: str
    suggestion_id: str
    suggestion: str  # 第35号 关于…
    suggestion_state: str


@dataclass(frozen=True, slots=True)
class VisitFile:
    """One visit whole."""

    row: VisitRow
    station_id: str
    staff: str
    note: str
    delegates: tuple[tuple[str, str], ...]  # (person id, name)
    opinions: tuple[OpinionLine, ...] = field(default=())


def file(session: Session, visit_id: str) -> VisitFile:
    """Return one visit whole, or raise `NotFound`."""
    visit = session.get(Visit, visit_id)
    found = session.execute(
        select(VisitLine).where(col(VisitLine.visit_id) == visit_id)
    ).scalar_one_or_none()
    if visit is None or found is None:
        msg = "这次走访不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    people = session.execute(
        select(col(Person.id), col(Person.name))
        .join(VisitDelegate, col(VisitDelegate.person_id) == col(Person.id))
        .where(col(VisitDelegate.visit_id) == visit_id, ~col(VisitDelegate.deleted))
        .where(col(VisitDelegate.unit) == "")
        .order_by(col(VisitDelegate.id))
    )
    row = VisitRow(
        visit_id,
        visit.held_on,
        found.station,
        found.kind,
        found.delegates,
        found.received,
        found.opinions,
        found.open_opinions,
        found.words,
    )
    return VisitFile(
        row=row,
        station_id=visit.station_id,
        staff=visit.staff,
        note=visit.note,
        delegates=tuple((person[0], person[1]) for person in people),
        opinions=_opinions(session, visit_id),
    )


def file_with(session: Session, opinion_id: str) -> VisitFile:
    """Return the visit at which an opinion was voiced, or raise `NotFound`."""
    opinion = session.get(Opinion, opinion_id)
    if opinion is None or opinion.deleted or opinion.unit:
        msg = "这条意见不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return file(session, opinion.visit_id)


def _opinions(session: Session, visit_id: str) -> tuple[OpinionLine, ...]:
    rows = session.execute(
        select(Opinion, Standing, Suggestion, col(Line.state))
        .outerjoin(Line, col(Line.opinion_id) == col(Opinion.id))
        .outerjoin(Standing, col(Standing.suggestion_id) == col(Opinion.suggestion_id))
        .outerjoin(
            Suggestion,
            (col(Suggestion.id) == col(Opinion.suggestion_id))
            & ~col(Suggestion.deleted)
            & (col(Suggestion.unit) == col(Suggestion.to_code)),
        )
        .where(col(Opinion.visit_id) == visit_id, ~col(Opinion.deleted), col(Opinion.unit) == "")
        .order_by(col(Opinion.id))
    )
    return tuple(
        OpinionLine(
            id=said.id,
            words=said.words,
            category=said.category,
            speaker=said.speaker or "匿名",
            phone=identity.mask_phone(said.speaker_phone),
            disposition=said.disposition,
            state=state or "",
            suggestion_id=paper.id if paper else "",
            suggestion=_called(now) if now else paper.title if paper else "",
            suggestion_state=now.state if now else "已提交" if paper else "",
        )
        for said, now, paper, state in rows
    )


def _called(now: Standing) -> str:
    return f"第{now.number}号 {now.title}" if now.number else now.title


def _where(session: Session, wanted: Filter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.station_id:
        where.append(col(VisitLine.station_id) == wanted.station_id)
    if wanted.year:
        days = date(wanted.year, 1, 1), date(wanted.year, 12, 31)
        where.append(col(VisitLine.held_on).between(*days))
    if wanted.waiting:
        where.append(col(VisitLine.open_opinions) > 0)
    return where + windows.newest_holding(session, VisitLine, search.VISITS, wanted.text)
