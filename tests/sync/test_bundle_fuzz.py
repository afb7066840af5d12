"""Whatever a file says, only the one refusal comes out, soon, and nothing stays behind."""

import zstandard

from npcdesk.sync.bundle import limits
from tests.sync import fuzzing

SEED = 3


def test_only_the_refusal_escapes_a_few_thousand_mutants():
    with fuzzing.bench(SEED) as tried:
        for _ in tried.run(2100):
            pass
        left = {path.name: list(path.iterdir()) for path in tried.folder.iterdir() if path.is_dir()}
    assert tried.escaped == []
    assert all(ends["refused"] > 180 for ends in tried.ends.values()), tried.ends
    assert not any(ends["refused otherwise"] for ends in tried.ends.values())
    # A mutant that opens has gone all the way: the others are not refused at the first door.
    for kind in ("manifest, signed", "manifest's text, signed", "chunks, signed"):
        assert tried.ends[kind]["opened"] > 5, tried.ends
    assert tried.ends["plaintext's bytes"]["opened"] == 0
    assert tried.ends["age file's bytes"]["opened"] == 0
    assert len(tried.refusals) >= 9
    assert tried.slowest_s < 2
    assert (left["into"], left["inbox"]) == ([], [])


def test_no_frame_is_wider_than_a_chunk():
    """What an honest writer makes is within the window that a reader allows."""
    frame = zstandard.get_frame_parameters(zstandard.compress(bytes(limits.CHUNK_RAW), 3))
    assert frame.window_size <= limits.CHUNK_RAW
