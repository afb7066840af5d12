"""The rows of a workbook of suggestions as they are looked through before an import."""

from collections import defaultdict
from dataclasses import dataclass

from npcdesk import labels
from npcdesk.office.roster_import import Action
from npcdesk.office.suggestion_import import Plan, PlannedSuggestion
from npcdesk.rules.drafts import Problem, SuggestionDraft
from npcdesk.ui.columns import Column
from npcdesk.ui.signs import Mark, Sign

TABS = {"bad": "要改", "ask": "请确认", "read": "已换算", "same": "已经有了", "new": "可导入"}
MARKS = {
    "bad": Mark("要改", "late", Sign.BANG),
    "ask": Mark("请确认", "soon", Sign.CLOCK),
    "read": Mark("已换算", "doing", Sign.HALF),
    "same": Mark("已经有了", "void", Sign.DASH),
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One row of the sheet, what it is, and what there is to say about it."""

    id: str
    row: PlannedSuggestion
    kind: str
    told: tuple[Problem, ...]

    @property
    def draft(self) -> SuggestionDraft:
        """What the row says."""
        return self.row.draft


def lines(plan: Plan) -> list[CheckLine]:
    """Return every row that was found, with its problems and what was read in another writing."""
    told: dict[int, list[Problem]] = defaultdict(list)
    for problem in (*plan.sheet.problems, *plan.sheet.converted):
        told[problem.row].append(problem)
    doubtful = {problem.row for problem in plan.sheet.problems}
    converted = {problem.row for problem in plan.sheet.converted}
    made = []
    for row in plan.rows:
        at = row.draft.row
        if row.action is Action.REFUSED:
            kind = "bad"
        elif row.action is Action.SAME:
            kind = "same"
        else:
            kind = "ask" if at in doubtful else "read" if at in converted else "new"
        made.append(CheckLine(str(at), row, kind, tuple(told[at])))
    return made


def beyond(plan: Plan) -> list[str]:
    """Return what is to be said about rows that were not taken for suggestions at all."""
    rows = {row.draft.row for row in plan.rows}
    return [p.told for p in plan.sheet.problems if p.row not in rows]


def _session(line: CheckLine) -> str:
    term, ordinal = line.row.term, line.row.session
    return labels.session_short(term, ordinal) if term else ""


def _people(line: CheckLine) -> str:
    more = len(line.draft.co_signers)
    return f"{line.draft.lead}等 {more + 1} 人" if more else labels.padded(line.draft.lead)


COLUMNS: tuple[Column[CheckLine], ...] = (
    Column("行", lambda c: c.id, rank=1, align="right", width=2.6),
    Column("号", lambda c: c.draft.number, rank=1, align="right", width=2.6),
    Column("题目", lambda c: c.draft.title, rank=1, width=13, look="strong", stretch=True),
    Column("届次", _session, rank=2, width=5),
    Column("领衔代表", _people, rank=2, width=5.4),
    Column("主办单位", lambda c: c.draft.lead_unit, rank=2, width=6.4),
    Column("结果", lambda c: c.draft.reply_class, rank=3, align="centre", width=2.8, look="box"),
    Column("评价", lambda c: labels.RATING.get(c.draft.rating, ""), rank=3, width=4),
    Column(
        "核对",
        lambda c: TABS[c.kind],
        rank=1,
        width=5.2,
        mark=lambda c: MARKS.get(c.kind),
    ),
)
