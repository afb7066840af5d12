"""Reads a list of suggestions of past or present years; tells what is doubtful, writes nothing."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from npcdesk import labels
from npcdesk.job import Job, Step
from npcdesk.rules import paper_number
from npcdesk.rules.drafts import Problem, SuggestionDraft, SuggestionSheet
from npcdesk.workbooks import suggestion_doubts, words
from npcdesk.workbooks.body import Line
from npcdesk.workbooks.cells import NOTHING, Cell, Reader, Reading, read_lines, read_text, text
from npcdesk.workbooks.choice import SUGGESTIONS, choose, passed_over
from npcdesk.workbooks.columns import Columns, fill_merged
from npcdesk.workbooks.days import Manner, day_reader
from npcdesk.workbooks.lists import (
    parted,
    read_first_person,
    read_first_unit,
    read_people,
    read_units,
)
from npcdesk.workbooks.numbers import read_code
from npcdesk.workbooks.reading import read_below
from npcdesk.workbooks.sheets import open_sheets

MERGED = frozenset({"session", "category", "lead_unit", "unit_kind"})
PIVOT = 79  # no list is older than the county congresses of 1979
READ_DAY = day_reader(Manner(PIVOT))


def read_title(cell: Cell) -> Reading:
    """Read a title; a line without one is a grave problem."""
    said = text(cell).strip("《》")
    if said in NOTHING:
        return Reading(problem="没有标题，请补上。", grave=True)
    return Reading(said)


READERS: Mapping[str, Reader] = {
    "title": read_title,
    "number": read_code,
    "body": read_lines,
    "reply_body": read_lines,
    "lead": read_first_person,
    "co_signers": read_people,
    "lead_unit": read_first_unit,
    "co_units": read_units,
    "reply_class": words.read_class,
    "rating": words.read_rating,
    "attitude": words.read_rating,
    "key": words.read_key,
    "raised_on": READ_DAY,
    "handed_on": READ_DAY,
    "replied_on": READ_DAY,
}


def read_suggestions(
    path: Path, *, columns: Mapping[str, str] | None = None, today: dt.date | None = None
) -> Job[SuggestionSheet]:
    """Read suggestions from a workbook (.xlsx, .xls, .ods, .csv); a job that ends with its lines.

    Args:
        path: the workbook; every column but 标题 may be missing.
        columns: what a person decided: column letter or heading → field of `SuggestionDraft`,
            "" to leave a column out. The others are understood by their headings.
        today: days after it are refused: they tell of what has not happened.

    Raises:
        SheetRefused: the file cannot be read or lists no suggestions; says why in Chinese.
    """
    yield Step(0, 0, "正在打开表格")
    sheets = open_sheets(path)
    sheet, headings = choose(sheets, SUGGESTIONS, columns)
    fill_merged(sheet, headings, MERGED)
    return (
        yield from read_below(
            path,
            (sheet, headings),
            ("title",),
            reader=lambda column: READERS.get(column.meaning, read_text),
            rows=_drafts,
            doubts=lambda found, table: [
                *passed_over(sheets, SUGGESTIONS, sheet),
                *_doubts(found, table),
                *_of_rows(found, table, today or dt.date.max),
            ],
        )
    )


def _drafts(table: Columns, lines: Sequence[Line]) -> Iterator[SuggestionDraft]:
    fields = table.take(lines)
    for at, line in enumerate(lines):
        said = {name: values[at] for name, values in fields.items()}
        lead = parted(said.get("lead", ""))[:1]
        if lead and lead[0] in parted(said.get("co_signers", "")):
            doubt = f"“{lead[0]}”就是领衔代表，联名里不再记，请核对；是同名的两位，导入后补上。"
            table.problems.append(
                table.problem(line.at + 1, "co_signers", lead[0], doubt, grave=False)
            )
        yield _draft(said, line.at + 1)


def _draft(said: Mapping[str, str], row: int) -> SuggestionDraft:
    leads, units = parted(said.get("lead", "")), parted(said.get("lead_unit", ""))
    return SuggestionDraft(
        title=said["title"],
        row=row,
        number=paper_number.plain(said.get("number", "")),
        lead=leads[0] if leads else "",
        co_signers=_after(leads, parted(said.get("co_signers", ""))),
        category=said.get("category", ""),
        session=said.get("session", ""),
        raised_on=_day(said.get("raised_on", "")),
        lead_unit=units[0] if units else "",
        unit_kind=said.get("unit_kind", ""),
        co_units=_after(units, parted(said.get("co_units", ""))),
        handed_on=_day(said.get("handed_on", "")),
        replied_on=_day(said.get("replied_on", "")),
        reply_class=said.get("reply_class", ""),
        rating=said.get("rating", ""),
        attitude=said.get("attitude", ""),
        key=bool(said.get("key")),
        origin=said.get("origin", ""),
        body=said.get("body", ""),
        reply_body=said.get("reply_body", ""),
    )


def _day(said: str) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None


def _after(first: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return those who follow the first: a cell for one may name several."""
    return tuple(each for each in dict.fromkeys(first[1:] + others) if each not in first[:1])


def _doubts(found: Sequence[SuggestionDraft], table: Columns) -> Iterator[Problem]:
    """Tell numbers that come twice in a session."""
    first: dict[tuple[str, str], int] = {}
    for draft in found:
        row = first.setdefault((draft.number, draft.session), draft.row)
        if draft.number and row != draft.row:
            said = f"建议号和第 {row} 行相同，请核对。"
            yield table.problem(draft.row, "number", draft.number, said, grave=False)


LIFE = {"raised_on": "提出", "handed_on": "交办", "replied_on": "答复"}


def _wrong_days(
    found: Sequence[SuggestionDraft], table: Columns, today: dt.date
) -> Iterator[Problem]:
    """Tell days that have not come, and those before the step that they follow."""
    for draft in found:
        last = None
        for field, step in LIFE.items():
            on: dt.date | None = getattr(draft, field)
            if on is None:
                continue
            said = ""
            if on > today:
                said = f"{step}日期（{labels.day(on)}）还没有到，请核对。"
            elif last is not None and on < last[0]:
                before = f"{last[1]}（{labels.day_short(last[0])}）"
                said = f"{step}日期在{before}之前，请核对两个日期。"
            last = (on, step)
            if said:
                yield table.problem(draft.row, field, on.isoformat(), said, grave=True)


def _words_unused(found: Sequence[SuggestionDraft], table: Columns) -> Iterator[Problem]:
    """Tell what a reply says where nothing tells when it was or how it ended."""
    for draft in found:
        handed = draft.number and draft.lead_unit
        if handed and draft.reply_body and not suggestion_doubts.answered(draft):
            said = "有答复内容，没有答复日期和办理结果，按还没有答复登记。请补上答复日期。"
            yield table.problem(draft.row, "reply_body", draft.reply_body[:20], said, grave=False)


def _of_rows(found: Sequence[SuggestionDraft], table: Columns, today: dt.date) -> Iterator[Problem]:
    """Tell wrong days, and of each row that comes in what is not taken in and what is guessed."""
    wrong = list(_wrong_days(found, table, today))
    yield from wrong
    yield from _words_unused(found, table)
    refused = {problem.row for problem in (*table.problems, *wrong) if problem.grave}
    for draft in found:
        if draft.row not in refused:
            yield from suggestion_doubts.not_taken(draft, table)
            yield from suggestion_doubts.days_guessed(draft, table)
