"""导出 of 统计分析: the page that is shown as a workbook, PDF or .docx; or the year's ledgers.

FigureExport(desk, page, sheet=…, book=…)     what is shown: sheet(session) for paper, book(session)
                                              for a workbook
.button                             the verb, with its choices
.ask(ending), .begin(path)          where to write; write
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.job import Job, Step
from npcdesk.rules.books import FigureSheet, Ledger
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import second
from npcdesk.ui.desk import Desk

KINDS = {
    ".xlsx": ("这一页存为 Excel", "Excel 工作簿 (*.xlsx)"),
    ".pdf": ("这一页存为 PDF", "PDF (*.pdf)"),
    ".docx": ("这一页存为 Word", "Word 文档 (*.docx)"),
}


PAPERS = (".pdf", ".docx")


class FigureExport:
    """The verb 导出."""

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        *,
        sheet: Callable[[Any], FigureSheet],
        book: Callable[[Any], FigureSheet | Ledger],
    ) -> None:
        self._desk, self._page = desk, page
        self._sheet, self._book = sheet, book
        self.button = second("导出", "arrow_export")
        self.button.setToolTip("把这一页存为 Excel、PDF 或 Word，或者导出年度台账")
        self.button.clicked.connect(self._choose)

    def _choose(self) -> None:
        menu = QMenu(self._page)
        for ending, (words, _) in KINDS.items():
            menu.addAction(words).triggered.connect(lambda _=False, e=ending: self.ask(e))
        menu.addSeparator()
        menu.addAction("导出年度台账").triggered.connect(lambda: self._desk.open("year-book"))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def ask(self, ending: str) -> None:
        """Ask where the page is to be."""
        with self._desk.store.reading() as session:
            said = self._sheet(session)
        words, kinds = KINDS[ending]
        name = f"{said.title}{ending}"
        dialog = place_dialog.where_to(self._desk, self._page, words, name, kinds)
        dialog.fileSelected.connect(lambda path: self.begin(Path(path)))
        dialog.open()

    def begin(self, path: Path) -> None:
        """Write the page, as a job."""
        desk = self._desk

        def work() -> Job[None]:
            with desk.store.reading() as session:
                paper = path.suffix.lower() in PAPERS
                said = self._sheet(session) if paper else self._book(session)
            yield from _written(path, said)

        desk.carry_out(
            work,
            title="正在导出统计",
            subtitle=path.name,
            then=lambda _: desk.say(f"已导出到 {path.name}。"),
            cancel_note="取消后不写文件",
            writes=False,
        )


def _written(path: Path, said: FigureSheet | Ledger) -> Job[None]:
    ending = path.suffix.lower()
    if not isinstance(said, FigureSheet) or ending not in PAPERS:
        from npcdesk.workbooks.year_book import write_book  # noqa: PLC0415 - first paint

        yield from write_book(path, [said])
        return
    from npcdesk.forms import figure_paper  # noqa: PLC0415 - the fonts, when they are wanted
    from npcdesk.office import files  # noqa: PLC0415 - first paint

    yield Step(0, 0)
    make = figure_paper.to_pdf if ending == ".pdf" else figure_paper.to_docx
    files.write(path, make(said))
