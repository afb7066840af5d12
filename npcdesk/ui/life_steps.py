"""The life of a paper in one line: what is done, what is now, what is to come.

LifeSteps([LifeStep("提出", "1月22日", "done"), LifeStep("答复", "应于5月3日前", "now"), …])
.show_steps(steps)       reads out as one sentence
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, MEDIUM, SECOND, SEMIBOLD

_SAID = {"done": "已", "now": "现在", "later": "还没有"}


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step: its name, the words below it, and whether it is done."""

    words: str
    below: str
    state: Literal["done", "now", "later"]


class LifeSteps(QWidget):
    """The steps along a line."""

    def __init__(self, steps: Sequence[LifeStep] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[LifeStep] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[LifeStep]) -> None:
        """Show other steps."""
        self._steps = list(steps)
        said = "，".join(f"{_SAID[step.state]}{step.words}{step.below}" for step in steps)
        self.setAccessibleName(said)
        self.setToolTip("")
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Dots and two lines."""
        return QSize(look().em(5) * max(len(self._steps), 1), look().em(2.9))

    def minimumSizeHint(self) -> QSize:
        """So that no two dates touch."""
        return QSize(look().em(4) * max(len(self._steps), 1), look().em(2.9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, dots and words."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, last = worn.em(0.95), worn.em(4.2)
        wide = (self.width() - last) / max(len(self._steps) - 1, 1)
        middle = size / 2 + 1
        for at, step in enumerate(self._steps):
            left = at * wide + 1
            if at + 1 < len(self._steps):
                token = "accent" if step.state == "done" else "line2"
                painter.setPen(QPen(worn.ink(token), 2))
                start, end = left + size + worn.em(0.2), left + wide - worn.em(0.2)
                painter.drawLine(QPointF(start, middle), QPointF(end, middle))
            draw_dot(painter, QRectF(left, middle - size / 2, size, size), step.state)
            self._words(painter, step, left, wide)

    def _words(self, painter: QPainter, step: LifeStep, left: float, wide: float) -> None:
        worn, flat = look(), Qt.AlignmentFlag.AlignVCenter
        now, later = step.state == "now", step.state == "later"
        upper = QRectF(left, worn.em(1.1), wide, worn.em(0.95))
        painter.setFont(worn.font(SECOND, SEMIBOLD if now else MEDIUM))
        painter.setPen(worn.ink("text3" if later else "text"))
        painter.drawText(upper, flat, step.words)
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text2" if now else "text3"))
        below = worn.metrics(CAPTION).elidedText(step.below, Qt.TextElideMode.ElideRight, wide - 4)
        painter.drawText(upper.translated(0, worn.em(0.85)), flat, below)


def draw_dot(painter: QPainter, box: QRectF, state: str) -> None:
    """Paint a step's dot: done = filled with tick, now = ring with dot, to come = empty."""
    worn = look()
    if state == "done":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("accent"))
        painter.drawEllipse(box)
        pen = QPen(worn.ink("on_accent"), box.width() * 0.1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        at, w = box.topLeft(), box.width()
        points = ((0.27, 0.52), (0.43, 0.68), (0.73, 0.35))
        painter.drawPolyline([at + QPointF(x * w, y * w) for x, y in points])
        return
    ring = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(worn.ink("accent" if state == "now" else "line2"), 2))
    painter.setBrush(worn.ink("surface"))
    painter.drawEllipse(ring)
    if state == "now":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("accent"))
        edge = ring.width() * 0.26
        painter.drawEllipse(ring.adjusted(edge, edge, -edge, -edge))
