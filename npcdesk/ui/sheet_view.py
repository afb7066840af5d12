"""A sheet of cells that is typed into as clerks are used to: the base of 批量交办 and 快速登记.

SheetView(lines, find, name)    find  (text, column) -> choices for a cell
    .cell(row, column), .heading(column) -> Cell; .go(down, right); .fit(): a sheet of its own says
    .paste_wanted (signal); .chosen_rows(); .copy()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QObject,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import Index, margin, row_height
from npcdesk.ui.pick_fields import PickLine
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.table_parts import Rows
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, REGULAR, SECOND

Find: TypeAlias = Callable[[str, int], Sequence[Choice]]
BETWEEN = "、"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CUT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. `bad`: it must be put right; `beside`: shares of the usual margins."""

    words: str
    ink: str = "text"
    ground: str = "surface"
    bad: bool = False
    weight: int = REGULAR
    ratio: float = BODY
    side: Qt.AlignmentFlag = LEFT
    cut: Qt.TextElideMode = _CUT
    beside: tuple[float, float] = (1, 1)


HEADING = Cell("", "text2", "subtle", weight=MEDIUM, ratio=SECOND)
"""A heading as every list has it, without its words."""


def _draw(painter: QPainter, rect: QRect, cell: Cell) -> None:
    worn = look()
    painter.fillRect(rect, worn.ink(cell.ground))
    painter.setPen(QPen(worn.ink("line"), 0))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.setFont(worn.font(cell.ratio, cell.weight))
    painter.setPen(worn.ink("late" if cell.bad else cell.ink))
    left, right = (round(margin() * share) for share in cell.beside)
    room = rect.adjusted(left, 0, -right, -1)
    shown = worn.metrics(cell.ratio, cell.weight).elidedText(cell.words, cell.cut, room.width())
    painter.drawText(room, cell.side, shown)


class UnitsLine(PickLine):
    """Several names in one cell, with 、 between; the list is for the one being typed."""

    def __init__(self, find: Callable[[str], Sequence[Choice]], parent: QWidget) -> None:
        super().__init__(lambda text: find(text.rsplit(BETWEEN, 1)[-1]), "", free=True)
        self.setParent(parent)

    def _take(self, choice: Choice) -> None:
        head = self.text().rsplit(BETWEEN, 1)
        before = f"{head[0]}{BETWEEN}" if len(head) > 1 else ""
        self.setText(f"{before}{choice.words}")
        super()._take(choice)


class SheetView(Rows):
    """The sheet itself."""

    paste_wanted = Signal()

    def __init__(
        self, lines: QAbstractTableModel, find: Find, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines: Any = lines
        lines.setParent(self)
        self.set_up()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalHeader(_Head(self))
        self.setModel(lines)
        self.setItemDelegate(_Cells(find, self))
        self.setAccessibleName(name)
        self.redress()

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        raise NotImplementedError

    def heading(self, column: int) -> Cell:
        """Return what stands over a column."""
        raise NotImplementedError

    def go(self, down: int, right: int) -> None:
        """Move on."""
        raise NotImplementedError

    def fit(self) -> None:
        """Give the columns their widths."""
        raise NotImplementedError

    def redress(self) -> None:
        """Measure anew."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(row_height())
        self.fit()

    def resizeEvent(self, event: Any) -> None:
        """Let the wide columns have what room there is."""
        super().resizeEvent(event)
        self.fit()

    def chosen_rows(self) -> list[int]:
        """Return the rows of which cells are chosen."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def copied(self) -> list[Index]:
        """Return the chosen cells that are copied."""
        return list(self.selectedIndexes())

    def copy(self) -> None:
        """Copy the chosen cells as a sheet takes them: tabs between cells, a line each."""
        chosen = self.copied()
        if not chosen:
            return
        columns = sorted({index.column() for index in chosen})
        rows = sorted({index.row() for index in chosen})
        block = ("\t".join(self._said(row, each) for each in columns) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(block))

    def _said(self, row: int, column: int) -> str:
        return str(self.lines.index(row, column).data() or "")


class _Cells(QStyledItemDelegate):
    """Paints the cells; each is typed into a line with the choices of its column below it."""

    def __init__(self, find: Find, sheet: SheetView) -> None:
        super().__init__(sheet)
        self._find, self._sheet = find, sheet

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line with the choices of the column."""
        line = UnitsLine(partial(self._offered, index.column()), parent)
        line.setStyleSheet("min-height: 0;")
        return line

    def _offered(self, column: int, text: str) -> Sequence[Choice]:
        return self._find(text, column)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what was typed before; the list is offered at once."""
        if isinstance(editor, UnitsLine):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Write what was typed."""
        if isinstance(editor, UnitsLine):
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter takes what is marked, writes it and goes down; Tab goes to the right."""
        if not isinstance(editor, UnitsLine) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress:
            enter, tab = event.key() in ENTER, event.key() == Qt.Key.Key_Tab
            if enter or tab:
                choice = editor.list.marked_choice()
                if choice is not None and editor.text().strip():
                    editor._take(choice)  # noqa: SLF001 - the editor is this delegate's own
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self._sheet.go(1 if enter else 0, 0 if enter else 1)
                return True
            moving = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if moving or (event.key() == Qt.Key.Key_Escape and editor.list.isVisible()):
                return False
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, lines and words, and the ring round the cell in hand."""
        rect, sheet, here = option.rect, self._sheet, self._sheet.currentIndex()
        painter.save()
        _draw(painter, rect, sheet.cell(index.row(), index.column()))
        at = (index.row(), index.column())
        if (here.row(), here.column()) == at and sheet.hasFocus():
            painter.setPen(QPen(look().ink("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class _Head(QHeaderView):
    """Paints the headings as every list does."""

    def __init__(self, sheet: SheetView) -> None:
        super().__init__(Qt.Orientation.Horizontal, sheet)
        self._sheet = sheet

    def paintSection(self, painter: QPainter, rect: Any, at: int) -> None:
        """Paint one heading."""
        painter.save()
        _draw(painter, rect, self._sheet.heading(at))
        painter.restore()
