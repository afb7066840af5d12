"""The heading of a table: quiet words, the box for all rows, the triangle of the sorted column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from npcdesk.ui.cells import margin, row_height, tick_box
from npcdesk.ui.columns import TICKS
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, SECOND
from npcdesk.ui.ticks import draw_box

if TYPE_CHECKING:
    from npcdesk.ui.tables import LinesTable

_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


class TableHead(QHeaderView):
    """Paints the headings. A click sorts, a third click gives back the page's own order."""

    def __init__(self, table: "LinesTable", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(look().em(1.6))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """As high as a row."""
        return QSize(super().sizeHint().width(), row_height())

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint one heading."""
        worn, model = look(), self._table.lines
        painter.save()
        painter.fillRect(rect, worn.ink("subtle"))
        painter.setPen(QPen(worn.ink("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if at == self._table.last_frozen():
            painter.setPen(QPen(worn.ink("line2"), 0))
            painter.drawLine(rect.topRight(), rect.bottomRight())
        column = model.column(at)
        if column is TICKS:
            draw_box(painter, tick_box(rect), model.tick_state())
        else:
            self._words(painter, rect, at)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, at: int) -> None:
        worn, column = look(), self._table.lines.column(at)
        key, descending = self._table.sorting()
        sorted_by = bool(column.key) and column.key == key
        painter.setFont(worn.font(SECOND, MEDIUM))
        painter.setPen(worn.ink("text" if sorted_by else "text2"))
        room = rect.adjusted(margin(), 0, -margin() + 1, 0)
        metrics = worn.metrics(SECOND, MEDIUM)
        words = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, _SIDES[column.align] | Qt.AlignmentFlag.AlignVCenter, words)
        if sorted_by:
            wide, size = metrics.horizontalAdvance(words), worn.em(0.4)
            if column.align == "right":
                left = room.right() - wide - size * 1.5
            elif column.align == "centre":
                left = room.center().x() + wide / 2 + size * 0.3
            else:
                left = room.left() + wide + size * 0.4
            _triangle(painter, left, rect.center().y(), size, descending=descending)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The box ticks all; other headings are for `sectionClicked`."""
        at = self.logicalIndexAt(event.position().toPoint())
        if at >= 0 and self._table.lines.column(at) is TICKS:
            self._table.lines.tick_all()
            return
        super().mousePressEvent(event)


def _triangle(
    painter: QPainter, left: float, middle: float, size: float, *, descending: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().ink("accent"))
    up, down = middle - size * 0.35, middle + size * 0.35
    if descending:
        up, down = down, up
    points = [QPointF(left, down), QPointF(left + size, down), QPointF(left + size / 2, up)]
    painter.drawPolygon(QPolygonF(points))
