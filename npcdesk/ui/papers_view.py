"""The sheet as it will be printed: a PDF's own bytes, drawn by pdfium.

    PapersView()
    .show_pdf(data: bytes), .clear()
    .page(), .pages(), .go(page)         counted from 0
    .zoom() -> float, .set_zoom(times)   1.0 = whole page fitted
    page_changed(page, pages) signal
    grid = True                          lay the 28 × 22 grid of GB/T 9704 over the sheet

PgUp PgDn turn pages, Ctrl+wheel zooms, Ctrl+加号/减号 belong to the text size of the window.
"""

from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from npcdesk.ui.theme import look
from npcdesk.ui.ticks import draw_focus

STEP, LEAST, MOST = 1.2, 0.5, 4.0
KEPT = 6
MM = 72 / 25.4
TEXT_BLOCK_MM = (28.0, 37.0, 156.0, 225.0)
"""Left, top, width, height of the text on A4 (GB/T 9704-2012, 5.2.1)."""
LINES, CHARACTERS = 22, 28


class PapersView(QAbstractScrollArea):
    """Shows one page at a time."""

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("印出来的样子")
        self.grid = False
        self._document: Any = None
        self._holding = ExitStack()  # closes the document, also when Qt takes the view away
        self.destroyed.connect(self._holding.close)
        self._page, self._zoom = 0, 1.0
        self._drawn: dict[tuple[int, int], QImage] = {}

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF from its first page; the page stays when it has as many pages."""
        import pypdfium2  # noqa: PLC0415 - heavy, and only needed once a sheet is looked at

        before = self._page if data else 0
        self.clear()
        self._document = self._holding.enter_context(pypdfium2.PdfDocument(data))
        self._page = min(before, self.pages() - 1)
        self._refresh()

    def clear(self) -> None:
        """Show nothing."""
        self._holding.close()
        self._document, self._page = None, 0
        self._drawn.clear()
        self._refresh()

    def pages(self) -> int:
        """Return how many pages there are."""
        return len(self._document) if self._document is not None else 0

    def page(self) -> int:
        """Return the page shown, counted from 0."""
        return self._page

    def go(self, page: int) -> None:
        """Turn to a page."""
        page = min(max(page, 0), self.pages() - 1)
        if page >= 0 and page != self._page:
            self._page = page
            self.verticalScrollBar().setValue(0)
            self._refresh()

    def zoom(self) -> float:
        """Return the size: 1.0 = the whole page fits."""
        return self._zoom

    def set_zoom(self, times: float) -> None:
        """Show larger or smaller."""
        self._zoom = min(max(times, LEAST), MOST)
        self._refresh()

    def set_grid(self, shown: bool) -> None:  # noqa: FBT001 - a slot of a box
        """Lay the grid over the sheet or take it away."""
        self.grid = shown
        self.viewport().update()

    def _refresh(self) -> None:
        self._measure()
        self.viewport().update()
        self.page_changed.emit(self._page, self.pages())

    def _scale(self) -> float:
        """Return logical pixels for a point of the page."""
        if not self.pages():
            return 1.0
        wide, high = self._document[self._page].get_size()
        edge = look().em(0.8) * 2
        room = self.viewport()
        fits = min((room.width() - edge) / wide, (room.height() - edge) / high)
        return float(max(fits, 0.05) * self._zoom)

    def _box(self) -> QRectF:
        if not self.pages():
            return QRectF()
        wide, high = (side * self._scale() for side in self._document[self._page].get_size())
        room = self.viewport()
        edge = look().em(0.8)
        left = max((room.width() - wide) / 2, edge) - self.horizontalScrollBar().value()
        top = max((room.height() - high) / 2, edge) - self.verticalScrollBar().value()
        return QRectF(left, top, wide, high)

    def _measure(self) -> None:
        edge, room = look().em(0.8) * 2, self.viewport()
        box = self._box()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), box.width() + edge, room.width()),
            (self.verticalScrollBar(), box.height() + edge, room.height()),
        ):
            bar.setRange(0, max(round(whole - seen), 0))
            bar.setPageStep(seen)

    def _image(self, device_wide: int) -> QImage:
        """Return the page drawn so many device pixels wide."""
        key = (self._page, device_wide)
        if key not in self._drawn:
            if len(self._drawn) >= KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            page = self._document[self._page]
            bitmap = page.render(scale=device_wide / page.get_width(), rev_byteorder=True)
            form = QImage.Format.Format_RGBX8888
            if bitmap.n_channels == 3:
                form = QImage.Format.Format_RGB888
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form)
            self._drawn[key] = image.copy()  # the bitmap's memory goes with it
        return self._drawn[key]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet with its edge, and the grid when it is asked for."""
        painter, worn = QPainter(self.viewport()), look()
        painter.fillRect(self.viewport().rect(), worn.ink("side"))
        if not self.pages():
            return
        box, ratio = self._box(), self.devicePixelRatioF()
        image = self._image(max(round(box.width() * ratio), 1))
        painter.drawImage(box, image)
        painter.setPen(QPen(worn.ink("line2"), 0))
        painter.drawRect(box)
        if self.grid:
            self._paint_grid(painter, box)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.viewport().rect()))

    def _paint_grid(self, painter: QPainter, box: QRectF) -> None:
        scale = self._scale() * MM
        left, top, wide, high = (side * scale for side in TEXT_BLOCK_MM)
        block = QRectF(box.left() + left, box.top() + top, wide, high)
        painter.setPen(QPen(look().ink("chart"), 0, Qt.PenStyle.DotLine))
        for at in range(LINES + 1):
            y = block.top() + block.height() * at / LINES
            painter.drawLine(
                QPoint(round(block.left()), round(y)), QPoint(round(block.right()), round(y))
            )
        for at in range(CHARACTERS + 1):
            x = block.left() + block.width() * at / CHARACTERS
            painter.drawLine(
                QPoint(round(x), round(block.top())), QPoint(round(x), round(block.bottom()))
            )

    def resizeEvent(self, event: Any) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms, else scroll; past the end the page is turned."""
        up = event.angleDelta().y() > 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (STEP if up else 1 / STEP))
            return
        bar = self.verticalScrollBar()
        if bar.value() == (bar.minimum() if up else bar.maximum()):
            self.go(self._page + (-1 if up else 1))
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn turn, Home and End go to the first and last."""
        target = {
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.pages() - 1,
        }.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.go(target)
