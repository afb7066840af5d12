"""A machine is stolen and ended: what it wrote beyond its cut is void, whenever that came."""

import json

import pytest

from npcdesk.clock import now_ms
from npcdesk.errors import BundleRefused, NotAllowed, TrustRefused
from npcdesk.models import Person, Station
from npcdesk.sync import hlc, joining, ledger, machine, peers, rejudging, status, trusted
from npcdesk.sync.trust import pairing
from npcdesk.sync.trust.roster import EndingKind
from tests import make
from tests.sync.halls import COUNTY, DAY, TOWN, Hall, join, opened, with_spare
from tests.sync.offices import fact, same

pytestmark = pytest.mark.usefixtures("computer")


@pytest.fixture
def three(tmp_path, new_file):
    """A county, a machine of its township that will be stolen, and its colleague."""
    places = zip(("county", "stolen", "spare"), with_spare(new_file), strict=True)
    stores = [opened(tmp_path / name, file) for name, file in places]
    units = (COUNTY, TOWN, TOWN)
    yield [Hall(s, tmp_path / f"h{n}", units[n]) for n, s in enumerate(stores)]
    for store in stores:
        store.close()


def named(hall):
    with hall.store.reading() as session:
        query = "SELECT name FROM person WHERE NOT deleted ORDER BY name"
        return session.connection().exec_driver_sql(query).scalars().all()


def rename(hall, who, name):
    with hall.store.writing("改名") as session:
        session.get(Person, who).name = name


def revoke(hall, inc, kind=EndingKind.REVOKED):
    with hall.store.writing("吊销电脑") as session:
        joining.end(session, inc, kind)


def of(hall):
    with hall.store.reading() as session:
        return status.status(session)


def inc_of(hall):
    with hall.store.reading() as session:
        return machine.current(session).own.inc


def active(hall):
    with hall.store.reading() as session:
        return trusted.load(session).standings.active(TOWN)


def open_voids(hall):
    with hall.store.reading() as session:
        every = status.voids(session, *status.books_and_known(session))
        return [item for item, waits in every[::-1] if waits]


def test_what_a_stolen_machine_wrote_gives_way_to_what_was_there(three):
    county, stolen, spare = three
    who = make.delegate(stolen.store, "周启明")
    county.take(stolen.send(county))
    spare.take(stolen.send(spare))
    rename(stolen, who, "冒名者")
    make.delegate(stolen.store, "王芳")
    spare.take(stolen.send(spare))  # before anybody knows
    assert named(spare) == ["冒名者", "王芳"]
    revoke(county, inc_of(stolen))
    news = county.send(spare)
    assert spare.look(news).ended == 2
    done = spare.take(news)
    assert (done.ended, done.void, named(spare)) == (2, 0, ["周启明"])
    assert done.put_away == {"person": 1, "mandate": 1}
    late = county.take(spare.send(county))  # after they were told
    assert (late.ended, late.agreed, named(county)) == (2, True, ["周启明"])
    assert (of(spare).voids, of(spare).ended, of(county).voids) == (2, 2, 0)
    spare.take(county.send(spare, receipt=True))
    assert (spare.neighbour().agreed, spare.neighbour().alarm) == (True, "")
    for item in open_voids(spare):
        with spare.store.writing("采纳") as session:
            assert status.adopt(session, item)
    assert named(spare) == ["冒名者", "王芳"]
    assert (county.take(spare.send(county)).agreed, named(county)) == (True, ["冒名者", "王芳"])
    assert open_voids(spare) == []


def test_who_has_not_heard_of_the_end_is_not_told_that_something_is_wrong(three):
    county, lost, spare = three
    who = make.delegate(lost.store, "周启明")
    spare.take(lost.send(spare))
    county.take(lost.send(county))
    county.take(spare.send(county))
    spare.take(county.send(spare))  # all have the same
    rename(lost, who, "周明")
    county.take(lost.send(county))
    revoke(spare, inc_of(lost), EndingKind.RETIRED)
    done = spare.take(county.send(spare))  # the same commits, judged otherwise
    assert (done.ended, done.agreed, done.alarms, named(spare)) == (1, None, (), ["周启明"])
    assert (spare.neighbour().agreed, spare.neighbour().alarm) == (None, "")
    assert county.take(spare.send(county)).agreed
    assert named(county) == ["周启明"]


def test_taking_the_news_back_does_not_bring_the_writings_back(three):
    county, stolen, spare = three
    county.take(stolen.send(county))
    spare.take(county.send(spare))
    make.delegate(stolen.store, "王芳")
    spare.take(stolen.send(spare))
    revoke(county, inc_of(stolen))
    spare.take(county.send(spare))
    assert named(spare) == []
    spare.store.undo(spare.store.last_write().id)
    assert named(spare) == []


def test_a_machine_that_learns_of_its_end_goes_on_as_another_and_asks_anew(three):
    county, stolen, spare = three
    was, who = inc_of(stolen), make.delegate(stolen.store, "周启明")
    county.take(stolen.send(county))
    revoke(county, was)
    rename(stolen, who, "冒名者")
    with spare.store.writing("取钥匙") as session:
        key = joining.recovery_key(session)
    with stolen.store.writing("放钥匙") as session:  # else it cannot open what comes now
        trusted.keep(session, joining.RECOVERY, key)
    done = stolen.take(county.send(spare))
    assert (done.ended, named(stolen)) == (1, ["周启明"])
    assert "重新配对" in done.alarms[0]
    assert (inc_of(stolen) != was, of(stolen).certified) == (True, False)
    with stolen.store.writing("申请") as session:
        asked = joining.ask(session, nick="", day=DAY)
    assert pairing.read_request(asked).renews == ""  # a thief's key vouches for nobody
    with stolen.store.writing("采纳") as session:
        assert status.adopt(session, open_voids(stolen)[0])
    assert named(stolen) == ["冒名者"]


def test_who_was_certified_by_a_machine_does_not_revoke_it(three):
    _, stolen, spare = three
    with pytest.raises(TrustRefused, match="担保"):
        revoke(spare, inc_of(stolen))
    assert inc_of(stolen) in {one.inc for one in active(spare)}


def test_a_machine_that_is_lost_with_what_others_wait_for_is_ended_to_go_on(three, monkeypatch):
    """Its last commits exist nowhere any more; what was written upon them is taken all the same."""
    county, lost, spare = three
    make.delegate(lost.store, "周启明")
    county.take(lost.send(county))
    spare.take(lost.send(spare))
    who = make.delegate(lost.store, "王芳")
    spare.take(lost.send(spare))
    rename(spare, who, "王方")
    make.delegate(spare.store, "刘洋")
    with spare.store.reading() as session:
        vector, own = ledger.load(session).vector(), inc_of(spare)
    gone = {(scope, inc): n for scope, of in vector.items() for inc, n, _ in of if inc != own}
    with monkeypatch.context() as patch:  # as though nobody had the lost machine's last ones
        patch.setattr(peers, "has", lambda *_: gone)
        assert county.take(spare.send(county)).parked
    assert named(county) == ["周启明"]
    revoke(county, inc_of(lost))
    assert (named(county), of(county).parked) == (["刘洋", "周启明"], 0)
    assert spare.take(county.send(spare)).ended == 2  # and what was built on it
    assert county.take(spare.send(county)).agreed
    assert named(spare) == named(county)


def test_two_claims_to_one_id_stay_when_their_scope_is_judged_anew(pair):
    town, county = pair
    with town.store.writing("登记") as session:
        session.add(station := Station(name="沙河站"))
        row_id = station.id
    scope = f"T:{TOWN}"
    forged = town.forge(scope, [["person", row_id, {"id": True, "name": "周启明"}]])
    town.take([forged])
    n = town.one("SELECT max(n) FROM commit_log WHERE hash = ?", forged.hash)
    make.delegate(town.store, "王芳")
    county.take(town.log())
    for one in pair:
        with one.store.writing("听说") as session:
            books = ledger.load(session)
            books.end(books.rids[town.inc], {scope: (n, forged.hash.hex())})
            assert rejudging.again(session, books).ended
        held = one.one("SELECT tbl FROM row_meta WHERE row_id = ?", row_id)
        assert (held, one.one("SELECT count(*) FROM claim")) == ("person", 1)
    same(town, county)


def test_a_row_that_gave_its_id_away_is_nobodys_once_neither_claim_counts(pair):
    town, county = pair
    make.delegate(town.store, "王芳")
    scope = f"T:{TOWN}"
    last = "SELECT l.n, l.hash FROM commit_log l JOIN scope_name s ON s.sid = l.sid "
    last += "WHERE s.name = ? ORDER BY l.n DESC LIMIT 1"
    with town.store.reading() as session:
        n, mark = session.connection().exec_driver_sql(last, (scope,)).one()
    with town.store.writing("登记") as session:
        session.add(station := Station(name="沙河站"))
        row_id = station.id
    county.take(town.log())
    forged = town.forge(scope, [["person", row_id, {"id": True, "name": "周启明"}]])
    for one in pair:
        one.take([forged])
        with one.store.writing("听说") as session:
            books = ledger.load(session)
            books.end(books.rids[town.inc], {scope: (n, mark.hex())})
            assert rejudging.again(session, books).ended
            asked = "SELECT tbl FROM unmade WHERE row_id = ? ORDER BY tbl"
            noted = session.connection().exec_driver_sql(asked, (row_id,)).scalars()
            assert list(noted) == ["person", "station"]


def test_what_claims_to_follow_from_its_own_future_is_not_let_in_by_an_end(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    county.take(town.log())
    lie = town.forge(f"T:{TOWN}", [], ctx={town.inc: 2**40})
    assert county.take([lie]).parked == 1
    end_here(county, town.inc, f"T:{TOWN}")
    assert county.take([]).taken == 0
    with town.store.writing("改名") as session:
        session.get(Person, who).name = "周启"
    assert (done := county.take(town.log())).taken == 1
    assert done.ended == 1


def test_two_copies_of_an_ended_machine_that_went_on_apart_hold_nobody_up(three, tmp_path):
    """What either wrote since counts for nothing, so it is no fork."""
    county, stolen, spare = three
    who = make.delegate(stolen.store, "周启明")
    county.take(stolen.send(county))
    stolen.store.copy_to(tmp_path / "copy.db")
    store = opened(tmp_path / "copy", (tmp_path / "copy.db").read_bytes())
    copied = Hall(store, tmp_path / "hall", TOWN)
    rename(stolen, who, "冒名者")
    rename(copied, who, "周明")
    make.delegate(copied.store, "王芳")
    spare.take(stolen.send(spare))
    revoke(county, inc_of(stolen))
    with spare.store.writing("取钥匙") as session:
        key = joining.recovery_key(session)
    with copied.store.writing("放钥匙") as session:
        trusted.keep(session, joining.RECOVERY, key)
    assert copied.take(county.send(spare)).ended == 2
    join(county.store, copied.store, "又来的电脑")
    assert county.take(copied.send(county)).ended == 2
    done = spare.take(county.send(spare))
    assert (done.ended, done.parked, done.alarms) == (1, 0, ())
    assert county.take(spare.send(county)).agreed
    for hall in (county, copied, spare):
        assert named(hall) == ["周启明"]
    for hall in (copied, spare):
        hall.take(county.send(hall))
        assert county.take(hall.send(county)).agreed
        assert hall.take(county.send(hall, receipt=True)).agreed
    store.close()


def test_beyond_an_end_what_came_first_keeps_its_number(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    county.take(town.log())
    scope = f"T:{TOWN}"
    end_here(county, town.inc, scope)
    first, other = (town.forge(scope, [["person", who, {"name": name}]]) for name in "甲乙")
    n = json.loads(other.body)["n"]
    upon = town.forge(scope, [], n=n + 1, prev=other.hash)
    assert (county.take([first]).ended, county.take([other, upon]).known) == (1, 1)
    held = county.one("SELECT hash FROM commit_log WHERE status = 'void'")
    assert (held, county.one("SELECT count(*) FROM parked")) == (first.hash, 0)
    assert fact(county, who, "name") == "周启明"


def end_here(desk, inc, scope):
    with desk.store.writing("吊销电脑") as session:
        books = ledger.load(session)
        n, mark = books.head(books.sids[scope], books.rids[inc])
        books.end(books.rids[inc], {scope: (n, mark.hex())})


def test_another_commit_than_the_cut_names_does_not_count_though_it_has_its_number(pair):
    town, county = pair
    who = make.delegate(town.store, "周启明")
    with town.store.writing("改名") as session:
        session.get(Person, who).name = "冒名者"
    county.take(town.log())
    scope = f"T:{TOWN}"
    n = county.one(
        "SELECT max(l.n) FROM commit_log l JOIN scope_name s USING (sid) WHERE name = ?", scope
    )
    with county.store.writing("听说") as session:
        books = ledger.load(session)
        books.end(books.rids[town.inc], {scope: (n, "f" * 64)})
        assert rejudging.again(session, books).ended
    assert fact(county, who, "name") == "周启明"


def test_the_last_word_of_an_ended_machine_is_not_held_against_its_colleague(three):
    county, ended, spare = three
    with ended.store.writing("快了") as session:  # so that nobody's word is ever later
        hlc.go_on(session, (now_ms() + 70 * 365 * 86_400_000) << 16)
    county.take(ended.send(county))
    revoke(county, inc_of(ended), EndingKind.RETIRED)
    make.delegate(county.store, "王芳")
    for _ in range(2):
        spare.take(county.send(spare))
        county.take(spare.send(county))
    assert (county.neighbour().agreed, county.neighbour().alarm) == (True, "")


def test_the_only_machine_of_an_office_goes_on_as_another_once_its_end_was_told_on_the_phone(halls):
    """No bundle can tell it: there is nobody left in its office to whom one could be sealed."""
    town, county = halls
    make.delegate(town.store, "周启明")
    county.take(town.send(county))
    revoke(county, inc_of(town))
    make.delegate(town.store, "王芳")
    with pytest.raises(BundleRefused, match="已经停用或吊销"):
        county.take(town.send(county))
    with pytest.raises(TrustRefused):
        county.send(town)
    with pytest.raises(NotAllowed, match="换新身份"):
        join(county.store, town.store)
    join(county.store, town.store, anew=True)
    make.delegate(town.store, "李强")
    county.take(town.send(county))
    town.take(county.send(town))
    county.take(town.send(county))
    assert set(named(county)) == set(named(town)) == {"周启明", "李强"}
    assert county.neighbour().agreed is True
    with town.store.writing("采纳") as session:
        assert status.adopt(session, open_voids(town)[0])
    county.take(town.send(county))
    assert set(named(county)) == {"周启明", "李强", "王芳"}
