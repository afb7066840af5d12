"""Writes a ruled table as a clerk would hand it in: title, headings, running number, A4 across."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step, finish

PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FACE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
A4 = 9
TEXT = 49  # the built-in format, so that a number typed into the cell stays as typed
SERIAL_WIDTH = 5
PAGE_WIDTH = 190  # characters across an A4 sheet that can still be read
NARROW = 16  # columns below it hold a word or two: centred, and never on two lines
ROW_HEIGHT = 20
AT_ONCE = 500  # rows between two steps of the job
TITLE_LINES = 2  # title and heading, repeated on every printed page


@dataclass(frozen=True, slots=True)
class Ruled:
    """One column to write: its heading, its width in characters, the words to choose from."""

    heading: str
    width: float = 12
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a sheet says. Every cell is text, so that no number is spoilt and no formula runs.

    `spare` lines are ruled below the last, for filling in by hand. `told` stands below the title.
    """

    sheet: str
    title: str
    columns: Sequence[Ruled]
    rows: Sequence[Sequence[str]]
    spare: int = 0
    told: str = ""

    @property
    def first(self) -> int:
        """The first line of rows, counted from 0: below the title, what is told, the headings."""
        return TITLE_LINES + bool(self.told)


def write(path: Path, table: Table) -> None:
    """Write a table as .xlsx, replacing the file; see `writing`."""
    finish(writing(path, table))


def writing(path: Path, table: Table) -> Job[None]:
    """Write a table as .xlsx, replacing the file only once all of it is there.

    Raises:
        SheetRefused: the file cannot be written; the Chinese sentence says what to do.
    """
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, PLAIN_TEXT)
    sheet = book.add_worksheet(table.sheet)
    _lay_out(sheet, table)
    yield from _fill(book, sheet, table)
    _offer_choices(book, sheet, table)
    book.close()
    try:
        path.write_bytes(content.getvalue())
    except OSError as cause:
        raise SheetRefused(
            f"“{path.name}”写不进去。请先在 Excel 或 WPS 里关掉它，再看磁盘有没有空间。"
        ) from cause


def _lay_out(sheet: Any, table: Table) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    width = SERIAL_WIDTH + sum(column.width for column in table.columns)
    sheet.fit_to_pages(math.ceil(width / PAGE_WIDTH), 0)
    sheet.repeat_columns(0, 1)
    sheet.set_default_row(ROW_HEIGHT)
    sheet.center_horizontally()
    sheet.repeat_rows(0, table.first - 1)
    sheet.freeze_panes(table.first, 2)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    last = table.first + max(len(table.rows) + table.spare, 1) - 1
    sheet.print_area(0, 0, last, len(table.columns))


def _fill(book: Any, sheet: Any, table: Table) -> Job[None]:
    _write_heads(book, sheet, table)
    ruled = FACE | {"border": 1, "num_format": TEXT}
    wide = book.add_format(ruled | {"text_wrap": True})
    narrow = book.add_format(ruled | {"shrink": True, "align": "center"})
    faces = [narrow, *(narrow if each.width < NARROW else wide for each in table.columns)]
    for line, row in enumerate(table.rows, table.first):
        done = line - table.first
        if done % AT_ONCE == 0:
            yield Step(done, len(table.rows), f"写第 {done + 1} 行")
        sheet.write_number(line, 0, done + 1, narrow)
        for place, said in enumerate(row, 1):
            if said:
                sheet.write_string(line, place, said, faces[place])
            else:
                sheet.write_blank(line, place, None, faces[place])
    below = table.first + len(table.rows)
    for line in range(below, below + table.spare):
        for place in range(len(table.columns) + 1):
            sheet.write_blank(line, place, None, faces[place])


def _write_heads(book: Any, sheet: Any, table: Table) -> None:
    heading = book.add_format(FACE | {"font_size": 18, "bold": True, "align": "center"})
    told = book.add_format(FACE | {"align": "center"})
    head = book.add_format(
        FACE
        | {"bold": True, "align": "center", "border": 1, "text_wrap": True, "bg_color": "#EEF1F5"}
    )
    text = book.add_format({"num_format": TEXT})
    for line, (words, face) in enumerate(((table.title, heading), (table.told, told))):
        if words:
            sheet.merge_range(line, 0, line, len(table.columns), "", face)
            sheet.write_string(line, 0, words, face)
    sheet.set_row(0, 36)
    at = table.first - 1
    sheet.write_string(at, 0, "序号", head)
    sheet.set_column(0, 0, SERIAL_WIDTH)
    for place, column in enumerate(table.columns, 1):
        sheet.write_string(at, place, column.heading, head)
        sheet.set_column(place, place, column.width, text)


def _offer_choices(book: Any, sheet: Any, table: Table) -> None:
    """Let cells be chosen from lists, which stand on a hidden sheet: Excel limits shorter ways."""
    offered = [(place, each) for place, each in enumerate(table.columns, 1) if each.choices]
    first, last = table.first, table.first + len(table.rows) + table.spare - 1
    if not offered or not table.spare:
        return
    lists = book.add_worksheet("选项")
    lists.hide()
    for at, (place, column) in enumerate(offered):
        lists.write_column(0, at, column.choices)
        letters = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
        source = f"=选项!{letters}$1:{letters}${len(column.choices)}"
        sheet.data_validation(
            first,
            place,
            last,
            place,
            {
                "validate": "list",
                "source": source,
                "error_type": "warning",
                "error_title": column.heading,
                "error_message": "请从下拉的词里选一个。",
            },
        )
    for place, column in enumerate(table.columns, 1):
        if column.hint:
            sheet.data_validation(
                first,
                place,
                last,
                place,
                {"validate": "any", "input_title": column.heading, "input_message": column.hint},
            )
