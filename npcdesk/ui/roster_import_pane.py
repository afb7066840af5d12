"""Beside the preview of a roster: what is said of the current row, and how the sheet was read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office.roster_import import Action, Plan
from npcdesk.rules.drafts import Problem, RosterSheet
from npcdesk.ui.buttons import ENTER, Verb, link, primary, quiet, second
from npcdesk.ui.cards import Card
from npcdesk.ui.facts import Fact, Facts, breakable
from npcdesk.ui.notes import Note
from npcdesk.ui.roster_check import CheckLine, result_mark, written
from npcdesk.ui.signs import Chip, Mark
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words
from npcdesk.workbooks.mend import field_of
from npcdesk.workbooks.vocabulary import ROSTER_HEADINGS

KINDS = {True: "bad", False: "warn"}


class MendLine(QLineEdit):
    """Where the right value of a cell is typed; Enter takes it."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, Ctrl+Enter stays the page's."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and not control:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class RowCard(Card):
    """The current row: its problems in words, and a field for the right value."""

    mended = Signal(object, str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("这一行")
        em = look().em
        self.chip = Chip(Mark("", "void"))
        self.add_to_head(self.chip)
        self.problem: Problem | None = None
        self.notes = QVBoxLayout()
        self.notes.setSpacing(em(0.3))
        self.label = Words("", "second_strong")
        self.line = MendLine()
        self.told = Words("", "second", "late", wrap=True)
        self.use, self.leave = primary("用这个"), second("先空着")
        self.next = quiet("下一处", "chevron_right")
        self._mend = QWidget()
        mend = QVBoxLayout(self._mend)
        mend.setContentsMargins(0, 0, 0, 0)
        mend.setSpacing(em(0.3))
        verbs = QHBoxLayout()
        verbs.setSpacing(em(0.4))
        verbs.addWidget(self.use)
        verbs.addWidget(self.leave)
        verbs.addStretch()
        for part in (self.label, self.line, self.told):
            mend.addWidget(part)
        mend.addLayout(verbs)
        self.facts = Facts()
        self.body.addLayout(self.notes)
        self.body.addWidget(self._mend)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        self.use.clicked.connect(lambda: self._say(self.line.text().strip()))
        self.line.taken.connect(self.use.click)
        self.leave.clicked.connect(lambda: self._say(""))
        self.next.clicked.connect(self.next_wanted)

    def _say(self, said: str) -> None:
        if self.problem is not None:
            self.mended.emit(self.problem, said)

    def show_line(self, line: CheckLine | None, sheet: RosterSheet) -> None:
        """Show a row of the sheet."""
        while (item := self.notes.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.setVisible(line is not None)
        if line is None:
            return
        name = labels.padded(line.draft.name)
        self.set_title(f"第 {line.row} 行　{name}" if name else f"第 {line.row} 行")
        mark = result_mark(line)
        self.chip.setVisible(mark is not None)
        self.chip.show_mark(mark or Mark("", "void"))
        for problem in line.problems:
            kind = "info" if problem in sheet.converted else KINDS[problem.grave]
            self.notes.addWidget(Note(kind, _told(problem)))
        self._offer(line, sheet)
        self.facts.show_facts(_changes(line))
        self.facts.setVisible(bool(line.changes))
        self.next.setVisible(line.kind in ("bad", "ask"))

    def _offer(self, line: CheckLine, sheet: RosterSheet) -> None:
        """Offer a field for the first cell that must be put right."""
        able = [p for p in line.problems if p in sheet.problems and field_of(sheet, p)]
        able.sort(key=lambda problem: not problem.grave)
        self.problem = able[0] if able else None
        self._mend.setVisible(self.problem is not None)
        self.told.say("")
        self.told.hide()
        if self.problem is not None:
            self.label.say(self.problem.column)
            self.line.setAccessibleName(f"{self.problem.column}，改成")
            self.line.setText("" if self.problem.grave else self.problem.value)
            self.line.setPlaceholderText(f"请输入{self.problem.column}")
            self.leave.setVisible(field_of(sheet, self.problem) != "name")

    def refuse(self, sentence: str) -> None:
        """Say why what was typed was not taken."""
        self.told.say(sentence)
        self.told.show()
        self.line.setFocus()


class SheetCard(Card):
    """How the sheet was read: file, sheet, headings, and what it holds beside the roster."""

    def __init__(self, columns: Verb) -> None:
        super().__init__("这次怎么读的表")
        self.facts = Facts()
        self.body.addWidget(self.facts)
        match = link(columns.words)
        match.clicked.connect(columns.deed)
        self.body.addWidget(match, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, plan: Plan) -> None:
        """Show what was understood."""
        sheet = plan.sheet
        headed = [column for column in sheet.columns if column.heading]
        known = [column for column in headed if column.meaning]
        unused = "、".join(column.heading for column in headed if not column.meaning)
        self.facts.show_facts(
            [
                Fact("文件", breakable(sheet.file_name)),
                Fact("工作表", f"{sheet.sheet}（第 {sheet.header_row} 行是表头）"),
                Fact("认出的列", f"{len(headed)} 列中的 {len(known)} 列"),
                Fact("没用上", unused or "没有"),
                Fact("和名册比", _compared(plan)),
            ]
        )


def _compared(plan: Plan) -> str:
    words = {Action.NEW: "新增", Action.CHANGE: "更新", Action.SAME: "没有变化"}
    counted = [f"{w} {plan.counts[a]} 人" for a, w in words.items() if plan.counts.get(a)]
    return "，".join(counted) or "没有可以导入的"


def _told(problem: Problem) -> str:
    return f"{problem.column}：{problem.text}" if problem.column else problem.text


def _changes(line: CheckLine) -> list[Fact]:
    return [
        Fact(
            ROSTER_HEADINGS.get(change.field, change.field),
            f"{written(change.field, change.before) or '（空）'} → "
            f"{written(change.field, change.after)}",
        )
        for change in line.changes
    ]
