"""`sessions`: the terms and sessions of this office's congress."""

from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.office import offices

app = App(help="届次和会议：登记、清单。", no_args_is_help=True)

LIST = {"name": "会议", "opened_on": "开幕", "closed_on": "闭幕"}


@app.command("add")
def add(
    ctx: typer.Context,
    term: Annotated[int, typer.Option(metavar="届", min=1, max=99, help="1 至 99")],
    session: Annotated[int, typer.Option(metavar="次", min=1, max=99, help="1 至 99")],
    opened: Annotated[str, typer.Option(metavar="日期", help="开幕日")] = "",
    closed: Annotated[str, typer.Option(metavar="日期", help="闭幕日")] = "",
) -> None:
    """登记一次会议，或补上它的日期。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"登记会议 第{term}届第{session}次") as writing:
        offices.open_session(
            writing,
            term=term,
            ordinal=session,
            opened_on=desk.day(opened, "near") if opened else None,
            closed_on=desk.day(closed, "near") if closed else None,
        )
    shown.say(f"已登记第{term}届第{session}次会议。")


@app.command("list")
def listing(ctx: typer.Context, json: Json = False) -> None:
    """列出会议，最近的在前。"""
    desk: Entrance = ctx.obj
    with desk.reading() as reading:
        lines = [shown.plain(line) | {"name": line.name} for line in offices.sessions(reading)]
    shown.listed(lines, LIST, json=json, none="还没有会议。")
