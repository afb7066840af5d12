"""Qt's own file dialog, with the words that Qt's own Chinese lacks."""

from PySide6.QtWidgets import QFileDialog

LABELS = {
    QFileDialog.DialogLabel.LookIn: "位置",
    QFileDialog.DialogLabel.FileName: "文件名",
    QFileDialog.DialogLabel.FileType: "类型",
    QFileDialog.DialogLabel.Reject: "取消",
}


def in_chinese(dialog: QFileDialog) -> QFileDialog:
    """Return the dialog with every label in Chinese. Call it after its mode is set."""
    saves = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    for label, words in LABELS.items():
        dialog.setLabelText(label, words)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "保存" if saves else "打开")
    return dialog
