"""What a group's board shows: nodes done, next and late, its list, how long it was silent."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, literal_column, or_, select
from sqlmodel import Session, col

from npcdesk import labels
from npcdesk.models import (
    GroupEvent,
    GroupKind,
    GroupMember,
    GroupSuggestion,
    MemberRole,
    Standing,
    SupervisionGroup,
)
from npcdesk.office import attachments, group_dues, group_events, suggestion_list
from npcdesk.office.attachments import AttachmentLine
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.rules import dated_events, group_life
from npcdesk.rules.group_life import Point, Stage
from npcdesk.rules.suggestion_life import State


@dataclass(frozen=True, slots=True)
class PointLine:
    """A node of the plan, or an item of the list: what by when, and what came of it."""

    id: str
    words: str
    who: str  # the unit that an item went to
    on: date  # when it was planned or handed over
    due_on: date
    met_on: date | None
    answer: str
    late: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One event as the timeline tells it. `odd`: fits nowhere; `taken_back`: the reason."""

    id: str
    kind: GroupKind
    on: date
    body: str
    who: str
    venue: str
    how: str
    due_on: date | None
    grade: str
    number: str  # of an item's slip: 督办〔2026〕3号
    doubt: str  # another slip has that number
    about: str  # the words of the node or item that it is about
    by: str
    odd: bool
    taken_back: str
    free: bool  # nothing rests on it: it can be taken back
    files: tuple[AttachmentLine, ...]


@dataclass(frozen=True, slots=True)
class GroupBoard:
    """A group with its work and the suggestions it follows. Lists are in the order of days."""

    id: str
    name: str
    leader: str
    leader_post: str
    official: str
    official_post: str
    committee: str
    plan: str
    members: tuple[str, ...]
    invited: tuple[str, ...]
    stage: str
    year: int | None
    decided_by: str
    decided_on: date | None
    consulted_on: date | None
    planned_on: date | None
    progress_on: date | None  # the last progress entry, and what it said
    progress: str
    found: str  # what the last inspection found
    reported_on: date | None
    grade: str
    silent_days: int | None  # when nothing was entered for so long that it is told
    next_step: str  # the kind of the step that it waits for, "" when its work is over
    nodes: tuple[PointLine, ...] = field(default=())
    items: tuple[PointLine, ...] = field(default=())
    papers: tuple[SuggestionLine, ...] = field(default=())

    @property
    def called(self) -> str:
        """桥梁督办组（组长 王建国）, or where it is while it has no leader."""
        return f"{self.name}（{f'组长 {self.leader}' if self.leader else self.stage}）"

    @property
    def answered(self) -> int:
        """How many of its suggestions are answered, and are not to be answered anew."""
        open_again = (State.AGAIN, State.ENDED)
        return sum(
            paper.replied_on is not None and paper.state not in open_again for paper in self.papers
        )

    @property
    def nodes_done(self) -> int:
        """How many nodes of its plan are done."""
        return sum(node.met_on is not None for node in self.nodes)

    @property
    def late(self) -> tuple[PointLine, ...]:
        """The nodes and items whose day has passed."""
        return tuple(point for point in (*self.nodes, *self.items) if point.late)

    @property
    def over(self) -> bool:
        """Whether its work has ended: nothing is awaited and nothing is added any more."""
        return self.stage == Stage.ARCHIVED.value

    @property
    def next_node(self) -> PointLine | None:
        """The node that comes next and is not late."""
        waiting = (node for node in self.nodes if node.met_on is None and not node.late)
        return next(waiting, None)


@dataclass(frozen=True, slots=True)
class GroupFile:
    """One group whole: its board, what may be done to it, and all that happened."""

    board: GroupBoard
    allowed: frozenset[GroupKind]
    days: dict[GroupKind, date]  # of the steps that stand
    history: tuple[StepLine, ...]  # the newest first


def boards(session: Session, today: date) -> list[GroupBoard]:
    """Return every group that stands, in the order they were formed; archived ones last."""
    groups = session.execute(
        select(SupervisionGroup)
        .where(~col(SupervisionGroup.deleted), col(SupervisionGroup.unit) == "")
        .order_by(col(SupervisionGroup.id))
    ).scalars()
    told = group_events.by_group(session)
    standings = [(group, group_life.standing(told[group.id])) for group in groups]
    standings = [each for each in standings if each[1].stage is not Stage.NONE]
    standings.sort(key=lambda each: each[1].stage is Stage.ARCHIVED)
    papers, members = _papers(session, today), _members(session)
    return [
        _board(group, now, today, papers[group.id], members[group.id]) for group, now in standings
    ]


def open_boards(session: Session, today: date) -> list[GroupBoard]:
    """Return the groups whose work is not over."""
    return [each for each in boards(session, today) if not each.over]


def file(session: Session, group_id: str, today: date) -> GroupFile:
    """Return one group whole, or raise `NotFound`."""
    group = group_events.own(session, group_id)
    events = group_events.events(session, group_id)
    now = group_life.standing(events)
    days: dict[GroupKind, date] = {}
    for event in dated_events.in_order(events):
        if event not in now.odd:
            days[event.kind] = event.on
        if event.kind is GroupKind.CARRY:  # what the new year is to be reported and judged by
            days.pop(GroupKind.REPORT, None)
            days.pop(GroupKind.EVALUATE, None)
    return GroupFile(
        _board(
            group,
            now,
            today,
            _papers(session, today, group_id)[group_id],
            _members(session, group_id)[group_id],
        ),
        group_life.allowed(now),
        days,
        _history(
            events,
            now,
            attachments.of_group(session, group_id),
            {event.id: group_events.doubt(session, event) for event in events if event.number},
        ),
    )


def of_person(session: Session, person_id: str, today: date) -> list[GroupBoard]:
    """Return the groups that a delegate leads, belongs to, is invited by, or whose paper it has."""
    of = select(col(GroupMember.group_id)).where(
        col(GroupMember.person_id) == person_id,
        ~col(GroupMember.deleted),
        col(GroupMember.unit) == "",
    )
    signed = (
        select(col(GroupSuggestion.group_id))
        .join(Standing, col(Standing.suggestion_id) == col(GroupSuggestion.suggestion_id))
        .where(
            col(Standing.lead_person_id) == person_id,
            ~col(GroupSuggestion.deleted),
            col(GroupSuggestion.unit) == "",
        )
    )
    wanted = select(col(SupervisionGroup.id)).where(
        or_(
            col(SupervisionGroup.leader_id) == person_id,
            col(SupervisionGroup.id).in_(of),
            col(SupervisionGroup.id).in_(signed),
        )
    )
    ids = set(session.execute(wanted).scalars())
    return [board for board in boards(session, today) if board.id in ids] if ids else []


# with a plus sign: the few papers of groups are looked up among all, not all among the few
_OF_GROUP: ColumnElement[str] = literal_column("+group_suggestion.suggestion_id")


def _papers(
    session: Session, today: date, group_id: str = ""
) -> dict[str, tuple[SuggestionLine, ...]]:
    rows = (
        select(Standing.__table__, col(GroupSuggestion.group_id))  # type: ignore[attr-defined]
        .join(GroupSuggestion, col(Standing.suggestion_id) == _OF_GROUP)
        .where(~col(GroupSuggestion.deleted), col(GroupSuggestion.unit) == "")
        .order_by(col(GroupSuggestion.chosen_on), col(Standing.number_order))
    )
    if group_id:
        rows = rows.where(col(GroupSuggestion.group_id) == group_id)
    found: dict[str, tuple[SuggestionLine, ...]] = defaultdict(tuple)
    for row in session.execute(rows):
        found[row.group_id] += (suggestion_list.line(row, today),)
    return found


def _members(session: Session, group_id: str = "") -> dict[str, list[tuple[str, MemberRole]]]:
    rows = (
        select(col(GroupMember.group_id), col(GroupMember.name), col(GroupMember.role))
        .where(~col(GroupMember.deleted), col(GroupMember.unit) == "")
        .order_by(col(GroupMember.id))
    )
    if group_id:
        rows = rows.where(col(GroupMember.group_id) == group_id)
    found: dict[str, list[tuple[str, MemberRole]]] = defaultdict(list)
    for group, name, role in session.execute(rows):
        found[group].append((name, role))
    return found


def _board(
    group: SupervisionGroup,
    now: group_life.Standing,
    today: date,
    papers: tuple[SuggestionLine, ...],
    members: list[tuple[str, MemberRole]],
) -> GroupBoard:
    ends = ((paper.state, paper.closed_on) for paper in papers)
    settled = group_life.is_settled(now, group_dues.settled_on(ends))
    step = group_life.next_step(now, settled=settled)
    return GroupBoard(
        id=group.id,
        name=group.name,
        leader=group.leader,
        leader_post=group.leader_post,
        official=group.official,
        official_post=group.official_post,
        committee=group.committee,
        plan=group.plan,
        members=tuple(name for name, role in members if role is MemberRole.MEMBER),
        invited=tuple(name for name, role in members if role is MemberRole.INVITED),
        stage=now.stage.value,
        year=now.year,
        decided_by=now.decided.who if now.decided else "",
        decided_on=_on(now.decided),
        consulted_on=_on(now.consulted),
        planned_on=_on(now.planned),
        progress_on=_on(now.progress),
        progress=now.progress.body if now.progress else "",
        found=now.inspected.body if now.inspected else "",
        reported_on=_on(now.reported),
        grade=now.grade.value if now.grade else "",
        silent_days=group_life.silent_days(now, today, settled=settled),
        next_step=step.value if step else "",
        nodes=_points(now, now.nodes, today),
        items=_points(now, now.items, today),
        papers=papers,
    )


def _on(event: GroupEvent | None) -> date | None:
    return event.on if event else None


def _points(
    now: group_life.Standing, points: tuple[Point, ...], today: date
) -> tuple[PointLine, ...]:
    awaited = now.stage is not Stage.ARCHIVED  # what was not met then stays so: nobody waits
    return tuple(
        PointLine(
            id=point.event.id,
            words=point.event.body,
            who=point.event.who,
            on=point.event.on,
            due_on=point.due_on,
            met_on=_on(point.met),
            answer=point.met.body if point.met else "",
            late=awaited and point.late(today),
        )
        for point in sorted(points, key=lambda each: each.due_on)
    )


def _history(
    events: list[GroupEvent],
    now: group_life.Standing,
    files: Mapping[str, list[AttachmentLine]],
    doubts: Mapping[str, str],
) -> tuple[StepLine, ...]:
    words = {event.id: event.body for event in events}
    odd, free = {event.id for event in now.odd}, group_life.free(events)
    reasons = {e.about_id: e.body or "已更正" for e in events if e.kind is GroupKind.TAKE_BACK}
    ordered = sorted(events, key=lambda e: (e.on, e.written_ms, e.id), reverse=True)
    return tuple(
        StepLine(
            id=event.id,
            kind=event.kind,
            on=event.on,
            body=event.body,
            who=event.who,
            venue=event.venue,
            how=event.how,
            due_on=event.due_on,
            grade=labels.GRADE[event.grade.value] if event.grade else "",
            number=group_life.slip_number(event.on, event.number) if event.number else "",
            doubt=doubts.get(event.id, ""),
            about=words.get(event.about_id or "", ""),
            by=event.by,
            odd=event.id in odd,
            taken_back=reasons.get(event.id, ""),
            free=event.id in free,
            files=tuple(files.get(event.id, ())),
        )
        for event in ordered
    )


def warnings(board: GroupBoard) -> list[str]:
    """Return what is out of the ordinary, the gravest first: 2 项逾期, 34 天没有进度."""
    late, silent = len(board.late), board.silent_days
    said = (f"{late} 项逾期" if late else "", f"{silent} 天没有进度" if silent else "")
    return [words for words in said if words]


def in_words(line: StepLine) -> list[str]:
    """Return what a step says beside its title and its text."""
    until = {GroupKind.NODE: "", GroupKind.ITEM: "反馈期限 "}.get(line.kind, "")
    said = (
        line.number,
        line.venue,
        f"交{line.who}" if line.kind is GroupKind.ITEM and line.who else line.who,
        f"{until}{labels.day(line.due_on)}" if line.due_on else "",
        f"“{line.about}”" if line.about else "",
    )
    return [words for words in said if words]
