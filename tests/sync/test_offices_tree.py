from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import TrustRefused
from npcdesk.sync import scopes
from npcdesk.sync.trust import certificates, keys, tree
from npcdesk.sync.trust.certificates import ALL_CAPS, verify_chain
from tests.sync.trusted import (
    ALL,
    CERTS,
    CITY,
    DAY,
    EAST,
    EAST_A,
    EAST_B,
    FAR,
    LEVELS,
    ROOT,
    TOWN,
    TOWN_A,
    TOWN_B,
    WEST,
    WEST_A,
    Machine,
    forged,
    said,
)

TREE = tree.grow(CERTS, ROOT.inc)
NEW = keys.new_incarnation()
EVIL = (
    forged(NEW, said(NEW, TOWN), parent=EAST),  # by itself
    forged(WEST_A.own, said(NEW, TOWN), parent=WEST),  # another county's code
    forged(WEST_A.own, said(NEW, TOWN), parent=EAST),  # in another county's name
    forged(TOWN_B.own, said(NEW, TOWN), parent=EAST),  # without the capability
    forged(NEW, said(NEW, CITY)),  # another root
    forged(EAST_A.own, said(NEW, CITY), parent=EAST),  # upwards
)


def test_the_tree_is_as_the_offices_are():
    assert TREE.units == set(LEVELS)
    assert TREE.ancestors(TOWN) == (EAST, CITY)
    assert TREE.descendants(CITY) == {EAST, WEST, TOWN, FAR}
    assert TREE.children(CITY) == (EAST, WEST)
    assert TREE.neighbours(EAST) == (CITY, TOWN)
    assert TREE.neighbours(CITY) == (EAST, WEST)
    assert set(TREE.machines_of(TOWN)) == {TOWN_A.cert, TOWN_B.cert}
    assert TREE.in_charge_of(EAST) == {
        each.cert.serial for each in (EAST_A, EAST_B, TOWN_A, TOWN_B)
    }
    assert TREE.parent("999999") == ""
    assert TREE.ancestors("999999") == ()


@settings(deadline=None)
@given(st.permutations(CERTS + EVIL))
def test_order_and_evil_certificates_change_nothing(certs):
    assert tree.grow(certs, ROOT.inc) == TREE


@settings(deadline=None)
@given(st.sets(st.sampled_from(CERTS)))
def test_every_machine_in_the_tree_has_its_chain_there(certs):
    grown = tree.grow(certs, ROOT.inc)
    assert set(grown.by_inc.values()) <= certs
    for each in ALL:
        if set(each.chain) <= certs:
            assert grown.chain(each.inc) == each.chain
            verify_chain(grown.chain(each.inc), ROOT.inc)
        else:
            with pytest.raises(TrustRefused):
                grown.chain(each.inc)


def test_machines_that_certify_each_other_make_no_ring():
    first = Machine(EAST, ROOT)
    second = Machine(EAST, first)
    back = forged(second.own, said(first.own, EAST), parent=CITY, day=DAY.replace(year=2001))
    again = forged(first.own, said(first.own, EAST), parent=CITY, day=DAY.replace(year=2001))
    grown = tree.grow([*CERTS, first.cert, second.cert, back, again], ROOT.inc)
    assert grown.chain(second.inc) == (second.cert, first.cert, ROOT.cert)
    assert grown.chain(first.inc) == (first.cert, ROOT.cert)


def test_an_office_in_between_takes_its_place():
    direct = Machine(TOWN, ROOT, "先来的电脑")
    before = tree.grow([ROOT.cert, direct.cert], ROOT.inc)
    assert before.parent(TOWN) == CITY
    after = tree.grow([ROOT.cert, direct.cert, EAST_A.cert, TOWN_A.cert], ROOT.inc)
    assert after.ancestors(TOWN) == (EAST, CITY)
    assert set(after.machines_of(TOWN)) == {direct.cert, TOWN_A.cert}


def test_the_nearer_office_stands_however_long_the_chains_are():
    further = Machine(CITY, Machine(CITY, ROOT))
    direct = Machine(TOWN, further)
    certs = [one for each in (direct, TOWN_A) for one in each.chain]
    assert tree.grow(certs, ROOT.inc).parent(TOWN) == EAST


def test_of_several_certificates_the_first_issued_stands():
    days = [DAY.replace(day=day) for day in (9, 3, 7, 1, 5, 11, 2, 8, 12, 4)]
    first = days.index(min(days))
    desks = [Machine(EAST, ROOT, day=day) for day in sorted(days, reverse=True)]
    told = said(NEW, TOWN)
    towns = [
        forged(by.own, told, parent=EAST, day=day)
        for by, day in zip(desks, sorted(days), strict=True)
    ]
    tops = [forged(ROOT.own, said(ROOT.own, CITY), day=day) for day in days]
    certs = [*(each.cert for each in desks), *towns, *tops]
    grown = tree.grow(certs, ROOT.inc)
    assert grown.by_inc[NEW.inc] == towns[0]
    assert grown.by_inc[ROOT.inc] == tops[first]
    assert tree.grow(certs[::-1], ROOT.inc) == grown


def test_a_root_in_the_roots_name_that_it_did_not_sign_is_none():
    early = forged(ROOT.own, said(ROOT.own, CITY), day=DAY.replace(year=2001))
    assert tree.grow([*CERTS, replace(early, sig=ROOT.cert.sig)], ROOT.inc) == TREE


def test_nobody_but_the_root_is_a_top():
    other = forged(EAST_A.own, said(EAST_A.own, "330109", level="county"))
    assert tree.grow([*CERTS, other], ROOT.inc) == TREE


def test_a_fifth_level_is_not_in_the_tree():
    own = keys.new_incarnation()
    certs = [certificates.self_signed_root(own, said(own, "00", level="nation"), day=DAY)]
    for unit, level in (("33", "province"), (CITY, "city"), (EAST, "county"), (TOWN, "township")):
        new = keys.new_incarnation()
        told = said(new, unit, level=level)
        certs.append(certificates.issue(own, certs[-1], told, caps=ALL_CAPS, day=DAY))
        own = new
    assert tree.grow(certs, certs[0].inc).units == {"00", "33", CITY, EAST}


def test_readers_are_the_owner_and_those_above_and_for_what_is_published_those_below():
    assert TREE.readers(scopes.own(TOWN)) == {TOWN, EAST, CITY}
    assert TREE.readers(scopes.addressed(TOWN, EAST)) == {TOWN, EAST, CITY}
    assert TREE.readers(scopes.published(EAST)) == {EAST, CITY, TOWN}
    assert TREE.readers(scopes.published(CITY)) == TREE.units
    assert TREE.readers(scopes.addressed(TOWN, WEST)) == frozenset()
    assert TREE.readers(scopes.own("999999")) == frozenset()


@settings(deadline=None)
@given(st.sampled_from(sorted(LEVELS)), st.sampled_from(sorted(LEVELS)))
def test_nobody_reads_the_rows_of_who_is_not_below(reader, owner):
    above = reader == owner or reader in TREE.ancestors(owner)
    assert TREE.may_read(reader, f"T:{owner}") == above
    below = owner in TREE.ancestors(reader)
    assert TREE.may_read(reader, f"PUB:{owner}") == (above or below)


def test_what_is_no_scope_nobody_reads():
    assert not TREE.may_read(CITY, "T:330102003>")
