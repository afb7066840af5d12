"""The rows of a sheet of paper slips: what is typed, what is taken over from above, what is wrong.

    Kind(heads, blank, nothing, whole, taken_over=…, worked_out=…)   what the rows are
    EntryModel(kind, judge)        judge   rows -> their judgement, in the same order
        .rows, .judged; .typed(); .put({(row, field): text}); .changed (signal)

A row is frozen and knows `put(field, text)` and `empty`; a judgement knows what is `wrong` by
field, and says what is `worked_out`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from npcdesk.ui.cells import Index

JudgeRows = Callable[[Sequence[Any]], Sequence[Any]]
LEAST_ROWS = 16
SPARE = 6  # empty rows below the last one


@dataclass(frozen=True, slots=True)
class Kind:
    """What the rows of a sheet are."""

    heads: Mapping[str, str]  # field → heading, in the order of the columns
    blank: Any  # an empty row
    nothing: Any  # the judgement of an empty row
    whole: Callable[[Sequence[Any]], list[Any]]  # the rows with what each takes over
    taken_over: Sequence[str] = ()
    worked_out: Sequence[str] = ()  # columns that are told by the judgement, not typed


class EntryModel(QAbstractTableModel):
    """The sheet's rows; there are always empty ones below."""

    changed = Signal()

    def __init__(self, kind: Kind, judge: JudgeRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind, self._judge = kind, judge
        self.fields = list(kind.heads)
        self.rows: list[Any] = [kind.blank] * LEAST_ROWS
        self.judged: list[Any] = [kind.nothing] * LEAST_ROWS
        self._whole = list(self.rows)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._fill_up()
        self._judge_rows()
        self.endResetModel()
        self.changed.emit()

    def typed(self) -> list[Any]:
        """Return the rows down to the last that something was typed into."""
        last = max((at for at, row in enumerate(self.rows) if not row.empty), default=-1)
        return self.rows[: last + 1]

    def put(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Write texts into cells, by row and field."""
        self.beginResetModel()
        for (at, field), text in cells.items():
            self.rows += [self.kind.blank] * (at + 1 - len(self.rows))
            self.rows[at] = self.rows[at].put(field, text)
        self._fill_up()
        self._judge_rows()
        self.endResetModel()
        self.changed.emit()

    def _fill_up(self) -> None:
        wanted = max(LEAST_ROWS, len(self.typed()) + SPARE)
        self.rows = [*self.rows[:wanted], *[self.kind.blank] * (wanted - len(self.rows))]

    def _judge_rows(self) -> None:
        self._whole = self.kind.whole(self.rows)
        typed = self.typed()
        rest = len(self.rows) - len(typed)
        self.judged = [*self._judge(typed), *[self.kind.nothing] * rest]

    def words(self, at: int, field: str) -> str:
        """Return what a cell shows, what it takes over from above included."""
        told = self.judged if field in self.kind.worked_out else self._whole
        return str(getattr(told[at], field))

    def own(self, at: int, field: str) -> bool:
        """Tell whether a cell's words were typed into it, not taken over."""
        return field not in self.kind.taken_over or bool(getattr(self.rows[at], field))

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Those typed into and some below."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """The row's number, then the fields."""
        return len(self.kind.heads) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.kind.heads[self.fields[section - 1]] if section else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; what is wrong with it as a tip."""
        if not index.column():
            return str(index.row() + 1) if role == Qt.ItemDataRole.DisplayRole else None
        field = self.fields[index.column() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), field)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(self.rows[index.row()], field, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            wrong = self.judged[index.row()].wrong.get(field, "")
            return wrong or self.words(index.row(), field)
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        field = self.fields[index.column() - 1]
        if str(value) != getattr(self.rows[index.row()], field):
            self.put({(index.row(), field): str(value)})
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed but the row's number and what is worked out."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsEditable if self.typed_into(index.column()) else found

    def typed_into(self, column: int) -> bool:
        """Tell whether something can be typed into a column."""
        return bool(column) and self.fields[column - 1] not in self.kind.worked_out
