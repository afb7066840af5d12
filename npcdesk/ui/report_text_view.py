"""The text of a report with its figures marked; it can be edited and pasted into.

    view = ReportTextView()
    view.set_text(text), view.text()
    view.show_marks(checked, current)   underlines and grounds; findings are numbered
    view.go_to(finding)                 shows a place, without taking the focus
    view.mend(start, end, words)        one step of Ctrl+Z
    typed, pointed(int) signals         the text changed; the caret came into a finding's place

Green underline: agrees. Red or amber ground with a number: wrong, doubtful. Dashed: cannot be
worked out.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from npcdesk.rules.report_check import Checked
from npcdesk.rules.report_findings import Finding, Verdict
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, MEDIUM

TOKENS = {
    Verdict.AGREES: "closed",
    Verdict.WRONG: "late",
    Verdict.DOUBT: "soon",
    Verdict.UNCHECKED: "void",
}
LINE_HEIGHT = 170  # per cent: room for the numbers above the line
_ASTRAL = 0xFFFF


class ReportTextView(QTextEdit):
    """Plain text on a white ground."""

    typed = Signal()
    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Sequence[Finding] = ()
        self._current = -1
        self._said = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("要核对的文字")
        self.textChanged.connect(self._changed)
        self.redress()

    def redress(self) -> None:
        """Take face and ground from the look."""
        self.setFont(look().font())
        self.document().setDocumentMargin(look().em(0.4))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look().ink("surface"))
        self.setPalette(palette)

    def text(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put in another text."""
        self.setPlainText(text)
        self._space_lines()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _space_lines(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        with QSignalBlocker(self):
            cursor.mergeBlockFormat(form)

    def _changed(self) -> None:
        if (now := self.text()) != self._said:  # spacing lines says so, too
            self._said = now
            self.setExtraSelections([])
            self._findings = ()
            self.typed.emit()

    def show_marks(self, checked: Checked, current: int) -> None:
        """Mark the figures of the text that was checked, which is the one that is shown."""
        self._findings, self._current = checked.findings, current
        numbered = {finding.start for finding in checked.findings}
        marks = [m for m in checked.marks if m.start not in numbered]
        made = [self._selection(m.start, m.end, m.verdict) for m in marks]
        made += [
            self._selection(f.start, f.end, f.verdict, chosen=at == current)
            for at, f in enumerate(checked.findings)
        ]
        self.setExtraSelections(made)
        self.viewport().update()

    def _selection(
        self, start: int, end: int, verdict: Verdict, *, chosen: bool = False
    ) -> QTextEdit.ExtraSelection:
        ink = look().ink(TOKENS[verdict])
        form = QTextCharFormat()
        if verdict in {Verdict.WRONG, Verdict.DOUBT}:
            form.setBackground(look().ink(f"{TOKENS[verdict]}_soft"))
            form.setForeground(ink)
        lines = QTextCharFormat.UnderlineStyle
        dashed = verdict is Verdict.UNCHECKED
        if dashed or verdict is Verdict.AGREES or chosen:
            form.setUnderlineStyle(lines.DashUnderline if dashed else lines.SingleUnderline)
            form.setUnderlineColor(ink)
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(start, end)
        made.format = form
        return made

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(start))
        cursor.setPosition(self._place(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, at: int) -> int:
        """Return where Qt has a character: it counts those beyond the first plane twice."""
        return at + sum(ord(sign) > _ASTRAL for sign in self._said[:at])

    def go_to(self, at: int) -> None:
        """Show the place of a finding."""
        if 0 <= at < len(self._findings):
            cursor = self._cursor(self._findings[at].end, self._findings[at].end)
            with QSignalBlocker(self):
                self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def mend(self, start: int, end: int, words: str) -> None:
        """Put other words into a place; Ctrl+Z takes it back."""
        cursor = self._cursor(start, end)
        cursor.insertText(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which finding was pointed at."""
        super().mouseReleaseEvent(event)
        self._tell_place()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell which finding the caret came to."""
        super().keyReleaseEvent(event)
        self._tell_place()

    def _tell_place(self) -> None:
        at = self.textCursor().position()
        for number, each in enumerate(self._findings):
            if self._place(each.start) <= at <= self._place(each.end):
                self.pointed.emit(number)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then the numbers of the findings above their ends."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font(CAPTION * 0.85, MEDIUM))
        for number, each in enumerate(self._findings, 1):
            end = self.cursorRect(self._cursor(each.end, each.end))
            if end.intersects(self.viewport().rect()):
                self._badge(painter, QRectF(end), number, each.verdict)

    def _badge(self, painter: QPainter, end: QRectF, number: int, verdict: Verdict) -> None:
        worn = look()
        size = worn.em(0.68)
        wide = size if number < 10 else worn.em(0.9)
        box = QRectF(end.x() - wide / 2, end.top() - size * 0.6, wide, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink(TOKENS[verdict]))
        painter.drawRoundedRect(box, size / 2, size / 2)
        painter.setPen(worn.ink("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
