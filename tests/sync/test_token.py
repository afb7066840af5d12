from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring.backends import fail

from npcdesk import paths
from npcdesk.sync.trust import computer, token, token_places
from npcdesk.sync.trust.token import Token, Verdict
from tests.rings import FileRing, LyingRing, WaitingRing
from tests.sync.trusted import flipped

HERE = Token(db="d" * 32, inc="1" * 32, gen=7, machine="a" * 32, volume="b" * 32)
WAIT_S = 0.2

counts = st.integers(0, 1000)
tokens = st.builds(
    Token,
    db=st.sampled_from(["d" * 32, "e" * 32]),
    inc=st.sampled_from(["1" * 32, "2" * 32]),
    gen=counts,
    machine=st.sampled_from(["", "a" * 32, "c" * 32]),
    volume=st.sampled_from(["", "b" * 32, "c" * 32]),
)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Verdict.SAME),
        ({"gen": 6}, Verdict.SAME),  # stopped before the token was written
        ({"gen": 5}, Verdict.TOKEN_OLD),
        ({"gen": 8}, Verdict.RESTORED),
        ({"inc": "2" * 32}, Verdict.RESTORED),
        ({"machine": "c" * 32}, Verdict.COPIED),
        ({"volume": "c" * 32}, Verdict.COPIED),
        ({"machine": "", "volume": ""}, Verdict.SAME),
        ({"db": "e" * 32}, Verdict.COPIED),
    ],
)
def test_the_token_tells_what_became_of_the_file(changed, verdict):
    assert token.compare([replace(HERE, **changed)], HERE) is verdict


def test_without_a_token_it_is_a_copy():
    assert token.compare([], HERE) is Verdict.COPIED


@settings(deadline=None)
@given(st.lists(tokens, max_size=3), tokens)
def test_an_older_token_beside_a_newer_one_says_nothing(kept, here):
    newest = max((one.gen for one in kept if one.db == here.db), default=0)
    older = replace(here, gen=newest - 1) if newest else None
    if older and older.gen >= 0:
        assert token.compare([*kept, older], here) is token.compare(kept, here)


@settings(deadline=None)
@given(tokens, st.integers(1, 20), st.integers(0, 19))
def test_one_life_is_always_the_same_and_its_copy_put_back_never(here, steps, copied_at):
    """Count, then write the token; a copy is made on the way and put back at the end."""
    kept, copy = [here], here
    for step in range(steps):
        assert token.compare(kept, here) is Verdict.SAME
        if step == min(copied_at, steps - 1):
            copy = here
        here = replace(here, gen=token.next_gen(kept, here))
        assert token.compare(kept, here) is Verdict.SAME  # stopped right here
        kept = [here]
    assert token.compare(kept, copy) is Verdict.RESTORED
    again = replace(copy, inc="9" * 32, gen=token.next_gen(kept, copy))
    assert again.gen > here.gen
    assert token.compare([again], again) is Verdict.SAME


@pytest.fixture
def ring(tmp_path):
    def use(kind):
        keyring.set_keyring(kind(tmp_path / "ring.json"))

    yield use
    keyring.set_keyring(fail.Keyring())


def test_both_places_keep_it_and_either_is_enough(tmp_path, ring):
    ring(FileRing)
    folder = tmp_path / "tokens"
    assert token_places.found(folder, HERE.db, WAIT_S) == []
    assert token_places.keep(folder, HERE, WAIT_S)
    assert token_places.found(folder, HERE.db, WAIT_S) == [HERE, HERE]
    assert token_places.found(folder, "e" * 32, WAIT_S) == []
    next(folder.iterdir()).unlink()
    assert token_places.found(folder, HERE.db, WAIT_S) == [HERE]


@pytest.mark.parametrize("kind", [LyingRing, WaitingRing])
def test_a_bad_keyring_leaves_the_file(tmp_path, ring, kind):
    ring(kind)
    assert token_places.keep(tmp_path, HERE, WAIT_S)
    assert HERE in token_places.found(tmp_path, HERE.db, WAIT_S)


def test_nowhere_to_keep_it_is_told(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not token_places.keep(blocked / "tokens", HERE, WAIT_S)


@settings(deadline=None)
@given(flipped(b'{"db":"dddd"}'), st.booleans())
def test_a_bent_file_is_no_token(tmp_path_factory, raw, whole):
    folder = tmp_path_factory.mktemp("t")
    assert token_places.keep(folder, HERE, WAIT_S)
    file = folder / f"{HERE.db}.json"
    file.write_bytes(raw if whole else file.read_bytes()[:-1])
    assert token_places.found(folder, HERE.db, WAIT_S) == []


def test_the_keyring_is_given_no_more_than_windows_takes(tmp_path, ring):
    ring(FileRing)
    token_places.keep(tmp_path, replace(HERE, gen=2**53 - 1), WAIT_S)
    assert len((tmp_path / f"{HERE.db}.json").read_bytes()) < 1280


def test_the_computer_is_known_again():
    assert computer.machine() == computer.machine()
    assert len(computer.machine()) in {0, 32}
    assert computer.volume(Path.cwd()) == computer.volume(Path.cwd().parent)
    assert computer.volume(Path("/no such folder")) == ""


def test_tokens_are_apart_from_the_office():
    assert paths.tokens().name == "tokens"
    assert paths.default_office() not in [paths.tokens(), *paths.tokens().parents]
