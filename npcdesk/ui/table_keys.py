"""What keys and clicks do to the rows of a table, as in a sheet: go, open, edit, tick, copy."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from npcdesk.ui.columns import TICKS

if TYPE_CHECKING:
    from npcdesk.ui.tables import LinesTable

_MODS = Qt.KeyboardModifier


class SheetKeys:
    """The deeds of one table; it remembers from which row on Shift ticks."""

    def __init__(self, table: "LinesTable") -> None:
        self._table, self._lines = table, table.lines
        self._anchor = -1

    def tick_at(self, index: QModelIndex, mods: Qt.KeyboardModifier) -> None:
        """Tick a row whose box or Ctrl was pressed; with Shift tick from the last one on."""
        row, on_box = index.row(), self._lines.column(index.column()) is TICKS
        if self._lines.tickable and mods & _MODS.ShiftModifier and self._anchor >= 0:
            self._lines.tick_range(self._anchor, row)
        elif self._lines.tickable and (on_box or mods & _MODS.ControlModifier):
            self._toggle(row)
        self._anchor = row

    def deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does, or None when it is not one of a sheet."""
        keys = Qt.Key
        if event.modifiers() & _MODS.ControlModifier:
            return {
                keys.Key_A: self._tick_all,
                keys.Key_C: self._table.copy,
                keys.Key_Home: lambda: self._go(0),
                keys.Key_End: lambda: self._go(self._lines.rowCount() - 1),
            }.get(keys(event.key()))
        if event.key() == keys.Key_Escape and self._lines.ticked():
            return self._lines.clear_ticks
        return {
            keys.Key_Return: self._open,
            keys.Key_Enter: self._open,
            keys.Key_Space: self._tick,
            keys.Key_F2: self._edit,
        }.get(keys(event.key()))

    def _go(self, row: int) -> None:
        if 0 <= row < self._lines.rowCount():
            column = max(self._table.currentIndex().column(), 0)
            self._table.setCurrentIndex(self._lines.index(row, column))

    def _open(self) -> None:
        if self._table.current_id():
            self._table.opened.emit(self._table.current_id())

    def _edit(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            heading = self._lines.column(index.column()).heading
            self._table.edit_wanted.emit(self._table.current_id(), heading)

    def _tick(self) -> None:
        if self._lines.tickable and self._table.current_id():
            self._anchor = self._table.currentIndex().row()
            self._toggle(self._anchor)

    def _tick_all(self) -> None:
        if self._lines.tickable:
            self._lines.tick_all()

    def _toggle(self, row: int) -> None:
        self._lines.set_ticked([self._lines.id_at(row)], on=not self._lines.is_ticked(row))
