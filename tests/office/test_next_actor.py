"""Who is to act next, at each point of a life."""

import pytest

from npcdesk.models import EventKind, Rating
from npcdesk.office import suggestion_ends, suggestion_list, suggestions
from npcdesk.office.next_actor import next_actor
from tests import make
from tests.make import TODAY


@pytest.mark.parametrize(
    ("until", "whose"),
    [
        (None, "本单位：审查，立案编号"),
        (EventKind.HAND_OVER, "县交通运输局：签收，面商，答复代表"),
        (EventKind.REPLY, "周启明：评价这次答复"),
        (EventKind.RATE, "本单位：研究代表的意见，要求重办或说明理由"),
        (EventKind.REDO, "县交通运输局：面商，答复代表"),
    ],
)
def test_it_says_whose_turn_it_is(store, until, whose):
    made = make.suggestion(store, number="") if until is None else make.handed_over(store)
    steps = [EventKind.HAND_OVER, EventKind.REPLY, EventKind.RATE, EventKind.REDO]
    far = steps.index(until) if until else 0
    at = {"on": TODAY, "today": TODAY}
    with store.writing("走到") as session:
        if far > 0:
            suggestions.reply(session, made, reply_class="C", **at)
        if far > 1:
            facts = {"rating": Rating.DISSATISFIED, "opinion": "没修"}
            suggestions.rate(session, made, **facts, **at)
        if far > 2:
            suggestion_ends.redo(session, made, **at)
    with store.reading() as session:
        assert next_actor(suggestion_list.paper(session, made, TODAY)) == whose


def test_a_second_dissatisfaction_is_to_be_coordinated_first(store):
    made = make.handed_over(store)
    at = {"on": TODAY, "today": TODAY}
    bad = {"rating": Rating.DISSATISFIED, "opinion": "没修"}
    with store.writing("走到") as session:
        suggestions.reply(session, made, reply_class="C", **at)
        suggestions.rate(session, made, **bad, **at)
        suggestion_ends.redo(session, made, **at)
        suggestions.reply(session, made, reply_class="A", **at)
        suggestions.rate(session, made, **bad, **at)
    with store.reading() as session:
        said = next_actor(suggestion_list.paper(session, made, TODAY))
    assert said.startswith("本单位：代表第 2 次不满意，先请主任会议或主席团协调，研究代表的意见")


def test_what_was_sent_back_waits_for_the_delegate(store):
    made = make.suggestion(store, number="")
    with store.writing("退回") as session:
        kind, at = EventKind.SEND_BACK, {"on": TODAY, "today": TODAY}
        suggestion_ends.review(session, made, kind, **at, reason="请写明是哪一项")
    with store.reading() as session:
        said = next_actor(suggestion_list.paper(session, made, TODAY))
    assert said == "周启明：照退回的意见改好再提"
