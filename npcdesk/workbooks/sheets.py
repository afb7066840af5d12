"""Opens the workbooks that clerks hand in, whatever their ending says, as rows of plain values."""

import io
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from npcdesk.errors import SheetRefused
from npcdesk.workbooks import containers, texts
from npcdesk.workbooks.cells import Cell
from npcdesk.workbooks.open_document import Span

MOST_BYTES = 200 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
NOT_TABLES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"{\\rtf", "Word 文档"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0][0]` is cell A1; blank cells are empty texts.

    `merged` holds (top, left), (bottom, right), counted from 0; formats that do not tell their
    merged cells (.csv) have none.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[Span, ...] = ()


def open_sheets(path: Path) -> list[Sheet]:
    """Return the visible sheets that hold anything, in their order.

    The content decides what the file is, not its ending.

    Raises:
        SheetRefused: the file cannot be read as a table; says in Chinese what it is instead.
    """
    content = _content(path)
    if content.startswith((OLE, ZIP)):
        sheets = _from_workbook(content, path.name)
    else:
        for mark, kind in NOT_TABLES:
            if content.startswith(mark):
                raise SheetRefused(f"“{path.name}”其实是{kind}，不是表格。请选 Excel 文件。")
        sheets = [Sheet(path.stem, texts.rows(content, path.name))]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise SheetRefused(f"“{path.name}”里没有内容。请看看是不是选错了文件。")
    return sheets


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise SheetRefused(f"“{path.name}”是文件夹。请打开它，选里面的表格文件。")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SheetRefused(
                f"“{path.name}”超过 {MOST_BYTES // 1024 // 1024} MB，不像名册。"
                "请删去里面的图片后另存一份。"
            )
        content = path.read_bytes()
    except FileNotFoundError as cause:
        raise SheetRefused(f"没有找到“{path.name}”。请看看文件是不是移走或改了名。") from cause
    except (OSError, ValueError) as cause:
        raise SheetRefused(
            f"打不开“{path.name}”。请先在 Excel 或 WPS 里关掉它，再看有没有读取权限。"
        ) from cause
    if not content:
        raise SheetRefused(f"“{path.name}”是空文件，可能没有拷贝完。请重新拷一份。")
    return content


def _from_workbook(content: bytes, name: str) -> list[Sheet]:
    merged = containers.inspect(content, name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible
            ]
            return [
                _sheet(book.get_sheet_by_name(each), merged.get(each, ()))
                for each in shown or book.sheet_names
            ]
    except PasswordError as cause:
        raise SheetRefused(containers.LOCKED.format(name=name)) from cause
    except (CalamineError, OSError, ValueError, MemoryError) as cause:
        raise SheetRefused(containers.DAMAGED.format(name=name)) from cause
    except BaseException as cause:
        # A panic inside the reader's Rust code is no Exception, and its class cannot be imported.
        if type(cause).__name__ != "PanicException":
            raise
        raise SheetRefused(containers.DAMAGED.format(name=name)) from cause


def _sheet(sheet: CalamineSheet, merged: tuple[Span, ...]) -> Sheet:
    known = tuple(sheet.merged_cell_ranges or merged)
    return Sheet(sheet.name, sheet.to_python(skip_empty_area=False), known)
