"""Files given to a stick are there whole, or not there, whatever happens in between."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from npcdesk.errors import StoreBusy, StoreDamaged
from npcdesk.job import finish
from npcdesk.sync.carry.drafts import DRAFT, begun
from npcdesk.sync.carry.writing import give
from tests.sync.carrying import MB, names_in, new_part


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_what_is_given_is_there_and_was_read_back(own, stick):
    parts = [new_part(own, f"包 {n}-2.npb") for n in (1, 2)]
    job, stages = give(parts, stick), []
    while True:
        try:
            step = next(job)
        except StopIteration as end:
            given = end.value
            break
        assert 0 <= step.done <= step.total
        stages.append(step.stage)
    assert list(dict.fromkeys(stages)) == ["写入", "核对"]
    assert given.paths == (stick / "包 1-2.npb", stick / "包 2-2.npb")
    assert given.already == ()
    assert given.total_bytes == 2 * (3 * MB + 17)
    assert [p.read_bytes() for p in given.paths] == [p.read_bytes() for p in parts]
    assert names_in(stick) == ["包 1-2.npb", "包 2-2.npb"]


def test_an_empty_file_goes_too(own, stick):
    given = finish(give([new_part(own, size=0)], stick))
    assert given.paths[0].stat().st_size == 0


def test_the_same_again_is_done_without_writing(own, stick):
    part = new_part(own)
    (first,) = finish(give([part], stick)).paths
    written = first.stat().st_mtime_ns, first.stat().st_ino
    given = finish(give([part], stick))
    assert given.already == given.paths == (first,)
    assert (first.stat().st_mtime_ns, first.stat().st_ino) == written


def test_another_file_of_the_name_is_never_touched(own, stick):
    parts = [new_part(own, f"包 {n}-2.npb") for n in (1, 2)]
    (stick / "包 2-2.npb").write_bytes(b"somebody else's")
    (stick / "包 1-2（2）.npb").write_bytes(b"x" * (3 * MB + 17))  # of the same length
    given = finish(give(parts, stick))
    assert [path.name for path in given.paths] == ["包 1-2（3）.npb", "包 2-2（3）.npb"]
    assert (stick / "包 2-2.npb").read_bytes() == b"somebody else's"
    assert len(names_in(stick)) == 4


def test_a_name_taken_while_writing_is_left_alone(own, stick):
    part = new_part(own)
    job = give([part], stick)
    next(job)
    (stick / part.name).write_bytes(b"quicker")
    with pytest.raises(StoreBusy, match="另一个程序"):
        finish(job)
    assert (stick / part.name).read_bytes() == b"quicker"
    assert names_in(stick) == [part.name]


def test_two_windows_do_not_write_one_draft(own, stick):
    part = new_part(own)
    job = give([part], stick)
    next(job)
    with pytest.raises(StoreBusy, match="另一个窗口"):
        finish(give([part], stick))
    assert finish(job).paths[0].read_bytes() == part.read_bytes()


def test_forgotten_drafts_are_swept_and_live_ones_kept(own, stick):
    (stick / f"old.npb{DRAFT}").write_bytes(b"half")
    (stick / "film.part").write_bytes(b"not ours")
    with begun(stick / f"live.npb{DRAFT}"):
        finish(give([new_part(own, "a.npb")], stick))
        assert names_in(stick) == ["a.npb", "film.part", f"live.npb{DRAFT}"]


@pytest.mark.parametrize("steps", [1, 3, 5, 7])
def test_a_stopped_job_leaves_nothing(own, stick, steps):
    job = give([new_part(own)], stick)
    for _ in range(steps):
        next(job)
    job.close()
    assert names_in(stick) == []


def test_a_file_longer_than_the_file_system_takes(own, stick):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before, limit = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.RLIMIT_FSIZE
    part, was = new_part(own), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(limit, (2 * MB, was[1]))
    try:
        with pytest.raises(StoreDamaged, match="放不下这么大的文件"):
            finish(give([part], stick))
    finally:
        resource.setrlimit(limit, was)
        signal.signal(signal.SIGXFSZ, before)
    assert names_in(stick) == []


@pytest.mark.parametrize("steps", [1, 3, 4, 5, 6, 7])
def test_a_stick_pulled_at_any_step(own, stick, tmp_path, steps):
    job = give([new_part(own)], stick)
    for _ in range(steps):
        next(job)
    stick.rename(tmp_path / "in the pocket")
    with pytest.raises(StoreDamaged, match="断开了"):
        finish(job)


def test_a_medium_that_gives_back_something_else(own, stick):
    part = new_part(own)
    job = give([part], stick)
    while next(job).stage != "核对":
        pass
    with (stick / part.name).open("r+b") as file:
        file.seek(-5, os.SEEK_END)
        file.write(b"wrong")
    with pytest.raises(StoreDamaged, match="读回来不一样"):
        finish(job)
    assert names_in(stick) == []


def test_an_own_file_that_vanished(own, stick):
    with pytest.raises(StoreDamaged, match="在本机上读不出来"):
        finish(give([own / "gone.npb"], stick))


def test_a_folder_that_is_not_there(own, stick):
    with pytest.raises(StoreDamaged, match="没有找到文件夹"):
        finish(give([new_part(own)], stick / "no"))


KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from npcdesk.job import finish
    from npcdesk.sync.carry import drives
    from npcdesk.sync.carry.writing import give

    part, stick, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    seen = 0

    def count(kind=""):
        global seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event, arguments):
        if event.split(".")[0] in {"open", "os", "fcntl"} and str(stick) in str(arguments):
            count()

    def wrap(name):
        real = getattr(os, name)
        def called(*given):
            count()
            done = real(*given)
            count()
            return done
        setattr(os, name, called)

    for name in ("fsync", "rename", "posix_fadvise"):
        wrap(name)
    sys.addaudithook(hear)
    for step in give([part], stick):
        count()
    print(seen)
    """
)


def _killed(part, stick, at):
    command = [sys.executable, "-c", KILLED, str(part), str(stick), str(at)]
    return subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_killed_at_any_moment_there_is_nothing_or_the_whole(own, tmp_path):
    part = new_part(own, size=MB + 17)
    content = part.read_bytes()
    whole = _killed(part, _fresh(tmp_path, 0), 0)
    assert whole.returncode == 0, whole.stderr
    moments = int(whole.stdout)
    assert moments > 15
    ends = set()
    for at in range(1, moments + 1):
        stick = _fresh(tmp_path, at)
        assert _killed(part, stick, at).returncode == -9
        there = [path for path in stick.iterdir() if not path.name.endswith(DRAFT)]
        assert [path.read_bytes() for path in there] in ([], [content])
        ends.add(len(there))
        finish(give([part], stick))  # and the next one goes on from there
        assert names_in(stick) == [part.name]
        assert (stick / part.name).read_bytes() == content
    assert ends == {0, 1}


def _fresh(tmp_path, at):
    folder = tmp_path / f"stick{at}"
    folder.mkdir()
    return folder
