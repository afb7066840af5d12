"""办理跟踪: every opinion with where it stands, narrowed and found, the chosen one beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.ui import years
from npcdesk.ui.buttons import Verb, quiet
from npcdesk.ui.cards import WithPane
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.opinion_columns import OPINIONS
from npcdesk.ui.opinion_pane import OpinionPane
from npcdesk.ui.saved_filters import Conditions, SavedFilters
from npcdesk.ui.search_field import SearchField
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look

if TYPE_CHECKING:
    from npcdesk.office.opinion_list import Filter

DUE = {"late": "逾期的", "soon": "七天内到期", "tell": "待反馈群众"}
YEARS = 6


class OpinionsView(QWidget):
    """The tab 办理跟踪 of 代表之家."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self.desk = desk
        self.search = SearchField("群众的话、姓名")
        self.pills = FilterPills(self._pills())
        self.saved = SavedFilters(desk, "opinions", Conditions(self.search, self.pills), page)
        self.table = LinesTable(LinesModel(OPINIONS), frozen=1, name="群众意见")
        self.export = ListExport(desk, page, "群众意见", Seen(self.table.lines, self.narrowed))
        self._cut = ""  # in words: not everything was looked through
        self.card, self.pane = ListCard(self.table), OpinionPane(desk)
        em = look().em
        finding = QHBoxLayout()
        finding.setSpacing(em(0.5))
        finding.addWidget(self.search)
        finding.addWidget(self.pills, 1)
        self.keeping = quiet("群众信息", "lock_closed")
        self.keeping.setToolTip("姓名、电话、住址保存多久，清除到期的")
        self.keeping.clicked.connect(lambda: desk.open("erase-speakers"))
        self.matters = quiet("同类事项", "people_chat")
        self.matters.clicked.connect(lambda: desk.open("matters"))
        for part in (self.saved.button, self.matters, self.keeping, self.export.button):
            finding.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.5))
        whole.addLayout(finding)
        self.beside = WithPane(self.card, self.pane)
        self.beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        whole.addWidget(self.beside, 1)
        self.card.set_hint("回车打开")
        self.search.searched.connect(lambda _words: self.reload())
        self.pills.changed.connect(self.reload)
        self.saved.changed.connect(self.reload)
        self.table.lines.ticks_changed.connect(self._offer)
        self.table.current_changed.connect(self.pane.show_opinion)
        self.table.sort_wanted.connect(lambda _key, _down: self.reload())
        self.table.opened.connect(lambda wanted: desk.open("opinion", wanted))

    def _pills(self) -> list[Pill]:
        return [
            Pill("state", "状态", self._states, always=True),
            Pill("due", "期限", lambda: list(DUE.items()), always=True),
            Pill("station", "站点", self._stations, always=True),
            Pill("category", "分类", self._categories, always=True),
            Pill("year", "年份", self._years),
            Pill("open", "未了结", lambda: [("1", "只看没有了结的")]),
        ]

    def _states(self) -> list[tuple[str, str]]:
        from npcdesk.office.opinion_list import STATES  # noqa: PLC0415 - after the first paint

        return [(each, each) for each in STATES]

    def _stations(self) -> list[tuple[str, str]]:
        from npcdesk.office import stations  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            return [(found[0], found[1]) for found in stations.find(session, "", limit=60)]

    def _categories(self) -> list[tuple[str, str]]:
        from npcdesk.office import opinion_list  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            return [(each, each) for each in opinion_list.categories(session)]

    def _years(self) -> list[tuple[str, str]]:
        return years.back(self.desk.clock.today().year, YEARS)

    def wanted(self) -> "Filter":
        """Return which opinions are wanted."""
        from npcdesk.office.opinion_list import Due, Filter  # noqa: PLC0415 - as above

        chosen = self.pills.chosen()
        return Filter(
            text=self.search.words(),
            state=chosen.get("state", ""),
            category=chosen.get("category", ""),
            station_id=chosen.get("station", ""),
            year=int(chosen.get("year", "0")),
            due=Due(chosen["due"]) if "due" in chosen else None,
            open="open" in chosen,
        )

    def narrowed(self) -> list[str]:
        """Return in words which opinions are shown."""
        words = self.search.words()
        found = [f"查找：{words}", *filter(None, [self._cut])] if words else []
        return [*self.pills.words(), *found]

    def reload(self) -> None:
        """Count the opinions that fit, then show the first window."""
        from npcdesk.office import opinion_list  # noqa: PLC0415 - after the first paint

        today = self.desk.clock.today()
        with self.desk.store.reading() as session:
            every = opinion_list.total(session)
            found = opinion_list.count(session, self.wanted(), today)
            self._cut = opinion_list.cut(session, self.wanted())
        self.pills.set_count(found, every, "条")
        more = "以上，请再加条件" if found == opinion_list.MOST else ""
        self.card.footer.say("；".join(filter(None, (f"共 {found} 条意见{more}", self._cut))))
        if not every:
            empty = EmptyState("这里跟踪群众意见办到哪一步。现在还没有。", "登记接待", "add")
            empty.pressed.connect(lambda: self.desk.open("new-visit"))
            self.card.show_empty(empty)
        elif not found:
            empty = EmptyState("没有符合条件的群众意见。", "清除条件")
            empty.pressed.connect(self.clear)
            self.card.show_empty(empty)
        else:
            self.card.show_table()
        with QSignalBlocker(self.table):
            self.table.lines.show(found, self._fetch())
            if found and self.table.currentIndex().row() < 0:
                self.table.select_row(0)
        self.pane.show_opinion(self.table.current_id() if found else "")

    def _fetch(self) -> Any:
        from npcdesk.office import opinion_list  # noqa: PLC0415 - after the first paint
        from npcdesk.office.windows import Window  # noqa: PLC0415 - as above

        wanted, store, today = self.wanted(), self.desk.store, self.desk.clock.today()
        key, descending = self.table.sorting()

        def fetch(offset: int, limit: int) -> Any:
            with store.reading() as session:
                return opinion_list.lines(
                    session,
                    wanted,
                    today,
                    order=key,
                    descending=descending,
                    window=Window(offset, limit),
                )

        return fetch

    def clear(self) -> None:
        """Take every condition away."""
        self.search.clear_silently()
        self.pills.clear()
        self.reload()

    def do_next(self) -> bool:
        """Do what comes next to the opinion in hand."""
        return self.pane.do_next()

    def _offer(self) -> None:
        """Show the bar with what can be done to those that are ticked."""
        ticked = sorted(self.table.lines.ticked())
        verb = Verb("归为同类", lambda: self.desk.open("gather", ",".join(ticked)), "people_chat")
        self.card.bar.offer(len(ticked), [verb] if len(ticked) > 1 else [], "")
