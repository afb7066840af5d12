"""Tables kept as plain text (.csv): in which writing they are, and where the cells end."""

import codecs
import csv
import io

from npcdesk.errors import SheetRefused
from npcdesk.workbooks.cells import Cell

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = ",\t;"


def rows(content: bytes, name: str) -> list[list[Cell]]:
    """Return the cells of a text table, blank lines kept so that line numbers stay true.

    Raises:
        SheetRefused: it is not a text, or a web page under a table's name.
    """
    text = _decoded(content, name)
    start = text[:2000].lstrip().lower()
    if start.startswith(("<html", "<!doctype", "<table", "<?xml", "<meta", "mime-version")):
        raise SheetRefused(f"“{name}”其实是网页格式。请用 Excel 或 WPS 打开，另存为 .xlsx 后再选。")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        found: list[list[Cell]] = [list(line) for line in lines]
    except csv.Error as cause:
        raise SheetRefused(
            f"“{name}”里有一格没有收尾或太长，读不下去。请另存为 .xlsx 后再选。"
        ) from cause
    width = max(map(len, found), default=0)
    for row in found:
        row.extend([""] * (width - len(row)))
    while found and not any(found[-1]):
        found.pop()
    return found


def _decoded(content: bytes, name: str) -> str:
    writings = [writing for mark, writing in MARKS if content.startswith(mark)]
    for writing in writings or ("utf-8", "gb18030"):
        try:
            text = content.decode(writing)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetRefused(f"“{name}”不是表格文件。请选 .xlsx、.xls、.ods 或 .csv 文件。")


def _separator(text: str) -> str:
    heading = "\n".join(text[:8000].split("\n")[:5])
    return max(SEPARATORS, key=heading.count)
