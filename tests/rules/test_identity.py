"""Identity numbers after GB 11643, and masking."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules.identity import birth_of, check_id, mask_id, mask_phone, sex_of

VECTORS = json.loads((Path(__file__).parent / "vectors" / "rules.json").read_text("utf-8"))
GOOD = "11010519491231002X"


@pytest.mark.parametrize("v", VECTORS["id_number"], ids=lambda v: v["id"])
def test_the_standard_examples(v):
    assert (check_id(v["id"]) == "") is v["valid"]


def test_masks():
    listed, phone = VECTORS["mask"]
    assert mask_id(listed["id"]) == listed["masked_list"]
    assert mask_phone(phone["phone"]) == phone["masked"]
    assert mask_phone("3212345") == "*****45"
    assert mask_phone("12") == "**"
    assert mask_phone("") == mask_id("") == ""


@given(st.text(max_size=30))
def test_a_mask_hides_most_and_keeps_the_length(text):
    for masked in (mask_id(text), mask_phone(text)):
        assert len(masked) == len(text)
        assert masked.count("*") >= text.count("*")
        assert sum(a != "*" for a in masked) <= 10
    if 0 < len(text) < 18:
        assert set(mask_id(text)) == {"*"}


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("1.10105E+17", "后几位已丢"),
        ("110105491231002", "现在是 15 位"),
        ("", "现在是 0 位"),
        ("11010519491231002Ⅹ", "不是数字"),
        ("１１０１０５１９４９１２３１００２X", "不是数字"),
        ("110105194902310029", "出生日期 19490231 不存在"),
        ("110105194912310000", "最后三位是 000"),
        ("110105194912310021", "最后一位对不上"),
    ],
)
def test_what_is_wrong_is_said(number, says):
    assert says in check_id(number)
    assert sex_of(number) == birth_of(number) == ""


def test_the_number_tells_sex_and_birth():
    assert (sex_of(GOOD), birth_of(GOOD)) == ("female", "1949-12-31")
    assert (sex_of("440524188001010014"), birth_of("440524188001010014")) == ("male", "1880-01-01")
    assert check_id(" 11010519491231002x ") == ""


@given(st.dates(date(1900, 1, 1)), st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(born, serial, place, off):
    stem = f"999999{born:%Y%m%d}{serial:03}"
    if len(stem) != 17:  # `%Y` does not pad on every system
        return
    good = next(n for n in (stem + c for c in "0123456789X") if not check_id(n))
    if place == 17:
        typed = "0123456789X".index(good[17])
        bad = good[:17] + "0123456789X"[(typed + off) % 11]
    else:
        bad = f"{good[:place]}{(int(good[place]) + off) % 10}{good[place + 1 :]}"
    assert check_id(bad)
