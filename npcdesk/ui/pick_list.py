"""The list below a field that is typed into: at most eight choices, one of them marked.

It never takes the focus, so that typing, also with an input method, goes on in the field.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, SECOND

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be taken: its id, its words, and what tells it from its namesakes."""

    id: str
    words: str
    note: str = ""


class PickList(QFrame):
    """The choices as lines; the marked one is taken with Enter or a click."""

    taken = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMouseTracking(True)
        self._owner = owner
        self._choices: list[Choice] = []
        self.marked = 0

    def offer(self, choices: Sequence[Choice], nothing: str = "") -> None:
        """Show choices below the owner; without any show `nothing`, or hide."""
        self._choices = list(choices[:SHOWN])
        self._nothing = nothing
        self.marked = 0
        if not self._choices and not nothing:
            self.hide()
            return
        rows = max(len(self._choices), 1)
        wide = max(self._owner.width(), self._wanted())
        self.setFixedSize(wide, rows * self._row() + look().em(0.4))
        self._place()
        self.show()
        self.update()

    def marked_choice(self) -> Choice | None:
        """Return the marked choice while the list is shown."""
        return self._choices[self.marked] if self._choices and self.isVisible() else None

    def step(self, by: int) -> None:
        """Mark the next or the one before."""
        if self._choices:
            self.marked = (self.marked + by) % len(self._choices)
            self.update()

    def _row(self) -> int:
        return look().em(1.6)

    def _wanted(self) -> int:
        body, small = look().metrics(), look().metrics(CAPTION)
        wide = [
            body.horizontalAdvance(c.words) + small.horizontalAdvance(c.note) for c in self._choices
        ]
        return round(max(wide, default=0)) + look().em(2)

    def _place(self) -> None:
        below = self._owner.mapToGlobal(QPoint(0, self._owner.height() + 2))
        screen = self._owner.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below = self._owner.mapToGlobal(QPoint(0, -self.height() - 2))
        self.move(min(below.x(), max(screen.right() - self.width(), screen.left())), below.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the line under the pointer."""
        at = (round(event.position().y()) - look().em(0.2)) // self._row()
        if 0 <= at < len(self._choices) and at != self.marked:
            self.marked = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line under the pointer."""
        self.mouseMoveEvent(event)
        choice = self.marked_choice()
        if choice is not None:
            self.taken.emit(choice)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        super().paintEvent(event)
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flat = Qt.AlignmentFlag.AlignVCenter
        edge, high = worn.em(0.2), self._row()
        if not self._choices:
            painter.setPen(worn.ink("text3"))
            painter.setFont(worn.font(SECOND))
            painter.drawText(QRect(worn.em(0.6), edge, self.width(), high), flat, self._nothing)
        for at, choice in enumerate(self._choices):
            box = QRect(edge, edge + at * high, self.width() - 2 * edge, high)
            if at == self.marked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(worn.ink("selected"))
                painter.drawRoundedRect(box, worn.em(0.2), worn.em(0.2))
            room = box.adjusted(worn.em(0.5), 0, -worn.em(0.5), 0)
            painter.setFont(worn.font())
            painter.setPen(worn.ink("text"))
            painter.drawText(room, flat, choice.words)
            left = worn.metrics().horizontalAdvance(choice.words) + worn.em(0.5)
            painter.setFont(worn.font(CAPTION))
            painter.setPen(worn.ink("text3"))
            painter.drawText(room.adjusted(round(left), 0, 0, 0), flat, choice.note)
