"""导入代表名册: choose a file, look through what was understood, then write it in one go.

Nothing is written before the last button is pressed; afterwards the whole import can be taken back.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk.errors import SheetRefused, Unclear
from npcdesk.office.roster_import import Action, Plan
from npcdesk.rules.drafts import Problem
from npcdesk.ui import place_dialog, roster_check, roster_import_jobs
from npcdesk.ui.buttons import ENTER, Verb, primary, second
from npcdesk.ui.cards import WithPane, scrolled
from npcdesk.ui.check_table import CheckTable
from npcdesk.ui.desk import Desk
from npcdesk.ui.file_deeds import dropped_one
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.roster_check import TABS, CheckLine
from npcdesk.ui.roster_columns_dialog import RosterColumnsDialog
from npcdesk.ui.roster_import_ends import ChooseFile, Imported
from npcdesk.ui.roster_import_jobs import SUFFIXES, Outcome
from npcdesk.ui.roster_import_pane import RowCard, SheetCard
from npcdesk.ui.steps_line import StepsLine
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words
from npcdesk.workbooks.mend import mend

CHOOSE, CHECK, DONE = range(3)


class RosterImportPage(Page):
    """One import, from the file to what became of it."""

    tab = "roster"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "导入代表名册")
        self.head.set_trail([("代表名册", lambda: desk.open("tab:roster")), ("导入 Excel", None)])
        self.plan: Plan | None = None
        self.path = Path()
        self.columns: dict[str, str] = {}
        self.lines: list[CheckLine] = []
        self.steps = StepsLine(["选文件", "核对", "完成"])
        self.choose = ChooseFile()
        self.imported = Imported()
        self.tabs = StateTabs([*(Tab(k, w, 0) for k, w in TABS.items()), Tab("", "全部", 0)])
        self.table = CheckTable()
        self.card = ListCard(self.table, tabs=self.tabs)
        self.row_card = RowCard()
        self.sheet_card = SheetCard(Verb("改列的对应", self.match_columns))
        self.note = Note("info")
        self.cancel, self.go = second("取消"), primary("导入", "arrow_import")
        self.stack = QStackedWidget()
        for part in (self.choose, self._checking(), self.imported):
            self.stack.addWidget(part)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self._connect()

    def _checking(self) -> QWidget:
        em = look().em
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addWidget(self.row_card)
        column.addWidget(self.sheet_card)
        column.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(em(0.5))
        foot.addWidget(Words("确认以前不会改动名册。导入后可以整次撤销。", "second", "text3"))
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(em(0.5))
        rows.addWidget(self.note)
        self.beside = WithPane(self.card, scrolled(pane))
        rows.addWidget(self.beside, 1)
        rows.addLayout(foot)
        return whole

    def _connect(self) -> None:
        self.choose.file_wanted.connect(self.ask_file)
        self.choose.blank_wanted.connect(self._ask_blank)
        self.tabs.chosen_changed.connect(self.show_tab)
        self.table.current_changed.connect(lambda _id: self._show_row())
        self.table.opened.connect(lambda _id: self._to_mend())
        self.table.edit_wanted.connect(lambda _id, _heading: self._to_mend())
        self.row_card.mended.connect(self.mend)
        self.row_card.next_wanted.connect(self.next_problem)
        self.cancel.clicked.connect(self.closing)
        self.go.clicked.connect(self.write)
        self.imported.roster_wanted.connect(self._to_roster)
        self.imported.undo_wanted.connect(self.undo)
        self.imported.another_wanted.connect(self.start_again)

    def reload(self) -> None:
        """What is shown is the file's; nothing here follows the store."""

    # choosing and reading

    def ask_file(self) -> None:
        """Ask which workbook."""
        kinds = "表格 (*.xlsx *.xls *.ods *.csv *.xlsm)"
        dialog = place_dialog.which_file(self.desk, self, "选代表名册", kinds)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def _ask_blank(self) -> None:
        name, kinds = "代表名册（空白）.xlsx", "Excel 工作簿 (*.xlsx)"
        dialog = place_dialog.where_to(self.desk, self, "存一张空白表", name, kinds)
        dialog.fileSelected.connect(lambda path: self.save_blank(Path(path)))
        dialog.open()

    def save_blank(self, path: Path) -> None:
        """Write an empty roster to fill in."""
        roster_import_jobs.blank(path)
        self.desk.say(f"空白表已存为 {path.name}，填好后从这里导入。")

    def read(self, path: Path, columns: Mapping[str, str] | None = None) -> None:
        """Read a workbook and compare it with the roster, on the worker thread."""
        self.path, self.columns = path, dict(columns or {})
        self.choose.show_reading(path.name)
        run = self.desk.carry_out(
            lambda: roster_import_jobs.reading(self.desk, path, self.columns),
            title=f"正在核对 {path.name}",
            then=self._read,
            writes=False,
        )
        run.cancelled.connect(self.start_again)

    def _read(self, outcome: Plan | SheetRefused) -> None:
        if isinstance(outcome, Plan):
            self.show_plan(outcome)
        else:
            self.start_again()
            self.choose.refuse(str(outcome))
            self.choose.button.setFocus()  # it could not have the focus while the file was read

    def match_columns(self) -> None:
        """Let the person say what the columns mean."""
        if self.plan is not None:
            RosterColumnsDialog(self.plan.sheet, self._read_again, self).open()

    def _read_again(self, columns: Mapping[str, str]) -> None:
        self.read(self.path, {**self.columns, **columns})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook that is dragged here."""
        if dropped_one(event, SUFFIXES) and self.stack.currentIndex() == CHOOSE:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        if path := dropped_one(event, SUFFIXES):
            event.acceptProposedAction()
            self.read(path)

    # looking through

    def show_plan(self, plan: Plan) -> None:
        """Show what was understood, before anything is written."""
        first = self.plan is None
        self.plan, self.lines = plan, roster_check.lines(plan)
        counts = {kind: sum(line.kind == kind for line in self.lines) for kind in TABS}
        shown = [Tab(k, w, counts[k], "late" if k == "bad" else "") for k, w in TABS.items()]
        self.tabs.set_tabs(
            [*(t for t in shown if t.count or t.key in ("bad", "ask", "ready")), _all(self.lines)]
        )
        self.table.lines.arrange(roster_check.arranged(self.lines))
        self.head.set_title(f"核对 {len(self.lines) - counts['left']} 行")
        self.sheet_card.show_plan(plan)
        out = counts["bad"] + plan.counts.get(Action.UNCLEAR, 0)
        skipped = f"，跳过 {out} 人" if out else ""
        self.go.set_words(f"导入 {plan.writes} 人{skipped}" if plan.writes else "回到名册")
        self.go.set_icon("arrow_import" if plan.writes else "arrow_left")
        self.note.say("" if plan.writes else _nothing_to_do(plan, out), "info")
        self._step(CHECK)
        if first:
            self.tabs.choose("bad" if counts["bad"] else "")
        mended = self.tabs.chosen() == "bad" and not counts["bad"]
        if mended:
            self.tabs.choose("ask" if counts["ask"] else "")
        self.show_tab(self.tabs.chosen())
        self.table.setFocus()
        if mended and plan.writes:
            self._all_mended(counts["ask"])

    def _all_mended(self, to_ask: int) -> None:
        """Say that nothing is left to mend, and lead on."""
        asks = f"要改的都改好了，还有 {to_ask} 行请确认。"
        self.note.say(asks if to_ask else "都改好了，可以导入。", "good")
        if not to_ask:
            self.go.setFocus()

    def show_tab(self, kind: str) -> None:
        """Show the rows of one tab; "" shows all."""
        some = [line for line in self.lines if not kind or line.kind == kind]
        self.table.lines.show_lines(some)
        self.card.footer.say(f"{len(some)} 行")
        if some and self.table.currentIndex().row() < 0:
            self.table.select_row(0)
        self._show_row()

    def _show_row(self) -> None:
        if self.plan is not None:
            self.row_card.show_line(self.table.current_line(), self.plan.sheet)

    def _to_mend(self) -> None:
        self.beside.open_pane()
        if self.row_card.problem is not None:
            self.row_card.line.setFocus()
            self.row_card.line.selectAll()

    def next_problem(self) -> None:
        """Go to the next row that must be looked at, from the top again after the last."""
        rows = [self.table.lines.line(row) for row in range(self.table.lines.rowCount())]
        here = self.table.currentIndex().row()
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        found = next((row for row in order if rows[row].kind in ("bad", "ask")), -1)
        self.table.select_row(found)
        self._to_mend()

    def mend(self, problem: Problem, said: str) -> None:
        """Take what was typed for a cell, and compare the sheet with the roster again."""
        if self.plan is None:
            return
        try:
            sheet = mend(self.plan.sheet, problem, said, today=self.desk.clock.today())
        except Unclear as error:
            self.row_card.refuse(str(error))
            return
        self.desk.carry_out(
            lambda: roster_import_jobs.comparing(self.desk, sheet),
            title="正在和名册比对",
            then=self.show_plan,
            writes=False,
        )

    # writing

    def write(self) -> None:
        """Write the plan, as one write that can be taken back."""
        if self.plan is None:
            return
        if not self.plan.writes:
            self._to_roster()
            return
        plan = self.plan
        self.desk.carry_out(
            lambda: roster_import_jobs.writing(self.desk, plan),
            title=f"正在导入 {plan.writes} 人",
            subtitle=plan.sheet.file_name,
            stages=roster_import_jobs.STAGES,
            cancel_note="取消后名册和导入前一样",
            then=self._written,
        )

    def _written(self, outcome: Outcome) -> None:
        self.head.set_title("导入完成")
        self.imported.show_outcome(outcome)
        self._step(DONE)
        self.desk.done(f"{outcome.file_name} 已导入 {outcome.written} 人。")

    def undo(self) -> None:
        """Take the whole import back."""
        self.desk.take_back(self.imported.write_id, then=self._undone)

    def _undone(self, _what: str) -> None:
        self.desk.say("这次导入已整次撤销，名册和导入前一样。")
        self.start_again()

    def start_again(self) -> None:
        """Choose another file."""
        self.plan, self.lines, self.columns = None, [], {}
        self.head.set_title("导入代表名册")
        self.choose.show_waiting()
        self._step(CHOOSE)

    def _to_roster(self) -> None:
        self.closing.emit()
        self.desk.open("tab:roster")

    def _step(self, step: int) -> None:
        self.steps.go_to(step)
        self.stack.setCurrentIndex(step)

    def key_new(self) -> None:
        """Ctrl+N: another file."""
        self.start_again()
        self.ask_file()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the primary button."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control and self.stack.currentIndex() == CHECK:
            self.go.click()
        else:
            super().keyPressEvent(event)


def _all(lines: list[CheckLine]) -> Tab:
    return Tab("", "全部", len(lines))


def _nothing_to_do(plan: Plan, out: int) -> str:
    same = plan.counts.get(Action.SAME, 0)
    known = f"表里的 {same} 人和名册一样，没有变化" if same else "没有可以导入的行"
    return f"{known}；另外 {out} 行改好以后就能导入。" if out else f"{known}，不用导入。"
