"""Reads what was copied from a sheet: cells with tabs between them, of which some say to whom."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from npcdesk.rules import paper_number
from npcdesk.rules.assignment import JOINT_WORDS, AssignedRow
from npcdesk.workbooks.assignment_sheet import READERS, WORDS
from npcdesk.workbooks.cells import plain, read_text
from npcdesk.workbooks.lists import parted


def cells(block: str) -> list[list[str]]:
    """Return the rows of a copied block; a cell with line ends in it stands between quotes."""
    rows = list(csv.reader(StringIO(block, newline=""), dialect="excel-tab"))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def assignments(block: str, fields: Sequence[str]) -> tuple[frozenset[str], list[AssignedRow]]:
    """Return which columns a block has, and its rows as a list of a 交办会 would say them.

    Args:
        block: tabs between cells, a line a row; a heading line on top says itself what is where.
        fields: what the columns mean from the first on, as in `WORDS`; "" for what is not taken.
    """
    rows, first = cells(block), 1
    headings = [WORDS.get(plain(cell).lower(), "") for cell in rows[0]] if rows else []
    if any(headings):
        fields, rows, first = headings, rows[1:], 2
    wide = max(map(len, rows), default=0)
    found = [_row(n, dict(zip(fields, row, strict=False))) for n, row in enumerate(rows, first)]
    return frozenset(fields[:wide]) - {""}, found


def _row(n: int, said: Mapping[str, str]) -> AssignedRow:
    def read(field: str) -> str:
        return READERS.get(field, read_text)(said.get(field, "")).value

    leads = (*parted(read("leads")), *parted(read("apart")))
    return AssignedRow(
        row=n,
        leads=tuple(dict.fromkeys(leads)),
        co=parted(read("co")),
        jointly=any(word in read("way") for word in JOINT_WORDS),
        number=paper_number.plain(read("number")),
        title=read("title").strip("《》"),
    )
