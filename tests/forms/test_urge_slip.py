"""The papers that urge a unit: the slip on one page, the list over as many as it takes."""

from dataclasses import replace
from datetime import date

import paper

from npcdesk.forms import urge_list, urge_slip
from npcdesk.rules.papers import UrgedLine, UrgeList, UrgeSlip

SLIP = UrgeSlip(
    office="示例县人大常委会",
    units=("示例县交通运输局",),
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead="周启明",
    signers=3,
    handed_on=date(2026, 2, 3),
    on=date(2026, 5, 9),
    say_by=date(2026, 5, 13),
    due_on=date(2026, 5, 6),
    due_why="交办 2月3日 + 3个月，代表法第五十一条，顺延至 5月6日",
    urged=1,
    contact="陈工",
    phone="0571-6310018",
)
LINE = UrgedLine(
    "35", "十九届一次", SLIP.title, "周启明", 3, SLIP.handed_on, date(2026, 5, 6), -3, 1
)


def test_a_late_slip_says_all_on_one_page(same_as_golden):
    pdf = urge_slip.to_pdf(SLIP)
    same_as_golden(pdf, "urge_slip")
    assert paper.faces_not_embedded(pdf) == set()


def test_a_slip_before_its_day_asks_for_no_reason():
    words = paper.words(urge_slip.to_pdf(replace(SLIP, due_on=date(2026, 5, 20), session="")))
    assert "还有11天" in words
    assert "在示例县第十九届人民代表大会闭会期间提出" in words
    assert "逾期" not in words
    assert "原因" not in words


def test_a_long_list_repeats_its_headings_and_numbers_its_pages():
    lines = tuple(replace(LINE, number=str(n)) for n in range(1, 41))
    whole = UrgeList("示例县人大", "示例县水利局", SLIP.on, SLIP.say_by, 15, lines, "陈工")
    pages = paper.pages(urge_list.to_pdf(whole))
    assert all("答复期限" in page for page in pages)
    assert [f"第 {n} 页，共 {len(pages)} 页" in page for n, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    told = "".join(pages)
    assert all(f"第{n}号" in told for n in range(1, 41))
    assert "联系人：陈工" in pages[-1]


def test_what_is_said_below_never_leaves_the_page():
    for count in range(11, 16):
        whole = UrgeList("示例县人大", "示例县水利局", SLIP.on, SLIP.say_by, 15, (LINE,) * count)
        low = paper.box(paper.dark(urge_list.to_pdf(whole)), bottom=275)[3]
        assert low < 272, count


def test_days_of_two_digits_are_not_cut_in_two():
    days = {"handed_on": date(2026, 10, 11), "due_on": date(2026, 11, 19), "days_left": -112}
    late = replace(LINE, urged=0, **days)
    whole = UrgeList("示例县人大", "示例县水利局", SLIP.on, SLIP.say_by, 15, (late,))
    (page,) = paper.pages(urge_list.to_pdf(whole))
    assert {"序号", "2026.10.11", "2026.11.19", "已逾期112天"} <= set(page.split())
