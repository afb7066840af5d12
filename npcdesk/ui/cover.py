"""What stands over the whole window while no file is open: a plain ground with one card.

Cover(window, wide, high)       the card's size in em; it keeps within the window
cover.card                      QFrame to fill; cover.lift() takes it away again
Notice(window, sentence, verbs) a sentence and its buttons, the first one primary
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from npcdesk.ui.buttons import Verb, primary, second
from npcdesk.ui.navigation import Mark
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class Cover(QWidget):
    """Covers a window, which takes no keys meanwhile."""

    def __init__(self, window: QMainWindow, wide: float, high: float) -> None:
        super().__init__(window)
        self._window, self._size = window, (wide, high)
        self._below = window.centralWidget()
        self.card = QFrame(self)
        self.card.setProperty("kind", "sheet")
        self._give_keys(below=False)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.redress()
        self.show()
        self.raise_()

    def redress(self) -> None:
        """Keep the card in the middle, no larger than the window."""
        edge, (wide, high) = look().em(1), self._size
        size = (
            min(look().em(wide), self.width() - 2 * edge),
            min(look().em(high), self.height() - 2 * edge),
        )
        self.card.setGeometry((self.width() - size[0]) // 2, (self.height() - size[1]) // 2, *size)

    def lift(self) -> None:
        """Go away and give the window back."""
        self._window.removeEventFilter(self)
        self._give_keys(below=True)
        self.hide()
        self.deleteLater()

    def _give_keys(self, *, below: bool) -> None:
        if self._below is not None:
            self._below.setEnabled(below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window as it grows."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the card in the middle."""
        self.redress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), look().ink("window"))


def foot(*parts: QWidget) -> QFrame:
    """Return the foot of a card: the first part at the left, the others at the right."""
    em = look().em
    made = QFrame()
    made.setProperty("kind", "foot")
    row = QHBoxLayout(made)
    row.setContentsMargins(em(1.6), em(0.7), em(1.6), em(0.7))
    row.setSpacing(em(0.5))
    row.addWidget(parts[0])
    row.addStretch()
    for part in parts[1:]:
        row.addWidget(part)
    return made


class Notice(Cover):
    """Says why there is no file to work with, and what can be done."""

    def __init__(self, window: QMainWindow, sentence: str, verbs: Sequence[Verb]) -> None:
        super().__init__(window, 26, 13)
        em = look().em
        self.sentence = Words(sentence, "body", wrap=True)
        self.buttons = [
            (primary if at == 0 else second)(verb.words, verb.icon) for at, verb in enumerate(verbs)
        ]
        inside = QVBoxLayout()
        inside.setContentsMargins(em(1.6), em(1.4), em(1.6), em(1))
        inside.setSpacing(em(0.7))
        inside.addWidget(Mark(2.2))
        inside.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(inside, 1)
        whole.addWidget(foot(*reversed(self.buttons)))
        for button, verb in zip(self.buttons, verbs, strict=True):
            button.clicked.connect(verb.deed)
        self.card.setAccessibleName(sentence)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
