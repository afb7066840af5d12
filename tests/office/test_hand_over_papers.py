"""What is printed when suggestions are handed over is gathered from the records."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.office import (
    co_opinions,
    groups,
    hand_over_list,
    hand_over_papers,
    suggestions,
    unit_side,
    units,
)
from tests import make
from tests.make import TODAY

ON = date(2026, 2, 3)


@pytest.fixture
def handed(store):
    """Three suggestions: 35 with a helper, 36 on the same day, 37 a day later."""
    lead = make.unit(store)
    with store.writing("单位") as session:
        helper = units.add(session, "县财政局")
    for number, on, beside in (("35", ON, [helper]), ("36", ON, []), ("37", date(2026, 2, 4), [])):
        paper = make.suggestion(store, number=number, title=f"关于{number}的建议")
        with store.writing("交办") as session:
            suggestions.hand_over(
                session,
                paper,
                lead_ids=[lead],
                co_ids=beside,
                on=on,
                today=TODAY,
                document_number="示人办函〔2026〕3号",
            )
        if number == "35":
            first = paper
    return first, lead, helper


def test_each_unit_has_a_slip_of_its_own(store, handed):
    paper, lead, helper = handed
    with store.reading() as session:
        found = dict(hand_over_papers.slips(session, paper, today=TODAY))
    assert (found[lead].role, found[lead].others) == ("主办", "县财政局协办")
    assert (found[helper].role, found[helper].others) == ("协办", "县交通运输局主办")
    assert found[lead].due_on == date(2026, 5, 6)
    assert "代表法" in found[lead].due_why
    assert found[lead].document_number == "示人办函〔2026〕3号"
    assert found[lead].classes == ("A", "B", "C")
    assert not found[helper].answers


def test_a_notice_holds_what_a_unit_was_handed_that_day(store, handed):
    paper, lead, helper = handed
    with store.reading() as session:
        found = dict(hand_over_papers.notices(session, paper, today=TODAY))
        later = hand_over_papers.notice(session, lead, date(2026, 2, 4))
        with pytest.raises(NotFound, match="2026年2月5日没有交办"):
            hand_over_papers.notice(session, lead, date(2026, 2, 5))
    assert [line.number for line in found[lead].lines] == ["35", "36"]
    assert [line.number for line in found[helper].lines] == ["35"]
    assert [line.number for line in later.lines] == ["37"]
    assert found[lead].session == "第一次会议"


def test_both_can_be_printed_again_when_the_reply_is_there(store, handed):
    paper, *_ = handed
    with store.writing("答复") as session:
        suggestions.reply(session, paper, on=TODAY, today=TODAY, reply_class="A")
    with store.reading() as session:
        assert len(hand_over_papers.slips(session, paper, today=TODAY)) == 2
        assert len(hand_over_papers.notices(session, paper, today=TODAY)) == 2


def test_before_it_is_handed_over_there_is_nothing_to_print(store):
    paper = make.suggestion(store)
    with store.reading() as session:
        for gather in (hand_over_papers.slips, hand_over_papers.notices):
            with pytest.raises(NotAllowed, match="请先交办"):
                gather(session, paper, today=TODAY)


def test_the_list_of_a_day_names_every_unit_and_who_watches(store, handed):
    paper = handed[0]
    with store.writing("督办") as session:
        group = groups.form(session, name="组", leader="李想", decided_on=ON, today=TODAY)
        groups.choose(session, group, paper, on=ON)
    with store.reading() as session:
        day = hand_over_list.handed_on(session, ON)
        found = hand_over_list.listed(session, day)
        (last,) = hand_over_list.handed_on(session)
        with pytest.raises(NotFound, match="2026年2月5日没有交办"):
            hand_over_list.handed_on(session, date(2026, 2, 5))
        assert hand_over_list.listed(session, [last]).rows[0].number == "37"
    assert [(row.number, row.co_units, row.watched_by) for row in found.rows] == [
        ("35", "县财政局", "李想"),
        ("36", "", ""),
    ]
    assert (found.on, found.session, found.rows[0].due_on) == (ON, "第一次会议", date(2026, 5, 6))


def test_a_letter_of_the_co_handler_is_blank_until_it_says_something(store, handed):
    paper, _, helper = handed

    def letter():
        with store.reading() as session:
            ((unit, found),) = co_opinions.letters(session, paper, today=TODAY)
        assert unit == helper
        return found

    said = {"unit_id": helper, "today": TODAY}
    assert (letter().body, letter().on, letter().to) == ((), None, "示例县交通运输局")
    with store.writing("无实质内容") as session:
        unit_side.co_opinion(session, paper, on=date(2026, 3, 1), hollow=True, **said)
    assert letter().body == ()
    with store.writing("协办意见") as session:
        unit_side.co_opinion(session, paper, on=date(2026, 3, 9), body="可以\n安排", **said)
    assert (letter().body, letter().on) == (("可以", "安排"), date(2026, 3, 9))


def test_without_a_co_handler_there_is_no_such_letter(store):
    paper = make.handed_over(store)
    with store.reading() as session, pytest.raises(NotAllowed, match="没有协办单位"):
        co_opinions.letters(session, paper, today=TODAY)
