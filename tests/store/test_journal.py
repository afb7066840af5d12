"""Every write is one undo; what a later write rests on is not taken away under it."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.models import Person
from npcdesk.office import delegates, roster, suggestion_list, suggestions, units
from npcdesk.rules.suggestion_life import State
from npcdesk.store import journal, projection
from tests import make
from tests.make import TODAY


def state(store, paper):
    with store.reading() as session:
        return suggestion_list.paper(session, paper, TODAY).line.state


def test_an_undone_step_leaves_the_paper_as_it_was(store):
    paper = make.suggestion(store)
    unit = make.unit(store)
    with store.writing("交办第35号") as session:
        suggestions.hand_over(session, paper, lead_ids=[unit], on=date(2026, 2, 3), today=TODAY)
    assert state(store, paper) is State.HANDLED
    assert store.undo(store.last_write().id) == "交办第35号"
    assert state(store, paper) is State.FILED
    with store.reading() as session:
        assert finish(projection.differences(session)) == []


def test_an_undo_brings_back_what_was_written_over(store):
    who = make.delegate(store, "周启明", phone="13800000001")
    with store.writing("改电话") as session:
        session.get(Person, who).phone = "13900000002"
    store.undo(store.last_write().id)
    with store.reading() as session:
        assert session.get(Person, who).phone == "13800000001"


def test_what_later_writes_changed_is_not_undone_before_them(store):
    who = make.delegate(store, "周启明")
    first = store.last_write().id
    with store.writing("改单位") as session:
        session.get(Person, who).work_unit = "沙河镇中学"
    with pytest.raises(NotAllowed, match="改单位"):
        store.undo(first)
    store.undo(store.last_write().id)
    store.undo(first)
    with store.reading() as session:
        assert roster.count(session, roster.Filter()) == 0


def test_nothing_is_undone_twice(store):
    make.unit(store)
    write = store.last_write().id
    store.undo(write)
    with pytest.raises(NotFound):
        store.undo(write)


def test_an_empty_write_leaves_no_trace(store):
    before = store.last_write().id
    heard = []
    store.on_write(heard.append)
    with store.writing("什么也没做"):
        pass
    assert store.last_write().id == before
    assert heard == []


def test_listeners_hear_which_tables_were_touched(store):
    heard = []
    store.on_write(heard.append)
    make.delegate(store, "周启明")
    assert heard == [frozenset({"person", "mandate"})]


def test_only_the_newest_writes_are_kept(store, monkeypatch):
    monkeypatch.setattr(journal, "KEPT_WRITES", 5)
    for number in range(9):
        make.unit(store, f"县第{number}局")
    with store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM written")).scalar_one() == 5
        assert len(units.lines(session, "")) == 9


def test_a_record_is_put_away_and_never_removed(store):
    who = make.delegate(store, "周启明")
    with pytest.raises(IntegrityError, match="never deleted"), store.writing("删除") as session:
        session.execute(text("DELETE FROM person WHERE id = :who"), {"who": who})
    with store.writing("移走") as session:
        delegates.put_away(session, delegates.named(session, "周启明").mandate_id)
    with store.reading() as session:
        assert session.get(Person, who).deleted
        assert roster.count(session, roster.Filter()) == 0
