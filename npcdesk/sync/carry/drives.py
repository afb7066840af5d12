"""Sticks and cards that are plugged in, and what there is to know before writing to one.

Each is asked apart from the others, and for a few seconds only: one that is dead hides no other.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from npcdesk.errors import NotAllowed, StoreDamaged
from npcdesk.sync.carry import patience, volumes
from npcdesk.sync.carry.volumes import Volume

PATIENCE_S = 3.0
"""How long a stick may take to answer: an old one wakes up in two seconds."""
FAT_FILE_BYTES = 4 * 1024**3 - 1
"""The longest file that FAT32 takes."""
SPARE_BYTES = 1024 * 1024
"""What is left free for the file system's own tables."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A medium one can write to or read from. `name` is for people and never empty."""

    path: Path
    name: str
    free_bytes: int
    total_bytes: int
    file_system: str
    writable: bool

    @property
    def file_limit(self) -> int | None:
        """The longest file it takes, in bytes; None where there is no limit to speak of."""
        return FAT_FILE_BYTES if self.file_system.upper().startswith("FAT") else None


def removable(
    wait_s: float = PATIENCE_S, mounted: Callable[[], Iterable[Volume]] = volumes.mounted
) -> list[Drive]:
    """Return the sticks, cards and USB disks that answer within `wait_s` seconds, by name.

    Several partitions of a stick are several drives; one mounted twice is one.
    """
    media = {each.device: each for each in reversed(list(mounted())) if each.removable}
    drives = patience.ask({str(each.path): _drive_of(each) for each in media.values()}, wait_s)
    return sorted(drives.values(), key=lambda drive: (drive.name, drive.path))


def holding(
    folder: Path,
    wait_s: float = PATIENCE_S,
    mounted: Callable[[], Iterable[Volume]] = volumes.mounted,
) -> Drive | None:
    """Return the drive that a folder is on, or None where the system does not tell.

    Raises:
        StoreDamaged: the folder is not there, or its drive does not answer.
    """

    def look() -> tuple[bool, Drive | None]:
        if not folder.is_dir():
            return False, None
        real = folder.resolve()
        above = [each for each in mounted() if real.is_relative_to(each.path)]
        deepest = max(above, key=lambda each: len(each.path.parts), default=None)
        return True, _drive(deepest, real) if deepest else None

    found = patience.ask({f"holding {folder}": look}, wait_s)
    if not found:
        msg = f"{folder} 所在的盘没有回应。请把 U 盘拔下来重新插好，再做一次。"
        raise StoreDamaged(msg)
    ((there, drive),) = found.values()
    if not there:
        msg = f"没有找到文件夹 {folder}。请核对位置，或把 U 盘插好。"
        raise StoreDamaged(msg)
    return drive


def check(drive: Drive, sizes: Sequence[int]) -> None:
    """Say before anything is written that files of `sizes` bytes cannot go to a drive.

    Raises:
        NotAllowed: it cannot be written to, one file is too long for FAT32, or there is no room.
    """
    longest, together = max(sizes, default=0), sum(sizes)
    if not drive.writable:
        msg = f"“{drive.name}”现在不能写。请检查写保护开关和权限，或换一个 U 盘。"
        raise NotAllowed(msg)
    if drive.file_limit is not None and longest > drive.file_limit:
        msg = (
            f"“{drive.name}”是 {drive.file_system} 格式，放不下超过 4 GB 的文件。"
            "请分份导出，或换一个 exFAT 格式的 U 盘。"
        )
        raise NotAllowed(msg)
    if together + SPARE_BYTES > drive.free_bytes:
        msg = (
            f"“{drive.name}”的空间不够：要 {_size(together)}，还剩 {_size(drive.free_bytes)}。"
            "请腾出空间，或换一个 U 盘。"
        )
        raise NotAllowed(msg)


def _drive_of(volume: Volume) -> Callable[[], Drive]:
    return lambda: _drive(volume, volume.path)


def _drive(volume: Volume, folder: Path) -> Drive:
    space = shutil.disk_usage(folder)
    return Drive(
        path=volume.path,
        name=volume.name or volume.path.name or ("U 盘" if volume.removable else "本机磁盘"),
        free_bytes=space.free,
        total_bytes=space.total,
        file_system=volume.file_system,
        writable=not volume.read_only and os.access(folder, os.W_OK),
    )


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(count, 0) / 1e6:.1f} MB"
