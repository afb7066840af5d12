"""`teams`: the delegates' own groups (代表小组) and who is in them."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY
from npcdesk.models import TeamBasis
from npcdesk.office import delegates, stations, teams
from npcdesk.office.teams import Facts

app = App(help="代表小组：成立、成员进出、一年的活动和成果。", no_args_is_help=True)

TEAM = Annotated[str, typer.Argument(metavar="小组", help="小组名称，认得出即可")]
WHO = Annotated[list[str], typer.Option(metavar="代表", help="姓名或代表证号，可写多次")]
LIST = {
    "name": "小组",
    "basis": "划分",
    "field": "地域或领域",
    "convener": "召集人",
    "members": "成员",
    "activities": "今年活动",
    "suggestions": "形成建议",
    "reports": "调研报告",
    "last_on": "最近一次",
}
MEMBERS = {"name": "姓名", "delegation": "代表团", "from_on": "起", "to_on": "止"}


@app.command("add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    basis: Annotated[str, typer.Option(metavar="划分", help="地域、专业")] = "地域",
    field: Annotated[str, typer.Option(metavar="领域", help="城关镇、财政经济 …")] = "",
    convener: Annotated[str, typer.Option(metavar="召集人", help="姓名或代表证号")] = "",
    station: Annotated[str, typer.Option(metavar="站点", help="活动所在的站点")] = "",
    served_by: Annotated[str, typer.Option(metavar="单位", help="服务保障单位")] = "",
    delegate: WHO = [],  # noqa: B006 - Typer copies it
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """成立一个代表小组；--delegate 写成员，从 --on 那天起。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"成立代表小组 {name}") as session:
            facts = Facts(
                name=name,
                basis=TeamBasis(labels.value_of(labels.TEAM_BASIS, basis)),
                field=field,
                convener_id=delegates.named(session, convener).id if convener else None,
                station_id=stations.named(session, station) if station else None,
                served_by=served_by,
            )
            made = teams.form(session, facts)
            teams.join(session, made, _ids(session, delegate), on=desk.day(on))
        _told(store, desk, made, f"代表小组“{name}”已经成立。", json=json)


@app.command("join")
def join(ctx: typer.Context, team: TEAM, delegate: WHO, on: ON = TODAY, json: Json = False) -> None:
    """让代表加入小组，从这天起。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"加入代表小组 {team}") as session:
            found = teams.named(session, team)
            fresh = teams.join(session, found, _ids(session, delegate), on=desk.day(on))
        _told(store, desk, found, f"{fresh} 名代表加入了小组。", json=json)


@app.command("leave")
def leave(
    ctx: typer.Context, team: TEAM, delegate: WHO, on: ON = TODAY, json: Json = False
) -> None:
    """让代表离开小组，这天是最后一天。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing(f"离开代表小组 {team}") as session:
            found = teams.named(session, team)
            for person_id in _ids(session, delegate):
                teams.leave(session, found, person_id, on=desk.day(on))
        _told(store, desk, found, f"{len(delegate)} 名代表离开了小组。", json=json)


@app.command("gather")
def gather(ctx: typer.Context) -> None:
    """照名册“代表小组”一栏成立小组，把代表放进去。"""
    desk: Entrance = ctx.obj
    with desk.writing("照名册成立代表小组") as session:
        made, members = teams.gather(session)
    shown.say(f"成立了 {made} 个小组，{members} 名代表进了小组。")


@app.command("dissolve")
def dissolve(ctx: typer.Context, team: TEAM, on: ON = TODAY) -> None:
    """撤销一个代表小组，以前的活动还在。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"撤销代表小组 {team}") as session:
        found = teams.named(session, team)
        name = teams.own(session, found).name
        teams.dissolve(session, found, on=desk.day(on))
    shown.say(f"代表小组“{name}”已经撤销，它的活动还在。")


@app.command("list")
def listing(
    ctx: typer.Context,
    year: Annotated[int, typer.Option(metavar="年", help="哪一年的活动，不写就是今年")] = 0,
    out: Out = None,
    json: Json = False,
) -> None:
    """列出代表小组，和一年里的活动、形成的建议和报告。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = teams.lines(session, desk.today, year or desk.today.year)
    rows = [_row(line) for line in found]
    if out:
        lists_out.put(ctx, out, "代表小组", rows, LIST)
        return
    shown.listed(rows, LIST, json=json, none="还没有代表小组。")


@app.command("show")
def show(ctx: typer.Context, team: TEAM, json: Json = False) -> None:
    """列出一个小组的成员，离开的也在。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = teams.members(session, teams.named(session, team))
    shown.listed(found, MEMBERS, json=json, none="这个小组还没有成员。")


def _ids(session: Any, names: list[str]) -> list[str]:
    return [delegates.named(session, name).id for name in names]


def _row(line: teams.TeamLine) -> dict[str, Any]:
    return asdict(line) | {"basis": labels.TEAM_BASIS[line.basis]}


def _told(store: Any, desk: Entrance, team_id: str, sentence: str, *, json: bool) -> None:
    if not json:
        shown.say(sentence)
        return
    with store.reading() as session:
        lines = teams.lines(session, desk.today, desk.today.year)
    shown.as_json([_row(line) for line in lines if line.id == team_id])
