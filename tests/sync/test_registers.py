"""The laws of one cell's values, for any writes in any order that follows their causes."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.sync.registers import Dot, Written, covers, knowing, put, winner

AUTHORS = 3


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Written, dict[int, int]]]:
    """Draw writes, each by an author who knew some of those before it."""
    written: list[tuple[Written, dict[int, int]]] = []
    seen: list[dict[int, int]] = [{} for _ in range(AUTHORS)]
    for _ in range(draw(st.integers(1, 9))):
        author = draw(st.integers(0, AUTHORS - 1))
        for other in range(AUTHORS):
            if draw(st.booleans()):
                for one, n in seen[other].items():
                    seen[author][one] = max(n, seen[author].get(one, 0))
        dot: Dot = (author, seen[author].get(author, 0) + 1)
        value = Written(dot, draw(st.integers(0, 3)), draw(st.sampled_from("甲乙")))
        written.append((value, knowing(seen[author], dot)))
        seen[author][author] = dot[1]
    return written


def merged(history: list[tuple[Written, dict[int, int]]]) -> list[Written]:
    values: list[Written] = []
    for new, known in history:
        values = put(values, new, known)
    return values


def by_all_against_all(history: list[tuple[Written, dict[int, int]]]) -> set[Dot]:
    return {
        one.dot
        for one, _ in history
        if not any(covers(known, one.dot) for other, known in history if other.dot != one.dot)
    }


@given(histories())
def test_what_stays_is_what_nobody_knew_who_wrote(
    history: list[tuple[Written, dict[int, int]]],
) -> None:
    assert {one.dot for one in merged(history)} == by_all_against_all(history)


@given(histories(), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_every_order_that_follows_the_causes_ends_alike(
    history: list[tuple[Written, dict[int, int]]], chance: Mapping[str, object]
) -> None:
    left, come, heads = list(history), [], dict.fromkeys(range(AUTHORS), 0)
    while left:
        ready = [w for w in left if all(heads.get(i, 0) >= n for i, n in w[1].items())]
        one = chance.choice(ready)  # type: ignore[attr-defined]
        left.remove(one)
        heads[one[0].dot[0]] = one[0].dot[1]
        come.append(one)
    assert sorted(one.dot for one in merged(come)) == sorted(one.dot for one in merged(history))


@given(histories())
def test_a_write_that_knows_all_is_alone(history: list[tuple[Written, dict[int, int]]]) -> None:
    everything = dict.fromkeys(range(AUTHORS), 10)
    last = Written((0, 11), 0, "定")
    assert put(merged(history), last, everything) == [last]


@given(histories())
def test_the_same_write_twice_is_once(history: list[tuple[Written, dict[int, int]]]) -> None:
    new, known = history[-1]
    values = merged(history)
    assert sorted(one.dot for one in put(values, new, known)) == sorted(one.dot for one in values)


@given(histories(), st.randoms(use_true_random=False))
def test_the_one_that_shows_does_not_hang_on_the_order(
    history: list[tuple[Written, dict[int, int]]], chance: Mapping[str, object]
) -> None:
    values = merged(history)

    def weigh(one: Written) -> tuple[int, str]:
        return one.dot[0] % 2, str(one.dot[0])

    first = winner(values, weigh)
    chance.shuffle(values)  # type: ignore[attr-defined]
    assert winner(values, weigh) is first
    assert all(weigh(one)[0] <= weigh(first)[0] for one in values)  # standing before the clock


def test_the_clock_decides_among_equals_and_the_name_among_equal_clocks() -> None:
    early, late = Written((1, 1), 5, "早"), Written((2, 1), 6, "晚")
    also = Written((3, 1), 6, "同时")
    assert winner([late, early], lambda _: (0, "a")) is late
    assert winner([also, late], lambda one: (0, str(one.dot[0]))) is also
