"""What stands where a list is empty.

EmptyState(sentence, button="", icon="", note="")      .pressed signal
FirstSteps(sentence, note, steps)                       the first day: at most four steps
    Step(words, note, state="done"|"next"|"later", verbs=(Verb(words, icon, deed), …))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from npcdesk.ui.buttons import Verb, link, primary, second
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import MEDIUM, SECOND
from npcdesk.ui.ticks import draw_box
from npcdesk.ui.words import Words, rule


class EmptyState(QWidget):
    """One sentence about what belongs here, and one button."""

    pressed = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        icon: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Words(sentence, "heading", "text2", wrap=False)
        self.button = second(button, icon, self)
        self.button.setVisible(bool(button))
        layout = QVBoxLayout(self)
        layout.setSpacing(look().em(0.6))
        layout.addStretch(2)
        for widget in (self.sentence, Words(note, "second", "text3"), self.button):
            if widget is self.button or (isinstance(widget, Words) and widget.text()):
                layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.button.clicked.connect(self.pressed)


StepState: TypeAlias = Literal["done", "next", "later"]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first things to do."""

    words: str
    note: str
    state: StepState
    verbs: Sequence[Verb] = ()


class StepDot(QWidget):
    """A round number: done = tick, next = filled, later = empty."""

    def __init__(self, number: int, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._state = number, state

    def sizeHint(self) -> QSize:
        """A little higher than a line."""
        return QSize(look().em(1.4), look().em(1.4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = worn.em(1.3)
        box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        draw_step_dot(painter, box, self._number, self._state)


def draw_step_dot(painter: QPainter, box: QRectF, number: int, state: str) -> None:
    """Paint a numbered dot of a list of steps."""
    worn = look()
    later = state == "later"
    painter.setPen(QPen(worn.ink("line2"), 1.5) if later else Qt.PenStyle.NoPen)
    painter.setBrush(worn.ink("surface" if later else "accent"))
    painter.drawEllipse(box)
    if state == "done":
        edge = box.width() * 0.18
        draw_box(painter, box.adjusted(edge, edge, -edge, -edge), Qt.CheckState.Checked)
        return
    painter.setPen(worn.ink("text3" if later else "on_accent"))
    painter.setFont(worn.font(SECOND, MEDIUM))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


class FirstSteps(QWidget):
    """The whole page on the first day: steps in the order of the work."""

    def __init__(
        self,
        sentence: str,
        note: str,
        steps: Sequence[Step],
        links: Sequence[Verb] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        card = QFrame(self)
        card.setProperty("kind", "card")
        card.setFixedWidth(look().em(36))
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for number, step in enumerate(steps, 1):
            if number > 1:
                rows.addWidget(rule())
            rows.addLayout(_step_row(number, step))
        layout = QVBoxLayout(self)
        layout.setSpacing(look().em(0.3))
        layout.addStretch(2)
        layout.addWidget(Words(sentence, "heading"), 0, centre)
        layout.addWidget(Words(note, "second", "text3"), 0, centre)
        layout.addSpacing(look().em(0.4))
        layout.addWidget(card, 0, centre)
        layout.addSpacing(look().em(0.4))
        foot = QHBoxLayout()
        foot.addStretch()
        for verb in links:
            made = link(verb.words)
            made.clicked.connect(verb.deed)
            foot.addWidget(made)
        foot.addStretch()
        layout.addLayout(foot)
        layout.addStretch(3)


def _step_row(number: int, step: Step) -> QHBoxLayout:
    em = look().em
    row = QHBoxLayout()
    row.setContentsMargins(em(0.8), em(0.6), em(0.8), em(0.6))
    row.setSpacing(em(0.6))
    row.addWidget(StepDot(number, step.state))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Words(step.words, "strong", "" if step.state != "later" else "text2"))
    words.addWidget(Words(step.note, "second", "text3"))
    row.addLayout(words, 1)
    for at, verb in enumerate(step.verbs):
        if step.state == "done":
            made: QWidget = link(verb.words)
        elif step.state == "next" and at == 0:
            made = primary(verb.words, verb.icon)
        else:
            made = second(verb.words, verb.icon)
        made.clicked.connect(verb.deed)  # type: ignore[attr-defined]
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
