"""履职: activities with what came of them, 代表小组, and how far each delegate is in a year."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from npcdesk import labels
from npcdesk.office import activity_list, duty, offices, teams
from npcdesk.office.activity_list import Filter
from npcdesk.office.windows import Window
from npcdesk.rules import duty_text
from npcdesk.rules.activity_life import State
from npcdesk.ui import years
from npcdesk.ui.activity_columns import ACTIVITIES, TEAMS, duty_columns
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

TABS = {"activities": "活动", "teams": "代表小组", "duty": "履职情况", "behind": "其中落后"}
STACK = {"activities": 0, "teams": 1, "duty": 2, "behind": 2}
YEARS = 6


class ActivitiesPage(Page):
    """Four tabs over one year."""

    tab = "roster"
    watches = frozenset(
        {
            *("activity", "activity_part", "activity_outcome", "team", "team_member", "person"),
            *("mandate", "mandate_event", "visit", "visit_delegate", "contact_entry", "rule_pack"),
        }
    )

    def __init__(self, desk: Desk, on: str = "") -> None:
        super().__init__(desk, "履职")
        self.head.set_trail([("代表名册", lambda: desk.open("tab:roster")), ("履职", None)])
        self.rules = second("履职要求", "settings")
        self.form = second("成立代表小组", "people")
        self.new = primary("登记活动", "add")
        self.new.setToolTip("登记活动（Ctrl+N）")
        self.public = second("打印公示", "print")
        self.month = second("月历", "calendar_ltr")
        self.head.add(self.month, self.rules, self.public, self.form, self.new)
        self.tabs = StateTabs([Tab(key, words, 0) for key, words in TABS.items()])
        self.tabs.choose(on or "activities")
        self.pills = FilterPills(self._pills())
        self.tools.addWidget(self.tabs)
        self.tools.addWidget(self.pills, 1)
        self.activities = LinesTable(LinesModel(ACTIVITIES, tickable=False), frozen=2, name="活动")
        self.teams = LinesTable(LinesModel(TEAMS, tickable=False), name="代表小组")
        with desk.store.reading() as session:
            self.level = offices.here(session).level.value
            asked = duty.scheme(session, desk.clock.today().year).asked_of(self.level)
        names = tuple(target.name for target in asked)
        self.duties = LinesTable(LinesModel(duty_columns(names), tickable=False), name="履职情况")
        self.tables = (self.activities, self.teams, self.duties)
        self.cards = tuple(ListCard(table) for table in self.tables)
        self.exports = tuple(
            ListExport(desk, self, name, Seen(table.lines, self.narrowed))
            for name, table in zip(("活动清单", "代表小组", "履职情况"), self.tables, strict=True)
        )
        self.stack = QStackedWidget()
        for card, export in zip(self.cards, self.exports, strict=True):
            self.stack.addWidget(card)
            self.tools.addWidget(export.button)
        self.body.addWidget(self.stack, 1)
        self.cards[0].set_hint("回车打开")
        self.cards[1].set_hint("回车看活动，F2 编辑")
        self.cards[2].set_hint("回车看履职档案")
        self._connect()

    def _connect(self) -> None:
        desk = self.desk
        self.month.clicked.connect(lambda: desk.open("activity-month"))
        self.rules.clicked.connect(lambda: desk.open("duty-scheme", str(self.chosen_year())))
        self.public.clicked.connect(lambda: desk.open("print", f"public-list:{self.chosen_year()}"))
        self.form.clicked.connect(lambda: desk.open("new-team"))
        self.new.clicked.connect(self.key_new)
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)
        self.activities.opened.connect(lambda wanted: desk.open("activity", wanted))
        self.activities.sort_wanted.connect(lambda _key, _down: self.reload())
        self.teams.opened.connect(self.see_team)
        self.teams.edit_wanted.connect(lambda wanted, _heading: desk.open("team", wanted))
        self.duties.opened.connect(lambda wanted: desk.open("delegate", wanted))

    def _pills(self) -> list[Pill]:
        kinds, states = list(labels.ACTIVITY_KIND.items()), [(s.value, s.value) for s in State]
        return [
            Pill("year", "年度", self._years, always=True),
            Pill("team", "代表小组", self._teams, always=True),
            Pill("kind", "类型", lambda: kinds, always=True),
            Pill("state", "进度", lambda: states, always=True),
        ]

    def _years(self) -> list[tuple[str, str]]:
        return years.back(self.desk.clock.today().year, YEARS)

    def _teams(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(found[0], found[1]) for found in teams.find(session, "", limit=60)]

    def chosen_year(self) -> int:
        """Return the year that is shown."""
        return int(self.pills.chosen().get("year", self.desk.clock.today().year))

    def narrowed(self) -> list[str]:
        """Return in words what is shown."""
        return [f"{self.chosen_year()}年", TABS[self.tabs.chosen()], *self.pills.words()]

    def wanted(self) -> Filter:
        """Return which activities are wanted."""
        chosen = self.pills.chosen()
        return Filter(
            kind=chosen.get("kind", ""),
            year=self.chosen_year(),
            state=chosen.get("state", ""),
            team_id=chosen.get("team", ""),
        )

    def of_whom(self, *, behind: bool) -> duty.Filter:
        """Return whose duties are wanted."""
        team = self.pills.chosen().get("team", "")
        return duty.Filter(level=self.level, team_id=team, behind=behind)

    def reload(self) -> None:
        """Read the tab that is shown, and count the others."""
        on, year, today = self.tabs.chosen(), self.chosen_year(), self.desk.clock.today()
        with self.desk.store.reading() as session:
            found = activity_list.count(session, self.wanted())
            came = activity_list.came_to(session, self.wanted())
            formed = teams.lines(session, today, year)
            whole = duty.count(session, self.of_whom(behind=False), year, today)
            late, first = duty.found(session, self.of_whom(behind=True), year, today)
        counts = {"activities": found, "teams": len(formed), "duty": whole, "behind": late}
        self.tabs.set_counts(counts)
        self.head.set_note(f"{year}年 {came.words}")
        for key in ("kind", "state"):
            self.pills.offer(key, on == "activities")
        self.pills.set_count(found, found, "次")
        self.stack.setCurrentIndex(STACK[on])
        for at, export in enumerate(self.exports):
            export.button.setVisible(at == STACK[on])
        self.public.setVisible(STACK[on] == 2)
        self.form.setVisible(STACK[on] < 2)
        if on == "activities":
            self._show_activities(found, came.words)
        elif on == "teams":
            self._show_teams(formed)
        else:
            self._show_duties(whole, late, first)

    def _show_activities(self, found: int, came: str) -> None:
        wanted, today, store = self.wanted(), self.desk.clock.today(), self.desk.store
        key, descending = self.activities.sorting()

        def fetch(offset: int, limit: int) -> Any:
            with store.reading() as session:
                return activity_list.lines(
                    session,
                    wanted,
                    today,
                    order=key or "on",
                    descending=descending if key else True,
                    window=Window(offset, limit),
                )

        self.activities.lines.show(found, fetch)
        self.cards[0].footer.say(f"共 {found} 次；{came}")
        self._show(0, found, EmptyState("没有符合条件的活动。", "登记活动", "add"), self.key_new)

    def _show_teams(self, formed: list[teams.TeamLine]) -> None:
        self.teams.lines.show_lines(formed)
        active = sum(line.activities > 0 for line in formed)
        self.cards[1].footer.say(f"{len(formed)} 个代表小组，{active} 个今年开展了活动")
        words = "还没有代表小组。名册里填了代表小组的，可以照名册成立。"
        self._show(1, len(formed), EmptyState(words, "照名册成立", "people"), self.gather)

    def _show_duties(self, whole: int, late: int, first: list[duty.DutyLine]) -> None:
        year, today, store = self.chosen_year(), self.desk.clock.today(), self.desk.store
        behind = self.tabs.chosen() == "behind"
        wanted, total = self.of_whom(behind=behind), late if behind else whole

        def fetch(offset: int, limit: int) -> Any:
            if behind and not offset:
                return first[:limit]
            with store.reading() as session:
                return duty.lines(session, wanted, year, today, window=Window(offset, limit))

        self.duties.lines.show(total, fetch)
        with store.reading() as session:
            asked = duty.scheme(session, year).asked_of(self.level)
        told = "，".join(f"{t.name}{duty_text.asked(t)}" for t in asked)
        self.cards[2].footer.say(f"{total} 名代表，到今天落后的 {late} 名。{told}")
        self._show(2, total, EmptyState("到今天没有落后的代表。"), None)

    def _show(self, at: int, found: int, empty: EmptyState, deed: Any) -> None:
        if found:
            self.cards[at].show_table()
            if not self.tables[at].current_id():
                self.tables[at].select_row(0)
            return
        if deed is not None:
            empty.pressed.connect(deed)
        self.cards[at].show_empty(empty)

    def see_team(self, team_id: str) -> None:
        """Show the activities of one team."""
        self.pills.choose("team", team_id, dict(self._teams()).get(team_id, ""))
        self.tabs.choose("activities")
        self.reload()

    def gather(self) -> None:
        """Make teams of the roster's column."""
        with self.desk.store.writing("照名册成立代表小组") as session:
            made, members = teams.gather(session)
        self.desk.done(f"成立了 {made} 个代表小组，{members} 名代表进了小组。")

    def key_new(self) -> None:
        """Ctrl+N: an activity; of the team that is chosen."""
        team = self.pills.chosen().get("team", "")
        if self.tabs.chosen() == "teams":
            team = self.teams.current_id()
        self.desk.open("new-activity", f"team:{team}")
