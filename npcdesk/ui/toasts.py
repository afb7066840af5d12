"""What was done, said for eight seconds, with 撤销.

Toasts(host, undo, room)  one at a time, at the foot of room(): a place of `host` with nothing to
                          read, the navigation's own below its tabs
.show_said(Said)          connect desk.said to it
.focus_toast() -> bool    F6; `left` tells that a toast with the focus is going
.page_left()              another page or a dialog: what was said before it was asked for goes
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QWidget

from npcdesk.ui import icons
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.desk import Said
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM
from npcdesk.ui.words import Words

SHOWN_MS = 8000
FRESH_MS = 1000
"""What is said this soon before another page comes belongs to that page: the deed led there."""


class _Undo(QAbstractButton):
    """撤销, in the ink for links on the toast's ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText("撤销")
        self.setToolTip("Ctrl+Z")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The words, as high as a target must be."""
        return QSize(look().em(2), look().em(1.4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it back, as Space does."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word and the focus ring."""
        painter, worn = QPainter(self), look()
        painter.setFont(worn.font(1, MEDIUM))
        painter.setPen(worn.ink("tip_link"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(worn.ink("tip_link"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 4, 4)


class _TickIcon(QWidget):
    """The sign that it was done."""

    def sizeHint(self) -> QSize:
        """An icon of 16."""
        return QSize(look().em(0.8), look().em(0.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        size = look().em(0.8)
        box = QRectF(0, look().em(0.15), size, size)
        icons.draw(QPainter(self), "checkmark_circle", box, "tip_link")


class Toast(QFrame):
    """One sentence and 撤销. It stays while the pointer or the focus is on it."""

    gone = Signal()

    def __init__(self, said: Said, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("kind", "tip")
        self.words = Words(said.text, "second", "on_tip", wrap=True)
        self.undo = _Undo(self)
        self.undo.setVisible(said.undo is not None)
        self.visited = False
        self._time = QTimer(self, singleShot=True, interval=SHOWN_MS)
        em = look().em
        grid = QGridLayout(self)
        grid.setContentsMargins(em(0.5), em(0.4), em(0.4), em(0.2 if said.undo else 0.4))
        grid.setHorizontalSpacing(em(0.3))
        grid.setVerticalSpacing(0)
        grid.addWidget(_TickIcon(self), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 0, 1)
        grid.addWidget(self.undo, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        self._since = QElapsedTimer()
        self._since.start()
        self.setAccessibleName(said.text)
        self._time.timeout.connect(self.go)
        self.undo.installEventFilter(self)
        self._time.start()

    def is_fresh(self) -> bool:
        """Tell whether it was said just now."""
        return self._since.elapsed() < FRESH_MS

    def go(self) -> None:
        """Go away."""
        self.gone.emit()
        self.hide()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._time.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew when it has left."""
        if not self.undo.hasFocus():
            self._time.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay while 撤销 has the focus."""
        if isinstance(event, QFocusEvent):
            self._time.stop() if event.gotFocus() else self._time.start()
        return super().eventFilter(watched, event)


class Toasts(QObject):
    """Shows one toast at a time."""

    left = Signal()

    def __init__(self, host: QWidget, undo: object, room: Callable[[], QRect]) -> None:
        super().__init__(host)
        self._host, self._undo, self._room = host, undo, room
        self._toast: Toast | None = None
        host.installEventFilter(self)

    def toast(self) -> Toast | None:
        """Return the toast on the screen."""
        return self._toast

    def show_said(self, said: Said) -> None:
        """Say it; what was said before goes."""
        self.clear()
        toast = self._toast = Toast(said, self._host)
        toast.undo.clicked.connect(self._undo)
        toast.undo.clicked.connect(self.clear)
        toast.gone.connect(self._forget)
        self._place()
        toast.show()
        toast.raise_()

    def clear(self) -> None:
        """Take the toast away."""
        if self._toast is not None:
            self._toast.go()

    def can_be_undone(self) -> bool:
        """Tell whether a toast with 撤销 is on the screen."""
        return self._toast is not None and not self._toast.undo.isHidden()

    def focus_toast(self) -> bool:
        """Put the focus on 撤销, once; False when there is none or it had it already."""
        if self._toast is None or not self.can_be_undone() or self._toast.visited:
            return False
        self._toast.visited = True
        self._toast.undo.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def has_focus(self) -> bool:
        """Tell whether the person stands on 撤销."""
        return self._toast is not None and self._toast.undo.hasFocus()

    def page_left(self, *_args: object) -> None:
        """Take away what was said about the page before; Ctrl+Z still takes it back."""
        if self._toast is not None and not self._toast.is_fresh():
            self._toast.go()

    def _forget(self) -> None:
        toast, self._toast = self._toast, None
        if toast is not None and toast.undo.hasFocus():
            self.left.emit()

    def _place(self) -> None:
        if self._toast is not None:
            room = self._room()
            high = self._toast.heightForWidth(room.width())
            box = QRect(room.left(), room.bottom() + 1 - high, room.width(), high)
            self._toast.setGeometry(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the room as the window grows."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
