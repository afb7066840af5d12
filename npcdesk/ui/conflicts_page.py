"""要您拿主意: the cells that two offices wrote at once, record by record; one click settles one."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.sync import called, conflicts, status, unsettled
from npcdesk.sync.commits import Value
from npcdesk.sync.conflicts import Conflict
from npcdesk.ui.buttons import link
from npcdesk.ui.cards import scrolled
from npcdesk.ui.columns import Column
from npcdesk.ui.conflict_view import ConflictView, is_long
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, Sign
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

OPENS = {"suggestion": "suggestion"}
"""Tables whose records have a page of their own, and what the desk opens for them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One cell to settle: whose, and its values in words."""

    item: Conflict
    name: str
    said: tuple[str, ...]
    base: str

    @property
    def id(self) -> str:
        """Row and column."""
        return f"{self.item.row_id}/{self.item.column}"


def _second(line: Line) -> str:
    column = labels.column(line.item.table, line.item.column)
    if is_long(line.item) and line.item.mine:
        return f"{column}　要看文字"
    values = " 还是 ".join(said or "空着" for said in dict.fromkeys(line.said))
    return f"{column}　{values}" if line.item.mine else f"{column}　等{line.item.keeper_name}定"


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        "要定的地方",
        lambda c: f"{labels.TABLE[c.item.table]}　{c.name}",
        rank=1,
        width=12,
        look="strong",
        second=_second,
        tip=_second,
        stretch=True,
    ),
)


class ConflictsPage(Page):
    """A list at the left, the values of the one in hand at the right."""

    tab = "exchange"
    watches = frozenset({"exchange", *labels.TABLE})

    def __init__(self, desk: Desk, wanted: str) -> None:
        """`wanted`: "", or a record's id to begin with."""
        super().__init__(desk, "要您拿主意")
        self.head.set_trail([("数据交换", lambda: desk.open("tab:exchange")), ("要您拿主意", None)])
        self.head.set_note("定下以后，下次导出会告诉对方")
        self.wanted = wanted
        self.view: ConflictView | None = None
        self.table = LinesTable(
            LinesModel(COLUMNS, tickable=False), frozen=0, two_lines=True, name="要定的地方"
        )
        self.card = ListCard(self.table)
        self.title, self.where = Words("", "heading", elide=True), Words("", "second", "text3")
        self.whole_link = link("看整件")
        self.rule = Note("info")
        self.place = QVBoxLayout()
        self._lay_out_parts()
        self.table.current_changed.connect(lambda _id: self._show_item())
        self.table.opened.connect(lambda _id: self._to_view())
        self.whole_link.clicked.connect(self._open_whole)

    def _lay_out_parts(self) -> None:
        em = look().em
        self.card.setFixedWidth(em(13.5))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.where)
        head.addLayout(words, 1)
        head.addWidget(self.whole_link)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(em(0.4), 0, em(0.4), 0)
        column.setSpacing(em(0.6))
        column.addLayout(head)
        column.addWidget(self.rule)
        column.addLayout(self.place, 1)
        self.right = scrolled(inner)
        row = QHBoxLayout()
        row.setSpacing(em(0.6))
        row.addWidget(self.card)
        row.addWidget(self.right, 1)
        self.body.addLayout(row, 1)

    def reload(self) -> None:
        """Read what is still to be settled."""
        with self.desk.store.reading() as session:
            books, known = status.books_and_known(session)
            items = conflicts.listed(session, books, known)
            lines = [
                Line(
                    item,
                    called.one(session, item.table, item.row_id),
                    tuple(
                        called.said(session, item.table, item.column, v.value) for v in item.voices
                    ),
                    called.said(
                        session, item.table, item.column, conflicts.base(session, books, item)
                    ),
                )
                for item in items
            ]
        lines.sort(key=lambda c: (not c.item.mine, c.item.table, c.name, c.item.row_id))
        self.table.lines.show_lines(lines)
        records = len({line.item.row_id for line in lines})
        left = sum(line.item.mine for line in lines)
        where = f"在 {records} 条材料里"
        others = f"{len(lines) - left} 处等对方定" if left < len(lines) else where
        self.card.footer.say(f"{len(lines)} 处，{others}")
        marks = (Mark(f"还有 {left} 处", "soon", Sign.CLOCK),) if left else ()
        self.head.set_chips(*marks)
        self.right.setVisible(bool(lines))
        if not lines:
            state = EmptyState("没有要您拿主意的。", "回到数据交换", "arrow_left")
            state.pressed.connect(self.closing)
            self.card.setFixedWidth(self.width() - look().em(2))
            self.card.show_empty(state)
            return
        self.card.setFixedWidth(look().em(13.5))
        self.card.show_table()
        first = next((n for n, c in enumerate(lines) if c.item.row_id == self.wanted), 0)
        if self.table.currentIndex().row() < 0:
            self.table.select_row(first)
        self._show_item()

    def _show_item(self) -> None:
        """Show the values of the cell in hand."""
        while (old := self.place.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.view = None
        line: Line | None = self.table.current_line()
        if line is None:
            return
        item = line.item
        self.title.say(line.name)
        column = labels.column(item.table, item.column)
        self.where.say(f"{labels.TABLE[item.table]}·{column}")
        self.whole_link.setVisible(item.table in OPENS)
        with self.desk.store.reading() as session:
            names = conflicts.authors(item, status.unit_here(session))
        shown = next((n for n, v in zip(names, item.voices, strict=True) if v.shown), "")
        meanwhile = f"没定以前，先用{shown}的，不影响办事。" if shown else ""
        who = "" if item.mine else f"这一处由{item.keeper_name}来定，定下以后随数据包送来。"
        self.rule.say(f"{who}{meanwhile}")
        self.view = view = ConflictView(
            item, list(line.said), line.base, names, self.desk.clock.today()
        )
        view.chosen.connect(self.settle)
        self.place.addWidget(view)

    def _to_view(self) -> None:
        if self.view is not None and self.view.uses:
            self.view.uses[0].setFocus()

    def _open_whole(self) -> None:
        line: Line | None = self.table.current_line()
        if line is not None:
            self.desk.open(OPENS[line.item.table], line.item.row_id)

    def settle(self, value: Value) -> None:
        """Let this value stand; it clears the item in every office."""
        line: Line | None = self.table.current_line()
        if line is None:
            return
        item = line.item
        column = labels.column(item.table, item.column)
        with self.desk.store.writing(unsettled.deed(line.name, column)) as session:
            conflicts.settle(session, item.table, item.row_id, item.column, value)
        self.desk.done(f"{line.name}的{column}定下了，下次导出会告诉对方。")
        self.desk.changes.note(["exchange"])
