"""The text of a report as an office keeps it: .docx, .pdf with text in it, or plain text.

What the file is follows from its content, not from its ending.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from npcdesk.errors import ReportRefused, why
from npcdesk.workbooks.sheets import OLE, ZIP
from npcdesk.workbooks.texts import MARKS

MOST_BYTES = 100 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PAGES = 2000
MOST_SIGNS = 5_000_000
_CHART = re.compile(r"(?m)(?:^[^\n，。；：、]*[\d%年月]\n)+(?=图 ?\d+[　 ])")
"""The words of a chart, over its caption: they say again what the text says, in no sentence."""
_BODY = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LOCKED = "“{name}”加了密码。请取消密码另存后再选，或者把文字复制过来。"
_DAMAGED = "“{name}”读不出来，可能损坏或没有拷贝完。请重新拷一份，或者把文字复制过来。"
_EMPTY = "“{name}”里没有文字。"
_LARGE = "“{name}”太大了，不像一份报告。请把要核对的部分另存成一个文件再选。"
_OTHERS = (
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"{\\rtf", "RTF 文档"),
)


def read(path: Path) -> str:
    """Return the text of a report, a line for each paragraph.

    Raises:
        ReportRefused: it cannot be read, is locked, damaged, too large, or holds pictures only.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReportRefused(_LARGE.format(name=path.name))
        content = path.read_bytes()
    except OSError as error:
        msg = f"读不到文件 {path}（{why(error)}），请核对路径。"
        raise ReportRefused(msg) from error
    text = text_of(content, path.name)
    if len(text) > MOST_SIGNS:
        raise ReportRefused(_LARGE.format(name=path.name))
    return text


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file's content; see `read`."""
    if content.startswith(ZIP):
        text = _docx(content, name)
    elif content.startswith(OLE):
        raise ReportRefused(_old(content, name))
    elif content[:1024].lstrip().startswith(b"%PDF"):
        text = _pdf(content, name)
    else:
        text = _plain(content, name)
    if not text.strip():
        raise ReportRefused(_EMPTY.format(name=name))
    return text


def _old(content: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _LOCKED.format(name=name)
    return f"“{name}”是旧格式。请用 Word 或 WPS 打开，另存为 .docx 再选。"


def _docx(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _BODY not in archive.namelist():
                msg = f"“{name}”不是 Word 文档。请选 .docx、.pdf 或 .txt 文件。"
                raise ReportRefused(msg)
            with archive.open(_BODY) as part:
                xml = part.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as cause:
        raise ReportRefused(_DAMAGED.format(name=name)) from cause
    except (RuntimeError, NotImplementedError) as cause:  # a locked part, or unknown packing
        raise ReportRefused(_LOCKED.format(name=name)) from cause
    if len(xml) > MOST_UNPACKED:
        raise ReportRefused(_LARGE.format(name=name))
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # Word writes none; they can swell without end
        raise ReportRefused(_DAMAGED.format(name=name))
    try:
        return "".join(_words(xml))
    except ET.ParseError as cause:
        raise ReportRefused(_DAMAGED.format(name=name)) from cause


def _words(xml: bytes) -> Iterator[str]:
    """Return the words of a document's body: what was struck out while tracking is left out."""
    aside, cells = 0, 0
    for event, element in ET.iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314
        tag = element.tag.replace(_STRICT, _WORD)
        if tag in {_FALLBACK, f"{_WORD}del", f"{_WORD}moveFrom"}:
            aside += 1 if event == "start" else -1
        elif tag == f"{_WORD}tc":
            cells += 1 if event == "start" else -1
            yield "\t" if event == "end" else ""
        elif event == "end" and not aside:
            yield _of_element(tag, element, cells)
            if tag == f"{_WORD}p":
                element.clear()


def _of_element(tag: str, element: ET.Element, cells: int) -> str:
    if tag == f"{_WORD}t":
        return element.text or ""
    if tag == f"{_WORD}tab":
        return "\t"
    if tag == f"{_WORD}noBreakHyphen":
        return "-"
    breaks = tag in {f"{_WORD}br", f"{_WORD}cr", f"{_WORD}tr"}
    return "\n" if breaks or (tag == f"{_WORD}p" and not cells) else ""


def _pdf(content: bytes, name: str) -> str:
    import pypdfium2  # noqa: PLC0415 - heavy, and only of use for a .pdf

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as cause:
        locked = "password" in str(cause).lower() or b"/Encrypt" in content
        raise ReportRefused((_LOCKED if locked else _DAMAGED).format(name=name)) from cause
    try:
        if len(document) > MOST_PAGES:
            raise ReportRefused(_LARGE.format(name=name))
        pages = [_page(document, at) for at in range(len(document))]
    except pypdfium2.PdfiumError as cause:
        raise ReportRefused(_DAMAGED.format(name=name)) from cause
    finally:
        document.close()
    text = "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-")
    text = _CHART.sub("", text)
    if not text.strip():
        msg = f"“{name}”是扫描的图片，里面没有文字。请把文字录入或识别以后贴过来。"
        raise ReportRefused(msg)
    return text


def _page(document: object, at: int) -> str:
    page = document[at]  # type: ignore[index]
    words = page.get_textpage()
    text: str = words.get_text_bounded()
    words.close()
    page.close()
    return text


def _plain(content: bytes, name: str) -> str:
    for mark, kind in _OTHERS:
        if content.startswith(mark):
            msg = f"“{name}”其实是{kind}。请选 .docx、.pdf 或 .txt 文件，或者把文字复制过来。"
            raise ReportRefused(msg)
    writings = [writing for mark, writing in MARKS if content.startswith(mark)]
    for writing in writings or ("utf-8", "gb18030"):
        try:
            text = content.decode(writing)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n")
    msg = f"“{name}”不是文字文件。请选 .docx、.pdf 或 .txt 文件，或者把文字复制过来。"
    raise ReportRefused(msg)
