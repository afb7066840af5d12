"""`stats pivots`: the tables of 交叉统计 that have a name."""

from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.cli.stats_pivot import COLUMNS, COUNT, MEASURE, ROWS
from npcdesk.office import saved_pivots
from npcdesk.rules import pivot
from npcdesk.rules.pivot import AXES, MEASURES

app = App(help="保存的交叉统计表：清单、保存、改名、删去。", no_args_is_help=True)

NAME = Annotated[str, typer.Argument(metavar="名称")]
LIST = {"name": "名称", "rows": "行", "columns": "列", "measure": "格里放"}


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出保存的表；用 stats pivot --saved 打开。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = saved_pivots.every(session)
    rows = [
        {
            "name": each.name,
            "rows": each.asked.rows,
            "columns": each.asked.columns,
            "measure": each.asked.measure,
        }
        for each in found
    ]
    if not json:
        rows = [
            {
                "name": row["name"],
                "rows": AXES[row["rows"]].label,
                "columns": AXES[row["columns"]].label if row["columns"] else "",
                "measure": MEASURES[row["measure"]].label,
            }
            for row in rows
        ]
    shown.listed(rows, LIST, json=json, none="还没有保存交叉统计表。")


@app.command("keep")
def keep(
    ctx: typer.Context, name: NAME, rows: ROWS, columns: COLUMNS = "", measure: MEASURE = COUNT
) -> None:
    """给一张表起名保存；同名的换成新的。"""
    desk: Entrance = ctx.obj
    asked = pivot.asked(rows, columns, measure)
    with desk.writing(f"保存交叉统计表 {name}") as session:
        saved_pivots.keep(session, name, asked)
    shown.say(f"已保存“{name.strip()}”：{asked.words}。")


@app.command("rename")
def rename(
    ctx: typer.Context, name: NAME, new: Annotated[str, typer.Argument(metavar="新名称")]
) -> None:
    """给保存的表改名。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"交叉统计表 {name} 改名") as session:
        saved_pivots.rename(session, name, new)
    shown.say(f"“{name}”改名为“{new.strip()}”了。")


@app.command("drop")
def drop(ctx: typer.Context, name: NAME) -> None:
    """删去保存的表。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"删去交叉统计表 {name}") as session:
        saved_pivots.drop(session, name)
    shown.say(f"已删去“{name}”。要撤销，用 npcdesk undo。")
