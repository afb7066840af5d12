"""打印名册: what is asked, what is remembered, and what leaves with a note."""

from npcdesk.job import finish
from npcdesk.office import shown_numbers
from npcdesk.rules.roster_papers import RosterKind, RosterLook
from npcdesk.ui import printing, roster_print
from npcdesk.ui.roster_page import RosterPage
from npcdesk.ui.roster_print_dialog import RosterPrintDialog
from tests import make
from tests.forms import paper
from tests.ui.windows import placed


def dialog_on(qtbot, desk, begun):
    made = RosterPrintDialog(desk, 2, lambda *chosen: begun.append(chosen))
    qtbot.addWidget(made)
    return made


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
    dialog.deed(second=True)
    ((look, to_file),) = begun
    assert (look.numbers, to_file) == (("phone",), True)
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
    told = [paper.words(pdf) for pdf, _ in saved]
    assert [name for _, name in saved] == ["代表通讯录", "代表通讯录", "座签"]
    assert "共1名" in told[0]
    assert ["1380000000" in words for words in told] == [False, True, False]
    with desk.store.reading() as session:
        (noted,) = shown_numbers.lines(session)
    assert (noted.what, noted.count) == ("phone", 1)
    assert roster_print.Asked(page.wanted()).look == RosterLook()
