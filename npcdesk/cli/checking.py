"""`check` and `self-check`: whether the file is sound, and whether the program is."""

from typing import Annotated

import typer

from npcdesk.cli import self_check, shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.shown import Json
from npcdesk.errors import StoreDamaged
from npcdesk.office import double_numbers, strange_days
from npcdesk.store import Store, aside, checking

app = App()


@app.command("check")
def check(ctx: typer.Context, json: Json = False) -> None:
    """检查数据文件：每一页、每张清单、每个联系。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        found = watched(checking.check(store), "检查数据")
        with store.reading() as session:
            ahead = strange_days.told(strange_days.ahead(session, desk.today))
            doubles = double_numbers.told(double_numbers.found(session))
        since = _since_backup(desk, store)
    if json:
        shown.as_json([{"text": each} for each in (*found, ahead, doubles) if each])
    for each in [] if json else found:
        shown.say(each)
    if found:
        msg = f"数据文件有 {len(found)} 处不对。请先备份，再用最近完好的备份恢复。"
        raise StoreDamaged(msg)
    if not json:
        shown.say("数据文件完好：页、清单和联系都对得上。")
        for each in filter(None, (ahead, doubles, since)):
            shown.say(each)


def _since_backup(desk: Entrance, store: Store) -> str:
    made = aside.listed(desk.folder)
    if not made:
        return "还没有备份，请用 backup 备份。"
    count = aside.changed_since(store, made[0])
    over = "以上" if count >= aside.COUNTED else ""
    return f"备份后又改了 {count} 处{over}，请用 backup 再备份一次。" if count else ""


@app.command("self-check")
def self_checked(
    ctx: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", help="只用退出码说明结果")] = False,
) -> None:
    """检查程序本身：临时新建单位，走完一件建议，打印并读回公文。"""
    desk: Entrance = ctx.obj
    for done in self_check.run(desk.clock):
        if not quiet:
            shown.say(f"  ✓ {done}")
    if not quiet:
        shown.say("程序完好。")
