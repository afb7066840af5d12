"""Chunks: up to 8 MiB of one kind, compressed, and what is inside them."""

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import zstandard
from pydantic import Field, TypeAdapter, ValidationError

from npcdesk.errors import BundleRefused
from npcdesk.sync import commits
from npcdesk.sync.bundle import limits
from npcdesk.sync.bundle.manifest import UNSOUND, Chunk
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust.texts import canonical

_LEVEL = 3
_SIG = 64
_LENGTH = struct.Struct(">I")
_BEFORE_BODY = _LENGTH.size + _SIG
_WINDOW = limits.CHUNK_RAW
_CERTS = TypeAdapter(
    Annotated[
        list[Annotated[str, Field(min_length=1, max_length=limits.CERT)]],
        Field(min_length=1, max_length=limits.CERTS),
    ]
)


def pack(kind: str, raw: bytes) -> tuple[Chunk, bytes]:
    """Return a chunk's line in the table and its stored bytes; `raw` is 1 byte to 8 MiB.

    It stays as it is where compressing saves nothing, or saves so much that a reader would take
    it for a trap.
    """
    packed = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(raw)
    helps = len(packed) < len(raw) <= limits.RATIO * len(packed)
    stored = packed if helps else raw
    chunk = Chunk(
        kind=kind,
        length=len(stored),
        raw_length=len(raw),
        sha256=hashlib.sha256(stored).hexdigest(),
        codec="zstd" if helps else "none",
    )
    return chunk, stored


def unpack(chunk: Chunk, stored: bytes) -> bytes:
    """Return the raw content of a known kind's chunk, into a buffer of the declared length.

    Raises:
        BundleRefused: the bytes are not those of the table, or not what they were to unpack to.
    """
    check(chunk, stored)
    if chunk.codec == "none":
        return stored
    try:
        frame = zstandard.get_frame_parameters(stored)
        if frame.content_size != chunk.raw_length or frame.dict_id or not frame.has_checksum:
            raise BundleRefused(UNSOUND)
        reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        raw = reader.decompress(stored, allow_extra_data=False)
    except (zstandard.ZstdError, MemoryError) as error:
        raise BundleRefused(UNSOUND) from error
    if len(raw) != chunk.raw_length:
        raise BundleRefused(UNSOUND)
    return raw


def check(chunk: Chunk, stored: bytes) -> None:
    """Check the stored bytes of a chunk against its line in the table.

    Raises:
        BundleRefused: they are others.
    """
    if len(stored) != chunk.length or hashlib.sha256(stored).hexdigest() != chunk.sha256:
        msg = "数据包的内容与清单对不上，没有导入。请让对方重新导出。"
        raise BundleRefused(msg)


def framed(sealed: Iterable[Sealed]) -> Iterator[bytes]:
    """Give commits as raw contents of chunks, as full as they can be."""
    raw = bytearray()
    for one in sealed:
        if raw and len(raw) + _BEFORE_BODY + len(one.body) > limits.CHUNK_RAW:
            yield bytes(raw)
            raw.clear()
        raw += _LENGTH.pack(len(one.body)) + one.sig + one.body
    if raw:
        yield bytes(raw)


def records(raw: bytes) -> Iterator[Sealed]:
    """Give the commits of a raw chunk, their bytes unread.

    Raises:
        BundleRefused: they do not fill it, or one is empty or too long.
    """
    for start, end in spans(raw):
        yield Sealed(raw[start:end], raw[start - _SIG : start])


def spans(raw: bytes) -> Iterator[tuple[int, int]]:
    """Give where the body of each commit of a raw chunk begins and ends.

    Raises:
        BundleRefused: as `records`.
    """
    at = 0
    while at < len(raw):
        start = at + _BEFORE_BODY
        if start >= len(raw):
            raise BundleRefused(UNSOUND)
        (length,) = _LENGTH.unpack_from(raw, at)
        end = start + length
        if not 0 < length <= commits.MOST_BYTES or end > len(raw):
            raise BundleRefused(UNSOUND)
        yield start, end
        at = end


def pieces(content: bytes) -> Iterator[bytes]:
    """Give an attachment as raw contents of chunks."""
    for at in range(0, len(content), limits.CHUNK_RAW):
        yield content[at : at + limits.CHUNK_RAW]


def certs_raw(certs: Sequence[str]) -> bytes:
    """Return certificates as the raw content of a chunk."""
    return canonical(list(certs)).encode()


def certs(raw: bytes) -> tuple[str, ...]:
    """Return the certificates of a raw chunk, as texts that nobody has looked at.

    Raises:
        BundleRefused: it is no list of texts, or too long a one.
    """
    try:
        return tuple(_CERTS.validate_json(raw, strict=True))
    except ValidationError as error:
        raise BundleRefused(UNSOUND) from error


def roster(raw: bytes) -> str:
    """Return the roster of a raw chunk, as a text that nobody has looked at.

    Raises:
        BundleRefused: it is no text, or too long a one.
    """
    try:
        if len(raw) > limits.ROSTER:
            raise BundleRefused(UNSOUND)
        return raw.decode()
    except UnicodeDecodeError as error:
        raise BundleRefused(UNSOUND) from error
