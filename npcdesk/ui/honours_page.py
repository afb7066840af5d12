"""评优名单: who is proposed for honour in a year, in which order and why, and who decided."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from npcdesk.models import HonourKind
from npcdesk.office import evaluation, honours
from npcdesk.office.honours import HonourLine
from npcdesk.ui.buttons import Verb, primary, quiet, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.honour_columns import SUGGESTIONS, UNITS
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

TABS = {kind.value: words for kind, words in honours.KIND.items()}
FROM = {"suggestion": "best", "unit": "first"}  # the tab of 双评价 with its candidates
MEASURE = {"suggestion": "件", "unit": "个"}


class HonoursPage(Page):
    """The lists of a year: suggestions, and units.

    Args:
        desk: the open office.
        wanted: “2026/unit”: the year, and which list; either may be left out.
    """

    tab = "suggestions"
    begins_in_list = True
    watches = frozenset(
        {
            *("honour", "suggestion", "suggestion_event", "handler", "handling_unit", "signer"),
            *("quality_mark", "rule_pack", "office"),
        }
    )

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "评优名单")
        year, _, kind = wanted.partition("/")
        self.first_year = int(year or desk.clock.today().year)
        back = partial(desk.open, "evaluation")
        self.head.set_trail([("双评价", back), ("评优名单", None)])
        self.print_candidates = second("候选名单", "print")
        self.print_candidates.setToolTip("打印评优候选名单（Ctrl+P）")
        self.print_honoured = second("表彰名单", "print")
        self.print_honoured.setToolTip("打印会议决定表彰的名单")
        self.decide = primary("登记决定", "checkmark_circle")
        self.head.add(self.print_candidates, self.print_honoured, self.decide)
        self.tabs = StateTabs([Tab(key, words, 0) for key, words in TABS.items()])
        if kind:
            self.tabs.choose(kind)
        self.pills = FilterPills([Pill("year", "年度", self._years, always=True)])
        self.up, self.down = quiet("上移", "arrow_up"), quiet("下移", "arrow_down")
        self.tools.addWidget(self.tabs)
        self.tools.addWidget(self.pills, 1)
        self.tools.addWidget(self.up)
        self.tools.addWidget(self.down)
        self.stack = QStackedWidget()
        self.cards: dict[str, ListCard] = {}
        self.exports: dict[str, ListExport] = {}
        for key, columns in (("suggestion", SUGGESTIONS), ("unit", UNITS)):
            frozen = 3 if key == "suggestion" else 2
            table = LinesTable(LinesModel(columns), frozen=frozen, two_lines=True, name=TABS[key])
            self.cards[key] = ListCard(table)
            seen = Seen(table.lines, self.narrowed)
            self.exports[key] = ListExport(desk, self, f"{TABS[key]}名单", seen)
            self.tools.addWidget(self.exports[key].button)
            self.stack.addWidget(self.cards[key])
        self.cards["suggestion"].set_hint("空格勾选，F2 写推荐理由，回车看建议")
        self.cards["unit"].set_hint("空格勾选，F2 写主要事迹")
        self.body.addWidget(self.stack, 1)
        self._connect()

    def _connect(self) -> None:
        desk = self.desk
        self.tabs.chosen_changed.connect(lambda _key: self.reload())
        self.pills.changed.connect(self.reload)
        self.decide.clicked.connect(self.decide_ticked)
        self.print_candidates.clicked.connect(self.key_print)
        self.print_honoured.clicked.connect(partial(self._print, "honour-list"))
        self.cards["suggestion"].table.opened.connect(partial(desk.open, "suggestion"))
        for card in self.cards.values():
            card.table.edit_wanted.connect(lambda entry, _head: desk.open("honour-merits", entry))
            card.table.lines.ticks_changed.connect(self._offer_ticked)
        for button, by, key in ((self.up, -1, "Alt+Up"), (self.down, 1, "Alt+Down")):
            button.setToolTip(f"{button.text()}（{key}）")
            button.clicked.connect(partial(self.move_current, by))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    @property
    def kind(self) -> HonourKind:
        """Which list is shown."""
        return HonourKind(self.tabs.chosen() or "suggestion")

    @property
    def year(self) -> int:
        """The year that is shown."""
        return int(self.pills.chosen().get("year") or self.first_year)

    @property
    def card(self) -> ListCard:
        """The list that is shown."""
        return self.cards[self.kind.value]

    def _years(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            known = {*evaluation.years(session, self.desk.clock.today()), *honours.years(session)}
        return [(str(year), f"{year} 年度") for year in sorted(known, reverse=True)]

    def narrowed(self) -> list[str]:
        """Return in words what is shown."""
        return [f"{self.year}年度{honours.KIND[self.kind]}"]

    def lines(self) -> list[HonourLine]:
        """Return what is listed."""
        with self.desk.store.reading() as session:
            return honours.lines(session, self.year, self.kind, today=self.desk.clock.today())

    def reload(self) -> None:
        """Read the year's lists anew."""
        today, key = self.desk.clock.today(), self.kind.value
        with self.desk.store.reading() as session:
            every = {
                kind.value: honours.lines(session, self.year, kind, today=today)
                for kind in HonourKind
            }
        some = every[key]
        decided = [line for line in some if line.decided_on is not None]
        self.head.set_note(f"{self.year} 年度")
        self.tabs.set_counts({kind: len(each) for kind, each in every.items()})
        self.stack.setCurrentWidget(self.card)
        table = self.card.table
        table.lines.show_lines(some)
        table.lines.keep_ticks(line.id for line in some)
        self._offer_ticked()
        self.print_candidates.setEnabled(any(every.values()))
        self.print_honoured.setEnabled(any(x.decided_on for each in every.values() for x in each))
        self.decide.setEnabled(len(decided) < len(some))
        for button in (self.up, self.down):
            button.setEnabled(len(some) > 1)
        for each, export in self.exports.items():
            export.button.setVisible(each == key and bool(some))
        unit = MEASURE[key]
        self.card.footer.say(
            f"提名 {len(some)} {unit}，会议决定表彰 {len(decided)} {unit}；次序就是名单上的次序"
        )
        if some:
            self.card.show_table()
            if not table.current_id():
                table.select_row(0)
            return
        empty = EmptyState(
            f"{self.year} 年度还没有提名{honours.KIND[self.kind]}。",
            "去勾选候选",
            "arrow_right",
            "在双评价里勾选，按“提名”，就列到这里。",
        )
        empty.pressed.connect(partial(self.desk.open, "evaluation", FROM[key]))
        self.card.show_empty(empty)

    def _offer_ticked(self) -> None:
        """Offer what can be done with those that are ticked."""
        some = [line for line in self.lines() if line.id in self.card.table.lines.ticked()]
        decided = [line.id for line in some if line.decided_on is not None]
        ids = [line.id for line in some]
        verbs = []
        if some and not decided:
            verbs = [
                Verb("登记决定", self.decide_ticked),
                Verb("移出名单", partial(self.drop, ids)),
            ]
        elif decided:
            verbs = [Verb("更正决定", partial(self.take_back, decided))]
        self.card.bar.offer(len(some), verbs, unit=MEASURE[self.kind.value])

    def decide_ticked(self) -> None:
        """Enter the decision on those that are ticked; on all candidates when none is."""
        waiting = [line.id for line in self.lines() if line.decided_on is None]
        ticked = self.card.table.lines.ticked()
        some = [each for each in waiting if each in ticked] or waiting
        if some:
            self.desk.open("decide-honours", ",".join(some))

    def drop(self, ids: list[str]) -> None:
        """Take some out of the list."""
        with self.desk.store.writing(f"移出 {self.narrowed()[0]}名单") as session:
            honours.drop(session, ids)
        self.desk.done(f"{honours.counted(self.kind, len(ids))}已移出评优名单。")

    def take_back(self, ids: list[str]) -> None:
        """Let no meeting have decided on some."""
        with self.desk.store.writing(f"更正 {self.narrowed()[0]}表彰决定") as session:
            honours.take_back(session, ids)
        self.card.table.lines.clear_ticks()
        self.desk.done(f"{honours.counted(self.kind, len(ids))}的表彰决定已更正，退回候选。")

    def move_current(self, by: int) -> None:
        """Move the current line up or down by one."""
        table = self.card.table
        ids = [line.id for line in self.lines()]
        current = table.current_id()
        if current not in ids or not 0 <= (to := ids.index(current) + by) < len(ids):
            return
        ids.insert(to, ids.pop(to - by))
        with self.desk.store.writing(f"{self.narrowed()[0]}名单排序") as session:
            honours.arrange(session, ids)
        table.select_id(current)

    def key_print(self) -> None:
        """Ctrl+P: the list for the meeting."""
        self._print("candidate-list")

    def _print(self, form: str) -> None:
        self.desk.open("print", f"{form}:{self.year}")
