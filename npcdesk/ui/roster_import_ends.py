"""The first and the last step of a roster's import: which file, and what became of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from npcdesk.ui.buttons import link, primary, second
from npcdesk.ui.facts import Fact, Facts
from npcdesk.ui.notes import Note
from npcdesk.ui.roster_import_jobs import Outcome
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

CENTRE = Qt.AlignmentFlag.AlignHCenter


class ChooseFile(QFrame):
    """A card to drop a workbook on, with the button that asks for one."""

    file_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.words = Words("", "heading")
        self.button = primary("选文件", "folder_open")
        self.blank = link("先要一张空白表")
        whole = QVBoxLayout(self)
        whole.setSpacing(look().em(0.6))
        whole.addStretch(2)
        whole.addWidget(self.words, 0, CENTRE)
        for line in (
            "Excel（.xlsx、.xls）、WPS 存的 .ods、.csv 都可以。表头怎么写、有没有标题行都不要紧。",
            "先核对，再写入：您按“导入”以前，名册不会有一点改动。",
        ):
            whole.addWidget(Words(line, "second", "text3"), 0, CENTRE)
        self.note = Note("bad")
        whole.addWidget(self.note, 0, CENTRE)
        whole.addWidget(self.button, 0, CENTRE)
        whole.addWidget(self.blank, 0, CENTRE)
        whole.addStretch(3)
        self.button.clicked.connect(self.file_wanted)
        self.blank.clicked.connect(self.blank_wanted)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Wait for a file."""
        self.words.say("选一份代表名册，或者把文件拖到这里。")
        self.note.say("")
        self.button.setEnabled(True)

    def refuse(self, sentence: str) -> None:
        """Say why a file was not taken."""
        self.note.setFixedWidth(look().em(28))
        self.note.say(sentence)

    def show_reading(self, file_name: str) -> None:
        """Say that a file is being read."""
        self.words.say(f"正在读 {file_name}")
        self.note.say("")
        self.button.setEnabled(False)


class Imported(QFrame):
    """What was written, and how to take it back."""

    roster_wanted = Signal()
    undo_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.write_id = 0
        em = look().em
        self.title = Words("", "heading")
        self.facts = Facts()
        self.facts.setFixedWidth(em(18))
        self.back = primary("看名册")
        self.undo = second("撤销这次导入", "arrow_undo")
        self.another = second("再导一份")
        verbs = QHBoxLayout()
        verbs.setSpacing(em(0.5))
        verbs.addStretch()
        for button in (self.undo, self.another, self.back):
            verbs.addWidget(button)
        verbs.addStretch()
        whole = QVBoxLayout(self)
        whole.setSpacing(em(0.8))
        whole.addStretch(2)
        whole.addWidget(self.title, 0, CENTRE)
        whole.addWidget(self.facts, 0, CENTRE)
        whole.addLayout(verbs)
        whole.addStretch(3)
        self.back.clicked.connect(self.roster_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.another.clicked.connect(self.another_wanted)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what was written."""
        self.write_id = outcome.write_id
        self.title.say(f"已导入 {outcome.written} 人，读回核对一致。")
        counted = (
            ("新增", outcome.new),
            ("更新", outcome.changed),
            ("没有变化", outcome.same),
            ("跳过", outcome.skipped),
        )
        facts = [Fact(words, f"{count} 人") for words, count in counted if count]
        self.facts.show_facts([Fact("文件", outcome.file_name), *facts])
        self.back.setFocus()
