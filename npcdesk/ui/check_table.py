"""The table of a preview: the cells that speak have a ground of their own."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter

from npcdesk.ui.cells import CellPainter
from npcdesk.ui.roster_check import TONES, CheckLine, columns
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

FIELDS = {heading: name for name, heading in ROSTER_HEADINGS.items()}


class _SpeakingCells(CellPainter):
    """Paints the ground of a cell in the tone of what is said about it."""

    def _ground(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
    ) -> None:
        super()._ground(painter, rect, index, chosen=chosen)
        line = self._table.lines.peek(index.row())
        name = FIELDS.get(self._table.lines.column(index.column()).heading, "")
        if isinstance(line, CheckLine) and name in line.cells:
            ground = f"{TONES[line.cells[name][0]]}_soft"
            if chosen and look().colour[ground] == look().colour["selected"]:
                ground = "surface"  # the same blue would not be seen
            painter.fillRect(rect.adjusted(1, 1, -1, -2), look().ink(ground))


class CheckTable(LinesTable):
    """The rows of a sheet before they are imported."""

    def __init__(self) -> None:
        model = LinesModel(columns(), tickable=False)
        super().__init__(model, frozen=2, name="核对")
        self._speaking = _SpeakingCells(self, self)
        for view in (self, self._side):
            view.setItemDelegate(self._speaking)
