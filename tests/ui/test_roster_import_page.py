"""导入代表名册: read, looked through, mended, written once, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from npcdesk.office import id_numbers, roster
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store, aside, journal
from npcdesk.ui.desk import Desk
from npcdesk.ui.roster_import_page import CHECK, CHOOSE, DONE, RosterImportPage
from npcdesk.ui.table_parts import margin
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY
from npcdesk.workbooks import roster_out
from tests import make
from tests.ui.eyes import clipped
from tests.ui.hands import write
from tests.workbooks import clerk

DRAFTS = (
    DelegateDraft("于海涛", sex="male", birth="1969-11", delegation="青石镇", phone="13900010412"),
    DelegateDraft("王芳", sex="female", birth="1975-09", delegation="北岭乡"),
    DelegateDraft(
        "欧阳雪",
        sex="female",
        birth="1990-01",
        delegation="东湖街道",
        id_number="110105194912310020",
    ),
    DelegateDraft("田富", sex="male", birth="1981-12", delegation="沙河镇", phone="138000233"),
)
"""The third's identity number cannot be, the fourth's telephone is too short."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "县十九届代表名册.xlsx"
    roster_out.write_roster(path, "示例县代表名册", DRAFTS)
    return path


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store) -> RosterImportPage:
    with store.writing("登记身份证号") as session:
        id_numbers.keep(session, on=True)
    page = RosterImportPage(desk)
    qtbot.addWidget(page)
    page.resize(1198, 740)
    page.show()
    return page


def _enrolled(store: Store) -> int:
    with store.reading() as session:
        return roster.count(session, roster.Filter())


def _read(qtbot: QtBot, page: RosterImportPage, path: Path) -> None:
    page.read(path)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK)


def _write(qtbot: QtBot, page: RosterImportPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE)


def _kinds(page: RosterImportPage) -> dict[str, str]:
    return {line.draft.name: line.kind for line in page.lines}


def test_looking_through_writes_nothing_and_says_what_is_wrong(
    qtbot: QtBot, page: RosterImportPage, book: Path, store: Store
) -> None:
    _read(qtbot, page, book)
    assert _kinds(page) == {"于海涛": "ready", "王芳": "ready", "欧阳雪": "bad", "田富": "ask"}
    assert page.go.text() == "导入 3 人，跳过 1 人"
    assert page.tabs.chosen() == "bad"
    line = page.table.current_line()
    assert line.cells["id_number"] == ("bad", "110105194912310020")
    assert _enrolled(store) == 0


def test_a_total_below_the_table_is_no_delegate_to_mend(qtbot, page, tmp_path):
    rows = [
        ["姓名", "代表团", "出生年月"],
        ["王 芳", "第一代表团", "1978-05-03"],
        ["合计：1人", "", ""],
    ]
    _read(qtbot, page, clerk.book(tmp_path / "名册.xlsx", rows))
    assert page.head.title.full() == "核对 1 行"
    assert page.go.text() == "导入 1 人"
    assert [(line.kind, line.result) for line in page.lines[1:]] == [("left", "不是代表")]
    assert page.tabs.chosen() == ""


def test_an_import_is_one_write_after_a_copy_and_is_taken_back_whole(
    qtbot: QtBot, page: RosterImportPage, book: Path, store: Store
) -> None:
    _read(qtbot, page, book)
    _write(qtbot, page)
    assert _enrolled(store) == 3
    copies = aside.listed(OfficeFolder(store.path.parent))
    assert [copy.why for copy in copies] == ["导入前"]
    page.imported.undo.click()
    assert _enrolled(store) == 0
    assert page.stack.currentIndex() == CHOOSE


def test_the_toast_takes_the_import_back_too(
    qtbot: QtBot, page: RosterImportPage, desk: Desk, book: Path, store: Store
) -> None:
    _read(qtbot, page, book)
    _write(qtbot, page)
    desk.undo()
    assert _enrolled(store) == 0


def test_a_large_import_is_taken_back_beside_the_window_and_stopping_changes_nothing(
    qtbot: QtBot,
    page: RosterImportPage,
    desk: Desk,
    book: Path,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _read(qtbot, page, book)
    _write(qtbot, page)
    monkeypatch.setattr(journal, "MANY", 3)
    stopped = store.undoing(store.last_write().id)
    assert [next(stopped).done, next(stopped).done] == [0, 3]
    stopped.close()  # as 取消 does
    assert _enrolled(store) == 3
    said = []
    desk.said.connect(lambda toast: said.append(toast.text))
    desk.undo()
    assert (said, _enrolled(store)) == ([], 3)  # it goes on beside the window
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"已撤销：导入代表名册 {book.name}。"]
    assert _enrolled(store) == 0


def test_a_cell_is_mended_by_hand_before_it_is_imported(
    qtbot: QtBot, page: RosterImportPage, book: Path, store: Store
) -> None:
    _read(qtbot, page, book)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    page.row_card.line.clear()
    write(page.row_card.line, "123")
    qtbot.keyClick(page.row_card.line, Qt.Key.Key_Return)
    assert "18" in page.row_card.told.full()
    page.row_card.line.clear()
    write(page.row_card.line, "11010519491231002X")
    qtbot.keyClick(page.row_card.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.go.text() == "导入 4 人")
    assert "都改好了" in page.note.words.text()
    assert page.table.lines.rowCount() > 0, "no empty tab stands in front"
    waits = page.tabs.chosen() == "ask"
    assert page.window().focusWidget() is (page.table if waits else page.go)
    _write(qtbot, page)
    assert _enrolled(store) == 4


def test_long_names_are_not_cut_at_the_right(
    qtbot: QtBot, page: RosterImportPage, tmp_path: Path
) -> None:
    long = "阿不都热合曼·买买提依明·艾尔肯·阿布都克里木"
    path = tmp_path / "2026_county_delegates_final_version_of_the_roster(3).xlsx"
    drafts = [DelegateDraft(long, sex="male", phone="138000233", delegation="东湖街道")]
    roster_out.write_roster(path, "示例县代表名册", drafts)
    _read(qtbot, page, path)
    for card in (page.row_card, page.sheet_card):
        pane = card.parentWidget()
        assert pane.minimumSizeHint().width() <= pane.parentWidget().width()
        qtbot.waitUntil(lambda card=card: clipped(card) == [])


def test_a_cell_may_be_left_empty(
    qtbot: QtBot, page: RosterImportPage, book: Path, store: Store
) -> None:
    _read(qtbot, page, book)
    page.row_card.leave.click()
    qtbot.waitUntil(lambda: page.go.text() == "导入 4 人")
    assert "bad" not in _kinds(page).values()


def test_the_same_file_again_changes_nothing(
    qtbot: QtBot, page: RosterImportPage, book: Path, store: Store
) -> None:
    _read(qtbot, page, book)
    _write(qtbot, page)
    page.start_again()
    _read(qtbot, page, book)
    assert _kinds(page)["于海涛"] == "same"
    assert "没有变化" in page.note.words.text()
    with qtbot.waitSignal(page.closing):
        page.go.click()
    assert _enrolled(store) == 3


def test_a_changed_row_says_which_facts_it_changes(
    qtbot: QtBot, page: RosterImportPage, book: Path, store: Store
) -> None:
    make.delegate(store, "于海涛", birth="1969-11", delegation="青石镇", phone="13700000000")
    _read(qtbot, page, book)
    line = next(line for line in page.lines if line.draft.name == "于海涛")
    assert [(c.field, c.before, c.after) for c in line.changes] == [
        ("phone", "13700000000", "13900010412")
    ]
    assert line.result == "更新 1 项"


def test_columns_can_be_given_another_meaning(
    qtbot: QtBot, page: RosterImportPage, book: Path
) -> None:
    _read(qtbot, page, book)
    assert page.plan is not None
    letter = next(c.letter for c in page.plan.sheet.columns if c.meaning == "delegation")
    page._read_again({letter: "remark"})
    qtbot.waitUntil(lambda: page.lines[0].draft.remark == "青石镇")
    assert page.lines[0].draft.delegation == ""


def test_what_is_no_roster_is_refused_in_words(
    qtbot: QtBot, page: RosterImportPage, tmp_path: Path
) -> None:
    other = tmp_path / "账.csv"
    other.write_text("日期,金额\n2026-1-1,3\n", encoding="utf-8")
    page.read(other)
    qtbot.waitUntil(lambda: bool(page.choose.note.words.text()))
    assert page.stack.currentIndex() == CHOOSE
    assert page.window().focusWidget() is page.choose.button


def test_a_blank_sheet_is_given_to_fill_in(page: RosterImportPage, tmp_path: Path) -> None:
    page.save_blank(tmp_path / "空白.xlsx")
    assert (tmp_path / "空白.xlsx").stat().st_size > 0


def test_a_delegation_has_its_whole_name_where_there_is_room(
    qtbot: QtBot, page: RosterImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "名册.xlsx"
    drafts = [draft._replace(delegation="青石镇代表团") for draft in DRAFTS]
    roster_out.write_roster(path, "示例县代表名册", drafts)
    _read(qtbot, page, path)
    at = page.table.lines.headings().index("代表团")
    wide = look().metrics(BODY).horizontalAdvance("青石镇代表团")
    assert page.table.columnWidth(at) > wide + 2 * margin()
