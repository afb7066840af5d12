"""A note in place: icon, one sentence, at most one link.

Note(kind, text, verb=None)     kind: "info" "good" "warn" "bad"; verb: buttons.Verb
.say(text, kind=None, verb=None), hidden while the text is ""
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from npcdesk.ui import icons
from npcdesk.ui.buttons import Link, Verb
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

KINDS: dict[str, tuple[str, str, str]] = {
    "info": ("doing", "selected", "info"),
    "good": ("closed", "closed_soft", "checkmark_circle"),
    "warn": ("soon", "soon_soft", "warning"),
    "bad": ("late", "late_soft", "error_circle"),
}
"""Kind → ink, ground, icon."""


class Note(QWidget):
    """A sentence on a coloured ground."""

    def __init__(
        self, kind: str, text: str = "", verb: Verb | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.words = Words("", "second", KINDS[kind][0], wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        em = look().em
        self._row.setContentsMargins(em(1.8), em(0.4), em(0.6), em(0.4))
        self._row.setSpacing(em(0.6))
        self._row.addWidget(self.words, 1)
        self._link: Link | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.say(text, kind, verb)

    def say(self, text: str, kind: str | None = None, verb: Verb | None = None) -> None:
        """Show another sentence; "" hides the note."""
        self._kind = kind or self._kind
        if self._link is not None:
            self._link.hide()
            self._link.deleteLater()
            self._link = None
        if verb is not None:
            self._link = Link(verb.words, self)
            self._link.clicked.connect(verb.deed)
            self._row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.words.say(text, KINDS[self._kind][0])
        self.setAccessibleName(text)
        if self.parentWidget() is not None or not text:  # else it would be a window of its own
            self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and icon."""
        worn, painter = look(), QPainter(self)
        ink, ground, icon = KINDS[self._kind]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink(ground))
        painter.drawRoundedRect(self.rect(), worn.em(0.3), worn.em(0.3))
        size = worn.em(0.9)
        top = worn.em(0.5) if self.height() > worn.em(2.4) else (self.height() - size) / 2
        icons.draw(painter, icon, QRectF(worn.em(0.55), top, size, size), ink)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(look().em(8), super().minimumSizeHint().height())
