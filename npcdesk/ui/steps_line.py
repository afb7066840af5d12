"""The steps of a page that is gone through once: done with a tick, the present one filled.

StepsLine(["选文件", "核对", "完成"])     .go_to(1)
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk.ui.empty import draw_step_dot
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, REGULAR, SEMIBOLD


class StepsLine(QWidget):
    """Dots, words, and lines between them."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._now = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go_to(0)

    def go_to(self, step: int) -> None:
        """Show at which step one is, counted from 0."""
        self._now = step
        self.setAccessibleName(f"第 {step + 1} 步，共 {len(self._names)} 步，{self._names[step]}")
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def _parts(self) -> list[float]:
        metrics = look().metrics(BODY, SEMIBOLD)
        return [metrics.horizontalAdvance(name) + look().em(1.5) for name in self._names]

    def sizeHint(self) -> QSize:
        """Every step and the lines between."""
        gaps = look().em(2.7) * (len(self._names) - 1)
        return QSize(round(sum(self._parts())) + gaps, look().em(1.3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle, size = 0.0, self.height() / 2, worn.em(1.1)
        for at, (name, wide) in enumerate(zip(self._names, self._parts(), strict=True)):
            state = "done" if at < self._now else "next" if at == self._now else "later"
            draw_step_dot(painter, QRectF(left, middle - size / 2, size, size), at + 1, state)
            painter.setFont(worn.font(BODY, SEMIBOLD if state == "next" else REGULAR))
            painter.setPen(worn.ink("text3" if state == "later" else "text"))
            room = QRectF(left + worn.em(1.45), 0, wide, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            left += wide + worn.em(0.5)
            if at + 1 < len(self._names):
                painter.setPen(QPen(worn.ink("line2"), 2))
                painter.drawLine(QPointF(left, middle), QPointF(left + worn.em(1.7), middle))
            left += worn.em(2.2)
