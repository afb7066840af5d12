"""Key supervision: choosing suggestions, forming the groups that follow them (重点督办)."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import GroupMember, GroupSuggestion, Standing, SupervisionGroup
from npcdesk.office import suggestion_list
from npcdesk.office.suggestion_list import SuggestionLine
from npcdesk.rules.suggestion_life import State


@dataclass(frozen=True, slots=True)
class GroupBoard:
    """A group with the suggestions it follows."""

    id: str
    name: str
    leader: str
    leader_post: str
    committee: str
    decided_by: str
    decided_on: date | None
    plan: str
    members: tuple[str, ...]
    papers: tuple[SuggestionLine, ...] = field(default=())

    @property
    def answered(self) -> int:
        """How many of its suggestions are answered or closed."""
        done = (State.ANSWERED, State.CLOSED)
        return sum(paper.state in done for paper in self.papers)


def form(
    session: Session,
    *,
    name: str,
    leader: str,
    leader_post: str = "",
    committee: str = "",
    decided_by: str = "主任会议",
    decided_on: date,
    members: tuple[str, ...] = (),
    plan: str = "",
    today: date,
) -> str:
    """Form a group as a meeting decided (代表法 第五十二条); return its id.

    Raises:
        NotAllowed: it has no name or leader, the name is taken, or the day has not come.
    """
    _require(session, "", name=name, leader=leader, decided_on=decided_on, today=today)
    group = SupervisionGroup(
        name=name.strip(),
        leader=leader.strip(),
        leader_post=leader_post,
        committee=committee,
        decided_by=decided_by,
        decided_on=decided_on,
        plan=plan,
    )
    session.add(group)
    for member in members:
        session.add(GroupMember(group_id=group.id, name=member))
    session.flush()
    return group.id


def amend(
    session: Session,
    group_id: str,
    *,
    name: str,
    leader: str,
    leader_post: str,
    committee: str,
    decided_by: str,
    decided_on: date,
    members: tuple[str, ...],
    plan: str,
    today: date,
) -> None:
    """Change a group's facts and members.

    Raises:
        NotFound: there is no such group.
        NotAllowed: as for `form`.
    """
    group = session.get(SupervisionGroup, group_id)
    if group is None or group.deleted or group.unit:
        msg = "没有找到这个督办组。"
        raise NotFound(msg)
    _require(session, group_id, name=name, leader=leader, decided_on=decided_on, today=today)
    group.name, group.leader, group.leader_post = name.strip(), leader.strip(), leader_post
    group.committee, group.plan = committee, plan
    group.decided_by, group.decided_on = decided_by, decided_on
    session.add(group)
    kept = select(GroupMember).where(
        col(GroupMember.group_id) == group_id,
        ~col(GroupMember.deleted),
        col(GroupMember.unit) == "",
    )
    there = {member.name: member for member in session.execute(kept).scalars()}
    for member in there.values():
        if member.name not in members:
            member.deleted = True
            session.add(member)
    for name_of in members:
        if name_of not in there:
            session.add(GroupMember(group_id=group_id, name=name_of))


def _require(
    session: Session, group_id: str, *, name: str, leader: str, decided_on: date, today: date
) -> None:
    if not name.strip() or not leader.strip():
        msg = "请填写督办组的名称和组长。"
        raise NotAllowed(msg)
    if decided_on > today:
        msg = "确定的日期还没有到，请核对日期和这台电脑的时间。"
        raise NotAllowed(msg)
    taken = select(col(SupervisionGroup.id)).where(
        col(SupervisionGroup.name) == name.strip(),
        col(SupervisionGroup.id) != group_id,
        ~col(SupervisionGroup.deleted),
        col(SupervisionGroup.unit) == "",
    )
    if session.execute(taken).first():
        msg = f"“{name.strip()}”已经有了，请换一个名称，或把建议列入它。"
        raise NotAllowed(msg)


def choose(session: Session, group_id: str, suggestion_id: str, *, on: date, why: str = "") -> None:
    """Give a suggestion to a group to follow (列入重点督办).

    Raises:
        NotFound: the group or the suggestion is unknown.
        NotAllowed: the suggestion is in a group already, or its life is over.
    """
    group = session.get(SupervisionGroup, group_id)
    now = session.execute(
        select(Standing).where(col(Standing.suggestion_id) == suggestion_id)
    ).scalar_one_or_none()
    if group is None or group.unit or now is None:
        msg = "没有找到这个督办组或这件建议。"
        raise NotFound(msg)
    if now.state in (State.DRAFT, State.ENDED):
        msg = f"这件建议现在是“{now.state}”，不能列入重点督办。"
        raise NotAllowed(msg)
    link = select(GroupSuggestion).where(
        col(GroupSuggestion.suggestion_id) == suggestion_id,
        ~col(GroupSuggestion.deleted),
        col(GroupSuggestion.unit) == "",
    )
    if session.execute(link).first():
        msg = "这件建议已经列入重点督办，要换组请先移出。"
        raise NotAllowed(msg)
    session.add(
        GroupSuggestion(group_id=group_id, suggestion_id=suggestion_id, chosen_on=on, why=why)
    )


def release(session: Session, suggestion_id: str) -> None:
    """Take a suggestion out of its group (移出重点督办)."""
    links = select(GroupSuggestion).where(
        col(GroupSuggestion.suggestion_id) == suggestion_id,
        ~col(GroupSuggestion.deleted),
        col(GroupSuggestion.unit) == "",
    )
    for link in session.execute(links).scalars():
        link.deleted = True
        session.add(link)


def boards(session: Session, today: date) -> list[GroupBoard]:
    """Return every group with its suggestions, in the order they were formed."""
    groups = session.execute(
        select(SupervisionGroup)
        .where(~col(SupervisionGroup.deleted), col(SupervisionGroup.unit) == "")
        .order_by(col(SupervisionGroup.id))
    ).scalars()
    return [_board(session, group, today) for group in groups]


def named(session: Session, name: str) -> str:
    """Return the id of the group called `name`; `NotFound` or `Unclear` when not one is."""
    rows = session.execute(
        select(col(SupervisionGroup.id), col(SupervisionGroup.name)).where(
            col(SupervisionGroup.name).contains(name.strip(), autoescape=True),
            ~col(SupervisionGroup.deleted),
            col(SupervisionGroup.unit) == "",
        )
    ).all()
    if not rows:
        msg = f"没有叫“{name}”的督办组。"
        raise NotFound(msg)
    if len(rows) > 1:
        msg = f"“{name}”可能是{'、'.join(row[1] for row in rows)}，请写全名。"
        raise Unclear(msg)
    return str(rows[0][0])


def _board(session: Session, group: SupervisionGroup, today: date) -> GroupBoard:
    members = session.execute(
        select(col(GroupMember.name))
        .where(col(GroupMember.group_id) == group.id, ~col(GroupMember.deleted))
        .where(col(GroupMember.unit) == "")
        .order_by(col(GroupMember.id))
    ).scalars()
    rows = session.execute(
        select(Standing.__table__)  # type: ignore[attr-defined]
        .join(GroupSuggestion, col(GroupSuggestion.suggestion_id) == col(Standing.suggestion_id))
        .where(col(GroupSuggestion.group_id) == group.id, ~col(GroupSuggestion.deleted))
        .where(col(GroupSuggestion.unit) == "")
        .order_by(col(GroupSuggestion.chosen_on), col(Standing.number_order))
    )
    return GroupBoard(
        id=group.id,
        name=group.name,
        leader=group.leader,
        leader_post=group.leader_post,
        committee=group.committee,
        decided_by=group.decided_by,
        decided_on=group.decided_on,
        plan=group.plan,
        members=tuple(members),
        papers=tuple(suggestion_list.line(row, today) for row in rows),
    )
