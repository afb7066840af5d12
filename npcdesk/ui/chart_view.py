"""A chart on the screen: drawn from its SVG, its parts pressed by mouse or by arrow keys.

ChartView()             .show_chart(make, name) with make(wide, em) -> Chart; .opened(part)
                        .svg() for a file
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from npcdesk.rules import svg
from npcdesk.rules.charts import Chart
from npcdesk.ui.theme import FACE, look
from npcdesk.ui.theme_tokens import LIGHT
from npcdesk.ui.ticks import draw_focus

Make = Callable[[float, float], Chart]
NOTHING = Chart(1, 1, ())


class ChartView(QWidget):
    """Shows one chart as wide as there is room; Enter or a press opens what is behind a part."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Make = lambda _wide, _em: NOTHING
        self._chart, self._at = NOTHING, 0
        self._renderer = QSvgRenderer(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_chart(self, make: Make, name: str) -> None:
        """Show another chart; `name` says in words what it shows."""
        self._make, self._at = make, 0
        self.setAccessibleName(name)
        self._draw()

    def svg(self) -> str:
        """Return the chart as it stands, for a file: in the colours of paper."""
        return svg.written(self._chart, LIGHT, FACE)

    def redress(self) -> None:
        """Draw in the other look."""
        self._draw()

    def _draw(self) -> None:
        self._chart = self._make(max(self.width(), 1), look().em())
        self._renderer.load(QByteArray(svg.written(self._chart, look().colour, FACE).encode()))
        self.setFixedHeight(max(round(self._chart.high), 1))
        focusable = Qt.FocusPolicy.StrongFocus if self._chart.hits else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focusable)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the chart."""
        return QSize(look().em(12), max(round(self._chart.high), 1))

    def minimumSizeHint(self) -> QSize:
        """Charts shrink with the window."""
        return QSize(look().em(9), max(round(self._chart.high), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Work the chart out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, and a ring around the part the keys stand on."""
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, self._chart.wide, self._chart.high))
        if self.hasFocus() and self._chart.hits:
            hit = self._chart.hits[min(self._at, len(self._chart.hits) - 1)]
            draw_focus(painter, QRectF(hit.left, hit.top, hit.wide, hit.high))

    def part_at(self, place: QPointF) -> str:
        """Return the part at a place; "" where there is none."""
        for hit in self._chart.hits:
            if QRectF(hit.left, hit.top, hit.wide, hit.high).contains(place):
                return hit.part
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        shapes = Qt.CursorShape
        found = bool(self.part_at(event.position()))
        self.setCursor(shapes.PointingHandCursor if found else shapes.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the part that was pressed."""
        part = self.part_at(event.position())
        if part and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from part to part, Enter opens."""
        keys, many = Qt.Key, len(self._chart.hits)
        step = {keys.Key_Up: -1, keys.Key_Left: -1, keys.Key_Down: 1, keys.Key_Right: 1}
        if many and event.key() in step:
            self._at = (self._at + step[Qt.Key(event.key())]) % many
            self.update()
        elif many and event.key() in {keys.Key_Return, keys.Key_Enter, keys.Key_Space}:
            self.opened.emit(self._chart.hits[self._at].part)
        else:
            super().keyPressEvent(event)
