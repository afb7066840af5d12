"""`topics`: topics on which delegates of five levels work together."""

from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels, topic_words
from npcdesk.cli import lists_out, shown, topic_parts
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.shown import Json
from npcdesk.cli.topic_parts import TOPIC, YEAR, part_of, told, whole
from npcdesk.errors import NotFound, Unclear
from npcdesk.models import Grade, TopicKind, TopicLinkKind
from npcdesk.office import (
    activity_list,
    matters,
    short_ids,
    suggestion_names,
    topic_boards,
    topics,
)
from npcdesk.office.topics import Facts, Said
from npcdesk.rules.topic_life import VERB

app = App(help="五级协同：年度议题、各级承担、进展和成果、通报、评估。", no_args_is_help=True)

TODAY = "今天"
ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="如 5.6、2026-5-6、昨天")]
PART: TypeAlias = Annotated[
    str, typer.Option(metavar="谁", help="哪一项承担，写几个字或编号；不写就是本单位承担的那一项")
]
PERSON: TypeAlias = Annotated[str, typer.Option(metavar="姓名", help="具体由谁承担")]
SAYS: TypeAlias = Annotated[str, typer.Argument(metavar="内容")]
BODY: TypeAlias = Annotated[str, typer.Option(metavar="内容")]

topic_parts.add_to(app)

LIST = {
    "year": "年度",
    "title": "议题",
    "aim": "要解决什么",
    "lead": "牵头",
    "published_by": "发布单位",
    "state": "进展",
    "taken": "已认领",
    "results": "有成果",
    "late": "逾期",
    "next_due": "最近期限",
    "suggestions": "建议",
    "activities": "活动",
    "grade": "评估",
}


@app.command("add")
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="议题")],
    year: Annotated[int, typer.Option(metavar="年度", help="不写就是今年")] = 0,
    aim: Annotated[str, typer.Option(metavar="目标", help="要解决什么")] = "",
    lead: Annotated[str, typer.Option(metavar="机构", help="牵头的机构")] = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """发布议题指南里的一个议题，下级单位随数据交换收到。"""
    desk: Entrance = ctx.obj
    day = desk.day(on)
    with desk.writing(f"发布议题 {title}") as session:
        facts = Facts(year or day.year, title, aim, lead)
        made = topics.publish(session, facts, on=day, today=desk.today)
        found = topic_boards.file(session, made, desk.today)
    told(found, f"议题“{title.strip()}”已发布。", json=json)


@app.command("claim")
def claim(
    ctx: typer.Context,
    topic: TOPIC,
    part: PART = "",
    person: PERSON = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """认领承担的一项任务。"""
    _step(ctx, topic, TopicKind.CLAIM, on, year, part=part, who=person, json=json)


@app.command("progress")
def progress(
    ctx: typer.Context,
    topic: TOPIC,
    words: SAYS,
    part: PART = "",
    person: PERSON = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记进展；换了人承担的写明。"""
    kind = TopicKind.PROGRESS
    _step(ctx, topic, kind, on, year, part=part, body=words, who=person, json=json)


@app.command("result")
def result(
    ctx: typer.Context,
    topic: TOPIC,
    words: SAYS,
    part: PART = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记成果：报告、建议、推动解决的事。"""
    _step(ctx, topic, TopicKind.RESULT, on, year, part=part, body=words, json=json)


@app.command("share")
def share(
    ctx: typer.Context,
    topic: TOPIC,
    words: SAYS,
    to: Annotated[str, typer.Option(metavar="范围", help="例如：各级代表")] = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """通报成果和运用情况，下级单位随数据交换收到。"""
    _step(ctx, topic, TopicKind.SHARE, on, year, body=words, who=to, json=json)


@app.command("assess")
def assess(
    ctx: typer.Context,
    topic: TOPIC,
    grade: Annotated[str, typer.Option(metavar="等次", help="好、较好、一般、差")],
    by: Annotated[str, typer.Option(metavar="会议", help="由谁评估")] = "",
    body: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记评估。"""
    given = Grade(labels.value_of(labels.GRADE, grade))
    _step(ctx, topic, TopicKind.ASSESS, on, year, body=body, who=by, grade=given, json=json)


@app.command("escalate")
def escalate(
    ctx: typer.Context,
    topic: TOPIC,
    by: Annotated[str, typer.Option(metavar="代表", help="由哪一级的哪位代表提交")],
    body: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记已请上级代表作为代表建议提交上级人大。"""
    _step(ctx, topic, TopicKind.ESCALATE, on, year, body=body, who=by, json=json)


@app.command("close")
def close(
    ctx: typer.Context,
    topic: TOPIC,
    words: SAYS,
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """结束议题，写明结论。"""
    _step(ctx, topic, TopicKind.CLOSE, on, year, body=words, json=json)


@app.command("link")
def link(
    ctx: typer.Context,
    topic: TOPIC,
    suggestion: Annotated[str, typer.Option(metavar="建议")] = "",
    activity: Annotated[str, typer.Option(metavar="活动")] = "",
    opinion: Annotated[str, typer.Option(metavar="编号", help="一条群众意见")] = "",
    matter: Annotated[str, typer.Option(metavar="名称", help="一个同类事项")] = "",
    drop: Annotated[bool, typer.Option(help="去掉这项关联")] = False,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """把建议、活动、群众意见关联到议题。"""
    desk: Entrance = ctx.obj
    given = [suggestion, activity, opinion, matter]
    if sum(map(bool, given)) != 1:
        msg = "请写一件：--suggestion、--activity、--opinion 或者 --matter。"
        raise Unclear(msg)
    with desk.writing(f"议题关联 {topic}") as session:
        topic_id = topics.named(session, topic, year)
        if suggestion:
            kind, target = TopicLinkKind.SUGGESTION, suggestion_names.named(session, suggestion).id
        elif activity:
            found = activity_list.named(session, activity, desk.today)
            kind, target = TopicLinkKind.ACTIVITY, found.id
        elif opinion:
            kind, target = TopicLinkKind.OPINION, short_ids.opinion(session, opinion)
        else:
            kind, target = TopicLinkKind.MATTER, _matter(session, matter)
        if drop:
            known = topic_boards.file(session, topic_id, desk.today).links
            of = [each.id for each in known if each.target_id == target]
            topics.unlink(session, of[0] if of else "")
            made: str | None = ""
        else:
            made = topics.link(session, topic_id, kind, target, on=desk.today)
        whole = topic_boards.file(session, topic_id, desk.today)
    words = topic_words.TOPIC_LINK[kind.value]
    done = "已去掉" if drop else "已关联" if made else "原来就关联了"
    told(whole, f"{words}{done}。", json=json)


def _matter(session: Any, said: str) -> str:
    some = [each for each in matters.lines(session) if said in each.title or said == each.id]
    if len(some) != 1:
        told = "、".join(each.title for each in some)
        msg = f"“{said}”可能是{told}，请写全名称。" if some else f"没有叫“{said}”的同类事项。"
        raise Unclear(msg) if some else NotFound(msg)
    return some[0].id


@app.command("take-back")
def take_back(
    ctx: typer.Context,
    topic: TOPIC,
    reason: Annotated[str, typer.Option(metavar="理由")],
    event: Annotated[
        str, typer.Option(metavar="编号", help="哪一步，topics show 列出编号；不写就是最后一步")
    ] = "",
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """更正：登记错的一步不算，留下理由。"""
    desk: Entrance = ctx.obj
    with desk.writing(f"更正议题 {topic}") as session:
        chosen_topic = topics.named(session, topic, year)
        found = topic_boards.file(session, chosen_topic, desk.today)
        steps = [step for step in found.history if not step.taken_back and not step.office]
        chosen = [step for step in steps if step.id.endswith(event)]
        if not chosen:
            msg = "没有可以更正的这一步，topics show 会列出编号。"
            raise NotFound(msg)
        topics.take_back(session, chosen[0].id, reason=reason, today=desk.today)
        said = topic_words.TOPIC_EVENT[chosen[0].kind.value]
        found = topic_boards.file(session, chosen_topic, desk.today)
    told(found, f"已更正：{labels.day(chosen[0].on)}的“{said}”不算。", json=json)


def _step(
    ctx: typer.Context,
    topic: str,
    kind: TopicKind,
    on: str,
    year: int,
    *,
    part: str | None = None,
    body: str = "",
    who: str = "",
    grade: Grade | None = None,
    json: bool,
) -> None:
    desk: Entrance = ctx.obj
    with desk.writing(f"{VERB[kind]}：{topic}") as session:
        topic_id = topics.named(session, topic, year)
        found = topic_boards.file(session, topic_id, desk.today)
        part_id = None if part is None else part_of(found, part)
        said = Said(desk.day(on), part_id, body, who, grade)
        topics.enter(session, topic_id, kind, said, today=desk.today)
        found = topic_boards.file(session, topic_id, desk.today)
    told(found, f"“{found.line.title}”：已{VERB[kind]}。", json=json)


@app.command("list")
def listing(ctx: typer.Context, year: YEAR = 0, out: Out = None, json: Json = False) -> None:
    """列出议题：谁发布、多少项认领了、有了成果、逾期。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = topic_boards.lines(session, desk.today, year)
    if json:
        shown.as_json(found)
        return
    rows = [_row(line) for line in found]
    if out:
        lists_out.put(ctx, out, "五级协同议题", rows, LIST)
        return
    shown.listed(rows, LIST, json=False, none="还没有议题。")


def _row(line: topic_boards.TopicLine) -> dict[str, Any]:
    row: dict[str, Any] = shown.plain(line)
    return row | {
        "next_due": line.next_due,
        "taken": f"{line.claimed}/{line.parts}",
        "results": f"{line.done}/{line.parts}",
    }


@app.command("show")
def show(ctx: typer.Context, topic: TOPIC, year: YEAR = 0, json: Json = False) -> None:
    """查看一个议题：各级承担、关联的建议和办理、经过、评估。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = topic_boards.file(session, topics.named(session, topic, year), desk.today)
    if json:
        shown.as_json([whole(found)])
        return
    row = _row(found.line)
    for name, heading in LIST.items():
        if value := shown.words(name, row[name]):
            shown.say(f"{heading}：{value}")
    for each in found.parts:
        due = f"{labels.day_dotted(each.due_on)}前" if each.due_on else ""
        level = labels.LEVEL[each.level.value]
        said = (level, each.who, each.person, each.role, each.task, due, each.state)
        shown.say(f"承担：{labels.short_id(each.id)} {'，'.join(filter(None, said))}")
    for linked in found.links:
        number = f"第{linked.number}号" if linked.number else ""
        told = (number, linked.title, linked.unit, linked.state, linked.by)
        kind = topic_words.TOPIC_LINK[linked.kind.value]
        shown.say(f"{kind}：{'，'.join(filter(None, told))}")
    shown.say("经过：")
    for step in found.history:
        gone = f"（已更正：{step.taken_back}）" if step.taken_back else ""
        odd = "（与前面的记录对不上，请核对）" if step.odd else ""
        words = (step.part, step.who, step.grade, step.body, step.office)
        title = topic_words.TOPIC_EVENT[step.kind.value]
        code = labels.short_id(step.id)
        day = labels.day_dotted(step.on)
        shown.say(f"  {code} {day} {title}{gone}{odd}　{'，'.join(filter(None, words))}".rstrip())
