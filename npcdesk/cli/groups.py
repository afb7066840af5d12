"""`groups`: key suggestions and the groups that follow them."""

from typing import Annotated

import typer

from npcdesk.cli import lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.office import groups, suggestion_names

app = App(help="重点督办：成立督办组、列入建议、清单。", no_args_is_help=True)

LIST = {
    "name": "督办组",
    "leader": "组长",
    "committee": "对口工委",
    "members": "成员",
    "decided_by": "确定",
    "decided_on": "日期",
    "papers": "建议",
}


@app.command("form")
def form(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    leader: Annotated[str, typer.Option(metavar="组长")],
    leader_post: Annotated[str, typer.Option(metavar="组长职务")] = "",
    committee: Annotated[str, typer.Option(metavar="对口工委")] = "",
    member: Annotated[list[str] | None, typer.Option(metavar="成员", help="可写多次")] = None,
    decided_by: Annotated[str, typer.Option(metavar="会议", help="主任会议或主席团")] = "主任会议",
    decided_on: Annotated[str, typer.Option(metavar="日期")] = "今天",
    plan: Annotated[str, typer.Option(metavar="打算", help="督办的安排")] = "",
    suggestion: Annotated[
        list[str] | None,
        typer.Option(metavar="建议", help="一并列入的建议，可写多次"),
    ] = None,
) -> None:
    """按会议的决定成立督办组。"""
    desk: Entrance = ctx.obj
    on = desk.day(decided_on)
    with desk.writing(f"成立督办组 {name}") as session:
        group_id = groups.form(
            session,
            name=name,
            leader=leader,
            leader_post=leader_post,
            committee=committee,
            decided_by=decided_by,
            decided_on=on,
            members=tuple(member or ()),
            plan=plan,
            today=desk.today,
        )
        for each in suggestion or ():
            paper = suggestion_names.named(session, each)
            groups.choose(session, group_id, paper.id, on=on)
    shown.say(f"已成立“{name}”，组长 {leader}。")


@app.command("choose")
def choose(
    ctx: typer.Context,
    suggestion: WHICH,
    group: Annotated[str, typer.Option(metavar="督办组")],
    on: Annotated[str, typer.Option(metavar="日期")] = "今天",
    why: Annotated[str, typer.Option(metavar="理由")] = "",
) -> None:
    """把一件建议列入重点督办。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
        with store.writing(f"列入重点督办：{paper.called}") as session:
            chosen = groups.named(session, group)
            groups.choose(session, chosen, paper.id, on=desk.day(on), why=why)
    shown.say(f"{paper.called}已列入“{group}”。")


@app.command("release")
def release(ctx: typer.Context, suggestion: WHICH) -> None:
    """把一件建议移出重点督办。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
        with store.writing(f"移出重点督办：{paper.called}") as session:
            groups.release(session, paper.id)
    shown.say(f"{paper.called}已移出重点督办。")


@app.command("list")
def listing(ctx: typer.Context, out: Out = None, json: Json = False) -> None:
    """列出督办组和所督办的建议。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        boards = groups.boards(session, desk.today)
    if json:
        shown.as_json(boards)
        return
    rows = [
        shown.plain(board)
        | {
            "decided_on": board.decided_on,
            "papers": [
                f"{suggestion_names.ref(paper.number, paper.id)}（{paper.state.value}）"
                for paper in board.papers
            ],
        }
        for board in boards
    ]
    if out:
        lists_out.put(ctx, out, "重点督办", rows, LIST)
        return
    shown.listed(rows, LIST, json=False, none="还没有督办组。")
