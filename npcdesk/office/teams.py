"""The delegates' own groups (代表小组): by 地域 or 专业, with members that come and go by dates."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, col

from npcdesk.errors import NotAllowed, NotFound, Unclear
from npcdesk.models import (
    Activity,
    ActivityOutcome,
    Mandate,
    OutcomeKind,
    Person,
    RosterLine,
    Station,
    Team,
    TeamBasis,
    TeamMember,
)
from npcdesk.rules.numbered import by_number


@dataclass(frozen=True, slots=True)
class Facts:
    """What a team is, as entered."""

    name: str
    basis: TeamBasis = TeamBasis.AREA
    field: str = ""
    convener_id: str | None = None
    station_id: str | None = None
    served_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team with who is in it today and what it did in a year."""

    id: str
    name: str
    basis: str
    field: str
    convener: str
    station: str
    served_by: str
    note: str
    members: int
    activities: int
    suggestions: int
    reports: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody's time in a team; `id` is the membership's."""

    id: str
    person_id: str
    mandate_id: str
    name: str
    delegation: str
    from_on: date | None
    to_on: date | None


def form(session: Session, facts: Facts) -> str:
    """Form a team (代表法 第二十六条、第二十七条); return its id, or raise `NotAllowed`."""
    team = Team(name="", basis=facts.basis)
    _fill(session, team, facts)
    return team.id


def amend(session: Session, team_id: str, facts: Facts) -> None:
    """Change what a team is, or raise `NotFound`, `NotAllowed`."""
    _fill(session, own(session, team_id), facts)


def dissolve(session: Session, team_id: str, *, on: date) -> None:
    """Put a team away; `on` is the last day of whoever is in it."""
    team = own(session, team_id)
    team.deleted = True
    session.add(team)
    for member in session.execute(_memberships(team_id, on)).scalars():
        member.to_on = on
        session.add(member)


def join(
    session: Session, team_id: str, person_ids: Sequence[str], *, on: date | None = None
) -> int:
    """Take delegates into a team from a day on; return how many were not in it.

    Raises:
        NotFound: this office has no such team or delegate.
    """
    own(session, team_id)
    known = {member.person_id for member in session.execute(_memberships(team_id, on)).scalars()}
    fresh = [each for each in dict.fromkeys(person_ids) if each not in known]
    for person_id in fresh:
        person = session.get(Person, person_id)
        if person is None or person.unit or person.deleted:
            msg = "要加入小组的代表不在名册里，请先登记这位代表。"
            raise NotFound(msg)
        session.add(TeamMember(team_id=team_id, person_id=person_id, from_on=on))
    session.flush()
    return len(fresh)


def leave(session: Session, team_id: str, person_id: str, *, on: date) -> None:
    """Let a delegate leave a team; `on` is the last day in it.

    Raises:
        NotAllowed: the delegate is not in it, or joined after that day.
    """
    inside = session.execute(_memberships(team_id, on)).scalars()
    found = [member for member in inside if member.person_id == person_id]
    if not found:
        msg = "这位代表那天不在这个小组里，请核对。"
        raise NotAllowed(msg)
    for member in found:
        member.to_on = on
        session.add(member)


def gather(session: Session) -> tuple[int, int]:
    """Make teams of the roster's column 代表小组; return how many teams and members are new."""
    rows = session.execute(
        select(col(Mandate.group_name), col(Mandate.person_id)).where(
            col(Mandate.group_name) != "", ~col(Mandate.deleted), col(Mandate.unit) == ""
        )
    )
    wanted: dict[str, list[str]] = defaultdict(list)
    for name, person_id in rows:
        wanted[name.strip()].append(person_id)
    known = {
        name: team_id
        for team_id, name in session.execute(select(col(Team.id), col(Team.name)).where(*_OWN))
    }
    made = 0
    for name in sorted(wanted.keys() - known.keys()):
        known[name] = form(session, Facts(name))
        made += 1
    return made, sum(join(session, known[name], people) for name, people in wanted.items())


def lines(session: Session, today: date, year: int) -> list[TeamLine]:
    """Return every team with its members of today and what it did in `year`, by name."""
    members = _counted(
        session,
        select(col(TeamMember.team_id), func.count())
        .where(*_MEMBER, *_inside(today))
        .group_by(col(TeamMember.team_id)),
    )
    first, last = date(year, 1, 1), date(year, 12, 31)
    held = (
        *(~col(Activity.deleted), col(Activity.unit) == "", col(Activity.cancelled_on).is_(None)),
        col(Activity.held_on).between(first, last),
    )
    did = _counted(
        session,
        select(col(Activity.team_id), func.count(), func.max(col(Activity.held_on)))
        .where(*held, col(Activity.team_id).is_not(None))
        .group_by(col(Activity.team_id)),
    )
    came = session.execute(
        select(col(Activity.team_id), col(ActivityOutcome.kind), func.count())
        .join(ActivityOutcome, col(ActivityOutcome.activity_id) == col(Activity.id))
        .where(*held, ~col(ActivityOutcome.deleted), col(ActivityOutcome.unit) == "")
        .group_by(col(Activity.team_id), col(ActivityOutcome.kind))
    )
    outcomes = {(row[0], row[1]): row[2] for row in came}
    teams = session.execute(
        select(Team, col(Person.name), col(Station.name))
        .outerjoin(Person, col(Person.id) == col(Team.convener_id))
        .outerjoin(Station, col(Station.id) == col(Team.station_id))
        .where(*_OWN)
    ).all()
    return [
        TeamLine(
            id=team.id,
            name=team.name,
            basis=team.basis.value,
            field=team.field,
            convener=convener or "",
            station=station or "",
            served_by=team.served_by,
            note=team.note,
            members=members.get(team.id, (0,))[0],
            activities=did.get(team.id, (0, None))[0],
            suggestions=outcomes.get((team.id, OutcomeKind.SUGGESTION), 0),
            reports=outcomes.get((team.id, OutcomeKind.REPORT), 0),
            last_on=did.get(team.id, (0, None))[1],
        )
        for team, convener, station in sorted(teams, key=lambda row: _place(row[0]))
    ]


def _place(team: Any) -> tuple[Any, ...]:
    """Return where a team stands among others: 第二小组 before 第三小组."""
    return team.basis, by_number(team.name), team.id


def members(session: Session, team_id: str) -> list[MemberLine]:
    """Return who is and was in a team, those of today first, by the order of names."""
    line = RosterLine.__table__  # type: ignore[attr-defined]
    rows = session.execute(
        select(TeamMember, col(Person.name), line.c.mandate_id, line.c.delegation)
        .join(Person, col(Person.id) == col(TeamMember.person_id))
        .outerjoin(line, line.c.person_id == col(TeamMember.person_id))
        .where(col(TeamMember.team_id) == team_id, *_MEMBER)
        .order_by(col(TeamMember.to_on).is_not(None), line.c.strokes, col(Person.name))
    )
    once: dict[str, MemberLine] = {}
    for member, name, mandate_id, delegation in rows:
        once.setdefault(
            member.id,
            MemberLine(
                member.id,
                member.person_id,
                mandate_id or "",
                name,
                delegation or "",
                member.from_on,
                member.to_on,
            ),
        )
    return list(once.values())


def member_ids(session: Session, team_id: str, on: date) -> list[str]:
    """Return the persons who are in a team on a day."""
    inside = session.execute(_memberships(team_id, on)).scalars()
    return list(dict.fromkeys(member.person_id for member in inside))


def of_person(session: Session, person_id: str, on: date) -> list[tuple[str, str]]:
    """Return (id, name) of the teams somebody is in on a day."""
    rows = session.execute(
        select(col(Team.id), col(Team.name), col(Team.basis))
        .join(TeamMember, col(TeamMember.team_id) == col(Team.id))
        .where(col(TeamMember.person_id) == person_id, *_MEMBER, *_inside(on), *_OWN)
    )
    return list(dict.fromkeys((row[0], row[1]) for row in sorted(rows, key=_place)))


def find(session: Session, text: str, *, limit: int = 8) -> list[tuple[str, str, str]]:
    """Return (id, name, area or field) of the teams whose name holds `text`."""
    rows = session.execute(
        select(col(Team.id), col(Team.name), col(Team.field), col(Team.basis)).where(
            *_OWN, col(Team.name).contains(text.strip(), autoescape=True)
        )
    )
    return [(row[0], row[1], row[2]) for row in sorted(rows, key=_place)[:limit]]


def named(session: Session, name: str) -> str:
    """Return the id of the one team that `name` means, or raise `NotFound`, `Unclear`."""
    some = find(session, name, limit=5)
    exact = [found for found in some if found[1] == name.strip()]
    if len(exact or some) == 1:
        return (exact or some)[0][0]
    if some:
        msg = f"“{name}”可能是{'、'.join(found[1] for found in some)}，请写全名。"
        raise Unclear(msg)
    msg = f"没有叫“{name}”的代表小组，请先登记。"
    raise NotFound(msg)


def own(session: Session, team_id: str) -> Team:
    """Return a team of this office's own, or raise `NotFound`."""
    team = session.get(Team, team_id)
    if team is None or team.deleted or team.unit:
        msg = "这个代表小组不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return team


_OWN = (~col(Team.deleted), col(Team.unit) == "")
_MEMBER = (~col(TeamMember.deleted), col(TeamMember.unit) == "")


def _inside(on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(col(TeamMember.from_on).is_(None), col(TeamMember.from_on) <= on),
        or_(col(TeamMember.to_on).is_(None), col(TeamMember.to_on) >= on),
    )


def _memberships(team_id: str, on: date | None) -> Any:
    inside = _inside(on) if on else (col(TeamMember.to_on).is_(None),)
    return select(TeamMember).where(col(TeamMember.team_id) == team_id, *_MEMBER, *inside)


def _fill(session: Session, team: Team, facts: Facts) -> None:
    name = facts.name.strip()
    taken = select(col(Team.id)).where(*_OWN, col(Team.name) == name, col(Team.id) != team.id)
    if not name or session.execute(taken).first():
        msg = f"代表小组“{name}”已经有了。" if name else "请填写代表小组的名称。"
        raise NotAllowed(msg)
    team.name, team.basis, team.field = name, facts.basis, facts.field.strip()
    team.convener_id, team.station_id = facts.convener_id, facts.station_id
    team.served_by, team.note = facts.served_by.strip(), facts.note.strip()
    session.add(team)
    session.flush()
    if facts.convener_id:
        join(session, team.id, [facts.convener_id])


def _counted(session: Session, query: Any) -> dict[str, tuple[Any, ...]]:
    return {row[0]: tuple(row)[1:] for row in session.execute(query)}
