"""Pinyin as typed: surnames that are read in their own way, ü as v, initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import shipped
from npcdesk.rules.pinyin import Reading, reading, reading_of_text

SURNAMES = shipped.surname_readings()


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("张可秀", "zhangkexiu", "zkx"),
        ("单小兰", "shanxiaolan", "sxl"),
        ("仇英", "qiuying", "qy"),
        ("解放", "xiefang", "xf"),
        ("查良镛", "zhaliangyong", "zly"),
        ("曾国藩", "zengguofan", "zgf"),
        ("区志强", "ouzhiqiang", "ozq"),
        ("朴正", "piaozheng", "pz"),
        ("种师道", "chongshidao", "csd"),
        ("员半千", "yunbanqian", "ybq"),
        ("盖叫天", "gejiaotian", "gjt"),
        ("缪荃", "miaoquan", "mq"),
        ("乐毅", "yueyi", "yy"),
        ("翟天", "zhaitian", "zt"),
        ("冼星海", "xianxinghai", "xxh"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟卨", "moqixie", "mqx"),
        ("尉健行", "weijianxing", "wjx"),
        ("万里", "wanli", "wl"),
        ("吕绿", "lvlv", "ll"),
        ("王乐", "wangle", "wl"),
        ("王晟", "wangsheng", "ws"),
        ("李单", "lidan", "ld"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("曾·买买提", "cengmaimaiti", "cmmt"),
        ("Ali 王3", "aliwang3", "aliw3"),
        ("", "", ""),
    ],
)
def test_names(name, full, initials):
    assert reading(name, SURNAMES) == Reading(full, initials)


def test_a_surname_alone_is_a_character():
    assert reading("单", SURNAMES) == Reading("dan", "d")


@pytest.mark.parametrize(
    ("text", "full", "initials"),
    [
        ("县住建局", "xianzhujianju", "xzjj"),
        ("农业银行", "nongyeyinhang", "nyyh"),
        ("重庆路街道代表之家", "chongqinglujiedaodaibiaozhijia", "cqljddbzj"),
        ("绿化所", "lvhuasuo", "lhs"),
    ],
)
def test_units(text, full, initials):
    assert reading_of_text(text) == Reading(full, initials)


@given(st.text(max_size=8))
def test_whatever_comes_is_typed_in_ascii(text):
    for found in (reading(text, SURNAMES), reading_of_text(text)):
        assert all(c.isascii() and c.isalnum() for c in found.full + found.initials)
        assert len(found.initials) <= len(found.full)


def test_the_table_is_clean():
    for surname, syllables in SURNAMES.items():
        assert len(surname) == len(syllables.split(" "))
        assert syllables.replace(" ", "").isalpha()
        assert syllables.isascii()


@pytest.mark.parametrize(
    "names",
    [
        "李安 李四 连波",  # character by character: li before lian, whatever follows
        "张伟 张一 章安",  # one surname after the other, by tone and strokes, never mixed
        "曲艺 单雄信",  # 单 is read shàn
        "区明 仇和 单雄 解珍 尉迟敬 曾国 查良",  # ōu qiú shàn xiè yù zēng zhā
        "王力 王丽",  # one sound and tone: by strokes
        "王 王力 王力宏",
        "王伟 Ali",
    ],
)
def test_names_stand_by_letters_tone_and_strokes(names):
    wanted = names.split()
    turned = wanted[::-1]
    turned.sort(key=shipped.pinyin_order().key)
    assert turned == wanted


@given(st.text(max_size=8))
def test_whatever_comes_has_an_ascii_key(text):
    assert shipped.pinyin_order().key(text).isascii()
