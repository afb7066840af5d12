"""协办意见函: what a co-handling unit says to the lead, or room for it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import paper

from npcdesk.forms import co_opinion
from npcdesk.rules.hand_over_papers import CoOpinionLetter
from tests.forms.test_lists_across import LONG, RARE

LETTER = CoOpinionLetter(
    unit="示例县财政局",
    to="示例县交通运输局",
    document_number="示财函〔2026〕5号",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥的建议",
    body=("一、资金。已列入2026年预算。", f"二、验收。请<{RARE}>&等人参加。"),
    on=date(2026, 4, 2),
    due_on=date(2026, 4, 6),
    copies=("示例县人大常委会",),
    contact="陈工",
    phone="0571-6310018",
)
BLANK = replace(LETTER, body=(), on=None, document_number="")


def test_a_letter_gives_the_opinion(same_as_golden):
    pdf = co_opinion.to_pdf(LETTER)
    same_as_golden(pdf, "co_opinion")
    assert paper.faces_not_embedded(pdf) == set()


def test_a_blank_one_has_lines_to_write_on_and_says_until_when(same_as_golden):
    pdf = co_opinion.to_pdf(BLANK)
    same_as_golden(pdf, "co_opinion_blank")
    assert len(paper.pages(pdf)) == 1
    lines = paper.bands(paper.dark(pdf), 30, 180)
    written = paper.bands(paper.dark(co_opinion.to_pdf(LETTER)), 30, 180)
    assert len(lines) - len(written) == co_opinion.FREE
    tops = [top for top, _ in lines]
    room = [round(b - a, 1) for a, b in pairwise(tops) if 9 < b - a < 11]
    assert len(room) == co_opinion.FREE - 1  # a row of the grid each


def test_a_name_of_forty_characters_is_set_within_the_letterhead():
    pdf = co_opinion.to_pdf(replace(BLANK, unit=LONG))
    left, _, right, _ = paper.box(paper.red(pdf), bottom=50)
    assert (left > 19, right < 191) == (True, True)
