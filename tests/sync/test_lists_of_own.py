"""Lists hold an office's own records: what others send is passed over, never what was its own."""

import pytest
from sqlalchemy import text

from npcdesk.job import finish
from npcdesk.models import new_id
from npcdesk.office import stations, visits
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.store import journal, projection
from npcdesk.sync import ledger, merge
from tests import make
from tests.make import TODAY
from tests.sync.offices import COUNTY, TOWN, acquaint, desk

HELD = {"visit", "visit_delegate", "opinion"}


@pytest.fixture
def three(tmp_path, new_file):
    names = {"here": TOWN, "beside": TOWN, "county": COUNTY}
    desks = [desk(tmp_path / name, new_file, unit) for name, unit in names.items()]
    acquaint(*desks)
    yield desks
    for each in desks:
        each.store.close()


def receive(one):
    """Log a visit with an opinion; return its id."""
    who = make.delegate(one.store)
    with one.store.writing("接待") as session:
        held = NewVisit(
            stations.add(session, "沙河站"), TODAY, (who,), opinions=(NewOpinion("路灯不亮"),)
        )
        return visits.log(session, held, today=TODAY)


def take(one, some):
    """Bring commits in; return the tables of which they touched other offices' rows alone."""
    with one.store.writing("导入") as session:
        merge.merge(session, ledger.load(session), some)
        others = session.info[journal.OTHERS]
    with one.store.reading() as session:
        assert finish(projection.differences(session)) == []
    return others


def lines(one):
    return one.one("SELECT count(*) FROM visit_line")


def test_what_another_machine_of_the_office_wrote_is_in_the_lists(three):
    here, beside, county = three
    receive(here)
    assert not HELD & take(beside, here.log())
    assert take(county, here.log()) >= HELD
    assert [lines(one) for one in three] == [1, 1, 0]


def test_a_station_of_another_office_is_named_in_the_lists(three):
    here, _, county = three
    with here.store.writing("登记站点") as session:
        station = stations.add(session, "沙河站")
    receive(county)
    with county.store.writing("改") as session:
        session.execute(text("UPDATE visit SET station_id = :of"), {"of": station})
    assert county.one("SELECT station FROM visit_line") == ""
    take(county, here.log())
    assert county.one("SELECT station FROM visit_line") == "沙河站"


def test_a_visit_that_the_office_above_claims_leaves_the_list(three):
    here, _, county = three
    visit = receive(here)
    said = {"id": True, "station_id": new_id(), "held_on": "2026-04-01"}
    claim = county.forge(f"T:{COUNTY}", [("visit", visit, said)], ctx={})
    assert "visit" not in take(here, [claim])
    assert here.one("SELECT unit FROM visit") == COUNTY
    assert lines(here) == 0


def test_what_two_imports_in_one_write_say_is_not_taken_for_sure(three):
    here, beside, county = three
    receive(here)
    receive(county)
    with beside.store.writing("导入") as session:
        merge.merge(session, ledger.load(session), county.log())
        merge.merge(session, ledger.load(session), here.log())
    assert lines(beside) == 1
