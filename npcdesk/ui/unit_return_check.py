"""The rows of a list that came back from a unit, as they are looked through before the write."""

from collections import defaultdict
from dataclasses import dataclass

from npcdesk import labels
from npcdesk.office.unit_returns import Fate, Plan, PlannedReturn
from npcdesk.rules.drafts import Problem
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign

TABS = {
    "refused": "不能登记",
    "unclear": "认不出",
    "ask": "请确认",
    "record": "可登记",
    "same": "已经登记过",
    "empty": "还没有填",
}
MARKS = {
    "refused": Mark("不能登记", "late", Sign.BANG),
    "unclear": Mark("认不出", "late", Sign.BANG),
    "ask": Mark("请确认", "soon", Sign.CLOCK),
    "same": Mark("已经登记过", "void", Sign.DASH),
    "empty": Mark("还没有填", "void", Sign.DASH),
}
WRITTEN = ("ask", "record")
BAD = ("refused", "unclear")


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One row of the list, its tab, and what there is to say about it."""

    id: str
    row: PlannedReturn
    kind: str
    told: tuple[Problem, ...] = ()

    @property
    def number(self) -> str:
        """The number as kept, else as the sheet says it."""
        return self.row.part.number if self.row.part else self.row.draft.number

    @property
    def title(self) -> str:
        """The title as kept, else as the sheet says it."""
        return self.row.part.title if self.row.part else self.row.draft.title


def lines(plan: Plan) -> list[ReturnLine]:
    """Return every row, with its doubtful cells and those that were read in another writing."""
    told: dict[int, list[Problem]] = defaultdict(list)
    for problem in (*plan.sheet.problems, *plan.sheet.converted):
        told[problem.row].append(problem)
    doubtful = {problem.row for problem in plan.sheet.problems}
    made = []
    for row in plan.rows:
        at = row.draft.row
        asks = row.fate is Fate.RECORD and (row.doubts or at in doubtful)
        made.append(ReturnLine(str(at), row, "ask" if asks else row.fate.value, tuple(told[at])))
    return made


def _reply(line: ReturnLine) -> str:
    on = line.row.draft.replied_on
    return labels.day_dotted(on) if on else ""


def outcome(line: ReturnLine) -> str:
    """Return what will be recorded, or why nothing will."""
    return "；".join(line.row.records) or line.row.why


COLUMNS: tuple[Column[ReturnLine], ...] = (
    Column("行", lambda c: c.id, rank=1, align="right", width=2.6),
    Column("号", lambda c: c.number, rank=1, align="right", width=2.6),
    Column("题目", lambda c: c.title, rank=1, width=12, look="strong", stretch=True),
    Column("单位", lambda c: c.row.part.unit if c.row.part else "", rank=2, width=6.4),
    Column(
        "类别", lambda c: c.row.draft.reply_class, rank=2, align="centre", width=2.8, look="box"
    ),
    Column("答复日期", _reply, rank=2, align="right", width=4.6),
    Column("登记什么", outcome, rank=3, width=16, look="quiet", tip=outcome, stretch=True),
    Column(
        "核对",
        lambda c: TABS[c.kind],
        rank=1,
        width=6,
        mark=lambda c: MARKS.get(c.kind),
        tip=outcome,
    ),
)
