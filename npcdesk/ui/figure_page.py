"""The papers behind a figure of 统计分析: exactly as many as the figure says."""

from typing import Any

from npcdesk.office import figures, pivots, statistics
from npcdesk.office.figures import Pick
from npcdesk.office.statistic_scope import NOBODY
from npcdesk.office.statistic_units import UNIT
from npcdesk.office.windows import Window
from npcdesk.rules import indicators, pivot
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.suggestion_columns import COLUMNS
from npcdesk.ui.tables import LinesModel, LinesTable


class FigurePage(Page):
    """A list that a count is of; it follows what is changed while it is open."""

    tab = "statistics"
    watches = frozenset({"suggestion", "suggestion_event", "handler", "handling_unit", "signer"})

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, "")
        self.pick = statistics.read(wanted)
        self.table = LinesTable(
            LinesModel(COLUMNS, tickable=False), frozen=2, name="数字后面的建议"
        )
        self.card = ListCard(self.table)
        self.export = ListExport(desk, self, "数字后面的建议", Seen(self.table.lines, self.told))
        self.head.add(self.export.button)
        self.body.addWidget(self.card)
        self.card.set_hint("回车打开")
        self.table.opened.connect(lambda wanted: desk.open("suggestion", wanted))
        self._words = self._scope = ""

    def told(self) -> list[str]:
        """Return in words what the list is of."""
        return [self._scope, self._words]

    def reload(self) -> None:
        """Read which papers are counted, and the first of them."""
        today, store = self.desk.clock.today(), self.desk.store
        with store.reading() as session:
            ids = statistics.ids(session, self.pick)
            self._scope = statistics.in_words(session, self.pick.scope)
            if self.pick.figure == pivot.NAME:
                self._words = pivots.named(session, self.pick)
            else:
                now = statistics.suggestions(session, self.pick.scope, today=today)
                self._words = named(now, self.pick)
        self.head.set_title(self._words)
        back = ("统计分析", lambda: self.desk.open("tab:statistics"))
        self.head.set_trail([back, (self._words, None)])
        self.head.set_note(f"{self._scope}，{len(ids)} 件")

        def fetch(offset: int, limit: int) -> Any:
            with store.reading() as session:
                window = Window(offset, limit)
                return statistics.lines(session, self.pick, today=today, window=window)

        self.table.lines.show(len(ids), fetch, lambda: ids)
        self.card.footer.say(f"共 {len(ids)} 件")
        if ids:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("这个数是 0，后面没有建议。"))


def named(now: statistics.Figures, pick: Pick) -> str:
    """Return what a pick is of: 办理结果：A类, 按时答复率：在期限内答复."""
    if pick.figure == figures.TOTAL:
        return "建议总数"
    if pick.figure == UNIT.name:
        names = {unit.id: unit.name for unit in now.units} | {NOBODY: "未交办"}
        return f"主办单位：{names.get(pick.part, '')}"
    if pick.figure in indicators.BY_NAME:
        rate = now.rate(pick.figure)
        return f"{rate.label}：{rate.of if pick.part == figures.HIT else rate.base}"
    division = now.partition(pick.figure)
    words = {part.key: part.label for part in division.parts}
    return f"{division.label}：{words.get(pick.part, pick.part)}"
