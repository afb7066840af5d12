"""The table of every list: behaves like a sheet, keeps its first columns, shows what matters.

    table = LinesTable(LinesModel(COLUMNS), frozen=2, two_lines=False)
    table.lines                            its model; table.lines.show(total, fetch, ids)
    table.current_id() -> str, table.select_id(id), table.current_line()
    table.sorting() -> (key, descending)   ("", False) = the page's own order
    table.set_sorting(key, descending)     show the triangle, without a signal
    table.open_chooser(button)             the popup of 列
    signals: opened(id), current_changed(id), sort_wanted(key, descending),
             edit_wanted(id, heading), columns_chosen(list of headings)

`frozen`: columns that stay, without the boxes. Column, Measure, LinesModel, MARK, Mark: here too.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from npcdesk.ui import table_parts
from npcdesk.ui.cells import CellPainter, row_height
from npcdesk.ui.column_chooser import ColumnChooser
from npcdesk.ui.columns import TICKS, Column, Line, Measure
from npcdesk.ui.lines_model import MARK, LinesModel
from npcdesk.ui.signs import Mark
from npcdesk.ui.table_head import TableHead
from npcdesk.ui.table_keys import SheetKeys
from npcdesk.ui.table_parts import FrozenRows, Rows
from npcdesk.ui.theme import look

__all__ = ["MARK", "Column", "Line", "LinesModel", "LinesTable", "Mark", "Measure"]


class LinesTable(Rows):
    """Shows a `LinesModel`."""

    opened = Signal(str)
    current_changed = Signal(str)
    sort_wanted = Signal(str, bool)
    edit_wanted = Signal(str, str)
    columns_chosen = Signal(list)

    def __init__(
        self,
        lines: LinesModel[Any],
        parent: QWidget | None = None,
        *,
        frozen: int = 1,
        two_lines: bool = False,
        name: str = "列表",
    ) -> None:
        super().__init__(parent)
        self.lines = lines
        self.hovered = -1
        self._frozen_count, self._two_lines = frozen, two_lines
        self._sort = ("", False)
        self._widths: dict[str, int] = {}
        self._own_choice = False
        self._ring = False
        self._kept = ("", 0, 0)
        self.set_up()
        self._painter = CellPainter(self, self)
        self._side = FrozenRows(self)
        self._keys = SheetKeys(self)
        self.setAccessibleName(name)
        for view in (self, self._side):
            view.setModel(lines)
            view.setItemDelegate(self._painter)
            head = TableHead(self, view)
            view.setHorizontalHeader(head)
            head.sectionClicked.connect(self._sort_by)
            head.sectionResized.connect(self._resized)
        self._side.setSelectionModel(self.selectionModel())
        self._connect()
        self.redress()

    def _connect(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self._side.verticalScrollBar().setValue)
        self._side.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalScrollBar().rangeChanged.connect(self._place_side)
        self.lines.modelAboutToBeReset.connect(self._keep)
        self.lines.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        table_parts.follow_words(self.lines, self._fit)

    # what pages ask

    def current_id(self) -> str:
        """Return the id of the current row, or ""."""
        return self.lines.id_at(self.currentIndex().row())

    def current_line(self) -> Any:
        """Return the current line, or None."""
        return self.lines.peek(self.currentIndex().row())

    def select_row(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        if 0 <= row < self.lines.rowCount():
            column = max(self.currentIndex().column(), 1 if self.lines.tickable else 0)
            self.setCurrentIndex(self.lines.index(row, column))

    def select_id(self, wanted: str) -> bool:
        """Make the line with that id the current one; False when it is not near at hand."""
        row = self.lines.row_near(wanted, max(self.currentIndex().row(), 0))
        if row >= 0:
            self.select_row(row)
        return row >= 0

    def sorting(self) -> tuple[str, bool]:
        """Return the key of the sorted column and whether downwards; ("", False) = page's order."""
        return self._sort

    def set_sorting(self, key: str, *, descending: bool = False) -> None:
        """Show by what the lines are sorted, without asking for it."""
        self._sort = (key, descending)
        self._heads_update()

    def open_chooser(self, below: QWidget) -> None:
        """Open the list of columns below a button."""
        chooser = ColumnChooser(self.lines.every, self.lines.headings(), self)
        chooser.chosen.connect(self.choose_columns)
        chooser.open_below(below)

    def choose_columns(self, headings: list[str]) -> None:
        """Show these columns in this order; an empty list gives back the page's own."""
        default = [column.heading for column in self.lines.every if column.shown]
        wanted = headings or default
        self._own_choice = wanted != default
        self.lines.arrange(wanted)
        self.columns_chosen.emit(wanted if self._own_choice else [])

    # what cells and headings ask

    def last_frozen(self) -> int:
        """Return the last column that stays."""
        return self._frozen_count - 1 + (1 if self.lines.tickable else 0)

    def ring_at(self, index: Any) -> bool:
        """Tell whether the focus ring stands on this cell."""
        here = self.currentIndex()
        same = index.row() == here.row() and index.column() == here.column()
        return self._ring and same and self.hasFocus()

    def hover(self, row: int) -> None:
        """Move the ground under the pointer to another row."""
        if row != self.hovered:
            old, self.hovered = self.hovered, row
            self._rows_update(old, row)

    # columns

    def redress(self) -> None:
        """Take row heights and widths from the look that is on."""
        plain = QPalette(self.palette())
        plain.setColor(QPalette.ColorRole.Highlight, look().ink("selected"))
        plain.setColor(QPalette.ColorRole.HighlightedText, look().ink("text"))
        for view in (self, self._side):
            view.setPalette(plain)
            view.verticalHeader().setDefaultSectionSize(row_height(two_lines=self._two_lines))
            view.horizontalHeader().setFixedHeight(row_height())
        self._widths.clear()
        self._fit()

    def _fit(self) -> None:
        """Give each column its width; when narrow, let columns leave by rank."""
        columns = [self.lines.column(at) for at in range(self.lines.columnCount())]
        room = self.viewport().width()
        widths = table_parts.asked_widths(self.lines, columns, self._widths, room)
        widths, staying = table_parts.fit_columns(columns, widths, room, all_stay=self._own_choice)
        for view, last in ((self, len(widths)), (self._side, self.last_frozen())):
            table_parts.lay_columns(view, widths, {at for at in staying if at <= last})
        self._place_side()

    def _place_side(self) -> None:
        self._side.place(self.horizontalScrollBar().maximum() > 0)

    def _resized(self, at: int, _old: int, new: int) -> None:
        heading = self.lines.column(at).heading
        if heading:
            self._widths[heading] = new
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns anew."""
        super().resizeEvent(event)
        self._fit()

    def scrollTo(
        self,
        index: Any,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Columns that stay are always in sight; the others must not hide behind them."""
        if index.column() <= self.last_frozen():
            across = self.horizontalScrollBar().value()
            super().scrollTo(index, hint)
            self.horizontalScrollBar().setValue(across)
            return
        super().scrollTo(index, hint)
        if self._side.isVisible():
            hidden = self._side.width() - self.columnViewportPosition(index.column())
            if hidden > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - hidden)

    def _sort_by(self, at: int) -> None:
        key = self.lines.column(at).key
        if not key:
            return
        if self._sort == (key, True):
            self._sort = ("", False)
        else:
            self._sort = (key, self._sort[0] == key)
        self._heads_update()
        self.sort_wanted.emit(*self._sort)

    def _heads_update(self) -> None:
        for view in (self, self._side):
            view.horizontalHeader().viewport().update()

    def _keep(self) -> None:
        row = self.currentIndex().row()
        self._kept = (self.current_id(), row, self.verticalScrollBar().value())

    def _restore(self) -> None:
        self.hovered = -1
        wanted, row, scrolled = self._kept
        self._fit()
        total = self.lines.rowCount()
        if wanted and total:
            found = self.lines.row_near(wanted, min(row, total - 1))
            index = self.lines.index(max(found, 0), 1 if self.lines.tickable else 0)
            how = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)
            self.verticalScrollBar().setValue(scrolled if found >= 0 else 0)

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._rows_update(before.row(), now.row())
        self.current_changed.emit(self.lines.id_at(now.row()))

    def _rows_update(self, *rows: int) -> None:
        for view in (self, self._side):
            for row in rows:
                if row >= 0:
                    top, high = view.rowViewportPosition(row), view.rowHeight(row)
                    view.viewport().update(0, top, view.viewport().width(), high)

    def deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does as in a sheet, or None: another view of the lines asks, too."""
        return self._keys.deed_of(event)

    def pressed_at(self, index: QModelIndex, event: QMouseEvent) -> None:
        """Choose the row, or tick it; with Shift tick from the last one on."""
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._ring = False
        self._keys.tick_at(index, event.modifiers())
        self.setCurrentIndex(index)

    def opened_at(self, index: QModelIndex) -> None:
        """Open the row that was double-clicked, unless it was its box."""
        if index.isValid() and self.lines.column(index.column()) is not TICKS:
            self.opened.emit(self.lines.id_at(index.row()))

    def begin(self) -> None:
        """Show where the keyboard is; who comes by it begins at the first row."""
        self._ring = True
        if not self.currentIndex().isValid():
            self.select_row(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose or tick."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pressed_at(self.indexAt(event.position().toPoint()), event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing happens on release."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        self.opened_at(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self.hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: Any) -> None:
        """No row is under the pointer any more."""
        self.hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Behave like a sheet."""
        self._ring = True
        deed = self.deed_of(event)
        if deed is not None:
            deed()
            event.accept()
        elif table_parts.is_typing(event):
            event.ignore()
        else:
            if not self.currentIndex().isValid():
                self.select_row(0)
            super().keyPressEvent(event)
        self._rows_update(self.currentIndex().row())

    def copy(self) -> None:
        """Copy the ticked lines, else the current one, as a sheet takes them: tabs and lines."""
        here, ticked = self.currentIndex().row(), self.lines.ticked()
        every = range(self.lines.rowCount()) if ticked else ()
        rows = [row for row in every if self.lines.id_at(row) in ticked] or [here]
        shown = [at for at in range(self.lines.columnCount()) if not self.isColumnHidden(at)]
        QGuiApplication.clipboard().setText(table_parts.as_sheet(self.lines, rows, shown))
