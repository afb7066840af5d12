"""The delegates' texts behind a unit's list, on a sheet of their own: 建议原文."""

import math
from typing import Any

from npcdesk.rules.unit_lists import ListedSuggestion, UnitList
from npcdesk.workbooks.ruled import A4, FACE, TEXT

NAME = "建议原文"
WIDE = 92  # characters of the one column: A4 upright
LINE = 20  # points
LONGEST = 800  # of Chinese characters in one cell: a line cannot be higher than 409 points


def add(book: Any, listed: UnitList) -> None:
    """Add the sheet to the workbook, when any text is kept."""
    if not any(row.body for row in listed.rows):
        return
    sheet = book.add_worksheet(NAME)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.set_column(0, 0, WIDE)
    said = FACE | {"text_wrap": True, "num_format": TEXT, "valign": "top"}
    head = book.add_format(said | {"bold": True, "font_size": 14})
    plain = book.add_format(said | {"font_size": 12})
    line = 0
    for row in (each for each in listed.rows if each.body):
        for at, words in enumerate(_told(row)):
            sheet.write_string(line, 0, words, plain if at else head)
            sheet.set_row(line, LINE * max(1, math.ceil(2.4 * len(words) / WIDE)))
            line += 1
        line += 1
    sheet.protect("", {"format_rows": True, "format_columns": True})


def _told(row: ListedSuggestion) -> list[str]:
    who = f"领衔代表：{row.lead}" + (f"（{row.signers} 人署名）" if row.signers > 1 else "")
    paragraphs = [each.strip() for each in row.body.splitlines() if each.strip()]
    parts = [said[at : at + LONGEST] for said in paragraphs for at in range(0, len(said), LONGEST)]
    return [f"{row.session}第{row.number}号　{row.title}", who, *(f"　　{each}" for each in parts)]
