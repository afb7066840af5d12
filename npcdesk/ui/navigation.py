"""The left edge of the window: mark, office, tabs with counts, and the foot.

Navigation(tabs)                 tabs: shell.Place
.set_office(name, term), .set_user(text), .set_backup(text, good=True)
.set_count(key, count, tone="late"|"doing"), .choose(key)
signals: chosen(key), larger(), settings()
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from npcdesk.ui import icons
from npcdesk.ui.buttons import ARROWS, Button
from npcdesk.ui.signs import chip_height
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, REGULAR, SECOND, SEMIBOLD
from npcdesk.ui.words import Words, rule

WIDTH = 8.4


@dataclass(frozen=True, slots=True)
class NavItem:
    """One tab of the navigation."""

    key: str
    words: str
    icon: str


class Mark(QWidget):
    """The product's mark: 履 on red."""

    def __init__(self, times: float = 1.6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self.setAccessibleName("人大履职桌面")

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(look().em(self._times), look().em(self._times))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = worn.em(self._times)
        box = QRectF(0, (self.height() - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("mark"))
        painter.drawRoundedRect(box, size * 0.19, size * 0.19)
        painter.setPen(worn.ink("on_mark"))
        painter.setFont(worn.font(self._times * 0.85, MEDIUM))
        painter.drawText(box.adjusted(0, -1, 0, 0), Qt.AlignmentFlag.AlignCenter, "履")


class NavButton(QAbstractButton):
    """A tab: icon, words, count."""

    def __init__(self, item: NavItem, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._count, self._tone = 0, ""
        self.setText(item.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{item.words}（Ctrl+{number}）")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0, "")

    def set_count(self, count: int, tone: str) -> None:
        """Show how many things wait there."""
        self._count, self._tone = count, tone
        self.setAccessibleName(f"{self.item.words}，{count} 件" if count else self.item.words)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are for the row of buttons, which knows what comes next."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(look().em(7.5), look().em(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, bar, icon, words and count."""
        worn, painter, on = look(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if on or self.underMouse():
            painter.setPen(worn.ink("line") if on else Qt.PenStyle.NoPen)
            painter.setBrush(worn.ink("surface" if on else "line"))
            painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))
        if on:
            painter.fillRect(
                QRectF(0, worn.em(0.5), 3, self.height() - worn.em(1)), worn.ink("accent")
            )
        if self.hasFocus():
            painter.setPen(QPen(worn.ink("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), worn.em(0.3), worn.em(0.3))
        size = worn.em(1)
        place = QRectF(worn.em(0.6), (self.height() - size) / 2, size, size)
        icons.draw(painter, self.item.icon, place, "accent" if on else "text2", filled=on)
        painter.setFont(worn.font(BODY, SEMIBOLD if on else REGULAR))
        painter.setPen(worn.ink("text" if on else "text2"))
        room = box.adjusted(worn.em(2.1), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.item.words)
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        worn, words = look(), str(self._count)
        high = chip_height() * 0.85
        wide = max(worn.metrics(SECOND, MEDIUM).horizontalAdvance(words) + worn.em(0.6), high * 1.2)
        box = QRectF(self.width() - wide - worn.em(0.4), (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink(f"{self._tone}_soft"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(worn.ink(self._tone))
        painter.setFont(worn.font(SECOND, MEDIUM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class _FootButton(Button):
    """大字, 设置: quiet, in second words."""

    def redress(self) -> None:
        """As quiet buttons are, a size smaller."""
        super().redress()
        self.setFont(look().font(SECOND))


class _Shield(QWidget):
    """The sign of the last copy."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.good = True

    def sizeHint(self) -> QSize:
        """An icon of 16."""
        return QSize(look().em(0.8), look().em(0.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it: filled and green, or a warning."""
        size = look().em(0.75)
        box = QRectF(0, (self.height() - size) / 2, size, size)
        if self.good:
            icons.draw(QPainter(self), "shield_checkmark", box, "closed", filled=size < 18)
        else:
            icons.draw(QPainter(self), "warning", box, "soon")


class Navigation(QFrame):
    """The left edge of the window."""

    chosen = Signal(str)
    larger = Signal()
    settings = Signal()

    def __init__(self, items: Sequence[NavItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAccessibleName("导航")
        self.office = Words("", "head", elide=True)
        self.term = Words("", "caption", elide=True)
        self.backup = Words("", "caption", "text2", elide=True)
        self.user = Words("", "caption", elide=True)
        self._shield = _Shield(self)
        self._rule = rule(self)
        self.big = _FootButton("大字", "quiet", "text_font_size")
        self.options = _FootButton("设置", "quiet", "settings")
        self.buttons = {
            item.key: NavButton(item, number, self) for number, item in enumerate(items, 1)
        }
        self._lay_out()
        self.redress()
        for button in self.buttons.values():
            button.clicked.connect(lambda _on=False, key=button.item.key: self.chosen.emit(key))
        self.big.clicked.connect(self.larger)
        self.options.clicked.connect(self.settings)

    def _lay_out(self) -> None:
        em = look().em
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.office)
        names.addWidget(self.term)
        head = QHBoxLayout()
        head.setContentsMargins(em(0.3), 0, 0, 0)
        head.setSpacing(em(0.4))
        head.addWidget(Mark())
        head.addLayout(names, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.4), em(0.6), em(0.4), em(0.5))
        whole.setSpacing(em(0.2))
        whole.addLayout(head)
        whole.addSpacing(em(0.6))
        for button in self.buttons.values():
            whole.addWidget(button)
        whole.addStretch()
        whole.addWidget(self._rule)
        copy = QHBoxLayout()
        copy.setContentsMargins(em(0.6), em(0.3), 0, 0)
        copy.setSpacing(em(0.2))
        copy.addWidget(self._shield)
        copy.addWidget(self.backup, 1)
        whole.addLayout(copy)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.big)
        foot.addWidget(self.options)
        foot.addStretch()
        whole.addLayout(foot)
        user = QHBoxLayout()
        user.setContentsMargins(em(0.5), 0, 0, 0)
        user.addWidget(self.user)
        whole.addLayout(user)

    def redress(self) -> None:
        """Take the width of the look."""
        self.setFixedWidth(look().em(WIDTH))

    def room(self) -> QRect:
        """Return the part below the tabs where nothing is to be read."""
        gap, tabs = look().em(0.3), list(self.buttons.values())
        top = tabs[-1].geometry().bottom() if tabs else 0
        return QRect(0, top, self.width(), self._rule.y() - top).adjusted(gap, gap, -gap, -gap)

    def set_office(self, name: str, term: str) -> None:
        """Say whose desk it is, and in which term."""
        self.office.say(name)
        self.term.say(term)

    def set_user(self, text: str) -> None:
        """Say who sits at it."""
        self.user.say(text)

    def set_backup(self, text: str, *, good: bool = True) -> None:
        """Say when the last copy was made; not good = it is too old."""
        self._shield.good = good
        self._shield.setVisible(bool(text))
        self._shield.update()
        self.backup.say(text, "text2" if good else "soon")

    def set_count(self, key: str, count: int, tone: str = "doing") -> None:
        """Show how many things wait on a page."""
        self.buttons[key].set_count(count, tone)

    def choose(self, key: str) -> None:
        """Mark a tab without a signal; none when the key is nobody's."""
        for button in self.buttons.values():
            button.setAutoExclusive(False)  # else the marked one could not be unmarked
            button.setChecked(button.item.key == key)
            button.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from tab to tab, Enter opens it."""
        keys = list(self.buttons)
        here = next((n for n, k in enumerate(keys) if self.buttons[k].hasFocus()), -1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if here < 0:
            super().keyPressEvent(event)
        elif step:
            self.buttons[keys[(here + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[keys[here]].click()
        else:
            super().keyPressEvent(event)
