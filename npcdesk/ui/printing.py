"""Paper out of the window: the bytes of a PDF go to a printer or into a file, unchanged.

print_pdf(pdf, name, window, then, desk=…)     the system's print dialog, then the printer
save_pdf(pdf, name, desk, window, then)      asks where; `then` is given the path
save_word(made, desk, window, then)          the same of .docx files; several go into a folder
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from npcdesk.errors import DeskError, why
from npcdesk.forms.booklet import NAMES
from npcdesk.job import Job, Step, finish
from npcdesk.ui import place_dialog
from npcdesk.ui.desk import Desk

Sides = QPrinter.DuplexMode
DOTS_AN_INCH = 300
POINTS_AN_INCH = 72
A4_POINTS = 297 / 25.4 * POINTS_AN_INCH  # the longer side

SEWN = [("", "一面一页"), *((paper.value, f"小册子，{name}") for paper, name in NAMES.items())]
"""How pages may be put on paper, as a field offers it."""


def sides(*, folded: bool, both: bool) -> Sides:
    """Return which edge the printer flips on: booklets the short one, other papers the long."""
    if folded:
        return Sides.DuplexShortSide
    return Sides.DuplexLongSide if both else Sides.DuplexNone


def print_pdf(
    pdf: bytes,
    name: str,
    window: QWidget,
    then: Callable[[], object] = lambda: None,
    *,
    desk: Desk | None = None,
    sides: Sides = Sides.DuplexNone,
) -> None:
    """Ask for the printer and print.

    With a `desk` as a job beside the window, with progress; what is cancelled the printer drops.

    Raises:
        DeskError: this computer has no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        msg = "这台电脑还没有装打印机。可以先存为 PDF，拿到能打印的电脑上去打。"
        raise DeskError(msg)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if sides is not Sides.DuplexNone:  # what the printer is set to stays
        printer.setDuplex(sides)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(f"打印 {name}")

    def go() -> None:
        if desk is None:
            finish(put_on(printer, pdf))
            then()
            return
        desk.carry_out(
            lambda: put_on(printer, pdf),
            title=f"正在送到打印机：{name}",
            then=lambda _pages: then(),
            cancel_note="取消后没有送出的不再打印",
        )

    dialog.accepted.connect(go)
    QDialog.open(dialog)


def put_on(printer: QPrinter, pdf: bytes) -> Job[int]:
    """Paint every page, whole paper to whole paper, at 300 dots an inch.

    A job that ends with how many pages there were; stopped, the printer is told to drop them.

    Raises:
        DeskError: the printer takes nothing.
    """
    document = pypdfium2.PdfDocument(pdf)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        _lay_paper(printer, document[0])
        if not painter.begin(printer):
            msg = "打印机没有接收，请看看它开着没有、纸够不够，再打一次。"
            raise DeskError(msg)
        for number, page in enumerate(document):
            if number:
                _lay_paper(printer, page)
                printer.newPage()
            painter.drawImage(painter.viewport(), _drawn(page))
            yield Step(number + 1, len(document))
        return len(document)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()


def _lay_paper(printer: QPrinter, page: pypdfium2.PdfPage) -> None:
    wide, high = page.get_size()
    size = QPageSize.PageSizeId
    printer.setPageSize(QPageSize(size.A3 if max(wide, high) > A4_POINTS + 1 else size.A4))
    across = QPageLayout.Orientation
    printer.setPageOrientation(across.Landscape if wide > high else across.Portrait)


def _drawn(page: pypdfium2.PdfPage) -> QImage:
    drawn = page.render(scale=DOTS_AN_INCH / POINTS_AN_INCH, prefer_bgrx=True)
    form = QImage.Format.Format_RGB32
    return QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, form)


def save_pdf(
    pdf: bytes, name: str, desk: Desk, window: QWidget, then: Callable[[Path], object]
) -> None:
    """Ask where to, and write."""
    dialog = place_dialog.where_to(desk, window, "存为 PDF", f"{name}.pdf", "PDF (*.pdf)")

    def write(chosen: str) -> None:
        _write(Path(chosen), pdf)
        then(Path(chosen))

    dialog.fileSelected.connect(write)
    dialog.open()


def save_word(
    made: Sequence[tuple[str, bytes]],
    desk: Desk,
    window: QWidget,
    then: Callable[[Path], object],
) -> None:
    """Ask where to, and write; several files go into a folder, where none is written over."""
    if len(made) == 1:
        name, _ = made[0]
        dialog = place_dialog.where_to(desk, window, "存为 Word", name, "Word 文档 (*.docx)")
    else:
        dialog = place_dialog.which_folder(desk, window, f"{len(made)} 份 Word 放到哪个文件夹")

    def write(chosen: str) -> None:
        path = Path(chosen)
        if len(made) == 1:
            _write(path, made[0][1])
        else:
            put_into(path, made)
        then(path)

    dialog.fileSelected.connect(write)
    dialog.open()


def put_into(folder: Path, made: Sequence[tuple[str, bytes]]) -> None:
    """Write files into a folder, or none of them where one is there already."""
    if there := [name for name, _ in made if (folder / name).exists()]:
        msg = f"{folder.name} 里已经有“{there[0]}”，没有覆盖。请换一个文件夹。"
        raise DeskError(msg)
    for name, content in made:
        _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        msg = f"没有存到 {path.parent}（{why(error)}）。请换一个文件夹再存。"
        raise DeskError(msg) from None
