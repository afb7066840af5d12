"""`topics edit`, `put-away`, `part`, `change-part`: what a topic is, and who takes which part."""

from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels, topic_words
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, Unclear
from npcdesk.models import Level, TopicRole
from npcdesk.office import delegates, topic_boards, topics
from npcdesk.office.topic_boards import TopicFile
from npcdesk.office.topics import Facts, NewPart

TOPIC: TypeAlias = Annotated[str, typer.Argument(metavar="议题", help="名称或名称的一部分")]
YEAR: TypeAlias = Annotated[int, typer.Option(metavar="年度", help="不写就是各年")]
LEVEL: TypeAlias = Annotated[str, typer.Option(metavar="级别", help="全国、省、市、县、乡")]
ROLE: TypeAlias = Annotated[
    str, typer.Option(metavar="方式", help="不写就按级别：全国和省争取政策支持，市牵头带动……")
]
TASK: TypeAlias = Annotated[str, typer.Option(metavar="任务")]
DUE: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="什么时候完成")]
DELEGATE: TypeAlias = Annotated[
    str, typer.Option(metavar="代表", help="具体由名册里的哪位代表承担")
]


def add_to(app: typer.Typer) -> None:
    """Give the commands to `topics`."""
    for command in (edit, put_away, part, change_part):
        app.command(command.__name__.replace("_", "-"))(command)


def edit(
    ctx: typer.Context,
    topic: TOPIC,
    title: Annotated[str, typer.Option(metavar="议题")] = "",
    aim: Annotated[str | None, typer.Option(metavar="目标", help="要解决什么")] = None,
    lead: Annotated[str | None, typer.Option(metavar="机构", help="牵头的机构")] = None,
    year: YEAR = 0,
) -> None:
    """改本单位发布的议题，没写的不动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"改议题 {topic}") as session:
        kept = topics.own(session, topics.named(session, topic, year))
        facts = Facts(
            kept.year,
            title or kept.title,
            kept.aim if aim is None else aim,
            kept.lead if lead is None else lead,
        )
        topics.amend(session, kept.id, facts)
    shown.say(f"议题“{facts.title}”改好了。")


def put_away(ctx: typer.Context, topic: TOPIC, year: YEAR = 0) -> None:
    """移走不该有的议题；undo 可以找回来。别的单位登记过进展的只能结束。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"移走议题 {topic}") as session:
        topic_id = topics.named(session, topic, year)
        title = topics.own(session, topic_id).title
        topics.put_away(session, topic_id)
    shown.say(f"议题“{title}”已移走。")


def part(
    ctx: typer.Context,
    topic: TOPIC,
    level: LEVEL,
    who: Annotated[str, typer.Option(metavar="谁", help="由哪个人大、哪些代表承担")],
    role: ROLE = "",
    task: TASK = "",
    due: DUE = "",
    delegate: DELEGATE = "",
    drop: Annotated[bool, typer.Option(help="去掉这一项，还没有认领的才能去掉")] = False,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """写明哪一级由谁承担、做什么、什么时候完成。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"议题承担 {who}") as session:
        topic_id = topics.named(session, topic, year)
        if drop:
            found = topic_boards.file(session, topic_id, desk.today)
            topics.drop_part(session, part_of(found, who))
        else:
            new = NewPart(
                level=Level(labels.value_of(labels.LEVEL, level)),
                who=who,
                role=TopicRole(labels.value_of(topic_words.TOPIC_ROLE, role)) if role else None,
                task=task,
                due_on=desk.day(due, "future") if due else None,
                person_id=delegates.named(session, delegate).id if delegate else None,
            )
            topics.add_part(session, topic_id, new)
        found = topic_boards.file(session, topic_id, desk.today)
    told(found, f"{who}的这一项已去掉。" if drop else f"已写明由{who}承担。", json=json)


def change_part(
    ctx: typer.Context,
    topic: TOPIC,
    which: Annotated[
        str, typer.Argument(metavar="哪一项", help="承担单位或任务里的几个字，或者编号")
    ],
    level: LEVEL = "",
    who: Annotated[str, typer.Option(metavar="谁", help="换由谁承担，还没有认领的才能换")] = "",
    role: ROLE = "",
    task: Annotated[str | None, typer.Option(metavar="任务")] = None,
    due: DUE = "",
    delegate: DELEGATE = "",
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """改承担的一项：任务、期限、方式、具体由哪位代表，没写的不动。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"改议题承担 {which}") as session:
        topic_id = topics.named(session, topic, year)
        found = topic_boards.file(session, topic_id, desk.today)
        kept = topics.own_part(session, part_of(found, which))
        new = NewPart(
            level=Level(labels.value_of(labels.LEVEL, level)) if level else kept.level,
            who=who or kept.who,
            role=TopicRole(labels.value_of(topic_words.TOPIC_ROLE, role)) if role else kept.role,
            task=kept.task if task is None else task,
            due_on=desk.day(due, "future") if due else kept.due_on,
            person_id=delegates.named(session, delegate).id if delegate else kept.person_id,
        )
        topics.amend_part(session, kept.id, new)
        found = topic_boards.file(session, topic_id, desk.today)
    told(found, f"{new.who}承担的这一项改好了。", json=json)


def told(found: TopicFile, sentence: str, *, json: bool) -> None:
    """Say what became of a topic, or print it whole."""
    if json:
        shown.as_json([whole(found)])
    else:
        shown.say(sentence)


def whole(found: TopicFile) -> dict[str, Any]:
    """Return a topic as one object, its parts, links and steps as lists in it."""
    more = {name: shown.plain(getattr(found, name)) for name in ("parts", "links", "history")}
    return {**shown.plain(found.line), **more}


def part_of(found: TopicFile, said: str) -> str:
    """Return the id of the part that `said` means: who takes it, a part of the task, or its id."""
    some = [
        each
        for each in found.parts
        if (said in each.who or said in each.task or each.id.endswith(said)) and (said or each.mine)
    ]
    if len(some) == 1:
        return some[0].id
    known = "、".join(f"{labels.short_id(e.id)} {e.who}" for e in some or found.parts)
    if not known:
        msg = "这个议题还没有写明由谁承担，请先用 topics part 登记。"
        raise NotAllowed(msg)
    msg = f"请用 --part 写明是哪一项：{known}。"
    raise Unclear(msg)
