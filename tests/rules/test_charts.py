"""Charts: every part can be pressed, and bars are as long as their counts."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules import charts, svg
from npcdesk.rules.charts import Box, Row, Series, Slice, Text
from npcdesk.ui.theme_tokens import LIGHT

EM = 20.0
COUNTS = st.lists(st.integers(0, 5000), min_size=1, max_size=12)


@given(COUNTS)
def test_bars_are_as_long_as_their_counts_and_each_line_can_be_pressed(counts):
    rows = [Row(f"p{at}", "县住建局", n, "1.0%") for at, n in enumerate(counts)]
    chart = charts.bars(rows, 600, EM)
    assert [hit.part for hit in chart.hits] == [row.part for row in rows]
    long = {box.part: box.wide for box in chart.shapes if isinstance(box, Box)}
    most = max(counts)
    for row in rows:
        assert long[row.part] == pytest.approx(
            long[rows[counts.index(most)].part] * row.count / most if most else 0
        )
    assert all(box.left >= 0 and box.left + box.wide <= 600 for box in chart.hits)


def test_bars_of_rates_are_as_long_as_their_shares_whatever_they_are_of():
    rows = [Row("a", "进站率", 91, "37.9%", of=240), Row("b", "站点开展率", 6, "100.0%", of=6)]
    rows.append(Row("c", "办理率", 0, "—", of=0))
    shapes = charts.bars(rows, 600, EM).shapes
    long = {box.part: box.wide for box in shapes if isinstance(box, Box)}
    assert long["a"] == pytest.approx(long["b"] * 91 / 240)
    assert not long["c"]


def test_what_is_late_stands_at_the_end_of_its_bar():
    late, other = (
        [
            each
            for each in charts.bars([Row("a", "甲", 10, "", apart)], 600, EM).shapes
            if isinstance(each, Box)
        ]
        for apart in (4, 0)
    )
    assert [box.token for box in late] == ["chart", "late"]
    assert [box.token for box in other] == ["chart"]
    assert late[1].wide == pytest.approx(other[0].wide * 0.4)
    assert late[1].left + late[1].wide == pytest.approx(other[0].left + other[0].wide)


@given(COUNTS)
def test_the_parts_of_a_whole_fill_it_and_none_is_left_out_but_those_of_nought(counts):
    slices = [Slice(f"p{at}", "A类", n, "1.0%", "part_a") for at, n in enumerate(counts)]
    chart = charts.whole(slices, 600, EM)
    bar = [hit for hit in chart.hits if hit.top == 0]
    assert {hit.part for hit in bar} == {each.part for each in slices if each.count}
    if bar:
        assert bar[-1].left + bar[-1].wide == pytest.approx(600)


@given(st.integers(0, 3_000_000))
def test_a_scale_is_of_round_numbers_and_reaches_the_most(most):
    marks = charts.scale(most)
    assert marks[0] == 0
    assert marks[-1] >= most
    assert len(marks) <= 5
    assert {high - low for low, high in pairwise(marks)} == {marks[1]}
    assert str(marks[1]).rstrip("0") in {"1", "2", "5"}


def test_lines_are_named_at_their_ends_and_the_names_do_not_stand_on_each_other():
    series = [Series("已答复", (0, 14, 68), "chart"), Series("应答复", (0, 4, 68), "text2")]
    chart = charts.curves(series, ["2月", "3月", "4月"], 400, 200, EM)
    ends = [each for each in chart.shapes if isinstance(each, Text) and "答复" in each.words]
    assert [end.words for end in ends] == ["已答复 68", "应答复 68"]
    assert abs(ends[0].base - ends[1].base) >= EM
    assert all(end.left + charts.width(end.words, end.size) <= 400 for end in ends)


def test_the_svg_is_sound_whatever_a_unit_is_called():
    rows = [Row("a", '<b>&"县局', 3, "100.0%"), Row("b", "𠅤县" * 30, 0, "0.0%")]
    root = ET.fromstring(svg.written(charts.bars(rows, 400, EM), LIGHT, "Noto Sans SC"))
    words = [each.text for each in root.iter() if each.tag.endswith("text")]
    assert '<b>&"县局' in words
    assert any(word.endswith("…") for word in words)
