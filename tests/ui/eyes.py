"""What eyes see: words that do not fit where they stand, buttons that say nothing."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from npcdesk.ui.cells import margin
from npcdesk.ui.signs import chip_width
from npcdesk.ui.tables import LinesTable
from npcdesk.ui.words import Words


def clipped(window: QWidget) -> list[str]:
    """Return the words in a window that are wider or higher than their place.

    Words that shorten themselves say the rest in a tool tip and are not counted.
    """
    found = []
    for label in window.findChildren(QLabel):
        if label.isVisibleTo(window) and label.text() and not _shortens(label):
            room, metrics = label.contentsRect(), label.fontMetrics()
            wide = metrics.horizontalAdvance(max(label.text().split("\n"), key=len))
            if not label.wordWrap() and wide > room.width() + 1:
                found.append(f"{label.text()} ({wide} > {room.width()})")
            if label.heightForWidth(label.width()) > label.height() + 1:
                found.append(f"{label.text()} is too high for {room.height()}")
    found += [
        f"{button.text()} ({button.minimumSizeHint().width()} > {button.width()})"
        for button in window.findChildren(QAbstractButton)
        if button.isVisibleTo(window) and button.width() < _needed(button) - 1
    ]
    for line in window.findChildren(QLineEdit):
        high = line.fontMetrics().height()
        if line.isVisibleTo(window) and line.contentsRect().height() < high:
            found.append(f"{line.text()} is too high for its line")
    return found


def _shortens(label: QLabel) -> bool:
    return isinstance(label, Words) and label.shortens()


def _needed(button: QAbstractButton) -> int:
    return (button.minimumSizeHint() if button.text() else button.iconSize()).width()


def cut_chips(window: QWidget) -> list[str]:
    """Return the chips in the tables of a window that are wider than their cells."""
    found = []
    for table in window.findChildren(LinesTable):
        lines = table.lines
        for at in range(lines.columnCount()) if table.isVisibleTo(window) else ():
            column, room = lines.column(at), table.columnWidth(at) - margin()
            if column.mark is None or table.isColumnHidden(at):
                continue
            marks = {mark for line in lines.at_hand() if (mark := column.mark(line))}
            found += [f"{column.heading}: {m.words}" for m in marks if chip_width(m) > room]
    return found


def unnamed_fields(window: QWidget) -> list[str]:
    """Return the fields of a window that do not tell a screen reader what they are for."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
    fields = [each for kind in kinds for each in window.findChildren(kind)]
    return [
        f"{type(field).__name__} in {type(field.parent()).__name__}"
        for field in fields
        if field.isVisibleTo(window)
        and not isinstance(field.parent(), QComboBox)
        and not field.accessibleName()
    ]


def nameless(window: QWidget) -> list[str]:
    """Return the buttons of a window that show no word and tell a screen reader none."""
    return [
        f"{type(button).__name__} in {type(button.parent()).__name__}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisibleTo(window) and not (button.text() or button.accessibleName())
    ]
