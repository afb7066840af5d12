"""The typefaces of paper: which one draws a character, and which characters none can draw."""

import re
import struct
import threading
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from npcdesk import paths, settings
from npcdesk.forms import face_part
from npcdesk.forms.face_file import FontFile
from npcdesk.paths import resources


class Face(Enum):
    """A typeface; the value is its file in `resources/fonts` and its name in the PDF."""

    FANG = "FandolFang-Regular"  # 仿宋: the text of official papers
    KAI = "FandolKai-Regular"  # 楷体: second-level headings
    HEI = "NotoSansSC-Medium"  # 黑体: first-level headings
    SONG = "NotoSerifSC-Regular"  # 宋体: tables, page numbers, and what the others lack
    TITLE = "NotoSerifSC-Bold"  # in place of 小标宋: letterheads and titles

    __hash__ = object.__hash__  # each is one object, and asked for at every character


@dataclass(frozen=True, slots=True)
class Own:
    """A font file of this computer, the `index`th face in it, drawn where one of ours would be."""

    path: str
    index: int = 0

    @property
    def value(self) -> str:
        """Its name in the PDF library."""
        return f"{self.path}#{self.index}"


Drawn: TypeAlias = Face | Own
CHOICES = (Face.FANG, Face.KAI, Face.HEI, Face.TITLE)
"""Those that one of this computer's may stand in for; 宋体, with the rare characters, stays."""
_NEXT = (Face.SONG, Face.HEI)  # who is asked when a face lacks a character
_HANDWRITTEN = (Face.FANG, Face.KAI)  # their Latin and punctuation are blacker than their Chinese
_LOADING = threading.Lock()
_READ: dict[Drawn, TTFont] = {}
_BROKEN = (TTFError, OSError, struct.error, LookupError, ValueError, AssertionError, TypeError)
_RESTRICTED, _NOT_IN_PART = 0x0002, 0x0300  # of fsType (OpenType, OS/2)
_SAMPLE = "国一鹰。"  # what is set to try a face
_IDEOGRAPH = re.compile("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class _Embedded(FontFile):
    """A face of which only the characters that are used are embedded, in little time."""

    def addObjects(self, doc: Any) -> None:
        face_part.add(self, doc)


def _load(face: Drawn) -> TTFont:
    if isinstance(face, Own):
        font = _Embedded(face.value, face.path, face.index)
        while any(font.face.name == each.face.name for each in _READ.values()):
            font.face.name += b"-own"
    else:
        font = _Embedded(face.value, str(resources() / "fonts" / f"{face.value}.ttf"), kept=True)
    pdfmetrics.registerFont(font)
    return font


def load(face: Drawn) -> TTFont:
    """Return the face, read and registered the first time it is asked for."""
    found = _READ.get(face)
    if found is None:
        with _LOADING:
            found = _READ[face] = _load(face)
    return found


def trouble(own: Own) -> str:
    """Return why a font file cannot be used on paper, in words; "" when it can."""
    name = Path(own.path).name
    try:
        face: Any = load(own).face
        (rights,) = struct.unpack(">H", face.get_table("OS/2")[8:10])
        if (rights & 0x0F) == _RESTRICTED or rights & _NOT_IN_PART:
            return f"{name} 不允许嵌入 PDF"
        if any(ord(char) not in face.charToGlyph for char in "国一"):
            return f"{name} 里没有汉字"
        if any(round(face.charWidths[ord(char)]) != 1000 for char in "国一"):
            return f"{name} 的汉字不是一字见方，排不进公文的 28×22 格"
        face.makeSubset([0, *(ord(c) for c in _SAMPLE if ord(c) in face.charToGlyph)])
    except _BROKEN as bad:
        if "postscript" in str(bad).lower():
            return f"{name} 是 PostScript 轮廓的字体，放不进 PDF，请换 .ttf 或 .ttc 的"
        return f"{name} 读不出来，可能已经损坏或者移走"
    return ""


@cache
def chosen() -> Mapping[Face, Own]:
    """Return what this computer's preferences put in place of our faces, and can be used."""
    return {face: own for face, (own, why) in _asked().items() if not why}


def refused() -> tuple[str, ...]:
    """Say which chosen faces cannot be used, so that ours are."""
    return tuple(f"{why}，改用程序自带的字体" for _, why in _asked().values() if why)


@cache
def _asked() -> Mapping[Face, tuple[Own, str]]:
    kept = settings.load(paths.preferences()).faces
    asked = {face: owned(kept[face.name.lower()]) for face in CHOICES if face.name.lower() in kept}
    return {face: (own, trouble(own)) for face, own in asked.items()}


def owned(kept: str) -> Own:
    """Return a face as it is kept in the preferences: path#number."""
    path, _, number = kept.rpartition("#")
    return Own(path, int(number)) if path and number.isdecimal() else Own(kept)


def choose_anew() -> None:
    """Read the preferences again: another face was chosen."""
    for each in (chosen, _asked, drawn_by, drawn, lift):
        each.cache_clear()


@cache
def lift(face: Drawn) -> float:
    """Return how far up a face is drawn, of its size, so that its squares stand where ours do."""
    return _middle(Face.FANG) - _middle(face) if isinstance(face, Own) else 0.0


def _middle(face: Drawn) -> float:
    """Return how far above the base line the middle of 国 is, of the size."""
    font: Any = load(face).face
    at = font.get_table_pos("glyf")[0] + font.glyphPos[font.charToGlyph[ord("国")]]
    _, _, low, _, high = struct.unpack(">5h", font._ttf_data[at : at + 10])  # noqa: SLF001
    units: int = font.unitsPerEm
    return float(low + high) / 2 / units


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
def drawn_by(char: str, face: Face) -> Drawn | None:
    """Return the face that draws this character where `face` is wanted; None: no face has it."""
    wanted = Face.SONG if face in _HANDWRITTEN and not _ideograph(char) else face
    first = (chosen()[wanted],) if wanted in chosen() else ()
    candidates: tuple[Drawn, ...] = (*first, wanted, *_NEXT, *chosen().values())
    for candidate in candidates:
        if ord(char) in load(candidate).face.charToGlyph:
            return candidate
    return None


def _ideograph(char: str) -> bool:
    return bool(_IDEOGRAPH.match(char))


def runs(text: str, face: Face) -> list[tuple[Drawn | None, str]]:
    """Split the text by the face that draws it; None marks what no face has."""
    return [(by, "".join(part)) for by, part in groupby(text, lambda char: drawn_by(char, face))]


@cache
def drawn(char: str, face: Face) -> tuple[Drawn | None, float]:
    """Return what draws the character, and how wide, of 1000; one without a face is a square."""
    by = drawn_by(char, face)
    if by is None:
        return None, 1000.0
    widths: dict[int, float] = load(by).face.charWidths
    return by, widths[ord(char)]


def missing(text: str) -> tuple[str, ...]:
    """Return the characters that no face has, each once: to be told before printing."""
    return _unique(char for char in clean(text) if drawn_by(char, Face.SONG) is None)


def replaced(text: str, face: Face) -> tuple[str, ...]:
    """Return the Chinese characters that `face` lacks and another face draws, each once."""
    own = {face, chosen().get(face, face)}
    found = (char for char in clean(text) if _ideograph(char))
    return _unique(char for char in found if drawn_by(char, face) not in {*own, None})


def _unique(chars: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chars))
