"""民生实事项目进度表: a year's projects and how far each is, on A4 across."""

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.sheet import ACROSS
from npcdesk.forms.table import Cell, Row
from npcdesk.rules import wording
from npcdesk.rules.project_papers import ProgressRow, ProjectProgress

NAME = "民生实事进度表"
HEADINGS = {
    "序号": 12.0,
    "项目": 62.0,
    "责任单位\n分管领导": 36.0,
    "年度投资\n（万元）": 22.0,
    "已拨付\n（万元）": 22.0,
    "进度": 22.0,
    "下一个节点": 42.0,
    "监督小组\n评价": 36.0,
}
"""The columns and their widths in mm: 254 together."""
TO_THE_LEFT = frozenset({"项目", "责任单位\n分管领导", "下一个节点"})
SIZE = 10.0  # pt


def to_pdf(paper: ProjectProgress) -> bytes:
    """Return the table as a PDF of A4 pages on their side."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "project-progress.title", {"年度": str(paper.year)}),
            whom="",
            opening=paper.opening,
            headings=HEADINGS,
            rows=[_row(row) for row in paper.rows],
            office=paper.office,
            on=paper.on,
            paper=ACROSS,
            size=SIZE,
        )
    )


def _row(row: ProgressRow) -> Row:
    said = (
        str(row.number),
        "\n".join(filter(None, (row.title, row.body))),
        "\n".join(filter(None, (row.unit, row.official))),
        row.money,
        row.paid,
        f"{row.percent}%\n{row.stands}",
        row.node,
        "\n".join(filter(None, (row.group, row.judged))),
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(
        tuple(Cell(words, wide, label=name not in TO_THE_LEFT) for words, (name, wide) in cells)
    )
