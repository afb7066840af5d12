"""Own rule packs: copied, changed, taken in; what papers were taken in under never changes."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.errors import DeskError, NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.office import (
    hand_over_dues,
    offices,
    packs,
    suggestion_import,
    suggestion_list,
    suggestion_names,
    suggestions,
)
from npcdesk.rules.deadlines import FixedDay, Period, Unit
from npcdesk.rules.drafts import SuggestionDraft, SuggestionSheet
from npcdesk.rules.pack import AGREED, Base, Rule
from npcdesk.rules.pack_text import write
from tests import make
from tests.make import TODAY

AUGUST = Rule(FixedDay(8, 5), Base.HANDED_OVER, AGREED)


@pytest.fixture
def own(store):
    """An own pack, by which the office works."""
    with store.writing("复制") as session:
        code = packs.copy(session, "shanghai", "本县办法")
        offices.use_pack(session, code)
    return code


def pack(store, code):
    with store.reading() as session:
        return offices.pack(session, code)


def save(store, code, changed):
    with store.writing("改") as session:
        return packs.save(session, code, changed, today=TODAY)


def test_a_copy_says_what_it_was_copied_from(store, own):
    copied = pack(store, own)
    assert copied.based_on == "shanghai"
    assert replace(copied, code="shanghai", name="上海市2015", based_on="") == pack(
        store, "shanghai"
    )
    with store.reading() as session:
        first = packs.lines(session)[0]
    assert (first.code, first.own, first.current, first.papers) == (own, True, True, 0)


def test_a_pack_without_papers_is_changed_where_it_is(store, own):
    assert save(store, own, replace(pack(store, own), reply=AUGUST)) == own
    assert pack(store, own).reply == AUGUST
    with store.reading() as session:
        assert "固定在8月5日" in packs.named(session, "本县办法").laxer[0]


def test_a_change_leaves_papers_their_pack_and_their_days(store, own):
    paper = make.handed_over(store, on=date(2026, 3, 5))
    made = save(store, own, replace(pack(store, own), reply=AUGUST, feedback=AUGUST))
    assert made != own
    with store.reading() as session:
        kept = suggestion_list.paper(session, paper, TODAY)
        assert (kept.pack_code, kept.line.reply_due) == (own, date(2026, 6, 5))
        assert offices.here(session).pack_code == made
        assert packs.named(session, "本县办法").code == made
        assert offices.pack(session, own).name == "本县办法（用到2026年5月6日）"
    with store.writing("答复") as session:
        due = suggestions.reply(session, paper, on=TODAY, today=TODAY, reply_class="A")
    assert due is not None
    assert due.on == date(2026, 5, 26)  # 15 working days, as when it was taken in
    later = make.handed_over(store, on=date(2026, 3, 5), number="36")
    with store.reading() as session:
        found = suggestion_list.paper(session, later, TODAY)
    assert found.line.reply_due == date(2026, 8, 5)
    assert found.due_why == f"交办 3月5日 后的8月5日，{AGREED}，至 8月5日"


def test_a_laxer_day_is_said_when_a_paper_is_handed_over(store, own):
    save(store, own, replace(pack(store, own), reply=AUGUST))
    paper = make.suggestion(store)
    with store.reading() as session:
        early = hand_over_dues.hand_over_dues(session, paper, date(2026, 3, 5))
        late = hand_over_dues.hand_over_dues(session, paper, date(2026, 5, 5))
    assert early.laxer == "按本县办法算到 2026年8月5日，晚于代表法第五十一条的 2026年6月5日。"
    assert (early.usual, late.laxer) == ("8月5日", "")


def test_what_cannot_be_is_refused_in_words(store, own):
    with pytest.raises(NotAllowed, match="请先复制一份"):
        save(store, "national", pack(store, "national"))
    with pytest.raises(NotAllowed, match="已经有叫“本县办法”的"), store.writing("复制") as session:
        packs.copy(session, "national", "本县办法")
    with pytest.raises(NotAllowed, match="起个名字"):
        save(store, own, replace(pack(store, own), name=" "))
    with pytest.raises(DeskError, match="至少要写一项"):
        save(store, own, replace(pack(store, own), classes=()))
    with pytest.raises(NotFound, match="没有叫“月球”的规则包"), store.reading() as session:
        packs.named(session, "月球")


def test_an_exported_pack_comes_back_changed_or_as_a_new_one(store, own):
    text = write(replace(pack(store, own), reply=AUGUST))
    national = write(replace(pack(store, "national"), name="邻县办法"))
    with store.writing("导入") as session:
        assert packs.bring(session, text, today=TODAY) == own
        new = packs.bring(session, national, today=TODAY)
    assert pack(store, own).reply == AUGUST
    assert (pack(store, new).based_on, pack(store, new).name) == ("national", "邻县办法")
    with store.reading() as session:
        days = Period(4, Unit.MONTH)
        longer = replace(pack(store, own), co_opinion=Rule(days, Base.RECEIVED, AGREED))
        assert any("上海市代表建议规定第十七条" in said for said in packs.laxer(session, longer))


def test_local_class_names_are_stored_and_asked_for(store, own):
    classes = [
        replace(each, code=code, label=f"{code}类")
        for each, code in zip(pack(store, own).classes, "甲乙丙丁", strict=True)
    ]
    save(store, own, replace(pack(store, own), classes=tuple(classes)))
    past = SuggestionDraft(
        "往年的建议", lead="王芳", number="9", lead_unit="县水利局", reply_class="B"
    )
    with store.writing("导入") as session:
        sheet = SuggestionSheet("表.xlsx", "表", 1, (), (past,), (), (), 1)
        finish(
            suggestion_import.apply(
                session, finish(suggestion_import.plan(session, sheet)), today=TODAY
            )
        )
    with store.reading() as session:
        line = suggestion_list.paper(session, suggestion_names.named(session, "9").id, TODAY).line
    assert line.reply_class == "乙"
    paper = make.handed_over(store)
    facts = {"today": TODAY, "reply_class": "丙"}
    with pytest.raises(NotAllowed, match="丙类要有承诺日期"), store.writing("答复") as session:
        suggestions.reply(session, paper, on=TODAY, **facts)
    with (
        pytest.raises(NotAllowed, match="在上一步（2026年2月3日）之前"),
        store.writing("答复") as session,
    ):
        suggestions.reply(session, paper, on=date(2026, 2, 2), **facts)
