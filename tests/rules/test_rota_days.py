"""Phrases that say on which days a station receives people."""

from datetime import date

import pytest

from npcdesk.errors import Unclear
from npcdesk.rules import rota_days

YEAR = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("said", "plain", "count", "some"),
    [
        ("每单月15日", "每单月15日", 6, date(2026, 11, 15)),
        ("每周三", "每周三", 52, date(2026, 5, 6)),
        ("每星期一、四", "每周一、周四", 105, date(2026, 5, 7)),
        ("每个工作日", "每周一、周二、周三、周四、周五", 261, date(2026, 5, 6)),
        ("每月 第２个 周三", "每月第二个周三", 12, date(2026, 5, 13)),
        ("每月最后一个星期五", "每月最后一个周五", 12, date(2026, 5, 29)),
        ("每单月第一、三个周一", "每单月第一、三个周一", 12, date(2026, 5, 18)),
        ("每个月5号、20号", "每月5日、20日", 24, date(2026, 5, 20)),
        ("每月31日", "每月31日", 12, date(2026, 2, 28)),
        ("每年3、9月15日", "每年3、9月15日", 2, date(2026, 9, 15)),
        ("每季度首月8日", "每季首月8日", 4, date(2026, 7, 8)),
        ("每双月最后一天", "每双月最后一日", 6, date(2026, 2, 28)),
        ("每月第五个周一", "每月第五个周一", 4, date(2026, 6, 29)),
    ],
)
def test_a_phrase_is_read_as_people_mean_it(said, plain, count, some):
    days = rota_days.read(said)
    found = rota_days.between(days, *YEAR)
    assert (str(days), len(found)) == (plain, count)
    assert some in found
    assert rota_days.read(str(days)) == days


@pytest.mark.parametrize("said", ["", "15日", "每天", "每月0日", "每月32日", "每13月1日", "每周八"])
def test_what_is_no_day_is_asked_for(said):
    with pytest.raises(Unclear, match="每单月15日"):
        rota_days.read(said)
