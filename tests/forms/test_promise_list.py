"""What was promised for a year, on paper: every promise, how many were kept, whom it is for."""

from datetime import date

from npcdesk.forms import promise_list
from npcdesk.rules.papers import PromisedLine, PromiseList
from tests.forms import paper

ON = date(2026, 11, 22)
KEPT = PromisedLine(
    number="35",
    session="十八届五次",
    title="关于修缮沙河桥的建议",
    lead="周启明",
    signers=4,
    unit="县交通运输局",
    matter="更换桥面",
    due_on=date(2026, 12, 12),
    kept=True,
    how_far="2026.11.19 已落实：通车",
    told_on=date(2026, 11, 20),
)
LATE = PromisedLine(
    number="7",
    session="十八届五次",
    title="关于修渠的建议",
    lead="于雅美",
    signers=1,
    unit="县水利局",
    matter="修复渠道",
    due_on=date(2026, 10, 7),
    kept=False,
    how_far="到期未落实：有一段已落实",
    told_on=None,
)


def text(unit, lines):
    whole = PromiseList("示例县人大", unit, 2026, ON, lines, "陈工", "0000-1")
    return [
        each.replace("\r", "").replace("\n", "") for each in paper.pages(promise_list.to_pdf(whole))
    ]


def test_the_list_of_every_unit_names_the_unit_of_each_promise_and_counts_those_kept():
    (page,) = text("", (KEPT, LATE))
    assert "各承办单位" in page
    assert "共2项，已落实1项" in page
    assert "（县水利局）" in page
    assert "周启明等4名代表" in page
    assert "2026.11.20 告知代表" in page


def test_a_long_list_of_one_unit_repeats_its_headings():
    pages = text("示例县水利局", (LATE,) * 30)
    assert len(pages) > 1
    assert all("落实情况" in page for page in pages)
    assert "（县水利局）" not in "".join(pages)
    assert "第四季度" in pages[-1]


def test_a_year_without_promises_says_so():
    (page,) = text("示例县水利局", ())
    assert "没有承诺在2026年完成的事项" in page
