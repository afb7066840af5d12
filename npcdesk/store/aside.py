"""Copies of the file: before upgrades, imports and on demand; and putting one back."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from npcdesk.clock import Clock
from npcdesk.errors import KeyRefused, NotFound, StoreDamaged, why
from npcdesk.paths import OfficeFolder
from npcdesk.store import cipher, versions
from npcdesk.store.places import file_at
from npcdesk.store.store import Store, worded

REPLACED = "恢复前"
OUTSIDE = "另存的"
PAGE_BYTES = 4096
"""SQLCipher's, of which every file of ours has whole ones."""
OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff")
"""How workbooks, letters, PDFs and pictures begin; a copy begins with chance."""
COUNTED = 1000  # records that are told one by one; beyond it is enough to say so
KEPT = 10  # the newest ones; beside them the first of each month stays
_NAME = re.compile(r"desk-(\d{8}-\d{6})-(.*?)(?:~\d+)?\.db")


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
    target = _free(folder, why, clock)
    written = target.with_suffix(".part")
    for left in folder.copies.glob("*.part*"):  # by a power cut
        left.unlink(missing_ok=True)
    try:
        store.copy_to(written)
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)
    for old in _spare(listed(folder)):
        old.path.unlink(missing_ok=True)
    return target


def _free(folder: OfficeFolder, why: str, clock: Clock) -> Path:
    """Return a name that no copy has: two may be made within one second."""
    name = f"desk-{clock.now():%Y%m%d-%H%M%S}-{why}"
    path, number = folder.copies / f"{name}.db", 1
    while path.exists():
        number += 1
        path = path.with_name(f"{name}~{number}.db")
    return path


def listed(folder: OfficeFolder) -> list[Copy]:
    """Return the copies, newest first."""
    found = []
    for path in folder.copies.glob("desk-*.db"):
        if match := _NAME.fullmatch(path.name):
            made_at = datetime.strptime(match[1], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - the wall clock
            found.append(Copy(path, made_at, match[2], path.stat().st_size))
    within_second = {copy.path: copy.path.stat().st_mtime_ns for copy in found}
    return sorted(found, key=lambda c: (c.made_at, within_second[c.path]), reverse=True)


def listed_at(place: Path) -> list[Copy]:
    """Return the copies that were made to a folder outside, newest first; see `copy_out`.

    Raises:
        NotFound: there is no such folder.
    """
    if not place.is_dir():
        msg = f"没有找到文件夹 {place}。请插好 U 盘，核对位置。"
        raise NotFound(msg)
    found = []
    for path in place.glob("*.db"):
        if slots_of(path).exists():
            told = path.stat()
            made_at = datetime.fromtimestamp(int(told.st_mtime))  # noqa: DTZ006 - the wall clock
            found.append(Copy(path, made_at, OUTSIDE, told.st_size))
    return sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True)


def changed_since(store: Store, copy: Copy) -> int:
    """Return how many records were written after a copy was made, counted up to `COUNTED`."""
    at_ms = copy.path.stat().st_mtime_ns // 1_000_000  # as the journal reckons
    before = "SELECT id FROM written WHERE at_ms < :at ORDER BY id DESC LIMIT 1"
    asked = (
        "SELECT count(*) FROM (SELECT 1 FROM changed "
        f"WHERE write_id > ifnull(({before}), 0) LIMIT :most)"
    )
    with store.reading() as session:
        count: int = session.execute(text(asked), {"at": at_ms, "most": COUNTED}).scalar_one()
    return count


def _spare(copies: list[Copy]) -> list[Copy]:
    """Return those that need not be kept: neither among the newest nor the first of a month."""
    first_of_month = {copy.made_at.strftime("%Y%m"): copy for copy in copies}
    kept = {*copies[:KEPT], *first_of_month.values()}
    return [copy for copy in copies if copy not in kept]


def copy_out(store: Store, folder: OfficeFolder, target: Path, clock: Clock) -> Path:
    """Copy the file and its key slots to where the person wants them; return the copy's path.

    Args:
        store: the open file.
        folder: where it lies.
        target: a folder, or the name of the copy; the slots go beside it, for without them a
            copy opens on no other computer.
        clock: names a copy in a folder by its day.

    Raises:
        NotFound: there is no such folder, and no name of a copy either.
        StoreDamaged: the copy cannot be written.
    """
    target = file_at(target, f"{folder.root.name}-{clock.today():%Y%m%d}.db")
    written = target.with_name(target.name + ".part")
    draft = slots_of(target).with_suffix(".part")
    try:
        written.unlink(missing_ok=True)
        store.copy_to(written)
        _write(draft, folder.slots.read_bytes())
        draft.replace(slots_of(target))  # at no moment is an older copy without its slots
        written.replace(target)
    except OSError as error:
        msg = f"没有备份到 {target}（{why(error)}）。请检查 U 盘是否插好、还有没有空间。"
        raise StoreDamaged(msg) from error
    finally:
        for begun in (written, draft):
            with suppress(OSError):  # gone with the stick
                begun.unlink(missing_ok=True)
    return target


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def slots_of(copied: Path) -> Path:
    """Return where the key slots of a copy lie, beside it."""
    return copied.with_name(f"{copied.stem}-keyslots.json")


def require_copy(chosen: Path) -> None:
    """Let only what may be a copy be put back; whether a key opens it is seen later.

    Raises:
        NotFound: there is no such file, or it is something else.
    """
    if not chosen.is_file():
        msg = f"没有找到备份 {chosen}，请核对路径。"
        raise NotFound(msg)
    with worded(), chosen.open("rb") as file:
        head = file.read(16)
    size = chosen.stat().st_size
    if chosen.suffix.lower() != ".db" and (head.startswith(OTHERS) or size % PAGE_BYTES):
        msg = f"{chosen.name} 不是本程序的备份。请选 copies 或 U 盘里的备份件，它以 .db 结尾。"
        raise NotFound(msg)
    if not size or size % PAGE_BYTES:
        msg = f"{chosen.name} 不完整，可能没有拷完，数据没有改动。请重新拷一次，或换一份备份。"
        raise NotFound(msg)


def restore(folder: OfficeFolder, chosen: Path, key: bytes, clock: Clock) -> Path:
    """Put a copy back as the office's file; the present one is kept beside the copies.

    Call with the store closed. The copy is opened first, so that a bad one changes nothing. The
    file in use may be damaged: it is moved aside with its log as it is. Should the power be cut
    while there is no file, `finish_restoring` goes on.

    Returns: where the file that was in use is kept now.

    Raises:
        NotFound: there is no such copy, or it is something else.
        KeyRefused: the copy does not open with this office's key, or is damaged.
        StoreTooNew: a newer version of the desk made the copy.
        StoreDamaged: the folder cannot be written.
    """
    require_copy(chosen)
    try:
        connection = cipher.connect(chosen, key)
    except KeyRefused:
        msg = (
            f"{chosen.name} 用本单位的钥匙打不开：多半是别的单位的备份，也可能已经损坏。"
            "没有恢复，现在的数据没有改动。请核对是哪个单位的，或换一份备份。"
        )
        raise KeyRefused(msg) from None
    try:
        versions.refuse_newer(versions.of(connection))
    finally:
        connection.close()
    finish_restoring(folder)
    with worded():
        fresh = folder.restoring.with_suffix(".part")
        fresh.unlink(missing_ok=True)
        Store(chosen, key).copy_to(fresh)
        folder.copies.mkdir(parents=True, exist_ok=True)
        kept = _free(folder, REPLACED, clock)
        fresh.replace(folder.restoring)  # under this name it is whole
        if folder.store.exists():
            folder.store.replace(kept)
        _put_in_place(folder, kept)
    return kept


def finish_restoring(folder: OfficeFolder) -> None:
    """Finish a restoring that was cut off: go on if the file is moved aside, else leave it be.

    Raises:
        StoreDamaged: the folder cannot be written.
    """
    with worded():
        if folder.store.exists():
            folder.restoring.unlink(missing_ok=True)
        elif folder.restoring.exists():
            moved = (copy.path for copy in listed(folder) if copy.why == REPLACED)
            _put_in_place(folder, next(moved, folder.restoring))


def _put_in_place(folder: OfficeFolder, kept: Path) -> None:
    """Let the file's log follow it aside, for no other may be opened with it; take its place."""
    log = Path(f"{folder.store}-wal")
    if log.exists():
        log.replace(f"{kept}-wal")
    Path(f"{folder.store}-shm").unlink(missing_ok=True)
    folder.restoring.replace(folder.store)
