"""`sync undo`: the newest import taken back."""

from contextlib import closing
from pathlib import Path

import typer

from npcdesk import folder_lock, labels, sync
from npcdesk.cli import shown
from npcdesk.cli.asking import agreed
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.previews import YES
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.store import Store, aside, unlocking
from npcdesk.sync import guard, status, undoing
from npcdesk.sync.carry.own_folders import own_folder
from npcdesk.sync.status import Last

BY_ROWS = "导入以后又写过别的，只能逐行退回；退回的内容会随下一个数据包发给对方。"


def add_to(app: typer.Typer) -> None:
    """Give the command to `sync`."""
    app.command("undo")(undo)


def undo(ctx: typer.Context, yes: YES = False) -> None:
    """撤销最近一次导入的数据包。"""
    desk: Entrance = ctx.obj
    folder = desk.folder
    if not unlocking.exists(folder):
        msg = f"文件夹 {folder.root} 里还没有单位的数据，请先用 init 新建。"
        raise NotAllowed(msg)
    with folder_lock.held(folder.lock, desk.clock), own_folder(folder.inbox) as own:
        key = unlocking.key_of(folder, desk.passphrase())
        with closing(unlocking.open_file(folder, key, desk.clock)) as store:
            sync.attach(store)
            guard.look(store)
            last = _last(store)
            fresh = _without(desk, store, last, unlocking.file_key(key), own)
            _ask(last, yes=yes, by_rows=fresh is None)
            if fresh is None:
                undoing.row_by_row(store, last)
        if fresh is not None:
            kept = aside.restore(folder, fresh, unlocking.file_key(key), desk.clock)
            unlocking.open_file(folder, key, desk.clock).close()
    if fresh is None:
        shown.say(f"已撤销{last.unit_name}的数据包，退回的内容会随下一个数据包发给对方。")
        shown.say("再导入这个数据包也不会恢复。要恢复，请重新登记或更正。")
    else:
        shown.say(f"已撤销{last.unit_name}的数据包，对方下次发来的会补上。")
        shown.say(f"撤销前的数据在 {kept}。")


def _last(store: Store) -> Last:
    with store.reading() as session:
        last = status.status(session).last
    if last is None:
        msg = "没有可以撤销的导入。"
        raise NotFound(msg)
    return last


def _without(desk: Entrance, store: Store, last: Last, key: bytes, own: Path) -> Path | None:
    """Return the file without the import, where the copy made before it can be put back."""
    copy = desk.folder.copies / last.copy_name
    if not last.by_copy or not copy.is_file():
        return None
    return undoing.copy_without(store, last, copy, key, own)


def _ask(last: Last, *, yes: bool, by_rows: bool) -> None:
    at = shown.words("at", shown.moment(last.at_ms))
    counts = {
        words: "、".join(labels.counted(table, n) for table, n in last.counts.get(name, {}).items())
        for name, words in (("new", "新增"), ("changed", "更新"), ("away", "撤下"))
    }
    told = "，".join(f"{words}{said}" for words, said in counts.items() if said) or "没有新的材料"
    shown.aside(f"{last.unit_name}的数据包，{at}导入，{told}。")
    if by_rows:
        shown.aside(BY_ROWS)
    if not agreed("撤销？", yes=yes):
        raise typer.Abort
