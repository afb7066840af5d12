"""Giving files to a stick: whole under their own name or not at all, and read back from it.

A file is written under another name, brought to the medium, given its name, and read again past
what the system remembers of it. Only then may a person be told that the stick can be pulled.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from npcdesk.errors import StoreBusy, StoreDamaged
from npcdesk.job import Job, Step
from npcdesk.sync.carry import drives, unbuffered
from npcdesk.sync.carry.drafts import DRAFT, begun, sweep
from npcdesk.sync.carry.refusals import pulled, writing_to

SAFE = "可以安全拔出"


@dataclass(frozen=True, slots=True)
class Given:
    """Files that are on the medium and were read back from it: it can be pulled out.

    `paths` are in the order of what was given; `already` were there before, with this content.
    """

    paths: tuple[Path, ...]
    already: tuple[Path, ...]
    total_bytes: int


@dataclass(frozen=True, slots=True)
class _One:
    source: Path
    target: Path
    size: int
    there: bool


def give(sources: Sequence[Path], folder: Path) -> Job[Given]:
    """Put files into a folder, and read them back from the medium.

    A name that has another content is left alone: all files get the next free number. What was
    begun is removed when the job is stopped or cannot go on.

    Args:
        sources: files in an own folder, with different names.
        folder: an existing folder, on a stick or anywhere.

    Raises:
        NotAllowed: before anything is written: no room, read-only, or too long for FAT32.
        StoreBusy: another window is writing the same file.
        StoreDamaged: the medium is full, was pulled, is write-protected, or does not give back
            what was written.
    """
    drive = drives.holding(folder)
    with writing_to(folder):
        device = folder.stat().st_dev
        sweep(folder)
        plan = yield from _planned(sources, folder)
        new = [one for one in plan if not one.there]
        if drive is not None and new:
            drives.check(drive, [one.size for one in new])
        written: list[Path] = []
        try:
            hashes = yield from _write_all(plan, written)
            unbuffered.keep_folder(folder)
            yield from _read_back(plan, hashes)
            if folder.stat().st_dev != device:  # pulled: it all went to the disk underneath
                raise pulled()
        except BaseException:  # also when the job is stopped
            _remove(written)
            raise
    there = tuple(one.target for one in plan if one.there)
    return Given(tuple(one.target for one in plan), there, sum(one.size for one in plan))


def _planned(sources: Sequence[Path], folder: Path) -> Job[list[_One]]:
    """Choose the first number under which every name is free or has the same content already."""
    sizes = {source: _size(source) for source in sources}
    number = 1
    while True:
        plan: list[_One] = []
        for source, size in sizes.items():
            target = folder / _numbered(source.name, number)
            there = os.path.lexists(target)
            if there and not (yield from _same(source, target, size)):
                break
            plan.append(_One(source, target, size, there))
        else:
            return plan
        number += 1


def _numbered(name: str, number: int) -> str:
    path = Path(name)
    return name if number == 1 else f"{path.stem}（{number}）{path.suffix}"


def _same(source: Path, target: Path, size: int) -> Job[bool]:
    if not target.is_file() or target.stat().st_size != size:
        return False
    at = 0
    with target.open("rb") as other:
        for block in _own(source):
            if other.read(len(block)) != block:
                return False
            at += len(block)
            yield Step(at, size, source.name, "比对")
    return True


def _write_all(plan: Sequence[_One], written: list[Path]) -> Job[list[str]]:
    """Write what is not there, and return the hash that each file should have."""
    total = sum(one.size for one in plan)
    done, hashes = 0, list[str]()
    for one in plan:
        seen = hashlib.sha256()
        for block in _blocks_written(one, written):
            seen.update(block)
            done += len(block)
            yield Step(done, total, one.target.name, "写入")
        hashes.append(seen.hexdigest())
    return hashes


def _blocks_written(one: _One, written: list[Path]) -> Iterator[bytes]:
    if one.there:
        yield from _own(one.source)
        return
    draft = one.target.with_name(one.target.name + DRAFT)
    with begun(draft) as file:
        written.append(draft)
        yield from _through(_own(one.source), file)
        unbuffered.keep(file)
    _name(draft, one.target, written)  # Windows renames no file that is open


def _through(blocks: Iterator[bytes], file: BinaryIO) -> Iterator[bytes]:
    for block in blocks:
        file.write(block)
        yield block


def _name(draft: Path, target: Path, written: list[Path]) -> None:
    if os.path.lexists(target):  # FAT has no rename that refuses
        msg = f"{target.name} 刚刚被另一个程序写了，没有动它。请再导出一次。"
        raise StoreBusy(msg)
    draft.rename(target)
    written.append(target)


def _read_back(plan: Sequence[_One], hashes: Sequence[str]) -> Job[None]:
    total, done = sum(one.size for one in plan), 0
    for one, expected in zip(plan, hashes, strict=True):
        seen = hashlib.sha256()
        for block in unbuffered.blocks(one.target):
            seen.update(block)
            done += len(block)
            yield Step(min(done, total), total, one.target.name, "核对")
        if seen.hexdigest() != expected:
            msg = "写下的文件读回来不一样，这个 U 盘可能坏了，您的数据没有改动。请换一个再导出。"
            raise StoreDamaged(msg)


def _own(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            while block := file.read(unbuffered.BLOCK):
                yield block
    except OSError as error:
        raise _lost(source) from error


def _size(source: Path) -> int:
    try:
        return source.stat().st_size
    except OSError as error:
        raise _lost(source) from error


def _lost(source: Path) -> StoreDamaged:
    return StoreDamaged(f"{source.name} 在本机上读不出来了，没有写到 U 盘。请重新导出一次。")


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):  # gone with the stick
            path.unlink(missing_ok=True)
