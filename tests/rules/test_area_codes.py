"""An office's level and the length of its code agree (GB/T 2260, GB/T 10114)."""

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.rules import area_codes


@pytest.mark.parametrize(
    ("level", "code"),
    [("city", "330100"), ("county", "330102"), ("township", "330102003"), ("county", "")],
)
def test_a_code_of_the_level_is_taken(level, code):
    area_codes.checked(level, code)


@pytest.mark.parametrize(
    ("level", "code", "said"),
    [
        ("township", "330102", "“330102”是 6 位。乡镇是 9 位数字"),
        ("county", "330102003", "“330102003”是 9 位。县级是 6 位数字"),
        ("city", "3301", "“3301”是 4 位。市级是 6 位数字，例如 330100"),
        ("township", "33010200X", "不全是数字"),
        ("county", "３３０１０２", "不全是数字"),
    ],
)
def test_another_is_refused_and_what_is_expected_is_named(level, code, said):
    with pytest.raises(NotAllowed, match=said):
        area_codes.checked(level, code)
