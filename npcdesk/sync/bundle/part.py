"""One part of a bundle: a file with a header that says which slice of the ciphertext it holds."""

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, BinaryIO

from pydantic import Field, ValidationError, model_validator

from npcdesk.errors import BundleRefused
from npcdesk.sync.bundle import limits, names
from npcdesk.sync.trust.texts import Day, Hex32, Hex64, Strict, written

MAGIC = b"NPB1"
MAJOR = 1
SUITE = 1
BLOCK = 1024 * 1024

_HEAD = struct.Struct(">4sBBH")
_HASH = 32
_PartNumber = Annotated[int, Field(ge=1, le=limits.PARTS)]


class PartHeader(Strict):
    """What a part says of itself. Nobody signed it: it only puts parts together."""

    bundle: Hex32
    day: Day
    length: Annotated[int, Field(ge=1)]
    offset: Annotated[int, Field(ge=0)]
    part: _PartNumber
    parts: _PartNumber
    sha256: Hex64
    total: Annotated[int, Field(ge=1, le=limits.CIPHERTEXT)]

    @model_validator(mode="after")
    def _fits(self) -> "PartHeader":
        if self.part > self.parts or self.offset + self.length > self.total:
            raise ValueError
        return self

    @property
    def whole(self) -> tuple[str, date, int, str, int]:
        """What is the same in all parts of a bundle."""
        return self.bundle, self.day, self.parts, self.sha256, self.total


@dataclass(frozen=True, slots=True)
class Part:
    """A part file whose header was read. `start` is where its slice begins, in bytes."""

    path: Path
    header: PartHeader
    start: int


def look(path: Path) -> Part:
    """Return what a file's header says; the slice itself is not looked at.

    Raises:
        BundleRefused: it is no part, is cut, cannot be read, or needs a newer version.
    """
    try:
        if not path.is_file():  # a pipe would keep us waiting for ever
            raise gone(path)
        with path.open("rb") as file:
            header, start = _header(file, path)
            size = file.seek(0, os.SEEK_END)
    except OSError as error:
        raise gone(path) from error
    if size != start + header.length + _HASH:
        raise cut(path)
    return Part(path, header, start)


def blocks(path: Path) -> Iterator[bytes]:
    """Give a part file from its first byte to its last, piece by piece.

    Raises:
        BundleRefused: at the end, that its hash is not what it should be; or it cannot be read.
    """
    seen, tail = hashlib.sha256(), b""
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                yield block
                whole = tail + block
                seen.update(whole[:-_HASH])
                tail = whole[-_HASH:]
    except OSError as error:
        raise gone(path) from error
    if tail != seen.digest():
        raise cut(path)


def slice_blocks(part: Part) -> Iterator[bytes]:
    """Give a part's slice piece by piece, without another look at its hash.

    Raises:
        BundleRefused: it cannot be read.
    """
    left = part.header.length
    try:
        with part.path.open("rb") as file:
            file.seek(part.start)
            while left and (block := file.read(min(BLOCK, left))):
                yield block
                left -= len(block)
    except OSError as error:
        raise gone(part.path) from error


def content(header: PartHeader, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the bytes of a part file that holds a slice."""
    said = written(header).encode()
    head = _HEAD.pack(MAGIC, MAJOR, SUITE, len(said)) + said + hashlib.sha256(said).digest()
    seen = hashlib.sha256(head)
    yield head
    for piece in pieces:
        seen.update(piece)
        yield piece
    yield seen.digest()


def gone(path: Path) -> BundleRefused:
    """Return the refusal of a file that cannot be read."""
    return BundleRefused(
        f"“{_shown(path)}”读不出来，可能 U 盘断开了。请插好后再导入，收好的部分不用重来。"
    )


def cut(path: Path) -> BundleRefused:
    """Return the refusal of a part that is not whole."""
    return BundleRefused(f"“{_shown(path)}”没有拷全或已经损坏，没有导入。请重新拷贝这一份。")


def _header(file: BinaryIO, path: Path) -> tuple[PartHeader, int]:
    head = file.read(_HEAD.size)
    if not head:
        msg = f"“{_shown(path)}”是空文件，不是数据包，多半没有拷完。请重新拷贝这一份。"
        raise BundleRefused(msg)
    if len(head) < _HEAD.size or not head.startswith(MAGIC):
        msg = f"“{_shown(path)}”不是数据包，没有导入。是没有拷全的，请重新拷贝，或让对方重新导出。"
        raise BundleRefused(msg)
    _, major, suite, length = _HEAD.unpack(head)
    if (major, suite) != (MAJOR, SUITE):
        msg = f"“{_shown(path)}”是更新版本的程序做的，本机还读不了。请升级后再导入。"
        raise BundleRefused(msg)
    said = file.read(min(length, limits.PART_HEADER))
    if len(said) < length or file.read(_HASH) != hashlib.sha256(said).digest():
        raise cut(path)
    try:
        return PartHeader.model_validate_json(said), _HEAD.size + length + _HASH
    except ValidationError as error:
        raise cut(path) from error


def _shown(path: Path) -> str:
    return names.clean(path.name, 60)
