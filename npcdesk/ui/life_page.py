"""The page of something with a life: next steps on top, where it stands, the rest under tabs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from npcdesk.ui.buttons import Button, primary, quiet, second
from npcdesk.ui.cards import Card, WithPane, scrolled
from npcdesk.ui.desk import Desk
from npcdesk.ui.life_steps import LifeSteps
from npcdesk.ui.page import Page
from npcdesk.ui.tabs import StateTabs, Tab
from npcdesk.ui.theme import look
from npcdesk.ui.words import rule


class LifePage(Page):
    """What the pages of a suggestion and of a group have alike; they say what is in it."""

    def __init__(self, desk: Desk, title: str, tabs: Sequence[Tab]) -> None:
        super().__init__(desk, title)
        self._parts = [tab.key for tab in tabs]
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(look().em(0.4))
        self.more = quiet("更多", "chevron_down")
        self.steps = LifeSteps()
        self.tabs = StateTabs(tabs)
        self._stack = QStackedWidget()

    def _place(self, beside: Sequence[Button], parts: Sequence[QWidget], pane: QWidget) -> None:
        """Place the quiet buttons at the right, a part for each tab, and the pane."""
        self.tools.addLayout(self._verbs)
        self.tools.addWidget(self.more)
        self.tools.addStretch()
        for button in beside:
            self.tools.addWidget(button)
        self.let_go(*reversed(beside[1:]))
        along = Card()
        along.body.addWidget(self.steps)
        for part in parts:
            self._stack.addWidget(scrolled(part))
        self.body.addWidget(along)
        self.body.addWidget(WithPane(self._told(), scrolled(pane)), 1)
        self.tabs.chosen_changed.connect(self._turn)

    def _told(self) -> QFrame:
        em = look().em
        told = QFrame()
        told.setProperty("kind", "card")
        inside = QVBoxLayout(told)
        inside.setContentsMargins(1, 0, 1, 1)
        inside.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(em(0.8), em(0.1), em(0.8), 0)
        line.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        inside.addLayout(line)
        inside.addWidget(rule())
        inside.addWidget(self._stack, 1)
        return told

    def _turn(self, key: str) -> None:
        self._stack.setCurrentIndex(self._parts.index(key))

    def _add_verb(
        self, words: str, icon: str, deed: Callable[[], object], *, leads_on: bool
    ) -> None:
        make = primary if leads_on else second
        button = make(words, icon)
        button.clicked.connect(deed)
        self._verbs.addWidget(button)

    def _pop_up(self, rare: QMenu) -> None:
        rare.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
