"""Names by strokes: published lists, and the laws of an order."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import shipped
from npcdesk.rules.name_order import stroke_key, unknown

LISTS = json.loads((Path(__file__).parent / "vectors" / "rules.json").read_text("utf-8"))[
    "name_sort"
]
STROKES = shipped.strokes()
NAMES = st.text(st.sampled_from("丁王小一乙于马·𬭚㛃𡐓〇Aa1\ue000龘"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("published", "single_first"),
    [
        ("姓名笔画_逐字", False),
        ("姓氏笔画_单名补空", True),
        ("surname_order_check", True),
        ("surname_order_check", False),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_published_lists(published, single_first, seed):
    names = LISTS[published].copy()
    random.Random(seed).shuffle(names)
    names.sort(key=lambda name: stroke_key(name, STROKES, single_first=single_first))
    assert names == LISTS[published]


def test_national_lists_put_single_names_first():
    assert stroke_key("王毅", STROKES) < stroke_key("王沪宁", STROKES)
    assert stroke_key("丁铭", STROKES) < stroke_key("丁小强", STROKES)


def test_a_name_comes_before_the_longer_one_that_begins_with_it():
    assert stroke_key("王力", STROKES, single_first=False) < stroke_key("王力宏", STROKES)


def test_the_dot_does_not_count():
    for both in (True, False):
        dotted = stroke_key("阿依古丽·买买提", STROKES, single_first=both)
        assert dotted == stroke_key("阿依古丽买买提", STROKES, single_first=both)


@given(NAMES, NAMES, st.booleans())
def test_two_names_never_share_a_place(one, other, single_first):
    first, second = one.replace("·", ""), other.replace("·", "")
    keys = [stroke_key(name, STROKES, single_first=single_first) for name in (first, second)]
    assert (keys[0] == keys[1]) is (first == second)
    assert all(key.isascii() for key in keys)


@given(st.lists(NAMES, min_size=2), st.booleans())
def test_the_order_is_that_of_the_characters(names, single_first):
    def parts(name):
        keys = [STROKES[char] for char in name]
        if single_first and len(name) == 2:
            keys.insert(1, " ")
        return [key for key in keys if key]

    names.sort(key=lambda name: stroke_key(name, STROKES, single_first=single_first))
    assert all(parts(a) <= parts(b) for a, b in pairwise(names))


def test_a_character_beyond_comes_last_in_its_number_and_is_reported():
    # 㛃 has nine strokes: after the last of the nine-stroke characters, before those of ten
    assert stroke_key("紁", STROKES) < stroke_key("㛃", STROKES) < stroke_key("耕", STROKES)
    assert unknown("王㛃", STROKES) == "㛃"


GB18030 = "〇 一-鿯 㐀-䶿 𠀀-𪛟 𪜀-𫜹 𫝀-𫠝 𫠠-𬺡 𬺰-𮯠 𮯰-𮹝 𰀀-𱍊 𱍐-𲎯"
"""The ideographs of GB 18030-2022 and its first amendment: the blocks up to extension I."""


def test_every_ideograph_of_gb_18030_has_its_number_of_strokes():
    table = (shipped.resources() / "strokes.tsv").read_text("utf-8")
    known = set(table)
    for block in GB18030.split():
        first, last = ord(block[0]), ord(block[-1])
        assert [f"{c:X}" for c in range(first, last + 1) if chr(c) not in known] == []
    ordered = "".join(line.split("\t")[1] for line in table.splitlines())
    places = {chr(code) for code in range(0x4E00, 0x9FA6)}  # GB13000.1 字符集汉字字序规范
    assert len(ordered) == len(set(ordered))
    assert places - set(ordered) == set("兙桛瓰瓱瓼")  # measures and wood made in Japan
    assert set(ordered) <= places


def test_a_character_without_a_number_comes_after_all():
    assert stroke_key("龘", STROKES) < stroke_key("\ue000", STROKES)
    assert unknown("王\ue000", STROKES) == "\ue000"
    assert unknown("阿依古丽·买买提", STROKES) == ""


def test_the_number_of_strokes_leads():
    for fewer, more in pairwise("一二三王玉朱李林洪高梁彭窦蔡樊霍戴"):
        assert stroke_key(fewer, STROKES)[0] < stroke_key(more, STROKES)[0]
