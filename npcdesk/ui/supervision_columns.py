"""The columns of the ledger of key supervision (重点督办台账)."""

from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, days_mark, state_mark

if TYPE_CHECKING:
    from npcdesk.office.groups import GroupBoard
    from npcdesk.office.suggestion_list import SuggestionLine


class LedgerLine:
    """One suggestion and the group that follows it."""

    __slots__ = ("board", "id", "paper")

    def __init__(self, paper: "SuggestionLine", board: "GroupBoard") -> None:
        self.id, self.paper, self.board = paper.id, paper, board


def _days(line: LedgerLine) -> Mark | None:
    left = line.paper.days_left
    return days_mark(left) if left is not None else None


def _answered(line: LedgerLine) -> str:
    paper = line.paper
    graded = f"{paper.reply_class} 类" if paper.reply_class else ""
    said = labels.day_dotted(paper.replied_on) if paper.replied_on else ""
    return " ".join(filter(None, (said, graded)))


def _units(line: LedgerLine) -> str:
    return "；".join(filter(None, (line.paper.lead_unit, line.paper.co_units)))


COLUMNS: tuple[Column[LedgerLine], ...] = (
    Column("号", lambda x: x.paper.number, rank=1, align="right", width=2.5),
    Column(
        "题目",
        lambda x: x.paper.title,
        rank=1,
        width=14,
        look="strong",
        stretch=True,
        tip=lambda x: x.paper.title,
    ),
    Column("领衔代表", lambda x: labels.padded(x.paper.lead), width=4.5, rank=2),
    Column("督办组", lambda x: x.board.name, rank=1, width=5.5),
    Column("组长", lambda x: labels.padded(x.board.leader), rank=2, width=4),
    Column("对口工委", lambda x: x.board.committee, rank=3, width=6),
    Column("主办/协办", _units, rank=2, width=9),
    Column(
        "状态",
        lambda x: x.paper.state.value,
        rank=1,
        width=5,
        mark=lambda x: state_mark(x.paper.state),
    ),
    Column("答复", _answered, rank=2, align="right", width=6),
    Column("评价", lambda x: labels.RATING.get(x.paper.rating, ""), rank=3, width=4),
    Column("剩余", lambda _x: "", rank=1, align="right", width=5, mark=_days),
)
