"""Conditions are kept under a name on this computer, chosen again, renamed, taken away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from npcdesk import settings
from npcdesk.ui.name_dialog import NameDialog
from npcdesk.ui.suggestions_page import SuggestionsPage
from tests import make
from tests.ui.hands import write


def shown(page):
    return [page.table.lines.line(row).number for row in range(page.table.lines.rowCount())]


def menu_of(page, *names):
    """Return the action that stands under these words."""
    menu = page.saved.menu()
    for name in names[:-1]:
        menu = next(each for each in menu.findChildren(QMenu) if each.title() == name)
    (action,) = [each for each in menu.actions() if each.text() == names[-1]]
    return action


def test_conditions_are_kept_and_chosen_again(qtbot, desk, store, tmp_path):
    for number in ("35", "36"):
        make.handed_over(store, number=number, title=f"关于沙河{number}的建议")
    make.suggestion(store, number="37", title="关于沙河三十七的建议")
    kept = tmp_path / "settings.json"
    desk._keep = lambda chosen: settings.save(kept, chosen)
    page = SuggestionsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    page.tabs.choose("办理中")
    page.pills.choose("session", "19-1", "十九届一次会议")
    page.search.show_silently("沙河")
    page.reload()
    menu_of(page, "保存现在的条件…").trigger()
    dialog = page.findChild(NameDialog) or page.window().findChild(NameDialog)
    write(dialog.name.line, "一次会议在办的")
    QTest.keyClick(dialog.name.line, Qt.Key.Key_Return)
    page.clear()
    assert len(shown(page)) == 3
    assert not menu_of(page, "一次会议在办的").isChecked()
    menu_of(page, "一次会议在办的").trigger()
    assert sorted(shown(page)) == ["35", "36"]
    assert page.search.words() == "沙河"
    assert page.tabs.chosen() == "办理中"
    assert menu_of(page, "一次会议在办的").isChecked()
    page.saved.rename("一次会议在办的", "在办")
    assert list(settings.load(kept).filters["suggestions"]) == page.saved.names() == ["在办"]
    menu_of(page, "删去", "在办").trigger()
    assert page.saved.names() == []
    desk.undo()
    assert page.saved.names() == ["在办"]
