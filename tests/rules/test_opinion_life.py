"""The life of an opinion: its table, its fold, and what is refused in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.errors import NotAllowed
from npcdesk.models.opinion import OpinionEvent, OpinionKind
from npcdesk.models.suggestion_kinds import Rating
from npcdesk.models.visit import Disposition
from npcdesk.rules import dated_events, opinion_life
from npcdesk.rules.opinion_life import Kept, State

HEARD = date(2026, 3, 2)
TODAY = date(2026, 5, 6)
Kind = OpinionKind
NONE = Kept()


def step(kind, on=HEARD, **facts):
    said = {
        Kind.TRANSFER: {"unit_id": "u1", "due_on": date(2026, 3, 23)},
        Kind.RAISE: {"words": "报市人大"},
        Kind.REFUSE: {"words": "去法院"},
        Kind.RESULT: {"words": "换了水管"},
        Kind.FEEDBACK: {"how": "电话"},
        Kind.RATE: {"rating": Rating.SATISFIED},
    }.get(kind, {})
    facts = {"written_ms": 0} | said | facts
    return OpinionEvent(opinion_id="o", kind=kind, on=on, **facts)


def life(*kinds):
    return [step(kind, HEARD + timedelta(days=n)) for n, kind in enumerate(kinds)]


WHOLE = (Kind.TRANSFER, Kind.RESULT, Kind.FEEDBACK, Kind.RATE, Kind.CLOSE)


def test_a_whole_life_passes_every_state():
    events = life(*WHOLE)
    passed = [opinion_life.standing(events[:n]).state for n in range(len(events) + 1)]
    assert passed == [
        *(State.OPEN, State.TRANSFERRED, State.SETTLED),
        *(State.TOLD, State.RATED, State.CLOSED),
    ]
    now = opinion_life.standing(events)
    assert (now.way, now.unit_id, now.rating) == (
        Disposition.TRANSFERRED,
        "u1",
        Rating.SATISFIED,
    )
    assert (now.told_on, now.closed_on) == (date(2026, 3, 4), date(2026, 3, 6))


def test_what_is_awaited_has_its_day():
    events = life(*WHOLE)

    def awaited(n, replied_on=None):
        return opinion_life.awaited(opinion_life.standing(events[:n]), replied_on)

    assert awaited(0) == (None, opinion_life.NEVER)
    assert awaited(1) == (Kind.RESULT, "2026-03-23")
    assert awaited(2) == (Kind.FEEDBACK, "2026-03-23")  # told by the day that was set
    assert awaited(3) == (Kind.CLOSE, opinion_life.NEVER)
    assert awaited(5) == (None, opinion_life.NEVER)
    turned = opinion_life.standing([step(Kind.SUGGEST)])
    assert opinion_life.awaited(turned) == (None, opinion_life.NEVER)
    assert opinion_life.awaited(turned, date(2026, 4, 1)) == (Kind.FEEDBACK, "2026-04-08")


def test_one_older_than_events_goes_on_from_what_it_says_itself():
    kept = Kept(Disposition.TRANSFERRED, "u2", date(2026, 3, 30))
    assert opinion_life.standing([], kept).state is State.TRANSFERRED
    result = opinion_life.standing([step(Kind.RESULT)], kept)
    assert (result.state, result.unit_id) == (State.SETTLED, "u2")
    assert opinion_life.standing([step(Kind.ANSWER)], kept).way is Disposition.ANSWERED


@pytest.mark.parametrize(
    ("before", "event", "words"),
    [
        ((), step(Kind.FEEDBACK), "请先登记处理方式"),
        ((Kind.TRANSFER,), step(Kind.FEEDBACK, date(2026, 3, 5)), "请先登记办理结果"),
        ((Kind.REFUSE,), step(Kind.TRANSFER), "不属受理"),
        ((Kind.TRANSFER,), step(Kind.RESULT, date(2026, 3, 1)), "不能更早"),
        ((), step(Kind.ANSWER, TODAY + timedelta(days=1)), "还没有到"),
        ((), step(Kind.TRANSFER, unit_id=None), "转办到哪个单位"),
        ((), step(Kind.REFUSE, words=" "), "到哪里去"),
        ((), step(Kind.TRANSFER, due_on=date(2026, 3, 1)), "在转办"),
        (WHOLE, step(Kind.RATE, date(2026, 3, 9)), "还不能登记群众评价"),
    ],
)
def test_a_wrong_step_is_refused_in_words(before, event, words):
    with pytest.raises(NotAllowed, match=words):
        opinion_life.require(life(*before), NONE, event, heard_on=HEARD, today=TODAY)


def test_only_the_last_step_is_taken_back():
    events = life(*WHOLE[:3])
    with pytest.raises(NotAllowed, match="请先更正后面的"):
        opinion_life.require_take_back(events, NONE, events[1])
    opinion_life.require_take_back(events, NONE, events[2])
    back = step(Kind.TAKE_BACK, TODAY, about_id=events[2].id)
    assert opinion_life.standing([*events, back]).state is State.SETTLED
    with pytest.raises(NotAllowed, match="已经更正过"):
        opinion_life.require_take_back([*events, back], NONE, events[2])


KINDS = [kind for kind in Kind if kind is not Kind.TAKE_BACK]
EVENTS = st.lists(
    st.builds(step, st.sampled_from(KINDS), st.dates(HEARD, TODAY), written_ms=st.integers(0, 5)),
    max_size=12,
)


@given(EVENTS, st.randoms(), st.sampled_from(Disposition))
def test_the_order_of_arrival_does_not_matter_and_each_event_counts_or_is_odd(events, dice, way):
    shuffled = events.copy()
    dice.shuffle(shuffled)
    now = opinion_life.standing(events, Kept(way))
    assert now == opinion_life.standing(shuffled, Kept(way))
    counted = [event for event in dated_events.in_order(events) if event not in now.odd]
    assert opinion_life.standing(counted, Kept(way)).state is now.state
    assert now.state in State


@given(EVENTS, st.sampled_from(KINDS), st.dates(HEARD, TODAY))
def test_what_is_let_through_is_never_odd_and_what_is_free_leaves_nothing_odd(events, kind, on):
    clean = [event for event in events if event not in opinion_life.standing(events).odd]
    clean = clean if not opinion_life.standing(clean).odd else []
    more = step(kind, on, written_ms=9)
    try:
        opinion_life.require(clean, NONE, more, heard_on=HEARD, today=TODAY)
    except NotAllowed:
        return
    after = [*clean, more]
    assert not opinion_life.standing(after).odd
    for event_id in opinion_life.free(after):
        back = step(Kind.TAKE_BACK, TODAY, about_id=event_id)
        assert not opinion_life.standing([*after, back]).odd
