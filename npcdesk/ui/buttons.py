"""Buttons: a word, maybe an icon, one of the kinds below. All are `Button(QPushButton)`.

primary(words, icon="", parent=None)   the one deed of a view; Button(…, low=True) is 28 high
second(words, icon="")                 beside it
quiet(words, icon="")                  without an edge: 打印, 列, 上一件
small(words, icon="")                  28 high: bars, panes
link(words)                            blue words: 全部, 看算法
close_button()                         ✕ alone, with tool tip and accessible name
icon_button(icon, name)                an icon alone (only ✕ and …)

Verb(words, deed, icon="")              a button to be made by a bar, a step, an empty page

Button.set_words(words), .set_icon(name); the icon follows the look.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from npcdesk.ui import icons
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, REGULAR, SECOND

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RING_ROOM = 5
"""Pixels at either side of painted words: two of the ring of the focus, three of ground."""
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class Verb:
    """A deed with its word: whoever shows it makes the button."""

    words: str
    deed: Callable[[], object]
    icon: str = ""


class Button(QPushButton):
    """A push button with a Fluent icon. `kind` chooses its rule in the stylesheet."""

    def __init__(
        self,
        words: str,
        kind: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        low: bool = False,
    ) -> None:
        super().__init__(words, parent)
        self._kind, self._icon, self._low = kind, icon, low
        self.setProperty("kind", kind)
        self.setProperty("low", "true" if low else "false")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.redress()

    def set_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.redress()

    def redress(self) -> None:
        """Take font and icon colour from the look that is on."""
        strong = self._kind == "primary"
        ratio = SECOND if self._low else BODY
        self.setFont(look().font(ratio, MEDIUM if strong else REGULAR))
        if self._icon:
            size, gap = look().em(0.8), look().em(0.2) if self.text() else 0
            token = ("on_accent" if strong else "text2") if self.isEnabled() else "off"
            self.setIcon(icons.icon(self._icon, token, 0.8, self.devicePixelRatioF(), gap=gap))
            self.setIconSize(QSize(size + gap, size))

    def event(self, event: QEvent) -> bool:
        """Draw the icon anew on a screen of another density, and when it may not be pressed."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.EnabledChange):
            self.redress()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """On the accent the focus ring is drawn inside, where it can be seen."""
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().ink("on_accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 4, 4)


class Link(QAbstractButton):
    """Blue words that open something. Painted, so that they take no room beside the words."""

    def __init__(self, words: str, parent: QWidget | None = None, role: float = BODY) -> None:
        super().__init__(parent)
        self._role = role
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link, as Space does; Ctrl+Enter is the primary button's."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and not control:
            self.click()
            return
        super().keyPressEvent(event)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, as high as a target must be."""
        width = look().metrics(self._role).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * RING_ROOM, look().em(1.2))

    def minimumSizeHint(self) -> QSize:
        """As the size asked for: links are not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, a line below them under the pointer, a ring with the focus."""
        painter = QPainter(self)
        font = QFont(look().font(self._role))
        if self.underMouse() and self.isEnabled():
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(look().ink("accent" if self.isEnabled() else "off"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().ink("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


def primary(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return the one button of a view that says its deed."""
    return Button(words, "primary", icon, parent)


def second(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return a button with an edge."""
    return Button(words, "", icon, parent)


def quiet(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return a button without an edge."""
    return Button(words, "quiet", icon, parent)


def small(words: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return a lower button, for bars and panes."""
    return Button(words, "", icon, parent, low=True)


def link(words: str, parent: QWidget | None = None) -> Link:
    """Return blue words that open something."""
    return Link(words, parent)


def icon_button(icon: str, name: str, parent: QWidget | None = None) -> Button:
    """Return an icon alone; `name` is its tool tip and what a screen reader says."""
    made = Button("", "quiet", icon, parent)
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made


def close_button(parent: QWidget | None = None) -> Button:
    """Return the ✕ of a dialog or popup."""
    return icon_button("dismiss", "关闭（Esc）", parent)
