"""What official papers say below their title: paragraphs, tables and pictures, shared among pages.

Everything is as high as some whole rows of the grid, so that a table moves no line off it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from math import ceil
from typing import TypeAlias

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from npcdesk.errors import Unclear
from npcdesk.forms import drawing, grid, table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, one_line, set_text
from npcdesk.rules import body_text
from npcdesk.rules.charts import Chart

KEEP = 2  # rows of text that stay with the signature on its page
TABLE_SIZE = 12.0  # pt: 小四
NAMES_MOST = 6  # rows of attachments that stay with the signature
CELL_MOST = 18  # lines in one cell: a longer one goes on in the next row
PICTURE_MOST = 16  # rows, its words included
DOTS = 150  # an inch: how large a picture is when there is room
AROUND = 4.0  # mm: above and below a chart, together
EDGES = 3  # letters: what a cell leaves free beside its words
SHORT, LONG = 4, 20  # letters of a column that give its share of the width
LIFT = (grid.ROW - grid.BODY / mm) / 2  # mm: a table's rows stand around the lines of the grid


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table as wide as the text; `shares` of the width, all the same when there are none.

    Its headings are drawn again on every page that it goes on to.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG or JPEG) in the middle, made smaller if it must be; `words` stand below it."""

    data: bytes
    words: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as wide as the text, its caption below it (图1)."""

    chart: Chart
    words: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The words above a table (表1), on its page."""

    words: str


@dataclass(frozen=True, slots=True)
class Room:
    """Ruled lines to write on by hand."""

    rows: int


Part: TypeAlias = str | Table | Picture | Drawing | Caption | Room


@dataclass(frozen=True, slots=True)
class Block:
    """What is not divided between pages: `rows` of the grid, drawn from a place in mm."""

    rows: int
    draw: Callable[[Sheet, float], object]
    leads: bool = False  # a heading: it must not end a page
    above: "Block | None" = None  # drawn again above it where it begins a page


def from_text(text: str) -> list[Part]:
    """Return the paragraphs and tables of a text with marks; a column is as wide as its words."""
    return [
        part if isinstance(part, str) else table_of(part[0], part[1:])
        for part in body_text.parts(text)
    ]


def table_of(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table whose columns are as wide as their words."""
    some = tuple(tuple(row) for row in rows)
    return Table(tuple(headings), some, _shares((tuple(headings), *some)))


def _shares(rows: body_text.Rows) -> tuple[float, ...]:
    longest = (max(map(len, column)) for column in zip(*rows, strict=True))
    return tuple(float(min(max(each, SHORT), LONG) + EDGES) for each in longest)


def blocks(to: str, parts: Sequence[Part]) -> list[Block]:
    """Return whom it is to, and what is said."""
    found = [_line(line) for line in grid.lines(to, indent=0)] if to else []
    for part in parts:
        if isinstance(part, Table):
            found += _table(part)
        elif isinstance(part, Picture):
            found.append(_picture(part))
        elif isinstance(part, Drawing):
            found.append(_drawing(part))
        elif isinstance(part, Caption):
            found.append(_caption(part))
        elif isinstance(part, Room):
            found += [Block(1, _draw_line)] * part.rows
        else:
            for text in filter(None, map(str.strip, part.splitlines())):
                found += _paragraph(text)
    return found


def _line(line: Line, left: float = grid.LEFT, *, leads: bool = False) -> Block:
    return Block(1, lambda sheet, top: sheet.put(line, left, top), leads)


def _draw_line(sheet: Sheet, top: float) -> None:
    sheet.rule(grid.LEFT, top + grid.BODY / mm + 1, grid.RIGHT, weight=0.5)


def _paragraph(text: str) -> list[Block]:
    lines = grid.lines(text)
    leads = grid.is_heading(text)
    return [_line(line, leads=leads and line is lines[-1]) for line in lines]


def attached(names: Sequence[str]) -> list[Block]:
    """Name what is attached (附件说明), a row below the text, each name under the first."""
    found = [Block(1, lambda _sheet, _top: None, leads=True)] if names else []
    left = grid.LEFT + 5 * grid.CHAR  # two are free, three are 附件：
    for at, name in enumerate(names, start=1):
        number = grid.one(f"{at}." if len(names) > 1 else "")
        hang = left + (number.width / mm + grid.CHAR / 4 if number.runs else 0.0)
        room = (grid.RIGHT - hang) * mm
        lines = set_text([(name, Face.FANG)], grid.BODY, room, pitch=grid.CHAR * mm)
        label = grid.one("附件：" if at == 1 else "")
        first = ((label, left - 3 * grid.CHAR), (number, left), (lines[0], hang))
        found.append(Block(1, partial(_put, first)))
        found += [_line(line, hang) for line in lines[1:]]
    return found


def _put(beside: Sequence[tuple[Line, float]], sheet: Sheet, top: float) -> None:
    for line, left in beside:
        sheet.put(line, left, top)


def _table(wanted: Table) -> list[Block]:
    shares = wanted.shares or (1.0,) * len(wanted.headings)
    wide = [grid.WIDE * share / sum(shares) for share in shares]
    head = _ruled(
        [table.Cell(w, x, label=True) for w, x in zip(wanted.headings, wide, strict=True)]
    )
    found = [replace(head, leads=bool(wanted.rows))]
    for words in wanted.rows:
        cells = [table.Cell(text, width) for text, width in zip(words, wide, strict=True)]
        found += [_ruled(part, above=head) for part in _divided(cells)]
    return found


def _divided(cells: Sequence[table.Cell]) -> list[list[table.Cell]]:
    """Divide a row of the table that would be higher than half a page."""
    texts = [[line.text for line in table.set_cell(cell, TABLE_SIZE)] for cell in cells]
    return [
        [
            replace(cell, text="\n".join(text[at : at + CELL_MOST]))
            for cell, text in zip(cells, texts, strict=True)
        ]
        for at in range(0, max(1, *map(len, texts)), CELL_MOST)
    ]


def _ruled(cells: Sequence[table.Cell], *, above: Block | None = None) -> Block:
    rows = ceil(table.row_height(table.Row(tuple(cells), 0.0), TABLE_SIZE) / grid.ROW)
    ruled = table.Row(tuple(cells), rows * grid.ROW)

    def draw(sheet: Sheet, top: float) -> None:
        table.draw(sheet, grid.LEFT, top - LIFT, [ruled], TABLE_SIZE)

    return Block(rows, draw, above=above)


def _picture(wanted: Picture) -> Block:
    """Place a picture as large as it is at 150 dots an inch, or as there is room."""
    words = one_line(wanted.words, Face.FANG, grid.SMALL) if wanted.words else None
    most = (PICTURE_MOST - bool(words)) * grid.ROW
    try:
        image = ImageReader(BytesIO(wanted.data))
    except OSError as bad:
        msg = "正文里的图片打不开。请换成 PNG 或 JPEG 图片。"
        raise Unclear(msg) from bad
    dots_wide, dots_high = image.getSize()
    scale = min(25.4 / DOTS, grid.WIDE / dots_wide, most / dots_high)
    wide, high = dots_wide * scale, dots_high * scale
    rows = ceil(high / grid.ROW) + bool(words)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.picture(image, grid.LEFT + (grid.WIDE - wide) / 2, top, wide, high)
        if words:
            sheet.centred(words, grid.LEFT + grid.WIDE / 2, top + (rows - 1) * grid.ROW)

    return Block(rows, draw)


def _drawing(wanted: Drawing) -> Block:
    """Draw a chart with a little room above it and its caption on the last row."""
    high = drawing.high(wanted.chart, grid.WIDE)
    rows = ceil((high + AROUND) / grid.ROW) + 1
    words = one_line(wanted.words, Face.FANG, grid.SMALL)

    def draw(sheet: Sheet, top: float) -> None:
        above = top + ((rows - 1) * grid.ROW - high) / 2 - LIFT
        drawing.draw(sheet, wanted.chart, grid.LEFT, above, grid.WIDE)
        sheet.centred(words, grid.LEFT + grid.WIDE / 2, top + (rows - 1) * grid.ROW)

    return Block(rows, draw)


def _caption(wanted: Caption) -> Block:
    words = one_line(wanted.words, Face.FANG, grid.SMALL)
    middle = grid.LEFT + grid.WIDE / 2
    return Block(1, lambda sheet, top: sheet.centred(words, middle, top), leads=True)


def share(
    blocks: Sequence[Block], tail: int, first: int, full: int = grid.ROWS
) -> list[list[Block]]:
    """Share what is said among pages so that the tail is on the last one with some of it.

    Args:
        blocks: What is said.
        tail: Rows of the signature and what follows, with the free rows above it; at most
            `full - KEEP`.
        first: Rows free on the first page.
        full: Rows on every other page.
    """
    pages: list[list[Block]] = []
    left, room = list(blocks), first
    while _rows(left, again=bool(pages)) + tail > room:
        taken = _taken(left, room, again=bool(pages), must=room == full)
        pages.append(_begun(left[:taken], again=bool(pages)))
        left, room = left[taken:], full
    return [*pages, _begun(left, again=bool(pages))]


def _taken(left: Sequence[Block], room: int, *, again: bool, must: bool) -> int:
    """How many blocks fill a page and leave `KEEP` rows for the next."""
    most = 0
    for at in range(1, len(left) + 1):
        rest = _rows(left[at:], again=False)
        if _rows(left[:at], again=again) > room or rest < min(KEEP, _rows(left, again=False)):
            break
        most = at
    taken = most
    while taken and left[taken - 1].leads:
        taken -= 1
    return taken or most or int(must)  # a page of nothing but headings still goes on


def divided(
    blocks: Sequence[Block], names: Sequence[Block], tail: int, first: int
) -> list[list[Block]]:
    """Share what is said among pages, with the names of what is attached beside the signature.

    When there are many names they go from page to page as the text does.
    """
    many = _rows(names, again=False) > NAMES_MOST
    if many:
        return share([*blocks, *names], tail, first)
    pages = share(blocks, tail + _rows(names, again=False), first)
    return [*pages[:-1], [*pages[-1], *names]]


def _begun(page: list[Block], *, again: bool) -> list[Block]:
    above = page[0].above if page and again else None
    return [above, *page] if above else page


def _rows(found: Sequence[Block], *, again: bool) -> int:
    return sum(block.rows for block in _begun(list(found), again=again))


def draw(sheet: Sheet, page: Sequence[Block], row: int) -> int:
    """Draw one page's share from a row of the grid; return the row below it."""
    for block in page:
        block.draw(sheet, grid.row(row))
        row += block.rows
    return row
