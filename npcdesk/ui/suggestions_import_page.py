"""导入往年建议: choose a workbook, look through what was understood, then write it in one go.

Nothing is written before the last button is pressed; afterwards the whole import can be taken back.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step
from npcdesk.office import suggestion_import
from npcdesk.office.suggestion_import import Plan
from npcdesk.paths import OfficeFolder
from npcdesk.store import aside
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import ENTER, primary, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Fact, Facts, breakable
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.steps_line import StepsLine
from npcdesk.ui.suggestion_check import COLUMNS, TABS, CheckLine, beyond, lines
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words
from npcdesk.workbooks.suggestions_sheet import read_suggestions

CHOOSE, CHECK, DONE = range(3)
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
STAGES = ("备份现在的数据", "写入建议")
NAMED = 12


class SuggestionsImportPage(Page):
    """One import, from the file to what became of it."""

    tab = "suggestions"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "导入建议")
        self.plan: Plan | None = None
        self.lines: list[CheckLine] = []
        self.head.set_trail(
            [("建议办理", lambda: desk.open("tab:suggestions")), ("从 Excel 导入", None)]
        )
        self.steps = StepsLine(["选文件", "核对", "完成"])
        self.choose = EmptyState(
            "选一个往年建议的工作簿，也可以把文件拖到这里。",
            "选文件",
            "folder_open",
            "认得 建议号、标题、领衔代表、主办单位、答复日期、满意度 等列，除了标题都可以没有。",
        )
        self.refused = Note("bad")
        self.done = EmptyState("已经导入。", "看建议", "document")
        self.tabs = StateTabs([*(Tab(k, w, 0) for k, w in TABS.items()), Tab("", "全部", 0)])
        self.table = LinesTable(LinesModel(COLUMNS, tickable=False), frozen=3, name="核对")
        self.card = ListCard(self.table, tabs=self.tabs)
        self.row_card, self.sheet_card = Card("这一行"), Card("这次怎么读的表")
        self.facts = Facts()
        self.sheet_card.body.addWidget(self.facts)
        self.cancel, self.go = second("取消"), primary("导入", "arrow_import")
        self.stack = QStackedWidget()
        for part in (self._choosing(), self._checking(), self.done):
            self.stack.addWidget(part)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self._connect()

    def _choosing(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.addWidget(self.refused)
        column.addWidget(self.choose, 1)
        return whole

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
        foot.addWidget(Words("确认以前不会改动数据。导入后可以整次撤销。", "second", "text3"))
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(em(0.5))
        rows.addWidget(WithPane(self.card, scrolled(pane)), 1)
        rows.addLayout(foot)
        return whole

    def _connect(self) -> None:
        self.choose.pressed.connect(self.ask_file)
        self.done.pressed.connect(self.closing)
        self.cancel.clicked.connect(self.start_again)
        self.go.clicked.connect(self.write)
        self.tabs.chosen_changed.connect(self.show_tab)
        self.table.current_changed.connect(lambda _id: self._show_row())

    def reload(self) -> None:
        """What is shown is the file's; nothing here follows the store."""

    # choosing and reading

    def ask_file(self) -> None:
        """Ask which workbook."""
        kinds = f"表格 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        dialog = place_dialog.which_file(self.desk, self, "选往年建议的工作簿", kinds)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a workbook and compare it with what is kept, on the worker thread."""
        self.refused.say("")
        self.desk.carry_out(
            lambda: _reading(self.desk, path),
            title=f"正在核对 {path.name}",
            then=self._read,
            writes=False,
        )

    def _read(self, outcome: Plan | SheetRefused) -> None:
        if isinstance(outcome, Plan):
            self.show_plan(outcome)
        else:
            self.refused.say(str(outcome))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook that is dragged here."""
        if _dropped(event) and self.stack.currentIndex() == CHOOSE:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        if path := _dropped(event):
            event.acceptProposedAction()
            self.read(path)

    # looking through

    def show_plan(self, plan: Plan) -> None:
        """Show what was understood."""
        self.plan, self.lines = plan, lines(plan)
        counts = {key: sum(line.kind == key for line in self.lines) for key in TABS}
        tones = {"bad": "late"}
        shown = [Tab(k, w, counts[k], tones.get(k, "")) for k, w in TABS.items() if counts[k]]
        self.tabs.set_tabs([*shown, Tab("", "全部", len(self.lines))])
        self.tabs.choose("bad" if counts["bad"] else "")
        writes = self._writes()
        skipped = len(self.lines) - writes
        more = f"，跳过 {skipped} 件" if skipped else ""
        self.go.set_words(f"导入 {writes} 件{more}" if writes else "没有要导入的")
        self.go.setEnabled(writes > 0)
        self.head.set_title(f"核对 {len(self.lines)} 行")
        self.facts.show_facts(_facts(plan))
        self._step(CHECK)
        self.show_tab(self.tabs.chosen())
        self.table.setFocus()

    def _writes(self) -> int:
        return sum(line.kind in ("new", "read", "ask") for line in self.lines)

    def show_tab(self, key: str) -> None:
        """Show the rows of one tab; "" shows all."""
        some = [line for line in self.lines if not key or line.kind == key]
        self.table.lines.show_lines(some)
        self.card.footer.say(f"{len(some)} 行")
        if some:
            self.table.select_row(0)
        self._show_row()

    def _show_row(self) -> None:
        clear(self.row_card.body)
        line: CheckLine | None = self.table.current_line()
        self.row_card.setVisible(line is not None)
        if line is None:
            return
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
        self.head.set_title("导入完成")
        self.done.sentence.say(f"已导入 {written} 件建议。")
        self._step(DONE)
        name = self.plan.sheet.file_name if self.plan else ""
        self.desk.done(f"{name} 已导入 {written} 件。")

    def start_again(self) -> None:
        """Choose another file."""
        self.plan, self.lines = None, []
        self.head.set_title("导入建议")
        self._step(CHOOSE)

    def _step(self, step: int) -> None:
        self.steps.go_to(step)
        self.stack.setCurrentIndex(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the primary button."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control and self.stack.currentIndex() == CHECK:
            self.go.click()
        else:
            super().keyPressEvent(event)


def _reading(desk: Desk, path: Path) -> Job[Plan | SheetRefused]:
    """Read and compare; what was refused is returned, so that the page can say it in place."""
    try:
        sheet = yield from read_suggestions(path)
    except SheetRefused as refused:
        return refused
    with desk.store.reading() as session:
        return (yield from suggestion_import.plan(session, sheet))


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
        Fact("新单位", _some(plan.new_units)),
        Fact("名册里没有", _some(plan.unknown_signers)),
        Fact("没有读", "\n".join(beyond(plan)[:NAMED])),
    )
    return [fact for fact in facts if fact.value]


def _some(names: tuple[str, ...]) -> str:
    more = f"等 {len(names)} 个" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in SUFFIXES else None
