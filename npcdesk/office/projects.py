"""Livelihood projects: proposed, described, and every dated step of their life."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from npcdesk import labels
from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import (
    Grade,
    Project,
    ProjectEvent,
    ProjectKind,
    ProjectOutcome,
    ProjectSource,
)
from npcdesk.rules import paper_number, project_life


@dataclass(frozen=True, slots=True)
class Facts:
    """What a project is, as entered; money in yuan."""

    year: int
    title: str
    body: str = ""
    source: ProjectSource = ProjectSource.OTHER
    proposer: str = ""
    responsible: str = ""
    official: str = ""
    total_yuan: int = 0
    year_yuan: int = 0
    funds: str = ""
    finish_on: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one step; `ProjectEvent` tells which kind says what."""

    on: date
    body: str = ""
    who: str = ""
    how: str = ""
    outcome: ProjectOutcome | None = None
    other_id: str | None = None
    due_on: date | None = None
    percent: int | None = None
    paid_yuan: int | None = None
    grade: Grade | None = None
    score: str = ""
    about_id: str | None = None


def propose(session: Session, facts: Facts, *, on: date, today: date) -> str:
    """Take in a project that somebody proposed (征集); return its id.

    Raises:
        NotAllowed: it has no title, the year has it already, or the day has not come.
    """
    if on > today:
        msg = f"提出日期（{labels.day(on)}）还没有到，请核对。"
        raise NotAllowed(msg)
    project = Project(year=facts.year, title="", proposed_on=on)
    _fill(session, project, facts)
    return project.id


def amend(session: Session, project_id: str, facts: Facts) -> None:
    """Change what a project is, or raise `NotFound`, `NotAllowed`."""
    _fill(session, own(session, project_id), facts)


def _fill(session: Session, project: Project, facts: Facts) -> None:
    title = facts.title.strip()
    if not title:
        msg = "请填写项目名称，例如：农村集中供水管网改造。"
        raise NotAllowed(msg)
    taken = select(Project.id).where(
        Project.title == title,
        Project.year == facts.year,
        Project.unit == "",
        ~col(Project.deleted),
        Project.id != project.id,
    )
    if session.exec(taken).first():
        msg = f"{facts.year} 年已经有“{title}”，请换一个名称，或者在原来的项目里登记。"
        raise NotAllowed(msg)
    if facts.total_yuan < 0 or facts.year_yuan < 0:
        msg = "投资不能是负数。"
        raise NotAllowed(msg)
    project.year, project.title, project.body = facts.year, title, facts.body.strip()
    project.source, project.proposer = facts.source, facts.proposer.strip()
    project.responsible, project.official = facts.responsible.strip(), facts.official.strip()
    project.total_yuan, project.year_yuan = facts.total_yuan, facts.year_yuan
    project.funds, project.finish_on = facts.funds.strip(), facts.finish_on
    session.add(project)
    session.flush()


def put_away(session: Session, project_id: str) -> None:
    """Take a project off the list; 撤销 brings it back.

    Raises:
        NotAllowed: it was voted on; what was voted on stays.
    """
    project = own(session, project_id)
    if standing(session, project_id).voted:
        msg = f"“{project.title}”已经票决过，不能移走。不再做的请登记调整，写明哪次会议同意。"
        raise NotAllowed(msg)
    project.deleted = True
    session.add(project)


def enter(
    session: Session, project_id: str, kind: ProjectKind, said: Said, *, today: date, by: str = ""
) -> str:
    """Enter a step of a project's life; return the event's id.

    Raises:
        NotFound: there is no such project, or none to merge it into.
        NotAllowed: the step does not fit, comes from a count, or lacks what it must say.
    """
    project = own(session, project_id)
    if kind in project_life.BY_COUNT:
        msg = "票决的结果由计票定下，请在票决那一页登记选票。"
        raise NotAllowed(msg)
    if said.other_id:
        _require_other(session, project, said.other_id)
    event = ProjectEvent(
        project_id=project_id,
        kind=kind,
        on=said.on,
        body=said.body.strip(),
        who=said.who.strip(),
        how=said.how.strip(),
        outcome=said.outcome,
        other_id=said.other_id,
        due_on=said.due_on,
        percent=said.percent,
        paid_yuan=said.paid_yuan,
        grade=said.grade,
        score=said.score.strip(),
        about_id=said.about_id,
        by=by,
    )
    add(session, event, today)
    return event.id


def add(session: Session, event: ProjectEvent, today: date) -> None:
    """Add an event when the project's life lets it, or raise `NotAllowed`."""
    project = own(session, event.project_id)
    before = events(session, event.project_id)
    project_life.require(before, event, since=project.proposed_on, today=today)
    session.add(event)
    session.flush()


def _require_other(session: Session, project: Project, other_id: str) -> None:
    other = own(session, other_id)
    if other.id == project.id or other.year != project.year:
        msg = "请选同一年度的另一个项目。"
        raise NotAllowed(msg)
    if standing(session, other_id).state is project_life.State.MERGED:
        msg = f"“{other.title}”自己已经并入别的项目，请选并入后的那个。"
        raise NotAllowed(msg)


def take_back(session: Session, event_id: str, *, reason: str, today: date, by: str = "") -> str:
    """Enter that a step did not happen (更正), with the reason; return the event's id.

    Raises:
        NotFound: this office has no such step.
        NotAllowed: later steps rest on it, a count made it, or no reason is given.
    """
    event = session.get(ProjectEvent, event_id)
    if event is None or event.deleted or event.unit:
        msg = "没有找到这一步，可能已经移走。"
        raise NotFound(msg)
    if not reason.strip():
        msg = "请写明更正的理由，项目经过里会留下。"
        raise NotAllowed(msg)
    project_life.require_take_back(events(session, event.project_id), event)
    return unsay(session, event, reason.strip(), today, by)


def unsay(session: Session, event: ProjectEvent, reason: str, today: date, by: str = "") -> str:
    """Enter that a step does not count, whatever rests on it; return the event's id."""
    back = ProjectEvent(
        project_id=event.project_id,
        kind=ProjectKind.TAKE_BACK,
        on=today,
        about_id=event.id,
        body=reason,
        by=by,
    )
    session.add(back)
    session.flush()
    return back.id


def own(session: Session, project_id: str) -> Project:
    """Return a project of this office, or raise `NotFound`."""
    project = session.get(Project, project_id)
    if project is None or project.deleted or project.unit:
        msg = "没有找到这个项目，可能已经移走。"
        raise NotFound(msg)
    return project


def of_year(session: Session, year: int) -> list[Project]:
    """Return the projects of a year: those of the list in its order, then as they came."""
    wanted = select(Project).where(Project.year == year, Project.unit == "", ~col(Project.deleted))
    found = session.exec(wanted).all()
    return sorted(found, key=lambda each: (each.number or 10**6, each.proposed_on, each.id))


def years(session: Session) -> list[int]:
    """Return the years that have projects, the newest first."""
    wanted = select(Project.year).where(Project.unit == "", ~col(Project.deleted)).distinct()
    return sorted(session.exec(wanted), reverse=True)


def events(session: Session, project_id: str) -> list[ProjectEvent]:
    """Return every event of a project, those taken back among them."""
    return by_project(session, [project_id])[project_id]


def by_project(session: Session, project_ids: Sequence[str]) -> dict[str, list[ProjectEvent]]:
    """Return the events of some projects, by project."""
    wanted = select(ProjectEvent).where(
        col(ProjectEvent.project_id).in_(project_ids),
        ProjectEvent.unit == "",
        ~col(ProjectEvent.deleted),
    )
    found: dict[str, list[ProjectEvent]] = defaultdict(list)
    for event in session.exec(wanted):
        found[event.project_id].append(event)
    return found


def standing(session: Session, project_id: str) -> project_life.Standing:
    """Return where one project is."""
    return project_life.standing(events(session, project_id))


def named(session: Session, said: str, year: int) -> str:
    """Return the id of the project that `said` means: its number, a part of its title or its id.

    Raises:
        NotFound: none is called so.
        Unclear: several are.
    """
    return picked(of_year(session, year), said, year)


def picked(known: Sequence[Project], said: str, year: int) -> str:
    """Return the id of the one of some projects that `said` means, as `named` does."""
    words = said.strip()
    number = paper_number.plain(words)
    found = [each for each in known if words in (each.title, each.id)]
    found = found or [each for each in known if each.number and number == str(each.number)]
    found = found or [each for each in known if words and words in each.title]
    found = found or [each for each in known if len(words) >= 8 and each.id.endswith(words)]
    if not found:
        msg = f"{year} 年没有叫“{said}”的项目，projects list 会列出来。"
        raise NotFound(msg)
    if len(found) > 1:
        told = "、".join(each.title for each in found[:5])
        msg = f"“{said}”可能是{told}，请写全名称。"
        raise Unclear(msg)
    return found[0].id
