"""A pile of returned forms: what each line means, what is wrong with it, one write and one undo."""

from datetime import date

import pytest

from npcdesk.job import finish
from npcdesk.models import Rating
from npcdesk.office import offices, papers, returned_forms, suggestions
from npcdesk.office.returned_forms import Judge
from npcdesk.rules.return_code import return_code
from npcdesk.rules.returned_forms import FormRow, read_block
from tests import make
from tests.make import TODAY


@pytest.fixture
def pile(store):
    """Three answered suggestions and one that is being handled, with the codes of their forms."""
    made = [make.handed_over(store, number=str(n), title=f"关于{n}的建议") for n in (35, 36, 37, 8)]
    for each in made[:3]:
        make.replied(store, each)
    with store.reading() as session:
        return [papers.feedback_form(session, each, today=TODAY).return_code for each in made]


def judged(store, *rows):
    with store.reading() as session:
        return Judge(TODAY).rows(session, rows)


def test_codes_and_numbers_are_entered_at_once_and_taken_back_at_once(store, pile):
    rows = judged(
        store,
        FormRow(pile[0], "1", on="4.20"),
        FormRow(),
        FormRow("36", "不满意", opinion="没有修"),
        FormRow("第37号", "基本满意", on="5.5"),
    )
    assert [each.title for each in rows] == [
        "第35号 关于35的建议", "", "第36号 关于36的建议", "第37号 关于37的建议",
    ]  # fmt: skip
    with store.writing("登记征询意见表") as session:
        assert finish(returned_forms.save(session, rows, today=TODAY)) == 3
    with store.reading() as session:
        now = [suggestions.standing(session, each.form.suggestion_id) for each in rows if each.form]
    assert [each.rating for each in now] == [
        Rating.SATISFIED, Rating.DISSATISFIED, Rating.MOSTLY,
    ]  # fmt: skip
    assert [each.last_on for each in now] == [
        date(2026, 4, 20), date(2026, 4, 20), date(2026, 5, 5),
    ]  # fmt: skip
    again = judged(store, FormRow(pile[0], "2"))
    assert "已经登记过评价（满意）" in again[0].problem
    store.undo(store.last_write().id)
    assert [each.problem for each in judged(store, FormRow(pile[0], "2"))] == [""]


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (FormRow("{0}9", "满意"), "code", "没有叫"),
        (FormRow("1901-36-1-00000", "满意"), "code", "抄错了"),
        (FormRow(return_code("another", 19, 1, "35", 1), "满意"), "code", "不是本单位发出的"),
        (FormRow("{3}", "满意"), "code", "请先登记答复"),
        (FormRow("9", "满意"), "code", "没有"),
        (FormRow(result="满意"), "code", "请扫描"),
        (FormRow("{0}", "好"), "result", "1 满意"),
        (FormRow("{0}"), "result", "请写代表的评价"),
        (FormRow("{0}", "满意", "满意"), "attitude", "不分办理态度"),
        (FormRow("{0}", "3"), "opinion", "具体意见"),
        (FormRow("{0}", "满意", on="13.6"), "on", "13.6"),
        (FormRow("{0}", "满意", on="2026-3-1"), "on", "之前"),
        (FormRow("{0}", "满意", on="2026-12-1"), "on", "还没有到"),
    ],
)
def test_what_cannot_be_entered_says_in_which_cell_and_why(store, pile, row, cell, words):
    (found,) = judged(store, row.put("code", row.code.format(*pile)))
    assert list(found.wrong) == [cell]
    assert words in found.wrong[cell]
    assert returned_forms.ready([found]) == []


def test_one_form_twice_is_told_on_the_second_line(store, pile):
    first, second = judged(store, FormRow(pile[0], "1"), FormRow("35", "2"))
    assert first.problem == ""
    assert second.problem == "这一件第 1 行已经有了。"


def test_a_pack_with_two_questions_takes_both_answers(store):
    with store.writing("换规则包") as session:
        offices.use_pack(session, "shanghai")
    make.replied(store, make.handed_over(store))
    (row,) = judged(store, FormRow("35", "1", "2"))
    assert (row.problem, row.rating, row.attitude) == ("", Rating.SATISFIED, Rating.MOSTLY)


def test_a_copied_block_says_itself_what_is_where():
    block = [["序号", "回收编号", "题目", "满意度"], ["1", "35", "关于", "满意"]]
    assert read_block(block, "code") == [{"code": "35", "result": "满意"}]
    assert read_block([["满意", "", "5.6"]], "result") == [{"result": "满意", "on": "5.6"}]
