"""Deadlines: the official vectors, and the laws that hold for every date."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import shipped
from npcdesk.rules.deadlines import (
    Calendar,
    Due,
    FixedDay,
    Period,
    Unit,
    due,
    explain,
    is_worked,
    known,
    printed,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "rules.json").read_text("utf-8"))
CALENDAR = shipped.calendar()
WEEKENDS_ONLY = Calendar(frozenset(), frozenset(), frozenset())
DAYS = st.dates(date(2005, 1, 1), date(2040, 1, 1))
PERIODS = st.builds(Period, st.integers(1, 60), st.sampled_from(Unit))
day = date.fromisoformat


@pytest.mark.parametrize("v", VECTORS["months"], ids=lambda v: f"{v['start']}+{v['months']}m")
def test_months(v):
    found = due(day(v["start"]), Period(v["months"], Unit.MONTH), CALENDAR)
    assert found == Due(day(v["corresponding"]), day(v["rolled"]))


@pytest.mark.parametrize("v", VECTORS["workdays"], ids=lambda v: f"{v['start']}+{v['workdays']}w")
def test_working_days(v):
    found = due(day(v["start"]), Period(v["workdays"], Unit.WORKDAY), CALENDAR)
    assert found == Due(day(v["due"]), day(v["due"]))


@pytest.mark.parametrize("v", VECTORS["days"], ids=lambda v: f"{v['start']}+{v['days']}d")
def test_natural_days(v):
    found = due(day(v["start"]), Period(v["days"], Unit.DAY), CALENDAR)
    assert found == Due(day(v["nominal"]), day(v["rolled"]))


@pytest.mark.parametrize("text", VECTORS["makeup_workdays_2026"])
def test_a_weekend_day_declared_worked_is_worked(text):
    assert day(text).weekday() >= 5
    assert is_worked(day(text), CALENDAR)


def test_without_rolling_both_days_are_as_counted():
    saturday = due(date(2026, 3, 5), Period(6, Unit.MONTH), CALENDAR, roll=False)
    assert saturday == Due(date(2026, 9, 5), date(2026, 9, 5))


@given(DAYS, PERIODS, st.booleans())
def test_never_early(start, period, roll):
    found = due(start, period, CALENDAR, roll=roll)
    least = {Unit.DAY: 1, Unit.WORKDAY: 1, Unit.MONTH: 28}[period.unit] * period.count
    assert found.nominal >= start + timedelta(days=least)
    assert found.effective >= found.nominal
    if roll or period.unit is Unit.WORKDAY:
        assert is_worked(found.effective, CALENDAR)
        between = (found.effective - found.nominal).days
        assert not any(
            is_worked(found.nominal + timedelta(days=n), CALENDAR) for n in range(between)
        )
    else:
        assert found.effective == found.nominal


@given(DAYS, st.integers(1, 30))
def test_working_days_are_counted_one_by_one(start, count):
    end = due(start, Period(count, Unit.WORKDAY), CALENDAR).effective
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(is_worked(d, CALENDAR) for d in days) == count


@given(DAYS, DAYS, PERIODS)
def test_who_starts_later_is_due_no_earlier(one, other, period):
    first, second = sorted([one, other])
    assert due(first, period, CALENDAR).effective <= due(second, period, CALENDAR).effective


@given(DAYS, st.integers(1, 60))
def test_months_keep_the_day_or_end_the_month(start, count):
    found = due(start, Period(count, Unit.MONTH), CALENDAR).nominal
    months = (found.year - start.year) * 12 + found.month - start.month
    assert months == count
    assert found.day == start.day or (found + timedelta(days=1)).day == 1


def test_explain_says_the_sum_and_the_article():
    start, period = date(2026, 3, 5), Period(6, Unit.MONTH)
    text = explain(start, period, due(start, period, CALENDAR), "代表法第五十一条", CALENDAR)
    assert text == "交办 3月5日 + 6个月，代表法第五十一条，顺延至 9月7日"


def test_explain_does_not_say_moved_when_nothing_moved():
    start, period = date(2025, 11, 30), Period(3, Unit.MONTH)
    text = explain(start, period, due(start, period, CALENDAR), "代表法第五十一条", CALENDAR)
    assert text == "交办 11月30日 + 3个月，代表法第五十一条，至 2026年2月28日"


def test_explain_warns_when_the_holidays_are_not_out():
    start, period = date(2026, 3, 5), Period(10, Unit.WORKDAY)
    found = due(start, period, WEEKENDS_ONLY)
    text = explain(start, period, found, "", WEEKENDS_ONLY, base="收到")
    assert text == (
        "收到 3月5日 + 10个工作日，至 3月19日，"
        "程序里还没有2026年的节假日安排，先按周末算，可以在设置里导入"
    )
    assert printed(text) == "收到 3月5日 + 10个工作日，至 3月19日"
    assert not known(found.effective, WEEKENDS_ONLY)


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_fixed_day_is_the_first_one_after_the_start(start, month, on):
    found = due(start, FixedDay(month, on), CALENDAR, roll=False).nominal
    assert (found.month, found.day) == (month, on)
    assert timedelta(0) < found - start <= timedelta(days=366)


def test_explain_says_the_fixed_day():
    start, fixed = date(2026, 3, 5), FixedDay(8, 1)
    found = due(start, fixed, CALENDAR)
    assert found == Due(date(2026, 8, 1), date(2026, 8, 3))
    text = explain(start, fixed, found, "县办法第七条", CALENDAR)
    assert text == "交办 3月5日 后的8月1日，县办法第七条，顺延至 8月3日"
    assert due(date(2026, 8, 1), fixed, CALENDAR).nominal == date(2027, 8, 1)


def test_the_eve_of_a_holiday_and_the_leap_day():
    assert due(date(2026, 9, 30), Period(1, Unit.WORKDAY), CALENDAR).effective == date(2026, 10, 8)
    assert due(date(2024, 2, 29), Period(3, Unit.MONTH), CALENDAR).nominal == date(2024, 5, 29)
