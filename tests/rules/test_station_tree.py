"""The tree of stations stands whatever two offices wrote."""

from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules import station_tree

IDS = [f"s{number}" for number in range(8)]
PARENTS = st.dictionaries(
    st.sampled_from(IDS), st.one_of(st.none(), st.sampled_from([*IDS, "away"])), max_size=8
)


@given(PARENTS)
def test_each_station_is_shown_once_and_below_its_parent(parents):
    rows = station_tree.rows(parents)
    assert sorted(each for each, _ in rows) == sorted(parents)
    above: list[str] = []
    for each, depth in rows:
        assert depth <= len(above)
        del above[depth:]
        if depth:
            assert parents[each] == above[-1]
        above.append(each)
    loose = {each for each, depth in rows if not depth}
    kept = [each for each in parents if parents[each] in parents and each not in loose]
    circles = sum(
        station_tree.would_circle(parents, each, parents[each])
        for each in loose
        if parents[each] in parents
    )
    assert len(loose) == len(parents) - len(kept)
    assert circles == sum(parents[each] in parents for each in loose)  # none is cut without need


def test_a_circle_is_opened_at_its_first_alone():
    circle = {each: IDS[(at + 1) % 4] for at, each in enumerate(IDS[:4])}
    rows = station_tree.rows(circle)
    assert rows == [("s0", 0), ("s3", 1), ("s2", 2), ("s1", 3)]


def test_what_would_make_a_circle_is_known_before():
    parents = {"a": None, "b": "a", "c": "b"}
    assert station_tree.would_circle(parents, "a", "c")
    assert station_tree.would_circle(parents, "a", "a")
    assert not station_tree.would_circle(parents, "c", "a")
