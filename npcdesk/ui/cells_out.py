"""How a table of figures leaves the window: copied as cells, or written as a workbook.

out = CellsOut(desk, view, "交叉统计", cells=…, sheet=…, name=…)
out.copy, out.export         the two buttons
out.copy_cells(), out.export_to(path)
"""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from npcdesk.job import Job
from npcdesk.rules.books import Ledger
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import second
from npcdesk.ui.chart_card import Cells
from npcdesk.ui.desk import Desk
from npcdesk.ui.year_book import KINDS

log = logging.getLogger(__name__)


class CellsOut(QObject):
    """The buttons 复制到 Excel and 导出 Excel of a table; `name` is the name of the file."""

    def __init__(
        self,
        desk: Desk,
        view: QWidget,
        *,
        cells: Callable[[], Cells],
        sheet: Callable[[], Ledger],
        name: Callable[[], str],
    ) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._cells, self._sheet, self._name = cells, sheet, name
        self.copy, self.export = (
            second("复制到 Excel", "copy"),
            second("导出 Excel", "arrow_export"),
        )
        self.copy.clicked.connect(self.copy_cells)
        self.export.clicked.connect(self._where)

    def allow(self, on: bool) -> None:  # noqa: FBT001 - as Qt's setEnabled
        """Offer both where there is something to take out."""
        for button in (self.copy, self.export):
            button.setEnabled(on)

    def copy_cells(self) -> None:
        """Put the table on the clipboard, to be pasted into a sheet."""
        QGuiApplication.clipboard().setText(self._cells().text())
        self._desk.say("已复制这张表，在 Excel 或 WPS 里粘贴。")

    def _where(self) -> None:
        name = f"{self._name()}.xlsx"
        dialog = place_dialog.where_to(self._desk, self._view, "导出 Excel", name, KINDS)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the table as a workbook."""
        from npcdesk.workbooks.year_book import write_book  # noqa: PLC0415 - first paint

        desk, sheet = self._desk, self._sheet()

        def work() -> Job[int]:
            return (yield from write_book(path, [sheet]))

        def told(written: int) -> None:
            log.info("figures exported, %d lines", written)
            desk.say(f"已导出到 {path.name}。")

        desk.carry_out(work, title="正在导出", subtitle=path.name, then=told, writes=False)
