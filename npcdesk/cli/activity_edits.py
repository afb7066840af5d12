"""`activities edit`, `leave-out`, `drop-outcome`, `take-back`, `put-away`, `attach`, `files`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json, SaveTo
from npcdesk.cli.suggestion_edits import FILES, blobs, save
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import ActivityKind
from npcdesk.office import (
    activities,
    activity_edits,
    activity_files,
    activity_list,
    attachments,
    delegates,
    stations,
    teams,
)
from npcdesk.office.activity_list import OutcomeLine

WHICH = Annotated[str, typer.Argument(metavar="活动", help="活动名称或它的一部分，或者编号")]
DAY = "如 6.10、2026-6-10"


def add_to(app: typer.Typer) -> None:
    """Give the commands to `activities`."""
    for command in (edit, leave_out, drop_outcome, take_back, put_away, attach):
        app.command(command.__name__.replace("_", "-"))(command)
    app.command("files")(kept_files)


def edit(
    ctx: typer.Context,
    activity: WHICH,
    title: Annotated[str | None, typer.Option(metavar="名称")] = None,
    kind: Annotated[str, typer.Option(metavar="类型")] = "",
    on: Annotated[str, typer.Option(metavar="日期", help=f"计划哪天，{DAY}")] = "",
    held_on: Annotated[str, typer.Option(metavar="日期", help="开展了的，哪天开展")] = "",
    record: Annotated[str | None, typer.Option(metavar="内容", help="开展了的，记录")] = None,
    place: Annotated[str | None, typer.Option(metavar="地点")] = None,
    team: Annotated[str, typer.Option(metavar="小组", help="应到的名单不跟着改")] = "",
    station: Annotated[str, typer.Option(metavar="站点")] = "",
    organiser: Annotated[str | None, typer.Option(metavar="单位", help="组织单位")] = None,
    term: Annotated[int, typer.Option(metavar="届", help="人大会议是第几届")] = 0,
    session: Annotated[int, typer.Option(metavar="次", help="人大会议是第几次")] = 0,
) -> None:
    """改登记错的地方，没写的不动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"改活动 {activity}") as writing:
        found = activity_list.named(writing, activity, desk.today)
        kept = activities.facts(writing, found.id)
        said: dict[str, Any] = {"title": title, "place": place, "organiser": organiser}
        said |= {"term": term or None, "session": session or None}
        said["kind"] = ActivityKind(labels.value_of(labels.ACTIVITY_KIND, kind)) if kind else None
        said["planned_on"] = desk.day(on, "near") if on else None
        said["team_id"] = teams.named(writing, team) if team else None
        said["station_id"] = stations.named(writing, station) if station else None
        changed = {name: value for name, value in said.items() if value is not None}
        activities.amend(
            writing,
            found.id,
            replace(kept, **changed),
            held_on=desk.day(held_on) if held_on else None,
            record=record,
            today=desk.today,
        )
    shown.say(f"“{title or found.title}”改好了。")


def leave_out(
    ctx: typer.Context,
    activity: WHICH,
    delegate: Annotated[list[str], typer.Option(metavar="代表", help="姓名或代表证号，可写多次")],
) -> None:
    """从活动的名单里去掉登记错的代表；请假、缺席用 activities attend。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"从名单去掉 {activity}") as session:
        found = activity_list.named(session, activity, desk.today)
        some = [delegates.named(session, name).id for name in delegate]
        activity_edits.leave_out(session, found.id, some)
    shown.say(f"“{found.title}”的名单里去掉了 {len(some)} 名代表。")


def drop_outcome(
    ctx: typer.Context,
    activity: WHICH,
    which: Annotated[
        str, typer.Argument(metavar="成果", help="建议号，或者题目的一部分；只有一项的不用写")
    ] = "",
) -> None:
    """从活动去掉登记错的成果。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"去掉成果 {activity}") as session:
        found = activity_list.named(session, activity, desk.today)
        made = _outcome(session, desk, found.id, which)
        activity_edits.drop_outcome(session, made.id)
    shown.say(f"成果“{made.title}”已从“{found.title}”去掉。")


def _outcome(session: Any, desk: Entrance, activity_id: str, which: str) -> OutcomeLine:
    made = activity_list.file(session, activity_id, desk.today).outcomes
    some = [o for o in made if not which or which == o.number or which in o.title]
    if len(some) != 1:
        known = "、".join(f"{o.number} {o.title}".strip() for o in some or made)
        msg = f"请写明是哪一项成果：{known}。" if known else "这次活动还没有登记成果。"
        raise Unclear(msg) if known else NotFound(msg)
    return some[0]


def take_back(ctx: typer.Context, activity: WHICH) -> None:
    """更正：活动的上一步（通知、开展、归档、取消）登记错了，不算。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"更正 {activity}") as session:
        found = activity_list.named(session, activity, desk.today)
        step = activity_edits.take_back(session, found.id)
    shown.say(f"“{found.title}”的“{step.value}”已更正，不算。")


def put_away(ctx: typer.Context, activity: WHICH) -> None:
    """移走不该有的活动；undo 可以找回来。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"移走活动 {activity}") as session:
        found = activity_list.named(session, activity, desk.today)
        activity_edits.put_away(session, found.id)
    shown.say(f"活动“{found.title}”已移走。")


def attach(
    ctx: typer.Context,
    activity: WHICH,
    files: Annotated[list[Path], typer.Argument(metavar="文件")],
    caption: Annotated[str, typer.Option(metavar="说明", help="照片、签到表 …")] = "",
    outcome: Annotated[
        str, typer.Option(metavar="成果", help="是这项成果的，如调研报告，写题目的一部分")
    ] = "",
    json: Json = False,
) -> None:
    """添加活动照片、签到表、记录，加密保存在本单位的数据里。"""
    desk: Entrance = ctx.obj
    with (
        desk.opened() as store,
        store.writing(f"添加附件 {len(files)} 个：{activity}") as session,
    ):
        found = activity_list.named(session, activity, desk.today)
        made = _outcome(session, desk, found.id, outcome).id if outcome else ""
        for file in files:
            if made:
                activity_files.attach_to_outcome(session, blobs(store), made, file)
            else:
                activity_files.attach(session, blobs(store), found.id, file, caption)
        lines = activity_files.lines(session, found.id)
    if json:
        shown.as_json(lines)
        return
    shown.say(f"“{found.title}”已添加附件 {len(files)} 个，一共 {len(lines)} 个。")


def kept_files(
    ctx: typer.Context,
    activity: WHICH,
    save_to: SaveTo = None,
    json: Json = False,
) -> None:
    """列出活动和成果的附件；--save-to 另存一份。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.reading() as session:
        found = activity_list.named(session, activity, desk.today)
        lines = activity_files.lines(session, found.id)
        for line in lines if save_to else ():
            content = attachments.content(session, blobs(store), line.id)
            save(save_to, line.name, content)
    none = f"“{found.title}”还没有附件。"
    shown.listed(lines, FILES, json=json, none=none)
