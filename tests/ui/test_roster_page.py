"""代表名册: the list, the pane beside it, the form behind it, and the workbook it gives."""

import logging
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from npcdesk.job import finish
from npcdesk.office import delegates, id_numbers, shown_numbers, visits
from npcdesk.store import Store
from npcdesk.ui.delegate_dialog import DelegateDialog
from npcdesk.ui.desk import Desk, Said
from npcdesk.ui.office_dialogs import OfficeDialog
from npcdesk.ui.pick_fields import Choice
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.roster_place_dialog import RosterPlaceDialog
from npcdesk.ui.roster_routes import ROUTES
from npcdesk.ui.words import Words
from npcdesk.workbooks.roster import read_roster
from tests import make
from tests.ui.hands import write


def _shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1198, 740)
    widget.show()


def _page(qtbot: QtBot, desk: Desk) -> RosterPage:
    page = RosterPage(desk)
    _shown(qtbot, page)
    return page


def _names(page: RosterPage) -> list[str]:
    lines = page.table.lines
    return [lines.line(row).name for row in range(lines.rowCount())]


def _said(desk: Desk) -> list[str]:
    told: list[str] = []

    def hear(said: Said) -> None:
        told.append(said.text)

    desk.said.connect(hear)
    return told


def test_lines_stand_by_strokes_and_another_order_says_its_rule(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    for name, number in (("田大利", "1"), ("丁志强", "3"), ("陈国栋", "2")):
        make.delegate(store, name, delegate_number=number)
    page = _page(qtbot, desk)
    assert _names(page) == ["丁志强", "田大利", "陈国栋"]
    assert "共 3 名代表" in page.card.footer.text()
    assert "按姓名笔画" in page.card.footer.text()
    page.order_by("number")
    assert _names(page) == ["田大利", "陈国栋", "丁志强"]
    page.order_by("pinyin")
    assert _names(page) == ["陈国栋", "丁志强", "田大利"]
    assert "按姓名拼音" in page.card.footer.text()


def test_the_rule_of_strokes_follows_the_office_and_is_written_below(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    for name in ("田富", "田大利", "王𬭚"):
        make.delegate(store, name)
    page = _page(qtbot, desk)
    assert _names(page) == ["王𬭚", "田富", "田大利"]
    assert "按姓名笔画排列（单名在前）；1 人的字序待定" in page.card.footer.text()
    dialog = OfficeDialog(desk)
    qtbot.addWidget(dialog)
    dialog.names.set_value("by-character")
    dialog.deed(second=False)
    qtbot.waitUntil(lambda: _names(page) == ["王𬭚", "田大利", "田富"])
    assert page.narrowed() == ["按姓名笔画排列（逐字比较）"]
    page.order_by("strokes")
    assert _names(page) == ["王𬭚", "田富", "田大利"]
    assert page.narrowed() == ["按姓名笔画排列（单名在前）"]
    page.order_by("strokes-by-character")
    assert page.table.sorting() == ("strokes", False)


def test_a_place_is_given_by_hand_and_taken_back(qtbot: QtBot, desk: Desk, store: Store) -> None:
    for name in ("田富", "丁志强", "王𬭚"):
        make.delegate(store, name)
    page, told = _page(qtbot, desk), _said(desk)
    with store.reading() as session:
        mandate = delegates.named(session, "王𬭚").mandate_id
        other = delegates.named(session, "田富").mandate_id
    dialog = RosterPlaceDialog(desk, mandate)
    dialog.show()  # it goes away by itself
    assert "𬭚" in dialog.note.words.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()  # nobody was named yet
    dialog.other.set_value(Choice(other, "田富"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _names(page) == ["丁志强", "田富", "王𬭚"])
    assert told[-1] == "王𬭚排在田富之后。"
    assert "其中 1 人的位置由本单位指定" in page.card.footer.text()
    again = RosterPlaceDialog(desk, mandate)
    qtbot.addWidget(again)
    assert again.other.value() == other
    again.where.set_value("strokes")
    again.deed(second=False)
    qtbot.waitUntil(lambda: _names(page) == ["丁志强", "王𬭚", "田富"])


@pytest.mark.parametrize("typed", ["田大", "tdl", "0187", "8846"])
def test_a_delegate_is_found_by_name_initials_number_and_tail(
    qtbot: QtBot, desk: Desk, store: Store, typed: str
) -> None:
    make.delegate(store, "田大利", delegate_number="0187", phone="13512348846")
    make.delegate(store, "丁志强", delegate_number="0012", phone="13812345678")
    page = _page(qtbot, desk)
    write(page.search, typed)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert _names(page) == ["田大利"]
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(_names(page)) == 2


def test_pills_narrow_and_nothing_found_offers_to_clear(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    make.delegate(store, "田大利", delegation="沙河镇")
    make.delegate(store, "丁志强", delegation="城关镇")
    page = _page(qtbot, desk)
    page.pills.choose("delegation", "沙河镇", "沙河镇")
    page.pills.changed.emit()
    assert _names(page) == ["田大利"]
    page.pills.choose("level", "nation", "全国")
    page.pills.changed.emit()
    assert _names(page) == []
    page.clear()
    assert len(_names(page)) == 2


def test_an_empty_roster_says_what_to_do_first(qtbot: QtBot, desk: Desk, store: Store) -> None:
    page = _page(qtbot, desk)
    steps = page._first_steps()
    qtbot.addWidget(steps)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        page.key_new()
    assert wanted.args == ["new-delegate", ""]
    make.delegate(store)
    assert _names(page) == ["周启明"]


def test_the_pane_follows_the_row_and_masks_the_telephone(
    qtbot: QtBot, desk: Desk, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    make.delegate(store, "丁志强", phone="13812345678")
    person = make.delegate(store, "田大利", phone="13512348846")
    with store.writing("登记站点") as session:
        station = delegates.station_id(session, "沙河镇代表之家")
        new = visits.NewVisit(station or "", date(2026, 4, 20), (person,), received=3)
        visits.log(session, new, today=make.TODAY)
    page = _page(qtbot, desk)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.pane.file is not None
    assert page.pane.file.draft.name == "田大利"
    assert len(page.pane.file.visits) == 1
    assert "13512348846" not in _words(page.pane)
    with caplog.at_level(logging.INFO):
        page.pane.reveal("phone")
    assert "13512348846" in _words(page.pane)
    assert "13512348846" not in caplog.text
    with store.reading() as session:
        assert [(x.name, x.what) for x in shown_numbers.lines(session)] == [("田大利", "phone")]
    page.pane.cover()
    assert "13512348846" not in _words(page.pane)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # labels that were added are shown, those that were replaced go
    found = widget.findChildren(QLabel)
    return " ".join(each.full() if isinstance(each, Words) else each.text() for each in found)


def test_somebody_is_enrolled_by_keyboard_and_the_toast_takes_it_back(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    page = _page(qtbot, desk)
    told = _said(desk)
    dialog = ROUTES["new-delegate"](desk, "")
    assert isinstance(dialog, DelegateDialog)
    dialog.open()
    for name, typed in (("name", "马 晓燕"), ("birth", "84年2月"), ("phone", "136 0002 7731")):
        field = dialog.fields[name]
        field.take_focus()
        write(field.editor, typed)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["马晓燕已登入代表名册。"]
    line = page.table.lines.line(0)
    assert (line.name, line.birth, line.phone) == ("马晓燕", "1984-02", "136****7731")
    desk.undo()
    assert _names(page) == []


def test_a_form_with_something_wrong_stays_and_says_what(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    with store.writing("登记身份证号") as session:
        id_numbers.keep(session, on=True)
    dialog = DelegateDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.primary.click()
    assert dialog.fields["name"].error()
    dialog.fields["name"].set_value("马晓燕")
    dialog.fields["birth"].line.setText("1990.13")
    dialog.fields["id_number"].line.setText("110105194912310020")
    dialog.primary.click()
    assert "1990.13" in dialog.fields["birth"].error()
    assert dialog.fields["id_number"].error()
    assert dialog.isVisible()
    with store.reading() as session:
        assert delegates.find(session, "马晓燕") == []


def test_namesakes_are_told_before_somebody_is_entered_twice(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    make.delegate(store, "王芳", delegation="北岭乡")
    dialog = DelegateDialog(desk)
    qtbot.addWidget(dialog)
    write(dialog.fields["name"].editor, "王芳")
    assert "北岭乡" in dialog.note.words.text()


def test_editing_says_which_facts_changed_and_undo_puts_them_back(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    make.delegate(store, "田大利", birth="1966-07", work_unit="沙河镇柳湾村")
    page = _page(qtbot, desk)
    told = _said(desk)
    dialog = ROUTES["edit-delegate"](desk, page.table.current_id())
    assert isinstance(dialog, DelegateDialog)
    dialog.open()
    assert dialog.fields["birth"].value() == "1966-07"
    dialog.fields["work_unit"].line.setText("沙河镇沙河村")
    dialog.primary.click()
    assert told == ["田大利的工作单位已改。"]
    assert page.table.lines.line(0).work_unit == "沙河镇沙河村"
    desk.undo()
    assert page.table.lines.line(0).work_unit == "沙河镇柳湾村"


def test_what_is_ticked_is_exported_and_reads_back(
    qtbot: QtBot, desk: Desk, store: Store, tmp_path: object
) -> None:
    for name in ("丁志强", "田大利", "陈国栋"):
        make.delegate(store, name, phone="13812345678")
    page = _page(qtbot, desk)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.card.bar.isHidden()
    path = tmp_path / "名册.xlsx"  # type: ignore[operator]
    with qtbot.waitSignal(desk.said):
        page.export_to(path, whole=True)
    found = finish(read_roster(path)).found
    assert [(draft.name, draft.phone) for draft in found] == [("田大利", "13812345678")]


def test_enter_opens_the_file_of_the_delegate(qtbot: QtBot, desk: Desk, store: Store) -> None:
    make.delegate(store, "田大利")
    make.suggestion(store, lead="田大利")
    page = _page(qtbot, desk)
    with qtbot.waitSignal(desk.open_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    kind, mandate = wanted.args
    assert kind == "delegate"
    file = ROUTES[kind](desk, mandate)
    _shown(qtbot, file)
    assert "关于修缮沙河桥" in _words(file)
