"""等您采纳或驳回: what counts for nothing, as its office or its computer had no right to it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.sync import called, status
from npcdesk.sync.conflicts import Void
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.exchange_columns import when
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.words import Words, rule

SHOWN = 50
"""Rows of one commit that the pane shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One void commit."""

    item: Void
    waits: bool

    @property
    def id(self) -> str:
        """Its place in the log."""
        return str(self.item.seq)


def _what(line: Line) -> str:
    tables = dict.fromkeys(labels.TABLE.get(op[0], op[0]) for op in line.item.ops)
    return f"{line.item.what}（{'、'.join(tables)} {len(line.item.ops)} 条）"


def _mark(line: Line) -> Mark:
    if line.waits:
        return Mark("等您决定", "soon", Sign.CLOCK)
    if line.item.adopted:
        return Mark("已采纳", "closed", Sign.TICK)
    return Mark("没有采纳" if line.item.rejected else "没有生效", "void", Sign.DASH)


def _why(line: Line) -> str:
    return "电脑已停用" if line.item.ended else "不归它填写"


COLUMNS: tuple[Column[Line], ...] = (
    Column("什么事", _what, rank=1, width=12, look="strong", stretch=True, tip=_what),
    Column("谁写的", lambda c: f"{c.item.unit_name} {c.item.nick}", rank=2, width=10),
    Column("什么时候", lambda c: when(c.item.at_ms), rank=2, width=6.4),
    Column("为什么", _why, rank=2, width=5.4),
    Column("情况", lambda c: _mark(c).words, rank=1, width=6, mark=_mark),
)


class VoidsPage(Page):
    """A list, and what each commit wanted to write."""

    tab = "exchange"
    watches = frozenset({"exchange", *labels.TABLE})

    def __init__(self, desk: Desk, _wanted: str = "") -> None:
        super().__init__(desk, "等您采纳或驳回")
        self.head.set_trail([("数据交换", lambda: desk.open("tab:exchange")), ("采纳或驳回", None)])
        self.head.set_note("没有生效的修改：不归对方填写的，电脑停用、吊销以后写的")
        self.reject, self.adopt = second("驳回", "dismiss"), primary("采纳", "checkmark")
        self.head.add(self.reject, self.adopt)
        self.lines: list[Line] = []
        self.tabs = StateTabs([Tab("open", "等您决定", 0), Tab("", "全部", 0)])
        self.tabs.choose("open")
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=1, name="没有生效的")
        self.card = ListCard(self.table, tabs=self.tabs)
        self.detail = Card("想写的内容")
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.detail)
        column.addStretch()
        self.body.addWidget(WithPane(self.card, scrolled(pane)), 1)
        self.tabs.chosen_changed.connect(lambda _key: self._show())
        self.table.current_changed.connect(lambda _id: self._show_item())
        self.adopt.clicked.connect(self.take_over)
        self.reject.clicked.connect(self.turn_down)

    def reload(self) -> None:
        """Read what is there."""
        with self.desk.store.reading() as session:
            books, known = status.books_and_known(session)
            self.lines = [Line(item, waits) for item, waits in status.voids(session, books, known)]
        waiting = sum(line.waits for line in self.lines)
        self.tabs.set_counts({"open": waiting, "": len(self.lines)})
        self._show()

    def _show(self) -> None:
        some = [line for line in self.lines if line.waits or not self.tabs.chosen()]
        self.table.lines.show_lines(some)
        self.card.footer.say(f"{len(some)} 项")
        if some:
            self.card.show_table()
            if self.table.currentIndex().row() < 0:
                self.table.select_row(0)
        else:
            self.card.show_empty(EmptyState("没有等您决定的。"))
        self._show_item()

    def _show_item(self) -> None:
        """Show every value that the commit in hand wanted to write."""
        clear(self.detail.body)
        line: Line | None = self.table.current_line()
        self.detail.setVisible(line is not None)
        for verb in (self.adopt, self.reject):
            verb.setVisible(line is not None and line.waits)
        if line is None:
            return
        for at, (name, facts) in enumerate(self._told(line.item)):
            if at:
                self.detail.body.addWidget(rule())
            self.detail.body.addWidget(Words(name, "strong", wrap=True))
            self.detail.body.addWidget(Facts(facts, 5))
        if len(line.item.ops) > SHOWN:
            more = f"一共 {len(line.item.ops)} 条，这里列出 {SHOWN} 条。"
            self.detail.body.addWidget(Words(more, "second", "text3"))

    def _told(self, item: Void) -> list[tuple[str, list[Fact]]]:
        told = []
        with self.desk.store.reading() as session:
            for table, row_id, values in item.ops[:SHOWN]:
                now = called.present(session, table, row_id)
                facts = [
                    Fact(
                        labels.column(table, name),
                        f"{now[name] or '空'} → {words}"
                        if now.get(name, words) != words
                        else words,
                    )
                    for name, value in values.items()
                    if name not in called.QUIET
                    and (words := called.said(session, table, name, value))
                ]
                name = called.one(session, table, row_id)
                told.append((f"{labels.TABLE.get(table, table)}　{name}", facts))
        return told

    def take_over(self) -> None:
        """Write the values as this office's own."""
        line: Line | None = self.table.current_line()
        if line is None or not line.waits:
            return
        item = line.item
        with self.desk.store.writing(f"采纳{item.unit_name}的“{item.what}”") as session:
            count = status.adopt(session, item)
        self.desk.done(f"采纳了{item.unit_name}写的 {count} 条，下次导出会告诉对方。")
        self.desk.changes.note(["exchange"])

    def turn_down(self) -> None:
        """Note that it is not taken over."""
        line: Line | None = self.table.current_line()
        if line is None or not line.waits:
            return
        item = line.item
        with self.desk.store.writing(f"驳回{item.unit_name}的“{item.what}”") as session:
            status.reject(session, item)
        self.desk.say(f"没有采纳{item.unit_name}写的内容，请在电话里告诉对方。")
        self.desk.changes.note(["exchange"])
