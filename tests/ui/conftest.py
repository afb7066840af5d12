"""A window without a screen: the look put on, a desk, and everything it says to the person."""

import gc
import os
from dataclasses import dataclass, field
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from npcdesk import sync
from npcdesk.models import Level
from npcdesk.store import opening
from npcdesk.ui import dialogs, theme
from npcdesk.ui.desk import Desk
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.theme import Look
from tests import make
from tests.ui.exchange import COUNTY_NAME, TOWN_NAME, Office, join, joined_pair
from tests.ui.paper_screens import opener
from tests.ui.windows import PASSPHRASE, locked_office, wait_open, window_on

tests_begun = count()
LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "light, 18 px": Look(points=13.5),
    "dark, 18 px": Look(dark=True, points=13.5),
}


@pytest.fixture(scope="session")
def prepared(qapp):
    """The faces and Qt's Chinese are loaded once."""
    theme.prepare(qapp)
    theme.dress(qapp, Look())
    return qapp


def put_on(app, wanted):
    """Put a look on. What tests before left behind goes first: it would be dressed too."""
    clear_away()
    theme.dress(app, wanted)


def clear_away():
    """Delete the widgets of the tests before: without a loop at the top nothing else would."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def look(prepared):
    """The look of the tests: light, 14 px. A test that puts another on leaves this one behind."""
    clear_away()
    if next(tests_begun) % 20:  # between tests only: see `qapp`
        gc.collect(1)
    else:
        gc.collect()
        gc.freeze()  # what is loaded by now stays, and need not be looked through again
    yield theme.look()
    if theme.look() != Look():
        put_on(prepared, Look())


@pytest.fixture(params=LOOKS.values(), ids=LOOKS)
def each_look(request, prepared, look):
    """Each of the looks in turn, put on."""
    put_on(prepared, request.param)
    return request.param


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """What the desk said to the person. A test takes what it expects; the rest fails it."""
    said = []
    monkeypatch.setattr(dialogs, "tell", said.append)
    yield said
    assert not said, f"nobody expected: {said}"


@pytest.fixture
def closed_desk(qtbot):
    """A desk whose file is not open yet."""
    desk = Desk(make.CLOCK)
    yield desk
    desk.runner.close()


@pytest.fixture
def desk(closed_desk, store):
    """A desk with the file of tests/conftest.py."""
    closed_desk.open_store(store)
    return closed_desk


@dataclass
class NoStore:
    """Stands where a file is, for pages that read nothing."""

    listeners: list = field(default_factory=list)

    def on_write(self, listener):
        self.listeners.append(listener)


@pytest.fixture
def bare_desk(closed_desk):
    """A desk whose file is open and never read."""
    closed_desk.open_store(NoStore())
    return closed_desk


@pytest.fixture
def office_desk(qtbot, folder, store):
    """A desk that knows its folder, with the file of tests/conftest.py."""
    desk = OfficeDesk(folder, make.CLOCK)
    desk.open_store(store)
    yield desk
    desk.runner.close()


@pytest.fixture
def county(tmp_path, new_file, computer):
    """A county that takes no part in the exchange yet."""
    office = Office(tmp_path / "county", new_file, Level.COUNTY, COUNTY_NAME)
    yield office
    office.store.close()


@pytest.fixture
def town(tmp_path, new_file, computer):
    """A township that takes no part in the exchange yet."""
    office = Office(tmp_path / "town", new_file, Level.TOWNSHIP, TOWN_NAME)
    yield office
    office.store.close()


@pytest.fixture
def joined(tmp_path, new_file, computer):
    """A county and a township that have paired."""
    pair = joined_pair(tmp_path, new_file)
    yield pair
    for office in pair:
        office.store.close()


@pytest.fixture
def stick(tmp_path):
    """The folder that stands for a stick."""
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def ground(qtbot):
    """A window for dialogs to stand on."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def joined_window(qtbot, folder, town):
    """The whole window on an office with key slots, joined with a township below it."""
    key, _ = locked_office(folder)
    office = Office.__new__(Office)
    office.folder, office.store = folder, opening.open_store(folder, key, make.CLOCK)
    sync.attach(office.store)
    office.begin()
    join(office, town)
    office.store.close()
    with window_on(qtbot, folder, PASSPHRASE) as window:
        wait_open(qtbot, window)
        yield window


@pytest.fixture
def on_screen(qtbot):
    """Shows a widget by itself, at a size."""

    def show(widget, width=600, height=400):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


@pytest.fixture
def opened(qtbot, desk):
    """Opens a dialog over a window."""
    with opener(qtbot, desk) as open_dialog:
        yield open_dialog
