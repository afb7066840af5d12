"""The columns of the ledger of key supervision (重点督办台账)."""

from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign, days_mark, state_mark
from npcdesk.ui.suggestion_columns import called

if TYPE_CHECKING:
    from npcdesk.office.group_boards import GroupBoard
    from npcdesk.office.suggestion_list import SuggestionLine


class LedgerLine:
    """One suggestion and the group that follows it."""

    __slots__ = ("board", "id", "paper")

    def __init__(self, paper: "SuggestionLine", board: "GroupBoard") -> None:
        self.id, self.paper, self.board = paper.id, paper, board


def _warning(line: LedgerLine) -> Mark | None:
    """Return the gravest of: a late reply, late nodes or items, a silent group, days left."""
    left, board = line.paper.days_left, line.board
    if left is not None and left < 0:
        return days_mark(left)
    if board.late:
        return Mark(f"{len(board.late)} 项逾期", "late", Sign.BANG)
    if board.silent_days:
        return Mark(f"{board.silent_days} 天没有进度", "soon", Sign.CLOCK)
    return days_mark(left) if left is not None else None


def _answered(line: LedgerLine) -> str:
    paper = line.paper
    graded = f"{paper.reply_class} 类" if paper.reply_class else ""
    said = labels.day_dotted(paper.replied_on) if paper.replied_on else ""
    return " ".join(filter(None, (said, graded)))


def _units(line: LedgerLine) -> str:
    return "；".join(filter(None, (line.paper.lead_unit, line.paper.co_units)))


def _decided(line: LedgerLine) -> str:
    board = line.board
    on = labels.day_dotted(board.decided_on) if board.decided_on else ""
    return " ".join(filter(None, (on, board.decided_by)))


def _plan(line: LedgerLine) -> str:
    board = line.board
    met = f"{labels.day_short(board.consulted_on)}会商" if board.consulted_on else ""
    nodes = f"{len(board.nodes)} 个节点" if board.nodes else ""
    plan = nodes or ("有方案" if board.planned_on else "")
    return "·".join(filter(None, (met, plan)))


def _progress(line: LedgerLine) -> str:
    board = line.board
    on = labels.day_dotted(board.progress_on) if board.progress_on else ""
    return " ".join(filter(None, (on, board.progress)))


def _reported(line: LedgerLine) -> str:
    return labels.day_dotted(line.board.reported_on) if line.board.reported_on else ""


COLUMNS: tuple[Column[LedgerLine], ...] = (
    *called(lambda x: x.paper),
    Column("督办组", lambda x: x.board.name, rank=1, width=6.5, tip=lambda x: x.board.name),
    Column("组长", lambda x: labels.padded(x.board.leader), rank=2, width=4),
    Column("党政领导", lambda x: labels.padded(x.board.official), rank=3, width=4.5),
    Column("对口工委", lambda x: x.board.committee, rank=3, width=6),
    Column("主办/协办", _units, rank=2, width=6.5, tip=_units),
    Column("确定依据", _decided, rank=3, width=9),
    Column("会商会和方案", _plan, rank=2, width=9, tip=_plan),
    Column("最近进度", _progress, rank=2, width=9, tip=_progress),
    Column("进展", lambda x: x.board.stage, rank=2, width=4),
    Column(
        "状态",
        lambda x: x.paper.state.value,
        rank=1,
        width=5,
        mark=lambda x: state_mark(x.paper.state),
    ),
    Column("答复", _answered, rank=2, align="right", width=6),
    Column("评价", lambda x: labels.RATING.get(x.paper.rating, ""), rank=3, width=4),
    Column("存在问题", lambda x: x.board.found, rank=3, width=9, tip=lambda x: x.board.found),
    Column("报告日期", _reported, rank=3, align="right", width=5),
    Column("结论", lambda x: labels.GRADE.get(x.board.grade, ""), rank=3, width=3),
    Column("提醒", lambda _x: "", rank=1, align="right", width=7, mark=_warning),
)
