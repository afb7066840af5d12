"""Letters that carry parts: ready `.eml` files, for any mail program or server.

Written line by line, so that a letter of 50 MB costs no memory. Names of attachments are given
twice: as encoded words, which QQ, Foxmail and old Outlook read, and after RFC 2231, which the
others do. A letter names offices, a day and a number: nothing of a person, of this computer or
of what is inside.
"""

import base64
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from npcdesk import labels
from npcdesk.errors import NotAllowed, StoreDamaged
from npcdesk.job import Job, Step
from npcdesk.sync.bundle import names
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry.addresses import checked

MOST_BYTES: Mapping[SliceBytes, int] = {
    SliceBytes.MAIL_10_MB: 10_000_000,
    SliceBytes.MAIL_20_MB: 20_000_000,
    SliceBytes.MAIL_25_MB: 25_000_000,
    SliceBytes.MAIL_50_MB: 50_000_000,
}
"""How long a letter may be, by how large its parts were cut."""

_TEXT_BYTES = 16 * 1024  # headers, text and frames of all parts
_LINE, _LINES = 57, 57 * 4096  # bytes that make a line of base64, and many lines


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands on a letter. Addresses may be empty where the mail program asks for them."""

    from_name: str
    to_name: str
    now: datetime
    sender: str = ""
    receiver: str = ""


def write(
    parts: Sequence[Path], folder: Path, envelope: Envelope, preset: SliceBytes
) -> Job[list[Path]]:
    """Write letters with the parts of a bundle, as few as the mail server's limit lets.

    Args:
        parts: of one bundle, in order.
        folder: an own folder; letters of the same names there are written over.
        envelope: `now` must know its time zone.
        preset: how large the parts were cut; not ONE_FILE.

    Raises:
        NotAllowed: a part is longer than a letter may be, or an address is none.
        StoreDamaged: the own disk is full, or a part cannot be read.
    """
    loads = _loads(parts, MOST_BYTES[preset])
    written: list[Path] = []
    try:
        for at, load in enumerate(loads, 1):
            path = folder / _file_name(load[0], at, len(loads))
            written.append(path)
            front = _front(envelope, f"（第{at}封，共{len(loads)}封）" if len(loads) > 1 else "")
            with path.open("wb") as file:
                for block in _letter(front, load):
                    file.write(block)
                    yield Step(at - 1, len(loads), path.name, "做成邮件")
                file.flush()
                os.fsync(file.fileno())
    except BaseException as stopped:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(stopped, OSError):
            msg = "邮件没有写成，可能磁盘满了或文件被移走了。请检查后再导出一次。"
            raise StoreDamaged(msg) from stopped
        raise
    return written


_TEXT = (
    "附件是人大履职桌面的数据包，已加密。\r\n"
    "请保存附件，或把整封邮件另存为 .eml 文件，在“数据交换”里导入。请不要改动附件。"
)


def _subject(envelope: Envelope) -> str:
    day = labels.day(envelope.now)
    ends = f"{names.clean(envelope.from_name, 24)}→{names.clean(envelope.to_name, 24)}"
    return f"数据包 {ends} {day}"


def _loads(parts: Sequence[Path], most: int) -> list[list[Path]]:
    """Share parts out to letters, in order, as many in each as fit."""
    loads: list[list[Path]] = []
    room = 0
    for part in parts:
        try:
            size = _encoded(part.stat().st_size)
        except OSError as error:
            msg = f"{part.name} 读不出来了。请重新导出一次。"
            raise StoreDamaged(msg) from error
        if size > most - _TEXT_BYTES:
            msg = f"{part.name} 太大，一封邮件放不下。请选小一些的分份，重新导出。"
            raise NotAllowed(msg)
        if size > room:
            loads.append([])
            room = most - _TEXT_BYTES
        loads[-1].append(part)
        room -= size
    return loads


def _encoded(count: int) -> int:
    """Return how long so many bytes become in base64, with the part's own headers."""
    return -(-count // _LINE) * 78 + 2048


def _file_name(first: Path, at: int, letters: int) -> str:
    mark = f" 邮件{at}-{letters}" if letters > 1 else ""
    return names.clean(f"{first.stem}{mark}.eml", 100)


def _front(envelope: Envelope, mark: str) -> list[str]:
    """Return the headers of a letter. One without a sender Outlook is asked to open for sending."""
    ends = [("From", envelope.sender), ("To", envelope.receiver)]
    subject = Header(_subject(envelope) + mark, "utf-8", 70, "Subject").encode(linesep="\r\n")
    return [
        *(f"{name}: {checked(address)}" for name, address in ends if address),
        f"Subject: {subject}",
        f"Date: {format_datetime(envelope.now)}",
        f"Message-ID: <{secrets.token_hex(16)}@npcdesk.invalid>",
        *(["X-Unsent: 1"] if not envelope.sender else []),
        "MIME-Version: 1.0",
    ]


def _letter(front: Sequence[str], parts: Sequence[Path]) -> Iterator[bytes]:
    edge = f"=_npcdesk_{secrets.token_hex(16)}"
    yield _lines(*front, f'Content-Type: multipart/mixed;\r\n boundary="{edge}"', "")
    text = 'Content-Type: text/plain; charset="utf-8"'
    yield _lines(f"--{edge}", text, "Content-Transfer-Encoding: base64", "")
    yield _base64(_TEXT.encode())
    for part in parts:
        yield _lines(
            f"--{edge}", *_named(names.clean(part.name)), "Content-Transfer-Encoding: base64", ""
        )
        with part.open("rb") as file:
            while block := file.read(_LINES):
                yield _base64(block)
    yield _lines(f"--{edge}--")


def _named(name: str) -> tuple[str, str]:
    words = Header(name, "utf-8", 70, "filename").encode(linesep="\r\n")
    plain = quote(name, safe="")
    return (
        f'Content-Type: application/octet-stream;\r\n name="{words}"',
        f"Content-Disposition: attachment;\r\n filename=\"{words}\";\r\n filename*=utf-8''{plain}",
    )


def _base64(block: bytes) -> bytes:
    return base64.encodebytes(block).replace(b"\n", b"\r\n")


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")
