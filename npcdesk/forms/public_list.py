"""What is told to everybody of the delegates' year (履职公示), in the order of names."""

from npcdesk import labels
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row, at_the_space
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
    narrowed = f"（{paper.narrowed}）" if paper.narrowed else ""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=f"人大代表{paper.year}年履职情况公示",
            whom="",
            opening=f"{paper.year}年代表履职情况{narrowed}，共{len(paper.lines)}名代表，"
            "走访选民按户计，建议按件计，其余按次计。",
            headings=headings,
            rows=[_row(line, headings) for line in paper.lines],
            asked="按姓名笔画排列。",
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
