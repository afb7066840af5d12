"""A year's holiday table from a file: JSON, or a sheet of two columns (.xlsx, .xls, .ods, .csv)."""

from pathlib import Path

from npcdesk.rules import holiday_table
from npcdesk.rules.holiday_table import HolidayYear
from npcdesk.workbooks.sheets import open_sheets

MOST_BYTES = 1_000_000


def read(path: Path) -> HolidayYear:
    """Return the table in a file; the content decides what the file is, not its ending.

    Raises:
        SheetRefused: the file cannot be opened, or is no table.
        DeskError: what is in it is not a year's holidays; says in Chinese which line is wrong.
    """
    if _is_json(path):
        return holiday_table.read_json(path.read_text("utf-8-sig", errors="replace"))
    return holiday_table.read_rows(open_sheets(path)[0].rows)


def _is_json(path: Path) -> bool:
    try:
        if path.stat().st_size > MOST_BYTES:
            return False
        with path.open("rb") as file:
            start = file.read(64)
    except OSError:  # said in words when it is opened as a table
        return False
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
