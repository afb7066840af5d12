"""How a cell of a table is painted: ground, line, words, chip, box, letter, measure.

`CellPainter` is the delegate of `LinesTable`. Fonts and measures come from the look, made once.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from npcdesk.ui.columns import TICKS, Column, Measure
from npcdesk.ui.signs import Mark, Sign, chip_width, draw_chip
from npcdesk.ui.theme import Look, look
from npcdesk.ui.theme_tokens import BODY, CAPTION, MEDIUM, REGULAR, SECOND, TEXT_SIZES
from npcdesk.ui.ticks import draw_box

if TYPE_CHECKING:
    from npcdesk.ui.tables import LinesTable

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}
_IN_LINE = {side: flag | _MIDDLE for side, flag in _SIDES.items()}  # joining flags is slow


def row_height(*, two_lines: bool = False) -> int:
    """Return the height of a row: 36, 紧凑 30, two lines 52 at the standard size."""
    if two_lines:
        return look().em(2.6)
    return look().em(1.6 if look().points <= TEXT_SIZES["compact"][1] else 1.8)


def margin() -> int:
    """Return the room left of the words in a cell."""
    return look().em(0.5)


class CellPainter(QStyledItemDelegate):
    """Paints every cell of a `LinesTable`, in both of its views."""

    def __init__(self, table: "LinesTable", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Rows have one height, set by the table."""
        return QSize(look().em(4), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and line, then what the column shows."""
        rect: QRect = option.rect
        model, row = self._table.lines, index.row()
        column, line = model.column(index.column()), model.peek(row)
        current = row == self._table.currentIndex().row()
        chosen = current or model.is_ticked(row)
        painter.save()
        self._ground(painter, rect, index, chosen=chosen)
        if column is TICKS:
            on = Qt.CheckState.Checked if model.is_ticked(row) else Qt.CheckState.Unchecked
            draw_box(painter, tick_box(rect), on)
        elif line is not None:
            _content(painter, rect, column, line, chosen=chosen)
        if current and self._table.ring_at(index):
            painter.setPen(QPen(look().ink("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: Index, *, chosen: bool) -> None:
        worn, table = look(), self._table
        if chosen or index.row() == table.hovered:
            within = rect.adjusted(0, 0, 0, -1)  # the line under the row is the view's
            painter.fillRect(within, worn.ink("selected" if chosen else "hover"))
        if index.column() == table.last_frozen():
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), worn.ink("line2"))
        if chosen and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), worn.ink("accent"))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the full words of a cell that is too narrow for them."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        words = index.data(Qt.ItemDataRole.ToolTipRole) or self._cut_words(option.rect, index)
        QToolTip.showText(event.globalPos(), words or "", view)
        return True

    def _cut_words(self, rect: QRect, index: Index) -> str:
        column = self._table.lines.column(index.column())
        words = str(index.data() or "")
        wide = look().metrics(BODY, _weight(column)).horizontalAdvance(words)
        return words if wide > rect.width() - 2 * margin() else ""

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: Index,
    ) -> bool:
        """Ticking is the table's work."""
        return False


def tick_box(rect: QRect) -> QRectF:
    """Return where the box stands in its cell."""
    size = look().em(0.8)
    return QRectF(rect.left() + look().em(0.6), rect.center().y() - size / 2 + 0.5, size, size)


def _weight(column: Column[Any]) -> int:
    return MEDIUM if column.look == "strong" else REGULAR


def _content(
    painter: QPainter, rect: QRect, column: Column[Any], line: object, *, chosen: bool
) -> None:
    room = rect.adjusted(margin(), 0, -margin(), -1)
    mark = column.mark(line) if column.mark else None
    measure = column.measure(line) if column.measure else None
    if mark is not None:
        _chip(painter, room, column, mark, chosen=chosen)
    elif measure is not None:
        draw_measure(painter, QRectF(room), measure)
    elif column.look == "box":
        _letter(painter, room, column.text(line))
    elif column.second is not None and column.second(line):
        _two_lines(painter, room, column, line)
    else:
        heavy = column.strong is not None and column.strong(line)
        weight = MEDIUM if heavy else _weight(column)
        _one_line(painter, room, column, column.text(line), weight)


def _chip(painter: QPainter, room: QRect, column: Column[Any], mark: Mark, *, chosen: bool) -> None:
    width = chip_width(mark)
    # a chip's words stand in line with plain words: its ground reaches into the margin
    out = 0 if mark.sign is Sign.NONE else look().em(0.1)
    left: float = room.left() - out
    if column.align == "right":
        left = room.right() + 1 - width + out
    elif column.align == "centre":
        left = room.center().x() - width / 2
    draw_chip(painter, mark, left, room.center().y() + 0.5, on_selected=chosen)


def _one_line(painter: QPainter, room: QRect, column: Column[Any], words: str, weight: int) -> None:
    worn = look()
    painter.setFont(worn.font(BODY, weight))
    painter.setPen(worn.ink("text2" if column.look == "quiet" else "text"))
    how = Qt.TextElideMode.ElideMiddle if column.stretch else Qt.TextElideMode.ElideRight
    if len(words) * worn.em() > room.width():  # no character is wider than a line is high
        words = worn.metrics(BODY, weight).elidedText(words, how, room.width() + 1)
    painter.drawText(room, _IN_LINE[column.align], words)


def _two_lines(painter: QPainter, room: QRect, column: Column[Any], line: object) -> None:
    worn, side = look(), _SIDES[column.align]
    middle = room.top() + round(room.height() * 0.53)
    over = QRect(room.left(), room.top(), room.width(), middle - room.top())
    under = QRect(room.left(), middle, room.width(), room.bottom() - middle)
    second = column.second(line) if column.second else ""
    for box, words, font, metrics, token, flag in (
        (
            over,
            column.text(line),
            worn.font(BODY, MEDIUM),
            worn.metrics(BODY, MEDIUM),
            "text",
            Qt.AlignmentFlag.AlignBottom,
        ),
        (
            under,
            second,
            worn.font(CAPTION),
            worn.metrics(CAPTION),
            "text3",
            Qt.AlignmentFlag.AlignTop,
        ),
    ):
        painter.setFont(font)
        painter.setPen(worn.ink(token))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(box, side | flag, shown)


def _letter(painter: QPainter, room: QRect, letter: str) -> None:
    if not letter:
        return
    draw_letter(painter, QRectF(room), letter, look())


def draw_letter(painter: QPainter, room: QRectF, letter: str, worn: Look) -> None:
    """Paint a class letter (A, B, C) in its small box, in the middle of `room`."""
    size = worn.em(1.1)
    box = QRectF(room.center().x() - size / 2, room.center().y() - size / 2, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(worn.ink("line2"), 1))
    painter.setBrush(worn.ink("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), worn.em(0.2), worn.em(0.2))
    font = QFont(worn.font(CAPTION, MEDIUM))
    painter.setFont(font)
    painter.setPen(worn.ink("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def draw_measure(painter: QPainter, room: QRectF, measure: Measure) -> None:
    """Paint words and a bar: done of target, with an upright at what is due by today."""
    worn = look()
    behind = measure.due is not None and measure.done < measure.due
    wide = max(worn.metrics(SECOND).horizontalAdvance(measure.words) + worn.em(0.4), worn.em(3))
    painter.setFont(worn.font(SECOND, MEDIUM if behind else REGULAR))
    painter.setPen(worn.ink("soon" if behind else "text"))
    words = QRectF(room.right() - wide, room.top(), wide, room.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignRight | _MIDDLE, measure.words)
    bar = QRectF(room.left(), room.center().y() - worn.em(0.15), room.width() - wide, worn.em(0.3))
    if bar.width() >= worn.em(1.5):  # a stub would tell nothing
        draw_bar(painter, bar, measure)


def draw_bar(painter: QPainter, bar: QRectF, measure: Measure) -> None:
    """Paint the bar of a measure alone."""
    if bar.width() <= 0 or measure.target <= 0:
        return
    worn, radius = look(), bar.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(worn.ink("line"))
    painter.drawRoundedRect(bar, radius, radius)
    share = min(measure.done / measure.target, 1)
    if share > 0:
        painter.setBrush(worn.ink("chart"))
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), max(bar.width() * share, bar.height()), bar.height()),
            radius,
            radius,
        )
    if measure.due is not None and 0 < measure.due < measure.target:
        behind = measure.done < measure.due
        x = bar.left() + bar.width() * measure.due / measure.target
        upright = QRectF(x - 1, bar.top() - worn.em(0.15), 2, bar.height() + worn.em(0.3))
        painter.fillRect(upright, worn.ink("soon" if behind else "text2"))
    painter.restore()
