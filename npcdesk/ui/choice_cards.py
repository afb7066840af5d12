"""Two to four choices as radio cards, each with a line of explanation.

ChoiceCards(label, cards=[CardChoice(value, words, note)], across=True, required=, hint=)
value: str, "" while nothing is chosen
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from npcdesk.ui.buttons import ARROWS
from npcdesk.ui.field import Field
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, MEDIUM
from npcdesk.ui.ticks import draw_focus, draw_ring


@dataclass(frozen=True, slots=True)
class CardChoice:
    """One choice with its explanation."""

    value: str
    words: str
    note: str = ""


class ChoiceCard(QAbstractButton):
    """A radio ring, words, and a line of explanation."""

    def __init__(self, card: CardChoice) -> None:
        super().__init__()
        self.card = card
        self.setText(card.words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(card.words)
        self.setAccessibleDescription(card.note)

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
        """Two lines, or one when there is no explanation."""
        worn = look()
        wide = max(
            worn.metrics(1, MEDIUM).horizontalAdvance(self.card.words),
            worn.metrics(CAPTION).horizontalAdvance(self.card.note),
        )
        return QSize(round(wide) + worn.em(2.6), worn.em(2.8 if self.card.note else 1.8))

    def minimumSizeHint(self) -> QSize:
        """The explanation may be shortened, the words not."""
        worn = look()
        wide = worn.metrics(1, MEDIUM).horizontalAdvance(self.card.words)
        return QSize(round(wide) + worn.em(2.6), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card, ring and words."""
        worn, painter, on = look(), QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn.ink("accent" if on else "line2"), 1))
        ground = "selected" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(worn.ink(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, worn.em(0.4), worn.em(0.4))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
        size = worn.em(0.85)
        upper = self.height() * (0.34 if self.card.note else 0.5)
        draw_ring(painter, QRectF(worn.em(0.55), upper - size / 2, size, size), on=on)
        left = worn.em(1.9)
        room = QRectF(left, upper - worn.em(0.6), self.width() - left - worn.em(0.4), worn.em(1.2))
        painter.setFont(worn.font(1, MEDIUM))
        painter.setPen(worn.ink("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.card.words)
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink("text2"))
        note = worn.metrics(CAPTION).elidedText(
            self.card.note, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room.translated(0, worn.em(1.0)), Qt.AlignmentFlag.AlignVCenter, note)


class _Cards(QWidget):
    """The cards in a line or a column; arrows go from one to the next."""

    def __init__(self, cards: Sequence[CardChoice], *, across: bool) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self.buttons = [ChoiceCard(card) for card in cards]
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        row = QBoxLayout(way, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.5))
        for button in self.buttons:
            self.group.addButton(button)
            row.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the next card."""
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Up: -1, keys.Key_Right: 1, keys.Key_Down: 1}.get(
            keys(event.key())
        )
        here = next((n for n, b in enumerate(self.buttons) if b.hasFocus()), -1)
        if step is None or here < 0:
            super().keyPressEvent(event)
            return
        target = self.buttons[(here + step) % len(self.buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()


class ChoiceCards(Field):
    """Two to four choices, each with a line of explanation."""

    def __init__(
        self,
        label: str,
        *,
        cards: Sequence[CardChoice],
        across: bool = True,
        required: bool = False,
        hint: str = "",
    ) -> None:
        self._cards = _Cards(cards, across=across)
        super().__init__(label, self._cards, required=required, hint=hint, has_hint=bool(hint))
        self.settle()
        self._cards.group.buttonClicked.connect(self._chosen)

    def _chosen(self) -> None:
        self.check_left()
        if not self._hint:
            self.below.hide()
        self.changed.emit()

    def value(self) -> str:
        """Return the value of the chosen card, or ""."""
        chosen = self._cards.group.checkedButton()
        return chosen.card.value if isinstance(chosen, ChoiceCard) else ""

    def set_value(self, value: str) -> None:
        """Choose a card."""
        for button in self._cards.buttons:
            if button.card.value == value:
                button.setChecked(True)
        self.settle()

    def take_focus(self) -> None:
        """Put the focus on the chosen card, else on the first."""
        target = self._cards.group.checkedButton() or self._cards.buttons[0]
        target.setFocus(Qt.FocusReason.TabFocusReason)
