"""The grid of official papers: 28 characters by 22 lines on A4 (GB/T 9704-2012, clause 5.2).

Millimetres are from the top left of the page, unless said otherwise.
"""

import re
from collections.abc import Sequence
from math import ceil

from reportlab.lib.units import mm

from npcdesk.forms import breaks
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, one_line, set_text

LEFT, TOP = 28.0, 37.0  # 订口, 天头
WIDE, HIGH = 156.0, 225.0  # 版心
RIGHT, BOTTOM = LEFT + WIDE, TOP + HIGH
COLUMNS, ROWS = 28, 22
CHAR, ROW = WIDE / COLUMNS, HIGH / ROWS
BODY = 15.75  # pt: 三号, made to fit the grid (28 × 16 pt would be 158 mm)
TITLE, SMALL = 22.0, 14.0  # pt: 二号, 四号
TITLE_LETTERS = 20  # to a line of the title
LABEL = re.compile(r"(?P<one>[一二三四五六七八九十百]+、)|(?P<two>（[一二三四五六七八九十百]+）)")
HEADING_LENGTH = 26  # characters: a longer first sentence is text, and only its number is set apart


def row(number: int) -> float:
    """Return where a line of the grid begins, mm; 0 is the first."""
    return TOP + number * ROW


def one(text: str, face: Face = Face.FANG, size: float = BODY) -> Line:
    """Set a short text on one line, 三号 仿宋 on the grid unless said otherwise."""
    return one_line(text, face, size, pitch=CHAR * mm if size == BODY else 0.0)


def lines(text: str, indent: int = 2) -> list[Line]:
    """Set a paragraph on the grid, `indent` characters free at its beginning."""
    first = indent * CHAR * mm
    return set_text(styled(text), BODY, WIDE * mm, pitch=CHAR * mm, indent=first, alone=False)


def title(phrases: tuple[str, ...]) -> list[Line]:
    """Set a title in 二号 小标宋, its lines as even as its phrases allow."""
    return [one(text, Face.TITLE, TITLE) for text in breaks.balance(phrases, TITLE_LETTERS)]


def draw_title(sheet: Sheet, found: Sequence[Line], at: int) -> None:
    """Draw a title from a row of the grid on, in the middle of the text."""
    for number, line in enumerate(found, start=at):
        sheet.centred(line, LEFT + WIDE / 2, row(number))


def styled(text: str) -> list[tuple[str, Face]]:
    """Return a paragraph with its heading in the level's face: 一、 黑体, （一） 楷体."""
    label = LABEL.match(text)
    if label is None:
        return [(text, Face.FANG)]
    face = Face.HEI if label["one"] else Face.KAI
    stop = re.search("[。：；]", text)
    end = stop.start() if stop else len(text)
    if end > HEADING_LENGTH:
        end = label.end()
    return [(text[:end], face), (text[end:], Face.FANG)]


def is_heading(text: str) -> bool:
    """Whether a paragraph is nothing but a heading, and so must not end a page."""
    parts = styled(text)
    return len(parts) > 1 and not parts[1][0]


def unit_lines(unit: str) -> list[str]:
    """Divide a unit's name that one line, two characters free at its right, cannot hold."""
    room, phrases = COLUMNS - 4, breaks.congress_phrases(unit)
    if max(map(len, phrases), default=0) > room:  # a name without places to divide it at
        step = ceil(len(unit) / ceil(len(unit) / room))
        phrases = [unit[at : at + step] for at in range(0, len(unit), step)]
    return breaks.balance(phrases, room) or [""]


def number_page(sheet: Sheet, page: int) -> None:
    """Draw — 2 — seven millimetres below the text: odd pages at the right, even at the left."""
    line = one(f"— {page} —", Face.SONG, SMALL)
    if page % 2:
        sheet.right(line, RIGHT - CHAR, BOTTOM + 7)
    else:
        sheet.put(line, LEFT + CHAR, BOTTOM + 7)
