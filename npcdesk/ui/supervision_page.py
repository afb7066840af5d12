"""重点督办: the groups with the suggestions they follow, as a board and as a ledger (台账)."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from npcdesk import labels
from npcdesk.ui.board import Board, BoardCard, Lane
from npcdesk.ui.buttons import Verb, primary, quiet, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState, FirstSteps, Step
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.list_export import ListExport, Seen
from npcdesk.ui.page import Page
from npcdesk.ui.signs import Mark, days_mark, state_mark
from npcdesk.ui.supervision_columns import COLUMNS, LedgerLine
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab

if TYPE_CHECKING:
    from npcdesk.office.groups import GroupBoard
    from npcdesk.office.suggestion_list import SuggestionLine

PARTS_DONE = {
    "待交办": 2,
    "退办待定": 2,
    "办理中": 3,
    "重新办理": 5,
    "已答复": 5,
    "已办结": 7,
    "终止": 7,
}
"""How many of 提 审 交 商 答 评 结 are behind a paper in each state."""
WARN_DAYS = 7


class SupervisionPage(Page):
    """Key suggestions and who follows them."""

    watches = frozenset(
        {
            "supervision_group",
            "group_member",
            "group_suggestion",
            "suggestion",
            "suggestion_event",
            "handler",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "重点督办")
        self.new_group = second("成立督办组", "people")
        self.choose = primary("列入重点督办", "add")
        self.choose.setToolTip("列入重点督办（Ctrl+N）")
        self.head.add(self.new_group, self.choose)
        self.tabs = StateTabs((Tab("board", "按督办组", 0), Tab("ledger", "台账", 0)))
        self.tools.addWidget(self.tabs)
        self.tools.addStretch()
        self.amend = quiet("改督办组", "edit")
        self.release = quiet("移出重点督办", "dismiss")
        self.board = Board("列入一件")
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=2, name="重点督办台账")
        ledger = Seen(self.table.lines, lambda: ["按督办组排列"])
        self.export = ListExport(desk, self, "重点督办台账", ledger)
        for verb in (self.amend, self.release, self.export.button):
            self.tools.addWidget(verb)
        self.card = ListCard(self.table)
        self.stack = QStackedWidget()
        for shown in (self.board, self.card):
            self.stack.addWidget(shown)
        self.body.addWidget(self.stack, 1)
        self._group_of: dict[str, str] = {}
        self._connect()

    def _connect(self) -> None:
        self.new_group.clicked.connect(lambda: self.desk.open("new-group"))
        self.choose.clicked.connect(self.key_new)
        self.tabs.chosen_changed.connect(self._turn)
        self.board.add_wanted.connect(lambda group: self.desk.open("choose-into", group))
        self.board.current_changed.connect(self._offer)
        self.table.current_changed.connect(self._offer)
        self.amend.clicked.connect(lambda: self.desk.open("group", self._group_of_current()))
        self.release.clicked.connect(lambda: self.desk.open("release", self.current_id()))
        for opened in (self.board.opened, self.table.opened):
            opened.connect(lambda wanted: self.desk.open("suggestion", wanted))

    def reload(self) -> None:
        """Read every group with its suggestions."""
        from npcdesk.office import groups  # noqa: PLC0415 - after the first paint

        with self.desk.store.reading() as session:
            boards = groups.boards(session, self.desk.clock.today())
        papers = sum(len(board.papers) for board in boards)
        answered = sum(board.answered for board in boards)
        self.head.set_note(f"{len(boards)} 个督办组，共 {papers} 件，{answered} 件已答复")
        self.tabs.set_counts({"board": len(boards), "ledger": papers})
        self._group_of = {paper.id: board.id for board in boards for paper in board.papers}
        self.board.show_lanes([lane(board) for board in boards])
        lines = [LedgerLine(paper, board) for board in boards for paper in board.papers]
        self.table.lines.show_lines(lines)
        self.card.footer.say(f"共 {papers} 件，按督办组排列")
        if lines:
            self.card.show_table()
        else:
            self.card.show_empty(EmptyState("还没有列入重点督办的建议。"))
        self._show_first(bool(boards))

    def _show_first(self, any_group: bool) -> None:  # noqa: FBT001 - one fact
        self._tools_line.setVisible(any_group)
        self.choose.setVisible(any_group)
        old = self.stack.widget(2)
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
                    "写明组长、对口工委和确定的会议",
                    "next",
                    (Verb("成立督办组", lambda: self.desk.open("new-group"), "people"),),
                ),
                Step("列入重点督办", "从建议里挑出要督办的，交给一个组", "later"),
                Step("跟着办理的进度", "答复、评价、逾期都会显示在这里", "later"),
            ),
        )
        self.stack.addWidget(first)
        self.stack.setCurrentWidget(first)

    def _turn(self) -> None:
        self.stack.setCurrentIndex(0 if self.tabs.chosen() == "board" else 1)
        self._offer()

    def current_id(self) -> str:
        """Return the id of the suggestion that is current in what is shown."""
        shown = self.board if self.tabs.chosen() == "board" else self.table
        return shown.current_id()

    def _group_of_current(self) -> str:
        return self._group_of.get(self.current_id(), "")

    def _offer(self) -> None:
        """Offer what can be done with the current suggestion."""
        known = self.current_id() in self._group_of
        self.release.setVisible(known)
        self.amend.setVisible(known)

    def key_new(self) -> None:
        """Ctrl+N."""
        self.desk.open("choose-into", self._group_of_current())


def lane(board: "GroupBoard") -> Lane:
    """Return a group as a lane of the board."""
    who = "·".join(filter(None, (board.leader_post, board.committee)))
    count = f"{board.answered}/{len(board.papers)} 已答复"
    return Lane(board.id, board.name, [card(p) for p in board.papers], count, board.leader, who)


def card(paper: "SuggestionLine") -> BoardCard:
    """Return a suggestion as a card: what is now at the left, what is next at the right."""
    mark, quiet = _mark(paper)
    return BoardCard(
        paper.id,
        f"第{paper.number}号" if paper.number else "未编号",
        _short(paper.title),
        paper.lead_unit or "还没有交办",
        parts_done(paper),
        now(paper),
        following(paper),
        mark,
        quiet,
    )


def parts_done(paper: "SuggestionLine") -> int:
    """Return how many of the seven parts of a life are behind a paper."""
    done = PARTS_DONE.get(paper.state.value, 0)
    return done + 1 if done == PARTS_DONE["已答复"] and paper.rating else done


def now(paper: "SuggestionLine") -> str:
    """Return where a paper stands, in a few words."""
    state = paper.state.value
    if state == "已答复":
        graded = f" {paper.reply_class} 类" if paper.reply_class else ""
        rated = labels.RATING.get(paper.rating, "")
        return f"已答复{graded}" + (f"·{rated}" if rated else "")
    if state == "办理中" and paper.urged:
        return f"办理中·催办 {paper.urged} 次"
    return f"第 {paper.round} 轮办理" if state == "重新办理" else state


def following(paper: "SuggestionLine") -> str:
    """Return what comes next, with its day where there is one."""
    state = paper.state.value
    if state in {"办理中", "重新办理"}:
        again = "再答复" if state == "重新办理" else "应答复"
        return f"{labels.day_short(paper.reply_due)} {again}" if paper.reply_due else "等答复"
    if state == "已办结" and paper.closed_on:
        return labels.day_short(paper.closed_on)
    return {"待交办": "待交办", "已答复": "待办结" if paper.rating else "待评价"}.get(state, "")


def _mark(paper: "SuggestionLine") -> tuple[Mark | None, str]:
    """Return the chip of what is out of the ordinary, else quiet words."""
    if paper.days_left is not None and paper.days_left <= WARN_DAYS:
        return days_mark(paper.days_left, WARN_DAYS), ""
    if paper.state.value in {"已答复", "已办结", "重新办理", "终止"}:
        return state_mark(paper.state.value), ""
    return None, f"剩 {paper.days_left} 天" if paper.days_left is not None else ""


def _short(title: str) -> str:
    """Return 打通城南片区断头路 of 关于打通城南片区断头路的建议: a card has little room."""
    return title.removeprefix("关于").removesuffix("的建议")
