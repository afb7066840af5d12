"""导出年度台账: the year's ledgers and figures as one workbook, written as a job.

YearBookDialog(desk)        of which year, then where to
begin(desk, path, year)     write
"""

import logging
from pathlib import Path

from npcdesk.job import Job
from npcdesk.ui import place_dialog, years
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField

log = logging.getLogger(__name__)
KINDS = "Excel 工作簿 (*.xlsx)"
YEARS = 6


class YearBookDialog(DeedDialog):
    """Asks of which year; this one, or one of those before it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "导出年度台账",
            "一年的建议、名册、接待、督办、承诺和统计表，写成一个工作簿",
            primary="导出",
            width=28,
        )
        self.desk, now = desk, desk.clock.today().year
        self.year = DropField("哪一年", choices=years.back(now, YEARS), has_hint=False)
        self.row(self.year)

    def typed(self) -> bool:
        """A year that was chosen is nothing typed."""
        return False

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Ask where the workbook is to be."""
        year, desk = int(self.year.value()), self.desk
        title, name = f"导出{year}年台账", f"{year}年台账.xlsx"
        window = self.parentWidget() or self
        dialog = place_dialog.where_to(desk, window, title, name, KINDS)
        dialog.fileSelected.connect(lambda path: begin(desk, Path(path), year))
        dialog.open()


def begin(desk: Desk, path: Path, year: int) -> None:
    """Write the ledgers and figures of a year."""
    from npcdesk.office import year_books  # noqa: PLC0415 - first paint
    from npcdesk.workbooks.year_book import write_book  # noqa: PLC0415 - first paint

    today = desk.clock.today()

    def work() -> Job[int]:
        with desk.store.reading() as session:
            return (yield from write_book(path, year_books.year_book(session, year, today=today)))

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
