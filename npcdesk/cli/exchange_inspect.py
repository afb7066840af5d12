"""`sync inspect`: what a bundle says of itself, without bringing it in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from npcdesk.cli import shown
from npcdesk.cli.asking import watched
from npcdesk.cli.entrance import Entrance
from npcdesk.cli.exchange_import import PATHS, found_in, room
from npcdesk.cli.shown import Json
from npcdesk.errors import BundleRefused
from npcdesk.store import Store
from npcdesk.sync import hlc, incoming, trusted
from npcdesk.sync.bundle import gathering
from npcdesk.sync.bundle.gathering import Found
from npcdesk.sync.bundle.manifest import BLOB, Manifest
from npcdesk.sync.bundle.opening import Opened
from npcdesk.sync.carry.own_folders import own_folder

LIST = {
    "unit_name": "单位",
    "day": "日期",
    "parts": "份数",
    "missing": "缺第几份",
    "size_bytes": "大小",
    "commits": "改动",
    "attachments": "附件",
    "receipt": "回执",
    "why": "说明",
}


def add_to(app: typer.Typer) -> None:
    """Give the command to `sync`."""
    app.command("inspect")(inspect)


def inspect(ctx: typer.Context, paths: PATHS, json: Json = False) -> None:
    """看数据包里写着什么，不导入；发给别的单位的，只看得到封面。"""
    desk: Entrance = ctx.obj
    with desk.opened() as store, own_folder(desk.folder.inbox) as own:
        bundles, others = found_in(store, paths, own)
        rows = [_one(desk, store, own, found) for found in bundles]
    rows += [_row((path,), why=why) for path, why in others]
    shown.listed(rows, LIST, json=json, none="这里没有数据包。")


def _one(desk: Entrance, store: Store, own: Path, found: Found) -> dict[str, Any]:
    if found.missing:
        return _cover(found, why="还没有到齐，只看得到封面。")
    ciphertext = watched(gathering.assemble(found.paths, own, room(desk)), "拷贝").ciphertext
    assert ciphertext is not None  # noqa: S101 - nothing is missing
    try:
        opened = watched(incoming.open_bundle(store, ciphertext, own, room(desk)), "打开")
    except BundleRefused as refusal:
        return _cover(found, why=str(refusal))
    with opened, store.reading() as session:
        known = trusted.load(session)
        says = opened.manifest
        sender = known.tree.by_inc.get(says.from_inc) if known else None
        return (
            _cover(found)
            | _inside(opened, says)
            | {
                "unit_name": known.name(says.from_unit) if known else says.from_unit,
                "nick": sender.nick if sender else "",
            }
        )


def _cover(found: Found, *, why: str = "") -> dict[str, Any]:
    return _row(found.paths, why=why) | {
        "bundle": found.bundle,
        "day": found.day.isoformat(),
        "parts": found.parts,
        "missing": list(found.missing),
        "size_bytes": found.total,
    }


def _inside(opened: Opened, says: Manifest) -> dict[str, Any]:
    return {
        "readable": True,
        "unit": says.from_unit,
        "to_unit": says.to_unit,
        "made_at": str(shown.plain(shown.moment(hlc.wall_ms(says.hlc)))),
        "app": says.app,
        "receipt": says.receipt,
        "commits": sum(1 for _ in opened.commits()),
        "attachments": len({chunk.kind for chunk in says.chunks if chunk.sort == BLOB}),
        "vector": [
            {"scope": scope, "inc": inc, "n": n}
            for scope, heads in sorted(says.vector.items())
            for inc, n, _ in heads
        ],
        "digest": [{"scope": scope, "digest": of} for scope, of in sorted(says.digest.items())],
    }


def _row(paths: Sequence[Path], *, why: str = "") -> dict[str, Any]:
    return {
        "bundle": "",
        "day": "",
        "paths": [str(path) for path in paths],
        "parts": 0,
        "missing": [],
        "size_bytes": 0,
        "readable": False,
        "why": why,
        "unit": "",
        "unit_name": "",
        "nick": "",
        "to_unit": "",
        "made_at": "",
        "app": "",
        "receipt": False,
        "commits": 0,
        "attachments": 0,
        "vector": [],
        "digest": [],
    }
