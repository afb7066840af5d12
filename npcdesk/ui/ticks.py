"""Boxes, and the rings of choices, in the look of the house.

Tick(words)            QCheckBox
draw_box(painter, box, state)     state: Qt.CheckState; used by tables too
draw_ring(painter, box, on)
draw_focus(painter, box)          the focus ring of a card or tile that can be chosen
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from npcdesk.ui.theme import look

_GAP = 0.5


def draw_box(painter: QPainter, box: QRectF, state: Qt.CheckState, *, off: bool = False) -> None:
    """Paint a box: empty, ticked, or half (some of the rows)."""
    worn = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    round_by = box.width() * 0.22
    if state is Qt.CheckState.Unchecked:
        painter.setPen(QPen(worn.ink("off" if off else "input"), 1))
        painter.setBrush(worn.ink("subtle" if off else "surface"))
        painter.drawRoundedRect(box, round_by, round_by)
    else:
        accent = worn.ink("off" if off else "accent")
        painter.setPen(QPen(accent, 1))
        painter.setBrush(accent)
        painter.drawRoundedRect(box, round_by, round_by)
        pen = QPen(worn.ink("on_accent"), box.width() * 0.12)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        at = box.topLeft()
        w = box.width()
        tick = ((0.24, 0.53), (0.42, 0.71), (0.77, 0.32))
        dash = ((0.26, 0.5), (0.74, 0.5))
        points = tick if state is Qt.CheckState.Checked else dash
        painter.drawPolyline([at + QPointF(x * w, y * w) for x, y in points])
    painter.restore()


def draw_ring(painter: QPainter, box: QRectF, *, on: bool) -> None:
    """Paint a radio ring, with its dot when chosen."""
    worn = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = box.adjusted(1, 1, -1, -1)
    accent = worn.ink("accent")
    painter.setPen(QPen(accent, 2) if on else QPen(worn.ink("input"), 1))
    painter.setBrush(worn.ink("surface"))
    painter.drawEllipse(box)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        edge = box.width() * 0.26
        painter.drawEllipse(box.adjusted(edge, edge, -edge, -edge))
    painter.restore()


def draw_focus(painter: QPainter, box: QRectF) -> None:
    """Paint the focus ring inside an edge that tells whether something is chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().ink("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), look().em(0.25), look().em(0.25))
    painter.restore()


def _size(words: str) -> QSize:
    worn = look()
    wide = worn.metrics().horizontalAdvance(words) if words else -worn.em(_GAP)
    return QSize(round(worn.em(0.8) + worn.em(_GAP) + wide) + worn.em(0.2) + 2, worn.em(1.4))


def _paint_words(painter: QPainter, button: QAbstractButton) -> QRectF:
    """Paint words and focus ring; return the square for the box."""
    worn = look()
    size = worn.em(0.8)
    top = (button.height() - size) / 2
    painter.setFont(worn.font())
    painter.setPen(worn.ink("text" if button.isEnabled() else "off"))
    left = size + worn.em(_GAP) + 2
    words = QRectF(left, 0, button.width() - left, button.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, button.text())
    if button.hasFocus():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn.ink("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 4, 4)
    return QRectF(3, top, size, size)


class Tick(QCheckBox):
    """A box with words."""

    def __init__(self, words: str = "", parent: QWidget | None = None, *, on: bool = False) -> None:
        super().__init__(words, parent)
        self.setChecked(on)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        return _size(self.text())

    def minimumSizeHint(self) -> QSize:
        """As the size asked for."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole widget is the target
        """The whole widget answers to a click."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        painter = QPainter(self)
        box = _paint_words(painter, self)
        draw_box(painter, box, self.checkState(), off=not self.isEnabled())
