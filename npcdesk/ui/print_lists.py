"""The sheets of 交办清单, 协办意见函, 回头看表, 督办工作方案, 评优 and activities when printed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from npcdesk.errors import NotAllowed
from npcdesk.labels import day
from npcdesk.office import (
    activity_list,
    activity_papers,
    co_opinions,
    duty_papers,
    group_papers,
    hand_over_list,
    honour_papers,
    look_back_paper,
    look_backs,
    project_papers,
)
from npcdesk.office.look_backs import Only
from npcdesk.rules.honour_papers import HonourGroup
from npcdesk.rules.roster_papers import NameCards
from npcdesk.ui.desk import Desk
from npcdesk.ui.print_copy import Copy
from npcdesk.ui.suggestion_deed import called


def handed(session: Any, ids: Sequence[str]) -> list[Copy]:
    """Return the list of some suggestions, and of one that of its whole 交办会.

    Raises:
        NotFound: none of them was handed over.
    """
    one = hand_over_list.listed(session, ids)
    found = [one]
    if len(ids) == 1:
        with_it = hand_over_list.listed(session, hand_over_list.handed_on(session, one.on))
        found = [with_it, one] if len(with_it.rows) > 1 else [one]
    about = f"{day(one.on)}交办"
    return [
        Copy(str(at), about, f"{len(paper.rows)} 件", paper, about, wanted=not at)
        for at, paper in enumerate(found)
    ]


def opinions(session: Any, desk: Desk, suggestion_id: str) -> list[Copy]:
    """Return the letter of each co-handling unit; those that gave their opinion are not ticked."""
    made = co_opinions.letters(session, suggestion_id, today=desk.clock.today())
    every = all(letter.body for _, letter in made)
    return [
        Copy(
            f"{suggestion_id}:{unit_id}",
            letter.unit,
            "协办意见" if letter.body else "空白，单位填",
            letter,
            called(letter.number),
            wanted=every or not letter.body,
        )
        for unit_id, letter in made
    ]


def looked_back(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return the table of “2026/3/B、C/to_do/县水利局”: year, years back, classes, which, unit."""
    year, back, classes, only, unit = (*wanted.split("/", 4), "", "", "", "")[:5]
    today = desk.clock.today()
    codes = tuple(filter(None, classes.split("、")))
    back_years = int(back) if back else look_backs.YEARS_BACK
    scope = look_backs.scope(session, int(year or today.year), back=back_years, classes=codes)
    paper = look_back_paper.table(session, scope, unit=unit, only=Only(only), today=today)
    return [Copy(wanted, f"{scope.year}年", f"{len(paper.rows)} 件", paper, f"{scope.year}年")]


def plans(session: Any, desk: Desk, group_id: str) -> list[Copy]:
    """Return how a group goes about its suggestions."""
    plan = group_papers.plan(session, group_id, today=desk.clock.today())
    return [Copy(group_id, plan.group, f"{len(plan.papers)} 件建议", plan, plan.group)]


def records(session: Any, desk: Desk, activity_id: str) -> list[Copy]:
    """Return the record of an activity."""
    paper = activity_papers.record(session, activity_id, today=desk.clock.today())
    there = f"实到 {len(paper.present)} 名"
    return [Copy(activity_id, paper.title, there, paper, paper.title)]


def sign_ins(session: Any, desk: Desk, activity_id: str) -> list[Copy]:
    """Return the sheet that those who are called sign."""
    paper = activity_papers.sign_in(session, activity_id, today=desk.clock.today())
    called = f"应到 {len(paper.rows)} 名"
    return [Copy(activity_id, paper.title, called, paper, paper.title)]


def cards(session: Any, desk: Desk, activity_id: str) -> list[Copy]:
    """Return a card for each who was called to an activity.

    Raises:
        NotAllowed: nobody was yet.
    """
    today = desk.clock.today()
    title = activity_list.file(session, activity_id, today).line.title
    names = activity_papers.name_cards(session, activity_id, today=today).names
    if not names:
        msg = "这次活动还没有登记应到的代表，没有座签可打印。请先登记出席。"
        raise NotAllowed(msg)
    return [
        Copy(f"{at}", name, "", NameCards((name,)), title) for at, name in enumerate(names, start=1)
    ]


def files(session: Any, desk: Desk, wanted: str) -> list[Copy]:
    """Return one delegate's file of a year: “mandate/2026”."""
    mandate_id, _, year = wanted.partition("/")
    today = desk.clock.today()
    of = int(year or today.year)
    paper = duty_papers.delegate_file(session, mandate_id, of, today=today, blobs=desk.store.blobs)
    return [Copy(wanted, paper.name, f"{of}年", paper, paper.name)]


def ballots(session: Any, _desk: Desk, poll_id: str) -> list[Copy]:
    """Return the ballot of a vote on projects."""
    paper = project_papers.ballot(session, poll_id)
    return [Copy(poll_id, paper.title, f"{len(paper.rows)} 项", paper, paper.title)]


def counts(session: Any, _desk: Desk, poll_id: str) -> list[Copy]:
    """Return what a vote on projects came to, for those who watched to sign."""
    paper = project_papers.count(session, poll_id)
    return [Copy(poll_id, paper.title, f"{len(paper.rows)} 项", paper, paper.title)]


def progress(session: Any, desk: Desk, year: str) -> list[Copy]:
    """Return how far a year's projects are."""
    paper = project_papers.progress(session, int(year), today=desk.clock.today())
    return [Copy(year, f"{year}年", f"{len(paper.rows)} 项", paper, f"{year}年")]


def candidates(session: Any, desk: Desk, year: str) -> list[Copy]:
    """Return the list of those who are proposed for honour, for the meeting."""
    return _honours(session, desk, int(year), honoured=False)


def honoured(session: Any, desk: Desk, year: str) -> list[Copy]:
    """Return the list of those whom a meeting honoured."""
    return _honours(session, desk, int(year), honoured=True)


def _honours(session: Any, desk: Desk, year: int, *, honoured: bool) -> list[Copy]:
    """Return suggestions and units in one paper, and each of them apart, which is not ticked."""
    whole = honour_papers.listed(session, year, honoured=honoured, today=desk.clock.today())
    groups, about = whole.groups, f"{year}年度"
    both = "、".join(
        f"{name} {len(group.rows)} {unit}" for group, name, unit in map(_group, groups)
    )
    made = [Copy(str(year), about, both, whole, about)]
    if len(groups) == 1:
        return made
    apart = [
        Copy(f"{year}:{at}", f"只印{name}", f"{len(group.rows)} {unit}", one, name, wanted=False)
        for at, (group, name, unit) in enumerate(map(_group, groups))
        for one in (replace(whole, groups=(group,)),)
    ]
    return [*made, *apart]


def _group(group: HonourGroup) -> tuple[HonourGroup, str, str]:
    return (group, "先进单位", "个") if group.of_units else (group, "优秀建议", "件")
