"""The steps of a group's work, each a command; the rules stand in `rules.group_life`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import group_files, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Grade, GroupKind
from npcdesk.office import group_boards, group_events, groups, offices
from npcdesk.office.group_events import Said
from npcdesk.rules.day_entry import read_day
from npcdesk.rules.group_life import VERB

TODAY = "今天"
GROUP: TypeAlias = Annotated[str, typer.Argument(metavar="督办组", help="名称或名称的一部分")]
ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")]
BODY: TypeAlias = Annotated[str, typer.Option(metavar="内容")]
SAYS: TypeAlias = Annotated[str, typer.Argument(metavar="内容")]
DUE: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="到哪一天")]
VENUE: TypeAlias = Annotated[str, typer.Option(metavar="地点")]
WHO: TypeAlias = Annotated[str, typer.Option(metavar="谁", help="参加的人和单位")]


def add_to(app: typer.Typer) -> None:
    """Give the commands of every step to `groups`."""
    steps: dict[str, Callable[..., None]] = {
        "decide": decide,
        "consult": consult,
        "plan": plan,
        "node": node,
        "done": done,
        "progress": progress,
        "inspect": inspect,
        "item": item,
        "answer": answer,
        "report": report,
        "evaluate": evaluate,
        "archive": archive,
        "carry": carry,
        "take-back": take_back,
        "attach": group_files.attach,
        "files": group_files.kept,
    }
    for name, step in steps.items():
        app.command(name)(step)


MEETING = "例如：第五次主任会议；不写就是主任会议，乡镇是主席团"
_BY_MEETING = (GroupKind.DECIDE, GroupKind.REPORT)


def _step(
    ctx: typer.Context,
    group: str,
    kind: GroupKind,
    on: str,
    *,
    body: str = "",
    who: str = "",
    venue: str = "",
    how: str = "",
    due: str = "",
    grade: Grade | None = None,
    about: str | None = None,
    files: Sequence[Path] | None = None,
) -> None:
    """Do one step of a group's work; `about` is a part of the words of a node or list item."""
    desk: Entrance = ctx.obj
    held_on = desk.day(on)
    due_on = read_day(due, today=held_on, expects="future") if due else None
    with desk.opened() as store, store.writing(f"{VERB[kind]}：{group}") as session:
        group_id = groups.named(session, group)
        about_id = None
        if about is not None:
            board = group_boards.file(session, group_id, desk.today).board
            about_id = _point(board.nodes if kind is GroupKind.NODE_DONE else board.items, about)
        whose = who or (offices.meeting(session) if kind in _BY_MEETING else "")
        said = Said(held_on, body, whose, venue, how, due_on, grade, about_id)
        made = group_events.enter(session, group_id, kind, said, today=desk.today)
        group_files.keep(session, store, made, files or ())
        name = group_events.own(session, group_id).name
    until = f"，期限 {labels.day(due_on)}" if due_on else ""
    shown.say(f"“{name}”：已{VERB[kind]}{until}。")


def _point(points: Sequence[group_boards.PointLine], words: str) -> str:
    open_ones = [point for point in points if point.met_on is None]
    meant = [point for point in open_ones if words in point.words]
    if not meant:
        there = "、".join(point.words for point in open_ones)
        msg = f"没有“{words}”还没完成。" + (f"还没完成的是：{there}。" if there else "")
        raise NotFound(msg)
    if len(meant) > 1:
        msg = f"“{words}”可能是{'、'.join(point.words for point in meant)}，请多写几个字。"
        raise Unclear(msg)
    return meant[0].id


def decide(
    ctx: typer.Context,
    group: GROUP,
    by: Annotated[str, typer.Option(metavar="会议", help=MEETING)] = "",
    on: ON = TODAY,
    body: BODY = "",
) -> None:
    """登记会议确定了工委的提名。"""
    _step(ctx, group, GroupKind.DECIDE, on, who=by, body=body)


def consult(
    ctx: typer.Context,
    group: GROUP,
    on: ON = TODAY,
    venue: VENUE = "",
    who: WHO = "",
    body: BODY = "",
) -> None:
    """登记会商会。"""
    _step(ctx, group, GroupKind.CONSULT, on, venue=venue, who=who, body=body)


def plan(
    ctx: typer.Context,
    group: GROUP,
    node: Annotated[
        list[str] | None,
        typer.Option(metavar="日期 事项", help="方案的节点，可写多次，如“5.12 现场座谈”"),
    ] = None,
    on: ON = TODAY,
    body: BODY = "",
) -> None:
    """登记办理方案和它的节点。"""
    desk: Entrance = ctx.obj
    held_on = desk.day(on)
    nodes = []
    for each in node or ():
        day, _, words = each.strip().partition(" ")
        nodes.append((read_day(day, today=held_on, expects="future"), words.strip()))
    with desk.writing(f"登记方案：{group}") as session:
        group_id = groups.named(session, group)
        said = Said(held_on, body)
        group_events.plan(session, group_id, said, nodes, today=desk.today)
        name = group_events.own(session, group_id).name
    told = "、".join(f"{labels.day(due_on)} {words}" for due_on, words in nodes)
    counted = f"，{len(nodes)} 个节点：{told}" if nodes else "，没有节点"
    shown.say(f"“{name}”：已登记方案{counted}。")


def node(ctx: typer.Context, group: GROUP, words: SAYS, due: DUE, on: ON = TODAY) -> None:
    """给方案加一个节点。"""
    _step(ctx, group, GroupKind.NODE, on, body=words, due=due)


def done(ctx: typer.Context, group: GROUP, words: SAYS, on: ON = TODAY, body: BODY = "") -> None:
    """登记一个节点完成；节点写几个字就行。"""
    _step(ctx, group, GroupKind.NODE_DONE, on, body=body, about=words)


def progress(
    ctx: typer.Context,
    group: GROUP,
    words: SAYS,
    on: ON = TODAY,
    by: WHO = "",
    file: Annotated[list[Path] | None, typer.Option(metavar="文件", help="附件，可写多次")] = None,
) -> None:
    """登记进度反馈。"""
    _step(ctx, group, GroupKind.PROGRESS, on, body=words, who=by, files=file)


def inspect(
    ctx: typer.Context,
    group: GROUP,
    how: Annotated[str, typer.Option(metavar="形式", help="座谈、调研、视察、听取汇报、电话")],
    on: ON = TODAY,
    venue: VENUE = "",
    who: WHO = "",
    body: Annotated[str, typer.Option(metavar="内容", help="发现的问题")] = "",
) -> None:
    """登记督办活动。"""
    _step(ctx, group, GroupKind.INSPECT, on, how=how, venue=venue, who=who, body=body)


def item(
    ctx: typer.Context,
    group: GROUP,
    words: SAYS,
    due: DUE,
    to: Annotated[str, typer.Option(metavar="单位", help="交给谁办")] = "",
    on: ON = TODAY,
) -> None:
    """交办清单上的一项，限期反馈。"""
    _step(ctx, group, GroupKind.ITEM, on, body=words, who=to, due=due)


def answer(
    ctx: typer.Context,
    group: GROUP,
    words: Annotated[str, typer.Argument(metavar="事项", help="清单上的哪一项，写几个字就行")],
    body: BODY,
    on: ON = TODAY,
) -> None:
    """登记清单上一项的反馈。"""
    _step(ctx, group, GroupKind.ANSWER, on, body=body, about=words)


def report(
    ctx: typer.Context,
    group: GROUP,
    to: Annotated[str, typer.Option(metavar="会议", help=MEETING)] = "",
    on: ON = TODAY,
    body: BODY = "",
) -> None:
    """登记向主任会议、主席团的报告。"""
    _step(ctx, group, GroupKind.REPORT, on, who=to, body=body)


def evaluate(
    ctx: typer.Context,
    group: GROUP,
    grade: Annotated[str, typer.Option(metavar="等次", help="好、较好、一般、差")],
    by: Annotated[str, typer.Option(metavar="会议", help="由谁评价")] = "",
    on: ON = TODAY,
    body: BODY = "",
) -> None:
    """登记评价。"""
    given = Grade(labels.value_of(labels.GRADE, grade))
    _step(ctx, group, GroupKind.EVALUATE, on, grade=given, who=by, body=body)


def archive(ctx: typer.Context, group: GROUP, on: ON = TODAY, body: BODY = "") -> None:
    """归档，督办结束。"""
    _step(ctx, group, GroupKind.ARCHIVE, on, body=body)


def carry(
    ctx: typer.Context,
    group: GROUP,
    reason: Annotated[str, typer.Option(metavar="理由")],
    on: ON = TODAY,
) -> None:
    """结转下一年，继续督办。"""
    _step(ctx, group, GroupKind.CARRY, on, body=reason)


def take_back(
    ctx: typer.Context,
    group: GROUP,
    reason: Annotated[str, typer.Option(metavar="理由")],
    event: Annotated[
        str, typer.Option(metavar="编号", help="哪一步，groups show 列出编号；不写就是最后一步")
    ] = "",
) -> None:
    """更正：登记错的一步不算，留下理由。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"更正：{group}") as session:
        group_id = groups.named(session, group)
        chosen = group_files.step_of(session, group_id, event)
        group_events.take_back(session, chosen.id, reason=reason, today=desk.today)
        said = f"{labels.day(chosen.on)}的“{labels.GROUP_EVENT[chosen.kind.value]}”不算。"
    shown.say(f"已更正：{said}")
