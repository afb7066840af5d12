"""What of ours lies on a stick or in a folder. Names are looked at, contents are not."""

import os
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from npcdesk.errors import StoreDamaged
from npcdesk.sync.bundle.names import EXTENSION

MAIL = ".eml"
REQUEST = ".npreq"
REPLY = ".npcert"
DEPTH = 3
"""Folders within folders that are looked into."""
LOOKED_AT = 20_000
"""Entries that are looked at: a stick with all the photographs of a year has fewer."""
KEPT = 2_000
"""Files that are returned."""

_LEFT_OUT = {"system volume information", "$recycle.bin", "found.000", "lost+found"}


@dataclass(frozen=True, slots=True)
class Found:
    """Files by what their names say they are, each in order. `more` when not all was looked at."""

    parts: tuple[Path, ...] = ()
    mails: tuple[Path, ...] = ()
    requests: tuple[Path, ...] = ()
    replies: tuple[Path, ...] = ()
    more: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts or self.mails or self.requests or self.replies)


def find(path: Path, depth: int = DEPTH, looked_at: int = LOOKED_AT, kept: int = KEPT) -> Found:
    """Return what of ours is in a folder, nearest first; of a file, the file itself.

    Links are not followed, hidden files and folders are left out, a folder that cannot be read
    is passed over.

    Raises:
        StoreDamaged: the path is not there or cannot be read.
    """
    try:
        if not path.is_dir():
            path.stat()
            return _sorted([path], more=False)
        files, more = _walked(path, depth, looked_at, kept)
    except OSError as error:
        msg = f"{path} 读不出来。请核对位置，把 U 盘插好再试。"
        raise StoreDamaged(msg) from error
    return _sorted(files, more=more)


def _walked(root: Path, depth: int, looked_at: int, kept: int) -> tuple[list[Path], bool]:
    files: list[Path] = []
    to_do = deque([(root, depth)])
    while to_do:
        folder, left = to_do.popleft()
        try:
            entries = sorted(_first(folder, looked_at + 1), key=lambda entry: entry.name)
        except OSError:
            if folder == root:
                raise
            continue
        for entry in entries:
            looked_at -= 1
            if looked_at < 0 or len(files) == kept:
                return files, True
            if entry.name.startswith((".", "~")) or entry.name.lower() in _LEFT_OUT:
                continue
            if entry.is_dir(follow_symlinks=False):
                if left:
                    to_do.append((Path(entry.path), left - 1))
            elif _kind(entry.name) and entry.is_file(follow_symlinks=False):
                files.append(Path(entry.path))
    return files, False


def _first(folder: Path, most: int) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for _, entry in zip(range(most), entries, strict=False)]


def _sorted(files: list[Path], *, more: bool) -> Found:
    by_kind: dict[str, tuple[Path, ...]] = {
        kind: tuple(path for path in files if _kind(path.name) == kind)
        for kind in (EXTENSION, MAIL, REQUEST, REPLY)
    }
    return Found(by_kind[EXTENSION], by_kind[MAIL], by_kind[REQUEST], by_kind[REPLY], more)


def _kind(name: str) -> str:
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a million names, no Path for each
    return ending if ending in {EXTENSION, MAIL, REQUEST, REPLY} else ""
