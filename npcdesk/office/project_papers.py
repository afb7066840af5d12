"""The papers of a vote on projects, from what is kept of it."""

from decimal import Decimal

from sqlmodel import Session

from npcdesk import labels, project_words
from npcdesk.models import PollMethod, Project, ProjectPoll
from npcdesk.office import project_polls
from npcdesk.rules.project_papers import BallotRow, CountRow, VoteBallot, VoteCount
from npcdesk.rules.project_votes import Verdict

WAN = 10_000  # yuan
_NAMES = {
    PollMethod.CHOOSE: "民生实事项目票决票",
    PollMethod.EACH: "民生实事项目表决票",
    PollMethod.RATE: "民生实事项目满意度测评票",
    PollMethod.GRADE: "民生实事项目评价票",
}


def ballot(session: Session, poll_id: str) -> VoteBallot:
    """Return the ballot of a vote as it is handed out, or raise `NotFound`."""
    poll, vote = project_polls.own(session, poll_id), project_polls.vote(session, poll_id)
    rows = []
    for at, (item, title) in enumerate(vote.items, 1):
        project = session.get(Project, item)
        money = project.total_yuan or project.year_yuan if project else 0
        rows.append(
            BallotRow(
                number=at,
                title=title,
                body=project.body if project else "",
                money=f"{Decimal(money) / WAN:f}" if money else "",
                funds=project.funds if project else "",
                unit=project.responsible if project else "",
            )
        )
    words = [w for mark, w in project_words.MARKS[poll.method.value].items()]
    choose = poll.method is PollMethod.CHOOSE
    return VoteBallot(
        title=f"{poll.meeting}{_NAMES[poll.method]}",
        rules=_rules(poll, len(rows)),
        marks=["选"] if choose else words,
        rows=rows,
        on=poll.on,
        brief=poll.method not in project_polls.DECIDES,
    )


def _rules(poll: ProjectPoll, items: int) -> str:
    if poll.method is PollMethod.CHOOSE:
        return (
            f"说明：候选 {items} 项，最多选 {poll.seats} 项。同意的，在“选”栏画“○”。"
            f"选的项数等于或者少于 {poll.seats} 项有效，多于 {poll.seats} 项整张票无效；"
            "涂改得认不出的无效。"
        )
    return "说明：每个项目在一栏内画“○”，不画的算弃权。一个项目画了两栏、涂改得认不出的无效。"


def count(session: Session, poll_id: str) -> VoteCount:
    """Return the count of a vote as far as it is filled in, or raise `NotFound`."""
    poll, vote = project_polls.own(session, poll_id), project_polls.vote(session, poll_id)
    result = project_polls.result(session, poll_id)
    words = project_words.MARKS[poll.method.value]
    known = ((each, session.get(Project, each.id)) for each in result.lines)
    rows = [
        CountRow(
            number=line.number,
            title=line.title,
            unit=project.responsible if project else "",
            votes=[_said(line.votes[mark]) for mark in words],
            rank=str(line.rank or ""),
            said="" if line.verdict is Verdict.OPEN else line.said,
        )
        for line, project in known
    ]
    papers = "，".join(
        f"{word} {_said(result.ballots[name]) or '　　'} 张"
        for name, word in (
            ("issued", "发出"),
            ("returned", "收回"),
            ("valid", "有效"),
            ("invalid", "无效"),
        )
    )
    basis = project_words.BASIS[poll.basis.value]
    there = f"{vote.voters} {poll.base} 人，实到 {poll.present or '　　'} 人"
    return VoteCount(
        title=f"{_NAMES[poll.method].removesuffix('票')}计票结果",
        opening=f"{poll.meeting}，{labels.day(poll.on)}。"
        f"{there}。{papers}。按{basis}过半数算，要 {result.needed or '　　'} 票。",
        marks=list(words.values()),
        rows=rows,
        tellers=poll.tellers,
        counters=poll.counters,
        on=poll.on,
    )


def _said(number: int | None) -> str:
    return "" if number is None else str(number)
