"""A file that only this process can read: what was decrypted, or is not encrypted yet.

It has no name where the system allows, and is sealed with a key that is only in memory. So
neither a crash nor a stolen disk shows what was in a bundle.
"""

import secrets
import tempfile
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from npcdesk.errors import BundleRefused

_BLOCK = 256 * 1024
_TAG = 16


class Scratch:
    """Bytes on disk: first written from front to end, then, after `done`, read anywhere."""

    def __init__(self, folder: Path, most: int) -> None:
        """Open it in an own folder, to hold `most` bytes.

        Raises:
            BundleRefused: nothing can be written there.
        """
        self.size = 0
        self._most = most
        self._cipher = ChaCha20Poly1305(secrets.token_bytes(32))
        self._pending = bytearray()
        self._blocks = 0
        self._last: tuple[int, bytes] = (-1, b"")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`
        except OSError as error:
            raise no_room() from error

    def write(self, data: bytes) -> int:
        """Add to the end.

        Raises:
            BundleRefused: it would hold more than it may, or the disk is full.
        """
        if self.size + len(data) > self._most:
            raise no_room()
        self.size += len(data)
        self._pending += data
        while len(self._pending) >= _BLOCK:
            self._put(bytes(self._pending[:_BLOCK]))
            del self._pending[:_BLOCK]
        return len(data)

    def flush(self) -> None:
        """Do nothing: whoever is given a file to write into calls it."""

    def done(self) -> None:
        """End the writing.

        Raises:
            BundleRefused: the disk is full.
        """
        if self._pending:
            self._put(bytes(self._pending))
            self._pending.clear()
        try:
            self._file.flush()
        except OSError as error:
            raise no_room() from error

    def read(self, at: int, size: int) -> bytes:
        """Return the bytes from a place on, fewer at the end.

        Raises:
            BundleRefused: the disk no longer gives what was written.
        """
        end = min(at + size, self.size)
        found = bytearray()
        while at < end:
            index, skip = divmod(at, _BLOCK)
            piece = self._block(index)[skip : skip + end - at]
            found += piece
            at += len(piece)
        return bytes(found)

    def close(self) -> None:
        """Let it vanish."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _put(self, block: bytes) -> None:
        sealed = self._cipher.encrypt(self._blocks.to_bytes(12, "big"), block, None)
        self._blocks += 1
        try:
            self._file.write(sealed)
        except OSError as error:
            raise no_room() from error

    def _block(self, index: int) -> bytes:
        if self._last[0] != index:
            try:
                self._file.seek(index * (_BLOCK + _TAG))
                sealed = self._file.read(_BLOCK + _TAG)
                block = self._cipher.decrypt(index.to_bytes(12, "big"), sealed, None)
            except (OSError, InvalidTag) as error:
                msg = "这台电脑的磁盘读不回刚写下的内容，没有导入。请检查磁盘后再试。"
                raise BundleRefused(msg) from error
            self._last = (index, block)
        return self._last[1]


def no_room() -> BundleRefused:
    """Return the refusal of what the own disk does not take."""
    return BundleRefused("这台电脑的磁盘放不下这个数据包，您的数据没有改动。请腾出空间后再试。")
