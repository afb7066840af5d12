"""承诺事项 and 回头看: what was promised is followed across years, and its class has a history."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.models import EventKind, Rating
from npcdesk.office import (
    look_backs,
    promise_list,
    promises,
    raising,
    suggestion_ends,
    suggestion_list,
    suggestions,
)
from npcdesk.office import today as today_page
from npcdesk.office.promise_list import Filter, Only
from npcdesk.store import projection
from tests import make

REPLIED = date(2025, 5, 6)
TODAY = date(2026, 5, 6)


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, today=TODAY, **facts)


@pytest.fixture
def paper(store):
    """A paper of last year, answered as B with two promises, rated and closed."""
    return closed(store, "关于修缮沙河桥的建议", "35")


def closed(store, title, number, *, reply_class="B", on=REPLIED):
    made = make.suggestion(store, title=title, number="", raised_on=date(2024, 12, 20))
    unit = make.unit(store)
    b = {}
    if reply_class == "B":
        until = date(on.year, 12, 20)
        more = [("增设护栏", date(2026, 5, 20))]
        b = {"promised_on": until, "matter": "修缮桥面", "more": more}
    do(store, raising.file, made, number=number, on=date(2025, 1, 6))
    do(store, suggestions.hand_over, made, lead_ids=[unit], on=date(2025, 1, 8))
    do(store, suggestions.reply, made, on=on, reply_class=reply_class, body="资金没有着落。", **b)
    do(store, suggestions.rate, made, on=on, rating=Rating.SATISFIED)
    do(store, suggestions.close, made, on=on)
    return made


def ledger(store, **wanted):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return promise_list.lines(session, Filter(**wanted), today=TODAY)


def standing(store, made):
    with store.reading() as session:
        return suggestions.standing(session, made)


def test_promises_are_kept_given_up_or_late_and_each_has_its_line(store, paper):
    bridge, rail = ledger(store)
    assert [(x.matter, x.days_left, x.only) for x in (bridge, rail)] == [
        ("修缮桥面", -137, Only.LATE),
        ("增设护栏", 14, Only.WAITING),
    ]
    on = date(2026, 3, 1)
    with pytest.raises(NotAllowed, match="有 2 项待落实的承诺，请指明"):
        do(store, promises.advance, paper, on=on, body="已招标")
    do(store, promises.advance, paper, on=on, body="已招标", promise_id=bridge.id[-8:])
    do(store, promises.fulfil, paper, on=on, body="通车", promise_id=bridge.id, told_on=on)
    with pytest.raises(NotFound):
        do(store, promises.unable, paper, on=on, body="理由", promise_id=bridge.id)
    assert [x.id for x in ledger(store, only=Only.FULFILLED)] == [bridge.id]
    (done,) = ledger(store, year=2025)
    assert (done.last, done.steps, done.told_on, done.days_left) == ("通车", 1, on, None)
    do(store, promises.unable, paper, on=on, body="改走新线")
    assert [x.only for x in ledger(store)] == [Only.FULFILLED, Only.UNABLE]
    with pytest.raises(NotAllowed, match="没有待落实的承诺"):
        do(store, promises.fulfil, paper, on=on, body="通车")


def test_a_step_of_a_promise_is_taken_back_with_a_reason(store, paper):
    first = ledger(store)[0]
    ended = do(store, promises.fulfil, paper, on=TODAY, body="通车", promise_id=first.id)
    reply = standing(store, paper).reply.id
    with pytest.raises(NotAllowed, match="请先更正后面的"):
        do(store, suggestions.take_back, reply, reason="弄错了")
    do(store, suggestions.take_back, ended, reason="没有通车")
    assert ledger(store)[0].only is Only.LATE


def test_a_class_changes_with_a_reason_and_that_of_the_reply_stays(store, paper):
    change = {"on": TODAY, "reason": "已经通车", "approved_by": "主任会议"}
    with pytest.raises(NotAllowed, match="理由和批准人"):
        do(store, promises.reclass, paper, reply_class="A", **change | {"approved_by": " "})
    with pytest.raises(NotAllowed, match="现在就是"):
        do(store, promises.reclass, paper, reply_class="B", **change)
    changed = do(store, promises.reclass, paper, reply_class="A", **change)
    now = standing(store, paper)
    assert (now.reply_class, now.current_class) == ("B", "A")
    do(store, suggestions.take_back, changed, reason="没有开会")
    assert standing(store, paper).current_class == "B"


def test_a_promise_of_a_past_year_is_entered_late_and_only_after_its_reply(store):
    old = closed(store, "关于污水管网的建议", "36", reply_class="C")
    facts = {"matter": "改造管网", "promised_on": date(2027, 6, 1)}
    with pytest.raises(NotAllowed, match="2025年5月5日"):
        do(store, promises.promise, old, on=date(2025, 5, 5), **facts)
    with pytest.raises(NotAllowed, match="请先登记承诺"):
        do(store, promises.reclass, old, on=TODAY, reply_class="B", reason="列入", approved_by="王")
    do(store, promises.promise, old, on=REPLIED, **facts)
    assert [x.matter for x in ledger(store, year=2027)] == ["改造管网"]
    do(store, promises.reclass, old, on=TODAY, reply_class="B", reason="列入", approved_by="王")


def looked(store, made, **answers):
    given = {"solved": "solved", "kept": "kept", "follow": "done", "rating": Rating.SATISFIED}
    return do(store, look_backs.look_back, made, on=TODAY, **given | answers)


def test_a_look_back_answers_four_questions_once_a_year(store, paper):
    with pytest.raises(NotAllowed, match="还差：承诺事项是否落实"):
        looked(store, paper, kept="")
    with pytest.raises(NotAllowed, match="请回答承诺事项是否落实"):
        looked(store, paper, kept="none")
    with pytest.raises(NotAllowed, match="不用再跟进"):
        looked(store, paper, follow="follow")
    looked(store, paper, reply_class="A", approved_by="主任会议")
    assert standing(store, paper).current_class == "A"
    with pytest.raises(NotAllowed, match="2026 年已经回头看过"):
        looked(store, paper)


def test_the_figures_of_a_look_back_are_of_one_scope(store, paper):
    """137 of 269 is 50.9%: what is counted above is of what stands below."""
    others = [closed(store, f"关于第{n}座桥的建议", str(n)) for n in (1, 2)]
    closed(store, "关于学校的建议", "3", reply_class="A")
    outside = closed(store, "关于旧路的建议", "4", on=date(2026, 4, 1))  # replied this year
    looked(store, paper, reply_class="A", approved_by="主任会议")
    looked(store, others[0], solved="advanced", kept="partly", follow="follow", rating=None)
    looked(store, outside)
    with store.reading() as session:
        scope = look_backs.scope(session, 2026)
        told = look_backs.figures(session, scope)
        todo = look_backs.lines(session, scope, only=look_backs.Only.TO_DO)
        follow = look_backs.lines(session, scope, only=look_backs.Only.FOLLOW)
    assert scope.in_words == "2023—2025年答复为 B 类的建议"
    assert (told.total, told.looked, told.solved, told.advanced) == (3, 2, 1, 1)
    assert (told.kept, told.promised, told.follow) == (1, 2, 1)
    assert (told.satisfied, told.rated) == (1, 1)
    assert (told.answered, told.solved_then, told.solved_now) == (4, 1, 2)
    assert [each.id for each in todo] == [others[1]]
    assert follow[0].looked.in_words == "问题有较大进展；承诺部分落实；要继续跟进"
    assert look_backs.share(137, 269) == "50.9%"


def test_a_new_reply_answers_its_promises_anew(store):
    made = make.handed_over(store)
    b = {"reply_class": "B", "promised_on": date(2026, 12, 1)}
    with store.writing("办理") as session:
        suggestions.reply(session, made, on=date(2026, 4, 1), today=TODAY, matter="修桥", **b)
        suggestions.rate(
            session,
            made,
            on=date(2026, 4, 2),
            today=TODAY,
            rating=Rating.DISSATISFIED,
            opinion="太晚",
        )
        suggestion_ends.redo(session, made, on=date(2026, 4, 3), today=TODAY)
        suggestions.reply(session, made, on=date(2026, 4, 9), today=TODAY, reply_class="A")
    assert ledger(store) == []
    kinds = [e.kind for e in standing(store, made).odd]
    assert EventKind.PROMISE not in kinds


def test_today_tells_promises_that_are_late_or_due_within_a_month(store, paper):
    def told(on, only=today_page.Only.ALL):
        with store.reading() as session:
            page = today_page.today(session, on, only)
            late, soon = (
                suggestion_list.count(session, suggestion_list.Filter(step_due=each), on)
                for each in ("late", "soon")
            )
        assert (page.late, page.soon) == (late, soon)
        return [(task.kind, task.days_left) for task in page.tasks], page

    tasks, page = told(TODAY)
    assert tasks == [(EventKind.FULFIL, -137)]
    assert (page.late, page.counts.late) == (1, 1)
    first = ledger(store)[0].id
    do(store, promises.fulfil, paper, on=TODAY, body="通车", promise_id=first)
    assert told(date(2026, 4, 19))[0] == []  # 31 days before
    tasks, page = told(TODAY)
    assert (tasks, page.counts.later) == ([(EventKind.FULFIL, 14)], 1)
    tasks, page = told(date(2026, 5, 14), today_page.Only.SOON)
    assert (tasks, page.soon, page.counts.soon) == ([(EventKind.FULFIL, 6)], 1, 1)
