"""A large figure with its sum below and, at the right, how it changed: 统计分析."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, CAPTION, FIGURE, MEDIUM, SECOND
from npcdesk.ui.ticks import draw_focus

FLAT = Qt.AlignmentFlag.AlignVCenter


class FigureTile(QAbstractButton):
    """Pressed, it opens the list behind the figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = self._unit = self._sum = self._change = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, name: str, figure: str, sum_of: str, change: str = "") -> None:
        """Show a figure as it is printed (54.0%, 126件), how it comes about, and the change."""
        self.setText(name)
        digits = figure.rstrip("%件名次个天")
        self._figure, self._unit = digits, figure[len(digits) :]
        self._sum, self._change = sum_of, change
        said = "，".join(filter(None, (name, figure, sum_of, change)))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Name, figure and sum below each other."""
        return QSize(look().em(10), look().em(4.5))

    def minimumSizeHint(self) -> QSize:
        """The sum may be shortened."""
        return QSize(look().em(7), look().em(4.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card, name with change, figure, and sum."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn.ink("line"), 1))
        painter.setBrush(worn.ink("hover" if self.underMouse() else "surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, worn.em(0.4), worn.em(0.4))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
        room = box.adjusted(worn.em(0.8), worn.em(0.5), -worn.em(0.6), -worn.em(0.5))
        upper = QRectF(room.left(), room.top(), room.width(), worn.em(1.1))
        lower = QRectF(room.left(), room.bottom() - worn.em(1), room.width(), worn.em(1))
        middle = QRectF(room.left(), upper.bottom(), room.width(), lower.top() - upper.bottom())
        self._words(painter, upper, self.text(), BODY, "text2")
        told = worn.metrics(CAPTION).horizontalAdvance(self._change)
        if told and told + worn.metrics(BODY).horizontalAdvance(self.text()) < room.width():
            painter.setFont(worn.font(CAPTION))
            painter.setPen(worn.ink("text2"))
            painter.drawText(upper, FLAT | Qt.AlignmentFlag.AlignRight, self._change)
        painter.setFont(worn.font(FIGURE, MEDIUM))
        painter.setPen(worn.ink("text"))
        painter.drawText(middle, FLAT, self._figure)
        left = worn.metrics(FIGURE, MEDIUM).horizontalAdvance(self._figure) + worn.em(0.2)
        self._words(painter, middle.adjusted(left, worn.em(0.3), 0, 0), self._unit, SECOND, "text2")
        self._words(painter, lower, self._sum, CAPTION, "text3")

    @staticmethod
    def _words(painter: QPainter, room: QRectF, words: str, size: float, token: str) -> None:
        painter.setFont(look().font(size))
        painter.setPen(look().ink(token))
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(room, FLAT, look().metrics(size).elidedText(words, cut, room.width()))
