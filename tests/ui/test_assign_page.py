"""批量交办 in the window: typed, filled down, judged row by row, written at once."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from npcdesk.office import suggestions
from npcdesk.rules.suggestion_life import State
from npcdesk.ui.assign_sheet import CO, LEADS, UnitsLine
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


def test_a_meeting_is_handed_over_by_keyboard(page, store, papers):
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
    assert "是县水利局吗" in page.foot.text()
    assert page.go.text() == "交办 2 件"
    page.sheet.selectionModel().select(
        page.sheet.lines.index(1, LEADS), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    page.meeting.set_value("十九届一次会议建议交办会")
    page.go.click()
    assert [row.line.number for row in page.sheet.lines.rows] == ["9", "10"]
    with store.reading() as session:
        stand = [suggestions.standing(session, each) for each in papers]
    assert [now.state for now in stand] == [State.HANDLED] * 2 + [State.FILED] * 2
    assert stand[0].handed_by.how == "十九届一次会议建议交办会"
    assert stand[0].handed_on == date(2026, 2, 3)
    assert page.sheet.lines.rows[0].leads == ("县水务局",)  # what was typed stays


def test_only_what_was_taken_is_written(page):
    row = page.sheet.lines.rows[0]
    row.leads = (ROADS,)
    page.sheet.lines.judge_again([row])
    assert not page.go.isEnabled()
    assert "预填 1 件" in page.foot.text()
    at(page, 0, LEADS)
    QTest.keyClick(page.sheet, Qt.Key.Key_Return)
    assert row.taken
    assert page.go.isEnabled()
    QTest.keyClick(page.sheet, Qt.Key.Key_Up)
    QTest.keyClick(page.sheet, Qt.Key.Key_Delete)
    assert not row.taken
