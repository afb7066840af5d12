"""Before publication: numbers of persons and names of those who spoke are pointed at."""

import pytest

from npcdesk.rules.private_words import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("请联系王某 138 1234 5678。", ("138 1234 5678",)),
        ("电话１３８１２３４５６７８", ("13812345678",)),
        ("身份证11010519491231002x，", ("11010519491231002x",)),
        ("家里电话 0571-12345678", ("0571-12345678",)),
        ("投资 13812345678901 元，第 20260123 号，拨打 12345", ()),
        ("", ()),
    ],
)
def test_numbers_of_persons_are_found(text, told):
    assert found(text) == told


def test_names_of_those_who_spoke_are_found_and_one_character_is_none():
    assert found("张大娘反映桥坏了。", ("张大娘", "李四", "张", "")) == ("张大娘",)
