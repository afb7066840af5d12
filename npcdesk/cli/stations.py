"""`stations`: where delegates meet people."""

from typing import Annotated

import typer

from npcdesk.cli import lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.office import stations

app = App(help="代表之家和联络站：登记、清单。", no_args_is_help=True)

LIST = {
    "name": "站点",
    "kind": "类型",
    "township": "所在乡镇",
    "manager": "负责人",
    "reception_day": "接待日",
    "delegates": "代表",
    "visits": "本年走访",
    "opinions": "本年意见",
    "open_opinions": "待处理",
    "last_on": "最近一次",
}


@app.command("add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    kind: Annotated[
        str, typer.Option(metavar="类型", help="代表之家、联络站、联络点")
    ] = "代表之家",
    township: Annotated[str, typer.Option(metavar="乡镇")] = "",
    address: Annotated[str, typer.Option(metavar="地址")] = "",
    manager: Annotated[str, typer.Option(metavar="负责人")] = "",
    phone: Annotated[str, typer.Option(metavar="电话")] = "",
    reception_day: Annotated[str, typer.Option(metavar="接待日", help="如 每月15日")] = "",
) -> None:
    """登记一个站点。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"登记站点 {name}") as session:
        stations.add(
            session,
            name,
            kind=kind,
            township=township,
            address=address,
            manager=manager,
            phone=phone,
            reception_day=reception_day,
        )
    shown.say(f"已登记站点“{name}”。")


@app.command("list")
def listing(ctx: typer.Context, out: Out = None, json: Json = False) -> None:
    """列出站点和本年的走访、意见。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        lines = stations.lines(session, desk.today.year)
    if out:
        lists_out.put(ctx, out, "站点清单", lines, LIST)
        return
    shown.listed(lines, LIST, json=json, none="还没有站点，请先用 stations add 登记。")
