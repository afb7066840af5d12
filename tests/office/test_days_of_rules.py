"""From which day a period runs, where the rules name another day than that of the step."""

from datetime import date

import pytest

from npcdesk import shipped
from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind
from npcdesk.office import (
    letters,
    offices,
    papers,
    suggestion_ends,
    suggestion_list,
    suggestions,
    today,
    unit_side,
)
from npcdesk.rules.deadlines import FixedDay, Period, Unit
from npcdesk.rules.pack import Base
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

CLOSED = date(2026, 1, 23)


def by_pack(store, code):
    with store.writing("换规则包") as session:
        offices.use_pack(session, code)


def closed(store, on=CLOSED):
    with store.writing("登记会议") as session:
        offices.open_session(session, term=19, ordinal=1, closed_on=on)


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, **({"today": TODAY} | facts))


def read(store, made, on=TODAY):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return suggestion_list.paper(session, made, on)


@pytest.mark.parametrize(
    ("code", "key", "period", "base", "article"),
    [
        ("shanghai", "assign_in_session", Period(1, Unit.MONTH), Base.SESSION_CLOSED, "第十五条"),
        ("shanghai", "report_by", FixedDay(12, 31), Base.HANDED_OVER, "第二十四条"),
        ("chongqing", "report_by", FixedDay(11, 30), Base.HANDED_OVER, "第三十四条"),
    ],
)
def test_what_a_region_fixes_beside_the_reply(code, key, period, base, article):
    rule = getattr(next(pack for pack in shipped.packs() if pack.code == code), key)
    assert rule is not None
    assert (rule.period, rule.base) == (period, base)
    assert article in rule.article


def test_papers_of_a_session_are_handed_over_within_a_month_of_its_close(store):
    by_pack(store, "shanghai")
    closed(store)
    paper = read(store, make.suggestion(store))
    assert paper.next_due == date(2026, 2, 24)  # 2月23日 is in the holiday of 春节
    assert paper.next_why.startswith("闭会 1月23日 + 1个月，上海市代表建议规定第十五条")


def test_a_close_that_nobody_entered_is_not_told_as_a_day(store):
    by_pack(store, "shandong-township")
    why = read(store, make.handed_over(store, date(2026, 3, 5))).due_why
    assert why.startswith("没有登记闭会日期，先从 3月5日 + 2个月")
    closed(store)
    why = read(store, make.handed_over(store, date(2026, 3, 5), number="36", title="二")).due_why
    assert why.startswith("闭会 1月23日 + 2个月")


def test_a_suggestion_between_sessions_waits_to_be_handed_over_from_its_first_day(store):
    by_pack(store, "shandong")
    made = make.suggestion(store, number="", raised_on=date(2026, 4, 27), session_ordinal=0)
    paper = read(store, made)
    assert paper.next_step is EventKind.FILE
    assert paper.next_due == date(2026, 5, 6)  # 5日: the 2nd of May, moved past the holiday
    assert paper.next_why.startswith("提出 4月27日 + 5日")
    with store.reading() as session:
        (task,) = today.today(session, TODAY).tasks
    assert (task.kind, task.days_left) == (EventKind.FILE, 0)
    in_session = make.suggestion(store, number="", title="二")
    assert read(store, in_session).next_due is None


def test_the_first_contact_is_counted_from_the_day_the_unit_got_the_paper(store):
    by_pack(store, "chongqing")
    made, unit = make.handed_over(store, date(2026, 4, 1)), make.unit(store)
    with store.reading() as session:
        after = letters.after(session, made)
    assert after.contact_by == date(2026, 4, 30)
    assert after.contact_why.startswith("交办 4月1日 + 20个工作日")
    do(store, unit_side.receive, made, unit_id=unit, on=date(2026, 4, 9))
    with store.reading() as session:
        after = letters.after(session, made)
    assert after.contact_by == date(2026, 5, 11)
    assert after.contact_why.startswith("收到 4月9日 + 20个工作日，重庆")
    read(store, made)


def test_the_delegate_has_the_whole_period_from_the_day_the_reply_arrived(store):
    by_pack(store, "chongqing")
    made = make.handed_over(store, date(2026, 2, 3))
    do(store, suggestions.reply, made, on=date(2026, 4, 1), reply_class="A")
    assert read(store, made).next_due == date(2026, 4, 30)
    with store.reading() as session:
        lead, *_, office = letters.recipients(session, made)
    do(store, letters.deliver, made, office.id, how="电子", on=date(2026, 4, 2))
    assert read(store, made).next_due == date(2026, 4, 30)  # a copy starts nothing
    do(store, letters.deliver, made, lead.id, how="邮寄", on=date(2026, 4, 9))
    paper = read(store, made)
    assert paper.next_due == date(2026, 5, 11)
    assert paper.next_why.startswith("送达 4月9日 + 20个工作日，重庆市代表建议工作条例第二十七条")
    with store.reading() as session:
        assert papers.feedback_form(session, made, today=TODAY).return_by == date(2026, 5, 11)
    do(store, suggestions.take_back, paper.history[0].id, reason="没有收到")
    assert read(store, made).next_due == date(2026, 4, 30)


def test_where_the_rules_say_so_nothing_is_withdrawn_once_it_is_handed_over(store):
    facts = {"on": TODAY, "reason": "代表书面申请"}
    by_pack(store, "beijing")
    made = make.handed_over(store)
    with pytest.raises(NotAllowed, match="第十三条，交办以后不能再撤回"):
        do(store, suggestion_ends.withdraw, made, **facts)
    waits = make.suggestion(store, number="36", title="二")
    do(store, suggestion_ends.withdraw, waits, **facts)
    by_pack(store, "shanghai")
    handed = make.handed_over(store, number="37", title="三")
    do(store, suggestion_ends.withdraw, handed, **facts)
