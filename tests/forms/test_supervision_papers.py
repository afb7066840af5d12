"""What key supervision prints: the slip on one page, the ledger over A3 pages, the plan."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import paper
import pypdfium2

from npcdesk.forms import supervision_ledger, supervision_plan, supervision_slip
from npcdesk.rules.papers import (
    LedgerRow,
    PlannedPaper,
    PlannedStep,
    SupervisionLedger,
    SupervisionPlan,
    SupervisionSlip,
)

SLIP = SupervisionSlip(
    office="示例县人大常委会",
    number="督办〔2026〕3号",
    group="桥梁安全督办组",
    leader="王建国",
    leader_post="县人大常委会副主任",
    unit="示例县交通运输局",
    about=("第35号《关于修缮沙河桥并增设人行护栏的建议》",),
    decided="第五次主任会议（2026年2月6日）确定",
    asked="加固主桥护栏，6月底前装完人行护栏，写明资金安排和施工单位。",
    handed_on=date(2026, 4, 2),
    due_on=date(2026, 4, 28),
    contact="陈工",
    phone="0571-6310018",
)
ROW = LedgerRow(
    number="35",
    session="十九届一次",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead="周启明",
    signers=3,
    units="主办：县交通运输局\n协办：县财政局",
    replied="2026.4.28\nA 类",
    rating="满意",
    group="桥梁安全督办组\n组长：王建国\n成员：石建军、李想\n对口工委：城环工委",
    decided="第五次主任会议\n2026.2.6",
    consulted="2026.2.20，县政府\n先修主桥，护栏随后",
    nodes="2026.4.1 摸底（已完成）\n2026.5.20 视察",
    progress="2026.4.15 主桥加固过半（附件2件）\n2026.4.2 招标完成",
    ways="2026.4.2 视察",
    found="护栏松动，一处不实",
    reported="2026.11.12",
    outcome="好",
)
LEDGER = SupervisionLedger("示例县人大常委会", 2026, 1, date(2026, 5, 9), (ROW,))


def test_a_slip_says_all_and_leaves_room_for_the_answer(same_as_golden):
    pdf = supervision_slip.to_pdf(SLIP)
    same_as_golden(pdf, "supervision_slip")
    assert paper.faces_not_embedded(pdf) == set()
    mask = paper.dark(pdf)
    left, top, right, low = paper.box(mask)
    assert (left > 20, top > 25, right < 190, low < 285) == (True,) * 4
    rules = [round(each[0]) for each in paper.bands(mask, 60, 180)]
    answer = max(b - a for a, b in pairwise(rules))
    assert answer >= 55  # mm for the unit to write into


def test_a_slip_of_many_words_stays_on_its_page():
    pdf = supervision_slip.to_pdf(replace(SLIP, asked=SLIP.asked * 12, answer="已经加固。" * 40))
    assert len(paper.pages(pdf)) == 1
    assert paper.box(paper.dark(pdf))[3] < 285


def test_the_ledger_is_a3_on_its_side_and_repeats_its_headings():
    rows = tuple(
        replace(ROW, number=str(n), group=f"第{n // 2}组\n组长：王建国") for n in range(2, 30)
    )
    pdf = supervision_ledger.to_pdf(replace(LEDGER, groups=14, rows=rows))
    pages = paper.pages(pdf)
    (wide, high) = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == (420, 297)
    assert len(pages) > 1
    assert all("存在问题" in page for page in pages[:-1])  # the last may hold the notes alone
    told = "".join(pages)
    assert told.count("组长：王建国") == 14  # once a group, then 同上
    assert all(f"第{n}号" in told for n in range(2, 30))
    for at in range(len(pages)):
        _, _, right, low = paper.box(paper.dark(pdf, at), right=420)
        assert (right < 407, low < 285) == (True, True)


def test_an_empty_ledger_says_so():
    assert "2026年没有列入重点督办的建议" in paper.words(
        supervision_ledger.to_pdf(replace(LEDGER, rows=()))
    )


def test_a_plan_names_group_steps_and_what_is_asked(same_as_golden):
    papers = tuple(
        PlannedPaper(str(n), "关于修缮沙河桥的建议", "周启明等30名", "县交通运输局")
        for n in (35, 36)
    )
    node = PlannedStep(date(2026, 5, 20), "视察沙河桥<玥喆堃䶮㛃>&")
    item = PlannedStep(date(2026, 6, 1), "加固护栏", "县水利局")
    plan = SupervisionPlan(
        office="示例县人大常委会",
        group="桥梁安全督办组",
        year=2026,
        decided="第五次主任会议（2026年2月6日）",
        leader="王建国（县人大常委会副主任）",
        official="",
        members=("石建军",),
        invited=("周启明",),
        committee="城环工委",
        papers=papers,
        nodes=(node,),
        items=(item,),
        arranged="上半年视察，下半年听取汇报。",
        units=("示例县交通运输局",),
        on=date(2026, 3, 2),
    )
    pdf = supervision_plan.to_pdf(plan)
    same_as_golden(pdf, "supervision_plan")
    assert paper.faces_not_embedded(pdf) == set()
    (red_top, _), *_ = paper.bands(paper.red(pdf), 30, 180)
    assert 37 < red_top < 120
    empty = paper.words(supervision_plan.to_pdf(replace(plan, papers=(), nodes=(), arranged="")))
    assert "节点待会商会商定后另行通知" in empty
