"""Putting one cell of a roster right by hand, before anything is imported."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from npcdesk.errors import Unclear
from npcdesk.rules.drafts import Problem, RosterSheet
from npcdesk.workbooks.cells import Reader, read_text
from npcdesk.workbooks.days import Manner, month_reader
from npcdesk.workbooks.roster import ADULT, READERS, read_name


def field_of(sheet: RosterSheet, problem: Problem) -> str:
    """Return the field of a draft that a problem is about; "" when it is about the whole row."""
    letters = problem.cell.rstrip("0123456789")
    for column in sheet.columns:
        if letters == column.letter or (not letters and problem.column == column.heading):
            return column.meaning.partition(":")[0]
    return ""


def mend(sheet: RosterSheet, problem: Problem, said: str, *, today: dt.date) -> RosterSheet:
    """Return the sheet with one cell as a person wrote it instead; "" leaves the cell empty.

    Raises:
        Unclear: what was written cannot be understood either, or the row has no such cell.
    """
    name = field_of(sheet, problem)
    if not name:
        msg = "这一处说的是整行，请在原表里改好再导一次。"
        raise Unclear(msg)
    reading = _readers(today).get(name, read_text)(said)
    if reading.grave or (name == "name" and not reading.value):
        raise Unclear(reading.problem or "姓名不能空着，请填写。")
    facts: Mapping[str, Any] = {name: reading.value}
    found = tuple(
        draft._replace(**facts) if draft.row == problem.row else draft for draft in sheet.found
    )
    return replace(sheet, found=found, problems=tuple(p for p in sheet.problems if p != problem))


def _readers(today: dt.date) -> dict[str, Reader]:
    birth = month_reader(Manner((today.year - ADULT) % 100), grave=True, keep_day=True)
    month = month_reader(Manner(today.year % 100), grave=True)
    return {
        **READERS,
        "name": read_name,
        "birth": birth,
        "joined_party": month,
        "began_work": month,
    }
