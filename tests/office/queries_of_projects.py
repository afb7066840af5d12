"""The queries about livelihood projects, and how each is asked; and projects for them."""

from datetime import date, timedelta

from npcdesk.models import PollMethod, ProjectKind, ProjectOutcome
from npcdesk.office import (
    project_boards,
    project_counting,
    project_dues,
    project_figures,
    project_groups,
    project_papers,
    project_polls,
    project_settling,
    projects,
)
from npcdesk.office.projects import Facts, Said
from npcdesk.rules.project_ballots import Ballot, Ballots
from tests.make import TODAY
from tests.office.asked import plain

BEFORE, VOTED = date(2025, 12, 1), date(2026, 1, 24)
TITLES = ("农村供水", "充电车棚", "养老助餐")


def candidate(session, title, **facts):
    """Propose a project and bring it as far as the vote; return its id."""
    made = projects.propose(session, Facts(2026, title, **facts), on=BEFORE, today=TODAY)
    listed = Said(BEFORE, outcome=ProjectOutcome.KEEP)
    projects.enter(session, made, ProjectKind.SCREEN, listed, today=TODAY)
    projects.enter(session, made, ProjectKind.SHORTLIST, Said(BEFORE, who="对接会"), today=TODAY)
    projects.enter(session, made, ProjectKind.REVIEW, Said(BEFORE, who="常委会"), today=TODAY)
    return made


def vote_on(session, some, votes, *, seats=2, base=10, method=PollMethod.CHOOSE):
    """Prepare a vote and write down what each got; return its id."""
    new = project_polls.NewPoll(
        2026, method, "十九届一次", VOTED, some, seats=seats, base=base, present=base
    )
    poll = project_polls.prepare(session, new)
    ballots = {"issued": base, "returned": base, "valid": base, "invalid": 0}
    cells = {each: {"yes": got} for each, got in zip(some, votes, strict=True)}
    project_polls.fill(session, poll, [project_polls.Counted("全体", ballots, cells)])
    return poll


def carry_out(session, person_id):
    """Let an office have projects in the middle of their year; return their ids."""
    some = [candidate(session, title, year_yuan=100) for title in TITLES]
    poll = vote_on(session, some, (9, 7, 2))
    project_settling.settle(session, poll, today=TODAY)
    group = project_groups.form(session, 2026, "第一组", leader="王")
    project_groups.join(session, group, person_id, on=VOTED, today=TODAY)
    project_groups.assign(session, some[0], group)
    node = Said(VOTED, "主管网贯通", due_on=TODAY, percent=50)
    projects.enter(session, some[0], ProjectKind.NODE, node, today=TODAY)
    return some


def _first(session):
    return projects.of_year(session, 2026)[0].id


def _poll(session):
    return project_polls.polls(session, 2026)[0].id


def _group(session):
    return project_groups.lines(session, 2026)[0].id


QUERIES = {
    "project_boards.lines": lambda s, _: project_boards.lines(s, 2026, TODAY),
    "project_boards.file": lambda s, _: project_boards.file(s, _first(s), TODAY),
    "project_boards.rated": lambda s, _: project_boards.rated(s, 2026),
    "project_boards.rating_polls": lambda s, _: project_boards.rating_polls(s, 2026),
    "project_dues.tasks": lambda s, _: project_dues.tasks(s, TODAY, TODAY + timedelta(days=7)),
    "project_figures.figures": lambda s, _: project_figures.figures(s, 2026, TODAY),
    "project_groups.joined": lambda s, _: project_groups.joined(s, 2026),
    "project_groups.lines": lambda s, _: project_groups.lines(s, 2026),
    "project_groups.named": lambda s, _: project_groups.named(s, "第一组", 2026),
    "project_groups.own": lambda s, _: plain([project_groups.own(s, _group(s))]),
    "project_papers.ballot": lambda s, _: project_papers.ballot(s, _poll(s)),
    "project_papers.count": lambda s, _: project_papers.count(s, _poll(s)),
    "project_papers.progress": lambda s, _: project_papers.progress(s, 2026, today=TODAY),
    "project_polls.as_prepared": lambda s, _: project_polls.as_prepared(s, _poll(s)),
    "project_polls.batches": lambda s, _: plain(project_polls.batches(s, _poll(s))),
    "project_polls.own": lambda s, _: plain([project_polls.own(s, _poll(s))]),
    "project_polls.polls": lambda s, _: plain(project_polls.polls(s, 2026)),
    "project_polls.result": lambda s, _: project_polls.result(s, _poll(s)),
    "project_polls.tallies_of": lambda s, _: plain(project_polls.tallies_of(s, _poll(s))),
    "project_polls.vote": lambda s, _: project_polls.vote(s, _poll(s)),
    "projects.by_project": lambda s, _: plain(projects.by_project(s, [_first(s)])[_first(s)]),
    "projects.events": lambda s, _: plain(projects.events(s, _first(s))),
    "projects.named": lambda s, _: projects.named(s, "供水", 2026),
    "projects.of_year": lambda s, _: plain(projects.of_year(s, 2026)),
    "projects.own": lambda s, _: plain([projects.own(s, _first(s))]),
    "projects.standing": lambda s, _: projects.standing(s, _first(s)).state,
    "projects.years": lambda s, _: projects.years(s),
}
VERBS = {
    "project_counting": "take_in",
    "project_groups": "amend assign form join leave put_away",
    "project_polls": "amend fill prepare put_away unsettled",
    "project_settling": "again reopen settle",
    "projects": "add amend enter propose put_away take_back unsay",
}


def ballots(titles, rows):
    """Return ballots as a workbook has them."""
    return Ballots(titles, [Ballot(at, "", row) for at, row in enumerate(rows, 2)])


take_in = project_counting.take_in
