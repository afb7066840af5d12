"""征询意见表 that never comes back, and one that is counted from the day its letter arrived."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, Rating
from npcdesk.office import suggestion_list, suggestions, today
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make

HANDED, REPLIED = date(2026, 3, 5), date(2026, 4, 1)
LAST = date(2026, 4, 23)  # 15 working days after the reply, 清明 between
LATER = date(2026, 9, 1)
URGED = "4月24日、4月30日电话催过"


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, **({"today": LATER} | facts))


def refused(store, verb, *args, **facts):
    with pytest.raises(NotAllowed) as said:
        do(store, verb, *args, **facts)
    return str(said.value)


def read(store, made, on=LATER):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return suggestion_list.paper(session, made, on)


@pytest.fixture
def answered(store):
    """A suggestion that was answered, and not rated."""
    made = make.handed_over(store, HANDED)
    do(store, suggestions.reply, made, on=REPLIED, reply_class="A")
    return made


def test_a_form_that_never_comes_back_does_not_keep_the_paper_open(store, answered):
    close = suggestions.close
    assert "登记代表的评价" in refused(store, close, answered, on=LATER)
    assert "怎样催" in refused(store, close, answered, on=LATER, unreturned=True)
    do(store, close, answered, on=LATER, unreturned=True, body=URGED)
    paper = read(store, answered)
    assert paper.line.state is State.CLOSED
    assert paper.line.rating == ""
    newest = paper.history[0]
    assert (newest.kind, newest.body) == (EventKind.CLOSE, URGED)
    assert newest.grounds == "征询意见表逾期没有交回"


def test_nobody_stops_waiting_for_a_form_before_its_day_is_over(store, answered):
    paper = read(store, answered, LAST)
    assert paper.next_due == LAST
    assert EventKind.CLOSE not in paper.allowed
    early = {"on": LAST, "unreturned": True, "body": URGED}
    assert "2026年4月23日" in refused(store, suggestions.close, answered, **early)
    assert EventKind.CLOSE in read(store, answered, date(2026, 4, 24)).allowed
    with store.reading() as session:
        waits, late = (today.today(session, on).tasks[0].why for on in (LAST, LATER))
    assert waits.endswith("4月1日答复，等代表寄回意见")
    assert late.endswith("4月1日答复，代表还没有寄回意见，催过仍不寄的可以办结")


def test_one_that_came_back_is_not_closed_as_unreturned(store, answered):
    do(store, suggestions.rate, answered, on=LATER, rating=Rating.SATISFIED)
    given = {"on": LATER, "unreturned": True, "body": URGED}
    assert "已经评价" in refused(store, suggestions.close, answered, **given)
    do(store, suggestions.close, answered, on=LATER)
    assert read(store, answered).line.state is State.CLOSED
