"""What was promised in a reply, how far it is, and what looking back found: a card of the pane."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from npcdesk import labels
from npcdesk.models import EventKind
from npcdesk.office.promise_list import PromiseLine
from npcdesk.office.suggestion_history import HistoryLine
from npcdesk.office.suggestion_list import Paper
from npcdesk.rules.promises import PromiseState
from npcdesk.ui.buttons import link
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.flow import clear
from npcdesk.ui.promises_page import DEEDS, mark
from npcdesk.ui.signs import Chip
from npcdesk.ui.suggestion_told import stands
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words, rule


class PromiseCard(Card):
    """Hidden while nothing was promised, looked back at, or changed its class."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("承诺和回头看")
        self._desk = desk

    def show_promises(self, paper: Paper, promised: list[PromiseLine]) -> None:
        """Show those of a paper."""
        clear(self.body)
        for at, line in enumerate(promised):
            if at:
                self.body.addWidget(rule())
            self.body.addLayout(self._promise(paper, line))
        told = [each for each in paper.history if _tells(each)]
        if told and promised:
            self.body.addWidget(rule())
        for each in told:
            self.body.addWidget(Words(_said(each), "second", "text2", wrap=True))
        self.setVisible(bool(promised or told))

    def _promise(self, paper: Paper, line: PromiseLine) -> QVBoxLayout:
        whole, head = QVBoxLayout(), QHBoxLayout()
        whole.setSpacing(look().em(0.15))
        matter = Words(line.matter, wrap=True)
        head.addWidget(matter, 1)
        head.addWidget(Chip(mark(line)), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(head)
        until = f"承诺 {labels.day(line.due_on)}前完成"
        whole.addWidget(Words(until, "second", "text2", wrap=True))
        if line.last and line.last_on:
            words = f"{labels.day_dotted(line.last_on)}　{line.last}"
            whole.addWidget(Words(words, "second", "text2", wrap=True))
        if line.promise_state is PromiseState.OPEN and EventKind.ADVANCE in paper.allowed:
            whole.addLayout(self._verbs(line))
        return whole

    def _verbs(self, line: PromiseLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().em(0.6))
        for kind, words, _icon in DEEDS:
            verb = link(words)
            wanted = f"{line.suggestion_id}:{line.promise_id}"
            verb.clicked.connect(partial(self._desk.open, kind, wanted))
            row.addWidget(verb)
        row.addStretch()
        return row


def _tells(line: HistoryLine) -> bool:
    return line.kind in (EventKind.LOOK_BACK, EventKind.RECLASS) and stands(line)


def _said(line: HistoryLine) -> str:
    if line.kind is EventKind.RECLASS:
        return f"{labels.day_dotted(line.on)} 改为 {line.reply_class} 类，{line.signed_by}批准"
    rated = f"；代表{labels.RATING[line.rating]}" if line.rating else ""
    return f"{line.on.year}年回头看：{line.answers}{rated}"
