"""双评价: a year of three units, every figure worked by hand and led back to its suggestions."""

from dataclasses import replace
from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.models import ContactStage, EventKind, HandlerRole, Rating
from npcdesk.office import evaluation, quality, suggestions, unit_side
from npcdesk.rules import scoring
from npcdesk.rules.scoring import Part
from npcdesk.store import projection
from tests import make

TODAY = date(2026, 12, 1)
HANDED = date(2026, 3, 2)
BEFORE, AFTER = ContactStage.BEFORE, ContactStage.AFTER
FULL = {"代表性": 20, "前瞻性": 15, "针对性": 20, "明确具体": 20, "调研基础": 10, "推动作用": 15}


def do(store, verb, *args, **facts):
    with store.writing("办理") as session:
        return verb(session, *args, today=TODAY, **facts)


def handed(store, number, lead, co=()):
    paper = make.suggestion(store, title=f"第{number}件的建议", number=number)
    do(store, suggestions.hand_over, paper, lead_ids=[lead], co_ids=list(co), on=HANDED)
    return paper


def answered(store, number, lead, *, on=date(2026, 5, 6), reply_class="A", rating=None, met=()):
    paper = handed(store, number, lead)
    for stage in met:
        at = on if stage is AFTER else HANDED
        if stage is not AFTER:
            do(store, suggestions.contact, paper, stage=stage, how="走访", on=at)
    more = {"promised_on": TODAY, "matter": "修路"} if reply_class == "B" else {}
    more |= {"body": "资金没有着落。"} if reply_class == "C" else {}
    do(store, suggestions.reply, paper, reply_class=reply_class, on=on, **more)
    if AFTER in met:
        do(store, suggestions.contact, paper, stage=AFTER, how="走访", on=on)
    if rating:
        words = {"opinion": "没修"} if rating is Rating.DISSATISFIED else {}
        do(store, suggestions.rate, paper, rating=rating, on=on, **words)
    return paper


@pytest.fixture
def year(store):
    """Roads: one perfect and one late; water: one waiting; finance helps."""
    roads, water = make.unit(store, "县交通运输局"), make.unit(store, "县水利局")
    money = make.unit(store, "县财政局")
    good = answered(store, "1", roads, rating=Rating.SATISFIED, met=tuple(ContactStage))
    day = date(2026, 3, 6)
    late = answered(store, "2", roads, on=date(2026, 8, 3), reply_class="B", met=(BEFORE,))
    waits = handed(store, "3", water, co=[money])
    do(store, unit_side.receive, waits, unit_id=water, on=day)
    return {"roads": roads, "water": water, "money": money, "good": good, "late": late}


def ranked(store, today=TODAY):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        return evaluation.ranking(session, 2026, today=today)


def test_each_unit_is_scored_by_its_suggestions_and_each_point_is_theirs(store, year):
    roads, water, money = ranked(store).units
    # 签收 0/2, 面谈 (3+1)/6, 进程 1/2 (one late), 结果 1/2, 满意 1/1
    rates = [scoring.percent(roads.parts[part]) for part in Part]
    assert rates == ["0.0%", "66.7%", "50.0%", "50.0%", "100.0%"]
    assert (roads.name, roads.papers, roads.rank, water.rank) == ("县交通运输局", 2, 1, 0)
    assert scoring.tenths(roads.score) == "60.8"  # 0 + 13.33 + 10 + 12.5 + 25
    # signed for in time, not answered though its day is past: 10×100% + 20×0%, of 30
    assert [scoring.percent(water.parts[part]) for part in Part] == [
        "100.0%",
        "—",
        "0.0%",
        "—",
        "—",
    ]
    assert scoring.tenths(water.score) == "33.3"
    assert (money.papers, money.co_papers, money.score, money.rank) == (0, 1, None, 0)
    with store.reading() as session:
        behind = evaluation.trace(session, 2026, year["roads"], today=TODAY)
        assert evaluation.trace(session, 2026, year["money"], today=TODAY) == []
        assert evaluation.years(session, date(2027, 1, 1)) == [2027, 2026]
        assert evaluation.ranking(session, 2025, today=TODAY).units == ()
    assert [(each.number, scoring.tenths(each.score)) for each in behind] == [
        ("1", "90.0"),  # all but 签收
        ("2", "8.9"),  # a third of 面谈, of 75
    ]
    assert scoring.together(each.parts for each in behind) == roads.parts


def test_what_was_taken_back_or_has_time_left_costs_nothing(store, year):
    with store.reading() as session:
        events = suggestions.events(session, year["late"])
    reply = next(each.id for each in events if each.kind is EventKind.REPLY)
    do(store, suggestions.take_back, reply, reason="录错了")
    early = ranked(store, today=HANDED)
    roads = next(unit for unit in early.units if unit.id == year["roads"])
    assert [roads.parts[part].papers for part in Part] == [0, 1, 1, 1, 1]


def test_a_suggestion_handled_by_several_units_counts_for_each(store):
    first, other = make.unit(store, "县交通运输局"), make.unit(store, "县水利局")
    paper = make.suggestion(store, number="1")
    do(store, suggestions.hand_over, paper, lead_ids=[first, other], on=HANDED)
    assert [unit.papers for unit in ranked(store).units] == [1, 1]
    with store.reading() as session:
        roles = {part.role for part in unit_side.parts(session, paper)}
    assert roles == {HandlerRole.SEPARATE}


def test_an_own_scheme_holds_from_its_year_on(store, year):
    with store.reading() as session:
        shipped = evaluation.scheme(session, 2026)
    weights = dict.fromkeys(Part, 0) | {Part.RATING: 100}
    own = replace(
        shipped, handling=replace(shipped.handling, weights=weights, least_papers=1, least=60)
    )
    assert ranked(store).candidates() == ()
    with store.writing("评价办法") as session:
        evaluation.keep_scheme(session, 2026, own)
        evaluation.keep_scheme(session, 2027, shipped)
    scored = ranked(store)
    assert [unit.name for unit in scored.candidates()] == ["县交通运输局"]
    assert scored.units[0].score == 100
    with store.reading() as session:
        assert evaluation.scheme(session, 2025) == shipped
        assert evaluation.scheme(session, 2028) == shipped
    with pytest.raises(NotAllowed, match="年份"), store.writing("评价办法") as session:
        evaluation.keep_scheme(session, 26, own)


def test_marks_are_given_seen_taken_back_and_make_candidates(store, year):
    good, late = year["good"], year["late"]
    first = do(store, quality.mark, good, FULL, by="王评委", on=TODAY)
    do(store, quality.mark, good, FULL | {"代表性": 10}, by="李评委", on=TODAY, body="好")
    do(store, quality.mark, late, FULL, by="王评委", on=TODAY)  # B, no rating: no candidate
    with store.reading() as session:
        (found,) = quality.candidates(session, 2026, today=TODAY)
        assert quality.count(session, 2026, today=TODAY, only=quality.Only.TO_DO) == 1
    assert (found.id, found.quality) == (good, 95)
    assert scoring.tenths(found.paper.score) == "90.0"
    for bad, said in (
        ({"by": "王评委"}, "已经"),
        ({"by": " "}, "评分人"),
        ({"on": date(2027, 1, 1)}, "日期"),
        ({"given": FULL | {"代表性": 21}}, "满分 20"),
        ({"given": {"代表性": 2}}, "每一项"),
    ):
        facts = {"given": FULL, "by": "赵评委", "on": TODAY} | bad
        with pytest.raises(NotAllowed, match=said):
            do(store, quality.mark, good, **facts)
    with pytest.raises(NotAllowed, match="理由"):
        do(store, quality.take_back, first, reason="", on=TODAY)
    do(store, quality.take_back, first, reason="录错了", on=TODAY)
    with pytest.raises(NotAllowed, match="已经更正"):
        do(store, quality.take_back, first, reason="录错了", on=TODAY)
    with pytest.raises(NotFound):
        do(store, quality.take_back, "无", reason="录错了", on=TODAY)
    with store.reading() as session:
        kept = quality.marks(session, good)
        assert [(each.by, each.taken_back) for each in kept] == [
            ("王评委", "录错了"),
            ("李评委", ""),
        ]
        assert [each.quality for each in quality.candidates(session, 2026, today=TODAY)] == [90]
    do(store, quality.mark, good, FULL, by="王评委", on=TODAY)
