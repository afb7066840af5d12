"""`projects screen … report`: every dated step of a project's life."""

from typing import Annotated

import typer

from npcdesk import labels, project_words
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.project_parts import (
    BODY,
    MONEY,
    ON,
    PROJECT,
    SOME,
    TODAY,
    YEAR,
    day_of,
    outcome,
    step,
)
from npcdesk.cli.shown import Json
from npcdesk.models import Grade, ProjectKind
from npcdesk.rules.money import yuan

_Kind = ProjectKind


def add_to(app: typer.Typer) -> None:
    """Add the steps to the group of commands."""
    steps = (
        *(screen, shortlist, review, assign, node, done, progress, inspect, item, answer),
        *(adjust, grade, finish, survey, report),
    )
    for each in steps:
        app.command(each.__name__)(each)


def screen(
    ctx: typer.Context,
    project: SOME,
    result: Annotated[str, typer.Option(metavar="结果", help="列入、补充调研、并入、不列入")],
    into: Annotated[str, typer.Option(metavar="项目", help="并入哪一个")] = "",
    by: Annotated[str, typer.Option(metavar="会议", help="哪次会议、哪一轮")] = "",
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记一轮筛选论证的结果，可以几个项目一起。"""
    said = outcome(project_words.SCREENED, result)
    facts = {"outcome": said, "who": by, "body": words, "into": into}
    step(ctx, project, _Kind.SCREEN, on, year, **facts, json=json)


def shortlist(
    ctx: typer.Context,
    project: SOME,
    by: Annotated[str, typer.Option(metavar="会议", help="例如：人大政府对接会")],
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记初定。"""
    step(ctx, project, _Kind.SHORTLIST, on, year, who=by, body=words, json=json)


def review(
    ctx: typer.Context,
    project: SOME,
    by: Annotated[str, typer.Option(metavar="谁", help="例如：县人大常委会第二十次会议")],
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记审议，审议过就是候选项目。"""
    step(ctx, project, _Kind.REVIEW, on, year, who=by, body=words, json=json)


def assign(
    ctx: typer.Context,
    project: SOME,
    by: Annotated[str, typer.Option(metavar="文号", help="谁下达、文号")] = "",
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记责任清单已下达。责任单位、资金、完成时间用 edit 写。"""
    step(ctx, project, _Kind.ASSIGN, on, year, who=by, body=words, json=json)


def node(
    ctx: typer.Context,
    project: PROJECT,
    words: Annotated[str, typer.Argument(metavar="内容", help="到这天做到什么")],
    due: Annotated[str, typer.Option(metavar="日期", help="节点的日期")],
    percent: Annotated[int | None, typer.Option(metavar="数", help="计划做到百分之几")] = None,
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """加一个计划节点。"""
    desk: Entrance = ctx.obj
    facts = {"body": words, "due_on": day_of(desk, due), "percent": percent}
    step(ctx, [project], _Kind.NODE, on, year, **facts, json=json)


def done(
    ctx: typer.Context,
    project: PROJECT,
    node: Annotated[str, typer.Option(metavar="节点", help="哪个节点，写几个字")] = "",
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记一个节点做完了；不写是哪个，就是最早的那个。"""
    step(ctx, [project], _Kind.NODE_DONE, on, year, body=words, about=node, json=json)


def progress(
    ctx: typer.Context,
    project: PROJECT,
    percent: Annotated[int | None, typer.Option(metavar="数", help="做到百分之几")] = None,
    paid: MONEY = "",
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """填写进度和今年累计已拨资金。"""
    facts = {"percent": percent, "paid_yuan": yuan(paid) if paid else None, "body": words}
    step(ctx, [project], _Kind.PROGRESS, on, year, **facts, json=json)


def inspect(
    ctx: typer.Context,
    project: PROJECT,
    words: Annotated[str, typer.Argument(metavar="情况")],
    by: Annotated[str, typer.Option(metavar="谁", help="哪个监督小组、哪些代表")] = "",
    how: Annotated[str, typer.Option(metavar="方式", help="现场检查、视察、暗访")] = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记一次督查，例如年中集中督查。"""
    step(ctx, [project], _Kind.INSPECT, on, year, body=words, who=by, how=how, json=json)


def item(
    ctx: typer.Context,
    project: PROJECT,
    words: Annotated[str, typer.Argument(metavar="事项")],
    due: Annotated[str, typer.Option(metavar="日期", help="反馈期限")],
    to: Annotated[str, typer.Option(metavar="单位", help="交给谁")] = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """交办督查清单的一项，要求限期反馈。"""
    desk: Entrance = ctx.obj
    facts = {"body": words, "who": to, "due_on": day_of(desk, due)}
    step(ctx, [project], _Kind.ITEM, on, year, **facts, json=json)


def answer(
    ctx: typer.Context,
    project: PROJECT,
    words: Annotated[str, typer.Argument(metavar="内容")],
    item: Annotated[str, typer.Option(metavar="事项", help="哪一项，写几个字")] = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记督查清单一项的反馈。"""
    step(ctx, [project], _Kind.ANSWER, on, year, body=words, about=item, json=json)


def adjust(
    ctx: typer.Context,
    project: PROJECT,
    words: Annotated[str, typer.Argument(metavar="内容")],
    by: Annotated[str, typer.Option(metavar="会议", help="哪次会议同意")],
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记项目调整。"""
    step(ctx, [project], _Kind.ADJUST, on, year, body=words, who=by, json=json)


def grade(
    ctx: typer.Context,
    project: PROJECT,
    grade: Annotated[str, typer.Option(metavar="等次", help="好、较好、一般、差")],
    by: Annotated[str, typer.Option(metavar="谁", help="哪个监督小组")] = "",
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记监督小组的评价。"""
    given = Grade(labels.value_of(labels.GRADE, grade))
    step(ctx, [project], _Kind.GRADE, on, year, grade=given, who=by, body=words, json=json)


def finish(
    ctx: typer.Context,
    project: SOME,
    result: Annotated[str, typer.Option(metavar="结果", help="完成、基本完成、未完成")],
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记完成情况。"""
    said = outcome(project_words.FINISHED, result)
    step(ctx, project, _Kind.FINISH, on, year, outcome=said, body=words, json=json)


def survey(
    ctx: typer.Context,
    project: SOME,
    score: Annotated[str, typer.Option(metavar="得分", help="满分 100，如 89.8")],
    by: Annotated[str, typer.Option(metavar="机构")] = "",
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记第三方满意度调查的得分。"""
    step(ctx, project, _Kind.SURVEY, on, year, score=score, who=by, body=words, json=json)


def report(
    ctx: typer.Context,
    project: SOME,
    to: Annotated[str, typer.Option(metavar="会议", help="向哪次会议报告")],
    words: BODY = "",
    on: ON = TODAY,
    year: YEAR = 0,
    json: Json = False,
) -> None:
    """登记已向会议报告完成情况。"""
    step(ctx, project, _Kind.REPORT, on, year, who=to, body=words, json=json)
