"""民生实事: this year's projects, what was wished for, votes, and how the work is judged."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QStackedWidget

from npcdesk import labels, project_words
from npcdesk.office import project_boards, project_groups, project_polls, projects
from npcdesk.office.project_boards import ProjectLine
from npcdesk.rules.project_life import AFTER_VOTE
from npcdesk.ui.buttons import Button, primary, quiet, second
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.project_page import WATCHED
from npcdesk.ui.project_told import CHOSEN, GATHERED, JUDGED, foot
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

TABS = {
    "chosen": "今年项目",
    "gathered": "征集",
    "votes": "票决",
    "judged": "评价",
    "late": "其中滞后",
}
CARD_OF = {"late": "chosen"}
EMPTY = {
    "chosen": ("票决通过的项目列在这里。现在还没有。", "准备票决", "vote"),
    "gathered": ("这里放征集到的项目。现在还没有。", "登记项目", "add"),
    "votes": ("票决和满意度测评列在这里。现在还没有。", "准备票决", "vote"),
    "judged": ("票决通过的项目在这里看评价。现在还没有。", "登记项目", "add"),
}


@dataclass(frozen=True, slots=True)
class PollLine:
    """One vote in the list."""

    id: str
    meeting: str
    on: date
    way: str
    items: int
    seats: int
    voters: str
    settled_on: date | None
    chosen: int


def _settled(line: PollLine) -> str:
    if line.settled_on is None:
        return "还没有定下"
    return f"{labels.day_short(line.settled_on)}定下，{line.chosen} 项通过"


VOTES: tuple[Column[PollLine], ...] = (
    Column("会议", lambda x: x.meeting, rank=1, width=12, look="strong", stretch=True),
    Column("日期", lambda x: labels.day_dotted(x.on), rank=1, align="right", width=5),
    Column("办法", lambda x: x.way, rank=1, width=5),
    Column("项", lambda x: str(x.items), rank=2, align="right", width=3),
    Column("应选", lambda x: str(x.seats or ""), rank=2, align="right", width=3),
    Column("投票人", lambda x: x.voters, rank=2, width=8),
    Column("结果", _settled, rank=1, width=9),
)


class ProjectsPage(Page):
    """The tab."""

    watches = WATCHED

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "民生实事")
        self.new = second("登记项目", "add")
        self.new.setToolTip("登记项目（Ctrl+N）")
        self.prepare = second("准备投票", "vote")
        self.groups = second("监督小组", "people")
        self.progress = primary("填写进度", "add")
        self.head.add(self.groups, self.prepare, self.new, self.progress)
        self.tabs = StateTabs(
            [Tab(k, w, 0, "late" if k == "late" else "") for k, w in TABS.items()]
        )
        self.pills = FilterPills(
            [
                Pill("year", "年度", self._years, always=True),
                Pill("unit", "责任单位", self._units, always=True),
                Pill("group", "监督小组", self._group_names, always=True),
            ]
        )
        self.tools.addWidget(self.tabs)
        self.tools.addWidget(self.pills, 1)
        self.sheet = quiet("进度表", "print")
        self.sheet.setToolTip("打印进度表（Ctrl+P）")
        self.sheet.clicked.connect(self.key_print)
        self.tools.addWidget(self.sheet)
        self.exports: dict[str, Button] = {}
        self.tables: dict[str, LinesTable] = {}
        self.cards: dict[str, ListCard] = {}
        self.stack = QStackedWidget()
        columns: dict[str, tuple[Column[Any], ...]] = {
            "chosen": CHOSEN,
            "gathered": GATHERED,
            "votes": VOTES,
            "judged": JUDGED,
        }
        for key, some in columns.items():
            self._add_card(key, some)
        self.body.addWidget(self.stack)
        self.new.clicked.connect(self.key_new)
        self.progress.clicked.connect(self._fill_progress)
        self.prepare.clicked.connect(self._offer_votes)
        self.groups.clicked.connect(self._offer_groups)
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)

    def _add_card(self, key: str, columns: tuple[Column[Any], ...]) -> None:
        name = f"民生实事{TABS[key]}"
        two = any(column.second for column in columns)
        frozen = 1 if columns[0].look == "strong" else 2
        table = LinesTable(
            LinesModel(columns, tickable=False), frozen=frozen, two_lines=two, name=name
        )
        export = ListExport(self.desk, self, name, Seen(table.lines, self.pills.words))
        self.exports[key] = export.button
        self.tools.addWidget(export.button)
        card = ListCard(table)
        card.set_hint("回车打开")
        kind = "project-vote" if key == "votes" else "project"
        table.opened.connect(partial(self.desk.open, kind))
        self.tables[key], self.cards[key] = table, card
        self.stack.addWidget(card)

    def _years(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(str(year), f"{year} 年") for year in projects.years(session)]

    def _units(self) -> list[tuple[str, str]]:
        return [(name, name) for name in sorted({x.responsible for x in self._lines()} - {""})]

    def _group_names(self) -> list[tuple[str, str]]:
        return [(name, name) for name in sorted({x.group for x in self._lines()} - {""})]

    @property
    def year(self) -> int:
        """The year that is shown."""
        return int(self.pills.chosen().get("year") or self.desk.clock.today().year)

    def _lines(self) -> list[ProjectLine]:
        with self.desk.store.reading() as session:
            return project_boards.lines(session, self.year, self.desk.clock.today())

    def reload(self) -> None:
        """Read the year's projects and votes."""
        every, chosen = self._lines(), self.pills.chosen()
        fit = [line for line in every if _fits(line, chosen)]
        passed = [line for line in fit if line.state in AFTER_VOTE]
        late = [line for line in passed if line.late_days]
        votes = self._votes()
        shown: dict[str, list[Any]] = {
            "chosen": passed,
            "gathered": fit,
            "judged": passed,
            "votes": votes,
        }
        counts = {key: len(some) for key, some in shown.items()} | {"late": len(late)}
        self.tabs.set_counts(counts)
        self.head.set_note(f"{self.year} 年" if every else "")
        self.pills.setVisible(bool(every))
        key = self.tabs.chosen() or "chosen"
        card_key = CARD_OF.get(key, key)
        some = late if key == "late" else shown[card_key]
        self.tables[card_key].lines.show_lines(some)
        self.stack.setCurrentWidget(self.cards[card_key])
        self.progress.setVisible(bool(passed))
        self.sheet.setVisible(bool(passed) and card_key == "chosen")
        for each, button in self.exports.items():
            button.setVisible(each == card_key and bool(some))
        self._say(card_key, some, every, late=key == "late")

    def _say(self, key: str, some: list[Any], every: list[ProjectLine], *, late: bool) -> None:
        card = self.cards[key]
        if some:
            said = f"{len(some)} 次" if key == "votes" else foot(some)
            card.footer.say(said)
            card.show_table()
            if self.tables[key].currentIndex().row() < 0:
                self.tables[key].select_row(0)
            return
        if late or (every and self.pills.chosen().keys() - {"year"}):
            card.show_empty(EmptyState("没有滞后的项目。" if late else "没有符合条件的项目。"))
            return
        words, verb, icon = EMPTY[key]
        note = "征集、筛选、初定、审议以后票决，通过的项目从这里跟到年底。"
        empty = EmptyState(words, verb, icon, note)
        new = verb == "登记项目"
        empty.pressed.connect(self.key_new if new else partial(self._prepare, "choose"))
        card.show_empty(empty)

    def _votes(self) -> list[PollLine]:
        found = []
        with self.desk.store.reading() as session:
            for poll in project_polls.polls(session, self.year):
                result = project_polls.result(session, poll.id)
                way = project_words.METHOD[poll.method.value]
                facts = (poll.id, poll.meeting, poll.on, way, len(result.lines), poll.seats)
                voters = f"{poll.voters} {poll.base} 人"
                found.append(PollLine(*facts, voters, poll.settled_on, result.chosen))
        return found

    def _fill_progress(self) -> None:
        line = self.tables["chosen"].lines
        row = max(self.tables["chosen"].currentIndex().row(), 0)
        self.desk.open("project-step", f"progress:{line.line(row).id}")

    def _offer_votes(self) -> None:
        menu = QMenu(self)
        for method, words in (("choose", "票决…"), ("rate", "满意度测评…")):
            menu.addAction(words).triggered.connect(partial(self._prepare, method))
        menu.popup(self.prepare.mapToGlobal(self.prepare.rect().bottomLeft()))

    def _prepare(self, method: str) -> None:
        self.desk.open("new-vote", f"{method}:{self.year}")

    def _offer_groups(self) -> None:
        with self.desk.store.reading() as session:
            known = project_groups.lines(session, self.year)
            seats = project_groups.joined(session, self.year)
        menu = QMenu(self)
        for group in known:
            said = f"{group.name}　{group.size} 人，监督 {len(group.projects)} 项"
            of = f"{self.year}:{group.id}"
            menu.addAction(said).triggered.connect(partial(self.desk.open, "project-group", of))
        if known:
            told = menu.addAction(f"在任代表 {seats.seated} 人，报名 {seats.joined} 人")
            told.setEnabled(False)
            menu.addSeparator()
        new = menu.addAction("成立监督小组…")
        new.triggered.connect(partial(self.desk.open, "project-group", f"{self.year}:"))
        menu.popup(self.groups.mapToGlobal(self.groups.rect().bottomLeft()))

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-project")

    def key_print(self) -> None:
        """Ctrl+P: how far the year's projects are, as a table."""
        self.desk.open("print", f"project-progress:{self.year}")


def _fits(line: ProjectLine, chosen: dict[str, str]) -> bool:
    unit, group = chosen.get("unit", ""), chosen.get("group", "")
    return unit in ("", line.responsible) and group in ("", line.group)
