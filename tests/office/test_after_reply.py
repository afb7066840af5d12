"""What came to a life since: assigned on, delivered, published, carried over, archived."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlmodel import select

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, HandlingUnit, Rating, Suggestion, Term
from npcdesk.office import (
    assigning_on,
    due_days,
    letters,
    offices,
    packs,
    putting_away,
    raising,
    suggestion_ends,
    suggestion_list,
    suggestions,
    today,
    unit_side,
)
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.suggestion_list import Filter
from npcdesk.rules.deadlines import Period, Unit
from npcdesk.rules.pack import Base, Rule
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

HANDED, REPLIED = date(2026, 2, 3), date(2026, 4, 1)


def do(store, verb, *args, on=TODAY, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, on=on, today=TODAY, **facts)


def read(store, made):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return suggestion_list.paper(session, made, TODAY)


def refused(store, verb, *args, **facts):
    with pytest.raises(NotAllowed) as said:
        do(store, verb, *args, **facts)
    return str(said.value)


def take_back(store, made, kind):
    with store.writing("更正") as session:
        told = suggestions.events(session, made)
        event = next(each for each in reversed(told) if each.kind is kind)
        suggestions.take_back(session, event.id, reason="录错了", today=TODAY)


def replied(store, **facts):
    made = make.handed_over(store, on=HANDED, **facts)
    do(store, suggestions.reply, made, on=REPLIED, reply_class="A")
    return made


@pytest.mark.parametrize("pack", ["national", "zhejiang"])
def test_the_government_office_assigns_on_and_the_clock_stays(store, pack):
    made, office = make.suggestion(store), make.unit(store, "县政府办")
    roads, money = make.unit(store), make.unit(store, "县财政局")
    with store.writing("交办") as session:
        session.get_one(Suggestion, made).pack_code = pack
        due = suggestions.hand_over(session, made, lead_ids=[office], on=HANDED, today=TODAY)
    received = {"unit_id": office, "on": date(2026, 2, 10)}
    do(store, unit_side.receive, made, **received)
    later = date(2026, 2, 12)
    assert refused(store, assigning_on.assign_on, made, lead_ids=[], on=later)
    do(store, assigning_on.assign_on, made, lead_ids=[roads], co_ids=[money], on=later)
    paper = read(store, made)
    assert (paper.line.lead_unit, paper.line.co_units) == ("县交通运输局", "县财政局")
    assert (paper.line.handed_on, paper.line.reply_due) == (HANDED, due.on)
    assert [part.received_on for part in paper.parts] == [None, None]
    do(store, unit_side.receive, made, unit_id=roads, on=date(2026, 2, 20))
    assert "先更正" in refused_take_back(store, made, EventKind.ASSIGN_ON)
    take_back(store, made, EventKind.RECEIVE)
    take_back(store, made, EventKind.ASSIGN_ON)
    assert read(store, made).line.lead_unit == "县政府办"


def refused_take_back(store, made, kind):
    with pytest.raises(NotAllowed) as said:
        take_back(store, made, kind)
    return str(said.value)


def test_the_governments_office_gets_no_copy_of_a_reply_that_is_not_its_units(store):
    with store.writing("换规则包") as session:
        offices.use_pack(session, "shanghai")
    made, unit = make.replied(store, make.handed_over(store, HANDED)), make.unit(store)
    with store.reading() as session:
        assert letters.recipients(session, made)[-1].name == "政府办（政府系统的单位）"
    with store.writing("改单位类别") as session:
        session.get_one(HandlingUnit, unit).kind = "机关组织"
    with store.reading() as session:
        assert [each.name for each in letters.recipients(session, made)][1:] == ["人大代表工作机构"]


def test_a_reply_reaches_each_delegate_and_whoever_gets_a_copy(store):
    co = [make.delegate(store, name) for name in ("何岚", "马晓燕")]
    lead, unit = make.delegate(store), make.unit(store)
    with store.writing("登记") as session:
        new = NewSuggestion("关于路的建议", lead, date(2026, 1, 22), 19, 1, co_signer_ids=tuple(co))
        made = raising.take_in(session, new, today=TODAY)
        raising.file(session, made, number="3", on=date(2026, 1, 27), today=TODAY)
        suggestions.hand_over(session, made, lead_ids=[unit], on=HANDED, today=TODAY)
        assert letters.recipients(session, made) == []
        suggestions.reply(session, made, on=REPLIED, today=TODAY, reply_class="A")
        found = letters.recipients(session, made)
    assert [(each.name, each.role) for each in found] == [
        ("周启明", "领衔"),
        ("何岚", "联名"),
        ("马晓燕", "联名"),
        ("人大代表工作机构", "抄送"),
    ]
    assert refused(store, letters.deliver, made, found[1].id, how="当面", on=HANDED)
    do(store, letters.deliver, made, found[1].id, how="邮寄", on=REPLIED)
    assert "已经送达何岚" in refused(store, letters.deliver, made, found[1].id, how="当面")
    with store.reading() as session:
        waiting = [each.name for each in letters.recipients(session, made) if each.on is None]
    assert waiting == ["周启明", "马晓燕", "人大代表工作机构"]
    do(store, suggestions.rate, made, rating=Rating.DISSATISFIED, opinion="没修")
    do(store, suggestion_ends.redo, made)
    do(store, suggestions.reply, made, reply_class="A")
    with store.reading() as session:
        assert not any(each.on for each in letters.recipients(session, made))


def test_a_reply_is_published_with_the_delegates_consent_or_kept_back_for_a_reason(store):
    with store.writing("规则包") as session:
        code = packs.copy(session, "national", "本县的规则")
        text = offices.pack(session, code)
    assert text.publish is None
    made = replied(store)
    assert "理由" in refused(store, letters.disclose, made, "closed")
    do(store, letters.disclose, made, "closed", reason="涉及个人隐私")
    assert "主动公开" in refused(store, letters.publish, made, where="县政府网站")
    take_back(store, made, EventKind.DISCLOSE)
    assert "没有写明代表同意" in refused(store, letters.publish, made, where="县政府网站")
    do(store, letters.publish, made, where="县政府网站", agreed=True)
    assert read(store, made).may_publish
    assert "已经公开" in refused(store, letters.publish, made, where="别处")


def test_what_is_private_is_pointed_at_before_it_is_published(store):
    made = make.handed_over(store, HANDED)
    reply = partial(do, store, suggestions.reply, made, reply_class="A")
    reply(body="请找王工，13812345678。")
    with store.reading() as session:
        assert letters.private_in(session, made) == "公开前请隐去：建议或答复里有“13812345678”。"
    take_back(store, made, EventKind.REPLY)
    reply(body="已经修好。")
    with store.reading() as session:
        assert letters.private_in(session, made) == ""


def test_publication_is_told_a_week_ahead_and_until_it_was_done(store):
    with store.writing("规则包") as session:
        code = packs.copy(session, "national", "本县的规则")
        rules = replace(
            offices.pack(session, code), publish=Rule(Period(20, Unit.DAY), Base.REPLIED, "办法")
        )
        offices.use_pack(session, packs.save(session, code, rules, today=TODAY))
    made = replied(store)
    on = REPLIED + timedelta(days=20)
    with store.reading() as session:
        kinds = [
            [task.kind for task in today.today(session, on - timedelta(days=left)).tasks]
            for left in (8, 7, -1)
        ]
    assert kinds == [
        [EventKind.RATE],
        [EventKind.PUBLISH, EventKind.RATE],
        [EventKind.PUBLISH, EventKind.RATE],
    ]
    do(store, letters.publish, made, where="县政府网站", agreed=True)
    with store.reading() as session:
        assert [task.kind for task in today.today(session, on).tasks] == [EventKind.RATE]


def test_what_is_open_crosses_into_a_new_term_with_its_number(store):
    open_one, over = make.handed_over(store, on=HANDED), replied(store, number="8")
    do(store, suggestions.rate, over, rating=Rating.SATISFIED)
    do(store, suggestions.close, over)
    assert refused(store, putting_away.carry_over, [open_one])
    with store.writing("换届") as session:
        offices.open_session(session, term=20, ordinal=1)
        left = putting_away.left_open(session)
        old = session.exec(select(Term).where(Term.ordinal == 19)).one()
        old.ends_on = TODAY
        session.add(old)
    assert left == [open_one]
    early = TODAY - timedelta(days=1)
    assert "才届满" in refused(store, putting_away.carry_over, left, on=early)
    assert do(store, putting_away.carry_over, left) == 1
    assert "不用结转" in refused(store, putting_away.carry_over, left)
    paper = read(store, open_one)
    assert (paper.line.number, paper.line.carried_to, paper.line.state) == ("35", 20, State.HANDLED)
    with store.reading() as session:
        assert putting_away.left_open(session) == []
        assert [
            x.id for x in suggestion_list.lines(session, Filter(carried=True), today=TODAY)
        ] == [open_one]


def test_the_archive_is_out_of_the_way_until_it_is_asked_for(store):
    made = replied(store)
    assert "还不能" in refused(store, putting_away.archive, made)
    do(store, suggestions.rate, made, rating=Rating.SATISFIED)
    do(store, suggestions.close, made)
    do(store, putting_away.archive, made, number="2026-3-17")
    assert read(store, made).line.state is State.ARCHIVED
    with store.reading() as session:
        shown = Filter(archived=False)
        assert suggestion_list.lines(session, shown, today=TODAY) == []
        asked = Filter(state=State.ARCHIVED, archived=False)
        assert [x.id for x in suggestion_list.lines(session, asked, today=TODAY)] == [made]
    take_back(store, made, EventKind.ARCHIVE)
    assert read(store, made).line.state is State.CLOSED


def test_a_delegation_and_a_motion_stand_in_what_they_raised(store):
    head = make.delegate(store)
    new = NewSuggestion(
        "关于水渠的建议",
        head,
        date(2026, 1, 22),
        19,
        1,
        delegation="沙河镇代表团",
        motion_number="议案第4号",
        motion_meeting="第一次会议主席团第三次会议",
    )
    with store.writing("登记") as session:
        made = raising.take_in(session, new, today=TODAY)
    paper = read(store, made)
    assert (paper.line.lead, paper.line.delegation) == ("沙河镇代表团", "沙河镇代表团")
    assert paper.lead_id == ""


def test_the_first_contact_is_a_task_from_a_week_before_its_day_until_it_was_made(store):
    made = make.handed_over(store, on=HANDED)
    with store.reading() as session:
        now = suggestions.standing(session, made)
        assert now.contact_by is not None
        on = now.contact_by
        kinds = [task.kind for task in today.today(session, on).tasks]
        assert kinds == [EventKind.CONTACT, EventKind.REPLY]
        assert today.today(session, on).late == 0
        ahead = on - timedelta(days=today.SOON_DAYS)
        soon = today.today(session, ahead, today.Only.SOON)
        assert [task.kind for task in soon.tasks] == [EventKind.CONTACT]
        assert (soon.soon, soon.counts.soon, today.pressing(session, ahead)) == (1, 1, (0, 1))
        wanted = Filter(step_due="soon")
        assert [x.id for x in suggestion_list.lines(session, wanted, today=ahead)] == [made]
        early = today.today(session, ahead - timedelta(days=1))
        assert [task.kind for task in early.tasks] == [EventKind.REPLY]
        due = {day.id: day.on for day in due_days.due_days(session, ahead)}
        assert due[f"{made}-contact-1"] == on
    do(store, suggestions.contact, made, on=HANDED, stage="before", how="走访")
    with store.reading() as session:
        assert [task.kind for task in today.today(session, on).tasks] == [EventKind.REPLY]


def test_another_round_may_be_put_off_by_as_long_as_it_was_given(store):
    made = replied(store)
    do(store, suggestions.rate, made, rating=Rating.DISSATISFIED, opinion="没修")
    due = do(store, suggestion_ends.redo, made)
    with store.reading() as session:
        most = unit_side.latest(session, made)
    assert most.on > due.on
    facts = {"reason": "要勘察", "approved_by": "代工委"}
    assert refused(store, unit_side.extend, made, until=date(2026, 12, 1), **facts)
    do(store, unit_side.extend, made, until=most.on, **facts)
    assert read(store, made).line.reply_due == most.on


def test_a_session_does_not_close_before_it_opened(store):
    with store.writing("会议") as session:
        offices.open_session(session, term=19, ordinal=7, opened_on=date(2026, 2, 3))
    for days in ({"closed_on": date(2026, 2, 2)}, {"opened_on": date(2026, 2, 9)}):
        kept = {"closed_on": date(2026, 2, 6)} | days
        with pytest.raises(NotAllowed, match="开幕"), store.writing("会议") as session:
            offices.open_session(session, term=19, ordinal=7, **kept)


def test_nobody_is_told_of_a_step_before_the_day_of_it(store):
    made = make.suggestion(store, number="")
    with store.writing("退回修改") as session:
        facts = {"on": TODAY, "today": TODAY, "reason": "没有具体办法"}
        with pytest.raises(NotAllowed, match="这一步"):
            suggestion_ends.review(
                session, made, EventKind.SEND_BACK, told_on=date(2020, 2, 9), **facts
            )
        assert suggestion_ends.review(session, made, EventKind.SEND_BACK, told_on=TODAY, **facts)
