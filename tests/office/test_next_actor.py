"""Who is to act next, at each point of a life."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from npcdesk.errors import DeskError
from npcdesk.models import EventKind, Rating, Suggestion
from npcdesk.office import (
    amending,
    raising,
    suggestion_ends,
    suggestion_list,
    suggestions,
    today,
    unit_side,
)
from npcdesk.office.amending import Amendment
from npcdesk.office.next_actor import next_actor
from npcdesk.rules import dated_events
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
            suggestions.reply(session, made, reply_class="C", body="资金没有着落。", **at)
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
        suggestions.reply(session, made, reply_class="C", body="资金没有着落。", **at)
        suggestions.rate(session, made, **bad, **at)
        suggestion_ends.redo(session, made, **at)
        suggestions.reply(session, made, reply_class="A", **at)
        suggestions.rate(session, made, **bad, **at)
    with store.reading() as session:
        said = next_actor(suggestion_list.paper(session, made, TODAY))
    assert said.startswith("本单位：代表第 2 次不满意，先召集代表和承办单位协调，研究代表的意见")


def test_what_was_sent_back_waits_for_the_delegate(store):
    made = make.suggestion(store, number="")
    with store.writing("退回") as session:
        kind, at = EventKind.SEND_BACK, {"on": TODAY, "today": TODAY}
        suggestion_ends.review(session, made, kind, **at, reason="请写明是哪一项")
    with store.reading() as session:
        said = next_actor(suggestion_list.paper(session, made, TODAY))
    assert said == "周启明：照退回的意见改好再提"
    assert [task.verb for task in tasks(store)] == ["登记修改稿"]
    with store.writing("修改") as session:
        amending.amend(session, made, Amendment(body="写明是哪一项"), today=TODAY)
    with store.reading() as session:
        paper = suggestion_list.paper(session, made, TODAY)
    assert next_actor(paper) == "本单位：审查，立案编号"
    assert [task.verb for task in tasks(store)] == ["立案编号"]
    assert paper.history[0].body == "照退回的意见改好"
    with store.writing("更正") as session:
        suggestions.take_back(session, paper.history[0].id, reason="没有改", today=TODAY)
    assert [task.verb for task in tasks(store)] == ["登记修改稿"]


def tasks(store, on=TODAY):
    with store.reading() as session:
        return today.today(session, on).tasks


DEEDS = ("send_back", "amend", "file", "hand", "back", "reassign", "insist", "reply", "good", "bad")
DEEDS += ("redo", "explain", "close", "undo")
WHO = {  # whose each verb of 今日要办 is, as 轮到谁 has to name it
    "登记修改稿": "周启明：照退回的意见",
    "立案编号": "本单位：审查，立案",
    "交办": "本单位：交办",
    "同意改办": "本单位：决定同不同意退办",
    "登记答复": "县交通运输局：",
    "记录催办": "县交通运输局：",
    "登记评价": "周启明：评价",
    "要求重办": "本单位：",
    "办结": "本单位：办结",
}


def do(session, made, unit, deed):
    at = {"on": TODAY, "today": TODAY}
    deeds = {
        "send_back": lambda: suggestion_ends.review(
            session, made, EventKind.SEND_BACK, **at, reason="一事多议"
        ),
        "amend": lambda: amending.amend(session, made, Amendment(body=uuid4().hex), today=TODAY),
        "file": lambda: raising.file(session, made, number="35", **at),
        "hand": lambda: suggestions.hand_over(session, made, lead_ids=[unit], **at),
        "back": lambda: unit_side.give_back(session, made, unit_id=unit, reason="不归", **at),
        "reassign": lambda: unit_side.reassign(session, made, **at),
        "insist": lambda: unit_side.insist(session, made, reason="归", **at),
        "reply": lambda: suggestions.reply(
            session, made, reply_class="C", body="资金没有着落。", **at
        ),
        "good": lambda: suggestions.rate(session, made, rating=Rating.SATISFIED, **at),
        "bad": lambda: suggestions.rate(
            session, made, rating=Rating.DISSATISFIED, opinion="没修", **at
        ),
        "redo": lambda: suggestion_ends.redo(session, made, **at),
        "explain": lambda: suggestion_ends.explain(session, made, reason="没有钱", **at),
        "close": lambda: suggestions.close(session, made, **at),
        "undo": lambda: suggestions.take_back(
            session,
            dated_events.in_order(suggestions.events(session, made))[-1].id,
            reason="录错了",
            today=TODAY,
        ),
    }
    if deed in deeds:
        deeds[deed]()


PLAYED = ["file", "hand", "reply", "bad", "redo", "reply", "bad", "explain"]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    begun=st.integers(0, len(PLAYED)),
    deeds=st.lists(st.sampled_from(DEEDS), max_size=6),
    later=st.sampled_from([0, 400]),
)
@example(begun=4, deeds=[], later=400)
@example(begun=7, deeds=[], later=0)
@example(begun=8, deeds=[], later=0)
@example(begun=6, deeds=["good"], later=0)
@example(begun=0, deeds=["send_back"], later=0)
def test_what_is_due_today_never_contradicts_whose_turn_it_is(store, begun, deeds, later):
    """The verb offered is of the one who is said to be next, however the paper came there."""
    made, unit = make.suggestion(store, number=""), make.unit(store)
    for deed in [*PLAYED[:begun], *deeds]:
        with suppress(DeskError), store.writing("走一步") as session:
            do(session, made, unit, deed)
    on = TODAY + timedelta(days=later)
    with store.reading() as session:
        paper = suggestion_list.paper(session, made, on)
    beside = {"登记面商", "登记公开", "登记落实", "登记协办意见"}
    mine = [task for task in tasks(store, on) if task.suggestion_id == made]
    steps = [task for task in mine if task.verb not in beside]
    for task in steps:
        assert next_actor(paper).startswith(WHO[task.verb])
        assert task.kind is paper.next_step or task.kind is EventKind.URGE
        assert task.kind is EventKind.URGE or task.kind in paper.allowed
    ours = next_actor(paper).startswith("本单位")
    assert steps or not ours  # what waits for this office itself is always told
    with store.writing("放开") as session:
        session.get(Suggestion, made).deleted = True
