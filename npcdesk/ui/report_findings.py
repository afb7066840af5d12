"""What was found in a report, gravest first: a line for each, with the button that mends it.

    found = FindingList()
    found.show_findings(checked, only)      only: a verdict's name, "" for all
    found.choose(number), found.current()   the number is that of `checked.findings`, from 0
    chosen(int), mended(int) signals

↑ ↓ go from line to line, Enter goes to the place in the text, Ctrl+Enter mends it.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.rules.report_check import Checked
from npcdesk.rules.report_findings import VERDICT, Finding
from npcdesk.ui import focus
from npcdesk.ui.buttons import ENTER, Button
from npcdesk.ui.cards import scrolled
from npcdesk.ui.flow import clear
from npcdesk.ui.report_text_view import TOKENS
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, MEDIUM
from npcdesk.ui.words import Words


class NumberDot(QWidget):
    """The number of a finding, in the colour of its verdict."""

    def __init__(self, number: int, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._token = number, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line high."""
        return QSize(look().em(1.1), look().em(1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a disc and the number."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = worn.em(0.95)
        box = QRectF(0, (self.height() - size) / 2, self.width() - 1, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink(self._token))
        painter.drawRoundedRect(box, size / 2, size / 2)
        painter.setPen(worn.ink("surface"))
        painter.setFont(worn.font(CAPTION, MEDIUM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._number))


class FindingRow(QWidget):
    """One finding: what, the sum, how it probably came about, and what mends it."""

    chosen = Signal(int)
    mended = Signal(int)
    stepped = Signal(int, int)

    def __init__(self, number: int, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self.finding = number, finding
        self._on = False
        self.setProperty(focus.ROW, str(number))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = (VERDICT[finding.verdict], finding.title, finding.reason, finding.slip)
        self.setAccessibleName("，".join(filter(None, said)))
        self.mend = Button(_mends(finding), "", "", self, low=True)
        self.mend.setVisible(finding.mend is not None)
        self.mend.clicked.connect(lambda: self.mended.emit(self.number))
        self._lay_out()

    def _lay_out(self) -> None:
        em, finding = look().em, self.finding
        words = QVBoxLayout()
        words.setSpacing(em(0.15))
        words.addWidget(Words(finding.title, "strong", wrap=True))
        words.addWidget(Words(finding.reason, "second", "text3", wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(Words(finding.slip, "second", "text", wrap=True), 1)
        if finding.mend is not None:
            foot.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignBottom)
        if finding.slip or finding.mend:
            words.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.5), em(0.6), em(0.5))
        whole.setSpacing(em(0.4))
        dot = NumberDot(self.number + 1, TOKENS[finding.verdict])
        whole.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)

    def set_on(self, *, on: bool) -> None:
        """Mark the line as the current one."""
        self._on = on
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """A click shows the place."""
        self.chosen.emit(self.number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line with the focus is the current one."""
        super().focusInEvent(event)
        self.chosen.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, show the place, mend."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(self.number, step)
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mended.emit(self.number)
        elif event.key() in ENTER:
            self.chosen.emit(self.number)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, bar, line below, and the focus."""
        worn, painter = look(), QPainter(self)
        if self._on:
            painter.fillRect(self.rect(), worn.ink("selected"))
            painter.fillRect(QRectF(0, 0, 3, self.height()), worn.ink("accent"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), worn.ink("line"))
        if self.hasFocus():
            painter.setPen(QPen(worn.ink("accent"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -2))


class FindingList(QWidget):
    """All lines, scrolled."""

    chosen = Signal(int)
    mended = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FindingRow] = []
        self._current = -1
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._area = scrolled(inner)
        self.none = Words("", "second", "text2", wrap=True)
        self.none.setContentsMargins(look().em(0.8), look().em(0.4), look().em(0.8), 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.none)
        whole.addWidget(self._area, 1)

    def show_findings(self, checked: Checked, only: str = "") -> None:
        """Show the findings of one verdict, or all."""
        clear(self._lines)
        some = [(at, f) for at, f in enumerate(checked.findings) if only in {"", f.verdict.value}]
        self.rows = [FindingRow(at, finding) for at, finding in some]
        for row in self.rows:
            self._lines.addWidget(row)
            row.chosen.connect(self.choose)
            row.mended.connect(self.mended)
            row.stepped.connect(self._step)
        self._lines.addStretch()
        said = "文中的数都对得上。" if checked.marks else "文中没有可以核对的数。"
        self.none.say("" if some else said if not checked.findings else "这里没有。")
        self.none.setVisible(not some)
        self._current = -1

    def current(self) -> int:
        """Return the number of the finding that is marked, or -1."""
        return self._current

    def choose(self, number: int) -> None:
        """Mark a finding and tell it."""
        if number == self._current:
            return
        self._current = number
        for row in self.rows:
            row.set_on(on=row.number == number)
            if row.number == number:
                self._area.ensureWidgetVisible(row, 0, look().em(1))
        self.chosen.emit(number)

    def _step(self, number: int, by: int) -> None:
        at = [row.number for row in self.rows].index(number) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.choose(self.rows[at].number)


def _mends(finding: Finding) -> str:
    return f"改成 {finding.mend.words}" if finding.mend else ""
