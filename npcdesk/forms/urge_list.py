"""All that a unit is urged to answer (催办清单): a table over as many pages as it takes."""

from npcdesk import by_hand
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, day_dotted
from npcdesk.rules import urging, wording
from npcdesk.rules.papers import UrgedLine, UrgeList

NAME = "催办清单"
HEADINGS = {
    "序号": 12.0,
    "建议号": 23.0,
    "题目": 39.0,
    "领衔代表": 20.0,
    "交办日期": 25.0,
    "答复期限": 25.0,
    "剩余": 24.0,
}
"""The columns and their widths in mm: 168 together."""


def to_pdf(paper: UrgeList) -> bytes:
    """Return the list as a PDF of A4 pages, each with the headings and its number."""
    asked = wording.fill(paper.said, "urge-list.closing", {"期限": day(paper.say_by)})
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "urge-list.title", {}),
            whom=paper.unit,
            opening=_opening(paper),
            headings=HEADINGS,
            rows=[_row(at, line) for at, line in enumerate(paper.lines, start=1)],
            asked=asked if paper.lines else "",
            reach=(paper.contact, paper.phone, paper.address),
            office=paper.office,
            on=paper.on,
        )
    )


def _row(at: int, line: UrgedLine) -> Row:
    many = f"等{line.signers}名" if line.signers > 1 else ""
    urged = f"\n已催办{line.urged}次" if line.urged else ""
    said = (
        str(at),
        f"{line.session}\n第{line.number}号" if line.number else "",
        line.title,
        f"{line.lead}{many}",
        day_dotted(line.handed_on) if line.handed_on else "",
        day_dotted(line.due_on),
        f"{urging.how_late(line.days_left)}{urged}" if line.title else "",
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name != "题目") for words, (name, wide) in cells))


def _opening(paper: UrgeList) -> str:
    late = sum(line.days_left < 0 for line in paper.lines)
    total = len(paper.lines)
    if paper.on == by_hand.DAY:
        due = "逾期、将要到期的建议共"
        return (
            f"截至{day(paper.on)}，由贵单位主办、{due}{by_hand.many(total, paper.on)}件，见下表。"
        )
    if not total:
        return f"截至{day(paper.on)}，没有逾期或{paper.within}天内到期的建议。"
    you = urging.honoured(paper.unit)
    parts = (f"逾期{late}件" if late else "", f"即将到期{total - late}件" if total > late else "")
    return (
        f"截至{day(paper.on)}，由{you}主办、逾期或{paper.within}天内到期的建议共{total}件"
        f"（{'，'.join(filter(None, parts))}），见下表。"
    )
