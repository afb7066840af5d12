"""A month as a sheet of days, each with who is on duty and what is done; weeks begin on Monday.

DutyMonth(today, legend)
    .show_month(day, {day: [DutyMark(words, ink, ground, opens), …]}, {day: "休" | "班"})
    .day, .go_to(day)      the marked day
    moved(day)  signal     another day was marked: by arrows, PgUp, PgDn, a click
    opened(day) signal     Enter or a double-click
    mark_opened(id) signal a mark was clicked that opens something
`legend`: marks that say what the colours mean, below the month
"""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk import labels
from npcdesk.ui.buttons import ENTER
from npcdesk.ui.month import month_step
from npcdesk.ui.theme import Look, look
from npcdesk.ui.theme_tokens import BODY, CAPTION, MEDIUM, REGULAR, SECOND

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_WEEK = "一二三四五六日"
HEAD, LEAST, FOOT = 1.5, 3.1, 1.7
"""In em: the line of weekdays, the least height of a day, the legend."""


@dataclass(frozen=True, slots=True)
class DutyMark:
    """One line in a day: what it says, its ink and ground as tokens, the id that it opens."""

    words: str
    ink: str = "text"
    ground: str = "selected"
    opens: str = ""


class DutyMonth(QWidget):
    """The days of a month, in four to six weeks."""

    moved = Signal(object)
    opened = Signal(object)
    mark_opened = Signal(str)

    def __init__(
        self, today: date, legend: Sequence[DutyMark] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.day, self._today, self._legend = today, today, legend
        self._marks: Mapping[date, Sequence[DutyMark]] = {}
        self._shut: Mapping[date, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("值班和活动月历")
        self.setMouseTracking(True)

    def show_month(
        self, day: date, marks: Mapping[date, Sequence[DutyMark]], shut: Mapping[date, str]
    ) -> None:
        """Show the month of a day, and mark the day."""
        self.day, self._marks, self._shut = day, marks, shut
        said = "；".join(mark.words for mark in marks.get(day, ()))
        self.setAccessibleDescription(
            f"{labels.day(day)}{labels.weekday(day)}，{said or '没有值班和活动'}"
        )
        self.update()

    def days(self) -> list[date]:
        """Return the days shown, beginning on a Monday."""
        return list(Calendar().itermonthdates(self.day.year, self.day.month))

    def go_to(self, day: date) -> None:
        """Mark another day; whoever listens shows its month."""
        if day != self.day:
            self.moved.emit(day)

    def sizeHint(self) -> QSize:
        """Seven columns of six em, six weeks."""
        return QSize(look().em(42), look().em(HEAD + 6 * LEAST + FOOT))

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by days and weeks, PgUp and PgDn by months, Enter opens."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(month_step(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in ENTER:
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click marks a day; on an activity it opens that."""
        day, mark = self._at(event), self._mark_at(event)
        if mark is not None and mark.opens:
            self.mark_opened.emit(mark.opens)
        elif day is not None:
            self.go_to(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what a click opens, the words of a mark that is cut."""
        mark = self._mark_at(event)
        opens = mark is not None and bool(mark.opens)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.setToolTip(mark.words if mark is not None else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double-click opens it."""
        if self._at(event) is not None:
            self.opened.emit(self.day)

    def _at(self, event: QMouseEvent) -> date | None:
        for day, box in self._boxes():
            if box.contains(event.position()):
                return day
        return None

    def _mark_at(self, event: QMouseEvent) -> DutyMark | None:
        for day, box in self._boxes():
            if box.contains(event.position()) and day.month == self.day.month:
                lines = self._mark_boxes(day, _inner(box))
                return next((m for m, line in lines if line.contains(event.position())), None)
        return None

    def _boxes(self) -> list[tuple[date, QRectF]]:
        days, head = self.days(), look().em(HEAD)
        foot = look().em(FOOT) if self._legend else 0
        wide, high = self.width() / 7, (self.height() - head - foot) / (len(days) // 7)
        return [
            (day, QRectF(at % 7 * wide, head + at // 7 * high, wide, high))
            for at, day in enumerate(days)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the weekdays and the days."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / 7
        painter.setFont(worn.font(SECOND, MEDIUM))
        painter.setPen(worn.ink("text3"))
        for at, name in enumerate(_WEEK):
            box = QRectF(at * wide + worn.em(0.4), 0, wide, worn.em(HEAD))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"周{name}")
        for day, box in self._boxes():
            self._paint_day(painter, worn, day, box)
        self._paint_legend(painter, worn)

    def _paint_day(self, painter: QPainter, worn: Look, day: date, box: QRectF) -> None:
        here = day == self.day
        if here:
            painter.fillRect(box, worn.ink("subtle"))
        painter.setPen(QPen(worn.ink("line"), 0))
        painter.drawLine(box.topLeft(), box.topRight())
        inner = _inner(box)
        number = QRectF(inner.left(), inner.top(), worn.em(1.4), worn.em(1.2))
        there, today = day.month == self.day.month, day == self._today
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.ink("accent"))
            painter.drawEllipse(number.center(), worn.em(0.62), worn.em(0.62))
        ink = "on_accent" if today else "text" if there else "off"
        painter.setPen(worn.ink(ink))
        painter.setFont(worn.font(BODY, MEDIUM if here or today else REGULAR))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text3"))
        upper = QRectF(inner.left(), inner.top(), inner.width(), worn.em(1.2))
        flat = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(upper, flat, self._shut.get(day, ""))
        if there:
            self._paint_marks(painter, worn, day, inner)
        if here:
            painter.setPen(QPen(worn.ink("accent"), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _mark_boxes(self, day: date, inner: QRectF) -> list[tuple[DutyMark, QRectF]]:
        """Return the marks that find room in a day, each with its place."""
        marks, step = self._marks.get(day, ()), look().em(1.1)
        top = inner.top() + look().em(1.25)
        room = int((inner.height() - look().em(1.25)) // step)
        shown = marks if len(marks) <= room else marks[: max(0, room - 1)]
        return [
            (mark, QRectF(inner.left(), top + at * step, inner.width(), step - 2))
            for at, mark in enumerate(shown)
        ]

    def _paint_marks(self, painter: QPainter, worn: Look, day: date, inner: QRectF) -> None:
        marks, lines = self._marks.get(day, ()), self._mark_boxes(day, inner)
        painter.setFont(worn.font(CAPTION))
        for mark, line in lines:
            _paint_mark(painter, worn, mark, line)
        top, step = inner.top() + worn.em(1.25) + len(lines) * worn.em(1.1), worn.em(1.1)
        if len(lines) < len(marks) and top + step <= inner.bottom() + 2:
            painter.setPen(worn.ink("text3"))
            rest = f"还有 {len(marks) - len(lines)} 个"
            flat = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(inner.left(), top, inner.width(), step), flat, rest)

    def _paint_legend(self, painter: QPainter, worn: Look) -> None:
        painter.setFont(worn.font(CAPTION))
        left, high = float(worn.em(0.4)), worn.em(1.1) - 2
        top = self.height() - worn.em(FOOT) + (worn.em(FOOT) - high) / 2
        for mark in self._legend:
            wide = worn.metrics(CAPTION).horizontalAdvance(mark.words) + worn.em(0.6)
            _paint_mark(painter, worn, mark, QRectF(left, top, wide, high))
            left += wide + worn.em(0.5)


def _inner(box: QRectF) -> QRectF:
    return box.adjusted(look().em(0.4), look().em(0.2), -look().em(0.3), -2)


def _paint_mark(painter: QPainter, worn: Look, mark: DutyMark, line: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(worn.ink(mark.ground))
    painter.drawRoundedRect(line, worn.em(0.2), worn.em(0.2))
    painter.setPen(worn.ink(mark.ink))
    words = line.adjusted(worn.em(0.25), 0, -2, 0)
    cut = Qt.TextElideMode.ElideRight
    said = worn.metrics(CAPTION).elidedText(mark.words, cut, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
