"""Tabs over a list, with counts.

    StateTabs((Tab(key, words, count=None, tone=""), …))
    .chosen() -> key, .choose(key), .set_counts({key: n}), .set_tabs(tabs)
    chosen_changed(key) signal

Left and right go from tab to tab. `tone` colours the count, e.g. "late" for 答复逾期. What has no
room goes under 更多, the last ones first; the chosen one stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from npcdesk.ui.buttons import ARROWS, quiet
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, REGULAR, SECOND, SEMIBOLD

ROOM = 0.35
"""At either side of a tab's words, in em: the ring of the focus keeps off them."""
APART = 1.1
"""From the words of one tab to the next, in em."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key, its words, how many lie behind it."""

    key: str
    words: str
    count: int | None = None
    tone: str = ""


class _TabButton(QAbstractButton):
    """Words, a count, and a bar below the chosen one."""

    def __init__(self, tab: Tab, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.tab = tab
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """Show other words or another count."""
        self.tab = tab
        self.setText(tab.words)
        counted = "" if tab.count is None else f"，{tab.count} 件"
        self.setAccessibleName(f"{tab.words}{counted}")
        self.updateGeometry()
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
        """Words in the heavier face, so that choosing moves nothing."""
        worn = look()
        wide = worn.metrics(BODY, SEMIBOLD).horizontalAdvance(self.tab.words)
        if self.tab.count is not None:
            wide += worn.metrics(SECOND, MEDIUM).horizontalAdvance(str(self.tab.count)) + worn.em(
                0.3
            )
        return QSize(round(wide) + 2 * worn.em(ROOM), worn.em(2))

    def minimumSizeHint(self) -> QSize:
        """Tabs are not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, count and bar."""
        worn, painter, on = look(), QPainter(self), self.isChecked()
        flat = Qt.AlignmentFlag.AlignVCenter
        ring = QRectF(0, 0, self.width(), self.height() - worn.em(0.1))
        room = ring.adjusted(worn.em(ROOM), 0, -worn.em(ROOM), 0)
        weight = SEMIBOLD if on else REGULAR
        painter.setFont(worn.font(BODY, weight))
        painter.setPen(worn.ink("accent" if on else "text" if self.underMouse() else "text2"))
        painter.drawText(room, flat, self.tab.words)
        if self.tab.count is not None:
            left = worn.metrics(BODY, weight).horizontalAdvance(self.tab.words) + worn.em(0.3)
            toned = self.tab.tone if self.tab.count else ""
            painter.setFont(worn.font(SECOND, SEMIBOLD if toned else MEDIUM if on else REGULAR))
            painter.setPen(worn.ink(toned or ("accent" if on else "text3")))
            painter.drawText(room.adjusted(left, 0, 0, 0), flat, str(self.tab.count))
        if on:
            bar = QRectF(room.left(), self.height() - 3, room.width(), 3)
            painter.fillRect(bar, worn.ink("accent"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(worn.ink("accent"), 2))
            painter.drawRoundedRect(ring.adjusted(1, 2, -1, -4), 4, 4)


class StateTabs(QWidget):
    """A row of tabs of which one is chosen."""

    chosen_changed = Signal(str)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _TabButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().em(APART - 2 * ROOM))
        self._more = quiet("更多", "chevron_down")
        self._more.hide()
        self._more.clicked.connect(self._open_more)
        self._row.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_tabs(tabs)
        self._group.buttonClicked.connect(lambda button: self.chosen_changed.emit(button.tab.key))

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Replace the tabs, keeping the chosen one if it is still there."""
        before = self.chosen()
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = {tab.key: _TabButton(tab, self) for tab in tabs}
        for at, button in enumerate(self._buttons.values()):
            self._group.addButton(button)
            self._row.insertWidget(at, button)
        if self._buttons:
            self.choose(before if before in self._buttons else tabs[0].key)

    def chosen(self) -> str:
        """Return the key of the chosen tab."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a tab without a signal."""
        self._buttons[key].setChecked(True)
        self._fit()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many lie behind each tab."""
        for key, count in counts.items():
            button = self._buttons.get(key)
            if button is not None:
                button.show_tab(replace(button.tab, count=count))
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as all tabs together, the hidden ones too."""
        wide = [button.sizeHint().width() for button in self._buttons.values()]
        return QSize(sum(wide) + self._row.spacing() * max(len(wide) - 1, 0), look().em(2))

    def minimumSizeHint(self) -> QSize:
        """The chosen tab and 更多."""
        wide = [b.sizeHint().width() for b in self._buttons.values() if b.isChecked()]
        wide.append(self._more.sizeHint().width())
        whole = sum(wide) + self._row.spacing()
        return QSize(min(whole, self.sizeHint().width()), look().em(2))

    def redress(self) -> None:
        """Larger words may leave no room for the last tabs."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room goes under 更多."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap, wide = self._row.spacing(), self.width()
        room, whole = wide, self.sizeHint().width() <= wide
        room -= 0 if whole else self._more.sizeHint().width()
        chosen = [button for button in self._buttons.values() if button.isChecked()]
        room -= sum(button.sizeHint().width() + gap for button in chosen)
        for button in self._buttons.values():
            room -= 0 if button.isChecked() else button.sizeHint().width() + gap
            button.setVisible(whole or button.isChecked() or room >= 0)
        self._more.setVisible(not whole)
        self.updateGeometry()
        if self.width() != wide:  # what was shown or hidden let the page lay itself out meanwhile
            self._fit()

    def _open_more(self) -> None:
        menu = QMenu(self)
        for key, button in self._buttons.items():
            if button.isHidden():
                count = "" if button.tab.count is None else f"　{button.tab.count}"
                action = menu.addAction(f"{button.tab.words}{count}")
                action.triggered.connect(lambda _on=False, key=key: self._chosen_below(key))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _chosen_below(self, key: str) -> None:
        self.choose(key)
        self.chosen_changed.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from tab to tab."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = list(self._buttons)
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        key = keys[(keys.index(self.chosen()) + step) % len(keys)]
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(key)
        self.chosen_changed.emit(key)
