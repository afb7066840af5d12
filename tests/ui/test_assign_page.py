"""批量交办 in the window: typed, filled down, judged row by row, written at once."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from npcdesk.office import assignments, suggestions
from npcdesk.rules.suggestion_life import State
from npcdesk.ui.assign_model import CO, DUE, LEADS, NUMBER
from npcdesk.ui.buttons import Link
from npcdesk.ui.print_copies import copies
from npcdesk.ui.sheet_view import UnitsLine
from tests import make
from tests.ui.hands import write
from tests.ui.paper_screens import CTRL, shown

ROADS, WATER = "县交通运输局", "县水利局"


@pytest.fixture
def papers(store):
    make.unit(store, ROADS)
    make.unit(store, WATER)
    return [make.suggestion(store, title=f"关于{n}的建议", number=str(n)) for n in (7, 8, 9, 10)]


@pytest.fixture
def page(qtbot, desk, papers):
    made = shown(qtbot, desk, "assign")
    made.sheet.setFocus()
    return made


def at(page, row, column):
    page.sheet.setCurrentIndex(page.sheet.lines.index(row, column))


def typed(page, words, key=Qt.Key.Key_Return):
    QTest.keyClick(page.sheet, Qt.Key.Key_F2)
    (line,) = [each for each in page.sheet.findChildren(UnitsLine) if each.isVisible()]
    if words.isascii():
        QTest.keyClicks(line, words)
    else:
        line.clear()
        write(line, words)
    QTest.keyClick(line, key)


def test_a_meeting_is_handed_over_by_keyboard(qtbot, page, store, papers):
    page.on.set_value(date(2026, 2, 3))
    at(page, 0, LEADS)
    typed(page, "slj")
    assert page.sheet.lines.rows[0].leads == (WATER,)
    assert page.sheet.currentIndex().row() == 1
    QTest.keyClick(page.sheet, Qt.Key.Key_D, CTRL)
    assert page.sheet.lines.rows[1].leads == (WATER,)
    at(page, 1, CO)
    typed(page, ROADS)
    at(page, 2, LEADS)
    typed(page, "县水务局")
    assert "是县水利局吗" in page.problem.text()
    qtbot.waitUntil(lambda: page.foot.text() == "4 件，已认下 2，预填 0，还缺 2")
    assert page.go.text() == "交办 2 件"
    page.sheet.selectionModel().select(
        page.sheet.lines.index(1, LEADS), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    page.meeting.set_value("十九届一次会议建议交办会")
    opened = []
    page.desk.open_wanted.connect(lambda *said: opened.append(said))
    page.go.click()
    assert opened == [("print", f"hand-over-notice:{papers[0]},{papers[1]}")]
    notices = copies(page.desk, "hand-over-notice", papers[:2])
    assert [(copy.words[-3:], copy.note) for copy in notices] == [
        ("水利局", "2 件"),
        ("运输局", "1 件"),
    ]
    assert notices[0].paper.meeting == "十九届一次会议建议交办会"
    slips = copies(page.desk, "hand-over-slip", papers[:2])
    assert [copy.words[-3:] for copy in slips] == ["水利局", "水利局", "运输局"]
    assert [row.line.number for row in page.sheet.lines.rows] == ["9", "10"]
    with store.reading() as session:
        stand = [suggestions.standing(session, each) for each in papers]
    assert [now.state for now in stand] == [State.HANDLED] * 2 + [State.FILED] * 2
    assert stand[0].handed_by.how == "十九届一次会议建议交办会"
    assert stand[0].handed_on == date(2026, 2, 3)
    assert page.sheet.lines.rows[0].leads == ("县水务局",)  # what was typed stays


def test_only_what_was_taken_is_written(qtbot, page):
    row = page.sheet.lines.rows[0]
    row.leads = (ROADS,)
    page.sheet.lines.judge_again([row])
    assert not page.go.isEnabled()
    qtbot.waitUntil(lambda: page.foot.text() == "4 件，已认下 0，预填 1，还缺 3")
    at(page, 0, LEADS)
    QTest.keyClick(page.sheet, Qt.Key.Key_Return)
    assert row.taken
    assert page.go.isEnabled()
    QTest.keyClick(page.sheet, Qt.Key.Key_Up)
    QTest.keyClick(page.sheet, Qt.Key.Key_Delete)
    assert not row.taken


def test_what_is_typed_is_there_when_the_program_is_opened_again(qtbot, page, store, papers):
    at(page, 1, LEADS)
    typed(page, WATER)
    at(page, 1, DUE)
    QTest.keyClick(page.sheet, Qt.Key.Key_Space)
    page.number.set_value("示人办函〔2026〕3号")
    page.on.set_value(date(2026, 2, 3))
    page.hide()
    again = shown(qtbot, page.desk, "assign")
    row = again.sheet.lines.rows[1]
    assert (row.leads, row.longest, row.taken) == ((WATER,), True, True)
    assert again.number.value() == "示人办函〔2026〕3号"
    assert again.sheet.lines.words(1, DUE) == "2026.8.3"
    cell = again.sheet.cell(1, DUE)
    assert (cell.ground, cell.ink) == ("soon_soft", "soon")
    at(again, 1, DUE)
    assert again.problem.text() == "第8号的期限用了较长的期限，一般是 2026年5月6日"
    again.go.click()
    with store.reading() as session:
        assert suggestions.standing(session, papers[1]).due_on == date(2026, 8, 3)
        assert dict(assignments.draft(session).rows) == {}


def test_units_of_like_papers_are_proposed_and_never_written_by_themselves(qtbot, desk, store):
    make.unit(store, WATER)
    make.handed_over(store, title="关于修缮沙河桥的建议", number="1", on=date(2026, 2, 3))
    waits = make.suggestion(store, title="关于修缮沙河桥护栏的建议", number="2")
    make.suggestion(store, title="关于推广中药材种植的建议", number="3")
    page = shown(qtbot, desk, "assign")
    row = page.sheet.lines.rows[0]
    qtbot.waitUntil(lambda: row.leads == (ROADS,))
    assert (row.line.id, row.taken, page.go.isEnabled()) == (waits, False, False)
    assert page.sheet.cell(0, LEADS).ink == "text3"
    at(page, 0, LEADS)
    assert page.problem.text().startswith("第2号按往年相似件预填，请核对：")
    offered = page.choices("")[0]
    assert (offered.words, offered.note) == (ROADS, "今年同类 1 件　在办 1 件")
    assert page.choices("局")[0].words == ROADS
    QTest.keyClick(page.sheet, Qt.Key.Key_Delete)
    page.reload()  # another wrote; what was taken away is not proposed again
    assert page.sheet.lines.rows[0].leads == ()
    at(page, 0, LEADS)
    QTest.keyClick(page.sheet, Qt.Key.Key_F2)
    page.past.found.emit(list(page.past.known.values()))
    assert page.sheet.typed_row() == 0  # being typed: left alone
    assert page.sheet.lines.rows[0].leads == ()


def paste(page, block):
    QGuiApplication.clipboard().setText(block)
    QTest.keyClick(page.sheet, Qt.Key.Key_V, CTRL)


def units(page):
    return [(row.leads, row.co) for row in page.sheet.lines.rows]


def test_a_block_from_excel_is_pasted_judged_counted_and_taken_back(page):
    at(page, 1, LEADS)
    paste(page, f"slj\t{ROADS}\n水务\t\n交通运输局\t\n{WATER}\t\n")
    assert units(page) == [((), ()), ((WATER,), (ROADS,)), (("水务",), ()), ((ROADS,), ())]
    assert "第9号" in page.problem.text()  # 水务 is no unit: said for its row, and kept
    assert "第 4 行：表里没有更多的行了" in page.note.words.text()
    assert page.go.text() == "交办 2 件"
    assert page.counts.said() == [
        ("单位", "主办", "协办"),
        (ROADS, "1", "1"),
        (WATER, "1", "0"),
        ("还没定", "2", ""),
    ]
    typed(page, WATER)  # the cell where it began
    QTest.keyClick(page.sheet, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(page.sheet, Qt.Key.Key_Z, CTRL)
    assert units(page) == [((), ())] * 4
    assert page.counts.said()[1:] == [("还没定", "4", "")]


def test_a_list_with_numbers_finds_its_rows_and_what_finds_none_stays_on_the_clipboard(page):
    at(page, 0, NUMBER)
    paste(page, f"编号\t主办单位\n010\t{ROADS}\n99\t{WATER}\n07\t{WATER}\n")
    assert units(page)[0] == ((WATER,), ())
    assert units(page)[3] == ((ROADS,), ())
    assert "第 3 行：第99号不在待交办的里面" in page.note.words.text()
    page.note.findChild(Link).click()
    assert QGuiApplication.clipboard().text() == f"99\t{WATER}"
    page.desk.undo()
    assert units(page) == [((), ())] * 4


def test_a_day_that_does_not_fit_is_shown_at_the_day_not_at_the_units(qtbot, page):
    at(page, 0, LEADS)
    typed(page, "slj")
    page.on.set_value(date(2026, 1, 23))  # before it was filed
    page.on.changed.emit()
    qtbot.waitUntil(lambda: page.sheet.lines.rows[0].problem != "")
    assert [page.sheet.cell(0, column).bad for column in (LEADS, CO, DUE)] == [False, False, True]
    at(page, 1, LEADS)
    typed(page, "县水务局")
    assert [page.sheet.cell(1, column).bad for column in (LEADS, CO, DUE)] == [True, False, False]


def test_units_that_are_not_known_yet_are_entered_from_the_sheet(qtbot, page, store):
    at(page, 0, LEADS)
    paste(page, f"县林业局\t县财政局\n{WATER}\t\n")
    assert page.go.text() == "交办 1 件"
    assert page.unknown.words.text() == "承办单位里没有“县林业局”、“县财政局”。"
    assert not page.sheet.cell(1, CO).bad
    button = page.unknown.findChildren(Link)[-1]
    button.setFocus()
    button.click()
    qtbot.waitUntil(lambda: page.go.text() == "交办 2 件")
    assert not page.unknown.isVisible()
    assert page.window().focusWidget() is page.sheet
    page.desk.undo()
    qtbot.waitUntil(lambda: page.go.text() == "交办 1 件")


def test_what_was_typed_is_there_again_when_the_page_is_opened_anew(qtbot, desk, page):
    at(page, 0, LEADS)
    typed(page, "slj")
    at(page, 2, LEADS)
    typed(page, "县水务局")
    page.meeting.set_value("交办会")
    page.hide()  # another tab
    again = shown(qtbot, desk, "assign")
    assert units(again)[0] == ((WATER,), ())
    assert again.meeting.value() == "交办会"
    assert (again.go.text(), again.sheet.lines.rows[2].problem != "") == ("交办 1 件", True)
    again.go.click()
    again.hide()
    later = shown(qtbot, desk, "assign")
    assert [row.line.number for row in later.sheet.lines.rows] == ["8", "9", "10"]
    assert later.sheet.lines.rows[1].leads == ("县水务局",)


def test_tabs_show_what_is_not_taken_and_what_is_to_be_mended(qtbot, page):
    at(page, 1, LEADS)
    typed(page, "县水务局")
    at(page, 3, LEADS)
    typed(page, "slj")
    counts = {each.key: each.count for each in (b.tab for b in page.tabs._buttons.values())}
    assert counts == {"": 4, "open": 2, "bad": 1}
    page.tabs.choose("open")
    page.tabs.chosen_changed.emit("open")
    assert page.sheet.shown_rows() == [0, 2]
    assert page.sheet.currentIndex().row() == 0
    paste(page, f"{WATER}\n{ROADS}\n")  # one after another, as seen
    assert units(page) == [((WATER,), ()), (("县水务局",), ()), ((ROADS,), ()), ((WATER,), ())]
    assert page.sheet.shown_rows() == [0, 2]  # what is worked on stays in sight
    at(page, 0, CO)
    QTest.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert page.tabs.chosen() == ""
    assert page.sheet.shown_rows() == [0, 1, 2, 3]
