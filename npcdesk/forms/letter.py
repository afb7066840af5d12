"""The letter format (信函格式) of GB/T 9704-2012, clause 10.1.

Millimetres are from the top left of the page.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil

from reportlab.lib.units import mm

from npcdesk.forms import body, ending, grid, mark
from npcdesk.forms.body import Block, Part
from npcdesk.forms.ending import COPIES_ROW, Ending
from npcdesk.forms.sheet import RED, WIDTH, Line, Sheet

MARK_TOP, MARK_GAP = 30.0, 4.0  # 发文机关标志: upper edge; to the red line below it
MARK_WIDE = 166.0  # at most
LINES_LOW = 20.0  # the second red line, from the page's foot
LINES_WIDE = 170.0
THICK, THIN, BETWEEN = 1.5, 0.75, 0.6  # pt; BETWEEN keeps the two apart on an office printer
COPIES_MOST = 12  # lines of 抄送 below the signature; more go overleaf
SPACINGS = ((2, 2), (2, 1), (1, 1))  # rows free above the title, above the signature


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says, in order."""

    name: str  # of the PDF
    unit: str  # 发文机关
    number: str  # 发文字号
    marks: tuple[str, ...]  # at the right below it
    title: tuple[str, ...]  # phrases that are not divided
    to: str  # 主送
    paragraphs: tuple[Part, ...]
    on: date | None  # None leaves room for it
    notes: tuple[str, ...] = ()  # 附注, without brackets
    copies: tuple[str, ...] = ()  # 抄送
    attachments: tuple[str, ...] = ()  # 附件说明: their names
    sealed: bool = True
    mark: str = ""  # 发文机关标志; that of the unit where it is not said

    @property
    def red(self) -> str:
        """What stands red at its head."""
        return self.mark or self.unit


@dataclass(frozen=True, slots=True)
class Plan:
    """A letter set in rows: where each part goes is known, nothing is drawn."""

    title: list[Line]
    title_row: int
    pages: list[list[Block]]
    gap: int  # rows free above the signature
    copies: list[Line]
    overleaf: list[list[Line]]  # copies that are too many for the last page


def to_pdf(letter: Letter) -> bytes:
    """Return the letter as a PDF, on one page if closer spacing can bring it there."""
    planned = plan(letter)
    sheet = Sheet(letter.name)
    _draw_head(sheet, letter, planned)
    for page, share in enumerate(planned.pages, start=1):
        row = body.draw(sheet, share, _first_row(planned) if page == 1 else 0)
        if page == len(planned.pages):
            _draw_tail(sheet, letter, planned, row + planned.gap)
        if page > 1:
            grid.number_page(sheet, page)
        sheet.end_page()
    for page, lines in enumerate(planned.overleaf, start=len(planned.pages) + 1):
        ending.draw_copies(sheet, lines, grid.TOP, labelled=lines is planned.overleaf[0])
        grid.number_page(sheet, page)
        sheet.end_page()
    return sheet.pdf()


def plan(letter: Letter) -> Plan:
    """Set a letter as the standard has it, or closer where that brings it on one page."""
    title = grid.title(letter.title)
    copies = ending.copies(letter.copies)
    overleaf: list[list[Line]] = []
    if len(copies) > COPIES_MOST:
        full = int(grid.HIGH / COPIES_ROW)
        overleaf = [copies[at : at + full] for at in range(0, len(copies), full)]
        copies = []
    below = signed(letter).rows + ceil(len(copies) * COPIES_ROW / grid.ROW)
    said = body.blocks(letter.to, letter.paragraphs)
    names = body.attached(letter.attachments)
    plans = []
    for above_title, gap in SPACINGS:
        title_row = 3 + len(letter.marks) + above_title
        first = grid.ROWS - (title_row + len(title) + 1)
        pages = body.divided(said, names, gap + below, first)
        plans.append(Plan(title, title_row, pages, gap, copies, overleaf))
        if len(pages) == 1:
            return plans[-1]
    return plans[0]


def signed(letter: Letter) -> Ending:
    """Return how a letter ends."""
    return Ending(letter.unit, letter.on, letter.notes, letter.sealed)


def _first_row(plan: Plan) -> int:
    return plan.title_row + len(plan.title) + 1


def _draw_head(sheet: Sheet, letter: Letter, plan: Plan) -> None:
    low = mark.draw(sheet, letter.red, MARK_TOP, MARK_WIDE)
    _double_rule(sheet, low + MARK_GAP, thick_above=True)
    _double_rule(sheet, 297 - LINES_LOW, thick_above=False)
    for row, text in enumerate((letter.number, *letter.marks), start=2):
        sheet.right(grid.one(text), grid.RIGHT, grid.row(row))
    grid.draw_title(sheet, plan.title, plan.title_row)


def _double_rule(sheet: Sheet, top: float, *, thick_above: bool) -> None:
    left = (WIDTH - LINES_WIDE) / 2
    weights = (THICK, THIN) if thick_above else (THIN, THICK)
    for weight in weights:
        sheet.rule(left, top, left + LINES_WIDE, weight=weight, colour=RED)
        top += (weight + BETWEEN) / mm


def _draw_tail(sheet: Sheet, letter: Letter, plan: Plan, row: int) -> None:
    ending.draw(sheet, signed(letter), row)
    low = grid.BOTTOM - (len(plan.copies) - 1) * COPIES_ROW - grid.SMALL / mm
    ending.draw_copies(sheet, plan.copies, low)
