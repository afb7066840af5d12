"""The opinion form: one page, every field, whatever the length."""

from dataclasses import replace
from datetime import date

import paper
import pytest

from npcdesk.forms.feedback_form import to_pdf
from npcdesk.rules.papers import FeedbackForm

FORM = FeedbackForm(
    office="示例县人大常委会代表工作委员会",
    congress="示例县第十九届人民代表大会",
    session="第一次会议",
    number="35",
    title="关于修缮沙河桥并增设人行护栏的建议",
    lead="周启明",
    lead_unit="示例县交通运输局",
    co_units=("沙河镇人民政府", "县财政局"),
    replied_on=date(2026, 5, 6),
    reply_class="B",
    return_by=date(2026, 5, 27),
    return_code="2026-35-1",
    address="示例县人民路1号",
    phone="6310018",
)


def test_every_word_reaches_the_paper(same_as_golden):
    pdf = to_pdf(FORM)
    same_as_golden(pdf, "feedback_form")
    assert paper.faces_not_embedded(pdf) == set()
    assert paper.ink(pdf) > 20_000


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "关于修路的建议" * 60},
        {"co_units": tuple(f"示例县第{n}镇人民政府" for n in range(20))},
        {"said": (("feedback-form.notes", ("请仔细填写，写清楚具体意见和理由。" * 3 + "\n") * 8),)},
    ],
)
def test_long_answers_stay_on_one_page_with_the_signature(changes):
    pdf = to_pdf(replace(FORM, **changes))
    assert len(paper.pages(pdf)) == 1
    assert paper.box(paper.dark(pdf))[3] < 275
    assert "代表签名" in paper.words(pdf)


def test_a_bare_form_leaves_room_for_everything():
    bare = FeedbackForm("县人大", "示例县第十九届人民代表大会", "", "3", "修路", "张三", "县局")
    words = paper.words(to_pdf(bare))
    assert "闭会第3号" in words
    assert "填好后请交回县人大。" in words
    assert "回收编号" not in words
    assert "None" not in words


def test_the_round_and_the_ratings_are_the_papers_own():
    words = paper.words(to_pdf(replace(FORM, round=2, ratings=("满意", "理解", "不满意"))))
    assert "第2次征询" in words
    assert "□理解" in words


def test_two_questions_have_a_line_each():
    two = replace(FORM, questions=("办理结果", "办理态度"), excluded=True)
    words = paper.words(to_pdf(two))
    assert words.count("□基本满意") == 2
    assert "办理态度" in words
    assert "每行只选一项" in words
    assert "不计入满意情况" in words
    assert "不计入满意情况" not in paper.words(to_pdf(FORM))


def test_a_code_that_bars_cannot_carry_is_still_printed():
    assert "回收编号：建35" in paper.words(to_pdf(replace(FORM, return_code="建35")))


def test_the_same_form_is_the_same_bytes():
    assert to_pdf(FORM) == to_pdf(FORM)
