"""While a suggestion is written, the past ones like it come up below its title."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npcdesk.models import Suggestion
from npcdesk.ui.buttons import Link
from npcdesk.ui.suggestion_dialog import SuggestionDialog
from npcdesk.ui.words import Words
from tests import make
from tests.ui.hands import write


def test_what_past_years_said_comes_up_and_opens_without_leaving_the_form(qtbot, desk, store):
    past = make.handed_over(store)
    make.suggestion(store, title="关于增加城北公交班次的建议", number="90")
    with store.writing("补正文") as session:
        session.get(Suggestion, past).body = "桥面破损，护栏缺失。"
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    dialog = SuggestionDialog(desk)
    dialog.open()
    alike = dialog.alike
    assert not alike.isVisible()
    write(dialog.headline.line, "关于修缮沙河桥的建议")
    qtbot.waitUntil(alike.isVisible, timeout=3000)
    assert [each.line.id for each in alike.shown()] == [past]
    line = alike.findChild(Link)
    assert line.accessibleName().split("　")[0] == "第35号"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "桥面破损，护栏缺失。" in "".join(each.text() for each in alike.findChildren(Words))
    (there,) = [each for each in alike.findChildren(Link) if each.text() == "打开这一件"]
    QTest.mouseClick(there, Qt.MouseButton.LeftButton)
    assert opened == [("suggestion", past)]
    dialog.headline.set_value("关于别的事情的建议")
    qtbot.waitUntil(lambda: not alike.isVisible(), timeout=3000)
    dialog.give_up()


def test_what_comes_up_while_one_types_does_not_catch_the_tab(qtbot, desk, store):
    make.handed_over(store)
    dialog = SuggestionDialog(desk)
    dialog.open()
    write(dialog.headline.line, "关于修缮沙河桥的建议")
    qtbot.waitUntil(dialog.alike.isVisible, timeout=3000)
    assert dialog.alike.head.text() == "有 1 件相似的，点开看原文"  # of this session, too
    dialog.headline.take_focus()
    QTest.keyClick(dialog.headline.line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.lead.line
    seen = set()
    while dialog.focusWidget() not in seen:
        seen.add(dialog.focusWidget())
        dialog.focusNextPrevChild(True)
    assert dialog.alike.findChild(Link) in seen
    dialog.give_up()
