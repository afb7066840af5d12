"""The duty rota of a station (值班表) over as many pages as it takes, to be hung up."""

from npcdesk import by_hand
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, weekday
from npcdesk.rules import wording
from npcdesk.rules.station_papers import RotaRow, RotaTable

NAME = "代表值班表"
HEADINGS = {"序号": 12.0, "日期": 42.0, "时间": 26.0, "值班代表": 52.0, "地点": 36.0}
"""The columns and their widths in mm: 168 together."""


def to_pdf(paper: RotaTable) -> bytes:
    """Return the rota as a PDF of A4 pages, each with the headings and its number."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "rota-table.title", {"站点": paper.station}),
            whom="",
            opening=f"{day(paper.first)}至{day(paper.last)}，"
            f"共{by_hand.many(len(paper.rows), paper.on)}天。",
            headings=HEADINGS,
            rows=[_row(at, each) for at, each in enumerate(paper.rows, start=1)],
            asked=wording.fill(paper.said, "rota-table.closing", {}),
            reach=("", "", ""),
            office=paper.office,
            on=paper.on,
        )
    )


def _row(at: int, each: RotaRow) -> Row:
    moved = f"\n（{each.moved}）" if each.moved else ""
    said = (
        str(at),
        "" if each.on == by_hand.DAY else f"{day(each.on)} {weekday(each.on, short=True)}{moved}",
        each.hours,
        each.names,
        each.venue,
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name != "地点") for words, (name, wide) in cells))
