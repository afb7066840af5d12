"""The file that only this process can read."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.errors import BundleRefused
from npcdesk.sync.bundle import scratch
from npcdesk.sync.bundle.scratch import Scratch
from tests.sync import bundles

BLOCK = scratch._BLOCK


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(0, 3 * BLOCK), max_size=4),
    st.lists(st.tuples(st.integers(0, 9 * BLOCK), st.integers(0, 3 * BLOCK)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_what_is_written_is_read_anywhere(tmp_path, sizes, places, random):
    pieces = [random.randbytes(size) for size in sizes]
    whole = b"".join(pieces)
    with Scratch(tmp_path, len(whole)) as file:
        for piece in pieces:
            assert file.write(piece) == len(piece)
        file.done()
        assert file.size == len(whole)
        for at, size in places:
            assert file.read(at, size) == whole[at : at + size]


def test_it_takes_no_more_than_it_may(tmp_path):
    with Scratch(tmp_path, 10) as file:
        file.write(bytes(10))
        with pytest.raises(BundleRefused, match="放不下"):
            file.write(b"x")


def test_what_the_disk_alters_is_not_given_out(tmp_path):
    with Scratch(tmp_path, BLOCK * 2) as file:
        file.write(bytes(BLOCK * 2))
        file.done()
        file._file.seek(BLOCK + 100)
        file._file.write(b"x")
        file._file.flush()
        assert file.read(0, BLOCK) == bytes(BLOCK)
        with pytest.raises(BundleRefused, match="读不回"):
            file.read(BLOCK, 1)


def test_blocks_cannot_be_swapped_and_nothing_has_a_name(tmp_path):
    with Scratch(tmp_path, BLOCK * 2) as file:
        file.write(b"a" * BLOCK + b"b" * BLOCK)
        file.done()
        if seen := bundles.open_files(tmp_path):  # Linux: elsewhere it has a name while it is open
            assert not list(tmp_path.iterdir())
            assert b"aaaa" not in seen[0]
        file._file.seek(0)
        sealed = file._file.read()
        file._file.seek(0)
        file._file.write(sealed[BLOCK + 16 :] + sealed[: BLOCK + 16])
        file._file.flush()
        with pytest.raises(BundleRefused):
            file.read(0, 1)
    assert not list(tmp_path.iterdir())
