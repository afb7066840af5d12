"""The figures of a year's projects, each with its numerator, denominator and what they count."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from npcdesk.models import ProjectSource
from npcdesk.office import project_boards, project_groups, project_polls, projects
from npcdesk.rules import project_life
from npcdesk.rules.project_life import State
from npcdesk.rules.project_votes import share


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `printed` is the share as it is printed, "" for a mere count."""

    name: str
    numerator: int
    denominator: int
    printed: str
    scope: str


def figures(session: Session, year: int, today: date, places: int = 1) -> list[Figure]:
    """Return the figures of a year in the order in which a report tells them."""
    known = projects.of_year(session, year)
    told = projects.by_project(session, [each.id for each in known])
    now = {each.id: project_life.standing(told[each.id]) for each in known}
    kept = [each for each in known if now[each.id].kept and not now[each.id].merged_into]
    adopted = [each for each in kept if now[each.id].shortlisted]
    chosen = [each for each in known if now[each.id].state in project_life.AFTER_VOTE]
    voted = [each for each in known if now[each.id].voted]
    by_delegates = [each for each in chosen if each.source is ProjectSource.DELEGATE]
    items = [point for each in chosen for point in now[each.id].items]
    seats = project_groups.joined(session, year)

    def ratio(name: str, part: int, whole: int, scope: str) -> Figure:
        return Figure(name, part, whole, share(part, whole, places), scope)

    found = [
        Figure("征集", len(known), len(known), "", "登记的意见和项目，并入的也算"),
        Figure("建议项目", len(kept), len(known), "", "筛选列入的，并入别的不算"),
        ratio("采纳率", len(adopted), len(kept), "列入初定的 / 建议项目"),
        ratio("票决通过", len(chosen), len(voted), "通过的 / 交付票决的"),
        ratio("代表建议占比", len(by_delegates), len(chosen), "来源是代表建议的 / 票决通过的"),
        ratio("监督报名率", seats.joined, seats.seated, "报名参加监督小组的 / 在任代表"),
        ratio(
            "基层代表报名率", seats.grassroots_joined, seats.grassroots, "报名的 / 在任的基层代表"
        ),
        ratio("清单反馈率", sum(p.met is not None for p in items), len(items), "已反馈 / 交办的"),
        ratio(
            "年度投资完成率",
            sum(now[each.id].paid_yuan for each in chosen),
            sum(each.year_yuan for each in chosen),
            "已拨 / 年度计划投资，元",
        ),
    ]
    finished = [each for each in chosen if now[each.id].state is not State.CHOSEN]
    lines = {line.id: line.work for line in project_boards.lines(session, year, today)}
    for word in ("完成", "基本完成", "未完成"):
        count = sum(lines[each.id] == word for each in finished)
        found.append(ratio(word, count, len(chosen), f"{word}的 / 票决通过的"))
    return [*found, *_contentment(session, year, places)]


def _contentment(session: Session, year: int, places: int) -> list[Figure]:
    """Return how content those were who voted, of the newest vote on it."""
    for poll_id in project_boards.rating_polls(session, year)[:1]:
        poll, result = project_polls.own(session, poll_id), project_polls.result(session, poll_id)
        whole = [line.votes for line in result.lines if None not in line.votes.values()]
        every = sum(sum(filter(None, votes.values())) for votes in whole)
        good = sum((votes["yes"] or 0) + (votes["mostly"] or 0) for votes in whole)
        scope = f"满意和基本满意的票 / 全部票，{poll.meeting}，{len(whole)} 项"
        return [Figure("满意率", good, every, share(good, every, places), scope)]
    return []
