"""Files given to a stick are there whole, or not there; the stick here is as real as can be."""

import copy
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from npcdesk.errors import NotAllowed, StoreBusy, StoreDamaged
from npcdesk.job import finish
from npcdesk.sync.carry import drives
from npcdesk.sync.carry.drafts import DRAFT, begun
from npcdesk.sync.carry.writing import give

MB = 1024 * 1024


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _part(own, name="青石镇→东川区 20260506 第1号 1-1.npb", size=3 * MB + 17):
    path = own / name
    path.write_bytes(os.urandom(size))
    return path


def _names(folder):
    return sorted(path.name for path in folder.rglob("*"))


def _mounted(place, *command):
    """Mount, or skip with the reason; the file systems of a clerk's stick need a helper or root."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting needs root on Linux")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    if done.returncode or not place.is_mount():
        pytest.skip(f"{command[0]}: {done.stderr.strip() or 'did not mount'}")


@pytest.fixture
def small(tmp_path):
    """A stick of 4 MB whose room the system does not tell in time."""
    place = tmp_path / "small"
    place.mkdir()
    _mounted(place, "mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


FORMATS = {
    "vfat": (["mkfs.vfat", "-F", "32"], ["mount", "-t", "vfat"]),
    "exfat": (["mkfs.exfat"], ["mount.exfat-fuse"]),
    "ntfs": (["mkfs.ntfs", "-q", "-F", "-f"], ["ntfs-3g"]),
    "ext4": (["mkfs.ext4", "-q"], ["mount", "-t", "ext4"]),
}


class Image:
    """A stick in a file: formatted, plugged in, pulled out, spoilt."""

    def __init__(self, folder, kind):
        self.make, self.plug_in = FORMATS[kind]
        for command in (self.make[0], self.plug_in[0], "losetup"):
            if shutil.which(command) is None:
                pytest.skip(f"no {command} here")
        self.file, self.place, self.loop = folder / "stick.img", folder / "mounted", None
        self.place.mkdir()
        with self.file.open("wb") as file:
            file.truncate(64 * MB)
        subprocess.run([*self.make, str(self.file)], check=True, capture_output=True)

    def plug(self):
        command = ["losetup", "--find", "--show", str(self.file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"losetup: {done.stderr.strip()}")
        self.loop = done.stdout.strip()
        _mounted(self.place, *self.plug_in, self.loop, str(self.place))

    def pull(self):
        if self.place.is_mount():
            done = subprocess.run(["umount", str(self.place)], capture_output=True, check=False)
            if done.returncode:  # a test that went wrong still has a file open
                subprocess.run(["umount", "-l", str(self.place)], check=True)
        if self.loop:
            subprocess.run(["losetup", "--detach", self.loop], check=True)
        self.loop = None


@pytest.fixture(params=FORMATS)
def image(request, tmp_path):
    one = Image(tmp_path, request.param)
    try:
        one.plug()
        yield one
    finally:
        one.pull()


def test_what_is_given_is_there_and_was_read_back(own, stick):
    parts = [_part(own, f"包 {n}-2.npb") for n in (1, 2)]
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
    assert _names(stick) == ["包 1-2.npb", "包 2-2.npb"]


def test_an_empty_file_goes_too(own, stick):
    given = finish(give([_part(own, size=0)], stick))
    assert given.paths[0].stat().st_size == 0


def test_the_same_again_is_done_without_writing(own, stick):
    part = _part(own)
    (first,) = finish(give([part], stick)).paths
    written = first.stat().st_mtime_ns, first.stat().st_ino
    given = finish(give([part], stick))
    assert given.already == given.paths == (first,)
    assert (first.stat().st_mtime_ns, first.stat().st_ino) == written


def test_another_file_of_the_name_is_never_touched(own, stick):
    parts = [_part(own, f"包 {n}-2.npb") for n in (1, 2)]
    (stick / "包 2-2.npb").write_bytes(b"somebody else's")
    (stick / "包 1-2（2）.npb").write_bytes(b"x" * (3 * MB + 17))  # of the same length
    given = finish(give(parts, stick))
    assert [path.name for path in given.paths] == ["包 1-2（3）.npb", "包 2-2（3）.npb"]
    assert (stick / "包 2-2.npb").read_bytes() == b"somebody else's"
    assert len(_names(stick)) == 4


def test_a_name_taken_while_writing_is_left_alone(own, stick):
    part = _part(own)
    job = give([part], stick)
    next(job)
    (stick / part.name).write_bytes(b"quicker")
    with pytest.raises(StoreBusy, match="另一个程序"):
        finish(job)
    assert (stick / part.name).read_bytes() == b"quicker"
    assert _names(stick) == [part.name]


def test_two_windows_do_not_write_one_draft(own, stick):
    part = _part(own)
    job = give([part], stick)
    next(job)
    with pytest.raises(StoreBusy, match="另一个窗口"):
        finish(give([part], stick))
    assert finish(job).paths[0].read_bytes() == part.read_bytes()


def test_forgotten_drafts_are_swept_and_live_ones_kept(own, stick):
    (stick / f"old.npb{DRAFT}").write_bytes(b"half")
    (stick / "film.part").write_bytes(b"not ours")
    with begun(stick / f"live.npb{DRAFT}"):
        finish(give([_part(own, "a.npb")], stick))
        assert _names(stick) == ["a.npb", "film.part", f"live.npb{DRAFT}"]


@pytest.mark.parametrize("steps", [1, 3, 5, 7])
def test_a_stopped_job_leaves_nothing(own, stick, steps):
    job = give([_part(own)], stick)
    for _ in range(steps):
        next(job)
    job.close()
    assert _names(stick) == []


def test_a_full_stick_is_told_before_and_after(own, small, monkeypatch):
    fits, larger = _part(own, "1.npb", MB), _part(own, "2.npb", 5 * MB)
    with pytest.raises(NotAllowed, match="空间不够"):
        finish(give([larger], small))
    monkeypatch.setattr(drives, "holding", lambda folder: None)  # it was told too late
    with pytest.raises(StoreDamaged, match="满了"):
        finish(give([fits, larger], small))
    assert _names(small) == []


def test_a_read_only_stick(own, small, monkeypatch):
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with pytest.raises(NotAllowed, match="不能写"):
        finish(give([_part(own, size=9)], small))
    monkeypatch.setattr(drives, "holding", lambda folder: None)
    with pytest.raises(StoreDamaged, match="写保护"):
        finish(give([_part(own, size=9)], small))


def test_a_file_longer_than_the_file_system_takes(own, stick):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before, limit = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.RLIMIT_FSIZE
    part, was = _part(own), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(limit, (2 * MB, was[1]))
    try:
        with pytest.raises(StoreDamaged, match="放不下这么大的文件"):
            finish(give([part], stick))
    finally:
        resource.setrlimit(limit, was)
        signal.signal(signal.SIGXFSZ, before)
    assert _names(stick) == []


@pytest.mark.parametrize("steps", [1, 3, 4, 5, 6, 7])
def test_a_stick_pulled_at_any_step(own, stick, tmp_path, steps):
    job = give([_part(own)], stick)
    for _ in range(steps):
        next(job)
    stick.rename(tmp_path / "in the pocket")
    with pytest.raises(StoreDamaged, match="断开了"):
        finish(job)


def test_a_stick_pulled_so_that_the_disk_below_is_written(own, small):
    job = give([_part(own, size=2 * MB)], small)
    next(job)
    subprocess.run(["umount", "-l", str(small)], check=True)
    with pytest.raises(StoreDamaged, match="断开了"):
        finish(job)
    assert _names(small) == []


def test_a_medium_that_gives_back_something_else(own, stick):
    part = _part(own)
    job = give([part], stick)
    while next(job).stage != "核对":
        pass
    with (stick / part.name).open("r+b") as file:
        file.seek(-5, os.SEEK_END)
        file.write(b"wrong")
    with pytest.raises(StoreDamaged, match="读回来不一样"):
        finish(job)
    assert _names(stick) == []


def test_an_own_file_that_vanished(own, stick):
    with pytest.raises(StoreDamaged, match="在本机上读不出来"):
        finish(give([own / "gone.npb"], stick))


def test_a_folder_that_is_not_there(own, stick):
    with pytest.raises(StoreDamaged, match="没有找到文件夹"):
        finish(give([_part(own)], stick / "no"))


def test_a_real_stick_has_it_after_it_was_pulled(own, image):
    parts = [_part(own, f"青石镇→东川区 {n}-2.npb") for n in (1, 2)]
    found = drives.holding(image.place)
    assert found.path == image.place
    assert found.free_bytes > 30 * MB
    finish(give(parts, image.place))
    image.pull()
    assert not list(image.place.iterdir())
    image.plug()
    assert [(image.place / p.name).read_bytes() for p in parts] == [p.read_bytes() for p in parts]


def _pulled_now(image, aside):
    """What a stick has that is pulled out this moment: only what was brought to the medium."""
    aside.mkdir()
    other = copy.copy(image)
    other.file, other.place, other.loop = aside / "pulled.img", aside / "mounted", None
    other.place.mkdir()
    subprocess.run(["cp", "--sparse=always", str(image.file), str(other.file)], check=True)
    try:
        other.plug()
        return {path.name: path.read_bytes() for path in other.place.glob("*.npb")}
    finally:
        other.pull()


def test_a_real_stick_pulled_without_asking(own, image, tmp_path):
    part = _part(own)
    whole = {part.name: part.read_bytes()}
    at = 0
    for at, step in enumerate(give([part], image.place)):
        if at % 3 == 0:
            there = _pulled_now(image, tmp_path / f"aside{at}")
            assert there in ({}, whole)
            assert there == whole or step.stage == "写入"
    assert at == 7
    assert _pulled_now(image, tmp_path / "aside") == whole


def test_a_real_stick_that_is_full(own, image, monkeypatch):
    part = _part(own, size=70 * MB)
    with pytest.raises(NotAllowed, match="空间不够"):
        finish(give([part], image.place))
    monkeypatch.setattr(drives, "holding", lambda folder: None)
    with pytest.raises(StoreDamaged, match="满了"):
        finish(give([part], image.place))
    assert not [name for name in _names(image.place) if "npb" in name]


def test_a_tail_that_was_lost_is_found_on_reading_back(own, image):
    part = _part(own, size=2 * MB)
    tail = part.read_bytes()[-4096:]
    finish(give([part], image.place))
    image.pull()
    content = image.file.read_bytes()
    at = content.find(tail[:512])
    assert at > 0
    with image.file.open("r+b") as file:
        file.seek(at)
        file.write(bytes(4096))
    image.plug()
    given = finish(give([part], image.place))
    assert given.paths[0].name != part.name, "what is there is not the same any more"
    assert given.paths[0].read_bytes() == part.read_bytes()


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
    part = _part(own, size=MB + 17)
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
        assert _names(stick) == [part.name]
        assert (stick / part.name).read_bytes() == content
    assert ends == {0, 1}


def _fresh(tmp_path, at):
    folder = tmp_path / f"stick{at}"
    folder.mkdir()
    return folder
