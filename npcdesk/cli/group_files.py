"""`groups attach`, `groups files`: what is kept with the steps of a group's work."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.shown import Json, SaveTo
from npcdesk.errors import NotFound
from npcdesk.models import GroupEvent
from npcdesk.office import attachments, files, group_boards, group_events, groups
from npcdesk.office.attachments import Taken
from npcdesk.office.group_boards import StepLine
from npcdesk.rules import dated_events

FILES = {"id": "编号", "on": "日期", "step": "哪一步", "name": "文件名", "size_bytes": "大小"}


def attach(
    ctx: typer.Context,
    group: Annotated[str, typer.Argument(metavar="督办组", help="名称或名称的一部分")],
    sources: Annotated[list[Path], typer.Argument(metavar="文件")],
    event: Annotated[
        str, typer.Option(metavar="编号", help="哪一步，groups show 列出编号；不写就是最后一步")
    ] = "",
) -> None:
    """给督办的一步添加附件，加密保存在本单位的数据里。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.writing(f"添加附件 {len(sources)} 个：{group}") as session:
        step = step_of(session, groups.named(session, group), event)
        taken = keep(session, store, step.id, sources)
        called = f"{labels.day(step.on)}的“{labels.GROUP_EVENT[step.kind.value]}”"
    shown.say(f"{called}已添加附件 {taken.added} 个。{taken.again}")


def keep(session: Any, store: Any, event_id: str, sources: Sequence[Path]) -> Taken:
    """Keep files with a step."""
    return attachments.attach_each(
        sources,
        lambda source: attachments.attach_to_step(session, store.blobs, event_id, source),
    )


def step_of(session: Any, group_id: str, event: str) -> GroupEvent:
    """Return the step that stands and whose id ends in `event`, the last when it is ""."""
    stands = dated_events.in_order(group_events.events(session, group_id))
    meant = [each for each in stands if each.id.endswith(event.lower())]
    if not meant or (event and len(meant) > 1):
        msg = "督办组没有这一步，请用 groups show 查每一步的编号。"
        raise NotFound(msg)
    return meant[-1]


def kept(
    ctx: typer.Context,
    group: Annotated[str, typer.Argument(metavar="督办组", help="名称或名称的一部分")],
    save_to: SaveTo = None,
    json: Json = False,
) -> None:
    """列出督办组的附件；--save-to 另存一份，文件名前加序号、日期和步骤。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.reading() as session:
        history = group_boards.file(session, groups.named(session, group), desk.today).history
        rows = listed(history)
        for at, row in enumerate(rows if save_to else (), start=1):
            target = Path(save_to or "") / f"{at:02d} {row['on']} {row['step']} {row['name']}"
            files.write_new(target, _content(session, store, row["id"]))
    shown.listed(rows, FILES, json=json, none="这个督办组还没有附件。")


def listed(history: Sequence[StepLine]) -> list[dict[str, Any]]:
    """Return the files of all steps, the oldest step first, each with its step."""
    return [
        shown.plain(line)
        | {"on": step.on, "step": labels.GROUP_EVENT[step.kind.value], "event_id": step.id}
        for step in reversed(history)
        for line in step.files
    ]


def _content(session: Any, store: Any, attachment_id: str) -> bytes:
    return attachments.content(session, store.blobs, attachment_id)
