"""The age file around a bundle: who may open it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyrage

from npcdesk.errors import BundleRefused, TrustRefused
from npcdesk.sync.bundle import limits
from npcdesk.sync.bundle.scratch import Scratch

_FIRST = b"age-encryption.org/v1\n"
_HEADER_END = b"\n--- "
_DAMAGED = "数据包的内容已经损坏或被改动，没有导入。请让对方重新导出。"


class Source(Protocol):
    """What can be read from front to end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most `size`; none at the end."""


class Sink(Protocol):
    """What can be written from front to end."""

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""

    def flush(self) -> None:
        """Pass on what was taken."""


def encrypt(source: Source, into: Sink, recipients: Sequence[str]) -> None:
    """Encrypt to all recipients (`age1…`).

    Raises:
        TrustRefused: there is none, or one cannot be read.
    """
    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in dict.fromkeys(recipients)]
        if not 0 < len(keys) <= limits.RECIPIENTS:
            raise ValueError
    except (pyrage.RecipientError, ValueError) as error:
        msg = "没有收件单位可用的公钥，没有导出。请先与对方配对，再导出一次。"
        raise TrustRefused(msg) from error
    pyrage.encrypt_io(source, into, keys)


def decrypt(path: Path, identities: Sequence[str], into: Scratch) -> None:
    """Decrypt a file to its end, with whichever identity (`AGE-SECRET-KEY-1…`) fits.

    Raises:
        BundleRefused: none fits, or the file is cut, altered, or too large.
    """
    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    try:
        with path.open("rb") as file:
            head = file.read(limits.AGE_HEADER)
            if not (head.startswith(_FIRST) and _HEADER_END in head):
                raise BundleRefused(_DAMAGED)
            file.seek(0)
            pyrage.decrypt_io(file, into, keys)
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            msg = "本单位的钥匙打不开这个数据包，它不是发给本单位的。请让对方核对收件单位。"
            raise BundleRefused(msg) from error
        raise BundleRefused(_DAMAGED) from error
    except OSError as error:
        raise BundleRefused(_DAMAGED) from error
    into.done()


def is_for(start: bytes, identities: Sequence[str]) -> bool:
    """Tell whether a file that begins so opens with one of the identities.

    Only who it is encrypted to is looked at. A start that cannot be read as one says nothing
    against it: what is wrong with it shows when it is opened.
    """
    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    try:
        pyrage.decrypt(start, keys)
    except pyrage.DecryptError as error:
        return "No matching keys" not in str(error)
    return True
