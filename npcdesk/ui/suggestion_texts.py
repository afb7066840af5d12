"""What a suggestion says, and the voices it came from."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.office.suggestion_history import Voice
from npcdesk.office.suggestion_list import Paper
from npcdesk.ui.buttons import link
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.flow import clear
from npcdesk.ui.opinion_columns import opinion_mark
from npcdesk.ui.signs import Chip
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

LINE = 46
"""The longest line of running text, in characters."""


class Original(QWidget):
    """建议原文: the paragraphs as they were entered."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        em = look().em
        self._column.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8))
        self._column.setSpacing(em(0.5))

    def show_paper(self, paper: Paper) -> None:
        """Show the title and the paragraphs."""
        clear(self._column)
        self._column.addWidget(Words(paper.line.title, "heading", wrap=True))
        paragraphs = [text for text in paper.body.splitlines() if text.strip()]
        for text in paragraphs or ["没有录入原文。"]:
            words = Words(text, "body", "" if paragraphs else "text3", wrap=True)
            words.setMaximumWidth(look().em(LINE * 0.7))
            self._column.addWidget(words)
        self._column.addStretch()


class Voices(QWidget):
    """来自群众: what was said at which station; each opens its visit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        em = look().em
        self._column.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8))
        self._column.setSpacing(em(0.6))

    def show_paper(self, paper: Paper) -> None:
        """Show the opinions."""
        clear(self._column)
        for voice in paper.voices:
            card = Card(f"{labels.day(voice.held_on)}　{voice.station}", kind="flat")
            opened = link("打开这次接待")
            opened.clicked.connect(partial(self._desk.open, "visit", voice.visit_id))
            card.add_to_head(opened)
            card.body.addWidget(Words(voice.words, "body", wrap=True))
            if voice.state:
                card.body.addLayout(self._told(voice))
            self._column.addWidget(card)
        if len(paper.voices) > 1:
            count = Words(f"{len(paper.voices)} 个人反映，答复后逐一反馈。", "second", "text2")
            self._column.insertWidget(0, count)
        if paper.voices:
            self._column.addStretch()
        else:
            self._column.addWidget(EmptyState("这件建议不是从接待的意见转来的。"))

    def _told(self, voice: Voice) -> QHBoxLayout:
        """Say how far the person who raised it was told, and lead there."""
        row = QHBoxLayout()
        row.addWidget(Chip(opinion_mark(voice.state)))
        on = f"{labels.day(voice.told_on)}反馈群众" if voice.told_on else "还没有反馈群众"
        row.addWidget(Words(on, "second", "text2"))
        row.addStretch()
        follow = link("看意见的经过")
        follow.clicked.connect(partial(self._desk.open, "opinion", voice.opinion_id))
        row.addWidget(follow)
        return row
