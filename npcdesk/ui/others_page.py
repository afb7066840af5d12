"""外单位材料: what other offices have sent, by unit and kind; it is looked at and never changed."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from npcdesk import labels
from npcdesk.job import Job, Step
from npcdesk.office import addressed, others
from npcdesk.office.others import KINDS, Line, OtherUnit
from npcdesk.office.windows import Window
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import second
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.fields import Drop
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.workbooks.ruled import Ruled, Table, write

log = logging.getLogger(__name__)

LONG = frozenset({"title", "words", "work", "address"})
FEW = frozenset({"sex", "number", "reply_class", "rating", "received", "opinions", "visits"})
STRETCH = {"suggestions": "title", "visits": "words", "delegates": "work", "stations": "address"}


class OthersPage(Page):
    """One unit at a time, a tab for each kind of row it has here."""

    tab = "exchange"
    watches = frozenset({"exchange", *labels.TABLE})

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "外单位材料")
        self.head.set_trail([("数据交换", lambda: desk.open("tab:exchange")), ("外单位材料", None)])
        self.head.set_note("只看不改，不算进本单位的清单和数字")
        self.wanted = wanted
        self.found: list[OtherUnit] = []
        self.unit = Drop()
        self.unit.setAccessibleName("单位")
        self.unit.setMinimumWidth(look().em(14))
        self.export = second("导出 Excel", "arrow_export")
        self.export.setToolTip("导出 Excel（Ctrl+P）")
        self.head.add(self.unit, self.export)
        self.tabs = StateTabs([Tab(key, kind.words, 0) for key, kind in KINDS.items()])
        self.tools.addWidget(self.tabs)
        self.tools.addStretch()
        self.stack = QStackedWidget()
        self.cards = {key: _card(key) for key in KINDS}
        for key, card in self.cards.items():
            self.stack.addWidget(card)
            card.table.opened.connect(partial(self._open, key))
        self.body.addWidget(self.stack, 1)
        self.tabs.chosen_changed.connect(lambda _key: self._show())
        self.unit.currentIndexChanged.connect(lambda _at: self._turn())
        self.export.clicked.connect(self.key_print)

    def reload(self) -> None:
        """Read whose rows are here, and show those of the unit in hand."""
        with self.desk.store.reading() as session:
            self.found = others.units(session)
            if self.wanted and all(each.code != self.wanted for each in self.found):
                self.found.append(others.nothing_of(session, self.wanted))
        before = self.unit.currentData() or self.wanted
        self.unit.blockSignals(True)  # noqa: FBT003 - Qt's
        self.unit.clear()
        for each in self.found:
            self.unit.addItem(each.name, each.code)
        self.unit.setCurrentIndex(max(0, self.unit.findData(before)))
        self.unit.blockSignals(False)  # noqa: FBT003 - Qt's
        for part in (self.unit, self.export, self.tabs):
            part.setVisible(bool(self.found))
        if self.found:
            self._turn()
            return
        nothing = EmptyState("还没有收到外单位的材料。", "回到数据交换", "arrow_left")
        nothing.pressed.connect(self.closing)
        self.cards[self.tabs.chosen()].show_empty(nothing)

    def _turn(self) -> None:
        """Show the kinds that the unit in hand has, the fullest first of all when it is new."""
        counts = self._whose().counts
        some = [key for key in KINDS if counts[key]]
        self.tabs.set_tabs([Tab(key, KINDS[key].words, counts[key]) for key in some])
        for part in (self.export, self.tabs):
            part.setVisible(bool(some))
        if some:
            self._show()
            return
        card = next(iter(self.cards.values()))
        self.stack.setCurrentWidget(card)
        card.show_empty(EmptyState(f"还没有收到{self._whose().name}的材料。"))

    def _show(self) -> None:
        key, whose = self.tabs.chosen(), self._whose()
        card = self.cards[key]
        total, store = whose.counts[key], self.desk.store

        def fetch(offset: int, limit: int) -> list[Line]:
            with store.reading() as session:
                return others.lines(session, whose.code, key, Window(offset, limit))

        self.stack.setCurrentWidget(card)
        card.show_table()
        card.table.lines.show(total, fetch)
        card.footer.say(f"{whose.name}：{KINDS[key].words}共 {total} 条")

    def _whose(self) -> OtherUnit:
        return self.found[max(0, self.unit.currentIndex())]

    def _open(self, kind: str, row_id: str) -> None:
        """Open a suggestion that this office handed in; other rows are whole in the list."""
        if kind != "suggestions":
            return
        with self.desk.store.reading() as session:
            handed_in = addressed.collected_here(session, row_id)
        if handed_in:
            self.desk.open("suggestion", row_id)

    def key_print(self) -> None:
        """Ctrl+P: ask where to write the list that is shown, as a workbook."""
        if not self.found:
            return
        name = f"{self._whose().name} {KINDS[self.tabs.chosen()].words}.xlsx"
        kinds = "Excel 工作簿 (*.xlsx)"
        dialog = place_dialog.where_to(self.desk, self, "导出外单位材料", name, kinds)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the list that is shown as a workbook."""
        desk, key, whose = self.desk, self.tabs.chosen(), self._whose()
        kind = KINDS[key]

        def work() -> Job[int]:
            yield Step(0, 0, "正在取出清单")
            with desk.store.reading() as session:
                lines = others.lines(session, whose.code, key)
            rows = [others.texts(line, tuple(kind.heads)) for line in lines]
            columns = [Ruled(head, _width(name) * 2) for name, head in kind.heads.items()]
            write(path, Table(kind.words, f"{whose.name}{kind.words}", columns, rows))
            return len(rows)

        def told(written: int) -> None:
            log.info("rows of another unit exported, %d lines", written)
            desk.say(f"已导出 {written} 条到 {path.name}。")

        desk.carry_out(work, title="正在导出", subtitle=path.name, then=told, writes=False)


def _card(kind: str) -> ListCard:
    columns = [_column(kind, name, head) for name, head in KINDS[kind].heads.items()]
    model: LinesModel[Line] = LinesModel(columns, id_of=lambda line: line["id"], tickable=False)
    card = ListCard(LinesTable(model, frozen=1, name=KINDS[kind].words))
    if kind == "suggestions":
        card.set_hint("本单位提交的，回车打开")
    return card


def _column(kind: str, name: str, heading: str) -> Column[Line]:
    def text(line: Line) -> str:
        return others.texts(line, (name,))[0]

    first = name == next(iter(KINDS[kind].heads))
    return Column(
        heading,
        text,
        rank=1 if first or name == STRETCH.get(kind) else 2,
        width=_width(name),
        look="strong" if name in ("name", "title") else "words",
        tip=text if name in LONG else None,
        stretch=name == STRETCH.get(kind, "name"),
    )


def _width(name: str) -> float:
    return 12 if name in LONG else 4 if name in FEW else 7
