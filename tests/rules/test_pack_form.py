"""The form of a rule pack: what was typed becomes a pack, or is refused in a clerk's words."""

from dataclasses import replace

import pytest

from npcdesk import shipped
from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import FixedDay
from npcdesk.rules.pack import AGREED, Base, ReplyTo
from npcdesk.rules.pack_form import FIXED, ClassForm, RuleForm, form, made

QINGDAO = shipped.pack("qingdao")
FORM = form(QINGDAO)


def typed(key, **facts):
    old = FORM.rules.get(key, RuleForm(article=AGREED))
    return replace(FORM, rules=FORM.rules | {key: replace(old, **facts)})


@pytest.mark.parametrize("pack", shipped.packs(), ids=lambda pack: pack.code)
def test_a_form_left_alone_makes_the_same_pack(pack):
    assert made(form(pack), pack) == pack


def test_a_fixed_day_and_a_rule_left_empty():
    changed = made(typed("reply", length="８月5日", unit=FIXED), QINGDAO)
    assert changed.reply.period == FixedDay(8, 5)
    assert made(typed("withdraw", length=" "), QINGDAO).withdraw is None


def test_what_is_changed_loses_its_article():
    changed = made(replace(FORM, reply_to=ReplyTo.EACH), QINGDAO)
    assert QINGDAO.article("reply_to").endswith("第二十八条")
    assert changed.article("reply_to") == AGREED
    assert changed.article("classes") == QINGDAO.article("classes")
    assert made(replace(FORM, both_questions=True), QINGDAO).asks("attitude")


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        (typed("reply", length=""), "“答复”的期限要填"),
        (typed("reply", length="三"), "“答复”：没认出“三”是多久"),
        (typed("reply", length="9月31日", unit=FIXED), "“答复”：9月没有31日"),
        (typed("reply", base=Base.REPLIED.value), "不能从答复起算"),
        (typed("withdraw", article=" "), "“退办”的依据要填"),
        (replace(FORM, name=""), "名称要填"),
        (replace(FORM, classes=(ClassForm("A", "办成", solved=False),)), "至少要有一类算办成"),
        (replace(FORM, classes=(ClassForm("A", ""),)), "要写全代号和说法"),
        (replace(FORM, classes=(ClassForm("A", "一"), ClassForm("A", "二"))), "有两个“A”"),
    ],
)
def test_what_cannot_be_is_refused(filled, says):
    with pytest.raises(DeskError) as told:
        made(filled, QINGDAO)
    assert says in str(told.value)
