"""The sheet of 批量交办: a row a suggestion, units typed into it, each row judged at once.

AssignSheet(find, judge)
    find    (text, row) -> choices for a unit's name
    judge   rows -> their judgement, in the same order
    .lines (AssignModel); .current_row() -> SheetRow | None; .paste_wanted (signal)
    .show_only(row -> bool); .shown_rows() -> their places

Enter takes what the program filled in, in all chosen rows, else opens the cell; Ctrl+D copies from
above, over all chosen rows; Ctrl+C and Ctrl+V copy and paste a block; Delete empties; Space turns
分办 into 共同主办, in the last column the usual period into the longer one, as a double click there
does; Ctrl+Z takes back. What is typed opens the cell.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from npcdesk.ui.assign_model import (
    CO,
    DUE,
    HEADS,
    LEADS,
    NUMBER,
    TITLE,
    TYPED,
    WHO,
    AssignModel,
    Judge,
    SheetRow,
)
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.sheet_view import HEADING, LEFT, RIGHT, Cell, SheetView
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, REGULAR

Find = Callable[[str], Sequence[Choice]]
LEAST = 0.7  # of a column's usual width: below it the sheet is scrolled
WIDTHS = (2.6, 9.6, 4.2, 4.3, 9.2, 9.2, 4.9)


class AssignSheet(SheetView):
    """The sheet itself."""

    lines: AssignModel

    def __init__(self, find: Find, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(AssignModel(judge), lambda text, _at: find(text), "交办清单", parent)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows; what is not taken yet is grey."""
        of = self.lines.rows[row]
        words = self.lines.words(row, column)
        bad = bool(of.problem) and column in of.wrong and (bool(words) or column != CO)
        waiting = column > WHO and not of.taken
        amber = column == DUE and bool(of.longer)
        chosen = self.selectionModel().isSelected(self.lines.index(row, column))
        elide = Qt.TextElideMode.ElideMiddle if column == TITLE else Qt.TextElideMode.ElideRight
        return Cell(
            words,
            "soon" if amber else "text3" if waiting else "text2" if column == DUE else "text",
            "late_soft" if bad else "soon_soft" if amber else "selected" if chosen else "surface",
            bad=bad,
            weight=MEDIUM if column == TITLE else REGULAR,
            side=_side(column),
            cut=elide,
        )

    def heading(self, column: int) -> Cell:
        """Return what stands over a column."""
        return replace(HEADING, words=HEADS[column], side=_side(column))

    def fit(self) -> None:
        """Let title and units have what room there is; they give way to larger text."""
        wide = [look().em(each) for each in WIDTHS]
        spare = self.viewport().width() - sum(wide)
        for column, share in ((TITLE, 0.5), (LEADS, 0.25), (CO, 0.25)):
            wide[column] = max(wide[column] + int(spare * share // 1), int(wide[column] * LEAST))
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

    def typed_row(self) -> int:
        """Return the place of the row that is being typed into, -1 when none is."""
        typing = self.state() == SheetView.State.EditingState
        return self.currentIndex().row() if typing else -1

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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Turn the period of a row."""
        here = self.indexAt(event.position().toPoint())
        if here.isValid() and here.column() == DUE:
            self.lines.turn(here.row(), DUE)
        else:
            super().mouseDoubleClickEvent(event)

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
            self.lines.turn(here.row(), here.column())
        else:
            super().keyPressEvent(event)

    def _enter(self, row: SheetRow) -> None:
        here = self.currentIndex()
        if here.column() == LEADS and row.leads and not row.taken:
            at = self.chosen_rows()
            self.lines.take(at if here.row() in at else [here.row()])
            self.go(1, 0)
        elif here.column() in TYPED:
            self.edit(here)
        else:
            self.go(1, 0)


def _side(column: int) -> Qt.AlignmentFlag:
    return RIGHT if column in (NUMBER, DUE) else LEFT
