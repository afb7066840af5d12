"""How far an activity is by its days, and what an absence means."""

from datetime import date
from itertools import product

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.rules import activity_life
from npcdesk.rules.activity_life import Days, State, Step

DAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (Days(planned_on=DAY), State.PLANNED),
        (Days(planned_on=DAY, noticed_on=DAY), State.NOTICED),
        (Days(held_on=DAY), State.HELD),
        (Days(held_on=DAY, closed_on=DAY), State.CLOSED),
        (Days(closed_on=DAY), State.PLANNED),  # another computer took the day back
        (Days(held_on=DAY, cancelled_on=DAY), State.CANCELLED),
    ],
)
def test_the_state_follows_from_the_days(days, state):
    assert activity_life.state(days) is state


def test_a_step_is_allowed_or_refused_in_words():
    for state, step in product(State, Step):
        if step in activity_life.NEXT[state]:
            activity_life.require(state, step)
        else:
            with pytest.raises(NotAllowed, match=f"{state.value}，不能再{step.value}"):
                activity_life.require(state, step)


def test_what_was_planned_and_not_told_is_overdue_the_day_after():
    planned = Days(planned_on=DAY, noticed_on=DAY)
    assert not activity_life.overdue(planned, DAY)
    assert activity_life.overdue(planned, date(2026, 4, 2))
    assert not activity_life.overdue(Days(planned_on=DAY, held_on=DAY), date(2026, 5, 1))


def test_the_first_absence_warns_and_the_second_ends_the_mandate():
    assert activity_life.absence_words(0) == ""
    assert "再有一次代表资格终止" in activity_life.absence_words(1)
    assert "应当终止" in activity_life.absence_words(2)
