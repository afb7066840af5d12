"""Own folders below the inbox: gone when they are done with, and after a power cut by the next."""

import subprocess
import sys
from pathlib import Path

import pytest

from npcdesk.errors import StoreDamaged
from npcdesk.sync.carry.own_folders import own_folder

CUT_OFF = """
import os, sys
from pathlib import Path
from npcdesk.sync.carry.own_folders import own_folder
with own_folder(Path(sys.argv[1])) as own:
    (own / "undo.db").write_bytes(b"sealed")
    os._exit(9)
"""


def test_what_a_power_cut_left_is_taken_away_and_nothing_else(tmp_path):
    inbox = tmp_path / "inbox"
    waiting = inbox / f"{'0' * 32}-{'1' * 16}-3"
    waiting.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", CUT_OFF, str(inbox)], check=False)
    assert len(list(inbox.iterdir())) == 2
    with own_folder(inbox) as one:
        assert set(inbox.iterdir()) == {waiting, one}
        with own_folder(inbox) as other:  # a window has two at once
            assert set(inbox.iterdir()) == {waiting, one, other}
    assert list(inbox.iterdir()) == [waiting]


def test_the_parent_goes_with_the_last(tmp_path):
    with own_folder(tmp_path / "outbox") as own:
        (own / "part").write_bytes(b"sealed")
    assert not (tmp_path / "outbox").exists()


def test_a_disk_that_takes_no_folder_is_told(tmp_path):
    (tmp_path / "outbox").write_text("no folder")
    with pytest.raises(StoreDamaged), own_folder(Path(tmp_path / "outbox" / "below")):
        pass
