import os
import signal
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from npcdesk.clock import FixedClock
from npcdesk.errors import StoreBusy, StoreDamaged
from npcdesk.folder_lock import held


def at(moment):
    return FixedClock(datetime.fromisoformat(moment))


MORNING = at("2026-11-20 08:12")
LATER = at("2026-11-20 09:30")

HOLDER = """
import sys, time
from datetime import datetime
from pathlib import Path
from npcdesk.clock import FixedClock
from npcdesk.folder_lock import held
with held(Path(sys.argv[1]), FixedClock(datetime(2026, 11, 20, 8, 12))):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "desk.lock"


@pytest.fixture
def holder(lock):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def refusal(lock, clock):
    with pytest.raises(StoreBusy) as told, held(lock, clock):
        pass
    return str(told.value)


def test_second_opening_is_told_where_and_since_when(lock, holder):
    assert refusal(lock, LATER) == (
        f"这个单位的数据正在另一处打开：电脑 {os.uname().nodename}，今天 8:12 起。请先关掉那一处。"
    )


@pytest.mark.parametrize(
    ("now", "hour"),
    [
        ("2026-11-21 07:00", "11月20日 8:12 起"),
        ("2027-01-04 07:00", "2026年11月20日 8:12 起"),
    ],
)
def test_an_opening_of_another_day_names_the_day(lock, now, hour):
    with held(lock, MORNING):
        assert hour in refusal(lock, at(now))


def test_the_same_process_cannot_open_twice(lock):
    with held(lock, MORNING):
        assert "今天 8:12 起" in refusal(lock, LATER)
        assert "今天 8:12 起" in refusal(lock, LATER)  # a refusal does not let the lock go


def test_after_closing_it_opens_again_and_leaves_no_note(lock):
    for _ in range(2):
        with held(lock, MORNING):
            assert (lock.parent / "desk.lock.who").exists()
        assert not (lock.parent / "desk.lock.who").exists()


def test_an_error_inside_lets_go(lock):
    with pytest.raises(ZeroDivisionError), held(lock, MORNING):
        raise ZeroDivisionError
    with held(lock, LATER):
        pass


def test_a_killed_holder_is_taken_over(lock, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (lock.parent / "desk.lock.who").exists()
    with held(lock, LATER):
        assert "今天 9:30 起" in refusal(lock, LATER)


@pytest.mark.parametrize("note", [None, "", "{}", "[]", '{"computer": 1, "since": 2}', "\xff"])
def test_a_lost_note_still_refuses(lock, note):
    with held(lock, MORNING):
        who = lock.parent / "desk.lock.who"
        who.unlink() if note is None else who.write_bytes(note.encode("latin-1"))
        assert refusal(lock, LATER) == "这个单位的数据正在另一处打开。请先关掉那一处。"


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(StoreDamaged, match="没有找到文件夹"), held(tmp_path / "a" / "l", MORNING):
        pass


def test_a_read_only_folder_is_told():
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        root = os.geteuid() == 0
        if root:  # whom no folder refuses
            os.seteuid(65534)
        try:
            with pytest.raises(StoreDamaged, match="写不进去"), held(Path(name) / "l", MORNING):
                pass
        finally:
            if root:
                os.seteuid(0)
            Path(name).chmod(0o755)
