"""The papers of projects: of a vote what is kept of it, and how far a year's work is."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from npcdesk import labels, project_words
from npcdesk.errors import NotAllowed
from npcdesk.models import PollMethod, Project, ProjectPoll
from npcdesk.office import offices, project_boards, project_polls, wordings
from npcdesk.office.project_boards import LATE, ProjectLine
from npcdesk.rules import shares
from npcdesk.rules.money import wan
from npcdesk.rules.project_life import AFTER_VOTE
from npcdesk.rules.project_papers import (
    BallotRow,
    CountRow,
    ProgressRow,
    ProjectProgress,
    VoteBallot,
    VoteCount,
)
from npcdesk.rules.project_votes import Verdict

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
                money=wan(money),
                funds=project.funds if project else "",
                unit=project.responsible if project else "",
            )
        )
    words = [w for mark, w in project_words.MARKS[poll.method.value].items()]
    choose = poll.method is PollMethod.CHOOSE
    return VoteBallot(
        meeting=poll.meeting,
        kind=_NAMES[poll.method],
        said=wordings.own(session),
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
        meeting=poll.meeting,
        kind=_NAMES[poll.method].removesuffix("票"),
        said=wordings.own(session),
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


def progress(session: Session, year: int, *, today: date) -> ProjectProgress:
    """Return how far a year's projects are.

    Raises:
        NotAllowed: none was voted for yet.
    """
    found = project_boards.lines(session, year, today)
    passed = [line for line in found if line.state in AFTER_VOTE]
    if not passed:
        msg = f"{year} 年还没有票决通过的项目，票决以后再打印进度表。"
        raise NotAllowed(msg)
    return ProjectProgress(
        said=wordings.own(session),
        office=offices.here(session).name,
        year=year,
        opening=f"截至{labels.day(today)}，{_counted(passed)}",
        rows=[_progress(line) for line in passed],
        on=today,
    )


def _counted(passed: Sequence[ProjectLine]) -> str:
    works = "，".join(f"{work} {n} 项" for work, n in Counter(x.work for x in passed).items())
    said = f"票决通过的民生实事项目共 {len(passed)} 项：{works}。"
    money, paid = sum(x.year_yuan for x in passed), sum(x.paid_yuan for x in passed)
    if not money:
        return said
    share = f"，占 {shares.ratio(paid, money)}" if paid else ""
    return f"{said}年度计划投资 {wan(money)} 万元，已拨付 {wan(paid) or '0'} 万元{share}。"


def _progress(line: ProjectLine) -> ProgressRow:
    due = f"{labels.day_dotted(line.next_due)}前" if line.next_due else ""
    return ProgressRow(
        number=line.number,
        title=line.title,
        body=line.body.split("\n")[0],
        unit=line.responsible,
        official=f"分管：{line.official}" if line.official else "",
        money=wan(line.year_yuan),
        paid=wan(line.paid_yuan),
        percent=line.percent,
        stands=f"{LATE} {line.late_days} 天" if line.work == LATE else line.work,
        node="\n".join(filter(None, (due, line.next_node))),
        group=line.group,
        judged="、".join(filter(None, (line.grade, line.rated))),
    )
