"""What a count comes to: settled, voted again where places are tied or open, or counted again."""

from collections.abc import Container
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from npcdesk.errors import NotAllowed
from npcdesk.models import (
    PollMethod,
    Project,
    ProjectEvent,
    ProjectKind,
    ProjectOutcome,
    ProjectPoll,
)
from npcdesk.office import project_polls, projects
from npcdesk.rules import dated_events, project_life
from npcdesk.rules.project_votes import Result, Verdict


def settle(session: Session, poll_id: str, *, today: date, by: str = "") -> Result:
    """Settle the result (定下结果): a step of each project, and a number for those chosen.

    Raises:
        NotAllowed: numbers are missing or do not add up, or equal votes leave a place open.
    """
    poll, found = project_polls.unsettled(session, poll_id), project_polls.result(session, poll_id)
    _require_whole(found)
    if found.tied:
        titles = "、".join(line.title for line in found.of(Verdict.TIED))
        msg = f"{titles}票数相等，定不下来。请对这 {len(found.tied)} 项再次投票。"
        raise NotAllowed(msg)
    _decide(session, poll, found, today=today, by=by)
    return found


def _require_whole(found: Result) -> None:
    if found.gaps:
        msg = f"还有 {found.gaps} 处没有填：{found.first_gap}。填完再定下结果。"
        raise NotAllowed(msg)
    wrong = [check.text for check in found.checks if check.hard and not check.ok]
    if wrong:
        msg = f"{wrong[0]}，请核对后再定下结果。"
        raise NotAllowed(msg)


def again(session: Session, poll_id: str, new_on: date, *, today: date, by: str = "") -> str:
    """Settle what is clear and prepare another vote on the rest; return its id.

    The rest are those with equal votes for the last places, else, where places stayed open, those
    that did not get over half (地方组织法 第二十九条 by analogy; a local rule goes first).

    Raises:
        NotAllowed: numbers are missing, or nothing is left to be voted on.
    """
    poll, found = project_polls.unsettled(session, poll_id), project_polls.result(session, poll_id)
    _require_whole(found)
    rest = found.of(Verdict.TIED) or (found.of(Verdict.SHORT) if found.open_seats else [])
    if poll.method is not PollMethod.CHOOSE or not rest:
        msg = "没有票数相等的项目，名额也选满了，不用再次投票，可以直接定下结果。"
        raise NotAllowed(msg)
    new = replace(
        project_polls.as_prepared(session, poll_id),
        on=new_on,
        items=[line.id for line in rest],
        seats=min(found.open_seats, len(rest)),
        note="",
    )
    _decide(session, poll, found, today=today, by=by, but={line.id for line in rest})
    return project_polls.prepare(session, new, after_id=poll_id)


def _decide(
    session: Session,
    poll: ProjectPoll,
    found: Result,
    *,
    today: date,
    by: str,
    but: Container[str] = (),
) -> None:
    poll.settled_on = today
    session.add(poll)
    if poll.method not in project_polls.DECIDES:
        return
    used = [each.number for each in projects.of_year(session, poll.year)]
    free = max(used, default=0) + 1
    for line in sorted(found.lines, key=lambda line: line.number):
        if line.id in but:
            continue
        passed = line.verdict is Verdict.PASS
        event = ProjectEvent(
            project_id=line.id,
            kind=ProjectKind.VOTE,
            on=poll.on,
            body=f"{line.votes['yes']} 票，{line.said}",
            who=poll.meeting,
            outcome=ProjectOutcome.PASS if passed else ProjectOutcome.FAIL,
            poll_id=poll.id,
            by=by,
        )
        projects.add(session, event, today)
        if passed:
            chosen = projects.own(session, line.id)
            chosen.number, free = free, free + 1
            session.add(chosen)


def reopen(session: Session, poll_id: str, *, reason: str, today: date, by: str = "") -> None:
    """Count again (重新计票): the result does not stand, with the reason.

    Raises:
        NotAllowed: it is not settled, another vote came of it, a project has gone on, no reason.
    """
    poll = project_polls.own(session, poll_id)
    if poll.settled_on is None:
        msg = "这次投票还没有定下结果，可以直接改票数。"
        raise NotAllowed(msg)
    if not reason.strip():
        msg = "请写明重新计票的理由，项目经过里会留下。"
        raise NotAllowed(msg)
    later = select(ProjectPoll.meeting).where(
        ProjectPoll.after_id == poll_id, ProjectPoll.unit == "", ~col(ProjectPoll.deleted)
    )
    if session.exec(later).first():
        msg = "已经对没有选出的项目再次投票，请先移走那一次。"
        raise NotAllowed(msg)
    for project_id in dict.fromkeys(
        each.project_id for each in project_polls.tallies_of(session, poll_id)
    ):
        project = session.get(Project, project_id)
        told = projects.events(session, project_id)
        votes = [e for e in dated_events.in_order(told) if e.poll_id == poll_id]
        if any(event.id not in project_life.free(told) for event in votes):
            title = project.title if project else ""
            msg = f"“{title}”票决以后已经登记了别的步骤，请先更正那些步骤。"
            raise NotAllowed(msg)
        for event in votes:
            projects.unsay(session, event, reason.strip(), today, by)
        if votes and project:
            project.number = 0
            session.add(project)
    poll.settled_on = None
    session.add(poll)
