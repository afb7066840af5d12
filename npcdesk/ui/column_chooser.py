"""The popup of 列: which columns, in which order, and 恢复默认."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from npcdesk.ui.buttons import small
from npcdesk.ui.columns import Column
from npcdesk.ui.list_lines import LineDelegate
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class ColumnChooser(QFrame):
    """A list of headings with ticks that can be dragged into another order."""

    chosen = Signal(list)

    def __init__(self, every: Sequence[Column[Any]], shown: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stay = {column.heading for column in every if column.rank == 1}
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("列")
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        back = small("恢复默认", "arrow_undo", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([look().em(0.6)] * 4))
        layout.addWidget(Words("勾选要看的列，拖动换次序", "caption"))
        layout.addWidget(self.list)
        layout.addWidget(back)
        others = [column.heading for column in every if column.heading not in shown]
        self._fill([*shown, *others], set(shown))
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        back.clicked.connect(self._back)

    def open_below(self, button: QWidget) -> None:
        """Show the list below a button, kept inside the window."""
        rows = min(self.list.count(), 14)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows + 4)
        self.adjustSize()
        corner = button.mapToGlobal(
            QPoint(button.width() - self.sizeHint().width(), button.height() + 2)
        )
        self.move(corner)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def headings(self) -> list[str]:
        """Return the ticked headings in their order."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [each.text() for each in items if each.checkState() is Qt.CheckState.Checked]

    def _fill(self, names: Sequence[str], on: set[str]) -> None:
        self.list.clear()
        for name in names:
            item = QListWidgetItem(name)
            item.setCheckState(Qt.CheckState.Checked if name in on else Qt.CheckState.Unchecked)
            if name in self._stay:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)

    def _tell(self) -> None:
        self.chosen.emit(self.headings())

    def _back(self) -> None:
        self.chosen.emit([])
        self.close()
