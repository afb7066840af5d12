"""What is due, in groups, each line with its verb (今日要办); and days on a calendar leaf.

DueLine(id, icon, title, why, mark, verb_words)
DueGroup(name, lines, note="", count=None)     count: when there are more than the lines
DueList(leads=True)     the first verb is the page's primary one
              .show_groups(groups); verb_wanted(id), opened(id), menu_wanted(id, place) signals;
              ↑ ↓ Enter on the lines
Agenda()      .show_days([AgendaDay(day, weekday, title, note), …])
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.ui import icons
from npcdesk.ui.buttons import ENTER, Button
from npcdesk.ui.flow import clear
from npcdesk.ui.focus import ROW
from npcdesk.ui.signs import Mark, chip_width, draw_chip
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, HEADING, MEDIUM, SECOND
from npcdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing to do: its icon, “动词：第n号 题目”, why, how many days, the verb, "" for none."""

    id: str
    icon: str
    title: str
    why: str
    mark: Mark | None
    verb_words: str


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Things that are due about the same time."""

    name: str
    lines: Sequence[DueLine]
    note: str = ""
    count: int | None = None


class DueRow(QWidget):
    """One line with its button. The first of all carries the primary one."""

    pressed = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, line: DueLine, parent: QWidget, *, first: bool) -> None:
        super().__init__(parent)
        self.line = line
        self.first = first
        self.setProperty(ROW, line.id)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        days = line.mark.spoken or line.mark.words if line.mark else ""
        self.setAccessibleName(f"{line.title}，{days}，{line.why}")
        self.button = Button(line.verb_words, "primary" if first else "", "", self, low=True)
        if not line.verb_words:
            self.button.hide()  # what is done asks for nothing
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look().em(0.8), 0)
        row.addStretch()
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: self.pressed.emit(line.id))
        self.redress()

    def redress(self) -> None:
        """Take the button's width from the look."""
        self.button.setFixedWidth(look().em(5))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(look().em(25), look().em(2.6))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the paper."""
        self.opened.emit(self.line.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what else there is, by the right button or the menu key."""
        self.menu_wanted.emit(self.line.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the paper, Ctrl+Enter does the verb, arrows go on."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.button.click()
        elif event.key() in ENTER:
            self.opened.emit(self.line.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and days."""
        worn, painter = look(), QPainter(self)
        here = self.hasFocus() or self.first
        if here:
            painter.fillRect(self.rect(), worn.ink("selected"))
            painter.fillRect(0, 0, 3, self.height(), worn.ink("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), worn.ink("hover"))
        painter.setPen(QPen(worn.ink("line"), 0))
        painter.drawLine(
            worn.em(0.8), self.height() - 1, self.width() - worn.em(0.8), self.height() - 1
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = worn.em(1)
        place = QRectF(worn.em(0.8), (self.height() - size) / 2, size, size)
        icons.draw(painter, self.line.icon, place, "accent" if here else "text2")
        right: float = self.width() - worn.em(0.8)
        if self.line.verb_words:
            right = self.button.x() - worn.em(0.6)
        if self.line.mark is not None:
            right -= chip_width(self.line.mark)
            draw_chip(painter, self.line.mark, right, self.height() / 2, on_selected=here)
        left = worn.em(2.4)
        wide = right - left - worn.em(0.6)
        self._words(painter, QRectF(left, worn.em(0.35), wide, worn.em(1)))
        if self.hasFocus():
            painter.setPen(QPen(worn.ink("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -2))

    def _words(self, painter: QPainter, upper: QRectF) -> None:
        worn, flat, cut = look(), Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
        painter.setFont(worn.font(BODY, MEDIUM))
        painter.setPen(worn.ink("text"))
        title = worn.metrics(BODY, MEDIUM).elidedText(self.line.title, cut, upper.width())
        painter.drawText(upper, flat, title)
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("text3"))
        why = worn.metrics(SECOND).elidedText(self.line.why, cut, upper.width())
        painter.drawText(upper.translated(0, worn.em(1)), flat, why)


class DueList(QWidget):
    """The groups under one another. Put it into `cards.scrolled`."""

    verb_wanted = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None, *, leads: bool = True) -> None:
        super().__init__(parent)
        self._leads = leads  # whether the first verb is the page's primary one
        self._rows: list[DueRow] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(1, 0, 1, look().em(0.6))
        self._whole.setSpacing(0)

    def rows(self) -> list[DueRow]:
        """Return every line shown."""
        return list(self._rows)

    def show_groups(self, groups: Sequence[DueGroup]) -> None:
        """Show groups; empty ones are left out. Rows that stay as they were are kept."""
        former = self._rows
        kept: dict[tuple[DueLine, bool], DueRow | None] = {
            (row.line, row.first): row for row in former
        }
        for row in former:
            self._whole.removeWidget(row)
        clear(self._whole)
        self._rows = []
        for group in groups:
            if group.lines and group.name:
                self._whole.addWidget(_group_head(group))
            for line in group.lines:
                first = self._leads and not self._rows and bool(line.verb_words)
                row = kept.pop((line, first), None) or self._row(line, first=first)
                self._rows.append(row)
                self._whole.addWidget(row)
        self._whole.addStretch()
        for row in former:
            if row not in self._rows:
                row.hide()
                row.deleteLater()

    def _row(self, line: DueLine, *, first: bool) -> DueRow:
        row = DueRow(line, self, first=first)
        row.pressed.connect(self.verb_wanted)
        row.opened.connect(self.opened)
        row.menu_wanted.connect(self.menu_wanted)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from line to line."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        here = next((n for n, row in enumerate(self._rows) if row.hasFocus()), -1)
        if step and 0 <= here + step < len(self._rows):
            self._rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _group_head(group: DueGroup) -> QWidget:
    em = look().em
    head = QWidget()
    count = len(group.lines) if group.count is None else group.count
    row = QHBoxLayout(head)
    row.setContentsMargins(em(0.8), em(0.6), em(0.8), em(0.2))
    row.setSpacing(em(0.4))
    row.addWidget(Words(group.name, "head"))
    row.addWidget(Words(str(count), "second", "text3"))
    row.addStretch()
    row.addWidget(Words(group.note, "second", "text3"))
    return head


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """Something on a day: “7”, “周四”, what, where."""

    day: str
    weekday: str
    title: str
    note: str = ""


class _Leaf(QWidget):
    """The leaf of a calendar and two lines beside it."""

    def __init__(self, day: AgendaDay, parent: QWidget) -> None:
        super().__init__(parent)
        self._day = day
        self.setAccessibleName(f"{day.day}日，{day.weekday}，{day.title}，{day.note}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A leaf of two and a half lines."""
        return QSize(look().em(12), look().em(2.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the leaf and the words."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = worn.em(2.25)
        leaf = QRectF(0, 0, size, worn.em(2.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("subtle"))
        painter.drawRoundedRect(leaf, worn.em(0.3), worn.em(0.3))
        centre, flat = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(worn.ink("text"))
        painter.setFont(worn.font(HEADING, MEDIUM))
        painter.drawText(leaf.adjusted(0, 0, 0, -worn.em(1)), centre, self._day.day)
        painter.setPen(worn.ink("text3"))
        painter.setFont(worn.font(SECOND))
        painter.drawText(leaf.adjusted(0, worn.em(1.2), 0, 0), centre, self._day.weekday)
        left = size + worn.em(0.6)
        upper = QRectF(left, worn.em(0.15), self.width() - left, worn.em(1.1))
        cut = Qt.TextElideMode.ElideRight
        painter.setPen(worn.ink("text"))
        painter.setFont(worn.font(BODY, MEDIUM))
        title = worn.metrics(BODY, MEDIUM).elidedText(self._day.title, cut, upper.width())
        painter.drawText(upper, flat, title)
        painter.setPen(worn.ink("text3"))
        painter.setFont(worn.font(SECOND))
        note = worn.metrics(SECOND).elidedText(self._day.note, cut, upper.width())
        painter.drawText(upper.translated(0, worn.em(1.15)), flat, note)


class Agenda(QWidget):
    """The next days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(look().em(0.5))

    def show_days(self, days: Sequence[AgendaDay]) -> None:
        """Show other days."""
        clear(self._whole)
        for day in days:
            self._whole.addWidget(_Leaf(day, self))
