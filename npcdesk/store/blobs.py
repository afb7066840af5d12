"""Attachments on disk: encrypted files, each named by the hash of its content."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from npcdesk import vault
from npcdesk.errors import NotAllowed, NotFound, StoreDamaged

MOST_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Blobs:
    """The folder of attachments and the key that they are sealed with."""

    folder: Path
    key: bytes = field(repr=False)

    def put(self, source: Path) -> tuple[str, int]:
        """Keep a file's content; return its SHA-256 (hex) and its size in bytes.

        The same content is kept once. It is on disk before this returns, so that a record never
        names a content that is not there.

        Raises:
            NotAllowed: the file cannot be read, is empty, or is larger than 50 MB.
            StoreDamaged: there is no room for it.
        """
        return self.keep(_read(source))

    def keep(self, content: bytes) -> tuple[str, int]:
        """Keep a content, as `put` keeps a file's; one that is damaged here is written anew.

        Raises:
            StoreDamaged: there is no room for it.
        """
        name = hashlib.sha256(content).hexdigest()
        target = self._path(name)
        if not target.exists() or not self._is_whole(name):
            _write(target, vault.seal(content, self.key, name.encode()))
        return name, len(content)

    def has(self, name: str) -> bool:
        """Return whether the content of a hash is in the folder."""
        return self._path(name).is_file()

    def get(self, name: str) -> bytes:
        """Return the content that was kept under a hash.

        Raises:
            NotFound: it is not in the folder.
            StoreDamaged: it is there, but no longer what was kept.
        """
        path = self._path(name)
        if not path.is_file():
            msg = "附件的原件不在数据文件夹里，可能没有一起拷来。请补拷 attachments 文件夹。"
            raise NotFound(msg)
        content = vault.unseal(path.read_bytes(), self.key, name.encode())
        if content is None or hashlib.sha256(content).hexdigest() != name:
            msg = "附件的原件已经损坏，打不开。请从备份里找回 attachments 文件夹。"
            raise StoreDamaged(msg)
        return content

    def size_bytes(self, name: str) -> int:
        """Return how much room the content of a hash takes; 0 when it is not in the folder."""
        path = self._path(name)
        return path.stat().st_size if path.is_file() else 0

    def _is_whole(self, name: str) -> bool:
        with suppress(StoreDamaged, OSError):
            self.get(name)
            return True
        return False

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _read(source: Path) -> bytes:
    try:
        size = source.stat().st_size
        if not 0 < size <= MOST_BYTES:
            msg = f"“{source.name}”是空的或超过 50 MB，没有收下。大的扫描件请降低分辨率再试。"
            raise NotAllowed(msg)
        return source.read_bytes()
    except OSError as error:
        msg = f"“{source.name}”读不出来，没有收下。请检查文件是否还在、U 盘是否插好。"
        raise NotAllowed(msg) from error


def _write(target: Path, sealed: bytes) -> None:
    """Write beside, make sure it is on disk, then give it its name."""
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        msg = "附件写不进数据文件夹，没有收下。请检查磁盘有没有满、文件夹能不能写。"
        raise StoreDamaged(msg) from error
