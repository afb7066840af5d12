"""Bars of what was done against what is asked, with an upright for what is due by today.

Measures()      .show_measures(measures)     one line a target; pressing it asks for its records
picked = Signal(str)                         the name of the target, or "" when it is let go
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.theme_tokens import BODY, MEDIUM, SECOND
from npcdesk.ui.ticks import draw_focus

if TYPE_CHECKING:
    from npcdesk.rules.duty import Measure

NAME, FIGURE, WORDS = 4.6, 4.4, 4.6
"""Widths beside the bar, in em."""


class MeasureLine(QAbstractButton):
    """One target: its name, its bar, done of asked, and how that stands."""

    def __init__(self, measure: "Measure", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measure = measure
        self.setText(measure.target.name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        due = f"，到今天应有 {measure.due}" if measure.target.least else ""
        said = f"{self.figure()}，{measure.words}{due}"
        self.setAccessibleName(f"{measure.target.name}，{said}")
        self.setToolTip(f"{said}\n{measure.target.source}".strip())

    def figure(self) -> str:
        """3 / 4 次."""
        measure = self.measure
        return f"{measure.done} / {measure.least} {measure.target.unit}"

    def redress(self) -> None:
        """Measure anew."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(look().em(20), look().em(1.35))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name, bar, upright, figure and words."""
        worn, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(worn.ink("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(room, worn.em(0.2), worn.em(0.2))
        flat, measure = Qt.AlignmentFlag.AlignVCenter, self.measure
        late = measure.behind > 0
        inside = room.adjusted(worn.em(0.3), 0, -worn.em(0.3), 0)
        painter.setPen(worn.ink("text"))
        painter.setFont(worn.font())
        painter.drawText(inside, flat, self.text())
        words = QRectF(inside.right() - worn.em(WORDS), 0, worn.em(WORDS), room.height())
        painter.setPen(worn.ink("soon" if late else "text3"))
        painter.setFont(worn.font(SECOND, MEDIUM if late else 400))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | flat, measure.words)
        figure = words.translated(-worn.em(FIGURE), 0)
        figure.setWidth(worn.em(FIGURE))
        painter.setPen(worn.ink("soon" if late else "text"))
        painter.setFont(worn.font(BODY, MEDIUM))
        painter.drawText(figure.adjusted(worn.em(0.6), 0, 0, 0), flat, self.figure())
        left = inside.left() + worn.em(NAME)
        bar = QRectF(left, (room.height() - worn.em(0.4)) / 2, figure.left() - left, worn.em(0.4))
        self._paint_bar(painter, bar, late=late)
        if self.hasFocus():
            draw_focus(painter, room)

    def _paint_bar(self, painter: QPainter, bar: QRectF, *, late: bool) -> None:
        worn, measure = look(), self.measure
        round_by = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.ink("line"))
        painter.drawRoundedRect(bar, round_by, round_by)
        share = min(1.0, measure.done / measure.least) if measure.least else 0.0
        if share:
            painter.setBrush(worn.ink("chart"))
            done = QRectF(bar)
            done.setWidth(max(bar.height(), bar.width() * share))
            painter.drawRoundedRect(done, round_by, round_by)
        if measure.target.least and 0 < measure.due < measure.least:
            at = bar.left() + bar.width() * measure.due / measure.least
            up = worn.em(0.15)
            painter.fillRect(
                QRectF(at - 1, bar.top() - up, 2, bar.height() + 2 * up),
                worn.ink("soon" if late else "text"),
            )


class Measures(QWidget):
    """The lines, of which one may be pressed."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[MeasureLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_measures(self, measures: "Sequence[Measure]") -> None:
        """Show other measures, none pressed."""
        clear(self._column)
        self.lines = [MeasureLine(each, self) for each in measures]
        for line in self.lines:
            self._column.addWidget(line)
            line.clicked.connect(partial(self._press, line))

    def _press(self, pressed: MeasureLine) -> None:
        for line in self.lines:
            line.setChecked(line is pressed and line.isChecked())
        self.picked.emit(pressed.text() if pressed.isChecked() else "")
