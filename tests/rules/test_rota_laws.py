"""The laws of the duty rota."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk import shipped
from npcdesk.rules import rota, rota_days
from npcdesk.rules.deadlines import is_worked
from npcdesk.rules.rota import Kept, Rule, Server, Shut

CALENDAR = shipped.calendar()
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
PHRASES = (
    "每单月15日",
    "每周三",
    "每月15日",
    "每月第二个周三",
    "每月5日、20日",
    "每月最后一个周五",
)
PHRASE = st.sampled_from(PHRASES)
DAY = st.dates(FIRST, LAST)


def days_of(*phrases, seats=2, shut=Shut.NEXT):
    rules = [Rule(rota_days.read(phrase), seats=seats, shut=shut) for phrase in phrases]
    return rota.duty_days(rules, FIRST, LAST, CALENDAR)


def people(count):
    return [Server(f"p{number:03}") for number in range(count)]


@settings(deadline=None)
@given(
    phrases=st.lists(PHRASE, min_size=1, max_size=2, unique=True),
    seats=st.integers(1, 4),
    whole=st.integers(4, 25),
    others=st.lists(st.tuples(DAY, DAY), max_size=4),
    per=st.sampled_from(["half", "year"]),
)
def test_loads_are_even_nobody_comes_twice_a_day_or_out_of_office(
    phrases, seats, whole, others, per
):
    some = [Server(f"q{at}", ((min(span), max(span)),)) for at, span in enumerate(others)]
    servers, days = people(whole) + some, days_of(*phrases, seats=seats)
    turns = rota.plan(days, servers, per=per)
    assert turns == rota.plan(days, servers, per=per)
    by_id = {server.id: server for server in servers}
    assert all(by_id[turn.person_id].serves(turn.day.on) for turn in turns)
    seen = Counter((turn.day.on, turn.person_id) for turn in turns)
    assert not seen or max(seen.values()) == 1
    assert Counter(turn.day.on for turn in turns) == dict.fromkeys([d.on for d in days], seats)
    spans = [lambda _on: True] + [lambda on, h=h: (on.month > 6) == h for h in (False, True)]
    for within in spans if per == "half" else spans[:1]:
        duties = [(turn.day.on, turn.person_id) for turn in turns if within(turn.day.on)]
        loads = rota.loads(duties)
        times = [loads.get(f"p{number:03}", 0) for number in range(whole)]
        assert max(times) - min(times) <= 1


@settings(deadline=None)
@given(phrase=PHRASE, shut=st.sampled_from(Shut))
def test_holidays_are_kept_and_each_duty_day_moves_no_further_than_it_must(phrase, shut):
    for day in days_of(phrase, shut=shut):
        if shut is Shut.STAY:
            assert not day.moved
            continue
        assert is_worked(day.on, CALENDAR)
        between = [day.nominal + timedelta(days=n) for n in range((day.on - day.nominal).days)]
        assert not any(is_worked(each, CALENDAR) for each in between)
        assert shut is Shut.NEXT or not day.moved


@settings(deadline=None)
@given(
    cut=DAY,
    hand=st.lists(st.tuples(st.integers(0, 50), st.integers(-1, 9)), max_size=6),
    away=st.lists(st.integers(0, 9), max_size=3),
)
def test_what_is_kept_is_neither_filled_again_nor_doubled(cut, hand, away):
    days, servers = days_of("每周三"), people(10)
    before = [Kept(t.day.on, t.person_id) for t in rota.plan(days, servers) if t.day.on < cut]
    later = [day for day in days if day.on >= cut]
    by_hand = {
        Kept(later[at % len(later)].on, f"p{who:03}" if who >= 0 else None)
        for at, who in (hand if later else ())
    }
    elsewhere = [Kept(day.on, f"p{who:03}", here=False) for day in later for who in set(away)]
    kept = [*before, *sorted(by_hand, key=repr), *elsewhere]
    turns = rota.plan(days, servers, kept)
    assert not any(turn.day.on < cut for turn in turns)
    assert not any(turn.person_id in {f"p{who:03}" for who in away} for turn in turns)
    both = Counter((each.on, each.person_id) for each in kept if each.person_id)
    both.update((turn.day.on, turn.person_id) for turn in turns)
    doubled = [key for key, times in both.items() if times > 1]
    assert all(Kept(*key) in by_hand and Kept(*key, here=False) in elsewhere for key in doubled)
    for day in later:
        here = sum(each.on == day.on for each in by_hand)
        assert sum(turn.day == day for turn in turns) == max(0, day.seats - here)


def test_a_year_of_twelve_stations_and_240_delegates():
    stations = [
        (PHRASES[at % len(PHRASES)], [Server(f"s{at}p{n}") for n in range(20)]) for at in range(12)
    ]
    for phrase, servers in stations:
        days = days_of(phrase, seats=4)
        turns = rota.plan(days, servers, per="half")
        loads = rota.loads((turn.day.on, turn.person_id) for turn in turns)
        times = [loads.get(server.id, 0) for server in servers]
        assert max(times) - min(times) <= 1
        assert sum(times) == 4 * len(days)
        assert len({(turn.day.on, turn.person_id) for turn in turns}) == 4 * len(days)
        assert all(is_worked(day.on, CALENDAR) for day in days)


def test_the_days_of_2026_by_a_street_s_rule():
    assert [(day.nominal.month, day.on.isoformat()[5:]) for day in days_of("每单月15日")] == [
        (1, "01-15"),
        (3, "03-16"),  # a Sunday
        (5, "05-15"),
        (7, "07-15"),
        (9, "09-15"),
        (11, "11-16"),  # a Sunday
    ]
    spring = [day for day in days_of("每周一") if day.nominal.month == 2]
    assert [day.on.day for day in spring] == [2, 9, 24]  # two Mondays of 春节 are one day after it


def test_who_joins_late_makes_nothing_up():
    joined = date(2026, 7, 1)
    servers = [*people(4), Server("new", ((joined, date.max),))]
    turns = rota.plan(days_of("每周三", seats=1), servers)
    loads = rota.loads((turn.day.on, turn.person_id) for turn in turns)
    after = Counter(turn.person_id for turn in turns if turn.day.on >= joined)
    assert loads["new"] <= 6
    assert max(after.values()) - min(after.values()) <= 1


def test_who_is_behind_and_how_many_would_have_to_come():
    servers = [*people(20), Server("new", ((date(2026, 3, 1), date.max),))]
    days = days_of("每单月15日")
    turns = rota.plan(days, servers, per="half")
    found = rota.behind(servers, [(t.day.on, t.person_id) for t in turns], 1, "half")
    assert Counter(each.period for each in found) == {"2026-1": 14, "2026-2": 15}
    assert "new" not in {each.person_id for each in found if each.period == "2026-1"}
    assert rota.seats_needed(20, 1, [day.on for day in days], "half") == 7
    assert rota.seats_needed(20, 1, [day.on for day in days], "year") == 4
    enough = rota.plan(days_of("每单月15日", seats=7), servers, per="half")
    assert rota.behind(servers, [(t.day.on, t.person_id) for t in enough], 1, "half") == []
