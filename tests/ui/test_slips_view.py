"""快速登记 by the keyboard alone: a slip after the other, a block pasted, a draft kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from npcdesk.office import opinion_list, slips, stations
from npcdesk.rules.slips import Slip
from npcdesk.ui.slips_view import SlipsView
from tests import make
from tests.ui import hands

KEY = Qt.Key


@pytest.fixture
def view(qtbot, desk, store):
    make.delegate(store, "陈国栋")
    make.delegate(store, "吴秀兰")
    with store.writing("登记站点") as session:
        stations.add(session, "青石镇代表之家")
    shown = SlipsView(desk)
    qtbot.addWidget(shown)
    shown.resize(1200, 600)
    shown.show()
    shown.reload()
    shown.sheet.setFocus()
    return shown


def typed(view, *cells):
    """Type one slip, a cell and Tab; Enter at its end."""
    for text in cells:
        if text:
            QTest.keyClick(view.sheet, KEY.Key_F2)
            editor = QGuiApplication.focusObject()
            hands.write(editor, text)
            QTest.keyClick(editor, KEY.Key_Tab)
        else:
            QTest.keyClick(view.sheet, KEY.Key_Tab)


def test_two_slips_are_typed_and_saved_and_the_second_takes_over_from_the_first(view, store):
    typed(
        view, "4.15", "青石镇代表之家", "cgd", "", "李桂芬", "", "二组", "水小", "供水", "当场答复"
    )
    QTest.keyClick(view.sheet, KEY.Key_Return)
    assert view.sheet.field() == "speaker"
    typed(view, "赵德厚", "", "", "低保怎么申请")
    assert view.sheet.lines.words(1, "day") == "4.15"
    assert view.save.text() == "保存 2 条"
    assert view.do_next()
    with store.reading() as session:
        rows = opinion_list.lines(session, opinion_list.Filter(), make.TODAY)
        assert slips.draft(session) == []
    assert {(row.held_on, row.speaker, row.state) for row in rows} == {
        (date(2026, 4, 15), "李桂芬", "已了结"),
        (date(2026, 4, 15), "赵德厚", "待处理"),
    }
    assert view.sheet.lines.typed() == []
    assert (view.sheet.current_id(), view.sheet.field()) == ("0", "day")


def test_what_cannot_be_entered_says_why_and_stays_as_a_draft(view, store, desk, qtbot):
    QGuiApplication.clipboard().setText(
        "日期\t站点\t接待代表\t姓名\t电话\t反映的问题\n"
        "4.15\t青石镇代表之家\t吴秀兰\t孙宝山\t1370001\t盖房挡光\n\t\t\t\t\t路灯坏了\n"
    )
    view.take_block()
    assert view.foot.text().startswith("2 条，1 条可以保存，1 条要改")
    assert "只有 7 位" in view.foot.text()
    view.do_next()
    assert [row.phone for row in view.sheet.lines.typed()] == ["1370001"]
    assert (view.sheet.current_id(), view.sheet.field()) == ("1", "speaker")
    view.hide()
    again = SlipsView(desk)
    qtbot.addWidget(again)
    again.reload()
    assert again.sheet.lines.typed()[0].station == "青石镇代表之家"


def test_control_d_copies_from_above_what_is_said_there(view):
    view.sheet.lines.show_rows([Slip(words="水小", category="供水"), Slip(words="灯不亮")])
    view.sheet.setCurrentIndex(view.sheet.lines.index(1, 9))
    QTest.keyClick(view.sheet, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert view.sheet.lines.rows[1].category == "供水"
