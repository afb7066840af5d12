"""Drives are found by what the system says of them, and a dead one keeps nobody waiting."""

import ctypes
import os
import threading
import time
from pathlib import Path

import pytest

from npcdesk.errors import NotAllowed, StoreDamaged
from npcdesk.sync.carry import drives, volumes, volumes_linux, volumes_windows
from npcdesk.sync.carry.drives import Drive
from npcdesk.sync.carry.volumes import Volume

GB = 10**9


def _volume(path, **changed):
    facts = {"device": "8:17", "name": "工作盘", "file_system": "FAT32"}
    return Volume(Path(path), **(facts | {"removable": True, "read_only": False} | changed))


class Machine:
    """A tree as the kernel shows it: written by hand, read by the real code."""

    def __init__(self, root):
        self.sys, self.labels, self.mounts = root / "sys", root / "by-label", root / "mountinfo"
        self.labels.mkdir()
        (self.sys / "dev/block").mkdir(parents=True)
        self.lines = []

    def disk(self, number, below, removable="0", **device):
        node = self.sys / "devices" / below
        (node / "device").mkdir(parents=True)
        (node / "removable").write_text(f"{removable}\n")
        for name, said in device.items():
            (node / "device" / name).write_text(said)
        (self.sys / "dev/block" / number).symlink_to(node)
        return node

    def partition(self, number, disk, name):
        (disk / name).mkdir()
        (disk / name / "partition").write_text("1\n")
        (self.sys / "dev/block" / number).symlink_to(disk / name)

    def mount(
        self, number, place, kind="vfat", source="/dev/none", options="rw,relatime", more="rw"
    ):
        self.lines.append(f"36 35 {number} / {place} {options} shared:1 - {kind} {source} {more}")

    def read(self):
        self.mounts.write_text("\n".join(self.lines))
        return volumes_linux.mounted(self.mounts, self.sys, self.labels)


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_a_stick_is_known_by_its_disk_its_label_and_its_format(machine):
    disk = machine.disk("8:16", "pci/usb1/1-1/block/sdb", "1", vendor="Kingston", model="DT 3.0")
    machine.partition("8:17", disk, "sdb1")
    (machine.labels / r"人大\x20工作盘").symlink_to("../../sdb1")
    machine.mount("8:17", r"/media/li/人大\040盘", source="/dev/sdb1")
    (found,) = machine.read()
    assert found == Volume(
        Path("/media/li/人大 盘"), "8:17", "人大 工作盘", "FAT32", removable=True, read_only=False
    )


@pytest.mark.parametrize(
    ("below", "removable", "device", "leaves"),
    [
        ("pci/ata1/block/sda", "0", {}, False),
        ("pci/usb2/2-1/block/sdc", "0", {}, True),  # a disk on a cable says it is fixed
        ("pci/mmc/block/mmcblk0", "0", {"type": "SD"}, True),
        ("pci/mmc/block/mmcblk1", "0", {"type": "MMC"}, False),  # soldered in
        ("pci/ata2/block/sdd", "1", {}, True),
    ],
)
def test_what_can_be_pulled_out(machine, below, removable, device, leaves):
    machine.disk("8:0", below, removable, **device)
    machine.mount("8:0", "/media/disk")
    assert [each.removable for each in machine.read()] == [leaves]


def test_a_system_that_runs_from_a_stick_is_not_offered(machine):
    machine.disk("8:0", "pci/usb1/block/sda", "1")
    for place in ("/", "/home", "/boot/efi"):
        machine.mount("8:0", place, "ext4")
    assert [each.removable for each in machine.read()] == [False, False, False]


def test_an_encrypted_stick_is_as_removable_as_what_is_below_it(machine):
    stick = machine.disk("8:16", "pci/usb1/block/sdb", "1")
    machine.partition("8:17", stick, "sdb1")
    lock = machine.disk("253:0", "virtual/block/dm-0")
    (lock / "slaves").mkdir()
    (lock / "slaves" / "sdb1").symlink_to(stick / "sdb1")
    machine.mount("253:0", "/media/secret", "ext4")
    assert [each.removable for each in machine.read()] == [True]


def test_the_last_of_mounts_on_one_another_counts_and_noise_is_passed_over(machine):
    machine.mount("0:33", "/mnt", "tmpfs", options="ro")
    machine.lines += ["", "nonsense", "1 2 3 - x"]
    machine.mount("0:34", "/mnt", "exfat")
    assert [(each.file_system, each.read_only) for each in machine.read()] == [("exFAT", False)]


def test_the_mounts_of_this_computer_are_read():
    if not volumes_linux.MOUNTS.exists():
        pytest.skip("no /proc here")
    assert Path("/") in {each.path for each in volumes.mounted()}


def test_a_drive_tells_its_space_and_one_mounted_twice_is_one(tmp_path):
    two = [_volume(tmp_path), _volume(tmp_path / "again")]
    (drive,) = drives.removable(mounted=lambda: two)
    space = os.statvfs(tmp_path)
    assert drive.name == "工作盘"
    assert drive.path == tmp_path
    assert drive.total_bytes == space.f_blocks * space.f_frsize
    assert drive.writable


def test_a_dead_drive_hides_no_other_and_is_waited_for_by_one_thread(tmp_path, monkeypatch):
    dead, silent = tmp_path / "dead", threading.Event()
    dead.mkdir()
    usage = drives.shutil.disk_usage

    def asked(path):
        if path == dead:
            silent.wait(20)
        return usage(path)

    monkeypatch.setattr(drives.shutil, "disk_usage", asked)
    both = [_volume(dead, device="a"), _volume(tmp_path, device="b")]
    before = threading.active_count()
    began = time.monotonic()
    for _ in range(3):
        assert [each.path for each in drives.removable(0.2, lambda: both)] == [tmp_path]
    assert time.monotonic() - began < 3
    assert threading.active_count() <= before + 1
    with pytest.raises(StoreDamaged, match="没有回应"):
        drives.holding(dead, 0.2, lambda: both)
    silent.set()


def test_the_drive_of_a_folder_is_the_nearest_above_it(tmp_path):
    inner = tmp_path / "stick" / "数据"
    inner.mkdir(parents=True)
    every = [_volume("/", name="大盘"), _volume(tmp_path / "stick", name="小盘", read_only=True)]
    found = drives.holding(inner, mounted=lambda: every)
    assert (found.name, found.writable) == ("小盘", False)
    assert drives.holding(tmp_path, mounted=list) is None
    with pytest.raises(StoreDamaged, match="没有找到文件夹"):
        drives.holding(tmp_path / "no")


@pytest.mark.parametrize(
    ("changed", "sizes", "words"),
    [
        ({"writable": False}, [1], "不能写"),
        ({}, [4 * 1024**3], "FAT32"),
        ({"file_system": "FAT"}, [4 * 1024**3], "分份导出"),
        ({"free_bytes": 5 * 10**6}, [3 * 10**6, 2 * 10**6], "要 5.0 MB，还剩 5.0 MB"),
    ],
)
def test_what_cannot_be_written_is_told_before(changed, sizes, words):
    facts = {"path": Path("/x"), "name": "盘", "free_bytes": 9 * GB, "total_bytes": 9 * GB}
    drive = Drive(**(facts | {"file_system": "FAT32", "writable": True} | changed))
    with pytest.raises(NotAllowed, match=words):
        drives.check(drive, sizes)


def test_the_longest_file_of_fat32_and_any_of_exfat_may_go():
    fat = Drive(Path("/x"), "盘", 90 * GB, 90 * GB, "FAT32", writable=True)
    drives.check(fat, [4 * 1024**3 - 1])
    drives.check(Drive(Path("/x"), "盘", 90 * GB, 90 * GB, "exFAT", writable=True), [50 * GB])


class Kernel32:
    """Answers as kernel32 does, for drives written down here: letter → kind, name, format, bus."""

    def __init__(self, letters):
        self.letters, self.dialogs_off, self.closed = letters, 0, 0

    def SetThreadErrorMode(self, mode, _):
        self.dialogs_off += mode == 1

    def GetLogicalDrives(self):
        return sum(1 << (ord(letter) - ord("A")) for letter in self.letters)

    def GetDriveTypeW(self, root):
        return self.letters[root[0]][0]

    def GetVolumeInformationW(self, root, name, _n, _serial, _most, flags, system, _s):
        _, label, kind, _ = self.letters[root[0]]
        if label is None:
            return 0
        name.value, system.value = label, kind
        flags._obj.value = 0x00080000 if label == "锁" else 0
        return 1

    def CreateFileW(self, path, access, *_):
        assert access == 0, "reading a disk needs an administrator"
        return ord(path[4])

    def DeviceIoControl(self, handle, code, question, length, answer, _most, _got, _):
        assert (code, length, list(question)) == (0x2D1400, 12, [0, 0, 0])
        bus = self.letters[chr(handle.value)][3]
        ctypes.memmove(ctypes.addressof(answer) + 28, bus.to_bytes(4, "little"), 4)
        return 1

    def CloseHandle(self, _):
        self.closed += 1


def test_letters_of_windows():
    kernel = Kernel32(
        {
            "C": (3, "系统", "NTFS", 11),
            "D": (3, "移动硬盘", "exFAT", 7),
            "E": (2, "工作盘", "FAT32", 7),
            "F": (2, None, "", 7),  # a card reader without a card
            "G": (2, "锁", "FAT32", 7),
            "Z": (4, "网络", "NTFS", 0),
        }
    )
    found = {each.device: each for each in volumes_windows.mounted(kernel)}
    assert {letter: each.removable for letter, each in found.items()} == {
        "C": False,
        "D": True,
        "E": True,
        "G": True,
    }
    assert (found["E"].name, found["E"].file_system) == ("工作盘", "FAT32")
    assert [letter for letter, each in found.items() if each.read_only] == ["G"]
    assert kernel.dialogs_off == 6
    assert kernel.closed == 2
