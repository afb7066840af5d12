"""Steps in an order, once: the steps at the left with ticks, one question at a time at the right.

    class Ask(Wizard):
        def __init__(self, desk): super().__init__("配对", "一句话", ("存申请", …), "只做一次…")
            self.add(page)                    a `WizardPage` a step, in their order
    wizard.show_step(2)
    WizardPage(title, note)                   .inside: QVBoxLayout; .told: Note; .verbs: buttons

The last of a page's verbs is its primary one; Ctrl+Enter presses it, Esc leaves.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from npcdesk.ui.buttons import ENTER, Button, link
from npcdesk.ui.cards import scrolled
from npcdesk.ui.empty import StepDot
from npcdesk.ui.flow import clear
from npcdesk.ui.notes import Note
from npcdesk.ui.sheet import Sheet
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class WizardPage(QWidget):
    """One step."""

    def __init__(self, title: str, note: str, verbs: Sequence[Button] = ()) -> None:
        super().__init__()
        self.title, self.note, self.verbs = title, note, tuple(verbs)
        self.told = Note("bad")
        self.inside = QVBoxLayout()
        self.inside.setSpacing(look().em(0.6))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.inside)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look().em(0.6))
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self.told)


class Wizard(Sheet):
    """A sheet with its steps at the left."""

    def __init__(self, name: str, why: str, steps: Sequence[str], once: str) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self.pages: list[WizardPage] = []
        self.title, self.note = Words("", "title"), Words("", "second", "text3", wrap=True)
        self.stack = QStackedWidget()
        self.feet = QStackedWidget()
        self._list = QVBoxLayout()
        self.setAccessibleName(name)
        self.redress()
        em = look().em
        right = QVBoxLayout()
        right.setContentsMargins(em(1.6), em(1.4), em(1.6), em(0.8))
        right.setSpacing(em(0.3))
        right.addWidget(self.title)
        right.addWidget(self.note)
        right.addSpacing(em(0.6))
        right.addWidget(self.stack, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(right, 1)
        column.addWidget(self.feet)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._side(name, why, once))
        row.addLayout(column, 1)
        self.inside.addLayout(row)

    def redress(self) -> None:
        """Take the card's size from the look, within the window."""
        window = self.parentWidget()
        room = window.size() if window else self.screen().availableSize()
        edge = look().em(1)
        self.card.setFixedSize(
            min(look().em(50), room.width() - edge), min(look().em(28.5), room.height() - edge)
        )

    def _side(self, name: str, why: str, once: str) -> QFrame:
        em = look().em
        side = QFrame()
        side.setProperty("kind", "side")
        side.setFixedWidth(em(12))
        column = QVBoxLayout(side)
        column.setContentsMargins(em(1.4), em(1.5), em(1), em(1.2))
        column.setSpacing(em(0.3))
        column.addWidget(Words(name, "heading"))
        column.addWidget(Words(why, "second", wrap=True))
        column.addSpacing(em(0.8))
        self._list.setSpacing(em(0.8))
        column.addLayout(self._list)
        column.addStretch()
        column.addWidget(Words(once, "caption", "text2", wrap=True))
        return side

    def add(self, page: WizardPage) -> None:
        """Add the page of the next step, with its verbs below it."""
        em = look().em
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(em(1.6), em(0.6), em(1.6), em(0.6))
        row.setSpacing(em(0.5))
        last = len(self.pages) + 1 == len(self._steps)
        if not last:
            leave = link("改天再做")
            leave.clicked.connect(self.reject)
            row.addWidget(leave)
        row.addStretch()
        for verb in page.verbs:
            row.addWidget(verb)
        self.pages.append(page)
        self.stack.addWidget(page)
        self.feet.addWidget(foot)

    def page(self) -> WizardPage:
        """Return the page that is shown."""
        return self.pages[self.stack.currentIndex()]

    def show_step(self, at: int) -> None:
        """Show a step, counted from 0."""
        self.stack.setCurrentIndex(at)
        self.feet.setCurrentIndex(at)
        page = self.page()
        self.title.say(f"第 {at + 1} 步　{page.title}")
        self.note.say(page.note)
        page.told.say("")
        clear(self._list)
        for number, name in enumerate(self._steps):
            state = "done" if number < at else "next" if number == at else "later"
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look().em(0.5))
            row.addWidget(StepDot(number + 1, state))
            role = "strong" if number == at else "body"
            row.addWidget(Words(name, role, "" if number <= at else "text2"), 1)
            self._list.addWidget(line)
        if page.verbs:
            page.verbs[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def busy(self, words: str) -> None:
        """Say what is going on; nothing can be pressed meanwhile. "" ends it."""
        for verb in self.page().verbs:
            verb.setEnabled(not words)
        self.page().told.say(words, "info")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter presses the primary verb."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and control and self.page().verbs:
            self.page().verbs[-1].click()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)
