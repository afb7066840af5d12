"""Looks into a workbook's wrapping before it is opened: locked, too large, or another thing."""

import io
import re
import struct
import zipfile
import zlib

from npcdesk.errors import SheetRefused
from npcdesk.workbooks import compound, open_document
from npcdesk.workbooks.open_document import Span

LOCKED = "“{name}”加了密码。请在 Excel 或 WPS 里取消打开密码，另存后再选。"
# The record FILEPASS straight after the first one of an .xls, [MS-XLS] 2.1.7.20.1.
LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
DAMAGED = "“{name}”读不出来，可能损坏或没有拷贝完。请用 Excel 或 WPS 打开，另存为 .xlsx 再选。"
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 99_999, 702
# The reader lays a sheet out as a full rectangle, so one stray value in the last corner would
# take all memory. Only cells with content count: formats reach to the corner in many files.
STRAY = re.compile(rb' r="(?:[A-Za-z]{3,}[0-9]+|[A-Za-z]+[0-9]{6,})"(?:[^>]*[^/])?>')
START = 4096  # bytes of a part, in which its first tag ends
COUNT = re.compile(rb'uniqueCount="([0-9]{1,30})"')


def inspect(content: bytes, name: str) -> dict[str, tuple[Span, ...]]:
    """Refuse what the reader would choke on or misname.

    Returns:
        The merged cells of an .ods by sheet, since the reader does not tell them.

    Raises:
        SheetRefused: locked with a password, a Word or other file, damaged, or too large.
    """
    if content.startswith(b"PK"):
        return _inspect_zip(content, name)
    if "EncryptedPackage".encode("utf-16-le") in content or LOCKED_XLS.search(content):
        raise SheetRefused(LOCKED.format(name=name))
    if "WordDocument".encode("utf-16-le") in content:
        raise SheetRefused(_other(name, "Word 文档"))
    if "PowerPoint Document".encode("utf-16-le") in content:
        raise SheetRefused(_other(name, "演示文稿"))
    try:
        compound.inspect(content)
    except (ValueError, struct.error) as cause:
        raise SheetRefused(DAMAGED.format(name=name)) from cause
    return {}


def _inspect_zip(content: bytes, name: str) -> dict[str, tuple[Span, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _inspect_parts([part.filename for part in parts], name)
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SheetRefused(f"“{name}”展开后太大，不像名册。请删去图片和多余的工作表再选。")
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and STRAY.search(archive.read(part)):
                    raise SheetRefused(_too_far(name))
                if part.filename.lower().endswith("sharedstrings.xml"):
                    with archive.open(part) as texts:
                        _inspect_texts(texts.read(START), part.file_size)
            if "content.xml" in archive.namelist():
                return _inspect_open_document(archive, name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as cause:
        raise SheetRefused(f"“{name}”不完整，可能没有拷贝完。请重新拷一份。") from cause
    except RuntimeError as cause:  # zipfile says so of a locked part, and of unknown packing
        raise SheetRefused(LOCKED.format(name=name)) from cause
    return {}


def _inspect_texts(start: bytes, size: int) -> None:
    """Raise `ValueError` for more texts than there is room for: the reader sets it all aside."""
    claimed = COUNT.search(start)
    if claimed and int(claimed[1]) > size:
        msg = f"{claimed[1]!r} texts in {size} bytes"
        raise ValueError(msg)


def _inspect_open_document(archive: zipfile.ZipFile, name: str) -> dict[str, tuple[Span, ...]]:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise SheetRefused(LOCKED.format(name=name))
    sheets = open_document.extents(archive.read("content.xml"))
    if any(sheet.rows > MOST_ROWS or sheet.columns > MOST_COLUMNS for sheet in sheets):
        raise SheetRefused(_too_far(name))
    return {sheet.name: tuple(sheet.merged) for sheet in sheets}


def _inspect_parts(parts: list[str], name: str) -> None:
    for prefix, kind in (("word/", "Word 文档"), ("ppt/", "演示文稿")):
        if any(part.startswith(prefix) for part in parts):
            raise SheetRefused(_other(name, kind))
    if not any(part.startswith("xl/") or part == "content.xml" for part in parts):
        raise SheetRefused(_other(name, "压缩包"))


def _too_far(name: str) -> str:
    return (
        f"“{name}”的内容超过 {MOST_ROWS} 行或 {MOST_COLUMNS} 列。请删去下方和右方多余的内容再选。"
    )


def _other(name: str, kind: str) -> str:
    return f"“{name}”其实是{kind}，不是表格。请选 Excel 文件。"
