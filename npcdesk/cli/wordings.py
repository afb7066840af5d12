"""`wording`: what the office's papers say in its own words."""

from dataclasses import asdict
from typing import Annotated, TypeAlias

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.office import wordings
from npcdesk.rules import wording

app = App(help="公文用语：清单、改成本单位的说法、恢复标准用语。", no_args_is_help=True)

PLACE: TypeAlias = Annotated[
    str, typer.Argument(metavar="哪一处", help="代码或名称，如 答复函标题")
]
LIST = {"code": "代码", "form": "公文", "name": "哪一处", "text": "用语", "own": "本单位的"}


@app.command("list")
def listing(
    ctx: typer.Context,
    form: Annotated[str, typer.Option(metavar="公文", help="只看一种，如 答复函")] = "",
    json: Json = False,
) -> None:
    """列出每一处的用语；花括号里的打印时换成这一件的。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = wordings.lines(session)
    rows = [asdict(line) for line in found if form in ("", line.form)]
    if not json:
        rows = [{**row, "own": "是" if row["own"] else ""} for row in rows]
    shown.listed(rows, LIST, json=json, none=f"没有“{form}”这种公文的用语。")


@app.command("set")
def change(
    ctx: typer.Context,
    place: PLACE,
    text: Annotated[str, typer.Argument(metavar="用语", help="花括号里写 建议号、代表姓名 等")],
) -> None:
    """把一处改成本单位的说法。"""
    desk: Entrance = ctx.obj
    of = wording.slot(place)
    with desk.writing(f"改公文用语：{of.form}{of.name}") as session:
        wordings.change(session, {of.code: text})
    shown.say(f"{of.form}的{of.name}改好了，以后打印的用新的。")


@app.command("reset")
def reset(
    ctx: typer.Context,
    place: Annotated[str, typer.Argument(metavar="哪一处", help="代码或名称，不写就是全部")] = "",
) -> None:
    """恢复标准用语。"""
    desk: Entrance = ctx.obj
    codes = [wording.slot(place).code] if place else []
    with desk.writing("恢复标准用语") as session:
        many = wordings.reset(session, codes)
    shown.say(f"{many} 处恢复了标准用语。" if many else "用的就是标准用语，没有要恢复的。")
