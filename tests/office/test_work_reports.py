"""述职 of delegates with their votes, and whom a delegate received."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.models import ActivityKind, VisitKind
from npcdesk.office import activities, delegate_heard, duty, stations, visits, work_reports
from npcdesk.office.activities import Facts
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.office.work_reports import NewReport
from tests import make
from tests.make import TODAY

DAY = date(2026, 4, 20)


def test_a_report_is_entered_alone_or_at_a_meeting_where_several_are_rated(store):
    who, other = make.delegate(store), make.delegate(store, "王芳")
    alone = NewReport(DAY, 2025, "第四选区选民会", "一年走访六十户", (30, 5, 1))
    with store.writing("述职") as session:
        work_reports.enter(session, who, alone, today=TODAY)
        facts = Facts(ActivityKind.REPORT, "镇人大述职评议会", planned_on=DAY)
        meeting = activities.plan(session, facts, today=TODAY)
        activities.call(session, meeting, [who, other])
        at_it = NewReport(DAY, 2026, words="办了三件实事", votes=(0, 0, 0), hearing=meeting)
        work_reports.enter(session, other, at_it, today=TODAY)
    with store.reading() as session:
        (made,) = work_reports.of(session, who, 2026)  # at the meeting only called, not heard
        (theirs,) = work_reports.of(session, other, 2026)
        assert [each.held for each in work_reports.hearings(session, 2026)] == [True, True]
        assert work_reports.hearings(session, 2025) == []
        measures = duty.measures(session, who, "county", 2026, TODAY)
    assert (made.title, made.place) == ("周启明述职（2025年度）", "第四选区选民会")
    assert made.rated == "满意 30 票、基本满意 5 票、不满意 1 票"
    assert (theirs.title, theirs.words, theirs.votes) == ("镇人大述职评议会", "办了三件实事", None)
    assert {m.target.name: m.done for m in measures}["述职"] == 1
    with store.writing("述职") as session:
        wrong = NewReport(date(2026, 4, 21), 2026, hearing=meeting)
        with pytest.raises(NotAllowed, match="4月20日"):
            work_reports.enter(session, who, wrong, today=TODAY)
        other_kind = activities.plan(session, Facts(ActivityKind.TEAM, "学习"), today=TODAY)
        with pytest.raises(NotAllowed, match="不是述职"):
            work_reports.enter(session, who, NewReport(DAY, 2026, hearing=other_kind), today=TODAY)


def test_whom_a_delegate_received_is_told_with_their_words_and_where_they_stand(store):
    who, other = make.delegate(store), make.delegate(store, "王芳")
    said = (
        NewOpinion("路灯不亮", speaker="李阿姨"),
        NewOpinion("桥断"),
    )
    with store.writing("接待") as session:
        home = stations.add(session, "沙河镇代表之家")
        visits.log(session, NewVisit(home, DAY, (who,), opinions=said), today=TODAY)
        called = NewVisit(home, date(2026, 3, 1), (who, other), VisitKind.CALL, received=6)
        visits.log(session, called, today=TODAY)
        visits.log(session, NewVisit(home, date(2026, 2, 1), (who,), VisitKind.WORK), today=TODAY)
    with store.reading() as session:
        first, second = delegate_heard.receptions(session, who, 2026)
        assert delegate_heard.receptions(session, who, 2025) == []
    assert (first.on, first.station, first.received) == (DAY, "沙河镇代表之家", 2)
    told = [(v.speaker, v.words, v.state) for v in first.voices]
    assert told == [("李阿姨", "路灯不亮", "待处理"), ("匿名", "桥断", "待处理")]
    assert (second.kind, second.received, second.voices) == ("call", 6, ())
