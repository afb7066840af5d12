"""The words with which a unit is urged."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.rules.papers import UrgeSlip
from npcdesk.rules.urging import honoured, message

SLIP = UrgeSlip(
    "示例县人大", ("示例县水利局",), "示例县第十九届人民代表大会", "第一次会议", "12",
    "修《水渠》的建议",
    "周启明", 1, date(2026, 2, 3), date(2026, 5, 9), date(2026, 5, 13), date(2026, 5, 6),
    contact="陈工", phone="0571-0",
)  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "you"),
    [
        ("县水利局", "贵局"),
        ("县发展和改革委员会", "贵委"),
        ("县政府办公室", "贵办"),
        ("沙河镇人民政府", "贵镇"),
        ("县人民政府", "贵单位"),
        ("供电公司", "贵单位"),
    ],
)
def test_a_unit_is_addressed_by_what_it_is(unit, you):
    assert honoured(unit) == you


def test_the_message_says_what_when_and_who():
    assert message(SLIP) == (
        "【示例县人大】第12号建议《修〈水渠〉的建议》由贵局主办，答复期限5月6日，已逾期3天。"
        "请尽快书面答复代表，并于5月13日前告知办理进展。联系人 陈工 0571-0。"
    )
    later = replace(SLIP, due_on=date(2027, 1, 4), round=2, session="", contact="", phone="")
    assert message(later) == (
        "【示例县人大】闭会第12号建议《修〈水渠〉的建议》由贵局主办，答复期限2027年1月4日，还有240天。"
        "代表对上次答复不满意，现在重新办理。请按期书面答复代表，并于5月13日前告知办理进展。"
    )
