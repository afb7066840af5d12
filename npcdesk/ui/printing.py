"""Paper out of the window: the bytes of a PDF go to a printer or into a file, unchanged.

print_pdf(pdf, name, window, then)     the system's print dialog, then the printer
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
from npcdesk.ui import place_dialog
from npcdesk.ui.desk import Desk

DOTS_AN_INCH = 300
POINTS_AN_INCH = 72
A4_POINTS = 297 / 25.4 * POINTS_AN_INCH  # the longer side


def print_pdf(
    pdf: bytes, name: str, window: QWidget, then: Callable[[], object] = lambda: None
) -> None:
    """Ask for the printer and print.

    Raises:
        DeskError: this computer has no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        msg = "这台电脑还没有装打印机。可以先存为 PDF，拿到能打印的电脑上去打。"
        raise DeskError(msg)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(f"打印 {name}")
    dialog.accepted.connect(lambda: put_on(printer, pdf))
    dialog.accepted.connect(then)
    QDialog.open(dialog)


def put_on(printer: QPrinter, pdf: bytes) -> None:
    """Paint every page, whole paper to whole paper, at 300 dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    printer.setFullPage(True)
    wide, high = document[0].get_size()
    if max(wide, high) > A4_POINTS + 1:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    across = QPageLayout.Orientation
    printer.setPageOrientation(across.Landscape if wide > high else across.Portrait)
    painter = QPainter(printer)
    for number, page in enumerate(document):
        if number:
            printer.newPage()
        drawn = page.render(scale=DOTS_AN_INCH / POINTS_AN_INCH, prefer_bgrx=True)
        picture = QImage(
            bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        painter.drawImage(painter.viewport(), picture)
    painter.end()
    document.close()


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
