"""The state machine, played by clerks at random: where a paper stands follows from its events."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npcdesk.errors import NotAllowed
from npcdesk.models import EventKind, Handler, HandlerRole, Rating, SuggestionEvent
from npcdesk.rules import co_handling, dated_events, disclosing, divided
from npcdesk.rules import suggestion_life as life
from npcdesk.rules.promises import PromiseState, still_open
from npcdesk.rules.suggestion_life import NEXT, RUNNING, State
from npcdesk.rules.suggestion_states import OF_PROMISE, TRACKED, UNRETURNED

FIRST = date(2026, 1, 5)
TODAY = FIRST + timedelta(days=60)
LETTERS = frozenset({EventKind.DELIVER, EventKind.DISCLOSE, EventKind.PUBLISH})
BESIDE = (
    TRACKED
    | LETTERS
    | {
        EventKind.RECEIVE,
        EventKind.CO_OPINION,
        EventKind.INSTRUCT,
        EventKind.CONTACT,
        EventKind.URGE,
        EventKind.CARRY_OVER,
    }
)
APART = ("", "lead co", "co lead", "lead co third")  # by which units it is answered
GIVEN = {EventKind.HAND_OVER, EventKind.ASSIGN_ON}
OF_UNIT = {EventKind.REPLY, EventKind.PROMISE} | LETTERS
TRACKING = {State.ANSWERED, State.AGAIN, State.CLOSED, State.ARCHIVED}
CLASSED = {EventKind.REPLY, EventKind.RECLASS}
PROMISING = {EventKind.REPLY, EventKind.PROMISE}
ANY = [kind for kind in EventKind if kind is not EventKind.RAISE]
DEED = st.tuples(
    st.integers(0, 10_000),
    st.integers(0, 4),
    st.sampled_from(Rating),
    st.one_of(st.none(), st.integers(0, 90)),
    st.sampled_from(["lead", "co", "third"]),
)
DEEDS, MANY = st.lists(DEED, max_size=25), st.lists(DEED, min_size=10, max_size=25)


def event(kind, on, **facts):
    made = SuggestionEvent(suggestion_id="paper", kind=kind, on=on, **facts)
    made.written_ms = event.ms = getattr(event, "ms", 0) + 1
    return made


def answered():
    """A paper whose reply promises something: where what is promised is played from."""
    steps = [event(kind, FIRST) for kind in (EventKind.RAISE, EventKind.FILE, EventKind.HAND_OVER)]
    return [*steps, event(EventKind.REPLY, FIRST, reply_class="B", promised_on=TODAY)]


def _whose(now, unit, kind):
    """The part that a reply, and what follows it, is of: as the verbs choose it."""
    if kind is EventKind.REPLY:
        return divided.require_unit(now.shares, unit) if life.next_step(now) else None
    replies = [each.unit_id for each in now.replies]
    return unit if unit in replies else (replies or [None])[0]


def play(deeds, begun=(), liked=()):
    """Do what the rules let happen; return the events and the state that each was let into."""
    events = [*begun] or [event(EventKind.RAISE, FIRST)]
    for which, days, rating, due, unit in deeds:
        before = life.standing(events)
        fitting = [*sorted(life.allowed(before)), EventKind.TAKE_BACK]
        on_it = [*liked] or [life.next_step(before), EventKind.GIVE_BACK]
        forward = [kind for kind in on_it if kind in fitting] or fitting
        some = (ANY, fitting, forward, forward)[which % 4]  # anything, what may be, what leads on
        kind = some[which // 4 % len(some)]
        on = (before.last_on or FIRST) + timedelta(days=days - 1)
        try:
            if kind is EventKind.TAKE_BACK:
                last = dated_events.in_order(events)[-1]
                life.require_take_back(events, last)
                made = event(kind, TODAY, about_id=last.id)
            else:
                promises = [each.id for each in before.promises]
                about = promises[which % len(promises)] if promises and kind in OF_PROMISE else None
                whose = _whose(before, unit, kind) if kind in OF_UNIT else unit
                if kind in BESIDE:
                    life.require_beside(events, kind, on, TODAY, about)
                else:
                    late = which // 4 % 2 == 0
                    life.require(before, kind, on, TODAY, unreturned=late)
                apart = APART[which // 4 % len(APART)] if kind in GIVEN else ""
                if kind is EventKind.REDO and which // 4 % 4:
                    apart = divided.require_again(before.shares, [unit])
                made = event(
                    kind,
                    on,
                    rating=rating if kind is EventKind.RATE else None,
                    due_on=None if due is None else on + timedelta(days=due),
                    unit_id=whose,
                    apart=apart,
                    grounds=UNRETURNED if kind is EventKind.CLOSE and not before.rating else "",
                    disclosure=("open", "closed")[which % 2] if kind is EventKind.DISCLOSE else "",
                    about_id=about,
                    reply_class="AB"[which % 2] if kind in CLASSED else "",
                    class_order=which % 2 + 1 if kind is EventKind.REPLY else 0,
                    promised_on=on if kind in PROMISING and which % 2 else None,
                )
        except NotAllowed:
            made = None
        if made is None:
            assert life.standing(events) == before
            continue
        events.append(made)
        if kind is EventKind.TAKE_BACK:
            without = [each for each in events[:-1] if each.id != made.about_id]
            assert life.standing(events) == life.standing(without)
    return events


@given(deeds=DEEDS, order=st.randoms(use_true_random=False))
def test_a_paper_stands_where_its_events_lead_in_whatever_order_they_came(deeds, order):
    events = play(deeds)
    now = life.standing(events)
    assert {each.kind for each in now.odd} <= BESIDE  # a step may be dated before one of those
    order.shuffle(events)
    assert life.standing(events) == now


@given(deeds=DEEDS)
def test_the_days_told_are_those_of_events_that_stand(deeds):
    events = play(deeds)
    now, stands = life.standing(events), dated_events.in_order(events)
    assert not now.studied or (now.state is State.AGAIN and now.last is EventKind.RATE)
    last = (now.clock, now.awaits, now.handed_by, now.assigned_by, now.reply)
    for told in (*last, *now.from_units, *now.delivered):
        assert told is None or told in stands
    assert (now.handed_by is None) == (now.assigned_by is None)
    assert now.replies or not now.delivered
    assert now.replies or not now.public
    for each in now.delivered:
        of = [r for r in now.replies if each.unit_id in (None, r.unit_id)] or [now.reply]
        assert stands.index(each) > min(map(stands.index, of))
    assert (now.archived_on is not None) == (now.state is State.ARCHIVED)
    assert now.round == 1 + sum(each.rating is Rating.DISSATISFIED for each in stands) - sum(
        each.kind is EventKind.EXPLAIN for each in stands
    )
    handed = [each.on for each in stands if each.kind is EventKind.HAND_OVER]
    assert now.first_handed == (handed[0] if handed else None)
    assert (now.handed_by is not None) == (now.handed_on is not None)
    if now.state in RUNNING:
        assert now.handed_on == handed[-1]
    if now.state in (State.FILED, State.DRAFT):
        assert now.handed_by is None


@settings(max_examples=60)  # each plays from a reply on: so many reach every end of a promise
@given(deeds=DEEDS)
def test_promises_are_those_of_the_reply_in_force_and_each_ends_once(deeds):
    events = play(deeds, answered(), [*sorted(TRACKED), EventKind.RATE, EventKind.CLOSE])
    now = life.standing(events)
    stands = [each for each in dated_events.in_order(events) if each not in now.odd]
    if any(each.apart for each in stands):
        return  # several replies: the next law is theirs
    since = stands[stands.index(now.reply) :] if now.reply else []
    made = [
        e
        for e in since
        if (e.kind is EventKind.REPLY and e.promised_on) or e.kind is EventKind.PROMISE
    ]
    assert [each.made for each in now.promises] == made
    for each in now.promises:
        told = [e for e in since if e.kind in OF_PROMISE and e.about_id == each.id]
        assert told == [*each.progress, *([each.ended] if each.ended else [])]
        ends = [at for at, e in enumerate(told) if e.kind is not EventKind.ADVANCE]
        assert ends in ([], [len(told) - 1])
        assert (each.state is PromiseState.OPEN) == (not ends)
    classes = [e.reply_class for e in since if e.kind in CLASSED]
    assert now.current_class == (classes[-1] if classes else "")
    assert len(now.look_backs) == sum(e.kind is EventKind.LOOK_BACK for e in stands)
    assert (EventKind.FULFIL in life.allowed(now)) == bool(
        still_open(now.promises) and now.state in TRACKING
    )


DIVIDED = [EventKind.REPLY, EventKind.REPLY, EventKind.RATE, EventKind.REDO, EventKind.PROMISE]
DIVIDED += [EventKind.DISCLOSE]


@settings(max_examples=60)  # each plays from a paper that two or three units answer apart
@given(
    deeds=MANY,
    units=st.sampled_from(APART[1:]),
    again=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_a_divided_paper_is_answered_when_every_unit_has_and_its_class_is_the_weakest(
    deeds, units, again, order
):
    begun = [event(kind, FIRST) for kind in (EventKind.RAISE, EventKind.FILE)]
    begun.append(event(EventKind.HAND_OVER, FIRST, apart=units, due_on=TODAY))
    if again:  # all answered, and the delegate is not satisfied
        told = {"reply_class": "A", "class_order": 1}
        begun += [event(EventKind.REPLY, FIRST, unit_id=u, **told) for u in units.split()]
        begun.append(event(EventKind.RATE, FIRST, rating=Rating.DISSATISFIED, due_on=TODAY))
    events = play([(which // 4 * 4 + 2, *rest) for which, *rest in deeds], begun, DIVIDED)
    now, stands = life.standing(events), dated_events.in_order(events)
    order.shuffle(events)
    assert life.standing(events) == now
    rated = [at for at, e in enumerate(stands) if e.rating is Rating.DISSATISFIED]
    since = stands[max(rated, default=-1) + 1 :]
    answered = [e.unit_id for e in since if e.kind is EventKind.REPLY]
    assert len(answered) == len(set(answered))
    asked = set(units.split())  # 重办 may be of some alone
    for redo in (e for e in since if e.kind is EventKind.REDO and e.apart):
        asked &= set(redo.apart.split())
    if now.state in RUNNING:
        wait = tuple(u for u in units.split() if u in asked and u not in answered)
        assert now.owing == (() if now.studied else wait)
        assert now.owing or now.studied
        assert now.due_on == now.next_due or now.studied
    latest = {e.unit_id: e for e in stands if e.kind is EventKind.REPLY}
    assert {e.unit_id: e for e in now.replies} == latest
    if now.state is State.ANSWERED:
        assert set(latest) == set(units.split())
        assert now.reply_class == max(e.reply_class for e in latest.values())
        assert now.replied_on == max(e.on for e in latest.values())
    for unit, reply in latest.items():  # each has a 公开属性 of its own
        own = [e for e in stands[stands.index(reply) :] if e.disclosure and e.unit_id == unit]
        assert disclosing.disclosure(now.public, unit) == (own[-1].disclosure if own else "")
    kept = [e for e in latest.values() if e.promised_on]
    assert set(map(id, kept)) <= {id(each.made) for each in now.promises}
    for one in latest.values():  # its reply taken back, the others' stand
        try:
            life.require_take_back(events, one)
        except NotAllowed:
            continue
        then = life.standing([*events, event(EventKind.TAKE_BACK, TODAY, about_id=one.id)])
        assert one.unit_id in then.owing or one.unit_id not in asked
        assert [e for e in now.owing if e != one.unit_id] == [
            e for e in then.owing if e != one.unit_id
        ]


@given(deeds=DEEDS)
def test_what_is_offered_is_what_is_let_happen(deeds):
    events = play(deeds)
    now = life.standing(events)
    step = life.next_step(now)
    assert step is None or step in life.allowed(now)
    for kind in set(EventKind) - {EventKind.RAISE, EventKind.TAKE_BACK}:
        try:
            life.require(now, kind, TODAY, TODAY)
            may = True
        except NotAllowed:
            may = False
        assert may == (kind in life.allowed(now)), kind


@given(deeds=DEEDS)
def test_opinions_are_awaited_from_each_co_handler_until_one_with_content_came(deeds):
    now = life.standing(play(deeds))
    handed = now.assigned_by.id if now.assigned_by else "none"
    lead, co = (
        Handler(suggestion_id="paper", event_id=handed, unit_id=unit, role=role)
        for unit, role in (("lead", HandlerRole.LEAD), ("co", HandlerRole.CO))
    )
    given_already = any(
        each.kind is EventKind.CO_OPINION and each.unit_id == "co" for each in now.from_units
    )
    wanted = now.state in RUNNING and not given_already
    assert [each.unit_id for each in co_handling.awaited(now, [lead, co])] == ["co"] * wanted


ROUNDS = [EventKind.RATE, EventKind.REPLY, EventKind.REDO, EventKind.EXPLAIN, EventKind.EXTEND]
ROUNDS += [EventKind.CLOSE, EventKind.URGE]


@given(
    wild=st.lists(st.tuples(st.sampled_from(ROUNDS), st.integers(0, 40)), max_size=12),
    units=st.sampled_from(APART),
    study=st.integers(0, 20),
)
def test_the_day_of_the_offices_study_never_makes_a_reply_late_in_whatever_order_events_come(
    wild, units, study
):
    events = [event(kind, FIRST) for kind in (EventKind.RAISE, EventKind.FILE)]
    events.append(event(EventKind.HAND_OVER, FIRST, apart=units, due_on=FIRST + timedelta(days=9)))
    on = FIRST
    for at, (kind, days) in enumerate([(EventKind.REPLY, 1), (EventKind.RATE, 1), *wild]):
        on += timedelta(days=days)
        bad = Rating.DISSATISFIED if kind is EventKind.RATE else None
        left = 5 if kind in (EventKind.REDO, EventKind.EXTEND) else None
        due = None if left is None else on + timedelta(days=left)
        whose = (units.split() or [None])[at % max(len(units.split()), 1)]
        events.append(event(kind, on, rating=bad, due_on=due, unit_id=whose))
    without = life.standing(events)
    for each in events:
        if each.kind is EventKind.RATE:
            each.due_on = each.on + timedelta(days=study)
    now = life.standing(events)
    assert (now.replied_late, now.replied_in_time) == (
        without.replied_late,
        without.replied_in_time,
    )
    assert (now.shares.late, now.due_on, now.state) == (
        without.shares.late,
        without.due_on,
        without.state,
    )
    if now.studied:
        assert now.next_due is not None
        assert life.next_step(now) is EventKind.REDO


def test_every_state_is_left_by_a_verb_with_a_name_and_every_state_but_the_ends_leads_on():
    assert {kind for _, kind in NEXT} | {EventKind.TAKE_BACK} == set(EventKind)
    assert set(life.VERB) == set(EventKind)
    assert {state for state, _ in NEXT} | {State.ARCHIVED} == set(State)
    assert set(life.FIRST) == set(State)


@pytest.mark.parametrize(
    ("then", "state", "due"),
    [
        ([EventKind.GIVE_BACK], State.GIVEN_BACK, None),
        ([EventKind.GIVE_BACK, EventKind.INSIST], State.HANDLED, 30),
        ([EventKind.GIVE_BACK, EventKind.REASSIGN], State.FILED, None),
        ([EventKind.EXTEND], State.HANDLED, 50),
    ],
)
def test_what_a_unit_asks_for_is_decided(then, state, due):
    steps = [EventKind.RAISE, EventKind.FILE, EventKind.HAND_OVER, *then]
    days = {EventKind.HAND_OVER: 30, EventKind.EXTEND: 50}
    now = life.standing(
        event(kind, FIRST, due_on=FIRST + timedelta(days=days[kind]) if kind in days else None)
        for kind in steps
    )
    assert now.state is state
    assert now.next_due == (FIRST + timedelta(days=due) if due else None)
    assert now.due_on == FIRST + timedelta(days=due or 30)


def test_an_explanation_lets_a_paper_be_closed_though_nobody_is_satisfied():
    steps = [EventKind.RAISE, EventKind.FILE, EventKind.HAND_OVER, EventKind.REPLY]
    events = [event(kind, FIRST) for kind in steps]
    events.append(event(EventKind.RATE, FIRST, rating=Rating.DISSATISFIED))
    assert life.standing(events).state is State.AGAIN
    now = life.standing([*events, event(EventKind.EXPLAIN, FIRST)])
    assert (now.state, now.round, now.rating) == (State.ANSWERED, 1, Rating.DISSATISFIED)
    assert life.next_step(now) is EventKind.CLOSE


WAYS = {  # by which events a paper comes to each verb
    EventKind.MERGE: [],
    EventKind.RAISE: [],
    EventKind.SEND_BACK: [],
    EventKind.AS_LETTER: [],
    EventKind.REFUSE: [],
    EventKind.FILE: [],
    EventKind.HAND_OVER: [EventKind.FILE],
    EventKind.GIVE_BACK: [EventKind.FILE, EventKind.HAND_OVER],
    EventKind.REASSIGN: [EventKind.FILE, EventKind.HAND_OVER, EventKind.GIVE_BACK],
    EventKind.INSIST: [EventKind.FILE, EventKind.HAND_OVER, EventKind.GIVE_BACK],
    EventKind.EXTEND: [EventKind.FILE, EventKind.HAND_OVER],
    EventKind.REPLY: [EventKind.FILE, EventKind.HAND_OVER],
    EventKind.RATE: [EventKind.FILE, EventKind.HAND_OVER, EventKind.REPLY],
    EventKind.REDO: [EventKind.FILE, EventKind.HAND_OVER, EventKind.REPLY, EventKind.RATE],
    EventKind.EXPLAIN: [EventKind.FILE, EventKind.HAND_OVER, EventKind.REPLY, EventKind.RATE],
    EventKind.CLOSE: [EventKind.FILE, EventKind.HAND_OVER, EventKind.REPLY, EventKind.RATE],
    EventKind.WITHDRAW: [EventKind.FILE],
    EventKind.ASSIGN_ON: [EventKind.FILE, EventKind.HAND_OVER],
    EventKind.ARCHIVE: [
        EventKind.FILE,
        EventKind.HAND_OVER,
        EventKind.REPLY,
        EventKind.RATE,
        EventKind.CLOSE,
    ],
}


@pytest.mark.parametrize("kind", sorted(life.STEPS))
def test_a_step_done_twice_or_too_late_is_never_called_not_yet(kind):
    studied = kind in {EventKind.REDO, EventKind.EXPLAIN}
    rating = Rating.DISSATISFIED if studied else Rating.SATISFIED
    steps = [EventKind.RAISE, *WAYS[kind], *([] if kind is EventKind.RAISE else [kind])]
    events = [event(each, FIRST, rating=rating, due_on=TODAY) for each in steps]
    now = life.standing(events)
    assert now.odd == ()
    if kind not in life.allowed(now):
        with pytest.raises(NotAllowed, match=rf"已经于2026年1月5日{life.VERB[kind]}，不能再来一次"):
            life.require(now, kind, TODAY, TODAY)
    again = {EventKind.GIVE_BACK, EventKind.HAND_OVER} if kind is EventKind.REASSIGN else set()
    for before in {EventKind.RAISE, *WAYS[kind]} - life.allowed(now) - again:
        with pytest.raises(NotAllowed) as refused:
            life.require(now, before, TODAY, TODAY)
        assert "还不能" not in str(refused.value), (kind, before)
