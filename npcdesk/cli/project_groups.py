"""`projects group … groups`: delegates who join a group that supervises projects."""

from typing import Annotated, Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.project_parts import ON, TODAY, YEAR, the_year
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound
from npcdesk.office import delegates, project_groups, projects

NAME = Annotated[str, typer.Argument(metavar="小组")]
WHO = Annotated[list[str], typer.Argument(metavar="姓名")]
GROUPS = {"name": "小组", "leader": "组长", "size": "人数", "who": "成员", "given": "监督的项目"}


def add_to(app: typer.Typer) -> None:
    """Add the commands on groups to the group of commands."""
    for each in (group, join, leave, groups):
        app.command(each.__name__)(each)


def group(
    ctx: typer.Context,
    name: NAME,
    leader: Annotated[str, typer.Option(metavar="姓名", help="组长")] = "",
    project: Annotated[
        list[str] | None, typer.Option(metavar="项目", help="监督哪个项目，可以写几次")
    ] = None,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """成立监督小组，或者给已有的小组换组长、分项目。"""
    desk: Entrance = ctx.obj
    of = the_year(desk, year)
    with desk.writing(f"监督小组 {name}") as session:
        known = {each.name: each for each in project_groups.lines(session, of)}
        who = delegates.named(session, leader) if leader else None
        person = {"leader": who.name, "leader_id": who.id} if who else {}
        if name in known:
            made = known[name].id
            if person:
                project_groups.amend(session, made, name, **person)
        else:
            made = project_groups.form(session, of, name, **person)
        for each in project or ():
            project_groups.assign(session, projects.named(session, each, of), made)
        found = project_groups.lines(session, of)
    if json:
        shown.as_json([_row(each) for each in found if each.id == made])
    else:
        shown.say(f"{name}登记好了。")


def join(
    ctx: typer.Context, name: NAME, who: WHO, on: ON = TODAY, year: YEAR = 0, json: Json = False
) -> None:
    """登记代表报名参加监督小组，可以几个人一起。"""
    desk: Entrance = ctx.obj
    of, made = the_year(desk, year), 0
    with desk.writing(f"报名 {name}") as session:
        chosen = project_groups.named(session, name, of)
        for each in who:
            person = delegates.named(session, each)
            day = desk.day(on)
            made += bool(project_groups.join(session, chosen, person.id, on=day, today=desk.today))
        found = project_groups.lines(session, of)
    if json:
        shown.as_json([_row(each) for each in found if each.id == chosen])
    else:
        shown.say(f"已报名 {made} 人。")


def leave(
    ctx: typer.Context, name: NAME, who: WHO, on: ON = TODAY, year: YEAR = 0, json: Json = False
) -> None:
    """登记代表退出监督小组。"""
    desk: Entrance = ctx.obj
    of = the_year(desk, year)
    with desk.writing(f"退出 {name}") as session:
        chosen = project_groups.named(session, name, of)
        lines = {each.id: each for each in project_groups.lines(session, of)}
        for each in who:
            here = [m for m in lines[chosen].members if m.name == each and m.left_on is None]
            if not here:
                msg = f"{lines[chosen].name}里没有{each}。"
                raise NotFound(msg)
            project_groups.leave(session, here[0].id, on=desk.day(on))
        found = project_groups.lines(session, of)
    if json:
        shown.as_json([_row(each) for each in found if each.id == chosen])
    else:
        shown.say(f"{'、'.join(who)}已退出{lines[chosen].name}。")


def groups(ctx: typer.Context, year: YEAR = 0, json: Json = False) -> None:
    """列出监督小组：组长、成员、监督的项目。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = project_groups.lines(session, the_year(desk, year))
        seats = project_groups.joined(session, the_year(desk, year))
    if json:
        shown.as_json([_row(each) for each in found])
        return
    rows = [
        {
            **_row(each),
            "who": "、".join(m.name for m in each.members if m.left_on is None),
            "given": "、".join(title for _, title in each.projects),
        }
        for each in found
    ]
    shown.listed(rows, GROUPS, json=False, none="还没有监督小组。")
    shown.say(f"在任代表 {seats.seated} 人，报名 {seats.joined} 人。")


def _row(each: project_groups.GroupLine) -> dict[str, Any]:
    row: dict[str, Any] = shown.plain(each)
    return row | {"size": each.size, "projects": [title for _, title in each.projects]}
