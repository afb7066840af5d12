"""The lists say what the records say, in whatever order other machines' commits come."""

import json
from datetime import date

from sqlalchemy import text

from npcdesk.job import finish
from npcdesk.models import Person, Visit, VisitDelegate
from npcdesk.office import stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.store import projection
from tests import make
from tests.make import TODAY
from tests.sync.offices import acquaint, desk

DAY = date(2026, 4, 1)


def consistent(one):
    with one.store.reading() as session:
        assert finish(projection.differences(session)) == []


def of_scope(one, kind):
    return [sealed for sealed in one.log() if json.loads(sealed.body)["scope"].startswith(kind)]


def visited(one, station, who):
    with one.store.writing("接待") as session:
        visit = NewVisit(station, DAY, (who,), opinions=(NewOpinion("修路"),))
        return visits.log(session, visit, today=TODAY)


def test_units_stations_and_people_may_come_after_the_papers_that_name_them(
    pair, tmp_path, new_file
):
    town, county = pair
    second = desk(tmp_path / "second", new_file, county.unit)
    acquaint(town, county, second)
    make.handed_over(county.store)
    with town.store.writing("建站") as session:
        station = stations.add(session, "沙河站")
    who = make.delegate(town.store, "王芳")
    county.take(town.log())
    with county.store.writing("改") as session:  # the verbs refuse it, the exchange does not
        session.add(visit := Visit(station_id=station, held_on=DAY))
        session.add(VisitDelegate(visit_id=visit.id, person_id=who, on=DAY))
    own = county.unit
    second.take(of_scope(county, f"T:{own}"))
    consistent(second)
    assert second.one("SELECT lead_unit FROM standing") == ""
    second.take(of_scope(county, f"PUB:{own}"))
    consistent(second)
    assert second.one("SELECT lead_unit FROM standing") == "县交通运输局"
    second.take(town.log())
    consistent(second)
    assert second.one("SELECT station || delegates FROM visit_line") == "沙河站王芳"
    second.store.close()


def test_what_moves_to_another_paper_or_person_leaves_the_line_of_the_first(pair):
    town, _ = pair
    make.handed_over(town.store)
    other = make.suggestion(town.store, number="36")
    with town.store.writing("建站") as session:
        station = stations.add(session, "沙河站")
    people = [make.delegate(town.store, name) for name in ("王芳", "刘洋")]
    visited(town, station, people[0])
    later = visited(town, station, people[1])
    for table, parent, to in (
        ("handler", "suggestion_id", other),
        ("signer", "suggestion_id", other),
        ("suggestion_event", "suggestion_id", other),
        ("opinion", "visit_id", later),
        ("visit_delegate", "visit_id", later),
        ("mandate", "person_id", people[1]),
    ):
        with town.store.writing("改") as session:
            session.execute(text(f"UPDATE {table} SET {parent} = :to"), {"to": to})
        consistent(town)


def test_a_delegate_who_is_put_away_leaves_no_delegation_on_a_suggestion(pair):
    town, _ = pair
    make.suggestion(town.store)
    assert town.one("SELECT delegation FROM standing")
    with town.store.writing("撤下") as session:
        session.get(Person, town.one("SELECT id FROM person")).deleted = True
    consistent(town)
    assert town.one("SELECT delegation FROM standing") == ""
