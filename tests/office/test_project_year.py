"""A year of projects at the desk: voted, carried out, inspected, corrected, and what is due."""

from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.models import Grade, PollMethod, ProjectKind, ProjectOutcome
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
from npcdesk.office.due_tasks import OfProject
from npcdesk.office.projects import Said
from tests import make
from tests.make import TODAY
from tests.office.queries_of_projects import VOTED, ballots, candidate, carry_out, vote_on

Kind = ProjectKind
SOON = TODAY + timedelta(days=7)


@pytest.fixture
def year(store):
    """An office with three projects, two of them chosen."""
    person = make.delegate(store, "周启明", grassroots="yes")
    make.delegate(store, "王芳")
    with store.writing("民生实事") as session:
        return carry_out(session, person)


def step(store, project, kind, on=TODAY, **said):
    with store.writing("一步") as session:
        return projects.enter(session, project, kind, Said(on, **said), today=TODAY)


def line(store, project):
    with store.reading() as session:
        return project_boards.file(session, project, TODAY).line


def test_what_is_due_stands_until_it_is_done_or_taken_back(store, year):
    with store.reading() as session:
        (task,) = project_dues.tasks(session, TODAY, SOON)
        assert (task.kind, task.days_left, task.project_id) == (OfProject.NODE, 0, year[0])
    done = step(store, year[0], Kind.NODE_DONE, about_id=task.event_id)
    item = step(store, year[0], Kind.ITEM, body="补齐井盖", who="县水利局", due_on=SOON)
    with store.reading() as session:
        (asked,) = project_dues.tasks(session, TODAY, SOON)
        assert (asked.kind, asked.event_id, asked.why) == (
            OfProject.ITEM,
            item,
            "民生实事·县水利局",
        )
    step(store, year[0], Kind.ANSWER, body="已补齐", about_id=item)
    with store.writing("更正") as session:
        projects.take_back(session, done, reason="还差一段", today=TODAY)
    with store.reading() as session:
        assert [t.event_id for t in project_dues.tasks(session, TODAY, SOON)] == [task.event_id]


def test_progress_lateness_and_figures_follow_from_the_steps(store, year):
    step(store, year[0], Kind.PROGRESS, percent=46, paid_yuan=45)
    found = line(store, year[0])
    assert (found.work, found.percent, found.planned, found.late_days) == ("进行中", 46, 50, 0)
    with store.reading() as session:
        late = project_boards.lines(session, 2026, TODAY + timedelta(days=20))[0]
        assert (late.work, late.late_days) == ("滞后", 20)
        told = {each.name: each for each in project_figures.figures(session, 2026, TODAY)}
        sheet = project_papers.progress(session, 2026, today=TODAY)
    assert told["年度投资完成率"].printed == "22.5%"
    assert "占 22.5%。" in sheet.opening
    assert (told["监督报名率"].printed, told["基层代表报名率"].printed) == ("50.0%", "100.0%")
    assert (told["采纳率"].numerator, told["票决通过"].denominator) == (3, 3)
    assert told["清单反馈率"].printed == "—"


def test_wrong_steps_are_refused_in_words(store, year):
    for kind, said, why in (
        (Kind.FINISH, {}, "请选完成情况"),
        (Kind.REPORT, {"who": "常委会"}, "还不能登记报告"),
        (Kind.ANSWER, {"body": "好"}, "没有等着反馈的清单事项"),
        (Kind.PROGRESS, {}, "至少一项"),
        (Kind.PROGRESS, {"percent": 101}, "0 到 100"),
        (Kind.SURVEY, {"score": "很高"}, "0 到 100"),
        (Kind.SURVEY, {"score": "nan"}, "0 到 100"),
        (Kind.VOTE, {"outcome": ProjectOutcome.PASS}, "由计票定下"),
        (Kind.ITEM, {"body": "x", "due_on": VOTED}, "在交办"),
    ):
        with pytest.raises(NotAllowed, match=why):
            step(store, year[0], kind, **said)
    with pytest.raises(NotAllowed, match="票决过，不能移走"), store.writing("移走") as session:
        projects.put_away(session, year[0])
    with store.reading() as session:
        (node,) = [e.id for e in projects.events(session, year[0]) if e.kind is Kind.NODE]
    step(store, year[0], Kind.NODE_DONE, about_id=node)
    with pytest.raises(NotAllowed, match="更正后面的"), store.writing("更正") as session:
        projects.take_back(session, node, reason="错", today=TODAY)


def test_it_ends_with_grades_and_a_report(store, year):
    step(store, year[0], Kind.GRADE, grade=Grade.FAIRLY_GOOD, who="第一组")
    step(store, year[0], Kind.FINISH, outcome=ProjectOutcome.MOSTLY)
    step(store, year[0], Kind.SURVEY, score="89.8")
    step(store, year[0], Kind.REPORT, who="县人大常委会")
    found = line(store, year[0])
    assert (found.state.value, found.work, found.grade) == ("已报告", "基本完成", "较好")


def test_a_settled_count_is_opened_again_only_while_nothing_rests_on_it(store, year):
    with store.writing("重新计票") as session:
        poll = project_polls.polls(session, 2026)[0].id
        with pytest.raises(NotAllowed, match="先更正那些步骤"):
            project_settling.reopen(session, poll, reason="点错", today=TODAY)
    with store.writing("更正") as session:
        (node,) = [e for e in projects.events(session, year[0]) if e.kind is Kind.NODE]
        projects.take_back(session, node.id, reason="还没有定", today=TODAY)
        project_settling.reopen(session, poll, reason="点错", today=TODAY)
        assert [project.number for project in projects.of_year(session, 2026)] == [0, 0, 0]
        cells = {year[0]: {"yes": 5}}
        project_polls.fill(session, poll, [project_polls.Counted("全体", {}, cells)])
        assert project_settling.settle(session, poll, today=TODAY).chosen == 1
    assert [line(store, each).state.value for each in year] == [
        *("票决未通过", "票决通过", "票决未通过"),
    ]


def test_numbers_that_do_not_add_up_are_not_settled(store):
    with store.writing("票决") as session:
        some = [candidate(session, title) for title in ("甲", "乙")]
        poll = vote_on(session, some, (9, None), seats=1)
        with pytest.raises(NotAllowed, match="还有 1 处没有填：第2号"):
            project_settling.settle(session, poll, today=TODAY)
        more = [project_polls.Counted("全体", {"valid": 8, "invalid": 1}, {some[1]: {"yes": 1}})]
        project_polls.fill(session, poll, more)
        with pytest.raises(NotAllowed, match="收回 10 ≠ 有效 8"):
            project_settling.settle(session, poll, today=TODAY)


def test_ballots_of_a_workbook_go_to_their_groups_and_projects(store):
    with store.writing("票决") as session:
        some = [candidate(session, title) for title in ("农村 供水", "车棚")]
        new = project_polls.NewPoll(
            *(2026, PollMethod.CHOOSE, "大会", VOTED, some), seats=1, base=9, groups=("一", "二")
        )
        poll = project_polls.prepare(session, new)
        with pytest.raises(NotAllowed, match="不是这次投票的项目"):
            project_counting.take_in(session, poll, ballots(["桥", "车棚"], []))
        given = ballots(["车棚", "农村供水"], [["○", ""], ["○", "○"]])
        rows = [*(each for each in given.ballots)]
        named = [
            type(row)(row.line, name, row.marks) for row, name in zip(rows, "一二", strict=True)
        ]
        aside = project_counting.take_in(session, poll, type(given)(given.titles, named))
        assert [each.line for each in aside] == [3]
        result = project_polls.result(session, poll)
    assert [each.votes["yes"] for each in result.lines] == [0, 1]
    assert (result.ballots["valid"], result.ballots["invalid"]) == (1, 1)


def test_a_group_is_joined_once_and_left(store, year):
    with store.writing("小组") as session:
        (group,) = project_groups.lines(session, 2026)
        (member,) = group.members
        same = project_groups.join(session, group.id, member.person_id, on=TODAY, today=TODAY)
        assert same is None
        with pytest.raises(NotAllowed, match="还在监督"):
            project_groups.put_away(session, group.id)
        project_groups.leave(session, member.id, on=TODAY)
        assert project_groups.joined(session, 2026).joined == 0
        assert project_groups.lines(session, 2026)[0].size == 0
    assert line(store, year[0]).members == 0


def test_a_project_merged_into_another_is_counted_with_it(store):
    with store.writing("筛选") as session:
        first = candidate(session, "供水")
        facts = projects.Facts(2026, "管网")
        second = projects.propose(session, facts, on=date(2025, 12, 1), today=TODAY)
        into = Said(TODAY, outcome=ProjectOutcome.MERGE, other_id=first)
        projects.enter(session, second, Kind.SCREEN, into, today=TODAY)
        back = Said(TODAY, outcome=ProjectOutcome.MERGE, other_id=second)
        with pytest.raises(NotAllowed, match="自己已经并入"):
            projects.enter(session, first, Kind.SCREEN, back, today=TODAY)
    assert line(store, second).merged_into == "供水"
