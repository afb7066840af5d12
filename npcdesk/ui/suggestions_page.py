"""建议办理: the list of suggestions, the longest overdue first.

The data layer is imported when the list is first read, so that the window can be painted before.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from npcdesk.ui.buttons import Verb, primary, quiet, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState, FirstSteps, Step
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.saved_filters import Conditions, SavedFilters
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.suggestion_columns import COLUMNS, ORDERS, STEP_DUE, TAB_WORDS
from npcdesk.ui.suggestion_columns import in_lists as shown_of
from npcdesk.ui.suggestion_pills import suggestion_pills
from npcdesk.ui.suggestion_routes import UNITS_MENU
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

if TYPE_CHECKING:
    from npcdesk.office.suggestion_list import Filter

ALWAYS = ("待交办", "办理中", "已答复", "已办结", "重新办理")
WHEN_ANY = ("草稿", "退办待定", "终止", "已归档")
OWN_ORDER = "days_left"


class _States(StateTabs):
    """The states of suggestions; one that none is in now can be chosen too."""

    def choose(self, key: str) -> None:
        """Choose a tab without a signal."""
        if key in WHEN_ANY and key not in self._buttons:
            self.set_tabs(_tabs([*ALWAYS, key]))
        super().choose(key)


class SuggestionsPage(Page):
    """All suggestions, narrowed by state, words and pills."""

    watches = frozenset(
        {
            "suggestion",
            "suggestion_event",
            "signer",
            "handler",
            "handling_unit",
            "group_suggestion",
            "group_event",
            "supervision_group",
            "mandate",
            "congress_session",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "建议办理")
        self.units = second("批量与台账", "more_horizontal")
        self.bring = second("从 Excel 导入", "arrow_import")
        self.new = primary("登记建议", "add")
        self.new.setToolTip("登记建议（Ctrl+N）")
        self.head.add(self.units, self.bring, self.new)
        self.tabs = _States(_tabs(ALWAYS))
        self.search = SearchField("字词、号、代表、单位")
        self.pills = FilterPills(suggestion_pills(desk))
        self.pills.offer("source", False)  # noqa: FBT003 - known once the list is read
        self.order = quiet(ORDERS[OWN_ORDER], "arrow_down")
        self.columns = quiet("列", "table_settings")
        self.table = LinesTable(LinesModel(COLUMNS), frozen=3, name="建议")
        self.export = ListExport(desk, self, "建议清单", Seen(self.table.lines, self.narrowed))
        self.saved = SavedFilters(
            desk, "suggestions", Conditions(self.search, self.pills, self.tabs), self
        )
        self.card = ListCard(
            self.table,
            tabs=self.tabs,
            search=self.search,
            filters=self.pills,
            tools=(self.saved.button, self.order, self.columns, self.export.button),
        )
        self.card.set_hint("回车打开，空格勾选")
        self.body.addWidget(self.card)
        chosen = desk.settings.columns.get("suggestions")
        if chosen:
            self.table.choose_columns(list(chosen))
        self.units.clicked.connect(self._choose_units_deed)
        self.bring.clicked.connect(lambda: desk.open("suggestions-import"))
        self.new.clicked.connect(self.key_new)
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen_changed.connect(self._narrow)
        self.search.searched.connect(self._narrow)
        self.pills.changed.connect(self._narrow)
        self.saved.changed.connect(self._narrow)
        self.table.opened.connect(lambda wanted: self.desk.open("suggestion", wanted))
        self.table.sort_wanted.connect(self._sort)
        self.table.columns_chosen.connect(self._keep_columns)
        self.table.lines.ticks_changed.connect(self._offer)
        self.order.clicked.connect(self._choose_order)
        self.columns.clicked.connect(lambda: self.table.open_chooser(self.columns))

    # what is asked of the query

    def wanted(self, *, tab: bool = True) -> "Filter":
        """Return the filter that is set; without the tab, what the tabs count."""
        from npcdesk.office.suggestion_list import Filter  # noqa: PLC0415 - after the first paint
        from npcdesk.rules.suggestion_life import State  # noqa: PLC0415 - as above

        chosen, on = self.pills.chosen(), self.tabs.chosen() if tab else ""
        term, ordinal = (int(n) for n in (chosen.get("session") or "0-0").split("-"))
        return Filter(
            text=self.search.words(),
            state=State(on) if on in (*ALWAYS, *WHEN_ANY) else None,
            late=on == "late",
            step_due=chosen.get("step_due", ""),
            term=term,
            session=ordinal if "session" in chosen else None,
            lead_unit_id=chosen.get("unit", ""),
            unit_kind=chosen.get("unit_kind", ""),
            category=chosen.get("category", ""),
            reply_class=chosen.get("class", ""),
            rating=chosen.get("rating", ""),
            key=chosen["key"] == "key" if "key" in chosen else None,
            carried="carried" in chosen,
            archived=not tab,
            source=chosen.get("source", ""),
        )

    def narrowed(self) -> list[str]:
        """Return in words which suggestions are shown, and in which order."""
        words, key = self.search.words(), self.table.sorting()[0] or OWN_ORDER
        down = "（倒序）" if self.table.sorting()[1] else ""
        on = TAB_WORDS.get(self.tabs.chosen(), self.tabs.chosen())
        state = [f"状态：{on}"] if on else []
        found = [f"查找：{words}"] if words else []
        return [*state, *self.pills.words(), *found, f"{ORDERS[key]}{down}排列"]

    # what is shown

    def reload(self) -> None:
        """Count, then show the first window."""
        from npcdesk.office import suggestion_list  # noqa: PLC0415 - after the first paint
        from npcdesk.rules.suggestion_life import State  # noqa: PLC0415 - as above

        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            total = suggestion_list.count(session, suggestion_list.Filter(), today)
            away = suggestion_list.Filter(state=State.ARCHIVED)
            archived = suggestion_list.count(session, away, today)
            states, late = suggestion_list.by_state(session, self.wanted(tab=False), today)
            sent_here = bool(suggestion_list.sources(session))
        self.pills.offer("source", sent_here)
        counts = {state.value: n for state, n in states.items()}
        self._show_tabs(counts, late)
        found = {"": shown_of(counts), "late": late} | counts
        shown = found.get(self.tabs.chosen(), 0)
        besides = f"，另有已归档 {archived} 件" if archived else ""
        self.head.set_note(f"共 {total - archived} 件{besides}" if total else "")
        self.pills.set_count(found[""], total - archived)
        self._show_lines(shown, total)
        self._say_foot(shown, late)
        self._offer()

    def _show_tabs(self, counts: dict[str, int], late: int) -> None:
        names = [*(s for s in WHEN_ANY[:1] if counts.get(s)), *ALWAYS]
        names += [state for state in WHEN_ANY[1:] if counts.get(state)]
        on = self.tabs.chosen()
        if on in WHEN_ANY and on not in names:
            names.append(on)
        self.tabs.set_tabs(_tabs(names))
        self.tabs.set_counts({name: counts.get(name, 0) for name in names})
        self.tabs.set_counts({"": shown_of(counts), "late": late})

    def _show_lines(self, shown: int, total: int) -> None:
        heads = (self.units, self.bring, self.new)
        tools = (self.saved.button, self.order, self.columns, self.export.button)
        for widget in (self.search, self.pills, *tools, *heads):
            widget.setVisible(total > 0)  # on the first day the steps carry the verbs
        if not total:
            self.card.show_empty(self._first_steps())
        elif not shown:
            nothing = EmptyState("没有符合条件的建议。", "清除条件")
            nothing.pressed.connect(self.clear)
            self.card.show_empty(nothing)
        else:
            self.card.show_table()
        self.table.lines.show(shown, *_fetchers(self))

    def _say_foot(self, shown: int, late: int) -> None:
        key = self.table.sorting()[0] or OWN_ORDER
        gone = f"，其中答复逾期 {late} 件" if late and self.tabs.chosen() == "" else ""
        self.card.footer.say(f"共 {shown} 件{gone}，{ORDERS[key]}排列")
        self.order.set_words(ORDERS[key])
        self.order.set_icon("arrow_up" if self.table.sorting()[1] else "arrow_down")

    def _first_steps(self) -> FirstSteps:
        from npcdesk.office import roster  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            enrolled = roster.count(session, roster.Filter())
        go = self.desk.open
        known = Step(
            "代表名册已经有了" if enrolled else "先有代表名册",
            f"{enrolled} 名，登记建议时直接选领衔代表" if enrolled else "登记建议时要选领衔代表",
            "done" if enrolled else "next",
            (Verb("看名册" if enrolled else "去导入名册", lambda: go("tab:roster")),),
        )
        bring = Step(
            "把建议放进来",
            "有现成台账就从 Excel 导入；没有就一件一件登记",
            "next" if enrolled else "later",
            (
                Verb("从 Excel 导入", lambda: go("suggestions-import"), "arrow_import"),
                Verb("登记一件", lambda: go("new-suggestion"), "add"),
            ),
        )
        later = (
            Step("立案编号，交办给承办单位", "交办以后，程序替您记着每一件的日子", "later"),
            Step("记下面商、答复和代表的评价", "快到期和逾期的，今日要办里会列出来", "later"),
        )
        return FirstSteps(
            "这里放代表提出的建议、批评和意见。现在还没有。",
            "往年办过的也可以导进来，一起查、一起统计。",
            (known, bring, *later),
        )

    def _offer(self) -> None:
        """Show the bar with the verbs that fit what is ticked."""
        ticked = self.table.lines.ticked()
        if not ticked:
            self.card.bar.offer(0, ())
            return
        verbs, note = _fitting(self, ticked)
        self.card.bar.offer(len(ticked), verbs, note)

    # what the person does

    def _narrow(self) -> None:
        self.table.lines.clear_ticks()
        self.reload()

    def clear(self) -> None:
        """Take every condition away."""
        self.search.clear_silently()
        self.pills.clear()
        self.tabs.choose("")
        self._narrow()

    def show_due(self, when: str) -> None:
        """Show what is late or comes soon as 今日要办 counts it: "late" or "soon"."""
        self.pills.choose("step_due", when, STEP_DUE[when])
        self._narrow()

    def _sort(self, _key: str, _descending: bool) -> None:  # noqa: FBT001 - a slot
        self.reload()

    def _choose_order(self) -> None:
        menu = QMenu(self)
        now = self.table.sorting()[0] or OWN_ORDER
        for key, words in ORDERS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _on=False, key=key: self._order_by(key))
        menu.popup(self.order.mapToGlobal(QPoint(0, self.order.height() + 2)))

    def _choose_units_deed(self) -> None:
        menu = QMenu(self)
        for words, kind in UNITS_MENU.items():
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, kind=kind: self.desk.open(kind))
        menu.popup(self.units.mapToGlobal(QPoint(0, self.units.height() + 2)))

    def _order_by(self, key: str) -> None:
        self.table.set_sorting("" if key == OWN_ORDER else key)
        self.reload()

    def _keep_columns(self, headings: list[str]) -> None:
        kept = {k: v for k, v in self.desk.settings.columns.items() if k != "suggestions"}
        if headings:
            kept["suggestions"] = tuple(headings)
        self.desk.choose(columns=kept)

    def key_find(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-suggestion")

    def key_deed(self) -> bool:
        """Ctrl+Enter on a line: its paper's next step, or the paper where none is this office's."""
        wanted = self.table.current_id() if self.table.hasFocus() else ""
        if not wanted:
            return False
        from npcdesk.office import suggestion_list  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            paper = suggestion_list.paper(session, wanted, self.desk.clock.today())
        step = paper.next_step if paper.next_step in paper.allowed else None
        self.desk.open(step.value if step else "suggestion", wanted)
        return True

    def key_print(self) -> None:
        """Ctrl+P: the form that goes with the current paper."""
        line = self.table.current_line()
        if line is not None:
            self.desk.open("print", f"{line.form}:{line.id}")


def _tabs(states: tuple[str, ...] | list[str]) -> list[Tab]:
    named = [Tab(state, state, 0) for state in states]
    return [Tab("", "全部", 0), *named, Tab("late", "答复逾期", 0, "late")]


def _fetchers(page: SuggestionsPage) -> tuple[Any, Any]:
    """Return how the model asks for a window of lines, and for every id."""
    from npcdesk.office import suggestion_list  # noqa: PLC0415 - after the first paint
    from npcdesk.office.windows import Window  # noqa: PLC0415 - as above

    wanted, today, store = page.wanted(), page.desk.clock.today(), page.desk.store
    key, descending = page.table.sorting()

    def fetch(offset: int, limit: int) -> Any:
        with store.reading() as session:
            return suggestion_list.lines(
                session,
                wanted,
                today=today,
                order=key or OWN_ORDER,
                descending=descending,
                window=Window(offset, limit),
            )

    def ids() -> list[str]:
        with store.reading() as session:
            return suggestion_list.ids(session, wanted, today)

    return fetch, ids


def _fitting(page: SuggestionsPage, ticked: frozenset[str]) -> tuple[list[Verb], str]:
    """Return the verbs that fit some of the ticked papers, and how many the first one fits."""
    from npcdesk.office import suggestion_ticks  # noqa: PLC0415 - after the first paint
    from npcdesk.rules.suggestion_life import State  # noqa: PLC0415 - as above

    with page.desk.store.reading() as session:
        found = suggestion_ticks.ticked(session, ticked)
    running = [each.id for each in found if each.urged]
    over = (State.DRAFT, State.ENDED)
    free = [each.id for each in found if not each.key and each.state not in over]
    handed = [each.id for each in found if each.handed]
    filed = [each.id for each in found if each.state is State.FILED]
    offers = (
        (running, "记录催办", "megaphone_loud", "urge", "可催办"),
        (filed, "交办", "send", "assign", "可交办"),
        (free, "列入重点督办", "flag", "choose", "可列入重点督办"),
        (handed, "打印征询意见表", "print", "print", "可打印"),
    )
    verbs, note = [], ""
    for ids, words, icon, kind, fit in offers:
        if ids:
            wanted = ("feedback-form:" if kind == "print" else "") + ",".join(ids)
            verbs.append(Verb(words, partial(page.desk.open, kind, wanted), icon))
            note = note or f"其中 {len(ids)} 件{fit}"
    return verbs, note
