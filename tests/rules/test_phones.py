"""Which numbers are taken for a telephone's."""

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.rules import phones


@pytest.mark.parametrize(
    "number",
    [
        "",
        "13800000001",
        "138 0000 0001",
        "+86 138-0000-0001",
        "0571-86010000",
        "（0571）8601000",
        "010-12345678转801",
        "86010000-12",
        "12345",
        "660123",
        "400-123-4567",
        "13800000001、0571-86010000",
        "13800000001 86010000",
    ],
)
def test_what_offices_write_is_taken_as_it_was_typed(number):
    assert phones.checked(number) == number


@pytest.mark.parametrize("number", ["123", "1380000000", "0571-0", "张三", "13800000001、12"])
def test_what_nobody_can_call_is_refused(number):
    with pytest.raises(NotAllowed, match="不像电话号码"):
        phones.checked(number)
