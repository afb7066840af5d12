"""分办: two units answer one suggestion, each its own part, by the verbs."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import EventKind, Rating
from npcdesk.office import (
    evaluation,
    letters,
    papers,
    promise_list,
    suggestion_ends,
    suggestion_list,
    suggestions,
    today,
    unit_lists,
    unit_side,
    urging,
)
from npcdesk.office.next_actor import next_actor
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

ROADS, POLICE, FIRE = "县交通运输局", "县公安局", "县消防救援大队"
HANDED, FIRST, SECOND = date(2026, 2, 3), date(2026, 4, 8), date(2026, 4, 2)


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, **({"today": TODAY} | facts))


def shown(store, paper_id):
    with store.reading() as session:
        return suggestion_list.paper(session, paper_id, TODAY)


@pytest.fixture
def divided(store):
    """A suggestion that roads and police answer apart, and the ids of both."""
    paper_id = make.suggestion(store)
    both = [make.unit(store, ROADS), make.unit(store, POLICE)]
    do(store, suggestions.hand_over, paper_id, lead_ids=both, on=HANDED)
    return paper_id, *both


def replied(store, paper_id, unit, on, reply_class="A", **facts):
    facts |= {"promised_on": date(2026, 12, 1), "matter": "装灯"} if reply_class == "B" else {}
    facts = {"body": "资金没有着落。"} | facts if reply_class == "C" else facts
    deed = suggestions.reply
    return do(store, deed, paper_id, unit_id=unit, on=on, reply_class=reply_class, **facts)


def sound(store):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []


def test_it_is_answered_when_both_units_have_and_each_reply_is_kept(store, divided):
    paper_id, roads, police = divided
    with pytest.raises(NotAllowed, match="选是哪个单位的答复"):
        replied(store, paper_id, None, FIRST)
    assert replied(store, paper_id, roads, FIRST, document_number="交函〔2026〕1号") is None
    with pytest.raises(NotAllowed, match="已经答复"):
        replied(store, paper_id, roads, FIRST)
    half = shown(store, paper_id)
    assert (half.line.state, half.line.reply_class, half.line.owing) == (State.HANDLED, "", POLICE)
    assert next_actor(half) == f"{POLICE}：签收，面商，答复代表"
    assert half.next_due == half.line.reply_due
    sound(store)
    with store.reading() as session:
        (task,) = today.today(session, TODAY).tasks
        assert f"{POLICE}（2 家分办，还差 1 家）" in task.why
        assert len(urging.urge_slip(session, paper_id, today=TODAY).units) == 1
        lists = [urging.urge_list(session, unit, today=TODAY).lines for unit in (ROADS, POLICE)]
        assert [len(each) for each in lists] == [0, 1]
    due = replied(store, paper_id, police, SECOND, "B")  # dated before the one entered before it
    whole = shown(store, paper_id)
    assert (whole.line.state, whole.line.reply_class) == (State.ANSWERED, "B")
    assert (whole.line.replied_on, due is not None) == (FIRST, True)
    parts = {part.unit: (part.replied_on, part.reply_class) for part in whole.parts}
    assert parts == {ROADS: (FIRST, "A"), POLICE: (SECOND, "B")}
    with store.reading() as session:
        form = papers.feedback_form(session, paper_id, today=TODAY)
        assert (form.reply_class, form.round) == ("B", 1)
        promised = promise_list.Filter(suggestion_id=paper_id)
        assert [x.matter for x in promise_list.lines(session, promised, today=TODAY)] == ["装灯"]
    sound(store)


def test_each_reply_has_its_letter_and_reaches_each_by_itself(store, divided):
    paper_id, roads, police = divided
    replied(store, paper_id, roads, FIRST, document_number="交函〔2026〕1号")
    with store.reading() as session:
        (lead,) = [x for x in letters.recipients(session, paper_id) if x.role == "领衔"]
        with pytest.raises(NotAllowed, match=f"{ROADS}、{POLICE}"):
            papers.reply_letter(session, paper_id, today=TODAY)
    facts = {"how": "邮寄", "on": FIRST}
    do(store, letters.deliver, paper_id, lead.id, unit_id=roads, **facts)
    replied(store, paper_id, police, FIRST, "C", document_number="公函〔2026〕7号")
    with pytest.raises(NotAllowed, match="选送达的是哪个单位的"):
        do(store, letters.deliver, paper_id, lead.id, **facts)
    with store.reading() as session:
        known = [x for x in letters.recipients(session, paper_id) if x.role == "领衔"]
        assert {x.unit: x.on for x in known} == {ROADS: FIRST, POLICE: None}
        made = [papers.reply_letter(session, paper_id, today=TODAY, unit_id=u) for u in divided[1:]]
    assert [(x.unit[-3:], x.reply_class, x.document_number) for x in made] == [
        ("运输局", "A", "交函〔2026〕1号"),
        ("公安局", "C", "公函〔2026〕7号"),
    ]


def test_a_part_taken_back_brings_back_that_part_alone_and_another_round_all(store, divided):
    paper_id, roads, police = divided
    for unit in (roads, police):
        replied(store, paper_id, unit, FIRST)
    of_roads = next(e for e in shown(store, paper_id).history if e.unit == ROADS)
    do(store, suggestions.take_back, of_roads.id, reason="录错了")
    assert shown(store, paper_id).line.owing == ROADS
    replied(store, paper_id, None, FIRST)  # the only one that is awaited
    say = {"on": date(2026, 4, 20), "rating": Rating.DISSATISFIED, "opinion": "没有修。"}
    do(store, suggestions.rate, paper_id, **say)
    again = shown(store, paper_id)
    assert (again.line.state, again.line.owing) == (State.AGAIN, "")
    with pytest.raises(NotAllowed, match="请先要求重办"):
        replied(store, paper_id, police, date(2026, 5, 4))
    do(store, suggestion_ends.redo, paper_id, on=date(2026, 4, 21))
    assert shown(store, paper_id).line.owing == f"{ROADS}、{POLICE}"
    replied(store, paper_id, police, date(2026, 5, 4))
    assert shown(store, paper_id).line.owing == ROADS
    assert EventKind.RATE not in shown(store, paper_id).allowed
    sound(store)


def test_only_the_unit_that_is_asked_again_answers_again_and_the_weakest_part_counts(
    store, divided
):
    paper_id, roads, police = divided
    replied(store, paper_id, roads, FIRST)
    replied(store, paper_id, police, FIRST, "B")
    say = {"on": date(2026, 4, 20), "rating": Rating.DISSATISFIED, "opinion": "灯没有装。"}
    do(store, suggestions.rate, paper_id, **say)
    again = {"on": date(2026, 4, 21)}
    fire = make.unit(store, FIRE)
    with pytest.raises(NotAllowed, match="没有分给这个单位"):
        do(store, suggestion_ends.redo, paper_id, unit_ids=[fire], **again)
    do(store, suggestion_ends.redo, paper_id, unit_ids=[police], **again)
    asked = shown(store, paper_id)
    assert (asked.line.state, asked.line.owing) == (State.AGAIN, POLICE)
    assert next_actor(asked) == f"{POLICE}：面商，答复代表"
    assert asked.history[0].unit == POLICE
    with store.reading() as session:
        in_hand = {line.name: line.answering for line in unit_lists.in_hand(session, TODAY)}
        assert in_hand == {POLICE: 1}
        assert urging.leads(session, paper_id, today=TODAY) == (POLICE,)
        promised = promise_list.Filter(suggestion_id=paper_id)
        assert promise_list.lines(session, promised, today=TODAY)
    sound(store)
    with pytest.raises(NotAllowed, match="已经答复"):
        replied(store, paper_id, roads, date(2026, 5, 4))
    replied(store, paper_id, None, date(2026, 5, 4), "C")
    whole = shown(store, paper_id)
    assert (whole.line.state, whole.line.reply_class) == (State.ANSWERED, "C")
    parts = {part.unit: (part.replied_on, part.reply_class) for part in whole.parts}
    assert parts == {ROADS: (FIRST, "A"), POLICE: (date(2026, 5, 4), "C")}
    sound(store)


def test_each_reply_is_public_or_kept_back_for_itself(store, divided):
    paper_id, roads, police = divided
    replied(store, paper_id, roads, FIRST)
    on = {"on": date(2026, 4, 9)}
    do(store, letters.disclose, paper_id, "closed", reason="涉及个人隐私", **on)  # the only reply
    replied(store, paper_id, police, SECOND)
    with pytest.raises(NotAllowed, match="有 2 个单位的答复"):
        do(store, letters.publish, paper_id, where="县政府网站", agreed=True, **on)
    with pytest.raises(NotAllowed, match="不予公开"):
        do(store, letters.publish, paper_id, where="县政府网站", unit_id=roads, agreed=True, **on)
    web = {"where": "县政府网站", "unit_id": police, "agreed": True}
    do(store, letters.publish, paper_id, **web, **on)
    with store.reading() as session:
        told = {
            x.unit: (x.disclosure, x.published_on) for x in letters.publicity(session, paper_id)
        }
        assert told == {ROADS: ("closed", None), POLICE: ("", on["on"])}
        said = [
            papers.reply_letter(session, paper_id, today=TODAY, unit_id=unit).disclosure
            for unit in (roads, police)
        ]
        assert said == ["此件不予公开", "此件公开发布"]
    do(store, suggestions.rate, paper_id, **on, rating=Rating.DISSATISFIED, opinion="灯没装。")
    do(store, suggestion_ends.redo, paper_id, **on, unit_ids=[police])
    replied(store, paper_id, police, date(2026, 4, 20))
    with store.reading() as session:  # of the new letter nothing is said yet
        told = {
            x.unit: (x.disclosure, x.published_on) for x in letters.publicity(session, paper_id)
        }
    assert told == {ROADS: ("closed", None), POLICE: ("", None)}
    sound(store)


def test_what_one_unit_gives_back_leaves_the_reply_of_the_other(store, divided):
    paper_id, roads, police = divided
    replied(store, paper_id, roads, date(2026, 2, 5))
    when = {"on": date(2026, 2, 6)}
    do(store, unit_side.give_back, paper_id, unit_id=police, reason="不归我们管。", **when)
    do(store, unit_side.reassign, paper_id, **when)
    units = [roads, make.unit(store, FIRE)]
    do(store, suggestions.hand_over, paper_id, lead_ids=units, **when)
    assert shown(store, paper_id).line.owing == FIRE
    replied(store, paper_id, units[1], date(2026, 3, 6))
    assert shown(store, paper_id).line.state is State.ANSWERED
    sound(store)


def test_each_unit_is_scored_by_its_own_reply(store, divided):
    paper_id, roads, police = divided
    replied(store, paper_id, roads, FIRST)
    on = {"today": date(2026, 6, 1)}
    with store.reading() as session:
        of = {u: evaluation.trace(session, 2026, u, **on)[0].facts for u in (roads, police)}
        told = [(f.answered, f.reply_class, f.late) for f in of.values()]
        assert told == [(True, "A", False), (False, "", True)]
        scores = {u.id: u.parts for u in evaluation.ranking(session, 2026, **on).units}
        assert scores[roads] != scores[police]
    replied(store, paper_id, police, SECOND, "C")
    with store.reading() as session:
        both = [evaluation.trace(session, 2026, u, **on)[0] for u in (roads, police)]
        told = [(x.replied_on, x.facts.reply_class) for x in both]
        assert told == [(FIRST, "A"), (SECOND, "C")]
