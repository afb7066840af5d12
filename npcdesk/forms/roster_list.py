"""The roster on paper (代表名册): who the delegates are, with the rule of the order below them.

Names of two characters are set as wide as those of three, as published lists have them. Telephone
and identity numbers are not on it.
"""

from npcdesk import labels
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row, at_the_space
from npcdesk.rules.papers import RosterEntry, RosterList

NAME = "代表名册"
LOW = 8.0  # mm: a row of one line
HEADINGS = {
    "序号": 12.0,
    "姓名": 32.0,
    "性别": 12.0,
    "民族": 20.0,
    "出生年月": 20.0,
    "代表团": 20.0,
    "单位及职务": 40.0,
    "代表证号": 20.0,
}
"""The columns and their widths in mm: 176 together."""
CENTRED = frozenset({"序号", "姓名", "性别", "民族", "出生年月", "代表证号"})


def to_pdf(paper: RosterList) -> bytes:
    """Return the roster as a PDF of A4 pages, each with the headings and its number."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=f"{paper.congress}{NAME}",
            whom="",
            opening=f"{_counted(paper)}。",
            headings=HEADINGS,
            rows=[_row(at, entry) for at, entry in enumerate(paper.entries, start=1)],
            asked=f"注：{paper.rule}。",
            reach=("", "", ""),
            office=paper.office,
            on=paper.on,
        )
    )


def _counted(paper: RosterList) -> str:
    women = sum(entry.sex == "female" for entry in paper.entries)
    narrowed = f"（{paper.narrowed}）" if paper.narrowed else ""
    return f"共{len(paper.entries)}名{f'，其中女{women}名' if women else ''}{narrowed}"


def _row(at: int, entry: RosterEntry) -> Row:
    said = (
        str(at),
        labels.padded(entry.name),
        labels.SEX[entry.sex],
        entry.nation,
        labels.month_dotted(entry.birth),
        entry.delegation.removesuffix("代表团"),
        at_the_space(
            " ".join(filter(None, (entry.work_unit, entry.post))),
            HEADINGS["单位及职务"],
            long_table.SIZE,
        ),
        entry.delegate_number,
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(
        tuple(Cell(words, wide, label=name in CENTRED) for words, (name, wide) in cells), LOW
    )
