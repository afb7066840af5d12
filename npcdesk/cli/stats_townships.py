"""`stats townships`: what the offices below sent, side by side."""

from typing import Annotated

import typer

from npcdesk.cli import shown, stats_files, stats_scope
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json
from npcdesk.cli.stats_files import Out
from npcdesk.cli.stats_scope import DECIMALS, TRIM
from npcdesk.office import pivot_books, townships
from npcdesk.office.townships import COLUMNS

YEAR = Annotated[int, typer.Option(metavar="年", help="哪一年，不写是今年")]
NOTHING = (
    "还没有收到{0}的材料。请各{0}在“数据交换”里导出给本单位（sync export），"
    "拿来后在这里导入（sync import）。"
)


def side_by_side(
    ctx: typer.Context,
    year: YEAR = 0,
    decimals: DECIMALS = 1,
    trim: TRIM = False,
    out: Out = None,
    json: Json = False,
) -> None:
    """各乡镇（市里是各区县）并排比：建议和各项比率、代表、站点、接待、群众意见；数据由各家用数据交换报来。"""
    desk: Entrance = ctx.obj
    scope = townships.Scope(year or desk.today.year)
    how = stats_scope.rounding(decimals, plain=False, trim=trim)
    with desk.reading() as reading:
        found = townships.townships(reading, scope, today=desk.today, how=how)
    if out:
        stats_files.put(
            out, [pivot_books.of_townships(found)], pivot_books.paper_of_townships(found)
        )
        return
    every = (*found.lines, *([] if json or not found.lines else [found.whole]))
    rows = [
        {
            **({"code": line.unit} if json else {}),
            "name": line.name,
            **{
                name: cell.printed if cell.rate or not json else cell.count
                for name, cell in line.cells.items()
            },
        }
        for line in every
    ]
    shown.listed(rows, {"name": "单位", **COLUMNS}, json=json, none=NOTHING.format(found.called))
