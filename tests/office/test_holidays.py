"""A new year's holidays in an office's file: counted by at once, and nothing is moved."""

from datetime import date

import pytest

from npcdesk.errors import NotFound
from npcdesk.office import holidays, moved_days, suggestion_list
from npcdesk.rules.holiday_table import read_rows
from tests import make
from tests.make import TODAY

NEXT_YEAR = read_rows(
    [
        ["2027-01-01", "休"],
        ["2027-01-04", "休"],
        ["2027-01-09", "班"],
        ["2027-05-01", "休"],
        ["2027-10-01", "休"],
    ]
)


def test_a_new_table_counts_and_what_stands_is_only_told(store):
    first = make.handed_over(store, on=date(2026, 2, 3))
    with store.writing("改日期") as session:
        event = suggestion_list.suggestions.events(session, first)[-1]
        event.due_nominal, event.due_on = date(2027, 1, 3), date(2027, 1, 4)
        event.on = date(2026, 10, 3)
        session.add(event)
    with store.reading() as session:
        (moved,) = moved_days.would_move(session, NEXT_YEAR)
        assert holidays.unknown_from(session, TODAY) == 2027
    assert (moved.number, moved.step) == ("35", "答复")
    assert (moved.kept, moved.now) == (date(2027, 1, 4), date(2027, 1, 5))
    with store.writing("导入") as session:
        holidays.take_in(session, NEXT_YEAR)
    with store.reading() as session:
        newest = holidays.years(session)[0]
        assert (newest.year, newest.off, newest.worked, newest.own) == (2027, 4, 1, True)
        assert holidays.unknown_from(session, TODAY) is None
        assert suggestion_list.paper(session, first, TODAY).line.reply_due == date(2027, 1, 4)
        assert moved_days.would_move(session, NEXT_YEAR) == []


def test_an_own_table_can_be_taken_out_again(store):
    with store.writing("导入") as session:
        holidays.take_in(session, NEXT_YEAR)
    with store.writing("去掉") as session:
        holidays.drop(session, 2027)
    with store.reading() as session:
        assert all(not line.own for line in holidays.years(session))
    with pytest.raises(NotFound, match="不是本单位导入的"), store.writing("去掉") as session:
        holidays.drop(session, 2026)
