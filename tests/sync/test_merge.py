"""Two and three offices whose writes meet."""

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.store import bulk, projection, windows
from npcdesk.sync import merge
from npcdesk.sync.merge import Forked
from tests import make
from tests.sync.offices import change, fact, same, sync


def test_what_one_office_wrote_is_read_at_the_other(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明", phone="13800000001")
    done = county.take(town.log())
    assert (done.void, done.parked) == (0, 0)
    assert fact(county, who, "name") == "周启明"
    assert county.one("SELECT unit FROM person WHERE id = ?", who) == town.unit
    assert county.one("SELECT count(*) FROM roster_line") == 0  # it is not the county's own
    same(town, county)


def test_twice_is_once_and_the_order_does_not_matter(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    change(town, who, phone="13800000001")
    change(town, who, phone="13800000002")
    log = town.log()
    assert county.take(log[::-1]).parked == 0
    again = county.take(log)
    assert (again.taken, again.known) == (0, len(log))
    assert fact(county, who, "phone") == "13800000002"
    same(town, county)


def test_a_missing_link_is_waited_for(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    change(town, who, phone="13800000001")
    log = town.log()
    last, rest = log[-1], log[:-1]
    assert county.take([last]).parked == 1
    assert fact(county, who, "phone") is None
    assert county.take(rest).parked == 0
    assert fact(county, who, "phone") == "13800000001"


def test_other_columns_written_at_once_both_stay(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    sync(town, county)
    change(town, who, phone="13800000001")
    change(county, who, remark="县里的备注")
    sync(town, county)
    for one in pair:
        assert (fact(one, who, "phone"), fact(one, who, "remark")) == ("13800000001", "县里的备注")
        assert one.one("SELECT count(*) FROM sibling") == 0
    same(town, county)


def test_the_same_cell_written_at_once_keeps_both_and_a_later_write_settles(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    sync(town, county)
    change(town, who, remark="镇")
    change(county, who, remark="县")
    sync(town, county)
    for one in pair:
        assert one.one("SELECT count(*) FROM sibling WHERE col = 'remark'") == 2
    same(town, county)
    assert fact(town, who, "remark") == fact(county, who, "remark")
    change(town, who, remark="商定")
    sync(town, county)
    for one in pair:
        assert fact(one, who, "remark") == "商定"
        assert one.one("SELECT count(*) FROM sibling") == 0
    same(town, county)


def test_an_office_cannot_write_what_another_keeps(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    sync(town, county)
    with pytest.raises(NotAllowed, match="330102003"):
        change(county, who, name="周启民")
    assert fact(county, who, "name") == "周启明"


def test_a_row_put_away_while_another_works_on_it_stays_in_sight(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    sync(town, county)
    change(town, who, deleted=True)
    change(county, who, remark="县里正在联系")
    sync(town, county)
    for one in pair:
        assert fact(one, who, "deleted") == 0
        assert one.one("SELECT count(*) FROM sibling WHERE col = 'deleted'") == 2
    same(town, county)
    change(town, who, remark="那就留着")
    sync(town, county)
    for one in pair:
        assert fact(one, who, "deleted") == 0
        assert one.one("SELECT count(*) FROM sibling") == 0
    same(town, county)


def test_what_the_office_above_puts_away_does_not_come_back_by_what_is_done_below(pair):
    """A seat may be written by both; who is above is not spoken against."""
    town, county = pair
    make.delegate(town.store, "周启明")
    sync(town, county)
    for one, said in ((county, "deleted = 1"), (town, "delegation = '南关代表团'")):
        with one.store.writing("改") as session:
            session.connection().exec_driver_sql(f"UPDATE mandate SET {said}")
    sync(town, county)
    for one in pair:
        assert one.one("SELECT deleted FROM mandate") == 1
    same(town, county)


def test_a_fork_changes_nothing(pair, tmp_path):
    town, county = pair
    make.delegate(town.store, "周启明")
    county.take(town.log())
    before = county.digests()
    copy = tmp_path / "copy.db"
    town.store.copy_to(copy)
    make.delegate(town.store, "王芳")
    county.take(town.log())
    mid = county.digests()
    town.store.close()
    (tmp_path / "t" / "desk.db").write_bytes(copy.read_bytes())
    make.delegate(town.store, "刘洋")
    with pytest.raises(Forked, match="两份"):
        county.take(town.log())
    assert county.digests() == mid != before


def test_what_is_written_behind_is_as_if_written_at_once(pair, monkeypatch):
    monkeypatch.setattr(merge, "CHUNK", 2)  # several are judged while others are written
    monkeypatch.setattr(bulk, "MOST_ROWS", 4)
    monkeypatch.setattr(bulk, "MANY", 1)  # so that no trigger helps
    monkeypatch.setattr(windows, "MOST", 3)
    town, county = pair
    people = [make.delegate(town.store, f"周启{name}") for name in "明亮光辉"]
    sync(town, county)
    for at, who in enumerate([*people, *people[:2]]):  # some twice in one import
        change(town, who, phone=f"1380000000{at}")
    change(town, people[2], remark="镇里的备注")
    change(county, people[2], remark="县里的备注")
    sync(town, county)
    assert fact(county, people[0], "phone") == "13800000004"
    assert county.one("SELECT count(*) FROM sibling") == 2
    same(town, county)
    with town.store.reading() as session:
        assert not finish(projection.differences(session))
