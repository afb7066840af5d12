"""A row's code: the same for the same handing-over, and no slip of the hand gives another's."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from npcdesk.rules.row_code import SYMBOLS, read_row_code, row_code

ids = st.text("0123456789abcdef", min_size=32, max_size=32)
codes = st.builds(row_code, ids, ids)
places = st.integers(0, 9)


def at(code, place, symbol):
    """Write another symbol over one of the ten after the mark."""
    bare = code.replace("-", "")
    return bare[: place + 1] + symbol + bare[place + 2 :]


@given(event=ids, unit=ids, other=ids)
def test_a_code_tells_its_event_and_unit(event, unit, other):
    assume(unit != other)
    assert row_code(event, unit) == row_code(event, unit) == read_row_code(row_code(event, unit))
    assert row_code(event, unit) != row_code(event, other)


@given(
    code=codes,
    first=places,
    second=places,
    one=st.sampled_from(SYMBOLS),
    two=st.sampled_from(SYMBOLS),
)
def test_any_one_or_two_wrong_symbols_are_found(code, first, second, one, two):
    wrong = at(at(code, first, one), second, two)
    assume(wrong != code.replace("-", ""))
    assert read_row_code(wrong) is None


@given(code=codes, first=places, second=places)
def test_two_symbols_that_changed_places_are_found(code, first, second):
    bare = code.replace("-", "")
    wrong = at(at(code, first, bare[second + 1]), second, bare[first + 1])
    assume(wrong != bare)
    assert read_row_code(wrong) is None


@given(code=codes, place=places)
def test_a_symbol_lost_or_doubled_is_found(code, place):
    bare = code.replace("-", "")
    assert read_row_code(bare[: place + 1] + bare[place + 2 :]) is None
    assert read_row_code(bare[: place + 1] + bare[place] + bare[place + 1 :]) is None


@given(code=codes)
def test_what_a_hand_writes_alike_is_read_alike(code):
    alike = code.lower().replace("0", "o").replace("1", "l").replace("-", "－ ")
    assert read_row_code(f" {alike} ") == code


@given(said=st.text(max_size=20))
def test_any_text_is_read_without_harm(said):
    found = read_row_code(said)
    assert found is None or read_row_code(found) == found


@pytest.mark.parametrize("said", ["", "35", "J", "2026-05-06", "示交函〔2026〕18号"])
def test_other_cells_are_no_codes(said):
    assert read_row_code(said) is None


def test_a_code_is_never_written_another_way():
    """Lists that are out must be known for ever."""
    assert row_code("0" * 32, "f" * 32) == "JT6T-TW3Z-Y27"
