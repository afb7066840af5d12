"""换届: the old term ends as a whole, who continues goes on, and one 撤销 takes it all back."""

from datetime import date

import pytest

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.office import delegates, mandate_events, new_term, offices, roster, roster_import
from npcdesk.office.new_term import Turn
from npcdesk.rules.drafts import DelegateDraft, RosterSheet
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

SAID = Turn(20, on=date(2026, 4, 30), elected_on=date(2026, 4, 20), opened_on=date(2026, 5, 1))


@pytest.fixture
def county(store):
    for name, place, number in (
        ("周启明", "沙河镇", "1"),
        ("王芳", "青石镇", "2"),
        ("丁一", "", "3"),
    ):
        make.delegate(store, name, delegation=place, delegate_number=number, group="第一小组")
    with store.writing("上级代表") as session:
        zhou = delegates.named(session, "周启明").id
        delegates.add_mandate(session, zhou, DelegateDraft("周启明", level="city"))
    return store


def told(store, **wanted):
    with store.reading() as session:
        assert finish(projection.differences(session)) == []
        lines = roster.lines(session, roster.Filter(**wanted), year=2026)
        return sorted((x.name, x.level, x.status, x.delegation) for x in lines)


BEFORE = [
    ("丁一", "county", "in_office", ""),
    ("周启明", "city", "in_office", ""),
    ("周启明", "county", "in_office", "沙河镇"),
    ("王芳", "county", "in_office", "青石镇"),
]


def test_those_ticked_go_on_all_others_end_and_one_undo_takes_it_back(county):
    with county.reading() as session:
        held = {each.name: each.id for each in new_term.holders(session)}
    with county.writing("换届") as session:
        done = new_term.turn(session, SAID, {held["周启明"]}, today=TODAY)
    assert (done.ended, done.continued) == (3, 1)
    assert told(county, term="now") == [
        ("周启明", "city", "in_office", ""),
        ("周启明", "county", "in_office", "沙河镇"),
    ]
    assert {line[2] for line in told(county, term="19")} == {"ended"}
    with county.reading() as session:
        assert offices.here(session).term == 20
        assert roster.former_terms(session) == [19]
        file = delegates.file(session, delegates.named(session, "周启明").mandate_id, TODAY)
        assert (file.draft.terms_served, file.draft.elected_on) == ("2", "2026-04-20")
        assert (file.draft.group, file.draft.delegate_number) == ("第一小组", "")
        (step,) = mandate_events.history(session, held["王芳"])
        assert (step.kind, step.on) == ("expired", SAID.on)
    county.undo(county.last_write().id)
    assert told(county) == BEFORE
    with county.reading() as session:
        assert offices.here(session).term == 19


def test_the_new_roster_says_who_continues_and_what_it_leaves_out_is_carried(county):
    rows = (
        DelegateDraft("周启明", row=2, delegate_number="11"),
        DelegateDraft("新来的", row=3, delegation="青石镇"),
    )
    sheet = RosterSheet("新名册.xlsx", "Sheet1", 1, (), rows, rows_seen=2)
    with county.reading() as session:
        plan = finish(new_term.plan(session, sheet))
    with county.writing("换届") as session:
        done = finish(new_term.turn_with(session, SAID, plan, today=TODAY))
    assert (done.ended, done.continued, done.new) == (3, 1, 1)
    assert told(county, term="now") == [
        ("周启明", "city", "in_office", ""),
        ("周启明", "county", "in_office", "沙河镇"),
        ("新来的", "county", "in_office", "青石镇"),
    ]
    with county.reading() as session:  # the roster of the new term is known from now on
        again = finish(roster_import.plan(session, sheet))
        assert [row.action for row in again.rows] == ["same", "same"]


def test_a_term_that_is_not_the_next_or_a_day_to_come_is_refused(county):
    for said, words in (
        (Turn(22, TODAY), "下一届是第二十届"),
        (Turn(20, date(2026, 12, 1)), "还没有到"),
    ):
        with county.writing("换届") as session, pytest.raises(NotAllowed, match=words):
            new_term.turn(session, said, (), today=TODAY)
    assert told(county) == BEFORE
