"""Days as typed."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import labels
from npcdesk.errors import Unclear
from npcdesk.rules.day_entry import read_day

TODAY = date(2026, 5, 20)
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "5.6",
        "5-6",
        "5/6",
        "05.06",
        "0506",
        "6",
        "6日",
        "6号",
        "2026.5.6",
        "2026-05-06",
        "2026/5/6",
        "26/5/6",
        "26.5.6",
        "20260506",
        "260506",
        "5月6日",
        "5月6",
        "2026年5月6日",
        "５．６",
        "５。６",
        "２０２６－５－６",
        "2026 年 5 月 6 日",
        " 5.6 ",
        "-14",
        "－14",
    ],
)
def test_all_ways_to_write_the_sixth_of_may(text):
    assert read_day(text, today=TODAY, expects="past") == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("今天", 0),
        ("明天", 1),
        ("昨天", -1),
        ("后天", 2),
        ("前天", -2),
        ("+7", 7),
        ("＋７", 7),
        ("-3", -3),
    ],
)
def test_days_from_today(text, days):
    assert read_day(text, today=TODAY, expects="near") == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "expects", "found"),
    [
        ("12.31", "past", date(2025, 12, 31)),
        ("12.31", "future", date(2026, 12, 31)),
        ("12.31", "near", date(2025, 12, 31)),
        ("5.20", "past", TODAY),
        ("5.20", "future", TODAY),
        ("5.19", "future", date(2027, 5, 19)),
        ("5.21", "past", date(2025, 5, 21)),
        ("5.21", "near", date(2026, 5, 21)),
        ("2.29", "past", date(2024, 2, 29)),
        ("2.29", "future", date(2028, 2, 29)),
    ],
)
def test_the_year_left_out_is_the_one_expected(text, expects, found):
    assert read_day(text, today=TODAY, expects=expects) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13.6",
        "0",
        "32",
        "506",
        "2026.2.32",
        "2026-5",
        "1816.5.6",
        "5.6.",
        "五月六日",
        "+",
        "a",
    ],
)
def test_what_is_no_day_is_asked_again(text):
    with pytest.raises(Unclear) as told:
        read_day(text, today=TODAY, expects="near")
    assert str(told.value) == f"没认出“{text}”是哪天，请写成 5.20 或 2026-5-20。"


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("2026.2.30", "2026年2月没有30日"),
        ("2026.2.29", "2026年2月没有29日"),
        ("２６－４－３１", "2026年4月没有31日"),
        ("20260931", "2026年9月没有31日"),
        ("4.31", "4月没有31日"),
        ("0230", "2月没有30日"),
    ],
)
def test_a_day_that_does_not_exist_is_called_so(text, lacks):
    with pytest.raises(Unclear) as told:
        read_day(text, today=TODAY, expects="near")
    assert str(told.value) == f"{lacks}，请核对“{text}”。"


def test_a_deed_is_asked_for_by_a_day_before_today():
    with pytest.raises(Unclear, match=r"请写成 5\.19 或 2026-5-19"):
        read_day("x", today=TODAY, expects="past")


def test_a_day_that_this_month_lacks_is_no_day():
    with pytest.raises(Unclear, match="2026年6月没有31日"):
        read_day("31", today=date(2026, 6, 1), expects="near")


@given(DAYS, DAYS, st.sampled_from(["past", "future", "near"]))
def test_what_the_desk_writes_it_reads(day, today, expects):
    for text in (labels.day(day), labels.day_dotted(day), day.isoformat(), f"{day:%Y%m%d}"):
        assert read_day(text, today=today, expects=expects) == day


@given(DAYS, DAYS)
def test_past_is_not_after_and_future_not_before(day, today):
    text = f"{day.month}.{day.day}"
    past = read_day(text, today=today, expects="past")
    future = read_day(text, today=today, expects="future")
    near = read_day(text, today=today, expects="near")
    assert past <= today <= future
    assert near in {past, future}
    assert {(d.month, d.day) for d in (past, future, near)} == {(day.month, day.day)}


@given(st.text(), DAYS)
def test_whatever_is_typed_is_a_day_or_unclear(text, today):
    with suppress(Unclear):
        assert isinstance(read_day(text, today=today, expects="near"), date)
