"""The columns of the list of suggestions, and the orders it can be put in."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.ui.columns import Column, Line
from npcdesk.ui.signs import days_mark, state_mark

if TYPE_CHECKING:
    from npcdesk.office.evaluation import PaperScore
    from npcdesk.office.suggestion_list import SuggestionLine

ORDERS = {
    "days_left": "按剩余天数",
    "number": "按建议号",
    "title": "按题目",
    "lead": "按领衔代表",
    "lead_unit": "按主办单位",
    "state": "按状态",
    "reply_due": "按答复期限",
    "raised_on": "按提出日期",
    "class": "按办理结果",
    "rating": "按评价",
}
"""Key of the query → how the order is called."""
TAB_WORDS = {"late": "答复逾期"}
STEP_DUE = {"late": "已逾期", "soon": "七天内到期"}
MENU_UNITS = 20  # units offered by the filter


def called(
    paper: Callable[[Line], "SuggestionLine | PaperScore"],
    second: Callable[[Line], str] | None = None,
) -> tuple[Column[Line], Column[Line], Column[Line]]:
    """Return 号, 题目 with what `second` says below it, and 领衔代表 of the paper of a line."""
    return (
        Column("号", lambda x: paper(x).number, rank=1, align="right", width=2.6),
        Column(
            "题目",
            lambda x: paper(x).title,
            rank=1,
            width=11,
            look="strong",
            stretch=True,
            second=second,
            tip=lambda x: paper(x).title,
        ),
        Column("领衔代表", lambda x: labels.padded(paper(x).lead), rank=2, width=4.4),
    )


def in_lists(counts: dict[str, int]) -> int:
    """Return how many there are in all states but the archive, which lists leave out."""
    return sum(counts.values()) - counts.get("已归档", 0)


def _day(on: date | None) -> str:
    return labels.day_dotted(on) if on else ""


def _rating(line: "SuggestionLine") -> str:
    if line.state.value == "已答复" and not line.rating:
        return "待反馈"
    return labels.RATING.get(line.rating, "")


def _days(line: "SuggestionLine") -> str:
    return days_mark(line.days_left).words


def _lead(line: "SuggestionLine") -> str:
    return labels.padded(line.lead)


COLUMNS: tuple[Column["SuggestionLine"], ...] = (
    Column("届次", lambda s: s.session, rank=1, width=4.7, look="quiet"),
    Column("号", lambda s: s.number, "number", rank=1, align="right", width=2.7),
    Column("题目", lambda s: s.title, "title", rank=1, width=13.2, look="strong", stretch=True),
    Column("领衔代表", _lead, "lead", rank=3, width=5.2),
    Column("主办单位", lambda s: s.lead_unit, "lead_unit", rank=2, width=6.6),
    Column(
        "状态",
        lambda s: s.state.value,
        "state",
        rank=2,
        width=5.4,
        mark=lambda s: state_mark(s.state.value),
    ),
    Column("答复期限", lambda s: _day(s.reply_due), "reply_due", 3, "right", 4.8),
    Column("剩余", _days, "days_left", 1, "right", 5.4, mark=lambda s: days_mark(s.days_left)),
    Column("类别", lambda s: s.reply_class, "class", rank=3, align="centre", width=2.8, look="box"),
    Column(
        "当前类别",
        lambda s: s.current_class,
        rank=3,
        align="centre",
        width=3.8,
        look="box",
        shown=False,
    ),
    Column("评价", _rating, "rating", rank=3, width=4.2),
    Column("内容分类", lambda s: s.category, rank=3, width=5, shown=False),
    Column("代表团", lambda s: s.delegation, rank=3, width=5, shown=False),
    Column("署名", lambda s: f"{s.signers} 人", rank=3, align="right", width=3.2, shown=False),
    Column("单位类别", lambda s: s.unit_kind, rank=3, width=5, shown=False),
    Column("协办单位", lambda s: s.co_units, rank=3, width=8, shown=False),
    Column(
        "提出日期",
        lambda s: _day(s.raised_on),
        "raised_on",
        rank=3,
        align="right",
        width=5.2,
        shown=False,
    ),
    Column("交办日期", lambda s: _day(s.handed_on), rank=3, align="right", width=5.2, shown=False),
    Column("答复日期", lambda s: _day(s.replied_on), rank=3, align="right", width=5.2, shown=False),
    Column(
        "催办",
        lambda s: f"{s.urged} 次" if s.urged else "",
        rank=3,
        align="right",
        width=3.2,
        shown=False,
    ),
    Column("结转", lambda s: "上届结转" if s.carried_to else "", rank=3, width=4.6, shown=False),
    Column("重点", lambda s: "重点" if s.key else "", rank=3, width=3, shown=False),
)
