"""The year's ledgers say of each paper what its page says."""

from datetime import date

from npcdesk.models import Rating
from npcdesk.office import suggestions, year_books
from tests import make
from tests.make import TODAY


def test_a_day_for_the_second_reply_does_not_stand_beside_the_first_as_if_in_time(store):
    paper = make.handed_over(store)
    make.replied(store, paper, date(2026, 5, 5))
    said = {"on": date(2026, 5, 6), "today": TODAY, "opinion": "路没有修。"}
    with store.writing("评价") as session:
        suggestions.rate(session, paper, rating=Rating.DISSATISFIED, **said)
    told = row_of(store)
    assert (told["状态"], told["答复日期"]) == ("重新办理", "2026.5.5")
    assert told["答复期限"] == "2026.5.6"  # of that reply: nothing is asked of the unit yet
    make.asked_again(store, paper, TODAY)
    told = row_of(store)
    assert told["答复日期"] == "2026.5.5"
    assert told["答复期限"] == "2026.6.8（重办）"


def row_of(store):
    with store.reading() as session:
        first = year_books.year_book(session, 2026, today=TODAY)[0]
        (row,) = (row for chunk in first.chunks for row in chunk)
    return dict(zip([each.words for each in first.headings], row, strict=True))
