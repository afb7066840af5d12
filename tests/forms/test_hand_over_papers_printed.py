"""交办单 and 交办通知 on paper: their words, on how many pages."""

from dataclasses import replace
from datetime import date

import paper
import pytest

from npcdesk.forms import hand_over_notice, hand_over_slip, receipt_slip
from npcdesk.rules.hand_over_papers import HandedLine, HandOverNotice, HandOverSlip

SLIP = HandOverSlip(
    office="示例县人大常委会",
    document_number="示人办函〔2026〕3号",
    unit="示例县交通运输局",
    role="主办",
    answers=True,
    others="县财政局、沙河镇人民政府协办",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead="周启明",
    signers=4,
    handed_on=date(2026, 2, 3),
    due_on=date(2026, 5, 6),
    due_why="交办 2月3日 + 3个月，代表法第五十一条，顺延至 5月6日",
    give_back_by=date(2026, 2, 17),
    classes=("A", "B", "C"),
    contact="陈工",
    phone="0571-6310018",
)
LINE = HandedLine("35", SLIP.title, "周启明等4名", "主办", SLIP.others, SLIP.due_on)
NOTICE = HandOverNotice(
    office=SLIP.office,
    document_number=SLIP.document_number,
    unit=SLIP.unit,
    congress=SLIP.congress,
    session=SLIP.session,
    meeting="代表建议交办会",
    on=SLIP.handed_on,
    give_back_by=SLIP.give_back_by,
    classes=SLIP.classes,
    lines=(LINE, replace(LINE, number="12", role="协办", others="县住房和城乡建设局主办")),
    contact=SLIP.contact,
    phone=SLIP.phone,
)


def test_a_slip_says_all_on_one_page(same_as_golden):
    pdf = hand_over_slip.to_pdf(SLIP)
    same_as_golden(pdf, "hand_over_slip")
    assert len(paper.pages(pdf)) == 1
    assert paper.faces_not_embedded(pdf) == set()


def test_a_helper_is_asked_for_its_opinion_not_for_a_reply():
    said = paper.words(hand_over_slip.to_pdf(replace(SLIP, role="协办", answers=False)))
    assert "将协办意见送主办单位" in said
    assert "书面答复" not in said


def test_a_notice_counts_what_is_in_its_table(same_as_golden):
    same_as_golden(hand_over_notice.to_pdf(NOTICE), "hand_over_notice")


@pytest.mark.parametrize("many", [1, 40])
def test_no_suggestion_is_left_out_and_the_pages_are_even(many):
    lines = tuple(replace(LINE, number=f"9{at:03}") for at in range(many))
    pdf = hand_over_notice.to_pdf(replace(NOTICE, lines=lines))
    said = paper.words(pdf)
    assert [line.number for line in lines if line.number not in said] == []
    assert f"代表建议{many}件" in said
    assert len(paper.pages(pdf)) % 2 == 0


def test_a_receipt_has_a_line_for_each_and_room_to_sign(same_as_golden):
    pdf = receipt_slip.to_pdf(NOTICE)
    same_as_golden(pdf, "receipt_slip")
    lines = tuple(replace(LINE, number=f"9{at:03}") for at in range(40))
    said = paper.words(receipt_slip.to_pdf(replace(NOTICE, lines=lines, give_back_by=None)))
    assert said.count("退办") == 40 + said.count("签收或退办") + said.count("退办理由")
