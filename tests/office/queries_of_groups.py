"""The queries about supervision groups, and how each is asked."""

from datetime import timedelta
from functools import partial

from npcdesk.office import group_boards, group_dues, group_events, group_papers, groups
from tests.make import TODAY
from tests.office.asked import plain, refusal

QUERIES = {
    "group_boards.boards": lambda s, _: group_boards.boards(s, TODAY),
    "group_boards.file": lambda s, k: group_boards.file(s, k.group.id, TODAY),
    "group_boards.of_person": lambda s, k: group_boards.of_person(s, k.person.id, TODAY),
    "group_boards.open_boards": lambda s, _: group_boards.open_boards(s, TODAY),
    "group_dues.dues": lambda s, _: group_dues.dues(s, TODAY, TODAY + timedelta(days=90)),
    "group_events.by_group": lambda s, _: [
        plain(each) for each in group_events.by_group(s).values()
    ],
    "group_events.events": lambda s, k: plain(group_events.events(s, k.group.id)),
    "group_events.doubt": lambda s, k: [
        group_events.doubt(s, each) for each in group_events.events(s, k.group.id)
    ],
    "group_events.own": lambda s, k: plain([group_events.own(s, k.group.id)]),
    "group_events.standing": lambda s, k: group_events.standing(s, k.group.id).stage,
    "group_events.standing_step": lambda s, k: plain(
        [group_events.standing_step(s, group_events.events(s, k.group.id)[0].id)]
    ),
    "group_papers.item_of": lambda s, k: refusal(
        partial(group_papers.item_of, today=TODAY), s, k.group.id, ""
    ),
    "group_papers.ledger": lambda s, _: group_papers.ledger(s, 2026, today=TODAY),
    "group_papers.plan": lambda s, k: group_papers.plan(s, k.group.id, today=TODAY),
    "group_papers.slips": lambda s, k: refusal(
        partial(group_papers.slips, today=TODAY), s, k.group.id
    ),
    "group_papers.years": lambda s, _: group_papers.years(s, TODAY),
    "groups.committees": lambda s, _: groups.committees(s),
    "groups.find": lambda s, _: [groups.find(s, typed) for typed in ("", "wang", "督办")],
    "groups.named": lambda s, k: groups.named(s, k.group.name),
}
