"""A workbook that is looked through before it is written: choose, check, done.

    class ReturnPage(CheckPage):
        tab = "suggestions"
        def __init__(self, desk):
            super().__init__(desk, CheckWords(title=…, …), COLUMNS, TABS)
        def reading(self, path): …       a job that reads and compares; may raise SheetRefused
        def show_plan(self, plan): …     fills self.lines, then self.show_lines(…)
        def tell_row(self, line): …      what there is to say about the row in view
        def write(self): …               carries out the write, then self.finished(sentence)

Lines have an `id` and a `kind`, which is the key of their tab. Nothing is written before the last
button is pressed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk.errors import SheetRefused
from npcdesk.job import Job
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import ENTER, primary, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.columns import Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.facts import Facts
from npcdesk.ui.file_deeds import dropped_one
from npcdesk.ui.flow import clear
from npcdesk.ui.list_card import ListCard
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.steps_line import StepsLine
from npcdesk.ui.tables import LinesModel, LinesTable
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

CHOOSE, CHECK, DONE = range(3)
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What such a page says."""

    title: str
    trail: str
    verb: str  # of the primary button: 导入
    ask: str  # the title of the file dialog
    drop: str  # what belongs here
    known: str  # which columns are understood
    foot: str
    done: str
    then: str  # the button of the last step


class CheckPage(Page):
    """One workbook, from the file to what became of it."""

    def __init__(
        self,
        desk: Desk,
        words: CheckWords,
        columns: tuple[Column[Any], ...],
        tabs: Mapping[str, str],
        *,
        frozen: int = 3,
    ) -> None:
        super().__init__(desk, words.title)
        self.plan: Any = None
        self.lines: list[Any] = []
        self._words, self._tabs = words, tabs
        self.head.set_trail(
            [("建议办理", lambda: desk.open("tab:suggestions")), (words.trail, None)]
        )
        self.steps = StepsLine(["选文件", "核对", "完成"])
        self.choose = EmptyState(words.drop, "选文件", "folder_open", words.known)
        self.refused = Note("bad")
        self.done = EmptyState(words.done, words.then, "document")
        self.tabs = StateTabs([*(Tab(k, w, 0) for k, w in tabs.items()), Tab("", "全部", 0)])
        self.table = LinesTable(LinesModel(columns, tickable=False), frozen=frozen, name="核对")
        self.card = ListCard(self.table, tabs=self.tabs)
        self.row_card, self.sheet_card = Card("这一行"), Card("这次怎么读的表")
        self.facts = Facts()
        self.sheet_card.body.addWidget(self.facts)
        self.cancel, self.go = second("取消"), primary(words.verb, "arrow_import")
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
        foot.addWidget(Words(self._words.foot, "second", "text3"))
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

    # what each page is for

    def reading(self, path: Path) -> Job[Any]:
        """Return the job that reads a workbook and compares it with what is kept."""
        raise NotImplementedError

    def show_plan(self, plan: Any) -> None:
        """Show what was understood; ends in `show_lines`."""
        raise NotImplementedError

    def tell_row(self, line: Any) -> None:
        """Put what there is to say about a row into `row_card`."""
        raise NotImplementedError

    def write(self) -> None:
        """Write what the plan says, in one write."""
        raise NotImplementedError

    # choosing and reading

    def ask_file(self) -> None:
        """Ask which workbook."""
        kinds = f"表格 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        dialog = place_dialog.which_file(self.desk, self, self._words.ask, kinds)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a workbook and compare it with what is kept, on the worker thread."""
        self.refused.say("")
        self.desk.carry_out(
            lambda: self._refused_or_read(path),
            title=f"正在核对 {path.name}",
            then=self._read,
            writes=False,
        )

    def _refused_or_read(self, path: Path) -> Job[Any]:
        """Read; what was refused is returned, so that the page can say it in place."""
        try:
            return (yield from self.reading(path))
        except SheetRefused as refused:
            return refused

    def _read(self, outcome: Any) -> None:
        if isinstance(outcome, SheetRefused):
            self.refused.say(str(outcome))
        else:
            self.plan = outcome
            self.show_plan(outcome)

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

    def show_lines(self, lines: Sequence[Any], *, bad: Sequence[str], go: str) -> None:
        """Show the rows below their tabs; what must be mended stands first.

        Args:
            lines: every row.
            bad: the tabs shown first when they hold any.
            go: what the primary button says; "" when there is nothing to write.
        """
        self.lines = list(lines)
        counts = {key: sum(line.kind == key for line in self.lines) for key in self._tabs}
        shown = [
            Tab(key, words, counts[key], "late" if key in bad else "")
            for key, words in self._tabs.items()
            if counts[key]
        ]
        self.tabs.set_tabs([*shown, Tab("", "全部", len(self.lines))])
        self.tabs.choose(next((key for key in bad if counts[key]), ""))
        self.go.set_words(go or f"没有要{self._words.verb}的")
        self.go.setEnabled(bool(go))
        self.head.set_title(f"核对 {len(self.lines)} 行")
        self._step(CHECK)
        self.show_tab(self.tabs.chosen())
        self.table.setFocus()

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
        line = self.table.current_line()
        self.row_card.setVisible(line is not None)
        if line is not None:
            self.tell_row(line)

    # what became of it

    def finished(self, sentence: str) -> None:
        """Show the last step."""
        self.head.set_title(f"{self._words.verb}完成")
        self.done.sentence.say(sentence)
        self._step(DONE)

    def start_again(self) -> None:
        """Choose another file."""
        self.plan, self.lines = None, []
        self.head.set_title(self._words.title)
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
