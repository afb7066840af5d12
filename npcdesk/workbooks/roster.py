"""Reads a roster (代表名册) as clerks make them; tells what is doubtful, writes nothing."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import repeat
from pathlib import Path

from npcdesk.job import Job, Step, uncollected
from npcdesk.rules import naming, work_posts
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.workbooks import numbers, vocabulary, words
from npcdesk.workbooks.body import Line
from npcdesk.workbooks.cells import NOTHING, Cell, Reader, Reading, read_lines, read_text, text
from npcdesk.workbooks.choice import ROSTER, choose, passed_over
from npcdesk.workbooks.columns import Columns, fill_merged
from npcdesk.workbooks.days import manner, month_reader
from npcdesk.workbooks.doubts import contradictions, repetitions
from npcdesk.workbooks.headings import Column
from npcdesk.workbooks.reading import read_below
from npcdesk.workbooks.sheets import Sheet, open_sheets

FIELDS = DelegateDraft._fields
GROUPED = ("delegation", "electoral_unit", "group", "level")
MERGED = frozenset([*GROUPED, "station", "terms", "elected_how", "status"])
ADULT = 18  # 选举法 art. 4
LATEST_BIRTH, LATEST_EVENT = 10, 40  # last two-digit years of this century when no day is given
BRACKET = re.compile("[(（]")
NAME_AND_MORE = re.compile(r"(?P<name>[^()（）]+)[(（](?P<more>[^()（）]+)[)）]")
COMMON = re.compile("[\u4e00-\u9fff]{2,4}")  # the names of which nothing need be asked
READERS: Mapping[str, Reader] = {
    "sex": words.read_sex,
    vocabulary.MALE: words.tick_reader("male"),
    vocabulary.FEMALE: words.tick_reader("female"),
    "nation": words.read_nation,
    "party": words.read_party,
    "phone": numbers.read_phone,
    "office_phone": numbers.read_phone,
    "postcode": numbers.read_postcode,
    "id_number": numbers.read_id,
    "level": words.read_level,
    "delegate_number": numbers.read_code,
    "status": words.read_status,
    "grassroots": words.read_yes,
    "publish": words.read_audience,
    "resume": read_lines,
}


def read_roster(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    today: dt.date | None = None,
) -> Job[RosterSheet]:
    """Read a roster from a workbook (.xlsx, .xls, .ods, .csv); a job that ends with its lines.

    Args:
        path: the workbook.
        columns: what a person decided: column letter or heading → field of `DelegateDraft`,
            "" to leave a column out. The others are understood by their headings.
        today: the day against which births are judged and two-digit years understood.

    Raises:
        SheetRefused: the file cannot be read or is no roster; the Chinese sentence says why.
    """
    with uncollected():
        return (yield from _read(path, columns, today))


def _read(path: Path, columns: Mapping[str, str] | None, today: dt.date | None) -> Job[RosterSheet]:
    yield Step(0, 0, "正在打开表格")
    sheets = open_sheets(path)
    sheet, headings = choose(sheets, ROSTER, columns)
    fill_merged(sheet, headings, MERGED)
    return (
        yield from read_below(
            path,
            (sheet, headings),
            ("name",),
            reader=lambda column: _reader(column, sheet, headings.last + 1, today),
            rows=_drafts,
            doubts=lambda found, table: [
                *passed_over(sheets, ROSTER, sheet),
                *contradictions(found, table),
                *repetitions(found, table),
            ],
            grouped=True,
        )
    )


def read_name(cell: Cell) -> Reading:
    """Read a name; what looks wrong about it is told, and grave when there is no name."""
    if isinstance(cell, str) and COMMON.fullmatch(cell) and cell not in NOTHING:
        return Reading(cell)
    name = naming.clean(text(cell))
    if name in NOTHING:
        return Reading(problem="没有姓名，请补上。", grave=True)
    if NAME_AND_MORE.fullmatch(name):
        return Reading(name)
    return Reading(name, problem=naming.doubtful(name), grave=not isinstance(cell, str))


def _reader(column: Column, sheet: Sheet, first: int, today: dt.date | None) -> Reader:
    meaning = column.meaning
    if meaning == "name":
        return read_name
    if meaning in {"birth", "joined_party", "began_work", "elected_on"}:
        cells = {row[column.index] for row in sheet.rows[first:]}
        if meaning == "birth":
            return _birth_reader(cells, today)
        pivot = today.year % 100 if today else LATEST_EVENT
        keep_day = meaning == "elected_on"
        return month_reader(manner(cells, pivot), grave=False, keep_day=keep_day)
    return READERS.get(meaning, read_text)


def _birth_reader(cells: set[Cell], today: dt.date | None) -> Reader:
    pivot = (today.year - ADULT) % 100 if today else LATEST_BIRTH
    read = month_reader(manner(cells, pivot), grave=True, keep_day=True)
    if today is None:
        return read
    grown = today.replace(year=today.year - ADULT, day=min(today.day, 28)).isoformat()

    def read_and_judge(cell: Cell) -> Reading:
        reading = read(cell)
        if reading.value > today.isoformat():
            return Reading(problem=f"出生年月“{text(cell)}”还没有到，请核对。", grave=True)
        if reading.value > grown:
            return reading._replace(problem="按出生年月还不满 18 周岁，请核对。")
        return reading

    return read_and_judge


def _drafts(table: Columns, lines: Sequence[Line]) -> list[DelegateDraft]:
    fields = table.take(lines)
    if any(line.group for line in lines):
        for name in GROUPED:
            own = fields.get(name, [""] * len(lines))
            fields[name] = [
                value or line.group.get(name, "") for value, line in zip(own, lines, strict=True)
            ]
    values = [
        [line.at + 1 for line in lines] if name == "row" else fields.get(name, repeat(""))
        for name in FIELDS
    ]
    drafts = list(map(DelegateDraft._make, zip(*values, strict=False)))  # `repeat` has no end
    if "work_unit" not in fields and any(map(_of_both, table.headings.columns)):
        drafts = [_with_unit(draft, table) if draft.post else draft for draft in drafts]
    if BRACKET.search("".join(fields["name"])):
        return [_parted(draft, table) if BRACKET.search(draft.name) else draft for draft in drafts]
    return drafts


def _of_both(column: Column) -> bool:
    """Tell whether a column is of unit and post: 工作单位及职务."""
    return column.meaning == "post" and "单位" in column.heading and "职" in column.heading


def _with_unit(draft: DelegateDraft, table: Columns) -> DelegateDraft:
    """Part the unit from the post where that is sure; either way it is told."""
    found = work_posts.parted(draft.post)
    said = "分不出单位和职务，整个写在职务里。"
    if found:
        said = f"分成单位“{found[0]}”、职务“{found[1]}”。"
    table.converted.append(table.problem(draft.row, "post", draft.post, said, grave=False))
    return draft._replace(work_unit=found[0], post=found[1]) if found else draft


def _parted(draft: DelegateDraft, table: Columns) -> DelegateDraft:
    """Take sex and nation out of a name's brackets, as announcements write: 马兰（女，回族）."""
    match = NAME_AND_MORE.fullmatch(draft.name)
    more = re.split(r"[，,、\s]+", match["more"]) if match else []
    sex = next((words.SEXES[each] for each in more if each in words.SEXES), "")
    nation = next((each for each in more if each in words.NATIONS), "")
    if match is None or len(more) != bool(sex) + bool(nation):
        said = f"“{draft.name}”里不只有姓名，请把括号里的移到别的列。"
        table.problems.append(table.problem(draft.row, "name", draft.name, said, grave=False))
        return draft
    name = match["name"].strip()
    said = f"读作{name}，括号里的是性别和民族。"
    table.converted.append(table.problem(draft.row, "name", draft.name, said, grave=False))
    return draft._replace(name=name, sex=draft.sex or sex, nation=draft.nation or nation)
