"""What stands over every page of the window: that the data are made up, that the day is odd.

Strips()
.show_strip(key, words, verb=None)     one line by its key; no words take it away
"""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.ui.buttons import Verb, link
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class Strips(QWidget):
    """Lines on an amber ground, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_strip(self, key: str, words: str, verb: Verb | None = None) -> None:
        """Show a line, or take it away."""
        if (old := self._strips.pop(key, None)) is not None:
            old.hide()
            old.deleteLater()
        if not words:
            return
        strip = self._strips[key] = QFrame()
        strip.setProperty("kind", "warn")
        row, em = QHBoxLayout(strip), look().em
        row.setContentsMargins(em(1), em(0.2), em(1), em(0.2))
        row.addWidget(Words(words, "second", "soon", wrap=True), 1)
        if verb is not None:
            button = link(verb.words)
            button.clicked.connect(lambda _on=False: verb.deed())
            row.addWidget(button)
        self._column.addWidget(strip)
