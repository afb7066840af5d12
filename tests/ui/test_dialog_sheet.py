"""Where a dialog stands as its content grows, and what it looks like at its corners."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from npcdesk.ui import sheet
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.fields import TextField

LONG = "本省规定答复前要面商，请先登记面商。" * 12


class Deed(DeedDialog):
    def __init__(self, parent, fields=2):
        super().__init__("登记答复", primary="登记答复", width=30, parent=parent)
        self.fields = [TextField(f"第{n}栏") for n in range(fields)]
        for field in self.fields:
            self.row(field)
        self.extra = TextField("承诺日期")
        self.row(self.extra)
        self.extra.hide()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(0, 0, 780, 700)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot, window):
    yield from opened(qtbot, Deed(window))


@pytest.fixture
def high_dialog(qtbot, window):
    yield from opened(qtbot, Deed(window, fields=14))


def opened(qtbot, made):
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    still(qtbot, made)
    yield made
    made.done(0)


def still(qtbot, dialog):
    """Wait until the dialog is as large as its content."""
    qtbot.waitUntil(lambda: dialog.size() == dialog.sizeHint())


def near(one, other):
    return (one - other).manhattanLength() <= 2


def test_it_keeps_its_middle_as_its_content_grows_and_shrinks(qtbot, window, dialog):
    before = dialog.geometry()
    assert near(before.center(), window.geometry().center())
    dialog.note.say(LONG, "bad")
    qtbot.waitUntil(lambda: dialog.height() > before.height())
    assert near(dialog.geometry().center(), before.center())
    dialog.extra.show()
    still(qtbot, dialog)
    assert near(dialog.geometry().center(), before.center())
    dialog.note.say("")
    dialog.extra.hide()
    qtbot.waitUntil(lambda: dialog.geometry() == before)


def test_what_grows_stays_on_the_screen(qtbot, high_dialog):
    room = high_dialog.screen().availableGeometry()
    high_dialog.note.say(LONG * 3, "bad")
    qtbot.waitUntil(lambda: high_dialog.note.height() > 100)
    assert room.contains(high_dialog.geometry())
    assert high_dialog.primary.mapTo(high_dialog, QPoint()).y() < high_dialog.height()


def test_a_window_manager_that_puts_it_at_the_corner_is_put_right(qtbot, dialog):
    before = dialog.geometry()
    dialog.move(0, 0)  # what Qt hears when the window is framed
    qtbot.waitUntil(lambda: dialog.geometry() == before)


def test_it_stays_and_grows_where_the_person_dragged_it(qtbot, dialog):
    qtbot.mousePress(dialog, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    dialog.move(90, 120)
    here = dialog.geometry().center()
    dialog.extra.show()
    still(qtbot, dialog)
    assert near(dialog.geometry().center(), here)


def test_corners_are_cut_off_where_they_cannot_be_clear(qtbot, window, monkeypatch):
    monkeypatch.setattr(sheet, "sees_through", lambda: False)
    made = Deed(window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    still(qtbot, made)
    assert not made.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    corners = [made.rect().topLeft(), made.rect().bottomRight()]
    assert [made.mask().contains(each) for each in corners] == [False, False]
    assert made.mask().contains(made.rect().center())
    assert made.mask().boundingRect() == made.rect()
    made.done(0)


def test_a_rounded_box_lacks_its_corners_alone():
    region = sheet.rounded(QRect(0, 0, 200, 100))
    lost = [
        QPoint(x, y) for x in range(200) for y in range(100) if not region.contains(QPoint(x, y))
    ]
    assert lost
    assert all(min(p.x(), 199 - p.x()) < 10 and min(p.y(), 99 - p.y()) < 10 for p in lost)


def test_what_is_opened_as_a_dialog_closes_stands_on_the_window(qtbot, window):
    first = DeedDialog("交办", primary="交办", parent=window)
    first.busy_deed = True
    opened = []

    def next_one():
        opened.append(Sentence("第35号已交办。"))
        opened[-1].open()

    first.deed = first.finish
    first.done_deed.connect(lambda _second: next_one())  # it is still shown
    first.finished.connect(lambda _result: next_one())  # it is still the active window
    first.open()
    qtbot.waitUntil(first.isActiveWindow)
    first.primary.click()
    gone = []
    first.destroyed.connect(lambda: gone.append(first))
    qtbot.waitUntil(lambda: bool(gone))
    assert [each.parentWidget() for each in opened] == [window, window]
    assert all(each.isVisible() for each in opened)
    for each in opened:
        each.done(0)
