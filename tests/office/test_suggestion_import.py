"""Past years come in with their lives as far as the sheet tells them."""

from dataclasses import replace
from datetime import date

from npcdesk.job import finish
from npcdesk.models import EventKind
from npcdesk.office import (
    group_boards,
    offices,
    suggestion_import,
    suggestion_list,
    suggestion_names,
    units,
)
from npcdesk.office.roster_import import Action
from npcdesk.office.suggestion_list import Filter
from npcdesk.rules.drafts import Problem, SheetColumn, SuggestionDraft, SuggestionSheet
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

WHOLE = SuggestionDraft(
    title="关于修缮沙河桥的建议",
    row=2,
    number="12",
    lead="周启明",
    co_signers=("王芳",),
    category="城建环保",
    session="十八届三次",
    raised_on=date(2024, 1, 10),
    lead_unit="县交通运输局",
    co_units=("县财政局", "沙河镇人民政府"),
    handed_on=date(2024, 2, 1),
    replied_on=date(2024, 4, 20),
    reply_class="B",
    rating="mostly",
    key=True,
    origin="调研",
)


def sheet(*drafts, problems=()):
    return SuggestionSheet("建议.xlsx", "Sheet1", 1, (), drafts, problems, rows_seen=len(drafts))


def planned(store, *drafts, problems=()):
    with store.reading() as session:
        return finish(suggestion_import.plan(session, sheet(*drafts, problems=problems)))


def bring_in(store, *drafts):
    plan = planned(store, *drafts)
    with store.writing("导入建议") as session:
        return finish(suggestion_import.apply(session, plan, today=TODAY))


def paper(store, number):
    with store.reading() as session:
        return suggestion_list.paper(session, suggestion_names.named(session, number).id, TODAY)


def test_a_whole_row_becomes_a_whole_life(store):
    make.delegate(store, "周启明")
    plan = planned(store, WHOLE)
    assert plan.new_units == ("县交通运输局", "县财政局", "沙河镇人民政府")
    assert plan.unknown_signers == ("王芳",)
    assert bring_in(store, WHOLE) == 1
    found = paper(store, "12")
    line = found.line
    assert (line.state, line.session, line.reply_class) == (State.CLOSED, "十八届三次", "B")
    assert (line.rating, line.key, line.signers) == ("mostly", True, 2)
    assert (line.handed_on, line.replied_on) == (date(2024, 2, 1), date(2024, 4, 20))
    assert line.co_units == "县财政局、沙河镇人民政府"
    assert (found.origin, found.lead_id != "", found.co_signers) == ("research", True, ("王芳",))
    with store.reading() as session:
        assert [board.name for board in group_boards.boards(session, TODAY)] == [
            "十八届三次重点督办"
        ]
        assert (18, 3) in {(s.term, s.session) for s in offices.sessions(session)}
        assert finish(projection.differences(session)) == []


def test_a_title_alone_is_enough(store):
    assert bring_in(store, SuggestionDraft(title="关于某事的建议", row=2)) == 1
    with store.reading() as session:
        (line,) = suggestion_list.lines(session, Filter(), today=TODAY)
    assert (line.state, line.lead, line.number) == (State.DRAFT, "", "")


def test_the_life_ends_where_the_sheet_does(store):
    rows = {
        State.FILED: {"number": "1"},
        State.HANDLED: {"number": "2", "lead_unit": "县水利局", "handed_on": date(2026, 3, 1)},
        State.ANSWERED: {"number": "3", "lead_unit": "县水利局", "reply_class": "A"},
        State.AGAIN: {"number": "4", "lead_unit": "县水利局", "rating": "dissatisfied"},
        State.CLOSED: {"number": "5", "lead_unit": "县水利局", "rating": "satisfied"},
    }
    drafts = [
        SuggestionDraft(title=f"关于{n}的建议", row=n, **facts)
        for n, facts in enumerate(rows.values(), start=2)
    ]
    bring_in(store, *drafts)
    for state, facts in rows.items():
        found = paper(store, facts["number"])
        assert found.line.state is state
        assert not any(step.odd for step in found.history)
        assert found.history[-1].kind is EventKind.RAISE


def test_the_same_sheet_again_is_known_by_number_or_by_title_and_lead(store):
    untitled = SuggestionDraft(title="关于某事的建议", row=3, lead="王芳")
    bring_in(store, WHOLE, untitled)
    again = planned(store, WHOLE, untitled, SuggestionDraft(title="关于某事的建议", lead="李四"))
    assert again.counts == {Action.SAME: 2, Action.NEW: 1}


def test_a_grave_problem_keeps_its_row_out_and_one_import_is_one_undo(store):
    grave = Problem(3, "标题", "B3", "", "没有标题，请补上。")
    plan = planned(store, WHOLE, SuggestionDraft(title="", row=3), problems=(grave,))
    assert plan.counts == {Action.NEW: 1, Action.REFUSED: 1}
    bring_in(store, WHOLE)
    store.undo(store.last_write().id)
    with store.reading() as session:
        assert suggestion_list.count(session, Filter(), TODAY) == 0
        assert units.lines(session, "") == []


def test_a_reply_that_is_still_awaited_has_its_due_day(store):
    waits = SuggestionDraft(
        title="关于等的建议",
        row=2,
        number="9",
        session="19-1",
        lead_unit="县水利局",
        handed_on=date(2026, 2, 3),
    )
    bring_in(store, waits, WHOLE)
    found = paper(store, "9")
    assert (found.line.reply_due, found.line.days_left) == (date(2026, 5, 6), 0)
    assert "代表法" in found.due_why
    assert paper(store, "12").line.days_left is None


def test_what_says_no_reason_is_taken_in_and_counted(store):
    drafts = [
        replace(WHOLE, row=at, number=str(at), title=f"关于第{at}座桥的建议", reply_class=letter)
        for at, letter in enumerate("ABCC", 2)
    ]
    assert planned(store, *drafts).unexplained == 2
    assert bring_in(store, *drafts) == 4
    assert planned(store, *drafts).unexplained == 0  # known already


def test_what_was_asked_and_answered_comes_in_and_is_found(store):
    told = replace(
        WHOLE, body="桥面塌了一块。\n请尽快修。", reply_body="资金没有落实。", reply_class="C"
    )
    assert planned(store, told).unexplained == 0
    bring_in(store, told)
    found = paper(store, "12")
    assert found.body == "桥面塌了一块。\n请尽快修。"
    assert [s.body for s in found.history if s.kind is EventKind.REPLY] == ["资金没有落实。"]
    with store.reading() as session:
        (line,) = suggestion_list.lines(session, Filter(text="塌了"), today=TODAY)
        assert line.number == "12"
        assert finish(projection.differences(session)) == []


LAST = replace(
    WHOLE, session="", raised_on=date(2025, 1, 10), handed_on=None, replied_on=None, reply_class=""
)


def test_where_rows_go_that_name_no_session_is_said(store):
    with store.writing("会议") as session:
        offices.open_session(session, term=19, ordinal=1, opened_on=date(2026, 1, 7))
    later = replace(LAST, row=3, number="13", title="关于路灯的建议", raised_on=date(2026, 1, 9))
    plan = planned(store, LAST, later)
    assert [(row.term, row.session) for row in plan.rows] == [(19, 1), (19, 1)]
    assert plan.session_said == (
        "没有届次一列，2 件都记到十九届一次会议；那次会议在2026年，有 1 件的日期在2025年，请核对。"
    )
    assert planned(store, later).session_said == "没有届次一列，1 件都记到十九届一次会议。"
    assert planned(store, WHOLE).session_said == ""


def test_rows_that_name_no_session_go_to_the_one_that_is_given(store):
    with store.reading() as session:
        found = sheet(LAST, replace(WHOLE, row=3))
        plan = finish(suggestion_import.plan(session, found, (18, 4)))
    assert [(row.term, row.session) for row in plan.rows] == [(18, 4), (18, 3)]
    assert plan.session_said == "没有届次一列，1 件都记到十八届四次会议。"


def test_a_session_that_nobody_understands_is_told_with_where_the_row_goes(store):
    heading = SheetColumn("C", "届次", "session")
    found = replace(sheet(replace(WHOLE, session="去年那次")), columns=(heading,))
    with store.reading() as session:
        plan = finish(suggestion_import.plan(session, found))
    (doubt,) = plan.sheet.problems
    assert (doubt.cell, doubt.grave) == ("C2", False)
    assert doubt.text == "没认出“去年那次”是哪次会议，记到十九届一次会议，请核对。"


def test_a_paper_without_its_day_is_raised_on_the_first_day_of_its_row(store):
    handed = replace(WHOLE, raised_on=None)
    bare = SuggestionDraft(title="关于某事的建议", row=3, number="13", session="十八届三次")
    assert planned(store, WHOLE).days_said == ""
    assert planned(store, handed, bare).days_said == (
        "1 件没有提出日期，按交办那天（没有的按答复那天）算作提出。"
        "1 件一个日期也没有，按导入那天登记提出，不进按年的统计，请补上。"
    )
    bring_in(store, handed, bare)
    assert paper(store, "12").line.raised_on == date(2024, 2, 1)
    assert paper(store, "13").line.raised_on is None


def test_each_row_that_says_no_reason_is_told(store):
    told = planned(store, replace(WHOLE, reply_class="C")).sheet.problems
    assert [(each.row, each.grave, "没有写原因" in each.text) for each in told] == [
        (2, False, True)
    ]
    assert planned(store, replace(WHOLE, reply_class="C", reply_body="没钱。")).sheet.problems == ()
    unhanded = planned(store, replace(WHOLE, reply_class="C", lead_unit=""))
    assert (unhanded.unexplained, unhanded.sheet.problems) == (0, ())
