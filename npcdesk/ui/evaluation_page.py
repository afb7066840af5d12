"""双评价: units by their scores, suggestions by their marks, and who is a candidate for what."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from npcdesk.models import HonourKind
from npcdesk.office import evaluation, honours, quality
from npcdesk.office.evaluation import Ranking
from npcdesk.office.quality import Judged, Only
from npcdesk.office.windows import Window
from npcdesk.ui.buttons import Verb, primary, second
from npcdesk.ui.cards import WithPane
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.evaluation_columns import JUDGED, UNITS, UnitLine
from npcdesk.ui.evaluation_pane import PaperPane, UnitPane
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

TABS = {
    "units": "承办单位得分",
    "first": "先进单位候选",
    "papers": "建议质量",
    "best": "优秀建议候选",
}
OF_UNITS = ("units", "first")
ONLY = {Only.TO_DO.value: "还没有评分", Only.MARKED.value: "已评分"}


class EvaluationPage(Page):
    """A year's evaluation; every figure opens the suggestions behind it."""

    tab = "suggestions"
    watches = frozenset(
        {
            *("suggestion", "suggestion_event", "handler", "handling_unit", "signer"),
            *("quality_mark", "rule_pack", "office", "supervision_group", "group_event", "honour"),
        }
    )

    def __init__(self, desk: Desk, on: str = "") -> None:
        super().__init__(desk, "双评价")
        self.head.set_trail([("建议办理", lambda: desk.open("tab:suggestions")), ("双评价", None)])
        self.change = second("评价办法", "settings")
        self.mark = primary("评分", "edit")
        self.honoured = second("评优名单", "document_checkmark")
        self.head.add(self.change, self.honoured, self.mark)
        self.tabs = StateTabs([Tab(key, words, 0) for key, words in TABS.items()])
        self.pills = FilterPills(
            [
                Pill("year", "年度", self._years, always=True),
                Pill("only", "评分", lambda: list(ONLY.items()), always=True),
            ]
        )
        if on:
            self.tabs.choose(on)
        self.tools.addWidget(self.tabs)
        self.tools.addWidget(self.pills, 1)
        self.units = LinesTable(
            LinesModel(UNITS, id_of=lambda x: x.id), frozen=3, two_lines=True, name="承办单位得分"
        )
        self.papers = LinesTable(LinesModel(JUDGED), frozen=4, two_lines=True, name="建议双评价")
        self.exports = (
            ListExport(desk, self, "承办单位得分", Seen(self.units.lines, self.narrowed)),
            ListExport(desk, self, "建议双评价", Seen(self.papers.lines, self.narrowed)),
        )
        for export in self.exports:
            self.tools.addWidget(export.button)
        self.unit_card, self.paper_card = ListCard(self.units), ListCard(self.papers)
        self.unit_pane, self.paper_pane = UnitPane(desk), PaperPane(desk)
        self.paper_card.set_hint("空格勾选提名，回车看建议")
        self.unit_card.set_hint("空格勾选提名")
        self.stack = QStackedWidget()
        self._beside = WithPane(self.unit_card, self.unit_pane, width=19.5)
        self.stack.addWidget(self._beside)
        self.stack.addWidget(WithPane(self.paper_card, self.paper_pane, width=17))
        self.body.addWidget(self.stack, 1)
        self._ranking: Ranking | None = None
        self._connect()

    def _connect(self) -> None:
        self.change.clicked.connect(
            lambda: self.desk.open("evaluation-scheme", str(self.chosen_year()))
        )
        self.mark.clicked.connect(self.key_deed)
        self.honoured.clicked.connect(self._open_honours)
        self.tabs.chosen_changed.connect(lambda _key: self._turn())
        self.pills.changed.connect(self._turn)
        for card in (self.unit_card, self.paper_card):
            card.table.lines.ticks_changed.connect(partial(self._offer_ticked, card))
        self.units.current_changed.connect(lambda _id: self._show_unit())
        self.units.opened.connect(lambda _id: self._beside.open_pane())
        self.papers.current_changed.connect(lambda _id: self._show_paper())
        self.papers.opened.connect(lambda wanted: self.desk.open("suggestion", wanted))

    def chosen_year(self) -> int:
        """Return the year that is shown."""
        return int(self.pills.chosen().get("year", self.desk.clock.today().year))

    def _years(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            known = evaluation.years(session, self.desk.clock.today())
        return [(str(year), f"{year} 年交办") for year in known]

    def narrowed(self) -> list[str]:
        """Return in words what is shown."""
        return [f"{self.chosen_year()}年交办的建议", TABS[self.tabs.chosen()], *self.pills.words()]

    def _turn(self) -> None:
        """Show another tab or year; what is ticked belonged to the one before."""
        for table in (self.units, self.papers):
            table.lines.clear_ticks()
        self.reload()

    def _offer_ticked(self, card: ListCard) -> None:
        many = len(card.table.lines.ticked())
        verbs = [Verb("提名评优", self.propose)] if many else []
        card.bar.offer(many, verbs, unit="个" if card is self.unit_card else "件")

    def _kind(self) -> HonourKind:
        on_units = self.tabs.chosen() in OF_UNITS
        return HonourKind.UNIT if on_units else HonourKind.SUGGESTION

    def _open_honours(self) -> None:
        self.desk.open("honours", f"{self.chosen_year()}/{self._kind().value}")

    def propose(self) -> None:
        """Put those that are ticked on the list of 评优, the best first."""
        kind, today = self._kind(), self.desk.clock.today()
        table = self.units if kind is HonourKind.UNIT else self.papers
        ticked = table.lines.ticked()
        lines = [table.lines.line(row) for row in range(table.lines.rowCount())]
        some = [line.id for line in lines if line.id in ticked]
        some += sorted(ticked.difference(some))
        year = self.chosen_year()
        with self.desk.store.writing(f"提名 {year} 年度{honours.KIND[kind]}") as session:
            made = honours.propose(session, year, kind, some, on=today)
        table.lines.clear_ticks()
        listed = len(some) - len(made)
        beside = f"，{honours.counted(kind, listed)}已经在名单里" if listed else ""
        self.desk.done(f"提名了 {honours.counted(kind, len(made))}{beside}，见评优名单。")

    def reload(self) -> None:
        """Read the year anew and show the tab."""
        year, today, on = self.chosen_year(), self.desk.clock.today(), self.tabs.chosen()
        with self.desk.store.reading() as session:
            self._ranking = evaluation.ranking(session, year, today=today)
            best = quality.candidates(session, year, today=today)
            total = quality.count(session, year, today=today)
        first = self._ranking.candidates()
        counts = {"units": len(self._ranking.units), "first": len(first)}
        self.tabs.set_counts(counts | {"papers": total, "best": len(best)})
        self.head.set_note(f"{year} 年交办的建议，{self._ranking.scheme.name}")
        self.pills.offer("only", on == "papers")
        self.pills.set_count(total, total)
        of_units = on in OF_UNITS
        self.stack.setCurrentIndex(0 if of_units else 1)
        self.exports[0].button.setVisible(of_units)
        self.exports[1].button.setVisible(not of_units)
        self.mark.setVisible(not of_units)
        if of_units:
            self._show_units(self._ranking)
        elif on == "best":
            self._show_judged(len(best), best)
        else:
            self._show_papers()

    def _show_units(self, ranked: Ranking) -> None:
        candidates = self.tabs.chosen() == "first"
        some = ranked.candidates() if candidates else ranked.units
        self.units.lines.show_lines([UnitLine(unit, ranked.scheme) for unit in some])
        rules = ranked.scheme.handling
        wanted = f"主办、分办 {rules.least_papers} 件以上，五项齐全，{rules.least} 分以上"
        self.unit_card.footer.say(
            f"{len(some)} 个单位：{wanted}。候选供工委提名、主任会议讨论"
            if candidates
            else f"{len(some)} 个单位，得分高的在前，五项不全的不排名次；协办不计分"
        )
        if some:
            self.unit_card.show_table()
            if not self.units.current_id():
                self.units.select_row(0)
        else:
            nothing = "还没有够得上候选的单位。" if candidates else "这一年还没有交办建议。"
            self.unit_card.show_empty(EmptyState(nothing))
        self._show_unit()

    def _show_papers(self) -> None:
        year, today, store = self.chosen_year(), self.desk.clock.today(), self.desk.store
        only = Only(self.pills.chosen().get("only", ""))
        with store.reading() as session:
            total = quality.count(session, year, today=today, only=only)

        def fetch(offset: int, limit: int) -> list[Judged]:
            with store.reading() as session:
                window = Window(offset, limit)
                return quality.lines(session, year, today=today, only=only, window=window)

        self.papers.lines.show(total, fetch)
        self._say_papers(total)

    def _show_judged(self, total: int, lines: list[Judged]) -> None:
        self.papers.lines.show_lines(lines)
        self._say_papers(total)

    def _say_papers(self, total: int) -> None:
        if self._ranking is None:
            return
        rules = self._ranking.scheme.quality
        best = self.tabs.chosen() == "best"
        asked = [f"质量 {rules.least} 分以上"]
        asked += ["办成"] * rules.solved_only + ["代表满意或基本满意"] * rules.rated_only
        told = f"{total} 件：{'，'.join(asked)}" if best else f"共 {total} 件，按建议号排列"
        self.paper_card.footer.say(told)
        if total:
            self.paper_card.show_table()
            if not self.papers.current_id():
                self.papers.select_row(0)
        else:
            nothing = "还没有够得上候选的建议，先给建议评分。" if best else "没有这样的建议。"
            self.paper_card.show_empty(EmptyState(nothing))
        self._show_paper()

    def _show_unit(self) -> None:
        line: UnitLine | None = self.units.current_line()
        if line is None or self._ranking is None:
            self.unit_pane.show_unit(None, [], None)
            return
        with self.desk.store.reading() as session:
            behind = evaluation.trace(
                session, self._ranking.year, line.id, today=self.desk.clock.today()
            )
            honoured = honours.of_unit(session, line.id)
        self.unit_pane.show_unit(line.unit, behind, line.scheme, honoured)

    def _show_paper(self) -> None:
        line: Judged | None = self.papers.current_line()
        self.mark.setEnabled(line is not None)
        if line is None or self._ranking is None:
            self.paper_pane.show_paper(None, [], None)
            return
        with self.desk.store.reading() as session:
            given = quality.marks(session, line.id)
        self.paper_pane.show_paper(line, given, self._ranking.scheme)

    def key_deed(self) -> bool:
        """Ctrl+Enter on a suggestion: mark it."""
        if self.tabs.chosen() in OF_UNITS or not self.papers.current_id():
            return False
        self.desk.open("mark", self.papers.current_id())
        return True
