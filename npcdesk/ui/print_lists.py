"""The sheets of 交办清单, 协办意见函, 回头看表 and 督办工作方案 on the print page."""

from collections.abc import Sequence
from typing import Any

from npcdesk.labels import day
from npcdesk.office import co_opinions, group_papers, hand_over_list, look_back_paper, look_backs
from npcdesk.office.look_backs import Only
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
