"""`others`: what other offices have sent, by unit; it is never counted among this office's own."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import Unclear
from npcdesk.office import others
from npcdesk.office.windows import Window

app = App(help="外单位材料：下级送来的、上级发布的，只看不改。", no_args_is_help=True)

WORDS = "、".join(f"{key}（{kind.words}）" for key, kind in others.KINDS.items())


@app.command("units")
def listing_units(ctx: typer.Context, json: Json = False) -> None:
    """列出有哪些单位的材料，各有多少。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = others.units(session)
    rows = [{"code": each.code, "name": each.name, **each.counts} for each in found]
    heads = {"code": "代码", "name": "单位"} | {k: kind.words for k, kind in others.KINDS.items()}
    shown.listed(rows, heads, json=json, none="还没有收到外单位的材料。")


@app.command("list")
def listing(
    ctx: typer.Context,
    unit: Annotated[
        str, typer.Option(metavar="单位", help="代码或名称；只有一个单位的，可以不写")
    ] = "",
    kind: Annotated[str, typer.Option(metavar="种类", help=WORDS)] = "suggestions",
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几行，0 是全部")] = 0,
    out: Annotated[
        Path | None, typer.Option(metavar="文件", help="写成 Excel 表，不在屏幕上列出")
    ] = None,
    json: Json = False,
) -> None:
    """列出一个单位送来的材料。"""
    if kind not in others.KINDS:
        msg = f"没有“{kind}”这一种，可以写：{WORDS}。"
        raise Unclear(msg)
    desk: Entrance = ctx.obj
    heads = others.KINDS[kind].heads
    with desk.reading() as session:
        whose = others.named(session, unit)
        total = whose.counts[kind]
        most = limit or (total if out else shown.window(0, total, json=json))
        lines = others.lines(session, whose.code, kind, Window(0, most))
    words = others.KINDS[kind].words
    if out is not None:
        from npcdesk.workbooks.ruled import Ruled, Table, write  # noqa: PLC0415 - slow to import

        rows = [others.texts(line, tuple(heads)) for line in lines]
        write(
            out,
            Table(words, f"{whose.name}{words}", [Ruled(head) for head in heads.values()], rows),
        )
        shown.say(f"已把 {len(rows)} 行写到 {out.name}。")
        return
    none = f"{whose.name}没有送来{words}。"
    shown.listed(lines, heads, json=json, none=none, total=total)
