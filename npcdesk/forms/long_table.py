"""A letter that is a table over as many A4 pages as it takes: title, whom, a sentence, rows, notes.

Each page has the headings and its number; what is said below the rows stays on one page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from npcdesk.forms import table
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, one_line, set_text
from npcdesk.forms.table import Cell, Row
from npcdesk.labels import day

TOP, BOTTOM, PAPER = 25.0, 270.0, 210.0  # mm
SIZE, NOTE_SIZE, NOTE_STEP = 10.5, 12.0, 7.0  # pt, pt, mm
FOOT = 280.0  # mm: where the number of the page stands


@dataclass(frozen=True, slots=True)
class LongTable:
    """What is printed. `headings` are the columns and their widths in mm.

    Without `whom` nobody is addressed. `asked` stands below the rows; `reach` are the contact,
    telephone and address of the `office`.
    """

    name: str  # of the form
    title: str
    whom: str
    opening: str
    headings: Mapping[str, float]
    rows: Sequence[Row]
    asked: str
    reach: tuple[str, str, str]
    office: str
    on: date | None  # None leaves room for it
    paper: float = PAPER  # mm: its width; twice as much is A3 on its side
    size: float = SIZE  # of the words in the table, in pt

    @property
    def wide(self) -> float:
        """The width of the table in mm."""
        return sum(self.headings.values())

    @property
    def left(self) -> float:
        """Its left edge in mm: it stands in the middle of the paper."""
        return (self.paper - self.wide) / 2 + 1


def to_pdf(paper: LongTable) -> bytes:
    """Return the pages as a PDF."""
    sheet = Sheet(paper.name, paper.paper)
    head = Row(tuple(Cell(words, wide, label=True) for words, wide in paper.headings.items()))
    pages = _shared(paper, table.row_height(head, paper.size))
    for page, share in enumerate(pages, start=1):
        top = _draw_head(sheet, paper) if page == 1 else TOP
        low = table.draw(sheet, paper.left, top, [head, *share], paper.size) if share else top
        if page == len(pages):
            _draw_notes(sheet, paper, low + 5)
        number = one_line(f"第 {page} 页，共 {len(pages)} 页", Face.SONG, SIZE)
        sheet.centred(number, paper.left + paper.wide / 2, FOOT)
        sheet.end_page()
    return sheet.pdf()


def _shared(paper: LongTable, head: float) -> list[list[Row]]:
    """Share the rows among pages."""
    pages: list[list[Row]] = [[]]
    low = _first_top(paper) + head
    for row in paper.rows:
        height = table.row_height(row, paper.size)
        if low + height > BOTTOM and pages[-1]:
            pages.append([])
            low = TOP + head
        pages[-1].append(row)
        low += height
    if low + 5 + len(_notes(paper)) * NOTE_STEP > BOTTOM:
        pages.append([])
    return pages


def _first_top(paper: LongTable) -> float:
    return _words_top(paper) + 13 + NOTE_STEP * len(_set(paper, paper.opening, indent=2))


def _words_top(paper: LongTable) -> float:
    """Return where the words below the title begin; without `whom` there is a line less."""
    return TOP + (18 if paper.whom else 18 - NOTE_STEP)


def _draw_head(sheet: Sheet, paper: LongTable) -> float:
    sheet.centred(one_line(paper.title, Face.TITLE, 22), paper.left + paper.wide / 2, TOP)
    top = _words_top(paper)
    if paper.whom:
        sheet.put(one_line(f"{paper.whom}：", Face.FANG, NOTE_SIZE), paper.left, top)
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
    return [*((words, False) for words in said), (paper.office, True), (_dated(paper.on), True)]


def _dated(on: date | None) -> str:
    return day(on) if on else "　　　年　　月　　日"


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
