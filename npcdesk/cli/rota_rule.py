"""`rota rule`: the rules by which a station's rota is made."""

from dataclasses import asdict
from typing import Annotated, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound
from npcdesk.models import LeastPer, Roll
from npcdesk.office import rota_rules, stations
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.rules import rota_days

app = App(help="站点的值班规则：登记、清单、去掉。", no_args_is_help=True)

STATION: TypeAlias = Annotated[str, typer.Argument(metavar="站点", help="名称，认得出即可")]
DAYS: TypeAlias = Annotated[
    str, typer.Argument(metavar="接待日", help="如 每单月15日、每周三、每月第二个周三")
]
LIST = {
    "days": "接待日",
    "starts": "开始",
    "ends": "结束",
    "venue": "地点",
    "roll": "遇节假日",
    "seats": "每天几名",
    "least": "每人至少",
    "least_per": "多久之内",
}


@app.command("add")
def add(
    ctx: typer.Context,
    station: STATION,
    days: DAYS,
    starts: Annotated[str, typer.Option(metavar="时间", help="如 9:00")] = "9:00",
    ends: Annotated[str, typer.Option(metavar="时间", help="如 11:00")] = "11:00",
    venue: Annotated[str, typer.Option(metavar="地点", help="不写就是站点的地址")] = "",
    seats: Annotated[int, typer.Option(metavar="人数", help="每天几名代表")] = 2,
    least: Annotated[int, typer.Option(metavar="次数", help="每人至少几次，0 是不要求")] = 0,
    per: Annotated[str, typer.Option(metavar="多久", help="半年、一年")] = "一年",
    roll: Annotated[
        str, typer.Option(metavar="办法", help="遇节假日：顺延到下一个工作日、停一次、照常接待")
    ] = "顺延到下一个工作日",
) -> None:
    """给一个站点登记值班规则。"""
    desk: Entrance = ctx.obj
    facts = RuleFacts(
        days=days,
        starts=starts,
        ends=ends,
        venue=venue,
        roll=Roll(labels.value_of(labels.ROLL, roll)),
        seats=seats,
        least=least,
        least_per=LeastPer(labels.value_of(labels.LEAST_PER, per)),
    )
    with desk.writing(f"值班规则 {station}") as session:
        rota_rules.add(session, stations.named(session, station), facts)
    shown.say(f"{station}的值班规则已登记：{days}。用 rota plan 排值班表。")


@app.command("list")
def listing(ctx: typer.Context, station: STATION, json: Json = False) -> None:
    """列出一个站点的值班规则。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        lines = rota_rules.lines(session, stations.named(session, station))
    rows = [asdict(line.facts) | {"id": line.id} for line in lines]
    if not json:
        for row in rows:
            row["roll"] = labels.ROLL[row["roll"].value]
            row["least_per"] = labels.LEAST_PER[row["least_per"].value] if row["least"] else ""
    shown.listed(rows, LIST, json=json, none="这个站点还没有值班规则。")


@app.command("drop")
def drop(ctx: typer.Context, station: STATION, days: DAYS) -> None:
    """去掉一条值班规则；已经排好的值班不动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"去掉值班规则 {station}") as session:
        lines = rota_rules.lines(session, stations.named(session, station))
        wanted = str(rota_days.read(days))
        found = next((line.id for line in lines if line.facts.days == wanted), None)
        if found is None:
            known = "、".join(line.facts.days for line in lines) or "没有规则"
            msg = f"{station}没有“{days}”这条规则，现有：{known}。"
            raise NotFound(msg)
        rota_rules.drop(session, found)
    shown.say(f"{station}的“{days}”已去掉。")
