"""Draws a chart of `rules.charts` on paper: as lines in a PDF, as a picture for what is no PDF."""

from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import EM_TOP, Sheet, one_line
from npcdesk.rules.charts import BOLD, PAPER, Anchor, Box, Chart, Path, Text

DOTS = 220  # an inch: sharp on an office printer
DASH = (4, 3)  # points
SHIFT = {Anchor.LEFT: 0.0, Anchor.MIDDLE: 0.5, Anchor.RIGHT: 1.0}


def high(chart: Chart, wide: float) -> float:
    """Return how high a chart is that is `wide` mm wide."""
    return chart.high * wide / chart.wide


def draw(sheet: Sheet, chart: Chart, left: float, top: float, wide: float) -> None:
    """Draw a chart `wide` mm wide from `left` and `top`, mm."""
    scale = wide / chart.wide  # mm to a unit of the chart
    for shape in chart.shapes:
        if isinstance(shape, Text):
            _words(sheet, shape, left, top, scale)
            continue
        sheet.canvas.saveState()
        if isinstance(shape, Box):
            _box(sheet, shape, left, top, scale)
        else:
            _path(sheet, shape, left, top, scale)
        sheet.canvas.restoreState()


def to_png(chart: Chart, wide: float) -> bytes:
    """Return a chart as a picture that is sharp when it is `wide` mm wide."""
    import pypdfium2  # noqa: PLC0415 - heavy, and only wanted for a .docx

    sheet = Sheet("", wide)
    sheet.height = high(chart, wide)
    sheet.canvas.setPageSize((wide * mm, sheet.height * mm))
    draw(sheet, chart, 0.0, 0.0, wide)
    sheet.canvas.showPage()
    with pypdfium2.PdfDocument(sheet.pdf()) as drawn:
        image = drawn[0].render(scale=DOTS / 72).to_pil().quantize(64)
        made = BytesIO()
        image.save(made, "PNG", dpi=(DOTS, DOTS))
    return made.getvalue()


def _words(sheet: Sheet, shape: Text, left: float, top: float, scale: float) -> None:
    size = shape.size * scale * mm
    line = one_line(shape.words, Face.HEI if shape.weight == BOLD else Face.SONG, size)
    at = left + shape.left * scale - line.width / mm * SHIFT[shape.anchor]
    above = top + shape.base * scale - EM_TOP * size / mm
    sheet.put(line, at, above, colour=HexColor(PAPER[shape.token]))


def _box(sheet: Sheet, shape: Box, left: float, top: float, scale: float) -> None:
    canvas, tall = sheet.canvas, shape.high * scale * mm
    canvas.setFillColor(HexColor(PAPER[shape.token]))
    x, y = (left + shape.left * scale) * mm, (sheet.height - top - shape.top * scale) * mm - tall
    radius = shape.round * scale * mm
    canvas.roundRect(x, y, shape.wide * scale * mm, tall, radius, stroke=0, fill=1)


def _path(sheet: Sheet, shape: Path, left: float, top: float, scale: float) -> None:
    canvas = sheet.canvas
    canvas.setStrokeColor(HexColor(PAPER[shape.token]))
    canvas.setLineWidth(shape.weight * scale * mm)
    canvas.setLineJoin(1)
    if shape.dashed:
        canvas.setDash(*DASH)
    points = [
        ((left + x * scale) * mm, (sheet.height - top - y * scale) * mm) for x, y in shape.points
    ]
    line = canvas.beginPath()
    line.moveTo(*points[0])
    for point in points[1:]:
        line.lineTo(*point)
    canvas.drawPath(line)
    canvas.setDash()
    canvas.setFillColor(HexColor(PAPER["surface"]))
    for x, y in points if shape.dots else ():
        canvas.circle(x, y, shape.dots * scale * mm, stroke=1, fill=1)
