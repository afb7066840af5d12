"""Making, opening and changing the slots of one office's file."""

import hmac
import os
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from npcdesk.errors import KeyRefused, StoreDamaged
from npcdesk.vault import passphrase as passphrases
from npcdesk.vault import recovery, ring, slots_file
from npcdesk.vault.slots_file import Slot, Slots
from npcdesk.vault.wrap import (
    SALT_BYTES,
    Cost,
    from_secret,
    lock,
    stretched,
    subkey,
    unlock,
    usual_cost,
)

KEY_BYTES = 32
PATIENCE_S = 10.0
"""How long a keyring may take: a person may be typing its password."""


@dataclass(frozen=True, slots=True)
class Created:
    """A new file's key and the recovery code to print. Neither is shown by repr."""

    key: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


def create(slots: Path, passphrase: str | None, cost: Cost | None = None) -> Created:
    """Make a key and its slots: recovery always, passphrase when one is given.

    Args:
        slots: the file to write.
        passphrase: at least eight characters, or None where the keyring will hold the key.
        cost: of one guess at the passphrase; what suits this computer when None.

    Raises:
        KeyRefused: the passphrase is too short, or there are slots already.
        StoreDamaged: the folder cannot be written to.
    """
    text = None if passphrase is None else passphrases.checked(passphrase)
    if slots.exists():
        msg = f"这个文件夹里已经有钥匙文件 {slots.name}。请打开原来的数据，或另选文件夹。"
        raise KeyRefused(msg)
    key, file = os.urandom(KEY_BYTES), os.urandom(16).hex()
    recovery_slot, code = _recovery_slot(file, key)
    passphrase_slot = None if text is None else _passphrase_slot(file, key, text, cost)
    slots_file.write(slots, Slots(file, _check(key), recovery_slot, passphrase_slot))
    return Created(key, code)


def open_with_passphrase(slots: Path, text: str) -> bytes:
    """Return the key. Takes about half a second, on purpose.

    Raises:
        KeyRefused: it does not open, has no passphrase, or the slots are damaged.
    """
    found = slots_file.read(slots)
    slot = found.passphrase
    if slot is None or slot.cost is None:
        msg = "这份数据没有设密码，请用打印的恢复码打开。"
        raise KeyRefused(msg)
    by = stretched(passphrases.plain(text), slot.salt, slot.cost)
    key = _opened(found, "passphrase", slot, by)
    if key is None:
        msg = "这个密码没有打开数据。请核对大小写和输入法再试；仍打不开，请用打印的恢复码。"
        raise KeyRefused(msg)
    return key


def open_with_recovery(slots: Path, code: str) -> bytes:
    """Return the key, from the code as typed from paper.

    Raises:
        KeyRefused: the code was copied wrongly, is not this file's, or the slots are damaged.
    """
    secret = recovery.read(code)
    found = slots_file.read(slots)
    slot = found.recovery
    key = _opened(found, "recovery", slot, from_secret(secret, slot.salt))
    if key is None:
        msg = "恢复码抄得没有问题，但没有打开这份数据。它可能是换掉的旧码，或是别的单位的，请核对。"
        raise KeyRefused(msg)
    return key


def open_with_keyring(slots: Path, wait_s: float = PATIENCE_S) -> bytes | None:
    """Return the key if this computer's keyring gives it within `wait_s` seconds, else None.

    A keyring that was never given the key is not asked, so that it prompts nobody.

    Raises:
        KeyRefused: the slots are missing or damaged.
    """
    found = slots_file.read(slots)
    if _this_computer(found) not in found.computers:
        return None
    try:
        key = bytes.fromhex(ring.kept(found.file, wait_s) or "")
    except ValueError:
        return None
    return key if _fits(found, key) else None


def keyring_works(wait_s: float = PATIENCE_S) -> bool:
    """Tell whether `remember` has somewhere to put the key; it may still be refused there."""
    return ring.works(wait_s)


def remember(slots: Path, key: bytes, wait_s: float = PATIENCE_S) -> bool:
    """Give the key to this computer's keyring; False when there is none that keeps it."""
    found = _of_this_file(slots, key)
    if not ring.keep(found.file, key.hex(), wait_s):
        return False
    here = _this_computer(found)
    marked = slots_file.without(found, here)
    try:
        slots_file.write(slots, replace(marked, computers=(*marked.computers, here)))
    except StoreDamaged:
        ring.drop(found.file, wait_s)
        return False
    return True


def forget(slots: Path, wait_s: float = PATIENCE_S) -> None:
    """Take the key out of this computer's keyring."""
    found = slots_file.read(slots)
    here = _this_computer(found)
    if here in found.computers:
        ring.drop(found.file, wait_s)
        slots_file.write(slots, slots_file.without(found, here))


def set_passphrase(slots: Path, key: bytes, new: str, cost: Cost | None = None) -> None:
    """Let `new` open the file from now on, and the old passphrase no longer.

    Raises:
        KeyRefused: too short, or `key` is not this file's.
    """
    text = passphrases.checked(new)
    found = _of_this_file(slots, key)
    slot = _passphrase_slot(found.file, key, text, cost)
    slots_file.write(slots, replace(found, passphrase=slot))


def new_recovery(slots: Path, key: bytes) -> str:
    """Return a new recovery code to print; the old one opens nothing any more.

    Raises:
        KeyRefused: `key` is not this file's.
    """
    found = _of_this_file(slots, key)
    slot, code = _recovery_slot(found.file, key)
    slots_file.write(slots, replace(found, recovery=slot))
    return code


def of_one_file(one: Path, other: Path) -> bool:
    """Tell whether two files of slots lock the same office's key.

    Raises:
        KeyRefused: one of them is missing or damaged.
        StoreTooNew: a newer version wrote it.
    """
    return slots_file.read(one).file == slots_file.read(other).file


def kinds(slots: Path) -> frozenset[str]:
    """Return what may open the file on this computer: keyring, passphrase, recovery."""
    found = slots_file.read(slots)
    names = {"recovery"}
    if found.passphrase:
        names.add("passphrase")
    if _this_computer(found) in found.computers:
        names.add("keyring")
    return frozenset(names)


def _passphrase_slot(file: str, key: bytes, text: str, cost: Cost | None) -> Slot:
    price = cost or usual_cost()
    salt = os.urandom(SALT_BYTES)
    by = stretched(text, salt, price)
    return Slot(salt, *lock(key, by, slots_file.context(file, "passphrase", price)), cost=price)


def _recovery_slot(file: str, key: bytes) -> tuple[Slot, str]:
    secret = os.urandom(recovery.SECRET_BYTES)
    salt = os.urandom(SALT_BYTES)
    by = from_secret(secret, salt)
    slot = Slot(salt, *lock(key, by, slots_file.context(file, "recovery", None)))
    return slot, recovery.written(secret)


def _opened(found: Slots, kind: str, slot: Slot, by: bytes) -> bytes | None:
    key = unlock(slot.locked, slot.nonce, by, slots_file.context(found.file, kind, slot.cost))
    return key if key is not None and _fits(found, key) else None


def _of_this_file(slots: Path, key: bytes) -> Slots:
    found = slots_file.read(slots)
    if not _fits(found, key):
        msg = "钥匙文件和正在用的数据不是一套。请把同一份备份里的两个文件一起拷回来。"
        raise KeyRefused(msg)
    return found


def _fits(found: Slots, key: bytes) -> bool:
    return hmac.compare_digest(_check(key), found.check)


def _check(key: bytes) -> bytes:
    return subkey(key, "check")[: slots_file.CHECK_BYTES]


def _this_computer(found: Slots) -> str:
    """Return this computer's mark: a stick's slots do not tell where it has been."""
    import platform  # noqa: PLC0415 - a quarter of this package's start, needed after it

    return sha256(f"{found.file}|{platform.node()}".encode()).hexdigest()[:32]
