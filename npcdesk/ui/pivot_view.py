"""交叉统计 of 统计分析: what goes down, across and into the cells is the clerk's choice."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office import pivot_books, pivots
from npcdesk.office.pivots import SUM, Pivot
from npcdesk.office.statistics import Scope
from npcdesk.rules import pivot
from npcdesk.rules.books import Ledger
from npcdesk.rules.indicators import Division
from npcdesk.rules.pivot import ACROSS, AXES, MEASURES, Asked, Measure
from npcdesk.ui.cards import Card
from npcdesk.ui.cells_out import CellsOut
from npcdesk.ui.chart_card import Cells
from npcdesk.ui.cross_table import Crossed, CrossTable
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.fields import Drop
from npcdesk.ui.saved_pivots import SavedPivots
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

FIRST = Asked(pivot.UNIT, "class")
"""What is shown at first: 承办单位 × 办理结果，件数."""


class PivotView(QWidget):
    """The table and its three choices; `opened` tells the pick behind a figure."""

    opened = Signal(object)
    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._asked = desk, FIRST
        self._scope = Scope()
        self.rows = _drop("行", AXES)
        self.columns = _drop("列", ACROSS, "不分列")
        self.measure = _drop("格里放", MEASURES)
        self.saved = SavedPivots(desk, self, self)
        self.out = CellsOut(desk, self, cells=self._cells, sheet=self._sheet, name=self._name)
        self.table = CrossTable("交叉统计")
        self.foot = Words("", "second", "text3", wrap=True)
        self.card = Card("交叉统计")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "这个范围里没有可以统计的建议。", note="换一个届次或年份，或去掉上面的条件。"
            )
        )
        self._lay_parts()
        self._show_choice()
        for drop in (self.rows, self.columns, self.measure):
            drop.currentIndexChanged.connect(lambda _at: self._choose())
        self.table.cell_opened.connect(self._open)

    def _lay_parts(self) -> None:
        em = look().em
        line = QHBoxLayout()
        line.setSpacing(em(0.4))
        for words, drop in (("行", self.rows), ("列", self.columns), ("格里放", self.measure)):
            line.addWidget(Words(words, "second", "text3"))
            line.addWidget(drop)
            line.addSpacing(em(0.4))
        line.addStretch()
        for button in (self.saved.button, self.out.copy, self.out.export):
            self.card.add_to_head(button)  # beside the choices they have no room in large words
        self.card.body.addLayout(line)
        self.card.body.addWidget(self.stack, 1)
        self.card.body.addWidget(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)

    # what is chosen

    def asked(self) -> Asked:
        """Return what is chosen."""
        return self._asked

    def choose(self, asked: Asked) -> None:
        """Choose a table, and count it."""
        self._asked = asked
        self._show_choice()
        self.chosen.emit()

    def _choose(self) -> None:
        """Take what was chosen; what stands on both sides changes places with what was there."""
        before = self._asked
        rows, columns, measure = (
            str(drop.currentData() or "") for drop in (self.rows, self.columns, self.measure)
        )
        if rows == columns and rows == before.rows:
            rows = before.columns or next(name for name in AXES if name != columns)
        elif rows == columns:
            columns = before.rows if before.rows in ACROSS else ""
        self.choose(Asked(rows, columns, measure))

    def _show_choice(self) -> None:
        now = self._asked
        for drop, value in (
            (self.rows, now.rows),
            (self.columns, now.columns),
            (self.measure, now.measure),
        ):
            drop.blockSignals(True)  # noqa: FBT003 - Qt's
            drop.setCurrentIndex(drop.findData(value))
            drop.blockSignals(False)  # noqa: FBT003 - Qt's

    # what is shown

    def read(self, scope: Scope) -> str:
        """Count a scope anew and show it; return in words of what."""
        self._scope = scope
        found = self._shown()
        self.table.show_cells(crossed(found))
        self.stack.setCurrentIndex(0 if found.rows else 1)
        self.card.set_title(found.asked.words)
        self.card.set_note(f"{found.base} {found.total} 件")
        self.foot.say(found.note)
        self.foot.setVisible(bool(found.note and found.rows))
        self.out.allow(bool(found.rows))
        return f"{_of(found)}；点任何一个数，看是哪几件"

    def _open(self, row: int, column: int) -> None:
        found = self._shown()
        self.opened.emit(found.pick(row, column if column >= 0 else len(found.columns)))

    # what leaves

    def _shown(self) -> Pivot:
        with self.desk.store.reading() as session:
            return pivots.pivot(session, self._scope, self._asked, today=self.desk.clock.today())

    def _cells(self) -> Cells:
        said = crossed(self._shown())
        told = f"{self._asked.words}；{_of(self._shown())}"
        return Cells(said.headings, said.rows, told=told)

    def _name(self) -> str:
        return self._asked.words.replace(" × ", "×")

    def _sheet(self) -> Ledger:
        return pivot_books.of(self._shown())


def crossed(found: Pivot) -> Crossed:
    """Return a table as it is shown and copied, sums and all."""
    heads = (AXES[found.asked.rows].label, *(head.label for head in found.columns), SUM.label)
    rows = tuple(
        (head.label, *(cell.printed for cell in line))
        for head, line in zip((*found.rows, SUM), found.cells, strict=True)
    )
    return Crossed(heads, rows, sum_row=True, sum_column=True)


def _of(found: Pivot) -> str:
    return f"{found.words}，截至{labels.day(found.as_of)}"


def _drop(name: str, some: Mapping[str, Division] | Mapping[str, Measure], none: str = "") -> Drop:
    drop = Drop()
    drop.setAccessibleName(name)
    if none:
        drop.addItem(none, "")
    for value, each in some.items():
        drop.addItem(each.label, value)
    drop.setMinimumWidth(look().em(8))
    return drop
