"""What a delegate did in a year (履职登记表), signed by the delegate; or rows to be filled in."""

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day_short
from npcdesk.rules import wording
from npcdesk.rules.duty_papers import DelegateFile, DoneLine

NAME = "履职登记表"
HEADINGS = {"日期": 22.0, "事项": 28.0, "内容": 84.0, "组织、地点": 40.0}
"""The columns and their widths in mm: 174 together."""
BLANK, LOW = 13, 13.0  # rows to write in, and how high they are in mm
ROOM = "　　　　　　　　"


def to_pdf(paper: DelegateFile) -> bytes:
    """Return the record as a PDF of A4 pages, each with the headings and its number."""
    points = f"积分：{paper.points}。　" if paper.name else ""
    empty = [Row(tuple(Cell("", wide) for wide in HEADINGS.values()), LOW)] * BLANK
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(
                paper.said,
                "duty-record.title",
                {"代表姓名": paper.name or "人大", "年度": str(paper.year)},
            ),
            whom="",
            opening=_opening(paper),
            headings=HEADINGS,
            rows=[_row(line) for line in paper.lines] if paper.name else empty,
            asked=f"{points}代表签名：",
            office=paper.office,
            on=paper.on if paper.name else None,
        )
    )


def _opening(paper: DelegateFile) -> str:
    if not paper.name:
        return f"代表姓名：{ROOM}代表团：{ROOM}代表证号：{ROOM}"
    facts = f"{paper.name}，{paper.facts}。" if paper.facts else f"{paper.name}。"
    measures = f"{'；'.join(paper.measures)}。" if paper.measures else ""
    return f"{facts}{paper.year}年共履职{paper.times}次：{measures}"


def _row(line: DoneLine) -> Row:
    said = (day_short(line.on), line.what, line.told, line.by)
    labels = ("日期", "事项")
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name in labels) for words, (name, wide) in cells))
