"""The columns of the opinions, and the chip of where each stands."""

from typing import TYPE_CHECKING

from npcdesk import labels
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign, days_mark

if TYPE_CHECKING:
    from npcdesk.office.opinion_list import OpinionRow

_STATES = {
    "待处理": ("wait", Sign.RING),
    "站点处理": ("doing", Sign.HALF),
    "转办中": ("doing", Sign.HALF),
    "已升级": ("doing", Sign.HALF),
    "转为建议": ("replied", Sign.DOT),
    "待反馈": ("soon", Sign.CLOCK),
    "已反馈": ("replied", Sign.DOT),
    "已评价": ("replied", Sign.DOT),
    "已了结": ("closed", Sign.TICK),
    "不属受理": ("void", Sign.DASH),
}


def opinion_mark(state: str) -> Mark:
    """Return the chip of an opinion's state."""
    token, sign = _STATES.get(state, ("void", Sign.DASH))
    return Mark(state, token, sign, f"状态，{state}")


def _days(row: "OpinionRow") -> Mark | None:
    return days_mark(row.days_left) if row.days_left is not None else None


def _left(row: "OpinionRow") -> str:
    mark = _days(row)
    return mark.words if mark else ""


OPINIONS: "tuple[Column[OpinionRow], ...]" = (
    Column("日期", lambda o: labels.day_dotted(o.held_on), "held_on", rank=1, width=5.2),
    Column("反映的问题（原话）", lambda o: o.words, rank=1, width=10, look="strong", stretch=True),
    Column("站点", lambda o: o.station, width=5.6),
    Column("群众", lambda o: o.speaker, rank=3, width=3.4),
    Column("分类", lambda o: o.category, "category", rank=3, width=4, shown=False),
    Column(
        "状态",
        lambda o: o.state,
        "state",
        rank=1,
        width=5.4,
        mark=lambda o: opinion_mark(o.state),
    ),
    Column("转办到", lambda o: o.unit, rank=3, width=5),
    Column("期限", lambda o: labels.day_dotted(o.due_on) if o.due_on else "", rank=3, width=5.2),
    Column("剩余", _left, rank=1, width=5.4, mark=_days),
    Column("群众评价", lambda o: labels.RATING.get(o.rating, ""), width=4.4, shown=False),
    Column("处理方式", lambda o: labels.DISPOSITION.get(o.way, ""), width=4.6, shown=False),
)
