"""Words on a page: labels that know their role in the type scale and follow the look.

Words(text, role="body", tone="", wrap=False)   .say(text, tone=None)
    role: figure title heading head strong body second second_strong caption
    tone: a token ("late", "closed", "text3" …); "" = the role's own
rule() -> QFrame                                a line of one pixel across
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

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
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._elide = role, tone, elide
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
        self._fit()

    def full(self) -> str:
        """Return the words, not shortened."""
        return self._full

    def redress(self) -> None:
        """Take font and colour from the look that is on."""
        ratio, weight, token = ROLES[self._role]
        self.setFont(look().font(ratio, weight))
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.WindowText, look().ink(self._tone or token))
        self.setPalette(colours)
        self._fit()

    def _fit(self) -> None:
        if not self._elide:
            self.setText(self._full)
            return
        room = max(self.contentsRect().width(), 0)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")
        self.setAccessibleName(self._full)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Shorten anew."""
        if self._elide:
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole words."""
        hint = super().sizeHint()
        if self._elide:
            hint.setWidth(self.fontMetrics().horizontalAdvance(self._full) + 1)
        return hint

    def minimumSizeHint(self) -> QSize:
        """A shortened label may become narrow."""
        hint = super().minimumSizeHint()
        return QSize(look().em(2), hint.height()) if self._elide else hint


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a line of one pixel across."""
    line = QFrame(parent)
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line
