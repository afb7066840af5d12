"""A command line with an office of its own, whose lock is cheap so that tests are fast."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from npcdesk import cli, vault
from npcdesk.paths import OfficeFolder
from npcdesk.store import opening, unlocking
from tests import make

PASSPHRASE = "天很蓝水很清草很绿"
CHEAP = vault.Cost(memory_kib=8 * 1024, passes=1, lanes=1)


@dataclass
class Line:
    """Types commands, and keeps what they answered."""

    folder: OfficeFolder
    capsys: pytest.CaptureFixture

    def run(self, *words, code=0):
        """Run one command, hold it to its exit code, and return what it said."""
        got = cli.run(["--office", str(self.folder.root), *map(str, words)], make.CLOCK)
        out, err = self.capsys.readouterr()
        assert got == code, err or out
        assert "Traceback" not in err
        return out if code == 0 else err

    def json(self, *words):
        return json.loads(self.run(*words, "--json"))

    def refused(self, *words):
        """Return the one sentence of a command that was refused."""
        said = self.run(*words, code=1).strip()
        assert said.endswith("。")
        assert "\n" not in said
        return said


@pytest.fixture
def line(tmp_path: Path, new_file, monkeypatch, capsys) -> Line:
    """An office of 示例县 in a folder with real key slots."""
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    folder = OfficeFolder(tmp_path / "office")
    folder.root.mkdir()
    key = vault.create(folder.slots, PASSPHRASE, CHEAP).key
    store = opening.create(folder, unlocking.file_key(key))
    make.office(store)
    store.close()
    return Line(folder, capsys)
