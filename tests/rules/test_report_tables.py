"""Tables in a report: what adds up is left alone, a sum or share that does not is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npcdesk.rules import shares
from npcdesk.rules.report_check import check
from npcdesk.rules.report_findings import Verdict

RIGHT = [
    ["类别", "件数", "占比", "满意率", "平均天数"],
    ["城乡建设", "58", "32.9%", "98.3%", "61"],
    ["社会事业", "47", "26.7%", "100%", "58"],
    ["经济发展", "39", "22.2%", "97.4%", "70"],
    ["农业农村", "32", "18.2%", "96.9%", "49"],
    ["合计", "176", "100%", "98.3%", "60"],
]


def told(rows):
    text = (
        "各类建议办理情况如下。\n" + "".join("\t".join(row) + "\t\n" for row in rows) + "下一步。"
    )
    checked = check(text)
    return [(f.title, f.slip, checked.words(f)) for f in checked.findings]


def changed(row, column, words):
    rows = [list(each) for each in RIGHT]
    rows[row][column] = words
    return rows


def test_a_table_that_adds_up_is_left_alone():
    assert told(RIGHT) == []
    assert told(RIGHT[:-1]) == []  # no row of sums
    assert told([row[:2] for row in changed(4, 0, "其中：农村道路")]) == []


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ((2, 1, "74"), ("表里件数合计不是 176", "多半是 47 写成了 74（数字写颠倒了）。", "176")),
        ((5, 1, "167"), ("表里件数合计不是 167", "多半是 176 数字写颠倒了。", "167")),
        ((3, 2, "12.2%"), ("经济发展：占比不是 12.2%", "多半是 22.2% 写错了一位数。", "12.2%")),
        (
            (1, 2, "３３．９％"),
            ("城乡建设：占比不是 33.9%", "多半是 33.0% 写错了一位数。", "３３．９％"),
        ),
    ],
)
def test_a_slip_in_a_table_is_told_where_it_stands(at, said):
    assert said in told(changed(*at))


@given(st.lists(st.integers(1, 999), min_size=2, max_size=9))
def test_whatever_is_balanced_or_rounded_half_up_is_right(counts):
    whole = sum(counts)
    for printed in (shares.printed(counts), [shares.ratio(n, whole) for n in counts]):
        rows = [
            [f"第{n}类", str(c), p] for n, (c, p) in enumerate(zip(counts, printed, strict=True))
        ]
        table = [["类别", "件数", "占比"], *rows, ["合计", str(whole), "100%"]]
        checked = check("".join("\t".join(row) + "\n" for row in table))
        assert not [f for f in checked.findings if f.verdict is not Verdict.AGREES]
        assert len(checked.marks) == len(counts) + 1
