"""Reads the list of a 交办会: number, lead unit, co-units; tells what is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from npcdesk.job import Job, Step
from npcdesk.rules import paper_number
from npcdesk.rules.assignment import JOINT_WORDS, AssignedRow, AssignmentSheet
from npcdesk.workbooks.body import Line
from npcdesk.workbooks.cells import Reader, read_text
from npcdesk.workbooks.choice import choose_by
from npcdesk.workbooks.columns import Columns, fill_merged
from npcdesk.workbooks.headings import Headings
from npcdesk.workbooks.lists import parted, read_units
from npcdesk.workbooks.numbers import read_code
from npcdesk.workbooks.reading import read_below
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.vocabulary import SERIAL, Vocabulary

_WORDS = {
    SERIAL: "序号 顺序 行号 No No.",
    "number": "建议号 建议编号 编号 件号 案号",
    "session": "届次 会次 届别 会议",
    "title": "建议标题 标题 题目 案由 建议题目 建议名称",
    "leads": "主办单位 承办单位 主办 牵头单位 单办单位 办理单位 主办部门",
    "apart": "分办单位 分办",
    "co": "协办单位 会办单位 协办 会办 协办部门 配合单位",
    "way": "办理方式 承办方式 方式",
}
WORDS: Vocabulary = {
    heading.lower(): field for field, headings in _WORDS.items() for heading in headings.split()
}
HEADINGS = {field: headings.split()[0] for field, headings in _WORDS.items()}
READERS: Mapping[str, Reader] = {
    "number": read_code,
    "leads": read_units,
    "apart": read_units,
    "co": read_units,
}
KNOWN_BY = ("number", "title")
LACKS = "不像交办清单：要有“建议号”或“建议标题”，还要有“主办单位”。"


def read_assignments(
    path: Path, *, columns: Mapping[str, str] | None = None
) -> Job[AssignmentSheet]:
    """Read to whom suggestions go (.xlsx, .xls, .ods, .csv); a job that ends with its rows.

    Args:
        path: the workbook.
        columns: what a person decided: column letter or heading → meaning, "" to leave it out.

    Raises:
        SheetRefused: the file cannot be read or is no such list; says why in Chinese.
    """
    yield Step(0, 0, "正在打开表格")
    sheet, headings = choose_by(open_sheets(path), WORDS, "number", _fits, LACKS, columns=columns)
    fill_merged(sheet, headings, {"leads", "session"})
    return (
        yield from read_below(
            path,
            (sheet, headings),
            KNOWN_BY,
            reader=lambda column: READERS.get(column.meaning, read_text),
            rows=_rows,
        )
    )


def _fits(found: Headings) -> bool:
    return bool(found.fields & set(KNOWN_BY) and found.fields & {"leads", "apart"})


def _rows(table: Columns, lines: Sequence[Line]) -> Iterator[AssignedRow]:
    fields = table.take(lines)
    for at, line in enumerate(lines):
        said = {name: values[at] for name, values in fields.items()}
        leads = (*parted(said.get("leads", "")), *parted(said.get("apart", "")))
        yield AssignedRow(
            row=line.at + 1,
            leads=tuple(dict.fromkeys(leads)),
            co=parted(said.get("co", "")),
            jointly=any(word in said.get("way", "") for word in JOINT_WORDS),
            number=paper_number.plain(said.get("number", "")),
            session=said.get("session", ""),
            title=said.get("title", "").strip("《》"),
        )
