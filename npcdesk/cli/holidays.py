"""`holidays`: the years whose holidays are known, and a new year's table taken in from a file."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.previews import DRY, YES
from npcdesk.cli.shown import Json
from npcdesk.office import holidays, moved_days
from npcdesk.office.moved_days import Moved
from npcdesk.rules.holiday_table import HolidayYear
from npcdesk.workbooks import holiday_file

app = App(help="节假日安排：清单、导入新一年的。", no_args_is_help=True)

LIST = {"year": "年份", "off": "放假（天）", "worked": "调休上班（天）", "own": "本单位导入"}
MOVED = {
    "number": "建议号",
    "title": "标题",
    "step": "等什么",
    "kept": "现在的期限",
    "now": "按新安排",
}


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出已经知道节假日安排的年份；别的年份只按周末算。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        rows = holidays.years(session)
        missing = holidays.unknown_from(session, desk.today)
    shown.listed(rows, LIST, json=json, none="没有节假日安排。")
    if missing and not json:
        shown.say(
            f"程序里还没有{missing}年的节假日安排，先按周末算；有了通知用 holidays import 导入。"
        )


@app.command("import")
def bring(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="文件", help="两栏（日期、休或班）的表格，或 JSON 文件"),
    ],
    dry_run: DRY = False,
    yes: YES = False,
    json: Json = False,
) -> None:
    """导入一年的节假日安排；已经算出的期限不动，只告诉哪些会不同。"""
    desk: Entrance = ctx.obj
    table = holiday_file.read(file)
    with desk.opened() as store:
        with store.reading() as session:
            moved = moved_days.would_move(session, table)
        _tell(table, moved, json=json)
        if dry_run:
            return
        if not agreed(f"按它算{table.year}年的期限吗？", yes=yes, previews=True):
            raise typer.Abort
        with store.writing(f"导入{table.year}年节假日安排") as session:
            holidays.take_in(session, table)
    if not json:
        shown.say(f"已导入{table.year}年的节假日安排，以后算期限按它。已经算出的期限没有动。")


@app.command("drop")
def drop(
    ctx: typer.Context, year: Annotated[int, typer.Argument(metavar="年份", help="如 2027")]
) -> None:
    """去掉本单位导入的一年，改回程序自带的；程序没有的只按周末算。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"去掉{year}年节假日安排") as session:
        holidays.drop(session, year)
    shown.say(f"已去掉本单位导入的{year}年节假日安排。")


def _tell(table: HolidayYear, moved: list[Moved], *, json: bool) -> None:
    days = {"year": table.year, "off": len(table.off), "worked": len(table.worked)}
    if json:
        shown.as_json([days | {"moved": moved}])
        return
    shown.say(f"{table.year}年：放假 {days['off']} 天，调休上班 {days['worked']} 天。")
    if moved:
        shown.say(f"正在办的有 {len(moved)} 件，期限按新安排会不同（已登记的不改）：")
        rows = [
            {
                "number": line.number,
                "title": line.title,
                "step": line.step,
                "kept": labels.day(line.kept),
                "now": labels.day(line.now),
            }
            for line in moved
        ]
        shown.listed(rows, MOVED, json=False, none="")
    else:
        shown.say("正在办的建议，期限都不受影响。")
