"""附件 of a delegate: the files that are kept with one, and the portrait.

papers = DelegatePapers(desk)
papers.show_papers(mandate_id, name, lines, picture)
papers.take_in(paths)        dropped on the page: one picture becomes the portrait
papers.portrait              the face, for the head of the page
welcome(event)               whether what is dragged over the page is for it
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from npcdesk.errors import DeskError
from npcdesk.office import delegate_files
from npcdesk.office.attachments import AttachmentLine
from npcdesk.ui import place_dialog
from npcdesk.ui.buttons import link
from npcdesk.ui.cards import Card, scrolled
from npcdesk.ui.delegate_pane import Portrait
from npcdesk.ui.desk import Desk
from npcdesk.ui.file_deeds import dropped
from npcdesk.ui.photos import decoded
from npcdesk.ui.suggestion_files import Files
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp"})
PICTURES = f"照片 ({' '.join(f'*{ending}' for ending in sorted(ENDINGS))})"
FACE = (7, 9.4)  # in em


class DelegatePapers(QWidget):
    """What is kept with a delegate; all that is dropped on the list is kept in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._mandate_id = desk, ""
        self.files = Files(
            desk, keep=_keep, says="登记表、证件、证书放在这里，可以直接拖进来；照片拖到页面上。"
        )
        self.photo, self.portrait = Photo(self), Portrait()
        beside = QVBoxLayout()
        beside.setContentsMargins(0, look().em(0.8), 0, 0)
        beside.addWidget(self.photo)
        beside.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look().em(0.8), 0)
        row.setSpacing(0)
        row.addWidget(scrolled(self.files), 1)
        row.addLayout(beside)

    def show_papers(
        self, mandate_id: str, name: str, lines: list[AttachmentLine], picture: bytes
    ) -> None:
        """Show what is kept with somebody."""
        self._mandate_id = mandate_id
        self.files.show_files(mandate_id, lines)
        self.photo.show_photo(picture, name)
        self.portrait.show_name(name, picture)

    def take_in(self, sources: list[Path]) -> int:
        """Keep files in one write: one picture as the portrait; return how many files were kept."""
        pictures = [each for each in sources if each.suffix.lower() in ENDINGS]
        face = pictures[0] if len(pictures) == 1 else None
        files = [each for each in sources if each != face]
        what = f"添加附件 {len(files)} 个" if files else ""
        told = "、".join(filter(None, ("放照片" if face else "", what)))
        store = self._desk.store
        try:
            with store.writing(told) as session:
                if face is not None:
                    delegate_files.keep_photo(session, store.blobs, self._mandate_id, face)
                for each in files:
                    delegate_files.attach(session, store.blobs, self._mandate_id, each)
        except DeskError as refused:
            self._desk.say(str(refused))
            return 0
        self._desk.done(f"已{told}。")
        return len(files)

    def take_off(self) -> None:
        """Take the portrait off."""
        with self._desk.store.writing("拿掉照片") as session:
            delegate_files.take_photo_off(session, self._mandate_id)
        self._desk.done("照片已拿掉。")

    def choose(self) -> None:
        """Ask for a picture."""
        dialog = place_dialog.which_file(self._desk, self, "选照片", PICTURES)
        dialog.fileSelected.connect(lambda name: self.take_in([Path(name)]))
        dialog.open()


class Photo(Card):
    """The portrait as large as there is room; another one can be dropped on it."""

    def __init__(self, papers: DelegatePapers) -> None:
        super().__init__(kind="flat")
        self._papers = papers
        self.setAcceptDrops(True)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumWidth(look().em(FACE[0]))
        self.hint = Words("把照片拖进来", "second", "text3")
        self.choose, self.take_off = link("选照片"), link("拿掉")
        self.choose.clicked.connect(papers.choose)
        self.take_off.clicked.connect(papers.take_off)
        line = QHBoxLayout()
        line.addStretch()
        for part in (self.choose, self.take_off):
            line.addWidget(part)
        line.addStretch()
        self.body.addWidget(self.picture)
        self.body.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignCenter)
        self.body.addLayout(line)

    def show_photo(self, content: bytes, name: str) -> None:
        """Show a picture, or how to bring one."""
        size = QSize(*map(look().em, FACE))
        ratio = self.devicePixelRatioF()
        drawn = QPixmap.fromImage(decoded(content, size * ratio)) if content else QPixmap()
        has = not drawn.isNull()
        if has:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
            drawn = drawn.scaled(size * ratio, keep, smooth.SmoothTransformation)
            drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)
        self.picture.setAccessibleName(f"{name}的照片" if has else "还没有照片")
        self.picture.setVisible(has)
        self.hint.setVisible(not has)
        self.choose.setText("换照片" if has else "选照片")
        self.take_off.setVisible(has)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first of the dropped files for the portrait."""
        self._papers.take_in(dropped(event)[:1])


def welcome(event: QDropEvent) -> bool:
    """Tell whether files are dragged; bundles of other offices (.npb, .npreq) are the window's."""
    files = dropped(event)
    return bool(files) and not any(each.suffix.lower().startswith(".np") for each in files)


def _keep(session: Any, blobs: Any, of: str, source: Path) -> None:
    delegate_files.attach(session, blobs, of, source)
