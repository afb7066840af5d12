"""What was promised for a year (年度承诺事项清单): a table over as many pages as it takes.

重庆 第二十四条: in the fourth quarter the delegates are told in writing what became of it.
"""

from npcdesk import by_hand
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day, day_dotted
from npcdesk.rules import wording
from npcdesk.rules.papers import PromisedLine, PromiseList

NAME = "年度承诺事项清单"
HEADINGS = {
    "序号": 12.0,
    "建议号": 24.0,
    "题目、领衔代表": 38.0,
    "承诺事项": 34.0,
    "承诺日期": 23.0,
    "落实情况": 41.0,
}
"""The columns and their widths in mm: 172 together."""


def to_pdf(paper: PromiseList) -> bytes:
    """Return the list as a PDF of A4 pages, each with the headings and its number."""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "promise-list.title", {"年度": str(paper.year)}),
            whom=paper.unit or "各承办单位",
            opening=_opening(paper),
            headings=HEADINGS,
            rows=[_row(at, line, paper) for at, line in enumerate(paper.lines, start=1)],
            asked=wording.fill(paper.said, "promise-list.closing", {}) if paper.lines else "",
            reach=(paper.contact, paper.phone, paper.address),
            office=paper.office,
            on=paper.on,
        )
    )


def _row(at: int, line: PromisedLine, paper: PromiseList) -> Row:
    many = f"等{line.signers}名代表" if line.signers > 1 else "代表"
    unit = "" if paper.unit else f"\n（{line.unit}）"
    told = f"\n{day_dotted(line.told_on)} 告知代表" if line.told_on else ""
    number = f"第{line.number}号" if line.number else ""
    said = (
        str(at),
        "\n".join(filter(None, (line.session, number))),
        f"{line.title}\n{line.lead}{many}" if line.lead else line.title,
        f"{line.matter}{unit}",
        day_dotted(line.due_on),
        f"{line.how_far}{told}",
    )
    labels = ("序号", "建议号", "承诺日期")
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name in labels) for words, (name, wide) in cells))


def _opening(paper: PromiseList) -> str:
    whose = "" if paper.unit else "各承办单位"
    total = len(paper.lines)
    if not total:
        return f"截至{day(paper.on)}，{whose}没有承诺在{paper.year}年完成的事项。"
    kept = sum(line.kept for line in paper.lines)
    return (
        f"截至{day(paper.on)}，{whose}答复代表建议时承诺在{paper.year}年完成的事项"
        f"共{by_hand.many(total, paper.on)}项，已落实{by_hand.many(kept, paper.on)}项，见下表。"
    )
