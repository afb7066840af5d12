"""The changes of a rota by hand, each a command of `rota`."""

from collections.abc import Callable
from typing import Annotated, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.office import delegates, duties, stations

STATION: TypeAlias = Annotated[str, typer.Argument(metavar="站点", help="名称，认得出即可")]
ON: TypeAlias = Annotated[str, typer.Argument(metavar="日期", help="值班的日子，如 5.15")]
WHO: TypeAlias = Annotated[str, typer.Argument(metavar="代表", help="排在那天的代表")]


def add_to(app: typer.Typer) -> None:
    """Give the commands to `rota`."""
    commands: dict[str, Callable[..., None]] = {
        "swap": swap,
        "replace": replace,
        "join": join,
        "empty": empty,
        "move": move,
        "posted": posted,
    }
    for name, command in commands.items():
        app.command(name)(command)


def swap(
    ctx: typer.Context,
    station: STATION,
    on: ON,
    who: WHO,
    other_on: Annotated[str, typer.Argument(metavar="另一天", help="同他对调的日子")],
    other: Annotated[str, typer.Argument(metavar="另一位代表", help="排在另一天的代表")],
) -> None:
    """两位代表对调班次；重新排班时不再改动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"调班 {who} {other}") as session:
        home = stations.named(session, station)
        one = duties.seat(session, home, desk.day(on, "near"), who)
        two = duties.seat(session, home, desk.day(other_on, "near"), other)
        duties.swap(session, one, two)
    shown.say(f"{who}和{other}已对调。")


def replace(
    ctx: typer.Context,
    station: STATION,
    on: ON,
    who: WHO,
    by: Annotated[str, typer.Option(metavar="代表", help="换成谁：姓名或代表证号")],
) -> None:
    """换一位代表值班；重新排班时不再改动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"换人 {who}") as session:
        turn = duties.seat(session, stations.named(session, station), desk.day(on, "near"), who)
        found = delegates.named(session, by)
        duties.replace(session, turn, found.id)
    shown.say(f"{who}已换成{found.name}。")


def join(
    ctx: typer.Context,
    station: STATION,
    on: ON,
    who: Annotated[str, typer.Argument(metavar="代表", help="加上谁：姓名或代表证号")],
) -> None:
    """在排好的一天再加一位代表。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"加人 {who}") as session:
        found = delegates.named(session, who)
        duties.add(session, stations.named(session, station), desk.day(on, "near"), found.id)
    shown.say(f"{found.name}已加到{on}。")


def empty(ctx: typer.Context, station: STATION, on: ON, who: WHO) -> None:
    """一位代表不来，班次空着；重新排班时也不补。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"空班 {who}") as session:
        home = stations.named(session, station)
        duties.leave_empty(session, duties.seat(session, home, desk.day(on, "near"), who))
    shown.say(f"{who}的班次已空出。")


def move(
    ctx: typer.Context,
    station: STATION,
    on: ON,
    to: Annotated[str, typer.Argument(metavar="改到", help="改到哪天")],
) -> None:
    """一个值班日改到另一天。"""
    desk: Entrance = ctx.obj
    day, there = desk.day(on, "near"), desk.day(to, "future")
    with desk.writing(f"改日子 {station}") as session:
        duties.move(session, stations.named(session, station), day, there)
    shown.say(f"{labels.day(day)}的值班已改到{labels.day(there)}。")


def posted(
    ctx: typer.Context,
    station: STATION,
    on: ON,
    when: Annotated[str, typer.Option(metavar="日期", help="哪天贴出的")] = "今天",
) -> None:
    """登记接待公告已经贴出；重新排班时这天不再改动。"""
    desk: Entrance = ctx.obj
    day = desk.day(on, "near")
    with desk.writing(f"公告贴出 {station}") as session:
        duties.post(session, stations.named(session, station), day, desk.day(when))
    shown.say(f"{labels.day(day)}的接待公告已登记贴出。")
