"""The last step of an import of 数据交换: what was done, and what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from npcdesk.sync.incoming import Report
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.exchange_import_parts import agreement, facts
from npcdesk.ui.exchange_jobs import told
from npcdesk.ui.facts import Facts
from npcdesk.ui.notes import Note
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

CENTRE = Qt.AlignmentFlag.AlignHCenter


class ImportDone(QFrame):
    """A card with the report and the next deeds."""

    another_wanted = Signal()
    leave_wanted = Signal()
    settle_wanted = Signal()
    receipt_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        em = look().em
        self._unit = ""
        self.title = Words("", "heading")
        self.what = Words("", "body", wrap=True)
        self.what.setFixedWidth(em(28))
        self.what.setAlignment(CENTRE)
        self.facts = Facts((), 5)
        self.facts.setFixedWidth(em(20))
        self.note = Note("good")
        self.note.setFixedWidth(em(28))
        self.settle = second("逐条拿主意")
        self.receipt = second("给对方出回执", "checkmark_circle")
        self.another = second("下一个数据包", "arrow_import")
        self.back = primary("回到数据交换")
        verbs = QHBoxLayout()
        verbs.setSpacing(em(0.5))
        verbs.addStretch()
        for button in (self.settle, self.receipt, self.another, self.back):
            verbs.addWidget(button)
        verbs.addStretch()
        whole = QVBoxLayout(self)
        whole.setSpacing(em(0.7))
        whole.addStretch(2)
        whole.addWidget(self.title, 0, CENTRE)
        whole.addWidget(self.what, 0, CENTRE)
        whole.addWidget(self.facts, 0, CENTRE)
        whole.addWidget(self.note, 0, CENTRE)
        whole.addLayout(verbs)
        whole.addStretch(3)
        self.another.clicked.connect(self.another_wanted)
        self.back.clicked.connect(self.leave_wanted)
        self.settle.clicked.connect(self.settle_wanted)
        self.receipt.clicked.connect(lambda: self.receipt_wanted.emit(self._unit))

    def show_report(self, report: Report, left: int) -> None:
        """Show what was done; `left` bundles of the same files are still to come."""
        self._unit = report.unit
        self.title.say(f"{report.unit_name}的数据包已经导入。")
        self.what.say(told(report))
        self.what.setMinimumHeight(self.what.heightForWidth(self.what.width()))  # layouts forget it
        shown = [f for f in facts(report) if f.label not in ("新增", "更改", "撤下")]
        self.facts.show_facts(shown)
        self.note.say("" if report.alarms else agreement(report), "good")
        if report.alarms:
            self.note.say("".join(report.alarms), "warn")
        self.settle.setVisible(report.conflicts > 0)
        self.receipt.setVisible(not report.receipt)
        self.another.set_words(f"下一个数据包，还有 {left} 个")
        self.another.setVisible(left > 0)
        (self.another if left else self.back).setFocus()
