"""What a merge meets when another office's machine is copied, or in bad hands."""

import pytest
from sqlalchemy import update

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, Mandate, Person, Station, Suggestion, SuggestionEvent, Visit
from npcdesk.store import projection
from npcdesk.sync import commits
from tests import make
from tests.sync.offices import change, fact, same, sync


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


def _void(one):
    return one.one("SELECT count(*) FROM commit_log WHERE status = 'void'")


def test_one_id_claimed_by_two_scopes_is_judged_alike_whatever_else_is_read(pair):
    """The township cannot read what the county keeps for itself, and must agree all the same."""
    town, county = pair
    who = make.delegate(county.store, "周启明")
    forged = town.forge(f"T:{town.unit}", [["person", who, {"id": True, "name": "冒名"}]])
    town.take([forged])
    change(town, who, name="冒名者")
    assert county.take(town.log()).usurped == {who}
    assert fact(county, who, "name") == "周启明"  # the higher office's shows
    assert _void(town) == _void(county) == 0
    same(town, county)


def test_the_better_claim_shows_in_whichever_order_they_come(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    county.take(town.log())
    scope = f"T:{county.unit}"
    county.take([county.forge(scope, [["person", who, {"id": True, "name": "县里的"}]])])
    assert fact(county, who, "name") == "县里的"
    change(town, who, phone="13800000001")
    county.take(town.log())
    assert fact(county, who, "phone") == ""
    same(town, county)


def test_one_id_in_two_tables_neither_stops_an_import_nor_mixes_them(pair):
    town, county = pair
    with town.store.writing("登记") as session:
        session.add(station := Station(name="沙河站"))
        row_id = station.id
    scope = f"T:{town.unit}"
    made = [["person", row_id, {"id": True, "name": "周启明"}], ["person", row_id, {"phone": "1"}]]
    town.take([town.forge(scope, made)])
    county.take(town.log())
    for one in pair:
        assert fact(one, row_id, "phone") == "1"
        assert one.one("SELECT count(*) FROM station WHERE NOT deleted") == 0
    same(town, county)
    with town.store.writing("改") as session:  # what is not shown says nothing
        session.execute(update(Station).values(kind="联络点", deleted=False))
    sync(town, county)
    assert _void(county) == 0
    assert town.one("SELECT count(*) FROM station WHERE NOT deleted") == 0
    same(town, county)


def test_taking_back_an_import_brings_no_row_back_that_gave_its_id_away(pair):
    town, county = pair
    with town.store.writing("登记") as session:
        session.add(station := Station(name="沙河站"))
        row_id = station.id
    scope = f"T:{town.unit}"
    town.take([town.forge(scope, [["person", row_id, {"id": True, "name": "周启明"}]])])
    town.store.undo(town.store.last_write().id)
    assert town.one("SELECT count(*) FROM person WHERE NOT deleted") == 0
    assert town.one("SELECT count(*) FROM station WHERE NOT deleted") == 0
    sync(town, county)
    same(town, county)


def test_an_office_above_cannot_make_a_row_of_which_it_may_write_one_column(pair):
    """Making a row writes all of it."""
    town, county = pair
    who = make.delegate(town.store, "周启明")
    sync(town, county)
    scope = f"T:{town.unit}"
    again = county.forge(scope, [["person", who, {"id": True, "remark": "空的"}]], ctx={})
    county.take([again])
    sync(town, county)
    assert (_void(town), _void(county)) == (1, 1)
    assert town.one("SELECT count(*) FROM sibling") == 0


def test_a_step_cannot_become_one_that_its_author_may_not_enter(pair):
    town, county = pair
    paper = _addressed(town)
    scope = f"T:{town.unit}>{county.unit}"
    event = town.one("SELECT id FROM suggestion_event WHERE suggestion_id = ?", paper)
    change_kind = [["suggestion_event", event, {"kind": "file", "number": "1"}]]
    town.take([town.forge(scope, change_kind)])
    sync(town, county)
    assert (_void(town), _void(county)) == (1, 1)


def test_the_addressee_can_close_what_was_addressed_to_it(pair):
    """The kind `close` is the first of its choices, and said all the same."""
    town, county = pair
    paper = _addressed(town)
    sync(town, county)
    with county.store.writing("办结") as session:
        session.add(SuggestionEvent(suggestion_id=paper, kind=EventKind.CLOSE, on=make.TODAY))
    sync(town, county)
    assert _void(town) == 0
    assert town.one("SELECT count(*) FROM suggestion_event WHERE kind = 'close'") == 1


def _addressed(town):
    with town.store.writing("登记") as session:
        session.add(new := Suggestion(title="关于修桥的建议", to_code="330102"))
        session.add(SuggestionEvent(suggestion_id=new.id, kind=EventKind.RAISE, on=make.TODAY))
        return new.id


@pytest.mark.parametrize(
    "facts",
    [{"name": "长" * 70_000}, {"remark": "长" * 70_000}],
)
def test_what_no_commit_can_carry_is_refused_where_it_is_written(pair, facts):
    town, _ = pair
    who = make.delegate(town.store, "周启明")
    with pytest.raises(NotAllowed, match="没有保存"):
        change(town, who, **facts)
    assert fact(town, who, "name") == "周启明"


def test_a_number_that_no_commit_can_carry_is_refused_too(pair):
    town, _ = pair
    with pytest.raises(NotAllowed, match="没有保存"), town.store.writing("改") as session:
        session.add(Visit(station_id="0" * 32, held_on=make.TODAY, received=2**60))


def test_a_table_that_this_schema_does_not_have_is_void_and_one_of_tomorrow_kept_aside(pair):
    town, county = pair
    scope = f"T:{town.unit}"
    row = ["of_tomorrow", "1" * 32, {"id": True, "words": "新"}]
    town.take([town.forge(scope, [row])])
    town.take([town.forge(scope, [row], schema=2)])
    town.take([town.forge(scope, [["of_tomorrow", "1" * 32, {"words": "改"}]], schema=2)])
    done = county.take(town.log())
    assert (done.void, done.partial) == (1, 2)


def test_whose_a_row_is_does_not_hang_on_who_wrote_it(pair):
    """A seat that the county adds to a person of the township is the township's at both."""
    town, county = pair
    who = make.delegate(town.store, "周启明")
    sync(town, county)
    with county.store.writing("登记") as session:
        session.add(Mandate(person_id=who, level="county", term=19))
    sync(town, county)
    query = "SELECT unit, count(*) FROM mandate GROUP BY unit"
    for one, unit in ((town, ""), (county, town.unit)):
        with one.store.reading() as session:
            assert session.connection().exec_driver_sql(query).all() == [(unit, 2)]
            assert finish(projection.differences(session)) == []


def test_a_commit_is_judged_by_what_its_author_knew_not_by_what_came_before_it(pair):
    """A row that its author cannot have known of is not its to write, though it is here by now."""
    town, county = pair
    who = make.delegate(town.store, "周启明")
    county.take(town.log())
    blind = county.forge(f"T:{town.unit}", [["person", who, {"remark": "没见过"}]], ctx={})
    for one in pair:
        one.take([blind])
        assert _void(one) == 1
        assert fact(one, who, "remark") == ""


def test_a_commit_that_says_it_needs_a_newer_reader_is_not_read_by_this_one(pair):
    """Also one whose form this version knows: its author says that the meaning is another."""
    town, _ = pair
    sealed = town.forge(f"T:{town.unit}", [])
    commits.read(sealed.body)
    with pytest.raises(commits.NeedsUpgrade):
        commits.read(sealed.body.replace(b'"min_reader":1', b'"min_reader":2'))
