"""Reads the list that a handling unit sends back, whatever was done to it; writes nothing."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.rules import paper_number
from npcdesk.rules.unit_lists import ReturnedList, ReturnedRow
from npcdesk.workbooks import words
from npcdesk.workbooks.body import Line
from npcdesk.workbooks.cells import NOTHING, Cell, Reader, Reading, read_text, text
from npcdesk.workbooks.choice import choose_by
from npcdesk.workbooks.columns import Columns
from npcdesk.workbooks.days import Manner, day_reader
from npcdesk.workbooks.headings import Headings
from npcdesk.workbooks.numbers import read_code, read_phone
from npcdesk.workbooks.reading import read_below
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.unit_list_words import ANSWERS, DAYS, WORDS

PIVOT = 79
READ_DAY = day_reader(Manner(PIVOT))
KNOWN_BY = ("code", "title", "number")
LACKS = (
    "不像发给承办单位的办理清单：要有“回收编号”或“建议标题”，还要有“办理情况”“类别”“答复日期”等列。"
)


def read_answer(cell: Cell) -> Reading:
    """Read what the unit did, a paragraph a line."""
    lines = [text(line) for line in str(cell).splitlines()] if isinstance(cell, str) else []
    said = "\n".join(filter(None, lines)) if lines else text(cell)
    return Reading("" if said in NOTHING else said)


READERS: Mapping[str, Reader] = {
    "number": read_code,
    "answer": read_answer,
    "reply_class": words.read_class,
    "phone": read_phone,
    **dict.fromkeys(DAYS, READ_DAY),
}
GIVEN_DAYS = ("handed_on", "due_on")  # known better by the office: not read, so never a problem


def read_unit_list(path: Path, *, columns: Mapping[str, str] | None = None) -> Job[ReturnedList]:
    """Read a list that came back (.xlsx, .xls, .ods, .csv); a job that ends with its rows.

    Columns may have moved or gone, rows may be missing or in another order.

    Args:
        path: the workbook.
        columns: what a person decided: column letter or heading → field of `ReturnedRow`,
            "" to leave a column out. The others are understood by their headings.

    Raises:
        SheetRefused: the file cannot be read or is no such list; says why in Chinese.
    """
    yield Step(0, 0, "正在打开表格")
    where = choose_by(open_sheets(path), WORDS, "code", _fits, LACKS, columns=columns)
    return (
        yield from read_below(
            path, where, KNOWN_BY, reader=lambda column: _reader(column.meaning), rows=_rows
        )
    )


def _reader(meaning: str) -> Reader:
    return read_text if meaning in GIVEN_DAYS else READERS.get(meaning, read_text)


def _fits(found: Headings) -> bool:
    return bool(found.fields & set(KNOWN_BY)) and bool(found.fields & set(ANSWERS))


def _rows(table: Columns, lines: Sequence[Line]) -> Iterator[ReturnedRow]:
    fields = table.take(lines)
    for at, line in enumerate(lines):
        yield _row({name: values[at] for name, values in fields.items()}, line.at + 1)


def _row(said: Mapping[str, str], row: int) -> ReturnedRow:
    def told(name: str) -> str:
        return said.get(name, "")

    return ReturnedRow(
        row=row,
        code=told("code"),
        number=paper_number.plain(told("number")),
        session=told("session"),
        title=told("title").strip("《》"),
        answer=told("answer"),
        reply_class=told("reply_class"),
        replied_on=_day(told("replied_on")),
        document_number=told("document_number"),
        promised_on=_day(told("promised_on")),
        signed_by=told("signed_by"),
        contact=told("contact"),
        phone=told("phone"),
        contacted_on=_day(told("contacted_on")),
        contacted_how=told("contacted_how"),
    )


def _day(said: str) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None
