"""The evidence of promises (凭据): files that hang on the entries of a suggestion's timeline.

Evidence(desk, window)
.files                  by entry, as `attachments.of_promises` tells them
.chips(line)            the files of an entry and 添加附件, for the timeline
.taken_in_at(line)      what takes dropped files in there; None where no evidence hangs
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from npcdesk.office import attachments
from npcdesk.office.attachments import EVIDENCE, AttachmentLine
from npcdesk.office.suggestion_history import HistoryLine
from npcdesk.ui.desk import Desk
from npcdesk.ui.file_deeds import FileDeeds, keep_each
from npcdesk.ui.timeline import FileChip


class Evidence:
    """Shows, takes in and opens the files of entries for a page."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk = desk
        self._window = window
        self.deeds = FileDeeds(desk, window)
        self.files: Mapping[str, Sequence[AttachmentLine]] = {}

    def chips(self, line: HistoryLine) -> list[FileChip]:
        """Return the chips of an entry: each file, and a deed that adds more while it stands."""
        found = [
            FileChip(file.name, icon="document", choices=self.deeds.choices(file))
            for file in self.files.get(line.id, ())
        ]
        if self.taken_in_at(line) is not None:
            choose = partial(self.deeds.choose, partial(self.take_in, line.id))
            found.append(FileChip("添加附件…", choose, "attach"))
        return found

    def taken_in_at(self, line: HistoryLine) -> Callable[[list[Path]], object] | None:
        """Return what takes files in at an entry; None where none may hang."""
        if line.kind not in EVIDENCE or line.taken_back or line.odd:
            return None
        return partial(self.take_in, line.id)

    def take_in(self, event_id: str, sources: list[Path]) -> None:
        """Keep files with an entry, in one write."""
        blobs = self._desk.store.blobs
        keep_each(
            self._desk,
            sources,
            lambda session, source: attachments.attach_to_promise(session, blobs, event_id, source),
        )

    def menu(self, lines: Sequence[AttachmentLine]) -> QMenu:
        """Return a menu of files, each with what can be done with it."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in lines:
            of_file = menu.addMenu(line.name)
            for words, deed in self.deeds.choices(line):
                of_file.addAction(words).triggered.connect(partial(_do, deed))
        return menu


def _do(deed: Callable[[], object], *_checked: object) -> None:
    deed()
