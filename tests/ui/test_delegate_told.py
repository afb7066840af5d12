"""履职档案 in its tabs: 述职, whom the delegate received, 简历; and the averages beside points."""

from datetime import date

from PySide6.QtWidgets import QLabel

from npcdesk.models import ActivityKind
from npcdesk.office import activities, delegates, stations, visits, work_reports
from npcdesk.office.activities import Facts
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.ui.delegate_page import DelegatePage
from npcdesk.ui.roster_routes import ROUTES
from npcdesk.ui.timeline import FileButton
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped
from tests.ui.hands import write
from tests.ui.windows import placed

DAY = date(2026, 4, 20)


def seat(store, who):
    with store.reading() as session:
        return delegates.newest_mandate(session, who)


def turn(page, key):
    page.tabs.choose(key)
    page.tabs.chosen_changed.emit(key)


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel)]


def test_a_report_is_filled_in_and_joins_the_meeting_where_it_was_heard(qtbot, desk, store):
    who = make.delegate(store)
    with store.writing("述职会") as session:
        facts = Facts(ActivityKind.REPORT, "镇人大述职评议会", planned_on=DAY)
        meeting = activities.plan(session, facts, today=TODAY)
        activities.hold(session, meeting, on=DAY, today=TODAY)
    page = placed(qtbot, DelegatePage(desk, seat(store, who)))
    dialog = placed(qtbot, ROUTES["work-report"](desk, f"{page.mandate_id}/2026"))
    dialog.meeting.set_value(meeting)
    assert dialog.on.value() == DAY
    write(dialog.said.area, "走访六十户，办了三件实事。")
    for field, count in zip(dialog.votes, (30, 5, 1), strict=True):
        field.set_number(count)
    dialog.deed(second=False)
    with store.reading() as session:
        (made,) = work_reports.of(session, who, 2026)
    assert (made.activity_id, made.votes) == (meeting, (30, 5, 1))
    entry = next(each for each in page.file.entries if each.what == "report")
    assert "满意 30 票" in entry.body
    assert "走访六十户" in entry.body
    again = placed(qtbot, ROUTES["work-report"](desk, f"{page.mandate_id}/2026"))
    assert any("4月20日已述职" in each for each in words(again))
    store.undo(store.last_write().id)
    with store.reading() as session:
        assert work_reports.of(session, who, 2026) == []


def test_people_met_the_resume_and_the_averages_stand_on_the_page(qtbot, desk, store):
    who = make.delegate(store, resume="1998年参加工作\n2010年任村党支部书记")
    make.delegate(store, "王芳")
    said = (NewOpinion("路灯不亮", speaker="李阿姨"), NewOpinion("桥栏断了"))
    with store.writing("接待") as session:
        home = stations.add(session, "沙河镇代表之家")
        visit = visits.log(session, NewVisit(home, DAY, (who,), opinions=said), today=TODAY)
    page = placed(qtbot, DelegatePage(desk, seat(store, who)))
    turn(page, "heard")
    told = "\n".join(words(page.heard.time))
    assert "接待群众 2 人" in told
    assert "李阿姨：“路灯不亮”（待处理）" in told
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        page.heard.time.findChild(FileButton).click()
    assert wanted.args == ["visit", visit]
    turn(page, "resume")
    assert "村党支部书记" in page.resume.words.text()
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        page.resume.edit.click()
    assert wanted.args == ["edit-delegate", page.mandate_id]
    # 进站接待 counts two: the other delegate has none
    qtbot.waitUntil(lambda: page.points.beside.count() == 2)
    beside = [words(page.points.beside.itemAt(at).widget()) for at in range(2)]
    assert beside == [["本级平均", "2 人", "1"], ["沙河镇平均", "2 人", "1"]]
    assert clipped(page) == []
