"""票决票 and 测评票: the projects with the boxes to be ticked, a ballot on its own paper."""

from collections.abc import Sequence

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.rules.project_papers import BallotRow, VoteBallot

NAME = "票决票、测评票"
WIDE = 170.0  # mm: the whole table
CHOOSING = {
    "号": 10.0,
    "项目名称": 42.0,
    "主要内容": 36.0,
    "总投资\n（万元）": 18.0,
    "资金来源": 24.0,
    "责任单位": 25.0,
}
"""The columns and their widths in mm where projects are chosen; the boxes share what is left."""
VOTING = {**CHOOSING, "项目名称": 36.0, "主要内容": 31.0, "资金来源": 20.0, "责任单位": 22.0}
JUDGING = {"号": 10.0, "项目名称": 66.0, "责任单位": 38.0}
CENTRED = frozenset({"号", "总投资\n（万元）"})
SIZE = 10.5  # pt


def to_pdf(paper: VoteBallot) -> bytes:
    """Return one ballot as a PDF of A4 pages."""
    headings = JUDGING if paper.brief else CHOOSING if len(paper.marks) == 1 else VOTING
    box = (WIDE - sum(headings.values())) / len(paper.marks)
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=paper.title,
            whom="",
            opening=paper.rules,
            headings=headings | dict.fromkeys(paper.marks, box),
            rows=[_row(row, headings, paper.marks, box) for row in paper.rows],
            size=SIZE,
        )
    )


def _row(row: BallotRow, headings: dict[str, float], marks: Sequence[str], box: float) -> Row:
    said = {
        "号": str(row.number),
        "项目名称": row.title,
        "主要内容": row.body,
        "总投资\n（万元）": row.money,
        "资金来源": row.funds,
        "责任单位": row.unit,
    }
    told = (Cell(said[name], wide, label=name in CENTRED) for name, wide in headings.items())
    return Row((*told, *(Cell("", box) for _ in marks)))
