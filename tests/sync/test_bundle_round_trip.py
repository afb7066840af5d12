"""What is written is read again, whatever it is and however it is cut."""

import itertools
import os
import subprocess
import sys
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.job import Step, finish
from npcdesk.sync import bundle
from npcdesk.sync.bundle import Cargo, Papers, Plan
from npcdesk.sync.commits import Sealed
from tests.sync import bundles

MIB = 1024 * 1024
in_temp = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
count = itertools.count()
seeds = st.integers(0, 2**32)  # the number of parts is age's to say: it varies from run to run

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
sealed = st.builds(
    Sealed,
    st.binary(min_size=1, max_size=3000),
    st.binary(min_size=64, max_size=64),
)
cargoes = st.builds(
    Cargo,
    certs=st.lists(texts, max_size=4).map(tuple),
    rosters=st.lists(texts, max_size=3).map(tuple),
    commits=st.lists(sealed, max_size=20).map(tuple),
    blobs=st.lists(st.binary(min_size=1, max_size=5000), max_size=4, unique=True).map(tuple),
)


@in_temp
@given(cargoes, st.integers(150, 20_000), seeds)
def test_a_bundle_comes_out_as_it_went_in(tmp_path, cargo, slice_bytes, seed):
    random = Random(seed)
    here = tmp_path / str(next(count))
    paths = bundles.write(here / "out", cargo, slice_bytes=slice_bytes)
    assert all(path.stat().st_size <= slice_bytes + 4096 + 72 for path in paths)
    carried = paths + random.choices(paths, k=2)
    random.shuffle(carried)

    with bundles.open_file(bundles.gather(carried, here / "inbox")) as opened:
        assert opened.papers == Papers(cargo.certs, cargo.rosters)
        assert tuple(opened.commits()) == cargo.commits
        assert tuple(opened.blobs()) == cargo.blobs
        assert opened.manifest.from_inc == bundles.machine("town").inc


@in_temp
@given(st.integers(2, 12), seeds)
def test_any_subset_tells_what_is_missing_and_the_rest_completes_it(tmp_path, wanted, seed):
    here = tmp_path / str(next(count))
    cargo = Cargo(blobs=[os.urandom(wanted * 1000)])
    paths = bundles.write(here / "out", cargo, slice_bytes=1000 + 2000 // wanted)
    random = Random(seed)
    first = random.sample(paths, random.randint(1, len(paths)))
    missing = tuple(n for n, path in enumerate(paths, 1) if path not in first)

    (found,), others = bundle.survey(first)
    assert (found.missing, found.parts, others) == (missing, len(paths), {})
    gathered = finish(bundle.assemble(first, here / "inbox"))
    assert gathered.missing == missing
    assert (gathered.ciphertext is None) == bool(missing)
    if missing:
        rest = [paths[n - 1] for n in missing]
        gathered = finish(bundle.assemble(rest, here / "inbox"))
    with bundles.open_file(gathered.ciphertext) as opened:
        assert len(list(opened.blobs())) == 1
    bundle.discard(gathered)
    assert not list((here / "inbox").iterdir())


def test_every_machine_of_the_receiver_and_its_recovery_key_open_it(tmp_path):
    ends = bundles.ends("county", "county2", "recovery")
    (path,) = bundles.write(tmp_path / "out", Cargo(commits=[bundles.sealed(1)]), ends=ends)
    ciphertext = bundles.gather([path], tmp_path / "inbox")
    for who in ("county", "county2", "recovery"):
        with bundles.open_file(ciphertext, who) as opened:
            assert list(opened.commits()) == [bundles.sealed(1)]


def test_an_attachment_above_a_chunk_is_cut_and_joined(tmp_path):
    content = os.urandom(50 * MIB)
    (path,) = bundles.write(tmp_path / "out", Cargo(blobs=[content, content]))
    with bundles.open_file(bundles.gather([path], tmp_path / "inbox")) as opened:
        assert len(opened.manifest.chunks) == 7
        assert list(opened.blobs()) == [content]


def test_chunks_of_commits_are_full_and_none_is_cut(tmp_path):
    commits = [Sealed(os.urandom(4 * MIB - n), bytes(64)) for n in range(5)]
    (path,) = bundles.write(tmp_path / "out", Cargo(commits=commits))
    with bundles.open_file(bundles.gather([path], tmp_path / "inbox")) as opened:
        assert all(chunk.raw_length <= 8 * MIB for chunk in opened.manifest.chunks)
        assert list(opened.commits()) == commits


def test_a_blank_scan_is_no_trap(tmp_path):
    content = bytes(20 * MIB)
    (path,) = bundles.write(tmp_path / "out", Cargo(blobs=[content]))
    with bundles.open_file(bundles.gather([path], tmp_path / "inbox")) as opened:
        assert list(opened.blobs()) == [content]


def test_a_receipt_is_small(tmp_path):
    (path,) = bundles.write(tmp_path / "out", says=bundles.says(receipt=True))
    assert path.stat().st_size < 2500
    with bundles.open_file(bundles.gather([path], tmp_path / "inbox")) as opened:
        assert opened.manifest.receipt


def test_an_ordinary_month_of_a_township_is_below_200_kb(tmp_path):
    """200 visits of 150 characters, 30 suggestions of 800: at random, so prose packs better."""
    random = Random(1)

    def month():
        for number, length in enumerate([150] * 200 + [800] * 30):
            words = "".join(chr(random.randrange(0x4E00, 0x5E00)) for _ in range(length))
            ids = random.randbytes(64).hex()
            yield bundles.sealed(number, ids + words)

    (path,) = bundles.write(tmp_path / "out", Cargo(commits=month()))
    assert path.stat().st_size < 200_000


def test_each_step_is_told_and_stopping_leaves_nothing(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    plan = Plan(
        bundles.ends(), bundles.says(), Cargo(blobs=[os.urandom(9000)]), bundles.DAY, 1, 1000
    )
    stages = [step.stage for step in bundle.write(out, tmp_path / "spill", plan)]
    assert list(dict.fromkeys(stages)) == ["整理", "加密", "写出", "读回"]
    for path in out.iterdir():
        path.unlink()

    job = bundle.write(out, tmp_path / "spill", plan)
    for step in job:
        assert isinstance(step, Step)
        if step.stage == "写出" and step.done == 4:
            job.close()
    assert not list(out.iterdir())
    assert not list((tmp_path / "spill").iterdir())


def test_nothing_that_is_there_is_overwritten(tmp_path):
    out = tmp_path / "out"
    first = bundles.write(out, Cargo(commits=[bundles.sealed(1)]), slice_bytes=300)
    kept = {path: path.read_bytes() for path in first}
    second = bundles.write(out, number=1)
    assert second[0].name == "示例镇人大→示例县人大 20261122 第2号.npb"
    assert {path: path.read_bytes() for path in first} == kept
    assert len(list(out.iterdir())) == len(first) + 1


@pytest.mark.skipif(sys.platform != "linux", reason="nameless files are seen through /proc")
def test_neither_disk_shows_what_is_in_it(tmp_path):
    words = "马小燕的建议".encode()
    cargo = Cargo(commits=[Sealed(words * 50, bytes(64))], blobs=[words + os.urandom(MIB)])
    out = tmp_path / "out"
    out.mkdir()
    seen = []
    for step in bundle.write(
        out, tmp_path / "spill", Plan(bundles.ends(), bundles.says(), cargo, bundles.DAY)
    ):
        if step.stage in {"加密", "写出"}:
            seen += bundles.open_files(tmp_path / "spill")
    paths = list(out.iterdir())
    ciphertext = bundles.gather(paths, tmp_path / "inbox")
    with bundles.open_file(ciphertext) as opened:
        assert words in next(opened.commits()).body
        seen += bundles.open_files(ciphertext.parent / "into")
    assert len([one for one in seen if len(one) > MIB]) == 4
    assert not any(words in one for one in seen)
    assert not any(words in path.read_bytes() for path in [*paths, ciphertext])


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_memory_stays_flat(tmp_path):
    """64 MB through a few chunks of memory, in a process of its own."""
    script = """
import os, resource, sys
from pathlib import Path
from npcdesk.sync.bundle import Cargo
from tests.sync import bundles
here = Path(sys.argv[1])
bundles.write(here / "out")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
paths = bundles.write(here / "big", Cargo(blobs=(os.urandom(8 << 20) for _ in range(8))))
with bundles.open_file(bundles.gather(paths, here / "inbox")) as opened:
    for _ in opened.blobs():
        pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 56 * 1024
