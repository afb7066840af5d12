"""重点督办: the groups with the suggestions they follow, as a board and as a ledger (台账)."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from npcdesk.ui import focus
from npcdesk.ui.board import Board
from npcdesk.ui.buttons import Verb, primary, quiet, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState, FirstSteps, Step
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.supervision_board import NextNodes, lane, step_lanes
from npcdesk.ui.supervision_columns import COLUMNS, LedgerLine
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

if TYPE_CHECKING:
    from npcdesk.office.group_boards import GroupBoard


class SupervisionPage(Page):
    """Key suggestions and who follows them."""

    watches = frozenset(
        {
            "supervision_group",
            "group_member",
            "group_suggestion",
            "group_event",
            "suggestion",
            "suggestion_event",
            "handler",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "重点督办")
        self.new_group = second("成立督办组", "people")
        self.nominate = second("登记提名", "flag")
        self.choose = primary("列入重点督办", "add")
        self.choose.setToolTip("列入重点督办（Ctrl+N）")
        self.head.add(self.nominate, self.new_group, self.choose)
        self.tabs = StateTabs(
            (Tab("board", "按督办组", 0), Tab("steps", "按进度"), Tab("ledger", "台账", 0))
        )
        self.tools.addWidget(self.tabs)
        self.tools.addStretch()
        self.look = quiet("看督办组", "open")
        self.release = quiet("移出重点督办", "dismiss")
        self.board, self.steps = Board("列入一件"), Board()
        self.coming = NextNodes(desk)
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=2, name="重点督办台账")
        ledger = Seen(self.table.lines, lambda: ["按督办组排列"])
        self.export = ListExport(desk, self, "重点督办台账", ledger)
        self.print = quiet("打印台账", "print")
        self.print.setToolTip("打印台账（Ctrl+P）")
        for verb in (self.look, self.release, self.print, self.export.button):
            self.tools.addWidget(verb)
        self.let_go(self.print)
        self.card = ListCard(self.table)
        self.stack = QStackedWidget()
        for shown in (self.board, self.steps, self.card):
            self.stack.addWidget(shown)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.coming)
        self._group_of: dict[str, str] = {}
        self._any_group = False
        self._connect()

    def _connect(self) -> None:
        self.new_group.clicked.connect(lambda: self.desk.open("new-group"))
        self.print.clicked.connect(self.key_print)
        self.nominate.clicked.connect(lambda: self.desk.open("nominate-group"))
        self.choose.clicked.connect(self.key_new)
        self.tabs.chosen_changed.connect(self._turn)
        self.board.add_wanted.connect(lambda group: self.desk.open("choose-into", group))
        self.board.current_changed.connect(self._offer)
        self.table.current_changed.connect(self._offer)
        self.look.clicked.connect(lambda: self.desk.open("group", self._group_of_current()))
        self.board.lane_opened.connect(lambda group: self.desk.open("group", group))
        self.steps.opened.connect(lambda group: self.desk.open("group", group))
        self.steps.current_changed.connect(self._offer)
        self.release.clicked.connect(lambda: self.desk.open("release", self.current_id()))
        for opened in (self.board.opened, self.table.opened):
            opened.connect(lambda wanted: self.desk.open("suggestion", wanted))

    def reload(self) -> None:
        """Read every group with its suggestions."""
        from npcdesk.office import group_boards  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            boards = group_boards.boards(session, self.desk.clock.today())
        today = self.desk.clock.today()
        papers = sum(len(board.papers) for board in boards)
        answered = sum(board.answered for board in boards)
        waiting = sum(bool(board.late or board.silent_days) for board in boards)
        warned = f"，{waiting} 个组有逾期或没有进度" if waiting else ""
        self.head.set_note(f"{len(boards)} 个督办组，共 {papers} 件，{answered} 件已答复{warned}")
        self.tabs.set_counts({"board": len(boards), "ledger": papers})
        self._group_of = {paper.id: board.id for board in boards for paper in board.papers}
        self.board.show_lanes([lane(each) for each in boards if not _over(each, today)])
        self.steps.show_lanes(step_lanes(boards))
        self.coming.show_boards(boards, today)
        lines = [LedgerLine(paper, board) for board in boards for paper in board.papers]
        self.table.lines.show_lines(lines)
        self.card.footer.say(f"共 {papers} 件，按督办组排列")
        if lines:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("还没有列入重点督办的建议。"))
        self._show_first(bool(boards))

    def _show_first(self, any_group: bool) -> None:  # noqa: FBT001 - one fact
        self._any_group = any_group
        self._tools_line.setVisible(any_group)
        self.choose.setVisible(any_group)
        self.nominate.setVisible(any_group)
        self.new_group.setVisible(any_group)  # while there is none, the first step offers it
        self.coming.setVisible(any_group and self.coming.isVisibleTo(self))
        old = self.stack.widget(3)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        if any_group:
            self._turn()
            return
        self.head.set_note("")
        first = FirstSteps(
            "这里放主任会议、主席团确定要盯着办的建议。现在还没有。",
            "代表法第五十二条：对重点督办的建议，由有关负责人督办。",
            (
                Step(
                    "成立督办组",
                    "写明组长、对口工委和确定的会议；还没有确定的先登记提名",
                    "next",
                    (
                        Verb("成立督办组", lambda: self.desk.open("new-group"), "people"),
                        Verb("登记提名", lambda: self.desk.open("nominate-group"), "flag"),
                    ),
                ),
                Step("列入重点督办", "从建议里挑出要督办的，交给一个组", "later"),
                Step("跟着办理的进度", "答复、评价、逾期都会显示在这里", "later"),
            ),
        )
        self.stack.addWidget(first)
        self.stack.setCurrentWidget(first)

    def _turn(self) -> None:
        self.stack.setCurrentIndex(("board", "steps", "ledger").index(self.tabs.chosen()))
        self._offer()

    def current_id(self) -> str:
        """Return the id of the suggestion, or of the group, that is current in what is shown."""
        shown = {"board": self.board, "steps": self.steps}.get(self.tabs.chosen(), self.table)
        return shown.current_id()

    def _group_of_current(self) -> str:
        current = self.current_id()
        return self._group_of.get(current, current if self.tabs.chosen() == "steps" else "")

    def _offer(self) -> None:
        """Offer what can be done with the current suggestion."""
        self.release.setVisible(self.current_id() in self._group_of)
        self.look.setVisible(bool(self._group_of_current()))

    def stand_on(self, made: str) -> None:
        """Go to the card, the line or the group of what was entered just now."""
        found = self.board.place_of(made)
        if self.tabs.chosen() != "board":
            super().stand_on(made)
        elif found is not None:
            self.board.select(made)
            focus.go_to(found)
            self._offer()

    def key_print(self) -> None:
        """Ctrl+P: the ledger of this year."""
        self.desk.open("print", f"supervision-ledger:{self.desk.clock.today().year}")

    def key_new(self) -> None:
        """Ctrl+N: more for a group; while there is none, the first group."""
        if not self._any_group:
            self.desk.open("new-group")
            return
        self.desk.open("choose-into", self._group_of_current())


def _over(board: "GroupBoard", today: date) -> bool:
    """Tell whether a group was archived in a year before this one: the board leaves it out."""
    return board.over and (board.year or today.year) < today.year
