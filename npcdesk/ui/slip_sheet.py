"""The sheet of 快速登记: a row a slip, typed with the keyboard alone.

SlipSheet(find, judge)
    find    (text, field) -> choices for a cell
    judge   rows -> their judgement, in the same order
    .lines (SlipModel); .paste_wanted (signal)

What is typed opens the cell; Tab goes to the right, Enter to the next row's first cell that is not
taken over; Ctrl+D copies from above; Ctrl+C and Ctrl+V copy and paste a block; Delete empties.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from npcdesk.rules.slips import FIELDS, HEADS
from npcdesk.ui.assign_cells import Cells, UnitsLine
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import margin, row_height
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.slip_model import Index, JudgeRows, SlipModel
from npcdesk.ui.table_parts import Rows
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, SECOND

Find = Callable[[str, str], Sequence[Choice]]
WIDTHS = (1.7, 3.4, 5.4, 5.6, 2.5, 3.8, 5.4, 3.8, 9, 3.4, 4.4, 5.2)
STRETCHES = {"words": 0.6, "station": 0.15, "delegates": 0.1, "told": 0.15}
FIRST = FIELDS.index("speaker") + 1  # where the next slip begins
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Cells(Cells):
    """Paints the cells; each is typed into a line with the choices of its column below it."""

    def __init__(self, find: Find, sheet: "SlipSheet") -> None:
        QStyledItemDelegate.__init__(self, sheet)
        self._choices, self._sheet = find, sheet  # type: ignore[assignment]

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line with the choices of the column."""
        field = FIELDS[index.column() - 1]
        line = UnitsLine(partial(self._offered, field), parent)
        line.setStyleSheet("min-height: 0;")
        return line

    def _offered(self, field: str, text: str) -> Sequence[Choice]:
        return self._choices(text, field)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what was typed before."""
        if isinstance(editor, UnitsLine):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, lines and words; what is taken over from above is grey."""
        worn, rect, sheet = look(), option.rect, self._sheet
        at, column = index.row(), index.column()
        lines: Any = sheet.lines
        field = FIELDS[column - 1] if column else ""
        bad = bool(field) and field in lines.judged[at].wrong
        chosen = sheet.selectionModel().isSelected(index)
        ground = "late_soft" if bad else "selected" if chosen else "surface" if column else "subtle"
        painter.save()
        painter.fillRect(rect, worn.ink(ground))
        painter.setPen(QPen(worn.ink("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        own = bool(field) and lines.own(at, field)
        painter.setFont(worn.font(BODY if column else SECOND))
        painter.setPen(worn.ink("late" if bad else "text" if own else "text3"))
        room = rect.adjusted(margin() // (1 if column else 2), 0, -margin() // 2, -1)
        said = lines.words(at, field) if field else str(at + 1)
        shown = worn.metrics(BODY).elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, shown)
        here = sheet.currentIndex()
        if here.row() == at and here.column() == column and sheet.hasFocus():
            painter.setPen(QPen(worn.ink("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class _Head(QHeaderView):
    """Paints the headings as every list does."""

    def paintSection(self, painter: QPainter, rect: Any, at: int) -> None:
        """Paint one heading."""
        worn = look()
        painter.save()
        painter.fillRect(rect, worn.ink("subtle"))
        painter.setPen(QPen(worn.ink("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(worn.font(SECOND, MEDIUM))
        painter.setPen(worn.ink("text2"))
        room = rect.adjusted(margin(), 0, -margin() // 2, 0)
        said = HEADS[FIELDS[at - 1]] if at else ""
        shown = worn.metrics(SECOND, MEDIUM).elidedText(
            said, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _MIDDLE, shown)
        painter.restore()


class SlipSheet(Rows):
    """The sheet itself."""

    paste_wanted = Signal()

    def __init__(self, find: Find, judge: JudgeRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SlipModel(judge, self)
        self.set_up()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(find, self))
        self.setAccessibleName("快速登记")
        self.lines.modelAboutToBeReset.connect(self._note_place)
        self.lines.modelReset.connect(self._back_to_place)
        self._place = QPoint(1, 0)
        self.redress()

    def _note_place(self) -> None:
        here = self.currentIndex()
        self._place = QPoint(here.column(), here.row())

    def _back_to_place(self) -> None:
        row = min(self._place.y(), len(self.lines.rows) - 1)
        self.setCurrentIndex(self.lines.index(row, self._place.x()))

    def redress(self) -> None:
        """Measure anew."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(row_height())
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        """Let what was said have what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = [look().em(each) for each in WIDTHS]
        bar = self.verticalScrollBar().sizeHint().width()  # there is always more below
        spare = max(self.width() - bar - sum(wide), 0)
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

    def chosen_rows(self) -> list[int]:
        """Return the rows of which cells are chosen."""
        return sorted({index.row() for index in self.selectedIndexes()})

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

    def copy(self) -> None:
        """Copy the chosen cells as a sheet takes them."""
        chosen = [index for index in self.selectedIndexes() if index.column()]
        columns = sorted({index.column() for index in chosen})
        rows = sorted({index.row() for index in chosen})
        block = (
            "\t".join(self.lines.words(row, FIELDS[each - 1]) for each in columns) for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(block))

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
            chosen = [index for index in self.selectedIndexes() if index.column()]
            self.lines.put({(each.row(), FIELDS[each.column() - 1]): "" for each in chosen})
        else:
            super().keyPressEvent(event)
