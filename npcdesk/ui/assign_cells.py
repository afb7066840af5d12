"""How the cells of 批量交办 are painted and typed into."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from npcdesk.ui.assign_model import (
    BETWEEN,
    DUE,
    HEADS,
    LEFT,
    NUMBER,
    RIGHT,
    TITLE,
    TYPED,
    WHO,
    Index,
)
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.cells import margin
from npcdesk.ui.pick_fields import PickLine
from npcdesk.ui.pick_list import Choice
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, SECOND

if TYPE_CHECKING:
    from npcdesk.ui.assign_sheet import AssignSheet

Find = Callable[[str], Sequence[Choice]]


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


class Cells(QStyledItemDelegate):
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
        painter.drawText(room, RIGHT if column in (NUMBER, DUE) else LEFT, shown)
        if here.row() == index.row() and here.column() == column and sheet.hasFocus():
            painter.setPen(QPen(worn.ink("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


class Head(QHeaderView):
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
        side = RIGHT if at in (NUMBER, DUE) else LEFT
        painter.drawText(rect.adjusted(margin(), 0, -margin(), 0), side, HEADS[at])
        painter.restore()
