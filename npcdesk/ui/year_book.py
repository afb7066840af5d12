"""导出年度台账: the year's ledgers and figures as one workbook, written as a job.

YearBook(desk, page)
.button             the verb, with the years that may be chosen
.ask(year)          where to write
.begin(path, year)  write
"""

import logging
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.job import Job
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import second
from npcdesk.ui.desk import Desk

log = logging.getLogger(__name__)
KINDS = "Excel 工作簿 (*.xlsx)"
YEARS = 6


class YearBook:
    """The verb 导出年度台账."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page
        self.button = second("导出年度台账", "arrow_export")
        self.button.setToolTip("一年的建议、名册、接待、督办、承诺和统计表，写成一个工作簿")
        self.button.clicked.connect(self._choose)

    def _choose(self) -> None:
        """Offer this year and those before it."""
        menu, now = QMenu(self._page), self._desk.clock.today().year
        for year in range(now, now - YEARS, -1):
            menu.addAction(f"{year}年").triggered.connect(lambda _=False, y=year: self.ask(y))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def ask(self, year: int) -> None:
        """Ask where the workbook is to be."""
        title = f"导出{year}年台账"
        dialog = place_dialog.where_to(self._desk, self._page, title, f"{year}年台账.xlsx", KINDS)
        dialog.fileSelected.connect(lambda path: self.begin(Path(path), year))
        dialog.open()

    def begin(self, path: Path, year: int) -> None:
        """Write the ledgers and figures of a year."""
        from npcdesk.office import year_books  # noqa: PLC0415 - first paint
        from npcdesk.workbooks.year_book import write_book  # noqa: PLC0415 - first paint

        desk, today = self._desk, self._desk.clock.today()

        def work() -> Job[int]:
            with desk.store.reading() as session:
                return (
                    yield from write_book(path, year_books.year_book(session, year, today=today))
                )

        def told(written: int) -> None:
            log.info("year book exported, %d lines", written)
            desk.say(f"已把{year}年台账写到 {path.name}，号码已遮住。")

        desk.carry_out(
            work,
            title=f"正在导出{year}年台账",
            subtitle=path.name,
            then=told,
            cancel_note="取消后不写文件",
            writes=False,
        )
