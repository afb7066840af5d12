"""Taking parts out of letters: `.eml` files as any mail program saves them, and hostile ones.

Read line by line, in memory that does not grow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from npcdesk.errors import BundleRefused, StoreDamaged
from npcdesk.job import Job, Step
from npcdesk.sync.bundle import names, part
from npcdesk.sync.carry import bundles
from npcdesk.sync.carry.attached import AttachedFile
from npcdesk.sync.carry.bundles import MAIL
from npcdesk.sync.carry.letter_lines import LetterDamaged, pieces

MOST_BYTES = 100 * 1024 * 1024
"""A letter: twice what any mail server takes."""
_STEP_LINES = 8192


@dataclass(frozen=True, slots=True)
class Taken:
    """Part files to import, and why other files give none: words by the path they are about."""

    parts: tuple[Path, ...]
    refused: tuple[tuple[Path, str], ...]


def gather(paths: Sequence[Path], into: Path) -> Job[Taken]:
    """Return the parts that are in files, letters and folders. Nothing there is changed.

    Args:
        paths: parts, letters, and folders with either, as dropped on the window.
        into: an own folder, for what comes out of letters; the caller removes it.

    Raises:
        BundleRefused: there is nothing of ours in any of them.
        StoreDamaged: the own disk is full.
    """
    parts: list[Path] = []
    refused: list[tuple[Path, str]] = []
    for path in _files(paths, refused):
        if path.suffix.lower() != MAIL:
            parts.append(path)
            continue
        try:
            parts += yield from take(path, into)
        except BundleRefused as refusal:
            refused.append((path, str(refusal)))
    if not parts and not refused:
        msg = "这里没有数据包，也没有带数据包的邮件。请选 .npb 或 .eml 文件，或它们所在的文件夹。"
        raise BundleRefused(msg)
    return Taken(tuple(parts), tuple(refused))


def _files(paths: Sequence[Path], refused: list[tuple[Path, str]]) -> Iterator[Path]:
    for path in paths:
        try:
            found = bundles.find(path)
        except StoreDamaged as error:
            refused.append((path, str(error)))
            continue
        yield from (*found.parts, *found.mails)
        if not (found.parts or found.mails) and path.is_file():
            refused.append((path, _strange(path)))


def _strange(path: Path) -> str:
    name, ending = names.clean(path.name, 60), path.suffix.lower()
    if ending == bundles.REQUEST:
        return f"“{name}”是配对申请，不是数据包。请用“答复配对申请”（sync pair answer）打开。"
    if ending == bundles.REPLY:
        return f"“{name}”是配对回复，不是数据包。请用“打开上级的回复”（sync pair accept）打开。"
    if ending == ".msg":
        return f"“{name}”是 Outlook 自己的格式。请在邮箱里把附件存出来，或另存为 .eml。"
    return f"“{name}”不是数据包，也不是邮件。请选 .npb 或 .eml 文件。"


def take(letter: Path, into: Path) -> Job[list[Path]]:
    """Write the parts that are attached to a letter into an own folder, and return their paths.

    Raises:
        BundleRefused: it is no letter, has no part, or one of its parts is damaged.
        StoreDamaged: it cannot be read, or the own disk is full.
    """
    written: list[Path] = []
    try:
        yield from _take(letter, into, written)
        for path in written:
            part.look(path)
    except BaseException as stopped:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(stopped, OSError):
            msg = f"“{_shown(letter)}”读不出来，或者本机磁盘满了。请检查后再导入。"
            raise StoreDamaged(msg) from stopped
        raise
    return written


def _take(letter: Path, into: Path, written: list[Path]) -> Job[None]:
    size = letter.stat().st_size
    if not letter.is_file() or size > MOST_BYTES:
        raise _refusal(letter, "超过 100 MB，不像是邮件")
    into.mkdir(parents=True, exist_ok=True)
    try:
        with letter.open("rb") as file:
            for count, _ in enumerate(_poured(file, into, written)):
                if count % _STEP_LINES == 0:
                    yield Step(file.tell(), size, _shown(letter), "拆开邮件")
    except LetterDamaged as damage:
        raise _refusal(letter, str(damage)) from damage
    if not written:
        raise _refusal(letter, "里没有数据包")


def _poured(file: BinaryIO, into: Path, written: list[Path]) -> Iterator[None]:
    """Pour every attachment into its file, a line at a time."""
    sink: AttachedFile | None = None
    try:
        for piece in pieces(file):
            if isinstance(piece, bytes):
                if sink is not None:
                    sink.add(piece)
            else:
                if sink is not None:
                    sink.end()
                sink = AttachedFile(piece, into, written) if piece is not None else None
            yield
        if sink is not None:
            sink.end()
    finally:
        if sink is not None:
            sink.close()


def _refusal(letter: Path, what: str) -> BundleRefused:
    msg = f"邮件“{_shown(letter)}”{what}，没有导入。请在邮箱里重新另存，或请对方再发一次。"
    return BundleRefused(msg)


def _shown(letter: Path) -> str:
    return names.clean(letter.name, 40)
