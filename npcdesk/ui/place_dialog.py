"""Qt's own file dialog: in Chinese, and opened where the clerk's files are.

which_file(desk, window, title, kinds)              one file that is there; connect fileSelected
where_to(desk, window, title, name, kinds)          a new file; connect fileSelected
which_folder(desk, window, title)                   a folder to put files into; connect fileSelected

All return a QFileDialog to open(). The folder chosen last is where the next one begins. `window` is
what it stands on; from the search, which is closing, that is `sheet.window_to_stand_on()`.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QSplitter, QTreeView, QWidget

from npcdesk.ui.desk import Desk
from npcdesk.ui.theme import look

LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置",
    QFileDialog.DialogLabel.FileName: "文件名",
    QFileDialog.DialogLabel.FileType: "类型",
    QFileDialog.DialogLabel.Reject: "取消",
}

WIDTHS = (14, 4.5, 5.5, 8)
"""Of name, size, kind and day in Qt's own dialog, in em; the system's has its own."""


def which_file(
    desk: Desk, window: QWidget | None, title: str, kinds: str = "", *, several: bool = False
) -> QFileDialog:
    """Return a dialog that asks for a file to read; `several` lets more than one be chosen."""
    modes = QFileDialog.FileMode
    dialog = _dialog(desk, window, title, kinds)
    dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
    return _worded(dialog, "打开")


def where_to(
    desk: Desk, window: QWidget | None, title: str, name: str, kinds: str = ""
) -> QFileDialog:
    """Return a dialog that asks where to write; the ending of `name` is the file's."""
    dialog = _dialog(desk, window, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _worded(dialog, "保存")


def which_folder(desk: Desk, window: QWidget | None, title: str) -> QFileDialog:
    """Return a dialog that asks for a folder; the next dialog begins in it."""
    dialog = _dialog(desk, window, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: desk.choose(last_folder=chosen))
    return _worded(dialog, "放到这里")


def begin_in(desk: Desk) -> Path:
    """Return the folder that was chosen last; the documents, when there is none or it has gone."""
    kinds = QStandardPaths.StandardLocation
    usual = (kinds.DocumentsLocation, kinds.DesktopLocation)
    places = (desk.settings.last_folder, *map(QStandardPaths.writableLocation, usual))
    return next((Path(each) for each in places if each and Path(each).is_dir()), Path.home())


def _dialog(desk: Desk, window: QWidget | None, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(window, title, str(begin_in(desk)), kinds)
    if (lines := dialog.findChild(QTreeView)) is not None:  # Qt's own: its columns are too narrow
        for at, wide in enumerate(WIDTHS):
            lines.setColumnWidth(at, look().em(wide))
    if (sides := dialog.findChild(QSplitter)) is not None:
        sides.setSizes([look().em(7), look().em(32)])
        dialog.resize(look().em(42), look().em(24))
    dialog.filesSelected.connect(
        lambda chosen: desk.choose(last_folder=str(Path(chosen[0]).parent)) if chosen else None
    )
    return dialog


def _worded(dialog: QFileDialog, verb: str) -> QFileDialog:
    for label, words in LABELS.items():
        dialog.setLabelText(label, words)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, verb)
    return dialog
