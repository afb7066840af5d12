"""A 交办会: hundreds of suggestions in one write, judged row by row before."""

from datetime import date

import pytest
import sqlalchemy as sa

from npcdesk.errors import NotAllowed
from npcdesk.job import finish
from npcdesk.models import Handler, HandlerRole, HandlingUnit
from npcdesk.office import assignments, handing_over, suggestion_list, suggestions
from npcdesk.office.handing_over import Order
from npcdesk.rules.assignment import AssignedRow
from npcdesk.rules.suggestion_life import State
from npcdesk.store import projection
from tests import make
from tests.make import TODAY

ON = date(2026, 2, 3)
WATER, ROADS = "县水利局", "县交通运输局"


@pytest.fixture
def papers(store):
    return [make.suggestion(store, title=f"关于{n}的建议", number=str(n)) for n in (7, 8, 9)]


def planned(store, *rows, new_units=False):
    with store.reading() as session:
        return assignments.plan(session, rows, on=ON, today=TODAY, new_units=new_units)


def test_many_are_handed_over_as_one_is(store, papers):
    lead, co = make.unit(store, ROADS), make.unit(store, "县财政局")
    with store.writing("交办") as session:
        due = suggestions.hand_over(
            session, papers[0], lead_ids=[lead], co_ids=[co], on=ON, today=TODAY
        )
    with store.writing("交办会") as session:
        orders = [Order(papers[1], (lead,), (co,)), Order(papers[2], (lead, co), jointly=True)]
        dues = handing_over.hand_over_all(session, orders, on=ON, today=TODAY, meeting="交办会")
    assert dues == [due, due]
    with store.reading() as session:
        one, two, three = (suggestion_list.paper(session, each, TODAY) for each in papers)
        assert one.parts == two.parts
        assert two.history[0].how == "交办会"
        assert [part.role for part in three.parts] == [HandlerRole.LEAD] * 2
        assert three.line.lead_unit == f"{ROADS}、县财政局"
        assert finish(projection.differences(session)) == []


def test_a_list_is_judged_row_by_row_and_what_is_right_is_written(store, papers):
    make.unit(store, WATER)
    rows = [
        AssignedRow(2, (WATER,), number="7"),
        AssignedRow(3, ("县水务局",), number="8"),
        AssignedRow(4, ("水利",), title="关于9的建议"),
        AssignedRow(5, (), number="8"),
        AssignedRow(6, (WATER,), (WATER,), number="8"),
        AssignedRow(7, (WATER,), number="7", session="十九届一次"),
        AssignedRow(8, (WATER,), number="70"),
    ]
    found = planned(store, *rows)
    said = [each.problem for each in found]
    assert [bool(problem) for problem in said] == [False, True, False, True, True, True, True]
    assert "是县水利局吗" in said[1]
    assert "主办" in said[3]
    assert "既主办又协办" in said[4]
    assert "第 2 行是同一件" in said[5]
    assert "70" in said[6]
    with store.writing("交办会") as session:
        assert assignments.apply(session, found, on=ON, today=TODAY) == 2
    with store.reading() as session:
        states = [suggestions.standing(session, each).state for each in papers]
    assert states == [State.HANDLED, State.FILED, State.HANDLED]
    assert "已经于2026年2月3日交办" in planned(store, rows[0])[0].problem
    with store.writing("交办会") as session, pytest.raises(NotAllowed):
        assignments.apply(session, found, on=ON, today=TODAY)


def test_new_units_are_entered_with_the_write_and_only_where_that_is_wanted(store, papers):
    rows = [AssignedRow(n, ("县城管局", "县公安局"), number=str(n)) for n in (7, 8)]
    assert planned(store, *rows)[0].problem
    found = planned(store, *rows, new_units=True)
    assert found[0].new_units == ("县城管局", "县公安局")
    assert found[0].way == "分办"
    with store.writing("交办会") as session:
        assignments.apply(session, found, on=ON, today=TODAY)
    with store.reading() as session:
        assert session.execute(sa.select(sa.func.count()).select_from(HandlingUnit)).scalar() == 2
        roles = session.execute(sa.select(Handler.role)).scalars().all()
    assert set(roles) == {HandlerRole.SEPARATE}
    assert len(roles) == 4
    assert len(papers) == 3


def test_what_waits_is_listed_by_number_with_whom_the_delegate_wants(store, papers):
    with store.reading() as session:
        lines = assignments.waiting(session)
        assert [line.number for line in lines] == ["7", "8", "9"]
        assert [line.id for line in assignments.waiting(session, papers[1:])] == papers[1:]
