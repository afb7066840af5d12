"""What reminds a unit, and what goes into the calendar, is gathered from the records."""

from datetime import date, timedelta

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.office import due_days, offices, suggestions, urging
from tests import make
from tests.make import TODAY


@pytest.fixture
def late(store):
    with store.writing("联系方式") as session:
        offices.amend(session, contact="陈工", phone="0571-8601000", address="")
    return make.handed_over(store, on=date(2026, 1, 28))


def test_the_slip_tells_the_day_and_whom_to_call(store, late):
    with store.reading() as session:
        slip = urging.urge_slip(session, late, today=TODAY)
    assert slip.units == ("示例县交通运输局",)
    assert (slip.due_on, slip.days_left) == (date(2026, 4, 28), -8)
    assert "代表法" in slip.due_why
    assert slip.say_by == date(2026, 5, 9), "three working days: that Saturday is one"
    assert (slip.contact, slip.phone) == ("陈工", "0571-8601000")


def test_the_slip_counts_what_came_before_and_not_itself(store, late):
    def urged(*ways):
        with store.writing("催办") as session:
            for on, how in ways:
                suggestions.urge(session, late, on=on, today=TODAY, how=how)
        with store.reading() as session:
            return urging.urge_slip(session, late, today=TODAY).urged

    assert urged((TODAY - timedelta(days=3), "书面"), (TODAY, "电话")) == 2
    assert urged((TODAY, "书面")) == 2


def test_there_is_no_slip_where_nobody_is_at_work(store, late):
    filed = make.suggestion(store, number="91")
    with store.writing("答复") as session:
        suggestions.reply(session, late, on=TODAY, today=TODAY, reply_class="A")
    with store.reading() as session:
        with pytest.raises(NotAllowed, match="不用催办"):
            urging.urge_slip(session, late, today=TODAY)
        with pytest.raises(NotAllowed, match="请先交办"):
            urging.urge_slip(session, filed, today=TODAY)


def test_the_list_holds_what_presses_the_unit_and_no_more(store, late):
    make.handed_over(store, on=date(2026, 2, 20), number="36", title="十五天内的建议")
    make.handed_over(store, on=date(2026, 2, 22), number="37", title="以后的建议")
    with store.reading() as session:
        found = urging.urge_list(session, "县交通运输局", today=TODAY)
        none = urging.urge_list(session, "县交通", today=TODAY)
    assert [(line.number, line.days_left) for line in found.lines] == [("35", -8), ("36", 14)]
    assert none.lines == ()


def test_the_calendar_keeps_the_name_of_a_day_that_moves(store, late):
    make.suggestion(store, number="91", title="没有期限或待交办的建议")
    with store.writing("约定") as session:
        suggestions.urge(
            session, late, on=TODAY, today=TODAY, how="电话", next_on=TODAY + timedelta(days=3)
        )
    with store.reading() as session:
        today = due_days.due_days(session, TODAY)
        before = due_days.due_days(session, date(2026, 4, 1))
    ours = [day for day in today if day.id.startswith(late)]
    assert [(day.on, day.words.partition("：")[0]) for day in ours] == [
        (date(2026, 4, 28), "催办"),
        (date(2026, 5, 9), "催办"),
    ]
    assert len({day.id for day in today}) == len(today)
    (reply,) = [day for day in before if day.on == date(2026, 4, 28)]
    assert reply.id == ours[0].id
    assert reply.words.startswith("等答复：第35号 ")
