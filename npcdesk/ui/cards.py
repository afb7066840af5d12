"""Frames: a card with a head, and a page body with a pane at its right.

Card(title, note="", verb=None)     .body (QVBoxLayout), .set_title, .set_note, .add_to_head(widget)
WithPane(main, pane, width=16)      pane at the right; below 1280 wide it folds away and
                                    open_pane() (Enter) lays it over the list, Esc closes it
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.ui.buttons import Button, Verb, close_button, link
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class Card(QFrame):
    """A white frame with a head."""

    def __init__(
        self,
        title: str = "",
        note: str = "",
        verb: Verb | None = None,
        parent: QWidget | None = None,
        *,
        kind: str = "card",
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        em = look().em
        self._title = Words(title, "head", elide=True, least=7)
        self._note = Words(note, "second", "text3", elide=True, least=3)
        for words in (self._title, self._note):
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._head = QHBoxLayout()
        self._head.setSpacing(em(0.4))
        self._head.addWidget(self._title)
        self._head.addStretch()
        self._head.addWidget(self._note)
        if verb is not None:
            more = link(verb.words)
            more.clicked.connect(verb.deed)
            self._head.addWidget(more)
        self.body = QVBoxLayout()
        self.body.setSpacing(em(0.4))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.8), em(0.6), em(0.8), em(0.7))
        whole.setSpacing(em(0.4))
        whole.addLayout(self._head)  # takes no room while all that is in it is hidden
        whole.addLayout(self.body)
        for words, said in ((self._title, title), (self._note, note)):
            words.setVisible(bool(said))

    def set_title(self, text: str) -> None:
        """Show another title."""
        self._title.say(text)
        self._title.setVisible(bool(text))

    def set_note(self, text: str) -> None:
        """Show other quiet words at the right of the head."""
        self._note.say(text)
        self._note.setVisible(bool(text))

    def add_to_head(self, widget: QWidget) -> None:
        """Put a chip or button at the right end of the head."""
        self._head.addWidget(widget)


FOLDS_BELOW = 55.5
"""In em: a window of 1280 less the navigation."""


class WithPane(QWidget):
    """Something wide at the left, its details at the right."""

    def __init__(
        self, main: QWidget, pane: QWidget, width: float = 16.6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pane, self._width = pane, width
        self._folded = False
        self._over: QFrame | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().em(0.6))
        self._row.addWidget(main, 1)
        self._row.addWidget(pane)
        self._opener = Button("", "", "chevron_left", self)
        self._opener.setToolTip("看右边的内容（Enter）")
        self._opener.setAccessibleName("看右边的内容")
        self._row.addWidget(self._opener)
        self._opener.hide()
        self._opener.clicked.connect(self.open_pane)
        self.redress()

    def redress(self) -> None:
        """Take the pane's width from the look."""
        self._pane.setFixedWidth(look().em(self._width))
        self._opener.setFixedSize(look().em(1.2), look().em(4))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        folded = self.width() < look().em(FOLDS_BELOW)
        if folded != self._folded:
            self._folded = folded
            self.close_pane()
            self._pane.setVisible(not folded)
            self._opener.setVisible(folded)

    def open_pane(self) -> None:
        """Lay the folded pane over the right part; nothing happens when it is there already."""
        if not self._folded or self._over is not None:
            return
        over = self._over = QFrame(self)
        over.setProperty("kind", "popup")
        close = close_button(over)
        close.clicked.connect(self.close_pane)
        inside = QVBoxLayout(over)
        inside.setContentsMargins(*([look().em(0.4)] * 4))
        inside.setSpacing(0)
        inside.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        inside.addWidget(self._pane, 1)
        self._pane.show()
        wide = self._pane.width() + 2 * look().em(0.4) + 2
        over.setGeometry(self.width() - wide, 0, wide, self.height())
        over.installEventFilter(self)
        over.show()
        over.raise_()
        close.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_pane(self) -> None:
        """Take the overlay away."""
        if self._over is not None:
            over, self._over = self._over, None
            self._pane.hide()
            self._row.insertWidget(1, self._pane)
            over.hide()
            over.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the overlay."""
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_pane()
            return True
        return super().eventFilter(watched, event)


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a plain scroll area round a widget that may be higher than the window.

    Its viewport is ours: one that Qt made, PySide would compare with every class it has.
    """
    area = QScrollArea()
    area.setViewport(QWidget(area))
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is inside, not to the scrolling
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    return area
