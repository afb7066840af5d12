"""The typefaces of paper: which one draws a character, and which characters none can draw."""

import re
import threading
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from npcdesk.paths import resources


class Face(Enum):
    """A typeface; the value is its file in `resources/fonts` and its name in the PDF."""

    FANG = "FandolFang-Regular"  # 仿宋: the text of official papers
    KAI = "FandolKai-Regular"  # 楷体: second-level headings
    HEI = "NotoSansSC-Medium"  # 黑体: first-level headings
    SONG = "NotoSerifSC-Regular"  # 宋体: tables, page numbers, and what the others lack
    TITLE = "NotoSerifSC-Bold"  # in place of 小标宋: letterheads and titles


_NEXT = (Face.SONG, Face.HEI)  # who is asked when a face lacks a character
_HANDWRITTEN = (Face.FANG, Face.KAI)  # their Latin and punctuation are blacker than their Chinese
_LOADING = threading.Lock()
_READ: dict[Face, TTFont] = {}
_IDEOGRAPH = re.compile("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BEYOND_BMP = re.compile(r"<([0-9A-F]{5,6})>")


class _Glyphs:
    """The outlines of a face, of which a slice is copied and not the whole 7-14 MB."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


class _Embedded(TTFont):
    """A face of which only the characters that are used are embedded, in little time.

    Those beyond U+FFFF can be copied and searched in the PDF: reportlab names them by five digits
    in ToUnicode, where readers expect UTF-16.
    """

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=False)
        face: Any = self.face
        data, whole = face._ttf_data, face.get_table  # noqa: SLF001 - to slice it without a copy
        glyphs = _Glyphs(data, face.get_table_pos("glyf")[0])
        face.get_table = lambda tag: glyphs if tag == "glyf" else whole(tag)

    def addObjects(self, doc: Any) -> None:
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND_BMP.sub(_utf16, stream.content)
        for font in doc.idToObject["BasicFonts"].dict.values():
            if not isinstance(
                font.Widths, str
            ):  # written once: an array is written number by number
                font.Widths = f"[{' '.join(f'{wide:g}' for wide in font.Widths.sequence)}]"


def _utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


def _load(face: Face) -> TTFont:
    font = _Embedded(face.value, str(resources() / "fonts" / f"{face.value}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def load(face: Face) -> TTFont:
    """Return the face, read and registered the first time it is asked for (40-80 ms)."""
    found = _READ.get(face)
    if found is None:
        with _LOADING:
            found = _READ[face] = _load(face)
    return found


def clean(text: str) -> str:
    """Return the text without what leaves no ink: controls, zero-width marks, odd spaces."""
    return "".join(kept for char in text for kept in _ink(char))


@cache
def _ink(char: str) -> str:
    if char == "\u3000" or "\x20" <= char <= "\x7e":
        return char
    kind = unicodedata.category(char)
    if kind == "Zs" or char == "\t":
        return " "
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return "" if kind in {"Cc", "Cf", "Zl", "Zp"} or selector else char


@cache
def drawn_by(char: str, face: Face) -> Face | None:
    """Return the face that draws this character where `face` is wanted; None: no face has it."""
    wanted = Face.SONG if face in _HANDWRITTEN and not _ideograph(char) else face
    for candidate in (wanted, *_NEXT):
        if ord(char) in load(candidate).face.charToGlyph:
            return candidate
    return None


def _ideograph(char: str) -> bool:
    return bool(_IDEOGRAPH.match(char))


def runs(text: str, face: Face) -> list[tuple[Face | None, str]]:
    """Split the text by the face that draws it; None marks what no face has."""
    return [(by, "".join(part)) for by, part in groupby(text, lambda char: drawn_by(char, face))]


def width(char: str, face: Face, size: float) -> float:
    """Return how wide the character is drawn, in points; one without a face is a square."""
    return _width(char, face) * size / 1000


@cache
def _width(char: str, face: Face) -> float:
    by = drawn_by(char, face)
    if by is None:
        return 1000.0
    widths: dict[int, float] = load(by).face.charWidths
    return widths[ord(char)]


def missing(text: str) -> tuple[str, ...]:
    """Return the characters that no face has, each once: to be told before printing."""
    return _unique(char for char in clean(text) if drawn_by(char, Face.SONG) is None)


def replaced(text: str, face: Face) -> tuple[str, ...]:
    """Return the Chinese characters that `face` lacks and another face draws, each once."""
    found = (char for char in clean(text) if _ideograph(char))
    return _unique(char for char in found if drawn_by(char, face) not in {face, None})


def _unique(chars: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chars))
