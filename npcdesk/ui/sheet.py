"""The ground of every dialog: a frameless card over the window, which is dimmed behind it.

class MyDialog(Sheet): self.inside is a QVBoxLayout of the card; open() shows it, window-modal.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QMainWindow, QVBoxLayout, QWidget


class Veil(QWidget):
    """Dims the window while a dialog is open over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window as it grows."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a thin dark."""
        QPainter(self).fillRect(self.rect(), QColor(16, 22, 32, 92))


def window_to_stand_on() -> QWidget | None:
    """Return the active window; when another program has the focus, the one that is shown.

    A dialog without a parent would go as soon as nobody in Python holds it.
    """
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
    mains = [w for w in shown if isinstance(w, QMainWindow)]
    return QApplication.activeWindow() or next(iter(mains or shown), None)


class Sheet(QDialog):
    """A dialog as a card. It can be dragged by what is not a control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        window = parent.window() if parent else window_to_stand_on()
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.card = QFrame(self)
        self.card.setProperty("kind", "sheet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        self.inside = QVBoxLayout(self.card)
        self.inside.setContentsMargins(1, 1, 1, 1)
        self.inside.setSpacing(0)
        self._veil: Veil | None = None
        self.finished.connect(self._unveil)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand in its middle."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            if self._veil is None:
                self._veil = Veil(window)
            self.fit()
            self.place(window)

    def fit(self) -> None:
        """Be as large as the content: `adjustSize` would stop at two thirds of the screen."""
        self.inside.activate()  # else the size asked for is still that of the content before
        if (whole := self.layout()) is not None:
            whole.activate()
        self.resize(self.sizeHint())

    def place(self, window: QWidget) -> None:
        """Stand in the middle of the window."""
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle - self.rect().center())

    def _unveil(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the window system move the card."""
        handle = self.windowHandle()
        if handle is not None and event.button() is Qt.MouseButton.LeftButton:
            handle.startSystemMove()

    def drop_at(self, point: QPoint) -> None:
        """Stand with the upper left corner at a point of the screen."""
        self.move(point)
