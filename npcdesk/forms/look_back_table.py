"""A year's 回头看 as a table: four questions each, ticked by hand where nobody has looked yet."""

from collections.abc import Mapping

from npcdesk import by_hand
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.sheet import ACROSS
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import RATING, day_dotted
from npcdesk.rules import look_back, wording
from npcdesk.rules.papers import LookBackTable, LookedRow

NAME = "回头看表"
HEADINGS = {
    "序号": 12.0,
    "建议号": 22.0,
    "题目、领衔代表": 58.0,
    "承办单位": 30.0,
    "答复": 20.0,
    "问题是否\n得到解决": 28.0,
    "承诺事项\n是否落实": 30.0,
    "是否需要\n持续跟进": 28.0,
    "代表\n是否满意": 26.0,
}
"""The columns and their widths in mm: 254 together."""
CENTRED = frozenset({"序号", "建议号", "答复"})
SIZE = 10.0  # pt
RATINGS = {code: words for code, words in RATING.items() if code}


def to_pdf(paper: LookBackTable) -> bytes:
    """Return the table as a PDF of A4 pages on their side."""
    unit = f"{paper.unit}的" if paper.unit else ""
    return long_table.to_pdf(
        LongTable(
            name=NAME,
            title=wording.fill(paper.said, "look-back-table.title", {"年度": str(paper.year)}),
            whom="",
            opening=f"范围：{unit}{paper.scope}，共{by_hand.many(len(paper.rows), paper.on)}件。",
            headings=HEADINGS,
            rows=[_row(at, row) for at, row in enumerate(paper.rows, start=1)],
            asked="\n".join(f"{words}。" for words in paper.figures),
            office=paper.office,
            on=paper.on,
            paper=ACROSS,
            size=SIZE,
        )
    )


def _row(at: int, row: LookedRow) -> Row:
    many = f"等{row.signers}名代表" if row.signers > 1 else "代表"
    number = f"第{row.number}号" if row.number else ""
    looked = f"{day_dotted(row.looked_on)} 回头看" if row.looked_on else ""
    said = (
        str(at),
        "\n".join(filter(None, (row.session, number))),
        "\n".join(
            filter(None, (row.title, f"{row.lead}{many}" if row.lead else "", row.body, looked))
        ),
        row.unit,
        f"{day_dotted(row.replied_on)}\n{_class(row)}" if row.reply_class else "",
        _ticks(look_back.SOLVED, row.solved),
        _ticks(look_back.KEPT, row.kept),
        _ticks(look_back.FOLLOW, row.follow),
        _ticks(RATINGS, row.rating),
    )
    cells = zip(said, HEADINGS.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name in CENTRED) for words, (name, wide) in cells))


def _class(row: LookedRow) -> str:
    changed = row.current_class not in ("", row.reply_class)
    now = f"\n现 {row.current_class} 类" if changed else ""
    return f"{row.reply_class} 类{now}"


def _ticks(known: Mapping[str, str], said: str) -> str:
    return "\n".join(f"{'√' if code == said else '□'} {words}" for code, words in known.items())
