"""The ledger of key supervision (重点督办台账): A3 on its side, columns of sources.md 2.6.

What is of a group stands in the row of its first suggestion; the others say 同上.
"""

from npcdesk import by_hand
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day
from npcdesk.rules import wording
from npcdesk.rules.papers import LedgerRow, SupervisionLedger

NAME = "重点督办台账"
WIDE, SIZE = 420.0, 9.0  # mm, pt
HEADINGS = {
    "序号": 9.0,
    "建议号": 21.0,
    "标题": 30.0,
    "领衔代表": 17.0,
    "督办组": 34.0,
    "主办/协办": 30.0,
    "确定依据": 28.0,
    "会商会": 28.0,
    "节点计划": 35.0,
    "进度反馈": 40.0,
    "督办形式": 24.0,
    "存在问题": 25.0,
    "答复日期、类别": 20.0,
    "代表评价": 13.0,
    "报告日期": 22.0,
    "结论": 15.0,
}
"""The columns and their widths in mm: 391 together."""
NARROW = ("序号", "建议号", "领衔代表", "答复日期、类别", "代表评价", "报告日期", "结论")


def to_pdf(paper: SupervisionLedger) -> bytes:
    """Return the ledger as a PDF of A3 pages, each with the headings and its number."""
    known: list[str] = []
    rows = []
    for at, row in enumerate(paper.rows, start=1):
        rows.append(_row(at, row, again=bool(row.group) and row.group in known))
        known.append(row.group)
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "supervision-ledger.title", {"年度": str(paper.year)}),
            whom="",
            opening=_opening(paper),
            headings=HEADINGS,
            rows=rows,
            asked="",
            reach=("", "", ""),
            office=paper.office,
            on=paper.on,
            paper=WIDE,
            size=SIZE,
        )
    )


def _row(at: int, row: LedgerRow, *, again: bool) -> Row:
    many = f"等{row.signers}名" if row.signers > 1 else ""
    number = f"第{row.number}号" if row.number else ""
    of_group = (row.decided, row.consulted, row.nodes, row.progress, row.ways, row.found)
    shown = ["同上" if again and words else words for words in of_group]
    said = (
        str(at),
        "\n".join(filter(None, (row.session, number))),
        row.title,
        f"{row.lead}{many}",
        row.group.splitlines()[0] if again else row.group,
        row.units,
        *shown,
        row.replied,
        row.rating,
        "同上" if again and row.reported else row.reported,
        "同上" if again and row.outcome else row.outcome,
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name in NARROW) for words, (name, wide) in cells))


def _opening(paper: SupervisionLedger) -> str:
    if not paper.rows:
        return f"截至{day(paper.on)}，{paper.year}年没有列入重点督办的建议。"
    return (
        f"截至{day(paper.on)}，{paper.year}年重点督办的建议"
        f"共{by_hand.many(len(paper.rows), paper.on)}件，"
        f"由{by_hand.many(paper.groups, paper.on)}个督办组督办。"
    )
