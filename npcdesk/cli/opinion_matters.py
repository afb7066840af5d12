"""What several people raised, and how long it is kept who they are."""

from dataclasses import asdict
from typing import Annotated

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.office import matters, opinion_erasing, opinion_list, short_ids
from npcdesk.office.windows import Window

MATTERS = {
    "id": "编号",
    "title": "事项",
    "raised": "反映",
    "stations": "站点",
    "first_on": "最早",
    "last_on": "最近",
    "open": "未了结",
    "became": "转为建议",
}
RAISED = {"id": "编号", "held_on": "日期", "station": "站点", "words": "反映", "state": "状态"}
ALIKE = {
    "id": "编号",
    "held_on": "日期",
    "station": "站点",
    "words": "反映",
    "state": "状态",
    "raised": "同类",
    "alike": "相似",
}


def similar(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="原话", help="群众反映的问题")],
    json: Json = False,
) -> None:
    """查说过同样问题的意见，最像的在前。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = matters.alike(session, text, desk.today)
    rows = [
        asdict(each.row) | {"likeness": each.likeness, "alike": each.words, "raised": each.raised}
        for each in found
    ]
    shown.listed(rows, ALIKE, json=json, none="没有人说过相似的问题。")


def matter(
    ctx: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="事项", help="名称或编号：只看这一个，列出它的意见")
    ] = "",
    title: Annotated[str, typer.Option(metavar="名称", help="改成这个名称")] = "",
    json: Json = False,
) -> None:
    """列出同类事项，反映的人多的在前；写了事项，就列出它的意见和去向。"""
    desk: Entrance = ctx.obj
    if not which:
        with desk.reading() as session:
            found = matters.lines(session)
        rows = [asdict(each) | {"became": each.became} for each in found]
        shown.listed(rows, MATTERS, json=json, none="还没有归类的事项。")
        return
    with desk.opened() as store:
        with store.reading() as session:
            wanted = matters.named(session, which)
        if title:
            with store.writing(f"同类事项改名称：{title}") as session:
                matters.rename(session, wanted, title, matters.own(session, wanted).note)
        with store.reading() as session:
            (line,) = matters.lines(session, wanted)
            of = opinion_list.Filter(matter_id=wanted)
            said = opinion_list.lines(session, of, desk.today, window=Window(0, line.raised))
    if json:
        shown.as_json(said)
        return
    shown.listed([asdict(line) | {"became": line.became}], MATTERS, json=False, none="")
    shown.listed(said, RAISED, json=False, none="")


def gather(
    ctx: typer.Context,
    opinion: Annotated[list[str], typer.Argument(metavar="编号", help="意见编号，写两个以上")],
    title: Annotated[str, typer.Option(metavar="名称", help="事项的名称")] = "",
    json: Json = False,
) -> None:
    """把几条意见归为一个同类事项。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing("意见归为同类") as session:
            ids = [short_ids.opinion(session, each) for each in opinion]
            made = matters.gather(session, ids, title)
        with store.reading() as session:
            found = matters.lines(session, made)
    shown.listed(found, MATTERS, json=json, none="")


def leave(
    ctx: typer.Context,
    opinion: Annotated[str, typer.Argument(metavar="编号", help="意见编号")],
) -> None:
    """把一条意见从同类事项里移出来。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.writing("意见移出同类事项") as session:
        matters.leave(session, short_ids.opinion(session, opinion))
    shown.say("已移出同类事项。")


def erase(
    ctx: typer.Context,
    months: Annotated[
        int, typer.Option(metavar="月数", help="以后都按这个期限；不写就按原来的")
    ] = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看有多少")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
    json: Json = False,
) -> None:
    """清除保存期限以前的群众姓名、电话、住址；话留着。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        if months:
            with store.writing("群众信息的保存期限") as session:
                opinion_erasing.keep_for(session, months)
        with store.reading() as session:
            seen = opinion_erasing.preview(session, desk.today)
        told = f"{labels.day(seen.before)}以前接待的群众，可以清除 {seen.people} 位"
        told += f"，另有 {seen.kept} 位的意见没有了结，先留着" if seen.kept else ""
        question = f"{told}。清除以后不能撤销，要清除吗？"
        done = 0
        if not dry_run and seen.people and agreed(question, yes=yes, previews=True):
            done = opinion_erasing.erase(store, desk.today)
    if json:
        shown.as_json([asdict(seen) | {"erased": done}])
        return
    shown.say(f"已清除 {done} 位群众的姓名、电话、住址。" if done else f"{told}。")


def add_to(app: App) -> None:
    """Add the commands."""
    for name, each in {
        "similar": similar,
        "matters": matter,
        "gather": gather,
        "leave": leave,
        "erase": erase,
    }.items():
        app.command(name)(each)
