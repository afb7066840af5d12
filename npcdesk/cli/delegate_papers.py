"""`roster photo|attach|files`: the portrait of a delegate, and what is kept with one."""

from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.one_delegate import WHO
from npcdesk.cli.shown import Json, SaveTo
from npcdesk.errors import NotFound, Unclear
from npcdesk.office import attachments, delegate_files, delegates, files
from npcdesk.office.attachments import AttachmentLine

FILES = {"id": "编号", "name": "文件名", "size_bytes": "大小"}


def add_to(app: typer.Typer) -> None:
    """Give the commands to `roster`."""
    app.command("photo")(photo)
    app.command("attach")(attach)
    app.command("files")(kept)


def photo(
    ctx: typer.Context,
    delegate: WHO,
    source: Annotated[
        Path | None, typer.Argument(metavar="照片", help="JPG 或 PNG，不超过 10 MB")
    ] = None,
    take_off: Annotated[bool, typer.Option("--take-off", help="拿掉照片")] = False,
) -> None:
    """放一位代表的照片，已有的换下来；--take-off 拿掉。"""
    desk: Entrance = ctx.obj
    if (source is None) != take_off:
        msg = "请写照片的文件，或者用 --take-off 拿掉照片，只写一样。"
        raise Unclear(msg)
    with desk.opened() as store:
        with store.reading() as session:
            found = delegates.named(session, delegate)
        if source is None:
            with store.writing(f"拿掉照片 {found.name}") as session:
                delegate_files.take_photo_off(session, found.mandate_id)
        else:
            with store.writing(f"放照片 {found.name}") as session:
                delegate_files.keep_photo(session, _blobs(store), found.mandate_id, source)
    shown.say(f"{found.name}的照片已{'拿掉' if take_off else '放进来'}。")


def attach(
    ctx: typer.Context,
    delegate: WHO,
    sources: Annotated[list[Path], typer.Argument(metavar="文件")],
) -> None:
    """给一位代表添加附件（登记表、证书），加密保存在本单位的数据里。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            found = delegates.named(session, delegate)
        with store.writing(f"添加附件 {len(sources)} 个：{found.name}") as session:
            for source in sources:
                delegate_files.attach(session, _blobs(store), found.mandate_id, source)
    shown.say(f"{found.name}已添加附件 {len(sources)} 个。")


def kept(
    ctx: typer.Context,
    delegate: WHO,
    save_to: SaveTo = None,
    take_off: Annotated[
        str, typer.Option(metavar="编号", help="移走这一个，用 npcdesk undo 可以找回")
    ] = "",
    json: Json = False,
) -> None:
    """列出一位代表的附件；--save-to 另存一份，文件名前加序号，--take-off 移走一个。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            found = delegates.named(session, delegate)
            lines = delegate_files.lines(session, found.id)
            for at, line in enumerate(lines if save_to else (), start=1):
                target = Path(save_to or "") / f"{at:02d} {line.name}"
                files.write_new(target, attachments.content(session, _blobs(store), line.id))
        if take_off:
            gone = _meant(lines, take_off)
            with store.writing(f"移走附件 {gone.name}") as session:
                attachments.put_away(session, gone.id)
            lines.remove(gone)
    shown.listed(lines, FILES, json=json, none=f"{found.name}还没有附件。")


def _meant(lines: list[AttachmentLine], end: str) -> AttachmentLine:
    meant = [line for line in lines if line.id.endswith(end.lower())]
    if len(meant) != 1:
        known = "、".join(f"{labels.short_id(line.id)} {line.name}" for line in lines)
        msg = f"没有编号是“{end}”的附件。" + (f"有：{known}。" if known else "")
        raise NotFound(msg)
    return meant[0]


def _blobs(store: Any) -> Any:
    return store.blobs
