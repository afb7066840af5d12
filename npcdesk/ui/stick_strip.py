"""The strip above 数据交换 while a stick with something of ours is plugged in.

StickStrip()    .show_stick(name, words, verb); .check: the button
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from npcdesk.ui import icons
from npcdesk.ui.buttons import second
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class StickStrip(QFrame):
    """A picture of a stick, what lies on it, and one verb."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        em = look().em
        self.words, self.note = Words("", "strong", elide=True), Words("", "second", elide=True)
        self.check = second("核对并导入", "arrow_import")
        row = QHBoxLayout(self)
        row.setContentsMargins(em(2.4), em(0.5), em(0.8), em(0.5))
        column = QVBoxLayout()
        column.setSpacing(em(0.1))
        column.addWidget(self.words)
        column.addWidget(self.note)
        row.addLayout(column, 1)
        row.addWidget(self.check)
        self.hide()

    def show_stick(self, name: str, words: str, verb: str) -> None:
        """Show a stick by its name, what lies on it, and what can be done."""
        self.words.say(f"U 盘“{name}”已插入")
        self.note.say(words)
        self.check.set_words(verb)
        self.setAccessibleName(f"U 盘“{name}”已插入，{words}")
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the stick."""
        super().paintEvent(event)
        size = look().em(1)
        place = QRectF(look().em(0.8), (self.height() - size) / 2, size, size)
        icons.draw(QPainter(self), "usb_stick", place, "accent")
