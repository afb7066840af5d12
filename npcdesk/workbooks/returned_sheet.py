"""Reads a list of returned 征询意见表: code or number, rating, day, opinion; writes nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.rules.returned_forms import TOLD, FormRow, FormSheet, vocabulary
from npcdesk.workbooks.body import Line
from npcdesk.workbooks.cells import read_text
from npcdesk.workbooks.choice import choose_by
from npcdesk.workbooks.columns import Columns
from npcdesk.workbooks.headings import Headings
from npcdesk.workbooks.reading import read_below
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.vocabulary import SERIAL, Vocabulary

WORDS: Vocabulary = dict.fromkeys(("序号", "行号", "no", "no."), SERIAL) | vocabulary()
LACKS = "不像交回的征询意见表：要有“回收编号”或“建议号”，还要有“评价”。"


def read_returned_forms(path: Path) -> Job[FormSheet]:
    """Read the forms that came back (.xlsx, .xls, .ods, .csv); a job that ends with its rows.

    Raises:
        SheetRefused: the file cannot be read or is no such list; says why in Chinese.
    """
    yield Step(0, 0, "正在打开表格")
    where = choose_by(open_sheets(path), WORDS, "code", _fits, LACKS)
    return (
        yield from read_below(path, where, ("code",), reader=lambda _column: read_text, rows=_rows)
    )


def _fits(found: Headings) -> bool:
    return {"code", "result"} <= found.fields


def _rows(table: Columns, lines: Sequence[Line]) -> Iterator[FormRow]:
    fields = table.take(lines)
    for at, line in enumerate(lines):
        said = {name: values[at] for name, values in fields.items() if name not in TOLD}
        row = FormRow(row=line.at + 1)
        for name in ("code", "result", "attitude", "on", "opinion"):
            row = row.put(name, said.get(name, ""))
        yield row
