"""Lists for units made and taken back in the window."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from npcdesk.office import suggestion_list, suggestions
from npcdesk.rules.suggestion_life import State
from npcdesk.ui.check_page import CHECK, CHOOSE, DONE
from npcdesk.ui.notes import Note
from npcdesk.ui.suggestion_routes import UNITS_MENU
from npcdesk.ui.suggestions_page import SuggestionsPage
from npcdesk.workbooks.sheets import open_sheets
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import shown

ROADS, WATER = "县交通运输局", "县水利局"


@pytest.fixture
def papers(store):
    """Two in the hands of 县交通运输局; one of 县水利局, which the first helps with."""
    made = [make.handed_over(store), make.handed_over(store, number="7", title="关于湿地的建议")]
    third = make.suggestion(store, number="91", title="关于水渠的建议")
    lead, beside = make.unit(store, WATER), make.unit(store, ROADS)
    with store.writing("交办") as session:
        suggestions.hand_over(
            session, third, lead_ids=[lead], co_ids=[beside], on=date(2026, 1, 30), today=TODAY
        )
    return [*made, third]


@pytest.fixture
def packing(qtbot, desk, papers):
    return shown(qtbot, desk, "units-package")


@pytest.fixture
def page(qtbot, desk, papers):
    return shown(qtbot, desk, "units-return")


@pytest.fixture
def book(qtbot, packing, tmp_path):
    """The list of 县交通运输局 as it went out."""
    packing.make(tmp_path / "发出")
    qtbot.waitUntil(lambda: "已做好" in packing.note.words.text(), timeout=20000)
    return next((tmp_path / "发出").rglob(f"交办清单_{ROADS}*.xlsx"))


def fill(book, path, answers):
    """Write a list anew with answers by number and heading."""
    rows = open_sheets(book)[0].rows
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate(rows):
            said = [str(cell) for cell in row]
            for heading, answer in answers.get(said[0], {}).items():
                said[rows[2].index(heading)] = answer
            sheet.write_row(at, 0, said)
    return path


def read(qtbot, page, book):
    page.read(book)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=10000)


def states(store, papers):
    with store.reading() as session:
        return [suggestion_list.paper(session, each, TODAY).line.state for each in papers]


REPLY = {"类别": "A", "答复日期": "2026-4-20", "办理情况": "已修好。"}


def test_every_unit_with_work_in_hand_is_offered_and_ticks_narrow_them(packing):
    lines = packing.table.lines
    assert [(lines.line(n).name, lines.line(n).count) for n in range(2)] == [(ROADS, 3), (WATER, 1)]
    assert packing.go.text().strip() == "做全部 2 个单位的清单"
    lines.set_ticked([packing.known[1].id])
    assert packing.go.text().strip() == "做 1 个单位的清单"
    assert packing.card.footer.text() == "1 个单位，1 件次"


def test_folders_are_made_where_they_were_asked_for(qtbot, packing, tmp_path, monkeypatch):
    packing.table.lines.set_ticked([packing.known[1].id])
    packing.go.click()
    (dialog,) = packing.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "发出"))
    dialog.close()
    qtbot.waitUntil(lambda: "已做好" in packing.note.words.text(), timeout=20000)
    files = sorted(each.name for each in (tmp_path / "发出").rglob("*.*"))
    assert files == [f"交办清单_{WATER}_2026-05-06.xlsx", "征询意见表_十九届一次第91号.pdf"]
    assert packing.desk.settings.last_folder == str(tmp_path / "发出")


def test_nobody_with_work_in_hand_is_said(qtbot, desk, store):
    page = shown(qtbot, desk, "units-package")
    assert not page.go.isEnabled()
    assert page.table.isHidden()


def told(page):
    return [note.words.text() for note in page.row_card.findChildren(Note) if note.isVisible()]


def test_a_filled_list_is_told_row_by_row_written_once_and_undone_once(
    qtbot, desk, page, store, papers, book, tmp_path
):
    answers = {"35": REPLY, "7": {"办理情况": "正在办。"}, "91": {"办理情况": "同意。"}}
    read(qtbot, page, fill(book, tmp_path / "回.xlsx", answers))
    assert [(line.number, line.kind) for line in page.lines] == [
        ("7", "refused"),
        ("35", "record"),
        ("91", "refused"),
    ]
    assert page.tabs.chosen() == "refused"
    said = "没有写类别和答复日期，还不能登记答复。没有办完的不用填；办完的请补上。"
    qtbot.waitUntil(lambda: told(page) == [said])
    assert page.go.text().strip() == "登记 1 行，其余 2 行不动"
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=10000)
    assert states(store, papers) == [State.ANSWERED, State.HANDLED, State.HANDLED]
    desk.undo()
    assert states(store, papers) == [State.HANDLED] * 3


def test_what_is_recorded_already_leaves_nothing_to_do(qtbot, desk, page, store, book, tmp_path):
    path = fill(book, tmp_path / "回.xlsx", {"35": REPLY})
    read(qtbot, page, path)
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=10000)
    page.start_again()
    read(qtbot, page, path)
    assert {line.number: line.kind for line in page.lines} == {
        "35": "same",
        "7": "empty",
        "91": "empty",
    }
    assert not page.go.isEnabled()
    assert page.go.text().strip() == "没有要登记的"


def test_a_list_is_dropped_onto_the_page(qtbot, page, book):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(book))])
    what = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    enters = QDragEnterEvent(QPoint(5, 5), *what, Qt.KeyboardModifier.NoModifier)
    page.dragEnterEvent(enters)
    assert enters.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), *what, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=10000)
    assert {line.kind for line in page.lines} == {"empty"}


def test_what_is_no_such_list_is_said_in_place(qtbot, page, tmp_path):
    other = Path(tmp_path / "别的.csv")
    other.write_text("姓名,电话\n周启明,13812345678\n", encoding="utf-8")
    page.read(other)
    qtbot.waitUntil(lambda: not page.refused.isHidden(), timeout=5000)
    assert page.stack.currentIndex() == CHOOSE
    assert "不像发给承办单位的办理清单" in page.refused.words.text()


def test_the_list_of_suggestions_leads_to_what_is_done_to_many(qtbot, desk, papers):
    listing = SuggestionsPage(desk)
    qtbot.addWidget(listing)
    listing.show()
    asked = []
    desk.open_wanted.connect(lambda *each: asked.append(each))
    listing.units.click()
    (menu,) = [each for each in listing.findChildren(QMenu) if each.isVisible()]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert asked == [(kind, "") for kind in UNITS_MENU.values()]
    assert {"units-package", "units-return"} < set(UNITS_MENU.values())
