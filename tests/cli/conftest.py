"""A command line with an office of its own, whose lock is cheap so that tests are fast."""

import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from npcdesk import cli, paths, vault
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening, unlocking
from tests import make
from tests.cli.offices import CITY, COUNTY, PASSPHRASE, TOWN, Desk, exchange, found, pair


@dataclass
class Line:
    """Types commands, and keeps what they answered."""

    folder: OfficeFolder
    capsys: pytest.CaptureFixture
    err: str = ""  # beside the last answer

    def run(self, *words, code=0):
        """Run one command, hold it to its exit code, and return what it said."""
        got = cli.run(["--office", str(self.folder.root), *map(str, words)], make.CLOCK)
        out, err = self.capsys.readouterr()
        self.err = err
        assert got == code, err or out
        assert "Traceback" not in err
        return out if code == 0 else err

    def json(self, *words):
        return json.loads(self.run(*words, "--json"))

    def take_in(self, *numbers):
        """Enter and file suggestions of 周启明, who is on the roster then."""
        self.run("roster", "add", "周启明")
        for number in numbers:
            paper = f"关于{number}的建议"
            self.run(
                "suggestions", "add", "--title", paper, "--lead", "周启明", "--on", "2026-1-22"
            )
            self.run("suggestions", "file", paper, "--number", number, "--on", "2026-1-27")

    def refused(self, *words):
        """Return the one sentence of a command that was refused."""
        said = self.run(*words, code=1).strip()
        assert said.endswith("。")
        assert "\n" not in said
        return said


@pytest.fixture
def line(tmp_path: Path, county_folder, monkeypatch, capsys) -> Line:
    """An office of 示例县 in a folder with real key slots."""
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    shutil.copytree(county_folder, tmp_path / "office")
    return Line(OfficeFolder(tmp_path / "office"), capsys)


@pytest.fixture(scope="session")
def blank_folder(tmp_path_factory) -> Path:
    """A folder with key slots and a file without its office, to be copied."""
    folder = OfficeFolder(tmp_path_factory.mktemp("blank") / "office")
    folder.root.mkdir()
    key = vault.create(folder.slots, PASSPHRASE, make.CHEAP).key
    opening.create(folder, unlocking.file_key(key)).close()
    return folder.root


@pytest.fixture(scope="session")
def county_folder(tmp_path_factory, blank_folder) -> Path:
    """The folder of `line`, to be copied."""
    folder = OfficeFolder(tmp_path_factory.mktemp("county") / "office")
    shutil.copytree(blank_folder, folder.root)
    key = vault.open_with_passphrase(folder.slots, PASSPHRASE)
    store = opening.open_store(folder, unlocking.file_key(key), make.CLOCK)
    make.office(store)
    store.close()
    return folder.root


@pytest.fixture(scope="session")
def joined(tmp_path_factory, blank_folder) -> Path:
    """A city, a county, and two machines of a township, who have all exchanged once."""
    root = tmp_path_factory.mktemp("joined")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "tokens", lambda: root / "tokens")
        patch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
        city, county = (
            found(root / "市", CITY, blank_folder),
            found(root / "县", COUNTY, blank_folder),
        )
        town, spare = found(root / "镇", TOWN, blank_folder), found(root / "二", TOWN, blank_folder)
        city.run("sync", "begin", "--nick", "市里的电脑", "--yes")
        pair(city, county, "县里的电脑")
        pair(county, town)
        pair(town, spare, "二号电脑")
        exchange(city, county, town, spare, rounds=1)
        for stick in root.glob("*的U盘"):
            shutil.rmtree(stick)
    return root


@pytest.fixture
def computer(computer, monkeypatch):
    """And no terminal is there to ask."""
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def desks(tmp_path, joined, computer):
    """The offices of `joined`: (city, county, town, the town's second machine)."""
    shutil.copytree(joined, tmp_path, dirs_exist_ok=True)
    units = {"市": CITY, "县": COUNTY, "镇": TOWN, "二": TOWN}
    return [Desk(tmp_path / name, unit) for name, unit in units.items()]
