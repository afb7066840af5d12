import json
import time

import keyring
import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backends import fail, null

from npcdesk import vault
from npcdesk.errors import KeyRefused, NotFound, StoreDamaged, StoreTooNew, Unclear
from npcdesk.vault import recovery
from npcdesk.vault.wrap import _hkdf, usual_cost
from tests.rings import BrokenRing, FileRing, LockedRing, LyingRing, PlaintextRing, WaitingRing

CHEAP = vault.Cost(memory_kib=64, passes=1, lanes=1)
WORDS = "春风又绿江南岸明月"


@pytest.fixture
def slots(tmp_path):
    return tmp_path / "office" / "keyslots.json"


@pytest.fixture
def made(slots):
    return vault.create(slots, WORDS, CHEAP)


@pytest.fixture
def use_ring(tmp_path):
    before = keyring.get_keyring()

    def use(kind):
        ring = kind(tmp_path / "ring.json") if issubclass(kind, FileRing) else kind()
        keyring.set_keyring(ring)
        return ring

    yield use
    keyring.set_keyring(before)


@pytest.fixture
def file_ring(use_ring):
    return use_ring(FileRing)


def test_passphrase_and_recovery_open_the_same_key(slots, made):
    assert len(made.key) == vault.KEY_BYTES
    assert vault.open_with_passphrase(slots, WORDS) == made.key
    assert vault.open_with_recovery(slots, made.recovery_code) == made.key
    assert vault.kinds(slots) == {"passphrase", "recovery"}


def test_neither_key_nor_passphrase_nor_code_is_in_the_file(slots, made):
    text = slots.read_text()
    assert made.key.hex() not in text
    assert WORDS not in json.loads(json.dumps(text))
    assert made.recovery_code not in text
    assert made.key.hex() not in repr(made)
    assert made.recovery_code not in repr(made)


def test_every_office_has_its_own_key(tmp_path):
    keys = {vault.create(tmp_path / name, None, CHEAP).key for name in "abc"}
    assert len(keys) == 3


def test_full_width_typing_opens_what_half_width_locked(slots):
    key = vault.create(slots, "Abc12345!", CHEAP).key
    wide = "".join(chr(ord(c) + 0xFEE0) for c in "Abc12345!")
    assert vault.open_with_passphrase(slots, wide) == key


def test_wrong_passphrase_does_not_claim_to_know_why(slots, made):
    with pytest.raises(KeyRefused, match="没有打开") as told:
        vault.open_with_passphrase(slots, WORDS + "x")
    assert "恢复码" in str(told.value)


def test_without_passphrase_the_code_is_asked_for(slots):
    made = vault.create(slots, None)
    assert vault.kinds(slots) == {"recovery"}
    with pytest.raises(KeyRefused, match="恢复码"):
        vault.open_with_passphrase(slots, WORDS)
    assert vault.open_with_recovery(slots, made.recovery_code) == made.key


@pytest.mark.parametrize("short", ["", "1234567", "  1234567  ", "一二三四五六七"])
def test_short_passphrase_makes_nothing(slots, short):
    with pytest.raises(KeyRefused, match="至少要8个字"):
        vault.create(slots, short, CHEAP)
    assert not slots.exists()


def test_slots_of_another_office_are_never_written_over(slots, made):
    before = slots.read_bytes()
    with pytest.raises(KeyRefused, match="已经有"):
        vault.create(slots, WORDS, CHEAP)
    assert slots.read_bytes() == before


def test_new_passphrase_replaces_the_old(slots, made):
    vault.set_passphrase(slots, made.key, "另一句够长的密码", CHEAP)
    assert vault.open_with_passphrase(slots, "另一句够长的密码") == made.key
    with pytest.raises(KeyRefused):
        vault.open_with_passphrase(slots, WORDS)
    assert vault.open_with_recovery(slots, made.recovery_code) == made.key


def test_new_recovery_code_replaces_the_old(slots, made):
    code = vault.new_recovery(slots, made.key)
    assert vault.open_with_recovery(slots, code) == made.key
    with pytest.raises(KeyRefused, match="旧码"):
        vault.open_with_recovery(slots, made.recovery_code)


def test_a_foreign_key_is_not_locked_into_the_slots(slots, made):
    before = slots.read_bytes()
    for change in (
        lambda: vault.set_passphrase(slots, bytes(32), WORDS, CHEAP),
        lambda: vault.new_recovery(slots, bytes(32)),
        lambda: vault.remember(slots, bytes(32)),
    ):
        with pytest.raises(KeyRefused, match="不是一套"):
            change()
    assert slots.read_bytes() == before


@given(st.binary(min_size=16, max_size=16), st.sampled_from(["lower", "wide", "spaces", "misread"]))
def test_code_is_read_however_it_is_typed(secret, manner):
    code = recovery.written(secret)
    assert [len(group) for group in code.split("-")] == [4] * 8
    typed = {
        "lower": code.lower(),
        "wide": "".join(chr(ord(c) + 0xFEE0) for c in code),
        "spaces": "　" + code.replace("-", "  ") + "\n",
        "misread": code.replace("0", "O").replace("1", "I").replace("V", "U"),
    }[manner]
    assert recovery.read(typed) == secret
    assert recovery.read(code.replace("1", "l").replace("0", "o")) == secret


@given(st.binary(min_size=16, max_size=16), st.integers(0, 31), st.sampled_from(recovery.ALPHABET))
def test_one_wrong_character_is_noticed(secret, at, other):
    typed = list(recovery.written(secret).replace("-", ""))
    if typed[at] == other:
        return
    typed[at] = other
    with pytest.raises(KeyRefused, match="抄得不对"):
        recovery.read("".join(typed))


def test_unfinished_and_strange_codes_are_told_apart(made):
    with pytest.raises(KeyRefused, match="现在是31个"):
        recovery.read(made.recovery_code[:-1])
    with pytest.raises(KeyRefused, match="“甲”"):
        recovery.read("甲" + made.recovery_code[1:])


def test_code_of_another_office_opens_nothing(tmp_path, slots, made):
    other = vault.create(tmp_path / "other.json", None)
    with pytest.raises(KeyRefused, match="别的单位"):
        vault.open_with_recovery(slots, other.recovery_code)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_is_refused_in_words_or_opens_the_true_key(slots, data):
    if not slots.exists():
        test_damage_is_refused_in_words_or_opens_the_true_key.made = vault.create(
            slots, WORDS, CHEAP
        )
    made = test_damage_is_refused_in_words_or_opens_the_true_key.made
    whole = slots.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = slots.with_name("damaged.json")
    damaged.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    said = []
    for opened in (
        lambda: vault.open_with_recovery(damaged, made.recovery_code),
        lambda: vault.open_with_passphrase(damaged, WORDS),
    ):
        try:
            assert opened() == made.key
        except (KeyRefused, StoreTooNew) as told:
            said.append(str(told))
    assert all(words.endswith("。") for words in said)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", "[" * 60_000, '{"format": 1}', "\x00\xff"]
)
def test_what_is_no_slots_file_is_refused(slots, text):
    slots.parent.mkdir()
    slots.write_text(text, encoding="utf-8")
    with pytest.raises(KeyRefused, match="已损坏"):
        vault.kinds(slots)


def test_a_price_set_to_choke_the_computer_is_refused(slots, made):
    found = json.loads(slots.read_text())
    found["passphrase"]["argon2id"]["memory_kib"] = 2**31
    slots.write_text(json.dumps(found))
    with pytest.raises(KeyRefused, match="已损坏"):
        vault.open_with_passphrase(slots, WORDS)


def test_slots_moved_between_kinds_or_cheapened_do_not_open(slots, made):
    found = json.loads(slots.read_text())
    found["passphrase"]["argon2id"]["passes"] = 2
    slots.write_text(json.dumps(found))
    with pytest.raises(KeyRefused, match="没有打开"):
        vault.open_with_passphrase(slots, WORDS)


def test_newer_slots_ask_for_a_newer_program(slots, made):
    found = json.loads(slots.read_text()) | {"version": 2, "escrow": {}}
    slots.write_text(json.dumps(found))
    with pytest.raises(StoreTooNew, match="升级"):
        vault.open_with_passphrase(slots, WORDS)


def test_missing_slots_are_told(slots):
    with pytest.raises(KeyRefused, match=r"没有找到钥匙文件 keyslots\.json"):
        vault.open_with_keyring(slots)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreDamaged, match="写不进"):
        vault.create(tmp_path / "file" / "keyslots.json", None)


def test_a_write_that_fails_leaves_the_old_slots(slots, made):
    before = slots.read_bytes()
    slots.with_name("keyslots.json.new").mkdir()
    with pytest.raises(StoreDamaged):
        vault.new_recovery(slots, made.key)
    assert slots.read_bytes() == before
    assert vault.open_with_recovery(slots, made.recovery_code) == made.key


def test_keyring_that_works_opens_without_a_word(slots, made, file_ring):
    assert vault.open_with_keyring(slots) is None
    assert file_ring.asked == 0  # never given the key, so nobody is prompted
    assert vault.remember(slots, made.key)
    assert vault.kinds(slots) == {"keyring", "passphrase", "recovery"}
    assert vault.open_with_keyring(slots) == made.key


def test_forgetting_takes_it_out_of_the_keyring(slots, made, file_ring):
    vault.remember(slots, made.key)
    vault.forget(slots)
    assert made.key.hex() not in file_ring.file.read_text()
    assert vault.open_with_keyring(slots) is None
    assert vault.kinds(slots) == {"passphrase", "recovery"}
    vault.forget(slots)


def test_keyring_marks_are_kept_when_the_passphrase_changes(slots, made, file_ring):
    vault.remember(slots, made.key)
    vault.set_passphrase(slots, made.key, "另一句够长的密码", CHEAP)
    vault.remember(slots, made.key)
    assert vault.open_with_keyring(slots) == made.key
    assert len(json.loads(slots.read_text())["computers"]) == 1


def test_two_offices_share_a_keyring_without_mixing(tmp_path, slots, made, file_ring):
    other = vault.create(tmp_path / "other.json", None)
    vault.remember(slots, made.key)
    vault.remember(tmp_path / "other.json", other.key)
    assert vault.open_with_keyring(slots) == made.key
    assert vault.open_with_keyring(tmp_path / "other.json") == other.key


def test_a_keyring_with_another_key_is_not_believed(slots, made, file_ring):
    vault.remember(slots, made.key)
    for spoiled in ("00" * 32, "not hex", ""):
        stored = json.loads(file_ring.file.read_text())
        file_ring.file.write_text(json.dumps(dict.fromkeys(stored, spoiled)))
        assert vault.open_with_keyring(slots) is None


@pytest.mark.parametrize(
    "kind",
    [fail.Keyring, null.Keyring, PlaintextRing, LyingRing, LockedRing, BrokenRing],
    ids=lambda kind: f"{kind.__module__}.{kind.__name__}",
)
def test_a_keyring_that_is_no_use_is_silently_absent(slots, made, use_ring, file_ring, kind):
    vault.remember(slots, made.key)
    file_ring.file.unlink()
    ring = use_ring(kind)
    assert vault.open_with_keyring(slots) is None
    assert not vault.remember(slots, made.key)
    if isinstance(ring, FileRing):
        assert made.key.hex() not in (ring.file.read_text() if ring.file.exists() else "")
    vault.forget(slots)
    assert vault.open_with_passphrase(slots, WORDS) == made.key


def test_a_keyring_that_waits_for_nobody_is_left_waiting(slots, made, use_ring, file_ring):
    vault.remember(slots, made.key)
    ring = use_ring(WaitingRing)
    began = time.perf_counter()
    assert vault.open_with_keyring(slots, wait_s=0.2) is None
    assert not vault.remember(slots, made.key, wait_s=0.2)
    assert time.perf_counter() - began < 5
    ring.nobody.set()


@pytest.mark.parametrize(
    "kind", [fail.Keyring, null.Keyring, PlaintextRing, LockedRing, BrokenRing]
)
def test_only_a_keyring_that_answers_is_offered(use_ring, file_ring, kind):
    assert vault.keyring_works()
    use_ring(kind)
    assert not vault.keyring_works(wait_s=1)


def test_derived_keys_are_hkdf_and_differ_by_use():
    key = bytes(range(32))
    expected = HKDF(SHA256(), 32, salt=None, info=b"npcdesk desk.db").derive(key)
    assert vault.subkey(key, "desk.db") == expected
    assert vault.subkey(key, "attachments") != expected


def test_hkdf_gives_the_published_figures():
    """RFC 5869, A.1, the first 32 of its 42 bytes."""
    salt, info = bytes(range(13)), bytes(range(0xF0, 0xFA))
    drawn = _hkdf(b"\x0b" * 22, salt=salt, info=info)
    assert drawn.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_usual_cost_is_what_the_design_says():
    assert usual_cost() in (vault.Cost(262144, 3, 4), vault.Cost(65536, 3, 4))


def test_passphrase_from_the_environment_or_a_file(tmp_path):
    file = tmp_path / "密码.txt"
    env = {"NPCDESK_PASSPHRASE": "环境里的一句话"}
    assert vault.passphrase_from({}, None) is None
    assert vault.passphrase_from({"NPCDESK_PASSPHRASE": ""}, None) is None
    assert vault.passphrase_from(env, None) == "环境里的一句话"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        file.write_bytes("文件里的一句话 \r\n".encode(encoding))
        assert vault.passphrase_from(env, file) == "文件里的一句话 "


def test_passphrase_file_that_does_not_serve_is_told(tmp_path):
    file = tmp_path / "p.txt"
    with pytest.raises(NotFound, match="读不到"):
        vault.passphrase_from({}, file)
    file.write_bytes(b"\n")
    with pytest.raises(Unclear, match="只有一行"):
        vault.passphrase_from({}, file)
    file.write_bytes(b"one\ntwo\n")
    with pytest.raises(Unclear, match="2行"):
        vault.passphrase_from({}, file)
    file.write_bytes(b"\x89PNG\xff\xff")
    with pytest.raises(Unclear, match="不是文本"):
        vault.passphrase_from({}, file)
