"""What a merge meets when another office's machine is copied, or in bad hands."""

from npcdesk.models import Person
from tests import make
from tests.sync.offices import same, sync


def test_a_parked_commit_that_contradicts_what_came_does_not_stop_the_exchange(pair):
    town, county = pair
    county.take(town.log())
    scope = f"T:{town.unit}"
    assert county.take([town.forge(scope, [], ctx={"0" * 32: 9})]).parked == 1
    make.delegate(town.store, "周启明")
    done = county.take(town.log())
    assert (done.forked, done.parked) == ({town.inc}, 0)
    assert county.one("SELECT name FROM person") == "周启明"
    same(town, county)


def test_a_row_made_and_put_away_in_one_write_is_the_same_at_both(pair):
    town, county = pair
    with town.store.writing("登记") as session:
        session.add(Person(name="周启明", deleted=True))
    sync(town, county)
    same(town, county)
    assert county.one("SELECT deleted FROM person") == 1
