"""The desk of one folder: what `Desk` is, and the folder, its lock, its key while it is open.

desk.folder                    paths.OfficeFolder
desk.hold()                    lock the folder; raises StoreBusy when it is open elsewhere
desk.take(Opened(store, key))  the file is open: pages load
desk.put_down()                close the file, keep the lock (restoring a copy)
desk.leave()                   close the file, let the lock go
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from npcdesk.clock import Clock
from npcdesk.errors import StoreDamaged, why
from npcdesk.paths import OfficeFolder
from npcdesk.settings import Settings
from npcdesk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file and the folder's key."""

    store: Any = field(repr=False)
    key: bytes = field(repr=False)


class OfficeDesk(Desk):
    """A desk that knows which folder it stands on."""

    def __init__(
        self,
        folder: OfficeFolder,
        clock: Clock,
        settings: Settings | None = None,
        parent: QObject | None = None,
        *,
        keep: Callable[[Settings], object] = lambda _settings: None,
    ) -> None:
        super().__init__(clock, settings, parent, keep=keep)
        self.folder = folder
        self.key = b""
        self._lock = ExitStack()
        self._holds = False

    def hold(self) -> None:
        """Lock the folder, making it when it is not there; once held, again is nothing.

        Raises:
            StoreBusy: it is open elsewhere.
            StoreDamaged: it cannot be made or written to.
        """
        if self._holds:
            return
        try:
            self.folder.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            where = self.folder.root
            msg = f"文件夹 {where} 建不起来（{why(error)}）。请检查写入权限，或换一个。"
            raise StoreDamaged(msg) from None
        from npcdesk import folder_lock  # noqa: PLC0415 - after the first paint

        self._lock.enter_context(folder_lock.held(self.folder.lock, self.clock))
        self._holds = True

    def take(self, opened: Opened) -> None:
        """Work with this file from now on; every page loads it when shown."""
        from npcdesk import sync  # noqa: PLC0415 - after the first paint

        self.key = opened.key
        sync.attach(opened.store)
        self.open_store(opened.store)

    def put_down(self) -> None:
        """Close the file; the folder stays locked."""
        store, self.store = self.store, None
        self.kept.clear()
        if store is not None:
            store.close()

    def leave(self) -> None:
        """Close the file and let the folder go."""
        self.put_down()
        self.key = b""
        self._holds = False
        self._lock.close()

    def undo(self) -> None:
        """Take back what was said last; else ask whether the newest write is meant."""
        if self._undo is not None or self.store is None:
            super().undo()
            return
        from npcdesk import labels  # noqa: PLC0415 - after the first paint
        from npcdesk.ui import dialogs  # noqa: PLC0415

        written = self.store.last_write()
        if written is None:
            self.say("没有可以撤销的了。")
            return
        at = datetime.fromtimestamp(written.at_ms / 1000)  # noqa: DTZ006 - the clerk's wall clock
        dialogs.confirm(
            f"撤销“{written.what}”？",
            "撤销",
            lambda: self.take_back(written.id),
            note=f"这是最近一次写入，{labels.day_short(at.date())} {at:%H:%M}。",
            keep="不撤",
        )
