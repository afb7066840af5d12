"""A group's work, played by clerks at random: where it is follows from its dated events."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk import labels
from npcdesk.errors import NotAllowed
from npcdesk.models import Grade, GroupEvent, GroupKind
from npcdesk.rules import group_life as life
from npcdesk.rules.group_life import Stage

FIRST = date(2026, 1, 5)
TODAY = date(2026, 12, 20)
ANY = [kind for kind in GroupKind if kind is not GroupKind.TAKE_BACK]
DEEDS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(-3, 20), st.integers(0, 99)), max_size=30
)
FACTS = {"body": "管网", "who": "主任会议", "how": "视察", "grade": Grade.GOOD}


def event(kind, on, **facts):
    made = GroupEvent(group_id="group", kind=kind, on=on, **FACTS | facts)
    made.written_ms = event.ms = getattr(event, "ms", 0) + 1
    return made


def about(kind, now, dice):
    """Return what a step is about: a node, an item, mostly one that waits."""
    points = {GroupKind.NODE_DONE: now.nodes, GroupKind.ANSWER: now.items}.get(kind, ())
    return points[dice % len(points)].event.id if points else None


def attempt(events, which, days, dice):
    before = life.standing(events)
    if which % 5 == 0 and events:
        some = life.in_order(events) or events
        back = some[dice % len(some)]
        life.require_take_back(events, back)
        return event(GroupKind.TAKE_BACK, TODAY, about_id=back.id)
    fitting = sorted(life.allowed(before)) or ANY
    step = life.LEADS_ON.get(before.stage, GroupKind.PROGRESS)
    leading = GroupKind.REPORT if step is GroupKind.PROGRESS and dice % 4 == 0 else step
    kind = (ANY[dice % len(ANY)], fitting[dice % len(fitting)], leading, leading)[which // 5 % 4]
    on = (before.heard_on or FIRST) + timedelta(days=days)
    made = event(kind, on, due_on=on + timedelta(days=dice), about_id=about(kind, before, dice))
    life.require(events, made, TODAY)
    return made


def play(deeds):
    """Do what the rules let happen; a refused step changes nothing, a taken-back one is gone."""
    events = []
    for which, days, dice in deeds:
        before = life.standing(events)
        try:
            made = attempt(events, which, days, dice)
        except NotAllowed:
            assert life.standing(events) == before
            continue
        events.append(made)
        if made.kind is GroupKind.TAKE_BACK:
            without = [each for each in events[:-1] if each.id != made.about_id]
            assert life.standing(events) == life.standing(without)
    return events


@settings(max_examples=40)
@given(deeds=DEEDS, order=st.randoms(use_true_random=False))
def test_a_group_stands_where_its_events_lead_in_whatever_order_they_came(deeds, order):
    events = play(deeds)
    now = life.standing(events)
    assert not now.odd
    order.shuffle(events)
    assert life.standing(events) == now
    stands = life.in_order(events)
    for kind, points in ((GroupKind.NODE, now.nodes), (GroupKind.ITEM, now.items)):
        assert [each.event for each in points] == [each for each in stands if each.kind is kind]
    for kind in set(ANY) - life.allowed(now):
        about_id = about(kind, now, 0)
        with pytest.raises(NotAllowed):
            life.require(events, event(kind, TODAY, due_on=TODAY, about_id=about_id), TODAY)


@settings(max_examples=40)
@given(deeds=DEEDS)
def test_what_happened_last_can_be_taken_back_and_leaves_the_group_as_before(deeds):
    events = play(deeds)
    stands = life.in_order(events)
    if stands:
        life.require_take_back(events, stands[-1])
        without = [each for each in events if each.id != stands[-1].id]
        back = event(GroupKind.TAKE_BACK, TODAY, about_id=stands[-1].id)
        assert life.standing([*events, back]) == life.standing(without)
        with pytest.raises(NotAllowed):
            life.require_take_back([*events, back], stands[-1])


CHAIN = (
    (GroupKind.NOMINATE, Stage.NOMINATED),
    (GroupKind.DECIDE, Stage.DECIDED),
    (GroupKind.FORM, Stage.FORMED),
    (GroupKind.CONSULT, Stage.CONSULTED),
    (GroupKind.PLAN, Stage.GOING),
    (GroupKind.PROGRESS, Stage.GOING),
    (GroupKind.REPORT, Stage.REPORTED),
    (GroupKind.EVALUATE, Stage.EVALUATED),
    (GroupKind.CARRY, Stage.GOING),
    (GroupKind.REPORT, Stage.REPORTED),
    (GroupKind.EVALUATE, Stage.EVALUATED),
    (GroupKind.ARCHIVE, Stage.ARCHIVED),
)


def test_the_whole_chain_over_two_years_and_where_each_step_leads():
    events = []
    for at, (kind, stage) in enumerate(CHAIN):
        made = event(kind, FIRST + timedelta(days=at * 29))
        life.require(events, made, TODAY)
        events.append(made)
        assert life.standing(events).stage is stage
        if kind is GroupKind.CARRY:  # in August: it goes on next year, judged anew
            assert (life.standing(events).year, life.standing(events).grade) == (2027, None)
    assert not life.allowed(life.standing(events))
    assert {kind for _, kind in life.NEXT} | {GroupKind.TAKE_BACK} == set(GroupKind)
    assert (set(life.VERB), set(life.FIRST)) == (set(GroupKind), set(Stage))


def test_a_group_is_silent_after_thirty_days_without_an_entry():
    events = [event(kind, FIRST) for kind, _ in CHAIN[:5]]
    events.append(event(GroupKind.NODE, FIRST, due_on=TODAY))
    now = life.standing(events)
    assert life.silent_days(now, FIRST + timedelta(days=29)) is None
    assert life.silent_days(now, FIRST + timedelta(days=30)) == 30
    over = life.standing([*events, event(GroupKind.REPORT, FIRST + timedelta(days=1))])
    assert life.silent_days(over, TODAY) is None


def test_a_step_too_early_is_told_with_the_day_of_what_comes_first():
    nominated = event(GroupKind.NOMINATE, FIRST)
    early = event(GroupKind.DECIDE, FIRST - timedelta(days=1))
    with pytest.raises(NotAllowed) as told:
        life.require([nominated], early, TODAY)
    first, before = labels.day(FIRST), labels.day(early.on)
    assert str(told.value) == f"{before}还不能登记确定，“登记提名”是{first}，请核对日期。"


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        (GroupKind.PROGRESS, {"body": " "}, "进展"),
        (GroupKind.ITEM, {"due_on": None}, "反馈期限"),
        (GroupKind.ITEM, {"due_on": FIRST - timedelta(days=1)}, "之前"),
        (GroupKind.EVALUATE, {}, "还不能"),
        (GroupKind.PROGRESS, {"on": TODAY + timedelta(days=1)}, "还没有到"),
        (GroupKind.PROGRESS, {"on": FIRST - timedelta(days=1)}, "核对日期"),
    ],
)
def test_a_step_that_lacks_what_it_must_say_is_refused(kind, facts, said):
    events = [event(each, FIRST) for each, _ in CHAIN[:5]]
    with pytest.raises(NotAllowed, match=said):
        life.require(events, event(kind, **{"on": FIRST} | facts), TODAY)
