"""The bars of a return code (Code 128) as a picture, for what is no PDF."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from reportlab.graphics.barcode.code128 import Code128

DOTS = 6  # to the narrowest bar: sharp on an office printer
HIGH = 160  # dots


NARROWEST = 0.9  # pt


class _Bars(Code128):
    """Bars that are noted, not drawn."""

    noted: list[tuple[int, int]]

    def rect(self, x: float, _y: float, w: float, _h: float) -> None:
        self.noted.append((round(x), round(x + w)))


def to_png(code: str) -> bytes:
    """Return the bars of a plain code, black on white."""
    bars: Any = _bars(code)
    bars.draw()
    image = Image.new("1", (round(bars.width), HIGH), 1)
    paint = ImageDraw.Draw(image)
    for left, right in bars.noted:
        paint.rectangle((left, 0, right - 1, HIGH), fill=0)
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def wide(code: str) -> float:
    """Return how wide the bars are on paper, mm."""
    return float(_bars(code).width / DOTS * NARROWEST / 72 * 25.4)


def _bars(code: str) -> Any:
    bars: Any = _Bars(code, barWidth=DOTS, barHeight=HIGH, quiet=0)
    bars.noted = []
    return bars
