"""`sync forget`: a bundle of which parts are missing is awaited no longer."""

from collections.abc import Sequence
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import YES
from npcdesk.errors import NotFound, Unclear
from npcdesk.sync import arriving
from npcdesk.sync.bundle.gathering import Waiting

SHORT = 8


def add_to(app: typer.Typer) -> None:
    """Give the command to `sync`."""
    app.command("forget")(forget)


def forget(
    ctx: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="哪一个", help="单位的名称或编号的前几位；只有一个时可以不写")
    ] = "",
    yes: YES = False,
) -> None:
    """不再等一个没有到齐的数据包，已收到的几份从本机删掉。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            one = _named(arriving.listed(session, desk.folder.inbox), which)
        question = f"不再等{arriving.called(one)}？{arriving.FORGET}"
        if not agreed(question, yes=yes):
            raise typer.Abort
        with store.writing("不再等数据包") as session:
            arriving.forget(session, one)
    shown.say(f"已不再等{arriving.called(one)}。")


def _named(coming: Sequence[Waiting], said: str) -> Waiting:
    if not coming:
        msg = "没有要等的数据包，不用处理。"
        raise NotFound(msg)
    found = [one for one in coming if said in one.sender or one.bundle.startswith(said)]
    if len(found) == 1:
        return found[0]
    told = "、".join(f"{one.bundle[:SHORT]} {arriving.called(one)}" for one in found or coming)
    if not found:
        msg = f"没有叫“{said}”的，在等的是：{told}。请写编号的前几位。"
        raise NotFound(msg)
    msg = f"有几个：{told}。请写编号的前几位。"
    raise Unclear(msg)
