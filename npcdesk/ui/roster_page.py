"""代表名册: who the delegates are, with the chosen one's file at the right.

The data layer is imported when the roster is first read, so that the window can be painted before.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSignalBlocker
from PySide6.QtWidgets import QMenu

from npcdesk import labels
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import Verb, primary, quiet, second
from npcdesk.ui.cards import WithPane
from npcdesk.ui.delegate_pane import DelegatePane
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState, FirstSteps, Step
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.roster_columns import COLUMNS, HEAD, OFFERED, ORDERS, SINGLE_FIRST
from npcdesk.ui.roster_views import RosterViews
from npcdesk.ui.saved_filters import Conditions, SavedFilters
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.tables import LinesModel, LinesTable

if TYPE_CHECKING:
    from npcdesk.forms.booklet import Paper
    from npcdesk.office.roster import Filter
    from npcdesk.rules.roster_papers import RosterLook
    from npcdesk.ui.roster_print import Asked


MORE = (
    ("双联系", "contacts"),
    ("换届…", "new-term"),
    ("公示范围…", "publish-rules"),
    ("身份证号登记不登记…", "keep-ids"),
    ("号码显示记录", "shown-numbers"),
)
"""What is done now and then, by the menu 更多."""


class RosterPage(Page):
    """All mandates, narrowed by words and pills; the pane follows the current row."""

    watches = frozenset(
        {
            "person",
            "mandate",
            "mandate_event",
            "term",
            "visit",
            "visit_delegate",
            "station",
            "signer",
            "suggestion_event",
            "office",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "代表名册")
        bring, new = second("导入 Excel", "arrow_import"), primary("登记代表", "add")
        new.setToolTip("登记代表（Ctrl+N）")
        self.more = quiet("更多", "more_horizontal")
        self.done = second("履职", "data_bar_vertical")
        self.done.setToolTip("活动、代表小组，一年里谁做了多少、谁落后了")
        self.done.clicked.connect(lambda: desk.open("activities"))
        self.head.add(self.more, self.done, bring, new)
        self.former: list[int] = []
        self.search = SearchField("姓名、首字母、证号、电话", least=8)
        self.pills = FilterPills(self._pills())
        self.order = quiet(ORDERS["strokes"], "arrow_down")
        self.usual, self.rule, self.numbers = "strokes", "", "电话"
        self.columns = quiet("列", "table_settings")
        self.table = LinesTable(LinesModel(COLUMNS), name="代表名册")
        self.export = ListExport(desk, self, "代表名册", Seen(self.table.lines, self.narrowed))
        self.saved = SavedFilters(desk, "roster", Conditions(self.search, self.pills), self)
        self.card = ListCard(self.table)
        self.views = RosterViews(desk, self.card)
        tools = (self.saved.button, self.order, self.views.button, self.columns)
        for tool in (self.search, self.pills, *tools, self.export.button):
            self.tools.addWidget(tool, 1 if tool is self.pills else 0)
        self.let_go(self.order, self.saved.button, self.views.button, self.columns)
        self.table.set_sorting(HEAD)
        self.card.set_hint("回车打开，空格勾选")
        self.pane = DelegatePane(desk)
        self.beside = WithPane(self.card, self.pane)
        self.body.addWidget(self.beside)
        if chosen := desk.settings.columns.get("roster"):
            self.table.choose_columns(list(chosen))
        bring.clicked.connect(lambda: desk.open("roster-import"))
        new.clicked.connect(self.key_new)
        self._connect()

    def _connect(self) -> None:
        self.search.searched.connect(self._narrow)
        self.pills.changed.connect(self._narrow)
        self.saved.changed.connect(self._narrow)
        self.table.current_changed.connect(self.pane.show_delegate)
        self.table.opened.connect(self._open)
        self.table.edit_wanted.connect(self._edit)
        self.table.sort_wanted.connect(self._sort)
        self.table.columns_chosen.connect(self._keep_columns)
        self.table.lines.ticks_changed.connect(self._offer)
        self.order.clicked.connect(self._choose_order)
        self.more.clicked.connect(self._open_more)
        self.columns.clicked.connect(lambda: self.table.open_chooser(self.columns))

    # what is asked of the query

    def wanted(self) -> "Filter":
        """Return the filter that is set."""
        from npcdesk.office.roster import Filter  # noqa: PLC0415 - after the first paint

        chosen = dict(self.pills.chosen())
        term = chosen.pop("term", "now")  # who held one before is looked for on purpose
        former = {"term": term} if self.former and term != "all" else {}
        return Filter(text=self.search.words(), **chosen, **former)

    def sorting(self) -> tuple[str, bool]:
        """Return by what lines are ordered, "" the usual way, and whether downwards."""
        key, down = self.table.sorting()
        return {HEAD: "", SINGLE_FIRST: "strokes"}.get(key, key), down

    def narrowed(self) -> list[str]:
        """Return in words which delegates are shown, and in which order."""
        words = self.search.words()
        found = [f"查找：{words}"] if words else []
        return [*self.pills.words(), *found, self.rule]

    def _pills(self) -> list[Pill]:
        return [
            Pill("delegation", "代表团", lambda: self._in_use("delegations"), always=True),
            Pill("occupation_class", "职业构成", lambda: self._in_use("classes"), always=True),
            Pill("level", "层级", lambda: list(labels.LEVEL.items()), always=True),
            Pill("status", "状态", lambda: list(labels.STATUS.items()), always=True),
            Pill("sex", "性别", lambda: [("male", "男"), ("female", "女")]),
            Pill("term", "届次", self._terms),
            Pill("place", "笔画位置", lambda: [("unsure", "字序待定"), ("placed", "指定了位置")]),
        ]

    def _terms(self) -> list[tuple[str, str]]:
        former = [(str(term), labels.term_name(term)) for term in self.former]
        return [*former, ("all", "各届都看")] if former else []

    def _in_use(self, query: str) -> list[tuple[str, str]]:
        from npcdesk.office import roster  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            return [(name, name) for name in getattr(roster, query)(session)]

    # what is shown

    def reload(self) -> None:
        """Count, then show the first window."""
        from npcdesk.office import offices, roster, roster_order  # noqa: PLC0415 - first paint

        with self.desk.store.reading() as session:
            self.former = roster.former_terms(session)
            wanted, (key, descending) = self.wanted(), self.sorting()
            self.usual = roster_order.usual(session)
            self.rule = roster.rule(session, wanted, key, descending=descending)
            unsure = roster.unsure(session, wanted)
            every = roster.count(session, roster.Filter(term="now" if self.former else ""))
            found, women = roster.totals(session, wanted)
            here = offices.here(session)
        term = here.term
        self.numbers = "电话和证件号" if here.keeps_ids else "电话"
        self.head.set_note(f"{labels.term_name(term)}·{every} 名" if term else f"{every} 名")
        self.pills.set_count(found, every, "名")
        self._show_lines(found, every)
        share = f"，女 {women} 名（{women / found:.1%}）" if found else ""
        doubt = f"；{unsure} 人的字序待定" if unsure and "笔画" in self.rule else ""
        self.card.footer.say(f"共 {found} 名代表{share}，{self.rule}{doubt}")
        self.order.set_words(ORDERS[key or self.usual])
        self.order.set_icon("arrow_up" if descending else "arrow_down")
        self._offer()

    def _show_lines(self, found: int, every: int) -> None:
        if not every:
            self.card.show_empty(self._first_steps())
        elif not found:
            nothing = EmptyState("没有符合条件的代表。", "清除条件")
            nothing.pressed.connect(self.clear)
            self.card.show_empty(nothing)
        else:
            self.card.show_table()
        with QSignalBlocker(self.table):  # the pane is filled once, below
            self.table.lines.show(found, *_fetchers(self))
            if found and self.table.currentIndex().row() < 0:
                self.table.select_row(0)
        self.pane.show_delegate(self.table.current_id())

    def _first_steps(self) -> FirstSteps:
        go = self.desk.open
        bring = Step(
            "把代表名册放进来",
            "有现成的表就从 Excel 导入，先核对、再写入，不满意可以整次撤销",
            "next",
            (
                Verb("导入 Excel", lambda: go("roster-import"), "arrow_import"),
                Verb("登记一位", lambda: go("new-delegate"), "add"),
            ),
        )
        later = (
            Step("登记代表之家和接待", "谁来接待、群众说了什么，都从名册里选人", "later"),
            Step("登记代表提出的建议", "领衔和联名代表从名册里选", "later"),
        )
        return FirstSteps(
            "这里放本届人大代表。现在还没有。",
            "一个人可以兼几级代表，各占一行，合成一个人。",
            (bring, *later),
        )

    def _offer(self) -> None:
        ticked = self.table.lines.ticked()
        verbs = (
            Verb("批量修改", lambda: self.desk.open("bulk-edit", ",".join(ticked)), "edit"),
            Verb("导出 Excel", self.key_print, "arrow_export"),
            Verb("打印名册…", self.ask_print, "print"),
        )
        self.card.bar.offer(len(ticked), verbs if ticked else (), unit="名")

    # what the person does

    def select(self, mandate_id: str) -> bool:
        """Make a delegate the current row; False when it is not near at hand."""
        return self.table.select_id(mandate_id)

    def clear(self) -> None:
        """Take every condition away."""
        self.search.clear_silently()
        self.pills.clear()
        self._narrow()

    def _narrow(self) -> None:
        self.table.lines.clear_ticks()
        self.reload()

    def _open(self, mandate_id: str) -> None:
        if mandate_id:
            self.desk.open("delegate", mandate_id)

    def _edit(self, mandate_id: str, _heading: str) -> None:
        self.desk.open("edit-delegate", mandate_id)

    def _sort(self, key: str, _descending: bool) -> None:  # noqa: FBT001 - a slot
        if not key:
            self.table.set_sorting(HEAD)
        self.reload()

    def _open_more(self) -> None:
        menu = QMenu(self)
        for words, kind in MORE:
            menu.addAction(words).triggered.connect(partial(self.desk.open, kind))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _choose_order(self) -> None:
        menu = QMenu(self)
        for key in OFFERED:
            action = menu.addAction(ORDERS[key])
            action.setCheckable(True)
            action.setChecked(key == (self.sorting()[0] or self.usual))
            action.triggered.connect(lambda _on=False, key=key: self.order_by(key))
        menu.addSeparator()
        if self.pane.file is not None:
            place = menu.addAction(f"指定{self.pane.file.draft.name}的位置…")
            place.triggered.connect(lambda: self.desk.open("place-delegate", self.pane.mandate_id))
        menu.addAction("把筛出的按整本名册导出").triggered.connect(self.key_print)
        whole = menu.addAction(f"导出，{self.numbers}不遮住（留下记录）")
        whole.triggered.connect(lambda: self.key_print(whole=True))
        menu.addAction("打印名册、通讯录、座签…").triggered.connect(self.ask_print)
        menu.popup(self.order.mapToGlobal(QPoint(0, self.order.height() + 2)))

    def order_by(self, key: str) -> None:
        """Order the list by one of `ORDERS`."""
        shown = HEAD if key == self.usual else SINGLE_FIRST if key == "strokes" else key
        self.table.set_sorting(shown)
        self.reload()

    def _keep_columns(self, headings: list[str]) -> None:
        kept = {k: v for k, v in self.desk.settings.columns.items() if k != "roster"}
        if headings:
            kept["roster"] = tuple(headings)
        self.desk.choose(columns=kept)

    def key_find(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-delegate")

    def key_print(self, *, whole: bool = False) -> None:
        """Ask where to write the ticked delegates, or all that are shown, as a workbook."""
        name, kinds = "代表名册.xlsx", "Excel 工作簿 (*.xlsx)"
        dialog = place_dialog.where_to(self.desk, self, "导出代表名册", name, kinds)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path), whole=whole))
        dialog.open()

    def ask_print(self) -> None:
        """Ask what of the ticked delegates, or of all that are shown, is put on paper."""
        from npcdesk.ui.roster_print_dialog import RosterPrintDialog  # noqa: PLC0415 - as below

        many = len(self.table.lines.ticked()) or self.table.lines.rowCount()
        RosterPrintDialog(self.desk, many, self._sample, self.print_roster, self.window()).open()

    def print_roster(
        self, look: "RosterLook", folded: "Paper | None" = None, *, to_file: bool
    ) -> None:
        """Put the ticked delegates, or all that are shown, on paper, or into a booklet of one."""
        from npcdesk.ui import roster_print  # noqa: PLC0415 - after the first paint

        asked = replace(self._asked(look), folded=folded)
        roster_print.begin(self.desk, self, asked, to_file=to_file)

    def _sample(self, look: "RosterLook") -> bytes:
        from npcdesk.ui import roster_print  # noqa: PLC0415 - after the first paint

        return roster_print.sample(self.desk, self._asked(look))

    def _asked(self, look: "RosterLook") -> "Asked":
        from npcdesk.ui import roster_print  # noqa: PLC0415 - after the first paint

        key, descending = self.sorting()
        ticked = self.table.lines.ticked()
        narrowed = "、".join(self.narrowed()[:-1])
        return roster_print.Asked(self.wanted(), key, descending, ticked, narrowed, look)

    def export_to(self, path: Path, *, whole: bool = False) -> None:
        """Write the ticked delegates, or all that are shown, as a workbook."""
        from npcdesk.ui import roster_export  # noqa: PLC0415 - after the first paint

        key, descending = self.sorting()
        ticked = self.table.lines.ticked()
        roster_export.begin(
            self.desk, path, self.wanted(), ticked, key, descending=descending, whole=whole
        )


def _fetchers(page: RosterPage) -> tuple[Any, Any]:
    """Return how the model asks for a window of lines, and for every id."""
    from npcdesk.office import roster  # noqa: PLC0415 - after the first paint
    from npcdesk.office.windows import Window  # noqa: PLC0415 - as above

    wanted, year, store = page.wanted(), page.desk.clock.today().year, page.desk.store
    key, descending = page.sorting()

    def fetch(offset: int, limit: int) -> Any:
        with store.reading() as session:
            window = Window(offset, limit)
            return roster.lines(
                session, wanted, year=year, order=key, descending=descending, window=window
            )

    def ids() -> list[str]:
        with store.reading() as session:
            return roster.ids(session, wanted, order=key, descending=descending)

    return fetch, ids
