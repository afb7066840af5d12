"""`sync`: exchanging data with the offices above and below, by stick or by mail."""

from typing import Annotated

import typer

from npcdesk.cli import (
    exchange_conflicts,
    exchange_export,
    exchange_forget,
    exchange_import,
    exchange_inspect,
    exchange_machines,
    exchange_pairing,
    exchange_status,
    exchange_undo,
    exchange_voids,
    shown,
)
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.previews import YES
from npcdesk.cli.shown import Json
from npcdesk.office import offices
from npcdesk.sync import joining

app = App(help="数据交换：和上级、下级用 U 盘或邮件往来。", no_args_is_help=True)


@app.command("begin")
def begin(
    ctx: typer.Context,
    nick: Annotated[str, typer.Option(metavar="名称", help="这台电脑叫什么")] = "办公室电脑",
    yes: YES = False,
) -> None:
    """作为最上级单位开始数据交换；别的单位都来和本单位配对。"""
    desk: Entrance = ctx.obj
    question = "本单位上面没有别的单位用这个程序，由本单位开始？开始以后不能再改为跟上级配对。"
    if not agreed(question, yes=yes):
        raise typer.Abort
    with desk.writing("开始数据交换") as session:
        offices.check_code(session)
        job = joining.begin(session, nick=nick, day=desk.today)
        rows = watched(job, "整理已有的材料")
    shown.say(f"已开始数据交换，已有的 {rows} 条记录都整理好了。")
    shown.say("下级单位用 sync pair request 申请，本单位用 sync pair answer 答复。")


@app.command("recovery-key")
def recovery_key(ctx: typer.Context, json: Json = False) -> None:
    """显示本单位的交换恢复钥匙，请抄写或打印后锁进保险柜。"""
    desk: Entrance = ctx.obj
    with desk.writing("取交换恢复钥匙") as session:
        key = joining.recovery_key(session)
    if json:
        shown.as_json([{"recovery_key": key}])
        return
    shown.say(key)
    shown.aside("电脑坏了时，它能打开发给本单位的数据包。谁拿到它谁就能打开，请锁进保险柜。")


exchange_export.add_to(app)
exchange_import.add_to(app)
exchange_inspect.add_to(app)
exchange_forget.add_to(app)
exchange_undo.add_to(app)
exchange_status.add_to(app)
app.add_typer(exchange_pairing.app, name="pair")
app.add_typer(exchange_conflicts.app, name="conflicts")
app.add_typer(exchange_voids.app, name="void")
app.add_typer(exchange_machines.app, name="machines")
