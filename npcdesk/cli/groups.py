"""`groups`: key suggestions and the groups that follow them."""

from dataclasses import fields, replace
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import group_files, group_steps, lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.group_steps import GROUP, ON, TODAY
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.office import (
    group_boards,
    group_events,
    group_papers,
    groups,
    suggestion_list,
    suggestion_names,
)
from npcdesk.office.group_boards import GroupBoard, PointLine
from npcdesk.office.groups import Facts
from npcdesk.rules.suggestion_life import State

app = App(help="重点督办：提名、确定、编组，会商到评价的每一步，清单和台账。", no_args_is_help=True)

LEADER: TypeAlias = Annotated[str, typer.Option(metavar="组长")]
LEADER_POST: TypeAlias = Annotated[str, typer.Option(metavar="组长职务")]
OFFICIAL: TypeAlias = Annotated[str, typer.Option(metavar="姓名", help="领衔办理的党政领导")]
OFFICIAL_POST: TypeAlias = Annotated[str, typer.Option(metavar="职务", help="党政领导的职务")]
COMMITTEE: TypeAlias = Annotated[str, typer.Option(metavar="对口工委")]
PEOPLE = list[str] | None
OVER = (State.CLOSED, State.ENDED, State.ARCHIVED)
MEMBER: TypeAlias = Annotated[PEOPLE, typer.Option(metavar="成员", help="可写多次")]
INVITED: TypeAlias = Annotated[PEOPLE, typer.Option(metavar="代表", help="邀请的代表，可写多次")]
PLAN: TypeAlias = Annotated[str, typer.Option(metavar="打算", help="督办的安排")]
SUGGESTIONS: TypeAlias = Annotated[
    PEOPLE, typer.Option(metavar="建议", help="一并列入的建议，可写多次")
]
CHANGED: TypeAlias = Annotated[str | None, typer.Option(metavar="新的", help="不写就不动")]

LIST = {
    "name": "督办组",
    "leader": "组长",
    "official": "党政领导",
    "committee": "对口工委",
    "members": "成员",
    "invited": "邀请的代表",
    "decided_by": "确定",
    "decided_on": "日期",
    "stage": "进展",
    "nodes": "节点",
    "next": "下一个节点",
    "warning": "提醒",
    "progress_on": "最近进度",
    "progress": "进度内容",
    "found": "存在问题",
    "reported_on": "报告日期",
    "grade": "评价",
    "papers": "建议",
}


@app.command("nominate")
def nominate(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    committee: COMMITTEE,
    why: Annotated[str, typer.Option(metavar="理由")] = "",
    on: ON = TODAY,
    suggestion: SUGGESTIONS = None,
) -> None:
    """登记工委的提名，等会议确定。"""
    desk: Entrance = ctx.obj
    day, facts = desk.day(on), Facts(name, committee=committee)
    with desk.writing(f"提名 {name}") as session:
        made = groups.nominate(session, facts, by=committee, on=day, why=why, today=desk.today)
        for each in suggestion or ():
            groups.choose(session, made, suggestion_names.named(session, each).id, on=day)
    shown.say(f"{committee}提名“{name}”，等主任会议、主席团确定。")


@app.command("form")
def form(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="名称")],
    leader: LEADER,
    leader_post: LEADER_POST = "",
    official: OFFICIAL = "",
    official_post: OFFICIAL_POST = "",
    committee: COMMITTEE = "",
    member: MEMBER = None,
    invite: INVITED = None,
    decided_by: Annotated[
        str, typer.Option(metavar="会议", help="不写就是主任会议，乡镇是主席团")
    ] = "",
    decided_on: Annotated[str, typer.Option(metavar="日期")] = TODAY,
    plan: PLAN = "",
    suggestion: SUGGESTIONS = None,
) -> None:
    """按会议的决定成立督办组：确定和编组一次登记。"""
    desk: Entrance = ctx.obj
    on = desk.day(decided_on)
    with desk.writing(f"成立督办组 {name}") as session:
        group_id = groups.form(
            session,
            name=name,
            leader=leader,
            leader_post=leader_post,
            official=official,
            official_post=official_post,
            committee=committee,
            decided_by=decided_by or None,
            decided_on=on,
            members=tuple(member or ()),
            invited=tuple(invite or ()),
            plan=plan,
            today=desk.today,
        )
        joined = []
        for each in suggestion or ():
            paper = suggestion_names.named(session, each)
            groups.choose(session, group_id, paper.id, on=on)
            state = suggestion_list.paper(session, paper.id, desk.today).line.state
            over = f"（已经是“{state}”，请核对）" if state in OVER else ""
            joined.append(f"{paper.called}{over}")
    took = f"列入{'、'.join(joined)}。" if joined else ""
    shown.say(f"已成立“{name}”，组长 {leader}。{took}")


@app.command("set-up")
def set_up(
    ctx: typer.Context,
    group: GROUP,
    leader: LEADER,
    leader_post: LEADER_POST = "",
    official: OFFICIAL = "",
    official_post: OFFICIAL_POST = "",
    committee: COMMITTEE = "",
    member: MEMBER = None,
    invite: INVITED = None,
    plan: PLAN = "",
    on: ON = TODAY,
) -> None:
    """给会议已经确定的督办组编组：组长、党政领导、成员、邀请的代表。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"编组 {group}") as session:
        group_id = groups.named(session, group)
        kept = group_events.own(session, group_id)
        facts = Facts(
            name=kept.name,
            leader=leader,
            leader_post=leader_post,
            official=official,
            official_post=official_post,
            committee=committee or kept.committee,
            members=tuple(member or ()),
            invited=tuple(invite or ()),
            plan=plan or kept.plan,
        )
        groups.set_up(session, group_id, facts, on=desk.day(on), today=desk.today)
        name = kept.name
    shown.say(f"“{name}”已经编组，组长 {leader}。")


@app.command("amend")
def amend(
    ctx: typer.Context,
    group: GROUP,
    name: CHANGED = None,
    leader: CHANGED = None,
    leader_post: CHANGED = None,
    official: CHANGED = None,
    official_post: CHANGED = None,
    committee: CHANGED = None,
    member: MEMBER = None,
    invite: INVITED = None,
    plan: CHANGED = None,
) -> None:
    """改督办组的名称、组长、成员和安排：没写的不动，写成空的就去掉。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"改督办组 {group}") as session:
        group_id = groups.named(session, group)
        known = group_boards.file(session, group_id, desk.today).board
        said: dict[str, Any] = {
            "name": name,
            "leader": leader,
            "leader_post": leader_post,
            "official": official,
            "official_post": official_post,
            "committee": committee,
            "members": None if member is None else tuple(filter(None, member)),
            "invited": None if invite is None else tuple(filter(None, invite)),
            "plan": plan,
        }
        before = Facts(**{each.name: getattr(known, each.name) for each in fields(Facts)})
        new = replace(before, **{k: v for k, v in said.items() if v is not None})
        groups.amend(session, group_id, new)
    shown.say(f"“{new.name}”改好了。")


@app.command("choose")
def choose(
    ctx: typer.Context,
    suggestion: WHICH,
    group: Annotated[str, typer.Option(metavar="督办组")],
    on: ON = TODAY,
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
            name = group_boards.file(session, chosen, desk.today).board.name
    shown.say(f"{paper.called}已列入“{name}”。")


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
    """列出督办组：节点、进度、提醒和所督办的建议。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        boards = group_boards.boards(session, desk.today)
    if json:
        shown.as_json(boards)
        return
    rows = [_row(board) for board in boards]
    if out:
        lists_out.put(ctx, out, "重点督办", rows, LIST)
        return
    shown.listed(rows, LIST, json=False, none="还没有督办组。")


def _row(board: GroupBoard) -> dict[str, Any]:
    coming = board.next_node
    row: dict[str, Any] = shown.plain(board)
    return row | {
        "decided_on": board.decided_on,
        "progress_on": board.progress_on,
        "reported_on": board.reported_on,
        "nodes": f"{board.nodes_done}/{len(board.nodes)}" if board.nodes else "",
        "next": f"{labels.day_short(coming.due_on)} {coming.words}" if coming else "",
        "warning": "，".join(group_boards.warnings(board)),
        "grade": labels.GRADE.get(board.grade, ""),
        "papers": [
            f"{suggestion_names.ref(paper.number, paper.id)}（{paper.state.value}）"
            for paper in board.papers
        ],
    }


@app.command("show")
def show(ctx: typer.Context, group: GROUP, json: Json = False) -> None:
    """查看一个督办组：节点、清单和督办经过。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = group_boards.file(session, groups.named(session, group), desk.today)
    if json:
        steps = (
            {k: v for k, v in each.items() if k != "files"} for each in shown.plain(found.history)
        )
        kept = {"history": list(steps), "files": group_files.listed(found.history)}
        shown.as_json([shown.plain(found.board) | kept])
        return
    row = _row(found.board) | {
        "leader": group_papers.posted(found.board.leader, found.board.leader_post),
        "official": group_papers.posted(found.board.official, found.board.official_post),
    }
    for name, heading in LIST.items():
        if value := shown.words(name, row[name]):
            shown.say(f"{heading}：{value}")
    for heading, points in (("节点", found.board.nodes), ("清单", found.board.items)):
        for point in points:
            shown.say(f"{heading}：{_point(point)}")
    shown.say("督办经过：")
    for step in found.history:
        title = labels.GROUP_EVENT[step.kind.value]
        said = "，".join(
            filter(None, (step.how, step.grade, *group_boards.in_words(step), step.body))
        )
        gone = f"（已更正：{step.taken_back}）" if step.taken_back else ""
        odd = (
            "（与前面的记录对不上，请核对）" if step.odd else f"（{step.doubt}）" * bool(step.doubt)
        )
        code = labels.short_id(step.id)
        shown.say(f"  {code} {labels.day_dotted(step.on)} {title}{gone}{odd}　{said}".rstrip())
        for file in step.files:
            shown.say(f"           附件：{file.name}")


def _point(point: PointLine) -> str:
    met = f"{labels.day_dotted(point.met_on)}完成" if point.met_on else ""
    state = met or ("已逾期" if point.late else "")
    said = (labels.day_dotted(point.due_on), point.words, point.who, state, point.answer)
    return " ".join(filter(None, said))


group_steps.add_to(app)
