"""A write that touches much is looked through in parts, and the lists are as if it were little."""

from datetime import timedelta

import pytest
from sqlalchemy import text, update

from npcdesk.job import finish
from npcdesk.models import Opinion, Person, Station, Visit, VisitDelegate
from npcdesk.store import bulk, projection, windows
from tests import make
from tests.make import TODAY


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(windows, "MOST", 1)
    monkeypatch.setattr(windows, "AT_EASE", 1)


def much(store, room_kb=None):
    """Write what takes many parts: each visit is noted in some of three tables."""
    people = [make.delegate(store, f"周启{name}") for name in "明亮光辉"]
    with store.writing("导入") as session:
        if room_kb:
            session.info[bulk.ROOM] = room_kb
        session.add_all(places := [Station(name=f"{name}站") for name in "东西"])
        for at in range(7):
            day = TODAY - timedelta(days=40 * (at * 3 % 7))
            session.add(visit := Visit(station_id=places[at % 2].id, held_on=day, received=at))
            for who in people[: at % 4]:
                session.add(VisitDelegate(visit_id=visit.id, person_id=who, on=day))
            session.add(Opinion(visit_id=visit.id, words=f"第{at}盏路灯不亮"))


def right(store):
    with store.reading() as session:
        return finish(projection.differences(session)) == []


def indexes(store):
    with store.reading() as session:
        names = text("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index' ORDER BY 2")
        return session.execute(names).all()


def test_what_is_made_and_changed_in_many_parts_is_in_the_lists(store):
    much(store)
    assert right(store)
    for change in (
        update(Visit).values(station_id=Visit.id, received=9),
        update(VisitDelegate).values(person_id="0" * 32),
        update(Opinion).values(deleted=True),
        update(Station).values(name="新站"),
        update(Person).values(name="周明"),
    ):
        with store.writing("改") as session:
            session.execute(change)
        assert right(store)
        with store.reading() as session:
            assert len(windows.of(session, store.last_write().id)) > 1


@pytest.mark.parametrize("room_kb", [None, 2000])
def test_a_load_into_little_room_leaves_indexes_and_sums_as_ever(store, room_kb, monkeypatch):
    monkeypatch.setattr(bulk, "MANY", 2)
    monkeypatch.setattr(projection, "SORTED", 1)
    before = indexes(store)
    much(store, room_kb)
    assert right(store)
    assert indexes(store) == before
