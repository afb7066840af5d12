"""The roster as cards with pictures: another view of the table's lines.

The current row, the ticks, the order and what keys do are the table's own, so whoever turns from
one view to the other stands where he stood. Below the name a card says what the columns say that
are shown. Only what is in sight is fetched and painted.
"""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QToolTip

from npcdesk.ui import table_parts
from npcdesk.ui.desk import Desk
from npcdesk.ui.photos import Photos
from npcdesk.ui.roster_card import FACE, GAP, HIGH, WIDE, Card, How, draw_card, facts, tick_box
from npcdesk.ui.tables import LinesTable
from npcdesk.ui.theme import look

Index = QModelIndex | QPersistentModelIndex


class RosterCards(QAbstractItemView):
    """The lines of a roster's table as cards. Where a card lies is worked out, never kept."""

    def __init__(self, desk: Desk, table: LinesTable) -> None:
        super().__init__()
        self.table, self.lines = table, table.lines
        self.photos = Photos(desk, self._face_size, self)
        self.hovered, self._ring = -1, False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(f"{table.accessibleName()}，卡片")
        self.setModel(self.lines)
        self.setSelectionModel(table.selectionModel())
        paint = self.viewport().update
        for news in (self.photos.arrived, self.lines.ticks_changed):
            news.connect(paint)
        table.selectionModel().currentRowChanged.connect(lambda *_: paint())

    # as the table

    def current_id(self) -> str:
        """Return the id of the current line, or ""."""
        return self.table.current_id()

    def select_id(self, wanted: str) -> bool:
        """Make the line with that id the current one; False when it is not near at hand."""
        return self.table.select_id(wanted)

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        self.table.select_row(row)

    # places

    def _across(self) -> int:
        """Return how many cards are in a line."""
        return max((self.viewport().width() - 2 * look().em(GAP)) // look().em(WIDE), 1)

    def _place(self, row: int) -> QRect:
        """Return where a card lies now: a line of cards is full."""
        across, high, edge = self._across(), look().em(HIGH), look().em(GAP)
        line, at = divmod(row, across)
        wide = (self.viewport().width() - 2 * edge) // across
        return QRect(edge + at * wide, edge + line * high - self.verticalOffset(), wide, high)

    def _row_at(self, point: QPoint) -> int:
        """Return the row of the card at a point, -1 where there is none."""
        line = (point.y() + self.verticalOffset() - look().em(GAP)) // look().em(HIGH)
        first = max(line, 0) * self._across()
        rows = range(first, min(first + self._across(), self.lines.rowCount()))
        return next((row for row in rows if self._place(row).contains(point)), -1)

    def _index(self, row: int) -> QModelIndex:
        """Return the index of a row, of a column that is no box."""
        return self.lines.index(row, 1) if row >= 0 else QModelIndex()

    def updateGeometries(self) -> None:
        """Say how far one may scroll: the end is known from the start."""
        super().updateGeometries()
        bar, lines = self.verticalScrollBar(), -(-self.lines.rowCount() // self._across())
        room = self.viewport().height()
        bar.setRange(0, max(lines * look().em(HIGH) + 2 * look().em(GAP) - room, 0))
        bar.setPageStep(room)
        bar.setSingleStep(look().em(HIGH) // 3)

    def visualRect(self, index: Index) -> QRect:
        """Return where a card is."""
        return self._place(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return whose card is at a point."""
        return self._index(self._row_at(point))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002 - Qt's
    ) -> None:
        """Bring a card into sight, as near as it is."""
        if not index.isValid() or not self.isVisible():
            return
        place, bar, edge = self._place(index.row()), self.verticalScrollBar(), look().em(GAP)
        below = place.bottom() + 1 + edge - self.viewport().height()
        if below > 0:
            bar.setValue(bar.value() + below)
        elif place.top() < edge:
            bar.setValue(bar.value() + place.top() - edge)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _mods: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go as the cards lie; left of the first in a line is the last of the line above."""
        ways, across = QAbstractItemView.CursorAction, self._across()
        page = max(self.viewport().height() // look().em(HIGH), 1) * across
        here, last = self.currentIndex().row(), self.lines.rowCount() - 1
        steps = {
            ways.MoveLeft: -1,
            ways.MoveRight: 1,
            ways.MoveUp: -across,
            ways.MoveDown: across,
            ways.MovePageUp: -page,
            ways.MovePageDown: page,
            ways.MoveHome: -here,
            ways.MoveEnd: last - here,
        }
        to = here + steps.get(action, 0)
        if action in (ways.MoveUp, ways.MoveDown) and not 0 <= to <= last:
            to = last if action is ways.MoveDown and last // across > here // across else here
        return self._index(min(max(to, 0), last))

    def horizontalOffset(self) -> int:
        """Cards never go beyond the right edge."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far it is scrolled down."""
        return self.verticalScrollBar().value()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint what came into sight."""
        self.viewport().update()

    def isIndexHidden(self, _index: Index) -> bool:
        """None is."""
        return False

    def setSelection(self, _rect: QRect, _how: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is chosen by drawing round it."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the chosen cards are."""
        return (
            QRegion(self.visualRect(selection.indexes()[0])) if selection.indexes() else QRegion()
        )

    def _face_size(self) -> QSize:
        wide, high = map(look().em, FACE)
        return QSize(wide, high) * self.devicePixelRatioF()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometries()
        self.viewport().update()

    def showEvent(self, event: Any) -> None:
        """Stand where the table stood."""
        super().showEvent(event)
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def reset(self) -> None:
        """Other lines came; the table has said which one is current."""
        how, kept = self.selectionModel(), self.currentIndex().row()
        super().reset()
        if 0 <= kept < self.lines.rowCount():
            blocked = how.blockSignals(True)  # noqa: FBT003 - Qt's
            flags = how.SelectionFlag.ClearAndSelect | how.SelectionFlag.Rows
            how.setCurrentIndex(self._index(kept), flags)
            how.blockSignals(blocked)
        self.updateGeometries()
        if kept <= 0:
            self.scrollToTop()
        self.viewport().update()

    # what is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight."""
        painter, part = QPainter(self.viewport()), event.rect()
        high, across = look().em(HIGH), self._across()
        first = max((part.top() + self.verticalOffset()) // high - 1, 0) * across
        last = min(first + (part.height() // high + 3) * across, self.lines.rowCount())
        for row in range(first, last):
            place, line = self._place(row), self.lines.peek(row)
            if line is not None and place.intersects(part):
                card = Card(line, self.lines.shown(), self.photos.of(line.photo_id), self._how(row))
                draw_card(painter, place, card)

    def _how(self, row: int) -> How:
        """Return how a card stands among the others."""
        here = row == self.currentIndex().row()
        ring = here and self._ring and self.hasFocus()
        return How(self.lines.is_ticked(row), here, row == self.hovered, ring)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the words of a card whole: it has little room."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        line = self.lines.peek(self._row_at(event.pos()))
        said = [line.name, *facts(self.lines.shown(), line)] if line else []
        QToolTip.showText(event.globalPos(), "\n".join(said), self)
        return True

    # the hand

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the keyboard sees where it is."""
        super().focusInEvent(event)
        self._ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        if self._ring and not self.currentIndex().isValid():
            self.select_row(0)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, or tick."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._ring = False
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            on_box = tick_box(self._place(row)).contains(event.position())
            self.table.pressed_at(self.lines.index(row, 0 if on_box else 1), event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing happens on release."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open, unless it was the box."""
        row = self._row_at(event.position().toPoint())
        if row >= 0 and not tick_box(self._place(row)).contains(event.position()):
            self.table.opened_at(self._index(row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._hover(self._row_at(event.position().toPoint()))

    def leaveEvent(self, event: Any) -> None:
        """No card is under the pointer any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Behave like the table; arrows go as the cards lie."""
        self._ring = True
        deed = self.table.deed_of(event)
        if deed is not None:
            deed()
            event.accept()
        elif table_parts.is_typing(event):
            event.ignore()
        elif not self.currentIndex().isValid():
            self.select_row(0)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()
