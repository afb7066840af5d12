"""What every test may ask for: a real encrypted file, an office in it, and a stopped clock."""

import faulthandler
import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import settings
from keyring.backends import fail

from npcdesk import paths
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store, opening
from npcdesk.ui import plain_imports
from tests import make

# a law holds on a slow machine too: nothing here is a test of time
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")
keyring.set_keyring(fail.Keyring())  # no test may touch the keyring of whoever runs it


lost: list[str] = []  # what processes of tests were at when they were lost


def _stacks(told: dict[str, str]) -> Path:
    return Path(tempfile.gettempdir()) / f"npcdesk-{told['testrunuid']}-{told['workerid']}.stacks"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let a process of tests that dies leave its stacks where they can be told at the end."""
    told = getattr(session.config, "workerinput", None)
    if told:
        faulthandler.enable(_stacks(told).open("w"))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Keep what a lost process was at; forget what the others never wrote."""
    file = _stacks(node.workerinput)
    if error and file.exists():
        lost.append(
            file.read_text(errors="replace") or "it left no stack: killed, or it went by itself"
        )
    file.unlink(missing_ok=True)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tell it beside the other failures."""
    for stack in lost:
        terminalreporter.section("a process of tests was lost")
        terminalreporter.write_line(stack)


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file as just made: copying them is faster than making one for each test."""
    folder = OfficeFolder(tmp_path_factory.mktemp("new"))
    opening.create(folder, make.KEY).close()
    return folder.store.read_bytes()


@pytest.fixture(scope="session", autouse=True)
def preferences(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or changes what whoever runs it prefers, as another 仿宋."""
    file = tmp_path_factory.mktemp("computer") / "preferences.json"
    paths.preferences = lambda: file


@pytest.fixture(scope="session")
def qapp(qapp):
    """As in the window: Python imports in its own way, and no thread but the screen's collects
    cycles. Objects of Qt that a worker thread collects take the process down with them.
    """
    plain_imports.restore()
    gc.disable()
    return qapp


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a computer keeps of the files that it has seen is the test's own."""
    monkeypatch.setattr(paths, "tokens", lambda: tmp_path / "tokens")


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    return OfficeFolder(tmp_path / "office")


@pytest.fixture
def empty_store(folder: OfficeFolder, new_file: bytes) -> Iterator[Store]:
    """A file without its office."""
    yield from _opened(folder, new_file)


def _opened(folder: OfficeFolder, file: bytes) -> Iterator[Store]:
    folder.root.mkdir(parents=True)
    folder.store.write_bytes(file)
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    yield store
    store.close()


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory, new_file: bytes) -> bytes:
    """The bytes of the file of `store`: an office is founded once."""
    folder = OfficeFolder(tmp_path_factory.mktemp("office"))
    folder.store.write_bytes(new_file)
    store = opening.open_store(folder, make.KEY, make.CLOCK)
    make.office(store)
    store.close()
    return folder.store.read_bytes()


@pytest.fixture
def store(folder: OfficeFolder, office_file: bytes) -> Iterator[Store]:
    """The file of 示例县人大常委会, 第十九届, first session."""
    yield from _opened(folder, office_file)
