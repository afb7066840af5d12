"""The sheet of 批量交办: a row a suggestion, units typed into it, each row judged at once.

AssignSheet(find, judge)
    find    (text, row) -> choices for a unit's name
    judge   rows -> their judgement, in the same order
    .lines (AssignModel); .current_row() -> SheetRow | None; .paste_wanted (signal)
    .show_only(row -> bool); .shown_rows() -> their places

Enter takes what the program filled in, else opens the cell; Ctrl+D copies from above, over all
chosen rows; Ctrl+C and Ctrl+V copy and paste a block; Delete empties; Space turns 分办 into
共同主办; Ctrl+Z takes back. What is typed opens the cell.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from npcdesk.ui.assign_cells import Cells, Find, Head
from npcdesk.ui.assign_model import CO, DUE, LEADS, TITLE, TYPED, AssignModel, Judge, SheetRow
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import row_height
from npcdesk.ui.table_parts import Rows
from npcdesk.ui.theme import look

WIDTHS = (2.6, 9.6, 4.2, 4.3, 9.2, 9.2, 4.9)


class AssignSheet(Rows):
    """The sheet itself."""

    paste_wanted = Signal()

    def __init__(self, find: Find, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = AssignModel(judge, self)
        self.set_up()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalHeader(Head(Qt.Orientation.Horizontal, self))
        self.setModel(self.lines)
        self.setItemDelegate(Cells(find, self))
        self.setAccessibleName("交办清单")
        self.redress()

    def redress(self) -> None:
        """Measure anew."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(row_height())
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        """Let title and units have what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = [look().em(each) for each in WIDTHS]
        spare = max(self.viewport().width() - sum(wide), 0)
        for column, share in ((TITLE, 0.5), (LEADS, 0.25), (CO, 0.25)):
            wide[column] += int(spare * share)
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)

    def begin(self) -> None:
        """Stand in the first cell that is still open."""
        here, shown = self.currentIndex(), self.shown_rows()
        if shown and (not here.isValid() or self.isRowHidden(here.row())):
            open_ = (at for at in shown if not self.lines.rows[at].taken)
            self.setCurrentIndex(self.lines.index(next(open_, shown[0]), LEADS))

    def show_only(self, wanted: Callable[[SheetRow], bool], *, hide: bool = True) -> None:
        """Show the rows that are wanted; without `hide` those that are seen stay."""
        for at, row in enumerate(self.lines.rows):
            if hide or self.isRowHidden(at):
                self.setRowHidden(at, not wanted(row))

    def shown_rows(self, start: int = 0) -> list[int]:
        """Return the places of the rows that are to be seen, from one on."""
        return [at for at in range(start, len(self.lines.rows)) if not self.isRowHidden(at)]

    def current_id(self) -> str:
        """Return the suggestion in hand, or ""."""
        row = self.current_row()
        return row.line.id if row else ""

    def select_row(self, at: int) -> None:
        """Go to a row, in the column in hand."""
        self.setCurrentIndex(self.lines.index(at, max(self.currentIndex().column(), LEADS)))

    def current_row(self) -> SheetRow | None:
        """Return the row in hand."""
        at = self.currentIndex().row()
        return self.lines.rows[at] if 0 <= at < len(self.lines.rows) else None

    def go(self, down: int, right: int) -> None:
        """Move on."""
        here = self.currentIndex()
        below = self.shown_rows(here.row() + 1) if down else []
        row = below[min(down, len(below)) - 1] if below else here.row()
        to = self.lines.index(row, min(here.column() + right, DUE))
        self.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()

    def fill_down(self) -> None:
        """Copy the cell above into this one; over several chosen rows, the first of them."""
        column = self.currentIndex().column()
        at = self.chosen_rows()
        if column not in TYPED or not at:
            return
        above = [each for each in self.shown_rows() if each < at[0]]
        if len(at) == 1 and not above:
            return
        source = self.lines.rows[at[0] if len(at) > 1 else above[-1]]
        self.lines.put(at, column, source.leads if column == LEADS else source.co)
        if len(at) == 1:
            self.go(1, 0)

    def copy(self) -> None:
        """Copy the chosen cells as a sheet takes them."""
        chosen = self.selectedIndexes()
        if chosen:
            columns = sorted({index.column() for index in chosen})
            rows = sorted({index.row() for index in chosen})
            block = ("\t".join(self.lines.words(row, each) for each in columns) for row in rows)
            QGuiApplication.clipboard().setText("\n".join(block))

    def chosen_rows(self) -> list[int]:
        """Return the rows of which cells are chosen."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the sheet's while something was typed, and not yet written."""
        override = event.type() == QEvent.Type.ShortcutOverride and self.lines.depth() > 0
        if (
            override
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete, Space and the keys with Ctrl; everything else is typing or moving."""
        here, row, key = self.currentIndex(), self.current_row(), QKeySequence.StandardKey
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(key.Copy):
            self.copy()
        elif event.matches(key.Paste):
            self.paste_wanted.emit()
        elif event.matches(key.Undo):
            self.lines.back_to(self.lines.depth() - 1)
        elif row is None or (control and event.key() != Qt.Key.Key_D):
            super().keyPressEvent(event)
        elif control:
            self.fill_down()
        elif event.key() in ENTER:
            self._enter(row)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here.column() in TYPED:
            self.lines.put(self.chosen_rows(), here.column(), ())
        elif event.key() == Qt.Key.Key_Space:
            self.lines.turn(here.row())
        else:
            super().keyPressEvent(event)

    def _enter(self, row: SheetRow) -> None:
        here = self.currentIndex()
        if here.column() == LEADS and row.leads and not row.taken:
            self.lines.take(here.row())
            self.go(1, 0)
        elif here.column() in TYPED:
            self.edit(here)
        else:
            self.go(1, 0)
