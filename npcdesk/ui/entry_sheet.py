"""A sheet of paper slips, a row a slip, typed with the keyboard alone.

    EntrySheet(lines, find, Looks(name, widths, stretches, …))
        find    (text, field) -> choices for a cell
        .lines (EntryModel); .paste_wanted (signal)

What is typed opens the cell; Tab goes to the right, Enter to where the next slip begins; Ctrl+D
copies from above; Ctrl+C and Ctrl+V copy and paste a block; Delete empties.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import Index
from npcdesk.ui.entry_model import EntryModel
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.sheet_view import HEADING, Cell, SheetView
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import SECOND

Find = Callable[[str, str], Sequence[Choice]]
TIGHT = (1, 0.5)  # of the margins beside the words: there are many columns


@dataclass(frozen=True, slots=True)
class Looks:
    """How a sheet looks and where Enter leads.

    `widths` are those of the columns in em, that of the row's number first; `stretches` share what
    room is left. `first` is where the next slip begins; `after` leads from a field, which a scanner
    fills in and ends with Enter, to the next one of the same slip; `asked` to one that the answer
    calls for: only where it is empty and must not be.
    """

    name: str
    widths: Sequence[float]
    stretches: Mapping[str, float]
    first: str
    after: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)


class EntrySheet(SheetView):
    """The sheet itself."""

    lines: EntryModel

    def __init__(
        self, lines: EntryModel, find: Find, looks: Looks, parent: QWidget | None = None
    ) -> None:
        self._looks = looks
        super().__init__(
            lines, lambda text, at: find(text, lines.fields[at - 1]), looks.name, parent
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
        name = self.lines.fields[column - 1]
        bad = name in self.lines.judged[row].wrong
        told = name in self.lines.kind.worked_out
        return Cell(
            self.lines.words(row, name),
            "text2" if told else "text" if self.lines.own(row, name) else "text3",
            "late_soft" if bad else "selected" if chosen else "subtle" if told else "surface",
            bad=bad,
            beside=TIGHT,
        )

    def heading(self, column: int) -> Cell:
        """Return what stands over a column."""
        words = self.lines.kind.heads[self.lines.fields[column - 1]] if column else ""
        return replace(HEADING, words=words, beside=TIGHT)

    def _note_place(self) -> None:
        here = self.currentIndex()
        self._place = QPoint(here.column(), here.row())

    def _back_to_place(self) -> None:
        row = min(self._place.y(), len(self.lines.rows) - 1)
        self.setCurrentIndex(self.lines.index(row, self._place.x()))

    def fit(self) -> None:
        """Let what was said have what room there is."""
        wide = [look().em(each) for each in self._looks.widths]
        seen = sum(each for at, each in enumerate(wide) if not self.isColumnHidden(at))
        spare = max(self.viewport().width() - seen, 0)
        for name, share in self._looks.stretches.items():
            wide[self._column(name)] += int(spare * share)
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)

    def begin(self) -> None:
        """Stand in the first cell of the first empty row, unless a cell is in hand."""
        if not self.currentIndex().isValid():
            self.begin_anew()

    def begin_anew(self) -> None:
        """Stand in the first cell of the first empty row."""
        row = len(self.lines.typed())
        to = self.lines.index(row, self._column(self._looks.first) if row else 1)
        self.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)

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
        onward = self._onward(here) if down else None
        if onward and here.data():
            row, column = here.row(), self._column(onward)
        elif down or column > len(self.lines.fields):
            row, column = here.row() + 1, self._column(self._looks.first)
        while right and 1 < column < len(self.lines.fields) and not self.lines.typed_into(column):
            column += right
        row = min(row, len(self.lines.rows) - 1)
        to = self.lines.index(row, max(column, 1))
        self.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()

    def _onward(self, here: Index) -> str | None:
        """Return the field of the same slip to which Enter leads from the one in hand."""
        asked = self._looks.asked.get(self.field(), "")
        if asked in self.lines.judged[here.row()].wrong and not self.lines.words(here.row(), asked):
            return asked
        return self._looks.after.get(self.field())

    def _column(self, name: str) -> int:
        return self.lines.fields.index(name) + 1

    def field(self) -> str:
        """Return the field of the column in hand."""
        return self.lines.fields[max(self.currentIndex().column(), 1) - 1]

    def fill_down(self) -> None:
        """Copy the cell above into this one; over several chosen rows, the first of them."""
        rows, name = self.chosen_rows(), self.field()
        if not rows or name in self.lines.kind.worked_out:
            return
        start = rows[0] if len(rows) > 1 else rows[0] - 1
        if start >= 0:
            said = self.lines.words(start, name)
            self.lines.put({(row, name): said for row in rows if row != start})

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
            some = [each for each in self.copied() if self.lines.typed_into(each.column())]
            names = self.lines.fields
            self.lines.put({(each.row(), names[each.column() - 1]): "" for each in some})
        else:
            super().keyPressEvent(event)
