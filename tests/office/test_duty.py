"""Who is behind in what, what a year counts, and beside whom: by rules that are data."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from npcdesk import shipped
from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import ActivityKind, Attendance, VisitKind
from npcdesk.office import (
    activities,
    delegate_year,
    delegates,
    duty,
    packs,
    stations,
    teams,
    visits,
)
from npcdesk.office.activities import Attended, Facts
from npcdesk.office.duty import Filter
from npcdesk.office.visits import NewVisit
from npcdesk.rules.duty import Target, with_target, without_target
from tests import make
from tests.make import TODAY

DAY = date(2026, 4, 1)


def year_of_two(store):
    who, other = (make.delegate(store, name) for name in ("周启明", "王芳"))
    make.suggestion(store)
    with store.writing("履职") as session:
        home = stations.add(session, "沙河站")
        for _ in range(3):
            visits.log(session, NewVisit(home, DAY, (who,)), today=TODAY)
        calls = NewVisit(home, DAY, (who,), kind=VisitKind.CALL, received=12)
        visits.log(session, calls, today=TODAY)
        facts = Facts(ActivityKind.CONGRESS, "一次会议", term=19, session=1)
        sitting = activities.plan(session, facts, today=TODAY)
        some = [Attended(who, Attendance.LEAVE), Attended(other, Attendance.ABSENT)]
        activities.attend(session, sitting, some)
        activities.hold(session, sitting, on=DAY, today=TODAY)
        of = teams.form(session, teams.Facts("沙河小组", convener_id=who))
    with store.reading() as session:
        mandate = delegates.newest_mandate(session, who)
    return who, mandate, of


def test_a_year_is_measured_and_whoever_is_behind_is_listed(store):
    who, mandate, of = year_of_two(store)
    with store.reading() as session:
        found = {m.target.name: m for m in duty.measures(session, who, "county", 2026, TODAY)}
        assert (found["进站接待"].done, found["走访选民"].done) == (3, 12)
        assert found["进站接待"].words == "还差 1 次"
        assert [m.name for m in duty.lines(session, Filter(), 2026, TODAY)] == ["王芳", "周启明"]
        (behind,) = duty.lines(session, Filter(behind=True), 2026, TODAY)
        assert behind.behind == ("出席大会缺席 1 次", "进站接待落后 1 次", "走访选民落后 3 户")
        assert duty.count(session, Filter(target="走访选民"), 2026, TODAY) == 1
        assert duty.found(session, Filter(behind=True), 2026, TODAY) == (1, [behind])
        assert duty.found(session, Filter(target="视察调研"), 2026, TODAY) == (0, [])
        assert duty.count(session, Filter(behind=True, team_id=of), 2026, TODAY) == 0
        assert duty.count(session, Filter(behind=True, level="city"), 2026, TODAY) == 0
        assert duty.count(session, Filter(behind=True), 2026, date(2026, 12, 31)) == 2
        assert duty.years(session, who, TODAY) == [2026]
        assert duty.lines(session, Filter(text="周"), 2026, TODAY)[0].id == mandate


def test_points_are_compared_with_averages_and_ranked_only_where_the_office_wants(store):
    who, mandate, of = year_of_two(store)
    with store.reading() as session:
        lines = duty.points(session, who, 2026)
        assert sum(line.points for line in lines) == 3 + 6 + 6 - 1  # 领衔, 进站, 走访, 请假
        some = duty.compare(session, mandate, 2026, teams={of: "沙河小组"})
        assert [(c.name, c.people, c.average, c.place) for c in some] == [
            ("本级", 2, Fraction(7), 0),
            ("沙河镇", 2, Fraction(7), 0),
            ("沙河小组", 1, Fraction(14), 0),
        ]
    with store.writing("办法") as session:
        duty.keep_scheme(session, 2026, replace(shipped.duty(), ranked=True))
    with store.reading() as session:
        some = duty.compare(session, mandate, 2026, teams={})
        assert [c.place for c in some] == [1, 1]


def test_the_offices_own_rules_hold_from_their_year_on(store):
    own = shipped.duty()
    stricter = replace(own, targets=(replace(own.targets[1], least=12),))
    with store.writing("办法") as session:
        duty.keep_scheme(session, 2026, stricter)
        with pytest.raises(NotAllowed, match="没有 26 这一年"):
            duty.keep_scheme(session, 26, own)
    with store.reading() as session:
        assert duty.scheme(session, 2025) == own
        assert duty.scheme(session, 2027) == stricter
        assert packs.lines(session)  # rows of other kinds are no packs of rules


def test_a_requirement_is_added_and_ended_and_who_would_be_behind_is_told_before(store):
    year_of_two(store)  # 周启明 signs a suggestion, 王芳 none
    papers = Target("领衔建议", ("lead",), 3, "件")
    wanted = with_target(replace(shipped.duty(), targets=()), papers)
    with pytest.raises(NotAllowed, match="已经有“领衔建议”"):
        with_target(wanted, papers)
    with pytest.raises(NotAllowed, match="请写名称"):
        with_target(wanted, Target("", ("lead",), 1))
    asked = (Filter(level="county"), 2026, TODAY)
    with store.writing("办法") as session:
        assert duty.would_be_behind(session, wanted, *asked) == (1, ["王芳"])
        assert duty.count(session, Filter(behind=True), 2026, TODAY) == 1  # not kept yet: 走访
        duty.keep_scheme(session, 2026, wanted)
        (late,) = duty.lines(session, Filter(behind=True), 2026, TODAY)
        assert late.behind == ("领衔建议落后 1 件",)
        none = without_target(wanted, "领衔建议")
        assert duty.would_be_behind(session, none, *asked) == (0, [])
        with pytest.raises(NotFound, match="没有“接访”这项要求"):
            without_target(wanted, "接访")


def test_a_file_tells_everything_that_was_recorded_of_a_year(store):
    who, mandate, _ = year_of_two(store)
    with store.reading() as session:
        file = delegate_year.year_file(session, mandate, 2026, TODAY)
        told = [(e.title, e.kind) for e in file.entries]
        assert told.count(("进站接待", "visit")) == 3
        assert {("走访选民", "visit"), ("人大会议", "activity"), ("领衔建议", "suggestion")} < set(
            told
        )
        assert (file.total, file.times, file.teams) == (14, 5, ("沙河小组",))
        assert [m.target.name for m in file.measures][:2] == ["出席大会", "进站接待"]
        assert (file.before != "", file.after) == (True, "")  # 王芳 has fewer strokes
        assert delegate_year.year_file(session, file.before, 2026, TODAY).absences
        assert delegate_year.year_file(session, mandate, 2025, TODAY).entries == ()
        assert who
