"""The one table model. It shows windows of frozen lines and never queries by itself.

    LinesModel(columns, id_of=lambda line: line.id, tickable=True)
    .show(total, fetch, ids=None)   fetch(offset, limit) -> lines; ids() -> every id, for Ctrl+A
    .show_lines(lines)              a list that is whole
    .show_table(columns, lines)     the same with other columns
    .line(row) -> Line              raises IndexError when the row is gone
    .ticked() -> frozenset[str]     ids; they survive show() until keep_ticks(ids) is called
    .set_ticked(ids, on=True), .clear_ticks(), .tick_all(), .tick_range(row, row)
    .arrange(headings)              which columns, in which order
    ticks_changed                   signal

A million rows open at once: the page counts, and asks for the hundred lines that are looked at.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from npcdesk.ui.columns import TICKS, Column, Line

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole

MARK = _ROLE.UserRole + 1
"""The role that gives a cell's `Mark`; DisplayRole stays plain words."""
WINDOW = 100
KEPT = 40
# joined once: Qt asks twice a cell, and joining flags is slow
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BOX = _CELL | Qt.ItemFlag.ItemIsUserCheckable
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


def _own_id(line: Any) -> str:
    return str(line.id)


class LinesModel(QAbstractTableModel, Generic[Line]):
    """Shows lines, a window at a time, and remembers which are ticked."""

    ticks_changed = Signal()
    arrived = Signal()
    """A window of lines was fetched."""

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        parent: QObject | None = None,
        *,
        id_of: Callable[[Line], str] = _own_id,
        tickable: bool = True,
    ) -> None:
        super().__init__(parent)
        self.every = tuple(columns)
        self.tickable = tickable
        self.id_of = id_of
        self._columns: list[Column[Any]] = []
        self._total = 0
        self._fetch: Callable[[int, int], Sequence[Line]] = lambda _offset, _limit: ()
        self._ids: Callable[[], Iterable[str]] | None = None
        self._windows: OrderedDict[int, Sequence[Line]] = OrderedDict()
        self._ticked: set[str] = set()
        self._place([column for column in self.every if column.shown])

    # what is shown

    def show(
        self,
        total: int,
        fetch: Callable[[int, int], Sequence[Line]],
        ids: Callable[[], Iterable[str]] | None = None,
    ) -> None:
        """Replace every line.

        Args:
            total: how many lines there are.
            fetch: gives `limit` lines from `offset` on; called when they come into sight.
            ids: gives the ids of all lines, in their order; without it Ctrl+A fetches every line.
        """
        self.beginResetModel()
        self._total, self._fetch, self._ids = total, fetch, ids
        self._windows.clear()
        self.endResetModel()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace every line by a list that is whole."""
        self.show(len(lines), lambda offset, limit: lines[offset : offset + limit])

    def show_table(self, columns: Sequence[Column[Line]], lines: Sequence[Line]) -> None:
        """Replace the columns too, by a table that is whole."""
        self.beginResetModel()
        self.every = tuple(columns)
        self._place(list(columns))
        self._total, self._ids = len(lines), None
        self._fetch = lambda offset, limit: lines[offset : offset + limit]
        self._windows.clear()
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the line at `row`, fetching its window when it is not at hand."""
        start = row - row % WINDOW
        window = self._windows.get(start)
        if window is None:
            window = self._windows[start] = self._fetch(start, WINDOW)
            if len(self._windows) > KEPT:
                self._windows.popitem(last=False)
            self.arrived.emit()
        else:
            self._windows.move_to_end(start)
        return window[row - start]

    def peek(self, row: int) -> Line | None:
        """Return the line at `row`, or None when it has gone since it was counted."""
        try:
            return self.line(row) if 0 <= row < self._total else None
        except IndexError:
            return None

    def at_hand(self) -> list[Line]:
        """Return the lines that were fetched and are kept."""
        return [line for window in self._windows.values() for line in window]

    def id_at(self, row: int) -> str:
        """Return the id of the line at `row`, or ""."""
        line = self.peek(row)
        return "" if line is None else self.id_of(line)

    def row_near(self, wanted: str, row: int) -> int:
        """Return the row of the line with that id if it is in the windows round `row`, else -1."""
        start = max(row - row % WINDOW - WINDOW, 0)
        for each in range(start, min(start + 3 * WINDOW, self._total)):
            if self.id_at(each) == wanted:
                return each
        return -1

    # columns

    def column(self, at: int) -> Column[Any]:
        """Return the column at `at`, as shown."""
        return self._columns[at]

    def shown(self) -> tuple[Column[Any], ...]:
        """Return the columns as shown, the boxes among them."""
        return tuple(self._columns)

    def source(self) -> tuple[int, Callable[[int, int], Sequence[Line]]]:
        """Return how many lines there are and what fetches them, for who needs them all."""
        return self._total, self._fetch

    def headings(self) -> list[str]:
        """Return the headings of the columns shown, without the boxes."""
        return [column.heading for column in self._columns if column is not TICKS]

    def arrange(self, headings: Sequence[str]) -> None:
        """Show these columns in this order; unknown names are passed over."""
        known = {column.heading: column for column in self.every}
        self.beginResetModel()
        self._place([known[name] for name in headings if name in known])
        self.endResetModel()

    def _place(self, columns: list[Column[Any]]) -> None:
        self._columns = [TICKS, *columns] if self.tickable else columns

    # ticks

    def ticked(self) -> frozenset[str]:
        """Return the ids of the ticked lines."""
        return frozenset(self._ticked)

    def is_ticked(self, row: int) -> bool:
        """Tell whether the line at `row` is ticked."""
        return bool(self._ticked) and self.id_at(row) in self._ticked

    def tick_state(self) -> Qt.CheckState:
        """Return the state of the box in the heading."""
        if not self._ticked:
            return Qt.CheckState.Unchecked
        whole = len(self._ticked) >= self._total
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def set_ticked(self, ids: Iterable[str], *, on: bool = True) -> None:
        """Tick lines by id, or take their ticks away."""
        before = len(self._ticked)
        (self._ticked.update if on else self._ticked.difference_update)(ids)
        if len(self._ticked) != before:
            self._ticks_moved()

    def keep_ticks(self, ids: Iterable[str]) -> None:
        """Forget the ticks of lines that are not among `ids`."""
        kept = self._ticked.intersection(ids)
        if kept != self._ticked:
            self._ticked = kept
            self._ticks_moved()

    def clear_ticks(self) -> None:
        """Take every tick away."""
        self.set_ticked(self.ticked(), on=False)

    def tick_all(self) -> None:
        """Tick every line; when every line is ticked, none."""
        if self.tick_state() is Qt.CheckState.Checked:
            self.clear_ticks()
            return
        self.set_ticked(self._ids() if self._ids else self._ids_between(0, self._total))

    def tick_range(self, one: int, other: int) -> None:
        """Tick the lines from one row to the other, both included."""
        low, high = sorted((one, other))
        self.set_ticked(self._ids_between(low, high + 1))

    def _ids_between(self, start: int, end: int) -> list[str]:
        return [self.id_of(line) for line in self._fetch(start, end - start)]

    def _ticks_moved(self) -> None:
        if self._total:
            last = self.index(self._total - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [_ROLE.CheckStateRole])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
        self.ticks_changed.emit()

    # what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many as were counted: the scroll bar is honest from the start."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As many as are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Give words, mark, tick, tool tip and alignment."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == _ROLE.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        give = _GIVE.get(_ROLE(role)) if role < _ROLE.UserRole else _GIVE.get(role)
        line = self.peek(index.row()) if give else None
        return None if give is None or line is None else give(self, column, line)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _ROLE.DisplayRole,
    ) -> Any:
        """Give the headings; the boxes are called 勾选 for those who do not see them."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == _ROLE.DisplayRole:
            return column.heading
        if role == _ROLE.AccessibleTextRole:
            return column.heading or "勾选"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell may be chosen; boxes may be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _BOX if self._columns[index.column()] is TICKS else _CELL

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tick a line, for screen readers."""
        if not index.isValid() or role != _ROLE.CheckStateRole:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.set_ticked([self.id_at(index.row())], on=on)
        return True


def _words(_model: LinesModel[Any], column: Column[Any], line: object) -> str:
    return column.text(line)


def _mark(_model: LinesModel[Any], column: Column[Any], line: object) -> object:
    return column.mark(line) if column.mark else None


def _spoken(_model: LinesModel[Any], column: Column[Any], line: object) -> str:
    mark = column.mark(line) if column.mark else None
    return (mark.spoken or mark.words) if mark else column.text(line)


def _tip(_model: LinesModel[Any], column: Column[Any], line: object) -> str | None:
    return column.tip(line) if column.tip else None


def _tick(model: LinesModel[Any], column: Column[Any], line: object) -> Qt.CheckState | None:
    if column is not TICKS:
        return None
    on = model.id_of(line) in model.ticked()
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


_GIVE: dict[int, Callable[[LinesModel[Any], Column[Any], Any], Any]] = {
    _ROLE.DisplayRole: _words,
    _ROLE.AccessibleTextRole: _spoken,
    _ROLE.ToolTipRole: _tip,
    _ROLE.CheckStateRole: _tick,
    MARK: _mark,
}
