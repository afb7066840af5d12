"""The steps of a suggestion that have no paper of their own, as a table (办理记录)."""

from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day
from npcdesk.rules.dossier import Step, StepRecord

NAME = "办理记录"
HEADINGS = {"日期": 28.0, "事项": 26.0, "单位和人员": 40.0, "内容": 76.0}
"""The columns and their widths in mm: 170 together."""
MOST = 420  # characters in one cell: what is longer goes on in the next row


def to_pdf(record: StepRecord) -> bytes:
    """Return the record as a PDF of A4 pages."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=record.title,
            whom="",
            opening=record.about,
            headings=HEADINGS,
            rows=[row for step in record.steps for row in _rows(step)],
            asked="",
            reach=("", "", ""),
            office=record.office,
            on=record.on,
        )
    )


def _rows(step: Step) -> list[Row]:
    parts = [step.words[at : at + MOST] for at in range(0, max(1, len(step.words)), MOST)]
    said = [(day(step.on), step.what, step.who, parts[0]), *(("", "", "", p) for p in parts[1:])]
    return [
        Row(
            tuple(
                Cell(words, wide, label=name in {"日期", "事项"})
                for words, (name, wide) in zip(cells, HEADINGS.items(), strict=True)
            )
        )
        for cells in said
    ]
