"""What a cell says as text, and how a column of cells is read: each different value once."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

# What clerks write where there is nothing to write.
NOTHING = frozenset({"", "无", "暂无", "空", "/", "\\", "-", "--", "—", "——", "―", "N/A", "#N/A"})
SPACES = re.compile(r"\s+")


class Reading(NamedTuple):
    """What a cell was taken for, and what a person should be told about it.

    `converted` says in Chinese how the cell was read when it was not read as it stands.
    """

    value: str = ""
    problem: str = ""
    grave: bool = False
    converted: str = ""


Reader: TypeAlias = Callable[[Cell], Reading]


def text(cell: Cell) -> str:
    """Return a cell as one line of text: no space at the ends, none that is invisible.

    Whole numbers lose the ".0" that workbooks give them; days read 2026-12-06.
    """
    if isinstance(cell, str):
        if cell.isprintable():
            return cell.strip()
        return SPACES.sub(" ", "".join(map(_visible, cell))).strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        return str(int(cell)) if cell == cell // 1 and abs(cell) < 1e16 else repr(cell)
    return str(cell)


def plain(cell: Cell) -> str:
    """Return a cell as text in half-width letters and digits without any space, for comparing."""
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return cell
    return SPACES.sub("", unicodedata.normalize("NFKC", text(cell)))


def read_text(cell: Cell) -> Reading:
    """Read free text as it stands."""
    said = text(cell)
    return Reading("" if said in NOTHING else said)


def read_lines(cell: Cell) -> Reading:
    """Read free text of several lines, each without spaces round it."""
    if not isinstance(cell, str) or "\n" not in cell:
        return read_text(cell)
    lines = [text(line) for line in cell.splitlines()]
    return Reading("\n".join(line for line in lines if line))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    # Control and format characters (zero-width space, byte order mark) cannot be seen or typed
    # again; unassigned and private ones may be the rare characters of a name.
    return "" if unicodedata.category(character) in {"Cc", "Cf"} else character


@dataclass(slots=True)
class ColumnReader:
    """Reads the cells of one column. Equal cells are read once, so long sheets cost little.

    `remarks` holds the readings of which a person should be told, by cell.
    """

    read: Reader
    values: dict[Cell, str] = field(default_factory=dict)
    remarks: dict[Cell, Reading] = field(default_factory=dict)

    def take(self, cells: Sequence[Cell]) -> Sequence[Cell]:
        """Read all cells not met before; return them as they are found in `values`."""
        different = set(cells)
        if True in different or False in different:  # 1 is the same key, but another word
            cells = [text(cell) if isinstance(cell, bool) else cell for cell in cells]
            different = set(cells)
        for cell in different.difference(self.values):
            reading = self.read(cell)
            self.values[cell] = reading.value
            if reading.problem or reading.converted:
                self.remarks[cell] = reading
        return cells
