"""The search over everything: walked by keys, as high as its answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from npcdesk.ui.palette import Answer, Found, Group, Palette
from tests.ui.eyes import clipped

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


OPENED = []


def answer(text):
    found = [
        Found(f"第{n}号", "办理中", "document_text", lambda n=n: OPENED.append(n)) for n in (35, 61)
    ]
    verb = Found(
        "给第35号记录催办",
        "",
        "megaphone_loud",
        lambda: OPENED.append("page"),
        lambda: OPENED.append("verb"),
    )
    return Answer([Group("建议", found if text else []), Group("可以做的事", [verb])], "拼音")


@pytest.fixture
def palette(qtbot):
    OPENED.clear()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1180, 640)
    window.show()
    made = Palette(answer, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    yield made
    made.done(0)


def test_the_search_walks_over_the_groups(qtbot, palette):
    qtbot.keyClicks(palette.field, "shq")
    palette.look_up()
    for _ in range(4):
        qtbot.keyClick(palette.field, KEY.Key_Down)
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert OPENED == [61]


def test_ctrl_enter_does_the_verb_and_enter_before_the_answer_waits_for_it(qtbot, palette):
    qtbot.keyClick(palette.field, KEY.Key_Return, CTRL)
    assert OPENED == ["verb"]
    palette.open()
    qtbot.keyClicks(palette.field, "35")
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert OPENED == ["verb", 35]


def test_the_palette_grows_with_its_answer(qtbot, palette, each_look):
    before = palette.height()
    qtbot.keyClicks(palette.field, "3")
    palette.look_up()
    assert palette.height() > before
    assert clipped(palette) == []
    grown = palette.height()
    palette.field.clear()
    palette.look_up()
    assert palette.height() < grown
