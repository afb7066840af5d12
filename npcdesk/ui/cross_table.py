"""A table of figures whose cells open what they count: a click, or arrows and Enter.

table = CrossTable("交叉统计")
table.show_cells(Crossed(headings, rows, sum_row=True))
table.cell_opened         signal: the row and the column of a figure; the words at the left are -1
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from npcdesk.rules import charts
from npcdesk.ui.columns import Column
from npcdesk.ui.lines_model import LinesModel
from npcdesk.ui.tables import LinesTable

LEAST, FIRST = 4.0, 10.0
"""How wide a column of figures, and that of the words, are at least, in em."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """What a table shows: words, then figures; the last line or column may be sums."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sum_row: bool = False
    sum_column: bool = False


@dataclass(frozen=True)
class _Line:
    id: str
    words: tuple[str, ...]
    strong: bool


def _said(at: int) -> Callable[[_Line], str]:
    return lambda line: line.words[at]


class CrossTable(LinesTable):
    """Shows `Crossed`; its first column stays when the others are scrolled."""

    cell_opened = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(LinesModel([Column("", _said(0))], tickable=False), parent, name=name)
        self._pressed = QModelIndex()
        self.opened.connect(self._open)

    def show_cells(self, said: Crossed) -> None:
        """Show other figures."""
        last = len(said.rows) - 1
        lines = [
            _Line(str(at), row, said.sum_row and at == last) for at, row in enumerate(said.rows)
        ]
        columns = [_column(said, at) for at in range(len(said.headings))]
        self.lines.show_table(columns, lines)
        self.redress()

    def _open(self, row: str) -> None:
        self.cell_opened.emit(int(row), self.currentIndex().column() - 1)

    def _figure_at(self, event: QMouseEvent) -> QModelIndex:
        index = self.indexAt(event.position().toPoint())
        return index if index.column() > 0 else QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell."""
        super().mousePressEvent(event)
        self._pressed = self._figure_at(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure that was pressed."""
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        pressed, self._pressed = self._pressed, QModelIndex()
        if left and pressed.isValid() and pressed == self._figure_at(event):
            self._open(self.lines.id_at(pressed.row()))

    def opened_at(self, index: QModelIndex) -> None:
        """A figure was opened by the first of two clicks; the words at the left by the second."""
        if index.column() == 0:
            super().opened_at(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a figure can be pressed."""
        super().mouseMoveEvent(event)
        shapes = Qt.CursorShape
        over = self._figure_at(event).isValid()
        self.viewport().setCursor(shapes.PointingHandCursor if over else shapes.ArrowCursor)


def _column(said: Crossed, at: int) -> Column[Any]:
    longest = max(charts.width(row[at], charts.TEXT) for row in (said.headings, *said.rows))
    heavy = said.sum_column and at == len(said.headings) - 1
    return Column(
        said.headings[at],
        _said(at),
        rank=1,
        align="right" if at else "left",
        width=max(LEAST if at else FIRST, longest + 1.4),
        look="strong" if heavy else "words",
        strong=lambda line: line.strong,
    )
