"""Key supervision: which groups there are, who is in them, and which suggestions they follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import func, select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import (
    GroupKind,
    GroupMember,
    GroupSuggestion,
    MemberRole,
    RosterLine,
    Standing,
    SupervisionGroup,
)
from npcdesk.office import group_events, offices
from npcdesk.office.group_events import Said
from npcdesk.rules import pinyin
from npcdesk.rules.group_life import Stage
from npcdesk.rules.suggestion_life import State


@dataclass(frozen=True, slots=True)
class Facts:
    """What a group is. `leader` is of the standing committee, `official` of party or government."""

    name: str
    leader: str = ""
    leader_post: str = ""
    official: str = ""
    official_post: str = ""
    committee: str = ""
    members: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    plan: str = ""


def nominate(session: Session, facts: Facts, *, by: str, on: date, why: str, today: date) -> str:
    """Enter a group that a committee proposes (工委提名); a meeting decides. Return its id."""
    _require(session, "", facts, leader=False)
    group = _add(session, facts)
    said = Said(on, body=why, who=by)
    group_events.enter(session, group, GroupKind.NOMINATE, said, today=today)
    return group


def form(
    session: Session,
    *,
    name: str,
    leader: str,
    leader_post: str = "",
    official: str = "",
    official_post: str = "",
    committee: str = "",
    decided_by: str | None = None,
    decided_on: date,
    members: tuple[str, ...] = (),
    invited: tuple[str, ...] = (),
    plan: str = "",
    today: date,
) -> str:
    """Form a group as a meeting decided (代表法 第五十二条); return its id.

    `decided_by` left out: the meeting that decides at this level.

    Raises:
        NotAllowed: it has no name or leader, the name is taken, or the day has not come.
    """
    facts = Facts(
        name, leader, leader_post, official, official_post, committee, members, invited, plan
    )
    _require(session, "", facts)
    group = _add(session, facts)
    decided = Said(decided_on, who=offices.meeting(session) if decided_by is None else decided_by)
    group_events.enter(session, group, GroupKind.DECIDE, decided, today=today)
    group_events.enter(session, group, GroupKind.FORM, Said(decided_on), today=today)
    return group


def set_up(session: Session, group_id: str, facts: Facts, *, on: date, today: date) -> str:
    """Form a group that was decided already (编组): its leader and members; return the event."""
    amend(session, group_id, facts)
    return group_events.enter(session, group_id, GroupKind.FORM, Said(on), today=today)


def amend(session: Session, group_id: str, facts: Facts) -> None:
    """Change a group's facts and members.

    Raises:
        NotFound: there is no such group.
        NotAllowed: it has no name or leader, or the name is taken.
    """
    group = group_events.own(session, group_id)
    _require(session, group_id, facts)
    _write(session, group, facts)


def _add(session: Session, facts: Facts) -> str:
    group = SupervisionGroup(name=facts.name.strip())
    _write(session, group, facts)
    session.flush()
    return group.id


def _write(session: Session, group: SupervisionGroup, facts: Facts) -> None:
    group.name, group.leader = facts.name.strip(), facts.leader.strip()
    group.leader_post, group.committee = facts.leader_post, facts.committee
    group.official, group.official_post = facts.official.strip(), facts.official_post
    group.plan = facts.plan
    known = _people(session, (group.leader, *facts.members, *facts.invited))
    group.leader_id = known.get(group.leader)
    session.add(group)
    for role, names in (
        (MemberRole.MEMBER, facts.members),
        (MemberRole.INVITED, facts.invited),
    ):
        kept = select(GroupMember).where(
            col(GroupMember.group_id) == group.id,
            col(GroupMember.role) == role,
            ~col(GroupMember.deleted),
            col(GroupMember.unit) == "",
        )
        there = {member.name: member for member in session.execute(kept).scalars()}
        for name in there.keys() - set(names):
            there[name].deleted = True
            session.add(there[name])
        for name in names:
            if name not in there:
                person = known.get(name)
                session.add(GroupMember(group_id=group.id, name=name, person_id=person, role=role))


def _people(session: Session, names: Sequence[str]) -> dict[str, str]:
    """Return the delegates of some names, by name; namesakes stay names."""
    rows = session.execute(
        select(col(RosterLine.name), col(RosterLine.person_id))
        .where(col(RosterLine.name).in_(set(names)))
        .distinct()
    ).all()
    found = [row[0] for row in rows]
    return {name: person for name, person in rows if found.count(name) == 1}


def _require(session: Session, group_id: str, facts: Facts, *, leader: bool = True) -> None:
    name = facts.name.strip()
    if not name or (leader and not facts.leader.strip()):
        msg = "请填写督办组的名称和组长。" if leader else "请填写督办组的名称。"
        raise NotAllowed(msg)
    taken = select(col(SupervisionGroup.id)).where(
        col(SupervisionGroup.name) == name,
        col(SupervisionGroup.id) != group_id,
        ~col(SupervisionGroup.deleted),
        col(SupervisionGroup.unit) == "",
    )
    if session.execute(taken).first():
        msg = f"“{name}”已经有了，请换一个名称，或把建议列入它。"
        raise NotAllowed(msg)


def choose(session: Session, group_id: str, suggestion_id: str, *, on: date, why: str = "") -> None:
    """Give a suggestion to a group to follow (列入重点督办).

    Raises:
        NotFound: the group or the suggestion is unknown.
        NotAllowed: the suggestion is in a group already, its life is over, or the group's work is.
    """
    now = session.execute(
        select(Standing).where(col(Standing.suggestion_id) == suggestion_id)
    ).scalar_one_or_none()
    if now is None:
        msg = "没有找到这件建议。"
        raise NotFound(msg)
    group_events.own(session, group_id)
    if group_events.standing(session, group_id).stage is Stage.ARCHIVED:
        msg = "这个督办组已经归档，请列入别的组；要用它请先更正归档。"
        raise NotAllowed(msg)
    if now.state in (State.DRAFT, State.ENDED):
        msg = f"这件建议现在是“{now.state}”，不能列入重点督办。"
        raise NotAllowed(msg)
    link = select(col(GroupSuggestion.group_id)).where(
        col(GroupSuggestion.suggestion_id) == suggestion_id,
        ~col(GroupSuggestion.deleted),
        col(GroupSuggestion.unit) == "",
    )
    for other in session.execute(link).scalars():
        if other == group_id or group_events.standing(session, other).stage is not Stage.NONE:
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


def find(session: Session, text: str, *, limit: int = 8) -> list[tuple[str, str, str]]:
    """Return (id, name, leader) of the groups whose name, leader or official fits what was typed.

    Letters are taken for pinyin, whole or its initials.
    """
    rows = session.execute(
        select(
            col(SupervisionGroup.id),
            col(SupervisionGroup.name),
            col(SupervisionGroup.leader),
            col(SupervisionGroup.official),
        )
        .where(~col(SupervisionGroup.deleted), col(SupervisionGroup.unit) == "")
        .order_by(func.length(SupervisionGroup.name), col(SupervisionGroup.name))
    ).all()
    typed = text.strip().lower()
    fitting = (row for row in rows if _fits(typed, row[1], row[2:]))
    return [(row[0], row[1], row[2]) for row in islice(fitting, limit)]


def _fits(typed: str, name: str, people: Sequence[str]) -> bool:
    if any(typed in words for words in (name, *people)):
        return True
    if not (typed.isascii() and typed.isalpha()):
        return False
    from npcdesk import shipped  # noqa: PLC0415 - pinyin is loaded when letters are typed

    readings = [pinyin.reading_of_unit(name)]
    readings += [pinyin.reading(who, shipped.surname_readings()) for who in people if who]
    return any(read.full.startswith(typed) or typed in read.initials for read in readings)


def committees(session: Session) -> list[str]:
    """Return the committees that groups name (提名、对口), that of the most groups first."""
    committee = col(SupervisionGroup.committee)
    wanted = (
        select(committee)
        .where(committee != "", ~col(SupervisionGroup.deleted), col(SupervisionGroup.unit) == "")
        .group_by(committee)
        .order_by(func.count().desc(), committee)
    )
    return list(session.execute(wanted).scalars())


def named(session: Session, name: str) -> str:
    """Return the id of the group called `name`; `NotFound` or `Unclear` when not one is."""
    rows = session.execute(
        select(col(SupervisionGroup.id), col(SupervisionGroup.name)).where(
            col(SupervisionGroup.name).contains(name.strip(), autoescape=True),
            ~col(SupervisionGroup.deleted),
            col(SupervisionGroup.unit) == "",
        )
    ).all()
    whole = [row for row in rows if row[1] == name.strip()] or rows
    if not whole:
        msg = f"没有叫“{name}”的督办组。"
        raise NotFound(msg)
    if len(whole) > 1:
        msg = f"“{name}”可能是{'、'.join(row[1] for row in whole)}，请写全名。"
        raise Unclear(msg)
    return str(whole[0][0])
