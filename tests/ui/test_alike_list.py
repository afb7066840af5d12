"""While a suggestion is written, the past ones like it come up below its title."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from npcdesk.models import Suggestion
from npcdesk.office import suggestion_ends, suggestion_list
from npcdesk.ui.buttons import Link
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.review_dialog import MergeDialog
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
    assert dialog.alike.head.text() == "有 1 件相似的，点开看原文，没办完的可以并入"
    dialog.headline.take_focus()
    QTest.keyClick(dialog.headline.line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.lead.line
    seen = set()
    while dialog.focusWidget() not in seen:
        seen.add(dialog.focusWidget())
        dialog.focusNextPrevChild(True)
    assert dialog.alike.findChild(Link) in seen
    dialog.give_up()


def test_what_is_like_an_open_paper_is_merged_into_it_as_soon_as_it_is_entered(qtbot, desk, store):
    past = make.handed_over(store)
    closed = make.suggestion(store, title="关于修缮沙河桥栏杆的建议", number="36")
    with store.writing("撤回") as session:
        suggestion_ends.withdraw(
            session, closed, on=make.TODAY, today=make.TODAY, reason="已经办成"
        )
    opened, stood = [], []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    dialog = SuggestionDialog(desk)
    desk.open_wanted.connect(lambda kind, _wanted: stood.append((kind, dialog.stays())))
    dialog.open()
    write(dialog.headline.line, "关于修缮沙河桥的建议")
    qtbot.waitUntil(dialog.alike.isVisible, timeout=3000)
    for number in dialog.alike.findChildren(Link):
        QTest.keyClick(number, Qt.Key.Key_Return)
    offered = [each for each in dialog.alike.findChildren(Link) if "并入" in each.text()]
    assert [each.text() for each in offered] == ["登记以后并入这一件"]
    QTest.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    assert "并入第35号" in dialog.note.words.text()
    dialog.lead.set_value(Choice(make.delegate(store, "陆明"), "陆明"))
    dialog.primary.click()
    (_page, (kind, wanted)) = opened
    assert kind == "merge"
    assert stood[-1] == ("merge", False)  # what stands on a dialog that closes would go with it
    merging = MergeDialog(desk, wanted)
    assert merging.other.value() == past
    merging.primary.click()
    with store.reading() as session:
        assert (
            suggestion_list.paper(session, wanted.partition(":")[0], make.TODAY).line.state.value
            == "终止"
        )


def test_what_is_numbered_after_all_is_not_merged(qtbot, desk, store):
    make.handed_over(store)
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    dialog = SuggestionDialog(desk)
    dialog.open()
    write(dialog.headline.line, "关于修缮沙河桥的建议")
    qtbot.waitUntil(dialog.alike.isVisible, timeout=3000)
    dialog._merge_into(dialog.alike.shown()[0])
    assert "不单独编号" in dialog.note.words.full()
    dialog.filed.tick.click()
    assert dialog.note.isHidden()
    dialog.lead.set_value(Choice(make.delegate(store, "王芳"), "王芳"))
    dialog.number.set_value("36")
    dialog.primary.click()
    assert [kind for kind, _ in opened] == ["suggestion"]
