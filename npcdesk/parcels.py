"""What a handling unit is given in a folder: its list as a workbook, and the papers with it.

A folder appears whole or not at all, and never over another: the one that is there may already
hold what the unit has filled in.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from npcdesk.errors import StoreDamaged, why
from npcdesk.forms import catalog
from npcdesk.job import Job, Step
from npcdesk.office import papers, unit_lists
from npcdesk.office.attachments import safe_name
from npcdesk.rules.unit_lists import ListedSuggestion, UnitList
from npcdesk.workbooks.unit_list_out import write_unit_list

LONGEST = 40  # characters of a unit's name in a path
PAPERS: Mapping[str, Callable[..., Any]] = {"feedback-form": papers.feedback_form}
"""The forms that go with each suggestion the unit answers, by their code in `forms.catalog`."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One folder that was made. `strange` are the characters that no face could draw."""

    unit: str
    folder: Path
    workbook: Path
    suggestions: int
    papers: int
    strange: tuple[str, ...] = ()


def pack(session: Any, unit_ids: Sequence[str], out: Path, *, today: date) -> Job[list[Parcel]]:
    """Make a folder in `out` for each unit; a job that leaves nothing behind when it is stopped.

    Raises:
        NotFound: a unit is not known, or has nothing in its hands.
        StoreDamaged: the folder cannot be written.
    """
    listed = [unit_lists.unit_list(session, each, today=today) for each in unit_ids]
    total = sum(len(each.rows) for each in listed)
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".parcel-", dir=out))
        try:
            made: list[Parcel] = []
            for each in listed:
                made.append((yield from _fill(session, each, aside, total, made)))
            return [_move(parcel, out) for parcel in made]
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        msg = f"{out} 没有写成（{why(error)}）。请检查文件夹能不能写、磁盘有没有满。"
        raise StoreDamaged(msg) from error


def _fill(
    session: Any, listed: UnitList, aside: Path, total: int, before: Sequence[Parcel]
) -> Job[Parcel]:
    unit = safe_name(listed.unit)[:LONGEST]
    folder = _free(aside / f"交办_{unit}_{listed.on}")
    folder.mkdir()
    book = folder / f"交办清单_{unit}_{listed.on}.xlsx"
    write_unit_list(book, listed)
    strange: dict[str, None] = {}
    made, done = 0, sum(each.suggestions for each in before)
    for at, row in enumerate(listed.rows, 1):
        if row.answers:
            for code in PAPERS:
                strange |= dict.fromkeys(_set(session, code, row, folder, listed.on))
                made += 1
        yield Step(done + at, total, listed.unit)
    return Parcel(listed.unit, folder, book, len(listed.rows), made, tuple(strange))


def _set(session: Any, code: str, row: ListedSuggestion, folder: Path, on: date) -> tuple[str, ...]:
    """Set one paper of a suggestion; return the characters that no face could draw."""
    form = catalog.form(code)
    paper = PAPERS[code](session, row.suggestion_id, today=on)
    name = safe_name(f"{form.name}_{row.session}第{row.number}号")
    _free(folder / f"{name}.pdf").write_bytes(form.to_pdf(paper))
    return catalog.missing(paper)


def _move(parcel: Parcel, out: Path) -> Parcel:
    folder = parcel.folder.rename(_free(out / parcel.folder.name))
    book = folder / parcel.workbook.name
    return Parcel(parcel.unit, folder, book, parcel.suggestions, parcel.papers, parcel.strange)


def _free(path: Path) -> Path:
    """Return the path, or the next one with a number that nothing stands at."""
    at = 1
    found = path
    while found.exists():
        at += 1
        found = path.with_name(f"{path.stem}（{at}）{path.suffix}")
    return found
