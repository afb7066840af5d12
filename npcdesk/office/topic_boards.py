"""Topics as pages show them: the year's list, and one topic from its parts to its assessment.

They are of several offices: this one's own, and those that offices above and below have sent.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from npcdesk import labels, topic_words
from npcdesk.models import (
    Activity,
    Level,
    Matter,
    Opinion,
    Suggestion,
    Topic,
    TopicEvent,
    TopicKind,
    TopicLink,
    TopicLinkKind,
    TopicPart,
)
from npcdesk.models import Standing as PaperLine
from npcdesk.office import addressed, suggestion_list, topics
from npcdesk.rules import topic_life
from npcdesk.rules.topic_life import PartState, State
from npcdesk.store import standings

LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic in the year's list. `days_left` counts to the next open part's day."""

    id: str
    year: int
    title: str
    aim: str
    lead: str
    published_by: str  # an office's name; "" for this one's own
    published_on: date
    state: State
    parts: int
    claimed: int
    done: int
    late: int
    suggestions: int
    activities: int
    next_due: date | None
    days_left: int | None
    heard_on: date | None
    grade: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: who takes it at which level, and where it is."""

    id: str
    level: Level
    who: str
    person: str  # who carries it there, "" while nobody is named
    role: str
    task: str
    due_on: date | None
    days_left: int | None
    state: PartState
    last_on: date | None
    last: str
    mine: bool  # this office is to do it
    own: bool  # this office entered it
    allowed: frozenset[TopicKind]


@dataclass(frozen=True, slots=True)
class LinkLine:
    """What belongs to a topic; of a suggestion where it stands, as far as it is here."""

    id: str
    kind: TopicLinkKind
    target_id: str
    title: str
    by: str  # the office that linked it; "" for this one
    here: bool
    number: str = ""
    state: str = ""
    unit: str = ""
    replied_on: date | None = None
    reply_class: str = ""
    rating: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a topic's life. `taken_back` is the reason why it does not count."""

    id: str
    kind: TopicKind
    on: date
    part_id: str
    part: str  # who took it
    body: str
    who: str
    grade: str
    by: str
    office: str  # that entered it; "" for this one
    taken_back: str
    odd: bool
    free: bool


@dataclass(frozen=True, slots=True)
class TopicFile:
    """One topic whole: 议题 → 各级承担 → 建议 → 办理 → 评估. The history begins with the newest."""

    line: TopicLine
    mine: bool
    parts: tuple[PartLine, ...]
    links: tuple[LinkLine, ...]
    history: tuple[StepLine, ...]
    allowed: frozenset[TopicKind]

    @property
    def suggestions(self) -> list[LinkLine]:
        """The suggestions that belong to it."""
        return [each for each in self.links if each.kind is TopicLinkKind.SUGGESTION]

    def steps(self, *kinds: TopicKind) -> list[StepLine]:
        """Return the steps of some kinds that count, the newest first."""
        return [s for s in self.history if s.kind in kinds and not s.taken_back and not s.odd]


def years(session: Session) -> list[int]:
    """Return the years that have topics, the newest first."""
    found = select(Topic.year).where(~col(Topic.deleted)).distinct()
    return sorted(session.exec(found), reverse=True)


def lines(session: Session, today: date, year: int = 0) -> list[TopicLine]:
    """Return the topics of a year, or of all: this office's first, then by what is due next."""
    wanted = select(Topic).where(~col(Topic.deleted))
    if year:
        wanted = wanted.where(Topic.year == year)
    kept = list(session.exec(wanted))
    ids = [topic.id for topic in kept]
    events, parts = _of(session, TopicEvent, ids), _of(session, TopicPart, ids)
    counted = select(TopicLink.topic_id, TopicLink.kind, func.count()).where(
        col(TopicLink.topic_id).in_(ids), ~col(TopicLink.deleted)
    )
    grouped = counted.group_by(col(TopicLink.topic_id), col(TopicLink.kind))
    links = {(topic, kind): count for topic, kind, count in session.exec(grouped)}
    names = _names(session, {topic.unit for topic in kept})
    found = [
        _line(topic, parts[topic.id], events[topic.id], today, links=links, by=names[topic.unit])
        for topic in kept
    ]
    return sorted(found, key=_first)


def _first(line: TopicLine) -> tuple[int, bool, date, str]:
    closed = line.state is State.CLOSED
    return -line.year, closed, line.next_due or date.max, line.title


def _line(
    topic: Topic,
    parts: Sequence[TopicPart],
    events: Sequence[TopicEvent],
    today: date,
    *,
    links: dict[Any, int],
    by: str,
) -> TopicLine:
    now = topic_life.standing(events, topic.unit)
    states = [now.part(part.id).state for part in parts]
    dues = [
        part.due_on
        for part, state in zip(parts, states, strict=True)
        if part.due_on and state is not PartState.DONE and now.state is not State.CLOSED
    ]
    due = min(dues, default=None)
    grade = now.assessed.grade if now.assessed else None
    return TopicLine(
        id=topic.id,
        year=topic.year,
        title=topic.title,
        aim=topic.aim,
        lead=topic.lead,
        published_by=by,
        published_on=topic.published_on,
        state=now.state,
        parts=len(parts),
        claimed=sum(state is not PartState.OPEN for state in states),
        done=states.count(PartState.DONE),
        late=sum(day < today for day in dues),
        suggestions=links.get((topic.id, TopicLinkKind.SUGGESTION), 0),
        activities=links.get((topic.id, TopicLinkKind.ACTIVITY), 0),
        next_due=due,
        days_left=(due - today).days if due else None,
        heard_on=now.heard_on,
        grade=labels.GRADE[grade.value] if grade else "",
    )


def file(session: Session, topic_id: str, today: date) -> TopicFile:
    """Return one topic whole, or raise `NotFound`."""
    topic = topics.here(session, topic_id)
    parts = _of(session, TopicPart, [topic_id])[topic_id]
    events = _of(session, TopicEvent, [topic_id])[topic_id]
    links = _links(session, topic_id)
    counts: dict[Any, int] = defaultdict(int)
    for each in links:
        counts[topic_id, each.kind] += 1
    units = {topic.unit, *(each.unit for each in events)}
    names, now = _names(session, units), topic_life.standing(events, topic.unit)
    code = topics.own_code(session)
    return TopicFile(
        line=_line(topic, parts, events, today, links=counts, by=names[topic.unit]),
        mine=not topic.unit,
        parts=tuple(
            replace(_part(part, now, topic, code, today), person=_carrier(session, part, now))
            for part in parts
        ),
        links=tuple(links),
        history=tuple(_history(events, parts, names, topic.unit)),
        allowed=topic_life.allowed(now, mine=not topic.unit),
    )


def _part(
    part: TopicPart, now: topic_life.Standing, topic: Topic, code: str, today: date
) -> PartLine:
    at = now.part(part.id)
    mine = part.office_code == code
    may = not topic.unit or not part.unit or mine
    runs = at.state is not PartState.DONE and now.state is not State.CLOSED
    return PartLine(
        id=part.id,
        level=part.level,
        who=part.who,
        person="",
        role=topic_words.TOPIC_ROLE[part.role.value],
        task=part.task,
        due_on=part.due_on,
        days_left=(part.due_on - today).days if part.due_on and runs else None,
        state=at.state,
        last_on=at.last.on if at.last else None,
        last=at.last.body if at.last else "",
        mine=mine,
        own=not part.unit,
        allowed=topic_life.allowed_of_part(now, part.id) if may else frozenset(),
    )


def _carrier(session: Session, part: TopicPart, now: topic_life.Standing) -> str:
    """Return who carries a part: as its steps say, else the delegate it was handed to."""
    person = topics.carrier(session, part)
    return now.part(part.id).carrier or (person.name if person else "")


def _history(
    events: Sequence[TopicEvent],
    parts: Sequence[TopicPart],
    names: dict[str, str],
    lead: str,
) -> list[StepLine]:
    stands = {event.id for event in topic_life.in_order(events)}
    odd = {event.id for event in topic_life.standing(events, lead).odd}
    free = topic_life.free(events, lead)
    reasons = {(e.unit, e.about_id): e.body for e in events if e.kind is TopicKind.TAKE_BACK}
    takers = {part.id: part.who for part in parts}
    told = [event for event in events if event.kind is not TopicKind.TAKE_BACK]
    told.sort(key=lambda e: (e.on, topic_life.ON_ONE_DAY[e.kind], e.written_ms, e.id), reverse=True)
    return [
        StepLine(
            id=event.id,
            kind=event.kind,
            on=event.on,
            part_id=event.part_id or "",
            part=takers.get(event.part_id or "", ""),
            body=event.body,
            who=event.who,
            grade=labels.GRADE[event.grade.value] if event.grade else "",
            by=event.by,
            office=names[event.unit],
            taken_back="" if event.id in stands else reasons.get((event.unit, event.id), ""),
            odd=event.id in odd,
            free=event.id in free and not event.unit,
        )
        for event in told
    ]


def _links(session: Session, topic_id: str) -> list[LinkLine]:
    wanted = select(TopicLink).where(TopicLink.topic_id == topic_id, ~col(TopicLink.deleted))
    kept = list(session.exec(wanted.order_by(col(TopicLink.on), col(TopicLink.id))))
    ids = {link.target_id for link in kept if link.kind is TopicLinkKind.SUGGESTION}
    papers = session.exec(select(Suggestion).where(col(Suggestion.id).in_(ids))).all()
    known = {
        told["suggestion_id"]: suggestion_list.line(PaperLine(**told), date.max)
        for told in standings.told(session, papers)
    }
    names = _names(session, {link.unit for link in kept})
    found = []
    for link in kept:
        paper = known.get(link.target_id)
        if paper is None:
            title, is_here = _title(session, link)
            found.append(
                LinkLine(link.id, link.kind, link.target_id, title, names[link.unit], is_here)
            )
            continue
        found.append(
            LinkLine(
                link.id,
                link.kind,
                link.target_id,
                paper.title,
                names[link.unit],
                here=True,
                number=paper.number,
                state=paper.state.value,
                unit=paper.lead_unit,
                replied_on=paper.replied_on,
                reply_class=paper.reply_class,
                rating=paper.rating,
            )
        )
    return found


def naming(session: Session, target_id: str) -> list[tuple[str, str]]:
    """Return the topics to which a suggestion, activity or opinion belongs: id and title."""
    of = col(TopicLink.topic_id) == col(Topic.id)
    wanted = (
        select(Topic.id, Topic.title)
        .join(TopicLink, of & ~col(TopicLink.deleted))
        .where(TopicLink.target_id == target_id, ~col(Topic.deleted))
        .order_by(col(Topic.year).desc(), Topic.title)
        .distinct()
    )
    return [(topic_id, title) for topic_id, title in session.exec(wanted)]


def _title(session: Session, link: TopicLink) -> tuple[str, bool]:
    """Return what something linked is called, and whether this office has it."""
    model: Any = {
        TopicLinkKind.ACTIVITY: Activity,
        TopicLinkKind.MATTER: Matter,
        TopicLinkKind.OPINION: Opinion,
    }.get(link.kind)
    target = session.get(model, link.target_id) if model else None
    if target is None or target.deleted:
        return link.title or "在登记的单位查看", False
    return str(target.words if link.kind is TopicLinkKind.OPINION else target.title), True


def _of(session: Session, model: Any, topic_ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the rows of some topics by topic; parts from the highest level down."""
    found: dict[str, list[Any]] = defaultdict(list)
    wanted = select(model).where(col(model.topic_id).in_(topic_ids), ~col(model.deleted))
    for row in session.exec(wanted.order_by(col(model.id))):
        found[row.topic_id].append(row)
    if model is TopicPart:
        for some in found.values():
            some.sort(key=lambda part: LEVELS.index(part.level))
    return found


def _names(session: Session, codes: set[str]) -> dict[str, str]:
    return {code: addressed.name(session, code) if code else "" for code in codes}
