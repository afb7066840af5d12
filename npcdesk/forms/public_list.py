"""What is told to everybody of the delegates' year (履职公示), in the order of names."""

from npcdesk import labels
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row, at_the_space
from npcdesk.rules import wording
from npcdesk.rules.duty_papers import PublicLine, PublicList

NAME = "履职公示"
ROOM = 176.0  # mm
FIRST = {"姓名": 24.0, "代表团": 22.0, "单位及职务": 34.0}
LOW = 8.0  # mm: a row of one line
SIZE = 9.5  # pt


def to_pdf(paper: PublicList) -> bytes:
    """Return the list as a PDF of A4 pages, each with the headings and its number."""
    share = (ROOM - sum(FIRST.values())) / max(1, len(paper.items))
    headings = FIRST | dict.fromkeys(paper.items, share)
    facts = {
        "年度": str(paper.year),
        "范围": f"（{paper.narrowed}）" if paper.narrowed else "",
        "人数": str(len(paper.lines)),
    }
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "public-list.title", facts),
            whom="",
            opening=wording.fill(paper.said, "public-list.opening", facts),
            headings=headings,
            rows=[_row(line, headings) for line in paper.lines],
            asked=wording.fill(paper.said, "public-list.closing", {}),
            reach=("", "", ""),
            office=paper.office,
            on=paper.on,
            size=SIZE,
        )
    )


def _row(line: PublicLine, headings: dict[str, float]) -> Row:
    said = (
        labels.padded(line.name),
        line.delegation.removesuffix("代表团"),
        at_the_space(line.work, headings["单位及职务"], SIZE),
        *line.done,
    )
    cells = zip(said, headings.items(), strict=True)
    return Row(
        tuple(Cell(words, wide, label=name != "单位及职务") for words, (name, wide) in cells), LOW
    )
