"""What a paper carries of a face: the outlines of its characters and what draws them.

reportlab copies names, rights and tables for word processors as well, and reads each glyph in
several small steps; a reader of PDF needs none of those (ISO 32000-1, 9.9), and a letter is made
sooner without. The tables: OpenType 1.9, `glyf`, `loca`, `hmtx`, `cmap` format 6.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFTrueTypeFont

LEVEL = 5  # of zlib: 6 takes a third longer and saves less than one part in a hundred
COPIED = ("cvt ", "fpgm", "head", "hhea", "maxp", "prep")
_WHOLE = 0xFFFFFFFF
_MAGIC = 0xB1B0AFBA  # that a whole file adds up to (OpenType, head)
_LONG = 0xFFFF  # of a glyph's place, of two bytes each: more needs long numbers
_MADE_OF_OTHERS = 0x80  # the number of contours is below zero
_SYMBOLIC, _PLAIN = 1 << 2, 1 << 5  # flags of a face (ISO 32000-1, table 123): one of the two


class Packed:
    """Deflates a stream; what reportlab calls a filter."""

    pdfname = "FlateDecode"

    def encode(self, data: bytes | str) -> bytes:
        """Return the data made small."""
        return zlib.compress(data.encode() if isinstance(data, str) else data, LEVEL)


PACKED = Packed()


class Glyph(NamedTuple):
    """What is read of a face for one character, once."""

    number: int  # 0: the face lacks it
    outline: bytes | None  # of an even length; None: it is made of others
    metric: bytes  # as `hmtx` has it
    wide: str  # of 1000, as a PDF has it
    said: str  # which character it is, as ToUnicode has it


def add(font: Any, doc: Any) -> None:
    """Add the parts of a face that a paper used to it, each of at most 256 characters."""
    state = font.state.pop(doc)
    fonts = doc.idToObject["BasicFonts"].dict
    for number, codes in enumerate(state.subsets):
        name = f"{state.internalName}+{number}"
        base = f"{_letters(number)}+{font.face.name.decode()}"
        glyphs = [font.glyphs.get(code) or _read(font, code) for code in codes]
        part: Any = PDFTrueTypeFont()
        part.Name, part.BaseFont = name, base
        part.FirstChar, part.LastChar = 0, len(codes) - 1
        part.Widths = f"[{' '.join(each.wide for each in glyphs)}]"  # at once: it is long
        words = PDFStream(content=_words(glyphs), filters=[PACKED])
        part.ToUnicode = doc.Reference(words, f"toUnicodeCMap:{base}")
        part.FontDescriptor = doc.Reference(
            _described(font, base, codes, glyphs, doc), f"of:{base}"
        )
        doc.Reference(part, name)
        fonts[name] = part


def _letters(number: int) -> str:
    """Return the six letters that a part of a face has before its name."""
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(5, -1, -1))


def _read(font: Any, code: int) -> Glyph:
    face = font.face
    number = face.charToGlyph.get(code, 0)
    wide = face.charWidths[code] if number else face.defaultWidth
    start = face.get_table_pos("glyf")[0]
    outline: bytes | None = bytes(
        face._ttf_data[start + face.glyphPos[number] : start + face.glyphPos[number + 1]]  # noqa: SLF001 - a slice of it
    )
    if outline and outline[0] & _MADE_OF_OTHERS:
        outline = None
    elif outline and len(outline) % 2:
        outline += b"\0"
    said = chr(code).encode("utf-16-be").hex().upper()
    metric = struct.pack(">HH", *face.hmetrics[number])
    found = font.glyphs[code] = Glyph(number, outline, metric, f"{wide:g}", said)
    return found


def _described(
    font: Any, base: str, codes: Sequence[int], glyphs: Sequence[Glyph], doc: Any
) -> PDFDictionary:
    face = font.face
    file = PDFStream(content=written(face, glyphs) or face.makeSubset(codes), filters=[PACKED])
    file.dictionary["Length1"] = len(file.content)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": face.flags & ~_PLAIN | _SYMBOLIC,
            "FontBBox": f"[{' '.join(f'{each:g}' for each in face.bbox)}]",
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "MissingWidth": face.defaultWidth,
            "FontFile2": doc.Reference(file, f"file:{base}"),
        }
    )


def written(face: Any, glyphs: Sequence[Glyph]) -> bytes | None:
    """Return a TrueType file of a face with the characters that a paper uses.

    Args:
        face: as `face_file` reads it.
        glyphs: of each code from 0 on; 0 stands for no character.

    None when a glyph is made of others, which reportlab gathers.
    """
    used = {each.number: each for each in glyphs}
    outlines = [each.outline for each in used.values() if each.outline is not None]
    if len(outlines) < len(used):
        return None
    place = {number: at for at, number in enumerate(used)}
    at = [place[each.number] for each in glyphs]
    tables = {tag: bytes(face.get_table(tag)) for tag in COPIED if tag in face.table}
    tables["glyf"], tables["loca"], long = _joined(outlines)
    tables["hmtx"] = b"".join(each.metric for each in used.values())
    tables["cmap"] = struct.pack(
        f">HHHHLHHHHH{len(at)}H", 0, 1, 1, 0, 12, 6, 10 + 2 * len(at), 0, 0, len(at), *at
    )
    tables["hhea"] = _number(tables["hhea"], 34, len(used))
    tables["maxp"] = _number(tables["maxp"], 4, len(used))
    tables["head"] = _number(tables["head"], 50, long)
    return _file(tables)


def _joined(outlines: Sequence[bytes]) -> tuple[bytes, bytes, int]:
    """Return the outlines, where each begins, and whether that is in long numbers (1)."""
    places, at = [0], 0
    for outline in outlines:
        at += len(outline)
        places.append(at)
    long = at // 2 > _LONG
    kind, step = ("L", 1) if long else ("H", 2)
    where = struct.pack(f">{len(places)}{kind}", *(place // step for place in places))
    return b"".join(outlines), where, int(long)


def _number(table: bytes, at: int, number: int) -> bytes:
    return table[:at] + struct.pack(">H", number) + table[at + 2 :]


def _file(tables: Mapping[str, bytes]) -> bytes:
    many = len(tables)
    power = many.bit_length() - 1
    head = tables["head"]
    tables = {**tables, "head": head[:8] + bytes(4) + head[12:]}
    index = [struct.pack(">LHHHH", 0x10000, many, 16 << power, power, 16 * many - (16 << power))]
    bodies, at, head_at = [], 12 + 16 * many, 0
    for tag, table in sorted(tables.items()):
        head_at = at if tag == "head" else head_at
        body = table + bytes(-len(table) % 4)
        index.append(struct.pack(">4sLLL", tag.encode(), _sum(body), at, len(table)))
        bodies.append(body)
        at += len(body)
    file = b"".join((*index, *bodies))
    adjusted = struct.pack(">L", _MAGIC - _sum(file) & _WHOLE)
    return file[: head_at + 8] + adjusted + file[head_at + 12 :]


def _sum(data: bytes) -> int:
    numbers = array("I", data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & _WHOLE


def _words(glyphs: Sequence[Glyph]) -> str:
    """Return which character each code stands for (ToUnicode: ISO 32000-1, 9.10.3)."""
    said = " ".join(f"<{each.said}>" for each in glyphs)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"1 beginbfrange\n<00> <{len(glyphs) - 1:02X}> [{said}]\nendbfrange\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
