"""Search over everything, verbs too (Ctrl+K).

    Found(words, note, icon, open, verb=None, verb_words="")   one line; open and verb are deeds
    Group(name, found)                                          建议 代表 单位和站点 可以做的事 …
    Palette(find, parent)      find(text) -> Answer(groups, hint="")
    palette.open()

↑ ↓ go from line to line over the groups, Enter opens, Ctrl+Enter does the verb, Esc closes.
`find` is asked 120 ms after the last letter; the hint at the foot says how it was understood.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QWidget

from npcdesk.ui import icons
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.sheet import Sheet
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, HEADING, MEDIUM, SECOND
from npcdesk.ui.words import Words, rule

WAIT_MS = 120


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the answer."""

    words: str
    note: str
    icon: str
    open: Callable[[], object]
    verb: Callable[[], object] | None = None
    verb_words: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind."""

    name: str
    found: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    groups: Sequence[Group]
    hint: str = ""


class _Lines(QWidget):
    """The groups, painted. One line is marked."""

    def __init__(self, palette: "Palette") -> None:
        super().__init__()
        self._palette = palette
        self.groups: list[Group] = []
        self.marked = 0
        self.setMouseTracking(True)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show an answer."""
        self.groups = [group for group in groups if group.found]
        self.marked = 0
        self.setFixedHeight(self._height())
        self.update()

    def every(self) -> list[Found]:
        """Return all lines in their order."""
        return [found for group in self.groups for found in group.found]

    def sizeHint(self) -> QSize:
        """As high as all lines."""
        return QSize(look().em(30), self._height())

    def _height(self) -> int:
        rows = len(self.every())
        return len(self.groups) * look().em(1.4) + rows * look().em(1.75) + look().em(0.3)

    def boxes(self) -> list[tuple[QRectF, str | Found]]:
        """Return every heading and line with its place."""
        em, top = look().em, 0.0
        made: list[tuple[QRectF, str | Found]] = []
        for group in self.groups:
            made.append((QRectF(em(0.9), top, self.width(), em(1.4)), group.name))
            top += em(1.4)
            for found in group.found:
                made.append((QRectF(em(0.2), top, self.width() - em(0.4), em(1.75)), found))
                top += em(1.75)
        return made

    def line_at(self, y: float) -> int:
        """Return which line is at a height, or -1."""
        lines = [box for box, what in self.boxes() if isinstance(what, Found)]
        return next((at for at, box in enumerate(lines) if box.top() <= y < box.bottom()), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the line under the pointer."""
        at = self.line_at(event.position().y())
        if at >= 0:
            self.marked = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the line under the pointer."""
        if self.line_at(event.position().y()) >= 0:
            self.mouseMoveEvent(event)
            self._palette.take(verb=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint headings and lines."""
        painter, worn, at = QPainter(self), look(), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box, what in self.boxes():
            if isinstance(what, str):
                painter.setFont(worn.font(CAPTION))
                painter.setPen(worn.ink("text3"))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, what)
                continue
            self._line(painter, box, what, marked=at == self.marked)
            at += 1

    def _line(self, painter: QPainter, box: QRectF, found: Found, *, marked: bool) -> None:
        worn, flat = look(), Qt.AlignmentFlag.AlignVCenter
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.ink("selected"))
            painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))
        size = worn.em(0.9)
        place = QRectF(box.left() + worn.em(0.7), box.center().y() - size / 2, size, size)
        icons.draw(painter, found.icon, place, "accent" if marked else "text2")
        room = box.adjusted(worn.em(2.1), 0, -worn.em(0.7), 0)
        key = ("Ctrl+Enter " + found.verb_words if found.verb else "Enter 打开") if marked else ""
        wide_key = worn.metrics(CAPTION).horizontalAdvance(key)
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text3"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | flat, key)
        metrics = worn.metrics(1, MEDIUM)
        free = room.width() - wide_key - worn.em(0.6)
        words = metrics.elidedText(found.words, Qt.TextElideMode.ElideMiddle, free)
        painter.setFont(worn.font(1, MEDIUM))
        painter.setPen(worn.ink("text"))
        painter.drawText(room, flat, words)
        left = metrics.horizontalAdvance(words) + worn.em(0.6)
        note = worn.metrics(SECOND).elidedText(
            found.note, Qt.TextElideMode.ElideRight, max(free - left, 0)
        )
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink("text3"))
        painter.drawText(room.adjusted(left, 0, 0, 0), flat, note)


class _Magnifier(QWidget):
    """The icon before the field."""

    def sizeHint(self) -> QSize:
        """An icon of 20."""
        return QSize(look().em(1), look().em(1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        size = look().em(0.9)
        box = QRectF(0, (self.height() - size) / 2, size, size)
        icons.draw(QPainter(self), "search", box, "accent")


class Palette(Sheet):
    """One field over everything."""

    def __init__(self, find: Callable[[str], Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        em = look().em
        self.card.setFixedWidth(em(34))
        self.field = QLineEdit(self)
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText("建议号、题目、姓名、首字母、电话尾号、单位，或者要做的事")
        self.field.setAccessibleName("查找")
        self.field.setFont(look().font(HEADING))
        self.lines = _Lines(self)
        self._hint = Words("", "caption")
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.look_up)
        self.field.textChanged.connect(self._wait.start)
        self.look_up()

    def _lay_out(self) -> None:
        em = look().em
        top = QHBoxLayout()
        top.setContentsMargins(em(1.2), em(0.5), em(1.1), em(0.5))
        top.setSpacing(em(0.6))
        top.addWidget(_Magnifier(self))
        self.field.setMinimumHeight(em(1.7))
        top.addWidget(self.field, 1)
        top.addWidget(Words("Esc", "caption"))
        self._area = QScrollArea(self)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.lines)
        self._area.viewport().setAutoFillBackground(False)
        self.lines.setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(em(1), em(0.3), em(1), em(0.4))
        keys = "↑↓ 选择　Enter 打开　Ctrl+Enter 直接办　Esc 关闭"
        foot.addWidget(Words(keys, "caption"))
        foot.addStretch()
        foot.addWidget(self._hint)
        self.inside.addLayout(top)
        self.inside.addWidget(rule())
        self.inside.addWidget(self._area)
        self.inside.addWidget(rule())
        self.inside.addLayout(foot)

    def place(self, window: QWidget) -> None:
        """Stand in the upper part, so that it can grow downwards."""
        corner = window.mapToGlobal(window.rect().topLeft())
        left, top = (window.width() - self.width()) // 2, look().em(4.5)
        self.stand(QRect(corner + QPoint(left, top), self.size()))

    def grown(self, size: QSize) -> QRect:
        """Grow downwards."""
        return QRect(self._held.topLeft(), size)

    def look_up(self) -> None:
        """Ask for what fits what was typed."""
        self._wait.stop()
        answer = self._find(self.field.text().strip())
        self.lines.show_groups(answer.groups)
        nothing = self.field.text().strip() and not self.lines.every()
        self._hint.say(answer.hint or ("没有找到，请换个写法" if nothing else ""))
        window = self.parentWidget()
        most = (window.height() if window else 768) - look().em(12)
        self._area.setFixedHeight(min(self.lines.height(), most))
        self.fit()

    def take(self, *, verb: bool) -> None:
        """Open the marked line, or do its verb."""
        every = self.lines.every()
        if not every:
            return
        found = every[self.lines.marked]
        self.accept()
        (found.verb if verb and found.verb else found.open)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Enter, Ctrl+Enter."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        every = self.lines.every()
        if step and every:
            self.lines.marked = (self.lines.marked + step) % len(every)
            lines = [box for box, what in self.lines.boxes() if isinstance(what, Found)]
            here = lines[self.lines.marked]
            self._area.ensureVisible(0, round(here.center().y()), 0, look().em(2))
            self.lines.update()
        elif event.key() in ENTER:
            if self._wait.isActive():
                self.look_up()
            self.take(verb=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)
