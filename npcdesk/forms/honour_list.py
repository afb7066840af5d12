"""Whom a meeting honoured in a year (表彰名单), in the document format: to be read out and sent."""

from npcdesk.forms import document, worded
from npcdesk.forms.body import Part, Table
from npcdesk.forms.document import Document
from npcdesk.labels import day, numeral
from npcdesk.rules import wording
from npcdesk.rules.honour_papers import HonourGroup, HonourList, HonourRow

NAME = "表彰名单"
SUGGESTIONS = (("序号", "建议号", "题目", "领衔代表", "主办单位"), (1.15, 2.3, 4.6, 2.2, 2.7))
UNITS = (("序号", "承办单位", "主办、分办", "协办"), (1.15, 6.75, 2.4, 1.6))
MERITS = (("序号", "承办单位", "主要事迹"), (1.15, 4.0, 6.85))


def to_pdf(paper: HonourList) -> bytes:
    """Return the list as a PDF. Its place on paper: GB/T 9704-2012, clause 7."""
    return document.to_pdf(_said(paper))


def to_docx(paper: HonourList) -> bytes:
    """Return the list as a .docx with the same words in the same places."""
    from npcdesk.forms.word import document as word_document  # noqa: PLC0415 - when it is wanted

    return word_document.to_docx(_said(paper))


def _said(paper: HonourList) -> Document:
    names = list(dict.fromkeys(map(_what, paper.groups)))
    joined = [f"和{name}" if at else name for at, name in enumerate(names)]
    return Document(
        name=NAME,
        mark=wording.fill(paper.said, "honour-list.mark", {"本单位": paper.office}),
        number="",
        title=worded.title(
            paper.said, "honour-list.title", {"年度": str(paper.year)}, {"名目": joined}
        ),
        to="",
        said=(_opening(paper, "和".join(names)), *_parts(paper)),
        unit=paper.office,
        on=paper.on,
        issuer=paper.office,
    )


def _what(group: HonourGroup) -> str:
    return "先进承办单位" if group.of_units else "优秀代表建议"


def _opening(paper: HonourList, names: str) -> str:
    meetings = dict.fromkeys(each for group in paper.groups for each in group.decided)
    by = "、".join(f"{meeting}（{day(on)}）" for meeting, on in meetings)
    facts = {"会议": by, "年度": str(paper.year), "名目": names}
    return wording.fill(paper.said, "honour-list.opening", facts)


def _parts(paper: HonourList) -> tuple[Part, ...]:
    found: list[Part] = []
    for at, group in enumerate(paper.groups):
        count = f"{len(group.rows)}{'个' if group.of_units else '件'}"
        number = f"{numeral(at + 1)}、" if len(paper.groups) > 1 else ""
        found += [f"{number}{_what(group)}（{count}）", _table(group)]
    return tuple(found)


def _table(group: HonourGroup) -> Table:
    rows = list(enumerate(group.rows, start=1))
    if not group.of_units:
        return Table(SUGGESTIONS[0], tuple(_suggestion(at, x) for at, x in rows), SUGGESTIONS[1])
    if any(row.merits for row in group.rows):
        return Table(MERITS[0], tuple((str(at), x.name, x.merits) for at, x in rows), MERITS[1])
    return Table(UNITS[0], tuple(_unit(at, x) for at, x in rows), UNITS[1])


def _suggestion(at: int, row: HonourRow) -> tuple[str, ...]:
    many = f"等{row.signers}名代表" if row.signers > 1 else ""
    number = f"第{row.number}号" if row.number else ""
    return (
        str(at),
        "\n".join(filter(None, (row.session, number))),
        row.name,
        "\n".join(filter(None, (row.lead, many))),
        row.units,
    )


def _unit(at: int, row: HonourRow) -> tuple[str, ...]:
    helped = f"{row.co_papers}件" if row.co_papers else ""
    return (str(at), row.name, f"{row.papers}件", helped)
