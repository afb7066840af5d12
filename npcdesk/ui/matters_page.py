"""同类事项: what several people raised, how often and where, and what became of it."""

from datetime import date

from npcdesk import labels
from npcdesk.office import matters
from npcdesk.office.matters import MatterLine
from npcdesk.ui.cards import WithPane
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.fields import LongTextField, TextField
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.filters import FilterPills
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.matter_pane import MatterPane
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.suggestion_deed import OfficeDeed
from npcdesk.ui.tables import LinesModel, LinesTable


def _day(day: date | None) -> str:
    return labels.day_dotted(day) if day else ""


def _open(line: MatterLine) -> Mark | None:
    return (
        Mark(f"{line.open} 条", "doing", Sign.HALF, f"未了结 {line.open} 条") if line.open else None
    )


COLUMNS: tuple[Column[MatterLine], ...] = (
    Column("事项", lambda m: m.title, rank=1, width=10, look="strong", stretch=True),
    Column("反映", lambda m: f"{m.raised} 条", rank=1, align="right", width=3.4),
    Column("站点", lambda m: f"{m.stations} 个", align="right", width=3.4),
    Column("最早", lambda m: _day(m.first_on), rank=3, align="right", width=5),
    Column("最近", lambda m: _day(m.last_on), align="right", width=5),
    Column("未了结", lambda _m: "都了结了", rank=1, width=5, mark=_open),
    Column("转为建议", lambda m: m.became, width=7),
)


class MattersPage(Page):
    """The list under 代表之家.

    Args:
        desk: the open office.
        wanted: the matter that is shown first; "" for the one raised most.
    """

    tab = "stations"
    watches = frozenset({"matter", "opinion", "opinion_event", "suggestion", "suggestion_event"})

    def __init__(self, desk: Desk, wanted: str = "") -> None:
        super().__init__(desk, "同类事项")
        self._wanted = wanted
        self.head.set_trail([("代表之家", lambda: desk.open("tab:stations")), ("同类事项", None)])
        self.pills = FilterPills(
            [Pill("open", "未了结", lambda: [("1", "只看没有了结的")], always=True)]
        )
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), name="同类事项")
        self.export = ListExport(desk, self, "同类事项", Seen(self.table.lines, self.pills.words))
        self.card = ListCard(self.table, filters=self.pills, tools=(self.export.button,))
        self.pane = MatterPane(desk)
        self.beside = WithPane(self.card, self.pane)
        self.body.addWidget(self.beside, 1)
        self.pills.changed.connect(self.reload)
        self.table.current_changed.connect(lambda _id: self._show())

    def reload(self) -> None:
        """Read the matters that fit."""
        with self.desk.store.reading() as session:
            every = matters.lines(session)
        found = [line for line in every if line.open or "open" not in self.pills.chosen()]
        raised = sum(line.raised for line in every)
        self.head.set_note(f"{len(every)} 个事项，共反映 {raised} 条" if every else "")
        self.pills.set_count(len(found), len(every), "个")
        self.pills.setVisible(bool(every))
        self.table.lines.show_lines(found)
        self.card.footer.say(f"{len(found)} 个事项，反映的人多的在前")
        if found:
            self.card.show_table()
            if self._wanted:
                self.table.select_id(self._wanted)
                self._wanted = ""
            if self.table.currentIndex().row() < 0:
                self.table.select_row(0)
        elif every:
            empty = EmptyState("没有符合条件的事项。", "清除条件")
            empty.pressed.connect(self._clear)
            self.card.show_empty(empty)
        else:
            empty = EmptyState(
                "这里放几个人反映的同一件事。现在还没有。",
                "去办理跟踪",
                "",
                "在办理跟踪里勾选说同一件事的意见，按“归为同类”。",
            )
            empty.pressed.connect(self.closing.emit)
            self.card.show_empty(empty)
        self._show()

    def _show(self) -> None:
        line: MatterLine | None = self.table.current_line()
        self.pane.show_matter(line)

    def _clear(self) -> None:
        self.pills.clear()
        self.reload()


class RenameDialog(OfficeDeed):
    """Gives a matter another name, and a note."""

    def __init__(self, desk: Desk, matter_id: str) -> None:
        self.desk, self.matter_id = desk, matter_id
        with desk.store.reading() as session:
            kept = matters.own(session, matter_id)
            title, note = kept.title, kept.note
        super().__init__("改名称", title, primary="保存", width=30)
        self.name = TextField("事项名称", required=True, hint="例如：沙河桥护栏")
        self.said = LongTextField("说明", lines=3, hint="可以不填，例如：已列入今年的民生实事")
        self.row(self.name)
        self.row(self.said)
        self.name.set_value(title)
        self.said.set_value(note)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Rename it."""
        title = self.name.value()
        with self.desk.store.writing(f"同类事项改名称：{title}") as session:
            matters.rename(session, self.matter_id, title, self.said.value())
        self.desk.done(f"事项已改为“{title}”。")
