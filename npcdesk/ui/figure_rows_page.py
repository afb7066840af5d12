"""The delegates, visits, opinions or groups behind a figure of 统计分析, in a line each."""

from typing import Any

from npcdesk.office import figure_rows, figures
from npcdesk.office.figure_rows import KINDS, FigureRow
from npcdesk.office.townships import COLUMNS as TOWNSHIP_COLUMNS
from npcdesk.office.townships import Townships
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.figures_view import read
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable

OPENS = {"mandate": "delegate"}
"""What the desk opens for a kind, where it is called otherwise."""
STAYS = frozenset({"person", "station", *(of for of in KINDS if of.startswith("their_"))})
"""Kinds without a page of their own."""
COLUMNS: tuple[Column[FigureRow], ...] = (
    Column("名称", lambda row: row.name, rank=1, width=16, look="strong"),
    Column("说明", lambda row: row.note, rank=1, width=20, stretch=True),
)


class FigureRowsPage(Page):
    """Exactly as many lines as the figure says."""

    tab = "statistics"

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, "")
        self.kind, self.pick = read(wanted)
        self.of = self.kind.of(self.pick.figure)
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), name="数字后面的记录")
        self.card = ListCard(self.table)
        self.export = ListExport(desk, self, "数字后面的记录", Seen(self.table.lines, self.told))
        self.head.add(self.export.button)
        self.body.addWidget(self.card)
        self._words: tuple[str, ...] = ()
        if self.of not in STAYS:
            self.card.set_hint("回车打开")
            self.table.opened.connect(lambda row: desk.open(OPENS.get(self.of, self.of), row))

    def told(self) -> tuple[str, ...]:
        """Return in words what the list is of."""
        return self._words

    def reload(self) -> None:
        """Read which records are counted, and the first of them."""
        today, store = self.desk.clock.today(), self.desk.store
        with store.reading() as session:
            ids = self.kind.ids(session, self.pick, today)
            now = self.kind.ask(session, self.pick.scope.year or today.year, today)
        name = _named(now, self.pick) or self.kind.total
        self._words = now.words, name
        self.head.set_title(name)
        back = ("统计分析", lambda: self.desk.open("tab:statistics"))
        self.head.set_trail([back, (name, None)])
        self.head.set_note(f"{now.words}，共 {len(ids)} 条")

        def fetch(offset: int, limit: int) -> Any:
            with store.reading() as session:
                return figure_rows.rows(session, self.of, ids[offset : offset + limit])

        self.table.lines.show(len(ids), fetch)
        self.card.footer.say(f"共 {len(ids)} 条")
        if ids:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("这个数是 0，后面没有记录。"))


def _named(now: Any, pick: figures.Pick) -> str:
    """Return what a pick is of: 性别：女, 进站参与率：接待过群众或进站履职, 沙河镇：接待."""
    if isinstance(now, Townships):
        names = {line.unit: line.name for line in now.lines}
        return f"{names.get(pick.part, '各乡镇')}：{TOWNSHIP_COLUMNS[pick.figure]}"
    for rate in now.rates:
        if rate.name == pick.figure:
            return f"{rate.label}：{rate.of if pick.part == figures.HIT else rate.base}"
    for division in now.partitions:
        if division.name == pick.figure:
            words = {part.key: part.label for part in division.parts}
            return f"{division.label}：{words.get(pick.part, pick.part)}"
    return ""
