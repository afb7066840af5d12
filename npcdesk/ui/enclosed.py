"""Files that go with what is being entered: chosen or dropped, taken in when the deed is done.

Enclosed(desk)      .paths: what was chosen
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from npcdesk.ui.buttons import link
from npcdesk.ui.desk import Desk
from npcdesk.ui.file_deeds import FileDeeds, dropped
from npcdesk.ui.flow import Flow, clear
from npcdesk.ui.theme import look
from npcdesk.ui.timeline import FileButton, FileChip


class Enclosed(QWidget):
    """A link that asks for files, and the names of those chosen; a press on one leaves it out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.paths: list[Path] = []
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().em(0.3))
        self._names = Flow()
        add = link("添加附件（可以拖进来）")
        add.clicked.connect(partial(FileDeeds(desk, self).choose, self.take_in))
        column.addWidget(add)
        column.addLayout(self._names)

    def take_in(self, some: list[Path]) -> None:
        """Add files to those chosen."""
        self._show([*self.paths, *(path for path in some if path not in self.paths)])

    def leave_out(self, path: Path) -> None:
        """Drop a file from those chosen."""
        self._show([each for each in self.paths if each != path])

    def _show(self, paths: list[Path]) -> None:
        self.paths = paths
        clear(self._names)
        for path in paths:
            chip = FileButton(FileChip(path.name, partial(self.leave_out, path), "dismiss"), self)
            chip.setAccessibleName(f"不带{path.name}")
            self._names.addWidget(chip)
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Let a file be dropped anywhere on the dialog: the link alone is a narrow strip."""
        super().showEvent(event)
        dialog = self.window()
        if isinstance(dialog, QDialog):
            dialog.setAcceptDrops(True)
            dialog.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the dialog."""
        if isinstance(event, QDragEnterEvent):
            self.dragEnterEvent(event)
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.dropEvent(event)
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        self.take_in(dropped(event))
