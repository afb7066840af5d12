"""The rows of 快速登记: what is typed, what it takes over from above, what is wrong by cell."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from npcdesk.office.slips import Judged
from npcdesk.rules.slips import FIELDS, HEADS, TAKEN_OVER, Slip, whole
from npcdesk.ui.cells import Index

JudgeRows = Callable[[Sequence[Slip]], Sequence[Judged]]
LEAST_ROWS = 16
SPARE = 6  # empty rows below the last one


class SlipModel(QAbstractTableModel):
    """The sheet's rows; there are always empty ones below."""

    changed = Signal()

    def __init__(self, judge: JudgeRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judge = judge
        self.rows: list[Slip] = [Slip()] * LEAST_ROWS
        self.judged: list[Judged] = [Judged(Slip())] * LEAST_ROWS
        self._whole = list(self.rows)

    def show_rows(self, rows: Sequence[Slip]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._fill_up()
        self.endResetModel()
        self._judge_again()

    def typed(self) -> list[Slip]:
        """Return the rows down to the last that something was typed into."""
        last = max((at for at, row in enumerate(self.rows) if not row.empty), default=-1)
        return self.rows[: last + 1]

    def put(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Write texts into cells, by row and field."""
        self.beginResetModel()
        for (at, field), text in cells.items():
            self.rows += [Slip()] * (at + 1 - len(self.rows))
            self.rows[at] = self.rows[at].put(field, text)
        self._fill_up()
        self.endResetModel()
        self._judge_again()

    def take_out(self, rows: Sequence[int]) -> None:
        """Take rows out of the sheet."""
        self.show_rows([row for at, row in enumerate(self.rows) if at not in set(rows)])

    def _fill_up(self) -> None:
        wanted = max(LEAST_ROWS, len(self.typed()) + SPARE)
        self.rows = [*self.rows[:wanted], *[Slip()] * (wanted - len(self.rows))]

    def _judge_again(self) -> None:
        self._whole = whole(self.rows)
        typed = self.typed()
        rest = len(self.rows) - len(typed)
        self.judged = [*self._judge(typed), *[Judged(Slip())] * rest]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(FIELDS)))
        self.changed.emit()

    def words(self, at: int, field: str) -> str:
        """Return what a cell shows, what it takes over from above included."""
        return str(getattr(self._whole[at], field))

    def own(self, at: int, field: str) -> bool:
        """Tell whether a cell's words were typed into it, not taken over."""
        return field not in TAKEN_OVER or bool(getattr(self.rows[at], field))

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Those typed into and some below."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """The row's number, then the fields."""
        return len(FIELDS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADS[FIELDS[section - 1]] if section else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; what is wrong with it as a tip."""
        if not index.column():
            return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None
        field = FIELDS[index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), field)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(self.rows[index.row()], field)
        if role == Qt.ItemDataRole.ToolTipRole:
            wrong = self.judged[index.row()].wrong.get(field, "")
            return wrong or self.words(index.row(), field)
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        field = FIELDS[index.column() - 1]
        if str(value) != getattr(self.rows[index.row()], field):
            self.put({(index.row(), field): str(value)})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the row's number can be typed."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsEditable if index.column() else found
