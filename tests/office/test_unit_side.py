"""The units' side of a life: signed for, given back, put off, opinions, and what ends it early."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, Rating, Suggestion, SuggestionEvent
from npcdesk.office import (
    amending,
    offices,
    packs,
    raising,
    reassigning,
    suggestion_ends,
    suggestion_list,
    suggestions,
    today,
    unit_side,
)
from npcdesk.office.amending import Amendment
from npcdesk.rules.pack import Base
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

HANDED = date(2026, 2, 3)


@pytest.fixture
def paper(store):
    """A paper in the hands of 县交通运输局 with 县财政局 beside, under 浙江's rules."""
    return handed(store, "zhejiang")


def handed(store, pack):
    made = make.suggestion(store)
    units = [make.unit(store), make.unit(store, "县财政局")]
    with store.writing("交办") as session:
        session.get_one(Suggestion, made).pack_code = pack
        suggestions.hand_over(
            session, made, lead_ids=units[:1], co_ids=units[1:], on=HANDED, today=TODAY
        )
    return made, *units


def do(store, verb, made, on=TODAY, **facts):
    with store.writing("办理") as session:
        return verb(session, made, on=on, today=TODAY, **facts)


def read(store, made):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return suggestion_list.paper(session, made, TODAY)


def test_the_clocks_that_count_from_receipt_start_when_a_unit_signs(store):
    with store.writing("规则包") as session:
        code = packs.copy(session, "zhejiang", "本县的规则")
        pack = offices.pack(session, code)
        from_receipt = replace(pack, reply=replace(pack.reply, base=Base.RECEIVED))
        code = packs.save(session, code, from_receipt, today=TODAY)
    made, lead, co = handed(store, code)
    before = read(store, made)
    due = do(store, unit_side.receive, made, date(2026, 2, 10), unit_id=lead, signed_by="李工")
    opinion = do(store, unit_side.receive, made, date(2026, 2, 12), unit_id=co)
    assert due is not None
    assert opinion is not None
    assert due.nominal == date(2026, 5, 10)
    assert opinion.nominal == date(2026, 4, 12)
    after = read(store, made)
    assert before.line.reply_due != after.line.reply_due == after.next_due == due.on
    assert [part.received_on for part in after.parts] == [date(2026, 2, 10), date(2026, 2, 12)]
    with pytest.raises(NotAllowed, match="已经签收"):
        do(store, unit_side.receive, made, unit_id=lead)
    signed = next(line for line in after.history if line.signed_by == "李工")
    with store.writing("更正") as session:
        suggestions.take_back(session, signed.id, reason="日期错了", today=TODAY)
    assert read(store, made).line.reply_due == before.line.reply_due


@pytest.mark.parametrize("keeps", [False, True])
def test_a_paper_given_back_goes_to_another_unit_with_its_clock_anew_or_kept(store, paper, keeps):
    made, lead, _ = paper
    other = make.unit(store, "县住建局")
    first = read(store, made).line.reply_due
    with store.writing("设置") as session:
        reassigning.keep_clock(session, keep=keeps)
    with store.reading() as session:
        window = unit_side.give_back_by(session, made, lead)
        assert window is not None
        assert window.on == date(2026, 2, 13)  # ten days, 浙江 第十四条
    facts = {"unit_id": lead, "reason": "不属于本单位职责", "proposed": "县住建局"}
    do(store, unit_side.give_back, made, date(2026, 2, 9), **facts)
    assert read(store, made).line.state is State.GIVEN_BACK
    with pytest.raises(NotAllowed, match="退办待定"):
        do(store, suggestions.reply, made, reply_class="A")
    do(store, unit_side.reassign, made, date(2026, 2, 11))
    waiting = read(store, made)
    assert (waiting.line.state, waiting.line.lead_unit) == (State.FILED, "")
    do(store, suggestions.hand_over, made, date(2026, 2, 12), lead_ids=[other])
    now = read(store, made)
    assert (now.line.handed_on, now.handed_first) == (date(2026, 2, 12), HANDED)
    assert now.line.reply_due == (first if keeps else date(2026, 5, 12))
    assert now.line.lead_unit == "县住建局"


def test_a_unit_that_is_refused_goes_on_by_the_same_day(store, paper):
    made, lead, _ = paper
    due = read(store, made).line.reply_due
    do(store, unit_side.give_back, made, unit_id=lead, reason="不归我们管")
    with store.reading() as session:
        kinds = {task.kind for task in today.today(session, TODAY).tasks}
    assert EventKind.REASSIGN in kinds
    do(store, unit_side.insist, made, reason="三定方案里有")
    now = read(store, made)
    assert (now.line.state, now.next_due) == (State.HANDLED, due)


def test_a_reply_is_put_off_within_the_limit(store, paper):
    made, *_ = paper
    facts = {"reason": "要勘察", "approved_by": "代工委"}
    with pytest.raises(NotAllowed, match="最多可以延到 2026年8月3日"):
        do(store, unit_side.extend, made, until=date(2026, 8, 4), **facts)
    with pytest.raises(NotAllowed, match="晚于"):
        do(store, unit_side.extend, made, until=date(2026, 5, 1), **facts)
    do(store, unit_side.extend, made, until=date(2026, 7, 1), **facts)
    now = read(store, made)
    assert (now.line.reply_due, now.due_why) == (date(2026, 7, 1), "2026年5月6日代工委同意延期")


def test_an_opinion_that_is_late_is_listed_until_it_comes(store, paper):
    made, lead, co = paper

    def tasks():
        with store.reading() as session:
            found = today.today(session, TODAY)
            assert today.pressing(session, TODAY)[0] == found.late == found.counts.late
            return [task for task in found.tasks if task.kind is EventKind.CO_OPINION]

    (task,) = tasks()  # two months from 交办, while no day of receipt is known
    assert (task.due_on, task.days_left) == (date(2026, 4, 3), -33)
    with pytest.raises(NotAllowed, match="不是协办"):
        do(store, unit_side.co_opinion, made, unit_id=lead, body="同意")
    do(store, unit_side.co_opinion, made, unit_id=co, hollow=True)
    assert len(tasks()) == 1
    do(store, suggestions.reply, made, reply_class="A")
    assert tasks() == []  # the lead unit went on without it
    with store.writing("更正") as session:
        reply = next(e for e in suggestions.events(session, made) if e.kind is EventKind.REPLY)
        suggestions.take_back(session, reply.id, reason="录错了", today=TODAY)
    assert len(tasks()) == 1
    do(store, unit_side.co_opinion, made, unit_id=co, body="预算里有")
    assert tasks() == []
    with pytest.raises(NotAllowed, match="已经交过"):
        do(store, unit_side.co_opinion, made, unit_id=co, body="又来")


def test_a_unit_is_asked_again_on_the_day_agreed_on(store):
    made = make.handed_over(store, on=date(2026, 4, 1))
    asked = {"how": "电话", "answered_by": "李工", "body": "在做"}
    with pytest.raises(NotAllowed, match="这次之后"):
        do(store, suggestions.urge, made, next_on=TODAY, **asked)
    do(store, suggestions.urge, made, date(2026, 4, 20), next_on=TODAY, **asked)
    with store.reading() as session:
        found = today.today(session, TODAY)
    assert (EventKind.URGE, TODAY) in {(task.kind, task.due_on) for task in found.tasks}
    late = {task.kind for task in found.tasks if task.due_on < TODAY}
    assert (found.counts.today, late) == (1, {EventKind.CONTACT})


def test_a_review_says_why_and_what_becomes_of_it(store):
    made = make.suggestion(store, number="", title="关于本人宅基地的建议")
    with pytest.raises(NotAllowed, match="请勾选"):
        do(store, suggestion_ends.review, made, outcome=EventKind.REFUSE)
    with pytest.raises(NotAllowed, match="审查清单里没有"):
        do(store, suggestion_ends.review, made, outcome=EventKind.REFUSE, grounds=["x"])
    do(store, suggestion_ends.review, made, outcome=EventKind.SEND_BACK, reason="一事多议")
    assert read(store, made).line.state is State.DRAFT
    assert EventKind.SEND_BACK not in read(store, made).allowed
    first = "^这件建议已经于.*退回修改，不能再来一次。代表改好了请先登记修改稿（修改题目或正文）"
    with pytest.raises(NotAllowed, match=first):
        do(store, suggestion_ends.review, made, outcome=EventKind.SEND_BACK, reason="一事多议")
    with store.writing("修改") as session:
        amending.amend(session, made, Amendment(body="只说宅基地"), today=TODAY)
    do(store, suggestion_ends.review, made, outcome=EventKind.SEND_BACK, reason="还是空")
    do(store, suggestion_ends.review, made, outcome=EventKind.REFUSE, grounds=["personal"])
    now = read(store, made)
    assert (now.line.state, now.history[0].grounds[:4]) == (State.ENDED, "代表本人")


def test_what_a_bundle_says_was_sent_back_twice_running_still_stands(store):
    made = make.suggestion(store, number="")
    with store.writing("交换") as session:
        for _ in "12":
            session.add(SuggestionEvent(suggestion_id=made, kind=EventKind.SEND_BACK, on=TODAY))
    now = read(store, made)
    assert (now.line.state, now.next_step) == (State.DRAFT, EventKind.RAISE)
    assert not any(line.odd for line in now.history)


def test_a_merged_paper_ends_and_names_the_one_that_goes_on(store):
    made = make.suggestion(store, number="36", title="关于修桥的建议")
    other = make.suggestion(store, number="35")
    with pytest.raises(NotAllowed, match="它自己"):
        do(store, suggestion_ends.merge, made, into_id=made)
    do(store, suggestion_ends.merge, made, into_id=other)
    now = read(store, made)
    assert (now.line.state, now.history[0].other[:4]) == (State.ENDED, "第35号")
    with pytest.raises(NotAllowed, match="终止"):
        do(store, suggestion_ends.merge, other, into_id=made)


def test_a_paper_of_several_is_withdrawn_by_all_of_them(store):
    lead, second = make.delegate(store), make.delegate(store, "王芳", sex="female")
    new = raising.NewSuggestion("关于路灯的建议", lead, TODAY, 19, 1, co_signer_ids=(second,))
    with store.writing("登记") as session:
        made = raising.take_in(session, new, today=TODAY)
    with pytest.raises(NotAllowed, match="还没有王芳的书面同意"):
        do(store, suggestions.withdraw, made, reason="已经修好")
    do(store, suggestions.withdraw, made, reason="已经修好", agreed=["王芳"])
    assert read(store, made).history[0].signed_by == "周启明、王芳"


def test_what_nobody_is_satisfied_with_is_done_again_or_explained(store):
    made = make.handed_over(store)
    do(store, suggestions.reply, made, date(2026, 4, 1), reply_class="C", body="资金没有着落。")
    facts = {"rating": Rating.DISSATISFIED, "opinion": "没修"}
    do(store, suggestions.rate, made, date(2026, 4, 10), **facts)
    due = do(store, suggestion_ends.redo, made, date(2026, 4, 20))
    assert read(store, made).line.reply_due == due.on
    with pytest.raises(NotAllowed, match="已经于2026年4月20日要求重办，不能再来一次"):
        do(store, suggestion_ends.redo, made)
    do(store, suggestion_ends.explain, made, reason="资金没有着落")
    assert read(store, made).next_step is EventKind.CLOSE
    do(store, suggestions.close, made)
    assert read(store, made).line.rating == "dissatisfied"
