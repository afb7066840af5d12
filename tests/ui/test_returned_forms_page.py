"""登记征询意见表 as a scanner and a number pad do it: codes, ratings, one write."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from npcdesk.models import Rating
from npcdesk.office import papers, returned_forms, suggestions
from npcdesk.ui.returned_forms_page import ReturnedFormsPage
from tests import make
from tests.make import TODAY
from tests.ui import hands

KEY = Qt.Key


@pytest.fixture
def codes(store):
    made = [make.replied(store, make.handed_over(store, number=str(n))) for n in (35, 36)]
    with store.reading() as session:
        return {papers.feedback_form(session, p, today=TODAY).return_code: p for p in made}


@pytest.fixture
def page(qtbot, desk, codes):
    shown = ReturnedFormsPage(desk)
    qtbot.addWidget(shown)
    shown.resize(1160, 640)
    shown.show()
    shown.reload()
    shown.sheet.setFocus()
    return shown


def entered(page, text):
    """Type into the cell in hand, and Enter."""
    QTest.keyClick(page.sheet, KEY.Key_F2)
    editor = QGuiApplication.focusObject()
    hands.write(editor, text)
    QTest.keyClick(editor, KEY.Key_Return)


def test_a_pile_is_entered_with_a_scanner_and_the_number_keys(page, store, codes):
    for code, answer in zip(codes, ("1", "2"), strict=True):
        assert page.sheet.field() == "code"
        entered(page, code)
        assert page.sheet.field() == "result"
        entered(page, answer)
    assert page.sheet.lines.words(1, "title").startswith("第36号")
    assert page.sheet.lines.words(1, "result") == "基本满意"
    assert page.go.text() == "登记 2 份"
    page.do_next()
    with store.reading() as session:
        now = [suggestions.standing(session, each).rating for each in codes.values()]
        assert returned_forms.draft(session) == []
    assert now == [Rating.SATISFIED, Rating.MOSTLY]
    assert page.sheet.lines.typed() == []
    assert (page.sheet.current_id(), page.sheet.field()) == ("0", "code")


def test_enter_goes_on_to_the_opinion_that_must_be_given(page, codes):
    first, second = codes
    entered(page, first)
    entered(page, "3")
    assert (page.sheet.current_id(), page.sheet.field()) == ("0", "opinion")
    assert page.keys.isHidden()  # what is to be mended has the whole line
    entered(page, "没有解决")
    assert (page.sheet.current_id(), page.sheet.field()) == ("1", "code")
    assert not page.keys.isHidden()
    entered(page, second)
    entered(page, "1")
    assert page.sheet.field() == "code"


def test_what_cannot_be_entered_stays_and_says_why(page, store, codes, desk, qtbot):
    QGuiApplication.clipboard().setText("建议号\t评价\n35\t满意\n36\t不满意\n")
    page.take_block()
    assert "第 2 行" in page.foot.full()
    page.do_next()
    assert [row.code for row in page.sheet.lines.typed()] == ["36"]
    again = ReturnedFormsPage(desk)
    qtbot.addWidget(again)
    again.reload()
    assert again.sheet.lines.typed()[0].result == "不满意"


def test_one_by_one_the_dialog_of_the_right_paper_opens(page, desk, codes):
    opened = []
    desk.open_wanted.connect(lambda *wanted: opened.append(wanted))
    code, paper = next(iter(codes.items()))
    hands.write(page.one.line, code)
    QTest.keyClick(page.one.line, KEY.Key_Return)
    assert (opened, page.one.value()) == ([("rate", paper)], "")
    hands.write(page.one.line, "99")
    QTest.keyClick(page.one.line, KEY.Key_Return)
    assert len(opened) == 1
    assert "99" in page.one.error()
