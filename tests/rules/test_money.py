"""Sums in 万元: what is typed comes back to the yuan, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.errors import Unclear
from npcdesk.rules import money


@given(st.integers(-(10**15), 10**15))
def test_what_is_told_is_read_back_to_the_yuan(yuan):
    assert money.yuan(money.wan(yuan)) == yuan


@pytest.mark.parametrize(
    ("said", "yuan"),
    [
        ("480", 4_800_000),
        ("12.5", 125_000),
        ("1,200万元", 12_000_000),
        ("1，200 万", 12_000_000),
        ("０．５", 5_000),
        ("", 0),
        ("-3", -30_000),
    ],
)
def test_sums_are_understood_as_clerks_type_them(said, yuan):
    assert money.yuan(said) == yuan


@pytest.mark.parametrize("said", ["480元", "约480", "nan", "inf", "-Infinity", "1e30", "0.00001"])
def test_what_is_no_sum_is_refused_in_words(said):
    with pytest.raises(Unclear, match="万元"):
        money.yuan(said)


def test_what_a_formula_worked_out_is_taken_to_the_nearest_yuan():
    assert money.yuan("33.33335", rounded=True) == 333_334
    with pytest.raises(Unclear):
        money.yuan("nan", rounded=True)
