"""A county and a township exchange by files: nothing is lost, nothing is told twice."""

import dataclasses
import json
import shutil

import pytest

from npcdesk.errors import BundleRefused
from npcdesk.models import Person
from npcdesk.sync import capture, machine, outgoing, status
from npcdesk.sync.trust import tree
from tests import make


def test_a_bundle_is_shown_exactly_then_imported_and_acknowledged(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    paths = town.send(county)
    before = county.count("person")
    shown = county.look(paths)
    assert county.count("person") == before
    done = county.take(paths)
    assert (done.new, done.changed, done.put_away) == (shown.new, shown.changed, shown.put_away)
    assert done.new["person"] == 1
    assert county.count("person") == before + 1
    again = county.take(paths)
    assert (again.taken, again.rows) == (0, 0)
    assert town.neighbour().unsent > 0
    receipt = county.send(town, receipt=True)
    assert town.take(receipt).agreed is None  # the county has papers that the town has not read
    assert town.neighbour().unsent == 0
    town.take(county.send(town))
    county.take(town.send(county, receipt=True))
    assert county.neighbour().agreed is True
    assert town.neighbour().agreed is True


def test_what_is_written_after_a_bundle_without_news_is_never_taken_for_it(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    real = town.send(county)
    county.take(real)
    county.take(real)  # once more, and a receipt: neither changes anything
    county.take(town.send(county, receipt=True))
    with county.store.reading() as session:
        last, taken = county.store.last_write(), status.status(session).last
    assert taken.write_id == last.id
    assert taken.counts["new"]["person"] == 1
    make.delegate(county.store, "王芳")
    with county.store.reading() as session:
        assert status.status(session).last.write_id != county.store.last_write().id
    county.store.undo(county.store.last_write().id)
    assert (county.count("person"), county.store.last_write().id) == (1, last.id)


def test_a_lost_bundle_does_no_harm(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    for path in town.send(county):
        path.unlink()
    make.delegate(town.store, "王芳")
    assert county.take(town.send(county)).new["person"] == 2


def test_what_is_put_away_is_counted_apart_from_what_is_changed(halls):
    town, county = halls
    gone, stays = (make.delegate(town.store, name) for name in ("周启明", "王芳"))
    county.take(town.send(county))
    with town.store.writing("改") as session:
        session.get(Person, gone).deleted = True
        session.get(Person, stays).remark = "改过"
    done = county.take(town.send(county))
    assert (done.put_away, done.changed) == ({"person": 1}, {"person": 1})


def test_a_fifth_of_one_office_put_away_asks_however_much_others_keep(halls):
    town, county = halls
    ours = [make.delegate(town.store, f"王芳{n}") for n in "甲乙丙丁戊己庚辛壬癸"]
    for n in range(40):
        make.delegate(county.store, f"周启明{n}")
    county.take(town.send(county))
    with town.store.writing("撤") as session:
        for one in ours[:6]:
            session.get(Person, one).deleted = True
    (ask,) = county.look(town.send(county)).asks
    assert "一次撤下了 6 条记录（共 10 条）" in ask
    with town.store.writing("撤") as session:
        session.get(Person, ours[0]).deleted = False
    assert county.look(town.send(county)).asks == ()


def test_a_bundle_for_another_office_is_refused(halls):
    town, county = halls
    make.delegate(town.store, "周启明")
    paths = town.send(county)
    with pytest.raises(BundleRefused):
        town.take(paths)


def test_nothing_of_the_county_s_own_papers_goes_to_the_township(halls):
    town, county = halls
    make.delegate(county.store, "县里的代表")
    make.unit(county.store, "县水利局")
    done = town.take(county.send(town))
    assert "person" not in done.new
    assert done.new["handling_unit"] == 1


def test_no_name_is_on_the_stick(halls):
    town, county = halls
    make.delegate(town.store, "周启明", phone="13800000001")
    for path in town.send(county):
        content = path.read_bytes()
        assert "周启明".encode() not in content
        assert b"13800000001" not in content
        assert "周启明" not in path.name


def test_a_bundle_in_the_name_of_another_office_is_refused(halls, monkeypatch):
    town, county = halls
    make.delegate(town.store, "周启明")
    real = outgoing._ends
    monkeypatch.setattr(
        outgoing, "_ends", lambda *facts: dataclasses.replace(real(*facts), from_unit="330102")
    )
    paths = town.send(county)
    with pytest.raises(BundleRefused, match="对不上"):
        county.look(paths)


@pytest.mark.parametrize("gap", [False, True])
def test_a_commit_that_its_author_did_not_sign_is_refused_wherever_its_run_ends(halls, gap):
    """A run of commits rests on its last signature: at the end of a stream, or before a gap."""
    town, county = halls
    for name in ("周启明", "王芳", "刘洋", "陈静"):
        make.delegate(town.store, name)
    with town.store.altering() as file:
        sid, last = file.exec_driver_sql("SELECT sid, n FROM stream ORDER BY n DESC").first()
        of = f"UPDATE commit_log SET sig = zeroblob(64) WHERE sid = {sid} AND n = ?"
        file.exec_driver_sql(of, (last - 2 if gap else last,))
        if gap:
            file.exec_driver_sql("DELETE FROM commit_log WHERE sid = ? AND n = ?", (sid, last - 1))
    paths = town.send(county)
    with pytest.raises(BundleRefused, match="签名"):
        county.take(paths)
    assert county.count("person") == 0


def test_a_bundle_that_comes_late_does_not_bring_an_older_word_back(halls):
    town, county = halls
    late = town.send(county, receipt=True)
    make.unit(county.store, "县水利局")
    town.take(county.send(town))
    county.take(town.send(county, receipt=True))
    assert county.neighbour().unsent == 0
    county.take(late)
    assert county.neighbour().unsent == 0


def test_a_machine_that_a_neighbour_knows_further_than_itself_goes_on_as_another(halls, tmp_path):
    """The whole computer was set back, so that nothing on it remembers."""
    town, county = halls
    town.store.copy_to(tmp_path / "copy.db")
    make.delegate(town.store, "周启明")
    county.take(town.send(county))
    town.store.close()
    shutil.copy(tmp_path / "copy.db", town.store.path)
    first = who(town)
    told = town.take(county.send(town))
    assert who(town) != first
    assert any("退回" in alarm for alarm in told.alarms)


def test_what_a_machine_no_longer_has_is_sent_to_it_again(halls, tmp_path):
    """Its newer word counts though it says less: an import was taken back there."""
    town, county = halls
    make.unit(county.store, "县水利局")
    town.store.copy_to(tmp_path / "copy.db")
    town.take(county.send(town))
    county.take(town.send(county, receipt=True))
    assert county.neighbour().unsent == 0
    town.store.close()
    shutil.copy(tmp_path / "copy.db", town.store.path)
    county.take(town.send(county, receipt=True))
    assert county.neighbour().unsent > 0
    assert town.take(county.send(town)).new["handling_unit"] == 1


def test_papers_that_this_office_may_not_read_are_refused_with_their_bundle(halls, monkeypatch):
    town, county = halls
    make.delegate(county.store, "县里的代表")
    with monkeypatch.context() as insider:
        insider.setattr(tree.Tree, "may_read", lambda *_: True)
        paths = county.send(town)
    with pytest.raises(BundleRefused, match="不该发给"):
        town.take(paths)
    assert town.count("person") == 0


def who(hall):
    with hall.store.reading() as session:
        return machine.current(session).own.inc


def test_what_a_newer_version_wrote_is_taken_in_once_this_version_knows_it(halls):
    """The file is left as an older version leaves it: without the column, its value kept aside."""
    town, county = halls
    who = make.delegate(town.store, "周启明", resume="教师")
    county.take(town.send(county))
    with town.store.writing("改") as session:
        session.get(Person, who).resume = "村小学教师"
    county.take(town.send(county))
    ask = "SELECT m.sid, m.later FROM row_meta m WHERE m.row_id = ?"
    with county.store.writing("旧版本") as session:
        session.info["applying"] = True
        connection = session.connection()
        sid, later = connection.exec_driver_sql(ask, (who,)).one()
        rid, n = json.loads(later)["resume"]
        value = json.dumps("村小学教师", ensure_ascii=False)
        aside = (who, "resume", sid, rid, n, "person", value)
        put = "INSERT INTO unknown_cell (row_id, col, sid, rid, n, tbl, value) "
        connection.exec_driver_sql(put + "VALUES (?, ?, ?, ?, ?, ?, ?)", aside)
        connection.exec_driver_sql("UPDATE row_meta SET later = NULL WHERE row_id = ?", (who,))
        connection.exec_driver_sql("UPDATE person SET resume = '' WHERE id = ?", (who,))
        capture.note_sealed(session, session.info["write"])
    make.delegate(town.store, "王芳")
    county.take(town.send(county))
    with county.store.reading() as session:
        assert session.get(Person, who).resume == "村小学教师"
        left = session.connection().exec_driver_sql("SELECT count(*) FROM unknown_cell")
        assert left.scalar_one() == 0
    town.take(county.send(town))
    county.take(town.send(county))
    assert county.neighbour().agreed is True
