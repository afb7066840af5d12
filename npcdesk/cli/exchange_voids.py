"""`sync void`: what an office wrote beyond its rights, and what this one makes of it."""

from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound
from npcdesk.sync import called, status
from npcdesk.sync.conflicts import Void
from npcdesk.sync.registers import MADE

app = App(help="无效的改动：超出对方权限、或电脑停用后写的，采纳或驳回。", no_args_is_help=True)

WHICH = Annotated[int, typer.Argument(metavar="序号", help="void list 里的序号")]
LIST = {
    "seq": "序号",
    "unit_name": "单位",
    "at": "时间",
    "what": "这一步",
    "why": "原因",
    "said": "内容",
}


@app.command("list")
def listing(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="采纳和驳回过的也列出")] = False,
    json: Json = False,
) -> None:
    """列出还没有处理的无效改动。"""
    desk: Entrance = ctx.obj
    with desk.reading() as session:
        found = [each for each in _voids(session) if every or each[1]]
        if json:
            shown.as_json([_row(item, is_open=left) for item, left in found])
            return
        rows = [
            {
                "seq": item.seq,
                "unit_name": f"{item.unit_name} {item.nick}",
                "at": shown.moment(item.at_ms),
                "what": item.what,
                "why": "电脑已停用或吊销" if item.ended else "超出对方的权限",
                "said": "；".join(_told(session, item)),
            }
            for item, _ in found
        ]
    shown.listed(rows, LIST, json=False, none="没有要处理的无效改动。")


@app.command("adopt")
def adopt(ctx: typer.Context, number: WHICH) -> None:
    """采纳：由本单位照样写一遍，下一个数据包会带给对方。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            item = _named(session, number)
        with store.writing(f"采纳{item.unit_name}的“{item.what}”") as session:
            rows = status.adopt(session, item)
    shown.say(f"已采纳{item.unit_name}的“{item.what}”，{rows} 条。")


@app.command("reject")
def reject(ctx: typer.Context, number: WHICH) -> None:
    """驳回：不采用，以后不再列出。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            item = _named(session, number)
        with store.writing(f"驳回{item.unit_name}的“{item.what}”") as session:
            status.reject(session, item)
    shown.say(f"已驳回{item.unit_name}的“{item.what}”，请打电话告诉对方。")


def _voids(session: Any) -> list[tuple[Void, bool]]:
    books, known = status.books_and_known(session)
    return status.voids(session, books, known)


def _named(session: Any, number: int) -> Void:
    for item, is_open in _voids(session):
        if item.seq == number and is_open:
            return item
    msg = f"没有序号是 {number}、还没有处理的无效改动。请用 sync void list 看序号。"
    raise NotFound(msg)


def _told(session: Any, item: Void) -> list[str]:
    return [
        f"{called.one(session, table, row_id)}的{labels.column(table, name)}："
        f"{called.said(session, table, name, value) or '空'}"
        for table, row_id, values in item.ops
        for name, value in values.items()
        if name != MADE
    ]


def _row(item: Void, *, is_open: bool) -> dict[str, Any]:
    return {
        "seq": item.seq,
        "unit": item.unit,
        "unit_name": item.unit_name,
        "nick": item.nick,
        "at": shown.moment(item.at_ms),
        "scope": item.scope,
        "what": item.what,
        "ended": item.ended,
        "adopted": item.adopted,
        "rejected": item.rejected,
        "open": is_open,
        "values": [
            {"table": table, "row_id": row_id, "column": name, "value": value}
            for table, row_id, values in item.ops
            for name, value in values.items()
        ],
    }
