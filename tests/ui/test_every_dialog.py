"""Every dialog of the window, on the fictional county: walked by keys alone, and read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from npcdesk.demo.building import build
from npcdesk.demo.sights import Sight, sights
from npcdesk.models import HonourKind
from npcdesk.office import honours
from npcdesk.paths import OfficeFolder
from npcdesk.ui import theme
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.main_window import MainWindow, route
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.pick_fields import PickLine
from npcdesk.ui.roster_print_dialog import RosterPrintDialog
from npcdesk.ui.theme import Look
from tests import make
from tests.ui.conftest import put_on
from tests.ui.eyes import clipped, cut_chips, nameless, unnamed_fields

KEY, MOD = Qt.Key, Qt.KeyboardModifier
PASSPHRASE = "示例县没有秘密可言"
MOST = 200
"""More stops than any dialog has."""
FOREIGN = re.compile(r"[A-Za-z]{2,}")
WRITTEN_SO = re.compile(
    r"\b(PDF|Word|WPS|Excel|Ctrl|Esc|Enter|Tab|Shift|Alt|Home|End|PgUp|PgDn|docx?|xlsx?|ods|csv"
    r"|npb|eml|MB|KB|GB|PNG|JPG|F\d+)\b|_GB2312\b|\b[0-9a-f]{8}\b"
)
"""Names and keys that Chinese clerks write in Latin letters too, and short ids."""
NAMED = frozenset({"关于"})
"""Where the names of licences and of their projects stand."""
INSIDE = (QAbstractSpinBox, QComboBox, QAbstractScrollArea)
"""What is within these belongs to them; a QScrollArea alone holds fields."""
SEEN = (clipped, cut_chips, nameless, unnamed_fields)


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """The county is built once; nothing that is done here is left in it."""
    with pytest.MonkeyPatch.context() as patched:
        tokens = tmp_path_factory.mktemp("tokens")
        patched.setattr("npcdesk.paths.tokens", lambda: tokens)
        patched.setattr("npcdesk.vault.keys.usual_cost", lambda: make.CHEAP)
        folder = OfficeFolder(tmp_path_factory.mktemp("walk") / "示例县")
        build(folder, make.CLOCK, PASSPHRASE)
        yield folder


@pytest.fixture
def window(qtbot, county) -> Iterator[MainWindow]:
    desk = OfficeDesk(county, make.CLOCK)
    window = MainWindow(desk, PASSPHRASE)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: bool(window.nav.office.full()), timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    desk.runner.close()
    desk.leave()


def every_sight(window) -> list[Sight]:
    """Return what the demonstration shows, and what it leaves out as it is like another."""
    store, today = window.desk.store, make.TODAY
    with store.reading() as session:
        entry = honours.lines(session, today.year, HonourKind.SUGGESTION, today=today)[0].id
    return [
        *sights(store, today),
        Sight("year-book", "", "导出年度台账"),
        Sight("print-many", "", "批量打印"),
        Sight("honour-merits", entry, "推荐理由"),
        Sight("decide-honours", entry, "登记评优决定"),
    ]


@contextmanager
def held(qtbot, window, dialog):
    """Show a dialog with the keyboard; close it and all that stands over it."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.wait(1)
    try:
        yield dialog
    finally:
        dialog.done(0)
        dialog.deleteLater()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)


def every_dialog(qtbot, window) -> Iterator[tuple[str, QDialog]]:
    """Open one dialog after the other; pages are not made."""
    for sight in every_sight(window):
        opens = route(sight.kind)
        assert opens is not None, sight
        made = opens(window.desk, sight.wanted)
        if isinstance(made, QDialog):
            with held(qtbot, window, made):
                yield sight.name, made
        elif isinstance(made, QWidget):
            made.deleteLater()
    window.go("roster")
    asked = RosterPrintDialog(window.desk, 240, window.page()._sample, lambda *_a, **_k: None)
    with held(qtbot, window, asked):
        yield "打印名册", asked


def here() -> QWidget | None:
    return QApplication.focusWidget()


def called(widget: QWidget | None) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)() if widget else ""
    return f"{type(widget).__name__} {words}"


# what Tab reaches


def reachable(dialog: QDialog) -> set[QWidget]:
    """Return what Tab must reach by Qt's own flags; of buttons of which one is chosen, that."""
    found = set()
    for each in dialog.findChildren(QWidget):
        tabbed = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if not (tabbed and each.isVisible() and each.isEnabled()) or each.window() is not dialog:
            continue
        if not _within_control(each, dialog) and not _beside_the_chosen(each):
            found.add(each)
    return found


def _within_control(widget: QWidget, dialog: QDialog) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not dialog:
        if isinstance(above, INSIDE) and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def _beside_the_chosen(widget: QWidget) -> bool:
    """Tell whether arrows go to this button from the one of its group that Tab reaches."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return False
    shown = [each for each in group.buttons() if each.isVisible() and each.isEnabled()]
    return widget is not next((each for each in shown if each.isChecked()), shown[0])


def round_of(dialog: QDialog) -> list[QWidget]:
    """Press Tab until it comes back to where it began; return the stops in their order."""
    begun = here()
    passed = [begun]
    for _ in range(MOST):
        QTest.keyClick(here() or dialog, KEY.Key_Tab)
        QApplication.sendPostedEvents()
        if here() is begun or here() is None:
            return passed
        if here() in passed:
            passed.append(here())
            return passed
        passed.append(here())
    return passed


def lost_on_the_way(dialog: QDialog) -> list[str]:
    """Return what Tab does not reach, what it stops at unseen, and where it does not come round."""
    begun, wanted = here(), reachable(dialog)
    passed = round_of(dialog)
    found = [f"Tab does not reach {called(each)}" for each in wanted - set(passed)]
    found += [
        f"Tab stops at what is not seen: {called(each)}" for each in passed if each not in wanted
    ]
    if here() is not begun:
        found.append(f"Tab is caught at {called(here())}")
    QTest.keyClick(here() or dialog, KEY.Key_Backtab)
    if here() is not passed[-1]:
        found.append(f"Shift+Tab goes to {called(here())}, not to {called(passed[-1])}")
    return found


def badly_begun(dialog: QDialog) -> list[str]:
    """Return what is wrong where the focus begins in no field, nor at a button to be pressed."""
    first = here()
    if first is None or not dialog.isAncestorOf(first) or not first.isVisible():
        return [f"begins nowhere: {called(first)}"]
    beside = isinstance(dialog, DeedDialog) and (dialog.cancel, dialog._close, dialog.second)
    if beside and first in beside and primary_of(dialog):  # without a deed one can but close it
        return [f"begins at {called(first)}"]
    return []


def primary_of(dialog: QDialog) -> QAbstractButton | None:
    buttons = dialog.findChildren(QAbstractButton)
    return next((b for b in buttons if b.property("kind") == "primary" and b.isVisible()), None)


def not_pressed(dialog: QDialog) -> list[str]:
    """Return what is wrong where Ctrl+Enter does not press the primary button, once."""
    button = primary_of(dialog)
    if button is None or not button.isEnabled():
        return []
    pressed = []
    button.clicked.disconnect()  # the deed itself is not done
    button.clicked.connect(lambda: pressed.append(button))
    QTest.keyClick(here() or dialog, KEY.Key_Return, MOD.ControlModifier)
    return (
        [] if len(pressed) == 1 else [f"Ctrl+Enter pressed {called(button)} {len(pressed)} times"]
    )


def kept_open(dialog: QDialog) -> list[str]:
    """Return what is wrong where Esc neither closes, nor asks when something was typed."""
    typed = isinstance(dialog, DeedDialog) and _typed(dialog)
    if isinstance(here(), PickLine):
        QTest.keyClick(here(), KEY.Key_Escape)  # closes what is offered
    QTest.keyClick(here() or dialog, KEY.Key_Escape)
    if typed and not dialog.isVisible():
        return ["Esc throws away what was typed"]
    if typed:
        QTest.keyClick(here() or dialog, KEY.Key_Escape)
        back = here()
        if not dialog.isVisible() or back is None:
            return ["Esc gives up when asked"]
        dialog.give_up()
    return [f"Esc leaves it open at {called(here())}"] if dialog.isVisible() else []


def _typed(dialog: DeedDialog) -> bool:
    """Write into the first line or area that takes words; tell whether that counts."""
    kinds = (QLineEdit, QPlainTextEdit)
    lines = [each for kind in kinds for each in dialog._inner.findChildren(kind)]
    empty = [
        e for e in lines if e.isVisible() and e.isEnabled() and not e.isReadOnly() and not _said(e)
    ]
    if not empty:
        return dialog.typed()
    empty[0].setFocus()
    QTest.keyClicks(empty[0], "35")
    return dialog.typed()


def _said(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_every_dialog_is_walked_by_keys(qtbot, window):
    found = []
    for name, dialog in every_dialog(qtbot, window):
        with qtbot.captureExceptions() as raised:
            faults = badly_begun(dialog) + lost_on_the_way(dialog)
            faults += not_pressed(dialog) + kept_open(dialog)
        found += [f"{name}: {fault}" for fault in (*faults, *(each[1] for each in raised))]
    assert not found, "\n".join(found)


# what is read


def foreign(dialog: QDialog) -> list[str]:
    """Return the words of a dialog that are no Chinese."""
    said = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    every = dialog.findChildren(QWidget)
    said += [
        each.text() for each in every if isinstance(each, QAbstractButton) and each.isVisible()
    ]
    said += [
        each.placeholderText() for each in every if isinstance(each, QLineEdit | QPlainTextEdit)
    ]
    said += [text for each in every for text in (each.toolTip(), each.accessibleName())]
    return sorted({text for text in said if FOREIGN.search(WRITTEN_SO.sub("", text))})


def out_of_place(dialog: QDialog, window: QWidget) -> list[str]:
    """Return whether a dialog is larger than the window it stands on."""
    box, room = dialog.size(), window.size()
    fits = box.width() <= room.width() and box.height() <= room.height()
    return [] if fits else [f"{box.toTuple()} on a window of {room.toTuple()}"]


@pytest.mark.parametrize(
    "worn", [Look(), theme.chosen("dark", "larger")], ids=["light", "dark and large"]
)
def test_every_dialog_is_read_whole(qtbot, prepared, window, worn):
    put_on(prepared, worn)
    found = []
    for name, dialog in every_dialog(qtbot, window):
        faults = [fault for see in SEEN for fault in see(dialog)]
        faults += [] if name in NAMED else foreign(dialog)
        faults += out_of_place(dialog, window)
        found += [f"{name}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("kind", "word"), [(HonourKind.SUGGESTION, "推荐理由"), (HonourKind.UNIT, "主要事迹")]
)
def test_merits_are_called_as_the_list_calls_them(qtbot, window, kind, word):
    with window.desk.store.reading() as session:
        entry = honours.lines(session, make.TODAY.year, kind, today=make.TODAY)[0].id
    with held(qtbot, window, route("honour-merits")(window.desk, entry)) as dialog:
        assert (dialog.title.full(), dialog.primary.text().strip()) == (word, f"保存{word}")
