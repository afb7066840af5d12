"""Bundles that no honest office writes, or that went astray: each has its own sentence."""

import json
import os

import pyrage
import pytest

from npcdesk.errors import TrustRefused
from npcdesk.sync.bundle import Cargo
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
