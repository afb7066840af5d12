"""What can be done with kept files, wherever they are listed.

FileDeeds(desk, window)
.look_at(line)          open a copy with the computer's own program; it goes when the page goes
.save_as(line)          ask where to, then save(line, target)
.describe(line)         asks for its 说明
.take_off(line)         撤销 brings it back
.choices(line)          these four, for a menu
.choose(take_in)        ask for files; `take_in` is given their paths
keep_each(desk, paths, keep_one)    what `take_in` mostly is: one write, and what to say of it
dropped(event)          the files that were dropped on a widget
"""

import stat
import tempfile
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QWidget

from npcdesk.office import attachments
from npcdesk.office.attachments import AttachmentLine
from npcdesk.ui import place_dialog
from npcdesk.ui.desk import Desk

_RUNS = "exe com bat cmd scr pif msi lnk js jse vbs vbe wsf hta ps1 reg jar cpl sh desktop app"
RUNS = frozenset(f".{ending}" for ending in _RUNS.split())
"""Endings of files that run when they are opened."""


class FileDeeds:
    """Opens, saves and takes off attachments for a page."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk, self._window = desk, window
        self._looked_at: tempfile.TemporaryDirectory[str] | None = None

    def choose(self, take_in: Callable[[list[Path]], object]) -> None:
        """Ask for files and take them in."""
        dialog = place_dialog.which_file(self._desk, self._window, "添加附件", several=True)
        dialog.filesSelected.connect(lambda names: take_in([Path(name) for name in names]))
        dialog.open()

    def look_at(self, line: AttachmentLine) -> None:
        """Open a copy: what its program does to it, the kept file does not feel.

        What is itself a program is not opened: it would run.
        """
        if Path(line.name).suffix.lower() in RUNS:
            self._desk.say(f"{line.name} 是程序，不从这里打开。确实要用，请另存出来，先查毒。")
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.copy_of(line))))

    def copy_of(self, line: AttachmentLine) -> Path:
        """Return a copy that cannot be written, in a place of its own, made once."""
        if self._looked_at is None:
            self._looked_at = tempfile.TemporaryDirectory(prefix="npcdesk-")
        copy = Path(self._looked_at.name) / line.id / line.name
        if not copy.exists():
            copy.parent.mkdir()
            copy.write_bytes(self._content(line))
            copy.chmod(stat.S_IREAD)
        return copy

    def save_as(self, line: AttachmentLine) -> None:
        """Write a copy where the person says."""
        dialog = place_dialog.where_to(self._desk, self._window, "另存为", line.name)
        dialog.fileSelected.connect(lambda name: self.save(line, Path(name)))
        dialog.open()

    def save(self, line: AttachmentLine, target: Path) -> None:
        """Write a copy to `target`."""
        target.write_bytes(self._content(line))
        self._desk.say(f"已另存为 {target.name}。")

    def describe(self, line: AttachmentLine) -> None:
        """Ask what it is, in a few words."""
        from npcdesk.ui.caption_dialog import CaptionDialog  # noqa: PLC0415 - seldom wanted

        CaptionDialog(self._desk, line, self._window.window()).open()

    def take_off(self, line: AttachmentLine) -> None:
        """Take an attachment off."""
        with self._desk.store.writing(f"移走附件 {line.name}") as session:
            attachments.put_away(session, line.id)
        self._desk.done(f"已移走附件 {line.name}。")

    def choices(self, line: AttachmentLine) -> list[tuple[str, Callable[[], object]]]:
        """Return what can be done with one file, for a menu."""
        return [
            ("打开", partial(self.look_at, line)),
            ("另存为…", partial(self.save_as, line)),
            ("写说明…", partial(self.describe, line)),
            ("移走", partial(self.take_off, line)),
        ]

    def _content(self, line: AttachmentLine) -> bytes:
        with self._desk.store.reading() as session:
            return attachments.content(session, self._desk.store.blobs, line.id)


def keep_each(
    desk: Desk, sources: Sequence[Path], keep_one: Callable[[Any, Path], object], of: str = ""
) -> None:
    """Keep files in one write and say how many, and which were there already; `of` is whose."""
    if not sources:
        return
    what = f"添加附件 {len(sources)} 个"
    with desk.store.writing(f"{what}：{of}" if of else what) as session:
        taken = attachments.attach_each(sources, partial(keep_one, session))
    if taken.added:
        desk.done(f"已添加附件 {taken.added} 个。{taken.again}")
    else:
        desk.say(taken.again)


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files that were dropped; folders are left out."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in files if path.is_file()]


def dropped_one(event: QDropEvent, suffixes: Collection[str]) -> Path | None:
    """Return the file that was dropped alone, if its name ends in one of these."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in suffixes else None
