"""The laws of figures: lists as long as the counts say, shares sum to 100, order is nothing."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import ContactStage, Rating
from npcdesk.office import (
    promises,
    statistics,
    suggestion_history,
    suggestion_import,
    suggestion_list,
    suggestions,
)
from npcdesk.office.statistics import Scope
from npcdesk.rules.drafts import SuggestionDraft, SuggestionSheet
from tests import make
from tests.make import TODAY
from tests.office.queries_of_figures import picks

DRAFTS = st.lists(
    st.builds(
        SuggestionDraft,
        title=st.uuids().map(str),
        number=st.sampled_from(["", "1", "2", "3"]),
        category=st.sampled_from(["", "教科文卫", "其他"]),
        session=st.sampled_from(["十九届一次", "十九届闭会", "十八届五次"]),
        raised_on=st.sampled_from([None, date(2025, 1, 9), date(2026, 1, 9)]),
        lead_unit=st.sampled_from(["", "县住建局", "县卫健局"]),
        unit_kind=st.sampled_from(["", "政府部门"]),
        replied_on=st.none() | st.just(date(2026, 3, 1)),
        reply_class=st.sampled_from(["", "A", "B", "C"]),
        rating=st.sampled_from(["", "satisfied", "mostly", "dissatisfied"]),
        origin=st.sampled_from(["", "调研", "接待群众"]),
    ),
    max_size=25,
)
SCOPES = (Scope(), Scope(term=19, session=0), Scope(unit_id=statistics.NOBODY))


def imported(store, drafts, check):
    """Import a list, ask, and take it back."""
    sheet = SuggestionSheet("建议.xlsx", "清单", 1, (), tuple(drafts))
    with store.reading() as session:
        planned = finish(suggestion_import.plan(session, sheet))
    with store.writing("导入建议") as session:
        finish(suggestion_import.apply(session, planned, today=TODAY))
    with store.reading() as session:
        asked = [statistics.suggestions(session, scope, today=TODAY) for scope in SCOPES]
        answer = [check(session, found) for found in asked]
    if drafts:
        store.undo(store.last_write().id)
    return answer


def held(session, found):
    """Hold figures to their laws; return what is printed of them."""
    for pick, count in picks(found).items():
        ids = statistics.ids(session, pick)
        assert len(ids) == len(set(ids)) == count, pick
    for division in found.partitions:
        assert sum(part.count for part in division.parts) == division.whole
        if division.whole:
            shares = [float(part.share.rstrip("%")) for part in division.parts]
            assert round(sum(shares), 6) == 100.0, division
    whole = statistics.ids(session, found.pick)
    for rate in found.rates:
        hit, inside = (statistics.ids(session, pick) for pick in (rate.hit, rate.inside))
        assert set(hit) <= set(inside) <= set(whole)
    told = [(rate.name, rate.numerator, rate.printed) for rate in found.rates]
    divided = [[(p.label, p.count, p.share) for p in d.parts] for d in found.partitions]
    return found.total, told, divided


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drafts=DRAFTS)
def test_lists_are_as_long_as_told_and_the_order_of_rows_is_nothing(store, drafts):
    shuffled = random.Random(7).sample(drafts, len(drafts))
    assert imported(store, drafts, held) == imported(store, shuffled, held)


def test_what_heads_of_units_wrote_is_counted_once_any_was_entered(store):
    first = make.handed_over(store)
    make.handed_over(store, title="关于路灯的建议", number="36")

    def rate():
        with store.reading() as session:
            found = statistics.suggestions(session, Scope(), today=TODAY).rate("instructed")
            ids = [len(statistics.ids(session, pick)) for pick in (found.hit, found.inside)]
        assert ids == [found.numerator, found.denominator]
        return found.printed

    assert rate() == "—"
    on = {"on": date(2026, 2, 5), "today": TODAY}
    with pytest.raises(NotAllowed, match="谁批办"), store.writing("批办") as session:
        suggestions.instruct(session, first, signed_by=" ", **on)
    with pytest.raises(NotAllowed, match="还是“待交办”"), store.writing("批办") as session:
        suggestions.instruct(session, first, signed_by="局长", on=date(2026, 1, 28), today=TODAY)
    with store.writing("批办") as session:
        suggestions.instruct(session, first, signed_by="局长 王建国", body="请办公室牵头", **on)
    assert rate() == "50.0%"
    with store.reading() as session:
        line = suggestion_list.paper(session, first, TODAY).history[0]
    assert "批办人：局长 王建国" in suggestion_history.in_words(line)
    store.undo(store.last_write().id)
    assert rate() == "—"


def test_one_paper_is_counted_from_its_raising_to_todays_class(store):
    paper = make.handed_over(store)

    def rates():
        with store.reading() as session:
            found = statistics.suggestions(session, Scope(term=19, session=1), today=TODAY)
        return {rate.name: rate.printed for rate in found.rates} | {"total": found.total}

    assert rates()["concluded"] == "0.0%"
    assert rates()["solved"] == rates()["satisfied"] == "—"
    assert rates()["on_time"] == "0.0%"  # of all that were handed over, answered or not
    when = {"on": date(2026, 3, 2), "today": TODAY}
    with store.writing("答复") as session:
        suggestions.contact(session, paper, stage=ContactStage.BEFORE, how="走访", **when)
        suggestions.reply(
            session,
            paper,
            reply_class="B",
            signed_by="局长",
            promised_on=date(2026, 12, 1),
            matter="修桥",
            **when,
        )
        suggestions.rate(session, paper, rating=Rating.SATISFIED, **when)
    found = rates()
    assert (found["concluded"], found["on_time"], found["met"]) == ("100.0%",) * 3
    assert (found["solved"], found["solved_now"], found["satisfied_first"]) == (
        "0.0%",
        "0.0%",
        "100.0%",
    )
    with store.writing("改类别") as session:
        promises.reclass(
            session, paper, reply_class="A", reason="修好了", approved_by="主任会议", **when
        )
    assert (rates()["solved"], rates()["solved_now"]) == ("0.0%", "100.0%")
    with store.writing("归档") as session:
        suggestions.close(session, paper, **when)
    assert rates()["total"] == 1
