"""A day, typed: 5.6, 0506, 26/5/6, 今天, +7. The hint answers at once which day it is.

    DayField(label, today=date, expects="past"|"future"|"near", remark=day -> words, …)
        value: date | None;  set_value(date | None)
        remark adds to the hint, with its colour: “距期限 3 天”, “逾期 3 天” in that of what is late

↑ ↓ a day, PgUp PgDn a month, F4 the calendar (Monday first).
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from npcdesk import labels
from npcdesk.errors import Unclear
from npcdesk.rules.day_entry import read_day
from npcdesk.ui.buttons import icon_button
from npcdesk.ui.field import Field
from npcdesk.ui.month import MonthPopup, month_step
from npcdesk.ui.theme import look

Expects = Literal["past", "future", "near"]
Remark = tuple[str, str]  # words, and the token of their colour
UNDERSTOOD, LATE = "closed", "late"
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def against(due: date | None, on: date) -> Remark:
    """Return how a day stands to a deadline, for `remark`."""
    if due is None:
        return "", UNDERSTOOD
    left = (due - on).days
    return (f"逾期 {-left} 天", LATE) if left < 0 else (f"距期限 {left} 天", UNDERSTOOD)


class DayLine(QLineEdit):
    """The line of a day field: hands the keys that move a day to the field."""

    def __init__(self) -> None:
        super().__init__()
        self.on_key: Callable[[QKeyEvent], bool] = lambda _event: False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and F4 are the field's, all else is typing."""
        if not self.on_key(event):
            super().keyPressEvent(event)


class DayField(Field):
    """One day."""

    def __init__(
        self,
        label: str,
        *,
        today: date,
        expects: Expects = "near",
        required: bool = False,
        hint: str = "",
        check: Callable[[date], str] | None = None,
        remark: Callable[[date], Remark] | None = None,
    ) -> None:
        self.line = DayLine()
        super().__init__(label, self.line, required=required, hint=hint, check=check)
        self._today, self._expects, self._plain = today, expects, hint
        self._remark = remark
        self._popup: MonthPopup | None = None
        self.line.on_key = self._key
        self.line.setToolTip("↑↓ 一天，PgUp/PgDn 一个月，F4 日历")
        self._open = icon_button("calendar_ltr", "日历（F4）", self.line)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.open_calendar)
        self.settle()
        self.line.textChanged.connect(self._answer)
        self.line.editingFinished.connect(self.check_left)

    def value(self) -> date | None:
        """Return the day that was understood, or None."""
        try:
            return read_day(self.line.text(), today=self._today, expects=self._expects)
        except Unclear:
            return None

    def set_value(self, value: date | None) -> None:
        """Fill in a day."""
        self.line.setText(labels.day_dotted(value) if value else "")
        self.settle()

    def problem(self) -> str:
        """Say how to write it when it was not understood."""
        if not self.line.text().strip():
            said = f"{self._name}要填，例如 {self._today.month}.{self._today.day}。"
            return said if self.required else ""
        try:
            day = read_day(self.line.text(), today=self._today, expects=self._expects)
        except Unclear as error:
            return str(error)
        return self._check(day) if self._check else ""

    def check_left(self) -> None:
        """Complain of what was typed and not understood."""
        if self.line.text().strip():
            self.check()
        else:
            self.show_error("")

    def touched(self) -> bool:
        """Typed words that are no day count too."""
        return super().touched() or (self.value() is None and bool(self.line.text().strip()))

    def _answer(self) -> None:
        day = self.value()
        if day is None:
            self.set_hint(self._plain)
        else:
            more, tone = self._remark(day) if self._remark else ("", UNDERSTOOD)
            words = f"{labels.day(day)} {labels.weekday(day)}"
            self.set_hint(f"{words}　{more}" if more else words, tone)
        self.changed.emit()

    def _key(self, event: QKeyEvent) -> bool:
        key, day = Qt.Key(event.key()), self.value() or self._today
        if key in _STEPS:
            self._show(day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self._show(month_step(day, _MONTHS[key]))
        elif key == Qt.Key.Key_F4:
            self.open_calendar()
        else:
            return False
        return True

    def _show(self, day: date) -> None:
        self.line.setText(labels.day_dotted(day))

    def open_calendar(self) -> None:
        """Open the month of the day."""
        self._popup = MonthPopup(self.value() or self._today, self._today, self.line)
        self._popup.chosen.connect(self._show)
        self._popup.open_below(self.line)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Keep the calendar's button at the right end."""
        wide = look().em(1.5)
        self._open.setFixedSize(wide, self.line.height() - 4)
        self._open.move(self.line.width() - wide - 2, 2)
