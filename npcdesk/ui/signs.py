"""Chips: what a cell or a page shows with a word, a sign and a colour.

    Mark(words, token, sign)               token "late" takes the inks `late` and `late_soft`
    Sign.RING HALF DOT TICK LOOP DASH CLOCK BANG NONE
    days_mark(days_left, warn=7) -> Mark   None = clock stopped "—"; plain words when there is time
    state_mark("办理中") -> Mark            the mark of a suggestion's state, by its Chinese name
    draw_chip(painter, mark, left, middle, on_selected=False) -> width
    draw_sign(painter, sign, box, ink), chip_width(mark), chip_height()
    Chip(mark) QWidget                     .show_mark(mark)

A mark with `Sign.NONE` is drawn as plain words in its token, without a ground.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk.ui.theme import Look, look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, REGULAR, SECOND

_CLEAR = QImage.Format.Format_ARGB32_Premultiplied


class Sign(Enum):
    """The shape in a chip: says without colour what the colour says."""

    NONE = auto()
    RING = auto()
    HALF = auto()
    DOT = auto()
    TICK = auto()
    LOOP = auto()
    DASH = auto()
    CLOCK = auto()
    BANG = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """What is shown as a chip. `spoken` is what a screen reader says when it differs."""

    words: str
    token: str = "text2"  # noqa: S105 - a colour's name
    sign: Sign = Sign.NONE
    spoken: str = ""


STATES: dict[str, Mark] = {
    name: Mark(name, token, sign, f"状态，{name}")
    for name, token, sign in (
        ("待交办", "wait", Sign.RING),
        ("办理中", "doing", Sign.HALF),
        ("已答复", "replied", Sign.DOT),
        ("已办结", "closed", Sign.TICK),
        ("退办待定", "soon", Sign.CLOCK),
        ("重新办理", "redo", Sign.LOOP),
        ("终止", "void", Sign.DASH),
        ("已归档", "void", Sign.TICK),
        ("草稿", "void", Sign.DASH),
    )
}


def state_mark(state: str) -> Mark:
    """Return the mark of a state by its Chinese name; a state without one is quiet."""
    return STATES.get(state) or Mark(state, "void", Sign.DASH, f"状态，{state}")


def days_mark(days_left: int | None, warn: int = 7) -> Mark:
    """Return how the days until a date are shown.

    Args:
        days_left: calendar days; negative when past, None when the clock has stopped.
        warn: from how many days on it is a chip (from the rule pack).
    """
    if days_left is None:
        return Mark("—", "text3", spoken="不计期限")
    if days_left < 0:
        return Mark(f"逾期 {-days_left} 天", "late", Sign.BANG, f"逾期{-days_left}天")
    if days_left == 0:
        return Mark("今天到期", "today", Sign.CLOCK)
    if days_left <= warn:
        return Mark(f"剩 {days_left} 天", "soon", Sign.CLOCK)
    return Mark(f"剩 {days_left} 天", "text2")


def chip_height() -> float:
    """Return the height of a chip in pixels."""
    return look().em(1.1)


def chip_width(mark: Mark) -> float:
    """Return the width of a chip, or of its plain words, in pixels."""
    return _chip_width(mark.words, look(), plain=mark.sign is Sign.NONE)


@lru_cache(1024)
def _chip_width(words: str, worn: Look, *, plain: bool) -> float:
    if plain:
        return worn.metrics(BODY, REGULAR).horizontalAdvance(words)
    return worn.metrics(SECOND, MEDIUM).horizontalAdvance(words) + worn.em(1.5)


def draw_chip(
    painter: QPainter, mark: Mark, left: float, middle: float, *, on_selected: bool = False
) -> float:
    """Paint a chip whose left edge is at `left`, centred on `middle`; return its width."""
    worn, width, height = look(), chip_width(mark), chip_height()
    if mark.sign is Sign.NONE:
        painter.setPen(worn.ink(mark.token))
        painter.setFont(worn.font(BODY, REGULAR))
        box = QRectF(left, middle - height, width + 1, height * 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, mark.words)
        return width
    same = worn.colour[f"{mark.token}_soft"] == worn.colour["selected"]
    ground = "surface" if on_selected and same else f"{mark.token}_soft"
    ratio = painter.device().devicePixelRatioF()
    top = round((middle - height / 2) * ratio) / ratio
    plate = _plate(mark.sign, width, worn, (ground, mark.token), ratio)
    painter.drawImage(QPointF(round(left * ratio) / ratio, top), plate)
    painter.setPen(worn.ink(mark.token))
    painter.setFont(worn.font(SECOND, MEDIUM))
    words = QRectF(
        left + worn.em(1.1), middle - height / 2 - 1, width - worn.em(1.1) + 4, height + 1
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, mark.words)
    return width


@lru_cache(256)
def _plate(sign: Sign, width: float, worn: Look, tokens: tuple[str, str], ratio: float) -> QImage:
    """Return a chip without its words: kept, as a page of a list shows the same few again."""
    high = chip_height()
    ground, ink = (worn.ink(token) for token in tokens)
    pixels = QSizeF(width, high) * ratio
    image = QImage(ceil(pixels.width()), ceil(pixels.height()), _CLEAR)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, width, high), high / 2, high / 2)
    size = worn.em(0.56 if sign is Sign.BANG else 0.5)
    box = QRectF(worn.em(0.63) - size / 2, (high - size) / 2, size, size)
    draw_sign(painter, sign, box, ink)
    painter.end()
    return image


def draw_sign(painter: QPainter, sign: Sign, box: QRectF, ink: QColor) -> None:
    """Paint a sign into a square box. The painter's pen and brush are left changed."""
    thick = box.width() * 0.16
    painter.setPen(
        QPen(ink, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SIGNS[sign](painter, box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), ink)


def _none(_painter: QPainter, _box: QRectF, _ink: QColor) -> None:
    return


def _ring(painter: QPainter, box: QRectF, _ink: QColor) -> None:
    painter.drawEllipse(box)


def _half(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.drawEllipse(box)
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(box, 90 * 16, -180 * 16)


def _dot(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setBrush(ink)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _tick(painter: QPainter, box: QRectF, _ink: QColor) -> None:
    w, h = box.width(), box.height()
    points = [QPointF(0, 0.55 * h), QPointF(0.36 * w, 0.88 * h), QPointF(w, 0.16 * h)]
    painter.drawPolyline([box.topLeft() + point for point in points])


def _loop(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.drawArc(box, 50 * 16, 290 * 16)
    tip = QPointF(box.right(), box.top() + box.height() * 0.02)
    size = box.width() * 0.42
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(0, size), tip + QPointF(-size, size)]))


def _dash(painter: QPainter, box: QRectF, _ink: QColor) -> None:
    middle = box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))


def _clock(painter: QPainter, box: QRectF, _ink: QColor) -> None:
    painter.drawEllipse(box)
    middle = box.center()
    painter.drawLine(middle, QPointF(middle.x(), box.top() + box.height() * 0.22))
    painter.drawLine(middle, QPointF(box.right() - box.width() * 0.24, middle.y()))


def _bang(painter: QPainter, box: QRectF, ink: QColor) -> None:
    hole = QPainterPath()
    hole.addPolygon(
        QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])
    )
    hole.closeSubpath()
    x, w, h = box.center().x(), box.width() * 0.12, box.height()
    hole.addRect(QRectF(x - w / 2, box.top() + h * 0.36, w, h * 0.3))
    hole.addRect(QRectF(x - w / 2, box.top() + h * 0.76, w, h * 0.12))
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(hole)


_SIGNS = {
    Sign.NONE: _none,
    Sign.RING: _ring,
    Sign.HALF: _half,
    Sign.DOT: _dot,
    Sign.TICK: _tick,
    Sign.LOOP: _loop,
    Sign.DASH: _dash,
    Sign.CLOCK: _clock,
    Sign.BANG: _bang,
}


class Chip(QWidget):
    """A mark as a widget, for heads and panes."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_mark(mark)

    def mark(self) -> Mark:
        """Return what is shown."""
        return self._mark

    def show_mark(self, mark: Mark) -> None:
        """Show another mark."""
        self._mark = mark
        self.setAccessibleName(mark.spoken or mark.words)
        self.redress()

    def redress(self) -> None:
        """Measure and paint anew."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The chip and nothing round it."""
        return QSize(round(chip_width(self._mark)) + 2, round(chip_height()) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        draw_chip(painter, self._mark, 1, self.height() / 2)
