"""`keyslots.json`: read strictly, written whole or not at all."""

import base64
import binascii
import json
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from npcdesk.errors import KeyRefused, StoreDamaged, StoreTooNew, why
from npcdesk.vault.wrap import NONCE_BYTES, SALT_BYTES, Cost

FORMAT = "npcdesk keyslots"
VERSION = 1
LOCKED_BYTES = 32 + 16
CHECK_BYTES = 16

_MOST_BYTES = 64 * 1024
_MOST = Cost(memory_kib=1024 * 1024, passes=16, lanes=16)
_HEX = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Slot:
    """The file's key, locked: by a passphrase when it has a cost, else by a random secret."""

    salt: bytes
    nonce: bytes
    locked: bytes
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """What the file holds.

    `file` names the office's file in keyrings, `check` tells its key from others, `computers`
    are marks of the computers whose keyring has the key.
    """

    file: str
    check: bytes
    recovery: Slot
    passphrase: Slot | None = None
    computers: tuple[str, ...] = ()


def context(file: str, kind: str, cost: Cost | None) -> bytes:
    """Return what a locked key is bound to, so that it fits no other file, slot or cost."""
    price = f"{cost.memory_kib}:{cost.passes}:{cost.lanes}" if cost else "-"
    return f"{FORMAT}|{VERSION}|{file}|{kind}|{price}".encode()


def read(path: Path) -> Slots:
    """Return the slots.

    Raises:
        KeyRefused: there is no such file, or it is damaged.
        StoreTooNew: a newer version wrote it.
        StoreDamaged: the computer cannot read it.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        msg = f"没有找到钥匙文件 {path.name}，它应当和数据在同一个文件夹。请从备份里拷回来。"
        raise KeyRefused(msg) from None
    except OSError as error:
        msg = f"钥匙文件 {path.name} 读不出来（{why(error)}）。请检查磁盘或 U 盘。"
        raise StoreDamaged(msg) from None
    try:
        return _slots(raw)
    except (ValueError, KeyError, TypeError, RecursionError):
        msg = f"钥匙文件 {path.name} 已损坏。请从备份里拷回来，再用密码或恢复码打开。"
        raise KeyRefused(msg) from None


def write(path: Path, slots: Slots) -> None:
    """Write the slots: after a crash there is the old file or the new one.

    Raises:
        StoreDamaged: the folder cannot be written to.
    """
    text = json.dumps(_plain(slots), indent=1, sort_keys=True)
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _settle(path.parent)
    except OSError as error:
        msg = f"钥匙文件写不进 {path.parent}（{why(error)}）。请检查空间和写入权限。"
        raise StoreDamaged(msg) from None


def without(slots: Slots, computer: str) -> Slots:
    """Return the slots with one computer's mark taken out."""
    return replace(slots, computers=tuple(mark for mark in slots.computers if mark != computer))


def _settle(folder: Path) -> None:
    """Ask the disk to keep the new name too; where folders cannot be synced, do without."""
    if os.name == "nt":
        return
    door = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(door)
    except OSError:
        return
    finally:
        os.close(door)


def _plain(slots: Slots) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "file": slots.file,
        "check": _text(slots.check),
        "recovery": _plain_slot(slots.recovery),
        "passphrase": _plain_slot(slots.passphrase) if slots.passphrase else None,
        "computers": list(slots.computers),
    }


def _plain_slot(slot: Slot) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "locked": _text(slot.locked),
    }
    if slot.cost:
        plain |= {
            "argon2id": {
                "memory_kib": slot.cost.memory_kib,
                "passes": slot.cost.passes,
                "lanes": slot.cost.lanes,
            }
        }
    return plain


def _slots(raw: bytes) -> Slots:
    if len(raw) > _MOST_BYTES:
        raise ValueError
    found = json.loads(raw)
    if found["format"] != FORMAT or type(found["version"]) is not int:
        raise ValueError
    if found["version"] > VERSION:
        msg = "钥匙文件是新版本的人大履职桌面写的。请先把本机的程序升级。"
        raise StoreTooNew(msg)
    _only(found, {"format", "version", "file", "check", "recovery", "passphrase", "computers"})
    computers = found["computers"]
    if not isinstance(computers, list) or not all(map(_HEX.fullmatch, computers)):
        raise ValueError
    if not _HEX.fullmatch(found["file"]):
        raise ValueError
    return Slots(
        file=found["file"],
        check=_bytes(found["check"], CHECK_BYTES),
        recovery=_slot(found["recovery"], None),
        passphrase=_passphrase_slot(found["passphrase"]),
        computers=tuple(computers),
    )


def _passphrase_slot(found: dict[str, Any] | None) -> Slot | None:
    if found is None:
        return None
    price = found["argon2id"]
    _only(price, {"memory_kib", "passes", "lanes"})
    cost = Cost(
        _number(price["memory_kib"], _MOST.memory_kib),
        _number(price["passes"], _MOST.passes),
        _number(price["lanes"], _MOST.lanes),
    )
    if cost.memory_kib < 8 * cost.lanes:
        raise ValueError
    return _slot({name: found[name] for name in found if name != "argon2id"}, cost)


def _slot(found: dict[str, Any], cost: Cost | None) -> Slot:
    _only(found, {"salt", "nonce", "locked"})
    return Slot(
        salt=_bytes(found["salt"], SALT_BYTES),
        nonce=_bytes(found["nonce"], NONCE_BYTES),
        locked=_bytes(found["locked"], LOCKED_BYTES),
        cost=cost,
    )


def _only(found: dict[str, Any], names: set[str]) -> None:
    if not isinstance(found, dict) or set(found) != names:
        raise ValueError


def _number(value: object, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError
    return value


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str, length: int) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(raw) != length:
        raise ValueError
    return raw
