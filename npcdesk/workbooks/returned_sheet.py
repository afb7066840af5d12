"""Reads a list of returned 征询意见表: code or number, rating, day, opinion; writes nothing."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step
from npcdesk.rules.returned_forms import TOLD, FormRow, FormSheet, vocabulary
from npcdesk.workbooks.body import Body, Line
from npcdesk.workbooks.cells import read_text
from npcdesk.workbooks.columns import Columns
from npcdesk.workbooks.headings import Headings, find
from npcdesk.workbooks.sheets import Sheet, open_sheets
from npcdesk.workbooks.vocabulary import SERIAL, Vocabulary

WORDS: Vocabulary = dict.fromkeys(("序号", "行号", "no", "no."), SERIAL) | vocabulary()
CHUNK = 500


def read_returned_forms(path: Path) -> Job[FormSheet]:
    """Read the forms that came back (.xlsx, .xls, .ods, .csv); a job that ends with its rows.

    Raises:
        SheetRefused: the file cannot be read or is no such list; says why in Chinese.
    """
    yield Step(0, 0, "正在打开表格")
    sheet, headings = _choose(open_sheets(path))
    need = next(each.index for each in headings.columns if each.meaning == "code")
    body = Body(sheet, headings, need, grouped=False)
    table = Columns(headings, lambda _column: read_text)
    total = len(sheet.rows) - headings.last - 1
    found: list[FormRow] = []
    lines = body.lines()
    while chunk := list(islice(lines, CHUNK)):
        found += _rows(table, chunk)
        yield Step(chunk[-1].at - headings.last, total, f"正在核对 {total} 行")
    return FormSheet(
        file_name=path.name,
        sheet=sheet.name,
        header_row=headings.last + 1,
        columns=headings.described(),
        found=tuple(found),
        problems=tuple(sorted([*body.told, *table.problems], key=lambda each: each.row)),
        converted=tuple(sorted(table.converted, key=lambda each: each.row)),
        rows_seen=total,
    )


def _choose(sheets: Sequence[Sheet]) -> tuple[Sheet, Headings]:
    read = [(sheet, find(sheet, WORDS, "code")) for sheet in sheets]
    some = [
        (sheet, found)
        for sheet, found in read
        if found is not None and {"code", "result"} <= found.fields
    ]
    if not some:
        name = "、".join(f"“{sheet.name}”" for sheet in sheets)
        raise SheetRefused(
            f"{name}不像交回的征询意见表：要有“回收编号”或“建议号”，还要有“评价”。"
            "请看看是不是选错了文件。"
        )
    return max(some, key=lambda each: len(each[1].fields))


def _rows(table: Columns, lines: Sequence[Line]) -> Iterator[FormRow]:
    fields = table.take(lines)
    for at, line in enumerate(lines):
        said = {name: values[at] for name, values in fields.items() if name not in TOLD}
        row = FormRow(row=line.at + 1)
        for name in ("code", "result", "attitude", "on", "opinion"):
            row = row.put(name, said.get(name, ""))
        yield row
