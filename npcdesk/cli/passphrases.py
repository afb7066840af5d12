"""`passphrase`: a new passphrase, a new recovery code. Neither is ever an argument."""

import os
from pathlib import Path
from typing import Annotated

import typer

from npcdesk import folder_lock, vault
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance, secret
from npcdesk.cli.founding import RECOVERY_PDF, hand_out
from npcdesk.cli.help import App
from npcdesk.cli.previews import YES
from npcdesk.errors import NotAllowed
from npcdesk.office import offices
from npcdesk.store import unlocking

NEW, CODE = "NPCDESK_NEW_PASSPHRASE", "NPCDESK_RECOVERY_CODE"

app = App(help="密码和恢复码：改密码、做新的恢复码。", no_args_is_help=True)


@app.command("change")
def change(
    ctx: typer.Context,
    new_file: Annotated[
        Path | None, typer.Option(metavar="文件", help=f"写着新密码的文件；也可以设环境变量 {NEW}")
    ] = None,
    forgotten: Annotated[
        bool, typer.Option("--forgotten", help="忘了现在的密码，用恢复码打开")
    ] = False,
    recovery_file: Annotated[
        Path | None, typer.Option(metavar="文件", help=f"写着恢复码的文件；也可以设环境变量 {CODE}")
    ] = None,
) -> None:
    """改密码；恢复码不变。"""
    desk: Entrance = ctx.obj
    slots = _present(desk)
    with folder_lock.held(desk.folder.lock, desk.clock):
        if forgotten or recovery_file:
            given = vault.passphrase_from(os.environ, recovery_file, CODE)
            ways = f"用 --recovery-file 指明文件，或设环境变量 {CODE}"
            key = vault.open_with_recovery(slots, secret(given, "恢复码：", ways))
        else:
            key = unlocking.key_of(desk.folder, desk.passphrase())
        given = vault.passphrase_from(os.environ, new_file, NEW)
        ways = f"用 --new-file 指明写着新密码的文件，或设环境变量 {NEW}"
        new = secret(given, "新密码（至少 8 个字）：", ways, twice=True)
        vault.set_passphrase(slots, key, new)
    shown.say("密码改好了，下次打开用新的；恢复码不变。")
    shown.say("拷到别处的备份仍用拷出时的密码；密码文件、环境变量里写的旧密码请换掉。")


@app.command("recovery")
def recovery(ctx: typer.Context, recovery_pdf: RECOVERY_PDF = None, yes: YES = False) -> None:
    """做一个新的恢复码；旧的马上作废。"""
    desk: Entrance = ctx.obj
    slots = _present(desk)
    with folder_lock.held(desk.folder.lock, desk.clock):
        key = unlocking.key_of(desk.folder, desk.passphrase())
        store = unlocking.open_file(desk.folder, key, desk.clock)
        try:
            with store.reading() as session:
                name = offices.here(session).name
        finally:
            store.close()
        if not agreed("做一个新的恢复码？旧的马上作废。", yes=yes):
            raise typer.Abort
        code = vault.new_recovery(slots, key)
    hand_out(code, name, desk.today, recovery_pdf)
    shown.say("旧的恢复码已经作废，旧的打印件请销毁。")


def _present(desk: Entrance) -> Path:
    if not unlocking.exists(desk.folder):
        msg = f"文件夹 {desk.folder.root} 里还没有单位的数据，请先用 init 新建。"
        raise NotAllowed(msg)
    return desk.folder.slots
