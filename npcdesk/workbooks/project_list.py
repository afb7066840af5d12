"""Reads a list of projects that were proposed (征集清单)."""

from dataclasses import dataclass
from pathlib import Path

from npcdesk.errors import SheetRefused, Unclear
from npcdesk.job import Job, Step
from npcdesk.rules import money
from npcdesk.workbooks.body import Body
from npcdesk.workbooks.cells import Reader, read_lines, read_text
from npcdesk.workbooks.columns import Columns
from npcdesk.workbooks.headings import find
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.vocabulary import SERIAL, Vocabulary

_WORDS = {
    SERIAL: "序号 顺序 No No.",
    "title": "项目 项目名称 民生实事项目 建议项目 候选项目 名称 标题",
    "body": "主要内容 内容 建设内容 项目内容 建设内容和规模 论述",
    "source": "来源 项目来源 征集来源",
    "proposer": "提出人 提出代表 提出单位 建议人",
    "responsible": "责任单位 牵头单位 实施单位 承办单位",
    "official": "分管领导 责任领导",
    "total": "总投资 总投资(万元) 投资 投资估算 投资估算(万元) 项目总投资",
    "money": "年度投资 年度投资(万元) 年度计划投资 年度计划投资(万元) 当年投资",
    "funds": "资金来源 资金渠道",
}
WORDS: Vocabulary = {
    heading.lower(): name for name, headings in _WORDS.items() for heading in headings.split()
}


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One proposed project as a list has it; money in yuan."""

    row: int
    title: str
    body: str
    source: str
    proposer: str
    responsible: str
    official: str
    total_yuan: int
    year_yuan: int
    funds: str


def read_projects(path: Path) -> Job[list[ProjectRow]]:
    """Read a list of projects (.xlsx, .xls, .ods, .csv); money stands in 万元.

    Raises:
        SheetRefused: the file cannot be read, has no column 项目, or an amount is no number.
    """
    yield Step(0, 0, "正在打开表格")
    for sheet in open_sheets(path):
        headings = find(sheet, WORDS, "title", None)
        if headings is None or "title" not in headings.fields:
            continue
        need = next(each.index for each in headings.columns if each.meaning == "title")
        lines = list(Body(sheet, headings, need, grouped=False).lines())
        taken = Columns(headings, lambda column: _READERS.get(column.meaning, read_text)).take(
            lines
        )
        yield Step(1, 1, "正在读项目")
        return [
            _row({name: values[at] for name, values in taken.items()}, line.at + 1)
            for at, line in enumerate(lines)
        ]
    raise SheetRefused(f"{path.name} 里没有“项目”或“项目名称”这一列，请看看是不是选错了文件。")


_READERS: dict[str, Reader] = {"body": read_lines}


def _row(said: dict[str, str], row: int) -> ProjectRow:
    return ProjectRow(
        row=row,
        title=said.get("title", ""),
        body=said.get("body", ""),
        source=said.get("source", ""),
        proposer=said.get("proposer", ""),
        responsible=said.get("responsible", ""),
        official=said.get("official", ""),
        total_yuan=_yuan(said.get("total", ""), row),
        year_yuan=_yuan(said.get("money", ""), row),
        funds=said.get("funds", ""),
    )


def _yuan(said: str, row: int) -> int:
    try:
        found = money.yuan(said, rounded=True)
    except Unclear:
        found = -1
    if found < 0:
        msg = f"第 {row} 行的投资“{said}”不是数，请改成万元的数，例如 480。"
        raise SheetRefused(msg)
    return found
