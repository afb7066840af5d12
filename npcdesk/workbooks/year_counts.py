"""The counts of former years (往年汇总数), a line a year: read, and empty to be filled in."""

import re
from pathlib import Path

from npcdesk.errors import SheetRefused
from npcdesk.job import Job, Step
from npcdesk.rules.year_counts import COUNTS, YearCounts
from npcdesk.workbooks import ruled
from npcdesk.workbooks.body import Body
from npcdesk.workbooks.cells import plain, read_text
from npcdesk.workbooks.columns import Columns
from npcdesk.workbooks.headings import find
from npcdesk.workbooks.ruled import Ruled, Table
from npcdesk.workbooks.sheets import open_sheets
from npcdesk.workbooks.vocabulary import SERIAL, Vocabulary

_WORDS = {
    SERIAL: "序号 顺序",
    "year": "年份 年度 年",
    "total": "建议总数 建议数 建议件数 总数 件数 建议 总件数",
    "answered": "已答复 答复 答复数 答复件数 已办结 办结 办结数",
    "class_a": "A A类 A类数 A类件数",
    "class_b": "B B类 B类数 B类件数",
    "class_c": "C C类 C类数 C类件数",
    "satisfied": "满意 满意数 满意件数",
    "mostly": "基本满意 基本满意数 基本满意件数",
    "dissatisfied": "不满意 不满意数 不满意件数",
}
WORDS: Vocabulary = {
    heading.lower(): name for name, headings in _WORDS.items() for heading in headings.split()
}
HINTS = {
    "year": "建议提出的年份，每年一行，例如 2021。",
    "total": "这一年的建议总件数，要填；后面各列知道的填，不知道的空着。",
}
SPARE_LINES = 12
NUMBER = re.compile(r"(\d{1,7})[年件]?")


def read_year_counts(path: Path) -> Job[list[YearCounts]]:
    """Read the counts of years (.xlsx, .xls, .ods, .csv).

    Raises:
        SheetRefused: the file cannot be read, has no columns 年份 and 建议总数, or a count is no
            whole number.
    """
    yield Step(0, 0, "正在打开表格")
    for sheet in open_sheets(path):
        headings = find(sheet, WORDS, "year", None)
        if headings is None or not {"year", "total"} <= headings.fields:
            continue
        need = next(each.index for each in headings.columns if each.meaning == "year")
        lines = list(Body(sheet, headings, need, grouped=False).lines())
        taken = Columns(headings, lambda _: read_text).take(lines) if lines else {}
        yield Step(1, 1, "正在读各年")
        return [
            _row({name: values[at] for name, values in taken.items()}, line.at + 1)
            for at, line in enumerate(lines)
        ]
    raise SheetRefused(f"{path.name} 里没有“年份”和“建议总数”两列，请看看是不是选错了文件。")


def _row(said: dict[str, str], row: int) -> YearCounts:
    counts = {name: _count(said.get(name, ""), COUNTS[name], row) for name in COUNTS}
    return YearCounts(row=row, year=_count(said["year"], "年份", row), **counts)


def _count(said: str, column: str, row: int) -> int:
    """Return a count; nothing is 0."""
    exact = plain(said).replace(",", "")
    if not exact:
        return 0
    found = NUMBER.fullmatch(exact)
    if found is None:
        msg = f"第 {row} 行的{column}“{said}”不是整数，请改成件数，例如 296。"
        raise SheetRefused(msg)
    return int(found[1])


def write_blank(path: Path) -> None:
    """Write an empty sheet that `read_year_counts` reads once it is filled in.

    Raises:
        SheetRefused: the file cannot be written.
    """
    said = {"year": "年份", **COUNTS}
    columns = [Ruled(words, 10, hint=HINTS.get(name, "")) for name, words in said.items()]
    told = "每年一行，写件数；不知道的空着"
    ruled.write(
        path, Table("往年汇总数", "往年建议办理汇总数", columns, (), spare=SPARE_LINES, told=told)
    )
