"""Writes figures as tables that count themselves: sums and rates are formulas, charts are Excel's.

What was printed is kept beside every formula as its value, so that a reader who does not
recalculate sees the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from npcdesk.rules.books import Cell, Division, FigureSheet, Grid, Ratio, Shape
from npcdesk.workbooks.faces import Faces, height
from npcdesk.workbooks.ruled import ROW_HEIGHT

WIDTHS = (24, 8, 8, 9, 20, 20, 26)
FIRST = 2  # below the title and what is told
CHARTED = range(2, 16)  # lines of a division that a chart can still show
CHART_AT = 4  # the column to the right of a division
PIXELS = 27  # a line of 20 points on the screen
SCALE = 75  # percent: so wide are the tables that they fill an A4 sheet
PAGE = 28  # lines of a page at this scale, below those that every page repeats
COLOUR = "#2F6FB5"
CHART_WIDE, CHART_FRAME = 440, 70


@dataclass(slots=True)
class _Place:
    """Where the next table begins, and below what line the next chart may stand."""

    book: Any
    sheet: Any
    faces: Faces
    line: int = FIRST
    free: int = FIRST
    page: int = FIRST  # the first line of the page
    breaks: list[int] = field(default_factory=list)

    def keep(self, lines: int) -> None:
        """Begin a page where what comes next, so many lines, would be cut by the end of one."""
        self.page += (self.line - self.page) // PAGE * PAGE  # a long table broke by itself
        if self.line - self.page + min(lines, PAGE) > PAGE:
            self.breaks.append(self.line)
            self.page = self.line


def write(book: Any, faces: Faces, said: FigureSheet) -> None:
    """Add a sheet of figures to a workbook; lines are written from the top down, each once."""
    sheet = book.add_worksheet(said.sheet)
    faces.lay_out(sheet, len(WIDTHS) - 1)
    sheet.set_print_scale(SCALE)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    faces.titles(sheet, said.title, said.told, len(WIDTHS) - 1)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(0, FIRST - 1)
    place = _Place(book, sheet, faces)
    if said.ratios:
        _ratios(place, said.ratios)
    for label, printed in said.means:
        _row(place, (label, printed))
    place.line += bool(said.means)
    for grid in said.grids:
        _grid(place, grid)
    for division in said.divisions:
        _divide(place, division)
    sheet.set_h_pagebreaks(place.breaks)
    sheet.print_area(0, 0, max(place.line, place.free) - 1, len(WIDTHS) - 1)


def _ratios(place: _Place, some: Sequence[Ratio]) -> None:
    _heads(place, ("指标", "分子", "分母", "数值", "分子是", "分母是", "说明"))
    for each in some:
        sheet, line = place.sheet, place.line
        _row(place, (each.label, each.hit, each.inside, "", each.of, each.base, each.note))
        hit, inside = (xl_rowcol_to_cell(line, at) for at in (1, 2))
        value, decimals = _share(each.printed)
        if isinstance(value, str) or each.note:  # nothing to divide by, or balanced: as printed
            _put(place, line, 3, value, decimals)
            continue
        formula = f'=IF({inside}=0,"—",ROUND({hit}/{inside},{decimals + 2}))'
        sheet.write_formula(line, 3, formula, place.faces.percent(decimals), value)
    place.line += 1


def _divide(place: _Place, said: Division) -> None:
    place.line = max(place.line, place.free)
    charted = len(said.lines) in CHARTED
    place.keep(max(len(said.lines) + 4, charted and _lines(len(said.lines))))
    place.sheet.write_string(place.line, 0, f"{said.title}（{said.base}）", place.faces.strong)
    place.line += 1
    _heads(place, (said.title, "数量", "占比"))
    first = place.line
    for words, count, printed in said.lines:
        _row(place, (words, count))
        value, decimals = _share(printed)
        _put(place, place.line - 1, 2, value, decimals)
    last = place.line - 1
    if said.shape is not Shape.RISE:
        _sums(place, first, said)
    if charted:
        _chart(place, said, first, last)
    if said.note:
        place.sheet.write_string(place.line, 0, said.note, place.faces.plain)
        place.line += 1
    place.line += 1


def _sums(place: _Place, first: int, said: Division) -> None:
    """Sum the counts and, where the shares are numbers, the shares."""
    line, sheet = place.line, place.sheet
    sheet.write_string(line, 0, "合计", place.faces.strong_cell)
    shares = [_share(printed) for *_, printed in said.lines]
    numbers = [value for value, _ in shares if not isinstance(value, str)]
    sums: dict[int, tuple[float, Any]] = {
        1: (sum(count for _, count, _ in said.lines), place.faces.sum)
    }
    if numbers:
        sums[2] = (round(sum(numbers), 6), place.faces.percent(max(n for _, n in shares)))
    for at in (1, 2):
        if at not in sums or line == first:
            sheet.write_string(line, at, "—" if at == 2 else "0", place.faces.strong_cell)
            continue
        value, face = sums[at]
        cells = f"{xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(line - 1, at)}"
        sheet.write_formula(line, at, f"=SUM({cells})", face, value)
    place.line += 1


def _grid(place: _Place, grid: Grid) -> None:
    place.sheet.write_string(place.line, 0, grid.title, place.faces.strong)
    place.line += 1
    _heads(place, grid.headings)
    for row in grid.rows:
        _row(place, row)
    place.line += 1


def _chart(place: _Place, said: Division, first: int, last: int) -> None:
    line = said.shape in (Shape.LINE, Shape.RISE)
    chart = place.book.add_chart({"type": "line" if line else "bar"})
    name = place.sheet.get_name()
    chart.add_series(
        {
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            "data_labels": {"value": True},
            **(
                {"line": {"color": COLOUR}, "marker": {"type": "circle"}}
                if line
                else {"fill": {"color": COLOUR}, "gap": 60}
            ),
        }
    )
    chart.set_title({"name": said.title, "name_font": {"size": 12, "bold": True}})
    chart.set_legend({"none": True})
    counts = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    chart.set_y_axis(counts if line else {"reverse": True})
    chart.set_x_axis({} if line else counts)
    high = _high(last - first + 1)
    chart.set_size({"width": CHART_WIDE, "height": high})
    top = first - 2  # beside the words above the table
    place.sheet.insert_chart(top, CHART_AT, chart, {"y_offset": 4})
    place.free = top + _lines(last - first + 1)


def _high(many: int) -> int:
    """Return how high the chart of so many lines is, in pixels."""
    return many * PIXELS + CHART_FRAME


def _lines(many: int) -> int:
    """Return how many lines stand beside the chart of so many, with one to part it."""
    return _high(many) // PIXELS + 2


def _heads(place: _Place, some: Sequence[str]) -> None:
    for at, words in enumerate(some):
        place.sheet.write_string(place.line, at, words, place.faces.head)
    place.line += 1


def _row(place: _Place, some: Sequence[Cell]) -> None:
    high = height(zip(some, WIDTHS, strict=False))
    if high > ROW_HEIGHT:
        place.sheet.set_row(place.line, high)
    for at, value in enumerate(some):
        _put(place, place.line, at, value, 0)
    place.line += 1


def _put(place: _Place, line: int, at: int, value: Cell | float, decimals: int) -> None:
    """Write a cell: text stays text whatever it begins with; a float is a share."""
    if isinstance(value, str):
        place.sheet.write_string(line, at, value, place.faces.wide if at else place.faces.label)
    elif isinstance(value, float):
        place.sheet.write_number(line, at, value, place.faces.percent(decimals))
    else:
        place.sheet.write_number(line, at, value, place.faces.number)


def _share(printed: str) -> tuple[str | float, int]:
    """Return a printed percentage as a number and its decimals; — stays as it is."""
    digits = printed.removesuffix("%")
    if digits == printed:
        return printed, 0
    _, _, after = digits.partition(".")
    return round(float(digits) / 100, len(after) + 2), len(after)
