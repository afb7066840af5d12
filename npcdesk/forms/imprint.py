"""The 版记 at the foot of a document: who else is told, who issued it and when, between lines.

Clause 7.4 of GB/T 9704-2012; its last line is the lower edge of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from reportlab.lib.units import mm

from npcdesk.forms import grid
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, one_line, set_text
from npcdesk.labels import day

OUTER, INNER = 0.35, 0.25  # mm: the first and the last line; those between
SIZES = (
    grid.SMALL,
    12.0,
    10.5,
    9.0,
    7.5,
    6.0,
)  # pt: 四号; smaller where there are hundreds to tell
STEP, WHITE = 1.5, 1.5  # from line to line, of the size; mm above and below an entry
EDGE = grid.CHAR  # free at both sides


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands in it: 抄送 and 印发. Where there are neither, there is none."""

    copies: Sequence[str]
    issuer: str
    issued: date


@dataclass(frozen=True, slots=True)
class _Set:
    copies: list[Line]
    size: float
    issuer: list[Line]

    def high(self) -> float:
        entries = [len(each) for each in (self.copies, self.issuer) if each]
        return sum(_entry(lines, self.size) for lines in entries)


def rows(imprint: Imprint) -> int:
    """Return how many rows of the grid it takes."""
    return ceil(_set(imprint).high() / grid.ROW)


def size(imprint: Imprint) -> float:
    """Return the size of its type, in points."""
    return _set(imprint).size


def draw(sheet: Sheet, imprint: Imprint) -> None:
    """Draw it at the foot of the page."""
    found = _set(imprint)
    if not found.high():
        return
    top = grid.BOTTOM - found.high()
    _line(sheet, top, OUTER)
    left, step = grid.LEFT + EDGE, found.size * STEP / mm
    if found.copies:
        sheet.put(one_line("抄送：", Face.FANG, found.size), left, top + _above(found.size))
        for at, line in enumerate(found.copies):
            place = left + 3 * found.size / mm
            sheet.put(line, place, top + _above(found.size) + at * step)
        top += _entry(len(found.copies), found.size)
        if found.issuer:
            _line(sheet, top, INNER)
    if found.issuer:
        for at, line in enumerate(found.issuer):
            sheet.put(line, left, top + _above(found.size) + at * step)
        sheet.right(_issued(imprint, found.size), grid.RIGHT - EDGE, top + _above(found.size))
    _line(sheet, grid.BOTTOM - OUTER, OUTER)


def _set(imprint: Imprint) -> _Set:
    """Set it as large as a page holds it."""
    listed = "，".join(imprint.copies)
    for size in SIZES:
        wide = (grid.WIDE - 2 * EDGE) * mm
        lines = set_text([(f"{listed}。", Face.FANG)], size, wide - 3 * size) if listed else []
        room = wide - _issued(imprint, size).width - size
        issuer = set_text([(imprint.issuer, Face.FANG)], size, room, even=False)
        found = _Set(lines, size, issuer)
        if found.high() <= grid.HIGH:
            break
    return found


def _issued(imprint: Imprint, size: float) -> Line:
    return one_line(f"{day(imprint.issued)}印发", Face.FANG, size)


def _entry(lines: int, size: float) -> float:
    return lines * size * STEP / mm + 2 * WHITE


def _above(size: float) -> float:
    """How far below an entry's upper line its first words begin, mm."""
    return WHITE + size * (STEP - 1) / 2 / mm


def _line(sheet: Sheet, top: float, weight: float) -> None:
    sheet.rule(grid.LEFT, top, grid.RIGHT, weight=weight * mm)
