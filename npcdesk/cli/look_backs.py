"""`lookback`: 回头看 of a year, its list and figures, and one suggestion looked back at."""

from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import lists_out, shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.lists_out import Out
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json
from npcdesk.cli.suggestion_steps import ON, TODAY, one_step
from npcdesk.models import EventKind, Rating
from npcdesk.office import look_backs, promises, units
from npcdesk.office.look_backs import ONLY, YEARS_BACK, Only
from npcdesk.rules.look_back import FOLLOW, KEPT, SOLVED

app = App(help="回头看：往年答复为 B 类的建议，逐件看四个问题。", no_args_is_help=True)

LIST = {
    "number": "建议号",
    "title": "题目",
    "session": "届次",
    "lead": "领衔代表",
    "lead_unit": "承办单位",
    "replied_on": "答复日期",
    "reply_class": "答复时类别",
    "current_class": "当前类别",
    "looked_on": "回头看日期",
    "answers": "四个问题的回答",
}


@app.command("list")
def listing(
    ctx: typer.Context,
    year: Annotated[int, typer.Option(metavar="年", help="哪一年的回头看，不写就是今年")] = 0,
    back: Annotated[int, typer.Option(metavar="年数", help="看前几年答复的")] = YEARS_BACK,
    class_: Annotated[
        list[str] | None,
        typer.Option("--class", metavar="类别", help="答复时的类别，可写多次；不写就是要承诺的"),
    ] = None,
    state: Annotated[
        str, typer.Option(metavar="情况", help="、".join(list(ONLY.values())[1:]))
    ] = "",
    unit: Annotated[str, typer.Option(metavar="单位", help="承办单位")] = "",
    out: Out = None,
    json: Json = False,
) -> None:
    """列出一年回头看的范围：哪些看了，结果怎样，数字都说明以什么为分母。"""
    desk: Entrance = ctx.obj
    words = {only.value: said for only, said in ONLY.items() if only is not Only.ALL}
    only = Only(labels.value_of(words, state)) if state else Only.ALL
    codes = tuple(code.upper() for code in class_ or ())
    with desk.reading() as session:
        name = units.named(session, unit).name if unit else ""
        scope = look_backs.scope(session, year or desk.today.year, back=back, classes=codes)
        found = look_backs.lines(session, scope, only=only, unit=name)
        told = look_backs.figures(session, scope, unit=name)
    if json:
        shown.as_json([_flat(line) for line in found])
        return
    rows = [_row(line) for line in found]
    if out:
        lists_out.put(ctx, out, f"{scope.year}年回头看", rows, LIST)
        return
    shown.say(f"{scope.year}年回头看：{scope.in_words}。")
    shown.listed(rows, LIST, json=False, none="这个范围里没有符合条件的建议。")
    for sentence in told.in_words:
        shown.say(f"{sentence}。")


@app.command("add")
def add(
    ctx: typer.Context,
    suggestion: WHICH,
    solved: Annotated[
        str, typer.Option(metavar="回答", help=f"问题：{'、'.join(SOLVED.values())}")
    ],
    kept: Annotated[str, typer.Option(metavar="回答", help=f"承诺：{'、'.join(KEPT.values())}")],
    follow: Annotated[
        str, typer.Option(metavar="回答", help=f"跟进：{'、'.join(FOLLOW.values())}")
    ],
    rating: Annotated[
        str, typer.Option(metavar="评价", help="代表：满意、基本满意、不满意；没有问代表就不写")
    ] = "",
    body: Annotated[str, typer.Option(metavar="情况")] = "",
    class_: Annotated[
        str, typer.Option("--class", metavar="类别", help="改为哪一类，不改就不写")
    ] = "",
    approved_by: Annotated[str, typer.Option(metavar="批准人", help="改类别由谁批准")] = "",
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """登记一件建议的回头看，一年一次。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        look_backs.look_back(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            solved=labels.value_of(SOLVED, solved),
            kept=labels.value_of(KEPT, kept),
            follow=labels.value_of(FOLLOW, follow),
            rating=Rating(labels.value_of(labels.RATING, rating)) if rating else None,
            body=body,
            reply_class=class_.upper(),
            approved_by=approved_by,
        )
        changed = f"，改为 {class_.upper()} 类" if class_ else ""
        return f"已登记回头看{changed}。"

    one_step(ctx, suggestion, EventKind.LOOK_BACK, deed, json=json)


def reclass(
    ctx: typer.Context,
    suggestion: WHICH,
    class_: Annotated[str, typer.Option("--class", metavar="类别", help="改为哪一类")],
    reason: Annotated[str, typer.Option(metavar="理由")],
    approved_by: Annotated[str, typer.Option(metavar="批准人", help="批准的人或会议")],
    on: ON = TODAY,
    json: Json = False,
) -> None:
    """改当前类别，要有理由和批准人；答复时的类别不变。"""

    def deed(session: Any, paper_id: str, desk: Entrance) -> str:
        promises.reclass(
            session,
            paper_id,
            on=desk.day(on),
            today=desk.today,
            reply_class=class_.upper(),
            reason=reason,
            approved_by=approved_by,
        )
        return f"当前类别改为 {class_.upper()} 类，答复时的类别没有动。"

    one_step(ctx, suggestion, EventKind.RECLASS, deed, json=json)


def _flat(line: look_backs.LookLine) -> dict[str, Any]:
    """Return a line with the look-back's parts beside the others; nothing of it while none is."""
    row: dict[str, Any] = shown.plain(line)
    looked: dict[str, Any] = row.pop("looked") or dict.fromkeys(
        ("on", "solved", "kept", "follow", "rating", "body")
    )
    return row | {"looked_on": looked.pop("on")} | looked


def _row(line: look_backs.LookLine) -> dict[str, Any]:
    row: dict[str, Any] = shown.plain(line)
    looked = line.looked
    days = {"replied_on": line.replied_on, "looked_on": looked.on if looked else None}
    return row | days | {"answers": looked.in_words if looked else "还没有看"}
