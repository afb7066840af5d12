"""The sums of stations say what visits and delegates say, whatever is written or moved."""

from datetime import date

from sqlalchemy import text

from npcdesk.job import finish
from npcdesk.models import VisitKind
from npcdesk.office import stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.store import projection, station_sums
from tests import make
from tests.make import TODAY


def sums(store):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        rows = session.execute(
            text(
                "SELECT s.name, q.year, q.quarter, q.visits, q.opinions, q.open_opinions, q.last_on"
                " FROM station_quarter q JOIN station s ON s.id = q.station_id ORDER BY 1, 2, 3"
            )
        )
        return [tuple(row) for row in rows]


def test_visits_are_added_up_by_station_and_quarter(store):
    who = make.delegate(store)
    with store.writing("接待") as session:
        here, there = stations.add(session, "沙河站"), stations.add(session, "城关站")
        for day, said in ((date(2026, 3, 31), 2), (date(2026, 4, 1), 0), (date(2026, 4, 8), 1)):
            opinions = tuple(NewOpinion(f"路灯不亮{n}") for n in range(said))
            visits.log(session, NewVisit(here, day, (who,), opinions=opinions), today=TODAY)
    first, second = (2026, 1, 1, 2, 2, "2026-03-31"), (2026, 2, 2, 1, 1, "2026-04-08")
    assert sums(store) == [("沙河站", *first), ("沙河站", *second)]
    change = "UPDATE visit SET station_id = :there WHERE held_on = '2026-04-08'"
    with store.writing("改") as session:
        session.execute(text(change), {"there": there})
    assert sums(store)[0] == ("城关站", 2026, 2, 1, 1, 1, "2026-04-08")
    with store.writing("改") as session:
        session.execute(text("UPDATE opinion SET disposition = 'answered'"))
    assert [row[5] for row in sums(store)] == [0, 0, 0]
    with store.writing("改") as session:
        session.execute(
            text("UPDATE visit SET deleted = 1 WHERE station_id = :there"), {"there": there}
        )
    assert [row[0] for row in sums(store)] == ["沙河站", "沙河站"]
    store.undo(store.last_write().id)
    assert [row[0] for row in sums(store)] == ["城关站", "沙河站", "沙河站"]


def test_sums_that_are_wrong_are_found_and_made_anew(store):
    who = make.delegate(store)
    with store.writing("接待") as session:
        visits.log(session, NewVisit(stations.add(session, "沙河站"), TODAY, (who,)), today=TODAY)
    right = sums(store)
    with store.altering() as connection:
        connection.exec_driver_sql("UPDATE station_quarter SET visits = 7")
    with store.reading() as session:
        assert station_sums.differences(session) == ["station_quarter：少 1 行，多 1 行"]
    with store.writing("重新整理") as session:
        station_sums.rebuild(session)
    assert sums(store) == right


def test_delegates_who_came_are_counted_by_station_and_year(store):
    who, other = (make.delegate(store, name) for name in ("王芳", "刘洋"))
    with store.writing("登记站点") as session:
        here, there = stations.add(session, "沙河站"), stations.add(session, "城关站")
        session.execute(text("UPDATE person SET station_id = :here"), {"here": here})
    with store.writing("接待") as session:
        for day in (date(2025, 3, 1), date(2026, 3, 31), date(2026, 4, 1)):
            visits.log(session, NewVisit(there, day, (who,)), today=TODAY)
        visits.log(session, NewVisit(here, date(2026, 4, 2), (who, other)), today=TODAY)
        calls = NewVisit(here, date(2024, 4, 2), (who,), kind=VisitKind.CALL)
        visits.log(session, calls, today=TODAY)
    assert came(store) == [("沙河站", 2025, 1), ("沙河站", 2026, 2)]
    with store.writing("删除") as session:
        session.execute(text("UPDATE visit SET deleted = 1 WHERE held_on = '2026-04-02'"))
    assert came(store) == [("沙河站", 2025, 1), ("沙河站", 2026, 1)]
    with store.writing("改") as session:
        to = text("UPDATE person SET station_id = :to WHERE id = :who")
        session.execute(to, {"to": there, "who": who})
    assert came(store) == [("城关站", 2025, 1), ("城关站", 2026, 1)]
    with store.writing("改") as session:
        session.execute(text("UPDATE visit_delegate SET person_id = :other"), {"other": other})
    assert came(store) == [("沙河站", 2025, 1), ("沙河站", 2026, 1)]
    for _ in range(3):
        store.undo(store.last_write().id)
    assert came(store) == [("沙河站", 2025, 1), ("沙河站", 2026, 2)]


def came(store):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        asked = text(
            "SELECT name, year, came FROM station_year "
            "JOIN station ON id = station_id ORDER BY 1, 2"
        )
        return [tuple(row) for row in session.execute(asked)]


def members(store):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        asked = text("SELECT name, delegates FROM station_members JOIN station ON id = station_id")
        return dict(session.execute(asked).all())


def test_delegates_are_counted_by_the_station_they_belong_to(store):
    who, other = (make.delegate(store, name) for name in ("王芳", "刘洋"))
    with store.writing("登记站点") as session:
        here, there = stations.add(session, "沙河站"), stations.add(session, "城关站")
    belong = text("UPDATE person SET station_id = :to WHERE id IN (:one, :two)")
    for one, two, to in ((who, other, here), (who, who, there)):
        with store.writing("改") as session:
            session.execute(belong, {"one": one, "two": two, "to": to})
    assert members(store) == {"沙河站": 1, "城关站": 1}
    with store.writing("删除") as session:
        session.execute(text("UPDATE person SET deleted = 1 WHERE id = :one"), {"one": who})
    assert members(store) == {"沙河站": 1}
    store.undo(store.last_write().id)
    assert members(store) == {"沙河站": 1, "城关站": 1}
