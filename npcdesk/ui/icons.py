"""Fluent icons by name, drawn by QtSvg in a token's colour, sharp at every device pixel ratio.

    draw(painter, name, rect, token, filled=False)      paint into a rectangle
    pixmap(name, token, size, ratio, filled) -> QPixmap  a picture `size` logical pixels wide
    icon(name, token, times=0.8, ratio=1.0, gap=0) -> QIcon   for buttons and menus

Names are those of the files in resources/icons without size and kind: "send", "megaphone_loud".
There are drawings for 16 and for 20 px; the nearer one is taken.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from npcdesk.paths import resources
from npcdesk.ui.theme import look

SMALL, BETWEEN, LARGE = 16, 18, 20
"""The two drawings of an icon, and from which size on the larger one is taken."""


@lru_cache(256)
def _svg(name: str, drawn_for: int, kind: str, code: str) -> QSvgRenderer:
    """Return the drawing in one colour. Fluent drawings have one black fill and no other colour."""
    folder = resources() / "icons"
    tries = (f"{name}_{size}_{kind}.svg" for size in (drawn_for, SMALL + LARGE - drawn_for))
    file = next(path for each in tries if (path := folder / each).is_file())
    words = file.read_text("utf-8").replace("<svg ", f'<svg fill="{code}" ', 1)
    return QSvgRenderer(QByteArray(words.encode()))


def draw(painter: QPainter, name: str, rect: QRectF, token: str, *, filled: bool = False) -> None:
    """Paint an icon into `rect`, in a token's colour."""
    ratio = painter.device().devicePixelRatio()
    drawn = pixmap(name, token, round(rect.width()), ratio, filled=filled)
    painter.drawPixmap(rect.topLeft(), drawn)


@lru_cache(512)
def _picture(name: str, kind: str, code: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _svg(name, SMALL if size < BETWEEN else LARGE, kind, code).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def pixmap(
    name: str, token: str, size: int, ratio: float = 1.0, *, filled: bool = False
) -> QPixmap:
    """Return an icon `size` logical pixels wide for a screen with `ratio` device pixels each."""
    kind = "filled" if filled else "regular"
    return _picture(name, kind, look().colour[token], size, ratio)


def icon(name: str, token: str, times: float = 0.8, ratio: float = 1.0, *, gap: int = 0) -> QIcon:
    """Return an icon `times` the body line high, with its disabled twin.

    `gap` pixels of nothing follow it, since Qt leaves too little room before a button's words.
    """
    size = look().em(times)
    made = QIcon(_with_gap(pixmap(name, token, size, ratio), gap))
    made.addPixmap(_with_gap(pixmap(name, "off", size, ratio), gap), QIcon.Mode.Disabled)
    return made


def _with_gap(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    ratio = drawn.devicePixelRatio()
    made = QPixmap(drawn.width() + round(gap * ratio), drawn.height())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return made
