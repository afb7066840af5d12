"""The real window on a folder, and what stands over it."""

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from npcdesk import vault
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening, unlocking
from npcdesk.ui.main_window import MainWindow
from npcdesk.ui.office_desk import OfficeDesk
from tests import make

PASSPHRASE = "春天的沙河桥边好"


@cache
def _locked():
    """The bytes of an office's file and of its slots, its key and the recovery code."""
    with TemporaryDirectory() as root:
        folder = OfficeFolder(Path(root))
        made = vault.create(folder.slots, PASSPHRASE, make.CHEAP)
        key = unlocking.file_key(made.key)
        store = opening.create(folder, key)
        make.office(store)
        store.close()
        return folder.store.read_bytes(), folder.slots.read_bytes(), key, made.recovery_code


def locked_office(folder):
    """Put an office's file with its slots into `folder`; return its key and the recovery code."""
    file, slots, key, recovery_code = _locked()
    folder.root.mkdir(parents=True, exist_ok=True)
    folder.store.write_bytes(file)
    folder.slots.write_bytes(slots)
    return key, recovery_code


@contextmanager
def window_on(qtbot, folder, passphrase=None):
    """Show the window on a folder; close all of it afterwards."""
    desk = OfficeDesk(folder, make.CLOCK)
    window = MainWindow(desk, passphrase)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window._painted)
    try:
        yield window
    finally:
        window.close()
        desk.runner.close()
        desk.leave()


def wait_for(qtbot, window, kind):
    """Return the cover of this kind, once it stands."""
    qtbot.waitUntil(lambda: isinstance(window.gate.cover, kind), timeout=10_000)
    return window.gate.cover


def wait_open(qtbot, window):
    """Wait until the file is open and its pages may load."""
    qtbot.waitUntil(lambda: bool(window.nav.office.full()), timeout=20_000)


@contextmanager
def window_in_hand(qtbot, folder):
    """Show the window on an office with a lock, open and with the keyboard."""
    locked_office(folder)
    with window_on(qtbot, folder, PASSPHRASE) as window:
        wait_open(qtbot, window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window


def placed(qtbot, page):
    """Show a page by itself, at the size it has on a small screen."""
    qtbot.addWidget(page)
    page.resize(1198, 720)
    page.show()
    qtbot.waitExposed(page)
    qtbot.wait(1)  # what was laid out for the first time is shown with the next turn
    return page
