"""Qt's own file dialog: in Chinese, and opened where the clerk's files are.

which_file(desk, window, title, kinds)              one file that is there; connect fileSelected
where_to(desk, window, title, name, kinds)          a new file; connect fileSelected
which_folder(desk, window, title)                   a folder to put files into; connect fileSelected

All return a QFileDialog to open(). The folder chosen last is where the next one begins.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from npcdesk.ui.desk import Desk

LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置",
    QFileDialog.DialogLabel.FileName: "文件名",
    QFileDialog.DialogLabel.FileType: "类型",
    QFileDialog.DialogLabel.Reject: "取消",
}


def which_file(
    desk: Desk, window: QWidget, title: str, kinds: str = "", *, several: bool = False
) -> QFileDialog:
    """Return a dialog that asks for a file to read; `several` lets more than one be chosen."""
    modes = QFileDialog.FileMode
    dialog = _dialog(desk, window, title, kinds)
    dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
    return _worded(dialog, "打开")


def where_to(desk: Desk, window: QWidget, title: str, name: str, kinds: str = "") -> QFileDialog:
    """Return a dialog that asks where to write; the ending of `name` is the file's."""
    dialog = _dialog(desk, window, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _worded(dialog, "保存")


def which_folder(desk: Desk, window: QWidget, title: str) -> QFileDialog:
    """Return a dialog that asks for a folder; the next dialog begins in it."""
    dialog = _dialog(desk, window, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: desk.choose(last_folder=chosen))
    return _worded(dialog, "放到这里")


def begin_in(desk: Desk) -> Path:
    """Return the folder that was chosen last; the documents, when there is none or it has gone."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = (desk.settings.last_folder, documents)
    return next((Path(each) for each in places if each and Path(each).is_dir()), Path.home())


def _dialog(desk: Desk, window: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(window, title, str(begin_in(desk)), kinds)
    dialog.filesSelected.connect(
        lambda chosen: desk.choose(last_folder=str(Path(chosen[0]).parent)) if chosen else None
    )
    return dialog


def _worded(dialog: QFileDialog, verb: str) -> QFileDialog:
    for label, words in LABELS.items():
        dialog.setLabelText(label, words)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, verb)
    return dialog
