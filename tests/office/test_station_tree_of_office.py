"""The stations as a tree, and who works there."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Station, VisitKind
from npcdesk.office import all_stations, duty, station_staff, stations, visits
from npcdesk.office.station_staff import StaffFacts
from npcdesk.office.visits import NewVisit
from npcdesk.rules.duty import StationLeast
from tests import make
from tests.make import TODAY


@pytest.fixture
def tree(store):
    with store.writing("登记站点") as session:
        top = stations.add(session, "示例县联络总站", kind="联络总站")
        branch = stations.add(session, "沙河镇联络分站", kind="联络分站", parent_id=top)
        home = stations.add(session, "柳湾村代表之家", parent_id=branch)
        stations.add(session, "青石镇代表之家", township="青石镇")
    return top, branch, home


def names(session: Session):
    return [(line.name, line.depth) for line in all_stations.tree(session)]


def test_stations_stand_below_each_other(store, tree):
    top, _, home = tree
    with store.writing("挂靠") as session:
        with pytest.raises(NotAllowed, match="下面"):
            stations.amend(session, top, parent_id=home)
        with pytest.raises(NotFound, match="上级站点"):
            stations.amend(session, top, parent_id="0" * 32)
    with store.reading() as session:
        lines = stations.lines(session, 2026, TODAY)
        assert names(session) == [
            ("示例县联络总站", 0),
            ("沙河镇联络分站", 1),
            ("柳湾村代表之家", 2),
            ("青石镇代表之家", 0),
        ]
    assert [(line.name, line.parent) for line in lines][:2] == [
        ("示例县联络总站", ""),
        ("沙河镇联络分站", "示例县联络总站"),
    ]


def test_a_circle_that_two_computers_made_is_shown_whole(store, tree):
    top, _, home = tree
    with store.writing("并入") as session:  # as a merge leaves it, past the verb's question
        session.get(Station, top).parent_id = home
    with store.reading() as session:
        assert len(stations.lines(session, 2026)) == 4
        assert names(session)[:3] == [
            ("示例县联络总站", 0),
            ("沙河镇联络分站", 1),
            ("柳湾村代表之家", 2),
        ]
    with store.writing("解开") as session:
        stations.amend(session, top, parent_id="")


def test_staff_come_and_go_and_their_phones_are_masked(store, tree):
    with store.writing("工作人员") as session:
        one = station_staff.add(
            session, tree[2], StaffFacts("陈洁", "站长", "13800002261", date(2025, 1, 1))
        )
        with pytest.raises(NotAllowed, match="姓名"):
            station_staff.add(session, tree[2], StaffFacts(" "))
        with pytest.raises(NotAllowed, match="不像电话"):
            station_staff.add(session, tree[2], StaffFacts("王", phone="12"))
        with pytest.raises(NotAllowed, match="起日"):
            station_staff.leave(session, one, date(2024, 1, 1))
        station_staff.leave(session, one, date(2026, 5, 5))
    with store.reading() as session:
        (line,) = station_staff.lines(session, tree[2])
        assert station_staff.facts(session, one).phone == "13800002261"
    assert (line.name, line.duty, line.phone) == ("陈洁", "站长", "138****2261")
    assert line.works(date(2026, 5, 5))
    assert not line.works(TODAY)


def test_delegates_belong_to_a_station_of_this_office(store, tree):
    who = make.delegate(store)
    with store.writing("所属站点") as session:
        station_staff.assign(session, tree[2], [who])
        with pytest.raises(NotFound):
            station_staff.assign(session, "0" * 32, [who])
        with pytest.raises(NotFound):
            station_staff.assign(session, tree[2], ["0" * 32])
    with store.reading() as session:
        assert [line.delegates for line in stations.lines(session, 2026)] == [0, 0, 1, 0]


def test_a_quarter_stands_against_what_is_asked_and_those_who_came_against_all(store, tree):
    people = [make.delegate(store, name) for name in ("陈国栋", "吴秀兰", "于海涛")]
    *_, home = tree
    with store.writing("接待") as session:
        station_staff.assign(session, home, people)
        for on, who in ((date(2026, 3, 31), people[0]), (date(2026, 4, 1), people[0])):
            visits.log(session, NewVisit(home, on, (who,)), today=TODAY)
        called = NewVisit(home, date(2026, 5, 5), (people[1],), kind=VisitKind.CALL)
        visits.log(session, called, today=TODAY)  # 走访选民 is not 进站
    with store.reading() as session:
        lines = {line.name: line for line in stations.lines(session, 2026, TODAY)}
        came = stations.came(session, 2026)
    at = lines["柳湾村代表之家"]
    assert (at.quarter, at.least, at.due, at.behind) == (2, 3, 1, 0)
    assert (came, at.delegates, replace(at, came=1).rate) == ({home: 1}, 3, 33)
    other = lines["青石镇代表之家"]
    assert (other.quarter, other.due, other.behind, other.rate) == (0, 1, 1, None)
    with store.writing("改要求") as session:
        kept = duty.scheme(session, 2026)
        asked = (StationLeast("代表之家", 12),)
        duty.keep_scheme(session, 2026, replace(kept, stations=asked))
    with store.reading() as session:
        lines = {line.name: line for line in stations.lines(session, 2026, TODAY)}
    assert (lines["柳湾村代表之家"].due, lines["柳湾村代表之家"].behind) == (4, 2)
    assert lines["示例县联络总站"].least == 0
