"""One attachment of a letter on its way to a file, if it is a part of a bundle.

What it is, its first bytes tell: mail servers change names (`tcmime.1771.bin`), not contents.
"""

import binascii
from pathlib import Path
from typing import BinaryIO

from npcdesk.sync.bundle import names, part
from npcdesk.sync.bundle.names import EXTENSION
from npcdesk.sync.carry.letter_lines import Attachment, LetterDamaged

_BLANK = b" \t\r\n"
_ENOUGH = 64 * 1024


class AttachedFile:
    """Takes the lines of an attachment; writes a file when it turns out to be a part."""

    def __init__(self, said: Attachment, into: Path, written: list[Path]) -> None:
        """Begin.

        Args:
            said: what the letter says of it.
            into: the folder to write to.
            written: gets the path of the file, so that the caller may remove it.

        Raises:
            LetterDamaged: it should be a part and is not sent as one can be sent.
        """
        self._name = names.clean(said.name, 80)
        self._into, self._written = into, written
        self._should = self._name.lower().endswith(EXTENSION)
        self._coded = bytearray()
        self._file: BinaryIO | None = None
        self._open = said.encoding == "base64"
        self._padded = False
        if self._should and not self._open:
            raise LetterDamaged(f"的附件“{self._name}”在路上被改过")
        if said.kind == "application/ms-tnef" or self._name.lower() == "winmail.dat":
            raise LetterDamaged("是 Outlook 专用的格式（winmail.dat）")

    def add(self, line: bytes) -> None:
        """Take a line, or a piece of one.

        Raises:
            LetterDamaged: it is a part, and its text is damaged.
        """
        if self._open:
            self._coded += line.translate(None, _BLANK)
            if len(self._coded) >= _ENOUGH:
                self._decode(len(self._coded) // 4 * 4)

    def end(self) -> None:
        """Say that there are no more lines.

        Raises:
            LetterDamaged: it is a part, and its text is cut.
        """
        if self._open and self._coded:
            self._decode(len(self._coded))
        if self._should and self._file is None:
            raise LetterDamaged(f"的附件“{self._name}”不是数据包")
        self.close()

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()

    def _decode(self, count: int) -> None:
        coded = bytes(self._coded[:count])
        del self._coded[:count]
        try:
            if self._padded:
                raise binascii.Error
            raw = binascii.a2b_base64(coded, strict_mode=True)
        except binascii.Error:
            if self._should or self._file is not None:
                raise LetterDamaged(f"的附件“{self._name}”损坏了") from None
            self._open = False
            return
        self._padded = coded.endswith(b"=")
        if self._file is None:
            self._begin(raw)
        if self._file is not None:
            self._file.write(raw)

    def _begin(self, raw: bytes) -> None:
        """Open the file if this is a part; otherwise listen no more."""
        if not raw.startswith(part.MAGIC):
            self._open = False
            return
        stem = self._name.removesuffix(EXTENSION)
        path, number = self._into / f"{stem}{EXTENSION}", 1
        while path.exists():
            number += 1
            path = self._into / f"{stem}（{number}）{EXTENSION}"
        self._file = path.open("xb")
        self._written.append(path)
