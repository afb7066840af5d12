"""Topics of 五级协同: published for a year, their parts, their steps, what belongs to them.

A topic is its publisher's; whoever receives it in the exchange enters what it does itself. So rows
of several offices make one topic, and each office writes only its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import (
    Activity,
    Grade,
    Level,
    Matter,
    Opinion,
    Person,
    Replica,
    Suggestion,
    Topic,
    TopicEvent,
    TopicKind,
    TopicLink,
    TopicLinkKind,
    TopicPart,
    TopicRole,
)
from npcdesk.office import addressed
from npcdesk.office.addressed import Congress
from npcdesk.rules import topic_life


@dataclass(frozen=True, slots=True)
class Facts:
    """What a topic is, as entered."""

    year: int
    title: str
    aim: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class NewPart:
    """Who takes which part. Without a role it is that of the level (`topic_life.ROLE_OF`)."""

    level: Level
    who: str
    role: TopicRole | None = None
    task: str = ""
    due_on: date | None = None
    office_code: str = ""
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one step; `TopicEvent` tells which kind says what."""

    on: date
    part_id: str | None = None
    body: str = ""
    who: str = ""
    grade: Grade | None = None


def publish(session: Session, facts: Facts, *, on: date, today: date) -> str:
    """Publish a topic of a year's list (议题指南); return its id.

    Raises:
        NotAllowed: it has no title, the year has it already, or the day has not come.
    """
    if on > today:
        msg = f"发布日期（{labels.day(on)}）还没有到，请核对。"
        raise NotAllowed(msg)
    topic = Topic(year=facts.year, title="", published_on=on)
    _fill(session, topic, facts)
    return topic.id


def amend(session: Session, topic_id: str, facts: Facts) -> None:
    """Change what a topic of this office is, or raise `NotFound`, `NotAllowed`."""
    _fill(session, own(session, topic_id), facts)


def _fill(session: Session, topic: Topic, facts: Facts) -> None:
    title = facts.title.strip()
    if not title:
        msg = "请填写议题，例如：农村饮水安全。"
        raise NotAllowed(msg)
    taken = select(Topic.id).where(
        Topic.title == title,
        Topic.year == facts.year,
        Topic.unit == "",
        ~col(Topic.deleted),
        Topic.id != topic.id,
    )
    if session.exec(taken).first():
        msg = f"{facts.year} 年已经有“{title}”这个议题，请换一个名称，或者在原来的议题里登记。"
        raise NotAllowed(msg)
    topic.year, topic.title = facts.year, title
    topic.aim, topic.lead = facts.aim.strip(), facts.lead.strip()
    session.add(topic)
    session.flush()


def add_part(session: Session, topic_id: str, new: NewPart) -> str:
    """Say who takes which part of a topic; return the part's id.

    The office that published it says so for every level; any other for itself and those below.

    Raises:
        NotFound: there is no such topic, or no such delegate.
        NotAllowed: nobody is named, or the topic is closed.
    """
    here(session, topic_id)
    if standing(session, topic_id).state is topic_life.State.CLOSED:
        msg = "这个议题已经结束，不能再加承担的任务。要改请先更正结束。"
        raise NotAllowed(msg)
    part = TopicPart(topic_id=topic_id, level=new.level, who="", role=TopicRole.LEAD)
    _fill_part(session, part, new)
    return part.id


def amend_part(session: Session, part_id: str, new: NewPart) -> None:
    """Change a part that this office entered: task, day, role, person; who takes it until claimed.

    Raises:
        NotFound: another office entered it, or there is no such delegate.
        NotAllowed: nobody is named, or it was claimed and another is to take it.
    """
    part = own_part(session, part_id)
    other = (part.level, part.who) != (new.level, new.who.strip())
    if other and _told_of(session, part):
        msg = f"{part.who}已经认领这一项，不能换别的单位。要换请先更正认领，或者另加一项。"
        raise NotAllowed(msg)
    _fill_part(session, part, new)


def _fill_part(session: Session, part: TopicPart, new: NewPart) -> None:
    if not new.who.strip():
        msg = "请填写由谁承担，例如：示例县人大常委会、自治区人大代表某某。"
        raise NotAllowed(msg)
    if new.person_id is not None:
        person = session.get(Person, new.person_id)
        if person is None or person.deleted or person.unit:
            msg = "承担任务的代表不在名册里，请先登记这位代表。"
            raise NotFound(msg)
    part.level, part.who = new.level, new.who.strip()
    part.office_code = new.office_code or code_of(session, new.who)
    part.person_id = new.person_id
    part.role = new.role or topic_life.ROLE_OF[new.level]
    part.task, part.due_on = new.task.strip(), new.due_on
    session.add(part)
    session.flush()


def _told_of(session: Session, part: TopicPart) -> bool:
    """Tell whether a step of a part stands."""
    told = topic_life.in_order(events(session, part.topic_id))
    return any(event.part_id == part.id for event in told)


def drop_part(session: Session, part_id: str) -> None:
    """Take a part away that this office entered; `NotAllowed` once something was told of it."""
    part = own_part(session, part_id)
    if _told_of(session, part):
        msg = "这一项已经认领或者登记过进展，不能去掉。要去掉请先更正那些步骤。"
        raise NotAllowed(msg)
    part.deleted = True
    session.add(part)


def put_away(session: Session, topic_id: str) -> None:
    """Take a topic of this office off the list; 撤销 brings it back.

    Raises:
        NotFound: another office published it.
        NotAllowed: another office has entered steps of it, which would lose their topic.
    """
    topic = own(session, topic_id)
    if others := {each.unit for each in topic_life.in_order(events(session, topic_id))} - {""}:
        names = "、".join(addressed.name(session, code) for code in sorted(others))
        msg = f"{names}已经登记了这个议题的进展，不能移走。不再做的请“结束议题”，写明理由。"
        raise NotAllowed(msg)
    topic.deleted = True
    session.add(topic)


def enter(
    session: Session, topic_id: str, kind: TopicKind, said: Said, *, today: date, by: str = ""
) -> str:
    """Enter a step of a topic or of one of its parts; return the event's id.

    Raises:
        NotFound: there is no such topic or part.
        NotAllowed: the step does not fit, is another office's, or lacks what it must say.
    """
    topic = here(session, topic_id)
    part_id = said.part_id if kind in topic_life.OF_PART else None
    event = TopicEvent(
        topic_id=topic_id,
        part_id=part_id,
        kind=kind,
        on=said.on,
        body=said.body.strip(),
        who=said.who.strip(),
        grade=said.grade,
        by=by,
    )
    if part_id:
        _require_taker(session, topic, part_id)
    topic_life.require(
        events(session, topic_id),
        event,
        lead=topic.unit,
        since=topic.published_on,
        today=today,
    )
    session.add(event)
    session.flush()
    return event.id


def take_back(session: Session, event_id: str, *, reason: str, today: date, by: str = "") -> str:
    """Enter that a step did not happen (更正), with the reason; return the event's id.

    Raises:
        NotFound: there is no such step, or another office entered it.
        NotAllowed: later steps rest on it, or no reason is given.
    """
    event = session.get(TopicEvent, event_id)
    if event is None or event.deleted or event.unit:
        msg = "这一步不是本单位登记的，由登记的单位更正。"
        raise NotFound(msg)
    if not reason.strip():
        msg = "请写明更正的理由，议题经过里会留下。"
        raise NotAllowed(msg)
    lead = here(session, event.topic_id).unit
    topic_life.require_take_back(events(session, event.topic_id), event, lead)
    back = TopicEvent(
        topic_id=event.topic_id,
        part_id=event.part_id,
        kind=TopicKind.TAKE_BACK,
        on=today,
        about_id=event.id,
        body=reason.strip(),
        by=by,
    )
    session.add(back)
    session.flush()
    return back.id


_LINKED: dict[TopicLinkKind, tuple[Any, str]] = {
    TopicLinkKind.SUGGESTION: (Suggestion, "title"),
    TopicLinkKind.ACTIVITY: (Activity, "title"),
    TopicLinkKind.OPINION: (Opinion, ""),  # what people said is not published
    TopicLinkKind.MATTER: (Matter, "title"),
}


def link(
    session: Session, topic_id: str, kind: TopicLinkKind, target_id: str, *, on: date
) -> str | None:
    """Let a suggestion, activity or opinion of this office belong to a topic.

    Returns the link's id, None when it belonged to it already; raises `NotFound`.
    """
    here(session, topic_id)
    model, named = _LINKED[kind]
    target = session.get(model, target_id)
    if target is None or target.deleted:
        msg = "要关联的这一件不在本单位的数据中。"
        raise NotFound(msg)
    known = select(TopicLink.id).where(
        TopicLink.topic_id == topic_id, TopicLink.target_id == target_id, ~col(TopicLink.deleted)
    )
    if session.exec(known).first():
        return None
    title = getattr(target, named) if named else ""
    made = TopicLink(topic_id=topic_id, kind=kind, target_id=target_id, title=title, on=on)
    session.add(made)
    session.flush()
    return made.id


def unlink(session: Session, link_id: str) -> None:
    """Take a link of this office away, or raise `NotFound`."""
    found = session.get(TopicLink, link_id)
    if found is None or found.deleted or found.unit:
        msg = "这项关联不是本单位登记的，由登记的单位去掉。"
        raise NotFound(msg)
    found.deleted = True
    session.add(found)


def own(session: Session, topic_id: str) -> Topic:
    """Return a topic that this office published, or raise `NotFound`."""
    topic = here(session, topic_id)
    if topic.unit:
        msg = f"这个议题由{addressed.name(session, topic.unit)}发布，内容由它修改。"
        raise NotFound(msg)
    return topic


def here(session: Session, topic_id: str) -> Topic:
    """Return a topic of this office or of another that was received, or raise `NotFound`."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.deleted:
        msg = "这个议题不在本单位的数据中，可能已经撤下。"
        raise NotFound(msg)
    return topic


def own_part(session: Session, part_id: str) -> TopicPart:
    """Return a part that this office entered, or raise `NotFound`."""
    part = session.get(TopicPart, part_id)
    if part is None or part.deleted or part.unit:
        msg = "这一项不是本单位登记的，由登记的单位修改。"
        raise NotFound(msg)
    return part


def carrier(session: Session, part: TopicPart) -> Person | None:
    """Return the delegate of this office who was named for a part that it entered, if any."""
    person = session.get(Person, part.person_id) if part.person_id and not part.unit else None
    return None if person is None or person.deleted else person


def events(session: Session, topic_id: str) -> list[TopicEvent]:
    """Return every event of a topic, whoever entered it, those taken back among them."""
    wanted = select(TopicEvent).where(TopicEvent.topic_id == topic_id, ~col(TopicEvent.deleted))
    return list(session.exec(wanted))


def standing(session: Session, topic_id: str) -> topic_life.Standing:
    """Return where one topic is."""
    return topic_life.standing(events(session, topic_id), here(session, topic_id).unit)


def _require_taker(session: Session, topic: Topic, part_id: str) -> None:
    part = session.get(TopicPart, part_id)
    if part is None or part.deleted or part.topic_id != topic.id:
        msg = "这一项承担的任务不在这个议题里，请核对。"
        raise NotFound(msg)
    if topic.unit and part.unit and part.office_code != own_code(session):
        msg = f"这一项由{part.who}承担，由它自己登记，会随数据交换送来。"
        raise NotAllowed(msg)


def own_code(session: Session) -> str:
    """Return the code of this office, "-" while it has none: no part is handed to that."""
    found = session.execute(text("SELECT code FROM office WHERE mine AND NOT deleted"))
    return str(found.scalar() or "-")


def offices(session: Session) -> list[Congress]:
    """Return the offices that can take a part: this one, then those of the exchange by code."""
    mine = session.execute(text("SELECT code, name FROM office WHERE mine AND NOT deleted")).first()
    first = [Congress(mine[0], mine[1])] if mine else []
    codes = sorted({each.unit for each in session.exec(select(Replica))} - {mine and mine[0]})
    return [*first, *(Congress(code, addressed.name(session, code)) for code in codes)]


def code_of(session: Session, who: str) -> str:
    """Return the code of the office that `who` names, "" when it names none or several."""
    some = [each for each in offices(session) if who.strip() in (each.name, each.code)]
    return some[0].code if len(some) == 1 else ""


def named(session: Session, said: str, year: int = 0) -> str:
    """Return the id of the topic that `said` means: a part of its title or of its id.

    Raises:
        NotFound: none is called so.
        Unclear: several are.
    """
    wanted = select(Topic).where(~col(Topic.deleted)).order_by(col(Topic.year).desc())
    known = [each for each in session.exec(wanted) if not year or each.year == year]
    words = said.strip()
    found = [each for each in known if words in (each.title, each.id)]
    found = found or [each for each in known if words and words in each.title]
    found = found or [each for each in known if len(words) >= 8 and each.id.endswith(words)]
    if not found:
        msg = f"没有叫“{said}”的议题，topics list 会列出来。"
        raise NotFound(msg)
    if len(found) > 1:
        told = "、".join(f"{each.year} 年{each.title}" for each in found)
        msg = f"“{said}”可能是{told}，请写全名称，或者用 --year 写明年度。"
        raise Unclear(msg)
    return found[0].id
