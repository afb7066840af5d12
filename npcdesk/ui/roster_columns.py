"""The columns of the roster, and the words for how it may be ordered."""

from typing import TYPE_CHECKING, Any

from npcdesk import labels
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign

if TYPE_CHECKING:
    from npcdesk.office.roster import DelegateLine

ORDERS = {
    "strokes": "按姓名笔画（单名在前）",
    "strokes-by-character": "按姓名笔画（逐字）",
    "pinyin": "按姓名拼音",
    "delegation": "按代表团",
    "number": "按代表证号",
    "level": "按层级",
    "occupation_class": "按职业构成",
    "sex": "按性别",
    "status": "按状态",
}
"""The orders of `office.roster_order`; the first five the button offers, the rest the heads."""
HEAD, SINGLE_FIRST = "strokes", "single-first"
"""How a table names the office's usual order, which the head of the names gives, and the other."""
OFFERED = ("strokes", "strokes-by-character", "pinyin", "delegation", "number")


def status_mark(status: str) -> Mark | None:
    """Return the chip of a mandate that is not simply held; in office is plain words."""
    if status == "in_office":
        return None
    words = labels.STATUS.get(status, status)
    return Mark(words, "void", Sign.DASH, f"状态，{words}")


def _status(line: "DelegateLine") -> str:
    return labels.STATUS.get(line.status, line.status)


def _mark(line: "DelegateLine") -> Mark | None:
    """Return the chip of a mandate: its status, else that the delegate missed the congress."""
    if line.absences and line.status == "in_office":
        return Mark(f"缺席 {line.absences} 次", "soon", Sign.CLOCK, f"缺席大会 {line.absences} 次")
    return status_mark(line.status)


def _delegation(line: Any) -> str:
    """沙河镇代表团 is 沙河镇 below a heading that says 代表团."""
    return str(line.delegation).removesuffix("代表团")


COLUMNS: "tuple[Column[DelegateLine], ...]" = (
    Column(
        "姓名",
        lambda d: labels.padded(d.name),
        "strokes",
        rank=1,
        width=6.4,
        look="strong",
        most=12,
    ),
    Column("性别", lambda d: labels.SEX[d.sex], "sex", align="centre", width=2.5),
    Column("出生年月", lambda d: labels.month_dotted(d.birth), width=4),
    Column("代表团", _delegation, "delegation", width=4.2, stretch=True),
    Column("职业构成", lambda d: d.occupation_class, "occupation_class", width=6.8, stretch=True),
    Column("电话", lambda d: d.phone, rank=3, width=5.4, look="quiet", most=7),
    Column("履职", lambda d: str(d.visits), rank=3, align="right", width=2.6),
    Column("状态", _status, "status", width=5.4, mark=_mark),
    Column("代表证号", lambda d: d.delegate_number, "number", width=4, shown=False),
    Column("层级", lambda d: labels.LEVEL[d.level], "level", width=3, shown=False),
    Column("民族", lambda d: d.nation, width=4, shown=False),
    Column("政治面貌", lambda d: d.party, width=5, shown=False),
    Column("选区", lambda d: d.electoral_unit, width=6, shown=False),
    Column("单位", lambda d: d.work_unit, width=8, shown=False),
    Column("职务", lambda d: d.post, width=6, shown=False),
)
