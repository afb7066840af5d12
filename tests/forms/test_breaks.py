"""Laws of line breaking: nothing lost, nothing too wide, no mark where it must not stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.forms.breaks import (
    CLOSERS,
    OPENERS,
    balance,
    congress_phrases,
    even,
    in_company,
    lines,
)

CHARS = "人民代表大会，。、；：？！（）《》〈〉〔〕“”…—·ABab0129.%第号 "
TEXTS = st.text(st.sampled_from(CHARS) | st.characters(codec="utf-8"), max_size=200)


def widths(text):
    return [0.5 if char.isascii() else 1.0 for char in text]


def cut(text, room=28, indent=0):
    return [text[a:b] for a, b in lines(text, widths(text), room - indent, room)]


@given(TEXTS, st.integers(2, 30), st.integers(0, 1))
def test_nothing_is_lost_or_turned_round(text, room, indent):
    assert "".join(cut(text, room, indent)) == text
    assert all(cut(text, room, indent)) or not text


@given(TEXTS, st.integers(2, 30))
def test_no_line_is_wider_than_its_room_but_for_half_a_closing_mark(text, room):
    for line in cut(text, room):
        assert sum(widths(line)) <= room + 0.5


PIECES = st.lists(
    st.sampled_from(["人民", "（县）", "《建议》", "好。", "12.5%", "第35号", "“是”，"])
)


@given(PIECES, st.integers(6, 30))
def test_no_line_begins_or_ends_with_a_mark_that_it_should_not(pieces, room):
    for line in cut("".join(pieces), room)[1:]:
        assert line[0] not in CLOSERS
    for line in cut("".join(pieces), room)[:-1]:
        assert line[-1] not in OPENERS


@given(
    st.integers(0, 27), st.sampled_from(["〔2026〕18号", "1,280.5", "第35号", "……", "13601234567"])
)
def test_numbers_and_years_stay_whole(before, number):
    text = "一" * before + number + "二" * 40
    assert any(number in line for line in cut(text))


def test_a_line_is_filled_before_the_next_begins():
    assert [len(line) for line in cut("人" * 28 * 22)] == [28] * 22
    assert cut("人" * 28 + "。") == ["人" * 27, "人。"]
    assert cut("人" * 27 + "，" + "民") == ["人" * 27 + "，", "民"]


def test_a_closing_mark_may_stand_half_out_rather_than_push_a_word_down():
    assert cut("0" + "人" * 27 + "。" + "民" * 3) == ["0" + "人" * 27 + "。", "民民民"]


def kept(text, room=28):
    wide = widths(text)
    return [text[a:b] for a, b in in_company(text, wide, lines(text, wide, room, room), room)]


@given(TEXTS, st.integers(2, 30))
def test_what_keeps_the_last_character_company_loses_nothing_and_fits(text, room):
    found = kept(text, room)
    assert "".join(found) == text
    assert len(found) == len(cut(text, room))
    assert all(sum(widths(line)) <= room + 0.5 for line in found)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("人" * 28 + "民", ["人" * 27, "人民"]),
        ("人" * 28 + "民。", ["人" * 27, "人民。"]),
        ("人" * 26 + "，是民", ["人" * 26 + "，", "是民"]),  # two already
        ("人" * 27 + "，" + "民", ["人" * 26, "人，民"]),  # a mark does not begin a line
        ("人" * 24 + "《纪要》" + "民", ["人" * 24 + "《纪", "要》民"]),
        ("人" * 24 + "第135号" + "民", ["人" * 24, "第135号民"]),  # a number stays whole
        ("人" * 21 + "第19202号号码" + "民", ["人" * 21 + "第19202号号", "码民"]),
        ("人" * 20 + "1234567890123456" + "民", ["人" * 20 + "1234567890123456", "民"]),
        ("人民", ["人民"]),
    ],
)
def test_a_paragraph_does_not_end_with_one_character_alone(text, ends):
    assert kept(text) == ends


def test_a_title_is_broken_after_the_congress():
    phrases = (
        "关于对",
        *congress_phrases("示例县第十九届人民代表大会"),
        "第一次会议",
        "第35号建议的答复",
    )
    assert balance(phrases, 20) == [
        "关于对示例县第十九届人民代表大会",
        "第一次会议第35号建议的答复",
    ]


@pytest.mark.parametrize(
    ("congress", "phrases"),
    [
        ("示例县第十九届人民代表大会", ["示例县", "第十九届", "人民代表大会"]),
        (
            "新疆维吾尔自治区伊犁哈萨克自治州第十四届人民代表大会",
            ["新疆维吾尔自治区", "伊犁哈萨克自治州", "第十四届", "人民代表大会"],
        ),
        ("沂水县交通运输局", ["沂水县", "交通运输局"]),
        ("", []),
    ],
)
def test_names_are_divided_between_places_and_terms(congress, phrases):
    assert congress_phrases(congress) == phrases


@given(st.lists(st.text("示例县人大", min_size=1, max_size=25), max_size=8))
def test_a_title_loses_nothing_and_fits(phrases):
    found = balance(phrases, 20)
    assert "".join(found) == "".join(phrases)
    assert all(len(line) <= 20 for line in found)


@given(
    st.text("示例县市城第十九届人民代表大会，。（）A1", min_size=1, max_size=90), st.integers(8, 40)
)
def test_a_name_is_divided_into_lines_that_fit_and_lose_nothing(text, room):
    found = even(text, room)
    assert "".join(found) == text
    assert all(len(line) - text.count("A") - text.count("1") <= room + 1 for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "示例市城乡建设和交通运输以及水利农业综合行政执法监督管理委员会第三工程质量检测办公室",
        "关于在沙河镇修缮沙河桥并增设人行护栏、照明和监控设施切实保障群众出行安全的建议签到表",
    ],
)
@pytest.mark.parametrize("room", [21, 38, 40])
def test_no_line_of_a_long_name_is_left_short(text, room):
    found = even(text, room)
    assert 2 * min(map(len, found)) >= max(map(len, found)), found
