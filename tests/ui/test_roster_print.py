"""打印名册: what is asked, what is remembered, and what leaves with a note."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from npcdesk.errors import NotAllowed
from npcdesk.forms.booklet import Paper
from npcdesk.job import finish
from npcdesk.office import id_numbers, roster_paper, shown_numbers
from npcdesk.office.roster import Filter
from npcdesk.rules.roster_papers import RosterKind, RosterLook
from npcdesk.ui import printing, roster_print
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.roster_print_dialog import RosterPrintDialog
from tests import make
from tests.forms import paper
from tests.ui.windows import placed


def dialog_on(qtbot, desk, begun):
    def sample(look):
        return roster_print.sample(desk, roster_print.Asked(Filter(), look=look))

    made = RosterPrintDialog(desk, 2, sample, lambda *chosen, **more: begun.append((chosen, more)))
    qtbot.addWidget(made)
    return made


def test_identity_numbers_are_offered_only_where_the_office_keeps_them(qtbot, desk):
    assert "id_number" not in dialog_on(qtbot, desk, []).columns
    look = RosterLook(columns=("sex", "id_number"))
    with desk.store.reading() as session, pytest.raises(NotAllowed, match="不登记身份证号"):
        finish(roster_paper.roster_list(session, Filter(), look=look, today=desk.clock.today()))
    with desk.store.writing("登记") as session:
        id_numbers.keep(session, on=True)
    assert "id_number" in dialog_on(qtbot, desk, []).columns


def test_what_is_ticked_is_seen_on_the_sheet_masked_and_the_sheet_is_let_go(qtbot, desk):
    make.delegate(desk.store, "周启明", phone="13800000001")
    dialog = dialog_on(qtbot, desk, [])
    dialog.show()
    qtbot.waitUntil(lambda: "代表证号" in said(dialog.view), timeout=3000)
    dialog.kind.set_value(RosterKind.BOOK.value)
    dialog.kind.changed.emit()
    dialog.whole.set_value(True)
    qtbot.waitUntil(lambda: "通讯地址" in said(dialog.view), timeout=3000)
    assert "138****0001" in said(dialog.view)
    with desk.store.reading() as session:
        assert shown_numbers.lines(session) == []
    for box in dialog.columns.values():
        box.set_value(False)
    dialog.show_sample()
    assert dialog.view.pages() == 0
    dialog.columns["sex"].set_value(True)
    dialog.show_sample()
    document = dialog.view._document
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert document.raw is None


def said(view):
    return view._document[0].get_textpage().get_text_range() if view.pages() else ""


def test_the_dialog_asks_for_columns_and_remembers_them(qtbot, desk):
    begun = []
    dialog = dialog_on(qtbot, desk, begun)
    assert dialog.look() == RosterLook(columns=RosterLook().shown)
    dialog.kind.set_value(RosterKind.BOOK.value)
    dialog.kind.changed.emit()
    assert dialog.whole.isEnabled()
    assert "*" in dialog.note.words.text()
    dialog.columns["address"].set_value(False)
    dialog.whole.set_value(True)
    dialog.sewn.set_value("a3")
    dialog.deed(second=True)
    (((look, folded), more),) = begun
    assert (look.numbers, folded, more) == (("phone",), Paper.A3, {"to_file": True})
    again = dialog_on(qtbot, desk, begun)
    again.kind.set_value(RosterKind.BOOK.value)
    again.kind.changed.emit()
    assert again.look().columns == look.columns
    assert not again.whole.value()  # asked anew each time


def test_too_many_columns_and_none_are_refused_in_words(qtbot, desk):
    begun = []
    dialog = dialog_on(qtbot, desk, begun)
    for box in dialog.columns.values():
        box.set_value(True)
    dialog.primary.click()
    assert "A3 纸横着也排不下" in dialog.refusal.words.text()
    for box in dialog.columns.values():
        box.set_value(False)
    dialog.primary.click()
    assert "至少勾一列" in dialog.refusal.words.text()
    assert begun == []


def test_what_the_roster_shows_is_printed_and_whole_numbers_are_noted(qtbot, desk, monkeypatch):
    make.delegate(desk.store, "周启明", phone="13800000001")
    make.delegate(desk.store, "张㛃", phone="13800000002")
    page = placed(qtbot, RosterPage(desk))
    saved = []
    monkeypatch.setattr(printing, "save_pdf", lambda pdf, name, *_: saved.append((pdf, name)))
    monkeypatch.setattr(
        type(desk), "carry_out", lambda _desk, work, then, **_: then(finish(work()))
    )
    page.table.lines.set_ticked([page.table.current_id()])
    page.print_roster(RosterLook(RosterKind.BOOK), to_file=True)
    page.print_roster(RosterLook(RosterKind.BOOK, whole=True), to_file=True)
    page.print_roster(RosterLook(RosterKind.CARDS), to_file=True)
    page.print_roster(RosterLook(), Paper.A4, to_file=True)
    told = [paper.words(pdf) for pdf, _ in saved]
    assert [name for _, name in saved] == ["代表通讯录", "代表通讯录", "座签", "代表名册"]
    assert len(paper.pages(saved[-1][0])) == 2  # one sheet, both sides
    assert "共1名" in told[0]
    assert ["1380000000" in words for words in told] == [False, True, False, False]
    with desk.store.reading() as session:
        (noted,) = shown_numbers.lines(session)
    assert (noted.what, noted.count) == ("phone", 1)
    assert roster_print.Asked(page.wanted()).look == RosterLook()
