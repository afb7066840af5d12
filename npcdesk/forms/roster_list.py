"""The roster on paper: 代表名册, 花名册 with a page a 代表团, 通讯录; columns as they are chosen.

Names of two characters are set as wide as those of three, as published lists have them. Below it
stands the rule of the order.
"""

from dataclasses import replace
from itertools import groupby

from npcdesk import by_hand, labels
from npcdesk.errors import NotAllowed
from npcdesk.forms import long_table
from npcdesk.forms.long_table import LongTable
from npcdesk.forms.sheet import A3_ACROSS, ACROSS, WIDTH
from npcdesk.forms.table import Cell, Row, at_the_space
from npcdesk.rules import wording
from npcdesk.rules.numbered import by_number
from npcdesk.rules.roster_papers import (
    COLUMNS,
    NAMES,
    RosterEntry,
    RosterKind,
    RosterList,
    RosterLook,
)

KINDS = (RosterKind.ROSTER, RosterKind.BY_DELEGATION, RosterKind.BOOK)
LOW, HIGH = 8.0, 23.0  # mm: a row of one line, one with a picture
NUMBER, PICTURE, WHO = 12.0, 17.0, 32.0  # mm: 序号, 照片, 姓名
EDGE = 17.0  # mm: left free at both sides
SIZES = (10.5, 9.5, 8.5)  # pt
PAPERS = ((WIDTH, SIZES[:2]), (ACROSS, SIZES), (A3_ACROSS, SIZES))
"""The papers and types that are tried: the first in which the columns fit is taken."""
NARROWEST = 0.75  # of its width: what a column of words may lose


def to_pdf(paper: RosterList) -> bytes:
    """Return the roster as a PDF of A4 pages, each with the headings and its number."""
    if paper.look.kind is not RosterKind.BY_DELEGATION:
        return long_table.to_pdf(_table(paper, paper.entries))
    found = groupby(paper.entries, lambda each: each.delegation)
    parts = sorted(
        ((name, tuple(some)) for name, some in found),
        key=lambda part: (not part[0], by_number(part[0])),  # nobody's come last
    )
    return long_table.to_pdf(
        *(
            replace(
                _table(paper, some, name or "未编代表团"),
                office=paper.office if at == len(parts) else "",
            )
            for at, (name, some) in enumerate(parts, start=1)
        )
        if parts
        else (_table(paper, ()),)
    )


def _table(paper: RosterList, entries: tuple[RosterEntry, ...], delegation: str = "") -> LongTable:
    wide, headings, size = _layout(paper.look)
    return LongTable(
        name=NAMES[paper.look.kind],
        title=wording.fill(paper.said, f"{paper.look.kind.value}.title", {"大会": paper.congress}),
        whom="",
        opening=f"{delegation}{'，' if delegation else ''}{_counted(paper, entries)}。",
        headings=headings,
        rows=[_row(paper, at, entry, headings, size) for at, entry in enumerate(entries, start=1)],
        asked=f"注：{paper.rule}。" if paper.rule else "",
        office=paper.office,
        on=paper.on,
        paper=wide,
        size=size,
    )


def fits(look: RosterLook) -> bool:
    """Whether the columns fit a paper; else some must be left out."""
    return _plan(look) is not None


def _layout(look: RosterLook) -> tuple[float, dict[str, float], float]:
    """Return how wide the paper is, the columns, and the type in pt."""
    if plan := _plan(look):
        return plan
    msg = f"选了 {len(look.shown)} 列，A3 纸横着也排不下，请少选几列。"
    raise NotAllowed(msg)


def _plan(look: RosterLook) -> tuple[float, dict[str, float], float] | None:
    """Return the first paper and type in which the columns fit."""
    columns = [COLUMNS[key] for key in look.shown]
    loose = [column for column in columns if not column.centred] or columns
    papers = PAPERS[look.across :]
    for wide, sizes in papers:
        for size in sizes:
            part = size / SIZES[0]
            fixed = {"序号": NUMBER, **({"照片": PICTURE} if look.photos else {})}
            fixed["姓名"] = WHO * part
            room = {
                column.heading: column.wide * part * (1.0 if column.centred else NARROWEST)
                for column in columns
            }
            spare = wide - 2 * EDGE - sum(fixed.values()) - sum(room.values())
            if spare < 0:
                continue
            for column in loose:
                room[column.heading] += spare * column.wide / sum(each.wide for each in loose)
            return wide, {**fixed, **room}, size
    return None


def _counted(paper: RosterList, entries: tuple[RosterEntry, ...]) -> str:
    women = sum(entry.sex == "female" for entry in entries)
    narrowed = f"（{paper.narrowed}）" if paper.narrowed else ""
    every = by_hand.many(len(entries), paper.on)
    return f"共{every}名{f'，其中女{women}名' if women else ''}{narrowed}"


def _row(
    paper: RosterList, at: int, entry: RosterEntry, headings: dict[str, float], size: float
) -> Row:
    name = Cell(labels.padded(entry.name), headings["姓名"], label=True)
    cells = [Cell(str(at), headings["序号"], label=True)]
    if paper.look.photos:
        cells.append(Cell("", headings["照片"], picture=entry.photo))
    cells.append(name)
    for key, said in zip(paper.look.shown, entry.cells, strict=True):
        column = COLUMNS[key]
        wide = headings[column.heading]
        words = at_the_space(said, wide, size) if key == "work" else said
        cells.append(Cell(words, wide, label=column.centred))
    return Row(tuple(cells), HIGH if paper.look.photos else LOW)
