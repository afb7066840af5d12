"""快速登记 by the keyboard alone: a slip after the other, a block pasted, a draft kept."""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from npcdesk.office import opinion_list, roster, slips, stations
from npcdesk.office.windows import Window
from npcdesk.rules.slips import Slip
from npcdesk.ui.slips_view import SlipsView
from tests import make
from tests.ui import hands

KEY = Qt.Key
SAID = ("", "李桂芬", "", "二组", "自来水早晚水小")


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
    """Type one slip, a cell and Tab; return how many keys it took beside the words."""
    keys = 0
    for text in cells:
        line = view.sheet
        if text:
            QTest.keyClick(line, KEY.Key_F2)
            line = QGuiApplication.focusObject()
            hands.write(line, text)
            keys += 1
        QTest.keyClick(line, KEY.Key_Tab)
        keys += 1
    return keys


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


def test_a_year_of_forty_delegates_is_entered_by_few_keys_a_slip(view, store):
    """Four receptions a year each; ten slips in five minutes leave half a minute for one."""
    names = [f"{a}{b}" for a in "王李张刘陈杨赵黄" for b in "国建明秀玉"]
    for name in names:
        make.delegate(store, name)
    keys, began = 0, time.process_time()
    for month in range(1, 5):
        assert (view.sheet.current_id(), view.sheet.field()) == ("0", "day")
        for n, name in enumerate(names):
            view.sheet.setCurrentIndex(view.sheet.lines.index(n, 1))
            day = f"{month}.{n % 25 + 1}"
            keys += typed(view, day, "" if n else "青石镇代表之家", name, *SAID)
        assert view.do_next()
    spent = time.process_time() - began
    with store.reading() as session:
        lines = roster.lines(session, roster.Filter(), year=2026, window=Window(0, 100))
        assert opinion_list.total(session) == 160
    assert {line.visits for line in lines if line.name in names} == {4}
    assert keys / 160 < 14
    assert spent / 160 < 1, spent
