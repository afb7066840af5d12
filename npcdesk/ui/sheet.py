"""The ground of every dialog: a frameless card over the window, which is dimmed behind it.

class MyDialog(Sheet): self.inside is a QVBoxLayout of the card; open() shows it, window-modal.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from npcdesk.ui import focus
from npcdesk.ui.theme import look


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
        """Paint a dark that what is behind can still be seen through."""
        thick = 150 if look().dark else 92  # light words shine through more
        QPainter(self).fillRect(self.rect(), QColor(16, 22, 32, thick))


def window_to_stand_on() -> QWidget | None:
    """Return the active window; when another program has the focus, the one that is shown.

    A dialog without a parent would go as soon as nobody in Python holds it; one that stands on a
    dialog that is closing would go with it. So a dialog that is no `Sheet` (Qt's own, which close
    by what they tell) or is leaving hands on to what it stands on itself.
    """
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
    mains = [w for w in shown if isinstance(w, QMainWindow)]
    window = QApplication.activeWindow()
    while isinstance(window, QDialog) and not (isinstance(window, Sheet) and window.stays()):
        below = window.parentWidget()
        window = below.window() if below is not None else None
    steady = [w for w in shown if not isinstance(w, QDialog)]
    return window or next(iter(mains or steady), None)


def sees_through() -> bool:
    """Tell whether windows may have clear corners; X11 without a compositor paints them black."""
    return QGuiApplication.platformName() != "xcb"


def rounded(box: QRect) -> QRegion:
    """Return a box without its corners, as the card's own are rounded."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(box), look().em(0.5), look().em(0.5))
    return QRegion(path.toFillPolygon().toPolygon())


class Sheet(QDialog):
    """A dialog as a card. It can be dragged by what is not a control.

    It is always as large as its content, and keeps its middle where it is as that changes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        window = parent.window() if parent else window_to_stand_on()
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, sees_through())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.card = QFrame(self)
        self.card.setProperty("kind", "sheet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `fit` does it, in place
        whole.addWidget(self.card)
        self.inside = QVBoxLayout(self.card)
        self.inside.setContentsMargins(1, 1, 1, 1)
        self.inside.setSpacing(0)
        self._veil: Veil | None = None
        self._held = QRect()
        self._dragged = self._put_back = self._leaving = False
        self.finished.connect(self._unveil)

    def leave(self) -> None:
        """Say that this dialog is about to close: from now on none stands on it."""
        self._leaving = True

    def stays(self) -> bool:
        """Tell whether another dialog may stand on this one."""
        return self.isVisible() and not self._leaving

    def done(self, result: int) -> None:
        """Close."""
        self.leave()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand in its middle."""
        super().showEvent(event)
        window = self.parentWidget()
        self._held, self._leaving = self.geometry(), False
        self._dragged = self._put_back = False
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
        if self.isVisible():
            self.stand(self.grown(self.sizeHint()))
        else:
            self.resize(self.sizeHint())

    def room(self) -> QRect:
        """Return where a dialog may stand: the screen, and the window where it reaches beyond."""
        room = self.screen().availableGeometry()
        window = self.parentWidget()
        return room if window is None else room.united(window.geometry())

    def grown(self, size: QSize) -> QRect:
        """Return where to stand with another size: round the same middle, within the screen."""
        room = self.room()
        box = QRect(QPoint(), size.boundedTo(room.size()))
        box.moveCenter(self._held.center())
        box.moveTopLeft(
            QPoint(
                max(room.left(), min(box.left(), room.right() - box.width() + 1)),
                max(room.top(), min(box.top(), room.bottom() - box.height() + 1)),
            )
        )
        return box

    def event(self, event: QEvent) -> bool:
        """Follow the content: a note that is said, a field that is shown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off where they cannot be clear."""
        super().resizeEvent(event)
        if not sees_through():
            self.setMask(rounded(self.rect()))

    def place(self, window: QWidget) -> None:
        """Stand in the middle of the window."""
        middle = window.mapToGlobal(window.rect().center())
        self.stand(QRect(middle - self.rect().center(), self.size()))

    def stand(self, box: QRect) -> None:
        """Stand here, until the person drags it away."""
        self._held = box
        self.setGeometry(box)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Go with the person's hand; else only this dialog itself knows where it stands.

        On X11 the window manager may say, right after it framed the window, that the window is at
        its frame's corner: Qt believes 0, 0, and a popup or a growing dialog would go there.
        """
        super().moveEvent(event)
        if self._dragged:
            self._held = self.geometry()
        elif self.isVisible() and not self._put_back and event.pos() != self._held.topLeft():
            self._put_back = True  # once: a window manager that insists is right
            QTimer.singleShot(0, self, lambda: self.stand(self._held))

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab goes as the eye does, but for what comes up by itself between the fields."""
        last = [stop for aside in self.asides() for stop in focus.stops(aside)]
        return focus.next_stop(self, back=not ahead, last=last) or super().focusNextPrevChild(ahead)

    def asides(self) -> Sequence[QWidget]:
        """Return what Tab comes to last, wherever it stands."""
        return ()

    def _unveil(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the window system move the card."""
        handle = self.windowHandle()
        if handle is not None and event.button() is Qt.MouseButton.LeftButton:
            self._dragged = True
            handle.startSystemMove()
