"""Rule packs: what the shipped ones say, and what a broken one is told."""

from dataclasses import replace

import pytest

from npcdesk import shipped
from npcdesk.errors import DeskError
from npcdesk.rules.deadlines import FixedDay, Period, Unit
from npcdesk.rules.pack import AGREED, Base, Contact, Level, ReplyTo, Rule
from npcdesk.rules.pack_law import laxer
from npcdesk.rules.pack_text import fixed_day, read, write

CALENDAR = shipped.calendar()
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
        ('count = 3\nunit = "month"', 'fixed = "09-31"', "9月没有31日，最晚写 9月30日"),
        ('count = 3\nunit = "month"', 'fixed = "02-29"', "不是每年都有2月29日"),
        ('count = 3\nunit = "month"', 'fixed = "13-01"', "月份是 1 到 12"),
        ('base = "handed_over"', 'base = "replied"', "从答复以前的日子算起"),
        ('code = "mostly"', 'code = "so-so"', "只能是 satisfied、mostly、dissatisfied"),
        ('copy_to = ["office"]', 'copy_to = ["mayor"]', "office、government"),
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


def test_a_fixed_day_is_read_as_a_clerk_writes_it():
    assert {fixed_day(words) for words in ("08-05", "8月5日", "8.5", "每年8月5日")} == {
        FixedDay(8, 5)
    }
    with pytest.raises(DeskError, match="请写成 8月5日"):
        fixed_day("中秋前")


@pytest.mark.parametrize("pack", shipped.packs(), ids=lambda pack: pack.code)
def test_a_pack_written_and_read_again_is_the_same(pack):
    changed = replace(
        pack,
        name='“\\"引号"\t\x7f',
        reply=replace(pack.reply, period=FixedDay(8, 5)),
        based_on=pack.code,
    )
    assert read(write(pack)) == pack
    assert read(write(changed)) == changed


def test_no_shipped_pack_is_laxer_than_the_law():
    assert {pack.code: laxer(pack, pack, CALENDAR) for pack in shipped.packs()} == {
        pack.code: [] for pack in shipped.packs()
    }


def test_what_is_laxer_than_the_law_is_said():
    pack = shipped.pack("shanghai")

    def with_reply(period, base=Base.HANDED_OVER):
        return replace(pack, reply=Rule(period, base, AGREED))

    (months_said,) = laxer(with_reply(Period(4, Unit.MONTH)))
    assert months_said.startswith("答复：交办起 4个月内，比规定的长；代表法第五十一条规定")
    assert laxer(with_reply(Period(80, Unit.WORKDAY)))
    assert laxer(with_reply(Period(60, Unit.WORKDAY))) == []
    assert laxer(with_reply(Period(93, Unit.DAY)))
    (received,) = laxer(with_reply(Period(3, Unit.MONTH), Base.RECEIVED))
    assert "从收到起算" in received
    (fixed,) = laxer(with_reply(FixedDay(8, 5)))
    assert "5月5日以前交办的会超出" in fixed
    (silent,) = laxer(replace(pack, contact_required=Contact.NONE))
    assert "不提醒面商" in silent


def test_what_is_laxer_than_the_region_is_said_too():
    pack = shipped.pack("shanghai")
    longer = replace(pack, co_opinion=months(2, Base.RECEIVED, AGREED), withdraw=None)
    withdraw, opinion = laxer(longer, pack)
    assert withdraw.startswith("退办：没有定期限，上海市代表建议规定第十四条规定收到起 7个工作日")
    assert opinion.startswith("协办意见：收到起 2个月内，比规定的长；上海市代表建议规定第十七条")
    assert laxer(longer) == []
