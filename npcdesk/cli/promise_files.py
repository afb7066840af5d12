"""`promises attach`, `promises files`: the evidence of what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from npcdesk import labels
from npcdesk.cli import shown
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.naming import WHICH
from npcdesk.cli.shown import Json, SaveTo
from npcdesk.errors import NotFound
from npcdesk.models import SuggestionEvent
from npcdesk.office import attachments, files, suggestion_names, suggestions
from npcdesk.office.attachments import Taken
from npcdesk.rules import dated_events

FILES = {
    "id": "编号",
    "on": "日期",
    "step": "哪一条",
    "event_id": "记录编号",
    "name": "文件名",
    "size_bytes": "大小",
}


@dataclass(slots=True)
class Made:
    """An entry that is made with the files that come with it."""

    sources: Sequence[Path] | None
    event_id: str = ""

    def keep(self, session: Any, store: Any) -> Taken:
        """Keep the files with the entry, in the same write."""
        return attachments.attach_each(
            self.sources or (),
            lambda source: attachments.attach_to_promise(
                session, store.blobs, self.event_id, source
            ),
        )


def attach(
    ctx: typer.Context,
    suggestion: WHICH,
    sources: Annotated[list[Path], typer.Argument(metavar="文件")],
    event: Annotated[
        str, typer.Option(metavar="编号", help="哪一条，不写就是最后一条进展、落实或承诺")
    ] = "",
) -> None:
    """给承诺的一条记录添加附件（凭据），加密保存在本单位的数据里。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store:
        with store.reading() as session:
            paper = suggestion_names.named(session, suggestion)
            entry = _entry(session, paper.id, event)
            called = f"{labels.day(entry.on)}的“{labels.EVENT[entry.kind.value]}”"
        made = Made(sources, entry.id)
        with store.writing(f"添加附件 {len(sources)} 个：{paper.called}") as session:
            taken = made.keep(session, store)
    shown.say(f"{paper.called}{called}已添加附件 {taken.added} 个。{taken.again}")


def _entry(session: Any, suggestion_id: str, event: str) -> SuggestionEvent:
    """Return the entry that stands and whose id ends in `event`, the last when it is ""."""
    stands = dated_events.in_order(suggestions.events(session, suggestion_id))
    entries = [each for each in stands if each.kind in attachments.EVIDENCE]
    meant = [each for each in entries if each.id.endswith(event.lower())]
    if not meant or (event and len(meant) > 1):
        msg = "这件建议没有这一条承诺、进展、落实或不能落实的记录，请用 suggestions show 核对。"
        raise NotFound(msg)
    return meant[-1]


def kept(
    ctx: typer.Context,
    suggestion: WHICH,
    save_to: SaveTo = None,
    json: Json = False,
) -> None:
    """列出承诺的附件，各属于哪一条；--save-to 另存一份，文件名前加序号、日期和记录。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, store.reading() as session:
        paper = suggestion_names.named(session, suggestion)
        rows, blobs = _rows(session, paper.id), cast("Any", store.blobs)
        for at, row in enumerate(rows if save_to else (), start=1):
            target = Path(save_to or "") / f"{at:02d} {row['on']} {row['step']} {row['name']}"
            files.write_new(target, attachments.content(session, blobs, row["id"]))
    shown.listed(rows, FILES, json=json, none=f"{paper.called}的承诺还没有附件。")


def _rows(session: Any, suggestion_id: str) -> list[dict[str, Any]]:
    by_entry = attachments.of_promises(session, suggestion_id)
    told = sorted(suggestions.events(session, suggestion_id), key=lambda e: (e.on, e.written_ms))
    return [
        shown.plain(line)
        | {"on": event.on, "step": labels.EVENT[event.kind.value], "event_id": event.id}
        for event in told
        for line in by_entry.get(event.id, ())
    ]
