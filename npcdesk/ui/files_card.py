"""附件 in a card beside something else: a line for each file, and a way to add more.

FilesCard(desk, page, title, says, keep)    .show_files(lines)
    keep(session, blobs, path)              keeps one file with whatever the page is about
Files are dropped anywhere on `page`.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from npcdesk.office.attachments import AttachmentLine
from npcdesk.office.files import size_words
from npcdesk.ui.buttons import Button, Verb, icon_button, link
from npcdesk.ui.cards import Card
from npcdesk.ui.desk import Desk
from npcdesk.ui.file_deeds import FileDeeds, dropped, keep_each
from npcdesk.ui.flow import clear
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words


class FilesCard(Card):
    """The files of one record; `says` is what stands here while there are none."""

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        title: str,
        says: str,
        keep: Callable[[Any, Any, Path], object],
    ) -> None:
        super().__init__(title, " ", verb=Verb("添加", self.choose))
        self._desk, self._says, self._keep = desk, says, keep
        self.deeds = FileDeeds(desk, self)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def show_files(self, lines: Sequence[AttachmentLine]) -> None:
        """Show what is kept."""
        clear(self.body)
        self.set_note(f"{len(lines)} 个" if lines else "")
        for line in lines:
            self.body.addWidget(self._row(line))
        if not lines:
            self.body.addWidget(Words(self._says, "second", "text3", wrap=True))

    def _row(self, line: AttachmentLine) -> QWidget:
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().em(0.4))
        name = Words(line.name, elide=True)
        name.setToolTip("\n".join(filter(None, (line.name, line.caption))))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(name)
        if line.caption:
            told.addWidget(Words(line.caption, "second", "text3", elide=True))
        row.addLayout(told, 1)
        row.addWidget(Words(size_words(line.size_bytes), "second", "text3"))
        opens = link("打开")
        opens.setAccessibleName(f"打开{line.name}")
        opens.clicked.connect(partial(self.deeds.look_at, line))
        row.addWidget(opens)
        more = icon_button("more_horizontal", f"另存、写说明、移走{line.name}")
        more.clicked.connect(partial(self._open_more, more, line))
        row.addWidget(more)
        return across

    def _open_more(self, below: Button, line: AttachmentLine) -> None:
        menu = QMenu(self)
        for words, deed in self.deeds.choices(line)[1:]:
            menu.addAction(words).triggered.connect(deed)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def choose(self) -> None:
        """Ask for files and take them in."""
        self.deeds.choose(self.take_in)

    def take_in(self, sources: list[Path]) -> None:
        """Keep files, in one write."""
        blobs = self._desk.store.blobs
        keep_each(self._desk, sources, lambda session, source: self._keep(session, blobs, source))

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """Take what is dropped on the page."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.take_in(dropped(event))
            return True
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        return False
