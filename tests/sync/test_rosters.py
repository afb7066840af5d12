from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import roster, standing, tree
from npcdesk.sync.trust.roster import EndingKind, Rosters, ending
from npcdesk.sync.trust.standing import Standing
from tests.sync.trusted import (
    ALL,
    CERTS,
    EAST,
    EAST_A,
    EAST_B,
    FAR_A,
    ROOT,
    TOWN,
    TOWN_A,
    TOWN_B,
    WEST_A,
    Machine,
    flipped,
)

steady = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TREE = tree.grow(CERTS, ROOT.inc)
EMPTY = Rosters(ROOT.inc)
SCOPE, OTHER_SCOPE = f"T:{TOWN}", f"PUB:{EAST}"
ENROLLING = [each for each in ALL if "enroll" in each.cert.caps]
MARKS = ["a" * 64, "b" * 64]


def revoke(machine, n=5, mark=MARKS[0]):
    return ending(machine.inc, EndingKind.REVOKED, {SCOPE: (n, mark)})


def retire(machine, n=5, mark=MARKS[0]):
    return ending(machine.inc, EndingKind.RETIRED, {SCOPE: (n, mark)})


def signed(by, *endings, serials=(), before=None):
    return roster.issue(by.own, ROOT.inc, before, serials=serials, endings=endings)


def judged(*rosters, grown=TREE):
    book = EMPTY
    for one in rosters:
        book = book.add(one, grown)
    return standing.judge(grown, book)


endings = st.builds(
    ending,
    st.sampled_from([each.inc for each in ALL]),
    st.sampled_from(EndingKind),
    st.dictionaries(
        st.sampled_from([SCOPE, OTHER_SCOPE]),
        st.tuples(st.integers(0, 4), st.sampled_from(MARKS)),
    ),
)


@st.composite
def any_rosters(draw):
    """Rosters of several machines and versions, honest and not: later ones may say less."""
    made = []
    for _ in range(draw(st.integers(1, 6))):
        by = draw(st.sampled_from(ENROLLING))
        serials = draw(st.sets(st.sampled_from([each.serial for each in CERTS])))
        version = draw(st.integers(0, 3))
        nothing = signed(by)
        before = replace(nothing, version=version)
        made.append(
            signed(by, *draw(st.lists(endings, max_size=3)), serials=serials, before=before)
        )
    return made


QUESTIONS = [
    (each.inc, scope, n, mark)
    for each in ALL
    for scope in (SCOPE, OTHER_SCOPE)
    for n in (1, 2, 4, 5)
    for mark in MARKS
]


@steady
@given(st.data(), any_rosters())
def test_any_order_and_any_repetition_come_to_the_same(data, made):
    book, other = EMPTY, EMPTY
    for one in made:
        book = book.add(one, TREE)
    shuffled = data.draw(st.permutations(made + data.draw(st.lists(st.sampled_from(made)))))
    for one in shuffled:
        other = other.add(one, TREE)
    assert other == book
    assert standing.judge(TREE, other) == standing.judge(TREE, book)


@steady
@given(any_rosters())
def test_what_was_ended_never_regains_force(made):
    book, dead = EMPTY, set()
    for one in made:
        book = book.add(one, TREE)
        verdicts = standing.judge(TREE, book)
        now = {q for q in QUESTIONS if verdicts.is_valid(*q) in {"retired", "revoked-after-cut"}}
        assert dead <= now
        dead = now


@steady
@given(any_rosters())
def test_only_who_has_a_say_ends_a_machine(made):
    verdicts = judged(*made)
    for inc in verdicts.ended:
        unit = TREE.by_inc[inc].unit
        signers = {
            TREE.by_inc[one.issuer].unit
            for one in made
            if any(end.inc == inc for end in one.endings)
        }
        assert signers & {unit, *TREE.ancestors(unit)}


@steady
@given(any_rosters())
def test_the_texts_that_are_kept_say_it_all(made):
    book = EMPTY
    for one in made:
        book = book.add(one, TREE)
    again = EMPTY
    for text in [one.stored() for one in book.kept]:
        again = again.add(roster.read(text), TREE)
    assert again == book


def test_a_cut_parts_what_stands_from_what_does_not():
    for end, verdict in ((revoke, Standing.REVOKED), (retire, Standing.RETIRED)):
        verdicts = judged(signed(EAST_A, end(TOWN_A)))
        assert verdicts.is_valid(TOWN_A.inc, SCOPE, 4, MARKS[1]) == Standing.OK
        assert verdicts.is_valid(TOWN_A.inc, SCOPE, 5, MARKS[0]) == Standing.OK
        assert verdicts.is_valid(TOWN_A.inc, SCOPE, 5, MARKS[1]) == verdict
        assert verdicts.is_valid(TOWN_A.inc, SCOPE, 6, MARKS[0]) == verdict
        assert verdicts.is_valid(TOWN_A.inc, OTHER_SCOPE, 1, MARKS[0]) == verdict
        assert verdicts.is_valid(EAST_A.inc, SCOPE, 9, MARKS[0]) == Standing.OK


@pytest.mark.parametrize("first", MARKS)
def test_of_two_cuts_at_one_place_that_name_other_commits_neither_commit_stands(first):
    other = next(mark for mark in MARKS if mark != first)
    one, two = (signed(EAST_A, revoke(TOWN_A, mark=mark)) for mark in (first, other))
    assert judged(one).is_valid(TOWN_A.inc, SCOPE, 5, other) == Standing.REVOKED
    both = judged(one, two)
    assert {both.is_valid(TOWN_A.inc, SCOPE, 5, mark) for mark in MARKS} == {Standing.REVOKED}
    assert both.is_valid(TOWN_A.inc, SCOPE, 4, MARKS[0]) == Standing.OK


def test_the_next_version_keeps_endings_and_the_older_one_lists_nothing_any_more():
    first = signed(EAST_A, revoke(TOWN_A), serials=[TOWN_A.cert.serial])
    second = signed(EAST_A, retire(TOWN_B), before=first)
    assert second.version == 2
    assert second.endings == {revoke(TOWN_A), retire(TOWN_B)}
    book = EMPTY.add(second, TREE).add(first, TREE)
    assert book.newest(EAST_A.inc) == second
    assert book.kept == {second}


def test_two_cuts_are_the_tighter_one():
    verdicts = judged(signed(EAST_A, revoke(TOWN_A, 7)), signed(ROOT, revoke(TOWN_A, 3)))
    assert verdicts.is_valid(TOWN_A.inc, SCOPE, 3, MARKS[0]) == Standing.OK
    assert verdicts.is_valid(TOWN_A.inc, SCOPE, 4, MARKS[0]) == Standing.REVOKED


def test_a_neighbour_county_and_an_office_below_have_no_say():
    verdicts = judged(signed(WEST_A, revoke(TOWN_A)), signed(TOWN_A, revoke(EAST_A)))
    assert verdicts.ended == {}
    assert verdicts.is_active(TOWN_A.inc)


def test_rosters_of_strangers_and_of_who_may_not_enroll_are_refused():
    stranger = Machine(EAST, ROOT)
    for by in (stranger, TOWN_B):
        with pytest.raises(TrustRefused, match="核实"):
            EMPTY.add(signed(by, revoke(TOWN_A)), TREE)
    with pytest.raises(TrustRefused, match="核实"):
        Rosters(EAST_A.inc).add(signed(EAST_A), TREE)
    with pytest.raises(TrustRefused, match="原件"):
        EMPTY.add(replace(signed(EAST_A), sig=signed(ROOT).sig), TREE)


HONEST = signed(EAST_A, revoke(TOWN_A), retire(TOWN_B), serials=[EAST_B.cert.serial])


@steady
@given(flipped(HONEST.stored().encode()))
def test_one_bent_byte_of_a_roster_is_refused(raw):
    with pytest.raises(TrustRefused):
        EMPTY.add(roster.read(raw), TREE)


def test_what_a_thief_certifies_counts_only_when_another_vouches():
    minted = Machine(TOWN, EAST_A, "小偷的电脑")
    again = Machine(TOWN, minted, "小偷的第二台")
    grown = tree.grow([*CERTS, minted.cert, again.cert], ROOT.inc)
    stolen = signed(ROOT, revoke(EAST_A), serials=[TOWN_A.cert.serial, EAST_B.cert.serial])
    thief = [
        signed(by, retire(minted, 99), serials=[minted.cert.serial, again.cert.serial])
        for by in (EAST_A, minted)
    ]
    verdicts = judged(stolen, *thief, grown=grown)
    for each in (minted, again):
        assert verdicts.is_valid(each.inc, SCOPE, 1, MARKS[0]) == Standing.UNKNOWN
    strange = signed(WEST_A, serials=[minted.cert.serial])
    beside = judged(stolen, strange, grown=grown)
    assert beside.is_valid(minted.inc, SCOPE, 1, MARKS[0]) == Standing.UNKNOWN
    for each in (TOWN_A, TOWN_B, EAST_B, FAR_A):
        assert verdicts.is_valid(each.inc, SCOPE, 1, MARKS[0]) == Standing.OK
    assert [one.inc for one in verdicts.active(EAST)] == [EAST_B.inc]
    assert {one.inc for one in verdicts.active(TOWN)} == {TOWN_A.inc, TOWN_B.inc}


def test_a_retired_machine_has_certified_for_good():
    verdicts = judged(signed(ROOT, retire(EAST_A)))
    assert verdicts.is_active(TOWN_A.inc)
    assert not verdicts.is_active(EAST_A.inc)


def test_a_revoked_root_writes_no_more_and_stays_the_anchor():
    second = Machine(ROOT.unit, ROOT)
    grown = tree.grow([*CERTS, second.cert], ROOT.inc)
    verdicts = judged(signed(second, revoke(ROOT)), grown=grown)
    assert verdicts.is_valid(ROOT.inc, SCOPE, 6, MARKS[0]) == Standing.REVOKED
    assert verdicts.is_active(TOWN_A.inc)


def test_who_is_not_in_the_tree_is_unknown():
    assert judged().is_valid("0" * 32, SCOPE, 1, MARKS[0]) == Standing.UNKNOWN
