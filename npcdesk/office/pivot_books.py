"""Tables of 交叉统计 and 乡镇对比 as sheets: sums of counts as formulas, the rest as printed."""

from npcdesk import labels
from npcdesk.office.pivots import SUM, Cell, Pivot
from npcdesk.office.townships import COLUMNS, Townships
from npcdesk.rules import pivot
from npcdesk.rules.books import Cell as Written
from npcdesk.rules.books import Heading, Ledger
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
        sheet="乡镇对比",
        title=f"{found.words}乡镇对比",
        told=f"截至{labels.day(found.as_of)}",
        headings=heads,
        chunks=[lines[:-1]],
        foot=("", *lines[-1][1:]),
    )


def _written(cell: Cell, *, counts: bool) -> Written:
    return cell.count if counts else cell.printed
