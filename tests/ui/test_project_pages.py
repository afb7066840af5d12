"""民生实事 in the window: the list, a project, its dialogs, a count, the way from 今日要办."""

from datetime import timedelta

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.forms import catalog
from npcdesk.office import delegates, project_boards, project_groups, project_polls, projects
from npcdesk.ui.due_list import DueRow
from npcdesk.ui.pick_fields import Choice
from npcdesk.ui.print_copies import copies
from npcdesk.ui.project_count_page import CountPage
from npcdesk.ui.project_dialogs import ProjectDialog, ProjectGroupDialog
from npcdesk.ui.project_page import ProjectPage
from npcdesk.ui.project_step_dialogs import TakeBackProject, step
from npcdesk.ui.project_vote_dialogs import AmendVoteDialog, CountAgainDialog, VoteDialog
from npcdesk.ui.projects_page import ProjectsPage
from npcdesk.ui.today_page import TodayPage
from npcdesk.ui.words import Words
from tests import make
from tests.forms import paper
from tests.make import TODAY
from tests.office.queries_of_projects import candidate, carry_out, vote_on
from tests.ui.windows import placed


@pytest.fixture
def page_of(qtbot, desk):
    def show(kind, *wanted):
        page = kind(desk, *wanted)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        page.show()
        return page

    return show


@pytest.fixture
def year(store):
    person = make.delegate(store, "周启明")
    with store.writing("民生实事") as session:
        return carry_out(session, person)


def press(qtbot, dialog, **said):
    qtbot.addWidget(dialog)
    for name, value in said.items():
        dialog.said[name].set_value(value)
    dialog.primary.click()
    assert not dialog.refusal.words.full()


def test_a_project_is_taken_in_and_listed(qtbot, desk, page_of):
    page = page_of(ProjectsPage)
    assert not page.progress.isVisible()
    new = ProjectDialog(desk)
    new.named.set_value("农村供水")
    new.money.set_value("26.5")
    press(qtbot, new)
    page.tabs.choose("gathered")
    page.reload()
    line = page.tables["gathered"].current_line()
    assert (line.title, line.year_yuan, line.state.value) == ("农村供水", 265_000, "征集")
    sifted = step(desk, f"screen:{line.id}")
    press(qtbot, sifted, outcome="keep", who="第一轮")
    assert page.tables["gathered"].current_line().rounds == 1


def test_the_year_and_sums_to_the_yuan_stay_when_something_else_is_changed(qtbot, desk):
    facts = projects.Facts(2021, "管网", total_yuan=123_456, year_yuan=1_000_000)
    with desk.store.writing("征集") as session:
        made = projects.propose(session, facts, on=TODAY, today=TODAY)
    changed = ProjectDialog(desk, made)
    assert (changed.total.value(), changed.money.value()) == ("12.3456", "100")
    changed.named.set_value("农村管网")
    changed.total.line.editingFinished.emit()
    press(qtbot, changed)
    with desk.store.reading() as session:
        kept = projects.own(session, made)
    assert (kept.title, kept.year) == ("农村管网", 2021)
    assert (kept.total_yuan, kept.year_yuan) == (123_456, 1_000_000)


@pytest.mark.parametrize("said", ["约480", "-3", "nan", "0.00001"])
def test_what_is_no_sum_is_said_beside_its_field(qtbot, desk, said):
    new = ProjectDialog(desk)
    qtbot.addWidget(new)
    new.total.set_value(said)
    assert new.total.problem()
    assert not new.money.problem()


def test_a_project_is_followed_on_its_page(qtbot, desk, page_of, year):
    page = page_of(ProjectPage, year[0])
    (row,) = page.points.rows()
    assert (row.line.title, row.button.text()) == ("主管网贯通", "完成节点")
    progress = step(desk, f"progress:{year[0]}")
    progress.percent.set_number(46)
    progress.paid.set_value("0.005")
    press(qtbot, progress)
    press(qtbot, step(desk, f"node_done:{year[0]}:{row.line.id.partition(':')[2]}"))
    item = step(desk, f"item:{year[0]}")
    item.due.set_value(TODAY + timedelta(days=3))
    press(qtbot, item, body="补井盖")
    assert [each.line.title for each in page.points.rows()] == ["主管网贯通", "补井盖"]
    with desk.store.reading() as session:
        line = project_boards.file(session, year[0], TODAY).line
        newest = projects.events(session, year[0])[-1]
    assert (line.percent, line.paid_yuan, line.open_items) == (46, 50, 1)
    back = TakeBackProject(desk, f"{year[0]}:{newest.id}")
    back.reason.set_value("交错了")
    press(qtbot, back)
    assert [each.line.title for each in page.points.rows()] == ["主管网贯通"]
    with pytest.raises(NotAllowed, match="没有等着反馈"):
        step(desk, f"answer:{year[0]}")


def test_a_count_is_typed_in_settled_and_opened_again(qtbot, desk, page_of):
    with desk.store.writing("票决") as session:
        some = [candidate(session, title) for title in ("供水", "车棚", "助餐")]
        poll = vote_on(session, some, (8, None, 6))
    page = page_of(CountPage, poll)
    assert "第2号" in page.foot.full()
    model = page.sheet.lines
    assert model.setData(model.index(5, 2), "3")
    assert not model.setData(model.index(5, 2), "三张")
    assert page.foot.full() == "都填好了，可以定下结果"
    assert [model.words(row, model.columnCount() - 1) for row in (4, 5)] == ["通过", "没有过半数"]
    page.settle.click()
    assert not page.reopen.isHidden()
    again = CountAgainDialog(desk, poll)
    again.reason.set_value("数错了")
    press(qtbot, again)
    model.setData(model.index(5, 2), "6")
    assert not page.rest.isHidden()
    assert "第2号、第3号都是 6 票" in page.tie.words.full()
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    page.again.click()
    with desk.store.reading() as session:
        newest = next(p for p in project_polls.polls(session, 2026) if p.after_id == poll)
        assert (newest.seats, opened[-1]) == (1, ("project-vote", newest.id))


def test_a_vote_is_prepared_for_all_candidates(qtbot, desk):
    with desk.store.writing("票决") as session:
        candidate(session, "供水")
    new = VoteDialog(desk, "choose:2026")
    new.meeting.set_value("大会")
    new.base.set_number(120)
    new.groups.set_value("第一组、第二组")
    press(qtbot, new)
    with desk.store.reading() as session:
        (poll,) = project_polls.polls(session, 2026)
        names = [batch.name for batch in project_polls.batches(session, poll.id)]
    assert (poll.base, poll.seats, names) == (120, 1, ["第一组", "第二组"])


def test_a_prepared_vote_is_changed_until_its_result_is_settled(qtbot, desk, page_of):
    with desk.store.writing("票决") as session:
        poll = vote_on(session, [candidate(session, "供水"), candidate(session, "车棚")], (8, 5))
    page = page_of(CountPage, poll)
    assert not page.amend.isHidden()
    change = AmendVoteDialog(desk, poll)
    change.meeting.set_value("十九届二次")
    change.base.set_number(20)
    change.present.set_number(18)
    press(qtbot, change)
    with desk.store.reading() as session:
        now = project_polls.as_prepared(session, poll)
        needed = project_polls.result(session, poll).needed
    assert (now.meeting, now.base, now.present, now.seats, needed) == ("十九届二次", 20, 18, 2, 11)
    assert "11 票" in [w.full() for w in page.facts.findChildren(Words)]


def test_how_far_the_year_is_is_printed_from_the_list(qtbot, desk, page_of, year):
    page, opened = page_of(ProjectsPage), []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    assert page.sheet.isVisible()
    assert page.exports["chosen"].isVisible()
    page.sheet.click()
    assert opened == [("print", "project-progress:2026")]
    (sheet,) = copies(desk, "project-progress", ["2026"])
    said = paper.words(catalog.form("project-progress").to_pdf(sheet.paper))
    assert "票决通过的民生实事项目共2项：未启动2项。年度计划投资0.02万元" in said
    assert "主管网贯通" in said
    with pytest.raises(NotAllowed, match="2027 年还没有票决通过的项目"):
        copies(desk, "project-progress", ["2027"])


def test_delegates_join_and_leave_a_group(qtbot, desk, year):
    other = make.delegate(desk.store, "王芳")
    with desk.store.reading() as session:
        (group,) = project_groups.lines(session, 2026)
    change = ProjectGroupDialog(desk, f"2026:{group.id}")
    change.members.set_value([Choice(other, "王芳", "")])
    press(qtbot, change)
    with desk.store.reading() as session:
        (group,) = project_groups.lines(session, 2026)
    assert {m.name: m.left_on for m in group.members} == {"周启明": TODAY, "王芳": None}


def test_what_is_due_leads_from_today_to_the_project(qtbot, office_desk):
    desk, opened = office_desk, []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    make.suggestion(desk.store)  # before the first paper the page shows the first steps
    with desk.store.writing("民生实事") as session:
        (first, *_) = carry_out(session, delegates.named(session, "周启明").id)
    page = placed(qtbot, TodayPage(desk))
    (row,) = [each for each in page.findChildren(DueRow) if "主管网贯通" in each.line.title]
    row.button.click()
    row.opened.emit(row.line.id)
    assert opened[0][1].startswith(f"node_done:{first}:")
    assert opened[1] == ("project", first)
