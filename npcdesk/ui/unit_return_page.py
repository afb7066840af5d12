"""收回办理清单: a unit's filled-in list, looked through row by row, then recorded in one write."""

from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.office import unit_returns
from npcdesk.office.unit_returns import Plan
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside
from npcdesk.ui.check_page import CheckPage, CheckWords
from npcdesk.ui.desk import Desk
from npcdesk.ui.facts import Fact, breakable
from npcdesk.ui.notes import Note
from npcdesk.ui.unit_return_check import BAD, COLUMNS, TABS, WRITTEN, ReturnLine, lines
from npcdesk.ui.words import Words
from npcdesk.workbooks.unit_list_in import read_unit_list

STAGES = ("备份现在的数据", "登记面商和答复")
NAMED = 20
WORDS = CheckWords(
    title="收回办理清单",
    trail="收回办理清单",
    verb="登记",
    ask="选承办单位交回的清单",
    drop="选承办单位填好交回的清单，也可以把文件拖到这里。",
    known="列换了位置、行有增减、另存成 .xls、.ods、.csv 都可以，靠“回收编号”认出每一件。",
    foot="确认以前不会改动数据。已经登记的答复不会被盖掉；登记后可以整次撤销。",
    done="已经登记。",
    then="看建议",
)


class UnitReturnPage(CheckPage):
    """One list that came back, from the file to what became of it."""

    tab = "suggestions"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, WORDS, COLUMNS, TABS)

    def reading(self, path: Path) -> Job[Plan]:
        """Read and compare."""
        sheet = yield from read_unit_list(path)
        with self.desk.store.reading() as session:
            job = unit_returns.plan(session, sheet, today=self.desk.clock.today())
            return (yield from job)

    def show_plan(self, plan: Plan) -> None:
        """Show what will be recorded, and what not and why."""
        found = lines(plan)
        writes = sum(line.kind in WRITTEN for line in found)
        left = len(found) - writes
        more = f"，其余 {left} 行不动" if left else ""
        self.facts.show_facts(_facts(plan))
        self.show_lines(found, bad=BAD, go=f"登记 {writes} 行{more}" if writes else "")

    def tell_row(self, line: ReturnLine) -> None:
        """Say what a row will become, or why it will not."""
        body, row = self.row_card.body, line.row
        called = f"第{line.number}号 {line.title}" if line.number else line.title
        self.row_card.set_title(f"第 {line.id} 行　{called}"[: NAMED + 8])
        for said in row.records:
            body.addWidget(Words(f"登记{said}", "body", wrap=True))
        if row.why:
            body.addWidget(Note("bad" if line.kind in BAD else "info", row.why))
        for doubt in row.doubts:
            body.addWidget(Note("warn", doubt))
        for problem in line.told:
            if problem.text not in row.why:
                body.addWidget(Note("info", f"{problem.column}：{problem.text}"))
        if line.kind == "same" and not row.why:
            body.addWidget(Note("info", "这一行说的已经登记过，不再登记。"))
        if line.kind == "empty":
            body.addWidget(Words("单位还没有填这一件。", "second", "text2"))
        if row.draft.answer:
            body.addWidget(Words(row.draft.answer, "second", "text2", wrap=True))

    def write(self) -> None:
        """Record all rows that can be, in one write."""
        plan: Plan | None = self.plan
        if plan is None:
            return
        self.desk.carry_out(
            lambda: _writing(self.desk, plan),
            title="正在登记面商和答复",
            subtitle=plan.sheet.file_name,
            stages=STAGES,
            then=self._written,
        )

    def _written(self, written: int) -> None:
        self.finished(f"已登记 {written} 行的面商和答复。")
        self.desk.done(f"{self.plan.sheet.file_name} 已登记 {written} 行。")


def _writing(desk: Desk, plan: Plan) -> Job[int]:
    yield Step(0, 0, stage=STAGES[0])
    aside.copy(desk.store, OfficeFolder(desk.store.path.parent), "导入前", desk.clock)
    with desk.store.writing(f"收回办理清单 {plan.sheet.file_name}") as session:
        job = unit_returns.apply(session, plan, today=desk.clock.today())
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
    units = dict.fromkeys(row.part.unit for row in plan.rows if row.part)
    reached = [
        f"{each.unit}：{each.contact} {each.phone}"
        + (f"（原来 {each.before}）" if each.before else "")
        for each in plan.reached
    ]
    facts = (
        Fact("文件", breakable(sheet.file_name)),
        Fact("工作表", f"{sheet.sheet}（第 {sheet.header_row} 行是表头）"),
        Fact("单位", "、".join(units)),
        Fact("认出的列", f"{len(sheet.columns)} 列中的 {known} 列"),
        Fact("没用上", "、".join(unread)),
        Fact("联系人改为", "\n".join(reached)),
    )
    return [fact for fact in facts if fact.value]
