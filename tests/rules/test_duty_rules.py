"""What is asked of a delegate by a day, what it counts, and the text of the rules."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import shipped
from npcdesk.errors import DeskError
from npcdesk.rules import duty, duty_text
from npcdesk.rules.duty import Target, due_by, measure

TODAY = date(2026, 5, 6)
STATION = Target("进站接待", ("reception", "work"), 4)
CONGRESS = Target("出席大会", ("congress",), None)


@given(st.integers(0, 365), st.dates(date(2026, 1, 1), date(2026, 12, 30)))
def test_what_is_due_never_falls_and_is_whole_on_the_last_day(least, on):
    assert 0 <= due_by(least, 2026, on) <= due_by(least, 2026, on + timedelta(1)) <= least
    assert due_by(least, 2026, date(2026, 12, 31)) == least
    assert due_by(least, 2025, on) == least
    assert due_by(least, 2027, on) == 0


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_meet(day):
    first, last = duty.quarter(day)
    assert first <= day <= last
    assert 90 <= (last - first).days + 1 <= 92
    assert duty.quarter(last + timedelta(1))[0] == last + timedelta(1)


@pytest.mark.parametrize(
    ("target", "counts", "said", "behind"),
    [
        (STATION, {"reception": 2, "work": 1}, "还差 1 次", 0),
        (STATION, {}, "落后 1 次", 1),
        (STATION, {"reception": 4, "call": 9}, "已完成", 0),
        (STATION, {"reception": 5}, "已超过", 0),
        (CONGRESS, {}, "今年还没有", 0),
        (CONGRESS, {"congress": 2}, "没有缺席", 0),
        (CONGRESS, {"congress": 1, "congress.leave": 1, "congress.due": 1}, "没有缺席", 0),
        (CONGRESS, {"congress": 1, "congress.absent": 1}, "缺席 1 次", 1),
    ],
)
def test_a_measure_says_how_far_it_is(target, counts, said, behind):
    found = measure(target, counts, 2026, TODAY)
    assert (found.words, found.behind) == (said, behind)


def test_every_congress_that_called_a_delegate_is_asked_for():
    counts = {"congress": 1, "congress.leave": 1, "congress.absent": 1, "team.absent": 5}
    assert measure(CONGRESS, counts, 2026, TODAY).least == 3


def test_points_are_a_sum_whose_parts_are_told():
    counts = {"lead": 2, "co": 4, "inspection": 2, "law_check": 1, "reception": 3, "call": 12}
    counts |= {"team": 2, "speech": 2, "congress.leave": 1, "team.due": 3}
    lines = duty.earned(shipped.duty().points, counts)
    assert duty.total(lines) == 36  # as the drawing of 履职档案 has it
    assert duty_text.formula(lines).endswith("请假半天 1 次 × −1 = 36")
    assert duty_text.formula(()) == "还没有可以计分的"


def test_the_rules_are_the_same_after_writing_and_reading():
    kept = shipped.duty()
    assert duty_text.read(duty_text.write(kept)) == kept
    assert (kept.asked_of_station("代表之家"), kept.asked_of_station("联络点")) == (3, 2)
    assert kept.asked_of_station("代表联络点") == 2  # a name of its own stands with its like
    assert {p.worth for p in kept.points} >= {Fraction(1, 2), Fraction(-1)}


@pytest.mark.parametrize(
    ("was", "written", "told"),
    [
        ("least = 4", "least = -1", "“进站接待”的 least 请写 0 到 365 的整数，或者 all。"),
        ("worth = 0.5", "worth = 0.125", "“走访选民”的 worth"),
        ('kinds = ["report"]', 'kinds = ["reports"]', "“述职”的 kinds 请从"),
        ('name = "述职"', 'name = "小组活动"', "履职要求有两项叫同一个名字"),
        ("ranked = false", "ranked =", "履职要求第 "),
        ('kind = "联络点"', 'kind = "分站"', "站点的 kind 请写联络总站"),
        ('kind = "联络点"', 'kind = "代表之家"', "站点有两项叫同一个名字"),
    ],
)
def test_rules_that_cannot_be_are_refused_with_what_to_mend(was, written, told):
    text = (shipped.resources() / "duty" / "standard.toml").read_text("utf-8")
    with pytest.raises(DeskError, match=told):
        duty_text.read(text.replace(was, written, 1))
