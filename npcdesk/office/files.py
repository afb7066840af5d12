"""Single files that a person named: written whole, or read as text."""

import os
import threading
from contextlib import suppress
from pathlib import Path

from npcdesk.errors import NotFound, StoreDamaged, Unclear, why

KILO = 1024


def size_words(size_bytes: int) -> str:
    """Return 352 KB, 1.4 MB."""
    if size_bytes < KILO * KILO:
        return f"{max(1, round(size_bytes / KILO))} KB"
    return f"{size_bytes / KILO / KILO:.1f} MB"


def write(path: Path, content: bytes) -> None:
    """Write a whole file, with its folder, or raise `StoreDamaged` in words.

    What was there stays as it was until the new one is whole: the disk may be full.
    """
    place = path.resolve()  # not the link to it
    begun = place.with_name(f"~{os.getpid()}-{threading.get_ident()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        begun.write_bytes(content)
        begun.replace(place)
    except OSError as error:
        with suppress(OSError):
            begun.unlink(missing_ok=True)
        msg = f"{path} 没有写成（{why(error)}）。请检查文件夹能不能写、磁盘有没有满。"
        raise StoreDamaged(msg) from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        Unclear: there is one already.
        StoreDamaged: see `write`.
    """
    if path.exists():
        msg = f"{path} 已经有了，没有覆盖。请换一个文件夹。"
        raise Unclear(msg)
    write(path, content)


def content(path: Path) -> bytes:
    """Return what a file holds, or raise `NotFound` in words."""
    try:
        return path.read_bytes()
    except OSError as error:
        msg = f"读不到文件 {path}（{why(error)}），请核对路径。"
        raise NotFound(msg) from error


def text(path: Path) -> str:
    """Return the text of a file as Windows or anybody else writes it.

    Raises:
        NotFound: it cannot be read, or is no text.
    """
    raw = content(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    msg = f"{path} 不是文本文件，请用记事本另存为文本。"
    raise NotFound(msg)
