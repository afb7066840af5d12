"""Five groups of four digits that two clerks compare on the phone, and which were read aloud.

CodeBoxes(code)      code: twenty digits, with or without spaces
.done() -> int       how many groups agree so far; changed signal
Space ticks the group that is being read, Backspace takes the last tick back.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, FIGURE, MEDIUM

GROUPS = 5
ORDER = "一二三四五"


class CodeBoxes(QWidget):
    """The code, large."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[str] = []
        self._done = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_code(self, code: str) -> None:
        """Show a code, none of it read yet."""
        digits = "".join(code.split())
        wide = len(digits) // GROUPS
        self._groups = [digits[at * wide : (at + 1) * wide] for at in range(GROUPS)]
        self.set_done(0)

    def groups(self) -> list[str]:
        """Return the groups of digits."""
        return list(self._groups)

    def done(self) -> int:
        """Return how many groups agree."""
        return self._done

    def set_done(self, count: int) -> None:
        """Say how many groups agree."""
        self._done = min(max(count, 0), GROUPS)
        spoken = "，".join(" ".join(group) for group in self._groups)
        self.setAccessibleName(f"核对码，{spoken}")
        self.setAccessibleDescription(f"对上 {self._done} 组，按空格记下一组")
        self.update()
        self.changed.emit()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Five boxes."""
        return QSize(look().em(32), look().em(5.6))

    def minimumSizeHint(self) -> QSize:
        """Five boxes without much air."""
        return QSize(look().em(20), look().em(5.6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Backspace takes back."""
        if event.key() == Qt.Key.Key_Space:
            self.set_done(self._done + 1)
        elif event.key() == Qt.Key.Key_Backspace:
            self.set_done(self._done - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box that is being read ticks it; one on a ticked box goes back there."""
        at = int(event.position().x() // (self.width() / GROUPS))
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.set_done(at + 1 if at == self._done else min(at, self._done))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = worn.em(0.6)
        wide = (self.width() - gap * (GROUPS - 1)) / GROUPS
        centre = Qt.AlignmentFlag.AlignCenter
        for at, group in enumerate(self._groups):
            box = QRectF(at * (wide + gap), 0, wide, self.height()).adjusted(1, 1, -1, -1)
            now = at == self._done
            ring = now and self.hasFocus()
            painter.setPen(QPen(worn.ink("accent" if now else "line2"), 2 if ring else 1))
            painter.setBrush(worn.ink("selected" if now else "surface"))
            painter.drawRoundedRect(box, worn.em(0.4), worn.em(0.4))
            third = box.height() / 4
            painter.setFont(worn.font(CAPTION))
            painter.setPen(worn.ink("text3"))
            top = QRectF(box.left(), box.top() + worn.em(0.2), box.width(), third)
            painter.drawText(top, centre, f"第{ORDER[at]}组")
            painter.setFont(worn.font(FIGURE, MEDIUM))
            painter.setPen(worn.ink("text"))
            painter.drawText(box, centre, group)
            self._state(painter, box, at)

    def _state(self, painter: QPainter, box: QRectF, at: int) -> None:
        worn = look()
        words, tone = "还没念", "text3"
        if at < self._done:
            words, tone = "✓ 对上了", "closed"
        elif at == self._done:
            words, tone = "正在念", "accent"
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink(tone))
        low = QRectF(
            box.left(),
            box.bottom() - box.height() / 4 - worn.em(0.2),
            box.width(),
            box.height() / 4,
        )
        painter.drawText(low, Qt.AlignmentFlag.AlignCenter, words)
