"""One delegate's year on paper (履职档案): what was done, against what is asked, and the points."""

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day_short
from npcdesk.rules.duty_papers import DelegateFile, DoneLine

NAME = "履职档案"
HEADINGS = {"日期": 22.0, "事项": 28.0, "内容": 84.0, "组织、地点": 40.0}
"""The columns and their widths in mm: 174 together."""


def to_pdf(paper: DelegateFile) -> bytes:
    """Return the file as a PDF of A4 pages, each with the headings and its number."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=f"{paper.name}代表{paper.year}年履职档案",
            whom="",
            opening=_opening(paper),
            headings=HEADINGS,
            rows=[_row(line) for line in paper.lines],
            asked=f"积分：{paper.points}。\u3000代表签名：",
            reach=("", "", ""),
            office=paper.office,
            on=paper.on,
        )
    )


def _opening(paper: DelegateFile) -> str:
    facts = f"{paper.name}，{paper.facts}。" if paper.facts else f"{paper.name}。"
    measures = f"{'；'.join(paper.measures)}。" if paper.measures else ""
    return f"{facts}{paper.year}年共履职{paper.times}次：{measures}"


def _row(line: DoneLine) -> Row:
    said = (day_short(line.on), line.what, line.told, line.by)
    labels = ("日期", "事项")
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name in labels) for words, (name, wide) in cells))
