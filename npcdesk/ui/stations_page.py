"""代表之家: the stations with this year's figures, and the visits with what people said.

The data layer is imported when a list is first read, so that the window can be painted before.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from npcdesk.ui import years
from npcdesk.ui.buttons import Verb, primary, quiet, second
from npcdesk.ui.cards import WithPane
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState, FirstSteps, Step
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.saved_filters import Conditions, SavedFilters
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.station_columns import VISITS, station_columns
from npcdesk.ui.station_pane import StationPane
from npcdesk.ui.station_rates import Rates
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.visit_pane import VisitPane

if TYPE_CHECKING:
    from npcdesk.office.stations import StationLine
    from npcdesk.office.visits import Filter
    from npcdesk.ui.opinions_view import OpinionsView
    from npcdesk.ui.slips_view import SlipsView

YEARS = 6
TABS = ("stations", "visits", "opinions", "slips")


class StationsPage(Page):
    """Tabs: 站点, 接待登记, 办理跟踪, each a list with the chosen one beside it, and 快速登记."""

    watches = frozenset(
        {
            *("station", "visit", "visit_delegate", "opinion", "opinion_event", "matter"),
            *("person", "suggestion_event", "duty", "station_staff"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "代表之家")
        self.new_station, self.log = second("登记站点", "add"), primary("登记接待", "add")
        self.log.setToolTip("登记接待（Ctrl+N）")
        self.rota = second("值班表", "calendar_ltr")
        self.topics = quiet("五级协同", "people_swap")
        self.head.add(self.topics, self.rota, self.new_station, self.log)
        self.tabs = StateTabs(
            [
                Tab("stations", "站点", 0),
                Tab("visits", "接待登记", 0),
                Tab("opinions", "办理跟踪", 0),
                Tab("slips", "快速登记"),
            ]
        )
        self.search = SearchField("原话、站点、代表", least=8)
        self.pills = FilterPills(self._pills())
        self.finding = QWidget()
        finding = QHBoxLayout(self.finding)
        finding.setContentsMargins(look().em(0.8), 0, 0, 0)
        finding.addWidget(self.search)
        self.saved = SavedFilters(desk, "visits", Conditions(self.search, self.pills), self)
        finding.addWidget(self.pills, 1)
        finding.addWidget(self.saved.button)
        self.tools.addWidget(self.tabs)
        self.stations = LinesTable(
            LinesModel(station_columns(desk.clock.today()), tickable=False), name="站点"
        )
        self.visits = LinesTable(LinesModel(VISITS, tickable=False), frozen=2, name="接待登记")
        year = f"{desk.clock.today().year}年"
        some = Seen(self.stations.lines, lambda: [year, *self.narrow.words()])
        seen = some, Seen(self.visits.lines, self.narrowed)
        self.exports = {
            "stations": ListExport(desk, self, "站点清单", seen[0]),
            "visits": ListExport(desk, self, "接待登记", seen[1]),
        }
        self.narrow = FilterPills(
            [
                Pill("township", "乡镇", self._townships, always=True),
                Pill("behind", "落后的", lambda: [("1", "只看落后的")], always=True),
            ]
        )
        self.narrow.setContentsMargins(look().em(0.8), 0, 0, 0)
        self.conditions = QStackedWidget()  # of the list that is shown; the tabs stay in place
        for part in (self.narrow, self.finding, QWidget()):
            self.conditions.addWidget(part)
        self.tools.addWidget(self.conditions, 1)
        for export in self.exports.values():
            self.tools.addWidget(export.button)
        self.cards = {"stations": ListCard(self.stations), "visits": ListCard(self.visits)}
        self.station_pane, self.visit_pane = StationPane(desk), VisitPane(desk)
        self.stack = QStackedWidget()
        self._unread: dict[str, Callable[[], None]] = {}
        self._told_townships: list[str] = []
        self._cut: list[str] = []  # in words: not every visit was looked through
        self.rates = Rates(desk, self)
        self.beside = [
            WithPane(self.cards["stations"], self.station_pane),
            WithPane(self.cards["visits"], self.visit_pane),
        ]
        for part in self.beside:
            self.stack.addWidget(part)
        self.later: dict[str, OpinionsView | SlipsView] = {}  # made when they are looked at
        for _ in TABS[2:]:
            self.stack.addWidget(QWidget())
        self.body.addWidget(self.stack)
        self.cards["visits"].set_hint("回车打开")
        self.cards["stations"].set_hint("回车看接待登记，F2 编辑")
        self._connect()
        self._turn("stations")

    def _connect(self) -> None:
        desk = self.desk
        self.rota.clicked.connect(lambda: desk.open("rota"))
        self.topics.clicked.connect(lambda: desk.open("topics"))
        self.new_station.clicked.connect(lambda: desk.open("new-station"))
        self.log.clicked.connect(self.key_new)
        self.tabs.chosen_changed.connect(self._turn)
        self.search.searched.connect(lambda _words: self.show_visits())
        self.pills.changed.connect(self.show_visits)
        self.saved.changed.connect(self.show_visits)
        self.narrow.changed.connect(self.show_stations)
        self.rates.changed.connect(self.show_stations)
        self.stations.current_changed.connect(lambda _id: self._show_station())
        self.stations.sort_wanted.connect(lambda _key, _down: self.show_stations())
        self.stations.opened.connect(self.see_visits)
        self.stations.edit_wanted.connect(lambda wanted, _heading: desk.open("station", wanted))
        self.station_pane.visits_wanted.connect(self.see_visits)
        self.visits.current_changed.connect(self.visit_pane.show_visit)
        self.visits.sort_wanted.connect(lambda _key, _down: self.show_visits())
        self.visits.opened.connect(lambda wanted: desk.open("visit", wanted))

    # what is asked of the query

    def wanted(self) -> "Filter":
        """Return which visits are wanted."""
        from npcdesk.office.visits import Filter  # noqa: PLC0415 - after the first paint

        chosen = self.pills.chosen()
        return Filter(
            text=self.search.words(),
            station_id=chosen.get("station", ""),
            year=int(chosen.get("year", "0")),
            waiting="waiting" in chosen,
        )

    def narrowed(self) -> list[str]:
        """Return in words which visits are shown."""
        words = self.search.words()
        return [*self.pills.words(), *([f"查找：{words}"] if words else []), *self._cut]

    def _pills(self) -> list[Pill]:
        return [
            Pill("year", "年份", self._years, always=True),
            Pill("station", "站点", self._names, always=True),
            Pill("waiting", "待处理", lambda: [("1", "只看待处理")], always=True),
        ]

    def _years(self) -> list[tuple[str, str]]:
        return years.back(self.desk.clock.today().year, YEARS)

    def _names(self) -> list[tuple[str, str]]:
        from npcdesk.office import stations  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            return [(found[0], found[1]) for found in stations.find(session, "", limit=60)]

    # what is shown

    def reload(self) -> None:
        """Read the list that is shown again; the other waits until it is looked at."""
        self._unread = {"stations": self.show_stations, "visits": self.show_visits}
        self._unread |= {key: view.reload for key, view in self.later.items()}
        self._count()
        self.rates.ask()
        self._read(self.tabs.chosen())

    def _read(self, key: str) -> None:
        if key in self._unread:
            self._unread.pop(key)()

    def _count(self) -> None:
        """Say how many there are of each, whichever list is open."""
        from npcdesk.office import opinion_list, stations, visits  # noqa: PLC0415 - see above

        with self.desk.store.reading() as session:
            counts = visits.count(session, visits.Filter()), opinion_list.total(session)
            every, received = stations.counts(session, self.desk.clock.today().year)
        self.tabs.set_counts(dict(zip(TABS[:3], (every, *counts), strict=True)))
        self.head.set_note(f"{every} 个站点，今年接待 {received} 次" if every else "")

    def show_stations(self) -> None:
        """Read every station with this year's figures."""
        from npcdesk.office import stations  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            today = self.desk.clock.today()
            every = self.rates.fill(stations.lines(session, today.year, today))
        self._told_townships = sorted({line.township for line in every if line.township})
        found = [line for line in every if self._fits(line)]
        key, descending = self.stations.sorting()
        if key:
            found.sort(key=lambda line: str(getattr(line, key) or "").zfill(8), reverse=descending)
        waiting = sum(line.open_opinions for line in found)
        told = f"，待处理的意见 {waiting} 条" if waiting else ""
        self.narrow.set_count(len(found), len(every), "个")
        self.narrow.setVisible(bool(every))
        self.rota.setVisible(bool(every))
        self.log.setVisible(bool(every))  # while there is none, the first step is a station
        self.cards["stations"].footer.say(f"{_quarter(found)}{told}")
        if found:
            self.cards["stations"].show_table()
        elif every:
            empty = EmptyState("没有符合条件的站点。", "清除条件")
            empty.pressed.connect(self._widen)
            self.cards["stations"].show_empty(empty)
        else:
            self.cards["stations"].show_empty(self._first_steps())
        with QSignalBlocker(self.stations):  # the pane is filled once, below
            self.stations.lines.show_lines(found)
            if found and self.stations.currentIndex().row() < 0:
                self.stations.select_row(0)
        self._show_station()

    def _fits(self, line: "StationLine") -> bool:
        chosen = self.narrow.chosen()
        here = chosen.get("township", line.township) == line.township
        return here and ("behind" not in chosen or line.behind > 0)

    def _townships(self) -> list[tuple[str, str]]:
        return [(each, each) for each in self._told_townships]

    def _widen(self) -> None:
        self.narrow.clear()
        self.show_stations()

    def _show_station(self) -> None:
        line: StationLine | None = self.stations.current_line()
        self.station_pane.show_station(line)

    def show_visits(self) -> None:
        """Count the visits that fit, then show the first window, the newest first."""
        from npcdesk.office import visits  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            every = visits.count(session, visits.Filter())
            found = visits.count(session, self.wanted())
            self._cut = [*filter(None, [visits.cut(session, self.wanted())])]
        self.tabs.set_counts({"visits": every})
        self.pills.set_count(found, every, "次")
        card = self.cards["visits"]
        newest = "" if self.visits.sorting()[0] else "，新的在前"
        card.footer.say("；".join([f"共 {found} 次接待{newest}", *self._cut]))
        if not every:
            verb = "登记接待" if self._names() else "登记站点"
            empty = EmptyState("这里放接待群众的登记。现在还没有。", verb, "add")
            empty.pressed.connect(self.key_new)
            card.show_empty(empty)
        elif not found:
            empty = EmptyState("没有符合条件的接待登记。", "清除条件")
            empty.pressed.connect(self.clear)
            card.show_empty(empty)
        else:
            card.show_table()
        with QSignalBlocker(self.visits):
            self.visits.lines.show(found, self._fetch())
            if found and self.visits.currentIndex().row() < 0:
                self.visits.select_row(0)
        self.visit_pane.show_visit(self.visits.current_id())

    def _fetch(self) -> Any:
        """Return how the model asks for a window of visits."""
        from npcdesk.office import visits  # noqa: PLC0415 - after the first paint
        from npcdesk.office.windows import Window  # noqa: PLC0415 - as above

        wanted, store = self.wanted(), self.desk.store
        key, descending = self.visits.sorting()

        def fetch(offset: int, limit: int) -> Any:
            window = Window(offset, limit)
            with store.reading() as session:
                return visits.lines(
                    session,
                    wanted,
                    order=key or "held_on",
                    descending=descending if key else True,
                    window=window,
                )

        return fetch

    def _first_steps(self) -> FirstSteps:
        station = Step(
            "登记代表之家、联络站、联络点",
            "名称、所在乡镇、接待日",
            "next",
            (Verb("登记站点", lambda: self.desk.open("new-station"), "add"),),
        )
        later = (
            Step("登记每次接待", "谁来接待，群众说了什么，用原话", "later"),
            Step("把意见转为建议", "建议办到哪一步，这里看得见", "later"),
        )
        return FirstSteps(
            "这里放代表联系群众的站点。现在还没有。",
            "导入名册时，“所属站点”一列里的站点会自动登记。",
            (station, *later),
        )

    # what the person does

    def _make(self, key: str) -> None:
        """Make the part of a tab that is seldom looked at first."""
        from npcdesk.ui import opinions_view, slips_view  # noqa: PLC0415 - as said

        view: OpinionsView | SlipsView = (
            opinions_view.OpinionsView(self.desk, self)
            if key == "opinions"
            else slips_view.SlipsView(self.desk)
        )
        at = TABS.index(key)
        if (blank := self.stack.widget(at)) is not None:
            self.stack.removeWidget(blank)
        self.stack.insertWidget(at, view)
        self.later[key] = view
        self._unread[key] = view.reload

    def _turn(self, key: str) -> None:
        if key in TABS[2:] and key not in self.later:
            self._make(key)
        self.stack.setCurrentIndex(TABS.index(key))
        self.conditions.setCurrentIndex(min(TABS.index(key), 2))
        for name, export in self.exports.items():
            export.button.setVisible(name == key)
        self._read(key)

    def see_visits(self, station_id: str) -> None:
        """Go to the visits of one station."""
        name = dict(self._names()).get(station_id, "")
        self.clear()
        self.pills.choose("station", station_id, name)
        self.tabs.choose("visits")
        self._turn("visits")
        self.show_visits()
        self.visits.setFocus()

    def clear(self) -> None:
        """Take every condition away."""
        self.search.clear_silently()
        self.pills.clear()
        self.show_visits()

    def key_deed(self) -> bool:
        """Ctrl+Enter: an opinion that waits becomes a suggestion; what was typed is kept."""
        if self.tabs.chosen() in self.later:
            return self.later[self.tabs.chosen()].do_next()
        return self.tabs.chosen() == "visits" and self.visit_pane.turn_waiting()

    def key_find(self) -> None:
        """Ctrl+F: the search is over the visits, or over the opinions."""
        if isinstance(
            search := getattr(self.later.get(self.tabs.chosen()), "search", None), QWidget
        ):
            search.setFocus()
            return
        self.tabs.choose("visits")
        self._turn("visits")
        self.search.setFocus()
        self.search.selectAll()

    def key_new(self) -> None:
        """Ctrl+N: a visit to the station in hand; while there is none, the first station."""
        if not self._names():
            self.desk.open("new-station")
            return
        shown = self.pills.chosen().get("station", "")
        here = self.stations.current_id() if self.tabs.chosen() == "stations" else shown
        self.desk.open("new-visit", here)


def _quarter(found: "list[StationLine]") -> str:
    """Return 11 个站点，本季接待 17 次；2 个已到最低次数，2 个落后."""
    enough = sum(0 < line.least <= line.quarter for line in found)
    behind = sum(line.behind > 0 for line in found)
    stand = f"；{enough} 个已到最低次数" + (f"，{behind} 个落后" if behind else "")
    received = f"{len(found)} 个站点，本季接待 {sum(line.quarter for line in found)} 次"
    return received + (stand if any(line.least for line in found) else "")
