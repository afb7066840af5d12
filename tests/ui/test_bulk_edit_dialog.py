"""批量修改 in the window: what they have now, what it would do, one write, one undo."""

import pytest
from PySide6.QtCore import Qt

from npcdesk.office import bulk_edit, roster
from npcdesk.ui.bulk_edit_dialog import EMPTIED, BulkEditDialog
from npcdesk.ui.roster_page import RosterPage
from tests import make
from tests.ui.hands import write
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot, desk, store):
    for name, party in (("王芳", "群众"), ("李强", "群众"), ("赵六", "中共党员")):
        make.delegate(store, name, party=party, specialty="", elected_how="换届")
    return placed(qtbot, RosterPage(desk))


@pytest.fixture
def dialog(desk, page):
    page.table.lines.tick_all()
    opened = []
    desk.open_wanted.connect(lambda *what: opened.append(what))
    next(b for b in page.card.bar.findChildren(type(page.order)) if b.text() == "批量修改").click()
    ((kind, wanted),) = opened
    assert kind == "bulk-edit"
    made = BulkEditDialog(desk, wanted)
    made.show()  # it goes away by itself
    return made


def parties(store):
    with store.reading() as session:
        some = bulk_edit.held(session, roster.ids(session, roster.Filter()))
    return sorted(each.facts[bulk_edit.FIELDS.index("party")] for each in some)


def test_it_says_what_it_would_do_does_it_and_takes_it_back(qtbot, desk, store, dialog):
    told = []
    desk.said.connect(lambda said: told.append(said.text))
    assert dialog.fields["party"].below.full() == "现在：群众 2、中共党员 1"
    write(dialog.fields["party"].line, "民盟盟员")
    write(dialog.fields["elected_how"].line, EMPTIED)
    qtbot.waitUntil(lambda: "将修改 3 名代表" in dialog.note.words.full())
    assert "政治面貌：群众 2 名、中共党员 1 名 → 民盟盟员" in dialog.note.words.full()
    assert "当选方式：换届 3 名 → 空" in dialog.note.words.full()
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["3 名代表的当选方式、政治面貌已改。"]
    assert parties(store) == ["民盟盟员"] * 3
    desk.undo()
    assert parties(store) == ["中共党员", "群众", "群众"]


def test_without_anything_filled_in_it_stays_and_says_so(store, dialog):
    dialog.primary.click()
    assert dialog.isVisible()
    assert "至少填一栏" in dialog.refusal.words.full()
    write(dialog.fields["elected_on"].line, "很久以前")
    dialog.primary.click()
    assert dialog.fields["elected_on"].error()
    assert len(set(parties(store))) == 2
    dialog.give_up()


def test_a_party_in_short_is_written_out(qtbot, dialog):
    field = dialog.fields["party"]
    write(field.line, "九三")
    qtbot.waitUntil(lambda: "→ 九三学社社员" in dialog.note.words.full())
    field.line.editingFinished.emit()
    assert field.line.text() == "九三学社社员"
    assert dialog.to() == {"party": "九三学社社员"}
