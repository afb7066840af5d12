"""What ships can be read, and is what its name says."""

from datetime import date

import pytest

from npcdesk import shipped
from npcdesk.errors import NotFound
from npcdesk.rules.deadlines import FixedDay
from npcdesk.rules.pack import AGREED, COMPARED, Level, ReplyTo, Unreturned
from npcdesk.rules.pack_law import reckoned


def test_every_pack_can_be_read_and_is_named_by_its_code():
    packs = shipped.packs()
    assert [pack.code for pack in packs[:2]] == ["national", "national-township"]
    assert {"chongqing-township", "shandong-township"} <= {pack.code for pack in packs}
    for pack in packs:
        assert shipped.pack(pack.code) == pack
        assert (pack.level is Level.TOWNSHIP) == pack.code.endswith("-township")
        assert pack.reply.period.count < pack.reply_max.period.count


def test_a_pack_that_does_not_ship_is_refused_in_words():
    with pytest.raises(NotFound, match="没有名为“moon”的规则包"):
        shipped.pack("moon")
    with pytest.raises(NotFound):
        shipped.pack_text("../packs/national")


def test_the_calendar_has_this_and_the_past_years():
    assert frozenset(range(2018, 2027)) <= shipped.calendar().years


# From 2026-03-05, counted by hand: 清明 4-04 to 4-06, 劳动节 5-01 to 5-05, 9-05 a Saturday.
BY_HAND = {
    # code: reply, longest, 闭会交办, 退办, 协办, 反馈, 重办, with the article of each
    "national": "06-05法51 09-07法51 03-19约 03-19约 04-07约 03-26约 04-07约",
    "national-township": "06-05法51 09-07法51 03-19约 03-19约 04-07约 03-26约 04-07约",
    "beijing": "06-05二十一 09-07二十一 03-19约 03-19约 04-07约 03-26二十三 05-06二十七",
    "shanghai": "06-05十九 09-07十九 03-16十一 03-16十四 04-07十七 03-26约 04-07二十一",
    "shandong": "06-05十九 09-07十九 03-10十 03-10十二 04-07二十一 03-26约 04-07二十四",
    "qingdao": "06-05二十五 09-07二十五 03-12十四 03-12十九 04-07二十四 03-26约 04-07约",
    "zhejiang": "06-05二十一 09-07二十一 03-19约 03-16十四 05-06十八 03-26约 04-07二十四",
    "chongqing": "06-05二十一 09-07二十一 03-19十三 03-19十六 04-17二十 04-02二十七 05-06二十七",
    "henan": "06-05二十 09-07二十 03-19约 03-19十四 05-06十八 03-19二十二 04-07二十二",
    "neimenggu": "06-05法51 09-07法51 03-12未核 03-19约 04-07约 03-26约 04-07约",
    "chongqing-township": "05-06十六 07-06十六 03-19约 03-19约 04-07约 03-26约 04-07约",
    "shandong-township": "05-06十五 07-06十五 03-19约 03-19约 04-07约 03-26约 04-07约",
}


def _article(words):
    if words == AGREED:
        return "约"
    if words == "代表法第五十一条":
        return "法51"
    if "待核对" in words:
        return "未核"
    local = next(part for part in words.split("；") if not part.startswith("代表法"))
    return local.partition("第")[2].removesuffix("条")


def test_the_packs_of_the_regions_on_one_suggestion():
    start, found = date(2026, 3, 5), {}
    for pack in shipped.packs():
        rules = dict(pack.rules())
        days = [(reckoned(pack, rules[key], start, shipped.calendar())[0], key) for key in COMPARED]
        found[pack.code] = " ".join(f"{on:%m-%d}{_article(rules[key].article)}" for on, key in days)
    assert found == BY_HAND


def test_classes_and_questions_of_the_regions():
    packs = {pack.code: pack for pack in shipped.packs()}
    promises = {c: "".join(x.code for x in p.classes if x.needs_promise) for c, p in packs.items()}
    assert promises["shanghai"] == "BC"
    assert promises["chongqing"] == promises["national"] == "B"
    assert {c for c, pack in packs.items() if pack.asks("attitude")} == {"shanghai", "shandong"}
    assert {c for c, pack in packs.items() if pack.reply_to is ReplyTo.LEAD} == {"qingdao"}
    assert packs["chongqing"].unreturned is Unreturned.EXCLUDED
    report = packs["henan"].report_by
    assert report is not None
    assert report.period == FixedDay(8, 31)
