"""Files given to sticks as real as can be: small ones, and every file system of a clerk's."""

import copy
import os
import shutil
import subprocess
import sys

import pytest

from npcdesk.errors import NotAllowed, StoreDamaged
from npcdesk.job import finish
from npcdesk.sync.carry import drives
from npcdesk.sync.carry.writing import give
from tests.sync.carrying import MB, names_in, new_part


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


def test_a_full_stick_is_told_before_and_after(own, small, monkeypatch):
    fits, larger = new_part(own, "1.npb", MB), new_part(own, "2.npb", 5 * MB)
    with pytest.raises(NotAllowed, match="空间不够"):
        finish(give([larger], small))
    monkeypatch.setattr(drives, "holding", lambda folder: None)  # it was told too late
    with pytest.raises(StoreDamaged, match="满了"):
        finish(give([fits, larger], small))
    assert names_in(small) == []


def test_a_read_only_stick(own, small, monkeypatch):
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with pytest.raises(NotAllowed, match="不能写"):
        finish(give([new_part(own, size=9)], small))
    monkeypatch.setattr(drives, "holding", lambda folder: None)
    with pytest.raises(StoreDamaged, match="写保护"):
        finish(give([new_part(own, size=9)], small))


def test_a_stick_pulled_so_that_the_disk_below_is_written(own, small):
    job = give([new_part(own, size=2 * MB)], small)
    next(job)
    subprocess.run(["umount", "-l", str(small)], check=True)
    with pytest.raises(StoreDamaged, match="断开了"):
        finish(job)
    assert names_in(small) == []


def test_a_real_stick_has_it_after_it_was_pulled(own, image):
    parts = [new_part(own, f"青石镇→东川区 {n}-2.npb") for n in (1, 2)]
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
    part = new_part(own)
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
    part = new_part(own, size=70 * MB)
    with pytest.raises(NotAllowed, match="空间不够"):
        finish(give([part], image.place))
    monkeypatch.setattr(drives, "holding", lambda folder: None)
    with pytest.raises(StoreDamaged, match="满了"):
        finish(give([part], image.place))
    assert not [name for name in names_in(image.place) if "npb" in name]


def test_a_tail_that_was_lost_is_found_on_reading_back(own, image):
    part = new_part(own, size=2 * MB)
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
