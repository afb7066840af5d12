"""核对报告: paste, look, jump, mend, copy, all without a mouse too."""

import os

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from npcdesk.office import report_known
from npcdesk.rules.report_findings import Verdict
from npcdesk.ui.report_page import EMPTY, TEXT, ReportPage
from tests import make
from tests.rules.test_report_check import PARAGRAPH

SEEN = os.environ.get("SEEN", "")


@pytest.fixture
def page(qtbot, bare_desk):
    page = ReportPage(bare_desk)
    page.resize(1190, 720)
    qtbot.addWidget(page)
    page.show()
    return page


def looked(qtbot, page, text):
    qtbot.waitUntil(lambda: page.checked is not None and page.checked.text == text, timeout=4000)


def test_a_pasted_report_is_looked_through_and_mended_by_keyboard(qtbot, page, bare_desk):
    assert page.stack.currentIndex() == EMPTY
    assert page.copy_text.isHidden()
    QGuiApplication.clipboard().setText(PARAGRAPH)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    looked(qtbot, page, PARAGRAPH)
    assert page.stack.currentIndex() == TEXT
    assert [row.finding.title for row in page.found.rows][:2] == [
        "其他：6件与4.0%对不上",
        "满意率不是 89.0%",
    ]
    page.found.rows[0].setFocus()
    QTest.keyClick(page.found.rows[0], Qt.Key.Key_Down)
    assert page.found.current() == 1
    assert page.text.textCursor().position() == PARAGRAPH.index("89.0%") + len("89.0%")
    QTest.keyClick(page.found.rows[1], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    mended = PARAGRAPH.replace("89.0%", "98.0%")
    assert page.text.text() == mended
    looked(qtbot, page, mended)
    assert page.checked.count(Verdict.WRONG) == 1
    if SEEN:
        page.found.choose(0)
        qtbot.waitUntil(page.found.rows[0].isVisible)
        page.grab().save(SEEN)
    page.copy_all()
    assert QGuiApplication.clipboard().text() == mended
    page.copy_findings()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("1. 要改：其他：6件与4.0%对不上（“6件，占4.0%”）。")
    assert len(copied.splitlines()) == 4
    bare_desk.undo()


def test_the_caret_in_a_finding_marks_its_line_also_behind_rare_characters(qtbot, page):
    text = "𠮷镇共收到建议40件，其中A类24件，占61%。"
    page.show_text(text, "贴进来的文字")
    looked(qtbot, page, text)
    page.found.choose(0)
    assert page.text.textCursor().position() == len(text)  # one more than Python counts, less 。
    QTest.keyClick(page.text, Qt.Key.Key_Left)
    assert page.found.current() == 0
    assert page.found.rows[0].mend.text() == "改成 60%"


def drop(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return data, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)


def test_a_dropped_file_is_read_and_one_that_cannot_be_is_said_in_place(qtbot, page, tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("共收到建议40件，其中A类24件，占60%。", encoding="gb18030")
    data, event = drop(path)
    page.dropEvent(event)
    looked(qtbot, page, "共收到建议40件，其中A类24件，占60%。")
    assert page.found.none.text() == "文中的数都对得上。"
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    data, event = drop(tmp_path / "坏.docx")
    page.dropEvent(event)
    qtbot.waitUntil(lambda: "读不出来" in page.refused.words.text(), timeout=4000)
    assert data


def test_a_report_is_compared_with_the_own_file(qtbot, desk, store):
    for number in ("1", "2", "3"):
        make.handed_over(store, title=f"关于{number}的建议", number=number)
    page = ReportPage(desk)
    qtbot.addWidget(page)
    page.show()
    text = "代表共提出建议4件，已答复1件，办结率50%。"
    page.show_text(text, "贴进来的文字")
    looked(qtbot, page, text)
    assert [row.finding.title for row in page.found.rows] == ["办结率不是 50%"]
    with store.reading() as session:
        page.compare_with(*report_known.choices(session)[0])
    qtbot.waitUntil(lambda: len(page.found.rows) == 3, timeout=4000)
    titles = [row.finding.title for row in page.found.rows]
    assert "建议总数：文中 4件，本机 3件" in titles
    assert "已答复：文中 1件，本机 0件" in titles
