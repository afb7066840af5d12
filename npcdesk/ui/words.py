"""Words on a page: labels that know their role in the type scale and follow the look.

Words(text, role="body", tone="", wrap=False)   .say(text, tone=None), .flow(on=True)
    elide: becomes shorter where there is no room, down to `least` em, and shows the rest as a tip
    role: figure title heading head strong body second second_strong caption
    tone: a token ("late", "closed", "text3" …); "" = the role's own
rule() -> QFrame                                a line of one pixel across
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolTip, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import (
    BODY,
    CAPTION,
    FIGURE,
    HEADING,
    MEDIUM,
    REGULAR,
    SECOND,
    SEMIBOLD,
    TITLE,
)

ROLES: dict[str, tuple[float, int, str]] = {
    "figure": (FIGURE, MEDIUM, "text"),
    "title": (TITLE, SEMIBOLD, "text"),
    "heading": (HEADING, SEMIBOLD, "text"),
    "head": (BODY, SEMIBOLD, "text"),
    "strong": (BODY, MEDIUM, "text"),
    "body": (BODY, REGULAR, "text"),
    "second": (SECOND, REGULAR, "text2"),
    "second_strong": (SECOND, MEDIUM, "text2"),
    "caption": (CAPTION, REGULAR, "text3"),
}
"""Role → ratio, weight, token."""


class Words(QLabel):
    """A label in one role of the type scale. Plain text only, so that nothing typed is markup."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        elide: bool = False,
        least: float = 2,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._elide, self._least = role, tone, elide, least
        self._full = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.redress()
        self.say(text)

    def say(self, text: str, tone: str | None = None) -> None:
        """Show other words, and in another tone when one is given."""
        if tone is not None and tone != self._tone:
            self._tone = tone
            self.redress()
        self._full = text
        self.setText(text)

    def flow(self, *, on: bool) -> None:
        """Go on in a second line where there is no room, instead of becoming shorter."""
        self._elide = not on
        self.setWordWrap(on)
        self.updateGeometry()

    def shortens(self) -> bool:
        """Tell whether the words become shorter where they do not fit."""
        return self._elide

    def full(self) -> str:
        """Return the words, not shortened."""
        return self._full

    def redress(self) -> None:
        """Take font and colour from the look that is on."""
        ratio, weight, token = ROLES[self._role]
        self.setFont(look().font(ratio, weight))
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.WindowText, look().ink(self._tone or token))
        self.setPalette(colours)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in their token's colour.

        The stylesheet gives a label back its first palette when it gets another parent, so the
        palette alone is not to be relied on.
        """
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().paintEvent(event)
            return
        painter, room = QPainter(self), self.contentsRect()
        painter.setPen(look().ink(self._tone or ROLES[self._role][2]))
        words = self._full
        if self._elide:
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        flags = int(self.alignment())
        if self.wordWrap():
            flags |= int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, words)

    def event(self, event: QEvent) -> bool:
        """Show the whole words as a tool tip when they are shortened."""
        if self._elide and isinstance(event, QHelpEvent) and not self.toolTip():
            cut = self.fontMetrics().horizontalAdvance(self._full) > self.contentsRect().width()
            QToolTip.showText(event.globalPos(), self._full if cut else "", self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole words."""
        hint = super().sizeHint()
        return hint + QSize(1, 0) if self._elide else hint

    def minimumSizeHint(self) -> QSize:
        """A shortened label may become narrow: as narrow as `least` em, where it is longer."""
        hint = super().minimumSizeHint()
        return hint.boundedTo(QSize(look().em(self._least), hint.height())) if self._elide else hint


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a line of one pixel across."""
    line = QFrame(parent)
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line
