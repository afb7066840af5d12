"""Opens the screens of suggestions as the window would, and types into them."""

from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from npcdesk.office import suggestion_list
from npcdesk.ui.suggestion_routes import ROUTES
from tests.make import TODAY
from tests.ui.hands import write
from tests.ui.windows import placed

CTRL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def opener(qtbot, desk):
    """Lend what opens a dialog by its route, over a window, and gives it the keyboard."""
    window, made = QWidget(), []
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()

    def open_dialog(kind, wanted=""):
        for gone in made:
            gone.done(0)
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        dialog = ROUTES[kind](desk, wanted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        made.append(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
        return dialog

    yield open_dialog
    for gone in made:
        gone.done(0)


def shown(qtbot, desk, kind, wanted=""):
    """Show a page by its route, at the size it has on a small screen."""
    return placed(qtbot, ROUTES[kind](desk, wanted))


def keys(text):
    """Type into whatever has the focus; Chinese comes from an input method."""
    target = QApplication.focusWidget()
    if text.isascii():
        QTest.keyClicks(target, text)
        return
    write(target, text)


def press(key, mods=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, mods)


def primary():
    """Ctrl+Enter."""
    press(Qt.Key.Key_Return, CTRL)


def paper(store, suggestion_id):
    with store.reading() as session:
        return suggestion_list.paper(session, suggestion_id, TODAY)


def state(store, suggestion_id):
    return paper(store, suggestion_id).line.state.value
