"""`promises`: what replies promised, how far it is, and what was promised for a year."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from npcdesk import labels
from npcdesk.cli import lists_out, promise_files, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY, one_step
from npcdesk.models import EventKind
from npcdesk.office import promise_list, promises, units
from npcdesk.office.promise_list import ONLY, Filter, Only

app = App(help="承诺事项：台账、补记、进展、落实、不能落实。", no_args_is_help=True)

LIST = {
    "promise_id": "编号",
    "session": "届次",
    "number": "建议号",
    "title": "题目",
    "lead": "领衔代表",
    "lead_unit": "承办单位",
    "matter": "承诺事项",
    "due_on": "承诺日期",
    "days_left": "剩余",
    "promise_state": "情况",
    "last": "进展",
    "files": "附件",
    "told_on": "告知代表",
    "reply_class": "答复时类别",
    "current_class": "当前类别",
}
PROMISE: TypeAlias = Annotated[
    str, typer.Option(metavar="编号", help="哪一项，promises list 列出编号；只有一项时不用写")
]
FILE: TypeAlias = Annotated[
    list[Path] | None, typer.Option(metavar="文件", help="附件（凭据），可写多次")
]
TOLD: TypeAlias = Annotated[str, typer.Option(metavar="日期", help="书面告知代表的日期")]


@app.command("list")
def listing(
    ctx: typer.Context,
    state: Annotated[
        str, typer.Option(metavar="情况", help="、".join(list(ONLY.values())[1:]))
    ] = "",
    year: Annotated[int, typer.Option(metavar="年", help="承诺在哪一年完成")] = 0,
    unit: Annotated[str, typer.Option(metavar="单位", help="承办单位")] = "",
    out: Out = None,
    json: Json = False,
) -> None:
    """承诺事项台账，先到期的在前；第四季度清单用 --year 今年。"""
    desk: Entrance = ctx.obj
    words = {only.value: said for only, said in ONLY.items() if only is not Only.ALL}
    only = Only(labels.value_of(words, state)) if state else Only.ALL
    with desk.reading() as session:
        name = units.named(session, unit).name if unit else ""
        found = promise_list.lines(session, Filter(only, year, name), today=desk.today)
    if out:
        lists_out.put(ctx, out, "承诺事项台账", found, LIST)
        return
    shown.listed(found, LIST, json=json, none="没有这样的承诺事项。")


@app.command("add")
def add(
    ctx: typer.Context,
    suggestion: WHICH,
    matter: Annotated[str, typer.Option(metavar="事项", help="承诺要完成什么")],
    by: Annotated[str, typer.Option(metavar="日期", help="承诺哪天完成")],
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """补记一项承诺，往年办结的也可以；--on 是作出承诺的日期。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        until = desk.day(by, "near")
        promises.promise(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            matter=matter,
            promised_on=until,
        )
        return f"已登记承诺，{labels.day(until)}前完成。"

    one_step(ctx, suggestion, EventKind.PROMISE, deed, json=json)


@app.command("progress")
def progress(
    ctx: typer.Context,
    suggestion: WHICH,
    body: Annotated[str, typer.Option(metavar="内容", help="进展到哪一步，有什么凭据")],
    promise: PROMISE = "",
    file: FILE = None,
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """登记一项承诺的进展。"""
    made = promise_files.Made(file)

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        made.event_id = promises.advance(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            body=body,
            promise_id=promise,
        )
        return "已登记承诺的进展。"

    one_step(ctx, suggestion, EventKind.ADVANCE, deed, json=json, then=made.keep)


def ended(
    kind: EventKind, verb: Callable[..., str], help_: str, done: str, doc: str
) -> Callable[..., None]:
    """Return the command of one end of a promise."""

    def command(
        ctx: typer.Context,
        suggestion: WHICH,
        body: Annotated[str, typer.Option(metavar="内容", help=help_)],
        promise: PROMISE = "",
        told: TOLD = "",
        file: FILE = None,
        on: ON = TODAY,
        json: Json = False,
    ) -> None:
        made = promise_files.Made(file)

        def deed(session: Any, paper_id: str, desk: Entrance) -> str:
            made.event_id = verb(
                session,
                paper_id,
                on=desk.day(on),
                today=desk.today,
                body=body,
                promise_id=promise,
                told_on=desk.day(told) if told else None,
            )
            return done

        one_step(ctx, suggestion, kind, deed, json=json, then=made.keep)

    command.__doc__ = doc
    return command


app.command("fulfil")(
    ended(
        EventKind.FULFIL,
        promises.fulfil,
        "怎样落实的，有什么凭据",
        "的承诺已落实。",
        "登记一项承诺已经落实。",
    )
)
app.command("unable")(
    ended(
        EventKind.UNABLE,
        promises.unable,
        "不能落实的理由，照书面说明写",
        "的承诺已记为因故不能落实。",
        "登记一项承诺因故不能落实，要有书面说明。",
    )
)
app.command("attach")(promise_files.attach)
app.command("files")(promise_files.kept)
