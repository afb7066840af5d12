"""A new round's reply takes the place of what was promised before, and everybody is told so."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.job import finish
from npcdesk.models import EventKind, Rating
from npcdesk.office import (
    promise_list,
    promises,
    suggestion_history,
    suggestion_list,
    suggestions,
    unit_lists,
    unit_returns,
)
from npcdesk.office.promise_list import Filter
from npcdesk.rules import replaced
from npcdesk.rules.replaced import Promised
from npcdesk.rules.unit_lists import ReturnedList, ReturnedRow
from tests import make
from tests.make import TODAY

FIRST, RATED, SECOND = date(2026, 4, 1), date(2026, 4, 8), date(2026, 4, 28)
YEAR_END = date(2026, 12, 1)
RAILS = Promised("装护栏", YEAR_END)
BRIDGE = Promised("修缮沙河桥并增设人行护栏", date(2026, 11, 1))  # says nothing: what it wants


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, today=TODAY, **facts)


@pytest.fixture
def again(store):
    """A suggestion with two promises, one of them kept, that is handled anew."""
    made = make.handed_over(store)
    b = {"reply_class": "B", "promised_on": RAILS.promised_on, "matter": RAILS.matter}
    do(store, suggestions.reply, made, on=FIRST, **b, more=[("立牌子", date(2026, 6, 1))])
    do(store, promises.promise, made, on=FIRST, matter="修路", promised_on=date(2026, 10, 1))
    sign = next(e for e in opened(store, made) if e.made.matter == "立牌子")
    do(store, promises.fulfil, made, on=FIRST, body="立了", promise_id=sign.id)
    do(store, suggestions.rate, made, on=RATED, rating=Rating.DISSATISFIED, opinion="太晚")
    make.asked_again(store, made, RATED)
    return made


def opened(store, made):
    with store.reading() as session:
        return promises.open_promises(session, made)


def before(store, made, *given):
    with store.reading() as session:
        return replaced.in_words(promises.replaced_by(session, made, None, given))


def told(store, made):
    with store.reading() as session:
        paper = suggestion_list.paper(session, made, TODAY)
        last = next(line for line in paper.history if line.kind is EventKind.REPLY)
        return [w for w in suggestion_history.in_words(last) if "此前承诺" in w]


def test_what_the_next_reply_takes_the_place_of_is_told_before_and_in_the_life(store, again):
    both = "“装护栏”（2026年12月1日前）、“修路”（2026年10月1日前）"
    assert before(store, again) == both
    assert before(store, again, RAILS) == "“修路”（2026年10月1日前）"
    assert before(store, again, replace(RAILS, promised_on=SECOND)) == both  # another day
    do(store, suggestions.reply, again, on=SECOND, reply_class="A")
    assert told(store, again) == [f"此前承诺的{both}由这次答复取代"]
    with store.reading() as session:
        assert promise_list.lines(session, Filter(), today=TODAY) == []
        assert promises.left_open(session, again) == ""


def test_what_is_promised_again_on_the_same_day_goes_on_unsaid(store, again):
    b = {"reply_class": "B", "promised_on": RAILS.promised_on, "matter": RAILS.matter}
    more = [("修路", date(2026, 10, 1))]
    do(store, suggestions.reply, again, on=SECOND, **b, more=more)
    assert told(store, again) == []
    do(store, suggestions.rate, again, on=SECOND, rating=Rating.SATISFIED)
    with store.reading() as session:
        left = promises.left_open(session, again)
        assert len(promise_list.lines(session, Filter(), today=TODAY)) == 2
    assert left == (
        "承诺的“修路”（2026年10月1日前）、“装护栏”（2026年12月1日前）还没有落实，"
        "办结以后照旧列在承诺台账里。"
    )
    do(store, suggestions.close, again, on=SECOND)
    assert len(opened(store, again)) == 2


def test_the_first_reply_and_one_that_was_taken_back_replace_nothing(store, again):
    do(store, suggestions.reply, again, on=SECOND, reply_class="A")
    with store.reading() as session:
        history = suggestion_list.paper(session, again, TODAY).history
    assert history[-1].replaced == ()
    do(store, suggestions.take_back, history[0].id, reason="录错了")
    assert before(store, again).startswith("“装护栏”")
    with store.reading() as session:
        paper = suggestion_list.paper(session, again, TODAY)
        assert not any(line.replaced for line in paper.history)
        assert len(promise_list.lines(session, Filter(), today=TODAY)) == 3


def test_of_several_units_each_answers_its_own_promises_anew(store):
    made = make.suggestion(store)
    both = roads, police = [make.unit(store, name) for name in ("县交通运输局", "县公安局")]
    do(store, suggestions.hand_over, made, lead_ids=both, on=date(2026, 2, 3))
    b = {"reply_class": "B", "on": FIRST}
    do(store, suggestions.reply, made, unit_id=roads, promised_on=YEAR_END, matter="修桥", **b)
    do(store, suggestions.reply, made, unit_id=police, promised_on=BRIDGE.promised_on, **b)
    do(store, suggestions.rate, made, on=RATED, rating=Rating.DISSATISFIED, opinion="太晚")
    make.asked_again(store, made, RATED)
    with store.reading() as session:
        of = [promises.replaced_by(session, made, unit) for unit in both]
    assert of == [(Promised("修桥", YEAR_END),), (BRIDGE,)]
    do(store, suggestions.reply, made, unit_id=roads, on=SECOND, reply_class="A")
    assert told(store, made) == ["此前承诺的“修桥”（2026年12月1日前）由这次答复取代"]
    words = "“修缮沙河桥并增设人行护栏”（2026年11月1日前）"
    assert before(store, made) == words  # police alone are awaited
    do(store, suggestions.reply, made, on=SECOND, reply_class="A")
    assert told(store, made) == [f"此前承诺的{words}由这次答复取代"]


def test_a_list_that_came_back_tells_it_beside_the_row(store, again):
    with store.reading() as session:
        (unit,) = unit_lists.in_hand(session, TODAY)
        (given,) = unit_lists.unit_list(session, unit.id, today=TODAY).rows
        answers = {"reply_class": "A", "replied_on": SECOND, "answer": "修好了。"}
        row = ReturnedRow(4, given.code, given.number, given.session, given.title, **answers)
        sheet = ReturnedList("清单.xlsx", "交办清单", 3, (), (row,), (), (), 1)
        (found,) = finish(unit_returns.plan(session, sheet, today=TODAY)).rows
    assert [doubt for doubt in found.doubts if "“装护栏”（2026年12月1日前）" in doubt]
