"""`sync export`: what a neighbour has not said to have, as files on a stick or as letters."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json
from npcdesk.errors import NotFound, Unclear
from npcdesk.job import Job
from npcdesk.store import Store
from npcdesk.sync import outgoing, status
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import mail, writing
from npcdesk.sync.carry.own_folders import own_folder
from npcdesk.sync.carry.writing import Given
from npcdesk.sync.outgoing import Order, Sent
from npcdesk.sync.status import Line, Status

PARTS = {
    "10MB": SliceBytes.MAIL_10_MB,
    "20MB": SliceBytes.MAIL_20_MB,
    "25MB": SliceBytes.MAIL_25_MB,
    "50MB": SliceBytes.MAIL_50_MB,
}


def add_to(app: typer.Typer) -> None:
    """Give the command to `sync`."""
    app.command("export")(export)


def export(
    ctx: typer.Context,
    to: Annotated[str, typer.Option(metavar="单位", help="上级或下级的名称或行政区划代码")],
    out: Annotated[Path, typer.Option(metavar="文件夹", help="U 盘上的，或别处的")],
    parts: Annotated[
        str, typer.Option(metavar="大小", help=f"分成几份，按邮箱的限制：{'、'.join(PARTS)}")
    ] = "",
    full: Annotated[bool, typer.Option("--full", help="全部重发，不管对方收到过哪些")] = False,
    receipt: Annotated[bool, typer.Option("--receipt", help="只发回执，不发材料")] = False,
    no_attachments: Annotated[
        bool, typer.Option("--no-attachments", help="先不带附件，以后再补")
    ] = False,
    eml: Annotated[bool, typer.Option("--eml", help="做成邮件文件，打开就能发")] = False,
    json: Json = False,
) -> None:
    """导出数据包：对方还没有说收到的全部内容，加密，只有对方打得开。"""
    desk: Entrance = ctx.obj
    if parts and parts.upper() not in PARTS:
        msg = f"没有“{parts}”这种大小，可以用：{'、'.join(PARTS)}。"
        raise Unclear(msg)
    whole = "10MB" if eml else ""
    slices = PARTS.get(parts.upper() or whole, SliceBytes.ONE_FILE)
    with desk.opened() as store, own_folder(desk.folder.outbox) as own:
        with store.reading() as session:
            now = status.status(session)
        line = neighbour(now, to)
        order = Order(
            line.id, desk.today, slices, full=full, receipt=receipt, blobs=not no_attachments
        )
        envelope = None
        if eml:
            at = desk.clock.now().astimezone()
            envelope = mail.Envelope(now.unit_name, line.of.name, at)
        sent, given = watched(_exporting(store, own, out, order, envelope), "导出")
    if json:
        shown.as_json([_row(line, order, sent, given)])
        return
    what = "回执" if receipt else f" {sent.commits} 项改动"
    blobs = f"、附件 {sent.blobs} 件" if sent.blobs else ""
    shown.say(f"给{line.of.name}的{what}{blobs}，写成 {len(given.paths)} 个文件：")
    for path in given.paths:
        shown.say(f"  {path}")
    if sent.left:
        shown.say(sent.left)
    shown.say(f"已写好并读回核对；在 U 盘上的，{writing.SAFE}。")


def neighbour(now: Status, said: str) -> Line:
    """Return the neighbour that is meant by a code, a name or a part of it.

    Raises:
        NotFound: nobody is.
        Unclear: several are.
    """
    exact = [line for line in now.lines if said in (line.id, line.of.name)]
    found = exact or [line for line in now.lines if said in line.of.name]
    names = "、".join(f"{line.of.name}（{line.id}）" for line in found or now.lines)
    if not found:
        known = f"可以是：{names}。" if names else "还没有和别的单位配对，请先用 sync pair 配对。"
        msg = f"没有叫“{said}”的上级或下级。{known}"
        raise NotFound(msg)
    if len(found) > 1:
        msg = f"“{said}”可能是：{names}。请写全称或代码。"
        raise Unclear(msg)
    return found[0]


def _exporting(
    store: Store, own: Path, folder: Path, order: Order, envelope: mail.Envelope | None
) -> Job[tuple[Sent, Given]]:
    """Write a bundle in an own folder, then give it to where it goes."""
    sent = yield from outgoing.export(store, own, own, order)
    files: Sequence[Path] = sent.paths
    if envelope is not None:
        preset = SliceBytes(order.slice_bytes)
        files = yield from mail.write(files, own, envelope, preset)
    given = yield from writing.give(files, folder)
    outgoing.handed_over(store, order)
    return sent, given


def _row(line: Line, order: Order, sent: Sent, given: Given) -> dict[str, object]:
    return {
        "unit": line.id,
        "unit_name": line.of.name,
        "receipt": order.receipt,
        "full": order.full,
        "commits": sent.commits,
        "attachments": sent.blobs,
        "attachments_later": sent.later,
        "attachments_damaged": sent.damaged,
        "size_bytes": given.total_bytes,
        "paths": [str(path) for path in given.paths],
    }
