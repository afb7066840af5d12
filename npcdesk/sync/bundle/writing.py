"""Writing a bundle: chunks, manifest, signature, age, parts; never all of it in memory."""

import hashlib
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from npcdesk.errors import NotAllowed
from npcdesk.job import Job, Step
from npcdesk.sync.bundle import chunks, envelope, limits, manifest, names, splitting
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.bundle.manifest import BLOB, CERTS, COMMITS, ROSTER, Chunk, Manifest
from npcdesk.sync.bundle.opening import MAGIC
from npcdesk.sync.bundle.scratch import Scratch, no_room
from npcdesk.sync.commits import Sealed
from npcdesk.sync.trust import keys
from npcdesk.sync.trust.keys import Domain, Incarnation

PACKERS = 2
_TOO_MUCH = "要导出的内容太多，一个数据包的清单写不下。请先不带附件，分几次导出。"

Head = tuple[str, int, str]
"""Incarnation, number and hash (hex64) of the last commit of a stream."""


@dataclass(frozen=True, slots=True)
class Ends:
    """From whom and for whom. `recipients` are all machines of the receiver and its recovery."""

    own: Incarnation
    from_unit: str
    from_name: str
    to_unit: str
    to_name: str
    recipients: Sequence[str]


@dataclass(frozen=True, slots=True)
class Says:
    """What the sender tells of itself: see the manifest in docs/bundle.md.

    A `digest` that takes its time is asked for once everything is packed.
    """

    app: str
    hlc: int
    schema: int
    min_reader: int
    vector: Mapping[str, Sequence[Head]]
    digest: Mapping[str, str] | Callable[[], Mapping[str, str]]
    roster_version: int = 0
    blobs_held: Sequence[str] = ()
    receipt: bool = False


@dataclass(frozen=True, slots=True)
class Cargo:
    """What is sent: taken one by one, so that it may be longer than the memory."""

    certs: Sequence[str] = ()
    rosters: Sequence[str] = ()
    commits: Iterable[Sealed] = ()
    blobs: Iterable[bytes] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One bundle to be written. `number` counts those to one office, for the file's name."""

    ends: Ends
    says: Says
    cargo: Cargo
    day: date
    number: int = 1
    slice_bytes: int = SliceBytes.ONE_FILE
    bundle: str = field(default_factory=keys.random_id)


def write(folder: Path, spill: Path, plan: Plan) -> Job[list[Path]]:
    """Write a bundle, and read it back from where it was written.

    Args:
        folder: where the parts go: a stick, a folder. Nothing that is there is overwritten; a
            higher number is taken instead.
        spill: an own folder; what is kept there meanwhile is sealed, and vanishes.
        plan: what to write.

    Returns:
        The paths of the parts, in order.

    Raises:
        NotAllowed: it is more than one bundle may hold.
        TrustRefused: the receiver has no usable key.
        StoreDamaged: the stick is full, was pulled, or does not give back what was written.
        BundleRefused: the own disk is full.
    """
    with Scratch(spill, limits.RAW) as stored, tempfile.TemporaryFile(dir=spill) as cipher:
        table = yield from _spill(plan.cargo, stored)
        front = _front(plan, table)
        yield Step(1, 1, "", "加密")
        sink = _Hashed(cipher)
        envelope.encrypt(_Plain(front, stored), sink, plan.ends.recipients)
        headers = splitting.headers(
            plan.bundle, plan.day, cipher.tell(), sink.seen.hexdigest(), plan.slice_bytes
        )
        base = names.of_bundle(plan.ends.from_name, plan.ends.to_name, plan.day)
        return (yield from splitting.put(folder, base, plan.number, headers, cipher))


def _spill(cargo: Cargo, stored: Scratch) -> Job[tuple[Chunk, ...]]:
    table: list[Chunk] = []
    raw_total = 0
    for chunk, packed in _packed(_contents(cargo)):
        raw_total += chunk.raw_length
        if len(table) == limits.CHUNKS or raw_total > limits.RAW:
            msg = "要导出的内容超过一个数据包的上限（2 GB）。请先不带附件，分几次导出。"
            raise NotAllowed(msg)
        table.append(chunk)
        stored.write(packed)
        yield Step(len(table), len(table) + 1, "", "整理")
    stored.done()
    return tuple(table)


def _packed(contents: Iterable[tuple[str, bytes]]) -> Iterator[tuple[Chunk, bytes]]:
    """Compress on threads of their own: meanwhile the next contents are read from the file."""
    with ThreadPoolExecutor(PACKERS) as packers:
        waiting: deque[Future[tuple[Chunk, bytes]]] = deque()
        for kind, raw in contents:
            waiting.append(packers.submit(chunks.pack, kind, raw))
            if len(waiting) > PACKERS:  # each holds 8 MiB
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _contents(cargo: Cargo) -> Iterator[tuple[str, bytes]]:
    if cargo.certs:
        yield CERTS, chunks.certs_raw(cargo.certs)
    for one in cargo.rosters:
        yield ROSTER, one.encode()
    for raw in chunks.framed(cargo.commits):
        yield COMMITS, raw
    sent: set[str] = set()
    for content in cargo.blobs:
        mark = hashlib.sha256(content).hexdigest()
        if mark not in sent:
            sent.add(mark)
            for piece in chunks.pieces(content):
                yield BLOB + mark, piece


def _front(plan: Plan, table: tuple[Chunk, ...]) -> bytes:
    """Return everything before the chunks, signed."""
    ends, says = plan.ends, plan.says
    facts = {
        "fmt": (manifest.MAJOR, manifest.MINOR),
        "bundle": plan.bundle,
        "from": ends.own.inc,
        "from_unit": ends.from_unit,
        "to_unit": ends.to_unit,
        "hlc": says.hlc,
        "app": says.app,
        "schema": says.schema,
        "min_reader": says.min_reader,
        "receipt": says.receipt,
        "vector": {scope: tuple(heads) for scope, heads in says.vector.items()},
        "digest": dict(says.digest() if callable(says.digest) else says.digest),
        "roster_version": says.roster_version,
        "blobs_held": tuple(says.blobs_held),
        "chunks": table,
    }
    try:
        said = manifest.write(Manifest.model_validate(facts))
    except ValidationError as error:
        raise NotAllowed(_TOO_MUCH) from error
    if len(said) > limits.MANIFEST:
        raise NotAllowed(_TOO_MUCH)
    return MAGIC + len(said).to_bytes(4, "big") + said + ends.own.sign(Domain.BUNDLE, said)


class _Plain:
    """The plaintext from front to end, for whoever encrypts it."""

    def __init__(self, front: bytes, stored: Scratch) -> None:
        self._front = front
        self._stored = stored
        self._at = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        found = self._front[self._at : self._at + size] or self._stored.read(
            self._at - len(self._front), size
        )
        self._at += len(found)
        return found


class _Hashed:
    """The ciphertext on its way to the disk."""

    def __init__(self, file: IO[bytes]) -> None:
        self.seen = hashlib.sha256()
        self._file = file

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""
        self.seen.update(data)
        try:
            return self._file.write(data)
        except OSError as error:
            raise no_room() from error

    def flush(self) -> None:
        """Pass on what was taken."""
        try:
            self._file.flush()
        except OSError as error:
            raise no_room() from error
