"""Workbooks as clerks make them, made when a test asks for one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from npcdesk.job import finish
from npcdesk.rules.drafts import DelegateDraft, Problem, RosterSheet
from npcdesk.workbooks.roster import read_roster

ID = "11010519491231002X"  # the two of GB 11643
OLD_ID = "440524188001010014"


def book(
    path: Path,
    rows: Sequence[Sequence[object]],
    merges: Sequence[str] = (),
    more: Mapping[str, Sequence[Sequence[object]]] | None = None,
    hidden: Sequence[str] = (),
) -> Path:
    """Write rows as they are; `merges` like A1:F1 keep what stands in their first cell."""
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm"})
        for name, lines in {"名册": rows, **(more or {})}.items():
            sheet = workbook.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for merge in merges if name == "名册" else ():
                sheet.merge_range(merge, "")
            for line, row in enumerate(lines):
                for column, said in enumerate(row):
                    if isinstance(said, dt.date):
                        sheet.write_datetime(line, column, said, day)
                    elif isinstance(said, str):
                        sheet.write_string(line, column, said) if said else None
                    elif said is not None:
                        sheet.write(line, column, said)
    return path


def read(path: Path, **how: object) -> RosterSheet:
    return finish(read_roster(path, **how))


def roster(tmp_path: Path, rows: Sequence[Sequence[object]], *merges: str) -> RosterSheet:
    return read(book(tmp_path / "名册.xlsx", rows, merges))


def people(tmp_path: Path, heading: str, *cells: object) -> tuple[RosterSheet, list[DelegateDraft]]:
    """Read a roster with one column besides the names, 甲 and so on."""
    rows = [["姓名", "职务", heading]]
    rows += [[f"王{'甲乙丙丁戊己庚辛'[at]}", "主任", cell] for at, cell in enumerate(cells)]
    sheet = roster(tmp_path, rows)
    return sheet, list(sheet.found)


def values(tmp_path: Path, heading: str, field: str, *cells: object) -> list[str]:
    return [getattr(draft, field) for draft in people(tmp_path, heading, *cells)[1]]


def grave(sheet: RosterSheet) -> list[Problem]:
    return [problem for problem in sheet.problems if problem.grave]
