"""What papers say is gathered from the records, whatever stage they are at."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.models import Rating
from npcdesk.office import offices, papers, return_codes, suggestion_ends, suggestions
from npcdesk.rules.return_code import return_code
from tests import make
from tests.make import TODAY


def reply(store, paper, on, **facts):
    facts = {"reply_class": "A", "document_number": "示交函〔2026〕18号"} | facts
    with store.writing("答复") as session:
        suggestions.reply(session, paper, on=on, today=TODAY, **facts)


def letter(store, paper):
    with store.reading() as session:
        return papers.reply_letter(session, paper, today=TODAY)


def form(store, paper):
    with store.reading() as session:
        return papers.feedback_form(session, paper, today=TODAY)


def test_nothing_is_printed_before_the_handing_over(store):
    paper = make.suggestion(store)
    for gather in (letter, form):
        with pytest.raises(NotAllowed, match="请先交办"):
            gather(store, paper)


def test_before_the_reply_the_letter_is_a_draft_of_today(store):
    draft = letter(store, make.handed_over(store))
    assert (draft.on, draft.document_number, draft.reply_class, draft.body) == (TODAY, "", "", ())
    assert draft.unit == "示例县交通运输局"
    assert (draft.congress, draft.session, draft.number) == (
        "示例县第十九届人民代表大会",
        "第一次会议",
        "35",
    )


def test_the_letter_says_the_newest_reply_and_the_form_its_round(store):
    paper = make.handed_over(store)
    reply(store, paper, date(2026, 4, 20), body="一、情况\n\n  已经办好。 ")
    first = form(store, paper)
    assert (first.round, first.reply_class, first.replied_on) == (1, "A", date(2026, 4, 20))
    with store.reading() as session:
        found = return_codes.find(session, first.return_code)
    assert (found.suggestion_id, found.awaited, found.problem) == (paper, True, "")
    assert first.return_by is not None
    with store.writing("评价") as session:
        suggestions.rate(
            session,
            paper,
            on=date(2026, 4, 25),
            today=TODAY,
            rating=Rating.DISSATISFIED,
            opinion="没有办",
        )
    assert form(store, paper).rated == "2026年4月25日不满意"
    make.asked_again(store, paper, date(2026, 4, 26))
    reply(store, paper, TODAY, document_number="示交函〔2026〕30号", body="这次真的办好了。")
    again = letter(store, paper)
    assert (again.document_number, again.on) == ("示交函〔2026〕30号", TODAY)
    assert again.body == ("这次真的办好了。",)
    assert form(store, paper).return_code.startswith("1901-35-2-")
    assert (form(store, paper).round, form(store, paper).rated) == (2, "")
    with store.reading() as session:
        assert "已经登记过" in return_codes.find(session, first.return_code).problem
        with pytest.raises(NotFound, match="不是本单位"):
            return_codes.find(session, return_code("another", 19, 1, "35", 1))


def test_a_form_that_goes_with_a_redo_is_of_the_next_round(store):
    paper = make.handed_over(store)
    reply(store, paper, date(2026, 4, 20))
    with store.writing("评价") as session:
        facts = {"on": date(2026, 4, 25), "today": TODAY}
        suggestions.rate(session, paper, rating=Rating.DISSATISFIED, opinion="没有办", **facts)
        suggestion_ends.redo(session, paper, **facts)
    again = form(store, paper)
    assert (again.round, again.replied_on, again.reply_class) == (2, None, "")


def test_a_paper_between_sessions_names_none(store):
    paper = make.handed_over(store, session_ordinal=0)
    assert letter(store, paper).session == ""
    assert form(store, paper).session == ""


def test_the_form_and_the_copies_are_as_the_pack_says(store):
    with store.writing("换规则包") as session:
        offices.use_pack(session, "shanghai")
    paper = make.handed_over(store)
    with store.reading() as session:
        form = papers.feedback_form(session, paper, today=TODAY)
        letter = papers.reply_letter(session, paper, today=TODAY)
    assert form.questions == ("办理结果", "办理态度")
    assert letter.copies == ("示例县人大常委会", "示例县人民政府办公室")


def test_the_form_tells_where_to_send_it(store):
    paper = make.handed_over(store)
    with store.writing("联系方式") as session:
        offices.amend(session, contact="陈工", phone="0571-8601000", address="人民路 1 号")
    assert (form(store, paper).address, form(store, paper).phone) == ("人民路 1 号", "0571-8601000")
