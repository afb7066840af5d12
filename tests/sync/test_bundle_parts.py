"""Parts: cut, foreign, newer, in thousands, on sticks that are pulled and disks that are full."""

import errno
import hashlib
import json
import os
import shutil
import struct
from itertools import pairwise
from pathlib import Path

import pytest

from npcdesk.errors import BundleRefused, NotAllowed, StoreDamaged
from npcdesk.job import finish
from npcdesk.sync import bundle
from npcdesk.sync.bundle import Cargo, SliceBytes, part, splitting
from npcdesk.sync.bundle.part import PartHeader
from tests.sync import bundles


@pytest.fixture
def paths(tmp_path) -> list[Path]:
    """A bundle in six parts."""
    cargo = Cargo(blobs=[os.urandom(5300)])
    found = bundles.write(tmp_path / "out", cargo, slice_bytes=1200)
    assert len(found) == 6
    return found


def refused(paths, inbox, words):
    with pytest.raises(BundleRefused, match=words):
        finish(bundle.assemble(paths, inbox))


def header(number: int, parts: int, content: bytes, whole: bytes, offset: int) -> PartHeader:
    return PartHeader(
        bundle="0" * 32,
        day=bundles.DAY,
        length=len(content),
        offset=offset,
        part=number,
        parts=parts,
        sha256=hashlib.sha256(whole).hexdigest(),
        total=len(whole),
    )


def cut_by_hand(folder: Path, slices: list[tuple[int, bytes]], whole: bytes) -> list[Path]:
    """Part files of any slices at any offsets, each sound by itself."""
    folder.mkdir(exist_ok=True)
    made = []
    for number, (offset, content) in enumerate(slices, 1):
        said = header(number, len(slices), content, whole, offset)
        made.append(folder / f"{number}.npb")
        made[-1].write_bytes(b"".join(part.content(said, [content])))
    return made


def raw_part(said: dict, content: bytes = b"x", major: int = 1, suite: int = 1) -> bytes:
    text = json.dumps(said).encode()
    head = struct.pack(">4sBBH", b"NPB1", major, suite, len(text)) + text
    whole = head + hashlib.sha256(text).digest() + content
    return whole + hashlib.sha256(whole).digest()


GOOD = {
    "bundle": "0" * 32,
    "day": "2026-11-22",
    "length": 1,
    "offset": 0,
    "part": 1,
    "parts": 1,
    "sha256": hashlib.sha256(b"x").hexdigest(),
    "total": 1,
}


def test_the_bytes_are_those_of_the_page(paths):
    data = paths[1].read_bytes()
    magic, major, suite, length = struct.unpack(">4sBBH", data[:8])
    said = json.loads(data[8 : 8 + length])
    assert (magic, major, suite) == (b"NPB1", 1, 1)
    assert data[8 + length : 40 + length] == hashlib.sha256(data[8 : 8 + length]).digest()
    assert data[-32:] == hashlib.sha256(data[:-32]).digest()
    assert len(data) == 8 + length + 32 + said["length"] + 32
    assert (said["part"], said["parts"], said["offset"]) == (2, 6, 1200)


@pytest.mark.parametrize("keep", [0, 3, 7, 8, 60, 200, 900, -33, -32, -1])
def test_a_cut_part_is_told_by_name(paths, tmp_path, keep):
    data = paths[2].read_bytes()
    paths[2].write_bytes(data[:keep])
    words = "不是数据包" if 0 <= keep < 8 else "没有拷全"
    refused(paths, tmp_path / "inbox", words)


def test_every_byte_of_a_part_counts(paths, tmp_path):
    data = paths[0].read_bytes()
    for at in range(0, len(data), 7):
        other = tmp_path / "altered.npb"
        other.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        refused([other], tmp_path / "inbox", "没有拷全|不是数据包|更新版本")


def test_a_survey_believes_no_header_that_was_altered_and_sees_a_cut(paths, tmp_path):
    data = paths[0].read_bytes()
    other = tmp_path / "altered.npb"
    for at in range(40 + int.from_bytes(data[6:8], "big")):
        digit = b"3" if data[at : at + 1] == b"2" else bytes([data[at] ^ 1])
        other.write_bytes(data[:at] + digit + data[at + 1 :])
        assert bundle.survey([other])[0] == (), at
    for cut in (data[:-1], data[:-500], data + b"x"):
        other.write_bytes(cut)
        assert "没有拷全" in bundle.survey([other])[1][other]


@pytest.mark.parametrize(("major", "suite"), [(2, 1), (1, 2), (1, 3), (0, 1), (255, 255)])
def test_an_unknown_version_asks_for_the_upgrade(tmp_path, major, suite):
    path = tmp_path / "new.npb"
    path.write_bytes(raw_part(GOOD, major=major, suite=suite))
    refused([path], tmp_path / "inbox", "升级")


@pytest.mark.parametrize(
    "other",
    [
        {"part": 0},
        {"part": 2},
        {"parts": 10_001, "part": 10_001},
        {"parts": 0},
        {"parts": True},
        {"offset": -1},
        {"offset": 1},
        {"length": 0},
        {"length": 2},
        {"total": 0},
        {"total": 2**31 + 2**26 + 1, "length": 1},
        {"bundle": "../../../../etc/passwd".ljust(32, "x")},
        {"bundle": "0" * 32 + "\n"},
        {"bundle": "A" * 32},
        {"sha256": "0" * 63},
        {"day": "2026-13-01"},
        {"day": 20261122},
        {"part": "1"},
        {"part": 1.0},
        {"part": 10**400},
        {"more": 1},
        {"day": None},
    ],
)
def test_a_header_out_of_bounds_is_refused(tmp_path, other):
    path = tmp_path / "odd.npb"
    path.write_bytes(raw_part(GOOD))
    assert part.look(path).header.part == 1
    path.write_bytes(raw_part(GOOD | other))
    refused([path], tmp_path / "inbox", "没有拷全")


def test_a_header_above_four_kib_is_refused(tmp_path):
    path = tmp_path / "long.npb"
    text = json.dumps(GOOD).encode()
    for padding, sound in ((4096 - len(text), True), (4097 - len(text), False)):
        padded = text + b" " * padding
        head = struct.pack(">4sBBH", b"NPB1", 1, 1, len(padded)) + padded
        whole = head + hashlib.sha256(padded).digest() + b"x"
        path.write_bytes(whole + hashlib.sha256(whole).digest())
        if sound:
            assert part.look(path).header.parts == 1
        else:
            refused([path], tmp_path / "inbox", "没有拷全")


def test_no_file_and_other_files_are_told(paths, tmp_path):
    refused([], tmp_path / "inbox", "没有选文件")
    sheet = tmp_path / "名册.xlsx"
    sheet.write_bytes(b"PK\3\4 and so on")
    refused([*paths, sheet], tmp_path / "inbox", "名册.xlsx”不是数据包")
    refused([tmp_path / "none.npb"], tmp_path / "inbox", "读不出来")
    refused([tmp_path], tmp_path / "inbox", "读不出来")


def test_a_pipe_does_not_keep_us_waiting(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders here")
    os.mkfifo(tmp_path / "pipe.npb")
    refused([tmp_path / "pipe.npb"], tmp_path / "inbox", "读不出来")


def test_parts_of_another_bundle_are_told_apart(paths, tmp_path):
    others = bundles.write(tmp_path / "out", slice_bytes=1200)
    refused([*paths[:3], *others], tmp_path / "inbox", "不是同一个数据包")
    found, strangers = bundle.survey([*paths[:3], *others, tmp_path / "none.npb"])
    assert [one.missing for one in found] == [(4, 5, 6), ()]
    assert list(strangers) == [tmp_path / "none.npb"]
    assert found[1].paths == tuple(others)
    assert finish(bundle.assemble(found[1].paths, tmp_path / "inbox")).missing == ()


def test_a_good_copy_stands_in_for_a_damaged_one(paths, tmp_path):
    damaged = tmp_path / "damaged.npb"
    data = bytearray(paths[3].read_bytes())
    data[600] ^= 1
    damaged.write_bytes(data)
    assert bundles.gather([damaged, *paths], tmp_path / "inbox").exists()


def test_what_was_sound_stays_when_a_part_was_damaged(paths, tmp_path):
    whole = paths[3].read_bytes()
    paths[3].write_bytes(whole[:600] + bytes([whole[600] ^ 1]) + whole[601:])
    refused(paths, tmp_path / "inbox", "1-6|4-6")
    paths[3].write_bytes(whole)
    assert bundles.gather(paths[3:4], tmp_path / "inbox").exists()


@pytest.mark.parametrize("left", [0, 300])
def test_a_part_that_a_power_cut_left_empty_is_copied_again(paths, tmp_path, left):
    held = finish(bundle.assemble(paths[:2], tmp_path / "inbox"))
    kept = held.folder / "1.npb"
    kept.write_bytes(kept.read_bytes()[:left])
    assert not finish(bundle.assemble(paths, tmp_path / "inbox")).missing


def test_a_complete_bundle_may_come_again(paths, tmp_path):
    first = bundles.gather(paths, tmp_path / "inbox")
    kept = first.stat().st_mtime_ns
    assert bundles.gather(paths[:1], tmp_path / "inbox") == first
    assert first.stat().st_mtime_ns == kept
    assert [one.name for one in first.parent.iterdir()] == ["bundle.age"]


WHOLE = bytes(range(100))


@pytest.mark.parametrize(
    "slices",
    [
        [(0, WHOLE[:50]), (49, WHOLE[49:])],
        [(0, WHOLE[:50]), (51, WHOLE[51:])],
        [(0, WHOLE[:50]), (50, WHOLE[50:99])],
        [(1, WHOLE[1:50]), (50, WHOLE[50:])],
        [(0, WHOLE), (0, WHOLE)],
        [(0, WHOLE[:50]), (50, bytes(50))],
        [(50, WHOLE[50:]), (0, WHOLE[:50])],
        [(50, WHOLE[:50]), (0, WHOLE[50:])],
    ],
)
def test_slices_that_do_not_make_up_the_bundle_are_thrown_away(tmp_path, slices):
    paths = cut_by_hand(tmp_path / "out", slices, WHOLE)
    refused(paths, tmp_path / "inbox", "与原件不符")
    assert not list((tmp_path / "inbox").iterdir())
    sound = cut_by_hand(tmp_path / "out", [(0, WHOLE[:50]), (50, WHOLE[50:])], WHOLE)
    assert bundles.gather(sound, tmp_path / "inbox").read_bytes() == WHOLE


def test_ten_thousand_parts(tmp_path):
    whole = os.urandom(30_000)
    slices = [(at, whole[at : at + 3]) for at in range(0, 30_000, 3)]
    paths = cut_by_hand(tmp_path / "out", slices, whole)
    gathered = finish(bundle.assemble(paths[:-1], tmp_path / "inbox"))
    assert gathered.missing == (10_000,)
    assert bundles.gather(paths[-1:], tmp_path / "inbox").read_bytes() == whole


def test_more_than_ten_thousand_are_not_written():
    assert len(splitting.headers("0" * 32, bundles.DAY, 10_000, "0" * 64, 1)) == 10_000
    with pytest.raises(NotAllowed, match="10001 份"):
        splitting.headers("0" * 32, bundles.DAY, 10_001, "0" * 64, 1)


def test_the_presets_fit_their_mails():
    for preset, mail in (
        (SliceBytes.MAIL_10_MB, 10),
        (SliceBytes.MAIL_20_MB, 20),
        (SliceBytes.MAIL_25_MB, 25),
        (SliceBytes.MAIL_50_MB, 50),
    ):
        assert 0.9 * mail < (preset + 4096 + 72) * 1.368 / 1e6 < mail
    assert SliceBytes.ONE_FILE + 4096 + 72 < 2**32 - 1
    assert [int(one) for one in SliceBytes][:4] == [7_000_000, 14_500_000, 18_000_000, 36_000_000]


def test_no_room_in_the_inbox_is_told_before_anything_is_copied(paths, tmp_path):
    total = part.look(paths[0]).header.total
    with pytest.raises(BundleRefused, match="放不下"):
        finish(bundle.assemble(paths, tmp_path / "inbox", 2 * total - 1))
    assert not (tmp_path / "inbox").exists()
    assert finish(bundle.assemble(paths, tmp_path / "inbox", 2 * total)).ciphertext


def test_a_stick_that_is_pulled_while_copying_goes_on_later(paths, tmp_path):
    job = bundle.assemble(paths, tmp_path / "inbox")
    steps = [next(job) for _ in range(4)]
    assert [step.done for step in steps] == [0, 1, 2, 3]
    aside = tmp_path / "pulled"
    shutil.move(tmp_path / "out", aside)
    with pytest.raises(BundleRefused, match="读不出来"):
        finish(job)
    rest = finish(bundle.assemble([aside / paths[5].name], tmp_path / "inbox"))
    assert rest.missing == (4, 5)
    shutil.move(aside, tmp_path / "out")
    assert bundles.gather(paths, tmp_path / "inbox").exists()


def test_a_stick_that_is_changed_while_copying_brings_in_nothing_else(paths, tmp_path):
    others = bundles.write(tmp_path / "out", Cargo(blobs=[os.urandom(5300)]), slice_bytes=1200)
    job = bundle.assemble(paths, tmp_path / "inbox")
    assert next(job).done == 0
    shutil.copy(others[0], paths[0])
    with pytest.raises(BundleRefused, match="读不出来"):
        finish(job)
    rest = finish(bundle.assemble(paths[1:], tmp_path / "inbox"))
    assert rest.missing == (1,)


def full(monkeypatch, at: int):
    """The disk is full at the n-th sync."""
    calls = iter(range(1, 1000))
    real = os.fsync

    def fsync(handle):
        if next(calls) == at:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_full_own_disk_keeps_what_was_verified(paths, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        full(patch, 1)
        refused(paths, tmp_path / "inbox", "放不下")
    assert bundles.gather(paths, tmp_path / "inbox").exists()


@pytest.mark.parametrize("at", [1, 3, 6, 7])
def test_a_full_stick_is_left_as_it_was(tmp_path, monkeypatch, at):
    cargo = Cargo(blobs=[os.urandom(6000)])
    out = tmp_path / "out"
    out.mkdir()
    (out / "别的文件.txt").write_text("x")
    full(monkeypatch, at)
    with pytest.raises(StoreDamaged, match="写满"):
        bundles.write(out, cargo, slice_bytes=1200)
    assert [path.name for path in out.iterdir()] == ["别的文件.txt"]


def test_a_stick_that_gives_back_something_else_is_told(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    plan = bundle.Plan(bundles.ends(), bundles.says(), Cargo(), bundles.DAY)
    job = bundle.write(out, tmp_path / "spill", plan)
    assert "读回" in (step.stage for step in job)  # stops at the first such step
    (path,) = out.iterdir()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(StoreDamaged, match="读回来不一样"):
        finish(job)
    assert not list(out.iterdir())


def test_a_stick_that_is_not_there_is_told(tmp_path):
    plan = bundle.Plan(bundles.ends(), bundles.says(), Cargo(), bundles.DAY)
    with pytest.raises(StoreDamaged, match="断开"):
        finish(bundle.write(tmp_path / "none", tmp_path / "spill", plan))


def test_the_stick_shows_no_person_and_no_paper(tmp_path):
    cargo = Cargo(commits=[bundles.sealed(93, "马小燕 13700001234")], certs=["示例镇 张三"])
    paths = bundles.write(tmp_path / "out", cargo, slice_bytes=700)
    seen = b"".join(path.name.encode() + path.read_bytes() for path in paths)
    assert not [
        word
        for word in ("马小燕", "13700001234", "张三", bundles.TOWN, bundles.machine("town").inc)
        if word.encode() in seen
    ]
    allowed = {"bundle", "day", "length", "offset", "part", "parts", "sha256", "total"}
    assert set(PartHeader.model_fields) == allowed
    assert all(
        one.header.offset < two.header.offset for one, two in pairwise(map(part.look, paths))
    )
