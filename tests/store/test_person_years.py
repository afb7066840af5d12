"""The counts by person and year say what the records say, whatever is written, moved or undone."""

from datetime import date

from sqlalchemy import text

from npcdesk.job import finish
from npcdesk.models import (
    Activity,
    ActivityKind,
    ActivityPart,
    Attendance,
    ContactEntry,
    ContactKind,
    ContactPair,
    VisitKind,
)
from npcdesk.office import stations, visits
from npcdesk.office.visits import NewVisit
from npcdesk.store import person_years, projection
from tests import make
from tests.make import TODAY

DAY = date(2026, 4, 1)


def counts(store):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        rows = session.execute(
            text("SELECT person_id, year, kind, times FROM person_year ORDER BY 1, 2, 3")
        )
        return [tuple(row) for row in rows]


def test_visits_activities_and_contacts_are_counted_by_person_and_year(store):
    who, other = (make.delegate(store, name) for name in ("王芳", "刘洋"))
    with store.writing("接待") as session:
        station = stations.add(session, "沙河站")
        visits.log(session, NewVisit(station, DAY, (who, other)), today=TODAY)
        calls = NewVisit(station, DAY, (who,), kind=VisitKind.CALL, received=6)
        visits.log(session, calls, today=TODAY)
        session.add(pair := ContactPair(kind=ContactKind.VOTER, person_id=who, to_name="张"))
        session.add(ContactEntry(pair_id=pair.id, on=date(2025, 3, 1)))
        session.add(meeting := Activity(kind=ActivityKind.CONGRESS, title="一次会议", held_on=DAY))
        session.add(
            ActivityPart(
                activity_id=meeting.id, person_id=who, attendance=Attendance.LEAVE, times=2
            )
        )
        session.add(planned := Activity(kind=ActivityKind.TEAM, title="学习", planned_on=DAY))
        session.add(ActivityPart(activity_id=planned.id, person_id=who))
    mine = [(2025, "contact", 1), (2026, "call", 6), (2026, "congress.leave", 2)]
    mine.append((2026, "reception", 1))
    assert counts(store) == [*((who, *row) for row in mine), (other, 2026, "reception", 1)]
    for table, column, value in (
        ("visit_delegate", "person_id", other),
        ("activity_part", "person_id", other),
        ("visit", "held_on", "2024-02-01"),
        ("activity", "held_on", "2024-02-01"),
        ("activity", "cancelled_on", "2024-02-01"),
        ("contact_pair", "person_id", other),
        ("contact_entry", "deleted", True),
        ("visit", "deleted", True),
    ):
        before = counts(store)
        with store.writing("改") as session:
            session.execute(text(f"UPDATE {table} SET {column} = :value"), {"value": value})
        assert counts(store) != before, (table, column)


def test_counts_that_are_wrong_are_found_and_made_anew(store):
    who = make.delegate(store)
    with store.writing("接待") as session:
        station = stations.add(session, "沙河站")
        visits.log(session, NewVisit(station, DAY, (who,)), today=TODAY)
    with store.altering() as connection:
        connection.exec_driver_sql("UPDATE person_year SET times = 7")
    with store.reading() as session:
        assert person_years.differences(session) == ["person_year：少 1 行，多 1 行"]
    with store.writing("重新整理") as session:
        person_years.rebuild(session)
    assert counts(store) == [(who, 2026, "reception", 1)]
