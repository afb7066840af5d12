"""计票结果: what each project got, by those who watched and counted."""

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.rules.project_papers import CountRow, VoteCount

NAME = "计票结果"
FIRST = {"号": 10.0, "项目名称": 54.0, "责任单位": 32.0}
LAST = {"名次": 12.0, "结果": 24.0}
LEFT_FOR_VOTES = 38.0
"""The columns and their widths in mm; the votes share what is left of 170."""
SIZE = 10.5  # pt


def to_pdf(paper: VoteCount) -> bytes:
    """Return the count as a PDF of A4 pages."""
    wide = LEFT_FOR_VOTES / len(paper.marks)
    headings = FIRST | dict.fromkeys(paper.marks, wide) | LAST
    room = "　" * 8
    signed = f"监票人（签名）：{paper.tellers}{room}计票人（签名）：{paper.counters}"
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=paper.title,
            whom="",
            opening=paper.opening,
            headings=headings,
            rows=[_row(row, headings) for row in paper.rows],
            asked=signed,
            size=SIZE,
        )
    )


def _row(row: CountRow, headings: dict[str, float]) -> Row:
    said = (str(row.number), row.title, row.unit, *row.votes, row.rank, row.said)
    cells = zip(said, headings.items(), strict=True)
    left = ("项目名称", "责任单位")
    return Row(tuple(Cell(words, wide, label=name not in left) for words, (name, wide) in cells))
