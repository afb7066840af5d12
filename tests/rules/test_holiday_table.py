"""A new year's holidays from a file: read, refused in words, put in place of what was known."""

import json
from datetime import date

import pytest

from npcdesk import shipped
from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import Period, Unit, due, is_worked, known
from npcdesk.rules.holiday_table import read_json, read_rows, with_tables, write_json

ROWS = [
    ["日期", "安排"],
    ["2026-12-31", "休"],
    ["2027-01-01", "休"],
    [],
    ["2027/2/7", "班"],
    [date(2027, 2, 8), "休"],
    ["2027年5月1日", "放假"],
    ["2027.10.1", "休"],
]


def test_rows_and_json_say_the_same():
    table = read_rows(ROWS)
    assert (table.year, len(table.off), table.worked) == (2027, 5, {date(2027, 2, 7)})
    assert read_json(write_json(table)) == table


def changed(row, at=4):
    return [*ROWS[:at], row, *ROWS[at + 1 :]]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "没有节假日安排"),
        ([["日期", "休班"]], "没有节假日安排"),
        (changed(["2027-02-30", "休"]), "第 5 行没认出来"),
        (changed(["2027-02-07", "也许"]), "第 5 行没认出来"),
        (changed(["2027-02-09"]), "第 5 行没认出来"),
        (changed(["2027-02-08", "班"]), "2027年2月8日又写休又写班"),
        (changed(["2027-01-01", "休"]), "写了两遍"),
        (changed(["2028-02-06", "班"]), "2028年2月6日不在2027年"),
        (changed(["2027-02-09", "班"]), "2027年2月9日是星期二，本来就上班"),
        (ROWS[:-1], "没有国庆节（10月1日）"),
    ],
)
def test_a_wrong_table_is_told_what_to_mend(rows, says):
    with pytest.raises(DeskError) as told:
        read_rows(rows)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "没认出节假日安排"),
        ("[1]", "没认出节假日安排"),
        ('{"year": 2027, "days": [{"date": "2027-13-01", "isOffDay": true}]}', "第 1 天"),
        ('{"year": 2027, "days": [{"date": "2027-01-01", "isOffDay": "是"}]}', "第 1 天"),
        (json.dumps({"year": 2027, "days": []}), "没有节假日安排"),
    ],
)
def test_a_wrong_json_is_told_what_to_mend(text, says):
    with pytest.raises(DeskError, match=says):
        read_json(text)


def test_an_own_table_stands_for_its_year_alone():
    before = shipped.calendar()
    after = with_tables(before, (write_json(read_rows(ROWS)),))
    assert not known(date(2027, 2, 7), before)
    assert known(date(2027, 2, 7), after)
    assert is_worked(date(2027, 2, 7), after)
    assert not is_worked(date(2026, 12, 31), after)
    assert is_worked(date(2026, 10, 10), after)
    start, ten = date(2027, 1, 29), Period(10, Unit.WORKDAY)
    assert (due(start, ten, before).effective, due(start, ten, after).effective) == (
        date(2027, 2, 12),
        date(2027, 2, 12),  # a Monday lost, the Sunday before won
    )
