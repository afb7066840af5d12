"""Bundles that no honest office writes, or that went astray: each has its own sentence."""

import hashlib
import json
import os
import struct
import tracemalloc

import pyrage
import pytest
import zstandard

from npcdesk.errors import BundleRefused, TrustRefused
from npcdesk.sync.bundle import Cargo, limits
from tests.sync import bundles
from tests.sync.bundles import forged, line, manifest, plaintext

UNSOUND = "不合规定"


def refused(path, words, **other):
    with pytest.raises(BundleRefused, match=words) as caught:
        bundles.open_file(path, **other)
    assert type(caught.value) is BundleRefused
    assert not list((path.parent / "into").iterdir())
    assert not bundles.open_files(path.parent / "into")


def said_is_refused(folder, said, stored=(), words=UNSOUND):
    refused(forged(folder, plaintext(said, stored)), words)


def is_opened(folder, said, stored=()):
    with bundles.open_file(forged(folder, plaintext(said, stored))) as opened:
        return list(opened.commits())


@pytest.fixture
def ciphertext(tmp_path):
    cargo = Cargo(commits=[bundles.sealed(1), bundles.sealed(2)], certs=["{}"], blobs=[b"x" * 999])
    return bundles.gather(bundles.write(tmp_path / "out", cargo), tmp_path / "inbox")


def test_the_forge_makes_what_opens(tmp_path):
    raw = b"\0\0\0\2" + bytes(64) + b"{}"
    (commit,) = is_opened(tmp_path, manifest(line("commits", raw)), [raw])
    assert commit.body == b"{}"


# Who it is for, and who it is from.


def test_another_units_key_does_not_open_it(ciphertext):
    refused(ciphertext, "不是发给本单位的", who="stranger")


def test_a_carrier_cannot_address_it_anew(ciphertext, tmp_path):
    """The county decrypts what it got and encrypts it to another unit, in the township's name."""
    key = pyrage.x25519.Identity.from_str(bundles.identity("county"))
    plain = pyrage.decrypt(ciphertext.read_bytes(), [key])
    again = forged(tmp_path / "again", plain, to="stranger")
    refused(again, "写明发给 330102，不是本单位", who="stranger", unit="330103")
    renamed = plain.replace(b'"to_unit":"330102"', b'"to_unit":"330103"')
    assert renamed != plain
    again = forged(tmp_path / "again", renamed, to="stranger")
    refused(again, "不是 330102003 发出的原件", who="stranger", unit="330103")


def test_a_sender_that_nobody_knows_is_refused(ciphertext):
    refused(ciphertext, "先与对方配对", sign_key_of=lambda *_: None)


def test_a_signature_by_another_is_refused(tmp_path, ciphertext):
    refused(forged(tmp_path, plaintext(manifest(), by="stranger")), "发出的原件")
    key = bytes.fromhex(bundles.machine("stranger").sign_pk)
    refused(ciphertext, "发出的原件", sign_key_of=lambda *_: key)


def test_the_senders_key_may_come_along(tmp_path):
    raw = json.dumps([bundles.machine("town").sign_pk]).encode()
    asked = []

    def sign_key_of(inc, papers):
        asked.append((inc, papers))
        return bytes.fromhex(papers.certs[0])

    path = forged(tmp_path, plaintext(manifest(line("certs", raw)), [raw]))
    bundles.open_file(path, sign_key_of=sign_key_of).close()
    assert [inc for inc, _ in asked] == [bundles.machine("town").inc]


def test_nothing_is_given_out_of_what_the_trust_refuses(ciphertext):
    def refuse(inc, papers):
        raise TrustRefused("名册里这台电脑已经停用。")

    with pytest.raises(TrustRefused):
        bundles.open_file(ciphertext, sign_key_of=refuse)
    assert not list((ciphertext.parent / "into").iterdir())


def test_export_without_a_usable_key_is_refused(tmp_path):
    for recipients in ([], ["age1qqqq"], ["nonsense"]):
        ends = bundles.ends()
        broken = type(ends)(
            ends.own, ends.from_unit, ends.from_name, ends.to_unit, ends.to_name, recipients
        )
        with pytest.raises(TrustRefused, match="配对"):
            bundles.write(tmp_path / "out", ends=broken)
    assert not list((tmp_path / "out").iterdir())


# The age file.


@pytest.mark.parametrize("at", [0, 10, 30, 90, 190, -1, -20, -400, "cut", "cut header", "longer"])
def test_an_altered_ciphertext_is_refused(ciphertext, at):
    data = ciphertext.read_bytes()
    if at == "longer":
        data += b"x"
    elif at == "cut":
        data = data[:-100]
    elif at == "cut header":
        data = data[:120]
    else:
        data = bytearray(data)
        data[at] ^= 1
    ciphertext.write_bytes(data)
    refused(ciphertext, "已经损坏或被改动|不是发给本单位的")


def test_a_cut_at_the_border_of_blocks_is_seen(tmp_path):
    """The age file's last block is marked as the last: whole blocks cannot fall off its end."""
    content = os.urandom(64 * 1024 * 3)
    (path,) = bundles.write(tmp_path / "out", Cargo(blobs=[content]))
    ciphertext = bundles.gather([path], tmp_path / "inbox")
    data = ciphertext.read_bytes()
    start = data.index(b"\n--- ") + 5 + 43 + 1 + 16
    assert start + 2 * (65536 + 16) < len(data)
    ciphertext.write_bytes(data[: start + 2 * (65536 + 16)])
    refused(ciphertext, "已经损坏或被改动")


def test_an_endless_age_header_is_cut_off_at_once(tmp_path):
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    path = tmp_path / "long.age"
    path.write_bytes(b"age-encryption.org/v1\n" + stanza * 100_000 + b"--- " + b"A" * 43 + b"\n")
    refused(path, "已经损坏或被改动")


def test_a_file_for_a_passphrase_is_refused_without_the_work(tmp_path):
    path = tmp_path / "pass.age"
    path.write_bytes(pyrage.passphrase.encrypt(plaintext(manifest()), "x"))
    refused(path, "不是发给本单位的")


def test_the_writer_keeps_to_the_limit_of_the_age_header(tmp_path):
    ends = bundles.ends()
    many = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(63)]
    full = type(ends)(
        ends.own, ends.from_unit, ends.from_name, ends.to_unit, "x", [*many, *ends.recipients]
    )
    (path,) = bundles.write(tmp_path / "out", ends=full)
    bundles.open_file(bundles.gather([path], tmp_path / "inbox")).close()


# The manifest.


@pytest.mark.parametrize(
    "other",
    [
        {"fmt": [0, 9]},
        {"fmt": [1]},
        {"fmt": [1, 0, 0]},
        {"fmt": ["1", 0]},
        {"fmt": [1.0, 0]},
        {"fmt": [1, -1]},
        {"fmt": None},
        {"more": 1},
        {"bundle": "../" * 8},
        {"from": "0" * 31},
        {"from_unit": "1"},
        {"to_unit": ["330102"]},
        {"from_unit": "330102\n"},
        {"from_unit": "３３０１０２"},
        {"hlc": -1},
        {"hlc": 2**63},
        {"hlc": True},
        {"hlc": 1e3},
        {"app": ""},
        {"app": "1" * 65},
        {"app": "1.0\u202e"},
        {"schema": 0},
        {"min_reader": 1_000_001},
        {"receipt": 0},
        {"receipt": None},
        {"vector": []},
        {"vector": {"X:33": []}},
        {"vector": {"T:330102003>": []}},
        {"vector": {"T:33": [["0" * 32, 0, "0" * 64]]}},
        {"vector": {"T:33": [["0" * 32, 2**40 + 1, "0" * 64]]}},
        {"vector": {"T:33": [["0" * 32, 1]]}},
        {"vector": {"T:33": [["0" * 32, 1, "0" * 64]] * 2}},
        {"vector": {"T:33": [[f"{n:032x}", 1, "0" * 64] for n in range(1001)]}},
        {"vector": {f"T:{n:06}": [] for n in range(1001)}},
        {"digest": {"T:33": "0" * 63}},
        {"digest": {f"T:{n:06}": "0" * 64 for n in range(1001)}},
        {"roster_version": -1},
        {"roster_version": 2**53},
        {"blobs_held": ["0" * 64] * 2},
        {"blobs_held": [f"{n:064x}" for n in range(6001)]},
        {"blobs_held": ["../../x"]},
        {"chunks": {}},
        {"chunks": [[]]},
    ],
)
def test_a_manifest_out_of_bounds_is_refused(tmp_path, other):
    assert is_opened(tmp_path, manifest()) == []
    said_is_refused(tmp_path, manifest(**other))


def test_a_key_that_is_missing_is_refused(tmp_path):
    for key in manifest():
        said = manifest()
        del said[key]
        said_is_refused(tmp_path, said)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 1_000_000,
        b'{"fmt":' * 140_000,
        b"9" * 1_000_000,
        b'{"fmt":[1,0],"fmt":NaN}',
        b'{"fmt":[1,0],"bundle":"\\ud800"}',
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path, said):
    said_is_refused(tmp_path, said)


def test_the_largest_manifest_is_read_and_one_byte_more_is_not(tmp_path):
    said = json.dumps(manifest()).encode()
    is_opened(tmp_path, said.ljust(1024 * 1024))
    said_is_refused(tmp_path, said.ljust(1024 * 1024 + 1))


def test_a_newer_major_asks_for_the_upgrade(tmp_path):
    said_is_refused(tmp_path, {"fmt": [2, 0], "whatever": "else"}, words="请升级")


def test_a_newer_minor_is_read_as_far_as_it_is_known(tmp_path):
    raw, new = b"\0\0\0\2" + bytes(64) + b"{}", b"what comes later"
    lines = [
        line("commits", raw) | {"later": 1},
        line("snapshot", new, 10, "brotli") | {"later": [1]},
        line("commits", raw),
    ]
    said = manifest(*lines, fmt=[1, 7], later={"a": [1]})
    assert len(is_opened(tmp_path, said, [raw, new, raw])) == 2
    said_is_refused(tmp_path, said, [raw, new[::-1], raw], words="对不上")
    said_is_refused(tmp_path, said | {"hlc": -1}, [raw, new, raw])
    said_is_refused(tmp_path, said | {"fmt": [1, 0]}, [raw, new, raw])
    lines[0].pop("later")
    lines[1].pop("later")
    said_is_refused(tmp_path, manifest(*lines), [raw, new, raw])


@pytest.mark.parametrize("plain", [b"", b"NPC1", b"NPC2" + bytes(200), b"NPC1\xff\xff\xff\xff{}"])
def test_a_plaintext_that_is_none_is_refused(tmp_path, plain):
    refused(forged(tmp_path, plain), UNSOUND)


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
    rosters = [line("roster", b"{}")] * 64
    assert is_opened(tmp_path, manifest(*rosters), [b"{}"] * 64) == []
    said_is_refused(tmp_path, manifest(*rosters, rosters[0]), [b"{}"] * 65)
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
