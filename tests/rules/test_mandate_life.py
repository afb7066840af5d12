"""What a mandate's events add up to, held against a plain list of who is in office when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.errors import NotAllowed
from npcdesk.models.delegate import MandateStatus
from npcdesk.models.mandate_life import MandateEvent, MandateKind, MandateReason
from npcdesk.rules import dated_events, mandate_life

START = date(2026, 1, 1)
TODAY = date(2026, 5, 6)
KIND = MandateKind


def event(kind, day=0, **said):
    said = {"reason": MandateReason.MOVED} | said if kind is KIND.ENDED else said
    return MandateEvent(
        id=f"{kind}{day}", mandate_id="m", kind=kind, on=START + timedelta(days=day), **said
    )


some_events = st.lists(
    st.builds(
        event,
        st.sampled_from([kind for kind in KIND if kind is not KIND.TAKE_BACK]),
        st.integers(0, 9),
        written_ms=st.integers(0, 3),
        status=st.sampled_from(["in_office", "ended", "nonsense"]),
        announced_on=st.sampled_from([None, TODAY]),
    ),
    max_size=6,
    unique_by=lambda e: e.id,
)


@given(some_events, st.randoms())
def test_the_order_of_arrival_does_not_matter(events, dice):
    shuffled = dice.sample(events, len(events))
    assert mandate_life.standing(shuffled) == mandate_life.standing(events)


@given(some_events)
def test_what_is_let_through_never_contradicts_and_everything_offered_is_let_through(events):
    entered = []
    for at, each in enumerate(sorted(events, key=lambda e: e.on)):
        each.written_ms = at
        offered = each.kind in mandate_life.allowed(mandate_life.standing(entered))
        try:
            mandate_life.require(entered, each, TODAY)
        except NotAllowed:
            refused = True
        else:
            refused = False
        assert not (offered and refused)
        if refused:
            continue
        entered.append(each)
        assert mandate_life.standing(entered).odd == ()
    while entered:  # and the last step can always be taken back
        mandate_life.require_take_back(entered, dated_events.in_order(entered)[-1])
        entered.remove(dated_events.in_order(entered)[-1])


def status(*events, kept=MandateStatus.IN_OFFICE):
    return mandate_life.standing(events, kept).status


def test_suspended_resumed_and_over():
    held = event(KIND.ELECTED)
    away = event(KIND.SUSPENDED, 1, reason=MandateReason.DETAINED)
    assert status(held, away) is MandateStatus.SUSPENDED
    assert status(held, away, event(KIND.RESUMED, 2)) is MandateStatus.IN_OFFICE
    assert status(held, away, event(KIND.RECALLED, 3)) is MandateStatus.ENDED
    back = event(KIND.TAKE_BACK, 4, about_id=away.id)
    assert status(held, away, back) is MandateStatus.IN_OFFICE


def test_a_by_election_waits_for_its_announcement():
    waits = event(KIND.BY_ELECTED)
    assert status(waits) is MandateStatus.PENDING
    assert status(waits, event(KIND.CONFIRMED, 1)) is MandateStatus.IN_OFFICE
    assert status(event(KIND.BY_ELECTED, announced_on=START)) is MandateStatus.IN_OFFICE


def test_without_events_the_roster_says_it():
    assert status(kept=MandateStatus.SUSPENDED) is MandateStatus.SUSPENDED
    said = event(KIND.STATED, status="suspended")
    assert status(said, event(KIND.RESUMED, 1)) is MandateStatus.IN_OFFICE


@pytest.mark.parametrize(
    ("before", "then", "words"),
    [
        ([], event(KIND.RESUMED, 1), "现在是在任"),
        ([event(KIND.SUSPENDED)], event(KIND.SUSPENDED, 1), "请先登记恢复"),
        ([event(KIND.DIED)], event(KIND.RESIGNED, 1), "资格已经终止"),
        ([event(KIND.BY_ELECTED)], event(KIND.SUSPENDED, 1), "请先登记资格确认"),
        ([event(KIND.SUSPENDED)], event(KIND.ELECTED, 1), "已经登记过"),
        ([event(KIND.SUSPENDED, 5)], event(KIND.ENDED, 1), "前后的步骤对不上"),
        ([], event(KIND.ENDED, 1, reason=MandateReason.UNSAID), "第六十二条"),
        ([], event(KIND.SUSPENDED, 1, reason=MandateReason.MOVED), "不是暂停执行职务的事由"),
        ([], event(KIND.DIED, 999), "还没有到"),
        ([], event(KIND.DIED, 9, announced_on=START), "比去世的日期早"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_wrong_steps_are_refused_in_words(before, then, words):
    with pytest.raises(NotAllowed, match=words):
        mandate_life.require(before, then, TODAY)


def test_a_step_that_others_rest_on_is_not_taken_back():
    first, second = event(KIND.SUSPENDED), event(KIND.RESUMED, 1)
    with pytest.raises(NotAllowed, match="从最后一步"):
        mandate_life.require_take_back([first, second], first)
