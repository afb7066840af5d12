"""The wording of papers: places are filled; what does not hold is told with its place."""

import pytest

from npcdesk.errors import NotFound, Unclear
from npcdesk.rules import wording, wording_slots

TITLE, CONTACT = "reply-letter.title", "reply-letter.contact"


def test_every_standard_holds_by_its_own_rules():
    for each in wording_slots.SLOTS:
        assert wording.checked(each.code, each.standard) == each.standard
        assert (
            set(wording.PLACE.findall(each.standard)) <= set(each.facts) <= set(wording_slots.FACTS)
        )
        assert wording.slot(f"{each.form}{each.name}") is each
    with pytest.raises(NotFound, match="wording list"):
        wording.slot("答复函落款")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("关于第{建议号号建议", "第 4 个字“{”后面少一个“}”"),
        ("关于第建议号}号建议", "第 7 个字“}”前面少一个“{”"),
        ("关于{大会{会次}", "第 3 个字“{”后面少一个“}”"),
        ("关于第{建义号}号建议", "第 4 个字起的“{建义号}”不认识，请看是不是 {建议号}。"),
        ("关于{}的答复", "这里能用的有 {大会}、{会次}、{建议号}"),
        ("关于{电话}的答复", "第 3 个字起的“{电话}”不认识"),
        (" \n ", "答复函的标题不能空着"),
        ("关于\n第{建议号}号", "只印一段"),
        ("长" * 401, "请写在 400 字以内"),
    ],
)
def test_what_does_not_hold_is_told_with_its_place(text, told):
    with pytest.raises(Unclear) as refused:
        wording.checked(TITLE, text)
    assert told in str(refused.value)


def test_braces_of_an_input_method_are_meant_as_braces():
    assert wording.checked(TITLE, " 关于第｛建议号｝号 ") == "关于第{建议号}号"
    assert wording.checked("reply-letter.closing", " ") == ""


def test_places_are_filled_and_a_clause_goes_with_what_is_not_known():
    own = ((CONTACT, "承办人：{联系人}；请拨 {电话}"), (TITLE, "第{建议号}号{题目}"))
    assert wording.fill(own, TITLE, {"建议号": "{题目}"}) == "第{题目}号"
    assert wording.fill(own, CONTACT, {"联系人": "王", "电话": "6"}) == "承办人：王；请拨 6"
    assert wording.fill(own, CONTACT, {"联系人": "王", "电话": ""}) == "承办人：王"
    assert wording.fill(own, CONTACT, {}) == ""
    assert wording.fill((), CONTACT, {"电话": "6"}) == "电话：6"
    assert wording.fill(((CONTACT, "欢迎来电"),), CONTACT, {}) == "欢迎来电"
