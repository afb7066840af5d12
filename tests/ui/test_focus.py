"""The keyboard in the real window: where the focus is after a deed, and the way Tab goes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QVBoxLayout, QWidget

from npcdesk.office import groups, stations, suggestions, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.ui import focus
from npcdesk.ui.board import CardButton
from npcdesk.ui.due_list import DueRow
from npcdesk.ui.fields import TextField
from tests import make
from tests.make import TODAY
from tests.ui.hands import write
from tests.ui.windows import window_in_hand

KEY, MOD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(qtbot, folder):
    with window_in_hand(qtbot, folder) as window:
        yield window


def here():
    return QApplication.focusWidget()


def press(key, mods=MOD.NoModifier):
    QTest.keyClick(here(), key, mods)


def words(widget=None):
    widget = widget or here()
    return (widget.text() if hasattr(widget, "text") else "") or widget.accessibleName()


def dialog_over(qtbot, window):
    """Wait for the dialog that was asked for and has the keyboard."""

    def found():
        return [each for each in window.findChildren(QDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].isAncestorOf(here() or window))
    return found()[0]


def done(qtbot, window):
    """Do the deed of the dialog with Ctrl+Enter and wait until the window is back."""
    dialog = dialog_over(qtbot, window)
    press(KEY.Key_Return, MOD.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted, dialog.refusal.words.text()
    come_back(qtbot, window)


def come_back(qtbot, window):
    """The window system gives the keyboard back to the window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.wait(1)


def opened(qtbot, window, kind, wanted):
    window.desk.open(kind, wanted)
    qtbot.wait(1)  # what a page makes is shown with the next turn


def step(qtbot, window, fill=None):
    """Press Enter where the focus is, fill the dialog in and do its deed."""
    press(KEY.Key_Return)
    dialog = dialog_over(qtbot, window)
    if fill is not None:
        fill(dialog)
    done(qtbot, window)


def test_after_each_step_the_focus_is_on_the_next_one(qtbot, window):
    store = window.desk.store
    paper = make.suggestion(store, number="")
    make.unit(store)
    opened(qtbot, window, "suggestion", paper)
    assert words().strip() == "立案编号"
    step(qtbot, window, lambda _dialog: write(here(), "35"))
    assert words().strip() == "交办"

    def choose_unit(dialog):
        dialog.lead.take_focus()
        write(here(), "县交通")
        press(KEY.Key_Return)

    step(qtbot, window, choose_unit)
    assert words().strip() == "登记答复"

    def reply(dialog):
        dialog.signer.set_value("张工")
        dialog.outcome.set_value("A")

    step(qtbot, window, reply)
    assert words().strip() == "登记评价"
    step(qtbot, window, lambda dialog: dialog.rating.set_value("satisfied"))
    assert words().strip() == "办结"
    make.suggestion(store, number="36")  # the next one
    window.reload()
    window.page()._verbs.itemAt(0).widget().setFocus()
    step(qtbot, window)
    assert words().strip() == "下一件"


def test_a_step_beside_the_next_one_comes_back_to_the_primary_button(qtbot, window):
    paper = make.handed_over(window.desk.store)
    opened(qtbot, window, "suggestion", paper)
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    assert words().strip() == "记录催办"
    step(qtbot, window, lambda _dialog: write(here(), "电话"))
    assert words().strip() == "登记答复"


def test_a_dialog_that_is_given_up_leaves_the_focus_where_it_was(qtbot, window):
    opened(qtbot, window, "suggestion", make.handed_over(window.desk.store))
    press(KEY.Key_Tab)
    stood = here()
    press(KEY.Key_Return)
    dialog_over(qtbot, window)
    press(KEY.Key_Escape)
    come_back(qtbot, window)
    assert here() is stood


def test_a_page_that_is_left_gives_back_the_row_it_was_opened_from(qtbot, window):
    for number in ("35", "36", "37"):
        make.handed_over(window.desk.store, number=number)
    window.go("suggestions")
    table = window.page().table
    assert here() is table
    table.select_row(1)
    opened = table.current_id()
    press(KEY.Key_Return)
    assert window.page().suggestion_id == opened
    QTest.keyClick(here(), KEY.Key_Left, MOD.AltModifier)
    assert here() is table
    assert table.current_id() == opened


def test_a_record_that_left_the_list_gives_way_to_the_next(qtbot, window):
    papers = [make.suggestion(window.desk.store, number=str(n)) for n in range(35, 39)]
    window.go("suggestions")
    page = window.page()
    page.tabs.choose("待交办")
    page.reload()
    table = page.table
    ids = [table.lines.id_at(row) for row in range(table.lines.rowCount())]
    assert set(ids) == set(papers)
    table.select_row(2)
    unit = make.unit(window.desk.store)
    with window.desk.store.writing("交办") as session:
        suggestions.hand_over(session, ids[2], lead_ids=[unit], on=TODAY, today=TODAY)
    assert table.lines.rowCount() == 3
    assert table.current_id() == ids[3]
    assert here() is table


def test_a_line_of_today_is_found_again_after_a_deed(qtbot, window):
    store = window.desk.store
    papers = [make.handed_over(store, on=date(2026, 1, 29), number=str(n)) for n in (35, 36, 37)]
    window.go("today")
    qtbot.wait(1)
    assert isinstance(here(), DueRow)
    press(KEY.Key_Down)
    second = here().line.id
    assert second.removeprefix("urge:") in papers
    press(KEY.Key_Return, MOD.ControlModifier)
    dialog_over(qtbot, window)
    write(here(), "电话")
    done(qtbot, window)
    assert isinstance(here(), DueRow)
    assert here().line.id == second
    assert here().isVisible()


def test_a_card_of_the_board_is_found_again_after_its_page(qtbot, window):
    store = window.desk.store
    some = [make.handed_over(store, number=n) for n in ("35", "36")]
    with store.writing("督办") as session:
        group = groups.form(
            session, name="第一督办组", leader="高振华", decided_on=TODAY, today=TODAY
        )
        for paper in some:
            groups.choose(session, group, paper, on=TODAY)
    window.go("supervision")
    assert isinstance(here(), CardButton)
    press(KEY.Key_Down)
    stood = here().card.id
    press(KEY.Key_Return)
    assert window.page().suggestion_id == stood
    with store.writing("催办") as session:
        suggestions.urge(session, stood, on=TODAY, today=TODAY, how="电话")
    QTest.keyClick(here(), KEY.Key_Left, MOD.AltModifier)
    assert isinstance(here(), CardButton)
    assert here().card.id == stood


def test_the_toast_gives_the_focus_back_to_the_page(qtbot, window):
    paper = make.suggestion(window.desk.store)
    make.unit(window.desk.store)
    opened(qtbot, window, "suggestion", paper)
    step(qtbot, window, lambda dialog: dialog.lead.set_value(dialog.picks.named("县交通运输局")))
    assert words().strip() == "登记答复"
    press(KEY.Key_F6)
    assert words() == "撤销"
    press(KEY.Key_Return)
    assert words().strip() == "交办"


def test_tab_goes_as_the_eye_does(qtbot, window):
    opened(qtbot, window, "suggestion", make.handed_over(window.desk.store))
    page = window.page()
    names = [words(each).strip() for each in focus.stops(page)]
    assert names[0] == "建议办理"
    assert names[1] == "找代表、建议、单位"
    assert names[2:5] == ["登记答复", "登记签收", "记录催办"]
    assert names.index("更多") < names.index("打印") < names.index("办理经过")
    before = here()
    press(KEY.Key_Tab)
    assert words().strip() == "登记签收"
    press(KEY.Key_Backtab)
    assert here() is before


def test_a_group_of_which_one_is_chosen_is_one_stop(window):
    tabs = window.nav.buttons
    chosen = [each for each in focus.stops(window.nav) if each in tabs.values()]
    assert chosen == [tabs["today"]]


def test_ctrl_enter_does_the_deed_of_the_line_not_of_the_first_one(qtbot, window):
    store = window.desk.store
    for number in ("35", "36"):
        make.handed_over(store, on=date(2026, 1, 29), number=number)
    window.go("today")
    qtbot.wait(1)
    asked = []
    press(KEY.Key_Down)
    second = here().line.id
    window.desk.open_wanted.connect(lambda kind, wanted: asked.append((kind, wanted)))
    window.press_primary()
    assert asked == [("urge", second.removeprefix("urge:"))]


def test_the_keyboard_reaches_every_block_of_the_visits(qtbot, window):
    store, said = window.desk.store, (NewOpinion("自来水早晚水小。"),)
    who = make.delegate(store)
    with store.writing("登记站点") as session:
        station = stations.add(session, "青石镇代表之家")
    with store.writing("登记接待") as session:
        held = NewVisit(station, TODAY, (who,), opinions=said)
        visits.log(session, held, today=TODAY)
    window.go("stations")
    page = window.page()
    page.see_visits(station)
    for block in (page.visit_pane, window.nav, page.head, page._tools_line):
        press(KEY.Key_F6)
        assert block.isAncestorOf(here()), (block, here())
    press(KEY.Key_F6)
    assert here() is page.visits
    press(KEY.Key_F6, MOD.ShiftModifier)
    assert page._tools_line.isAncestorOf(here())
    press(KEY.Key_Return, MOD.ControlModifier)  # what waits becomes a suggestion
    assert "建议" in dialog_over(qtbot, window).accessibleName()


def test_a_field_comes_into_sight_with_its_label(qtbot, desk):
    column, window, inside = QVBoxLayout(), QWidget(), QWidget()
    area = QScrollArea(window)
    fields = [TextField(f"第{n}栏", hint="可以不填") for n in range(9)]
    for field in fields:
        column.addWidget(field)
    inside.setLayout(column)
    area.setWidget(inside)
    area.resize(300, 160)
    qtbot.addWidget(window)
    window.show()
    for field in (fields[5], fields[2]):  # from above, from below
        focus.go_to(field.line)
        focus.bring_into_sight(field.line)
        top = field.label.mapTo(area.viewport(), field.label.rect().topLeft())
        below = field.below.mapTo(area.viewport(), field.below.rect().bottomLeft())
        assert area.viewport().rect().contains(top)
        assert area.viewport().rect().contains(below)
