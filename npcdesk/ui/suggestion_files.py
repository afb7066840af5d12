"""附件: what was kept with a suggestion or delegate; take in, look at, save elsewhere, take off."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from npcdesk.office import attachments
from npcdesk.office.attachments import AttachmentLine
from npcdesk.office.files import size_words
from npcdesk.ui.buttons import link, second
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.empty import EmptyState
from npcdesk.ui.file_deeds import FileDeeds, dropped, keep_each
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class Files(QWidget):
    """The attachments of one record, by `keep` those of a suggestion; files can be dropped on it.

    `says` is what stands here while there are none.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        keep: Callable[[Any, Any, str, Path], object] = attachments.attach,
        says: str = "扫描的原件、来函、面商记录和照片放在这里，可以直接拖进来。",
    ) -> None:
        super().__init__()
        self._desk, self._keep, self._says = desk, keep, says
        self._suggestion_id = ""
        self.deeds = FileDeeds(desk, self)
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
            empty = EmptyState(self._says, "添加附件")
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
        deeds = (
            ("打开", self.deeds.look_at),
            ("另存为", self.deeds.save_as),
            ("写说明", self.deeds.describe),
            ("移走", self.deeds.take_off),
        )
        for words, deed in deeds:
            button = link(words)
            button.setAccessibleName(f"{words}{line.name}")
            button.clicked.connect(partial(deed, line))
            card.add_to_head(button)
        told = "　".join(filter(None, (line.caption, size_words(line.size_bytes))))
        card.body.addWidget(Words(told, "second", "text3", elide=True))
        return card

    def choose(self) -> None:
        """Ask for files and take them in."""
        self.deeds.choose(self.take_in)

    def take_in(self, sources: list[Path]) -> None:
        """Keep files with the suggestion, in one write."""
        blobs = self._desk.store.blobs
        keep_each(
            self._desk,
            sources,
            lambda session, source: self._keep(session, blobs, self._suggestion_id, source),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        self.take_in(dropped(event))
