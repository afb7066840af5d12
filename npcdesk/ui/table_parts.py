"""What a table is made of: the plain view, the part that stays, widths."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from npcdesk.ui.cells import margin
from npcdesk.ui.columns import TICKS, Column
from npcdesk.ui.lines_model import LinesModel
from npcdesk.ui.signs import chip_width
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, REGULAR, SECOND
from npcdesk.ui.ticks import draw_focus

if TYPE_CHECKING:
    from npcdesk.ui.tables import LinesTable


MEASURED = 500
"""So many lines, those that came last, say how wide their words are."""


class Rows(QTableView):
    """What the table and its frozen part have in common."""

    def set_up(self) -> None:
        """Make it plain. Called when the attributes are there: Qt calls back while it is set up."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()

    def begin(self) -> None:
        """Do what is to be done when the keyboard comes here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The mouse says itself which row it means."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.begin()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows over the lines under them; without rows the ring goes round all."""
        self._draw_lines(event.rect())
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            draw_focus(QPainter(self.viewport()), QRectF(self.viewport().rect()))

    def _draw_lines(self, part: QRect) -> None:
        model = self.model()
        first, last = self.rowAt(part.top()), self.rowAt(part.bottom())
        if model is None or first < 0:
            return
        if last < 0:
            last = model.rowCount() - 1
        painter, ink = QPainter(self.viewport()), look().ink("line")
        head = self.horizontalHeader()
        wide = head.length() - head.offset()
        for row in range(first, last + 1):
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.fillRect(0, bottom, wide, 1, ink)


class FrozenRows(Rows):
    """The columns that stay: a second view on the same model, over the first."""

    def __init__(self, table: "LinesTable") -> None:
        super().__init__(table)
        self._table = table
        self.set_up()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """As in the table."""
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        self._table.pressed_at(self.indexAt(event.position().toPoint()), event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As in the table."""
        self._table.opened_at(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As in the table."""
        self._table.hover(self.rowAt(round(event.position().y())))

    def place(self, needed: bool) -> None:  # noqa: FBT001 - shown or not
        """Lie over the table's left columns when they would scroll away."""
        self.setVisible(needed)
        if needed:
            table = self._table
            wide = sum(table.columnWidth(at) for at in range(table.last_frozen() + 1))
            high = table.horizontalHeader().height() + table.viewport().height()
            self.setGeometry(0, 0, wide, high)
            self.verticalScrollBar().setValue(table.verticalScrollBar().value())


def lay_columns(view: QTableView, widths: Sequence[int], staying: set[int]) -> None:
    """Give a view its columns, without its heading telling of it."""
    head = view.horizontalHeader()
    head.blockSignals(True)  # noqa: FBT003 - Qt's
    for at, width in enumerate(widths):
        view.setColumnHidden(at, at not in staying)
        if view.columnWidth(at) != width:
            view.setColumnWidth(at, width)
    head.blockSignals(False)  # noqa: FBT003 - Qt's
    view.updateGeometries()
    view.viewport().update()
    head.viewport().update()


def follow_words(lines: LinesModel[Any], fit: Callable[[], None]) -> None:
    """Fit anew, after painting, when lines with longer words may have come."""
    if any(column.most for column in lines.every):
        lines.arrived.connect(fit, Qt.ConnectionType.QueuedConnection)


def asked_widths(
    lines: LinesModel[Any],
    columns: Sequence[Column[Any]],
    dragged: Mapping[str, int],
    room: int,
) -> list[int]:
    """Return what each column asks for: as dragged, else its own width or what its words need.

    Where that is more than there is, columns whose words need less than their width give way.
    """
    widths = [dragged.get(each.heading) or look().em(each.width) for each in columns]
    growing = [at for at, each in enumerate(columns) if each.most and each.heading not in dragged]
    if not growing or lines.peek(0) is None:  # what comes into sight first is measured at once
        return widths
    some = lines.at_hand()[-MEASURED:]
    for at in growing:
        most = look().em(columns[at].most)
        widths[at] = min(max(widths[at], _needed(columns[at], some)), most)
    over = sum(widths) - room
    if over > 0:
        spare = [
            max(widths[at] - _needed(column, some), 0)
            if at not in growing and column.heading and column.heading not in dragged
            else 0
            for at, column in enumerate(columns)
        ]
        share = min(over / max(sum(spare), 1), 1)  # of each alike: bars stay as long as their like
        widths = [wide - math.ceil(less * share) for wide, less in zip(widths, spare, strict=True)]
    return widths


def _needed(column: Column[Any], some: Sequence[Any]) -> int:
    """Return the width of the longest words of a column, as words or as a chip, and its heading."""
    worn, key = look(), look().em(0.6) if column.key else 0
    words = max((column.text(line) for line in some), key=len, default="")
    weight = MEDIUM if column.look == "strong" else REGULAR
    said = worn.metrics(BODY, weight).horizontalAdvance(words)
    marks = {mark for line in some if column.mark and (mark := column.mark(line))}
    said = max([said, *(chip_width(mark) for mark in marks)])
    heading = worn.metrics(SECOND, MEDIUM).horizontalAdvance(column.heading) + key
    return math.ceil(max(said, heading)) + 2 * margin() + 1


def fit_columns(
    columns: Sequence[Column[Any]], widths: Sequence[int], room: int, *, all_stay: bool
) -> tuple[list[int], set[int]]:
    """Return the width of each column and which of them stay.

    Args:
        columns: as shown, from left to right.
        widths: what each asks for, in pixels.
        room: the width there is, in pixels.
        all_stay: the person chose the columns, so none leaves.
    """
    staying = set(range(len(columns)))
    by_rank = [
        at for rank in (3, 2) for at in reversed(range(len(columns))) if columns[at].rank == rank
    ]
    for at in () if all_stay else by_rank:
        if sum(widths[each] for each in staying) <= room:
            break
        staying.discard(at)
    given = list(widths)
    spare = room - sum(given[each] for each in staying)
    stretching = [at for at in sorted(staying) if columns[at].stretch]
    for at in stretching if spare > 0 else ():
        given[at] += spare // len(stretching)
    return given, staying


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes a letter: no search in the table, left to whoever wants it."""
    mods = Qt.KeyboardModifier
    plain = not event.modifiers() & (mods.ControlModifier | mods.AltModifier)
    return bool(event.text().strip()) and plain and event.text().isprintable()


def as_sheet(lines: LinesModel[Any], rows: Sequence[int], columns: Sequence[int]) -> str:
    """Return the words of rows as a sheet takes them: tabs between cells, a line each."""
    wanted = [column for at in columns if (column := lines.column(at)) is not TICKS]
    found = [line for row in rows if (line := lines.peek(row)) is not None]
    return "\n".join("\t".join(_flat(column.text(line)) for column in wanted) for line in found)


def _flat(words: str) -> str:
    """A tab or a line end inside a cell would shift every cell after it."""
    return words.replace("\t", " ").replace("\r", "").replace("\n", " ")
