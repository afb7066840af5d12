"""Ruled tables on a sheet: cells of set text, rows as high as their fullest cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import BLACK, Line, Sheet, set_text

PAD = 2.0  # mm between a cell's rule and its words
LEADING = 1.45  # line to line, of the size
RULE = 0.7  # pt
ON = "\n（续）"  # below the label of a row that goes on
FEWEST = 2  # lines of a divided row that stay on a page


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a box `width` mm wide. Labels are centred; answers begin at the left."""

    text: str
    width: float
    label: bool = False
    top: bool = False  # words at the top of the box, not in its middle
    picture: bytes = b""  # a JPEG or PNG as high as the box, in place of words


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side, `height` mm at least."""

    cells: tuple[Cell, ...]
    height: float = 11.0


def row_height(row: Row, size: float) -> float:
    """Return how high the row is, in mm, with type of `size` points."""
    needed = max(len(set_cell(cell, size)) for cell in row.cells) * _step(size)
    return max(row.height, needed + 2 * PAD)


def divided(row: Row, size: float, most: float) -> list[Row]:
    """Divide a row that is higher than `most` mm; its words go on in the next ones."""
    found = []
    while row_height(row, size) > most and (parts := cut(row, size, most)):
        found.append(parts[0])
        row = parts[1]
    return [*found, row]


def shared(rows: Sequence[Row], size: float, first: float, full: float) -> list[list[Row]]:
    """Share rows among pages: `first` mm are free on the first, `full` on the others.

    A row of many words fills its page and goes on; any other goes to the next page whole.
    """
    pages: list[list[Row]] = [[]]
    left, room = list(rows), first
    while left:
        row = left.pop(0)
        height = row_height(row, size)
        parts = cut(row, size, room) if height > room and height > full / 3 else None
        if height <= room:
            pages[-1].append(row)
            room -= height
        elif parts:
            pages[-1].append(parts[0])
            left.insert(0, parts[1])
            room = 0.0
        else:
            pages.append([])
            left.insert(0, row)
            room = full
    return pages


def cut(row: Row, size: float, most: float) -> tuple[Row, Row] | None:
    """Return what of a row is `most` mm high at most, and the rest; None where that is nothing."""
    texts = [[line.text for line in set_cell(cell, size)] for cell in row.cells]
    lines = int((most - 2 * PAD) / _step(size))
    answers = (text for text, cell in zip(texts, row.cells, strict=True) if not cell.label)
    longest = max(map(len, answers), default=0)
    if lines < FEWEST or longest <= lines:
        return None

    def part(text: Sequence[str], cell: Cell) -> Cell:
        return replace(cell, text="\n".join(text), top=cell.top or len(text) > 1)

    pairs = list(zip(texts, row.cells, strict=True))
    above = tuple(cell if cell.label else part(text[:lines], cell) for text, cell in pairs)
    below = tuple(
        replace(cell, text=f"{cell.text.removesuffix(ON)}{ON}")
        if cell.label and cell.text
        else part(text[lines:], cell)
        for text, cell in pairs
    )
    return Row(above, min(row.height, most)), Row(below, 0.0)


def at_the_space(words: str, width: float, size: float) -> str:
    """Return words that a cell `width` mm wide breaks at their last space, where it breaks them.

    A unit and a post otherwise break in the middle of a word.
    """
    unit, _, post = words.rpartition(" ")
    fits = len(set_cell(Cell(words, width), size)) == 1
    return words if fits or not unit else f"{unit}\n{post}"


def draw(sheet: Sheet, left: float, top: float, rows: Sequence[Row], size: float) -> float:
    """Draw the rows from `left` and `top`, mm; return the lower edge."""
    for row in rows:
        height = row_height(row, size)
        x = left
        for cell in row.cells:
            sheet.box(x, top, cell.width, height, weight=RULE)
            _write(sheet, cell, (x, top, height), size)
            x += cell.width
        top += height
    return top


def _write(sheet: Sheet, cell: Cell, box: tuple[float, float, float], size: float) -> None:
    x, top, height = box
    if cell.picture:
        _draw_picture(sheet, cell, box)
        return
    lines = set_cell(cell, size)
    used = (len(lines) - 1) * _step(size) + size / mm
    y = top + (PAD if cell.top else (height - used) / 2)
    for line in lines:
        if cell.label:
            sheet.centred(line, x + cell.width / 2, y)
        else:
            sheet.put(line, x + PAD, y, colour=BLACK)
        y += _step(size)


def _draw_picture(sheet: Sheet, cell: Cell, box: tuple[float, float, float]) -> None:
    """Draw it in the middle of the box, as large as there is room."""
    x, top, height = box
    image = ImageReader(BytesIO(cell.picture))
    dots_wide, dots_high = image.getSize()
    scale = min((cell.width - PAD) / dots_wide, (height - PAD) / dots_high)
    wide, high = dots_wide * scale, dots_high * scale
    left, low = x + (cell.width - wide) / 2, top + (height - high) / 2
    sheet.picture(image, left, low, wide, high)


def set_cell(cell: Cell, size: float) -> list[Line]:
    """Set a cell's words in lines, `size` points high."""
    face = Face.SONG if cell.label else Face.FANG
    room = (cell.width - 2 * PAD) * mm
    return [
        line
        for part in cell.text.splitlines()
        for line in set_text([(part, face)], size, room, even=False, alone=False)
    ]


def _step(size: float) -> float:
    return size * LEADING / mm
