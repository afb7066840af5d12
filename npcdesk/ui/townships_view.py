"""乡镇对比 of 统计分析: what the offices below sent, side by side, each figure with its list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office import pivot_books, townships
from npcdesk.office.figures import Pick
from npcdesk.office.townships import COLUMNS, Scope, TownshipLine, Townships
from npcdesk.rules.books import Ledger
from npcdesk.ui.cards import Card
from npcdesk.ui.cells_out import CellsOut
from npcdesk.ui.chart_card import Cells
from npcdesk.ui.cross_table import Crossed, CrossTable
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.figures_view import TOWNSHIPS, written
from npcdesk.ui.words import Words

NOTHING = "这里把各{0}的建议、代表、站点和接待并排比。还没有收到{0}的材料。"
HOW = "各{}在“数据交换”里把数据导出给本单位，您拿到文件后在这里的“数据交换”导入，就有数了。"
NOTE = "建议和各项比率按各{}本级的建议算；提交本级的是提给本单位的建议。代表、站点按现在的算。"


class TownshipsView(QWidget):
    """A table of units × figures; `opened` tells what is behind a figure."""

    opened = Signal(str)

    def __init__(self, desk: Desk, called: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        nobody = TownshipLine("", "", {})
        self.found = Townships(Scope(0), "", called, desk.clock.today(), (), nobody)
        self.table = CrossTable(f"{called}对比")
        self.out = CellsOut(desk, self, cells=self._cells, sheet=self._sheet, name=self._name)
        self.empty = EmptyState(
            NOTHING.format(called), "去数据交换", "arrow_sync", HOW.format(called)
        )
        self.card = Card(f"{called}对比")
        for button in (self.out.copy, self.out.export):
            self.card.add_to_head(button)
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(Words(NOTE.format(called), "second", "text3", wrap=True))
        self.stack = QStackedWidget()
        for widget in (self.card, self.empty):
            self.stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.table.cell_opened.connect(self._open)
        self.empty.pressed.connect(lambda: desk.open("tab:exchange"))

    def read(self, year: int) -> str:
        """Count a year anew and show it; return in words of what."""
        with self.desk.store.reading() as session:
            found = townships.townships(session, Scope(year), today=self.desk.clock.today())
        self.found = found
        self.table.show_cells(_crossed(found))
        self.stack.setCurrentWidget(self.card if found.lines else self.empty)
        self.card.set_note(f"{len(found.lines)} 个单位")
        return f"{_of(found)}；点任何一个数，看是哪些" if found.lines else ""

    def _open(self, row: int, column: int) -> None:
        line = (*self.found.lines, self.found.whole)[row]
        figure = tuple(COLUMNS)[max(column, 0)]
        self.opened.emit(written(TOWNSHIPS, Pick(self.found.scope, figure, line.unit)))

    def _cells(self) -> Cells:
        said = _crossed(self.found)
        return Cells(said.headings, said.rows, told=_of(self.found))

    def _sheet(self) -> Ledger:
        return pivot_books.of_townships(self.found)

    def _name(self) -> str:
        return f"{self.found.words}{self.found.called}对比"


def _crossed(found: Townships) -> Crossed:
    rows = tuple(
        (line.name, *(cell.printed for cell in line.cells.values()))
        for line in (*found.lines, found.whole)
    )
    return Crossed(("单位", *COLUMNS.values()), rows, sum_row=True)


def _of(found: Townships) -> str:
    return f"{found.words}，截至{labels.day(found.as_of)}"
