"""From a folder to an open desk, and what stands over the window until then.

    gate = Gate(window, desk, passphrase)
    gate.stand()        before the first paint: the first-run wizard where there is no file yet
    gate.open()         after it: the lock, the keyring, else the passphrase is asked for
    gate.opened         signal: the file is open, pages are filling
    gate.move_to(folder, passphrase)   leave this folder and open another (the example)

The data layer is imported on the worker thread while the key is looked for: both take a while,
and neither holds up the first paint.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from npcdesk.errors import DeskError, KeyRefused
from npcdesk.job import Job, Step
from npcdesk.paths import OfficeFolder
from npcdesk.ui.office_desk import OfficeDesk, Opened

if TYPE_CHECKING:
    from npcdesk.ui.cover import Cover
    from npcdesk.ui.unlock_page import Answer

KeyOf = Callable[[OfficeFolder], bytes | None]
CoverT = TypeVar("CoverT", bound="Cover")


@dataclass(frozen=True, slots=True)
class _Refused:
    """Nothing opens the file without a person; `why` is said when something was tried."""

    why: str = ""


def ready_data_layer() -> None:
    """Import what the first page needs below the window."""
    import npcdesk.office.today  # noqa: PLC0415 - after the first paint
    import npcdesk.store.unlocking  # noqa: F401, PLC0415


def opening(desk: OfficeDesk, key_of: KeyOf) -> Job[Opened | _Refused]:
    """Lock the folder, find the key, open the file: on the worker thread."""
    yield Step(0, 0)
    desk.hold()
    readying = threading.Thread(target=ready_data_layer, name="data layer")
    readying.start()
    try:
        key = key_of(desk.folder)
    except KeyRefused as error:
        return _Refused(str(error))
    finally:
        readying.join()
    if key is None:
        return _Refused()
    from npcdesk.store import unlocking  # noqa: PLC0415 - after the first paint

    return Opened(unlocking.open_file(desk.folder, key, desk.clock), key)


def without_asking(passphrase: str | None) -> KeyOf:
    """Return what looks for the key without a person: the passphrase given, else the keyring."""

    def key_of(folder: OfficeFolder) -> bytes | None:
        from npcdesk import vault  # noqa: PLC0415 - after the first paint

        if passphrase:
            return vault.open_with_passphrase(folder.slots, passphrase)
        return vault.open_with_keyring(folder.slots)

    return key_of


def as_answered(answer: "Answer") -> KeyOf:
    """Return what makes the key of what was typed, and keeps it in the keyring if wanted."""

    def key_of(folder: OfficeFolder) -> bytes:
        from npcdesk import vault  # noqa: PLC0415 - after the first paint

        key = (
            vault.open_with_recovery(folder.slots, answer.recovery_code)
            if answer.recovery_code
            else vault.open_with_passphrase(folder.slots, answer.passphrase)
        )
        if answer.remember:
            vault.remember(folder.slots, key)
        return key

    return key_of


def _keyring() -> Job[bool]:
    from npcdesk import vault  # noqa: PLC0415 - after the first paint

    yield Step(0, 0)
    return vault.keyring_works()


class Gate(QObject):
    """Lets the person in."""

    opened = Signal()

    def __init__(
        self, window: QMainWindow, desk: OfficeDesk, passphrase: str | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._passphrase = window, desk, passphrase
        self.cover: Cover | None = None

    def stand(self) -> None:
        """Put the wizard over the window where there is no file yet."""
        if not self._desk.folder.is_founded:
            self._begin_office()

    def open(self) -> None:
        """Open the file, unless the wizard is making one."""
        if self._desk.folder.is_founded:
            self._try(without_asking(self._passphrase))

    def move_to(self, folder: OfficeFolder, passphrase: str | None = None) -> None:
        """Leave this folder and open another, or make an office there."""
        self._desk.leave()
        self._window.setWindowTitle("人大履职桌面")
        self._desk.folder, self._passphrase = folder, passphrase
        self.stand()
        self.open()

    def _try(self, key_of: KeyOf) -> None:
        run = self._desk.runner.job(lambda: opening(self._desk, key_of))
        run.finished.connect(self._tried)
        run.failed.connect(self._failed)
        run.start()

    def _tried(self, result: Opened | _Refused) -> None:
        if isinstance(result, Opened):
            self._let_in(result)
        else:
            self._ask(result.why)

    def _ask(self, why: str) -> None:
        """Ask for the passphrase; a page that asks already says why it did not serve."""
        from npcdesk.ui.unlock_page import UnlockPage  # noqa: PLC0415 - after the first paint

        if isinstance(self.cover, UnlockPage):
            self.cover.refuse(why)
            return
        page = self._stand(UnlockPage(self._window, str(self._desk.folder.root)))
        page.opened_with.connect(lambda answer: self._try(as_answered(answer)))
        page.refuse(why)
        run = self._desk.runner.job(_keyring)
        run.finished.connect(lambda works: page.offer_memory() if works else None)
        run.start()

    def _failed(self, error: Exception) -> None:
        """Say why there is no file to work with; a bug is told as one, over the same words."""
        if not isinstance(error, DeskError):
            self._notice("这份数据没有打开，里面的内容没有改动。")
            raise error
        self._notice(str(error))

    def _notice(self, sentence: str) -> None:
        from npcdesk.ui.buttons import Verb  # noqa: PLC0415 - after the first paint
        from npcdesk.ui.cover import Notice  # noqa: PLC0415

        again = Verb("重试", self._again, "arrow_clockwise")
        self._stand(Notice(self._window, sentence, (again, Verb("退出", QApplication.quit))))

    def _again(self) -> None:
        self._clear()
        self.stand()
        self.open()

    def _begin_office(self) -> None:
        from npcdesk.ui.first_run import FirstRun  # noqa: PLC0415 - once in an office's life

        wizard = self._stand(FirstRun(self._window, self._desk))
        wizard.finished.connect(self._began)
        wizard.example_wanted.connect(lambda: self._desk.open("example"))

    def _began(self, opened: Opened, then: str) -> None:
        self._let_in(opened)
        if then:
            self._desk.open(then)

    def _let_in(self, opened: Opened) -> None:
        self._clear()
        self._desk.take(opened)
        self.opened.emit()

    def _stand(self, cover: CoverT) -> CoverT:
        self._clear()
        self.cover = cover
        return cover

    def _clear(self) -> None:
        if self.cover is not None:
            self.cover.lift()
            self.cover = None
