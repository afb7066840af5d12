"""Looks into a workbook's wrapping before it is opened: locked, too large, or another thing."""

import io
import re
import zipfile
import zlib

from npcdesk.errors import SheetRefused

LOCKED = "“{name}”加了密码。请在 Excel 或 WPS 里取消打开密码，另存后再选。"
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_ROWS = 99_999
# The reader lays a sheet out as a full rectangle, so one stray value in the last corner would
# take all memory. Only cells with content count: formats reach to the corner in many files.
STRAY = re.compile(rb'<c r="(?:[A-Z]{3}[0-9]+|[A-Z]+[0-9]{6,})"[^>]*[^/]>')


def inspect(content: bytes, name: str) -> None:
    """Refuse what the reader would choke on or misname.

    Raises:
        SheetRefused: locked with a password, a Word or other file, damaged, or too large.
    """
    if content.startswith(b"PK"):
        _inspect_zip(content, name)
    elif "EncryptedPackage".encode("utf-16-le") in content:
        raise SheetRefused(LOCKED.format(name=name))
    elif "WordDocument".encode("utf-16-le") in content:
        raise SheetRefused(_other(name, "Word 文档"))
    elif "PowerPoint Document".encode("utf-16-le") in content:
        raise SheetRefused(_other(name, "演示文稿"))


def _inspect_zip(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _inspect_parts([part.filename for part in parts], name)
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SheetRefused(f"“{name}”展开后太大，不像名册。请删去图片和多余的工作表再选。")
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    _inspect_extent(archive.read(part), name)
            if "META-INF/manifest.xml" in archive.namelist():
                _inspect_manifest(archive.read("META-INF/manifest.xml"), name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as cause:
        raise SheetRefused(f"“{name}”不完整，可能没有拷贝完。请重新拷一份。") from cause
    except RuntimeError as cause:  # zipfile says so of a locked part, and of unknown packing
        raise SheetRefused(LOCKED.format(name=name)) from cause


def _inspect_parts(parts: list[str], name: str) -> None:
    for prefix, kind in (("word/", "Word 文档"), ("ppt/", "演示文稿")):
        if any(part.startswith(prefix) for part in parts):
            raise SheetRefused(_other(name, kind))
    if not any(part.startswith("xl/") or part == "content.xml" for part in parts):
        raise SheetRefused(_other(name, "压缩包"))


def _inspect_extent(xml: bytes, name: str) -> None:
    if STRAY.search(xml):
        raise SheetRefused(
            f"“{name}”的内容超过 {MOST_ROWS} 行或 702 列。请删去下方和右方多余的内容再选。"
        )


def _inspect_manifest(manifest: bytes, name: str) -> None:
    if b"encryption-data" in manifest:
        raise SheetRefused(LOCKED.format(name=name))


def _other(name: str, kind: str) -> str:
    return f"“{name}”其实是{kind}，不是表格。请选 Excel 文件。"
