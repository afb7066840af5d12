"""Offices with many machines and many attachments: what one bundle holds must not stop them."""

from npcdesk.sync import joining, ledger, machine, trusted
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
