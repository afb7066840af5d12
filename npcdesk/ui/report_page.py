"""核对报告: a report is pasted or opened, its figures are worked out again as one looks.

The text is kept nowhere: closing the page lets it go.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from npcdesk.errors import ReportRefused
from npcdesk.job import Job, Step
from npcdesk.office import report_known
from npcdesk.office.statistics import Scope
from npcdesk.rules import report_check, report_own
from npcdesk.rules.report_check import Checked
from npcdesk.rules.report_findings import VERDICT, Finding, Verdict
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import primary, quiet, second
from npcdesk.ui.cards import Card, WithPane
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.file_deeds import dropped_one
from npcdesk.ui.filters import Pill
from npcdesk.ui.flow import clear
from npcdesk.ui.notes import Note
from npcdesk.ui.page import Page
from npcdesk.ui.report_findings import FindingList
from npcdesk.ui.report_text_view import TOKENS, ReportTextView
from npcdesk.ui.signs import Chip, Mark, Sign
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words
from npcdesk.workbooks import report_file

WAIT_MS = 300
SUFFIXES = (".docx", ".pdf", ".txt")
EMPTY, TEXT = range(2)
SIGNS = {
    Verdict.AGREES: Sign.TICK,
    Verdict.WRONG: Sign.BANG,
    Verdict.DOUBT: Sign.CLOCK,
    Verdict.UNCHECKED: Sign.DASH,
}


ALONE = "只看文字自己"


class ReportPage(Page):
    """The text at the left, what was found at the right."""

    tab = "statistics"

    def __init__(self, desk: Desk, wanted: str = "", parent: QWidget | None = None) -> None:
        super().__init__(desk, "核对报告", parent)
        self.checked: Checked | None = None
        self._scope: Scope | None = None
        self._wanted = Path(wanted) if wanted else None
        self.head.set_trail([("统计分析", lambda: desk.open("tab:statistics")), ("核对报告", None)])
        self.head.set_note("找出文中的数，重新算一遍")
        self.open_file = second("打开文件", "folder_open")
        self.copy_found = second("复制核对结果", "copy")
        self.copy_text = primary("复制改好的", "copy")
        self.head.add(self.open_file, self.copy_found, self.copy_text)
        self.refused = Note("bad")
        self.empty = EmptyState(
            "把要核对的报告贴进来，或者打开、拖进一个文件。",
            "粘贴",
            "clipboard_paste",
            "件数、占比、合计、比率、增减都会重新算一遍。认得 .docx、.pdf、.txt；文字不保存。",
        )
        self.text = ReportTextView()
        self.found = FindingList()
        self.tabs = StateTabs([Tab("", "全部", 0), Tab(Verdict.WRONG.value, "要改", 0, "late")])
        self.again = quiet("重新粘贴", "clipboard_paste")
        self._chips = QHBoxLayout()
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self.own = Pill(ALONE)
        self._beside = Words("和本机比", "second", "text2")
        self.tools.addWidget(self._beside)
        self.tools.addWidget(self.own)
        self.tools.addStretch()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._both())
        self.body.addWidget(self.refused)
        self.body.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self.text.setAcceptDrops(False)  # a file that is dropped is opened, not written out
        self._connect()
        self._show_verbs()

    def _both(self) -> QWidget:
        em = look().em
        self.text_card, self.found_card = Card("贴进来的文字"), Card("核对结果")
        self.text_card.add_to_head(self.again)
        self.text_card.body.addWidget(self.text, 1)
        foot = QHBoxLayout()
        self._chips.setSpacing(em(0.4))
        foot.addLayout(self._chips)
        foot.addStretch()
        foot.addWidget(Words("文字不保存，关掉就没有了", "second", "text3"))
        self.text_card.body.addLayout(foot)
        self.found_card.add_to_head(self.tabs)
        self.found_card.body.addWidget(self.found, 1)
        return WithPane(self.text_card, self.found_card, 20)

    def _connect(self) -> None:
        self.open_file.clicked.connect(self.ask_file)
        self.copy_found.clicked.connect(self.copy_findings)
        self.copy_text.clicked.connect(self.copy_all)
        self.empty.pressed.connect(self.paste)
        self.again.clicked.connect(self.paste)
        self.text.typed.connect(self._wait.start)
        self.text.pointed.connect(self.found.choose)
        self._wait.timeout.connect(self.check)
        self.own.wanted.connect(self._choose_own)
        self.own.removed.connect(lambda: self.compare_with(None, ""))
        self.found.chosen.connect(self._point)
        self.found.mended.connect(self.mend)
        self.tabs.chosen_changed.connect(lambda _key: self._show_found())

    def reload(self) -> None:
        """Open the file that was asked for; nothing else here follows the store."""
        if self._wanted is not None:
            path, self._wanted = self._wanted, None
            self.read(path)

    def _first(self) -> QWidget:
        """Return the text, or what a text is put in with."""
        return self.text if self.stack.currentIndex() == TEXT else self.empty.button

    # a text comes in

    def paste(self) -> None:
        """Take the text that was copied elsewhere."""
        words = QGuiApplication.clipboard().text()
        if words.strip():
            self.show_text(words, "贴进来的文字")
        else:
            self.refused.say(
                "剪贴板里没有文字。请先在 Word 或 WPS 里选中、复制，再回来粘贴。", "warn"
            )

    def ask_file(self) -> None:
        """Ask which report."""
        kinds = f"报告 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        dialog = place_dialog.which_file(self.desk, self, "选要核对的报告", kinds)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a report on the worker thread."""
        self.refused.say("")
        self.desk.carry_out(
            lambda: _reading(path),
            title=f"正在读 {path.name}",
            then=lambda outcome: self._read(path, outcome),
            writes=False,
        )

    def _read(self, path: Path, outcome: Any) -> None:
        if isinstance(outcome, ReportRefused):
            self.refused.say(str(outcome), "bad")
        else:
            self.show_text(outcome, path.name)

    def show_text(self, words: str, title: str) -> None:
        """Show a text, and look through it at once."""
        self.refused.say("")
        self.text_card.set_title(title)
        self.stack.setCurrentIndex(TEXT)
        self.text.setFocus()
        self.text.set_text(words)
        self._wait.stop()
        self.check()

    def check(self) -> None:
        """Look through the text on the worker thread; what is typed meanwhile is asked again."""
        words, store, today = self.text.text(), self.desk.store, self.desk.clock.today()
        scope = self._scope
        run = self.desk.runner.job(lambda: _checking(words, store, scope, today))
        run.finished.connect(self._checked)
        run.start()

    def _choose_own(self) -> None:
        """Offer the sessions and years of the own file that the report may be about."""
        with self.desk.store.reading() as session:
            choices = report_known.choices(session)
        menu = QMenu(self)
        for scope, words in choices:
            action = menu.addAction(words)
            action.triggered.connect(partial(self.compare_with, scope, words))
        if not choices:
            menu.addAction("本机还没有建议").setEnabled(False)
        menu.popup(self.own.mapToGlobal(QPoint(0, self.own.height() + 2)))

    def compare_with(self, scope: Scope | None, words: str, _on: object = None) -> None:
        """Compare with what the own file counts of a session or year, or with nothing."""
        self._scope = scope
        self.own.show_choice(words)
        self.check()

    def _checked(self, checked: Checked) -> None:
        if checked.text != self.text.text():
            return
        self.checked = checked
        self.text_card.set_note(f"{len(checked.marks)} 处数")
        wrong = checked.count(Verdict.WRONG)
        self.tabs.set_counts({"": len(checked.findings), Verdict.WRONG.value: wrong})
        clear(self._chips)
        for verdict, sign in SIGNS.items():
            words = f"{VERDICT[verdict]} {checked.count(verdict)}"
            self._chips.addWidget(Chip(Mark(words, TOKENS[verdict], sign)))
        self._show_found()
        self._show_verbs()

    def _show_found(self) -> None:
        if self.checked is not None:
            self.found.show_findings(self.checked, self.tabs.chosen())
            self.text.show_marks(self.checked, -1)

    def _show_verbs(self) -> None:
        """Offer what can be done with a text, once there is one."""
        for part in (self.copy_found, self.copy_text, self._beside, self.own):
            part.setVisible(self.checked is not None)

    def _point(self, number: int) -> None:
        if self.checked is not None:
            self.text.show_marks(self.checked, number)
            self.text.go_to(number)

    # what is done with it

    def mend(self, number: int) -> None:
        """Put what is right into the text; Ctrl+Z in the text takes it back."""
        if self.checked is None or self.checked.text != self.text.text():
            return
        finding = self.checked.findings[number]
        if finding.mend is not None:
            self.text.mend(finding.mend.start, finding.mend.end, finding.mend.words)
            self.desk.say(f"已改成 {finding.mend.words}。", undo=self.text.undo)

    def copy_findings(self) -> None:
        """Copy what was found, to be sent to whoever wrote the report."""
        if self.checked is not None:
            QGuiApplication.clipboard().setText(in_words(self.checked))
            self.desk.say(f"已复制 {len(self.checked.findings)} 条核对结果。")

    def copy_all(self) -> None:
        """Copy the text as it stands now."""
        QGuiApplication.clipboard().setText(self.text.text())
        self.desk.say("已复制全文，可以贴回 Word 或 WPS。")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes from wherever the focus is."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a report that is dragged here."""
        if dropped_one(event, SUFFIXES) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file, or take the words."""
        event.acceptProposedAction()
        if path := dropped_one(event, SUFFIXES):
            self.read(path)
        elif not event.mimeData().hasUrls():
            self.show_text(event.mimeData().text(), "贴进来的文字")


def in_words(checked: Checked) -> str:
    """Return the findings as plain lines."""
    return "\n".join(
        _line(number, checked, each) for number, each in enumerate(checked.findings, 1)
    )


def _line(number: int, checked: Checked, finding: Finding) -> str:
    words = "".join(checked.words(finding).split())
    said: Sequence[str] = (finding.reason, finding.slip)
    return f"{number}. {VERDICT[finding.verdict]}：{finding.title}（“{words}”）。{''.join(said)}"


def _reading(path: Path) -> Job[str | ReportRefused]:
    """Read; what was refused is returned, so that the page can say it in place."""
    yield Step(0, 0)
    try:
        return report_file.read(path)
    except ReportRefused as refused:
        return refused


def _checking(words: str, store: Any, scope: Scope | None, today: date) -> Job[Checked]:
    yield Step(0, 0)
    checked = report_check.check(words)
    if scope is None:
        return checked
    with store.reading() as session:
        own = report_known.known(session, scope, today=today)
    return report_own.compare(checked, own.known, own.words)
