"""导入往年建议: choose a workbook, look through what was understood, then write it in one go.

Nothing is written before the last button is pressed; afterwards the whole import can be taken back.
"""

from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.office import suggestion_import
from npcdesk.office.past_doubts import UNEXPLAINED
from npcdesk.office.suggestion_import import Plan
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside
from npcdesk.ui.check_page import CHECK, CHOOSE, DONE, CheckPage, CheckWords
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, breakable
from npcdesk.ui.notes import Note
from npcdesk.ui.suggestion_check import COLUMNS, TABS, CheckLine, beyond, lines
from npcdesk.ui.words import Words
from npcdesk.workbooks.suggestions_sheet import read_suggestions

__all__ = ["CHECK", "CHOOSE", "DONE", "SuggestionsImportPage"]

STAGES = ("备份现在的数据", "写入建议")
NAMED = 12
WORDS = CheckWords(
    title="导入建议",
    trail="从 Excel 导入",
    verb="导入",
    ask="选往年建议的工作簿",
    drop="选一个往年建议的工作簿，也可以把文件拖到这里。",
    known="认得 建议号、标题、正文、领衔代表、主办单位、答复日期、答复内容、满意度 等列，"
    "除了标题都可以没有。",
    foot="确认以前不会改动数据。导入后可以整次撤销。",
    done="已经导入。",
    then="看建议",
)


class SuggestionsImportPage(CheckPage):
    """One import, from the file to what became of it."""

    tab = "suggestions"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, WORDS, COLUMNS, TABS)

    def reading(self, path: Path) -> Job[Plan]:
        """Read and compare."""
        sheet = yield from read_suggestions(path, today=self.desk.clock.today())
        with self.desk.store.reading() as session:
            return (yield from suggestion_import.plan(session, sheet))

    def show_plan(self, plan: Plan) -> None:
        """Show what was understood."""
        self.lines = lines(plan)
        writes = self._writes()
        skipped = len(self.lines) - writes
        more = f"，跳过 {skipped} 件" if skipped else ""
        self.facts.show_facts(_facts(plan))
        self.show_lines(self.lines, bad=("bad",), go=f"导入 {writes} 件{more}" if writes else "")

    def _writes(self) -> int:
        return sum(line.kind in ("new", "read", "ask") for line in self.lines)

    def tell_row(self, line: CheckLine) -> None:
        """Say what is doubtful in a row."""
        self.row_card.set_title(f"第 {line.id} 行　{line.draft.title}"[: NAMED + 8])
        if line.kind == "same":
            self.row_card.body.addWidget(Note("info", "这一件已经有了，不再导入。"))
        for problem in line.told:
            kind = "bad" if problem.grave and line.kind == "bad" else "warn"
            kind = kind if problem in self._problems() else "info"
            self.row_card.body.addWidget(Note(kind, f"{problem.column}：{problem.text}"))
        if not line.told and line.kind == "new":
            self.row_card.body.addWidget(Words("看过了，没有要改的。", "second", "text2"))

    def _problems(self) -> frozenset[object]:
        return frozenset(self.plan.sheet.problems) if self.plan else frozenset()

    # writing

    def write(self) -> None:
        """Write the new rows in one write."""
        plan = self.plan
        if plan is None:
            return
        self.desk.carry_out(
            lambda: _writing(self.desk, plan),
            title=f"正在导入 {self._writes()} 件",
            subtitle=plan.sheet.file_name,
            stages=STAGES,
            then=self._written,
        )

    def _written(self, written: int) -> None:
        where = self.plan.session_said if self.plan else ""
        self.finished(f"已导入 {written} 件建议。{where}")
        name = self.plan.sheet.file_name if self.plan else ""
        self.desk.done(f"{name} 已导入 {written} 件。")


def _writing(desk: Desk, plan: Plan) -> Job[int]:
    yield Step(0, 0, stage=STAGES[0])
    aside.copy(desk.store, OfficeFolder(desk.store.path.parent), "导入前", desk.clock)
    with desk.store.writing(f"导入建议 {plan.sheet.file_name}") as session:
        job = suggestion_import.apply(session, plan, today=desk.clock.today())
        while True:
            try:
                step = next(job)
            except StopIteration as end:
                written: int = end.value
                return written
            yield Step(step.done, step.total, step.note, STAGES[1])


def _facts(plan: Plan) -> list[Fact]:
    sheet = plan.sheet
    unread = [column.heading for column in sheet.columns if not column.meaning and column.heading]
    known = sum(bool(column.meaning) for column in sheet.columns)
    facts = (
        Fact("文件", breakable(sheet.file_name)),
        Fact("工作表", f"{sheet.sheet}（第 {sheet.header_row} 行是表头）"),
        Fact("认出的列", f"{len(sheet.columns)} 列中的 {known} 列"),
        Fact("没用上", "、".join(unread)),
        Fact("届次", plan.session_said),
        Fact("提出日期", plan.days_said),
        Fact("新单位", _some(plan.new_units)),
        Fact("名册里没有", _some(plan.unknown_signers)),
        Fact("没有原因", f"{plan.unexplained} 件，{UNEXPLAINED}" if plan.unexplained else ""),
        Fact("没有读", "\n".join(beyond(plan)[:NAMED])),
    )
    return [fact for fact in facts if fact.value]


def _some(names: tuple[str, ...]) -> str:
    more = f"等 {len(names)} 个" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more
