"""How official papers end: who signs, the date, notes (附注) and who else is told (抄送)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm

from npcdesk import by_hand
from npcdesk.forms import grid
from npcdesk.forms.faces import Face
from npcdesk.forms.sheet import Line, Sheet, set_text
from npcdesk.labels import day

COPIES_ROW = 7.5  # mm from line to line of 抄送
BLANK = "　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Ending:
    """Who signs and when; `sealed`: there is room for a seal, else the name is further right."""

    unit: str
    on: date | None  # None leaves room for it
    notes: tuple[str, ...] = ()  # 附注, without brackets
    sealed: bool = True

    @property
    def rows(self) -> int:
        """How many rows of the grid it takes, the free ones above it apart."""
        return len(grid.unit_lines(self.unit)) + 1 + len(self.said)

    @property
    def said(self) -> list[Line]:
        """The notes set in lines, two characters free at the beginning of each note."""
        return [line for note in self.notes for line in grid.lines(f"（{note}）")]


def draw(sheet: Sheet, ending: Ending, row: int) -> None:
    """Draw it from a row of the grid on; the seal's place is left white."""
    for line, middle in placed(ending):
        sheet.centred(line, middle, grid.row(row))
        row += 1
    for line in ending.said:
        sheet.put(line, grid.LEFT, grid.row(row))
        row += 1


def placed(ending: Ending) -> list[tuple[Line, float]]:
    """Return the lines of who signs and the date, each with its middle in mm."""
    written = grid.one(BLANK if ending.on in (None, by_hand.DAY) else day(ending.on))
    units = [grid.one(text) for text in grid.unit_lines(ending.unit)]
    middles = (_sealed if ending.sealed else _unsealed)(units, written)
    return list(zip((*units, written), middles, strict=True))


def _sealed(units: Sequence[Line], written: Line) -> list[float]:
    """Everything around one middle: four characters free right of the date, two of the unit."""
    widest = max(line.width for line in units) / mm
    date_middle = grid.RIGHT - 4 * grid.CHAR - written.width / mm / 2
    middle = min(date_middle, grid.RIGHT - 2 * grid.CHAR - widest / 2)
    return [middle] * (len(units) + 1)


def _unsealed(units: Sequence[Line], written: Line) -> list[float]:
    """The date begins two characters right of the unit; the longer leaves two free at its right."""
    widest, dated = max(line.width for line in units) / mm, written.width / mm
    right = grid.RIGHT - 2 * grid.CHAR
    left = min(right - widest, right - dated - 2 * grid.CHAR)
    return [left + widest / 2] * len(units) + [left + 2 * grid.CHAR + dated / 2]


def copies(units: Sequence[str]) -> list[Line]:
    """Set who else is told in 四号 仿宋, one character free at both sides."""
    room = (grid.WIDE - 2 * grid.CHAR) * mm - 3 * grid.SMALL
    listed = "，".join(units)
    return set_text([(f"{listed}。", Face.FANG)], grid.SMALL, room) if listed else []


def draw_copies(sheet: Sheet, lines: Sequence[Line], top: float, *, labelled: bool = True) -> None:
    """Draw them from `top` on, mm."""
    if lines and labelled:
        sheet.put(grid.one("抄送：", size=grid.SMALL), grid.LEFT + grid.CHAR, top)
    left = grid.LEFT + grid.CHAR + 3 * grid.SMALL / mm
    for at, line in enumerate(lines):
        sheet.put(line, left, top + at * COPIES_ROW)
