"""The body of a paper as text with light marks, and what of a whole letter it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.rules import body_text, letter_text

TABLE = (("项目", "资金"), ("护栏", "48万元"))
words = st.text(alphabet="桥路修1.一、（）| ｜•\t\u200b\x07a", max_size=12)
tables = st.integers(2, 3).flatmap(
    lambda wide: st.lists(st.lists(words, min_size=wide, max_size=wide), min_size=1, max_size=3)
)


@settings(max_examples=60)
@given(st.lists(words | tables, max_size=6))
def test_what_is_written_is_read_again_as_it_was(parts):
    text = body_text.text(parts)
    once = body_text.parts(text)
    assert body_text.text(once) == text
    assert body_text.parts(body_text.text(once)) == once


def test_tables_and_paragraphs_are_told_apart():
    text = body_text.text(["一、护栏。", TABLE, "• 已经\u200b装好。", [["a|b", "c\nd"], ["e"]]])
    assert text.splitlines() == [
        *("一、护栏。", "| 项目 | 资金 |", "| 护栏 | 48万元 |", "已经装好。"),
        *("| a｜b | c d |", "| e |  |"),
    ]
    assert body_text.parts(text) == [
        *("一、护栏。", TABLE, "已经装好。"),
        (("a｜b", "c d"), ("e", "")),
    ]
    assert body_text.parts("| 不是表格\n|") == ["| 不是表格", "|"]
    assert body_text.text(["||", "|a|", TABLE]).splitlines()[:3] == ["| a |", "", "| 项目 | 资金 |"]


@pytest.mark.parametrize(
    ("before", "at", "level", "after"),
    [
        (["一、甲", "乙", "二、丙"], 1, 1, ["一、甲", "二、乙", "三、丙"]),
        (["一、甲", "（一）乙", "丙"], 2, 2, ["一、甲", "（一）乙", "（二）丙"]),
        (["（一）甲", "一、乙", "丙"], 2, 2, ["（一）甲", "一、乙", "（一）丙"]),
        (["1.甲", "2.乙"], 0, 0, ["甲", "2.乙"]),
        (["1.甲", "一、乙"], 1, 3, ["1.甲", "2.乙"]),
        (["甲", "1. 乙", "一、丙", "1.丁"], 0, 3, ["1.甲", "2.乙", "一、丙", "1.丁"]),
        (["1.甲", "乙", "1.丙"], 1, 3, ["1.甲", "2.乙", "1.丙"]),
        (["1.5万元", "甲"], 1, 3, ["1.5万元", "1.甲"]),
    ],
)
def test_numbers_follow_each_other(before, at, level, after):
    assert body_text.numbered(before, at, level) == after


def test_of_a_whole_letter_the_body_is_kept():
    said = [
        *("示例县交通运输局", "示交函〔2026〕18号", "关于第35号建议的答复", "周启明等4名代表："),
        "你们提出的《关于修桥的建议》（第35号）收悉，现答复如下：一、护栏。已经装好。",
        TABLE,
        *("2026年5月1日", "起开工。", "感谢您对我们工作的关心。", "示例县交通运输局"),
        *("2026年5月6日", "（联系人：王志刚）", "抄送：县政府办公室。"),
    ]
    letter = letter_text.body(said)
    assert letter.body == ("一、护栏。已经装好。", TABLE, "2026年5月1日", "起开工。")
    assert (letter.number, letter.left_out) == ("示交函〔2026〕18号", 9)
    plain = ["一、护栏。", "感谢大家。后面还有很多要做的事。" * 6]
    assert letter_text.body(plain) == letter_text.Letter(tuple(plain))
