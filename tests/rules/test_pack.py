"""Rule packs: what the shipped ones say, and what a broken one is told."""

import pytest

from npcdesk import shipped
from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import Period, Unit
from npcdesk.rules.pack import Base, Contact, Level, ReplyTo, Rule, read

AGREED = "本单位约定（法律未规定）"
NATIONAL = shipped.pack_text("national")


def months(count, base, article):
    return Rule(Period(count, Unit.MONTH), base, article)


def test_the_national_pack_is_article_51():
    pack = read(NATIONAL)
    assert pack.level is Level.COUNTY
    assert pack.reply == months(3, Base.HANDED_OVER, "代表法第五十一条")
    assert pack.reply_max == months(6, Base.HANDED_OVER, "代表法第五十一条")
    assert pack.roll
    assert pack.contact_required is Contact.WARN
    assert pack.reply_to is ReplyTo.EACH
    assert pack.publish is None


def test_what_no_law_fixes_says_so():
    pack = read(NATIONAL)
    silent = (pack.feedback, pack.rehandle, pack.withdraw, pack.first_contact, pack.co_opinion)
    assert {rule.article for rule in silent if rule} == {AGREED}


def test_the_classes_and_ratings_in_their_order():
    pack = read(NATIONAL)
    assert [(c.code, c.counts_as_solved, c.needs_promise, c.order) for c in pack.classes] == [
        ("A", True, False, 1),
        ("B", False, True, 2),
        ("C", False, False, 3),
    ]
    assert [(r.code, r.label, r.satisfied) for r in pack.ratings] == [
        ("satisfied", "满意", True),
        ("mostly", "基本满意", True),
        ("dissatisfied", "不满意", False),
    ]
    assert pack.reply_class("B").label == "B类"
    assert pack.rating("mostly").satisfied
    with pytest.raises(DeskError, match="没有“E”类，本单位用的是 A、B、C"):
        pack.reply_class("E")
    with pytest.raises(DeskError, match="请选 满意、基本满意、不满意"):
        pack.rating("good")


def test_chongqing_townships_have_two_and_four_months():
    pack = shipped.pack("chongqing-township")
    article = "重庆市乡镇人民代表大会工作条例第十六条"
    assert pack.level is Level.TOWNSHIP
    assert pack.reply_rule() == months(2, Base.HANDED_OVER, article)
    assert pack.reply_rule(longest=True) == months(4, Base.HANDED_OVER, article)
    assert pack.reply_rule(between_sessions=True) == pack.reply


def test_shandong_townships_count_from_the_close_of_the_session():
    pack = shipped.pack("shandong-township")
    article = "山东省乡镇人民代表大会工作若干规定第十五条"
    assert pack.reply_rule() == months(2, Base.SESSION_CLOSED, article)
    assert pack.reply_rule(longest=True) == months(4, Base.SESSION_CLOSED, article)
    between = pack.reply_rule(between_sessions=True)
    assert between == months(3, Base.HANDED_OVER, "代表法第五十一条")
    assert pack.reply_rule(between_sessions=True, longest=True).period.count == 6


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('code = "national"', "code = national", "读不懂"),
        ('name = "国家法律（县级）"', 'name = " "', "没有写 name"),
        ('level = "county"', 'level = "village"', "city、county、township"),
        ("roll = true", 'roll = "yes"', "true 或 false"),
        ("[reply]", "[replies]", "没有 [reply] 这一段"),
        ("count = 3", "count = 0", "[reply] 的 count"),
        ("count = 3", "count = true", "[reply] 的 count"),
        ('unit = "month"', 'unit = "week"', "[reply] 的 unit"),
        ('base = "handed_over"', 'base = "交办"', "[reply] 的 base"),
        ('article = "代表法第五十一条"', "", "[reply] 没有写 article"),
        ('code = "B"', 'code = "A"', "[[classes]] 里有两项的 code 相同"),
        ("[[ratings]]", "[[grades]]", "没有 [[ratings]]"),
        ("needs_promise = true", "", "[classes] 的 needs_promise"),
    ],
)
def test_a_bad_pack_is_told_what_to_mend(old, new, says):
    assert old in NATIONAL
    text = NATIONAL.replace(old, new, -1 if old == "[[ratings]]" else 1)
    with pytest.raises(DeskError) as told:
        read(text)
    assert says in str(told.value)


def test_keys_of_a_newer_version_are_left_aside():
    assert read(f"colour = 3\n{NATIONAL}\n[fanfare]\ncount = 1\n") == read(NATIONAL)
