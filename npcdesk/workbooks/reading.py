"""Reads the lines below a heading into rows of a kind, with what is doubtful in them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from npcdesk.job import Job, Step
from npcdesk.rules.drafts import Problem, SheetRead
from npcdesk.workbooks.body import Body, Line
from npcdesk.workbooks.cells import Reader
from npcdesk.workbooks.columns import Columns
from npcdesk.workbooks.headings import Column, Headings
from npcdesk.workbooks.sheets import Sheet

Row = TypeVar("Row")
CHUNK = 500


def _none(_found: object, _table: object) -> tuple[Problem, ...]:
    return ()


def read_below(
    path: Path,
    where: tuple[Sheet, Headings],
    need: Sequence[str],
    *,
    reader: Callable[[Column], Reader],
    rows: Callable[[Columns, Sequence[Line]], Iterable[Row]],
    doubts: Callable[[Sequence[Row], Columns], Iterable[Problem]] = _none,
    grouped: bool = False,
) -> Job[SheetRead[Row]]:
    """Read what stands below a heading; a job that ends with all that was found.

    Args:
        path: the workbook, for its name.
        where: the sheet that was chosen, and its heading.
        need: fields; a line without the first of them that the heading has is none of data.
        reader: how the cells of a column are read.
        rows: makes rows of some lines.
        doubts: what more is doubtful, once all rows are known.
        grouped: whether lines between the others say to which group those below belong.
    """
    sheet, headings = where
    at = next(each.index for name in need for each in headings.columns if each.meaning == name)
    body = Body(sheet, headings, at, grouped=grouped)
    table = Columns(headings, reader)
    total = len(sheet.rows) - headings.last - 1
    found: list[Row] = []
    lines = body.lines()
    while chunk := list(islice(lines, CHUNK)):
        found += rows(table, chunk)
        yield Step(chunk[-1].at - headings.last, total, f"正在核对 {total} 行")
    problems = [*body.told, *table.problems, *doubts(found, table)]
    return SheetRead(
        file_name=path.name,
        sheet=sheet.name,
        header_row=headings.last + 1,
        columns=headings.described(),
        found=tuple(found),
        problems=tuple(sorted(problems, key=_row)),
        converted=tuple(sorted(table.converted, key=_row)),
        rows_seen=total,
    )


def _row(problem: Problem) -> int:
    return problem.row
