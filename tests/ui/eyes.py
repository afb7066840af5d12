"""What eyes see: words that do not fit where they stand."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

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
            if label.heightForWidth(room.width()) > room.height() + 1:
                found.append(f"{label.text()} is too high for {room.height()}")
    found += [
        f"{button.text()} ({button.minimumSizeHint().width()} > {button.width()})"
        for button in window.findChildren(QAbstractButton)
        if button.isVisibleTo(window) and button.width() < button.minimumSizeHint().width() - 1
    ]
    for line in window.findChildren(QLineEdit):
        high = line.fontMetrics().height()
        if line.isVisibleTo(window) and line.contentsRect().height() < high:
            found.append(f"{line.text()} is too high for its line")
    return found


def _shortens(label: QLabel) -> bool:
    return isinstance(label, Words) and label.shortens()
