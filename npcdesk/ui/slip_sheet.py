"""The sheet of 快速登记: a row a slip, typed with the keyboard alone.

SlipSheet(find, judge)
    find    (text, field) -> choices for a cell
    judge   rows -> their judgement, in the same order
    .lines (SlipModel); .paste_wanted (signal)

What is typed opens the cell; Tab goes to the right, Enter to the next row's first cell that is not
taken over; Ctrl+D copies from above; Ctrl+C and Ctrl+V copy and paste a block; Delete empties.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from npcdesk.rules.slips import FIELDS, HEADS
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import Index
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.sheet_view import HEADING, Cell, SheetView
from npcdesk.ui.slip_model import JudgeRows, SlipModel
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import SECOND

Find = Callable[[str, str], Sequence[Choice]]
WIDTHS = (1.7, 3.4, 5.4, 5.2, 2.5, 3.8, 5.2, 3.8, 7.6, 3.2, 4.4, 4.6)
STRETCHES = {"words": 0.6, "station": 0.15, "delegates": 0.1, "told": 0.15}
FIRST = FIELDS.index("speaker") + 1  # where the next slip begins
TIGHT = (1, 0.5)  # of the margins beside the words: there are twelve columns


class SlipSheet(SheetView):
    """The sheet itself."""

    lines: SlipModel

    def __init__(self, find: Find, judge: JudgeRows, parent: QWidget | None = None) -> None:
        super().__init__(
            SlipModel(judge), lambda text, at: find(text, FIELDS[at - 1]), "快速登记", parent
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # always more below
        self.horizontalHeader().setMinimumSectionSize(0)  # the numbers' column is narrow
        self._place = QPoint(1, 0)
        self.lines.modelAboutToBeReset.connect(self._note_place)
        self.lines.modelReset.connect(self._back_to_place)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows; what is taken over from above is grey."""
        chosen = self.selectionModel().isSelected(self.lines.index(row, column))
        if not column:
            ground = "selected" if chosen else "subtle"
            return Cell(str(row + 1), "text3", ground, ratio=SECOND, beside=(0.5, 0.5))
        field = FIELDS[column - 1]
        bad = field in self.lines.judged[row].wrong
        return Cell(
            self.lines.words(row, field),
            "text" if self.lines.own(row, field) else "text3",
            "late_soft" if bad else "selected" if chosen else "surface",
            bad=bad,
            beside=TIGHT,
        )

    def heading(self, column: int) -> Cell:
        """Return what stands over a column."""
        return replace(HEADING, words=HEADS[FIELDS[column - 1]] if column else "", beside=TIGHT)

    def _note_place(self) -> None:
        here = self.currentIndex()
        self._place = QPoint(here.column(), here.row())

    def _back_to_place(self) -> None:
        row = min(self._place.y(), len(self.lines.rows) - 1)
        self.setCurrentIndex(self.lines.index(row, self._place.x()))

    def fit(self) -> None:
        """Let what was said have what room there is."""
        wide = [look().em(each) for each in WIDTHS]
        spare = max(self.viewport().width() - sum(wide), 0)
        for field, share in STRETCHES.items():
            wide[FIELDS.index(field) + 1] += int(spare * share)
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)

    def begin(self) -> None:
        """Stand in the first cell of the first empty row."""
        if not self.currentIndex().isValid():
            row = len(self.lines.typed())
            self.setCurrentIndex(self.lines.index(row, FIRST if row else 1))

    def current_id(self) -> str:
        """Return what finds the row in hand again: its number."""
        return str(max(self.currentIndex().row(), 0))

    def select_row(self, at: int) -> None:
        """Go to a row, in the column in hand."""
        self.setCurrentIndex(self.lines.index(at, max(self.currentIndex().column(), 1)))

    def go(self, down: int, right: int) -> None:
        """Move on: down to where the next slip begins, right to the next cell or the next row."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + right
        if down or column > len(FIELDS):
            row, column = here.row() + 1, FIRST
        row = min(row, len(self.lines.rows) - 1)
        to = self.lines.index(row, max(column, 1))
        self.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()

    def field(self) -> str:
        """Return the field of the column in hand."""
        return FIELDS[max(self.currentIndex().column(), 1) - 1]

    def fill_down(self) -> None:
        """Copy the cell above into this one; over several chosen rows, the first of them."""
        rows, field = self.chosen_rows(), self.field()
        if not rows:
            return
        start = rows[0] if len(rows) > 1 else rows[0] - 1
        if start >= 0:
            said = self.lines.words(start, field)
            self.lines.put({(row, field): said for row in rows if row != start})

    def copied(self) -> list[Index]:
        """Return the chosen cells, without the numbers of the rows."""
        return [index for index in self.selectedIndexes() if index.column()]

    def event(self, event: QEvent) -> bool:
        """Tab goes from cell to cell, out of the sheet only with Ctrl."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() == Qt.Key.Key_Tab:
                self.go(0, 1)
                return True
            if plain and event.key() == Qt.Key.Key_Backtab:
                self.go(0, -1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete and the keys with Ctrl; everything else is typing or moving."""
        key = QKeySequence.StandardKey
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(key.Copy):
            self.copy()
        elif event.matches(key.Paste):
            self.paste_wanted.emit()
        elif control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif not control and event.key() in ENTER:
            self.go(1, 0)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            chosen = self.copied()
            self.lines.put({(each.row(), FIELDS[each.column() - 1]): "" for each in chosen})
        else:
            super().keyPressEvent(event)
