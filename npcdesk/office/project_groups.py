"""Supervision groups of projects: formed, joined by delegates, given projects."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Person, Project, ProjectGroup, ProjectMember
from npcdesk.office import offices, projects

_SEATED = """
SELECT count(DISTINCT m.person_id) AS seated, count(DISTINCT CASE WHEN m.grassroots = 'yes'
    THEN m.person_id END) AS grassroots,
    count(DISTINCT CASE WHEN j.person_id IS NOT NULL THEN m.person_id END) AS joined,
    count(DISTINCT CASE WHEN j.person_id IS NOT NULL AND m.grassroots = 'yes'
    THEN m.person_id END) AS grassroots_joined
FROM mandate m LEFT JOIN (SELECT p.person_id FROM project_member p
    JOIN project_group g ON g.id = p.group_id AND g.year = :year AND g.unit = '' AND NOT g.deleted
    WHERE p.unit = '' AND NOT p.deleted AND p.left_on IS NULL) j ON j.person_id = m.person_id
WHERE m.unit = '' AND NOT m.deleted AND m.status = 'in_office' AND m.level = :level
    AND (:term = 0 OR m.term = :term)
"""


@dataclass(frozen=True, slots=True)
class Joined:
    """How many delegates in office joined a group of a year, and of those from the grassroots."""

    seated: int
    joined: int
    grassroots: int
    grassroots_joined: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One delegate in a group. `left_on` None: still in it."""

    id: str
    person_id: str
    name: str
    joined_on: date
    left_on: date | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of a year: its members, the projects that it supervises."""

    id: str
    year: int
    name: str
    leader: str
    leader_id: str | None
    members: tuple[MemberLine, ...]
    projects: tuple[tuple[str, str], ...]  # id and title

    @property
    def size(self) -> int:
        """How many are in it now."""
        return sum(member.left_on is None for member in self.members)


def form(
    session: Session, year: int, name: str, *, leader: str = "", leader_id: str | None = None
) -> str:
    """Form a group; return its id. Raises `NotAllowed` when it has no name, or the year has it."""
    group = ProjectGroup(year=year, name="")
    _fill(session, group, name, leader, leader_id)
    return group.id


def amend(
    session: Session, group_id: str, name: str, *, leader: str = "", leader_id: str | None = None
) -> None:
    """Change a group's name or leader, or raise `NotFound`, `NotAllowed`."""
    _fill(session, own(session, group_id), name, leader, leader_id)


def _fill(
    session: Session, group: ProjectGroup, name: str, leader: str, leader_id: str | None
) -> None:
    if not name.strip():
        msg = "请填写监督小组的名称，例如：第一监督小组。"
        raise NotAllowed(msg)
    taken = select(ProjectGroup.id).where(
        ProjectGroup.name == name.strip(),
        ProjectGroup.year == group.year,
        ProjectGroup.unit == "",
        ~col(ProjectGroup.deleted),
        ProjectGroup.id != group.id,
    )
    if session.exec(taken).first():
        msg = f"{group.year} 年已经有“{name.strip()}”，请换一个名称。"
        raise NotAllowed(msg)
    group.name, group.leader, group.leader_id = name.strip(), leader.strip(), leader_id
    session.add(group)
    session.flush()


def put_away(session: Session, group_id: str) -> None:
    """Take a group away that supervises nothing; 撤销 brings it back.

    Raises:
        NotFound: this office has no such group.
        NotAllowed: it supervises a project.
    """
    group = own(session, group_id)
    given = select(Project.title).where(
        Project.group_id == group_id, Project.unit == "", ~col(Project.deleted)
    )
    if title := session.exec(given).first():
        msg = f"{group.name}还在监督“{title}”，请先给它换一个小组。"
        raise NotAllowed(msg)
    group.deleted = True
    session.add(group)


def join(session: Session, group_id: str, person_id: str, *, on: date, today: date) -> str | None:
    """Let a delegate join a group (报名); return the member's id, None when already in it.

    Raises:
        NotFound: this office has no such group or delegate.
        NotAllowed: the day has not come.
    """
    own(session, group_id)
    person = session.get(Person, person_id)
    if person is None or person.deleted or person.unit:
        msg = "名册里没有这位代表，请先登记。"
        raise NotFound(msg)
    if on > today:
        msg = "报名日期还没有到，请核对。"
        raise NotAllowed(msg)
    if any(m.person_id == person_id and m.left_on is None for m in _members(session, group_id)):
        return None
    made = ProjectMember(group_id=group_id, person_id=person_id, name=person.name, joined_on=on)
    session.add(made)
    session.flush()
    return made.id


def leave(session: Session, member_id: str, *, on: date) -> None:
    """Let a delegate leave a group, or raise `NotFound`, `NotAllowed`."""
    member = session.get(ProjectMember, member_id)
    if member is None or member.deleted or member.unit or member.left_on:
        msg = "这位代表不在这个小组里。"
        raise NotFound(msg)
    if on < member.joined_on:
        msg = "退出日期在报名之前，请核对。"
        raise NotAllowed(msg)
    member.left_on = on
    session.add(member)


def assign(session: Session, project_id: str, group_id: str | None) -> None:
    """Give a project to a group, or to none; raises `NotFound`, `NotAllowed`."""
    project = projects.own(session, project_id)
    if group_id is not None and own(session, group_id).year != project.year:
        msg = "小组和项目不是同一年度的，请选这一年的小组。"
        raise NotAllowed(msg)
    project.group_id = group_id
    session.add(project)


def own(session: Session, group_id: str) -> ProjectGroup:
    """Return a group of this office, or raise `NotFound`."""
    group = session.get(ProjectGroup, group_id)
    if group is None or group.deleted or group.unit:
        msg = "没有找到这个监督小组，可能已经移走。"
        raise NotFound(msg)
    return group


def lines(session: Session, year: int) -> list[GroupLine]:
    """Return the groups of a year in the order in which they were formed."""
    wanted = select(ProjectGroup).where(
        ProjectGroup.year == year, ProjectGroup.unit == "", ~col(ProjectGroup.deleted)
    )
    groups = list(session.exec(wanted.order_by(col(ProjectGroup.id))))
    given = projects.of_year(session, year) if groups else []
    return [
        GroupLine(
            id=group.id,
            year=group.year,
            name=group.name,
            leader=group.leader,
            leader_id=group.leader_id,
            members=tuple(
                MemberLine(each.id, each.person_id, each.name, each.joined_on, each.left_on)
                for each in _members(session, group.id)
            ),
            projects=tuple((each.id, each.title) for each in given if each.group_id == group.id),
        )
        for group in groups
    ]


def _members(session: Session, group_id: str) -> list[ProjectMember]:
    wanted = select(ProjectMember).where(
        ProjectMember.group_id == group_id, ProjectMember.unit == "", ~col(ProjectMember.deleted)
    )
    order = (col(ProjectMember.joined_on), col(ProjectMember.id))
    return list(session.exec(wanted.order_by(*order)))


def joined(session: Session, year: int) -> Joined:
    """Return how many of this congress's delegates in office joined a group of a year."""
    here = offices.here(session)
    asked = {"year": year, "level": here.level.value, "term": here.term}
    row = session.execute(text(_SEATED), asked).one()
    return Joined(row.seated, row.joined, row.grassroots, row.grassroots_joined)


def named(session: Session, said: str, year: int) -> str:
    """Return the id of the group that `said` means, or raise `NotFound`."""
    known = lines(session, year)
    found = [each for each in known if said.strip() in (each.name, each.id)]
    found = found or [each for each in known if said.strip() and said.strip() in each.name]
    if len(found) != 1:
        told = "、".join(each.name for each in known) or "还没有小组"
        msg = f"没认出小组“{said}”。{year} 年有：{told}。"
        raise NotFound(msg)
    return found[0].id
