"""Volumes of Linux: the kernel's table of mounts, and what sysfs knows of the disk below each.

Nothing here touches a mounted file system, so a dead stick keeps nobody waiting.
"""

import os
import re
from pathlib import Path

from npcdesk.sync.carry.volumes import Volume

MOUNTS = Path("/proc/self/mountinfo")
SYS = Path("/sys")
LABELS = Path("/dev/disk/by-label")

_OCTAL = re.compile(r"\\([0-7]{3})")
_HEX = re.compile(rb"\\x([0-9a-f]{2})")
_OF_THE_SYSTEM = re.compile(r"/(home|usr|var|boot(/.*)?|snap/.*)?")
_KNOWN_AS = {
    "vfat": "FAT32",
    "msdos": "FAT32",
    "exfat": "exFAT",
    "ntfs": "NTFS",
    "ntfs3": "NTFS",
    "fuseblk": "NTFS/exFAT",  # the kernel does not say which of its helpers it is
}


def mounted(mounts: Path = MOUNTS, sys: Path = SYS, labels: Path = LABELS) -> list[Volume]:
    """Return what is mounted, one for each medium and place; of mounts on one another, the last."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
    called = _labels(labels)
    found: dict[Path, Volume] = {}
    for line in lines:
        volume = _volume(line, sys, called)
        if volume is not None:
            found.pop(volume.path, None)
            found[volume.path] = volume
    return list(found.values())


def _volume(line: str, sys: Path, called: dict[str, str]) -> Volume | None:
    """Read a line: id, parent, major:minor, root, place, options … - kind, source, options."""
    front, dash, back = line.partition(" - ")
    fields, more = front.split(" "), back.split(" ")
    if not dash or len(fields) < 6 or len(more) < 3:
        return None
    place, kind, source = _unescaped(fields[4]), more[0], _unescaped(more[1])
    disk = _disk(fields[2], source, sys)
    leaves = disk is not None and not _OF_THE_SYSTEM.fullmatch(place) and _leaves(disk)
    return Volume(
        path=Path(place),
        device=fields[2],
        name=called.get(Path(source).name) or (_model(disk) if leaves else ""),
        file_system=_KNOWN_AS.get(kind, kind),
        removable=leaves,
        read_only="ro" in fields[5].split(",") or "ro" in more[2].split(","),
    )


def _disk(device: str, source: str, sys: Path) -> Path | None:
    """Return the whole disk's place in sysfs, or None for what is on no disk."""
    if device.startswith("0:"):  # btrfs and the like have a number of their own
        try:
            number = os.stat(source).st_rdev if source.startswith("/dev/") else 0  # noqa: PTH116
        except OSError:
            return None
        device = f"{os.major(number)}:{os.minor(number)}"
    node = sys / "dev" / "block" / device
    if not node.exists():
        return None
    node = node.resolve()
    if (node / "partition").exists():
        node = node.parent
    below = sorted((node / "slaves").glob("*"))  # an encrypted stick is a disk above a disk
    if len(below) == 1:
        node = below[0].resolve()
        return node.parent if (node / "partition").exists() else node
    return node


def _leaves(disk: Path) -> bool:
    """Tell whether a disk can be pulled out: a stick, a card, a disk on a USB cable."""
    return (
        _said(disk / "removable") == "1"
        or any(re.fullmatch(r"usb\d+", part) for part in disk.parts)
        or _said(disk / "device" / "type") == "SD"
    )


def _model(disk: Path | None) -> str:
    if disk is None:
        return ""
    return f"{_said(disk / 'device' / 'vendor')} {_said(disk / 'device' / 'model')}".strip()


def _said(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _labels(folder: Path) -> dict[str, str]:
    """Return the name of each file system by its device: udev keeps a link for each name."""
    try:
        return {Path(os.readlink(link)).name: _label(link.name) for link in folder.iterdir()}  # noqa: PTH115
    except OSError:
        return {}


def _label(name: str) -> str:
    plain = _HEX.sub(lambda found: bytes.fromhex(found[1].decode()), os.fsencode(name))
    return plain.decode("utf-8", "replace").strip()


def _unescaped(text: str) -> str:
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), text)
