"""Copies of the file: before upgrades, imports and on demand; and putting one back."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from npcdesk.clock import Clock
from npcdesk.errors import NotFound
from npcdesk.paths import OfficeFolder
from npcdesk.store import cipher
from npcdesk.store.store import Store

KEPT = 10  # the newest ones; beside them the first of each month stays
_NAME = re.compile(r"desk-(\d{8}-\d{6})-(.*)\.db")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy on disk, when and why it was made."""

    path: Path
    made_at: datetime
    why: str
    size_bytes: int


def copy(store: Store, folder: OfficeFolder, why: str, clock: Clock) -> Path:
    """Copy the file into the office's folder of copies, read it back, and clear out old ones.

    Raises:
        StoreDamaged: the copy cannot be written.
    """
    target = folder.copies / f"desk-{clock.now():%Y%m%d-%H%M%S}-{why}.db"
    written = target.with_suffix(".part")
    written.unlink(missing_ok=True)
    try:
        store.copy_to(written)
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)
    for old in _spare(listed(folder)):
        old.path.unlink(missing_ok=True)
    return target


def listed(folder: OfficeFolder) -> list[Copy]:
    """Return the copies, newest first."""
    found = []
    for path in folder.copies.glob("desk-*.db"):
        if match := _NAME.fullmatch(path.name):
            made_at = datetime.strptime(match[1], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - the wall clock
            found.append(Copy(path, made_at, match[2], path.stat().st_size))
    return sorted(found, key=lambda copy: copy.made_at, reverse=True)


def _spare(copies: list[Copy]) -> list[Copy]:
    """Return those that need not be kept: neither among the newest nor the first of a month."""
    first_of_month = {copy.made_at.strftime("%Y%m"): copy for copy in copies}
    kept = {*copies[:KEPT], *first_of_month.values()}
    return [copy for copy in copies if copy not in kept]


def restore(folder: OfficeFolder, chosen: Path, key: bytes, clock: Clock) -> Path:
    """Put a copy back as the office's file; the present one is kept beside the copies.

    Call with the store closed. The copy is opened first, so that a bad one changes nothing.

    Returns: where the file that was in use is kept now.

    Raises:
        NotFound: there is no such copy.
        KeyRefused: the copy does not open with this office's key, or is damaged.
    """
    if not chosen.is_file():
        msg = f"没有找到备份 {chosen.name}。"
        raise NotFound(msg)
    cipher.connect(chosen, key).close()
    fresh = folder.store.with_suffix(".restoring")
    fresh.unlink(missing_ok=True)
    Store(chosen, key).copy_to(fresh)
    folder.copies.mkdir(parents=True, exist_ok=True)
    kept = folder.copies / f"desk-{clock.now():%Y%m%d-%H%M%S}-恢复前.db"
    if folder.store.exists():
        cipher.connect(folder.store, key).close()  # folds the write-ahead log in
        folder.store.replace(kept)
    for left in ("-wal", "-shm"):
        Path(f"{folder.store}{left}").unlink(missing_ok=True)
    fresh.replace(folder.store)
    return kept
