"""附件: what was kept with a suggestion; take in, look at, save elsewhere, take off."""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk.office import attachments
from npcdesk.office.attachments import AttachmentLine
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import link, second
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

KILO = 1024


class Files(QWidget):
    """The attachments of one suggestion; files can be dropped on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._suggestion_id = ""
        self._looked_at: tempfile.TemporaryDirectory[str] | None = None
        self.setAcceptDrops(True)
        self._column = QVBoxLayout(self)
        em = look().em
        self._column.setContentsMargins(em(0.8), em(0.8), em(0.8), em(0.8))
        self._column.setSpacing(em(0.6))

    def show_files(self, suggestion_id: str, lines: list[AttachmentLine]) -> None:
        """Show what is kept with a suggestion."""
        self._suggestion_id = suggestion_id
        clear(self._column)
        if not lines:
            empty = EmptyState(
                "扫描的原件、来函、面商记录和照片放在这里，可以直接拖进来。", "添加附件"
            )
            empty.pressed.connect(self.choose)
            self._column.addWidget(empty)
            return
        for line in lines:
            self._column.addWidget(self._card(line))
        more = second("添加附件", "add")
        more.clicked.connect(self.choose)
        self._column.addWidget(more)
        self._column.addStretch()

    def _card(self, line: AttachmentLine) -> Card:
        card = Card(line.name, kind="flat")
        deeds = (("打开", self.look_at), ("另存为", self.save_as), ("移走", self.take_off))
        for words, deed in deeds:
            button = link(words)
            button.setAccessibleName(f"{words}{line.name}")
            button.clicked.connect(partial(deed, line))
            card.add_to_head(button)
        card.body.addWidget(Words(_size(line.size_bytes), "second", "text3"))
        return card

    def choose(self) -> None:
        """Ask for files and take them in."""
        dialog = place_dialog.which_file(self._desk, self, "添加附件", several=True)
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.open()

    def take_in(self, sources: list[Path]) -> None:
        """Keep files with the suggestion, in one write."""
        if not sources:
            return
        what = f"添加附件 {len(sources)} 个"
        with self._desk.store.writing(what) as session:
            for source in sources:
                blobs = self._desk.store.blobs
                attachments.attach(session, blobs, self._suggestion_id, source)
        self._desk.done(f"已{what}。")

    def look_at(self, line: AttachmentLine) -> None:
        """Open a copy with the computer's own program; the copy goes when the page goes."""
        if self._looked_at is None:
            self._looked_at = tempfile.TemporaryDirectory(prefix="npcdesk-")
        copy = Path(self._looked_at.name) / line.name
        copy.write_bytes(self._content(line))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def save_as(self, line: AttachmentLine) -> None:
        """Write a copy where the person says."""
        dialog = place_dialog.where_to(self._desk, self, "另存为", line.name)
        dialog.fileSelected.connect(lambda name: self.save(line, Path(name)))
        dialog.open()

    def save(self, line: AttachmentLine, target: Path) -> None:
        """Write a copy to `target`."""
        target.write_bytes(self._content(line))
        self._desk.say(f"已另存为 {target.name}。")

    def take_off(self, line: AttachmentLine) -> None:
        """Take an attachment off; 撤销 brings it back."""
        with self._desk.store.writing(f"移走附件 {line.name}") as session:
            attachments.put_away(session, line.id)
        self._desk.done(f"已移走附件 {line.name}。")

    def _content(self, line: AttachmentLine) -> bytes:
        with self._desk.store.reading() as session:
            return attachments.content(session, self._desk.store.blobs, line.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.take_in([path for path in files if path.is_file()])


def _size(size_bytes: int) -> str:
    if size_bytes < KILO * KILO:
        return f"{max(1, round(size_bytes / KILO))} KB"
    return f"{size_bytes / KILO / KILO:.1f} MB"
