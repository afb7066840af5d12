"""Reads the list of a 交办会: number, lead unit, co-units; tells what is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step
from npcdesk.rules.assignment import JOINT_WORDS, AssignedRow, AssignmentSheet
from npcdesk.workbooks.body import Body, Line
from npcdesk.workbooks.cells import Reader, read_text
from npcdesk.workbooks.columns import Columns, fill_merged
from npcdesk.workbooks.headings import Headings, find
from npcdesk.workbooks.lists import parted, read_units
from npcdesk.workbooks.numbers import read_code
from npcdesk.workbooks.sheets import Sheet, open_sheets
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
CHUNK = 500


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
    sheet, headings = _choose(open_sheets(path), columns)
    fill_merged(sheet, headings, {"leads", "session"})
    need = next(
        each.index for name in KNOWN_BY for each in headings.columns if each.meaning == name
    )
    body = Body(sheet, headings, need, grouped=False)
    table = Columns(headings, lambda column: READERS.get(column.meaning, read_text))
    total = len(sheet.rows) - headings.last - 1
    found: list[AssignedRow] = []
    lines = body.lines()
    while chunk := list(islice(lines, CHUNK)):
        found += _rows(table, chunk)
        yield Step(chunk[-1].at - headings.last, total, f"正在核对 {total} 行")
    return AssignmentSheet(
        file_name=path.name,
        sheet=sheet.name,
        header_row=headings.last + 1,
        columns=headings.described(),
        found=tuple(found),
        problems=tuple(sorted([*body.told, *table.problems], key=lambda each: each.row)),
        converted=tuple(sorted(table.converted, key=lambda each: each.row)),
        rows_seen=total,
    )


def _choose(sheets: Sequence[Sheet], columns: Mapping[str, str] | None) -> tuple[Sheet, Headings]:
    read = [(sheet, find(sheet, WORDS, "number", columns)) for sheet in sheets]
    some = [
        (sheet, found)
        for sheet, found in read
        if found is not None and found.fields & set(KNOWN_BY) and found.fields & {"leads", "apart"}
    ]
    if not some:
        name = "、".join(f"“{sheet.name}”" for sheet in sheets)
        raise SheetRefused(
            f"{name}不像交办清单：要有“建议号”或“建议标题”，还要有“主办单位”。"
            "请看看是不是选错了文件。"
        )
    return max(some, key=lambda each: len(each[1].fields))


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
            number=said.get("number", "").removeprefix("第").removesuffix("号"),
            session=said.get("session", ""),
            title=said.get("title", "").strip("《》"),
        )
