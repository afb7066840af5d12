"""The letter format (信函格式) of GB/T 9704-2012, clause 10.1, on its grid of 28 by 22.

Millimetres are from the top left of the page.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from npcdesk.forms import breaks
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import RED, WIDTH, Line, Sheet, one_line, set_text
from npcdesk.labels import day

LEFT, TOP = 28.0, 37.0  # 订口, 天头
RIGHT, BOTTOM = LEFT + 156, TOP + 225  # 版心 156 × 225
COLUMNS, ROWS = 28, 22
CHAR, ROW = 156 / COLUMNS, 225 / ROWS
BODY = 15.75  # pt: 三号, made to fit the grid (28 × 16 pt would be 158 mm)
TITLE, SMALL = 22.0, 14.0  # pt: 二号, 四号
MARK_TOP, MARK_GAP = 30.0, 4.0  # 发文机关标志: upper edge; to the red line below it
INK_TOP, INK_LOW = 0.035, 0.965  # of the size: where the ink of the letterhead's face begins, ends
LINES_LOW = 20.0  # the second red line, from the page's foot
LINES_WIDE = 170.0
THICK, THIN, BETWEEN = 1.5, 0.75, 0.6  # pt; BETWEEN keeps the two apart on an office printer
COPIES_ROW = 7.5  # mm from line to line of 抄送
COPIES_MOST = 12  # lines of it below the signature; more go overleaf
SPACINGS = ((2, 2), (2, 1), (1, 1))  # rows free above the title, above the signature
KEEP = 2  # rows of text that stay with the signature on its page
LABEL = re.compile(r"(?P<one>[一二三四五六七八九十百]+、)|(?P<two>（[一二三四五六七八九十百]+）)")
HEADING_LENGTH = 26  # characters: a longer first sentence is text, and only its number is set apart


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says, in order."""

    name: str  # of the PDF
    unit: str  # 发文机关
    number: str  # 发文字号
    marks: tuple[str, ...]  # at the right below it
    title: tuple[str, ...]  # phrases that are not divided
    to: str  # 主送
    paragraphs: tuple[str, ...]
    on: date
    notes: tuple[str, ...] = ()  # 附注, without brackets
    copies: tuple[str, ...] = ()  # 抄送


@dataclass(frozen=True, slots=True)
class _Plan:
    """A letter set in rows: where each part goes is known, nothing is drawn."""

    title: list[Line]
    title_row: int
    body: list[Line]
    counts: list[int]  # body rows on each page
    gap: int  # rows free above the signature
    copies: list[Line]
    overleaf: list[list[Line]]  # copies that are too many for the last page


def to_pdf(letter: Letter) -> bytes:
    """Return the letter as a PDF, on one page if closer spacing can bring it there."""
    plans = [_plan(letter, *spacing) for spacing in SPACINGS]
    plan = next((plan for plan in plans if len(plan.counts) == 1), plans[0])
    sheet = Sheet(letter.name)
    _draw_head(sheet, letter, plan)
    done = 0
    for page, count in enumerate(plan.counts, start=1):
        first = _first_row(plan) if page == 1 else 0
        for row, line in enumerate(plan.body[done : done + count], start=first):
            sheet.put(line, LEFT, _row(row))
        done += count
        if page == len(plan.counts):
            _draw_tail(sheet, letter, plan, first + count)
        if page > 1:
            _draw_page_number(sheet, page)
        sheet.end_page()
    for page, lines in enumerate(plan.overleaf, start=len(plan.counts) + 1):
        _draw_copies(sheet, lines, TOP, labelled=lines is plan.overleaf[0])
        _draw_page_number(sheet, page)
        sheet.end_page()
    return sheet.pdf()


def page_counts(
    body: int,
    tail: int,
    first: int,
    full: int = ROWS,
    headings: Container[int] = frozenset(),
) -> list[int]:
    """Share body rows among pages so that the tail is on the last one with some of the body.

    Args:
        body: Rows of text.
        tail: Rows of the signature and what follows, with the free rows above it; at most
            `full - KEEP`.
        first: Rows free on the first page.
        full: Rows on every other page.
        headings: Rows, from 0, that stand alone above their text and so must not end a page.
    """
    counts, left, room = [], body, first
    while left + tail > room:
        most = taken = max(0, min(room, left - KEEP))
        while taken and body - left + taken - 1 in headings:
            taken -= 1
        taken = taken or most  # a page of nothing but headings still goes on
        counts.append(taken)
        left, room = left - taken, full
    return [*counts, left]


def _row(number: int) -> float:
    return TOP + number * ROW


def _one(text: str, face: Face = Face.FANG, size: float = BODY) -> Line:
    """Set a short text on one line, 三号 仿宋 on the grid unless said otherwise."""
    return one_line(text, face, size, pitch=CHAR * mm if size == BODY else 0.0)


def _plan(letter: Letter, above_title: int, gap: int) -> _Plan:
    title = [_one(text, Face.TITLE, TITLE) for text in breaks.balance(letter.title, 20)]
    title_row = 3 + len(letter.marks) + above_title
    body, headings = _lines(letter.to, indent=0), set[int]()
    for paragraph in letter.paragraphs:
        for part in filter(None, map(str.strip, paragraph.splitlines())):
            lines = _lines(part)
            if len(_styled(part)) > 1 and not _styled(part)[1][0]:
                headings.add(len(body) + len(lines) - 1)
            body += lines
    label = 3 * SMALL
    room = (156 - 2 * CHAR) * mm - label
    listed = "，".join(letter.copies)
    copies = set_text([(f"{listed}。", Face.FANG)], SMALL, room) if listed else []
    overleaf: list[list[Line]] = []
    if len(copies) > COPIES_MOST:
        full = int(225 / COPIES_ROW)
        overleaf = [copies[at : at + full] for at in range(0, len(copies), full)]
        copies = []
    tail = gap + len(_signature(letter.unit)) + 1 + len(letter.notes) + _rows_of(copies)
    first = ROWS - (title_row + len(title) + 1)
    counts = page_counts(len(body), tail, first, headings=headings)
    return _Plan(title, title_row, body, counts, gap, copies, overleaf)


def _rows_of(copies: list[Line]) -> int:
    return -int(-len(copies) * COPIES_ROW // ROW) if copies else 0


def _first_row(plan: _Plan) -> int:
    return plan.title_row + len(plan.title) + 1


def _lines(text: str, indent: int = 2) -> list[Line]:
    first = indent * CHAR * mm
    return set_text(_styled(text), BODY, 156 * mm, pitch=CHAR * mm, indent=first, alone=False)


def _styled(text: str) -> list[tuple[str, Face]]:
    """Set a heading in its level's face: 一、 黑体, （一） 楷体; what follows it is text."""
    label = LABEL.match(text)
    if label is None:
        return [(text, Face.FANG)]
    face = Face.HEI if label["one"] else Face.KAI
    stop = re.search("[。：；]", text)
    end = stop.start() if stop else len(text)
    if end > HEADING_LENGTH:
        end = label.end()
    return [(text[:end], face), (text[end:], Face.FANG)]


def _signature(unit: str) -> list[str]:
    """Divide the unit's name if one line, two characters free at its right, cannot hold it."""
    return breaks.balance(breaks.congress_phrases(unit), COLUMNS - 4) or [""]


def _draw_head(sheet: Sheet, letter: Letter, plan: _Plan) -> None:
    low = _draw_mark(sheet, letter.unit)
    _double_rule(sheet, low + MARK_GAP, thick_above=True)
    _double_rule(sheet, 297 - LINES_LOW, thick_above=False)
    for row, text in enumerate((letter.number, *letter.marks), start=2):
        sheet.right(_one(text), RIGHT, _row(row))
    for row, line in enumerate(plan.title, start=plan.title_row):
        sheet.centred(line, (LEFT + RIGHT) / 2, _row(row))


def _draw_mark(sheet: Sheet, unit: str) -> float:
    """Draw the red letterhead on one line; return the lower edge of its ink."""
    letters = max(len(unit), 1)
    size = max(28.0, min(48.0, 150 * mm / letters))
    pitch = min(size * 1.35, max(size, 153 * mm / letters))
    line = one_line(unit, Face.TITLE, size, pitch=pitch)
    ink = line.width - (pitch - size)
    narrow = min(1.0, 166 * mm / max(ink, 1.0))
    sheet.put(
        line,
        (WIDTH - ink * narrow / mm) / 2,
        MARK_TOP - INK_TOP * size / mm,
        colour=RED,
        narrow=narrow,
    )
    return MARK_TOP + (INK_LOW - INK_TOP) * size / mm


def _double_rule(sheet: Sheet, top: float, *, thick_above: bool) -> None:
    left = (WIDTH - LINES_WIDE) / 2
    weights = (THICK, THIN) if thick_above else (THIN, THICK)
    for weight in weights:
        sheet.rule(left, top, left + LINES_WIDE, weight=weight, colour=RED)
        top += (weight + BETWEEN) / mm


def _draw_tail(sheet: Sheet, letter: Letter, plan: _Plan, row: int) -> None:
    """Draw signature, date, notes and copies; the seal's place is left white."""
    row += plan.gap
    written = _one(day(letter.on))
    units = [_one(text) for text in _signature(letter.unit)]
    widest = max(line.width for line in units) / mm
    middle = min(RIGHT - 4 * CHAR - written.width / mm / 2, RIGHT - 2 * CHAR - widest / 2)
    for line in (*units, written):
        sheet.centred(line, middle, _row(row))
        row += 1
    for note in letter.notes:
        sheet.put(_one(f"（{note}）"), LEFT + 2 * CHAR, _row(row))
        row += 1
    _draw_copies(sheet, plan.copies, BOTTOM - (len(plan.copies) - 1) * COPIES_ROW - SMALL / mm)


def _draw_copies(sheet: Sheet, lines: list[Line], top: float, *, labelled: bool = True) -> None:
    if lines and labelled:
        sheet.put(_one("抄送：", size=SMALL), LEFT + CHAR, top)
    for at, line in enumerate(lines):
        sheet.put(line, LEFT + CHAR + 3 * SMALL / mm, top + at * COPIES_ROW)


def _draw_page_number(sheet: Sheet, page: int) -> None:
    """Draw — 2 — seven millimetres below the text: odd pages at the right, even at the left."""
    line = _one(f"— {page} —", Face.SONG, SMALL)
    if page % 2:
        sheet.right(line, RIGHT - CHAR, BOTTOM + 7)
    else:
        sheet.put(line, LEFT + CHAR, BOTTOM + 7)
