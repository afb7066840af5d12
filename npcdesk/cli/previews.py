"""What an import says before it writes: the columns it understood and the rows it doubts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.rules.assignment import AssignmentSheet
from npcdesk.rules.drafts import Problem, RosterSheet, SuggestionSheet
from npcdesk.rules.unit_lists import ReturnedList

FILE = Annotated[Path, typer.Argument(metavar="文件", help="表格：.xlsx .xls .ods .csv")]
DRY = Annotated[bool, typer.Option("--dry-run", help="只预览，不写入")]
YES = Annotated[bool, typer.Option("--yes", help="不再询问，直接写入")]

MOST = 50  # problems told on a terminal; JSON has them all


def told_sheet(
    sheet: RosterSheet | SuggestionSheet | ReturnedList | AssignmentSheet,
    headings: Mapping[str, str],
) -> None:
    """Say which columns were understood, what was read in another writing, what is doubtful."""
    shown.say(
        f"{sheet.file_name}“{sheet.sheet}”：表头在第 {sheet.header_row} 行，{len(sheet.found)} 行。"
    )
    known = [
        f"{column.letter} {column.heading}"
        + (
            f"（{headings[column.meaning]}）"
            if headings.get(column.meaning) != column.heading
            else ""
        )
        for column in sheet.columns
        if column.meaning in headings
    ]
    shown.say(f"认出的列：{'、'.join(known)}。")
    unknown = [f"{c.letter} {c.heading}" for c in sheet.columns if not c.meaning and c.heading]
    if unknown:
        shown.say(f"没有认出、不导入的列：{'、'.join(unknown)}。")
    _tell("换了写法的", sheet.converted)
    _tell("请核对的", sheet.problems)


def _tell(title: str, problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    shown.say(f"{title} {len(problems)} 处：")
    for each in problems[:MOST]:
        where = f"第 {each.row} 行" + (f" {each.cell}" if each.cell else "")
        column = f" {each.column}" if each.column else ""
        shown.say(f"  {where}{column}：{each.text}" + ("（这一行不导入）" if each.grave else ""))
    if len(problems) > MOST:
        shown.say(f"  另有 {len(problems) - MOST} 处，加 --json 可以看全。")
