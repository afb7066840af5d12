"""Offices with many machines and many attachments: what one bundle holds must not stop them."""

from npcdesk.job import finish
from npcdesk.models import Attachment
from npcdesk.store.blobs import Blobs
from npcdesk.sync import enclosed, joining, ledger, machine, outgoing, trusted
from npcdesk.sync.bundle import limits
from npcdesk.sync.trust import certificates, keys, roster
from tests import make
from tests.sync.halls import DAY


def joined(store, how_many):
    """Let further machines of the office belong to it, each with a roster of its own."""
    with store.writing("配对") as session:
        here, books, known = machine.current(session), ledger.load(session), trusted.load(session)
        by, certs, rosters = known.tree.by_inc[here.own.inc], [], []
        for number in range(how_many):
            own = keys.new_incarnation()
            says = joining._subject(session, own, f"{number}号电脑")
            one = certificates.issue(here.own, by, says, caps=by.caps, day=DAY)
            certs.append(one.stored())
            said = roster.issue(own, known.tree.root, None, serials=[one.serial])
            rosters.append(said.stored())
        trusted.learn(session, books, certs, rosters)


def test_more_machines_than_a_county_has_townships_do_not_stop_the_exchange(halls):
    town, county = halls
    joined(county.store, 80)
    make.delegate(county.store, "周启明")
    done = town.take(county.send(town))
    assert done.unit == county.unit
    with town.store.reading() as session:
        known = trusted.load(session)
    assert len(known.rosters.kept) == len(known.tree.by_inc) == 82


def attached(hall, other, tmp_path, contents):
    """Keep attachments with a delegate, one after another; return their hashes."""
    for each in (hall, other):
        each.store.blobs = Blobs(tmp_path / f"{each.unit}-blobs", make.KEY)
    person, marks = make.delegate(hall.store, "周启明"), []
    for content in contents:
        mark, size = hall.store.blobs.keep(content)
        marks.append(mark)
        facts = {"sha256": mark, "size_bytes": size, "name": "图.jpg"}
        with hall.store.writing("附件") as session:
            session.add(Attachment(owner="person", owner_id=person, **facts))
    return marks


def sent(hall, other, **order):
    """Export; return what was written."""
    folder = hall.folder / "outbox"
    folder.mkdir(exist_ok=True)
    asked = outgoing.Order(other.unit, DAY, **order)
    return finish(outgoing.export(hall.store, folder, hall.folder, asked))


def test_attachments_that_one_bundle_does_not_take_go_with_the_next(halls, tmp_path, monkeypatch):
    town, county = halls
    marks = attached(town, county, tmp_path, [bytes([n]) * 2000 for n in range(7)])
    monkeypatch.setattr(enclosed, "MOST", 3)
    came = []
    for left in (4, 1, 0, 0):
        out = sent(town, county)
        assert (out.later, "件附件" in out.left) == (left, left > 0)
        came.append(county.take(out.paths).blobs)
        town.take(county.send(town, receipt=True))
    assert came == [3, 3, 1, 0]
    monkeypatch.setattr(enclosed, "MOST_BYTES", 5000)
    out = sent(town, county, full=True)
    assert (out.blobs, out.later) == (2, 5)
    assert all(county.store.blobs.get(mark) for mark in marks)


def test_more_attachments_than_a_bundle_names_are_known_to_be_there(halls, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "BLOBS_HELD", 3)
    town, county = halls
    attached(town, county, tmp_path, [b"%d" % n for n in range(3)])
    county.take(town.send(county))
    town.take(county.send(town, receipt=True))
    attached(town, county, tmp_path, [b"%d" % n for n in range(3, 5)])
    out = sent(town, county)
    assert out.blobs == 2
    county.take(out.paths)
    receipt = county.send(town, receipt=True)
    with town.open(receipt) as opened:
        assert len(opened.manifest.blobs_held) == 3
    town.take(receipt)
    assert sent(town, county).blobs == 0


def test_a_damaged_attachment_stops_no_other_and_comes_again_whole(halls, tmp_path):
    town, county = halls
    marks = attached(town, county, tmp_path, [b"one", b"two"])
    county.take(town.send(county))
    town.take(county.send(town, receipt=True))
    town.store.blobs._path(marks[0]).write_bytes(b"cut")
    out = sent(town, county, full=True)
    assert (out.blobs, out.damaged, "坏了" in out.left) == (1, 1, True)
    county.take(out.paths)
    town.take(county.send(town, full=True))
    assert [town.store.blobs.get(mark) for mark in marks] == [b"one", b"two"]


def test_a_neighbour_hears_nothing_of_attachments_that_it_may_not_read(halls, tmp_path):
    town, county = halls
    attached(county, town, tmp_path, [b"secret"])
    with town.open(county.send(town)) as opened:
        assert opened.manifest.blobs_held == ()
