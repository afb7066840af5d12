"""What a unit sends back when it has what it was handed (签收回执), sources.md 2.2."""

from npcdesk import by_hand
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day
from npcdesk.rules import wording
from npcdesk.rules.hand_over_papers import HandedLine, HandOverNotice

NAME = "签收回执"
HEADINGS = {
    "编号": 16.0,
    "题目": 54.0,
    "承办方式": 22.0,
    "签收或退办": 30.0,
    "退办理由、建议承办单位": 48.0,
}
"""The columns and their widths in mm: 170 together."""
CHOICE = "□ 签收\n□ 退办"
SIGNED = "签收人：　　　　　　　　职务：　　　　　　　　联系电话：　　　　　　　　　"


def to_pdf(notice: HandOverNotice) -> bytes:
    """Return the slip as a PDF of A4 pages, to be filled in, sealed and sent back."""
    facts = {
        "交办日期": day(notice.on),
        "件数": by_hand.many(len(notice.lines), notice.on),
        "文号": f"（{notice.document_number}）" if notice.document_number else "",
    }
    until = f"退办的，请在{day(notice.give_back_by)}前送达。" if notice.give_back_by else ""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(notice.said, "receipt-slip.title", {}),
            whom=notice.office,
            opening=wording.fill(notice.said, "receipt-slip.opening", facts),
            headings=HEADINGS,
            rows=[_row(line) for line in notice.lines],
            asked="\n".join(filter(None, (until, SIGNED))),
            reach=("", "", ""),
            office=f"{notice.unit}（盖章）",
            on=None,
        )
    )


def _row(line: HandedLine) -> Row:
    said = (line.number, line.title, line.role, CHOICE, "")
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name != "题目") for words, (name, wide) in cells), 14)
