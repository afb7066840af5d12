"""The life of a topic: its table, its fold in any order, and what is refused in words."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.errors import NotAllowed
from npcdesk.models.group import Grade
from npcdesk.models.office import Level
from npcdesk.models.topic import TopicEvent, TopicKind
from npcdesk.rules import topic_life
from npcdesk.rules.topic_life import PartState, State

SINCE, TODAY = date(2026, 2, 2), date(2026, 5, 6)
Kind = TopicKind
SAYS = {
    Kind.PROGRESS: {"body": "查了三个村"},
    Kind.RESULT: {"body": "报告一份"},
    Kind.SHARE: {"body": "纳入常委会审议意见"},
    Kind.ASSESS: {"grade": Grade.GOOD},
    Kind.ESCALATE: {"who": "自治区人大代表某某"},
    Kind.CLOSE: {"body": "按期完成"},
}
WHOLE = (Kind.CLAIM, Kind.PROGRESS, Kind.RESULT, Kind.SHARE, Kind.ASSESS, Kind.CLOSE)


def step(kind, on=SINCE, part="p", **facts):
    part_id = part if kind in topic_life.OF_PART else None
    facts = {"written_ms": 0, **SAYS.get(kind, {}), **facts}
    return TopicEvent(topic_id="t", part_id=part_id, kind=kind, on=on, **facts)


def life(*kinds):
    return [step(kind, SINCE + timedelta(days=n)) for n, kind in enumerate(kinds)]


def require(events, event, *, mine=True):
    lead = "" if mine else "330100"
    topic_life.require(events, event, lead=lead, since=SINCE, today=TODAY)


def test_a_whole_life_passes_every_state():
    events = life(*WHOLE)
    passed = [topic_life.standing(events[:n]).state for n in range(len(events) + 1)]
    assert passed == [
        *(State.OPEN, State.GOING, State.GOING, State.RESULTS),
        *(State.SHARED, State.ASSESSED, State.CLOSED),
    ]
    parts = [topic_life.standing(events[:n]).part("p").state for n in range(4)]
    assert parts == list(PartState)


def test_every_step_of_a_whole_life_is_let_through_in_its_turn():
    events = life(*WHOLE)
    for at, event in enumerate(events):
        require(events[:at], event)


def test_steps_of_one_day_follow_each_other_whatever_the_clocks_of_the_offices_say():
    events = [step(kind, written_ms=-n) for n, kind in enumerate(WHOLE)]
    for some in permutations(events):
        assert topic_life.standing(some).state is State.CLOSED


@st.composite
def stories(draw):
    events = []
    for at in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(list(Kind)))
        on = SINCE + timedelta(days=draw(st.integers(0, 3)))
        made = step(kind, on, draw(st.sampled_from("pq")), id=f"e{at}", written_ms=at)
        made.unit = draw(st.sampled_from(["", "330102"]))
        if kind is Kind.TAKE_BACK:
            made.about_id = f"e{draw(st.integers(0, 8))}"
        events.append(made)
    return events


@given(stories(), st.randoms())
def test_order_of_arrival_does_not_matter_and_every_event_counts_or_is_odd(events, dice):
    mixed = list(events)
    dice.shuffle(mixed)
    now = topic_life.standing(mixed)
    assert now == topic_life.standing(events)
    stands = topic_life.in_order(events)
    counted = [each for each in stands if each not in now.odd]
    assert len(counted) + len(now.odd) == len(stands)
    assert topic_life.standing(counted).odd == ()
    assert topic_life.standing(counted).state is now.state
    free = topic_life.free(events)
    for each in stands:
        if each.id in free:
            rest = topic_life.standing(other for other in stands if other is not each)
            assert len(rest.odd) <= len(now.odd)


def test_only_the_office_that_entered_a_step_takes_it_back():
    claimed = step(Kind.CLAIM, id="c")
    claimed.unit = "330102"
    foreign = step(Kind.TAKE_BACK, about_id="c")
    assert topic_life.standing([claimed, foreign]).state is State.GOING
    foreign.unit = "330102"
    assert topic_life.standing([claimed, foreign]).state is State.OPEN


@pytest.mark.parametrize(
    ("before", "event", "mine", "words"),
    [
        ((), step(Kind.RESULT), True, "请先认领"),
        ((), step(Kind.SHARE), True, "还不能通报成果。请先认领"),
        ((), step(Kind.CLAIM, part=""), True, "请选是哪一项"),
        ((Kind.CLAIM,), step(Kind.CLAIM, SINCE + timedelta(days=1)), True, "现在是“已认领”"),
        ((Kind.CLAIM,), step(Kind.PROGRESS, TODAY, body=" "), True, "进展到哪一步"),
        (WHOLE[:3], step(Kind.ASSESS, TODAY, grade=None), True, "请选评估的等次"),
        (WHOLE[:3], step(Kind.SHARE, TODAY), False, "由发布议题的单位登记"),
        (WHOLE, step(Kind.PROGRESS, TODAY), True, "现在是“已结束”"),
        ((), step(Kind.CLAIM, TODAY + timedelta(days=1)), True, "还没有到"),
        ((), step(Kind.CLAIM, SINCE - timedelta(days=1)), True, "不能更早"),
        (WHOLE[:4], step(Kind.SHARE, SINCE + timedelta(days=1)), True, "前后的步骤对不上"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(before, event, mine, words):
    with pytest.raises(NotAllowed, match=words):
        require(life(*before), event, mine=mine)


def test_a_step_on_which_others_rest_is_not_taken_back():
    events = life(*WHOLE[:3])
    with pytest.raises(NotAllowed, match="请先更正后面的"):
        topic_life.require_take_back(events, events[0])
    topic_life.require_take_back(events, events[2])


def test_only_the_office_that_published_a_topic_ends_it():
    events = life(*WHOLE)
    events[-1].unit = "330102"
    now = topic_life.standing(events)
    assert (now.state, now.odd) == (State.ASSESSED, (events[-1],))


def test_every_level_has_its_part():
    assert set(topic_life.ROLE_OF) == set(Level)
