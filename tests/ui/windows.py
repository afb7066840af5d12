"""The real window on a folder, and what stands over it."""

from contextlib import contextmanager

from npcdesk import vault
from npcdesk.store import opening, unlocking
from npcdesk.ui.main_window import MainWindow
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.vault import Cost
from tests import make

PASSPHRASE = "春天的沙河桥边好"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""What a guess costs in tests: the real price takes a second."""


def locked_office(folder):
    """Make an office's file with its slots in `folder`; return the recovery code."""
    folder.root.mkdir(parents=True, exist_ok=True)
    made = vault.create(folder.slots, PASSPHRASE, CHEAP)
    store = opening.create(folder, unlocking.file_key(made.key))
    make.office(store)
    store.close()
    return made.recovery_code


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
