import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.workbooks.days import Manner, day_reader, manner, month_reader

READ = month_reader(Manner(8, padded=True), grave=True, keep_day=True)
SERIAL = (dt.date(1978, 5, 3) - dt.date(1899, 12, 30)).days


@pytest.mark.parametrize(
    ("cell", "value", "converted"),
    [
        ("1978.05", "1978-05", ""),
        ("1978.5", "1978-05", ""),
        ("1978年5月", "1978-05", ""),
        (" 1978 年 05 月 ", "1978-05", ""),
        ("1978-05", "1978-05", ""),
        ("1978/5/3", "1978-05-03", ""),
        ("1978.5.3", "1978-05-03", ""),
        ("1978年5月3日", "1978-05-03", ""),
        ("1978-05-03 00:00:00", "1978-05-03", ""),
        ("1978年5月生", "1978-05", ""),
        ("1978．05", "1978-05", ""),
        ("１９７８．０５", "1978-05", ""),
        ("1978、05", "1978-05", ""),
        ("78年5月", "1978-05", "读作 1978年5月。"),
        ("81年12月", "1981-12", "读作 1981年12月。"),
        ("05.3", "2005-03", "读作 2005年3月。"),
        ("09.3", "1909-03", "读作 1909年3月。"),
        ("197805", "1978-05", "读作 1978年5月。"),
        ("19780503", "1978-05-03", "读作 1978年5月3日。"),
        (197805.0, "1978-05", "读作 1978年5月。"),
        (19780503.0, "1978-05-03", "读作 1978年5月3日。"),
        (1978.05, "1978-05", ""),
        (1978.5, "1978-05", ""),
        (1978.12, "1978-12", ""),
        (1978.1, "1978-10", "读作 1978年10月。"),
        (78.05, "1978-05", "读作 1978年5月。"),
        (float(SERIAL), "1978-05-03", "读作 1978年5月3日。"),
        (SERIAL + 0.5, "1978-05-03", "读作 1978年5月3日。"),
        (dt.date(1978, 5, 3), "1978-05-03", ""),
        (
            dt.datetime(1978, 5, 3, 1, 2),  # noqa: DTZ001 - a cell has no time zone
            "1978-05-03",
            "",
        ),
        (dt.date(1978, 5, 1), "1978-05", ""),
        ("无", "", ""),
        ("—", "", ""),
        ("", "", ""),
    ],
)
def test_days_and_months_in_every_writing(cell, value, converted):
    reading = READ(cell)
    assert (reading.value, reading.converted, reading.problem) == (value, converted, "")


@pytest.mark.parametrize(
    "cell",
    [
        "1990.13",
        "1978",
        1978.0,
        "不详",
        "1978.02.30",
        "5月3日",
        1978.13,
        1978.051,
        3.0,
        "３０岁",
        True,
    ],
)
def test_what_is_no_month_is_told_and_left_empty(cell):
    reading = READ(cell)
    assert reading.grave
    assert reading.problem
    assert reading.value == ""


def test_a_year_alone_asks_for_the_month():
    assert READ("1978年").problem == "“1978年”只有年份，请补上月份，例如 1978.05。"


def test_the_sentence_names_what_was_written():
    assert READ("1990.13").problem == "没认出“1990.13”是哪年哪月，请写成 1978.05 这样。"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ((1978.1, 1965.05), "1978-10"),  # this column writes two digits, Excel dropped the nought
        ((1978.1, "1965.05"), "1978-10"),
        ((1978.1, 1965.5), ""),  # this one does not
        ((1978.1, 1965.05, 1965.5), ""),
        ((1978.1, 1965.12), ""),
        (("1978.1", "1965.5"), "1978-01"),
        (("1978.1", "1965.05"), ""),
    ],
)
def test_october_and_january_are_told_apart_by_the_column_or_asked(column, value):
    reading = month_reader(manner(column, 8), grave=True)(column[0])
    assert reading.value == value
    if not value:
        assert "可能是 1 月，也可能是 10 月" in reading.problem
        assert reading.grave


def test_months_without_a_day_drop_it():
    assert month_reader(Manner(40), grave=False)("2001.7.1").value == "2001-07"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2026年3月5日", "2026-03-05"),
        ("2026.3.5", "2026-03-05"),
        ("26.3.5", "2026-03-05"),
        ("98.3.5", "1998-03-05"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (float((dt.date(2026, 3, 5) - dt.date(1899, 12, 30)).days), "2026-03-05"),
        ("20260305", "2026-03-05"),
    ],
)
def test_days(cell, value):
    assert day_reader(Manner(79))(cell).value == value


@pytest.mark.parametrize("cell", ["2026.3", "3月5日", "2026.2.30", "下周"])
def test_no_day(cell):
    reading = day_reader(Manner(79))(cell)
    assert reading.problem
    assert reading.grave


@given(st.dates(dt.date(1920, 1, 1), dt.date(2060, 12, 31)))
def test_excel_and_every_writing_agree(day):
    read = day_reader(Manner(79))
    serial = float((day - dt.date(1899, 12, 30)).days)
    writings = [
        day,
        serial,
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        day.strftime("%Y%m%d"),
    ]
    assert {read(writing).value for writing in writings} == {day.isoformat()}


@pytest.mark.parametrize(
    ("cell", "lacks"),
    [
        ("2026.2.30", "2026年2月没有30日"),
        ("26年4月31日", "2026年4月没有31日"),
        ("20260931", "2026年9月没有31日"),
        (20260229.0, "2026年2月没有29日"),
    ],
)
def test_a_day_that_does_not_exist_is_called_so(cell, lacks):
    for read in (day_reader(Manner(79)), month_reader(Manner(79), grave=True)):
        reading = read(cell)
        assert reading.grave
        assert reading.problem.startswith(f"{lacks}，请核对“")
