"""All that is handed over together (交办清单): A4 on its side, headings on every page."""

from npcdesk import by_hand, labels
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.sheet import ACROSS
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, day_dotted
from npcdesk.rules import wording
from npcdesk.rules.hand_over_papers import HandedRow, HandOverList

NAME = "交办清单"
HEADINGS = {
    "序号": 12.0,
    "建议号": 17.0,
    "题目": 70.0,
    "领衔代表": 27.0,
    "主办单位": 37.0,
    "协办单位": 37.0,
    "答复期限": 24.0,
    "督办领导": 24.0,
}
"""The columns and their widths in mm: 248 together."""
LEFT = frozenset({"题目", "主办单位", "协办单位"})


def to_pdf(paper: HandOverList) -> bytes:
    """Return the list as a PDF of A4 pages on their side."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(
                paper.said,
                "hand-over-list.title",
                {"大会": paper.congress, "会次": paper.session},
            ),
            whom="",
            opening=_opening(paper),
            headings=HEADINGS,
            rows=[_row(at, row) for at, row in enumerate(paper.rows, start=1)],
            asked=wording.fill(paper.said, "hand-over-list.closing", {}),
            office=paper.office,
            on=paper.on,
            paper=ACROSS,
        )
    )


def _opening(paper: HandOverList) -> str:
    units = {unit for row in paper.rows for unit in row.units.split("、") if unit}
    where = f"{paper.meeting}，" if paper.meeting else ""
    return (
        f"{day(paper.on)}，{where}交办代表建议{by_hand.many(len(paper.rows), paper.on)}件，"
        f"主办、分办的单位{by_hand.many(len(units), paper.on)}个。"
    )


def _row(at: int, row: HandedRow) -> Row:
    due = day_dotted(row.due_on) if row.due_on else ""
    co_due = f"\n（{day_dotted(row.co_due_on)}前）" if row.co_units and row.co_due_on else ""
    said = (
        str(at),
        row.number,
        row.title,
        row.lead,
        row.units,
        f"{row.co_units}{co_due}",
        due,
        labels.padded(row.watched_by),
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name not in LEFT) for words, (name, wide) in cells))
