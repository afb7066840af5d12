"""`undo`, `backup`, `restore`: taking back, and keeping copies."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from npcdesk import folder_lock
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed, watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.help import App
from npcdesk.cli.previews import YES
from npcdesk.cli.shown import Json
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.office import files, founding
from npcdesk.store import Store, aside, strange_copies, unlocking

app = App()

BY_HAND = "手工备份"
# how a write is said in words, here or in the window: the command that does it again
_AGAIN = {
    "导入名册": "roster import",
    "导入代表名册": "roster import",
    "登记代表": "roster add",
    "编辑代表": "roster edit",
    "登记站点": "stations add",
    "登记接待": "visits add",
    "登记单位": "units add",
    "登记会议": "sessions add",
    "导入建议": "suggestions import",
    "登记建议": "suggestions add",
    "立案": "suggestions file",
    "交办": "suggestions hand-over",
    "登记面商": "suggestions contact",
    "记录催办": "suggestions urge",
    "登记答复": "suggestions reply",
    "登记评价": "suggestions rate",
    "办结": "suggestions close",
    "撤回建议": "suggestions withdraw",
    "更正": "suggestions take-back",
    "成立督办组": "groups form",
    "列入重点督办": "groups choose",
    "移出重点督办": "groups release",
    "采纳": "sync void adopt",
    "征集 ": "projects add",
    "准备投票": "projects vote",
    "修改投票": "projects amend-vote",
    "计票": "projects count",
    "定下票决结果": "projects settle",
    "登记征询意见表": "suggestions ratings-from",
}


@app.command("undo")
def undo(ctx: typer.Context) -> None:
    """撤销上一步：最近一次写入整个退回。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        last = store.last_write()
        if last is None or last.id is None or last.what == founding.FOUNDED:
            msg = "没有可以撤销的步骤了。"
            raise NotFound(msg)
        _refuse_import(store, last.id)
        stands = _stands(store, last.id)
        what = watched(store.undoing(last.id), "撤销")
        before = store.last_write()
    shown.say(f"已撤销“{what}”，它写下的都退回到这一步之前。")
    shown.say(stands or _how_again(what))
    if before is not None and before.what != founding.FOUNDED:
        shown.say(f"再用一次 undo，撤销的是“{before.what}”。")


def _how_again(what: str) -> str:
    again = next((word for begin, word in _AGAIN.items() if what.startswith(begin)), "")
    command = f"，命令是 npcdesk {again}" if again else ""
    return f"要恢复，请把这一步重新做一次{command}。"


def _stands(store: Store, write_id: int) -> str:
    from npcdesk.sync import unsettled  # noqa: PLC0415 - few writes settle a conflict

    return unsettled.told(store, write_id)


def _refuse_import(store: Store, write_id: int) -> None:
    """Raise `NotAllowed` where the write brought a bundle in: that has an undo of its own."""
    from npcdesk.sync import incoming  # noqa: PLC0415 - few writes are imports of bundles

    with store.reading() as session:
        run = incoming.last_run(session)
        if run is not None and run.write_id == write_id:
            msg = "上一步是导入数据包。要撤销它，请用 npcdesk sync undo。"
            raise NotAllowed(msg)


@app.command("backup")
def backup(
    ctx: typer.Context,
    to: Annotated[
        Path | None,
        typer.Option(metavar="位置", help="U 盘上的文件夹或文件名；不写就放在本单位的 copies 里"),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="只列出已有的备份，写明位置的也列那里的")
    ] = False,
    json: Json = False,
) -> None:
    """备份数据，备份件同样加密。"""
    desk: Entrance = ctx.obj
    if listed:
        lines = [*(aside.listed_at(to.absolute()) if to else ()), *aside.listed(desk.folder)]
        rows = [asdict(line) | {"path": str(line.path)} for line in lines]
        columns = {"made_at": "时间", "why": "原因", "size_bytes": "大小", "path": "文件"}
        shown.listed(rows, columns, json=json, none="还没有备份。")
        return
    with desk.opened() as store:
        if to is None:
            made = aside.copy(store, desk.folder, BY_HAND, desk.clock)
        else:
            made = aside.copy_out(store, desk.folder, to.absolute(), desk.clock)
    if json:
        facts = {"path": str(made), "made_at": desk.clock.now(), "why": BY_HAND}
        shown.as_json([facts | {"size_bytes": made.stat().st_size}])
        return
    shown.say(f"已备份到 {made}。")
    if to is not None:
        shown.say(
            f"钥匙文件 {aside.slots_of(made).name} 在旁边，请一起保管；打开仍要密码或恢复码。"
        )


@app.command("restore")
def restore(
    ctx: typer.Context,
    copy: Annotated[Path, typer.Argument(metavar="备份")],
    yes: YES = False,
) -> None:
    """用备份恢复；现在的数据移到 copies 里，不会丢。"""
    desk: Entrance = ctx.obj
    folder, chosen = desk.folder, copy.absolute()
    aside.require_copy(chosen)
    if not agreed(f"用 {copy.name} 换掉现在的数据？", yes=yes):
        raise typer.Abort
    if not folder.slots.exists() and aside.slots_of(chosen).exists():
        files.write(folder.slots, aside.slots_of(chosen).read_bytes())
    with folder_lock.held(folder.lock, desk.clock):
        passphrase = desk.passphrase()
        key = unlocking.key_of(folder, passphrase)
        strange_copies.require_own(folder, chosen, passphrase)
        kept = aside.restore(folder, chosen, unlocking.file_key(key), desk.clock)
        unlocking.open_file(folder, key, desk.clock).close()
    shown.say(f"已用 {copy.name} 恢复。")
    if kept.exists():
        shown.say(f"恢复前的数据在 {kept}。")
