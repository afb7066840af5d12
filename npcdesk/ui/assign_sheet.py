"""The sheet of 批量交办: a row a suggestion, units typed into it, each row judged at once.

AssignSheet(find, judge)
    find    (text, row) -> choices for a unit's name
    judge   rows -> their judgement, in the same order
    .show_rows(rows); .rows; .changed (signal); .current_row() -> SheetRow | None

Enter takes what the program filled in, else opens the cell; Ctrl+D copies from above, over all
chosen rows; Delete empties; Space turns 分办 into 共同主办. What is typed opens the cell.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from npcdesk import labels
from npcdesk.office.assignments import Assigned, WaitingLine
from npcdesk.rules.assignment import AssignedRow, way
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import margin, row_height
from npcdesk.ui.pick_fields import PickLine
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.table_parts import Rows
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, SECOND

Index = QModelIndex | QPersistentModelIndex
HEADS = ("号", "题目", "领衔代表", "方式", "主办单位", "协办单位", "答复期限")
NUMBER, TITLE, WHO, WAY, LEADS, CO, DUE = range(len(HEADS))
TYPED = (LEADS, CO)
WIDTHS = (3.0, 14.0, 4.6, 3.8, 9.5, 9.5, 4.6)
BETWEEN = "、"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(slots=True)
class SheetRow:
    """A suggestion and the units it is to go to. `taken`: the person said so."""

    line: WaitingLine
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    jointly: bool = False
    taken: bool = False
    judged: Assigned | None = None

    @property
    def draft(self) -> AssignedRow:
        """What the office is asked about."""
        return AssignedRow(
            row=0,
            leads=self.leads,
            co=self.co,
            jointly=self.jointly,
            suggestion_id=self.line.id,
            number=self.line.number,
        )

    @property
    def problem(self) -> str:
        """What is wrong with what was taken."""
        return self.judged.problem if self.judged and self.taken else ""


Judge = Callable[[Sequence[SheetRow]], Sequence[Assigned]]
Find = Callable[[str], Sequence[Choice]]


class AssignModel(QAbstractTableModel):
    """The rows, and what is written into them."""

    changed = Signal()

    def __init__(self, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SheetRow] = []
        self.judge = judge

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()
        self.judge_again(self.rows)

    def judge_again(self, rows: Sequence[SheetRow]) -> None:
        """Ask the office about rows, and show what it says."""
        for row, judged in zip(rows, self.judge(rows), strict=True):
            row.judged = judged
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, DUE))
        self.changed.emit()

    def put(self, at: Sequence[int], column: int, units: tuple[str, ...]) -> None:
        """Write units into a column of rows."""
        rows = [self.rows[each] for each in at]
        for row in rows:
            if column == LEADS:
                row.leads = units
            else:
                row.co = units
            row.taken = bool(row.leads or row.co)
        self.judge_again(rows)

    def take(self, at: int) -> None:
        """Take what the program filled in."""
        self.rows[at].taken = bool(self.rows[at].leads)
        self.judge_again([self.rows[at]])

    def turn(self, at: int) -> None:
        """Let several leads answer together, or apart."""
        row = self.rows[at]
        if len(row.leads) > 1:
            row.jointly, row.taken = not row.jointly, True
            self.judge_again([row])

    def words(self, at: int, column: int) -> str:
        """Return what a cell shows."""
        row = self.rows[at]
        due = row.judged.due if row.judged else None
        return (
            row.line.number,
            row.line.title,
            labels.padded(row.line.lead),
            way(len(row.leads), len(row.co), jointly=row.jointly),
            BETWEEN.join(row.leads),
            BETWEEN.join(row.co),
            labels.day_dotted(due.on) if due and row.leads else "",
        )[column]

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """One a suggestion."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """As `HEADS`."""
        return len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in (NUMBER, DUE) else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, and why a due day is what it is."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.rows[index.row()]
            due = row.judged.due if row.judged else None
            why = due.why if due and index.column() == DUE else ""
            return row.problem or why or self.words(index.row(), index.column())
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        units = (each.strip() for each in str(value).replace("，", BETWEEN).split(BETWEEN))
        self.put([index.row()], index.column(), tuple(dict.fromkeys(filter(None, units))))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Units can be typed."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else found


class UnitsLine(PickLine):
    """Several units in one cell, with 、 between; the list is for the one being typed."""

    def __init__(self, find: Find, parent: QWidget) -> None:
        super().__init__(lambda text: find(text.rsplit(BETWEEN, 1)[-1]), "", free=True)
        self.setParent(parent)

    def _take(self, choice: Choice) -> None:
        head = self.text().rsplit(BETWEEN, 1)
        before = f"{head[0]}{BETWEEN}" if len(head) > 1 else ""
        self.setText(f"{before}{choice.words}")
        super()._take(choice)


class _Cells(QStyledItemDelegate):
    """Paints the cells and gives those that are typed into their line."""

    def __init__(self, find: Find, sheet: "AssignSheet") -> None:
        super().__init__(sheet)
        self._find, self._sheet = find, sheet

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """Return a line with the list of units."""
        line = UnitsLine(self._find, parent)
        line.setStyleSheet("min-height: 0;")
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what is there; the list is offered at once."""
        if isinstance(editor, UnitsLine):
            editor.setText(str(index.data() or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Write what was typed; initials become the unit that is marked."""
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
        """Paint ground, lines and words; what is not taken yet is grey."""
        worn, rect, sheet = look(), option.rect, self._sheet
        row, column = sheet.lines.rows[index.row()], index.column()
        here = sheet.currentIndex()
        chosen = sheet.selectionModel().isSelected(index)
        bad = bool(row.problem) and column in TYPED
        ground = "late_soft" if bad else "selected" if chosen else "surface"
        painter.save()
        painter.fillRect(rect, worn.ink(ground))
        painter.setPen(QPen(worn.ink("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        waiting = column > WHO and not row.taken
        token = "late" if bad else "text3" if waiting else "text2" if column == DUE else "text"
        painter.setFont(worn.font(BODY, MEDIUM if column == TITLE else 400))
        painter.setPen(worn.ink(token))
        room = rect.adjusted(margin(), 0, -margin(), -1)
        words = sheet.lines.words(index.row(), column)
        mode = Qt.TextElideMode.ElideMiddle if column == TITLE else Qt.TextElideMode.ElideRight
        shown = worn.metrics(BODY).elidedText(words, mode, room.width())
        painter.drawText(room, _RIGHT if column in (NUMBER, DUE) else _LEFT, shown)
        if here.row() == index.row() and here.column() == column and sheet.hasFocus():
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
        side = _RIGHT if at in (NUMBER, DUE) else _LEFT
        painter.drawText(rect.adjusted(margin(), 0, -margin(), 0), side, HEADS[at])
        painter.restore()


class AssignSheet(Rows):
    """The sheet itself."""

    def __init__(self, find: Find, judge: Judge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = AssignModel(judge, self)
        self.set_up()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(find, self))
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
        if not self.currentIndex().isValid() and self.lines.rows:
            open_ = (at for at, row in enumerate(self.lines.rows) if not row.taken)
            self.setCurrentIndex(self.lines.index(next(open_, 0), LEADS))

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
        row = min(here.row() + down, len(self.lines.rows) - 1)
        to = self.lines.index(row, min(here.column() + right, DUE))
        self.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()

    def fill_down(self) -> None:
        """Copy the cell above into this one; over several chosen rows, the first of them."""
        column = self.currentIndex().column()
        at = sorted({index.row() for index in self.selectedIndexes()})
        if column not in TYPED or not at:
            return
        start = at[0] if len(at) > 1 else at[0] - 1
        if start < 0:
            return
        source = self.lines.rows[start]
        self.lines.put(at, column, source.leads if column == LEADS else source.co)
        if len(at) == 1:
            self.go(1, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Ctrl+D, Delete and Space; everything else is typing or moving."""
        here, row = self.currentIndex(), self.current_row()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if row is None or (control and event.key() != Qt.Key.Key_D):
            super().keyPressEvent(event)
        elif control:
            self.fill_down()
        elif event.key() in ENTER:
            if here.column() == LEADS and row.leads and not row.taken:
                self.lines.take(here.row())
                self.go(1, 0)
            elif here.column() in TYPED:
                self.edit(here)
            else:
                self.go(1, 0)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here.column() in TYPED:
            rows = sorted({index.row() for index in self.selectedIndexes()})
            self.lines.put(rows, here.column(), ())
        elif event.key() == Qt.Key.Key_Space:
            self.lines.turn(here.row())
        else:
            super().keyPressEvent(event)
