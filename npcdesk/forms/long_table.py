"""A letter that is a table over as many pages as it takes: title, whom, a sentence, rows, notes.

Each page has the headings and its number; what is said below the rows stays on one page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from npcdesk import by_hand
from npcdesk.forms import breaks, table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import WIDTH, Line, Sheet, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day

TOP, LOW, FOOT = 25.0, 27.0, 17.0  # mm: where the words begin; from the foot: where they end,
# where the number of the page stands
SIZE, NOTE_SIZE, NOTE_STEP = 10.5, 12.0, 7.0  # pt, pt, mm
TITLE_SIZE, TITLE_STEP = 22.0, 11.0  # pt, mm


@dataclass(frozen=True, slots=True)
class LongTable:
    """What is printed. `headings` are the columns and their widths in mm.

    Without `whom` nobody is addressed, without `office` nobody signs. `asked` stands below the
    rows; `reach` are the contact, telephone and address of the `office`.
    """

    name: str  # of the form
    title: str
    whom: str
    opening: str
    headings: Mapping[str, float]
    rows: Sequence[Row]
    asked: str = ""
    reach: tuple[str, str, str] = ("", "", "")
    office: str = ""
    on: date | None = None  # None leaves room for it
    paper: float = WIDTH  # mm: how wide it is, see `Sheet`
    size: float = SIZE  # of the words in the table, in pt

    @property
    def wide(self) -> float:
        """The width of the table in mm."""
        return sum(self.headings.values())

    @property
    def left(self) -> float:
        """Its left edge in mm: it stands in the middle of the paper."""
        return (self.paper - self.wide) / 2 + 1


def to_pdf(*papers: LongTable) -> bytes:
    """Return the pages of one table, or of several one after the other, as a PDF."""
    sheet = Sheet(papers[0].name, papers[0].paper)
    sheet.note_top = sheet.height - LOW + 2
    heads = [
        Row(tuple(Cell(words, wide, label=True) for words, wide in paper.headings.items()))
        for paper in papers
    ]
    shared = [_shared(sheet, *each) for each in zip(papers, heads, strict=True)]
    every = sum(map(len, shared))
    number = 0
    for paper, head, pages in zip(papers, heads, shared, strict=True):
        for page, share in enumerate(pages, start=1):
            top = _draw_head(sheet, paper) if page == 1 else TOP
            rows = [head, *share]
            low = table.draw(sheet, paper.left, top, rows, paper.size) if share else top
            if page == len(pages):
                _draw_notes(sheet, paper, low + 5)
            number += 1
            line = one_line(f"第 {number} 页，共 {every} 页", Face.SONG, SIZE)
            sheet.centred(line, paper.left + paper.wide / 2, sheet.height - FOOT)
            sheet.end_page()
    return sheet.pdf()


def _shared(sheet: Sheet, paper: LongTable, head: Row) -> list[list[Row]]:
    """Share the rows among pages; one that no page could hold goes on in the next."""
    pages: list[list[Row]] = [[]]
    bottom, above = sheet.height - LOW, table.row_height(head, paper.size)
    low = _first_top(paper) + above
    most = bottom - TOP - above
    for row in (part for each in paper.rows for part in table.divided(each, paper.size, most)):
        height = table.row_height(row, paper.size)
        if low + height > bottom and pages[-1]:
            pages.append([])
            low = TOP + above
        pages[-1].append(row)
        low += height
    notes = len(_notes(paper))
    if notes and low + 5 + notes * NOTE_STEP > bottom:
        last = pages[-1][-1:] if len(pages[-1]) > 1 else []  # who signs does not stand alone
        pages[-1] = pages[-1][: len(pages[-1]) - len(last)]
        pages.append(last)
    return pages


def _titles(paper: LongTable) -> list[Line]:
    """Return the lines of the title: what one cannot hold is divided as official titles are."""
    room = int(paper.wide * mm / TITLE_SIZE)
    whole = one_line(paper.title, Face.TITLE, TITLE_SIZE)
    if whole.width <= paper.wide * mm:
        return [whole]
    return [one_line(words, Face.TITLE, TITLE_SIZE) for words in breaks.even(paper.title, room)]


def _first_top(paper: LongTable) -> float:
    return _words_top(paper) + 13 + NOTE_STEP * (len(_set(paper, paper.opening, indent=2)) or -1)


def _words_top(paper: LongTable) -> float:
    """Return where the last line of `whom` is; without it the opening begins a line higher."""
    below = TOP + (len(_titles(paper)) - 1) * TITLE_STEP
    return below + 18 + (len(_whom(paper)) - 1) * NOTE_STEP


def _whom(paper: LongTable) -> list[Line]:
    return _set(paper, f"{paper.whom}：") if paper.whom else []


def _draw_head(sheet: Sheet, paper: LongTable) -> float:
    for at, line in enumerate(_titles(paper)):
        sheet.centred(line, paper.left + paper.wide / 2, TOP + at * TITLE_STEP)
    top = _words_top(paper)
    for at, line in enumerate(reversed(_whom(paper))):
        sheet.put(line, paper.left, top - at * NOTE_STEP)
    for at, line in enumerate(_set(paper, paper.opening, indent=2)):
        sheet.put(line, paper.left, top + NOTE_STEP * (at + 1))
    return _first_top(paper)


def _notes(paper: LongTable) -> list[tuple[str, bool]]:
    """Return the lines below the table; True for those that stand at the right."""
    known = zip(("联系人", "电话", "地址"), paper.reach, strict=True)
    contact = "；".join(f"{name}：{words}" for name, words in known if words)
    asked = [line.text for part in paper.asked.splitlines() for line in _set(paper, part)]
    reach = [line.text for line in _set(paper, f"{contact}。")] if contact else []
    said = [*asked, *reach]
    room = int(paper.wide * mm / NOTE_SIZE)
    unit = breaks.even(paper.office, room) if paper.office else []
    signed = [*unit, _dated(paper.on)] if unit else []
    return [*((words, False) for words in said), *((words, True) for words in signed)]


def _dated(on: date | None) -> str:
    return "　　　年　　月　　日" if on in (None, by_hand.DAY) else day(on)


def _set(paper: LongTable, text: str, indent: int = 0) -> list[Line]:
    return set_text([(text, Face.FANG)], NOTE_SIZE, paper.wide * mm, indent=indent * NOTE_SIZE)


def _draw_notes(sheet: Sheet, paper: LongTable, top: float) -> None:
    for words, right in _notes(paper):
        line = one_line(words, Face.FANG, NOTE_SIZE)
        if right:
            sheet.right(line, paper.left + paper.wide - 4, top)
        else:
            sheet.put(line, paper.left, top)
        top += NOTE_STEP
