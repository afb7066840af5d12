"""A chart as SVG: the same text on the screen and in a file."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from npcdesk.rules.charts import Box, Chart, Path, Text


def written(chart: Chart, colours: Mapping[str, str], face: str) -> str:
    """Return a chart as an SVG document, in these colours (#RRGGBB by token) and this face."""
    size = f'width="{_n(chart.wide)}" height="{_n(chart.high)}"'
    view = f'viewBox="0 0 {_n(chart.wide)} {_n(chart.high)}"'
    body = "".join(_shape(shape, colours) for shape in chart.shapes)
    family = quoteattr(face)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>'
        f"<g font-family={family}>{body}</g></svg>"
    )


def _shape(shape: Box | Path | Text, colours: Mapping[str, str]) -> str:
    colour = colours[shape.token]
    if isinstance(shape, Box):
        place = f'x="{_n(shape.left)}" y="{_n(shape.top)}"'
        size = f'width="{_n(shape.wide)}" height="{_n(shape.high)}" rx="{_n(shape.round)}"'
        return f'<rect {place} {size} fill="{colour}"/>'
    if isinstance(shape, Text):
        place = f'x="{_n(shape.left)}" y="{_n(shape.base)}" text-anchor="{shape.anchor}"'
        look = f'font-size="{_n(shape.size)}" font-weight="{shape.weight}" fill="{colour}"'
        return f"<text {place} {look}>{escape(shape.words)}</text>"
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
    dashes = ' stroke-dasharray="6 4"' if shape.dashed else ""
    weight = f'stroke="{colour}" stroke-width="{_n(shape.weight)}"'
    line = f'<polyline points="{points}" fill="none" {weight}{dashes}/>'
    ground = colours["surface"]
    rings = (
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(shape.dots)}" fill="{ground}" {weight}/>'
        for x, y in (shape.points if shape.dots else ())
    )
    return line + "".join(rings)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
