"""A list written as a workbook as it is seen: its columns, its filter and its order.

ListExport(desk, page, "建议清单", Seen(table.lines, narrowed=lambda: [...]))
.button       导出, to stand beside 列
.ask()        where to write
.begin(path)  write, as a job in the strip at the window's foot
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from npcdesk import labels
from npcdesk.job import Job, Step
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import quiet
from npcdesk.ui.columns import TICKS, Column
from npcdesk.ui.desk import Desk
from npcdesk.ui.lines_model import LinesModel

log = logging.getLogger(__name__)
AT_ONCE = 1000
KINDS = "Excel 工作簿 (*.xlsx)"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows: its lines, and in words how they were narrowed and ordered."""

    lines: LinesModel[Any]
    narrowed: Callable[[], Sequence[str]] = tuple


class ListExport:
    """The verb 导出 of one list."""

    def __init__(self, desk: Desk, page: QWidget, title: str, seen: Seen) -> None:
        self._desk, self._page, self._title, self._seen = desk, page, title, seen
        self.button = quiet("导出", "arrow_export")
        self.button.setToolTip("把这张表照现在的样子导出为 Excel")
        self.button.clicked.connect(self.ask)

    def ask(self) -> None:
        """Ask where the workbook is to be."""
        name, title = f"{self._title}.xlsx", f"导出{self._title}"
        dialog = place_dialog.where_to(self._desk, self._page, title, name, KINDS)
        dialog.fileSelected.connect(lambda path: self.begin(Path(path)))
        dialog.open()

    def begin(self, path: Path) -> None:
        """Write every line that is shown, in the columns that are shown."""
        from npcdesk.workbooks.list_out import Listed, write_list  # noqa: PLC0415 - first paint

        lines = self._seen.lines
        columns = [column for column in lines.shown() if column is not TICKS]
        total, fetch = lines.source()
        today = self._desk.clock.today()
        headings = [column.heading for column in columns]
        listed = Listed(self._title, headings, tuple(self._seen.narrowed()), today)

        def work() -> Job[int]:
            rows: list[list[str]] = []
            for start in range(0, total, AT_ONCE):
                yield Step(start, total, "正在取出各行")
                for line in fetch(start, AT_ONCE):
                    rows.append([said(column, line) for column in columns])  # noqa: PERF401
            return (yield from write_list(path, listed, rows))

        def told(written: int) -> None:
            log.info("list exported, %d lines", written)
            self._desk.say(f"已导出 {written} 行到 {path.name}，列、条件和次序同屏幕上一样。")

        self._desk.carry_out(
            work,
            title=f"正在导出{self._title}",
            subtitle=path.name,
            then=told,
            cancel_note="取消后不写文件",
            writes=False,
        )


def said(column: Column[Any], line: object) -> str:
    """Return the words of a cell, names as they are kept; a chip alone says its own."""
    mark = column.mark(line) if column.mark else None
    return _unpadded(column.text(line)) or (mark.words if mark else "")


def _unpadded(text: str) -> str:
    """Return a name of two characters without the space that lists give it; else the text."""
    return text[0] + text[2] if len(text) == 3 and text[1] == labels.FULL_SPACE else text
