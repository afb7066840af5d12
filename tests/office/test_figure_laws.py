"""The laws of figures of delegates, stations and key supervision: as those of suggestions are."""

import random
from datetime import date

import pytest

from npcdesk.office import (
    delegate_statistics,
    delegates,
    group_statistics,
    groups,
    raising,
    station_statistics,
    stations,
    visits,
)
from npcdesk.office.groups import Facts
from npcdesk.office.raising import NewSuggestion
from npcdesk.office.visits import NewOpinion, NewVisit
from npcdesk.rules.drafts import DelegateDraft
from tests.make import TODAY
from tests.office.queries_of_figures import picks

DICE = random.Random(11)
HOUSES = ("沙河镇代表之家", "东桥镇代表之家", "北山联络点")
PEOPLE = [
    DelegateDraft(
        f"代表{n}",
        sex=DICE.choice(["male", "female", ""]),
        nation=DICE.choice(["汉族", "回族", ""]),
        birth=DICE.choice(["1990-05", "1971-11-02", ""]),
        party=DICE.choice(["中共党员", "民盟盟员", "群众"]),
        occupation_class=DICE.choice(["农民", "教育", "政府系统", ""]),
        delegation=DICE.choice(["沙河镇", "东桥镇"]),
        station=DICE.choice(["", *HOUSES]),
    )
    for n in range(17)
]
VISITS = [
    (DICE.choice(HOUSES[:2]), date(2026, 1 + n % 4, 3 + n), DICE.randrange(17), n % 3)
    for n in range(11)
]
GROUPS = [(f"第{n}督办组", n) for n in range(3)]


def enter(session, order):
    """Enter all of it, each kind in an order; return the suggestions by the group they go to."""
    houses = {}
    for name in order(HOUSES):
        town = "" if "联络点" in name else name[:3]
        kind = "联络点" if "联络点" in name else "代表之家"
        houses[name] = stations.add(session, name, kind=kind, township=town)
    people = {draft.name: delegates.enrol(session, draft)[0] for draft in order(PEOPLE)}
    for house, on, who, said in order(VISITS):
        words = tuple(NewOpinion(f"{on}第{n}条") for n in range(said))
        visits.log(
            session,
            NewVisit(houses[house], on, (people[f"代表{who}"],), opinions=words),
            today=TODAY,
        )
    papers = {}
    for name, n in order(GROUPS):
        new = NewSuggestion(f"关于{name}的建议", people[f"代表{n}"], date(2026, 1, 20), 19, 1)
        papers[name] = raising.take_in(session, new, today=TODAY)
        raising.file(session, papers[name], number=str(n + 1), on=date(2026, 1, 21), today=TODAY)
    return papers


def follow(session, papers, order):
    """Form the groups, and nominate one."""
    for name, n in order(GROUPS):
        on = date(2026, 2, 1 + n)
        if n == 1:
            groups.nominate(session, Facts(name), by="城建工委", on=on, why="多件集中", today=TODAY)
        else:
            group = groups.form(session, name=name, leader="陈主任", decided_on=on, today=TODAY)
            groups.choose(session, group, papers[name], on=on)


def asked(session):
    return (
        (
            delegate_statistics.delegates(session, delegate_statistics.Scope(), today=TODAY),
            lambda pick: delegate_statistics.ids(session, pick, today=TODAY),
        ),
        (
            station_statistics.stations(session, station_statistics.Scope(2026), today=TODAY),
            lambda pick: station_statistics.ids(session, pick),
        ),
        (
            group_statistics.groups(session, group_statistics.Scope(2026), today=TODAY),
            lambda pick: group_statistics.ids(session, pick, today=TODAY),
        ),
    )


def held(found, ids):
    """Hold figures to their laws; return what is printed of them."""
    for pick, count in picks(found).items():
        assert len(ids(pick)) == count, pick
    for division in found.partitions:
        assert sum(part.count for part in division.parts) == division.whole
        printed = [float(part.share.rstrip("%")) for part in division.parts if division.whole]
        assert not printed or round(sum(printed), 6) == 100.0, division.name
    parts = [[(p.label, p.count, p.share) for p in d.parts] for d in found.partitions]
    rates = [(r.name, r.numerator, r.denominator, r.printed) for r in found.rates]
    return found.total, parts, rates, [m.printed for m in getattr(found, "means", ())]


@pytest.mark.parametrize("seed", [1, 2])
def test_lists_are_as_long_as_told_shares_are_whole_and_the_order_is_nothing(store, seed):
    told = []
    for order in (list, lambda some: random.Random(seed).sample(some, len(some))):
        with store.writing("一年的履职") as session:
            papers = enter(session, order)
        with store.writing("督办组") as session:
            follow(session, papers, order)
        with store.reading() as session:
            told.append([held(found, ids) for found, ids in asked(session)])
        for _ in range(2):
            store.undo(store.last_write().id)
    assert told[0] == told[1]
    assert told[0][0][0] == len(PEOPLE)
    assert told[0][1][0] == len(VISITS)
    assert told[0][2][0] == len(GROUPS)


def test_a_column_that_nobody_filled_in_is_not_0_percent(store):
    with store.writing("登记代表") as session:
        delegates.enrol(session, DelegateDraft("甲", sex="male", terms_served="1"))
        delegates.enrol(session, DelegateDraft("乙", sex="female"))
    with store.reading() as session:
        scope = delegate_statistics.Scope()
        found = delegate_statistics.delegates(session, scope, today=TODAY)
    printed = {rate.name: rate.printed for rate in found.rates}
    assert (printed["women"], printed["grassroots"], printed["again"]) == ("50.0%", "—", "0.0%")
