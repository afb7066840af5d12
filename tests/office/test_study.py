"""研究不满意: until the office asks for it to be handled anew, no unit owes a reply or is late."""

from datetime import date, timedelta

import pytest

from npcdesk import shipped
from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, Rating, SuggestionEvent
from npcdesk.office import (
    evaluation,
    moved_days,
    offices,
    papers,
    search,
    statistics,
    suggestion_ends,
    suggestion_list,
    suggestions,
    today,
    unit_lists,
    unit_side,
    units,
    urging,
)
from npcdesk.office.next_actor import next_actor
from npcdesk.office.statistics import Scope
from npcdesk.office.suggestion_list import Filter
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make

HANDED, REPLIED, RATED = date(2026, 2, 3), date(2026, 3, 2), date(2026, 3, 9)
LATER = date(2026, 9, 1)  # past every study day
BAD = {"rating": Rating.DISSATISFIED, "opinion": "没修"}


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, **({"today": LATER} | facts))


def shown(store, paper_id):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return suggestion_list.paper(session, paper_id, LATER)


def standing(store, paper_id):
    with store.reading() as session:
        return suggestions.standing(session, paper_id)


def on_time(store):
    with store.reading() as session:
        rate = statistics.suggestions(session, Scope(), today=LATER).rate("on_time")
        return rate.numerator, rate.denominator


@pytest.fixture
def studied(store):
    """A suggestion that was answered in time, and rated 不满意 half a year ago."""
    made = make.handed_over(store, HANDED)
    do(store, suggestions.reply, made, on=REPLIED, reply_class="A")
    do(store, suggestions.rate, made, on=RATED, **BAD)
    return made


def by_bundle(store, paper_id, on, **facts):
    """Write a reply as an older desk let it happen, and a bundle brings it."""
    with store.writing("交换") as session:
        event = SuggestionEvent(suggestion_id=paper_id, kind=EventKind.REPLY, on=on, **facts)
        session.add(event)
    return event


@pytest.mark.parametrize("code", [pack.code for pack in shipped.packs()])
def test_by_every_pack_a_reply_waits_for_the_redo_and_is_late_by_its_day_alone(store, code):
    with store.writing("换规则包") as session:
        offices.use_pack(session, code)
    made = make.handed_over(store, HANDED)
    do(store, suggestions.reply, made, on=REPLIED, reply_class="A")
    studied_by = do(store, suggestions.rate, made, on=RATED, **BAD).on
    came = studied_by + timedelta(days=20)
    with pytest.raises(NotAllowed, match=r"还不能登记答复。请先要求重办或说明理由.*通知它的那天"):
        do(store, suggestions.reply, made, on=came, reply_class="A")
    due = do(store, suggestion_ends.redo, made, on=came - timedelta(days=10)).on
    assert due >= came
    do(store, suggestions.reply, made, on=came, reply_class="A")
    now = standing(store, made)
    assert (now.state, now.round, now.replied_late) == (State.ANSWERED, 2, 0)
    assert now.replied_in_time == 2
    assert on_time(store) == (1, 1)


def test_a_redo_answered_after_its_own_day_is_late(store, studied):
    due = do(store, suggestion_ends.redo, studied, on=RATED).on
    do(store, suggestions.reply, studied, on=due + timedelta(days=1), reply_class="A")
    assert standing(store, studied).replied_late == 1
    assert on_time(store) == (0, 1)


def test_while_the_office_studies_no_unit_is_late_urged_or_sent_a_list(store, studied):
    paper = shown(store, studied)
    assert (paper.line.state, paper.line.studied) == (State.AGAIN, True)
    assert (paper.line.reply_due, paper.line.days_left) == (date(2026, 5, 6), None)
    assert paper.next_due is not None
    assert paper.next_due < LATER
    assert not paper.allowed & {EventKind.REPLY, EventKind.URGE, EventKind.EXTEND}
    assert paper.allowed >= {EventKind.REDO, EventKind.EXPLAIN, EventKind.CONTACT}
    with store.reading() as session:
        assert suggestion_list.by_state(session, Filter(), LATER) == ({State.AGAIN: 1}, 0)
        assert suggestion_list.count(session, Filter(late=True), LATER) == 0
        (unit,) = units.lines(session, LATER.isoformat())
        assert unit.late_count == 0
        assert unit_lists.in_hand(session, LATER) == []
        assert urging.urge_list(session, unit.name, today=LATER).lines == ()
        with pytest.raises(NotAllowed, match="不用催办"):
            urging.urge_slip(session, studied, today=LATER)
        traced = evaluation.trace(session, 2026, unit.id, today=LATER)
        assert [each.facts.late for each in traced] == [False]
        found = [hit for some in search.find(session, "35", LATER).values() for hit in some]
        assert [hit.verb for hit in found if hit.id == studied] == ["redo"]
        page = today.today(session, LATER)
        assert [(task.kind, task.days_left < 0) for task in page.tasks] == [(EventKind.REDO, True)]
        assert (page.late, page.papers.late) == (1, 0)
        assert suggestion_list.count(session, Filter(step_due="late"), LATER) == 1
        assert papers.feedback_form(session, studied, today=LATER).rated == "2026年3月9日不满意"
    assert moved_days.AWAITED[EventKind.RATE] == "研究"
    assert next_actor(paper).startswith("本单位：研究")
    assert on_time(store) == (1, 1)


def test_a_unit_is_not_urged_nor_given_more_time_before_it_is_asked_again(store, studied):
    with pytest.raises(NotAllowed, match="等本单位研究，还不能记录催办。请先要求重办或说明理由。"):
        do(store, suggestions.urge, studied, on=RATED, how="电话")
    do(store, suggestions.urge, studied, on=date(2026, 2, 20), how="电话")  # before its reply
    more = {"until": date(2026, 10, 1), "reason": "要勘察", "approved_by": "代工委"}
    with pytest.raises(NotAllowed, match="还不能登记延期"):
        do(store, unit_side.extend, studied, on=RATED, **more)
    with pytest.raises(NotAllowed, match="还不能办结。代表不满意，等本单位研究"):
        do(store, suggestions.close, studied, on=LATER)
    do(store, suggestion_ends.redo, studied, on=LATER)
    assert EventKind.REDO not in shown(store, studied).allowed
    do(store, suggestions.urge, studied, on=LATER, how="电话")


def test_a_reply_that_a_bundle_brings_meanwhile_stands_and_is_not_late(store, studied):
    by_bundle(store, studied, date(2026, 8, 3), reply_class="C")
    paper, now = shown(store, studied), standing(store, studied)
    assert (paper.line.state, paper.line.round, paper.line.reply_class) == (State.ANSWERED, 2, "C")
    assert (now.odd, now.replied_late, now.replied_in_time) == ((), 0, 1)
    assert paper.next_step is EventKind.RATE
    assert on_time(store) == (1, 1)
    do(store, suggestions.rate, studied, on=LATER, rating=Rating.SATISFIED)
    do(store, suggestions.close, studied, on=LATER)


def test_a_part_that_a_bundle_brings_meanwhile_leaves_the_study_open(store):
    made = make.suggestion(store)
    both = [make.unit(store, name) for name in ("县交通运输局", "县公安局")]
    do(store, suggestions.hand_over, made, lead_ids=both, on=HANDED)
    for unit in both:
        do(store, suggestions.reply, made, on=REPLIED, reply_class="A", unit_id=unit)
    do(store, suggestions.rate, made, on=RATED, **BAD)
    assert (shown(store, made).line.owing, shown(store, made).line.studied) == ("", True)
    by_bundle(store, made, date(2026, 8, 3), reply_class="A", unit_id=both[1])
    part = shown(store, made)
    assert (part.line.state, part.next_step) == (State.AGAIN, EventKind.REDO)
    do(store, suggestion_ends.redo, made, on=date(2026, 8, 10))
    assert shown(store, made).line.owing == "县交通运输局"
    do(store, suggestions.reply, made, on=date(2026, 8, 20), reply_class="A")
    now = standing(store, made)
    assert (now.state, now.replied_late, now.shares.late) == (State.ANSWERED, 0, frozenset())


def test_an_explanation_leaves_the_day_of_the_reply_as_it_was(store, studied):
    do(store, suggestion_ends.explain, studied, on=LATER, reason="资金没有着落")
    paper = shown(store, studied)
    assert (paper.line.state, paper.line.reply_due) == (State.ANSWERED, date(2026, 5, 6))
    assert (paper.line.studied, paper.next_step) == (False, EventKind.CLOSE)


def test_what_was_answered_cannot_be_withdrawn_any_more(store, studied):
    with pytest.raises(NotAllowed, match="不能再撤回建议"):
        do(store, suggestion_ends.withdraw, studied, on=LATER, reason="不用办了")
    do(store, suggestion_ends.redo, studied, on=LATER)
    with pytest.raises(NotAllowed, match="不能再撤回建议"):
        do(store, suggestion_ends.withdraw, studied, on=LATER, reason="不用办了")
    assert shown(store, studied).line.state is State.AGAIN
