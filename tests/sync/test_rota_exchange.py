"""Stations and their rota between offices: what travels, and a tree that two offices tied."""

from npcdesk.models import Station
from npcdesk.office import all_stations, duties, rota, rota_rules, station_staff, stations
from npcdesk.office.rota_rules import RuleFacts
from npcdesk.office.station_staff import StaffFacts
from tests import make
from tests.sync.offices import same, sync

SPAN = rota.half_of(make.TODAY)


def station(office, name):
    with office.store.writing("登记站点") as session:
        return stations.add(session, name)


def under(office, child, parent):
    with office.store.writing("挂靠") as session:  # past the question that the verb asks
        session.get(Station, child).parent_id = parent


def tree(office):
    with office.store.reading() as session:
        return [(line.name, line.depth) for line in all_stations.tree(session)]


def test_staff_rules_and_turns_are_read_at_the_county_and_stay_the_townships(pair):
    town, county = pair
    home = station(town, "青石镇代表之家")
    people = [make.delegate(town.store, name, birth="1970-01") for name in ("周启明", "王芳")]
    with town.store.writing("排班") as session:
        station_staff.add(session, home, StaffFacts("陈洁"))
        station_staff.assign(session, home, people)
        rota_rules.add(session, home, RuleFacts("每月15日"))
        rota.write(
            session, rota.preview(session, [home], *SPAN, today=make.TODAY), today=make.TODAY
        )
    done = county.take(town.log())
    assert (done.void, done.parked) == (0, 0)
    for table in ("station_staff", "rota_rule", "duty"):
        asked = f"SELECT count(*) FROM {table} WHERE unit = ?"
        assert county.one(asked, town.unit) == town.one(f"SELECT count(*) FROM {table}") > 0
    with county.store.reading() as session:
        assert duties.between(session, *SPAN) == []  # none of the county's own
    assert tree(county) == [("青石镇代表之家", 0)]
    same(town, county)


def test_two_stations_hung_below_each_other_at_once_are_both_still_shown(pair):
    town, county = pair
    home, point = station(town, "青石镇代表之家"), station(town, "柳湾村代表之家")
    sync(town, county)
    under(town, point, home)
    under(county, home, point)
    sync(town, county)
    assert tree(town) == tree(county)
    assert {name for name, _ in tree(town)} == {"青石镇代表之家", "柳湾村代表之家"}
    assert [depth for _, depth in tree(town)] == [0, 1]
    same(town, county)
