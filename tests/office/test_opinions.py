"""An opinion through its life: its steps, its list, what is alike, and what is erased."""

from datetime import date

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.dialects import sqlite

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.models import Disposition, OpinionKind, OpinionLine, Rating
from npcdesk.office import (
    matters,
    opinion_erasing,
    opinion_events,
    opinion_files,
    opinion_list,
    raising,
    stations,
    suggestions,
    today,
    units,
    visits,
)
from npcdesk.office.opinion_events import Said
from npcdesk.office.opinion_list import Due, Filter
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.store import checking
from tests import make
from tests.make import TODAY

HEARD = date(2026, 3, 2)
Kind = OpinionKind


@pytest.fixture
def hall(store):
    """A station, a delegate, a unit."""
    who = make.delegate(store, "周启明")
    with store.writing("登记") as session:
        home = stations.add(session, "沙河镇代表之家", township="沙河镇")
        return home, who, units.add(session, "县水利局")


def heard(store, hall, *said, on=HEARD):
    with store.writing("登记接待") as session:
        opinions = tuple(
            each if isinstance(each, NewOpinion) else NewOpinion(each) for each in said
        )
        visit = visits.log(
            session, NewVisit(hall[0], on, (hall[1],), opinions=opinions), today=TODAY
        )
        return visits.opinion_ids(session, [visit])[visit]


def enter(store, opinion, kind, on, **facts):
    with store.writing("登记") as session:
        return opinion_events.enter(session, opinion, kind, Said(on, **facts), today=TODAY)


def file(store, opinion):
    with store.reading() as session:
        return opinion_files.file(session, opinion, TODAY)


def rows(store, **wanted):
    with store.reading() as session:
        found = opinion_list.lines(session, Filter(**wanted), TODAY)
        assert opinion_list.count(session, Filter(**wanted), TODAY) == len(found)
        return found


def test_a_transferred_opinion_goes_to_its_end_and_the_list_follows(store, hall):
    (one,) = heard(store, hall, NewOpinion("自来水早晚水小", "供水", "李桂芬", "13800021907"))
    assert rows(store, state="待处理")[0].waits == "way"
    enter(store, one, Kind.TRANSFER, date(2026, 3, 3), unit_id=hall[2])
    (row,) = rows(store, due=Due.LATE)
    assert (row.due_on, row.unit, row.waits) == (date(2026, 3, 24), "县水利局", "result")
    enter(store, one, Kind.RESULT, date(2026, 4, 1), words="换了水泵")
    assert [each.id for each in rows(store, due=Due.TELL)] == [one]
    enter(store, one, Kind.FEEDBACK, date(2026, 4, 2), how="电话")
    enter(store, one, Kind.RATE, date(2026, 4, 2), rating=Rating.SATISFIED)
    enter(store, one, Kind.CLOSE, date(2026, 4, 3))
    assert not rows(store, open=True)
    whole = file(store, one)
    assert (whole.row.state, whole.row.rating, whole.phone) == (
        "已了结",
        "satisfied",
        "138****1907",
    )
    assert [step.kind.value for step in whole.steps] == [
        *("close", "rate", "feedback", "result", "transfer"),
    ]
    assert [step.free for step in whole.steps] == [True, True, False, False, False]
    assert finish(checking.check(store)) == []


def test_taking_the_way_back_leaves_the_opinion_open_and_undo_gives_it_again(store, hall):
    (one,) = heard(store, hall, NewOpinion("低保怎么申请", disposition=Disposition.ANSWERED))
    answered = file(store, one).steps[0]
    with pytest.raises(NotAllowed, match="理由"), store.writing("更正") as session:
        opinion_events.take_back(session, answered.id, reason=" ", today=TODAY)
    with store.writing("更正") as session:
        opinion_events.take_back(session, answered.id, reason="记错了人", today=TODAY)
    assert (file(store, one).row.state, file(store, one).steps[0].taken_back) == (
        "待处理",
        "记错了人",
    )
    store.undo(store.last_write().id)
    assert (file(store, one).row.state, file(store, one).row.way) == ("已了结", "answered")


def test_a_slip_that_says_too_little_leaves_nothing(store, hall):
    with pytest.raises(NotAllowed, match="转办到哪个单位"):
        heard(store, hall, NewOpinion("桥断了", disposition=Disposition.TRANSFERRED))
    with pytest.raises(NotFound, match="单位名录"):
        heard(
            store, hall, NewOpinion("桥断了", disposition=Disposition.TRANSFERRED, unit_id="0" * 32)
        )
    assert rows(store) == []


def test_several_become_one_suggestion_whose_reply_is_awaited_by_them_all(store, hall):
    first, second = heard(store, hall, "沙河桥护栏断了，晚上骑车怕掉下去", "村口路灯坏了三盏")
    (third,) = heard(store, hall, "沙河桥的护栏断了两处，骑车怕掉下去", on=date(2026, 3, 9))
    with store.reading() as session:
        (near,) = matters.alike(session, "沙河桥护栏断了，骑车害怕", TODAY, but=third)
        assert (near.row.id, near.raised) == (first, 1)
        assert matters.alike(session, "学校食堂太贵了", TODAY) == []
    with store.writing("归为同类") as session:
        matter = matters.gather(session, [first, third], "沙河桥护栏")
    with store.reading() as session:
        (line,) = matters.lines(session)
        assert (line.raised, line.first_on, line.open, line.became) == (2, HEARD, 2, "")
        assert matters.named(session, "护栏") == matters.named(session, matter[-8:]) == matter
        with pytest.raises(NotFound, match="没有叫“食堂”"):
            matters.named(session, "食堂")
        ids = tuple(matters.to_turn(session, matter))
    with store.writing("转为建议") as session:
        new = raising.NewSuggestion(
            "关于修缮沙河桥的建议", hall[1], date(2026, 3, 10), 19, 1, opinion_ids=ids
        )
        paper = raising.take_in(session, new, today=TODAY)
    assert {each.id for each in rows(store, state="转为建议")} == {first, third}
    assert not rows(store, due=Due.TELL)
    on = {"on": date(2026, 4, 1), "today": TODAY}
    with store.writing("办理") as session:
        raising.file(session, paper, number="9", **on)
        suggestions.hand_over(session, paper, lead_ids=[hall[2]], **on)
        suggestions.reply(session, paper, reply_class="A", **on)
    assert {each.id for each in rows(store, due=Due.TELL)} == {first, third}
    with store.reading() as session:
        assert matters.lines(session)[0].became == "第9号，已答复"
    chain = file(store, first).chain
    assert (chain.suggestion, chain.replied_on) == ("第9号 关于修缮沙河桥的建议", date(2026, 4, 1))
    assert rows(store, text="路灯")[0].id == second
    assert finish(checking.check(store)) == []


def test_who_was_received_is_forgotten_when_it_is_time_and_no_undo_knows_them(store, hall):
    said = NewOpinion("井没有水", "供水", "何建民", "13900001234", disposition=Disposition.ANSWERED)
    (old,) = heard(store, hall, said, on=date(2024, 1, 10))
    (still,) = heard(store, hall, NewOpinion("路不平", speaker="唐秀兰"), on=date(2024, 1, 11))
    (new,) = heard(store, hall, NewOpinion("灯不亮", speaker="冯玉山"))
    with store.writing("改分类") as session:  # the journal keeps how it was before
        opinion_events.own(session, old).category = "农业农村"
    with store.reading() as session:
        seen = opinion_erasing.preview(session, TODAY)
    assert (seen.months, seen.before, seen.people, seen.kept) == (24, date(2024, 5, 1), 1, 1)
    assert opinion_erasing.erase(store, TODAY, by="刘敏") == 1
    assert [file(store, each).row.speaker for each in (old, still, new)] == [
        *("匿名", "唐秀兰", "冯玉山"),
    ]
    with store.reading() as session:
        kept = "SELECT count(*) FROM changed WHERE before LIKE '%13900001234%'"
        assert session.execute(text(kept)).scalar() == 0
        (logged,) = opinion_erasing.log(session)
        assert opinion_list.lines(session, Filter(text="何建民"), TODAY) == []
    assert (logged.people, logged.by) == (1, "刘敏")
    assert opinion_erasing.erase(store, TODAY) == 0
    with pytest.raises(NotAllowed, match="3 到 120"), store.writing("期限") as session:
        opinion_erasing.keep_for(session, 1)


def test_today_tells_what_is_late_and_who_is_to_be_told(store, hall):
    late, told = heard(store, hall, "自来水早晚水小", "村口路灯坏了")
    enter(store, late, Kind.TRANSFER, date(2026, 3, 3), unit_id=hall[2])
    enter(store, told, Kind.COORDINATE, date(2026, 5, 1))
    enter(store, told, Kind.RESULT, date(2026, 5, 2), words="换了灯")
    with store.reading() as session:
        page = today.today(session, TODAY)
        assert today.pressing(session, TODAY) == (1, 0)
        only_late = today.today(session, TODAY, today.Only.LATE)
        rated = today.today(session, TODAY, today.Only.AWAITING_RATING)
    (first,) = page.tasks  # the second has until 25 May
    assert (first.opinion_id, first.kind, first.days_left) == (late, Kind.RESULT, -43)
    assert first.why == "3月2日沙河镇代表之家·县水利局·还没有办理结果"
    assert (page.late, page.counts.late, only_late.tasks) == (1, 1, page.tasks)
    assert rated.tasks == ()


def test_matters_are_read_by_the_index_that_holds_only_theirs(store, hall):
    first, second = heard(store, hall, "护栏断了一段", "护栏坏了两处")
    with store.writing("归为同类") as session:
        matter = matters.gather(session, [first, second], "护栏")
    asked = []
    with store.reading() as session:
        engine = session.get_bind()

        def note(_connection, _cursor, statement, parameters, *_rest):
            asked.append((statement, parameters))

        event.listen(engine, "before_cursor_execute", note)
        matters.lines(session)
        matters.members(session, matter)
        opinion_list.lines(session, Filter(matter_id=matter), TODAY)
        event.remove(engine, "before_cursor_execute", note)
        read = [each for each in asked if "FROM opinion_line" in each[0]]
        plans = [
            str(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", said).all())
            for sql, said in read
        ]
    assert len(plans) == 3
    assert all("matter_by_day" in plan for plan in plans), plans


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(matter_id="m", open=True), "matter_by_day"),
        (Filter(unit_id="u", due=Due.TELL, year=2026), "opinion_by_unit"),
        (Filter(year=2026, due=Due.LATE), "opinion_by_due"),
        (Filter(station_id="s", open=True), "opinion_waiting"),
        (Filter(category="供水", state="转为建议"), "COVERING INDEX opinion_by_category"),
        (Filter(category="供水", station_id="s"), "COVERING INDEX opinion_by_station"),
    ],
)
def test_what_is_late_or_waits_is_read_by_the_smallest_index(store, wanted, index):
    where = opinion_list._where(None, wanted, TODAY)
    query = select(OpinionLine.__table__.c.seq).where(*where)
    sql = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with store.reading() as session:
        driver = session.connection()
        plan = str(driver.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all())
    assert index in plan
