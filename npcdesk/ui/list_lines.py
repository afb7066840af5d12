"""How the lines of a list are painted: drop-down lists and 列. High enough to be hit, with boxes.

LineDelegate(parent)     for a QListView or the list of a QComboBox
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from npcdesk.ui.theme import look
from npcdesk.ui.ticks import draw_box

Index = QModelIndex | QPersistentModelIndex
HIGH = 1.5


class LineDelegate(QStyledItemDelegate):
    """Paints ground, box and words."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a target must be, as wide as its words."""
        wide = look().metrics().horizontalAdvance(str(index.data() or ""))
        return QSize(round(wide) + look().em(2.4), look().em(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        worn = look()
        rect: QRect = option.rect
        here = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        painter.save()
        painter.fillRect(rect, worn.ink("selected" if option.state & here else "surface"))
        left = rect.left() + worn.em(0.5)
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            size = worn.em(0.8)
            box = QRectF(left, rect.center().y() - size / 2, size, size)
            fixed = not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
            draw_box(painter, box, Qt.CheckState(tick), off=fixed)
            left += worn.em(1.3)
        painter.setFont(worn.font())
        painter.setPen(worn.ink("text"))
        words = QRect(left, rect.top(), rect.right() - left, rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data() or ""))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click anywhere on the line, or Space, ticks it."""
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        spaced = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        free = index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        if tick is None or not free or not (clicked or spaced):
            return False
        on = Qt.CheckState(tick) is Qt.CheckState.Unchecked
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
