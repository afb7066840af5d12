"""Names have one writing, and what looks wrong is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules.naming import DOTS, clean, doubtful


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ("李　明", "李明"),
        (" 王\u00a0力\t", "王力"),
        ("张\n可 秀", "张可秀"),
        ("\ufeff马\u200b晓燕\u200e", "马晓燕"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("阿依古丽··买买提·", "阿依古丽·买买提·"),
        ("ＡＬＩ　ｖａｎ", "ALI van"),
        ("王３", "王3"),
        ("John  Smith", "John Smith"),
        ("J. Smith", "J. Smith"),
        ("李𬭚 𡐓", "李𬭚𡐓"),
        ("马晓燕", "马晓燕"),
        ("", ""),
        ("\u3000", ""),
    ],
)
def test_clean(found, kept):
    assert clean(found) == kept


@pytest.mark.parametrize("dot", DOTS)
def test_every_dot_becomes_the_one(dot):
    assert clean(f"阿依古丽{dot}买买提") == "阿依古丽·买买提"


@given(st.text(st.sampled_from("王李〇𬭚aZ９Ａ.・·•。 \u3000\u00a0\u200b\ufeff\n\ue000\uf0b7?")))
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once


@given(st.text())
def test_cleaning_any_text_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_no_chinese_character_is_lost(name):
    assert clean("\u3000".join(name)) == name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "没有姓名"),
        ("王?", "“?”像是丢了的字"),
        ("王？兰", "丢了的字"),
        ("王*兰", "丢了的字"),
        ("王\ue000兰", "自造字"),
        ("王\U000f0000", "自造字"),
        ("王小3", "有数字"),
        ("王小兰、李明", "不止一个人"),
        ("一二三四五六七八九十一", "有 11 个字"),
        ("一" * 30 + "·", "有 31 个字"),
    ],
)
def test_what_looks_wrong_is_said(name, says):
    assert says in doubtful(name)


@pytest.mark.parametrize("name", ["李明", "欧阳少东", "阿依古丽·买买提", "李𬭚", "John Smith"])
def test_good_names_are_left_in_peace(name):
    assert doubtful(name) == ""
