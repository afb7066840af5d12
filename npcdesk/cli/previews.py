"""What an import says before it writes: the columns it understood and the rows it doubts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.job import Job
from npcdesk.rules.assignment import AssignmentSheet
from npcdesk.rules.drafts import Problem, RosterSheet, SuggestionSheet
from npcdesk.rules.returned_forms import FormSheet
from npcdesk.rules.unit_lists import ReturnedList
from npcdesk.store import Store, aside

FILE = Annotated[Path, typer.Argument(metavar="文件", help="表格：.xlsx .xls .ods .csv")]
DRY = Annotated[bool, typer.Option("--dry-run", help="只预览，不写入")]
YES = Annotated[bool, typer.Option("--yes", help="不再询问，直接写入")]

FEW = 5  # different readings of a column
MOST = 50  # problems told on a terminal; JSON has them all


@dataclass(frozen=True, slots=True)
class Writing:
    """What may be written after a preview: `many` lines, and the words for it.

    `name` is what the write is called where it can be taken back; `doing` stands beside the bar.
    """

    many: int
    ask: str
    name: str
    doing: str
    done: str
    nothing: str


def write(
    desk: Entrance,
    store: Store,
    writing: Writing,
    apply: Callable[[Any], Job[Any]],
    *,
    dry_run: bool,
    yes: bool,
    json: bool,
) -> None:
    """Ask, copy the file, write once, and say so; `apply` is given the session.

    Raises:
        NotAllowed: nobody is there to be asked.
    """
    if writing.many and not dry_run:
        if not agreed(writing.ask, yes=yes, previews=True):
            raise typer.Abort
        aside.copy(store, desk.folder, "导入前", desk.clock)
        with store.writing(writing.name) as session:
            watched(apply(session), writing.doing)
        if not json:
            shown.say(writing.done)
    elif not json:
        shown.say("只是预览，没有写入。" if dry_run else writing.nothing)


def told_sheet(
    sheet: RosterSheet | SuggestionSheet | ReturnedList | AssignmentSheet | FormSheet,
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
    _tell_readings(sheet.converted)
    _tell("请核对的", sheet.problems)


def _tell_readings(converted: tuple[Problem, ...]) -> None:
    """Say how cells were read, a line for each column: the doubts below are to be seen."""
    columns: dict[str, dict[str, list[Problem]]] = {}
    for each in converted:
        columns.setdefault(each.column, {}).setdefault(each.text, []).append(each)
    if columns:
        shown.say(f"换了写法的 {len(converted)} 处：")
    for column, found in columns.items():
        some = sorted(found.values(), key=lambda alike: -len(alike))
        told = "，".join(map(_reading, some[:FEW])) + (" 等" if len(some) > FEW else "")
        shown.say(f"  {column} {sum(map(len, some))} 处：{told}。")


def _reading(alike: list[Problem]) -> str:
    first = alike[0]
    values = {each.value for each in alike}
    words = f"{f'“{first.value}”' if len(values) == 1 else ''}{first.text.strip('。')}"
    return f"第 {first.row} 行{words}" if len(alike) == 1 else f"{words} {len(alike)} 处"


def _tell(title: str, problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    shown.say(f"{title} {len(problems)} 处：")
    for each in problems[:MOST]:
        shown.say(f"  {each.placed}" + ("（这一行不导入）" if each.grave else ""))
    if len(problems) > MOST:
        shown.say(f"  另有 {len(problems) - MOST} 处，加 --json 可以看全。")
