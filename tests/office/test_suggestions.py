"""One life of a suggestion, step by step, and every wrong step refused in words."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import ContactStage, EventKind, Rating, Suggestion
from npcdesk.office import offices, raising, suggestion_list, suggestions
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make
from tests.make import TODAY


def state(store, paper):
    with store.reading() as session:
        return suggestion_list.paper(session, paper, TODAY).line.state


def test_one_whole_life(store):
    paper = make.suggestion(store)
    lead, co = make.unit(store), make.unit(store, "县财政局")
    assert state(store, paper) is State.FILED
    with store.writing("交办") as session:
        due = suggestions.hand_over(
            session, paper, lead_ids=[lead], co_ids=[co], on=date(2026, 2, 3), today=TODAY
        )
    assert (due.nominal, due.on) == (date(2026, 5, 3), date(2026, 5, 6))
    assert "代表法" in due.why
    with store.writing("面商") as session:
        suggestions.contact(
            session,
            paper,
            on=date(2026, 3, 12),
            today=TODAY,
            stage=ContactStage.BEFORE,
            how="走访",
        )
    with store.writing("答复") as session:
        suggestions.reply(session, paper, on=date(2026, 4, 20), today=TODAY, reply_class="A")
    assert state(store, paper) is State.ANSWERED
    with store.writing("评价") as session:
        again = suggestions.rate(
            session,
            paper,
            on=date(2026, 4, 25),
            today=TODAY,
            rating=Rating.DISSATISFIED,
            opinion="护栏没有装",
        )
    assert state(store, paper) is State.AGAIN
    assert again is not None
    make.asked_again(store, paper, date(2026, 4, 27))
    with store.writing("再答复") as session:
        suggestions.reply(session, paper, on=date(2026, 5, 5), today=TODAY, reply_class="A")
        suggestions.rate(session, paper, on=date(2026, 5, 6), today=TODAY, rating=Rating.SATISFIED)
        suggestions.close(session, paper, on=date(2026, 5, 6), today=TODAY)
    assert state(store, paper) is State.CLOSED
    with store.reading() as session:
        whole = suggestion_list.paper(session, paper, TODAY)
        assert whole.line.round == 2
        assert whole.line.lead_unit == "县交通运输局"
        assert whole.line.co_units == "县财政局"
        assert [line.kind for line in whole.history][:3] == [
            EventKind.CLOSE,
            EventKind.RATE,
            EventKind.REPLY,
        ]
        assert finish(projection.differences(session)) == []


def test_wide_matters_have_six_months(store):
    paper = make.suggestion(store)
    with store.reading() as session:
        due = suggestions.reply_due(session, paper, date(2026, 3, 5), longest=True)
    assert (due.nominal, due.on) == (date(2026, 9, 5), date(2026, 9, 7))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (
            lambda s, p: suggestions.reply(s, p, on=TODAY, today=TODAY, reply_class="A"),
            "现在是“待交办”，还不能登记答复。请先交办。",
        ),
        (
            lambda s, p: suggestions.rate(s, p, on=TODAY, today=TODAY, rating=Rating.SATISFIED),
            "还不能登记评价",
        ),
        (lambda s, p: suggestions.close(s, p, on=TODAY, today=TODAY), "还不能办结"),
        (
            lambda s, p: suggestions.hand_over(s, p, lead_ids=[], on=TODAY, today=TODAY),
            "请选主办单位",
        ),
        (
            lambda s, p: suggestions.hand_over(
                s, p, lead_ids=["x"], on=date(2026, 1, 1), today=TODAY
            ),
            "在上一步（2026年1月27日）之前",
        ),
        (
            lambda s, p: suggestions.hand_over(
                s, p, lead_ids=["x"], on=date(2099, 1, 1), today=TODAY
            ),
            "还没有到",
        ),
    ],
)
def test_wrong_steps_are_refused_in_words(store, step, words):
    paper = make.suggestion(store)
    with pytest.raises(NotAllowed, match=words), store.writing("不该成") as session:
        step(session, paper)
    assert state(store, paper) is State.FILED


def test_dissatisfied_needs_a_reason(store):
    paper = make.handed_over(store)
    with store.writing("答复") as session:
        suggestions.reply(
            session, paper, on=TODAY, today=TODAY, reply_class="C", body="资金没有着落。"
        )
    with pytest.raises(NotAllowed, match="具体意见"), store.writing("评价") as session:
        suggestions.rate(session, paper, on=TODAY, today=TODAY, rating=Rating.DISSATISFIED)


def test_the_second_question_is_kept_where_the_rules_ask_it(store):
    paper = make.handed_over(store)
    facts = {"on": TODAY, "today": TODAY, "rating": Rating.SATISFIED}
    with store.writing("答复") as session:
        suggestions.reply(session, paper, on=TODAY, today=TODAY, reply_class="A")
    with pytest.raises(NotAllowed, match="不分办理态度"), store.writing("评价") as session:
        suggestions.rate(session, paper, attitude=Rating.MOSTLY, **facts)
    with store.writing("换规则包") as session:
        offices.use_pack(session, "shanghai")
        session.get_one(Suggestion, paper).pack_code = "shanghai"
    with pytest.raises(NotAllowed, match="具体意见"), store.writing("评价") as session:
        suggestions.rate(session, paper, attitude=Rating.DISSATISFIED, **facts)
    with store.writing("评价") as session:
        again = suggestions.rate(
            session, paper, attitude=Rating.DISSATISFIED, opinion="说话不算数", **facts
        )
    assert again is None  # the result alone opens another round
    with store.reading() as session:
        told = suggestion_list.paper(session, paper, TODAY).history[0]
    assert (told.rating, told.attitude) == ("satisfied", "dissatisfied")


def test_a_promise_needs_its_day(store):
    paper = make.handed_over(store)
    with pytest.raises(NotAllowed, match="承诺日期"), store.writing("答复") as session:
        suggestions.reply(session, paper, on=TODAY, today=TODAY, reply_class="B")


def test_a_step_is_taken_back_with_a_reason_and_stays_told(store):
    paper = make.handed_over(store)
    with store.reading() as session:
        handed = next(
            event
            for event in suggestions.events(session, paper)
            if event.kind is EventKind.HAND_OVER
        ).id
    with pytest.raises(NotAllowed, match="理由"), store.writing("更正") as session:
        suggestions.take_back(session, handed, reason=" ", today=TODAY)
    with store.writing("更正") as session:
        suggestions.take_back(session, handed, reason="单位选错了", today=TODAY)
    assert state(store, paper) is State.FILED
    with store.reading() as session:
        history = suggestion_list.paper(session, paper, TODAY).history
    assert [line.taken_back for line in history if line.id == handed] == ["单位选错了"]


def test_what_later_steps_rest_on_is_not_taken_back(store):
    paper = make.handed_over(store)
    with store.writing("答复") as session:
        suggestions.reply(session, paper, on=TODAY, today=TODAY, reply_class="A")
        handed = next(
            event
            for event in suggestions.events(session, paper)
            if event.kind is EventKind.HAND_OVER
        ).id
    with pytest.raises(NotAllowed, match="先更正后面的"), store.writing("更正") as session:
        suggestions.take_back(session, handed, reason="错了", today=TODAY)


def test_the_toast_takes_the_last_write_back(store):
    paper = make.suggestion(store)
    lead = make.unit(store)
    with store.writing("交办第35号") as session:
        suggestions.hand_over(session, paper, lead_ids=[lead], on=TODAY, today=TODAY)
    written = store.last_write()
    assert written.what == "交办第35号"
    assert store.undo(written.id) == "交办第35号"
    assert state(store, paper) is State.FILED


def test_numbers_run_on_within_a_session(store):
    make.suggestion(store, number="第３５号")
    with store.reading() as session:
        assert raising.next_number(session, 19, 1) == "36"
        assert raising.next_number(session, 19, 2) == "1"
