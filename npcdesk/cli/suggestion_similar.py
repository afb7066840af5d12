"""`suggestions similar`: what of past years says the same as a suggestion that is being written."""

from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import referred
from npcdesk.cli.shown import Json
from npcdesk.office import files
from npcdesk.office import similar as alike

LIST = {
    "ref": "建议号",
    "session": "届次",
    "title": "题目",
    "lead_unit": "主办单位",
    "state": "状态",
    "reply_class": "类别",
    "alike": "相似",
}


def similar(
    ctx: typer.Context,
    title: Annotated[str, typer.Option(metavar="题目", help="正在写的题目")],
    body: Annotated[str, typer.Option(metavar="正文")] = "",
    body_file: Annotated[Path | None, typer.Option(metavar="文件", help="正文在这个文本里")] = None,
    limit: Annotated[int, typer.Option(metavar="行数", help="最多列几件")] = alike.SHOWN,
    json: Json = False,
) -> None:
    """查历年相似的建议，最像的在前。"""
    desk: Entrance = ctx.obj
    text = files.text(body_file) if body_file else body
    with desk.reading() as session:
        found = alike.similar(session, title, text, today=desk.today, limit=limit)
    rows = [
        (shown.plain(each.line) if json else referred(each.line))
        | {"likeness": each.likeness, "alike": each.words}
        for each in found
    ]
    shown.listed(rows, LIST, json=json, none="没有找到相似的建议。")
