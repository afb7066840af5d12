"""The board of 重点督办: groups as lanes with their papers, and as cards by how far they are."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.board import BoardCard, Lane
from npcdesk.ui.buttons import link
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.flow import clear
from npcdesk.ui.signs import Mark, days_mark, state_mark
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.office.group_boards import GroupBoard
    from npcdesk.office.suggestion_list import SuggestionLine

PARTS_DONE = {
    "待交办": 2,
    "退办待定": 2,
    "办理中": 3,
    "重新办理": 5,
    "已答复": 5,
    "已办结": 7,
    "已归档": 7,
    "终止": 7,
}
"""How many of 提 审 交 商 答 评 结 are behind a paper in each state."""
GROUP_PARTS = {
    "已提名": 0,
    "已确定": 1,
    "已编组": 2,
    "已会商": 3,
    "推进中": 4,
    "已报告": 5,
    "已评价": 6,
    "已归档": 7,
}
"""How many of 确定 编组 会商 方案 报告 评价 归档 are behind a group."""
STEPS = (
    ("等确定、编组", ("已提名", "已确定")),
    ("会商、定方案", ("已编组", "已会商")),
    ("推进", ("推进中",)),
    ("报告、评价、归档", ("已报告", "已评价", "已归档")),
)
"""The lanes of 按进度."""
WARN_DAYS = 7
WITHIN = timedelta(days=14)
NEXT_SHOWN = 4
NODE_WIDE = 12


def lane(board: "GroupBoard") -> Lane:
    """Return a group as a lane of the board."""
    from npcdesk.ui.group_told import coming, warning_marks  # noqa: PLC0415 - needs the data layer

    who = "·".join(filter(None, (board.leader_post, board.committee)))
    count = f"{board.answered}/{len(board.papers)} 已答复" if board.papers else "还没有建议"
    nodes = f"节点 {board.nodes_done}/{len(board.nodes)}" if board.nodes else board.stage
    marks = warning_marks(board)
    note = "·".join(filter(None, (nodes, "" if marks else coming(board))))
    cards = [card(paper) for paper in board.papers]
    leader = board.leader or board.committee
    who = who if board.leader else "还没有编组"
    mark = marks[0] if marks else None
    takes = not board.over
    return Lane(board.id, board.name, cards, count, leader, who, note, mark, takes)


def step_lanes(boards: Sequence["GroupBoard"]) -> list[Lane]:
    """Return the groups as cards, in lanes by how far they are."""
    lanes = []
    for name, stages in STEPS:
        cards = [group_card(board) for board in boards if board.stage in stages]
        lanes.append(Lane(name, name, cards, f"{len(cards)} 个组"))
    return lanes


def group_card(board: "GroupBoard") -> BoardCard:
    """Return a group as a card of 按进度."""
    from npcdesk.ui.group_told import coming, warning_marks  # noqa: PLC0415 - needs the data layer

    marks = warning_marks(board)
    nodes = f"节点 {board.nodes_done}/{len(board.nodes)}" if board.nodes else board.stage
    grade = labels.GRADE.get(board.grade, "")
    return BoardCard(
        board.id,
        labels.padded(board.leader) or "还没有组长",
        board.name,
        f"{len(board.papers)} 件建议·{board.answered} 件已答复",
        GROUP_PARTS.get(board.stage, 0),
        f"评价：{grade}" if grade else nodes,
        coming(board),
        marks[0] if marks else None,
    )


def card(paper: "SuggestionLine") -> BoardCard:
    """Return a suggestion as a card: what is now at the left, what is next at the right."""
    mark, quiet = _mark(paper)
    return BoardCard(
        paper.id,
        f"第{paper.number}号" if paper.number else "未编号",
        labels.short_title(paper.title),
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
    if paper.studied:
        return "不满意，待研究"
    return f"第 {paper.round} 轮办理" if state == "重新办理" else state


def following(paper: "SuggestionLine") -> str:
    """Return what comes next, with its day where there is one."""
    state = paper.state.value
    if paper.studied:
        return "待研究"
    if state in {"办理中", "重新办理"}:
        again = "再答复" if state == "重新办理" else "应答复"
        return f"{labels.day_short(paper.reply_due)} {again}" if paper.reply_due else "等答复"
    if state in {"已办结", "已归档"} and paper.closed_on:
        return labels.day_short(paper.closed_on)
    return {"待交办": "待交办", "已答复": "待办结" if paper.rating else "待评价"}.get(state, "")


def _mark(paper: "SuggestionLine") -> tuple[Mark | None, str]:
    """Return the chip of what is out of the ordinary, else quiet words."""
    if paper.days_left is not None and paper.days_left <= WARN_DAYS:
        return days_mark(paper.days_left, WARN_DAYS), ""
    if paper.state.value in {"已答复", "已办结", "已归档", "重新办理", "终止"}:
        return state_mark(paper.state.value), ""
    return None, f"剩 {paper.days_left} 天" if paper.days_left is not None else ""


class NextNodes(Card):
    """The nodes and list items of the next two weeks, late ones first (接下来的节点)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("接下来的节点", "两周内")
        self._desk = desk
        self._nodes: list[QWidget] = []
        self._found = 0
        self._row = QHBoxLayout()
        self._row.setSpacing(look().em(1))
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_boards(self, boards: Sequence["GroupBoard"], today: date) -> None:
        """Show what is awaited soonest; hide when nothing is."""
        clear(self._row)
        found = [
            (point.due_on, point.words, board)
            for board in boards
            for point in (*board.nodes, *board.items)
            if point.met_on is None and point.due_on <= today + WITHIN and not board.over
        ]
        found.sort(key=lambda each: each[0])
        self._nodes = [
            self._node(on, words, board, late=on < today) for on, words, board in found[:NEXT_SHOWN]
        ]
        self._found = len(found)
        for node in self._nodes:
            self._row.addWidget(node, 1)
        self.setVisible(bool(found))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        room = self.width() - look().em(1.6) + self._row.spacing()
        shown = 0
        for node in self._nodes:
            room -= max(node.minimumSizeHint().width(), look().em(NODE_WIDE)) + self._row.spacing()
            shown += not shown or room >= 0
            node.setVisible(self._nodes.index(node) < shown)
        more = self._found - shown
        self.set_note(f"两周内，另有 {more} 个" if more > 0 else "两周内")

    def _node(self, on: date, words: str, board: "GroupBoard", *, late: bool) -> QWidget:
        node = QWidget()
        row = QHBoxLayout(node)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.5))
        day = Words(labels.day_short(on), "strong", "late" if late else "text")
        said = QVBoxLayout()
        said.setSpacing(0)
        opened = link(board.name)
        opened.clicked.connect(lambda: self._desk.open("group", board.id))
        said.addWidget(Words(words, elide=True))
        under = QHBoxLayout()
        under.setSpacing(look().em(0.3))
        under.addWidget(opened)
        if late:
            under.addWidget(Words("已逾期", "second", "late"))
        under.addStretch()
        said.addLayout(under)
        row.addWidget(day)
        row.addLayout(said, 1)
        return node
