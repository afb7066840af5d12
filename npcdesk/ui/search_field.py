"""The field that searches one list; it waits 150 ms for the next letter.

SearchField(placeholder, least=5.5)     searched(str) signal; .words(); .clear_silently()
    least: how narrow it may become, in em
"""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from npcdesk.ui import focus, icons
from npcdesk.ui.theme import look

WAIT_MS = 150


class SearchField(QLineEdit):
    """A field with a magnifier. Enter searches at once, Esc clears, ↓ goes to the list."""

    searched = Signal(str)

    def __init__(
        self, placeholder: str, parent: QWidget | None = None, *, least: float = 5.5
    ) -> None:
        super().__init__(parent)
        self._least = least
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setToolTip("在本表里查找（Ctrl+F）")
        self.setClearButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._last = ""
        self._wait.timeout.connect(self._tell)
        self.textChanged.connect(self._wait.start)
        self.returnPressed.connect(self._tell)
        self.redress()

    def redress(self) -> None:
        """Leave room for the magnifier."""
        self.setTextMargins(look().em(1.0), 0, 0, 0)

    def words(self) -> str:
        """Return what is searched for, without spaces round it."""
        return self.text().strip()

    def clear_silently(self) -> None:
        """Empty the field without a signal."""
        self.clear()
        self._wait.stop()
        self._last = ""

    def show_silently(self, words: str) -> None:
        """Show words as already searched for, without a signal."""
        self.setText(words)
        self._wait.stop()
        self._last = self.words()

    def sizeHint(self) -> QSize:
        """Eleven lines wide."""
        return QSize(look().em(11), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """So wide that one sees what is searched for."""
        return QSize(look().em(self._least), super().minimumSizeHint().height())

    def _list(self) -> QWidget | None:
        """Return the list nearest to the field, if it is to be seen."""
        around = self.parentWidget()
        while around is not None:
            lists = (each for each in focus.below(around) if focus.is_list(each))
            if found := next(filter(focus.usable, lists), None):
                return found
            around = around.parentWidget()
        return None

    def _tell(self) -> None:
        self._wait.stop()
        if self.words() != self._last:
            self._last = self.words()
            self.searched.emit(self._last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what is searched for, the arrow down goes to what was found."""
        if event.key() == Qt.Key.Key_Down and (found := self._list()) is not None:
            self._tell()
            focus.go_to(found)
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the magnifier."""
        super().paintEvent(event)
        size = look().em(0.7)
        place = QRectF(look().em(0.5), (self.height() - size) / 2, size, size)
        icons.draw(QPainter(self), "search", place, "text3")
