"""Opening a bundle: nothing in it is given out before all of it has been checked."""

import hashlib
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from pathlib import Path
from typing import Self, TypeAlias

from npcdesk.errors import BundleRefused
from npcdesk.job import Job, Step
from npcdesk.sync.bundle import chunks, envelope, limits, manifest
from npcdesk.sync.bundle.manifest import BLOB, CERTS, COMMITS, ROSTER, UNSOUND, Manifest
from npcdesk.sync.bundle.scratch import Scratch
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust import keys
from npcdesk.sync.trust.keys import Domain

MAGIC = b"NPC1"
SIG = 64
_HEAD = struct.Struct(">4sI")


@dataclass(frozen=True, slots=True)
class Papers:
    """The certificates and rosters that came along, as texts: they prove themselves or not."""

    certs: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()


SignKeyOf: TypeAlias = Callable[[str, Papers], bytes | None]
"""Gives the Ed25519 public key (32 bytes) of an incarnation that may send to us, or None."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that has been checked from end to end. Close it when it is read."""

    manifest: Manifest
    papers: Papers
    _plain: Scratch = field(repr=False)
    _places: Sequence[int] = field(repr=False)

    def commits(self) -> Iterator[Sealed]:
        """Give the commits in the sender's order. Their signatures are not yet looked at."""
        for index, chunk in enumerate(self.manifest.chunks):
            if chunk.kind == COMMITS:
                yield from chunks.records(self.raw(index))

    def blobs(self) -> Iterator[bytes]:
        """Give attachments one by one, each whole: on no disk is it ever unsealed."""
        of_blobs = (at for at, one in enumerate(self.manifest.chunks) if one.sort == BLOB)
        for _, run in groupby(of_blobs, lambda at: self.manifest.chunks[at].blob):
            yield b"".join(map(self.raw, run))

    def close(self) -> None:
        """Let the decrypted bytes vanish."""
        self._plain.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def stored(self, index: int) -> bytes:
        """Return a chunk as it is stored."""
        return self._plain.read(self._places[index], self.manifest.chunks[index].length)

    def raw(self, index: int) -> bytes:
        """Return the raw content of a chunk of a known kind."""
        return chunks.unpack(self.manifest.chunks[index], self.stored(index))


def open_bundle(
    ciphertext: Path,
    identities: Sequence[str],
    own_unit: str,
    into: Path,
    sign_key_of: SignKeyOf,
    *,
    room: int = limits.RAW,
) -> Job[Opened]:
    """Decrypt a bundle and check all that section 7 of docs/bundle.md lists.

    Args:
        ciphertext: the age file, in an own folder.
        identities: `AGE-SECRET-KEY-1…`, of this machine, of old ones, of recovery.
        own_unit: the code that the bundle must be addressed to.
        into: an own folder for the decrypted bytes; they are sealed there, and vanish.
        sign_key_of: asked for the sender's key once certificates and rosters are read.
        room: bytes that the raw content may take.

    Raises:
        BundleRefused: whatever is wrong with it; nothing of it has been given out.
    """
    yield Step(0, 1, "", "解密")
    plain = Scratch(into, limits.CIPHERTEXT)
    try:
        envelope.decrypt(ciphertext, identities, plain)
        return (yield from _checked(plain, own_unit, sign_key_of, room))
    except BaseException:
        plain.close()
        raise


def _checked(plain: Scratch, own_unit: str, sign_key_of: SignKeyOf, room: int) -> Job[Opened]:
    said, sig, start = _front(plain)
    says = manifest.read(said)
    if says.to_unit != own_unit:
        msg = f"这个数据包写明发给 {says.to_unit}，不是本单位，没有导入。请转交收件单位。"
        raise BundleRefused(msg)
    if sum(chunk.raw_length for chunk in says.chunks) > room:
        msg = "这台电脑的磁盘放不下这个数据包，没有导入。请腾出空间后再试。"
        raise BundleRefused(msg)
    places = _places(says, start, plain.size)
    papers = _papers(says, places, plain)
    _prove_sender(says, said, sig, sign_key_of(says.from_inc, papers))
    opened = Opened(says, papers, plain, places)
    yield from _prove_chunks(opened)
    return opened


def _front(plain: Scratch) -> tuple[bytes, bytes, int]:
    """Return the manifest's bytes, its signature, and where the chunks begin."""
    head = plain.read(0, _HEAD.size)
    magic, length = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", 0)
    start = _HEAD.size + length + SIG
    if magic != MAGIC or length > limits.MANIFEST or start > plain.size:
        raise BundleRefused(UNSOUND)
    return plain.read(_HEAD.size, length), plain.read(_HEAD.size + length, SIG), start


def _places(says: Manifest, start: int, size: int) -> tuple[int, ...]:
    """Return where each chunk begins; together they must reach the very end."""
    places = tuple(accumulate((chunk.length for chunk in says.chunks), initial=start))
    if places[-1] != size:
        raise BundleRefused(UNSOUND)
    return places


def _papers(says: Manifest, places: Sequence[int], plain: Scratch) -> Papers:
    certs: tuple[str, ...] = ()
    rosters: list[str] = []
    for chunk, at in zip(says.chunks, places, strict=False):
        if chunk.kind == CERTS:
            certs = chunks.certs(chunks.unpack(chunk, plain.read(at, chunk.length)))
        elif chunk.kind == ROSTER:
            rosters.append(chunks.roster(chunks.unpack(chunk, plain.read(at, chunk.length))))
    return Papers(certs, tuple(rosters))


def _prove_sender(says: Manifest, said: bytes, sig: bytes, sign_pk: bytes | None) -> None:
    if sign_pk is None:
        msg = f"不认识发出这个数据包的电脑（{says.from_unit}），没有导入。请先与对方配对。"
        raise BundleRefused(msg)
    if not keys.verify(sign_pk.hex(), Domain.BUNDLE, said, sig):
        msg = f"这个数据包不是 {says.from_unit} 发出的原件，没有导入。请让对方重新导出。"
        raise BundleRefused(msg)


def _prove_chunks(opened: Opened) -> Job[None]:
    """Unpack everything once: what is given out later has been seen to be whole."""
    table = opened.manifest.chunks
    blob, seen = "", hashlib.sha256()
    length = 0
    for index, chunk in enumerate(table):
        yield Step(index, len(table), "", "核对")
        if not chunk.is_known:
            chunks.check(chunk, opened.stored(index))
            continue
        raw = opened.raw(index)
        if chunk.kind == COMMITS:
            deque(chunks.spans(raw), maxlen=0)
        elif chunk.sort == BLOB:
            if chunk.blob != blob:
                blob, seen, length = chunk.blob, hashlib.sha256(), 0
            seen.update(raw)
            length += len(raw)
            is_last = index + 1 == len(table) or table[index + 1].kind != chunk.kind
            if length > limits.BLOB or (is_last and seen.hexdigest() != blob):
                msg = "数据包里有一件附件与它的编号对不上，没有导入。请让对方重新导出。"
                raise BundleRefused(msg)
