"""What the reader does not tell of an .ods: its merged cells, and how far its content reaches."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
MOST_REPEATED = 1_048_576  # lines of a sheet; more is damage, and the reader would believe it

Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class Extent:
    """One sheet: its merged cells, and how many lines and columns hold its content."""

    name: str
    merged: list[Span] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def extents(xml: bytes) -> list[Extent]:
    """Return the sheets of an .ods from its content.xml.

    Raises:
        ValueError: the content is damaged.
    """
    found: list[Extent] = []
    row = 0
    try:
        for event, element in ET.iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314
            if event == "start" and element.tag == f"{TABLE}table":
                found.append(Extent(element.get(f"{TABLE}name", "")))
                row = 0
            elif event == "end" and element.tag == f"{TABLE}table-row" and found:
                repeated = _number(element, "rows-repeated")
                _take(element, found[-1], row, repeated)
                row += repeated
                element.clear()
    except ET.ParseError as cause:
        raise ValueError(str(cause)) from cause
    return found


def _take(element: ET.Element, extent: Extent, row: int, repeated: int) -> None:
    for column, width, cell in _cells(element):
        if cell.get(f"{OFFICE}value-type") or cell.find(f"{TEXT}p") is not None:
            extent.rows = max(extent.rows, row + repeated)
            extent.columns = max(extent.columns, column + width)
        down, across = _number(cell, "rows-spanned"), _number(cell, "columns-spanned")
        if down > 1 or across > 1:
            extent.merged.append(((row, column), (row + down - 1, column + across - 1)))


def _cells(row: ET.Element) -> Iterator[tuple[int, int, ET.Element]]:
    column = 0
    for cell in row:
        if cell.tag in CELLS:
            width = _number(cell, "columns-repeated")
            yield column, width, cell
            column += width


def _number(element: ET.Element, name: str) -> int:
    number = int(element.get(f"{TABLE}number-{name}", "1"))
    if not 1 <= number <= MOST_REPEATED:
        msg = f"{name} is {number}"
        raise ValueError(msg)
    return number
