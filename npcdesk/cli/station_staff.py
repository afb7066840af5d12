"""`stations staff`: who works at a station."""

from typing import Annotated, Any, TypeAlias

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound
from npcdesk.office import station_staff, stations
from npcdesk.office.station_staff import StaffFacts

app = App(help="站点的工作人员：登记、清单、离开、去掉。", no_args_is_help=True)

STATION: TypeAlias = Annotated[str, typer.Argument(metavar="站点", help="名称，认得出即可")]
NAME: TypeAlias = Annotated[str, typer.Argument(metavar="姓名")]
LIST = {"name": "姓名", "duty": "职责", "phone": "电话", "from_on": "起", "to_on": "止"}


@app.command("add")
def add(
    ctx: typer.Context,
    station: STATION,
    name: NAME,
    duty: Annotated[str, typer.Option(metavar="职责", help="如 站长、联络员")] = "",
    phone: Annotated[str, typer.Option(metavar="电话")] = "",
    since: Annotated[str, typer.Option("--from", metavar="日期", help="从哪天起")] = "",
) -> None:
    """登记站点的一位工作人员。"""
    desk: Entrance = ctx.obj
    facts = StaffFacts(name, duty, phone, desk.day(since) if since else None)
    with desk.writing(f"登记工作人员 {name}") as session:
        station_staff.add(session, stations.named(session, station), facts)
    shown.say(f"{name}已登记在{station}。")


@app.command("list")
def listing(ctx: typer.Context, station: STATION, json: Json = False) -> None:
    """列出站点的工作人员，电话只显示头尾。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        lines = station_staff.lines(session, stations.named(session, station))
    none = "这个站点还没有登记工作人员。"
    shown.listed(lines, LIST, json=json, none=none)


@app.command("leave")
def leave(
    ctx: typer.Context,
    station: STATION,
    name: NAME,
    on: Annotated[str, typer.Option(metavar="日期", help="做到哪天")] = "今天",
) -> None:
    """登记一位工作人员做到哪天。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"工作人员离开 {name}") as session:
        station_staff.leave(session, _named(session, station, name), desk.day(on))
    shown.say(f"{name}做到{on}，已登记。")


@app.command("drop")
def drop(ctx: typer.Context, station: STATION, name: NAME) -> None:
    """去掉登记错了的一位工作人员。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"去掉工作人员 {name}") as session:
        station_staff.drop(session, _named(session, station, name))
    shown.say(f"{name}已从{station}去掉。")


def _named(session: Any, station: str, name: str) -> str:
    lines = station_staff.lines(session, stations.named(session, station))
    found = [line.id for line in lines if line.name == name.strip()]
    if not found:
        msg = f"{station}没有叫“{name}”的工作人员，请核对姓名。"
        raise NotFound(msg)
    return found[-1]
