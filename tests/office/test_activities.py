"""代表小组 and activities: from the plan to what came of them, with who was there."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import (
    ActivityKind,
    Attendance,
    MandateKind,
    MandateReason,
    OutcomeKind,
    TeamBasis,
)
from npcdesk.office import (
    absences,
    activities,
    activity_edits,
    activity_files,
    activity_list,
    delegates,
    mandate_events,
    roster,
    teams,
    today,
)
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.activity_list import Filter
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store.blobs import Blobs
from tests import make
from tests.make import TODAY

DAY = date(2026, 4, 1)
ALL = roster.Filter()


def team(store, *names, name="沙河小组"):
    people = [make.delegate(store, each) for each in names]
    with store.writing("成立小组") as session:
        made = teams.form(session, teams.Facts(name, convener_id=people[0]))
        teams.join(session, made, people, on=date(2026, 1, 1))
    return made, people


def held(store, facts, on=DAY, some=(), rest=Attendance.PRESENT):
    with store.writing("活动") as session:
        made = activities.plan(session, facts, today=TODAY)
        activities.attend(session, made, some)
        activities.hold(session, made, on=on, rest=rest, today=TODAY)
    return made


def test_a_year_of_a_team_is_counted_with_what_it_led_to(store):
    of, (_, other) = team(store, "周启明", "王芳")
    paper = make.suggestion(store)
    first = held(store, Facts(ActivityKind.TEAM, "走访企业", team_id=of))
    absent = [Attended(other, Attendance.LEAVE)]
    second = held(store, Facts(ActivityKind.TEAM, "学习代表法", team_id=of), some=absent)
    with store.writing("成果") as session:
        sug = OutcomeKind.SUGGESTION
        activities.conclude(session, first, sug, on=DAY, suggestion_id=paper)
        with pytest.raises(NotAllowed, match="已经记在这次活动的成果里"):
            activities.conclude(session, first, sug, on=DAY, suggestion_id=paper)
        activities.conclude(session, second, OutcomeKind.REPORT, on=DAY, title="托管机构调研")
        with pytest.raises(NotAllowed, match="哪一件建议，或者报告的题目"):
            activities.conclude(session, second, OutcomeKind.REPORT, on=DAY)
        activities.close(session, second, on=TODAY, today=TODAY)
    with store.reading() as session:
        (line,) = teams.lines(session, TODAY, 2026)
        assert (line.members, line.activities, line.suggestions, line.reports) == (2, 2, 1, 1)
        came = activity_list.came_to(session, Filter(year=2026))
        assert came.words == "2 次活动，3 人次，形成建议 1 件、调研报告 1 篇"
        assert activity_list.came_to(session, Filter(year=2025)).held == 0
        file = activity_list.file(session, first, TODAY)
        assert file.outcomes[0].number == "35"
        states = [each.state for each in activity_list.lines(session, Filter(), TODAY)]
        assert set(states) == {"已归档", "已开展"}
        assert activity_list.count(session, Filter(state="已归档")) == 1
        assert activity_list.count(session, Filter(person_id=other, text="企业")) == 1
        assert activity_list.named(session, "企业", TODAY).id == first
        assert activity_list.named(session, second[-8:], TODAY).id == second


def test_members_come_and_go_by_dates_and_are_called_by_the_day(store):
    of, (who, other) = team(store, "周启明", "王芳")
    with store.writing("离开") as session:
        teams.leave(session, of, other, on=date(2026, 2, 1))
        with pytest.raises(NotAllowed, match="那天不在这个小组里"):
            teams.leave(session, of, other, on=date(2026, 3, 1))
    with store.reading() as session:
        assert teams.member_ids(session, of, date(2026, 2, 1)) == [who, other]
        assert teams.member_ids(session, of, TODAY) == [who]
        assert teams.of_person(session, other, TODAY) == []
        assert [each.to_on is None for each in teams.members(session, of)] == [True, False]
    with store.writing("活动") as session:
        facts = Facts(ActivityKind.TEAM, "视察", planned_on=date(2026, 5, 20), team_id=of)
        made = activities.plan(session, facts, today=TODAY)
        assert list(activities.parts(session, made)) == [who]
        assert teams.join(session, of, [who, other], on=TODAY) == 1


def test_a_team_has_a_name_of_its_own_and_may_come_from_the_roster(store):
    with store.writing("登记代表") as session:
        for name, group in (("周启明", "一组"), ("王芳", "一组"), ("刘洋", "二组")):
            delegates.enrol(session, DelegateDraft(name=name, group=group))
    with store.writing("小组") as session:
        assert teams.gather(session) == (2, 3)
        assert teams.gather(session) == (0, 0)
        with pytest.raises(NotAllowed, match="“一组”已经有了"):
            teams.form(session, teams.Facts(" 一组 "))
        facts = teams.Facts("财经小组", TeamBasis.FIELD, "财政经济")
        teams.amend(session, teams.named(session, "二组"), facts)
        with pytest.raises(NotFound, match="没有叫“二组”的代表小组"):
            teams.named(session, "二组")
        teams.dissolve(session, teams.named(session, "一组"), on=TODAY)
    with store.reading() as session:
        assert [(t.name, t.basis, t.members) for t in teams.lines(session, TODAY, 2026)] == [
            ("财经小组", "field", 1)
        ]


def test_a_step_keeps_its_order_and_its_day(store):
    make.delegate(store)
    with store.writing("活动") as session:
        plan = Facts(ActivityKind.TRAINING, "履职培训", planned_on=date(2026, 5, 1))
        made = activities.plan(session, plan, today=TODAY)
        assert activity_list.file(session, made, TODAY).line.overdue
        activities.notice(session, made, on=TODAY, words="县委党校，9 点", today=TODAY)
        with pytest.raises(NotAllowed, match="还没有到"):
            activities.hold(session, made, on=date(2026, 5, 7), today=TODAY)
        with pytest.raises(NotAllowed, match="已通知，不能再归档"):
            activities.close(session, made, on=TODAY, today=TODAY)
        activities.cancel(session, made, on=TODAY, why="改到下月", today=TODAY)
        with pytest.raises(NotAllowed, match="已取消，不能再登记开展"):
            activities.hold(session, made, on=TODAY, today=TODAY)
        with pytest.raises(NotAllowed, match="第几届第几次"):
            activities.plan(session, Facts(ActivityKind.CONGRESS, "大会"), today=TODAY)


def test_what_was_planned_is_told_until_it_was_called_and_held(store):
    make.delegate(store)
    with store.writing("活动") as session:
        soon = Facts(ActivityKind.TRAINING, "履职培训", planned_on=date(2026, 5, 12))
        late = Facts(ActivityKind.TEAM, "视察", planned_on=date(2026, 5, 1))
        ids = [activities.plan(session, each, today=TODAY) for each in (soon, late)]
    with store.reading() as session:
        found = today.today(session, TODAY)
        assert [(each.verb, each.days_left) for each in found.tasks] == [
            ("登记开展", -5),
            ("登记通知", 6),
        ]
        assert (found.late, found.soon) == (1, 1)
    with store.writing("活动") as session:
        activities.notice(session, ids[0], on=TODAY, words="", today=TODAY)
        activities.hold(session, ids[1], on=date(2026, 5, 1), today=TODAY)
    with store.reading() as session:
        assert today.today(session, TODAY).tasks == ()


def sitting(store, who, session_ordinal, attendance, on):
    facts = Facts(ActivityKind.CONGRESS, f"第{session_ordinal}次", term=19, session=session_ordinal)
    return held(store, facts, on, [Attended(who, attendance)], rest=None)


def test_the_first_absence_from_the_congress_warns_until_the_delegate_is_told(store):
    who, other = (make.delegate(store, name) for name in ("周启明", "王芳"))
    first = sitting(store, who, 1, Attendance.ABSENT, date(2026, 1, 21))
    sitting(store, other, 1, Attendance.LEAVE, date(2026, 1, 21))
    with store.reading() as session:
        (warned,) = absences.untold(session)
        assert (warned.name, warned.absences) == ("周启明", 1)
        assert "再有一次代表资格终止" in warned.words
        mandate_id = warned.mandate_id
        assert other in activities.everyone(session, TODAY)
        found = today.today(session, TODAY)
        (task,) = [each for each in found.tasks if each.event_id == mandate_id]
        assert (task.verb, task.days_left, found.counts.undated) == ("登记提醒", None, 1)
        missed = {line.name: line.absences for line in roster.lines(session, ALL, year=2026)}
        assert missed == {"周启明": 1, "王芳": 0}
    with store.writing("提醒") as session:
        activities.remind(session, first, who, on=date(2026, 2, 1))
        with pytest.raises(NotAllowed, match="没有缺席这次会议"):
            activities.remind(session, first, other, on=TODAY)
    with store.reading() as session:
        assert absences.untold(session) == []
        assert len(absences.warned(session)) == 1
    sitting(store, who, 2, Attendance.ABSENT, DAY)
    with store.reading() as session:
        assert "应当终止" in absences.untold(session)[0].words
    with store.writing("终止") as session:
        said = mandate_events.Said(TODAY, MandateReason.ABSENT, announced_on=TODAY)
        mandate_events.enter(session, mandate_id, MandateKind.ENDED, said, today=TODAY)
    with store.reading() as session:
        assert absences.warned(session) == []


def test_what_was_entered_wrong_is_put_right_and_taken_back(store, folder, tmp_path):
    blobs = Blobs(folder.attachments, make.KEY)
    of, (who, other) = team(store, "周启明", "王芳")
    made = held(store, Facts(ActivityKind.TEAM, "走访", planned_on=DAY, team_id=of))
    photo, report = tmp_path / "照片.jpg", tmp_path / "调研报告.docx"
    photo.write_bytes(b"photo")
    report.write_bytes(b"report")
    with store.writing("改") as session:
        facts = replace(activities.facts(session, made), title=" 走访企业 ", place="沙河")
        activities.amend(session, made, facts, held_on=date(2026, 4, 2), record="谈", today=TODAY)
        with pytest.raises(NotAllowed, match="还没有到"):
            activities.amend(session, made, facts, held_on=date(2026, 6, 1), today=TODAY)
        on = date(2026, 4, 3)
        came = activities.conclude(session, made, OutcomeKind.REPORT, on=on, title="用工调研")
        with pytest.raises(NotAllowed, match="已经登记了成果"):
            activities.amend(session, made, facts, held_on=date(2026, 4, 4), today=TODAY)
        with pytest.raises(NotAllowed, match="请先去掉成果"):
            activity_edits.take_back(session, made)
        activity_files.attach(session, blobs, made, photo)
        activity_files.attach_to_outcome(session, blobs, came, report)
        assert [(f.name, f.caption) for f in activity_files.lines(session, made)] == [
            ("照片.jpg", ""),
            ("调研报告.docx", "用工调研"),
        ]
    with store.writing("错了") as session:
        activity_edits.drop_outcome(session, came)
        activity_edits.leave_out(session, made, [other])
        with pytest.raises(NotFound):
            activity_edits.leave_out(session, made, [other])
        assert activity_edits.take_back(session, made).value == "登记开展"
        file = activity_list.file(session, made, TODAY)
        assert (file.line.state, file.line.title, file.record) == ("计划中", "走访企业", "谈")
        assert [part.person_id for part in file.parts] == [who]
        assert [f.name for f in activity_files.lines(session, made)] == ["照片.jpg"]
        with pytest.raises(NotAllowed, match="没有可以更正的"):
            activity_edits.take_back(session, made)
        with pytest.raises(NotAllowed, match="还没有登记开展"):
            activities.amend(session, made, facts, held_on=DAY, today=TODAY)
    store.undo(store.last_write().id)
    with store.writing("移走") as session:
        assert activity_list.file(session, made, TODAY).line.reports == 1
        assert len(activity_files.lines(session, made)) == 2
        activity_edits.put_away(session, made)
    with store.reading() as session, pytest.raises(NotFound):
        activity_files.attach(session, blobs, made, photo)
