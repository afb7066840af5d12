"""A date the program worked out: name, date, weekday, and the rule in one line.

box = DueBox("答复期限")
box.show_due(Resolved | None)        amber where the day as counted is a day off
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from npcdesk import labels
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

if TYPE_CHECKING:
    from npcdesk.office.dues import Resolved


class DueBox(QWidget):
    """A flat box with a worked-out date."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._moved = name, False
        self.name = Words(name, "second_strong")
        self.day = Words("", "heading")
        self.weekday = Words("", "second")
        self.why = Words("", "caption", wrap=True)
        em = look().em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(0.6), em(0.4), em(0.6), em(0.4))
        whole.setSpacing(em(0.1))
        line = QHBoxLayout()
        line.setSpacing(em(0.5))
        line.addWidget(self.day)
        line.addWidget(self.weekday)
        line.addStretch()
        whole.addWidget(self.name)
        whole.addLayout(line)
        whole.addWidget(self.why)
        whole.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_due(self, due: "Resolved | None") -> None:
        """Show a due day, or — while there is none."""
        self._moved = due is not None and due.nominal != due.on
        tone = "soon" if self._moved else ""
        self.day.say(labels.day(due.on) if due else "—", tone or "text")
        self.weekday.say(labels.weekday(due.on, short=True) if due else "", tone or "text2")
        self.name.say(self._name, tone or "text2")
        self.why.say(due.why if due else "", tone or "text2")
        self.setAccessibleName(f"{self._name}，{self.day.full()}，{self.why.full()}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The reason wraps, the date does not."""
        return QSize(look().em(9), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground: amber when the last day was moved off a day not worked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look().ink("soon_soft" if self._moved else "subtle")
        painter.setPen(ink)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(self.rect()), look().em(0.3), look().em(0.3))
