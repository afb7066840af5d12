"""A unit's score: its laws, and a year worked out by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk import shipped
from npcdesk.errors import DeskError
from npcdesk.models import ContactStage
from npcdesk.rules import scoring, scoring_text
from npcdesk.rules.scoring import Earned, Facts, Part, earned, score, tenths, together

HANDLING = shipped.scheme().handling
WEIGHTS = HANDLING.weights
SOLVED = frozenset({"A"})
ALL_MET = frozenset({"before", "during", "after"})
PERFECT = Facts(
    received=True,
    in_days=True,
    met=ALL_MET,
    answered=True,
    reply_class="A",
    current_class="A",
    rating="satisfied",
)
one_paper = st.builds(
    Facts,
    received=st.booleans(),
    in_days=st.booleans(),
    met=st.frozensets(st.sampled_from(sorted(ALL_MET))),
    answered=st.booleans(),
    late=st.booleans(),
    extended=st.integers(0, 3),
    urged=st.integers(0, 12),
    reply_class=st.sampled_from(["", "A", "B"]),
    current_class=st.sampled_from(["", "A", "B"]),
    rating=st.sampled_from(["", "satisfied", "mostly", "dissatisfied"]),
)
papers = st.lists(one_paper, min_size=1, max_size=12)
weights = st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(lambda w: sum(w) <= 100)


def parts_of(some, handling=HANDLING):
    return together(earned(each, handling, SOLVED) for each in some)


def weighed(some):
    return dict(zip(Part, [*some, 100 - sum(some)], strict=True))


@given(papers, weights, st.randoms())
def test_a_score_is_of_100_whatever_the_order_and_the_sum_of_what_its_papers_bring(
    some, weighing, dice
):
    weigh, parts = weighed(weighing), parts_of(some)
    made = score(parts, weigh)
    assert made is None or 0 <= made <= 100
    shuffled = list(some)
    dice.shuffle(shuffled)
    assert parts_of(shuffled) == parts
    for part in Part:
        each = [scoring.share_of_one(part, earned(f, HANDLING, SOLVED), parts, weigh) for f in some]
        brought = [points for points in each if points is not None]
        assert (sum(brought) if brought else None) == scoring.points(part, parts, weigh)


@given(papers, weights, st.sampled_from(sorted(Part)), st.integers(1, 300))
def test_more_earned_in_a_part_never_lowers_a_score(some, weighing, part, more):
    weigh, parts = weighed(weighing), parts_of(some)
    now = parts[part]
    better = Earned(min(now.got + more, scoring.WHOLE * now.papers), now.papers)
    before, after = score(parts, weigh), score(parts | {part: better}, weigh)
    assert (before is None) == (after is None)
    assert before is None or after >= before


@given(papers)
def test_nothing_spoils_the_score_of_who_did_everything(some):
    assert score(parts_of([PERFECT]), WEIGHTS) == 100
    assert (score(parts_of([PERFECT, *some]), WEIGHTS) or 0) <= 100


def test_a_year_of_four_suggestions_worked_out_by_hand():
    some = [
        PERFECT,
        replace(PERFECT, met=frozenset({"before"}), extended=1, urged=2, rating="mostly"),
        replace(PERFECT, in_days=False, late=True, reply_class="B", rating="dissatisfied"),
        Facts(received=False, in_days=True),  # handed over yesterday: counted nowhere
    ]
    parts = parts_of(some)
    assert [scoring.percent(parts[part]) for part in Part] == [
        "66.7%",  # 2 of 3 signed for in time
        "77.8%",  # 3 + 1 + 3 of 9 contacts
        "53.3%",  # 100, 100 - 20 - 2×10, 0 of 300
        "66.7%",  # A, A, B
        "66.7%",  # satisfied, mostly, not
    ]
    # 10×2/3 + 20×7/9 + 20×160/300 + 25×2/3 + 25×2/3 = 66.2222…
    assert score(parts, WEIGHTS) == Fraction(596, 9)
    assert scoring_text.worked_out(parts, HANDLING) == (
        "10×66.7% + 20×77.8% + 20×53.3% + 25×66.7% + 25×66.7% = 66.2"
    )


def test_nothing_over_nothing_is_a_dash_and_its_weight_is_left_out():
    waiting = parts_of([Facts(received=True, in_days=True)])
    assert [scoring.percent(waiting[part]) for part in Part] == ["100.0%", *["—"] * 4]
    assert score(waiting, WEIGHTS) == 100
    assert not scoring.complete(waiting, WEIGHTS)
    assert scoring_text.worked_out(waiting, HANDLING) == "（10×100.0%）= 10.0，÷ 10 × 100 = 100.0"
    nothing = parts_of([Facts(in_days=True)])
    assert score(nothing, WEIGHTS) is None
    assert tenths(score(nothing, WEIGHTS)) == "—"


def test_an_office_decides_the_class_the_ratings_counted_and_the_contacts():
    later = replace(PERFECT, reply_class="B", met=frozenset({"before"}), rating="")
    own = replace(
        HANDLING, by_current_class=True, unreturned=True, stages=(ContactStage.BEFORE,), mostly=50
    )
    parts = parts_of([later, replace(PERFECT, rating="mostly")], own)
    assert [scoring.percent(parts[part]) for part in Part][1:] == [
        *("100.0%", "100.0%", "100.0%", "25.0%")
    ]
    assert scoring.percent(parts_of([later])[Part.RESULT]) == "0.0%"


def test_marks_of_several_people_are_their_mean_of_100():
    given_marks = [
        {"针对性": (18, 20), "代表性": (20, 30)},
        {"针对性": (10, 20), "代表性": (15, 30)},
    ]
    assert scoring.mark(given_marks) == Fraction(126, 2)
    assert scoring.mark([]) is None


def test_figures_are_rounded_half_up():
    assert tenths(Fraction(8645, 100)) == "86.5"
    assert tenths(Fraction(66, 100)) == "0.7"


def test_a_scheme_is_written_as_it_was_read():
    own = shipped.scheme()
    assert scoring_text.read(scoring_text.write(own)) == own


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("receive = 10", "receive = 11", "合计是 101"),
        ("points = 15", "points = 16", "合计是 102"),
        ('"前瞻性"', '"代表性"', "同一个名字"),
        ("days = 7", 'days = "七"', "days"),
        ('["before", "during", "after"]', '["beside"]', "stages"),
        ('class = "reply"', 'class = "best"', "class"),
        ("[handling.course]", "[handling.way]", "course"),
        ("name = ", "name ", "第"),
    ],
)
def test_a_scheme_that_cannot_be_says_what_to_mend(old, new, said):
    text = scoring_text.write(shipped.scheme())
    assert old in text
    with pytest.raises(DeskError, match=said):
        scoring_text.read(text.replace(old, new))
