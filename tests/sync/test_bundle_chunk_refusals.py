"""Bundles whose chunks are not what the manifest says, or pack more than they may."""

import hashlib
import json
import os
import struct
import tracemalloc

import pytest
import zstandard

from npcdesk.sync.bundle import limits
from tests.sync import bundles
from tests.sync.bundles import (
    UNSOUND,
    forged,
    is_opened,
    line,
    manifest,
    plaintext,
    refused,
    said_is_refused,
)

# Chunks.


def test_chunks_fill_the_file_to_the_byte(tmp_path):
    raw = b"\0\0\0\2" + bytes(64) + b"{}"
    for stored in ([raw, b"x"], [raw[:-1]], []):
        said_is_refused(tmp_path, manifest(line("commits", raw)), stored)


def test_a_chunk_that_was_swapped_is_refused(tmp_path):
    one, two = (b"\0\0\0\1" + bytes(64) + bytes([at]) for at in b"12")
    said_is_refused(
        tmp_path, manifest(line("commits", one), line("commits", two)), [two, one], words="对不上"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "snapshot"},
        {"kind": "blob"},
        {"kind": "blob:../../../etc/passwd"},
        {"kind": "blob:" + "A" * 64},
        {"kind": "commits\n"},
        {"kind": ""},
        {"codec": "brotli"},
        {"codec": "zstd "},
        {"length": 0},
        {"length": -1},
        {"raw_length": 0},
        {"raw_length": 71},
        {"raw_length": 2**70},
        {"raw_length": 8 * 1024 * 1024 + 1, "codec": "zstd"},
        {"raw_length": 70 * 200 + 1, "codec": "zstd"},
        {"sha256": ""},
        {"more": 1},
    ],
)
def test_a_line_of_the_table_out_of_bounds_is_refused(tmp_path, other):
    raw = b"\0\0\0\2" + bytes(64) + b"{}"
    assert len(raw) == 70
    said_is_refused(tmp_path, manifest(line("commits", raw) | other), [raw])


@pytest.mark.parametrize(
    "raw",
    [
        b"\0",
        bytes(68),
        b"\0\0\0\0" + bytes(64) + b"x",
        b"\0\0\0\3" + bytes(64) + b"{}",
        b"\0\0\0\1" + bytes(64) + b"{}",
        b"\xff\xff\xff\xff" + bytes(64) + b"{}",
        b"\0\0\0\2" + bytes(64) + b"{}" + b"\0\0\0\2" + bytes(63),
        struct.pack(">I", 4 * 1024 * 1024 + 1) + bytes(64) + bytes(4 * 1024 * 1024 + 1),
    ],
)
def test_commits_that_do_not_fill_their_chunk_are_refused(tmp_path, raw):
    said_is_refused(tmp_path, manifest(line("commits", raw)), [raw])


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b"[]",
        b"[1]",
        b'["x",null]',
        b'[""]',
        b'["\\ud800"]',
        b"[" * 100_000,
        json.dumps(["x" * 8193]).encode(),
        json.dumps(["x"] * 1001).encode(),
    ],
)
def test_certificates_that_are_no_texts_are_refused(tmp_path, raw):
    said_is_refused(tmp_path, manifest(line("certs", raw)), [raw])


@pytest.mark.parametrize("raw", [b"\xff", b"x" * (1024 * 1024 + 1)])
def test_a_roster_that_is_no_text_is_refused(tmp_path, raw):
    said_is_refused(tmp_path, manifest(line("roster", raw)), [raw])


def test_counts_of_chunks_have_their_limits(tmp_path):
    certs, raw = b'["x"]', b"\0\0\0\2" + bytes(64) + b"{}"
    said_is_refused(tmp_path, manifest(line("certs", certs), line("certs", certs)), [certs, certs])
    rosters = [line("roster", b"{}")] * 1000
    assert is_opened(tmp_path, manifest(*rosters), [b"{}"] * 1000) == []
    said_is_refused(tmp_path, manifest(*rosters, rosters[0]), [b"{}"] * 1001)
    long = b"x" * 1024 * 1024
    heavy = [line("roster", long)] * 64
    assert is_opened(tmp_path, manifest(*heavy), [long] * 64) == []
    said_is_refused(tmp_path, manifest(*heavy, rosters[0]), [*[long] * 64, b"{}"])
    many = [line("commits", raw)] * 2000
    assert len(is_opened(tmp_path, manifest(*many), [raw] * 2000)) == 2000
    said_is_refused(tmp_path, manifest(*many, many[0]), [raw] * 2001)


def test_a_receipt_carries_nothing(tmp_path):
    raw, blob = b"\0\0\0\2" + bytes(64) + b"{}", b"scan"
    kind = "blob:" + hashlib.sha256(blob).hexdigest()
    said_is_refused(tmp_path, manifest(line("commits", raw), receipt=True), [raw])
    said_is_refused(tmp_path, manifest(line(kind, blob), receipt=True), [blob])
    assert is_opened(tmp_path, manifest(line("roster", b"{}"), receipt=True), [b"{}"]) == []


def test_an_attachment_is_what_its_name_says(tmp_path):
    blob = os.urandom(3000)
    kind = "blob:" + hashlib.sha256(blob).hexdigest()
    halves = [blob[:1000], blob[1000:]]
    is_opened(tmp_path, manifest(*(line(kind, half) for half in halves)), halves)
    said_is_refused(
        tmp_path, manifest(*(line(kind, half) for half in halves[::-1])), halves[::-1], "附件"
    )
    said_is_refused(tmp_path, manifest(line(kind, blob[1:])), [blob[1:]], "附件")
    other = "blob:" + hashlib.sha256(b"x").hexdigest()
    torn = [line(kind, halves[0]), line(other, b"x"), line(kind, halves[1])]
    said_is_refused(tmp_path, manifest(*torn), [halves[0], b"x", halves[1]])


def test_an_attachment_above_50_mib_is_refused(tmp_path):
    chunks = [os.urandom(8 * 1024 * 1024)] * 6 + [os.urandom(2 * 1024 * 1024 + 1)]
    kind = "blob:" + hashlib.sha256(b"".join(chunks)).hexdigest()
    said_is_refused(tmp_path, manifest(*(line(kind, one) for one in chunks)), chunks, "附件")


def test_the_whole_has_its_limit_and_the_readers_room(tmp_path):
    raw = b"\0\0\0\2" + bytes(64) + b"{}"
    path = forged(
        tmp_path, plaintext(manifest(line("commits", raw), line("commits", raw)), [raw] * 2)
    )
    refused(path, "放不下", room=139)
    bundles.open_file(path, room=140).close()
    stored = b"x" * 50_000
    claims = line("snapshot", stored, limits.CHUNK_RAW, "zstd")
    many = manifest(*[claims] * 256, fmt=[1, 1])
    assert is_opened(tmp_path, many, [stored] * 256) == []
    said_is_refused(tmp_path, manifest(*[claims] * 257, fmt=[1, 1]), [stored] * 257)


# Compression.


def zstd(raw: bytes, **other) -> bytes:
    return zstandard.ZstdCompressor(**({"level": 3, "write_checksum": True} | other)).compress(raw)


RAW = b"\0\0\4\0" + bytes(64) + os.urandom(400) + bytes(624)


@pytest.mark.parametrize(
    ("stored", "raw_length"),
    [
        (zstd(RAW), len(RAW) + 1),
        (zstd(RAW), len(RAW) - 1),
        (zstd(RAW, write_checksum=False), len(RAW)),
        (zstd(RAW, write_content_size=False), len(RAW)),
        (zstd(RAW) + b"x", len(RAW)),
        (zstd(RAW)[:-1], len(RAW)),
        (zstd(RAW)[:-1] + b"x", len(RAW)),
        (zstd(RAW) * 2, len(RAW)),
        (zstd(RAW) + b"\x50\x2a\x4d\x18\0\0\0\0", len(RAW)),
        (b"\x50\x2a\x4d\x18\x08\0\0\0" + bytes(8), 16),
        (b"not zstd at all", 30),
        (zstd(RAW, dict_data=zstandard.ZstdCompressionDict(RAW * 9)), len(RAW)),
    ],
    ids=range(12),  # the frames differ from one process to the next, and so would their names
)
def test_a_frame_that_is_not_as_told_is_refused(tmp_path, stored, raw_length):
    assert len(
        is_opened(tmp_path, manifest(line("commits", zstd(RAW), len(RAW), "zstd")), [zstd(RAW)])
    )
    said_is_refused(tmp_path, manifest(line("commits", stored, raw_length, "zstd")), [stored])


def bomb(claims: int) -> bytes:
    """A frame of 15 KB that unpacks to 500 MB, and says in its header that it is shorter."""
    packer = zstandard.ZstdCompressor(level=3, write_checksum=True).compressobj()
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(500)) + packer.flush()
    # magic, descriptor (checksum, 4 bytes of content size, a window), window of 8 MiB, size
    at = zstandard.frame_header_size(packed)
    return packed[:4] + b"\x84\x68" + struct.pack("<I", claims) + packed[at:]


@pytest.mark.parametrize("told", [8 * 2**20, 3_000_000])
@pytest.mark.parametrize("claims", [500 * 2**20, 8 * 2**20, 3_000_000])
def test_a_bomb_is_cut_off_in_little_memory(tmp_path, claims, told):
    """`claims` is what the frame says of its length, `told` what the manifest does."""
    stored = bomb(claims)
    assert len(stored) < 20_000
    assert zstandard.get_frame_parameters(stored).content_size == claims
    said = manifest(line("commits", stored, told, "zstd"))
    path = forged(tmp_path, plaintext(said, [stored]))
    tracemalloc.start()
    try:
        refused(path, UNSOUND)
        assert tracemalloc.get_traced_memory()[1] < 12 * 2**20
    finally:
        tracemalloc.stop()


def test_what_packs_too_well_is_taken_for_a_trap(tmp_path):
    """Sound in all else: an attachment of zeros, at a ratio just within and just beyond."""

    def packed(size: int) -> tuple[dict, bytes]:
        raw = os.urandom(2000) + bytes(size)
        stored = zstd(raw)
        kind = "blob:" + hashlib.sha256(raw).hexdigest()
        return line(kind, stored, len(raw), "zstd"), stored

    within, stored = packed(300_000)
    assert within["raw_length"] < limits.RATIO * len(stored)
    assert is_opened(tmp_path, manifest(within), [stored]) == []
    beyond, stored = packed(600_000)
    assert beyond["raw_length"] > limits.RATIO * len(stored)
    said_is_refused(tmp_path, manifest(beyond), [stored])
