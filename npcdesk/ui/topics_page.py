"""五级协同: the topics of a year, this office's and those received, with how far each is."""

from npcdesk.office import topic_boards
from npcdesk.office.topic_boards import TopicLine
from npcdesk.rules.topic_life import State
from npcdesk.ui.buttons import primary
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.topic_told import COLUMNS

WATCHED = frozenset(
    {
        *("topic", "topic_part", "topic_event", "topic_link"),
        *("suggestion", "suggestion_event", "handler", "activity"),
    }
)


class TopicsPage(Page):
    """The list under 代表之家."""

    tab = "stations"
    watches = WATCHED

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "五级协同")
        self.head.set_trail([("代表之家", lambda: desk.open("tab:stations")), ("五级协同", None)])
        self.new = primary("发布议题", "add")
        self.new.setToolTip("发布议题（Ctrl+N）")
        self.head.add(self.new)
        self.pills = FilterPills(
            [
                Pill("year", "年度", self._years, always=True),
                Pill("state", "进展", lambda: [(s.value, s.value) for s in State], always=True),
            ]
        )
        self.table = LinesTable(
            LinesModel(COLUMNS, tickable=False), frozen=2, two_lines=True, name="五级协同议题"
        )
        self.export = ListExport(
            desk, self, "五级协同议题", Seen(self.table.lines, self.pills.words)
        )
        self.card = ListCard(self.table, filters=self.pills, tools=(self.export.button,))
        self.card.set_hint("回车打开")
        self.body.addWidget(self.card)
        self.new.clicked.connect(self.key_new)
        self.pills.changed.connect(self.reload)
        self.table.opened.connect(lambda wanted: desk.open("topic", wanted))

    def _years(self) -> list[tuple[str, str]]:
        with self.desk.store.reading() as session:
            return [(str(year), f"{year} 年") for year in topic_boards.years(session)]

    def reload(self) -> None:
        """Read the topics that fit."""
        chosen = self.pills.chosen()
        with self.desk.store.reading() as session:
            every = topic_boards.lines(session, self.desk.clock.today())
        found = [line for line in every if _fits(line, chosen)]
        self.head.set_note(f"共 {len(every)} 个议题" if every else "")
        self.pills.set_count(len(found), len(every), "个")
        self.pills.setVisible(bool(every))
        self.table.lines.show_lines(found)
        late = sum(line.late for line in found)
        more = f"，{late} 项承担的任务逾期" if late else ""
        self.card.footer.say(f"{len(found)} 个议题{more}")
        if found:
            self.card.show_table()
            if self.table.currentIndex().row() < 0:
                self.table.select_row(0)
        elif every:
            empty = EmptyState("没有符合条件的议题。", "清除条件")
            empty.pressed.connect(self._clear)
            self.card.show_empty(empty)
        else:
            empty = EmptyState(
                "这里放五级代表一起做的议题。现在还没有。",
                "发布议题",
                "add",
                "上级发布的议题随数据交换送来，也列在这里。",
            )
            empty.pressed.connect(self.key_new)
            self.card.show_empty(empty)

    def _clear(self) -> None:
        self.pills.clear()
        self.reload()

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("new-topic")


def _fits(line: TopicLine, chosen: dict[str, str]) -> bool:
    year, state = chosen.get("year", ""), chosen.get("state", "")
    return (not year or line.year == int(year)) and state in ("", line.state.value)
