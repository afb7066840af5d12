"""Tables of 交叉统计 and 乡镇对比 as sheets: sums of counts as formulas, the rest as printed."""

from npcdesk import labels
from npcdesk.office.pivots import SUM, Cell, Pivot
from npcdesk.office.townships import COLUMNS, Townships
from npcdesk.rules import pivot
from npcdesk.rules.books import Cell as Written
from npcdesk.rules.books import FigureSheet, Grid, Heading, Ledger
from npcdesk.rules.pivot import AXES

SHEET = "交叉统计"
FIRST, OTHERS = 24.0, 12.0  # characters


def of(found: Pivot) -> Ledger:
    """Return a table as a sheet."""
    counts = found.asked.measure == pivot.COUNT
    heads = [Heading(AXES[found.asked.rows].label, FIRST)]
    heads += [Heading(head.label, OTHERS, summed=counts) for head in (*found.columns, SUM)]
    lines: list[list[Written]] = [
        [head.label, *(_written(cell, counts=counts) for cell in line)]
        for head, line in zip((*found.rows, SUM), found.cells, strict=True)
    ]
    told = f"{found.words}，{found.base} {found.total} 件，截至{labels.day(found.as_of)}"
    return Ledger(
        sheet=SHEET,
        title=found.asked.words,
        told=f"{told}。{found.note}" if found.note else told,
        headings=heads,
        chunks=[lines[:-1]],
        foot=() if counts else ("", *lines[-1][1:]),
    )


def paper(found: Pivot) -> FigureSheet:
    """Return a table as a page for paper."""
    book = of(found)
    heads = [AXES[found.asked.rows].label, *(head.label for head in (*found.columns, SUM))]
    rows = [
        [head.label, *(cell.printed for cell in line)]
        for head, line in zip((*found.rows, SUM), found.cells, strict=True)
    ]
    return FigureSheet(SHEET, book.title, book.told, grids=[Grid(found.asked.words, heads, rows)])


def paper_of_townships(found: Townships) -> FigureSheet:
    """Return 乡镇对比 as a page for paper."""
    book = of_townships(found)
    grids = [
        Grid(
            title,
            ("单位", *(COLUMNS[name] for name in names)),
            [
                [line.name, *(line.cells[name].printed for name in names)]
                for line in (*found.lines, found.whole)
            ],
        )
        for title, names in _parted()
    ]
    return FigureSheet(book.sheet, book.title, book.told, grids=grids)


def _parted() -> list[tuple[str, list[str]]]:
    """Return the figures in two tables: one would be too wide for a page."""
    names = list(COLUMNS)
    at = names.index("delegates")
    return [("建议办理", names[:at]), ("代表履职", names[at:])]


def of_townships(found: Townships) -> Ledger:
    """Return 乡镇对比 as a sheet."""
    heads = [Heading("单位", FIRST)]
    heads += [Heading(head, OTHERS) for head in COLUMNS.values()]
    lines: list[list[Written]] = [
        [
            line.name,
            *(each.printed if each.rate else each.count for each in line.cells.values()),
        ]
        for line in (*found.lines, found.whole)
    ]
    return Ledger(
        sheet=f"{found.called}对比",
        title=f"{found.words}{found.called}对比",
        told=f"截至{labels.day(found.as_of)}",
        headings=heads,
        chunks=[lines[:-1]],
        foot=("", *lines[-1][1:]),
    )


def _written(cell: Cell, *, counts: bool) -> Written:
    return cell.count if counts else cell.printed
