import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from npcdesk.settings import Look as StoredLook
from npcdesk.settings import TextSize
from npcdesk.ui import theme
from npcdesk.ui.buttons import primary
from npcdesk.ui.page import Page
from npcdesk.ui.palette import Answer, Found, Group
from npcdesk.ui.shell import Place, Shell
from npcdesk.ui.theme import Look
from tests.ui.conftest import NoStore
from tests.ui.lines import table

KEY, MOD = Qt.Key, Qt.KeyboardModifier


class Counting(Page):
    watches = frozenset({"suggestion"})

    def __init__(self, desk, title="建议办理"):
        super().__init__(desk, title)
        self.loads = 0
        self.found = 0

    def reload(self):
        self.loads += 1

    def key_find(self):
        self.found += 1


PLACES = (
    Place("today", "今日要办", "clipboard_task_list_ltr", lambda desk: Counting(desk, "今日要办")),
    Place("suggestions", "建议办理", "document_text", Counting),
)


def some_answer(text):
    if not text:
        return Answer([])
    return Answer(
        [
            Group(
                "建议",
                [Found(f"第{text}号", "办理中", "document_text", lambda: OPENED.append(text))],
            )
        ]
    )


OPENED = []


@pytest.fixture
def shell(qtbot, closed_desk):
    made = Shell(closed_desk, PLACES, some_answer)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def open_shell(shell):
    shell.desk.open_store(NoStore())
    return shell


def test_it_is_painted_before_the_file_is_open(shell):
    assert shell.stack.currentWidget() is shell.opening
    assert shell.page() is None
    shell.go("suggestions")
    assert shell.page() is None
    shell.desk.open_store(NoStore())
    assert shell.page() is shell.tab_page("suggestions")
    assert shell.page().loads == 1


def test_the_first_paint_imports_no_data_layer_and_no_paper():
    code = (
        "import sys\nfrom npcdesk.ui import dialogs, fields, list_card, shell\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'reportlab', 'pypdfium2', 'pydantic', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_it_fits_the_screens_of_the_offices(shell):
    least = shell.minimumSizeHint()
    assert least.width() <= 1180
    assert least.height() <= 640


def test_pages_are_made_once_and_when_first_shown(open_shell):
    assert open_shell.tab_page("suggestions") is None
    open_shell.go("suggestions")
    page = open_shell.page()
    open_shell.go("today")
    open_shell.go("suggestions")
    assert open_shell.page() is page


def test_keys_go_to_tabs(qtbot, open_shell):
    qtbot.keyClick(open_shell, KEY.Key_2, MOD.ControlModifier)
    assert open_shell.page().head.title.full() == "建议办理"
    qtbot.keyClick(open_shell, KEY.Key_1, MOD.ControlModifier)
    assert open_shell.page().head.title.full() == "今日要办"


def test_a_hidden_page_waits_with_its_reading(open_shell):
    page = open_shell.page()
    open_shell.go("suggestions")
    open_shell.desk.changes.note({"suggestion"})
    assert (page.loads, open_shell.page().loads) == (1, 2)
    open_shell.go("today")
    assert page.loads == 2
    open_shell.desk.changes.note({"station"})
    assert page.loads == 2


def test_record_types_are_known_by_name(open_shell):
    open_shell.desk.changes.note({type("suggestion", (), {})})
    assert open_shell.page().loads == 2


def test_a_paper_is_opened_over_the_tab_and_left_again(qtbot, open_shell):
    open_shell.opens(
        "suggestion", lambda wanted: open_shell.push(Counting(open_shell.desk, wanted))
    )
    tab = open_shell.page()
    open_shell.desk.open("suggestion", "第35号")
    first = open_shell.page()
    open_shell.desk.open("suggestion", "第36号")
    assert open_shell.page().head.title.full() == "第36号"
    qtbot.keyClick(open_shell, KEY.Key_Left, MOD.AltModifier)
    assert open_shell.page() is first
    first.closing.emit()
    assert open_shell.page() is tab
    open_shell.back()
    assert open_shell.page() is tab


def test_a_page_without_a_tab_belongs_to_the_one_below_it(open_shell):
    class Paper(Counting):
        tab = "suggestions"

    open_shell.push(Paper(open_shell.desk))
    open_shell.push(Counting(open_shell.desk, "打印"))
    assert open_shell.nav.buttons["suggestions"].isChecked()
    open_shell.back()
    open_shell.back()
    assert open_shell.nav.buttons["today"].isChecked()


@pytest.mark.parametrize("in_list", [False, True])
def test_a_page_begins_with_its_verb_unless_something_is_chosen_in_its_list(
    qtbot, open_shell, in_list
):
    class Chosen(Counting):
        begins_in_list = in_list

    page = Chosen(open_shell.desk)
    verb, list_ = primary("换届"), table(qtbot, 3)
    page.head.add(verb)
    page.body.addWidget(list_)
    open_shell.push(page)
    assert open_shell.focusWidget() is (list_ if in_list else verb)


def test_a_tab_can_be_asked_for_by_a_page(open_shell):
    open_shell.desk.open("tab:suggestions")
    assert open_shell.page().head.title.full() == "建议办理"
    open_shell.desk.open("no such kind", "x")


def test_the_page_answers_its_own_keys(qtbot, open_shell):
    qtbot.keyClick(open_shell, KEY.Key_F, MOD.ControlModifier)
    qtbot.keyClick(open_shell, KEY.Key_N, MOD.ControlModifier)
    qtbot.keyClick(open_shell, KEY.Key_F5)
    assert (open_shell.page().found, open_shell.page().loads) == (1, 2)


def test_text_grows_and_shrinks_by_keys_and_is_kept(qtbot, open_shell):
    width = open_shell.nav.width()
    for _ in range(5):
        qtbot.keyClick(open_shell, KEY.Key_Plus, MOD.ControlModifier)
    assert open_shell.desk.settings.text_size is TextSize.LARGER
    assert open_shell.nav.width() == round(width * 26 / 20)
    qtbot.keyClick(open_shell, KEY.Key_0, MOD.ControlModifier)
    assert (theme.look(), open_shell.nav.width()) == (Look(), width)
    qtbot.keyClick(open_shell, KEY.Key_Minus, MOD.ControlModifier)
    assert open_shell.desk.settings.text_size is TextSize.COMPACT
    qtbot.keyClick(open_shell, KEY.Key_0, MOD.ControlModifier)


def test_dark_is_chosen_and_kept(open_shell):
    open_shell.set_colours("dark")
    assert (theme.look().dark, open_shell.desk.settings.look) == (True, StoredLook.DARK)
    open_shell.set_colours("light")
    assert not theme.look().dark


def test_ctrl_k_searches_and_enter_opens(qtbot, open_shell):
    OPENED.clear()
    qtbot.keyClick(open_shell, KEY.Key_K, MOD.ControlModifier)
    palette = open_shell._palette
    assert palette is not None
    open_shell.search()
    assert open_shell._palette is palette
    qtbot.keyClicks(palette.field, "35")
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert OPENED == ["35"]
    assert open_shell._palette is None


def test_ctrl_z_takes_back_what_was_said(qtbot, open_shell):
    undone = []
    open_shell.desk.say("第28号已交办", lambda: undone.append(1))
    qtbot.keyClick(open_shell, KEY.Key_Z, MOD.ControlModifier)
    qtbot.keyClick(open_shell, KEY.Key_Z, MOD.ControlModifier)
    assert undone == [1]


def test_f6_goes_round_the_regions(qtbot, open_shell):
    qtbot.keyClick(open_shell, KEY.Key_F6)
    assert open_shell.nav.isAncestorOf(open_shell.focusWidget())
    qtbot.keyClick(open_shell, KEY.Key_F6)
    assert open_shell.page().isAncestorOf(open_shell.focusWidget())


def test_the_navigation_says_what_waits(open_shell):
    open_shell.nav.set_count("today", 7, "late")
    assert open_shell.nav.buttons["today"].accessibleName() == "今日要办，7 件"
    open_shell.nav.set_count("today", 0)
    assert open_shell.nav.buttons["today"].accessibleName() == "今日要办"


def test_every_control_has_a_name(open_shell):
    for kind in (QAbstractButton, QLineEdit):
        for control in open_shell.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or control.text(), control


def test_the_place_of_the_window_is_kept(qtbot, closed_desk):
    shell = Shell(closed_desk, PLACES)
    qtbot.addWidget(shell)
    shell.resize(1180, 690)
    shell.show()
    shell.close()
    assert closed_desk.settings.geometry
    again = Shell(closed_desk, PLACES)
    qtbot.addWidget(again)
    assert again.size() == shell.size()


def test_nothing_that_was_typed_is_taken_for_markup(open_shell):
    open_shell.nav.set_office("<b>示例县</b>", "第十九届")
    assert open_shell.nav.office.textFormat() is Qt.TextFormat.PlainText
    for label in open_shell.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_a_toast_covers_nothing_of_the_page_and_no_tab(open_shell):
    open_shell.desk.say("第28号已交办给县交通运输局等三个单位，7月6日前答复。", lambda: None)
    nav, box = open_shell.nav, open_shell.toasts.toast().geometry()
    assert nav.rect().contains(box)
    assert not any(box.intersects(tab.geometry()) for tab in nav.buttons.values())
    assert not box.intersects(nav.backup.geometry())
