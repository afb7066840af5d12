"""A month to choose a day from; weeks begin on Monday.

MonthPopup(day, today, owner)    chosen(date) signal; .open_below(widget)
"""

from calendar import Calendar, monthrange
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.ui.buttons import ENTER, icon_button
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, MEDIUM, REGULAR
from npcdesk.ui.words import Words

_WEEK = "一二三四五六日"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class _Days(QWidget):
    """Six weeks of days."""

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.day, self._today = day, today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Seven columns, a head and six rows."""
        return QSize(look().em(1.7) * 7, look().em(1.6) * 7)

    def days(self) -> list[date]:
        """Return the days shown, beginning on a Monday."""
        return list(Calendar().itermonthdates(self.day.year, self.day.month))

    def move_to(self, day: date) -> None:
        """Mark a day."""
        self.day = day
        self.setAccessibleName(day.isoformat())
        self.update()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter chooses."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.move_to(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_to(month_step(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in ENTER or key == Qt.Key.Key_Space:
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        wide, high = self.width() / 7, self.height() / 7
        at = int(event.position().y() // high - 1) * 7 + int(event.position().x() // wide)
        days = self.days()
        if 0 <= at < len(days):
            self.chosen.emit(days[at])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the weekdays and the days."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high, centre = self.width() / 7, self.height() / 7, Qt.AlignmentFlag.AlignCenter
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text3"))
        for at, word in enumerate(_WEEK):
            painter.drawText(QRectF(at * wide, 0, wide, high), centre, word)
        for at, day in enumerate(self.days()):
            box = QRectF(at % 7 * wide, (at // 7 + 1) * high, wide, high).adjusted(2, 2, -2, -2)
            on = day == self.day
            painter.setPen(QPen(worn.ink("accent"), 1) if day == self._today else Qt.PenStyle.NoPen)
            painter.setBrush(worn.ink("accent") if on else Qt.BrushStyle.NoBrush)
            if on or day == self._today:
                painter.drawRoundedRect(box, worn.em(0.3), worn.em(0.3))
            there = day.month == self.day.month
            painter.setPen(worn.ink("on_accent" if on else "text" if there else "off"))
            painter.setFont(worn.font(1, MEDIUM if on else REGULAR))
            painter.drawText(box, centre, str(day.day))


def month_step(day: date, by: int) -> date:
    """Return the same day `by` months on, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class MonthPopup(QFrame):
    """The month below a field."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.days = _Days(day, today, self)
        self._name = Words("", "head")
        before = icon_button("chevron_left", "上个月（PgUp）", self)
        after = icon_button("chevron_right", "下个月（PgDn）", self)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch()
        head.addWidget(before)
        head.addWidget(after)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*([look().em(0.5)] * 4))
        whole.setSpacing(look().em(0.2))
        whole.addLayout(head)
        whole.addWidget(self.days)
        before.clicked.connect(lambda: self.days.move_to(month_step(self.days.day, -1)))
        after.clicked.connect(lambda: self.days.move_to(month_step(self.days.day, 1)))
        self.days.moved.connect(self._say)
        self.days.chosen.connect(self._choose)
        self._say()

    def open_below(self, widget: QWidget) -> None:
        """Show it below a widget, on the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        if corner.y() + self.height() > widget.screen().availableGeometry().bottom():
            corner = widget.mapToGlobal(QPoint(0, -self.height() - 2))
        self.move(corner)
        self.show()
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _say(self) -> None:
        self._name.say(f"{self.days.day.year}年{self.days.day.month}月")

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()
