"""统计分析: what an office publishes; every figure opens the records it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from npcdesk import labels
from npcdesk.office import (
    figure_books,
    pivot_books,
    pivots,
    statistic_trends,
    statistics,
    statistics_progress,
    townships,
)
from npcdesk.office.pivots import Pivot
from npcdesk.office.statistics import Scope
from npcdesk.office.townships import Townships
from npcdesk.rules.books import FigureSheet, Ledger
from npcdesk.ui import years
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.cards import scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.figure_export import FigureExport
from npcdesk.ui.figures_view import KINDS, FiguresView
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.page import Page
from npcdesk.ui.pivot_view import FIRST, PivotView
from npcdesk.ui.suggestion_figures import SuggestionFigures
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.townships_view import TownshipsView
from npcdesk.ui.trend_view import TrendView
from npcdesk.ui.words import Words

SUGGESTIONS, PIVOT, BESIDE, TRENDS = "suggestions", "pivot", "townships", "trends"
TABS = {
    SUGGESTIONS: "建议办理",
    PIVOT: "交叉统计",
    **{key: kind.words for key, kind in KINDS.items()},
    BESIDE: "{}对比",
    TRENDS: "逐年对比",
}
NAMED = {
    "delegates": figure_books.DELEGATES,
    "stations": figure_books.STATIONS,
    "groups": figure_books.GROUPS,
}
YEARS = 6


@dataclass(frozen=True)
class _View:
    """A tab that was looked at: its widget, and how it is read anew."""

    inside: QWidget
    read: Callable[[], None]


class StatisticsPage(Page):
    """建议办理, 交叉统计 of a scope of the clerk's; 代表, 代表之家, 重点督办 of a year; 逐年."""

    watches = frozenset(
        {
            *("suggestion", "suggestion_event", "handler", "handling_unit", "signer"),
            *("mandate", "person", "visit", "visit_delegate", "opinion", "opinion_event"),
            *("station", "activity", "activity_part", "rule_pack", "supervision_group"),
            *("group_member", "group_event", "year_summary"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "统计分析")
        self.export = FigureExport(desk, self, sheet=self._sheet, book=self._book)
        self.head.add(self.export.button)
        self.report = second("核对报告", "data_histogram")
        self.head.add(self.report)
        self.report.clicked.connect(lambda: self.desk.open("check-report"))
        self.write = primary("生成报告", "add")
        self.head.add(self.write)
        self.write.clicked.connect(lambda: self.desk.open("write-report"))
        with desk.store.reading() as session:
            self.below = townships.below(session)
        self.tabs = StateTabs([Tab(key, words.format(self.below)) for key, words in TABS.items()])
        self.pills = FilterPills(
            [
                Pill("session", "届次", self._sessions, always=True),
                Pill("year", "提出年份", self._years, always=True),
                Pill("category", "内容分类", self._categories, always=True),
                Pill("unit_kind", "单位类别", self._kinds, always=True),
                Pill("area", "代表团", self._areas),
                Pill("level", "代表级别", self._levels),
                Pill("reply_class", "办理结果", lambda: self._parts_of("class")),
                Pill("current_class", "当前类别", lambda: self._parts_of("current_class")),
                Pill("key", "重点督办", lambda: [("1", "只算重点督办"), ("0", "不算重点督办")]),
            ]
        )
        self.of_year = FilterPills([Pill("year", "年份", self._last_years, always=True)])
        self.tools.addWidget(self.tabs)
        self.tools.addSpacing(look().em(0.6))
        self.scope_words = Words("统计口径", "second", "text3")
        self.tools.addWidget(self.scope_words)
        self.tools.addWidget(self.pills, 100)
        self.tools.addWidget(self.of_year, 100)
        self.tools.addStretch(1)  # keeps the tabs at the left where there is nothing beside them
        self.stack = QStackedWidget()
        self.empty = EmptyState("这里统计建议办理的各项数字。现在还没有可以统计的建议。")
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self.views: dict[str, _View] = {}  # made when they are looked at
        self._begun = False
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)
        self.of_year.changed.connect(self.reload)

    # what is counted

    def scope(self) -> Scope:
        """Return which suggestions are counted."""
        chosen = self.pills.chosen()
        term, _, ordinal = chosen.get("session", "").partition("-")
        return Scope(
            term=int(term or 0),
            session=int(ordinal) if ordinal else None,
            year=int(chosen.get("year", "0")),
            category=chosen.get("category", ""),
            unit_kind=chosen.get("unit_kind", ""),
            area=chosen.get("area", ""),
            level=chosen.get("level", ""),
            reply_class=chosen.get("reply_class", ""),
            current_class=chosen.get("current_class", ""),
            key={"1": True, "0": False}.get(chosen.get("key", "")),
        )

    def year(self) -> int:
        """Return the year of 代表, 代表之家 and 重点督办."""
        return int(self.of_year.chosen().get("year", self.desk.clock.today().year))

    def _spans(self) -> list[tuple[int, int, int]]:
        with self.desk.store.reading() as session:
            return statistics.spans(session)

    def _sessions(self) -> list[tuple[str, str]]:
        some = sorted({(term, of) for term, of, _ in self._spans() if term}, reverse=True)
        found = []
        for term in sorted({term for term, _ in some}, reverse=True):
            found.append((str(term), f"{labels.term_name(term)}各次"))
            found += [
                (f"{of}-{ordinal}", labels.session_short(of, ordinal))
                for of, ordinal in some
                if of == term
            ]
        return found

    def _years(self) -> list[tuple[str, str]]:
        years = sorted({year for _, _, year in self._spans() if year}, reverse=True)
        return [(str(year), f"{year}年") for year in years]

    def _last_years(self) -> list[tuple[str, str]]:
        return years.back(self.desk.clock.today().year, YEARS)

    def _categories(self) -> list[tuple[str, str]]:
        return self._parts_of("category")

    def _kinds(self) -> list[tuple[str, str]]:
        return self._parts_of("handler_kind")

    def _areas(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(name, name) for name in statistics.areas(session)]

    def _levels(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return statistics.levels(session)

    def _parts_of(self, name: str) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            today = self.desk.clock.today()
            every = statistics.suggestions(session, Scope(), today=today, units=False)
        return [(part.key, part.label) for part in every.partition(name).parts if part.key]

    def _begin(self) -> None:
        """Begin with the newest meeting: that is what is asked for most."""
        self._begun = True
        meetings = [(term, ordinal) for term, ordinal, _ in self._spans() if term and ordinal]
        if meetings:
            term, ordinal = max(meetings)
            self.pills.choose("session", f"{term}-{ordinal}", labels.session_short(term, ordinal))

    # what is shown

    def reload(self) -> None:
        """Count anew and show the tab."""
        if not self._begun:
            self._begin()
        key = self.tabs.chosen()
        if key not in self.views:
            self.views[key] = self._made(key)
            self.stack.addWidget(self.views[key].inside)
        self.pills.setVisible(key in {SUGGESTIONS, PIVOT})
        self.of_year.setVisible(key in {*KINDS, BESIDE})
        self.scope_words.setVisible(key != TRENDS)
        self.stack.setCurrentWidget(self.views[key].inside)
        self.views[key].read()

    def _made(self, key: str) -> _View:
        if key == SUGGESTIONS:
            papers = SuggestionFigures(self.desk)
            papers.opened.connect(lambda pick: self.desk.open("figure", statistics.written(pick)))
            return _View(scrolled(papers), lambda: self._show_suggestions(papers))
        if key == PIVOT:
            table = PivotView(self.desk)
            table.opened.connect(lambda pick: self.desk.open("figure", statistics.written(pick)))
            table.chosen.connect(self.reload)
            return _View(table, lambda: self.head.set_note(table.read(self.scope())))
        if key == BESIDE:
            beside = TownshipsView(self.desk, self.below)
            beside.opened.connect(lambda wanted: self.desk.open("figure-rows", wanted))
            return _View(beside, lambda: self.head.set_note(beside.read(self.year())))
        if key == TRENDS:
            trend = TrendView(self.desk)
            trend.opened.connect(lambda pick: self.desk.open("figure", statistics.written(pick)))
            return _View(scrolled(trend), lambda: self.head.set_note(trend.read()))
        view = FiguresView(self.desk, KINDS[key])
        view.opened.connect(lambda wanted: self.desk.open("figure-rows", wanted))
        return _View(scrolled(view), lambda: self.head.set_note(view.read(self.year())))

    def _book(self, session: Any) -> FigureSheet | Ledger:
        """Return what is shown, for a workbook."""
        key = self.tabs.chosen()
        if key == PIVOT:
            return pivot_books.of(self._pivot(session))
        if key == BESIDE:
            return pivot_books.of_townships(self._townships(session))
        return self._sheet(session)

    def _pivot(self, session: Any) -> Pivot:
        view = self.views[PIVOT].inside
        asked = view.asked() if isinstance(view, PivotView) else FIRST
        return pivots.pivot(session, self.scope(), asked, today=self.desk.clock.today())

    def _townships(self, session: Any) -> Townships:
        scope = townships.Scope(self.year())
        return townships.townships(session, scope, today=self.desk.clock.today())

    def _sheet(self, session: Any) -> FigureSheet:
        """Return what is shown, for paper."""
        key, today = self.tabs.chosen(), self.desk.clock.today()
        if key == PIVOT:
            return pivot_books.paper(self._pivot(session))
        if key == BESIDE:
            return pivot_books.paper_of_townships(self._townships(session))
        if key == TRENDS:
            lines = statistic_trends.trend(session, statistic_trends.By.YEAR, today=today)
            return figure_books.of_trends(lines, "年", today)
        if key in KINDS:
            return figure_books.of(KINDS[key].ask(session, self.year(), today), NAMED[key])
        found = statistics.suggestions(session, self.scope(), today=today)
        months = statistics_progress.progress(session, found.scope, today)
        return figure_books.of(found, figure_books.SUGGESTIONS, months)

    def _show_suggestions(self, view: SuggestionFigures) -> None:
        scope, today = self.scope(), self.desk.clock.today()
        with self.desk.store.reading() as session:
            before = statistic_trends.before(session, scope)
            now = statistics.suggestions(session, scope, today=today)
            then = (
                statistics.suggestions(session, before[1], today=today, units=False)
                if before
                else None
            )
            months = statistics_progress.progress(session, scope, today)
        self.head.set_note(f"{now.words}，截至{labels.day(now.as_of)}；点任何一个数，看是哪几件")
        if not now.total and not self.pills.chosen():
            self.stack.setCurrentWidget(self.empty)
        known = (before[0], then) if before and then and then.total else None
        view.show_figures(now, known, months)
