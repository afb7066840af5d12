"""Whom the office proposes for honour (评优候选名单): A4 on its side, for a meeting to discuss."""

from npcdesk import labels
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.sheet import ACROSS
from npcdesk.forms.table import Cell, Row
from npcdesk.rules import wording
from npcdesk.rules.honour_papers import HonourGroup, HonourList, HonourRow

NAME = "评优候选名单"
SUGGESTIONS = {
    "序号": 12.0,
    "建议号": 24.0,
    "题目": 66.0,
    "领衔代表": 27.0,
    "主办单位": 37.0,
    "质量得分": 18.0,
    "办理结果": 22.0,
    "推荐理由": 42.0,
}
UNITS = {
    "序号": 12.0,
    "承办单位": 52.0,
    "主办分办": 18.0,
    "协办": 14.0,
    "得分": 16.0,
    "各项得分率": 68.0,
    "主要事迹": 68.0,
}
"""The columns and their widths in mm: 248 together."""
LEFT = frozenset({"题目", "主办单位", "推荐理由", "承办单位", "各项得分率", "主要事迹"})
JUDGED = "注：质量得分是各位评分人评分的平均数，满分 100 分；办理结果是答复时类别和代表评价。"
SCORED = "注：得分满分 100 分，由签收、面谈、进程、结果、满意率五项得来，协办不计分。"


def to_pdf(paper: HonourList) -> bytes:
    """Return the suggestions, then the units, as a PDF of A4 pages on their side."""
    last = paper.groups[-1]
    return long_table.to_pdf(*(_table(paper, group, group is last) for group in paper.groups))


def _table(paper: HonourList, group: HonourGroup, signed: bool) -> LongTable:  # noqa: FBT001 - a fact
    headings = UNITS if group.of_units else SUGGESTIONS
    what = "先进承办单位" if group.of_units else "优秀代表建议"
    cells = _unit if group.of_units else _suggestion
    count = f"{len(group.rows)}{'个' if group.of_units else '件'}"
    facts = {"年度": str(paper.year), "名目": what, "数目": count}
    return LongTable(
        name=NAME,
        title=wording.fill(paper.said, "candidate-list.title", facts),
        whom="",
        opening=wording.fill(paper.said, "candidate-list.opening", facts),
        headings=headings,
        rows=[_row(headings, cells(at, row)) for at, row in enumerate(group.rows, start=1)],
        asked=SCORED if group.of_units else JUDGED,
        office=paper.office if signed else "",
        on=paper.on,
        paper=ACROSS,
    )


def _suggestion(at: int, row: HonourRow) -> tuple[str, ...]:
    many = f"\n等{row.signers}名代表" if row.signers > 1 else ""
    return (
        str(at),
        "\n".join(filter(None, (row.session, f"第{row.number}号" if row.number else ""))),
        row.name,
        f"{labels.padded(row.lead)}{many}",
        row.units,
        row.points,
        row.beside,
        _why(row),
    )


def _unit(at: int, row: HonourRow) -> tuple[str, ...]:
    return (
        str(at),
        row.name,
        str(row.papers or ""),
        str(row.co_papers or ""),
        row.points,
        row.beside,
        _why(row),
    )


def _why(row: HonourRow) -> str:
    """Return what speaks for one, and what it lacks by the office's own scheme."""
    return "\n".join(filter(None, (row.merits, f"（{row.short_of}）" if row.short_of else "")))


def _row(headings: dict[str, float], said: tuple[str, ...]) -> Row:
    cells = zip(said, headings.items(), strict=True)
    return Row(tuple(Cell(words, wide, label=name not in LEFT) for words, (name, wide) in cells))
