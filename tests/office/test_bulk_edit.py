"""批量修改: told beforehand, written at once, taken back at once, and only what is one's own."""

import pytest

from npcdesk.errors import NotAllowed, NotFound
from npcdesk.job import finish
from npcdesk.models import Mandate, Person
from npcdesk.office import bulk_edit, delegates, roster, teams
from tests import make
from tests.make import TODAY


@pytest.fixture
def seats(store):
    """Three seats; the second and the third are one person's."""
    make.delegate(store, "王芳", party="群众")
    person = make.delegate(store, "李强", delegation="青石镇", party="中共党员")
    with store.writing("兼任") as session:
        draft = delegates.DelegateDraft("李强", level="township", delegation="沙河镇")
        delegates.add_mandate(session, person, draft)
    with store.reading() as session:
        return roster.ids(session, roster.Filter())


def change(store, seats, **to):
    with store.writing("批量修改") as session:
        return finish(bulk_edit.change(session, seats, to, today=TODAY))


def facts(store, seats, name):
    with store.reading() as session:
        some = bulk_edit.held(session, seats)
    return [each.facts[bulk_edit.FIELDS.index(name)] for each in some]


def test_what_it_would_do_is_told_then_done_and_taken_back_at_once(store, seats):
    to = {"delegation": "沙河镇", "station": "沙河镇代表之家", "publish": "voters"}
    before = [facts(store, seats, field) for field in to]
    with store.reading() as session:
        told = bulk_edit.preview(session, bulk_edit.held(session, seats), to)
    assert facts(store, seats, "publish") == [""] * 3
    assert (told.chosen, told.changed) == (3, 3)
    assert told.fields[0].before == (("沙河镇", 2), ("青石镇", 1))
    assert [each.changes for each in told.fields] == [1, 3, 3]
    assert change(store, seats, **to) == told
    assert [facts(store, seats, field) for field in to] == [[value] * 3 for value in to.values()]
    store.undo(store.last_write().id)
    assert [facts(store, seats, field) for field in to] == before


def test_a_group_takes_the_chosen_in_when_it_is_a_team(store, seats):
    with store.writing("成立小组") as session:
        team = teams.form(session, teams.Facts("第一小组"))
    assert change(store, seats, group="第二小组").joins == ""
    assert change(store, seats, group="第一小组").joins == "第一小组"
    with store.reading() as session:
        members = teams.members(session, team)
    assert {(each.name, each.from_on) for each in members} == {("王芳", TODAY), ("李强", TODAY)}


def test_of_others_and_of_what_is_ones_own_nothing_is_changed(store, seats):
    with store.writing("外单位") as session:
        other = Person(name="赵六", unit="330102009")
        session.add(other)
        session.flush()
        seat = Mandate(person_id=other.id, level="township", unit="330102009")
        session.add(seat)
        session.flush()
        theirs = seat.id
    with pytest.raises(NotAllowed, match="赵六这 1 名代表由330102009填写"):
        change(store, [*seats, theirs], party="群众")
    with pytest.raises(NotFound, match="有 1 名已经不在名册里"):
        change(store, [*seats, "gone"], party="群众")
    for to in ({}, {"name": "某某"}, {"publish": "所有人"}):
        with pytest.raises(NotAllowed):
            change(store, seats, **to)
    assert "中共党员" in facts(store, seats, "party")
