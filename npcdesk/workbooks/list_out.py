"""Writes a list as it is seen: its columns in their order, and what it was narrowed to.

Excel allows some signs in no name of a sheet, and 31 characters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from npcdesk import labels
from npcdesk.job import Job
from npcdesk.workbooks import ruled
from npcdesk.workbooks.ruled import Ruled, Table

NARROWEST, WIDEST = 6.0, 48.0
MEASURED = 200  # rows that tell how wide a column must be
_NO_NAME = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Listed:
    """What is written: `narrowed` says in words which lines and in which order."""

    title: str
    headings: Sequence[str]
    narrowed: Sequence[str]
    on: date


def write_list(path: Path, listed: Listed, rows: Sequence[Sequence[str]]) -> Job[int]:
    """Write a list as .xlsx, replacing the file; return how many lines it has.

    Raises:
        SheetRefused: the file cannot be written; the Chinese sentence says what to do.
    """
    columns = [
        Ruled(heading, _width(heading, [row[at] for row in rows[:MEASURED]]))
        for at, heading in enumerate(listed.headings)
    ]
    told = "　".join((*listed.narrowed, f"共 {len(rows)} 行", f"{labels.day(listed.on)}导出"))
    sheet = _NO_NAME.sub(" ", listed.title)[:31]
    yield from ruled.writing(path, Table(sheet, listed.title, columns, rows, told=told))
    return len(rows)


def _width(heading: str, words: Sequence[str]) -> float:
    """Return the width that most words of a column need, in characters of ASCII."""
    longest = max(map(across, (heading, *words)))
    return min(max(longest + 2.0, NARROWEST), WIDEST)


def across(words: str) -> int:
    """Return how wide words are, in characters of ASCII."""
    return sum(1 if char.isascii() else 2 for char in words)
