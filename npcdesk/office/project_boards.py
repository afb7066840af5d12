"""Projects as pages show them: the year's list with money and progress, and one project whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from npcdesk import labels, project_words
from npcdesk.models import PollMethod, Project, ProjectEvent, ProjectKind
from npcdesk.office import project_groups, project_polls, projects
from npcdesk.office.project_groups import GroupLine
from npcdesk.rules import dated_events, project_life
from npcdesk.rules.project_life import Point, Standing, State

NOT_BEGUN, GOING, LATE = "未启动", "进行中", "滞后"


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in the year's list. Money in yuan, `percent` and `planned` of the whole work."""

    id: str
    year: int
    number: int
    title: str
    body: str
    source: str
    proposer: str
    proposed_on: date
    state: State
    work: str  # how the work stands, once it was voted for: 未启动, 进行中, 滞后, 完成 …
    responsible: str
    official: str
    total_yuan: int
    year_yuan: int
    paid_yuan: int
    funds: str
    finish_on: date | None
    percent: int
    planned: int
    late_days: int
    next_node: str
    next_due: date | None
    days_left: int | None
    open_items: int
    group_id: str
    group: str
    members: int
    leader: str
    grade: str
    rated: str  # 满意度测评
    votes: str  # of the vote that it passed or not
    rounds: int
    merged_into: str
    heard_on: date | None


@dataclass(frozen=True, slots=True)
class PointLine:
    """A node of the plan, or an item of an inspection's list; `met_on` None while it is open."""

    id: str
    words: str
    who: str
    due_on: date
    days_left: int | None
    percent: int | None
    met_on: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a project's life. `taken_back` is the reason why it does not count."""

    id: str
    kind: ProjectKind
    on: date
    body: str
    who: str
    how: str
    outcome: str
    percent: int | None
    paid_yuan: int | None
    grade: str
    score: str
    by: str
    taken_back: str
    odd: bool
    free: bool


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """One project whole. The history begins with the newest."""

    line: ProjectLine
    nodes: tuple[PointLine, ...]
    items: tuple[PointLine, ...]
    history: tuple[StepLine, ...]
    allowed: frozenset[ProjectKind]


def lines(session: Session, year: int, today: date) -> list[ProjectLine]:
    """Return the projects of a year: those chosen in their order, then the others as they came."""
    known = projects.of_year(session, year)
    told = projects.by_project(session, [each.id for each in known])
    of_year = _of_year(session, year)
    return [_line(each, project_life.standing(told[each.id]), today, of_year) for each in known]


@dataclass(frozen=True, slots=True)
class _OfYear:
    """What the lines of one year share."""

    groups: Mapping[str, GroupLine]
    ratings: Mapping[str, str]
    titles: Mapping[str, str]


def _of_year(session: Session, year: int) -> _OfYear:
    return _OfYear(
        {each.id: each for each in project_groups.lines(session, year)},
        rated(session, year),
        {each.id: each.title for each in projects.of_year(session, year)},
    )


def rated(session: Session, year: int) -> dict[str, str]:
    """Return what the newest settled 满意度测评 of a year said of each project."""
    found: dict[str, str] = {}
    for poll in reversed(project_polls.polls(session, year)):
        if poll.settled_on and poll.method not in project_polls.DECIDES:
            result = project_polls.result(session, poll.id)
            found |= {line.id: line.said for line in result.lines}
    return found


def _line(
    project: Project,
    now: Standing,
    today: date,
    of_year: _OfYear,
) -> ProjectLine:
    group = of_year.groups.get(project.group_id or "")
    late = project_life.late_days(now, today)
    first = now.open_nodes[0] if now.open_nodes and now.state is State.CHOSEN else None
    return ProjectLine(
        id=project.id,
        year=project.year,
        number=project.number,
        title=project.title,
        body=project.body,
        source=project_words.SOURCE[project.source.value],
        proposer=project.proposer,
        proposed_on=project.proposed_on,
        state=now.state,
        work=_work(now, late),
        responsible=project.responsible,
        official=project.official,
        total_yuan=project.total_yuan,
        year_yuan=project.year_yuan,
        paid_yuan=now.paid_yuan,
        funds=project.funds,
        finish_on=project.finish_on,
        percent=100 if _work(now, late) == "完成" else now.percent,
        planned=project_life.planned(now, today, project.finish_on),
        late_days=late,
        next_node=first.event.body if first else "",
        next_due=first.due_on if first else None,
        days_left=(first.due_on - today).days if first else None,
        open_items=len(now.open_items),
        group_id=group.id if group else "",
        group=group.name if group else "",
        members=group.size if group else 0,
        leader=group.leader if group else "",
        grade=_grade(now.graded),
        rated=of_year.ratings.get(project.id, ""),
        votes=now.voted.body if now.voted else "",
        rounds=now.rounds,
        merged_into=of_year.titles.get(now.merged_into, ""),
        heard_on=now.heard_on,
    )


def _work(now: Standing, late: int) -> str:
    if now.state not in project_life.AFTER_VOTE:
        return ""
    if now.finished and now.finished.outcome:
        return project_words.FINISHED[now.finished.outcome.value]
    if late:
        return LATE
    return GOING if now.percent or now.progress else NOT_BEGUN


def _grade(event: ProjectEvent | None) -> str:
    return labels.GRADE[event.grade.value] if event and event.grade else ""


def file(session: Session, project_id: str, today: date) -> ProjectFile:
    """Return one project whole, or raise `NotFound`."""
    project = projects.own(session, project_id)
    events = projects.events(session, project_id)
    now = project_life.standing(events)
    return ProjectFile(
        line=_line(project, now, today, _of_year(session, project.year)),
        nodes=tuple(_point(each, today) for each in _by_day(now.nodes)),
        items=tuple(_point(each, today) for each in _by_day(now.items)),
        history=tuple(_history(events, now)),
        allowed=project_life.allowed(now),
    )


def _by_day(points: Sequence[Point]) -> list[Point]:
    return sorted(points, key=lambda point: (point.due_on, point.event.written_ms))


def _point(point: Point, today: date) -> PointLine:
    return PointLine(
        id=point.event.id,
        words=point.event.body,
        who=point.event.who,
        due_on=point.due_on,
        days_left=None if point.met else (point.due_on - today).days,
        percent=point.event.percent,
        met_on=point.met.on if point.met else None,
        answer=point.met.body if point.met else "",
    )


def _history(events: Sequence[ProjectEvent], now: Standing) -> list[StepLine]:
    stands = {event.id for event in dated_events.in_order(events)}
    odd, free = {event.id for event in now.odd}, project_life.free(events)
    reasons = {e.about_id: e.body for e in events if e.kind is ProjectKind.TAKE_BACK}
    told = [event for event in events if event.kind is not ProjectKind.TAKE_BACK]
    told.sort(key=lambda event: (event.on, event.written_ms, event.id), reverse=True)
    return [
        StepLine(
            id=event.id,
            kind=event.kind,
            on=event.on,
            body=event.body,
            who=event.who,
            how=event.how,
            outcome=project_words.OUTCOME[event.outcome.value] if event.outcome else "",
            percent=event.percent,
            paid_yuan=event.paid_yuan,
            grade=_grade(event),
            score=event.score,
            by=event.by,
            taken_back="" if event.id in stands else reasons.get(event.id, ""),
            odd=event.id in odd,
            free=event.id in free and event.kind not in project_life.BY_COUNT,
        )
        for event in told
    ]


def rating_polls(session: Session, year: int) -> list[str]:
    """Return the ids of the votes of a year on how content delegates are, the newest first."""
    found = project_polls.polls(session, year)
    return [poll.id for poll in found if poll.method is PollMethod.RATE]
