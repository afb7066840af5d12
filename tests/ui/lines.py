"""Lines and columns to show in a table."""

from dataclasses import dataclass

from npcdesk.ui.signs import days_mark, state_mark
from npcdesk.ui.tables import Column, LinesModel, LinesTable, Measure


@dataclass(frozen=True, slots=True)
class Paper:
    id: str
    number: str
    title: str
    state: str = "办理中"
    days: int | None = 3
    rating: str = "A"


COLUMNS: tuple[Column[Paper], ...] = (
    Column("号", lambda s: s.number, "number", rank=1, align="right", width=3),
    Column("题目", lambda s: s.title, "title", rank=1, width=12, look="strong", stretch=True),
    Column("状态", lambda s: s.state, "state", rank=1, width=6, mark=lambda s: state_mark(s.state)),
    Column(
        "剩余",
        lambda s: days_mark(s.days).words,
        "days",
        rank=1,
        align="right",
        width=6,
        mark=lambda s: days_mark(s.days),
    ),
    Column("类别", lambda s: s.rating, rank=3, align="centre", width=3, look="box"),
    Column(
        "进度",
        lambda s: "3 / 4 次",
        rank=2,
        width=8,
        measure=lambda s: Measure(3, 4, "3 / 4 次", 3.5),
    ),
    Column("备注", lambda s: "", width=6, shown=False),
)


def papers(count: int) -> list[Paper]:
    states = ("待交办", "办理中", "已答复", "已办结", "重新办理", "终止")
    days = (-3, 0, 5, 20, None)
    return [
        Paper(f"p{n}", str(n + 1), f"关于第{n + 1}件事的建议", states[n % 6], days[n % 5])
        for n in range(count)
    ]


def table(qtbot, count: int = 8, *, width: int = 1000, height: int = 400, **how) -> LinesTable:
    """A shown table of so many papers."""
    made = LinesTable(LinesModel(COLUMNS), **how)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.lines.show_lines(papers(count))
    made.show()
    return made
