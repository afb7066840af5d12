"""A .docx of anybody's, read as paragraphs and tables; nothing of it is carried out or followed.

Only the text is opened, so that pictures, links and macros stay where they are.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from npcdesk.errors import Unclear
from npcdesk.forms.word.numbers import Numbers
from npcdesk.rules.body_text import Part, even

MOST = 16 * 1024 * 1024  # bytes of one part: a novel has 3 MB
LONGEST = 200_000  # characters: some 300 pages
DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
OLD = b"\xd0\xcf\x11\xe0"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = {
    *(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent", "instrText")),
    *(qn(f"w:{name}") for name in ("pict", "object", "drawing", "footnotePr", "rt")),
    _FALLBACK,
}


def read(content: bytes, name: str) -> list[Part]:
    """Return what a .docx says; pictures and drawn boxes are left out.

    Raises:
        Unclear: it is another kind of file, locked, damaged or too large; in words.
    """
    _require_word(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            known = set(archive.namelist())
            if DOCUMENT not in known:
                raise Unclear(_other(name))
            trees = {
                path: parse_xml(_part(archive, path, name))
                for path in (DOCUMENT, NUMBERING, STYLES)
                if path in known
            }
    except Unclear:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, etree.LxmlError) as bad:
        msg = f"“{name}”读不出来，可能没有拷贝完。请用 WPS 打开，另存为 .docx 再选。"
        raise Unclear(msg) from bad
    except (RuntimeError, NotImplementedError) as bad:  # locked parts, packing unknown to us
        msg = f"“{name}”加了密码。请在 WPS 里取消打开密码，另存后再选。"
        raise Unclear(msg) from bad
    numbers = Numbers(trees.get(NUMBERING), trees.get(STYLES))
    body = trees[DOCUMENT].find(qn("w:body"))
    found = list(_parts(body, numbers)) if body is not None else []
    if not any(found):
        msg = f"“{name}”里没有文字，可能是扫描的图片。请向单位要能改的 Word 文件。"
        raise Unclear(msg)
    if sum(map(_length, found)) > LONGEST:
        msg = f"“{name}”有 {LONGEST // 10000} 万多字，不像一份答复。请只留下正文再选。"
        raise Unclear(msg)
    return found


def _require_word(content: bytes, name: str) -> None:
    if content.startswith(OLD) and "EncryptedPackage".encode("utf-16-le") in content:
        msg = f"“{name}”加了密码。请在 WPS 里取消打开密码，另存后再选。"
    elif content.startswith(OLD):
        msg = f"“{name}”是旧的 .doc 或 .wps 文件。请用 WPS 打开，另存为 .docx 再选。"
    elif content.startswith(b"%PDF"):
        msg = f"“{name}”是 PDF。请向单位要 Word 文件，或者复制文字粘贴进来。"
    elif not content.startswith(b"PK"):
        msg = _other(name)
    else:
        return
    raise Unclear(msg)


def _other(name: str) -> str:
    return f"“{name}”不是 Word 文档。请选 .docx 文件，别的格式请用 WPS 另存为 .docx。"


def _part(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    with archive.open(path) as packed:
        content = packed.read(MOST + 1)
    if len(content) > MOST:
        msg = f"“{name}”展开后太大，不像一份答复。请只留下正文再选。"
        raise Unclear(msg)
    return content


def _length(part: Part) -> int:
    return len(part) if isinstance(part, str) else sum(len(cell) for row in part for cell in row)


def _parts(inside: Any, numbers: Numbers) -> Iterator[Part]:
    for child in inside:
        if child.tag == qn("w:p"):
            if said := _paragraph(child, numbers):
                yield said
        elif child.tag == qn("w:tbl"):
            yield from _table(child, numbers)
        elif child.tag not in _UNREAD and isinstance(child.tag, str):
            yield from _parts(child, numbers)  # what was inserted, what is filled in


def _paragraph(paragraph: Any, numbers: Numbers) -> str:
    said = "".join(_words(paragraph)).strip()
    return f"{numbers.of(paragraph)}{said}" if said else ""


def _words(inside: Any) -> Iterator[str]:
    for child in inside:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag not in _UNREAD and isinstance(child.tag, str) and not _hidden(child):
            yield from _words(child)


def _hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and properties.find(qn("w:vanish")) is not None


def _table(table: Any, numbers: Numbers) -> Iterator[Part]:
    """Yield the table; one that is a mere box gives its paragraphs."""
    rows = [[*_cells(row, numbers)] for row in _inside(table, "w:tr")]
    if any(len(row) > 1 for row in rows):
        yield even(rows)
    else:
        yield from (line for row in rows for cell in row for line in cell.splitlines() if line)


def _cells(row: Any, numbers: Numbers) -> Iterator[str]:
    """Yield the cells; of those that are joined the first has the words."""
    for cell in _inside(row, "w:tc"):
        below = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        lines = (_paragraph(each, numbers) for each in cell.iter(qn("w:p")))
        goes_on = below is not None and below.get(qn("w:val")) != "restart"
        yield "" if goes_on else "\n".join(filter(None, lines))
        wide = span.get(qn("w:val"), "1") if span is not None else "1"
        yield from [""] * (min(int(wide), 64) - 1 if wide.isdecimal() else 0)


def _inside(table: Any, tag: str) -> Iterator[Any]:
    for child in table:
        if child.tag == qn(tag):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _inside(child, tag)
