"""号码显示记录: who saw or took out whole telephones and identity numbers on this computer."""

from datetime import datetime

from npcdesk import labels
from npcdesk.office import shown_numbers
from npcdesk.office.shown_numbers import ShownLine
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.tables import LinesModel, LinesTable

WHAT = {"phone": "手机", "id_number": "身份证号"}
HOW = {"window": "窗口里显示", "command": "命令行显示", "export": "导出"}


def _when(line: ShownLine) -> str:
    at = datetime.fromtimestamp(line.at_ms / 1000)  # noqa: DTZ006 - the clerk's wall clock
    return f"{labels.day_dotted(at.date())} {at:%H:%M}"


COLUMNS: tuple[Column[ShownLine], ...] = (
    Column("时间", _when, rank=1, width=8),
    Column("谁", lambda x: x.who, rank=1, width=7),
    Column("号码", lambda x: WHAT.get(x.what, x.what), rank=1, width=5),
    Column("代表", lambda x: x.name or f"{x.count} 人", rank=1, width=6, look="strong"),
    Column("怎样", lambda x: HOW.get(x.how, x.how), rank=1, width=7),
    Column("文件", lambda x: x.file, rank=2, width=10, stretch=True),
)


class ShownPage(Page):
    """The notes, the newest first; nothing takes one back."""

    tab = "roster"
    watches = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "号码显示记录")
        go = desk.open
        self.head.set_trail([("代表名册", lambda: go("tab:roster")), ("号码显示记录", None)])
        self.head.set_note("这台电脑上显示、导出过的完整手机和身份证号")
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), name="号码显示记录")
        self.export = ListExport(desk, self, "号码显示记录", Seen(self.table.lines))
        self.head.add(self.export.button)
        self.card = ListCard(self.table)
        self.body.addWidget(self.card, 1)

    def reload(self) -> None:
        """Read the notes."""
        with self.desk.store.reading() as session:
            lines, every = shown_numbers.lines(session), shown_numbers.count(session)
        self.table.lines.show_lines(lines)
        self.card.footer.say(f"共 {every} 条，最近的在前")
        if lines:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("还没有显示过完整的号码。"))
