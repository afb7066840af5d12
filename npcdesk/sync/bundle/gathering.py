"""Parts in any order, from any stick: brought in one by one, joined when the last has come.

Copies of verified parts wait in a folder of the inbox that is named by the bundle. So a stick may
be pulled at any time, and the next one goes on with what is missing.
"""

import hashlib
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from npcdesk.errors import BundleRefused
from npcdesk.job import Job, Step
from npcdesk.sync.bundle import limits, names, part
from npcdesk.sync.bundle.names import EXTENSION
from npcdesk.sync.bundle.part import Part, PartHeader

_KEPT = re.compile(r"[1-9][0-9]{0,4}\.npb")
_JOINED = "bundle.age"
_NAME = "name.txt"
_NAME_BYTES = 1000
_OF_BUNDLE = re.compile(r"[0-9a-f]{32}-[0-9a-f]{16}-[0-9]{1,5}")
_ROOM = "这台电脑的磁盘放不下这个数据包，没有导入。请腾出空间后再试。"


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of one bundle among some files."""

    bundle: str
    day: date
    parts: int
    total: int
    missing: tuple[int, ...]
    paths: tuple[Path, ...]


def start_of(found: Found) -> bytes:
    """Return how the ciphertext begins, `AGE_HEADER` bytes; none while its first part is away."""
    for path in found.paths:
        with suppress(BundleRefused):
            one = part.look(path)
            if one.header.offset == 0:
                return next(part.slice_blocks(one), b"")[: limits.AGE_HEADER]
    return b""


def naming(found: Found, why: str) -> str:
    """Return why a bundle is not taken, with the name of the file it is about."""
    return why if "“" in why else f"“{names.clean(found.paths[0].name, 60)}”：{why}"


@dataclass(frozen=True, slots=True)
class Gathered:
    """How much of a bundle is in the inbox: `ciphertext` once nothing is missing.

    `waiting` is where some of it had been waiting; until it is imported that stays as it was.
    """

    bundle: str
    day: date
    parts: int
    missing: tuple[int, ...]
    folder: Path
    ciphertext: Path | None
    waiting: Path | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A bundle of which some parts are in the inbox; `name` is what a file of it was called.

    Nobody signed a name: it is only shown.
    """

    bundle: str
    day: date
    parts: int
    missing: tuple[int, ...]
    folder: Path
    name: str = ""

    @property
    def arrived(self) -> int:
        """How many parts are here."""
        return self.parts - len(self.missing)

    @property
    def sender(self) -> str:
        """From whom it is, as its name says; "" when it does not."""
        said = names.sender(self.name)
        return said if said != self.name else ""

    @property
    def number(self) -> str:
        """Which one of the sender's, as its name says."""
        return names.number(self.name)


def waiting(inbox: Path) -> list[Waiting]:
    """Return the bundles of which the inbox has some parts, and not all."""
    folders = sorted(inbox.iterdir()) if inbox.is_dir() else []
    found = [_waiting(each) for each in folders if _OF_BUNDLE.fullmatch(each.name)]
    return [one for one in found if one is not None]


def _waiting(folder: Path) -> Waiting | None:
    header = next((one.header for _, one in _kept(folder)), None)
    if header is None or folder.name != _folder(folder, header).name:
        return None
    missing, name = _missing(folder, header), ""
    with suppress(OSError), (folder / _NAME).open("rb") as file:
        name = file.read(_NAME_BYTES).decode(errors="replace")
    said = names.clean(name) if name else ""
    made = Waiting(header.bundle, header.day, header.parts, missing, folder, said)
    return made if missing else None


def forget(one: Waiting) -> None:
    """Wait for the parts of a bundle no longer: those that came are taken out of the inbox."""
    shutil.rmtree(one.folder, ignore_errors=True)
    with suppress(OSError):  # others are in it
        one.folder.parent.rmdir()


def survey(paths: Sequence[Path]) -> tuple[tuple[Found, ...], dict[Path, str]]:
    """Return the bundles that some files hold, and why other files are none. Nothing is copied."""
    groups: dict[tuple[str, date, int, str, int], list[Part]] = defaultdict(list)
    others: dict[Path, str] = {}
    for path in paths:
        try:
            one = part.look(path)
        except BundleRefused as refusal:
            others[path] = str(refusal)
        else:
            groups[one.header.whole].append(one)
    return tuple(_found(parts) for parts in groups.values()), others


def assemble(paths: Sequence[Path], inbox: Path, room: int | None = None) -> Job[Gathered]:
    """Bring parts of one bundle into the inbox; join them once all are there.

    Args:
        paths: part files; the same part may come several times, and again.
        inbox: an own folder.
        room: bytes that the inbox may take.

    Raises:
        BundleRefused: a file is no part, is damaged or of another bundle; parts do not make up
            their bundle; or there is no room. What was verified stays for the next time.
    """
    parts = [part.look(path) for path in paths]
    header = _of_one_bundle(parts)
    if room is not None and 2 * header.total > room:
        raise BundleRefused(_ROOM)
    folder = _folder(inbox, header)
    joined = folder / _JOINED
    if not _is_joined(joined, header):
        yield from _bring(parts, folder)
        missing = _missing(folder, header)
        if missing:
            return Gathered(header.bundle, header.day, header.parts, missing, folder, None)
        yield from _join(folder, header)
    return Gathered(header.bundle, header.day, header.parts, (), folder, joined)


def bring(
    found: Found, inbox: Path, own: Path, room: int | None = None, *, dry: bool = False
) -> Job[Gathered]:
    """Bring the parts that were found in, to be looked through: then `let_go`, or `discard`.

    What had been waiting stays as it was, and what is whole with it is joined in `own`. A dry
    run brings nothing into the inbox.

    Raises:
        BundleRefused: as `assemble`.
    """
    header = part.look(found.paths[0]).header
    folder = _folder(inbox, header)
    waiting = folder if folder.is_dir() else None
    joined = _is_joined(folder / _JOINED, header)
    if not joined and (dry or (waiting and not lacking(found, inbox))):
        kept = [path for path, one in _kept(folder) if one.header.whole == header.whole]
        gathered = yield from assemble([*found.paths, *kept], own, room)
    else:
        gathered = yield from assemble(found.paths, inbox, room)
    return replace(gathered, waiting=waiting)


def lacking(found: Found, inbox: Path) -> tuple[int, ...]:
    """Return which parts are neither among the files nor in the inbox. Nothing is copied.

    Raises:
        BundleRefused: a file is gone.
    """
    header = part.look(found.paths[0]).header
    folder = _folder(inbox, header)
    if _is_joined(folder / _JOINED, header):
        return ()
    return tuple(n for n in _missing(folder, header) if n in found.missing)


def let_go(gathered: Gathered) -> None:
    """Leave the inbox as it was before a bundle was looked through."""
    if gathered.folder != gathered.waiting:
        shutil.rmtree(gathered.folder, ignore_errors=True)


def discard(gathered: Gathered) -> None:
    """Take a bundle out of the inbox, with the parts of it that had been waiting."""
    for folder in filter(None, (gathered.folder, gathered.waiting)):
        shutil.rmtree(folder, ignore_errors=True)


def _found(parts: Sequence[Part]) -> Found:
    header = parts[0].header
    there = {one.header.part for one in parts}
    return Found(
        bundle=header.bundle,
        day=header.day,
        parts=header.parts,
        total=header.total,
        missing=tuple(n for n in range(1, header.parts + 1) if n not in there),
        paths=tuple(one.path for one in parts),
    )


def _of_one_bundle(parts: Sequence[Part]) -> PartHeader:
    if not parts:
        msg = "没有选文件。请选数据包的文件（扩展名 .npb）。"
        raise BundleRefused(msg)
    if len({one.header.whole for one in parts}) > 1:
        msg = "选中的文件不是同一个数据包的，没有导入。请只选日期和号数相同的文件。"
        raise BundleRefused(msg)
    return parts[0].header


def _folder(inbox: Path, header: PartHeader) -> Path:
    return inbox / f"{header.bundle}-{header.sha256[:16]}-{header.parts}"


def _is_joined(joined: Path, header: PartHeader) -> bool:
    return joined.is_file() and joined.stat().st_size == header.total


def _bring(parts: Sequence[Part], folder: Path) -> Job[None]:
    """Copy what is not there yet; a damaged file stops only after the others are copied."""
    copies: dict[int, list[Part]] = defaultdict(list)
    for one in parts:
        copies[one.header.part].append(one)
    wanted = {n: copies[n] for n in _missing(folder, parts[0].header) if n in copies}
    try:
        yield from _copy_all(wanted, folder)
    finally:
        with suppress(OSError):  # stays unless it is empty
            folder.rmdir()
        if folder.is_dir():
            with suppress(OSError):  # it is only shown
                (folder / _NAME).write_bytes(names.clean(parts[0].path.stem).encode())


def _copy_all(wanted: Mapping[int, Sequence[Part]], folder: Path) -> Job[None]:
    first: BundleRefused | None = None
    for done, (number, copies) in enumerate(sorted(wanted.items())):
        yield Step(done, len(wanted), copies[0].path.name, "拷贝")
        refusal: BundleRefused | None = None
        for one in copies:
            try:
                _copy(one, folder / f"{number}{EXTENSION}")
            except BundleRefused as error:
                refusal = error
            else:
                refusal = None
                break
        first = first or refusal
    if first:
        raise first


def _copy(one: Part, target: Path) -> None:
    """Copy a part, and believe only what arrived.

    It need not outlive a power cut: what is left of it is copied again, and what is joined hashed.
    """
    draft = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            for block in part.blocks(one.path):
                file.write(block)
        if part.look(draft).header != one.header:
            raise part.gone(one.path)
        draft.replace(target)
    except OSError as error:
        raise BundleRefused(_ROOM) from error
    finally:
        draft.unlink(missing_ok=True)


def _missing(folder: Path, header: PartHeader) -> tuple[int, ...]:
    there = {int(path.stem) for path, _ in _kept(folder)}
    return tuple(n for n in range(1, header.parts + 1) if n not in there)


def _kept(folder: Path) -> Iterator[tuple[Path, Part]]:
    """Give the part files of a folder that are whole."""
    if folder.is_dir():
        for path in folder.iterdir():
            if _KEPT.fullmatch(path.name):
                with suppress(BundleRefused):
                    yield path, part.look(path)


def _join(folder: Path, header: PartHeader) -> Job[None]:
    """Put the slices end to end; parts that do not make up their bundle are thrown away."""
    draft = folder / "bundle.new"
    try:
        with draft.open("wb") as file:
            yield from _append_all(file, folder, header)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / _JOINED)
    except BundleRefused as error:
        shutil.rmtree(folder, ignore_errors=True)
        msg = "各份合起来与原件不符，没有导入。请把这个数据包的文件全部重新拷贝一遍。"
        raise BundleRefused(msg) from error
    except OSError as error:
        raise BundleRefused(_ROOM) from error
    finally:
        draft.unlink(missing_ok=True)
    for number in range(1, header.parts + 1):
        (folder / f"{number}{EXTENSION}").unlink(missing_ok=True)
    (folder / _NAME).unlink(missing_ok=True)


def _append_all(file: BinaryIO, folder: Path, header: PartHeader) -> Job[None]:
    seen, end = hashlib.sha256(), 0
    for number in range(1, header.parts + 1):
        yield Step(number - 1, header.parts, "", "合并")
        one = part.look(folder / f"{number}{EXTENSION}")
        if one.header.whole != header.whole or one.header.offset != end:
            raise part.cut(one.path)
        end += one.header.length
        for block in part.slice_blocks(one):
            seen.update(block)
            file.write(block)
    if end != header.total or seen.hexdigest() != header.sha256:
        raise part.cut(folder)
