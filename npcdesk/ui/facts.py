"""Facts: labels at the left, values beside them; dates that the program worked out.

Facts([Fact(label, value, note="", verb=None), …])      .show_facts(facts)
DueBox(name)      .show_due(day_words, weekday, basis, off_day=False)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from npcdesk.ui.buttons import Verb, link
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import CAPTION, HEADING, MEDIUM, SECOND, SEMIBOLD
from npcdesk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its label, its value, quiet words or a link at the right."""

    label: str
    value: str
    note: str = ""
    verb: Verb | None = None


class Facts(QWidget):
    """A list of facts."""

    def __init__(
        self, facts: Sequence[Fact] = (), label_width: float = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().em(0.4))
        self._grid.setVerticalSpacing(look().em(0.45))
        self._grid.setColumnStretch(1, 1)
        self.redress()
        self.show_facts(facts)

    def redress(self) -> None:
        """Take the labels' width from the look."""
        self._grid.setColumnMinimumWidth(0, look().em(self._label_width))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, fact in enumerate(facts):
            label, value = Words(fact.label, "second", "text3"), Words(fact.value, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{fact.label}，{fact.value}")
            self._grid.addWidget(label, row, 0, top)
            self._grid.addWidget(value, row, 1, 1, 1 if fact.note or fact.verb else 2, top)
            if fact.verb is not None:
                more = link(fact.verb.words)
                more.clicked.connect(fact.verb.deed)
                self._grid.addWidget(more, row, 2, top)
            elif fact.note:
                self._grid.addWidget(Words(fact.note, "second", "text3"), row, 2, top)


class DueBox(QWidget):
    """A date worked out by the program: name, date, weekday, and by which rule."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._day, self._weekday, self._basis = name, "", "", ""
        self._off = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_due(self, day: str, weekday: str, basis: str, *, off_day: bool = False) -> None:
        """Show a date; on a day off the box turns amber. "" = not known yet."""
        self._day, self._weekday, self._basis, self._off = day, weekday, basis, off_day
        off = "，是休息日" if off_day else ""
        self.setAccessibleName(f"{self._name}，{day or '还没有算出'}{weekday}{off}，{basis}")
        self.setToolTip(basis)
        self.update()

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Three lines."""
        wide = look().metrics(CAPTION).horizontalAdvance(self._basis or "交办之日起三个月·第十六条")
        return QSize(round(wide) + look().em(1.2), look().em(3.6))

    def minimumSizeHint(self) -> QSize:
        """The basis may be shortened."""
        return QSize(look().em(9), look().em(3.6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and the three lines."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("soon_soft" if self._off else "subtle"))
        painter.drawRoundedRect(self.rect(), worn.em(0.3), worn.em(0.3))
        flat, left, wide = Qt.AlignmentFlag.AlignVCenter, worn.em(0.6), self.width() - worn.em(1.2)
        ink = "soon" if self._off else ""
        name = QRectF(left, worn.em(0.35), wide, worn.em(1))
        painter.setFont(worn.font(SECOND, MEDIUM))
        painter.setPen(worn.ink(ink or "text2"))
        painter.drawText(name, flat, self._name)
        line = name.translated(0, worn.em(1))
        painter.setFont(worn.font(HEADING, SEMIBOLD))
        painter.setPen(worn.ink("text"))
        painter.drawText(line, flat, self._day or "—")
        after = worn.metrics(HEADING, SEMIBOLD).horizontalAdvance(self._day) + worn.em(0.4)
        painter.setFont(worn.font(SECOND))
        painter.setPen(worn.ink(ink or "text2"))
        painter.drawText(line.adjusted(after, 0, 0, 0), flat, self._weekday)
        painter.setFont(worn.font(CAPTION))
        painter.setPen(worn.ink(ink or "text3"))
        metrics = worn.metrics(CAPTION)
        basis = metrics.elidedText(self._basis, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(name.translated(0, worn.em(1.95)), flat, basis)
