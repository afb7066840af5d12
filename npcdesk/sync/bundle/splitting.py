"""The ciphertext cut into part files, on a stick that may be full or be pulled at any time."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO

from npcdesk.errors import BundleRefused, NotAllowed, StoreDamaged
from npcdesk.job import Job, Step
from npcdesk.sync.bundle import limits, names, part
from npcdesk.sync.bundle.part import PartHeader


def headers(bundle: str, day: date, total: int, sha256: str, slice_bytes: int) -> list[PartHeader]:
    """Return the headers of the parts, in order.

    Raises:
        NotAllowed: there would be too many.
    """
    starts = range(0, total, slice_bytes)
    if len(starts) > limits.PARTS:
        msg = f"要分成 {len(starts)} 份，太多了。请改选大一些的分卷再导出。"
        raise NotAllowed(msg)
    return [
        PartHeader(
            bundle=bundle,
            day=day,
            length=min(slice_bytes, total - start),
            offset=start,
            part=number,
            parts=len(starts),
            sha256=sha256,
            total=total,
        )
        for number, start in enumerate(starts, 1)
    ]


def put(
    folder: Path, base: str, number: int, said: Sequence[PartHeader], cipher: IO[bytes]
) -> Job[list[Path]]:
    """Write each part beside, sync it, give it its name; then read all back.

    All parts are there in the end, or none. Nothing that was there is overwritten.

    Raises:
        StoreDamaged: they could not be written, or are not what was written.
    """
    written: list[Path] = []
    try:
        free = names.free_number(base, number, [there.name for there in folder.iterdir()])
        for header in said:
            path = folder / names.of_part(base, free, header.part, header.parts)
            yield Step(header.part - 1, len(said), path.name, "写出")
            written.append(path)
            _write(path, part.content(header, _slice(cipher, header)))
        _sync_folder(folder)
        for path, header in zip(written, said, strict=True):
            yield Step(header.part - 1, len(said), path.name, "读回")
            _read_back(path, header)
    except BaseException as error:
        _remove(written)
        if isinstance(error, OSError):
            msg = "写到一半断开了，或者已经写满，您的数据没有改动。请插好或换一个 U 盘再导出。"
            raise StoreDamaged(msg) from error
        raise
    return written


def _slice(cipher: IO[bytes], header: PartHeader) -> Iterator[bytes]:
    cipher.seek(header.offset)
    left = header.length
    while left:
        block = cipher.read(min(part.BLOCK, left))
        yield block
        left -= len(block)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        with draft.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        _remove([draft])
        raise


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


def _read_back(path: Path, header: PartHeader) -> None:
    """Read a part from the medium, not from what the system remembers of it."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    try:
        same = part.look(path).header == header
        for _ in part.blocks(path):
            pass
    except BundleRefused:
        same = False
    if not same:
        msg = "写下的文件读回来不一样，您的数据没有改动。请换一个 U 盘再导出。"
        raise StoreDamaged(msg)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:  # the stick is gone
            return
