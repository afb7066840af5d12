"""Past years' suggestions brought in through the window: looked through, written, taken back."""

import pytest
import xlsxwriter
from PySide6.QtWidgets import QLabel

from npcdesk.office import suggestion_list
from npcdesk.ui.notes import Note
from npcdesk.ui.suggestions_import_page import CHECK, CHOOSE, DONE
from tests import make
from tests.make import TODAY
from tests.ui.paper_screens import shown

HEAD = (
    "建议号",
    "标题",
    "领衔代表",
    "届次",
    "主办单位",
    "交办日期",
    "答复日期",
    "办理结果",
    "满意度",
)
ROWS = (
    (
        "1",
        "关于修建北岭水渠的建议",
        "周启明",
        "十八届四次",
        "县水利局",
        "2025.2.1",
        "2025.4.1",
        "A",
        "满意",
    ),
    ("2", "关于路灯的建议", "何岚", "十八届四次", "县城管局", "2025.2.1", "2025.1.20", "B", ""),
    ("35", "关于修缮沙河桥并增设人行护栏的建议", "周启明", "十九届一次", "", "", "", "", ""),
)


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "往年建议.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("台账")
        for at, row in enumerate((HEAD, *ROWS)):
            sheet.write_row(at, 0, row)
    return path


@pytest.fixture
def page(qtbot, desk, store):
    make.suggestion(store)
    return shown(qtbot, desk, "suggestions-import")


def how_many(store):
    with store.reading() as session:
        return suggestion_list.count(session, suggestion_list.Filter(), TODAY)


def read(qtbot, page, book):
    page.read(book)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == CHECK, timeout=5000)


def notes(page):
    return [n.words.text() for n in page.row_card.findChildren(Note) if n.isVisible()]


def test_every_row_says_what_will_become_of_it(qtbot, page, store, book):
    read(qtbot, page, book)
    assert [(line.id, line.kind) for line in page.lines] == [
        ("2", "new"),
        ("3", "bad"),
        ("4", "same"),
    ]
    assert page.tabs.chosen() == "bad"
    qtbot.waitUntil(lambda: bool(notes(page)))  # with the next turn
    assert notes(page) == ["答复日期：答复日期在交办（2月1日）之前，请核对两个日期。"]
    assert page.go.text().strip() == "导入 1 件，跳过 2 件"
    assert how_many(store) == 1


def test_one_import_is_one_undo(qtbot, desk, page, store, book):
    read(qtbot, page, book)
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=5000)
    assert page.done.sentence.text() == "已导入 1 件建议。"
    assert how_many(store) == 2
    desk.undo()
    assert how_many(store) == 1


def test_nothing_is_written_when_it_is_left(qtbot, page, store, book):
    read(qtbot, page, book)
    page.cancel.click()
    assert page.stack.currentIndex() == CHOOSE
    assert how_many(store) == 1


def test_what_is_no_list_of_suggestions_is_said_in_place(qtbot, page, tmp_path):
    other = tmp_path / "别的.csv"
    other.write_text("姓名,电话\n周启明,13812345678\n", encoding="utf-8")
    page.read(other)
    qtbot.waitUntil(lambda: not page.refused.isHidden(), timeout=5000)
    assert page.stack.currentIndex() == CHOOSE
    assert page.refused.words.text()


def test_a_row_that_is_no_suggestion_is_told_once(qtbot, page, tmp_path):
    path = tmp_path / "往年建议.csv"
    path.write_text("建议号,标题,领衔代表\n1,关于水渠的建议,周启明\n,,以下空白\n", encoding="utf-8")
    read(qtbot, page, path)
    told = [label.text() for label in page.findChildren(QLabel) if "当作说明" in label.text()]
    assert told == ["第 3 行没有标题，当作说明略过。"]


def test_where_rows_without_a_session_go_is_said_before_and_after(qtbot, page, tmp_path):
    path = tmp_path / "往年建议.csv"
    rows = "7,关于水渠的建议,周启明,县水利局,2025.2.1,A\n8,关于路灯的建议,周启明,,2025.2.1,A\n"
    path.write_text(f"建议号,标题,领衔代表,主办单位,交办日期,办理结果\n{rows}", encoding="utf-8")
    read(qtbot, page, path)
    assert [line.kind for line in page.lines] == ["ask", "ask"]
    told = [label.text() for label in page.findChildren(QLabel)]
    assert any("没有届次一列，2 件都记到十九届一次会议" in text for text in told)
    assert any("2 件没有提出日期，按交办那天" in text for text in told)
    page.go.click()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == DONE, timeout=5000)
    assert "都记到十九届一次会议" in page.done.sentence.text()
