"""Reads a sheet's columns by their meaning, and gathers what there is to tell, cell by cell."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from npcdesk.rules.drafts import Problem
from npcdesk.workbooks import vocabulary
from npcdesk.workbooks.body import Line
from npcdesk.workbooks.cells import Cell, ColumnReader, Reader
from npcdesk.workbooks.headings import Column, Headings, letter
from npcdesk.workbooks.numbers import shown
from npcdesk.workbooks.sheets import Sheet


@dataclass(slots=True)
class Columns:
    """The columns that mean something, each with its reader."""

    headings: Headings
    reader_of: Callable[[Column], Reader]
    problems: list[Problem] = field(default_factory=list)
    converted: list[Problem] = field(default_factory=list)
    _readers: list[tuple[Column, ColumnReader]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._readers = [
            (column, ColumnReader(self.reader_of(column)))
            for column in self.headings.columns
            if column.meaning not in {"", vocabulary.SERIAL}
        ]

    def take(self, lines: Sequence[Line]) -> dict[str, list[str]]:
        """Return the values of some lines by field; what there is to tell is kept here."""
        by_column = list(zip(*(line.cells for line in lines), strict=True))
        fields: dict[str, list[str]] = {}
        for column, reader in self._readers:
            cells = reader.take(by_column[column.index])
            values = [reader.values[cell] for cell in cells]
            name = column.meaning.partition(":")[0]
            if name in fields:
                values = [old or new for old, new in zip(fields[name], values, strict=True)]
            fields[name] = values
            if reader.remarks:
                self._tell(column, reader, lines, cells)
        return fields

    def problem(self, row: int, name: str, value: str, said: str, *, grave: bool) -> Problem:
        """Return a problem placed in the column of a field, or in the row when there is none."""
        for column, _ in self._readers:
            if column.meaning == name:
                cell = f"{letter(column.index)}{row}"
                return Problem(row, column.heading, cell, value, said, grave=grave)
        return Problem(row, "", "", value, said, grave=grave)

    def _tell(
        self, column: Column, reader: ColumnReader, lines: Sequence[Line], cells: Sequence[Cell]
    ) -> None:
        for line, cell in zip(lines, cells, strict=True):
            reading = reader.remarks.get(cell)
            if reading is None:
                continue
            row = line.at + 1
            place = (row, column.heading, f"{letter(column.index)}{row}", shown(cell))
            if reading.problem:
                self.problems.append(Problem(*place, reading.problem, grave=reading.grave))
            if reading.converted:
                self.converted.append(Problem(*place, reading.converted, grave=False))


def fill_merged(sheet: Sheet, headings: Headings, fields: Collection[str]) -> None:
    """Write what merged cells say into each of their lines, in the columns of some fields.

    Only the first cell of a merged range keeps its content in a file.
    """
    filled = {column.index for column in headings.columns if column.meaning in fields}
    for (top, left), (bottom, right) in sheet.merged:
        if left == right and left in filled and top > headings.last:
            for row in sheet.rows[top + 1 : bottom + 1]:
                row[left] = sheet.rows[top][left]
