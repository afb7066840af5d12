"""The steps of an opinion's life, a command each."""

from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed
from npcdesk.models import OpinionKind, Rating
from npcdesk.office import opinion_events, opinion_list, short_ids, units
from npcdesk.office.opinion_events import Said
from npcdesk.rules.opinion_life import VERB

WHICH: TypeAlias = Annotated[
    str, typer.Argument(metavar="编号", help="opinions list 列出的意见编号")
]
ON: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="如 5.6、昨天")]
DUE: TypeAlias = Annotated[str, typer.Option(metavar="期限", help="不写是 15 个工作日")]
TODAY = "今天"


def _enter(ctx: typer.Context, which: str, kind: OpinionKind, on: str, **said: Any) -> None:
    """Enter a step and answer where the opinion stands then."""
    desk: Entrance = ctx.obj
    json = bool(ctx.params.get("json"))
    with desk.opened() as store:
        due, to = said.pop("due", ""), said.pop("to", "")
        with store.writing(f"群众意见：{VERB[kind]}") as session:
            opinion_id = short_ids.opinion(session, which)
            facts = Said(
                desk.day(on),
                due_on=desk.day(due, "future") if due else None,
                unit_id=units.named(session, to).id if to else None,
                **said,
            )
            opinion_events.enter(session, opinion_id, kind, facts, today=desk.today)
        _answer(ctx, store, opinion_id, VERB[kind], json=json)


def _answer(ctx: typer.Context, store: Any, opinion_id: str, verb: str, *, json: bool) -> None:
    with store.reading() as session:
        (row,) = opinion_list.by_id(session, [opinion_id], ctx.obj.today)
    if json:
        shown.as_json([row])
        return
    due = f"，期限 {labels.day(row.due_on)}" if row.due_on else ""
    shown.say(f"已登记{verb.removeprefix('登记')}，现在是“{row.state}”{due}。")


def answer(
    ctx: typer.Context,
    opinion: WHICH,
    words: Annotated[str, typer.Option(metavar="内容", help="怎么答复的")] = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - read from the context
) -> None:
    """当场答复。"""
    _enter(ctx, opinion, OpinionKind.ANSWER, on, words=words)


def coordinate(
    ctx: typer.Context,
    opinion: WHICH,
    words: Annotated[str, typer.Option(metavar="内容", help="由谁协调")] = "",
    due: DUE = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """站点、社区协调处理。"""
    _enter(ctx, opinion, OpinionKind.COORDINATE, on, words=words, due=due)


def transfer(
    ctx: typer.Context,
    opinion: WHICH,
    to: Annotated[str, typer.Option(metavar="单位", help="单位名称或者简称")],
    words: Annotated[str, typer.Option(metavar="要求")] = "",
    due: DUE = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """转办到街道、乡镇、部门。"""
    _enter(ctx, opinion, OpinionKind.TRANSFER, on, words=words, due=due, to=to)


def raise_(
    ctx: typer.Context,
    opinion: WHICH,
    words: Annotated[str, typer.Option(metavar="去处", help="报到哪一级、哪个单位")],
    due: DUE = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """升级，报上级人大。"""
    _enter(ctx, opinion, OpinionKind.RAISE, on, words=words, due=due)


def refuse(
    ctx: typer.Context,
    opinion: WHICH,
    words: Annotated[str, typer.Option(metavar="去处", help="告知群众到哪里去，如信访局、法院")],
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """不属受理（信访、诉讼），告知去处。"""
    _enter(ctx, opinion, OpinionKind.REFUSE, on, words=words)


def result(
    ctx: typer.Context,
    opinion: WHICH,
    words: Annotated[str, typer.Option(metavar="结果", help="办得怎么样")],
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """登记办理结果。"""
    _enter(ctx, opinion, OpinionKind.RESULT, on, words=words)


def feedback(
    ctx: typer.Context,
    opinion: WHICH,
    how: Annotated[str, typer.Option(metavar="方式", help="电话、上门、当面")] = "电话",
    words: Annotated[str, typer.Option(metavar="内容")] = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """反馈群众。"""
    _enter(ctx, opinion, OpinionKind.FEEDBACK, on, how=how, words=words)


def rate(
    ctx: typer.Context,
    opinion: WHICH,
    rating: Annotated[str, typer.Option(metavar="评价", help="满意、基本满意、不满意")],
    words: Annotated[str, typer.Option(metavar="内容", help="群众怎么说")] = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """登记群众评价。"""
    said = Rating(labels.value_of(labels.RATING, rating))
    _enter(ctx, opinion, OpinionKind.RATE, on, rating=said, words=words)


def close(
    ctx: typer.Context,
    opinion: WHICH,
    words: Annotated[str, typer.Option(metavar="说明")] = "",
    on: ON = TODAY,
    json: Json = False,  # noqa: ARG001 - as above
) -> None:
    """了结。"""
    _enter(ctx, opinion, OpinionKind.CLOSE, on, words=words)


def take_back(
    ctx: typer.Context,
    opinion: WHICH,
    reason: Annotated[str, typer.Option(metavar="理由", help="办理经过里会留下")],
    json: Json = False,
) -> None:
    """更正最后一步。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.writing("群众意见：更正") as session:
            opinion_id = short_ids.opinion(session, opinion)
            last = opinion_events.last(session, opinion_id)
            if last is None:
                msg = "这条意见还没有办理经过，不用更正。"
                raise NotAllowed(msg)
            opinion_events.take_back(session, last.id, reason=reason, today=desk.today)
        _answer(ctx, store, opinion_id, "更正", json=json)


def add_to(app: App) -> None:
    """Add the commands of the steps."""
    for each in (answer, coordinate, transfer, refuse, result, feedback, rate, close):
        app.command(each.__name__)(each)
    app.command("raise")(raise_)
    app.command("take-back")(take_back)
