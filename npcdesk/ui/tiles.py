"""Figures that open what is behind them.

Tile(name, note="", tone="")       QAbstractButton; .show_figure(figure, note=None)
tile_row([tiles]) -> QHBoxLayout
WholeBar([Part(words, count, token, sign)], unit="件")      one bar of parts, and its legend
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from npcdesk.ui.signs import Sign, draw_sign
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, CAPTION, FIGURE, MEDIUM
from npcdesk.ui.ticks import draw_focus


class Tile(QAbstractButton):
    """A figure, its name, one line of sum. Checkable tiles filter the list below."""

    def __init__(
        self, name: str, note: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._figure, self._note, self._tone = "", note, tone
        self.setText(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure("")

    def show_figure(self, figure: str, note: str | None = None) -> None:
        """Show another figure; its tone is only for what is not nought."""
        self._figure = figure
        self._note = self._note if note is None else note
        self.setAccessibleName(f"{self.text()}，{figure}，{self._note}")
        self.setToolTip(self._note)
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as figure and two lines need."""
        return QSize(look().em(10), look().em(3.4))

    def minimumSizeHint(self) -> QSize:
        """Words may be shortened, the figure not."""
        return QSize(look().em(7), look().em(3.4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card, figure, name and sum."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.isChecked()
        painter.setPen(QPen(worn.ink("accent"), 2) if ring else QPen(worn.ink("line"), 1))
        ground = "selected" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setBrush(worn.ink(ground))
        inset = 1 if ring else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, worn.em(0.4), worn.em(0.4))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
        toned = self._tone if self._figure not in {"", "0"} else ""
        painter.setFont(worn.font(FIGURE, MEDIUM))
        painter.setPen(worn.ink(toned or "text"))
        flat = Qt.AlignmentFlag.AlignVCenter
        room = box.adjusted(worn.em(0.8), 0, -worn.em(0.5), 0)
        painter.drawText(room.adjusted(0, -1, 0, -1), flat, self._figure)
        left = worn.metrics(FIGURE, MEDIUM).horizontalAdvance(self._figure) + worn.em(0.6)
        words = room.adjusted(left, 0, 0, 0)
        painter.setFont(worn.font(BODY, MEDIUM))
        painter.setPen(worn.ink("text"))
        upper = words.translated(0, -worn.em(0.47))
        metrics, cut = worn.metrics(BODY, MEDIUM), Qt.TextElideMode.ElideRight
        painter.drawText(upper, flat, metrics.elidedText(self.text(), cut, words.width()))
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text3"))
        note = worn.metrics(CAPTION).elidedText(self._note, cut, words.width())
        painter.drawText(words.translated(0, worn.em(0.52)), flat, note)


def tile_row(tiles: Sequence[Tile]) -> QHBoxLayout:
    """Return the tiles in one line."""
    row = QHBoxLayout()
    row.setSpacing(look().em(0.6))
    for tile in tiles:
        row.addWidget(tile, 1)
    return row


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole."""

    words: str
    count: int
    token: str
    sign: Sign = Sign.DOT


class WholeBar(QWidget):
    """One bar of parts, and what each part is."""

    def __init__(
        self, parts: Sequence[Part] = (), unit: str = "件", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._parts: list[Part] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other parts; those of nought leave the bar, not the legend."""
        self._parts = list(parts)
        said = "，".join(f"{part.words} {part.count} {self._unit}" for part in parts)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The bar and a line a part."""
        return QSize(look().em(12), look().em(1 + 1.2 * len(self._parts)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar and legend."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = worn.em(0.5)
        self._paint_bar(painter, high)
        flat = Qt.AlignmentFlag.AlignVCenter
        top: float = worn.em(1)
        for part in self._parts:
            line = QRectF(0, top, self.width(), worn.em(1.2))
            size = worn.em(0.5)
            sign = QRectF(2, line.center().y() - size / 2, size, size)
            draw_sign(painter, part.sign, sign, worn.ink(part.token))
            painter.setPen(worn.ink("text2"))
            painter.setFont(worn.font())
            painter.drawText(line.adjusted(worn.em(0.9), 0, 0, 0), flat, part.words)
            painter.setPen(worn.ink("text"))
            painter.setFont(worn.font(BODY, MEDIUM))
            said = f"{part.count} {self._unit}"
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | flat, said)
            top += worn.em(1.2)

    def _paint_bar(self, painter: QPainter, high: float) -> None:
        worn, total = look(), sum(part.count for part in self._parts)
        shown = [part for part in self._parts if part.count]
        painter.setPen(Qt.PenStyle.NoPen)
        if not total:
            painter.setBrush(worn.ink("line"))
            painter.drawRoundedRect(QRectF(0, 0, self.width(), high), high / 2, high / 2)
            return
        gap, left = 2.0, 0.0
        free = self.width() - gap * (len(shown) - 1)
        for at, part in enumerate(shown):
            wide = free * part.count / total
            painter.setBrush(worn.ink(part.token))
            box = QRectF(left, 0, wide, high)
            painter.drawRoundedRect(box, 2, 2)
            if at in (0, len(shown) - 1) and wide > high:
                painter.drawRoundedRect(box, high / 2, high / 2)
            left += wide + gap
