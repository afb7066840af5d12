"""Writes ledgers and figures as one workbook (年度台账), line by line: there may be very many."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_rowcol_to_cell

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step
from npcdesk.rules.books import Cell, FigureSheet, Ledger
from npcdesk.workbooks import figure_sheet
from npcdesk.workbooks.faces import TALLEST, Faces, height
from npcdesk.workbooks.ruled import NARROW, PLAIN_TEXT, ROW_HEIGHT, SERIAL_WIDTH

HEADS_AT = 2  # below the title and what is told
MOST = 1_048_576 - HEADS_AT - 3  # lines that a sheet of Excel holds


def write_book(path: Path, sheets: Sequence[Ledger | FigureSheet]) -> Job[int]:
    """Write the sheets as .xlsx, replacing the file once all is there; return the ledgers' lines.

    What is not yet written lies in a folder beside the file, which goes when the job ends.

    Raises:
        SheetRefused: the file cannot be written, or a ledger is too long for Excel.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".", dir=path.parent) as folder:
            made = Path(folder) / path.name
            options = {**PLAIN_TEXT, "constant_memory": True, "tmpdir": folder}
            book = xlsxwriter.Workbook(str(made), options)
            faces, written = Faces(book), 0
            try:
                for said in sheets:
                    yield Step(written, 0, f"写{said.sheet}")
                    if isinstance(said, FigureSheet):
                        figure_sheet.write(book, faces, said)
                    else:
                        written += yield from _ledger(book, faces, said, written)
            finally:
                book.close()
            made.replace(path)
    except (OSError, FileCreateError) as cause:
        raise SheetRefused(
            f"“{path.name}”写不进去。请先在 Excel 或 WPS 里关掉它，再看磁盘有没有空间。"
        ) from cause
    return written


def _ledger(book: Any, faces: Faces, said: Ledger, before: int) -> Job[int]:
    sheet = book.add_worksheet(said.sheet)
    last = len(said.headings)
    faces.lay_out(sheet, last)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, SERIAL_WIDTH)
    for place, each in enumerate(said.headings, 1):
        sheet.set_column(place, place, each.width)
    faces.titles(sheet, said.title, said.told, last)
    for place, words in enumerate(("序号", *(each.words for each in said.headings))):
        sheet.write_string(HEADS_AT, place, words, faces.head)
    sheet.freeze_panes(HEADS_AT + 1, 2)
    sheet.repeat_rows(0, HEADS_AT)
    sheet.repeat_columns(0, 1)
    texts = [faces.narrow if each.width < NARROW else faces.wide for each in said.headings]
    widths = [each.width if each.width >= NARROW else TALLEST for each in said.headings]
    sums, many = [0] * last, 0
    for chunk in said.chunks:
        if many + len(chunk) > MOST:
            msg = f"{said.sheet}超过 Excel 一张表能放的行数，请分几次导出清单。"
            raise SheetRefused(msg)
        for row in chunk:
            many += 1
            line = HEADS_AT + many
            high = height(zip(row, widths, strict=True))
            if high > ROW_HEIGHT:
                sheet.set_row(line, high)
            sheet.write_number(line, 0, many, faces.number)
            for place, value in enumerate(row):
                _put(sheet, (line, place + 1), value, faces.number, texts[place])
                sums[place] += value if isinstance(value, int) else 0
        yield Step(before + many, 0, f"写{said.sheet}")
    _foot(sheet, faces, said, many, sums)
    return many


def _put(sheet: Any, at: tuple[int, int], value: Cell, number: Any, text: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(*at, value, number)
    elif value:
        sheet.write_string(*at, value, text)
    else:
        sheet.write_blank(*at, None, text)


def _foot(sheet: Any, faces: Faces, said: Ledger, many: int, sums: Sequence[int]) -> None:
    """Write how many lines there are and the sums below them, as formulas; and end the page."""
    first, line = HEADS_AT + 1, HEADS_AT + 1 + many
    sheet.write_string(line, 0, "合计", faces.strong_cell)
    for place, each in enumerate(said.headings, 1):
        cells = f"{xl_rowcol_to_cell(first, place)}:{xl_rowcol_to_cell(line - 1, place)}"
        if said.foot:
            _put(sheet, (line, place), said.foot[place - 1], faces.sum, faces.strong_cell)
        elif many and each.summed:
            sheet.write_formula(line, place, f"=SUM({cells})", faces.sum, sums[place - 1])
        elif many and place == 1:
            counted = f"{xl_rowcol_to_cell(first, 0)}:{xl_rowcol_to_cell(line - 1, 0)}"
            sheet.write_formula(line, place, f"=COUNT({counted})", faces.sum, many)
        else:
            sheet.write_blank(line, place, None, faces.sum)
    sheet.print_area(0, 0, line, len(said.headings))
