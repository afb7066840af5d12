"""Filters as pills.

    Filter(key, name, choices)      choices() -> [(value, words), …], asked when the menu opens
        always=True                 shown as “name ⌄” while unset; others are under 加条件
    FilterPills(filters)
    .offer(key, on)                 leave a filter out while there is nothing to choose
    .chosen() -> {key: value}, .words() -> [主办单位：…], .choose(key, value, words), .clear()
    .set_count(found, total, unit)
    changed signal

A set pill is blue: its words open the menu again, its ✕ takes it away.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from npcdesk.ui import icons
from npcdesk.ui.buttons import ENTER, link, quiet
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import SECOND
from npcdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Filter:
    """Something a list can be narrowed by."""

    key: str
    name: str
    choices: Callable[[], Sequence[tuple[str, str]]]
    always: bool = False


class Pill(QAbstractButton):
    """One filter: set it is blue with ✕, unset it is its name with ⌄."""

    wanted = Signal()
    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._set = name, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_choice("")

    def show_choice(self, words: str) -> None:
        """Show what is chosen; "" = nothing."""
        self._set = bool(words)
        self.setText(words or self._name)
        self.setAccessibleName(f"{self._name}：{words}" if words else f"{self._name}，没有设")
        self.setToolTip("Delete 去掉这个条件" if words else "")
        self.updateGeometry()
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Words and one icon."""
        worn = look()
        wide = worn.metrics(SECOND).horizontalAdvance(self.text())
        return QSize(round(wide) + worn.em(1.9), worn.em(1.4))

    def minimumSizeHint(self) -> QSize:
        """Pills are not cut."""
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The right end of a set pill takes it away; the rest opens the menu."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            on_cross = self._set and event.position().x() > self.width() - look().em(1.4)
            (self.removed if on_cross else self.wanted).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and ↓ open the menu; Delete takes the filter away."""
        if event.key() in (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._set:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words and icon."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = QPen(worn.ink("accent"), 2)
        edge = focused if self.hasFocus() else worn.ink("accent" if self._set else "line2")
        painter.setPen(edge)
        ground = "selected" if self._set else "hover" if self.underMouse() else "surface"
        painter.setBrush(worn.ink(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("accent" if self._set else "text"))
        words = box.adjusted(worn.em(0.5), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        size = worn.em(0.8)
        place = QRectF(box.right() - size - worn.em(0.25), (self.height() - size) / 2, size, size)
        name, token = ("dismiss", "accent") if self._set else ("chevron_down", "text2")
        icons.draw(painter, name, place, token)


class FilterPills(QWidget):
    """The line of filters, with 加条件 and, when narrowed, the sum and 清除."""

    changed = Signal()

    def __init__(self, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = {each.key: each for each in filters}
        self._chosen: dict[str, str] = {}
        self._left_out: frozenset[str] = frozenset()
        self._pills = {each.key: Pill(each.name, self) for each in filters}
        self._more = quiet("加条件", "add", self)
        self._count = Words("", "second", "text3")
        self._clear = link("清除", self)
        self._clear.hide()  # while nothing is set
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setSpacing(look().em(0.4))
        for key, pill in self._pills.items():
            row.addWidget(pill)
            pill.wanted.connect(lambda key=key: self._open(key))
            pill.removed.connect(lambda key=key: self._drop(key))
        for widget in (self._more, None, self._count, self._clear):
            row.addStretch() if widget is None else row.addWidget(widget)
        self._more.clicked.connect(self._open_more)
        self._clear.clicked.connect(self._clear_all)
        self._fit()

    def chosen(self) -> dict[str, str]:
        """Return what is chosen: key → value."""
        return dict(self._chosen)

    def knows(self, key: str) -> bool:
        """Tell whether there is such a filter."""
        return key in self._filters

    def word(self, key: str) -> str:
        """Return the words of a filter as it is shown."""
        return self._pills[key].text()

    def words(self) -> list[str]:
        """Return what is chosen in words: 主办单位：县交通运输局."""
        return [f"{self._filters[key].name}：{self._pills[key].text()}" for key in self._chosen]

    def offer(self, key: str, on: bool) -> None:  # noqa: FBT001 - as Qt's setVisible
        """Offer a filter, or leave it out unless it is set."""
        self._left_out = self._left_out - {key} if on else self._left_out | {key}
        self._fit()

    def choose(self, key: str, value: str, words: str) -> None:
        """Set a filter without a signal."""
        self._chosen[key] = value
        self._pills[key].show_choice(words)
        self._clear.show()
        self._fit()

    def clear(self) -> None:
        """Take every filter away without a signal."""
        self._chosen.clear()
        for pill in self._pills.values():
            pill.show_choice("")
        self._clear.hide()
        self._fit()

    def set_count(self, found: int, total: int, unit: str = "件") -> None:
        """Say how many are left of how many, when some are left out."""
        narrowed = found != total or bool(self._chosen)
        self._count.say(f"筛出 {found} {unit}，共 {total} {unit}" if narrowed else "")
        self._clear.setVisible(narrowed)
        self._fit()

    def _open(self, key: str) -> None:
        menu = QMenu(self)
        for value, words in self._filters[key].choices():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(self._chosen.get(key) == value)
            action.triggered.connect(lambda _on, v=value, w=words: self._set(key, v, w))
        pill = self._pills[key]
        anchor = pill if pill.isVisible() else self._more
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def _open_more(self) -> None:
        menu = QMenu(self)
        for key, pill in self._pills.items():
            if not pill.isVisible() and key not in self._left_out:
                action = menu.addAction(self._filters[key].name)
                action.triggered.connect(lambda _on=False, key=key: self._open(key))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _set(self, key: str, value: str, words: str) -> None:
        self.choose(key, value, words)
        self.changed.emit()

    def _drop(self, key: str) -> None:
        self._chosen.pop(key, None)
        self._pills[key].show_choice("")
        self._clear.setVisible(bool(self._chosen))
        self._fit()
        self.changed.emit()

    def _clear_all(self) -> None:
        self.clear()
        self.changed.emit()

    def _fit(self) -> None:
        """Show set pills always, unset ones while there is room."""
        gap, wide = look().em(0.4), self.width()
        room = wide - self._clear.sizeHint().width() - gap
        under = self._pills.keys() - self._left_out
        shown, left = self._shown(room)
        if under - shown:  # 加条件 needs room, too
            shown, left = self._shown(room - self._more.sizeHint().width() - gap)
        for key, pill in self._pills.items():
            pill.setVisible(key in shown)
        self._more.setVisible(bool(under - shown))
        self._count.setVisible(self._count.sizeHint().width() <= left)
        if self.width() != wide:  # what was shown or hidden let the page lay itself out meanwhile
            self._fit()

    def _shown(self, room: int) -> tuple[set[str], int]:
        """Return the pills that are shown in so much room, and what is left of it."""
        shown, gap = set(self._chosen), look().em(0.4)
        wide = {key: pill.sizeHint().width() + gap for key, pill in self._pills.items()}
        room -= sum(wide[key] for key in shown)
        for key, each in self._filters.items():
            if key not in shown and each.always and key not in self._left_out and wide[key] <= room:
                shown.add(key)
                room -= wide[key]
        return shown, room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lesser pills go under 加条件 when it gets narrow."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """May be narrow: unset pills leave."""
        return QSize(look().em(6), self._more.sizeHint().height())
