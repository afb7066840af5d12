"""履职 in the window: activities, 代表小组, who is behind, and the file of one delegate."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from npcdesk.models import ActivityKind, Attendance
from npcdesk.office import activities, activity_list, delegates, duty, stations, teams, visits
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.activity_list import Filter
from npcdesk.office.visits import NewVisit
from npcdesk.store.blobs import Blobs
from npcdesk.ui.activities_page import ActivitiesPage
from npcdesk.ui.activity_dialogs import Attend, Conclude, Hold, NewActivity, Notice
from npcdesk.ui.activity_edit_dialog import EditActivity
from npcdesk.ui.activity_page import ActivityPage
from npcdesk.ui.buttons import Link
from npcdesk.ui.delegate_page import DelegatePage
from npcdesk.ui.duty_dialog import DutyDialog
from npcdesk.ui.pick_fields import Choice
from npcdesk.ui.print_page import PrintPage
from npcdesk.ui.team_dialog import TeamDialog
from tests import make
from tests.make import TODAY
from tests.ui.eyes import clipped
from tests.ui.windows import placed

DAY = date(2026, 4, 1)


@pytest.fixture
def people(desk):
    return [make.delegate(desk.store, name) for name in ("周启明", "王芳")]


def press(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.primary.click()


def only(desk):
    with desk.store.reading() as session:
        (line,) = activity_list.lines(session, Filter(), TODAY)
        return activity_list.file(session, line.id, TODAY)


def test_an_activity_goes_from_its_plan_to_what_came_of_it_by_dialogs(desk, people, qtbot):
    make.suggestion(desk.store)
    form = TeamDialog(desk)
    form.name.set_value("沙河小组")
    form.members.set_value([Choice(each, "某") for each in people])
    press(qtbot, form)
    with desk.store.reading() as session:
        of = teams.named(session, "沙河小组")
    new = NewActivity(desk, f"team:{of}")
    new.when.set_value("planned")
    new.title_field.set_value("视察水渠")
    press(qtbot, new)
    file = only(desk)
    assert (file.line.state, file.line.called) == ("计划中", 2)
    press(qtbot, Notice(desk, file.line.id))
    hold = Hold(desk, file.line.id)
    hold.away.set_value([Choice(people[1], "王芳")])
    press(qtbot, hold)
    came = Conclude(desk, file.line.id)
    came.number.set_value("35")
    press(qtbot, came)
    attend = Attend(desk, file.line.id)
    attend.people.set_value([Choice(people[1], "王芳")])
    press(qtbot, attend)
    file = only(desk)
    assert (file.line.present, file.line.suggestions) == (2, 1)
    page = placed(qtbot, ActivityPage(desk, file.line.id))
    assert page.parts.lines.rowCount() == 2
    put_right(qtbot, desk, page, people[1])
    page.close_activity()
    assert only(desk).line.state == "已归档"
    edit = TeamDialog(desk, of)
    edit.members.set_value([Choice(people[0], "周启明")])
    edit.since.set_value(TODAY)
    press(qtbot, edit)
    with desk.store.reading() as session:
        assert teams.member_ids(session, of, date(2026, 6, 1)) == [people[0]]


def put_right(qtbot, desk, page, who):
    """Change what was entered of it, each with 撤销."""
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    page.parts.lines.set_ticked([who])
    assert page.there.bar.isVisible()
    page.say(Attendance.ABSENT, [who])
    assert (only(desk).line.absent, page.there.bar.isVisible()) == (1, False)
    page.reload()
    page.parts.edit_wanted.emit(who, "出席")
    again = Attend(desk, opened[-1][1])
    assert (again.how.value(), again.people.value()) == ("absent", (who,))
    again.how.set_value("leave")
    again.times.set_number(2)
    press(qtbot, again)
    page.leave_out([who])
    assert only(desk).line.called == 1
    desk.undo()
    assert [part.times for part in only(desk).parts if part.person_id == who] == [2]
    page.say(Attendance.PRESENT, [who])
    page.drop_outcome(only(desk).outcomes[0])
    page.take_back()
    assert only(desk).line.state == "已通知"
    desk.undo()
    edit = EditActivity(desk, page.id)
    edit.title_field.set_value("视察灌渠")
    edit.record.set_value("看了三处")
    press(qtbot, edit)
    assert (only(desk).line.title, only(desk).record) == ("视察灌渠", "看了三处")


def test_photos_are_dropped_on_the_page_of_an_activity(desk, people, qtbot, folder, tmp_path):
    desk.store.blobs = Blobs(folder.attachments, make.KEY)
    photo = tmp_path / "活动照片.jpg"
    photo.write_bytes(b"photo")
    with desk.store.writing("活动") as session:
        made = activities.plan(session, Facts(ActivityKind.TEAM, "视察"), today=TODAY)
    page = placed(qtbot, ActivityPage(desk, made))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    where, left = QPointF(300, 300), Qt.MouseButton.LeftButton
    drop = QDropEvent(where, Qt.DropAction.CopyAction, mime, left, Qt.KeyboardModifier.NoModifier)
    assert page.acceptDrops()
    assert page.files.eventFilter(page, drop)
    page.reload()
    said = {each.accessibleName() for each in page.files.findChildren(Link)}
    assert "打开活动照片.jpg" in said
    assert clipped(page) == []
    page.put_away()
    with desk.store.reading() as session:
        assert activity_list.count(session, Filter()) == 0
    desk.undo()
    page.reload()
    assert page.files.isVisible()


def acted(desk, who, other):
    make.suggestion(desk.store)
    with desk.store.writing("履职") as session:
        home = stations.add(session, "沙河站")
        visits.log(session, NewVisit(home, DAY, (who,)), today=TODAY)
        facts = Facts(ActivityKind.CONGRESS, "一次会议", term=19, session=1)
        sitting = activities.plan(session, facts, today=TODAY)
        came = [Attended(who, Attendance.PRESENT), Attended(other, Attendance.ABSENT)]
        activities.attend(session, sitting, came)
        activities.hold(session, sitting, on=DAY, today=TODAY)
        return delegates.newest_mandate(session, who), delegates.newest_mandate(session, other)


def test_the_file_of_a_delegate_shows_the_year_and_narrows_by_a_measure(desk, people, qtbot):
    first, missed = acted(desk, *people)
    page = placed(qtbot, DelegatePage(desk, first))
    assert [line.figure() for line in page.measures.lines[:2]] == ["1 / 1 次", "1 / 4 次"]
    page.measures.lines[1].click()
    assert page.shown.isVisible()
    page.measures.lines[5].click()  # 学习培训: nothing yet
    assert page.nothing.isVisible()
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    page.key_new()
    page.key_print()
    assert [kind for kind, _ in opened] == ["new-activity", "print"]
    printed = placed(qtbot, PrintPage(desk, opened[1][1]))
    assert [copy.words for copy in printed.copies] == ["周启明"]
    page.before.click()
    assert page.mandate_id == missed
    assert "再有一次代表资格终止" in page.file.absences
    page.after.click()
    assert page.mandate_id == first


def test_who_is_behind_is_a_list_by_rules_that_can_be_changed(desk, people, qtbot):
    acted(desk, *people)
    page = placed(qtbot, ActivitiesPage(desk, "behind"))
    assert page.duties.lines.rowCount() == 2  # 走访选民 of both
    assert "1 次活动" in page.head.note.full()
    rules = DutyDialog(desk, "2026")
    rules.least["走访选民"].set_number(0)
    rules.worth["领衔建议"].set_number(4.5)
    rules.every["出席大会"].set_value(False)
    rules.look()
    assert "到今天落后的 1 名，现在的要求是 2 名：王" in rules.note.words.full()
    rules.name.set_value("接访")
    rules.look()
    assert "再选数什么" in rules.note.words.full()
    rules.kinds.set_value([Choice("reception", "接待群众")])
    rules.times.set_number(0)
    rules.unit.set_value("人")
    rules.source.set_value("本省办法第二十条")
    press(qtbot, rules)
    with desk.store.reading() as session:
        asked = {t.name: t for t in duty.scheme(session, 2026).targets}
    new = asked["接访"]
    assert (new.least, new.unit, new.source) == (0, "人", "本省办法第二十条")
    assert "出席大会" not in asked
    with desk.store.reading() as session:
        assert duty.lines(session, duty.Filter(text="周"), 2026, TODAY)[0].points == 6.5
        assert duty.count(session, duty.Filter(behind=True), 2026, TODAY) == 1
    page.reload()
    assert page.duties.lines.rowCount() == 1
    page.tabs.choose("teams")
    page.reload()
    page.gather()
    page.tabs.choose("activities")
    page.pills.choose("kind", "team", "小组活动")
    page.reload()
    assert page.activities.lines.rowCount() == 0
