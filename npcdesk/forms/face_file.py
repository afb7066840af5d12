"""A font file of which only what is asked for is read.

reportlab reads every character of a face into dictionaries: five faces are 0.6 s and 90 MB before
the first page. Here the tables stay as they are in the file, and a character is looked up in them.
"""

import mmap
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace

NO_BREAK = 0xA0
_WINDOWS, _UNICODE = 3, 0  # platforms of a table of characters
_FULL, _BASIC = 12, 4  # formats: all of Unicode, up to U+FFFF


class FontFile(TTFont):
    """A face that looks its characters up in the file.

    Args:
        name: what it is called in the PDF library.
        file: where it is.
        index: which one of a collection.
        kept: the file stays as it is while the program runs, so it is not copied into memory.
    """

    def __init__(self, name: str, file: str, index: int = 0, *, kept: bool = False) -> None:
        # not reportlab's own: it would read everything
        self.fontName = name
        self.face = (_Kept if kept else _Face)(file, subfontIndex=index)
        self.encoding = TTEncoding()
        self.state: Any = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
        self.glyphs: dict[int, Any] = {}  # of the characters that papers used, by their codes

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Return the text as codes, each with the number of its part; one part is the most."""
        try:
            known = self.state[doc].assignments
            return [(0, bytes([known[ord(char)] for char in text]))]
        except (KeyError, ValueError):  # a new character, or one of another part
            return list(super().splitString(text, doc, encoding))


class _Face(TTFontFace):
    """The tables of a face, the small ones read."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N803 - reportlab's name
        super().extractInfo(0)
        if not charInfo:
            return
        face: Any = self
        at, found = _characters_at(face)
        if not at:
            super().extractInfo(1)  # an old way of writing: reportlab knows it
            return
        head, hhea = face.get_table("head"), face.get_table("hhea")
        long = int.from_bytes(head[50:52], "big")
        places = _numbers("I" if long else "H", face.get_table("loca"))
        full = int.from_bytes(hhea[34:36], "big")
        face.glyphPos = places if long else array("I", (each << 1 for each in places))
        face.hmetrics = _Metrics(face.get_table("hmtx"), full, face.numGlyphs)
        face.defaultWidth = face._pdfScale(face.hmetrics[0][0])  # noqa: SLF001 - to 1000 a square
        data = face._ttf_data[at : at + found[1]]  # noqa: SLF001 - the table alone
        face.charToGlyph = _Full(data) if found[0] == _FULL else _Basic(data)
        face.charWidths = _Widths(face.charToGlyph, face.hmetrics, face._pdfScale)  # noqa: SLF001


class _Kept(_Face):
    """A face whose file is looked into where it is."""

    def readFile(self, f: str) -> None:
        self.filename, self._pos = f, 0
        with Path(f).open("rb") as opened:
            self._ttf_data: Any = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)


def _characters_at(face: Any) -> tuple[int, tuple[int, int]]:
    """Return where the best table of characters is, its format and length; 0: there is none."""
    start = face.get_table_pos("cmap")[0]
    best: tuple[int, tuple[int, int]] = 0, (0, 0)
    for each in range(face.get_ushort(start + 2)):
        entry = start + 4 + 8 * each
        at = start + face.get_ulong(entry + 4)
        form = face.get_ushort(at)
        if face.get_ushort(entry) in (_WINDOWS, _UNICODE) and form in (_FULL, _BASIC):
            long = face.get_ulong(at + 4) if form == _FULL else face.get_ushort(at + 2)
            best = max(best, (at, (form, long)), key=lambda found: found[1][0])
    return best


def _numbers(kind: str, data: bytes) -> "array[int]":
    """Return big-endian numbers: H of 16 bits, I of 32."""
    found = array(kind, data[: len(data) // array(kind).itemsize * array(kind).itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found


class _Looked(Mapping[int, Any]):
    """What is known of the characters of a face, looked up when it is asked for."""

    def look(self, code: int) -> int:
        """Return the glyph of a character, 0 when there is none."""
        raise NotImplementedError

    def __getitem__(self, code: int) -> Any:
        glyph = self.look(32 if code == NO_BREAK else code)
        if not glyph:
            raise KeyError(code)
        return glyph

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and self.look(32 if code == NO_BREAK else code) != 0

    def __iter__(self) -> Iterator[int]:
        return (code for code in range(sys.maxunicode + 1) if code in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Full(_Looked):
    """Characters in runs whose glyphs follow each other (format 12)."""

    def __init__(self, data: bytes) -> None:
        runs = _numbers("I", data[16:])
        self._first, self._last, self._glyph = runs[0::3], runs[1::3], runs[2::3]

    def look(self, code: int) -> int:
        at = bisect_right(self._first, code) - 1
        if at < 0 or code > self._last[at]:
            return 0
        return self._glyph[at] + code - self._first[at]


class _Basic(_Looked):
    """Characters in runs, moved by a number or listed (format 4)."""

    def __init__(self, data: bytes) -> None:
        many = int.from_bytes(data[6:8], "big") // 2
        words = _numbers("H", data[14:])
        if not many or len(words) < 4 * many + 1:
            msg = "table of characters is cut short"
            raise TTFError(msg)
        self._last, self._rest = words[:many], words[many + 1 :]
        self._many = many

    def look(self, code: int) -> int:
        many, rest = self._many, self._rest
        at = bisect_left(self._last, code)
        if at == many or code < rest[at]:
            return 0
        moved, listed = rest[many + at], rest[2 * many + at]
        if not listed:
            return (code + moved) & 0xFFFF
        place = 2 * many + at + listed // 2 + code - rest[at]
        glyph = rest[place] if place < len(rest) else 0
        return (glyph + moved) & 0xFFFF if glyph else 0


class _Metrics:
    """How wide each glyph is and where it begins; the last width goes for the rest."""

    def __init__(self, data: bytes, full: int, glyphs: int) -> None:
        self._words, self._full, self._glyphs = _numbers("H", data), full, glyphs

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph >= self._glyphs:
            raise IndexError(glyph)
        wide = self._words[2 * min(glyph, self._full - 1)]
        where = 2 * glyph + 1 if glyph < self._full else self._full + glyph
        return wide, self._words[where]


class _Widths(_Looked):
    """How wide each character is, of 1000."""

    def __init__(self, glyphs: _Looked, metrics: _Metrics, scale: Any) -> None:
        self._glyphs, self._metrics, self._scale = glyphs, metrics, scale

    def look(self, code: int) -> int:
        return self._glyphs.look(code)

    def __getitem__(self, code: int) -> float:
        return float(self._scale(self._metrics[super().__getitem__(code)][0]))
