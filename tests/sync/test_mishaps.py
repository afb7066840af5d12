"""Full disks, pulled and cut sticks, two programs at once: refused, and nothing is lost."""

import os
import random
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from npcdesk import cli, folder_lock
from npcdesk.errors import BundleRefused, DeskError, StoreBusy
from npcdesk.job import finish
from npcdesk.sync import outgoing
from npcdesk.sync.bundle import gathering
from tests import make
from tests.sync import crash_deeds
from tests.sync.crash_deeds import COUNTY, NEW_TOWN, PASSPHRASE, TOWN, Place
from tests.sync.crash_offices import prepare
from tests.sync.halls import DAY

SECTOR = 512
KIB = 1024


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, new_file) -> Path:
    return prepare(tmp_path_factory.mktemp("prepared"), new_file)


@pytest.fixture
def place(prepared, tmp_path, monkeypatch) -> Place:
    """A copy of the offices, on the computer that knows them."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "offices" / "state"))
    shutil.copytree(prepared, tmp_path / "offices")
    return Place(tmp_path / "offices")


@contextmanager
def small_disk(folder: Path, spare_kib: int):
    """Lend a disk in memory with what was in a folder, and little room beside it."""
    if os.geteuid() or not sys.platform.startswith("linux"):
        pytest.skip("a small disk is mounted by root on Linux alone")
    kept = folder.with_name(folder.name + "-kept")
    folder.rename(kept)
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk in memory can be mounted here")
    try:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        resized(folder, used_kib(folder) + spare_kib)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def used_kib(folder: Path) -> int:
    told = os.statvfs(folder)
    return (told.f_blocks - told.f_bfree) * told.f_frsize // KIB


def resized(folder: Path, size_kib: int) -> None:
    words = ["mount", "-o", f"remount,size={size_kib}k", str(folder)]
    subprocess.run(words, check=True)


FULL = {"import": COUNTY, "export": TOWN, "join": NEW_TOWN, "undo": COUNTY}


@pytest.mark.parametrize("spare_kib", [0, 100, 300, 700])
@pytest.mark.parametrize("name", FULL)
def test_a_full_disk_is_told_and_loses_nothing(place, name, spare_kib):
    deed, of = crash_deeds.DEEDS[name], FULL[name]
    deed.first(place)
    before = place.state(of)
    refused = ""
    with small_disk(place.folder(of).root, spare_kib):
        try:
            deed.do(place)
        except DeskError as error:
            refused = str(error)
        resized(place.folder(of).root, 64 * KIB)
        now = place.state(of)
        assert now["wrong"] == []
        assert now["inc"] == before["inc"] or name == "join"
        if refused:
            assert refused.endswith("。")
            assert now == before
            deed.do(place)
            assert name == "export" or place.state(of) != before
    assert refused or spare_kib > 0


@pytest.mark.parametrize("spare_kib", [4, 100])
def test_a_full_stick_is_told_and_holds_nothing_by_halves(place, spare_kib):
    before = place.state(TOWN)
    with small_disk(place.outside, spare_kib):
        with pytest.raises(DeskError, match=r"。$"):
            crash_deeds.export(place)
        assert list(place.outside.iterdir()) == []
        assert place.state(TOWN) == before
        resized(place.outside, 64 * KIB)
        assert crash_deeds.export(place)


HOLDING = """
import sys
from pathlib import Path
from npcdesk import folder_lock
from npcdesk.clock import SystemClock
with folder_lock.held(Path(sys.argv[1]), SystemClock()):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    "words",
    [
        ("sync", "status"),
        ("sync", "undo", "--yes"),
        ("sync", "import", "STICK", "--yes"),
        ("sync", "export", "--to", "330102003", "--out", "OUTSIDE"),
    ],
)
def test_a_second_program_on_one_folder_is_refused(place, words, monkeypatch, capsys):
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    folder = place.folder(COUNTY)
    before = folder.store.read_bytes()
    words = [{"STICK": str(place.stick), "OUTSIDE": str(place.outside)}.get(w, w) for w in words]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder.lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout.readline() == "held\n"
        assert cli.run(["--office", str(folder.root), *words], make.CLOCK) == 1
        err = capsys.readouterr().err
        with pytest.raises(StoreBusy), folder_lock.held(folder.lock, make.CLOCK):
            pass
        first.kill()
    assert "正在另一处打开" in err
    assert folder.store.read_bytes() == before
    assert list(place.outside.iterdir()) == []
    with folder_lock.held(folder.lock, make.CLOCK):  # a killed program holds nothing
        pass


def in_parts(place: Place) -> list[Path]:
    """Let the township's bundle come to the stick in several parts."""
    for path in place.stick.iterdir():
        path.unlink()
    with place.opened(TOWN) as store:
        order = outgoing.Order("330102", DAY, slice_bytes=20_000)
        sent = finish(outgoing.export(store, place.stick, place.root / "spill", order))
    assert len(sent.paths) > 4
    return list(sent.paths)


def test_a_pulled_stick_goes_on_with_the_rest_when_it_comes_again(place):
    parts = in_parts(place)
    before, inbox = place.state(COUNTY), place.folder(COUNTY).inbox
    job = gathering.assemble(parts, inbox)
    for _ in range(3):
        next(job)
    with pulled(place.stick, place.root / "away"):
        with pytest.raises(BundleRefused, match="读不出来"):
            finish(job)
        assert place.state(COUNTY) == before
    for path in parts[:2]:  # these are in the inbox already
        path.unlink()
    crash_deeds.take(place)
    assert place.state(COUNTY)["attached"] == 1
    assert not list(inbox.iterdir())


@contextmanager
def pulled(stick: Path, away: Path):
    stick.rename(away)
    yield
    away.rename(stick)


class Copied:
    """A folder to which files were copied; the end of what was written never came there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def written(self, parts: list[Path], lost_bytes: int) -> list[Path]:
        """Copy files one after the other; the last sectors hold nothing but zeros."""
        made = [Path(shutil.copy(path, self.folder)) for path in parts]
        for path in reversed(made):
            size = path.stat().st_size
            kept = max(0, size - lost_bytes)
            kept -= kept % SECTOR
            with path.open("r+b") as file:
                file.truncate(kept)
                file.truncate(size)
            lost_bytes -= size - kept
            if lost_bytes <= 0:
                break
        return made


class Fat32(Copied):
    """An image of a FAT32 stick that is cut off."""

    def written(self, parts: list[Path], lost_bytes: int) -> list[Path]:
        image = self.folder / "stick.img"
        with image.open("wb") as file:
            file.truncate(40 * KIB * KIB)
        run("mkfs.vfat", "-F", "32", "-s", "1", str(image))
        for path in parts:
            run("mcopy", "-i", str(image), str(path), f"::{path.name}")
        whole = image.read_bytes()
        end = max(whole.rindex(path.read_bytes()[-32:]) for path in parts) + 32
        cut = (end - lost_bytes) // SECTOR * SECTOR
        image.write_bytes(whole[:cut] + bytes(len(whole) - cut))
        run("mcopy", "-i", str(image), "::*.npb", str(self.folder))
        return sorted(self.folder.glob("*.npb"))


def run(*words: str) -> None:
    env = os.environ | {"LC_ALL": "C.UTF-8", "MTOOLS_SKIP_CHECK": "1"}
    subprocess.run(words, check=True, capture_output=True, env=env)


@pytest.mark.parametrize("stick", [Copied, Fat32])
@pytest.mark.parametrize("seed", range(2))
def test_a_stick_whose_end_was_never_written_gives_what_is_whole(place, tmp_path, stick, seed):
    if stick is Fat32 and not (shutil.which("mkfs.vfat") and shutil.which("mcopy")):
        pytest.skip("no tools for FAT images (dosfstools, mtools)")
    parts = in_parts(place)
    before, inbox = place.state(COUNTY), place.folder(COUNTY).inbox
    lost = random.Random(seed).randrange(1, 50_000)
    (tmp_path / "cut").mkdir()
    arrived = stick(tmp_path / "cut").written(parts, lost)
    (found,), others = gathering.survey(arrived)
    assert all(words.endswith("。") for words in others.values())
    with suppress(BundleRefused):  # of a part that is cut; else some are missing
        assert finish(gathering.assemble(found.paths, inbox)).missing
    assert place.state(COUNTY) == before
    there = {path.name: path.read_bytes() for path in arrived}
    sound = [path for path in parts if there.get(path.name) == path.read_bytes()]
    assert 0 < len(sound) < len(parts)
    for path in sound:  # these need not come again
        path.unlink()
    crash_deeds.take(place)
    assert place.state(COUNTY)["attached"] == 1
